import type { StringKind, TagClass } from "../kinds.js";

/** An identifier at the beginning of an encoding (X.690 8.1.2). */
export interface Tag {
  readonly class: TagClass;
  readonly number: number;
  readonly constructed: boolean;
}

/** The numbers of the universal tags of strings and times. */
export const stringTags: Readonly<Record<StringKind, number>> = {
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

/** Whether the tags are the same except for the primitive/constructed bit. */
export function sameTag(a: Tag, b: Tag): boolean {
  return a.class === b.class && a.number === b.number;
}

/** The name of a tag for messages: `UTF8String`, `[0]`, `[APPLICATION 5]`. */
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
