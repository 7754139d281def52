import { CodecError } from "../errors.js";
import { knownRow } from "../ber/open.js";
import { checkKeys, type OwnedOpen } from "../open/check.js";
import type { OpenTable } from "../open/table.js";
import { isObject } from "./is-object.js";
import {
  fail,
  readAny,
  readBits,
  readOctets,
  wrongKind,
  writeAny,
  writeBits,
  writeOctets,
} from "./values.js";

/** What is written and read by a row's codec. */
interface RowCodec {
  write(value: unknown, k: number): string;
  read(value: unknown, k: number): unknown;
}

type Table = OpenTable<RowCodec>;

function inValue<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw error instanceof CodecError ? error.prefix("value") : error;
  }
}

/**
 * An open type as text: `{"known": "<row>", "value": ..}`, or its octets as those of ANY; if a string contains it, in the form that the string has.
 */
export function writeOpen(value: unknown, k: number, table: Table): string {
  if (value instanceof Uint8Array) {
    switch (table.schema.contents) {
      case "octetString":
        return writeOctets(value, "");
      case "bitString":
        return writeBits({ bytes: value, length: value.length * 8 }, "");
      default:
        return writeAny(value, "");
    }
  }
  const row = knownRow(value, table);
  const text = inValue(() => row.codec.write((value as { value: unknown }).value, k));
  return `{"known":${JSON.stringify(row.name)},"value":${text}}`;
}

/** The reverse of {@link writeOpen}. */
export function readOpen(value: unknown, k: number, table: Table, strict: boolean): unknown {
  if (!isObject(value) || !Object.hasOwn(value, "known")) return octetsOf(value, table);
  const { known } = value;
  if (typeof known !== "string") return wrongKind(known, "the name of a row", "known");
  const row = table.named(known);
  if (row === undefined) return fail("bad-choice", table.noRow(known), "");
  if (!Object.hasOwn(value, "value")) wrongKind(undefined, "a value", "value");
  if (strict) {
    const other = Object.keys(value).find((key) => !["known", "value", "_type"].includes(key));
    if (other !== undefined) {
      fail(
        "unknown-member",
        `an open type has no member ${JSON.stringify(other.slice(0, 100))}`,
        "",
      );
    }
  }
  return { known: row.name, value: inValue(() => row.codec.read(value["value"], k)) };
}

function octetsOf(value: unknown, { schema }: Table): Uint8Array {
  switch (schema.contents) {
    case "octetString":
      return readOctets(value, "");
    case "bitString": {
      const { bytes, length } = readBits(value, "");
      return length % 8 === 0 ? bytes : fail("bad-string", "whole octets are expected", "");
    }
    default:
      return readAny(value, "");
  }
}

/** As `requireKeys` of BER, for a value that has been read. */
export function requireReadKeys(
  value: unknown,
  owned: readonly OwnedOpen[],
  closed: boolean,
): void {
  checkKeys(value, owned, closed, (code, reason, path) => fail(code, reason, path));
}
