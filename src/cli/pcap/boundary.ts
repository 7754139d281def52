import type { Framing } from "../../rose/csta.js";
import { type Header, isFault, readHeader } from "../../rose/internal-dump.js";

/** Whether a message begins at a place: for some, more octets have to come before that can be told. */
export type Guess = "yes" | "no" | "more";

/** Octets that are needed to tell. */
export const ENOUGH = 512;

/** Octets of an INTEGER that may be an id or a code. */
const MOST_ID = 8;

/** What is in front of a message of these framings of CSTA. */
const leads: Readonly<Record<Framing, number>> = { none: 0, length16: 2, hipath: 3 };

/**
 * Whether a message begins at `p`, in the middle of a stream of which some is missing. Only its first members are looked
 * at, so the answer costs the same for all octets; that an argument must end where its message ends leaves little to chance.
 */
export function beginsMessage(
  b: Uint8Array,
  p: number,
  protocol: "ucserver" | "csta",
  framing: Framing,
): Guess {
  const first = b[p] as number;
  if (protocol === "ucserver" && first === 0x4a) return beginsJson(b, p);
  const lead = leads[framing];
  if (b.length - p < lead + 2) return "more";
  const at = p + lead;
  const tag = b[at] as number;
  if (tag < 0xa1 || tag > 0xa4) return "no";
  const header = readHeader(b, at, b.length);
  if (isFault(header)) return b.length - p < ENOUGH ? "more" : "no";
  // Contents of indefinite length could only be told by reading them all.
  if (header.length === undefined) return "no";
  const end = header.contents + header.length;
  if (!fits(b, p, framing, end - at)) return "no";
  if (b.length < end && b.length - p < ENOUGH) return "more";
  return hasMembers(b, header, end) ? "yes" : "no";
}

function beginsJson(b: Uint8Array, p: number): Guess {
  const text = Buffer.from(b.subarray(p, p + 10)).toString("latin1");
  if (text.length < 10) return /^J\d{0,7}(?:$|[[{])/.test(text) ? "more" : "no";
  return /^J\d{7}(?:\{"|\[\{)/.test(text) ? "yes" : "no";
}

/** Whether what stands in front of a message announces its length. */
function fits(b: Uint8Array, p: number, framing: Framing, length: number): boolean {
  if (framing === "none") return true;
  const at = framing === "hipath" ? p + 1 : p;
  const announced = ((b[at] as number) << 8) | (b[at + 1] as number);
  if (framing === "length16") return announced === length;
  return b[p] === 0x26 && announced === (length | 0x8000);
}

/** Whether the members of a message are those of its kind, as far as the octets at hand go. */
function hasMembers(b: Uint8Array, { offset, contents }: Header, end: number): boolean {
  const kind = b[offset] as number;
  let p = contents;
  // The id of a session, with either kind of tag.
  if (b[p] === 0xa1 || b[p] === 0x81) p = after(b, p, end);
  const isNull = kind === 0xa4 && b[p] === 0x05;
  p = isNull ? after(b, p, end) : afterInteger(b, p, end);
  if (kind === 0xa4) return p < end && (b[p] as number) >= 0x80 && (b[p] as number) <= 0x83;
  if (kind === 0xa2 && p === end) return true;
  if (kind === 0xa2) return b[p] === 0x30 && after(b, p, end) === end;
  if (kind === 0xa1) {
    // The id of another invoke, the name, who asks.
    for (const tag of [0x80, 0x81, 0x82, 0xa2, 0xa3]) if (b[p] === tag) p = after(b, p, end);
  }
  p = afterInteger(b, p, end);
  return p === end || after(b, p, end) === end;
}

/** The offset after the value at `p`; beyond all others if it is none that fits. */
function after(b: Uint8Array, p: number, end: number): number {
  if (p >= end) return Infinity;
  const header = p < b.length ? readHeader(b, p, b.length) : undefined;
  if (header === undefined || isFault(header)) return Infinity;
  // The rest of a message may be of indefinite length.
  const next = header.length === undefined ? end : header.contents + header.length;
  return next <= end ? next : Infinity;
}

function afterInteger(b: Uint8Array, p: number, end: number): number {
  if (b[p] !== 0x02) return Infinity;
  const next = after(b, p, end);
  return next - p - 2 >= 1 && next - p - 2 <= MOST_ID ? next : Infinity;
}
