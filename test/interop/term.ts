import {
  isNoTime,
  type BitString,
  type Constraint,
  type Member,
  type Schema,
  type Type,
} from "../../src/codec/index.js";
import { otpName } from "./notation.js";

const DAY = 86_400_000;
const OLE_EPOCH = Date.UTC(1899, 11, 30);

/** A value as the oracle writes it: what OTP must make of the value's encoding. */
export function termText(type: Type<any>, value: any): string {
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return termText(schema.type, value);
    case "integer":
    case "enumerated":
      return named(schema, value);
    case "boolean":
      return String(value);
    case "null":
      return "NULL";
    case "real":
      return realText(value);
    case "systemTime":
      return realText(oleDate(value));
    case "octetString":
    case "any":
      return octetsText(value);
    case "string":
      return schema.string === "UTF8String"
        ? octetsText(Buffer.from(value, "utf8"))
        : `[${Array.from(value as string, (character) => character.codePointAt(0)).join()}]`;
    case "bitString":
      return schema.names === undefined ? plainBitsText(value) : bitsText(schema.names, value);
    case "sequence":
      return structureText(schema.members, value);
    case "sequenceOf":
      return `[${(value as unknown[]).map((element) => termText(schema.element, element)).join()}]`;
    case "choice": {
      const [name] = Object.keys(value) as [string];
      return `${otpName(name)}(${termText(memberOf(schema.members, name).type, value[name])})`;
    }
    default:
      throw new Error(`${type.name}: there is no text for ${schema.kind}`);
  }
}

/**
 * The nearest value that OTP can take. ENUMERATED without an extension marker has no other numbers
 * than its own (X.680 20.1); named bits end with the last one set (22.7); OTP's REAL has neither
 * zero nor the special values of X.690 8.5.9; and it refuses what is longer than SIZE has it, or out of range.
 */
export function fitted(type: Type<any>, value: any): unknown {
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return fitted(schema.type, value);
    case "enumerated":
      return schema.extensible || nameOf(schema.names, value) !== undefined
        ? value
        : Object.values(schema.names)[0];
    case "real":
      return Number.isFinite(value) && value !== 0 ? value : 1;
    case "systemTime":
      return isNoTime(value) ? new Date(OLE_EPOCH + DAY) : value;
    case "bitString":
      return schema.names === undefined ? value : withoutZeros(value, rangeOf(schema));
    case "integer":
      return inRange(value, rangeOf(schema));
    case "octetString":
      return inSize(value, rangeOf(schema));
    case "string":
      return (value as string)
        .slice(0, Number(rangeOf(schema).max ?? Infinity))
        .padEnd(Number(rangeOf(schema).min ?? 0), "0");
    case "sequence":
    case "choice":
      return Object.fromEntries(
        Object.entries(value).map(([name, member]) => [
          name,
          fitted(memberOf(schema.members, name).type, member),
        ]),
      );
    case "sequenceOf":
      return (value as unknown[])
        .slice(0, Number(rangeOf(schema).max ?? Infinity))
        .map((element) => fitted(schema.element, element));
    default:
      return value;
  }
}

type Range = NonNullable<NonNullable<Constraint["value"]>[number]>;

/** The first range that a type is constrained to: of values or of lengths. */
function rangeOf({ constraint }: { readonly constraint?: Constraint }): Range {
  return constraint?.value?.[0] ?? constraint?.size?.[0] ?? {};
}

function inRange(value: number | bigint, { min, max }: Range): number | bigint {
  if (min !== undefined && value < min) return min;
  return max !== undefined && value > max ? max : value;
}

function inSize(octets: Uint8Array, { min = 0, max = Infinity }: Range): Uint8Array {
  const kept = octets.slice(0, Number(max));
  return kept.length >= min
    ? kept
    : Buffer.concat([kept, new Uint8Array(Number(min))], Number(min));
}

