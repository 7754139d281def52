import type { BitString, Member, OpenRow, Schema, TagClass, Type } from "../../src/codec/index.js";
import { realContents } from "./loose-real.js";
import { sameValue } from "./same-value.js";

/** Chooses one of `count` possibilities; 0 is always the form that the codec writes itself. */
export type Pick = (count: number) => number;

/** The forms that the codec writes: what {@link encodeLoosely} gives with it must be the same octets. */
export const strictest: Pick = () => 0;

/** Chooses by numbers from a list, over and over again. */
export function pickFrom(numbers: readonly number[]): Pick {
  let at = 0;
  return (count) => (numbers[at++ % numbers.length] as number) % count;
}

/**
 * Encodes a value by the rules of X.690 alone, without the codec: a second implementation that
 * takes, wherever BER leaves a choice, the one that `pick` says (8.1.3 lengths, 8.6, 8.7 and 8.23
 * segments, 8.5 REAL forms, 8.2 truth, 8.11 order of a SET, additions after an extension marker).
 */
export function encodeLoosely(
  type: Type<unknown>,
  value: unknown,
  pick: Pick,
  behind: Behind = () => [],
): Uint8Array {
  return new Encoder(pick, behind).write(type, value);
}

/** Elements to put after the members of a SEQUENCE with this value. */
export type Behind = (
  schema: Extract<Schema, { kind: "sequence" | "set" }>,
  value: Record<string, unknown>,
) => readonly Uint8Array[];

interface Tag {
  readonly class: TagClass;
  readonly number: number;
}

const classes: Record<TagClass, number> = {
  universal: 0,
  application: 0x40,
  context: 0x80,
  private: 0xc0,
};

/** Universal tag numbers (X.680 table 1). */
const universal: Record<string, number> = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  real: 9,
  systemTime: 9,
  enumerated: 10,
  sequence: 16,
  sequenceOf: 16,
  set: 17,
  setOf: 17,
  ObjectDescriptor: 7,
  UTF8String: 12,
  TIME: 14,
  NumericString: 18,
  PrintableString: 19,
  TeletexString: 20,
  VideotexString: 21,
  IA5String: 22,
  UTCTime: 23,
  GeneralizedTime: 24,
  GraphicString: 25,
  VisibleString: 26,
  GeneralString: 27,
  UniversalString: 28,
  BMPString: 30,
  DATE: 31,
  "TIME-OF-DAY": 32,
  "DATE-TIME": 33,
  DURATION: 34,
};

/** The universal tag number of a type with one. */
export function universalNumber(schema: Schema): number {
  if (schema.kind === "objectIdentifier") return schema.relative ? 13 : 6;
  if (schema.kind === "open") return universal[schema.contents as string] as number;
  return universal[schema.kind === "string" ? schema.string : schema.kind] as number;
}

/** The type of a row of an open type. */
export function rowOf(schema: Extract<Schema, { kind: "open" }>, known: string): Type<unknown> {
  return (schema.rows.find(({ name }) => name === known) as OpenRow).type;
}

/** Whether an IMPLICIT tag in front of the type has to be EXPLICIT (X.680 31.2.7). */
export function isUntagged(type: Type<unknown>): boolean {
  const { schema } = type;
  return schema.kind === "alias"
    ? isUntagged(schema.type)
    : schema.kind === "choice" ||
        schema.kind === "any" ||
        (schema.kind === "open" && schema.contents === undefined);
}

/** Segments that all strings of a value may be cut into, together: decoders limit their number. */
const SEGMENTS = 2000;

class Encoder {
  private readonly pick: Pick;
  private readonly behind: Behind;
  private segments = 0;

  constructor(pick: Pick, behind: Behind) {
    this.pick = pick;
    this.behind = behind;
  }

  /** @param replaced The tag that stands in place of the type's own (IMPLICIT). */
  write(type: Type<unknown>, value: unknown, replaced?: Tag): Uint8Array {
    const { schema } = type;
    switch (schema.kind) {
      case "alias":
        return this.write(schema.type, value, replaced);
      case "tagged": {
        const tag = replaced ?? schema;
        return schema.explicit || isUntagged(schema.type)
          ? this.constructed(tag, [this.write(schema.type, value)])
          : this.write(schema.type, value, tag);
      }
      case "any":
        return value as Uint8Array;
      case "open": {
        const octets = this.open(schema, value);
        if (schema.contents === undefined) return octets;
        const number = universalNumber(schema) as 3 | 4;
        return this.string(replaced ?? { class: "universal", number }, number, octets, 0);
      }
      case "choice": {
        const [name, chosen] = Object.entries(value as object)[0] as [string, unknown];
        const member = schema.members.find((one) => one.name === name) as Member;
        return this.write(member.type, chosen);
      }
      default:
        return this.plain(
          schema,
          value,
          replaced ?? { class: "universal", number: universalNumber(schema) },
        );
    }
  }

