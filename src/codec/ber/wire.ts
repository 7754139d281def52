import type { Schema, StringKind, TagClass } from "../schema.js";
import type { Type } from "../type.js";

/** An identifier as it stands in front of an encoding (X.690 8.1.2). */
export interface Tag {
  readonly class: TagClass;
  readonly number: number;
  readonly constructed: boolean;
}

type BaseSchema = Exclude<Schema, { kind: "tagged" | "alias" }>;

/** How a type looks on the wire: names and tags resolved down to the type underneath. */
export interface Wire {
  /** Tags of enclosing explicit layers, outermost first. */
  readonly outer: readonly Tag[];
  /** The tag of the contents; undefined for a CHOICE or ANY, which have none of their own. */
  readonly tag: Tag | undefined;
  readonly base: BaseSchema;
  /** The type whose schema `base` is: types that differ in name and tag only share its codec. */
  readonly type: Type<unknown>;
}

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
};

const stringTags: Record<StringKind, number> = {
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

const known = new WeakMap<Type<unknown>, Wire>();

/** Resolves names and tags (X.680 31.2); the result is remembered with the type. */
export function wireOf(type: Type<unknown>): Wire {
  let wire = known.get(type);
  if (wire === undefined) known.set(type, (wire = resolve(type)));
  return wire;
}

function resolve(type: Type<unknown>): Wire {
  const schema = type.schema;
  if (schema.kind === "alias") return wireOf(schema.type);
  if (schema.kind !== "tagged") return { outer: [], tag: ownTag(schema), base: schema, type };
  const inner = wireOf(schema.type);
  const { class: tagClass, number } = schema;
  if (schema.explicit || (inner.tag === undefined && inner.outer.length === 0)) {
    const layer: Tag = { class: tagClass, number, constructed: true };
    return { ...inner, outer: [layer, ...inner.outer] };
  }
  if (inner.outer.length > 0) {
    const layer: Tag = { class: tagClass, number, constructed: true };
    return { ...inner, outer: [layer, ...inner.outer.slice(1)] };
  }
  return {
    ...inner,
    tag: { class: tagClass, number, constructed: inner.tag?.constructed ?? false },
  };
}

function ownTag(schema: BaseSchema): Tag | undefined {
  switch (schema.kind) {
    case "choice":
    case "any":
      return undefined;
    case "objectIdentifier":
      return { class: "universal", number: schema.relative ? 13 : 6, constructed: false };
    case "string":
      return { class: "universal", number: stringTags[schema.string], constructed: false };
    default: {
      const number = universal[schema.kind] as number;
      return { class: "universal", number, constructed: number === 16 || number === 17 };
    }
  }
}

/** The identifier octets of a tag (X.690 8.1.2.2 - 8.1.2.4). */
export function identifier(tag: Tag): number[] {
  const lead =
    { universal: 0, application: 0x40, context: 0x80, private: 0xc0 }[tag.class] |
    (tag.constructed ? 0x20 : 0);
  if (tag.number < 31) return [lead | tag.number];
  const digits: number[] = [];
  for (let rest = tag.number; rest > 0; rest = Math.floor(rest / 128)) digits.unshift(rest % 128);
  return [lead | 31, ...digits.map((digit, i) => (i < digits.length - 1 ? digit | 128 : digit))];
}

/** The tags that an encoding of the type can begin with; undefined where any can. */
export function firstTags(type: Type<unknown>): Tag[] | undefined {
  const wire = wireOf(type);
  if (wire.outer.length > 0) return [wire.outer[0] as Tag];
  if (wire.tag !== undefined) return [wire.tag];
  if (wire.base.kind !== "choice") return undefined;
  const tags: Tag[] = [];
  for (const member of wire.base.members) {
    const more = firstTags(member.type);
    if (more === undefined) return undefined;
    tags.push(...more);
  }
  return tags;
}

/** Whether the tags are the same but for the primitive/constructed bit. */
export function sameTag(a: Tag, b: Tag): boolean {
  return a.class === b.class && a.number === b.number;
}

/** How a tag is called in messages: `UTF8String`, `[0]`, `[APPLICATION 5]`. */
export function tagName(tag: Tag): string {
  if (tag.class === "context") return `[${tag.number}]`;
  if (tag.class !== "universal") return `[${tag.class.toUpperCase()} ${tag.number}]`;
  return universalName(tag.number);
}

/** The name of a universal tag (X.680 table 1). */
export function universalName(number: number): string {
  const fixed: Record<number, string> = {
    0: "end-of-contents",
    1: "BOOLEAN",
    2: "INTEGER",
    3: "BIT STRING",
    4: "OCTET STRING",
    5: "NULL",
    6: "OBJECT IDENTIFIER",
    8: "EXTERNAL",
    9: "REAL",
    10: "ENUMERATED",
    11: "EMBEDDED PDV",
    13: "RELATIVE-OID",
    16: "SEQUENCE",
    17: "SET",
    29: "CHARACTER STRING",
  };
  for (const [name, value] of Object.entries(stringTags)) if (value === number) return name;
  return fixed[number] ?? `[UNIVERSAL ${number}]`;
}