/** Whether a value of the type may hold a REAL, which OTP writes in a form of its own. */
export function holdsReal(type: Type<any>, seen = new Set<Type<any>>()): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  const { schema } = type;
  if (schema.kind === "real" || schema.kind === "systemTime") return true;
  if ("members" in schema) return schema.members.some((member) => holdsReal(member.type, seen));
  if ("element" in schema) return holdsReal(schema.element, seen);
  return "type" in schema && holdsReal(schema.type, seen);
}

function memberOf(members: readonly Member[], name: string): Member {
  const found = members.find((member) => member.name === name);
  if (found === undefined) throw new Error(`no member ${name}`);
  return found;
}

function structureText(members: readonly Member[], value: Record<string, unknown>): string {
  const texts = Object.keys(value).map(
    (name) => [otpName(name), termText(memberOf(members, name).type, value[name])] as const,
  );
  texts.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${texts.map(([name, text]) => `${name}:${text}`).join()}}`;
}

type Names = Readonly<Record<string, number>>;

function nameOf(names: Names, value: number): string | undefined {
  return Object.keys(names).find((name) => names[name] === value);
}

function named(schema: Extract<Schema, { names?: Names }>, value: number): string {
  const name = nameOf(schema.names ?? {}, value);
  if (name !== undefined) return otpName(name);
  return schema.kind === "enumerated" ? `asn1_enum(${value})` : String(value);
}

function octetsText(octets: Uint8Array): string {
  return `"${Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("hex").toUpperCase()}"`;
}

function isSet({ bytes }: BitString, bit: number): boolean {
  return ((bytes[bit >> 3] as number) & (0x80 >> (bit & 7))) !== 0;
}

/** Named bits are a list of those that are set. */
function bitsText(names: Names, value: BitString): string {
  const set = Array.from({ length: value.length }, (_, bit) => bit).filter((bit) =>
    isSet(value, bit),
  );
  return `[${set.map((bit) => nameOf(names, bit) ?? `bit(${bit})`).join()}]`;
}

/** Bits without names are a string of bits, which is one of octets if it is so long. */
function plainBitsText({ bytes, length }: BitString): string {
  if (length % 8 === 0) return octetsText(bytes);
  const bits = Array.from({ length }, (_, bit) => Number(isSet({ bytes, length }, bit)));
  return `bits(${bits.join("")})`;
}

function withoutZeros(value: BitString, { max = Infinity }: Range): BitString {
  let length = Math.min(value.length, Number(max));
  while (length > 0 && !isSet(value, length - 1)) length -= 1;
  const bytes = value.bytes.slice(0, (length + 7) >> 3);
  const unused = bytes.length * 8 - length;
  if (unused > 0) bytes[bytes.length - 1]! &= 0xff << unused;
  return { bytes, length };
}

/** Odd mantissa and exponent of 2 of a double, neither zero nor special. */
function realText(value: number): string {
  let mantissa = Math.abs(value);
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent -= 1;
  }
  while (mantissa % 2 === 0) {
    mantissa /= 2;
    exponent += 1;
  }
  return `real(${BigInt(value < 0 ? -mantissa : mantissa)},2,${exponent})`;
}

/**
 * Days since the end of 1899: those of the whole seconds and those of the milliseconds, each
 * rounded. Before 1900 the fraction still counts forward in the day.
 */
function oleDate(date: Date): number {
  const milliseconds = date.getUTCMilliseconds() / DAY;
  const days = (date.getTime() - date.getUTCMilliseconds() - OLE_EPOCH) / DAY;
  if (days >= 0) return days + milliseconds;
  const midnight = new Date(date).setUTCHours(0, 0, 0, 0);
  const seconds = date.getUTCHours() * 3600 + date.getUTCMinutes() * 60 + date.getUTCSeconds();
  return (midnight - OLE_EPOCH) / DAY - seconds / 86_400 - milliseconds;
}
