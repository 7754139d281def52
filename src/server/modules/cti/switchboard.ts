import type { RoseLog } from "../../../rose/index.js";
import { RequestError, RequestErrorDetail, type UserPrincipal } from "../../kernel/index.js";
import {
  PbxError,
  type Device,
  type DeviceId,
  type PbxDriver,
  type PbxServices,
  type ServiceName,
} from "../../pbx/index.js";
import type { LineEvents } from "./events.js";
import { limits } from "./limits.js";
import type { KnownLine, LineBook } from "./line-book.js";
import type { LiveCall } from "./live-call.js";
import { LiveCalls } from "./live-calls.js";
import { PbxLink, type LineState } from "./pbx-link.js";
import type { VirtualLines } from "./virtual-lines.js";

/** Details of the errors of this module (manual line 27396). */
export const details = { failed: 1, denied: 2, unknown: 3 } as const;

/** A PBX of the server. */
export interface ConnectedPbx {
  /** The name of the source that its lines have. */
  readonly name: string;
  /** What connects the server with it. */
  readonly driver: PbxDriver;
}

/** What {@link Switchboard} depends on. */
export interface SwitchboardParts {
  readonly book: LineBook;
  readonly events: LineEvents;
  readonly virtual: VirtualLines;
  readonly clock: () => Date;
  readonly log: RoseLog;
  /** What is known of a line besides its calls is another. */
  readonly line: (line: KnownLine, link: PbxLink, before: LineState, after: LineState) => void;
  readonly agent: (link: PbxLink, device: DeviceId, group: DeviceId) => void;
  /** Makes devices of a PBX known. It does not fail. */
  readonly devices: (link: PbxLink, devices: readonly Device[]) => Promise<void>;
  /** There are other devices, or they can do something else than before. */
  readonly changed: () => void;
  readonly answered: (call: LiveCall, line: KnownLine) => void;
  readonly ended: (call: LiveCall, line: KnownLine) => void;
}

/** All PBXs of the server, with the lines and calls on them, for operations of clients. */
export class Switchboard {
  readonly book: LineBook;
  readonly calls: LiveCalls;
  readonly links: readonly PbxLink[];
  /** The addresses of lines that clients have chosen, by the key of the line. */
  readonly addresses = new Map<string, number>();
  readonly #byName = new Map<string, PbxLink>();
  readonly #virtual: VirtualLines;
  readonly #log: RoseLog;

  constructor(pbxs: readonly ConnectedPbx[], parts: SwitchboardParts) {
    const { book, events, clock, log } = parts;
    this.book = book;
    this.#log = log;
    this.#virtual = parts.virtual;
    this.calls = new LiveCalls({
      book,
      tell: (line, news) => events.calls(line, news),
      answered: parts.answered,
      ended: parts.ended,
    });
    this.links = pbxs.map(
      ({ name, driver }) =>
        new PbxLink({
          ...{ name, driver, clock, log },
          calls: (link, change) => this.calls.follow(link, change),
          line: (link, device, before, after) => {
            const line = book.ofDevice(name, device);
            if (line !== undefined) parts.line(line, link, before, after);
          },
          agent: parts.agent,
          devices: parts.devices,
          changed: parts.changed,
        }),
    );
    for (const link of this.links) this.#byName.set(link.name, link);
  }

  /** Connects all PBXs, several at a time. One that fails, or takes its time, does not keep the others from it. */
  async open(): Promise<void> {
    const waiting = this.links.values();
    const openOthers = async (): Promise<void> => {
      for (const link of waiting) {
        try {
          await link.open();
        } catch (err) {
          this.#log.error({ pbx: link.name, err }, "a PBX cannot be connected");
        }
      }
    };
    await Promise.all(Array.from({ length: limits.pbxsAtATime }, openOthers));
  }

  async close(): Promise<void> {
    for (const link of this.links) {
      try {
        await link.close();
      } catch (err) {
        this.#log.error({ pbx: link.name, err }, "a PBX cannot be closed");
      }
    }
  }

  /** The PBX of a line, if it has one here. */
  linkOf({ source }: Pick<KnownLine, "source">): PbxLink | undefined {
    return this.#byName.get(source);
  }

