import { BerEncodeError, JsonDecodeError, withoutStack, type JsonDecodeCode } from "../errors.js";
import type { BitString } from "../kinds.js";
import { fromOleDate, tooFar } from "../ber/numbers.js";
import { stringOctets, type OtherString } from "../ber/text.js";
import { numbersOfOid } from "../ber/oid.js";
import { isOneValue, notSafe } from "../ber/writer.js";
import { valueLimits } from "../limits.js";
import { systemTimeZero } from "../system-time.js";
import { isObject } from "./is-object.js";

/** Raises a JSON error at a member. */
export function fail(code: JsonDecodeCode, reason: string, member: string): never {
  throw withoutStack(() => new JsonDecodeError(code, reason, member));
}

/** A value that is not of the type's kind, or is absent. */
export function wrongKind(value: unknown, wanted: string, member: string): never {
  if (value === undefined) return fail("missing-member", `${wanted} is missing`, member);
  const found =
    value === null
      ? "null"
      : Array.isArray(value)
        ? "an array"
        : typeof value === "object"
          ? "an object"
          : `a ${typeof value}`;
  return fail("wrong-kind", `${wanted} is expected, found ${found}`, member);
}

/** Like {@link wrongKind}, for a value to be written. */
export function writeKind(value: unknown, wanted: string, member: string): never {
  throw value === undefined
    ? new BerEncodeError("missing-member", `${wanted} is missing`, member)
    : new BerEncodeError("wrong-kind", `${wanted} is expected`, member);
}

/** Also the numbers and the null that the vendor's C++ runtime reads, null as false. */
export function readBoolean(value: unknown, member: string): boolean {
  if (value === 0 || value === null) return false;
  return value === 1 ? true : readStrictBoolean(value, member);
}

export function readStrictBoolean(value: unknown, member: string): boolean {
  return typeof value === "boolean" ? value : wrongKind(value, "true or false", member);
}

const integerRange = 'an INTEGER beyond the safe range of number; read it with integers: "bigint"';

/** A number, or a bigint where {@link parseJson} kept one. */
export function readInteger(value: unknown, member: string, reason = integerRange): number {
  if (typeof value === "number") {
    if (Number.isSafeInteger(value)) return value === 0 ? 0 : value;
    if (!isIntegral(value)) return wrongKind(value, "an integer", member);
  } else if (typeof value !== "bigint") {
    return wrongKind(value, "an integer", member);
  }
  return fail("integer-range", reason, member);
}

/** The result of parsing digits without a fraction; infinity for very many. */
function isIntegral(value: number): boolean {
  return Number.isInteger(value) || value === Infinity || value === -Infinity;
}

export function readBigInteger(value: unknown, member: string): bigint {
  if (typeof value === "bigint") return value;
  if (typeof value !== "number" || !isIntegral(value)) {
    return wrongKind(value, "an integer", member);
  }
  return Number.isSafeInteger(value)
    ? BigInt(value)
    : fail(
        "integer-range",
        "an integer whose digits are not known: write it without an exponent, and read it by parseJson, because JSON.parse rounds it",
        member,
      );
}

export function writeInteger(value: unknown, member: string): string {
  if (typeof value === "bigint") return value.toString();
  if (typeof value !== "number") return writeKind(value, "an integer", member);
  if (!Number.isSafeInteger(value)) {
    throw new BerEncodeError("integer-range", notSafe(value), member);
  }
  return String(value);
}

export function readNull(value: unknown, member: string): null {
  const empty = isObject(value) && Object.keys(value).every((key) => key === "_type");
  return value === null || value === 0 || empty ? null : wrongKind(value, "null", member);
}

/** The names that the JSON encoding rules have for numbers that JSON cannot write (X.697 24). */
const special: Record<string, number> = { INF: Infinity, "-INF": -Infinity, NaN, "-0": -0 };

export function readReal(value: unknown, member: string): number {
  if (typeof value === "number" || typeof value === "bigint") {
    const real = Number(value);
    // JSON's numbers have no infinity, so this one had too many digits.
    return real === Infinity || real === -Infinity
      ? fail("real-range", "a number beyond the range of a REAL", member)
      : real;
  }
  if (typeof value === "string" && Object.hasOwn(special, value)) return special[value] as number;
  return wrongKind(value, "a number", member);
}