  private open(schema: Extract<Schema, { kind: "open" }>, value: unknown): Uint8Array {
    if (value instanceof Uint8Array) return value;
    const { known, value: inner } = value as { known: string; value: unknown };
    return this.write(rowOf(schema, known), inner);
  }

  private plain(schema: Schema, value: unknown, tag: Tag): Uint8Array {
    switch (schema.kind) {
      case "sequence":
      case "set":
        return this.constructed(tag, this.members(schema, value as Record<string, unknown>));
      case "sequenceOf":
      case "setOf":
        return this.constructed(
          tag,
          (value as unknown[]).map((element) => this.write(schema.element, element)),
        );
      case "octetString":
        return this.string(tag, 4, value as Uint8Array, 0);
      case "bitString": {
        const { bytes, length } = value as BitString;
        return this.string(tag, 3, bytes, bytes.length * 8 - length);
      }
      case "string":
        return this.string(tag, 4, characters(schema.string, value as string), 0);
      default:
        return this.primitive(tag, this.contents(schema, value));
    }
  }

  private members(
    schema: Extract<Schema, { kind: "sequence" | "set" }>,
    value: Record<string, unknown>,
  ): Uint8Array[] {
    const parts: Uint8Array[] = [];
    schema.members.forEach((member, i) => {
      if (schema.extensible && i === schema.extensionAt) parts.push(...this.additions());
      const one = Object.hasOwn(value, member.name) ? value[member.name] : undefined;
      if (one === undefined) return;
      if ("default" in member && sameValue(one, member.default) && this.pick(2) === 0) return;
      parts.push(this.write(member.type, one));
    });
    if (schema.extensible && schema.extensionAt >= schema.members.length)
      parts.push(...this.additions());
    parts.push(...this.behind(schema, value));
    if (schema.kind === "set")
      for (let i = this.pick(3); i > 0; i--) parts.unshift(...parts.splice(i));
    return parts;
  }

  /** Members that only a later version of the type knows. */
  private additions(): Uint8Array[] {
    if (this.pick(3) < 2) return [];
    return [
      this.primitive({ class: "private", number: 7 }, Uint8Array.of(1, 2, 3)),
      this.constructed({ class: "private", number: 70_000 }, [Uint8Array.of(5, 0)]),
    ];
  }

  private contents(schema: Schema, value: unknown): Uint8Array {
    switch (schema.kind) {
      case "boolean":
        return Uint8Array.of(value === true ? ([255, 1, 128, 0x55][this.pick(4)] as number) : 0);
      case "integer":
      case "enumerated":
        return integer(BigInt(value as number | bigint));
      case "real":
        return realContents(value as number, this.pick);
      case "systemTime":
        return realContents(oleDate(value as Date), this.pick);
      case "objectIdentifier":
        return identifier(value as string, schema.relative);
      default:
        return new Uint8Array(0);
    }
  }

  /** A string in one piece or in segments, which may be in segments themselves. */
  private string(
    tag: Tag,
    segment: 3 | 4,
    bytes: Uint8Array,
    unused: number,
    level = 0,
  ): Uint8Array {
    if (level > 3 || this.segments > SEGMENTS || this.pick(3) < 2) {
      if (segment === 4) return this.primitive(tag, bytes);
      const octets = Buffer.concat([Uint8Array.of(unused), bytes]);
      // The unused bits may have any value (8.6.2.4 binds DER only).
      if (unused > 0 && this.pick(2) === 1)
        octets[bytes.length] = (octets[bytes.length] as number) | 1;
      return this.primitive(tag, octets);
    }
    const own = { class: "universal", number: segment } as const;
    const cuts = Array.from({ length: this.pick(4) }, () => this.pick(bytes.length + 1)).toSorted(
      (a, b) => a - b,
    );
    // The last segment of a BIT STRING has the unused bits: an empty one has none.
    const ends = [...cuts.filter((cut) => segment === 4 || cut < bytes.length), bytes.length];
    this.segments += ends.length;
    const pieces = ends.map((end, i) => bytes.subarray(ends[i - 1] ?? 0, end));
    return this.constructed(
      tag,
      pieces.map((piece, i) =>
        this.string(own, segment, piece, i === pieces.length - 1 ? unused : 0, level + 1),
      ),
    );
  }

