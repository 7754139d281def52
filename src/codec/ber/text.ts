import { BerEncodeError } from "../errors.js";
import type { StringKind } from "../kinds.js";
import {
  byteLength,
  latin1Slice,
  sliceAll,
  textOfUtf8,
  transcodedOctets,
  ucs2Slice,
  utf8Slice,
} from "../utf8.js";
import type { Reader } from "./reader.js";
import { isTime } from "./times.js";
import { fromUnits, SHORT_UNITS, shortAscii } from "./short-text.js";

/** UTF8String contents, checked (X.690 8.23.10). */
export function readUtf8(r: Reader, c: number, d: number, member: string): string {
  return shortAscii(r.b, c, d - c) ?? otherUtf8(r, c, d, member);
}

const LENGTHS = 1024;
/**
 * Whether the last long text of a length was ASCII, which is read faster if one expects it: identifiers, which are, have a
 * length that others of their kind have too. A wrong guess costs as much as another text.
 */
const plain = new Uint8Array(LENGTHS).fill(1);

/** UTF8String contents that {@link shortAscii} does not read. */
export const otherUtf8 = (() => {
  // V8 calls a native method directly if it knows it while it compiles: a constant of the function around this one. What a module imports
  // is none, nor what it has outside of functions, which esbuild makes variables of when it joins modules.
  const asLatin1 = latin1Slice;
  const asUtf8 = utf8Slice;
  return (r: Reader, c: number, d: number, member: string): string => {
    const length = d - c;
    if (length <= SHORT_UNITS) {
      const text = shortUtf8(r.b, c, d);
      if (text !== undefined) return text;
    }
    if (length >= transcodedOctets) {
      const text = textOfUtf8(r.b.subarray(c, d));
      if (text === undefined) checkUtf8(r, c, d, member);
      return text as string;
    }
    const others = length & (LENGTHS - 1);
    if (plain[others] === 1) {
      const text = asLatin1.call(r.b, c, d);
      // Characters above U+007F take two octets: if there are none, it is ASCII.
      if (byteLength(text) === length) return text;
    }
    const text = asUtf8.call(r.b, c, d);
    plain[others] = text.length === length ? 1 : 0;
    // The decoder puts U+FFFD where octets are not UTF-8; only then is a second look needed.
    if (text.includes("\ufffd")) checkUtf8(r, c, d, member);
    return text;
  };
})();

const units = new Uint16Array(SHORT_UNITS);

/** Up to SHORT_UNITS octets of which some are above 127: two and three octet forms without native code; undefined for any other. */
function shortUtf8(b: Uint8Array, c: number, d: number): string | undefined {
  let count = 0;
  for (let p = c; p < d;) {
    const first = b[p++] as number;
    if (first < 128) {
      units[count++] = first;
    } else if (first > 0xc1 && first < 0xe0 && p < d) {
      const second = b[p++] as number;
      if ((second & 0xc0) !== 0x80) return undefined;
      units[count++] = ((first & 31) << 6) | (second & 63);
    } else if (first > 0xe0 && first < 0xf0 && first !== 0xed && p + 1 < d) {
      const second = b[p++] as number;
      const third = b[p++] as number;
      if ((second & 0xc0) !== 0x80 || (third & 0xc0) !== 0x80) return undefined;
      units[count++] = ((first & 15) << 12) | ((second & 63) << 6) | (third & 63);
    } else {
      return undefined;
    }
  }
  return fromUnits(units, count);
}

/** Finds the first octet that is not UTF-8 (RFC 3629), which excludes overlong forms and surrogates. */
function checkUtf8(r: Reader, c: number, d: number, member: string): void {
  const b = r.b;
  for (let p = c; p < d;) {
    const first = b[p] as number;
    let more = 0;
    let low = 0x80;
    let high = 0xbf;
    if (first >= 0xc2 && first <= 0xdf) more = 1;
    else if (first >= 0xe0 && first <= 0xef) {
      more = 2;
      if (first === 0xe0) low = 0xa0;
      if (first === 0xed) high = 0x9f;
    } else if (first >= 0xf0 && first <= 0xf4) {
      more = 3;
      if (first === 0xf0) low = 0x90;
      if (first === 0xf4) high = 0x8f;
    } else if (first > 127) notUtf8(r, p, member);
    if (p + more >= d) notUtf8(r, p, member);
    for (let i = 1; i <= more; i++) {
      const octet = b[p + i] as number;
      if (octet < low || octet > high) notUtf8(r, p, member);
      low = 0x80;
      high = 0xbf;
    }
    p += more + 1;
  }
}

function notUtf8(r: Reader, offset: number, member: string): never {
  return r.fail("bad-string", offset, "octets that are no UTF-8", member);
}