export function writeReal(value: unknown, member: string): string {
  if (typeof value !== "number") return writeKind(value, "a number", member);
  if (Number.isFinite(value)) return Object.is(value, -0) ? "-0" : String(value);
  return Number.isNaN(value) ? '"NaN"' : value > 0 ? '"INF"' : '"-INF"';
}

export function readString(value: unknown, member: string): string {
  if (typeof value !== "string") return wrongKind(value, "a string", member);
  return value.isWellFormed() ? value : fail("bad-string", "a lone surrogate", member);
}

/** Characters up to which a loop is faster than a call into native code. */
const SHORT_TEXT = 40;

/** Whether a text may be between quotes as it is: short, with nothing to be escaped and no surrogates. */
function isPlain(text: string): boolean {
  const { length } = text;
  if (length > SHORT_TEXT) return false;
  for (let i = 0; i < length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x20 || unit === 0x22 || unit === 0x5c || unit >= 0xd800) return false;
  }
  return true;
}

export function writeString(value: unknown, member: string): string {
  if (typeof value !== "string") return writeKind(value, "a string", member);
  if (isPlain(value)) return `"${value}"`;
  if (!value.isWellFormed()) throw new BerEncodeError("bad-string", "a lone surrogate", member);
  return JSON.stringify(value);
}

/** Text of a string or time type other than UTF8String. */
export function readText(value: unknown, kind: OtherString, member: string): string {
  const text = readString(value, member);
  try {
    stringOctets(text, kind, member);
  } catch (error) {
    if (error instanceof BerEncodeError) return fail("bad-string", error.reason, member);
    throw error;
  }
  return text;
}

export function writeText(value: unknown, kind: OtherString, member: string): string {
  if (typeof value !== "string") return writeKind(value, "a string", member);
  stringOctets(value, kind, member);
  return JSON.stringify(value);
}

/** Whether the text is base64, padded or not (RFC 4648 section 4). */
function isBase64(text: string): boolean {
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return false;
  const padded = text.endsWith("=");
  const digits = padded ? text.indexOf("=") : text.length;
  return digits % 4 !== 1 && (!padded || text.length % 4 === 0);
}

/** Base64, padded or not. */
export function readOctets(value: unknown, member: string): Uint8Array {
  if (typeof value !== "string") return wrongKind(value, "a base64 string", member);
  if (!isBase64(value)) return fail("bad-string", "a string that is not base64", member);
  const bytes = Buffer.from(value, "base64");
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

export function writeOctets(value: unknown, member: string): string {
  if (!(value instanceof Uint8Array)) return writeKind(value, "a Uint8Array", member);
  return `"${Buffer.from(value.buffer, value.byteOffset, value.length).toString("base64")}"`;
}

const iso =
  /^([0-9]{4}|[+-][0-9]{6})-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])T([01][0-9]|2[0-3]):([0-5][0-9])(?::([0-5][0-9])(?:\.([0-9]+))?)?(Z|([+-])([01][0-9]|2[0-3]):?([0-5][0-9]))$/;

/** ISO 8601 with a zone, or an OLE automation date as a number, which is what the type is in ASN.1. */
export function readTime(value: unknown, member: string): Date {
  if (typeof value !== "number" && typeof value !== "bigint") return readStrictTime(value, member);
  return fromOleDate(Number(value)) ?? fail("bad-time", tooFar, member);
}

/** ISO 8601 with a zone; "" is the time 0 of an OLE automation date. */
export function readStrictTime(value: unknown, member: string): Date {
  if (typeof value !== "string") return wrongKind(value, "an ISO 8601 time", member);
  if (value === "") return new Date(systemTimeZero);
  const { timeCharacters } = valueLimits;
  if (value.length > timeCharacters) {
    return fail("too-long", `a time of over ${timeCharacters} characters`, member);
  }
  const found = iso.exec(value);
  if (found === null) {
    return fail("bad-time", "a time that is not ISO 8601 with a zone", member);
  }
  const [, year, month, day, hour, minute, second, fraction, , sign, hours, minutes] = found;
  const days = new Date(0);
  days.setUTCFullYear(Number(year), Number(month) - 1, Number(day));
  if (days.getUTCDate() !== Number(day)) return fail("bad-time", "a day no month has", member);
  const milliseconds = fraction === undefined ? 0 : Math.round(Number(`0.${fraction}`) * 1000);
  const offset = (Number(hours ?? 0) * 60 + Number(minutes ?? 0)) * (sign === "-" ? -1 : 1);
  const seconds = (Number(hour) * 60 + Number(minute) - offset) * 60 + Number(second ?? 0);
  const time = new Date(days.getTime() + seconds * 1000 + milliseconds);
  return Number.isNaN(time.getTime()) ? fail("bad-time", "a time no calendar has", member) : time;
}

