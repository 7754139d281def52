import type { BitString } from "../kinds.js";
import { BerDecodeError, BerEncodeError, type BerEncodeCode } from "../errors.js";
import { defaultLimits, valueLimits } from "../limits.js";
import { MAX_DAYS, toOleDate } from "./numbers.js";
import { Reader } from "./reader.js";
import { takeBuffer } from "./spare.js";
import { stringOctets, type OtherString } from "./text.js";

/**
 * Room that is always free after `cap`. Compiled code writes tags, lengths and numbers without
 * checking; it checks before everything whose size it cannot know, and at least once in this many octets.
 */
export const SLACK = 256;

/** OCTET STRINGs from this size on become segments of their own if the writer collects segments. */
const SEGMENT = 4096;

/** Octets that belong at a position of the buffer without having been copied into it. */
export interface Segment {
  /** The offset in the buffer before which the octets belong. */
  at: number;
  /** Octets that are not copied, long ones above all. */
  readonly bytes: Uint8Array;
}

type Utf8Write = { utf8Write(text: string, offset: number): number };

/** The state of one encoding: a buffer that grows. Compiled code keeps the position in a local. */
export class Writer {
  /** The buffer so far; another one whenever it has grown. */
  b: Buffer;
  /** Compiled code may write up to here without checking, and `SLACK` octets more. */
  cap: number;
  /** Levels of nesting allowed. */
  depth = 64;
  /** Octets in {@link segments} so far. */
  extra = 0;
  /** Collected if the transport can send them as they are; undefined: copy everything. */
  segments: Segment[] | undefined;
  /** How many length octets {@link close} wrote last. */
  h = 1;

  constructor(buffer: Buffer) {
    this.b = buffer;
    this.cap = buffer.length - SLACK;
  }

  /** Switches to another buffer. */
  use(buffer: Buffer): void {
    this.b = buffer;
    this.cap = buffer.length - SLACK;
  }

  /** Makes room for `need` octets after `p`. */
  grow(p: number, need: number): Buffer {
    const larger = takeBuffer(Math.max(this.b.length * 2, p + need + SLACK * 2));
    larger.set(this.b.subarray(0, Math.min(p + SLACK, this.b.length)));
    this.use(larger);
    return larger;
  }

  /**
   * Writes a length whose octet count was predicted wrongly or is not 1, moving the contents if
   * they are not where they should be.
   * @param s Offset of the first length octet.
   * @param predicted Octets left free for the length.
   * @param p Offset after the contents.
   * @param x `extra` when the contents began.
   * @returns The present offset after the contents.
   */
  close(s: number, predicted: number, p: number, x: number): number {
    const held = p - s - predicted;
    const length = held + this.extra - x;
    const count = lengthOctets(length);
    this.h = count;
    let b = this.b;
    if (count !== predicted) {
      const move = count - predicted;
      if (p + move > this.cap) b = this.grow(p, move);
      b.copyWithin(s + count, s + predicted, p);
      if (this.extra !== x) this.shift(s + predicted, move);
      p += move;
    }
    writeLength(b, s, length, count);
    return p;
  }

  private shift(from: number, move: number): void {
    const segments = this.segments as Segment[];
    for (let i = segments.length - 1; i >= 0; i--) {
      const segment = segments[i] as Segment;
      if (segment.at < from) break;
      segment.at += move;
    }
  }

  /** Gives up: what is written cannot be encoded. */
  fail(code: BerEncodeCode, reason: string, member = ""): never {
    throw new BerEncodeError(code, reason, member);
  }

  /** A value that is not of its type's kind, or is absent. */
  kind(value: unknown, wanted: string, member: string): never {
    return value === undefined
      ? this.fail("missing-member", `${wanted} is missing`, member)
      : this.fail("wrong-kind", `${wanted} is expected, found ${kindOf(value)}`, member);
  }

  /** Gives up: the value is nested deeper than may be. */
  tooDeep(): never {
    const reason = `nested deeper than ${this.depth} levels`;
    throw new BerEncodeError("limit", reason, "", "maxDepth");
  }
}

function kindOf(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "an array";
  if (value instanceof Date) return "a Date";
  if (value instanceof Uint8Array) return "octets";
  return typeof value === "object" ? "an object" : `a ${typeof value}`;
}

/** Octets of the length field, X.690 8.1.3 in its minimal form. */
export function lengthOctets(length: number): number {
  if (length < 0x80) return 1;
  if (length < 0x100) return 2;
  if (length < 0x10000) return 3;
  return length < 0x1000000 ? 4 : 5;
}

