import type { BitString, StringKind } from "../kinds.js";
import { valueLimits } from "../limits.js";
import type { Reader } from "./reader.js";
import { readString } from "./text.js";

/** BOOLEAN contents: any octet but 0 is true (X.690 8.2). */
export function readBoolean(r: Reader, c: number, d: number, member: string): boolean {
  if (d - c !== 1) r.fail("bad-contents", c, "a BOOLEAN is one octet", member);
  return r.b[c] !== 0;
}

/** NULL contents (X.690 8.8). */
export function readNull(r: Reader, c: number, d: number, member: string): null {
  if (d !== c) r.fail("bad-contents", c, "a NULL has no contents", member);
  return null;
}

/** Primitive BIT STRING contents: a view, unless unused bits have to be cleared (X.690 8.6). */
export function readBits(r: Reader, c: number, d: number, member: string): BitString {
  if (d === c) r.fail("bad-contents", c, "a BIT STRING without its first octet", member);
  const unused = r.b[c] as number;
  if (unused > 7) r.fail("bad-contents", c, "a BIT STRING with over 7 unused bits", member);
  if (unused > 0 && d - c === 1) {
    r.fail("bad-contents", c, "an empty BIT STRING with unused bits", member);
  }
  return trimmed(r.view(c + 1, d), unused);
}

function trimmed(bytes: Uint8Array, unused: number): BitString {
  const length = bytes.length * 8 - unused;
  const last = bytes.length - 1;
  const mask = (1 << unused) - 1;
  if (unused > 0 && ((bytes[last] as number) & mask) !== 0) {
    const clean = bytes.slice();
    clean[last] = (clean[last] as number) & ~mask;
    return { bytes: clean, length };
  }
  return { bytes, length };
}

/** OBJECT IDENTIFIER or RELATIVE-OID contents as dotted text (X.690 8.19, 8.20). */
export function readOid(
  r: Reader,
  c: number,
  d: number,
  relative: boolean,
  member: string,
): string {
  const b = r.b;
  if (c === d) r.fail("bad-contents", c, "an OBJECT IDENTIFIER without contents", member);
  const { oidOctets } = valueLimits;
  if (d - c > oidOctets) {
    r.fail("too-long", c, `an OBJECT IDENTIFIER of over ${oidOctets} octets`, member);
  }
  r.charge((d - c) >> 3, c);
  let text = "";
  for (let p = c; p < d;) {
    if (b[p] === 128) r.fail("bad-contents", p, "a subidentifier with a leading zero", member);
    const start = p;
    let small = 0;
    let big: bigint | undefined;
    for (;;) {
      if (p >= d) r.fail("bad-contents", start, "a subidentifier is cut off", member);
      if (p - start > 36) arcTooLong(r, start, member);
      const octet = b[p++] as number;
      if (big !== undefined) big = big * 128n + BigInt(octet & 127);
      else if (small >= 2 ** 45) big = BigInt(small) * 128n + BigInt(octet & 127);
      else small = small * 128 + (octet & 127);
      if (octet < 128) break;
    }
    if (big !== undefined && big > largestArc) arcTooLong(r, start, member);
    if (start === c && !relative) text = firstArcs(big ?? small);
    else text += text === "" ? `${big ?? small}` : `.${big ?? small}`;
  }
  return text;
}

/** The largest value of an arc, or of the number that the first two share. */
export const largestArc = (1n << BigInt(valueLimits.arcBits)) - 1n;

function arcTooLong(r: Reader, offset: number, member: string): never {
  return r.fail("too-long", offset, `an arc of over ${valueLimits.arcBits} bits`, member);
}

function firstArcs(value: number | bigint): string {
  if (value < 40) return `0.${value}`;
  if (value < 80) return `1.${Number(value) - 40}`;
  return `2.${typeof value === "bigint" ? value - 80n : value - 80}`;
}

/**
 * A string in segments (X.690 8.7.3, 8.6.4, 8.23.6), gathered in linear time.
 * @param p Offset of the identifier, whose constructed bit is set.
 * @param segment The universal tag of the segments: 4, or 3 for BIT STRING.
 * @param level How deep the string is nested, including itself.
 * @returns The octets; `r.n` is after the value.
 */
function gather(
  r: Reader,
  p: number,
  e: number,
  segment: 3 | 4,
  member: string,
  level: number,
): { bytes: Uint8Array; unused: number } {
  r.header(p, e, member);
  const next = r.n;
  const pieces: Uint8Array[] = [];
  const state = { total: 0, unused: 0 };
  collect(r, r.c, r.d, segment, level, pieces, state, member);
  r.n = next;
  const first = pieces[0];
  if (first !== undefined && pieces.length === 1) return { bytes: first, unused: state.unused };
  const bytes = new Uint8Array(state.total);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return { bytes, unused: state.unused };
}

function collect(
  r: Reader,
  c: number,
  d: number,
  segment: 3 | 4,
  level: number,
  pieces: Uint8Array[],
  state: { total: number; unused: number },
  member: string,
): void {
  if (level > r.depth) r.tooDeep(c);
  for (let p = c; p < d;) {
    const tag = r.header(p, d, member);
    const next = r.n;
    if (tag === (segment | 32)) {
      collect(r, r.c, r.d, segment, level + 1, pieces, state, member);
    } else if (tag === segment) {
      if (state.unused !== 0) {
        r.fail("bad-contents", p, "unused bits before the last segment", member);
      }
      if (--r.left < 0) r.tooMany(p);
      let piece: Uint8Array;
      if (segment === 3) {
        const bits = readBits(r, r.c, r.d, member);
        piece = bits.bytes;
        state.unused = bits.bytes.length * 8 - bits.length;
      } else {
        piece = r.view(r.c, r.d);
      }
      pieces.push(piece);
      state.total += piece.length;
    } else {
      r.fail("unexpected-tag", p, "a segment with another tag than its string's", member);
    }
    p = next;
  }
}

/** A constructed OCTET STRING; a view if it has one segment, else a copy. */
export function constructedOctets(
  r: Reader,
  p: number,
  e: number,
  member: string,
  level: number,
): Uint8Array {
  return gather(r, p, e, 4, member, level).bytes;
}

/** A constructed BIT STRING. */
export function constructedBits(
  r: Reader,
  p: number,
  e: number,
  member: string,
  level: number,
): BitString {
  const { bytes, unused } = gather(r, p, e, 3, member, level);
  return { bytes, length: bytes.length * 8 - unused };
}

/** A constructed character string: the characters may be split between segments anywhere. */
export function constructedString(
  r: Reader,
  p: number,
  e: number,
  kind: StringKind,
  member: string,
  level: number,
): string {
  const { bytes } = gather(r, p, e, 4, member, level);
  const { n } = r;
  // Read the gathered octets as if they were the input; errors then name the string's start.
  const input = r.swap(bytes);
  try {
    return readString(r, 0, bytes.length, kind, member);
  } catch {
    r.swap(input);
    return r.fail("bad-string", p, `segments that make no ${kind}`, member);
  } finally {
    r.swap(input);
    r.n = n;
  }
}
