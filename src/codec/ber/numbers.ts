import { integerCost, valueLimits } from "../limits.js";
import { systemTimeZero } from "../system-time.js";
import type { Reader } from "./reader.js";

const integerRange =
  'an INTEGER beyond the safe range of number; decode it with integers: "bigint"';
/** The reason for an ENUMERATED that number cannot hold, which is a number whatever the options. */
export const enumeratedRange = "an ENUMERATED beyond the safe range of number";

/** INTEGER contents of two and more octets as a number (X.690 8.3). */
export function readInteger(
  r: Reader,
  c: number,
  d: number,
  member: string,
  reason = integerRange,
): number {
  const b = r.b;
  const length = d - c;
  const first = b[c] as number;
  if (length < 2) {
    if (length === 1) return (first << 24) >> 24;
    return r.fail("bad-contents", c, "an INTEGER without contents", member);
  }
  const second = b[c + 1] as number;
  if ((first === 0 && second < 128) || (first === 255 && second > 127)) {
    r.fail("non-minimal-integer", c, "an INTEGER with redundant leading octets", member);
  }
  if (length === 2) return (((first << 8) | second) << 16) >> 16;
  return assemble(r, c, d, member, reason);
}

/** As {@link readInteger}, leading octets allowed. */
export function readIntegerLenient(
  r: Reader,
  c: number,
  d: number,
  member: string,
  reason = integerRange,
): number {
  if (d - c < 1) r.fail("bad-contents", c, "an INTEGER without contents", member);
  return assemble(r, significant(r.b, c, d), d, member, reason);
}

function assemble(r: Reader, c: number, d: number, member: string, reason: string): number {
  const b = r.b;
  const length = d - c;
  if (length > 8) r.fail("integer-range", c, reason, member);
  let value = ((b[c] as number) << 24) >> 24;
  for (let p = c + 1; p < d; p++) value = value * 256 + (b[p] as number);
  if (length > 6 && !Number.isSafeInteger(value)) r.fail("integer-range", c, reason, member);
  return value;
}

/** INTEGER contents of any length as a bigint. */
export function readBigInteger(r: Reader, c: number, d: number, member: string): bigint {
  if (d - c > 1) {
    const first = r.b[c] as number;
    const second = r.b[c + 1] as number;
    if ((first === 0 && second < 128) || (first === 255 && second > 127)) {
      r.fail("non-minimal-integer", c, "an INTEGER with redundant leading octets", member);
    }
  }
  return readBigIntegerLenient(r, c, d, member);
}

/** As {@link readBigInteger}, leading octets allowed. */
export function readBigIntegerLenient(r: Reader, c: number, d: number, member: string): bigint {
  const b = r.b;
  const length = d - c;
  if (length < 1) r.fail("bad-contents", c, "an INTEGER without contents", member);
  if (length <= 6) return BigInt(assemble(r, c, d, member, integerRange));
  const { integerOctets } = valueLimits;
  if (length > integerOctets) {
    r.fail("too-long", c, `an INTEGER of over ${integerOctets} octets`, member);
  }
  if (length > 95) r.charge(integerCost(length), c);
  // By way of hexadecimal: making a BigInt from one text is linear, while shifts are quadratic.
  return BigInt.asIntN(length * 8, BigInt(`0x${hexSlice.call(b, c, d)}`));
}

const { hexSlice } = Buffer.prototype as unknown as {
  hexSlice(this: Uint8Array, start: number, end: number): string;
};

function significant(b: Uint8Array, c: number, d: number): number {
  while (d - c > 1) {
    const first = b[c] as number;
    const second = b[c + 1] as number;
    if (!((first === 0 && second < 128) || (first === 255 && second > 127))) break;
    c++;
  }
  return c;
}

/** Powers of two from 2^-1074 to 2^1023. */
const powers = Float64Array.from({ length: 2098 }, (_, i) => 2 ** (i - 1074));

/** `mantissa * 2^exponent`, at most 2^1024, correct where that is below the normal range. */
function scale(mantissa: number, exponent: number): number {
  if (exponent >= -1022) return mantissa * (powers[exponent + 1074] as number);
  // Into the subnormals in one rounding: bring the mantissa below 2^53 exactly before.
  const top = Math.floor(Math.log2(mantissa));
  if (top + exponent < -1080) return 0;
  const down = Math.min(-exponent - 1022, 1000);
  return mantissa * 2 ** -down * 2 ** (exponent + down);
}