/** Writes a minimal length of `count` octets at `p`; returns the offset after it. */
export function writeLength(b: Uint8Array, p: number, length: number, count: number): number {
  if (count === 1) {
    b[p] = length;
    return p + 1;
  }
  b[p] = 0x7f + count;
  for (let q = p + count - 1; q > p; q--) {
    b[q] = length;
    length = Math.floor(length / 256);
  }
  return p + count;
}

/** Writes length and contents of a UTF8String at `p`; returns the offset after them. */
export function putUtf8(w: Writer, text: unknown, p: number, member: string): number {
  if (typeof text !== "string") return w.kind(text, "a string", member);
  const length = text.length;
  // For a long text it pays to find out how much room it needs, instead of taking three times that.
  const room = length > LONG ? Buffer.byteLength(text) + 5 : length * 3 + 5;
  const b = p + room > w.cap ? w.grow(p, room) : w.b;
  if (length > SHORT) return putLongUtf8(w, b, text, p, member);
  let q = p + 1;
  let i = 0;
  // Most texts are ASCII, and pairs take a quarter less time: V8 looks in each round of a loop whether it has been interrupted.
  for (; i + 1 < length; i += 2) {
    const unit = text.charCodeAt(i);
    const other = text.charCodeAt(i + 1);
    if ((unit | other) > 0x7f) break;
    b[q] = unit;
    b[q + 1] = other;
    q += 2;
  }
  if (i < length) return putRest(w, b, text, i, p, q, member);
  b[p] = length;
  return q;
}

/** Writes what follows the pairs of ASCII from `i` on. */
function putRest(
  w: Writer,
  b: Buffer,
  text: string,
  i: number,
  p: number,
  q: number,
  member: string,
): number {
  for (const length = text.length; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) {
      b[q++] = unit;
    } else if (unit < 0x800) {
      b[q] = 0xc0 | (unit >> 6);
      b[q + 1] = 0x80 | (unit & 63);
      q += 2;
    } else if (unit < 0xd800 || unit > 0xdfff) {
      b[q] = 0xe0 | (unit >> 12);
      b[q + 1] = 0x80 | ((unit >> 6) & 63);
      b[q + 2] = 0x80 | (unit & 63);
      q += 3;
    } else {
      return putLongUtf8(w, b, text, p, member);
    }
  }
  b[p] = q - p - 1;
  return q;
}

/** Text up to this length is written by a loop; its octets fit after one length octet. */
const SHORT = 40;
/** Text longer than this is measured first. */
const LONG = 16 * 1024;

function putLongUtf8(w: Writer, b: Buffer, text: string, p: number, member: string): number {
  const predicted = lengthOctets(text.length);
  const length = (b as unknown as Utf8Write).utf8Write(text, p + predicted);
  if (length !== text.length && !text.isWellFormed()) {
    w.fail("bad-string", "a lone surrogate", member);
  }
  const count = lengthOctets(length);
  if (count !== predicted) b.copyWithin(p + count, p + predicted, p + predicted + length);
  return writeLength(b, p, length, count) + length;
}

/** Writes length and contents of another restricted character string. */
export function putString(
  w: Writer,
  text: unknown,
  p: number,
  kind: OtherString,
  member: string,
): number {
  if (typeof text !== "string") return w.kind(text, "a string", member);
  return putCopied(w, stringOctets(text, kind, member), p);
}

export function putCopied(w: Writer, bytes: Uint8Array, p: number): number {
  const length = bytes.length;
  const b = p + length + 5 > w.cap ? w.grow(p, length + 5) : w.b;
  p = writeLength(b, p, length, lengthOctets(length));
  b.set(bytes, p);
  return p + length;
}

/** Writes length and contents of an OCTET STRING; large ones become segments if the writer collects them. */
export function putOctets(w: Writer, bytes: unknown, p: number, member: string): number {
  if (!(bytes instanceof Uint8Array)) return w.kind(bytes, "a Uint8Array", member);
  if (w.segments === undefined || bytes.length < SEGMENT) return putCopied(w, bytes, p);
  const b = p + 5 > w.cap ? w.grow(p, 5) : w.b;
  return putEncoded(w, bytes, writeLength(b, p, bytes.length, lengthOctets(bytes.length)));
}

/** Writes octets as they are; large ones become segments where wanted. */
export function putEncoded(w: Writer, bytes: Uint8Array, p: number): number {
  if (w.segments !== undefined && bytes.length >= SEGMENT) {
    w.segments.push({ at: p, bytes });
    w.extra += bytes.length;
    return p;
  }
  const b = p + bytes.length > w.cap ? w.grow(p, bytes.length) : w.b;
  b.set(bytes, p);
  return p + bytes.length;
}

