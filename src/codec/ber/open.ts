import { BerDecodeError, BerEncodeError, CodecError, withoutStack } from "../errors.js";
import { keyAt, noObject } from "../open/keys.js";
import { checkKeys, type OwnedOpen } from "../open/check.js";
import { toDer } from "../der/der.js";
import { OpenTable, type OpenCase } from "../open/table.js";
import type { BerCodec } from "./codec.js";
import { Reader } from "./reader.js";
import { putAny, putEncoded, Writer } from "./writer.js";

type Case = OpenCase<BerCodec>;

function inValue(error: unknown): unknown {
  return error instanceof CodecError ? error.prefix("value") : error;
}

/** The value of an open type whose row is known, from its identifier on; leaves `r.n` after it. */
function readKnown(r: Reader, p: number, e: number, k: number, row: Case): unknown {
  try {
    return { known: row.name, value: row.codec.whole(r, p, e, k) };
  } catch (x) {
    throw inValue(x);
  }
}

/** As {@link readKnown}, with a view of the value. */
function viewKnown(r: Reader, p: number, e: number, _k: number, row: Case): unknown {
  try {
    return { known: row.name, value: row.codec.wholeView(r, p, e) };
  } catch (x) {
    throw inValue(x);
  }
}

/** The value that a string contains, from `c` to `d`. */
function readWithin(r: Reader, c: number, d: number, k: number, row: Case): unknown {
  return filled(r, d, readKnown(r, c, d, k, row));
}

/** As {@link readWithin}, with a view of the value. */
function viewWithin(r: Reader, c: number, d: number, k: number, row: Case): unknown {
  return filled(r, d, viewKnown(r, c, d, k, row));
}

function filled(r: Reader, d: number, value: unknown): unknown {
  if (r.n !== d) {
    r.fail("trailing-octets", r.n, "octets after the value", "value");
  }
  return value;
}

/** How many octets of a string in pieces count as one element. */
const OCTETS_PER_ELEMENT = 16;

/**
 * The value that a string in pieces contains. The pieces have been joined, so it is read from octets of its own.
 * @param read {@link readWithin} or {@link viewWithin}.
 */
function readJoined(
  r: Reader,
  p: number,
  bytes: Uint8Array,
  k: number,
  row: Case,
  read: typeof readWithin,
): unknown {
  // Such strings may be in such strings: each level has a copy of its own.
  r.charge(Math.floor(bytes.length / OCTETS_PER_ELEMENT), p);
  const joined = new Reader();
  joined.start(bytes, { maxDepth: r.depth, maxElements: r.most, maxBytes: Infinity });
  joined.left = r.left;
  try {
    const value = read(joined, 0, bytes.length, k, row);
    r.left = joined.left;
    return value;
  } catch (error) {
    if (!(error instanceof BerDecodeError)) throw error;
    // Its offset is one in the joined octets.
    const { code, reason, path, limit } = error;
    throw withoutStack(() => new BerDecodeError(code, p, reason, path, limit));
  }
}

/** The octets within a BIT STRING that contains an encoding; it starts with how many bits are unused. */
function readWholeOctets(r: Reader, c: number, d: number, member: string): void {
  if (d === c) r.fail("bad-contents", c, "a BIT STRING without its first octet", member);
  if (r.b[c] !== 0) r.fail("bad-contents", c, "a value in a BIT STRING with unused bits", member);
}

/** There is no object with these keys, and there will be none. */
function unknownKey(r: Reader, p: number, member: string, ...keys: unknown[]): never {
  return r.fail("unknown-key", p, noObject(keys), member);
}

/** Values of the type cannot be read on their own. */
function inner(): never {
  throw new TypeError("an open type can only be read together with the member that is its key");
}

/** Writes an open type: octets as they are, a value by the row that it names. */
function putOpen(
  w: Writer,
  value: unknown,
  p: number,
  k: number,
  table: OpenTable<BerCodec>,
): number {
  return value instanceof Uint8Array ? putAny(w, value, p, "") : putKnown(w, value, p, k, table);
}

/** Writes what a string contains. */
function putContained(
  w: Writer,
  value: unknown,
  p: number,
  k: number,
  table: OpenTable<BerCodec>,
): number {
  if (value instanceof Uint8Array) return putEncoded(w, value, p);
  return table.schema.der
    ? putEncoded(w, derOf(w, value, k, table), p)
    : putKnown(w, value, p, k, table);
}

/** What a string contains, in DER: encoded apart, because DER takes another pass over the octets. */
function derOf(w: Writer, value: unknown, k: number, table: OpenTable<BerCodec>): Uint8Array {
  const { name, codec } = knownRow(value, table);
  const { type } = table.schema.rows.find((row) => row.name === name)!;
  const apart = new Writer(Buffer.allocUnsafe(OCTETS_APART));
  apart.depth = w.depth;
  try {
    const end = codec.write(apart, (value as { value: unknown }).value, 0, k);
    return toDer(type, apart.b.subarray(0, end));
  } catch (x) {
    throw inValue(x);
  }
}

/** Where most such values fit in; the buffer grows. */
const OCTETS_APART = 256;

function putKnown(
  w: Writer,
  value: unknown,
  p: number,
  k: number,
  table: OpenTable<BerCodec>,
): number {
  const row = knownRow(value, table);
  try {
    return row.codec.write(w, (value as { value: unknown }).value, p, k);
  } catch (x) {
    throw inValue(x);
  }
}

/** The row that a value of an open type names. @throws BerEncodeError */
export function knownRow<C>(value: unknown, table: OpenTable<C>): OpenCase<C> {
  const wanted = "an object { known, value } or a Uint8Array";
  if (value === undefined) throw new BerEncodeError("missing-member", `${wanted} is missing`);
  const known = typeof value === "object" && value !== null && (value as { known?: unknown }).known;
  if (typeof known !== "string") {
    throw new BerEncodeError("wrong-kind", `${wanted} is expected`);
  }
  const row = table.named(known);
  if (row === undefined) throw new BerEncodeError("bad-choice", table.noRow(known));
  return row;
}

function keyFault(code: "wrong-key" | "unknown-key", reason: string, path: string): never {
  throw new BerEncodeError(code, reason, path);
}

/** Refuses a value to be written whose open types belong to other keys; see {@link checkKeys}. */
function requireKeys(value: unknown, owned: readonly OwnedOpen[], closed: boolean): void {
  checkKeys(value, owned, closed, keyFault);
}

/** What emitted code calls for open types. */
export const openRuntime = {
  OpenTable,
  inner,
  keyAt,
  putContained,
  putOpen,
  readJoined,
  readKnown,
  readWholeOctets,
  readWithin,
  requireKeys,
  unknownKey,
  viewKnown,
  viewWithin,
};