/**
 * REAL contents in every form of X.690 8.5. A value that number cannot hold is an error if it is
 * too large, because infinity has an encoding of its own; one too small is 0, the nearest number.
 * @param strict Whether the decimal forms NR2 and NR3 must have a decimal mark.
 */
export function readReal(r: Reader, c: number, d: number, member: string, strict = false): number {
  const b = r.b;
  const length = d - c;
  if (length === 0) return 0;
  const { realOctets } = valueLimits;
  if (length > realOctets) r.fail("too-long", c, `a REAL of over ${realOctets} octets`, member);
  const head = b[c] as number;
  // What peers send: base 2, no scale factor, exponent of one or two octets, up to 7 of mantissa (so that
  // adding the last one is the only step that can round).
  if ((head & 0xbe) === 0x80 && length > 2) {
    const wide = head & 1;
    const m = c + 2 + wide;
    const digits = d - m;
    const exponent = wide
      ? (((b[c + 1] as number) << 24) >> 16) | (b[c + 2] as number)
      : ((b[c + 1] as number) << 24) >> 24;
    if (digits > 0 && digits < 8 && exponent > -1000 && exponent < 900) {
      let value = b[m] as number;
      for (let p = m + 1; p < d; p++) value = value * 256 + (b[p] as number);
      value *= powers[exponent + 1074] as number;
      return head & 0x40 ? -value : value;
    }
  }
  if ((head & 0x80) !== 0) return readBinary(r, c, d, head, member);
  if ((head & 0x40) !== 0) {
    if (length === 1 && head === 0x40) return Infinity;
    if (length === 1 && head === 0x41) return -Infinity;
    if (length === 1 && head === 0x42) return NaN;
    if (length === 1 && head === 0x43) return -0;
    return r.fail("bad-contents", c, "a REAL of an unknown special form", member);
  }
  return readDecimal(r, c, d, head, member, strict);
}

function readBinary(r: Reader, c: number, d: number, head: number, member: string): number {
  const b = r.b;
  const shift = [1, 3, 4, 0][(head >> 4) & 3] as number;
  if (shift === 0) r.fail("bad-contents", c, "a REAL of a reserved base", member);
  let p = c + 1;
  let octets = (head & 3) + 1;
  if (octets === 4) {
    octets = p < d ? (b[p++] as number) : 0;
    if (octets === 0) r.fail("bad-contents", c, "a REAL without an exponent", member);
    const lead = ((b[p] as number) << 1) | ((b[p + 1] as number) >> 7);
    if (octets > 1 && p + octets < d && (lead === 0 || lead === 511)) {
      r.fail("bad-contents", p, "an exponent with redundant leading octets", member);
    }
  }
  if (p + octets >= d) r.fail("bad-contents", c, "a REAL that ends early", member);
  const exponent = readExponent(b, p, p + octets);
  r.charge((d - c) >> 6, c);
  let mantissa = BigInt(`0x${hexSlice.call(b, p + octets, d)}`);
  if (mantissa === 0n) return head & 0x40 ? -0 : 0;
  const bits = mantissa.toString(2).length;
  let power = exponent * shift + ((head >> 2) & 3);
  // Keep 64 leading bits and a sticky one, which is enough to round once and correctly.
  if (bits > 65) {
    const drop = BigInt(bits - 65);
    const sticky = (mantissa & ((1n << drop) - 1n)) !== 0n;
    mantissa = (mantissa >> drop) | (sticky ? 1n : 0n);
    power += bits - 65;
  }
  const value = finite(r, c, roundToDouble(mantissa, power), member);
  return head & 0x40 ? -value : value;
}

function readExponent(b: Uint8Array, p: number, d: number): number {
  let value = ((b[p] as number) << 24) >> 24;
  for (p++; p < d; p++) {
    value = value * 256 + (b[p] as number);
    if (value > 1e9) value = 1e9;
    if (value < -1e9) value = -1e9;
  }
  return value;
}