/** Writes an open type: one complete encoding, as it is. */
export function putAny(w: Writer, bytes: unknown, p: number, member: string): number {
  if (!(bytes instanceof Uint8Array)) return w.kind(bytes, "a Uint8Array", member);
  if (!isMinimal(bytes)) return putNormalised(w, bytes, p, member);
  const b = p + bytes.length > w.cap ? w.grow(p, bytes.length) : w.b;
  b.set(bytes, p);
  return p + bytes.length;
}

/** Whether the octets are one value with a short tag and a minimal definite length (X.690 10.1). */
function isMinimal(b: Uint8Array): boolean {
  const lead = b[0] ?? 0;
  const first = b[1] ?? 128;
  if ((lead & 0xdf) === 0 || (lead & 31) === 31) return false;
  if (first < 128) return first + 2 === b.length;
  const count = first & 127;
  if (count === 0 || count > 4) return false;
  let length = 0;
  for (let i = 2; i < count + 2; i++) length = length * 256 + (b[i] ?? 0);
  return count === lengthOctets(length) - 1 && count + 2 + length === b.length;
}

/** Whether the octets are one complete value, in any form. */
export function isOneValue(bytes: Uint8Array): boolean {
  return isMinimal(bytes) || oneHeader(bytes) !== undefined;
}

/** A reader positioned after the header of octets that are one complete value. */
function oneHeader(bytes: Uint8Array): Reader | undefined {
  const r = new Reader();
  r.start(bytes, defaultLimits);
  try {
    r.header(0, bytes.length, "");
  } catch (error) {
    if (!(error instanceof BerDecodeError)) throw error;
    return undefined;
  }
  return r.n === bytes.length ? r : undefined;
}

/** Writes an open type with a minimal length, even if it came with another form. */
function putNormalised(w: Writer, bytes: Uint8Array, p: number, member: string): number {
  const r = oneHeader(bytes);
  if (r === undefined) {
    return w.fail("wrong-kind", "an open type takes the octets of one complete value", member);
  }
  let tag = 1;
  if (((bytes[0] as number) & 31) === 31) while ((bytes[tag++] as number) > 127);
  const b = p + bytes.length > w.cap ? w.grow(p, bytes.length) : w.b;
  b.set(bytes.subarray(0, tag), p);
  return putCopied(w, bytes.subarray(r.c, r.d), p + tag);
}

/** Writes length and contents of an INTEGER or ENUMERATED in as few octets as possible. */
export function putInteger(w: Writer, value: unknown, p: number, member: string): number {
  const b = w.b;
  if (typeof value !== "number") return putBigInteger(w, value, p, member);
  if (value === (value << 24) >> 24) {
    b[p] = 1;
    b[p + 1] = value;
    return p + 2;
  }
  if (value === (value | 0)) {
    if (value === (value << 16) >> 16) {
      b[p] = 2;
      b[p + 1] = value >> 8;
      b[p + 2] = value;
      return p + 3;
    }
    if (value === (value << 8) >> 8) {
      b[p] = 3;
      b[p + 1] = value >> 16;
      b[p + 2] = value >> 8;
      b[p + 3] = value;
      return p + 4;
    }
    b[p] = 4;
    b[p + 1] = value >> 24;
    b[p + 2] = value >> 16;
    b[p + 3] = value >> 8;
    b[p + 4] = value;
    return p + 5;
  }
  if (!Number.isSafeInteger(value)) {
    w.fail("integer-range", notSafe(value), member);
  }
  const octets =
    value < 0x80_0000_0000 && value >= -0x80_0000_0000
      ? 5
      : value < 0x8000_0000_0000 && value >= -0x8000_0000_0000
        ? 6
        : 7;
  b[p] = octets;
  const high = Math.floor(value / 0x1_0000_0000);
  const low = value - high * 0x1_0000_0000;
  p += octets;
  b[p] = low;
  b[p - 1] = low >>> 8;
  b[p - 2] = low >>> 16;
  b[p - 3] = low >>> 24;
  b[p - 4] = high;
  if (octets > 5) b[p - 5] = high >> 8;
  if (octets > 6) b[p - 6] = high >> 16;
  return p + 1;
}

/** The reason for a number that is not an INTEGER. */
export function notSafe(value: number): string {
  return Number.isInteger(value)
    ? `${value} is not a safe integer; give a bigint, as integers: "bigint" reads it`
    : `${value} is not an integer`;
}

