import { FramingError } from "../../rose/index.js";
import type { Framer } from "../../rose/index.js";
import type { WireProtocol } from "../wire-protocol.js";
import { beginsMessage } from "./boundary.js";
import type { Receiver } from "./half.js";

/** What one direction of a connection says. */
export interface Listener {
  /** A message is complete: its text if it is in JSON, without what stands in front of it. */
  message(bytes: Uint8Array, isJson: boolean, time: number | undefined): void;
  /** Messages are lost. It is told once the next message has been found, or nothing more comes. */
  lost(loss: Loss, time: number | undefined): void;
  /** From here on, it cannot be read any more. */
  encrypted(time: number | undefined): void;
}

/** Messages that cannot be found. */
export interface Loss {
  /** Octets that are not there. */
  readonly missing: number;
  /** Octets that belong to no message that is whole. */
  readonly skipped: number;
  /** The first of them, or a few. */
  readonly first: Uint8Array;
  readonly reason: string | undefined;
}

const nothing = Buffer.alloc(0);
/** Octets of a loss that are kept to be shown: enough to see what it might be. */
const MOST_FIRST = 16;

/** Cuts one direction of a connection into messages, and finds the next one where some are lost. */
export class Cutter implements Receiver {
  readonly #protocol: WireProtocol;
  readonly #listener: Listener;
  readonly #framer: Framer;
  /** Octets that the framer has been given since it began. */
  #fed = 0;
  /** While the next message is looked for: the last octets, if they may be its first. */
  #window: Buffer | undefined;
  #missing = 0;
  #skipped = 0;
  #first: Uint8Array = nothing;
  #reason: string | undefined;
  #over = false;
  /** When the last octets came. */
  #time: number | undefined;

  /**
   * @param middle Whether the capture began in the middle of the connection.
   * @param maxFrameBytes Octets of a message.
   */
  constructor(protocol: WireProtocol, listener: Listener, middle: boolean, maxFrameBytes?: number) {
    this.#protocol = protocol;
    this.#listener = listener;
    this.#framer = protocol.framer(maxFrameBytes);
    if (middle) this.#window = nothing;
  }

  /** Octets of memory that are held. */
  get held(): number {
    return this.#framer.capacity + (this.#window?.length ?? 0);
  }

  octets(data: Uint8Array, time: number | undefined): void {
    this.#time = time;
    let rest: Uint8Array | undefined = data;
    while (rest !== undefined && !this.#over) {
      rest = this.#window === undefined ? this.#feed(rest, time) : this.#find(this.#window, rest);
    }
  }

  gap(octets: number): void {
    if (this.#over) return;
    this.#missing += octets;
    this.#search();
  }

  /** What is there of a message is too much to be held. */
  giveUp(reason: string): void {
    if (this.#over) return;
    this.#reason ??= reason;
    this.#search();
  }

  /** Nothing more comes. */
  end(): void {
    if (this.#over) return;
    this.#search();
    this.#tellLost();
    this.#stop();
  }

  /** @returns What is left when no message begins where one should. */
  #feed(data: Uint8Array, time: number | undefined): Uint8Array | undefined {
    const before = this.#fed;
    this.#framer.push(data);
    this.#fed += data.length;
    try {
      while (this.#framer.next()) {
        const { bytes, start, end, kind } = this.#framer;
        this.#listener.message(bytes.subarray(start, end), kind === "json", time);
      }
      return undefined;
    } catch (error) {
      if (!(error instanceof FramingError)) throw error;
      const at = Math.max(0, error.offset - before);
      if (isTls(data, at)) {
        this.#listener.encrypted(time);
        this.#stop();
        return undefined;
      }
      this.#reason ??= error.message.replace(/ \(octet \d+\)/, "");
      this.#search();
      // Where nothing could begin, nothing is looked for again.
      const past = error.offset < before ? 0 : at + 1;
      this.#skip(data.subarray(at, past));
      return data.subarray(past);
    }
  }

  /** @returns What begins with a message; undefined if none has been found yet. */
  #find(window: Buffer, data: Uint8Array): Uint8Array | undefined {
    const octets = window.length === 0 ? data : Buffer.concat([window, data]);
    const { name, framing } = this.#protocol;
    for (let p = 0; p < octets.length; p++) {
      const guess = beginsMessage(octets, p, name, framing);
      if (guess === "no") continue;
      this.#skip(octets.subarray(0, p));
      if (guess === "more") {
        // The chunk that it is in would be kept with it.
        this.#window = Buffer.from(octets.subarray(p));
        return undefined;
      }
      this.#window = undefined;
      this.#tellLost();
      return octets.subarray(p);
    }
    this.#skip(octets);
    this.#window = nothing;
    return undefined;
  }

  /** Begins to look for the next message; what is there of the one before belongs to none. */
  #search(): void {
    this.#skip(this.#window ?? this.#framer.partial);
    this.#window = nothing;
    this.#framer.restart(this.#framer.maxFrameBytes, 0);
    this.#fed = 0;
  }

  /** These octets belong to no message. */
  #skip(octets: Uint8Array): void {
    const room = MOST_FIRST - this.#first.length;
    if (room > 0) this.#first = Buffer.concat([this.#first, octets.subarray(0, room)]);
    this.#skipped += octets.length;
  }

  #tellLost(): void {
    if (this.#missing > 0 || this.#skipped > 0) {
      const [missing, skipped, first] = [this.#missing, this.#skipped, this.#first];
      this.#listener.lost({ missing, skipped, first, reason: this.#reason }, this.#time);
    }
    this.#missing = 0;
    this.#skipped = 0;
    this.#first = nothing;
    this.#reason = undefined;
  }

  #stop(): void {
    this.#over = true;
    this.#framer.discard();
    this.#window = nothing;
  }
}

/** Whether a record of TLS begins there. */
function isTls(b: Uint8Array, at: number): boolean {
  const type = b[at];
  return type !== undefined && type >= 0x14 && type <= 0x17 && b[at + 1] === 3;
}
