import type { Writer } from "../../codec/internal-codec.js";
import { Framer, type FramerLimits } from "../message/framer.js";

/**
 * What stands in front of each message on TCP: its length in two octets (`length16`), the same after the octet 26, with the top bit set
 * (`hipath`, of Siemens HiPath), or nothing (`none`): then the message's own length says where it ends.
 */
export type Framing = "length16" | "hipath" | "none";

/** The values of {@link Framing}. */
export const framingValues = { length16: true, hipath: true, none: true } satisfies Record<
  Framing,
  true
>;

/** The first octet of a frame of HiPath. */
const HIPATH = 0x26;

/** The octets in front of a message, by the framing, and the longest message that they can announce. */
const leads: Readonly<Record<Framing, { readonly octets: number; readonly most: number }>> = {
  length16: { octets: 2, most: 0xffff },
  hipath: { octets: 3, most: 0x7fff },
  none: { octets: 0, most: Infinity },
};

/** Octets in front of a message. */
export function leadOf(framing: Framing): number {
  return leads[framing].octets;
}

/** The most octets of a frame. */
export function longestFrame(framing: Framing): number {
  const { octets, most } = leads[framing];
  return octets + most;
}

/** Writes what stands in front of a message of `length` octets at `p`. A longer one than can be announced is refused by its length. */
export function putLead(b: Uint8Array, p: number, framing: Framing, length: number): void {
  if (framing === "none") return;
  let q = p;
  if (framing === "hipath") b[q++] = HIPATH;
  b[q] = (length >> 8) | (framing === "hipath" ? 0x80 : 0);
  b[q + 1] = length;
}

/** A message in its frame. */
export function framed(message: Uint8Array, framing: Framing): Uint8Array {
  const lead = leadOf(framing);
  if (lead === 0) return message;
  const octets = new Uint8Array(lead + message.length);
  octets.set(message, lead);
  putLead(octets, 0, framing, message.length);
  return octets;
}

/** Writes a message by `write`, with what stands in front of it. */
export function writeFramed(
  w: Writer,
  p: number,
  framing: Framing,
  write: (p: number) => number,
): number {
  const start = p + leadOf(framing);
  const segments = w.extra;
  if (start > w.cap) w.grow(start, 0);
  const end = write(start);
  putLead(w.b, p, framing, end - start + w.extra - segments);
  return end;
}

/** Cuts a stream into frames. Octets that must come before the first one are a frame without contents. */
export class X880Framer extends Framer {
  readonly #framing: Framing;
  readonly #prelude: Uint8Array;

  constructor(limits: FramerLimits, framing: Framing, prelude: Uint8Array) {
    super(limits);
    this.#framing = framing;
    this.#prelude = prelude;
  }

  protected override header(bytes: Uint8Array, from: number, available: number): number {
    if (this.#prelude.length > 0 && this.offset === 0) {
      return this.#preludeHeader(bytes, from, available);
    }
    this.lead = leadOf(this.#framing);
    if (this.#framing === "none") return this.#bare(bytes, from, available);
    let at = 0;
    if (this.#framing === "hipath") {
      if (bytes[from] !== HIPATH || (available > 1 && (bytes[from + 1] as number) < 0x80)) {
        throw this.unknown(bytes.subarray(from, from + available));
      }
      at = 1;
    }
    if (available < this.lead) return 0;
    const high = (bytes[from + at] as number) & (at === 1 ? 0x7f : 0xff);
    const length = (high << 8) | (bytes[from + at + 1] as number);
    if (length < 2) throw this.fault("bad-length", at, "a frame without a message");
    return this.checked(this.lead + length, at);
  }

  /** A message of ROSE or ACSE tells its own length. */
  #bare(bytes: Uint8Array, from: number, available: number): number {
    const first = bytes[from] as number;
    const known = (first >= 0xa1 && first <= 0xa4) || (first >= 0x60 && first <= 0x64);
    if (!known) throw this.unknown(bytes.subarray(from, from + available));
    return this.berHeader(bytes, from, available);
  }

  #preludeHeader(bytes: Uint8Array, from: number, available: number): number {
    const { length } = this.#prelude;
    const there = Math.min(available, length);
    for (let i = 0; i < there; i++) {
      if (bytes[from + i] === this.#prelude[i]) continue;
      throw this.fault("unknown-frame", i, "other octets than the prelude that was agreed on");
    }
    this.lead = length;
    return there < length ? 0 : length;
  }
}