/** The time 0 of an OLE automation date as "", any other in ISO 8601. */
export function writeTime(value: unknown, member: string): string {
  return value instanceof Date && value.getTime() === systemTimeZero
    ? '""'
    : writeAnyTime(value, member);
}

/** Any time in ISO 8601. */
export function writeAnyTime(value: unknown, member: string): string {
  if (!(value instanceof Date)) return writeKind(value, "a Date", member);
  const time = value.getTime();
  if (Number.isNaN(time)) throw new BerEncodeError("bad-time", "an invalid Date", member);
  const text = value.toISOString();
  return time % 1000 === 0 ? `"${text.slice(0, -5)}Z"` : `"${text}"`;
}

export function readBits(value: unknown, member: string): BitString {
  if (typeof value !== "string") return wrongKind(value, "a string of 0 and 1", member);
  if (!/^[01]*$/.test(value)) return fail("bad-string", "a string of 0 and 1 is expected", member);
  const bytes = new Uint8Array(Math.ceil(value.length / 8));
  for (let i = 0; i < value.length; i++) {
    if (value.charCodeAt(i) === 0x31) bytes[i >> 3] = (bytes[i >> 3] as number) | (128 >> (i & 7));
  }
  return { bytes, length: value.length };
}

export function writeBits(value: unknown, member: string): string {
  const { bytes, length = -1 } = (value ?? {}) as Partial<BitString>;
  const isWhole = Number.isSafeInteger(length) && length >= 0;
  if (!(bytes instanceof Uint8Array) || !isWhole || length > bytes.length * 8) {
    return writeKind(value, "a BIT STRING { bytes, length }", member);
  }
  const digits = Buffer.allocUnsafe(length);
  for (let i = 0; i < length; i++) {
    digits[i] = 0x30 + (((bytes[i >> 3] as number) >> (7 - (i & 7))) & 1);
  }
  return `"${digits.toString("latin1")}"`;
}

export function readOid(value: unknown, relative: boolean, member: string): string {
  if (typeof value !== "string") return wrongKind(value, "an object identifier", member);
  const numbers = numbersOfOid(value, relative);
  return "reason" in numbers
    ? fail(numbers.code === "none" ? "bad-string" : "too-long", numbers.reason, member)
    : value;
}

export function writeOid(value: unknown, relative: boolean, member: string): string {
  if (typeof value !== "string") return writeKind(value, "an object identifier", member);
  const numbers = numbersOfOid(value, relative);
  if ("reason" in numbers) {
    const code = numbers.code === "none" ? "wrong-kind" : "too-long";
    throw new BerEncodeError(code, numbers.reason, member);
  }
  return `"${value}"`;
}

/** An open type of unknown type: `{"_ber": "<hex>"}`. */
export function readAny(value: unknown, member: string): Uint8Array {
  const hex = isObject(value) ? value["_ber"] : undefined;
  if (typeof hex !== "string") return wrongKind(value, 'an open type {"_ber": hex}', member);
  const octets = octetsOfHex(hex) ?? fail("bad-string", "hexadecimal is expected", member);
  return isOneValue(octets)
    ? octets
    : fail("bad-string", "the octets of one value are expected", member);
}

/** The octets of hexadecimal digits, at least one octet; undefined for anything else. */
export function octetsOfHex(hex: string): Uint8Array | undefined {
  if (hex.length === 0 || hex.length % 2 === 1 || !/^[0-9A-Fa-f]*$/.test(hex)) return undefined;
  const bytes = Buffer.from(hex, "hex");
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}

export function writeAny(value: unknown, member: string): string {
  if (!(value instanceof Uint8Array)) return writeKind(value, "a Uint8Array", member);
  if (!isOneValue(value)) return writeKind(value, "the octets of one complete value", member);
  const bytes = Buffer.from(value.buffer, value.byteOffset, value.length);
  return `{"_ber":"${bytes.toString("hex")}"}`;
}