/** The characters of each string type (X.680 clause 41 and table 8). */
const repertoire: Partial<Record<StringKind, RegExp>> = {
  NumericString: /^[0-9 ]*$/,
  PrintableString: /^[A-Za-z0-9 '()+,\-./:=?]*$/,
  // oxlint-disable-next-line no-control-regex -- IA5 includes the control characters
  IA5String: /^[\x00-\x7f]*$/,
  VisibleString: /^[\x20-\x7e]*$/,
};

/** Contents of a restricted character string or time type other than UTF8String. */
export function readString(
  r: Reader,
  c: number,
  d: number,
  kind: StringKind,
  member: string,
): string {
  let text: string;
  if (kind === "UTF8String") return readUtf8(r, c, d, member);
  if (kind === "BMPString") text = readUnits(r, c, d, 2, member);
  else if (kind === "UniversalString") text = readUnits(r, c, d, 4, member);
  else text = withSeparators(kind, sliceAll(latin1Slice, r.b, c, d));
  if (!fits(text, kind)) {
    r.fail(timeKinds.has(kind) ? "bad-contents" : "bad-string", c, `no ${kind}`, member);
  }
  return text;
}

/** Whether the type allows this text, whatever its length. */
function fits(text: string, kind: StringKind): boolean {
  return timeKinds.has(kind) ? isTime(text, kind) : (repertoire[kind]?.test(text) ?? true);
}

const timeKinds: ReadonlySet<StringKind> = new Set<StringKind>([
  "UTCTime",
  "GeneralizedTime",
  "TIME",
  "DATE",
  "TIME-OF-DAY",
  "DATE-TIME",
  "DURATION",
]);

function readUnits(r: Reader, c: number, d: number, size: 2 | 4, member: string): string {
  if ((d - c) % size !== 0) r.fail("bad-string", c, "a character is cut off", member);
  const wide = size === 2 ? Buffer.from(r.b.subarray(c, d)).swap16() : utf16Of(r, c, d, member);
  const text = sliceAll(ucs2Slice, wide);
  if (!text.isWellFormed()) r.fail("bad-string", c, "a lone surrogate", member);
  return text;
}

/** Little-endian UTF-16 from characters of four octets each. */
function utf16Of(r: Reader, c: number, d: number, member: string): Buffer {
  const octets = Buffer.allocUnsafe(d - c);
  let length = 0;
  for (let p = c; p < d; p += 4) {
    const b = r.b;
    const point =
      (((b[p] as number) << 8) | (b[p + 1] as number)) * 65536 +
      (((b[p + 2] as number) << 8) | (b[p + 3] as number));
    if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) {
      r.fail("bad-string", p, "a number that is not a character of Unicode", member);
    }
    if (point < 0x10000) {
      length = octets.writeUInt16LE(point, length);
    } else {
      length = octets.writeUInt16LE(0xd7c0 + (point >> 10), length);
      length = octets.writeUInt16LE(0xdc00 | (point & 0x3ff), length);
    }
  }
  return octets.subarray(0, length);
}

/** The useful time types travel without their separators (X.690 8.26). */
function withSeparators(kind: StringKind, text: string): string {
  switch (kind) {
    case "DATE":
      return separate(text, /^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
    case "TIME-OF-DAY":
      return separate(text, /^(\d\d)(\d\d)(\d\d)$/, "$1:$2:$3");
    case "DATE-TIME":
      return separate(text, /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/, "$1-$2-$3T$4:$5:$6");
    case "DURATION":
      return `P${text}`;
    default:
      return text;
  }
}

/** The text with its separators; if it is not only digits, "", which no time type allows. */
function separate(text: string, digits: RegExp, form: string): string {
  return digits.test(text) ? text.replace(digits, form) : "";
}

/** String and time types other than UTF8String, which is written without a separate buffer. */
export type OtherString = Exclude<StringKind, "UTF8String">;

/** The contents octets of a restricted character string; throws BerEncodeError without a path. */
export function stringOctets(text: string, kind: OtherString, member: string): Uint8Array {
  if (!text.isWellFormed()) throw new BerEncodeError("bad-string", "a lone surrogate", member);
  if (!fits(text, kind)) {
    throw new BerEncodeError(
      "bad-string",
      timeKinds.has(kind) ? `no ${kind}` : `a character that ${kind} does not have`,
      member,
    );
  }
  switch (kind) {
    case "BMPString":
      return Buffer.from(text, "utf16le").swap16();
    case "UniversalString":
      return utf32Of(text);
    case "DATE":
    case "TIME-OF-DAY":
      return Buffer.from(text.replace(/[-:]/g, ""), "latin1");
    case "DATE-TIME":
      return Buffer.from(text.replace(/[-:T]/g, ""), "latin1");
    case "DURATION":
      return Buffer.from(text.slice(1), "latin1");
    default: {
      for (let i = 0; i < text.length; i++) {
        if (text.charCodeAt(i) > 255) {
          throw new BerEncodeError("bad-string", `a character that ${kind} does not have`, member);
        }
      }
      return Buffer.from(text, "latin1");
    }
  }
}

function utf32Of(text: string): Uint8Array {
  const octets = Buffer.allocUnsafe(text.length * 4);
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) as number;
    if (point > 0xffff) i++;
    length = octets.writeUInt32BE(point, length);
  }
  return octets.subarray(0, length);
}
