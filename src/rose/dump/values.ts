import {
  CodecError,
  defaultLimits,
  isNoTime,
  type Schema,
  type StringKind,
} from "../../codec/index.js";
import {
  fromOleDate,
  Reader,
  readOid,
  readReal,
  readString,
  stringTags,
} from "../../codec/internal-codec.js";

/** What the contents of a primitive value are: text for people, and a value for JSON. */
export interface Shown {
  readonly text: string;
  readonly json: unknown;
  /** Why the contents are not what their tag or type says, at which octet. */
  readonly fault?: { readonly offset: number; readonly reason: string };
}

/** What is known of contents that are no structure. */
export type Primitive = Exclude<
  Schema,
  {
    kind:
      | "any"
      | "open"
      | "alias"
      | "tagged"
      | "sequence"
      | "set"
      | "sequenceOf"
      | "setOf"
      | "choice";
  }
>;

/** How much of a value is shown. */
export interface ValueLimits {
  /** Octets, or characters of a text. */
  readonly most: number;
}

const stringKinds = new Map(
  Object.entries(stringTags).map(([kind, number]) => [number, kind as StringKind]),
);

/** What the number of a universal tag says of primitive contents; undefined if nothing. */
export function primitiveOf(number: number): Primitive | undefined {
  const string = stringKinds.get(number);
  return string === undefined ? kinds[number] : { kind: "string", string };
}

const kinds: Readonly<Record<number, Primitive>> = {
  1: { kind: "boolean" },
  2: { kind: "integer", wide: true },
  3: { kind: "bitString" },
  4: { kind: "octetString" },
  5: { kind: "null" },
  6: { kind: "objectIdentifier", relative: false },
  9: { kind: "real" },
  10: { kind: "enumerated", names: {}, extensible: true },
  13: { kind: "objectIdentifier", relative: true },
};

/** Octets of an INTEGER that is shown in decimal; a longer one is a key, most likely. */
const DECIMAL_OCTETS = 16;
/** The fewest printable characters in octets that are taken for a text. */
const LEAST_TEXT = 3;

const reader = new Reader();

/** Shows the contents from `c` to `d`. What they are not is said in place of a value, with the octets. */
export function shownValue(
  b: Uint8Array,
  c: number,
  d: number,
  kind: Primitive | undefined,
  limits: ValueLimits,
): Shown {
  if (kind === undefined) return octets(b.subarray(c, d), limits);
  reader.start(b, defaultLimits);
  try {
    return read(b, c, d, kind, limits);
  } catch (error) {
    if (!(error instanceof CodecError)) throw error;
    const shown = octets(b.subarray(c, d), limits);
    return { ...shown, fault: { offset: c, reason: error.reason } };
  } finally {
    reader.release();
  }
}

function read(b: Uint8Array, c: number, d: number, kind: Primitive, limits: ValueLimits): Shown {
  const contents = b.subarray(c, d);
  switch (kind.kind) {
    case "boolean":
      if (d - c !== 1) reader.fail("bad-contents", c, "a BOOLEAN is one octet");
      return b[c] === 0 ? { text: "FALSE", json: false } : { text: "TRUE", json: true };
    case "integer":
    case "enumerated":
      return integer(contents, c, kind.names ?? {}, limits);
    case "bitString":
      return bits(contents, c, kind.names ?? {}, limits);
    case "octetString":
      return octets(contents, limits);
    case "null":
      if (d !== c) reader.fail("bad-contents", c, "a NULL has no contents");
      return { text: "", json: null };
    case "real": {
      const value = readReal(reader, c, d, "");
      const text = Object.is(value, -0) ? "-0" : String(value);
      return { text, json: Number.isFinite(value) ? value : text };
    }
    case "systemTime":
      return systemTime(readReal(reader, c, d, ""));
    case "objectIdentifier": {
      const text = readOid(reader, c, d, kind.relative, "");
      return { text, json: text };
    }
    case "string":
      return characters(readString(reader, c, d, kind.string, ""), kind.string, limits);
  }
}

function integer(
  contents: Uint8Array,
  c: number,
  names: Readonly<Record<string, number>>,
  limits: ValueLimits,
): Shown {
  if (contents.length === 0) reader.fail("bad-contents", c, "a number without contents");
  if (contents.length > DECIMAL_OCTETS) return hex(contents, limits);
  const value = BigInt.asIntN(contents.length * 8, BigInt(`0x${hexOf(contents)}`));
  const text = String(value);
  const name = Object.entries(names).find(([, number]) => BigInt(number) === value)?.[0];
  return { text: name === undefined ? text : `${text} (${name})`, json: numberOrText(value) };
}