  stateOf(line: KnownLine): LineState {
    return this.linkOf(line)?.line(line.lineId) ?? this.#virtual.state(line);
  }

  /** @throws RequestError for a line that is not there, or of which the caller may see nothing. */
  requireSeen(principal: UserPrincipal, text: string): { line: KnownLine; seen: number } {
    const line = this.#requireLine(principal, text);
    const seen = this.book.seen(principal, line);
    if (seen === 0) throw denied();
    return { line, seen };
  }

  /** @throws RequestError for a line that is not there, that is not the caller's, or that has no PBX. */
  requireOwn(principal: UserPrincipal, text: string): { line: KnownLine; link: PbxLink } {
    const line = this.#requireLine(principal, text);
    if (!this.book.mayControl(principal, line)) throw denied();
    return { line, link: this.requireLink(line) };
  }

  /** @throws RequestError for a line whose calls the caller may not redirect. */
  requireRedirected(principal: UserPrincipal, text: string): { line: KnownLine; link: PbxLink } {
    const line = this.#requireLine(principal, text);
    if (!this.book.mayTake(principal, line, "set-redirections")) throw denied();
    return { line, link: this.requireLink(line) };
  }

  /** @throws RequestError for a line that no PBX serves. */
  requireLink(line: KnownLine): PbxLink {
    const link = this.linkOf(line);
    if (link?.device(line.lineId) !== undefined) return link;
    throw new RequestError(details.failed, "There is no PBX that has this line");
  }

  /**
   * A call of a line of the caller.
   * @param may Says whether the caller may, if not the caller has to own the line.
   * @param feature The bit of EnumCallFeatures that the call must have.
   * @throws RequestError
   */
  requireCall(
    principal: UserPrincipal,
    id: string,
    feature: number,
    may: (line: KnownLine) => boolean = (line) => this.book.mayControl(principal, line),
  ): { call: LiveCall; line: KnownLine } {
    const call = this.calls.find(id);
    const line = call && this.calls.lineOf(call);
    if (call === undefined || line === undefined) throw unknownCall();
    // Whoever may see nothing of a line does not learn which calls it has.
    if (!may(line)) throw this.book.seen(principal, line) === 0 ? unknownCall() : denied();
    const { iFeatures = 0 } = call.shown?.info ?? {};
    if (feature !== 0 && (iFeatures & feature) === 0) {
      throw new RequestError(details.failed, "The call is in a state in which that cannot be done");
    }
    return { call, line };
  }

  /** Asks the PBX for a service. @throws RequestError if it has not, or it fails. */
  async ask<Name extends ServiceName>(
    { driver, name }: PbxLink,
    service: Name,
    argument: Parameters<PbxServices[Name]>[0],
  ): Promise<Awaited<ReturnType<PbxServices[Name]>>> {
    const work = driver.services[service] as ((given: unknown) => unknown) | undefined;
    if (work === undefined) throw new RequestError(details.failed, "The PBX cannot do that");
    try {
      const result = await work.call(driver.services, argument);
      return result as Awaited<ReturnType<PbxServices[Name]>>;
    } catch (error) {
      throw this.#refusal(error, name, service);
    }
  }

  #refusal(error: unknown, pbx: string, service: string): unknown {
    if (!(error instanceof PbxError)) {
      this.#log.error({ pbx, service, err: error }, "a service of a PBX failed");
      return new RequestError(details.failed, "The PBX has failed", { cause: error });
    }
    const { code, message, cause } = error;
    if (code === "notAllowed") return new RequestError(details.denied, message, { cause });
    if (code === "unknownDevice") return new RequestError(details.unknown, message, { cause });
    return new RequestError(details.failed, message, { cause });
  }

  #requireLine(principal: UserPrincipal, text: string): KnownLine {
    const line = this.book.find(text, principal.user.id);
    if (line === undefined) throw new RequestError(details.unknown, "There is no such line");
    return line;
  }
}

export function denied(): RequestError {
  return new RequestError(RequestErrorDetail.accessDenied, "Not allowed for this line");
}

export function unknownCall(): RequestError {
  return new RequestError(RequestErrorDetail.notFound, "There is no such call");
}