  private primitive(tag: Tag, contents: Uint8Array): Uint8Array {
    return Buffer.concat([lead(tag, 0), this.length(contents.length), contents]);
  }

  private constructed(tag: Tag, parts: readonly Uint8Array[]): Uint8Array {
    const contents = Buffer.concat(parts);
    return this.pick(4) === 3
      ? Buffer.concat([lead(tag, 0x20), Uint8Array.of(0x80), contents, new Uint8Array(2)])
      : Buffer.concat([lead(tag, 0x20), this.length(contents.length), contents]);
  }

  private length(length: number): Uint8Array {
    const digits = bigEndian(length);
    const padding = [0, 0, 0, 1, 2, 4, 9][this.pick(7)] as number;
    if (padding === 0 && length < 128) return Uint8Array.of(length);
    return Uint8Array.of(0x80 + padding + digits.length, ...new Uint8Array(padding), ...digits);
  }
}

function lead({ class: tagClass, number }: Tag, constructed: number): Uint8Array {
  const first = classes[tagClass] | constructed;
  if (number < 31) return Uint8Array.of(first | number);
  const digits = [number % 128];
  for (let rest = Math.floor(number / 128); rest > 0; rest = Math.floor(rest / 128)) {
    digits.unshift((rest % 128) | 128);
  }
  return Uint8Array.of(first | 31, ...digits);
}

function bigEndian(value: number): number[] {
  const digits = [value % 256];
  for (let rest = Math.floor(value / 256); rest > 0; rest = Math.floor(rest / 256))
    digits.unshift(rest % 256);
  return digits;
}

/** Two's complement in as few octets as it takes (8.3). */
export function integer(value: bigint): Uint8Array {
  let octets = 1;
  while (BigInt.asIntN(octets * 8, value) !== value) octets++;
  const bits = BigInt.asUintN(octets * 8, value);
  return Uint8Array.from({ length: octets }, (_, i) =>
    Number((bits >> BigInt((octets - 1 - i) * 8)) & 255n),
  );
}

/** The contents octets of an OBJECT IDENTIFIER or RELATIVE-OID (8.19, 8.20). */
export function identifier(text: string, relative: boolean): Uint8Array {
  const arcs = text.split(".").map(BigInt);
  const numbers = relative
    ? arcs
    : [(arcs[0] as bigint) * 40n + (arcs[1] as bigint), ...arcs.slice(2)];
  return Uint8Array.from(
    numbers.flatMap((arc) => {
      const digits = [Number(arc & 127n)];
      for (let rest = arc >> 7n; rest > 0n; rest >>= 7n) digits.unshift(Number(rest & 127n) | 128);
      return digits;
    }),
  );
}

/** The contents octets of a character string or time type (8.23, 8.25, 8.26). */
export function characters(kind: string, text: string): Uint8Array {
  switch (kind) {
    case "UTF8String":
      return new TextEncoder().encode(text);
    case "BMPString":
      return Uint8Array.from(
        { length: text.length * 2 },
        (_, i) => (text.charCodeAt(i >> 1) >> (i % 2 === 0 ? 8 : 0)) & 255,
      );
    case "UniversalString":
      return Buffer.concat(
        [...text].map((one) => Uint8Array.of(0, ...integerOf3(one.codePointAt(0) as number))),
      );
    case "DATE":
    case "TIME-OF-DAY":
    case "DATE-TIME":
      return new TextEncoder().encode(text.replaceAll(/[-:T]/g, ""));
    case "DURATION":
      return new TextEncoder().encode(text.slice(1));
    default:
      return Uint8Array.from(text, (one) => one.charCodeAt(0));
  }
}

function integerOf3(value: number): number[] {
  return [value >> 16, (value >> 8) & 255, value & 255];
}

const DAY = 86_400_000;

/**
 * Days since 1899-12-30; the time of day counts forward, before that day too. As peers do it the
 * milliseconds are a summand of their own.
 */
export function oleDate(date: Date): number {
  const milliseconds = date.getUTCMilliseconds();
  const seconds = date.getTime() - milliseconds - Date.UTC(1899, 11, 30);
  if (seconds >= 0) return seconds / DAY + milliseconds / DAY;
  const days = Math.floor(seconds / DAY);
  return days - (seconds - days * DAY) / DAY - milliseconds / DAY;
}
