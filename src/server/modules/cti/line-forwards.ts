import { AsnCtiLineOpenStatus } from "../../../modules/cti/cti.js";
import { RequestError, Turns } from "../../kernel/index.js";
import type { DeviceId, Forward, ForwardMode } from "../../pbx/index.js";
import type { KnownLine } from "./line-book.js";
import { details, otherForwards } from "./pbx-work.js";
import type { Switchboard } from "./switchboard.js";

const { lineStatusOpen, lineStatusOpenNoPhoneConnected } = AsnCtiLineOpenStatus.values;

/** Forwards of a line. */
const most = 32;
/** Characters of a destination. */
const longest = 64;
/** Milliseconds that a PBX may take to change the forwards of a device. After that, the next change of that device begins. */
export const forwardPatience = 15_000;

/** How often a change begins anew, because the forwards are others by then. */
const mostAttempts = 5;

/** A device of a PBX. */
export interface ForwardingDevice {
  /** The name of the PBX. */
  readonly pbx: string;
  readonly device: DeviceId;
}

/** The forwards that the PBXs of this server have for lines. */
export class LineForwards {
  readonly #board: Pick<Switchboard, "ask" | "book" | "linkOf" | "links">;
  /** Each change begins with what the one before has left. */
  readonly #turns = new Turns();
  readonly #patience: number;

  constructor(
    board: Pick<Switchboard, "ask" | "book" | "linkOf" | "links">,
    patience = forwardPatience,
  ) {
    this.#board = board;
    this.#patience = patience;
  }

  /** Whether this server has any PBX. */
  get arePossible(): boolean {
    return this.#board.links.length > 0;
  }

  /** The lines of a user, the first one first. */
  linesOf(user: number): readonly KnownLine[] {
    return this.#board.book.linesOf(user);
  }

  /** Whether a line can be forwarded in a way now. */
  can(line: KnownLine, mode: ForwardMode): boolean {
    const link = this.#board.linkOf(line);
    if (link?.device(line.lineId)?.forwardModes?.includes(mode) !== true) return false;
    return link.can(line.lineId)("setForwarding");
  }

  /** A number as the PBX of a line dials it; undefined if it is none that begins with + and the country. */
  destination(line: KnownLine, number: string): string | undefined {
    if (number.length > longest || !/^\+[\d ()/.-]+$/.test(number)) return undefined;
    return this.#board.book.location(line).numbers.dialable(number);
  }

  /**
   * What is set at a device: `gone` if the PBX has no such line any more, undefined as long as that is not known here, or another server has
   * the link to the PBX.
   */
  of({ pbx, device }: ForwardingDevice): readonly Forward[] | "gone" | undefined {
    const link = this.#board.linkOf({ source: pbx });
    if (link?.isKnown !== true || !link.isOpen) return undefined;
    const state = link.line(device);
    if (state === undefined) return "gone";
    const isSeen = [lineStatusOpen, lineStatusOpenNoPhoneConnected].includes(state.status as 2 | 3);
    return isSeen ? state.forwards : undefined;
  }

  /**
   * Changes the forwards of a device, one change after the other.
   * @param next Gets those that are set, and says which are to be; undefined to leave them.
   * @throws RequestError if the PBX cannot, does not answer in time, or there are too many; what `next` throws.
   */
  change(
    { pbx, device }: ForwardingDevice,
    next: (
      forwards: readonly Forward[],
    ) => readonly Forward[] | undefined | Promise<readonly Forward[] | undefined>,
  ): Promise<void> {
    return this.#turns.run(JSON.stringify([pbx, device]), async () => {
      const link = this.#board.linkOf({ source: pbx });
      if (link === undefined) throw new RequestError(details.failed, "There is no such PBX");
      for (let attempt = 1; ; attempt++) {
        const present = link.line(device)?.forwards ?? [];
        const forwards = await next(present);
        if (forwards === undefined) return;
        if (forwards.length > most) throw new RequestError(details.failed, "Too many forwards");
        const was = JSON.stringify(present);
        try {
          await this.#inTime(this.#board.ask(link, "setForwarding", { device, forwards }, { was }));
          return;
        } catch (error) {
          // Clients of another server change them too.
          if (!isOther(error) || attempt === mostAttempts) throw error;
        }
      }
    });
  }

  /** What a driver never answers must not hold up whatever comes after it. */
  async #inTime(work: Promise<void>): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      const error = new RequestError(details.failed, "The PBX does not answer");
      timer = setTimeout(() => reject(error), this.#patience).unref();
    });
    try {
      await Promise.race([work, late]);
    } finally {
      clearTimeout(timer);
    }
  }
}

function isOther(error: unknown): boolean {
  return error instanceof RequestError && error.message === otherForwards;
}
