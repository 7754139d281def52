import { fromUnits, SHORT_UNITS, shortAscii } from "../../src/codec/ber/short-text.js";
import { latin1Slice, utf8Slice } from "../../src/codec/utf8.js";

/*
 * Parts of the loops by hand: they read values of one kind at `p`, by the fastest way that V8 has, and check nothing.
 */

// V8 calls what a module has of its own directly, and what it imports by way of a stub.
const asLatin1 = latin1Slice;
const asUtf8 = utf8Slice;

/** Where contents begin whose length is at `q`. */
export function after(b: Uint8Array, q: number): number {
  const first = b[q] as number;
  return first < 0x80 ? q + 1 : q + 1 + (first & 0x7f);
}

/** Where the value after the one at `p` is, which has a tag of one octet and up to 127 octets. */
export function next(b: Uint8Array, p: number): number {
  return p + 2 + (b[p + 1] as number);
}

/** An INTEGER of up to three octets that is not negative. */
export function short(b: Uint8Array, p: number): number {
  const first = b[p + 2] as number;
  switch (b[p + 1]) {
    case 1:
      return first;
    case 2:
      return (first << 8) | (b[p + 3] as number);
    default:
      return (first << 16) | ((b[p + 3] as number) << 8) | (b[p + 4] as number);
  }
}

/** A long text that is ASCII. */
export function longAscii(b: Uint8Array, c: number, d: number): string {
  return asLatin1.call(b, c, d);
}

/** A text of up to 127 octets, by the fastest way for its length. */
export function text(b: Uint8Array, p: number): string {
  const length = b[p + 1] as number;
  const c = p + 2;
  const ascii = shortAscii(b, c, length);
  if (ascii !== undefined) return ascii;
  if (length > SHORT_UNITS) return asUtf8.call(b, c, c + length);
  let count = 0;
  for (let q = c; q < c + length; q++) {
    const first = b[q] as number;
    units[count++] = first < 0x80 ? first : ((first & 31) << 6) | ((b[++q] as number) & 63);
  }
  return fromUnits(units, count);
}

const units = new Uint16Array(SHORT_UNITS);
const powers = Float64Array.from({ length: 256 }, (_, i) => 2 ** (i - 128));
const DAY = 86_400_000;
const ZERO = Date.UTC(1899, 11, 30);

/** A time that is not before 1899-12-30. */
export function time(b: Uint8Array, p: number): Date {
  return new Date(milliseconds(b, p));
}

/** The same as a number. */
export function milliseconds(b: Uint8Array, p: number): number {
  const d = p + 2 + (b[p + 1] as number);
  let days = 0;
  if (d === p + 11) {
    const high = ((b[p + 4] as number) << 16) | ((b[p + 5] as number) << 8) | (b[p + 6] as number);
    const middle = ((b[p + 7] as number) << 8) | (b[p + 8] as number);
    const low = ((b[p + 9] as number) << 8) | (b[p + 10] as number);
    days = high * 0x1_0000_0000 + (middle * 0x1_0000 + low);
  } else {
    for (let q = p + 4; q < d; q++) days = days * 256 + (b[q] as number);
  }
  const exponent = ((b[p + 3] as number) << 24) >> 24;
  return Math.round(days * (powers[exponent + 128] as number) * DAY) + ZERO;
}