/** Rounds to nearest, ties to even, once. */
function roundToDouble(mantissa: bigint, power: number): number {
  const bits = mantissa.toString(2).length;
  const top = bits + power;
  if (top > 1024) return Infinity;
  if (top < -1074) return 0;
  const keep = Math.min(53, top + 1074);
  const drop = bits - keep;
  if (drop <= 0) return scale(Number(mantissa), power);
  const unit = 1n << BigInt(drop);
  const rest = mantissa & (unit - 1n);
  let kept = mantissa >> BigInt(drop);
  const half = unit >> 1n;
  if (rest > half || (rest === half && (kept & 1n) === 1n)) kept++;
  return scale(Number(kept), power + drop);
}

const nr = [
  undefined,
  /^ *[+-]?[0-9]+$/,
  /^ *[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)$/,
  /^ *[+-]?(?:[0-9]+[.,]?[0-9]*|[.,][0-9]+)[eE][+-]?[0-9]+$/,
] as const;

/** ISO 6093 forms NR1, NR2, NR3 (X.690 8.5.8). */
function readDecimal(
  r: Reader,
  c: number,
  d: number,
  head: number,
  member: string,
  strict: boolean,
): number {
  const pattern = nr[head];
  let text = "";
  for (let p = c + 1; p < d; p++) text += String.fromCharCode(r.b[p] as number);
  const unmarked = strict && head > 1 && !/[.,]/.test(text);
  if (pattern === undefined || unmarked || !pattern.test(text)) {
    return r.fail("bad-contents", c, "a decimal REAL that is no ISO 6093 number", member);
  }
  return finite(r, c, Number(text.trimStart().replace(",", ".")), member);
}

function finite(r: Reader, c: number, value: number, member: string): number {
  if (Number.isFinite(value)) return value;
  return r.fail("real-range", c, "a finite REAL beyond the range of number", member);
}

const DAY = 86_400_000;
/** From here on, in either direction, sums of doubles may be off by a millisecond: year 47,833. */
export const MAX_DAYS = 2 ** 24;

/**
 * The milliseconds since 1970 of a time in the form that nearly all have: a mantissa of seven octets. Two whole numbers are put together
 * sooner than seven doubles.
 * @param c Where its contents are, nine octets of which the first is 80.
 * @returns Undefined for one that is {@link MAX_DAYS} away.
 */
export function usualTime(b: Uint8Array, c: number): number | undefined {
  const high = ((b[c + 2] as number) << 16) | ((b[c + 3] as number) << 8) | (b[c + 4] as number);
  const middle = ((b[c + 5] as number) << 8) | (b[c + 6] as number);
  const low = ((b[c + 7] as number) << 8) | (b[c + 8] as number);
  const exponent = ((b[c + 1] as number) << 24) >> 24;
  const days =
    (high * 0x1_0000_0000 + (middle * 0x1_0000 + low)) * (powers[exponent + 1074] as number);
  return days < MAX_DAYS ? Math.round(days * DAY) + systemTimeZero : undefined;
}

/** A REAL that is an OLE automation date: days since 1899-12-30, the fraction counting forward. */
export function readSystemTime(
  r: Reader,
  c: number,
  d: number,
  member: string,
  strict = false,
): Date {
  const { b } = r;
  if (d - c === 9 && b[c] === 0x80) {
    const time = usualTime(b, c);
    if (time !== undefined) return new Date(time);
  }
  const time = fromOleDate(readReal(r, c, d, member, strict));
  return time ?? r.fail("bad-contents", c, tooFar, member);
}

/** Why {@link fromOleDate} gives no time. */
export const tooFar = "a time too far away to have milliseconds";

/** The time of an OLE automation date; undefined for one that is {@link MAX_DAYS} away, or no number. */
export function fromOleDate(days: number): Date | undefined {
  if (!(days < MAX_DAYS && days > -MAX_DAYS)) return undefined;
  if (days >= 0) return new Date(Math.round(days * DAY) + systemTimeZero);
  const whole = Math.ceil(days);
  return new Date(whole * DAY + Math.round((whole - days) * DAY) + systemTimeZero);
}

/**
 * The OLE automation date of a time; NaN for an invalid Date. Milliseconds are added to the whole
 * seconds, as peers do: the last bit depends on it.
 */
export function toOleDate(value: Date): number {
  const time = value.getTime() - systemTimeZero;
  const milliseconds = ((time % 1000) + 1000) % 1000;
  const seconds = time - milliseconds;
  if (seconds >= 0) return seconds / DAY + milliseconds / DAY;
  const whole = Math.floor(seconds / DAY);
  return whole - (seconds - whole * DAY) / DAY - milliseconds / DAY;
}