function putBigInteger(w: Writer, value: unknown, p: number, member: string): number {
  if (typeof value !== "bigint") return w.kind(value, "an integer", member);
  // A negative number's octets are those of its complement, inverted.
  let hex = (value < 0n ? ~value : value).toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  if (parseInt(hex.slice(0, 2), 16) > 127) hex = `00${hex}`;
  const { integerOctets } = valueLimits;
  if (hex.length > integerOctets * 2) {
    w.fail("too-long", `an INTEGER of over ${integerOctets} octets`, member);
  }
  const bytes = Buffer.from(hex, "hex");
  if (value < 0n) for (let i = 0; i < bytes.length; i++) bytes[i] = ~(bytes[i] as number);
  return putCopied(w, bytes, p);
}

const double = new DataView(new ArrayBuffer(8));

/**
 * Writes length and contents of a REAL as peers do: base 2, mantissa left-normalised, which
 * X.690 8.5.7 permits (11.3.1 would have it odd).
 */
export function putReal(w: Writer, value: unknown, p: number, member: string): number {
  if (typeof value !== "number") return w.kind(value, "a number", member);
  const b = w.b;
  if (value === 0) {
    b[p] = 0;
    return p + 1;
  }
  if (!Number.isFinite(value)) {
    b[p] = 1;
    b[p + 1] = value > 0 ? 0x40 : value < 0 ? 0x41 : 0x42;
    return p + 2;
  }
  double.setFloat64(0, value);
  let high = double.getUint32(0);
  let low = double.getUint32(4);
  const sign = high >>> 31;
  let exponent = (high >>> 20) & 0x7ff;
  high &= 0xfffff;
  if (exponent === 0) {
    // Subnormal: shift until the leading bit is where a normal number has it.
    exponent = 1;
    while (high < 0x100000) {
      high = (high << 1) | (low >>> 31);
      low = (low << 1) >>> 0;
      exponent--;
    }
  } else {
    high |= 0x100000;
  }
  return putMantissa(b, p, sign, exponent, high, low);
}

/** The 53 bits of `high` and `low`, moved to the top of seven octets; zero octets dropped. */
function putMantissa(
  b: Uint8Array,
  p: number,
  sign: number,
  biased: number,
  high: number,
  low: number,
): number {
  const top = (high << 3) | (low >>> 29);
  const rest = (low << 3) >>> 0;
  let octets = 7;
  if (rest === 0) octets = (top & 0xff) !== 0 ? 3 : (top & 0xff00) !== 0 ? 2 : 1;
  else if ((rest & 0xff) !== 0) octets = 7;
  else if ((rest & 0xff00) !== 0) octets = 6;
  else octets = (rest & 0xff0000) !== 0 ? 5 : 4;
  // The value is mantissa * 2^(biased - 1075); as seven octets the mantissa is 8 times as large.
  const exponent = biased - 1078 + (7 - octets) * 8;
  const wide = exponent < -128 || exponent > 127 ? 1 : 0;
  const start = p;
  b[p + 1] = 0x80 | (sign << 6) | wide;
  p += 2;
  if (wide === 1) b[p++] = exponent >> 8;
  b[p++] = exponent;
  b[p++] = top >> 16;
  if (octets > 1) b[p++] = top >> 8;
  if (octets > 2) b[p++] = top;
  if (octets > 3) b[p++] = rest >>> 24;
  if (octets > 4) b[p++] = rest >>> 16;
  if (octets > 5) b[p++] = rest >>> 8;
  if (octets > 6) b[p++] = rest;
  b[start] = p - start - 1;
  return p;
}

/** Writes length and contents of an AsnSystemTime. */
export function putSystemTime(w: Writer, value: unknown, p: number, member: string): number {
  if (!(value instanceof Date)) return w.kind(value, "a Date", member);
  const days = toOleDate(value);
  if (!(days < MAX_DAYS && days > -MAX_DAYS)) {
    w.fail("bad-time", "an invalid Date, or one too far away to keep its milliseconds", member);
  }
  return putReal(w, days, p, member);
}

/** Writes length and contents of a BIT STRING; unused bits are 0 (X.690 11.2.1). */
export function putBits(w: Writer, value: unknown, p: number, member: string): number {
  const { bytes, length } = (value ?? {}) as Partial<BitString>;
  if (!(bytes instanceof Uint8Array) || !Number.isSafeInteger(length)) {
    return w.kind(value, "a BIT STRING { bytes, length }", member);
  }
  const bits = length as number;
  const octets = Math.ceil(bits / 8);
  if (bits < 0 || octets > bytes.length) {
    w.fail("wrong-kind", "a BIT STRING with fewer octets than its length says", member);
  }
  const contents = new Uint8Array(octets + 1);
  contents[0] = octets * 8 - bits;
  contents.set(bytes.subarray(0, octets), 1);
  if (octets > 0) contents[octets] = (contents[octets] as number) & (0xff << (octets * 8 - bits));
  return putCopied(w, contents, p);
}
