import type { Interval } from "../kinds.js";
import { CodecError } from "../errors.js";
import { ListView, over } from "../view.js";
import { unknownExtensions } from "../options.js";
import {
  constructedBits,
  constructedOctets,
  constructedString,
  readBits,
  readBoolean,
  readNull,
  readOid,
} from "./contents.js";
import { encodedList, putElements } from "./encoded.js";
import {
  enumeratedRange,
  readBigInteger,
  readBigIntegerLenient,
  readInteger,
  readIntegerLenient,
  readReal,
  readSystemTime,
} from "./numbers.js";
import { openRuntime } from "./open.js";
import type { Reader } from "./reader.js";
import { shortAscii } from "./short-text.js";
import { otherUtf8, readString, readUtf8 } from "./text.js";
import { putOid } from "./oid.js";
import {
  putAny,
  putBits,
  putInteger,
  putOctets,
  putReal,
  putString,
  putSystemTime,
  putUtf8,
  type Writer,
} from "./writer.js";

/** Adds the enclosing member to the path of an error on its way up. */
function within(error: unknown, step: string): unknown {
  return error instanceof CodecError && step !== "" ? error.prefix(step) : error;
}

/** Octets where the value should have ended, or a member out of order. */
function leftover(r: Reader, p: number, e: number): never {
  r.header(p, e, "");
  return r.fail("unexpected-member", p, "a member that is not due here");
}

/**
 * Whether the element is here that peers built by a faulty compiler append to each extensible SEQUENCE: a
 * tag number of 21 or 22 with leading zeros, and no contents (docs/interoperability.md).
 */
function isStray(b: Uint8Array, p: number, e: number): boolean {
  return (
    b[p] === 0x1f &&
    p + 5 <= e &&
    b[p + 1] === 0x80 &&
    b[p + 2] === 0x80 &&
    (b[p + 3] === 0x15 || b[p + 3] === 0x16) &&
    b[p + 4] === 0
  );
}

/**
 * Passes over elements that the type does not have.
 * @param before Tags of members before this place, which are out of order here: an earlier member that is absent
 *   or repeated would have been read in its own place, so an element with its tag is not an addition (X.680 25.6.1).
 * @param after Tags of the members after this place, the first of which ends the additions.
 * @param tolerant Whether the element of {@link isStray} is passed over too. It is not an addition, and is never kept.
 * @param kept Takes the elements.
 * @returns The offset after them.
 */
function additions(
  r: Reader,
  p: number,
  e: number,
  before: readonly number[],
  after: readonly number[],
  tolerant: boolean,
  kept?: Uint8Array[],
): number {
  while (p < e) {
    if (tolerant && isStray(r.b, p, e)) {
      p += 5;
      continue;
    }
    const tag = r.header(p, e, "");
    if (after.includes(tag)) return p;
    if (before.includes(tag)) leftover(r, p, e);
    if (--r.left < 0) r.tooMany(p);
    const { n } = r;
    kept?.push(r.view(p, n));
    p = n;
  }
  return p;
}

/** Like {@link over}, but the element of {@link isStray} may be here as well. */
function past(r: Reader, b: Uint8Array, p: number, e: number): number {
  return isStray(b, p, e) ? p + 5 : over(r, b, p, e);
}

/**
 * Whether the value here may be a list of optional parameters, whatever its tag: it is empty, or begins with a SEQUENCE
 * that begins with a text. A later version of the type may have another member in this place.
 */
function isParameters(b: Uint8Array, p: number): boolean {
  const c = contentsAt(b, p);
  if (b[p + 1] === 0 || (b[p + 1] === 128 && b[c] === 0)) return true;
  return b[c] === 0x30 && b[contentsAt(b, c)] === 0x0c;
}

/** Where the contents of a value begin that has a tag of one octet. */
function contentsAt(b: Uint8Array, p: number): number {
  const length = b[p + 1] as number;
  return length > 128 ? p + 2 + (length & 127) : p + 2;
}

/** Whether a value or a length is in one of the intervals; what is not a number is judged elsewhere. */
function withinRange(value: unknown, intervals: readonly Interval[]): boolean {
  if (typeof value !== "number" && typeof value !== "bigint") return true;
  return intervals.some(
    ({ min, max }) => (min === undefined || value >= min) && (max === undefined || value <= max),
  );
}

/** SIZE counts characters, not code units (X.680 51.5). */
function characters(text: unknown): number | undefined {
  if (typeof text !== "string") return undefined;
  let count = text.length;
  for (let i = 1; i < text.length; i++) {
    const isPair = (text.charCodeAt(i) & 0xfc00) === 0xdc00;
    if (isPair && (text.charCodeAt(i - 1) & 0xfc00) === 0xd800) count--;
  }
  return count;
}

/** Whether all that the value holds is in its own enumerable keys. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Takes back the segments collected since `extra` was `x0`. */
function rewind(w: Writer, x0: number): void {
  while (w.extra > x0) w.extra -= w.segments?.pop()?.bytes.length ?? 0;
}

/** The one key of a CHOICE value whose value is not undefined. */
function onlyKey(w: Writer, value: Record<string, unknown>): string {
  let chosen: string | undefined;
  for (const key in value) {
    if (value[key] === undefined) continue;
    if (chosen !== undefined) {
      w.fail("bad-choice", `a CHOICE value with both ${chosen} and ${key}`);
    }
    chosen = key;
  }
  return chosen ?? w.fail("bad-choice", "a CHOICE value without an alternative");
}

/** An alternative that this version of an extensible CHOICE does not know, unchanged. */
function putUnknown(w: Writer, value: Record<symbol, unknown>, p: number): number {
  const [bytes, more] = value[unknownExtensions] as readonly unknown[];
  if (more !== undefined || Object.keys(value).length > 0) {
    w.fail("bad-choice", "a CHOICE value with more than one alternative");
  }
  return putAny(w, bytes, p, "");
}

/** Whether a value is the DEFAULT of its member and need not be written (X.690 11.5). */
function isDefault(value: unknown, other: unknown): boolean {
  if (value === other) return true;
  if (typeof value === "bigint" || typeof other === "bigint") {
    return String(value) === String(other);
  }
  if (typeof value !== "object" || typeof other !== "object" || !value || !other) return false;
  if (value instanceof Date) return value.getTime() === (other as Partial<Date>).getTime?.();
  const keys = Object.keys(value);
  return (
    Array.isArray(value) === Array.isArray(other) &&
    keys.length === Object.keys(other).length &&
    keys.every((key) =>
      isDefault((value as Record<string, unknown>)[key], (other as Record<string, unknown>)[key]),
    )
  );
}

/** Everything that emitted code calls, by the names it uses. */
export const runtime = {
  ...openRuntime,
  ListView,
  additions,
  characters,
  constructedBits,
  constructedOctets,
  constructedString,
  encodedList,
  enumeratedRange,
  isDefault,
  isParameters,
  isPlain,
  isStray,
  leftover,
  onlyKey,
  over,
  past,
  putAny,
  putBits,
  putElements,
  putInteger,
  putOctets,
  putOid,
  putReal,
  putString,
  putSystemTime,
  putUnknown,
  putUtf8,
  readBigInteger,
  readBigIntegerLenient,
  readBits,
  readBoolean,
  readInteger,
  readIntegerLenient,
  readNull,
  readOid,
  readReal,
  readString,
  readSystemTime,
  readUtf8,
  otherUtf8,
  shortAscii,
  rewind,
  unknownExtensions,
  within,
  withinRange,
};
