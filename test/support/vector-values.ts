import type { BitString, Schema, Type } from "../../src/codec/index.js";
import { fromHex } from "./same-value.js";

/** The value of a test vector, in the notation of the corpus, as the codec's value of the type. */
export function vectorValue(type: Type<unknown>, value: unknown): unknown {
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return vectorValue(schema.type, value);
    case "integer":
      return BigInt(value as string | number);
    case "enumerated":
      return typeof value === "string" ? schema.names[value] : value;
    case "real":
      return vectorReal(value);
    case "bitString":
      return vectorBits(value as { bits: string; length: number }, schema);
    case "any":
      return openValue(value);
    case "octetString":
      return typeof value === "string"
        ? Uint8Array.from(Buffer.from(value))
        : fromHex((value as { hex: string }).hex);
    case "choice": {
      const { choice, value: inner } = value as { choice: string; value: unknown };
      const member = schema.members.find(({ name }) => name === choice);
      return { [choice]: member === undefined ? undefined : vectorValue(member.type, inner) };
    }
    case "sequence":
    case "set": {
      const object = value as Record<string, unknown>;
      return Object.fromEntries(
        schema.members.map((one) => [
          one.name,
          one.name in object ? vectorValue(one.type, object[one.name]) : one.default,
        ]),
      );
    }
    case "sequenceOf":
    case "setOf":
      return (value as unknown[]).map((one) => vectorValue(schema.element, one));
    default:
      return value;
  }
}

/** An open type: the octets, or the value that they have to stand for. */
function openValue(value: unknown): Uint8Array {
  if (value === null) return Uint8Array.of(5, 0);
  if (value === true) return Uint8Array.of(1, 1, 255);
  if (typeof value === "string")
    return Uint8Array.of(22, value.length, ...Buffer.from(value, "latin1"));
  return fromHex((value as { hex: string }).hex);
}

/** REAL: a number, a word, decimal text, or mantissa, base and exponent. */
function vectorReal(value: unknown): number {
  if (typeof value === "number") return value;
  if (typeof value === "string") {
    return value === "nan" ? NaN : Number(value.replace("inf", "Infinity"));
  }
  const { mantissa, base, exponent } = value as {
    mantissa: number;
    base: number;
    exponent: number;
  };
  return base === 10 ? Number(`${mantissa}e${exponent}`) : mantissa * base ** exponent;
}

/** Bits in hexadecimal or, if there are as many digits as bits, in binary. */
function vectorBits({ bits, length }: { bits: string; length: number }, schema: Schema): BitString {
  const binary =
    bits.length === length && /^[01]*$/.test(bits)
      ? bits.padEnd(Math.ceil(length / 8) * 8, "0")
      : "";
  const bytes =
    length === 0
      ? new Uint8Array(0)
      : binary === ""
        ? fromHex(bits)
        : Uint8Array.from(binary.match(/.{8}/g) ?? [], (octet) => parseInt(octet, 2));
  return significant({ bytes, length }, schema);
}

/** With named bits trailing zeros mean nothing (X.680 22.7). */
function significant(value: BitString, schema: Schema): BitString {
  if (schema.kind !== "bitString" || schema.names === undefined) return value;
  let { length } = value;
  while (
    length > 0 &&
    (((value.bytes[(length - 1) >> 3] as number) >> (7 - ((length - 1) & 7))) & 1) === 0
  )
    length--;
  return { bytes: value.bytes.slice(0, Math.ceil(length / 8)), length };
}

/** A decoded value in the terms of {@link vectorValue}: named bits, times as the corpus writes them. */
export function comparable(type: Type<unknown>, value: unknown): unknown {
  const { schema } = type;
  if (value === undefined) return undefined;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return comparable(schema.type, value);
    case "bitString":
      return significant(value as BitString, schema);
    case "sequence":
    case "set": {
      const object = value as Record<string, unknown>;
      return Object.fromEntries(
        schema.members.map(({ name, type: one }) => [name, comparable(one, object[name])]),
      );
    }
    case "string":
      return schema.string === "UTCTime" ||
        schema.string === "GeneralizedTime" ||
        schema.string === "TIME-OF-DAY"
        ? timeOf(schema.string, value as string)
        : value;
    default:
      return value;
  }
}

function timeOf(kind: string, text: string): unknown {
  if (kind === "TIME-OF-DAY") return { time: text };
  const century = kind === "UTCTime" ? (Number(text.slice(0, 2)) < 50 ? "20" : "19") : "";
  const [, year, month, day, hour, minute, second = "00"] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)?/.exec(century + text) ?? [];
  return { datetime: `${year}-${month}-${day}T${hour}:${minute}:${second}` };
}