/** JSON of other programs has no more digits. */
function numberOrText(value: bigint): number | string {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : String(value);
}

function bits(
  contents: Uint8Array,
  c: number,
  names: Readonly<Record<string, number>>,
  limits: ValueLimits,
): Shown {
  const unused = contents[0];
  if (unused === undefined) {
    return reader.fail("bad-contents", c, "a BIT STRING without its first octet");
  }
  if (unused > 7 || (unused > 0 && contents.length === 1)) {
    reader.fail("bad-contents", c, "a BIT STRING with more unused bits than there are");
  }
  const bytes = contents.subarray(1);
  const length = bytes.length * 8 - unused;
  const isSet = (bit: number): boolean =>
    bit < length && ((bytes[bit >> 3] as number) & (0x80 >> (bit & 7))) !== 0;
  const set = Object.entries(names).filter(([, bit]) => isSet(bit));
  const { text } = octets(bytes, limits);
  const digits = Array.from({ length: Math.min(length, 64) }, (_, bit) => Number(isSet(bit)));
  const shown = length <= 64 ? `'${digits.join("")}'B` : `${length} bits: ${text}`;
  return {
    text: set.length === 0 ? shown : `${shown} {${set.map(([name]) => name).join(", ")}}`,
    json: { length, hex: hexOf(bytes.subarray(0, limits.most)) },
  };
}

function octets(contents: Uint8Array, limits: ValueLimits): Shown {
  const shown = hex(contents, limits);
  const start = contents.subarray(0, Math.min(limits.most, LONGEST_TEXT));
  if (start.length < LEAST_TEXT || !start.every((octet) => octet >= 0x20 && octet < 0x7f)) {
    return shown;
  }
  const text = Buffer.from(start).toString("latin1");
  return { ...shown, text: `${shown.text}  ${JSON.stringify(text)}` };
}

/** Of octets, so many are shown as a text too. */
const LONGEST_TEXT = 64;

function hex(contents: Uint8Array, { most }: ValueLimits): Shown {
  const digits = hexOf(contents.subarray(0, most));
  const cut = contents.length > most ? " .." : "";
  return { text: digits.replaceAll(/..(?=.)/g, "$& ") + cut, json: digits };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("hex");
}

function systemTime(days: number): Shown {
  const time = fromOleDate(days);
  if (time === undefined) return { text: `day ${days}`, json: days };
  const text = time.toISOString();
  return isNoTime(time) ? { text: "no time", json: null } : { text, json: text };
}

function characters(text: string, kind: StringKind, { most }: ValueLimits): Shown {
  const shown = text.length > most ? text.slice(0, most).toWellFormed() : text;
  const cut = text.length > most ? " .." : "";
  const time = moment(text, kind);
  return {
    text: `${quoted(shown)}${cut}${time === undefined ? "" : `  ${time}`}`,
    json: shown,
  };
}

/** A text in quotation marks; what a terminal would obey, or write backwards, is escaped. */
export function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (character) =>
    character.replaceAll(/[^]/g, unitEscape),
  );
}

function unitEscape(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}

/** The moment of a time in the form that is usual elsewhere; undefined for other texts. */
function moment(text: string, kind: StringKind): string | undefined {
  if (kind !== "UTCTime" && kind !== "GeneralizedTime") return undefined;
  const digits = kind === "UTCTime" ? 2 : 4;
  const year = text.slice(0, digits);
  // Below 50 means this century, as in certificates (RFC 5280 4.1.2.5.1).
  const century = digits === 4 ? "" : Number(year) < 50 ? "20" : "19";
  const [, month, day, hour, minute = "00", second = "00", fraction = "", zone = ""] =
    /^(..)(..)(..)(\d\d)?(\d\d)?([.,]\d+)?(.*)$/.exec(text.slice(digits)) ?? [];
  const ahead = zone.length > 1 ? `${zone.slice(0, 3)}:${zone.slice(3) || "00"}` : zone;
  return `${century}${year}-${month}-${day}T${hour}:${minute}:${second}${fraction.replace(",", ".")}${ahead}`;
}
