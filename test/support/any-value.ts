import {
  ANY,
  BIT_STRING,
  BOOLEAN,
  BerDecodeError,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  REAL,
  RELATIVE_OID,
  choice,
  implicit,
  integer,
  sequenceOf,
  setOf,
  string,
  type DecodeOptions,
  type MemberRow,
  type StringKind,
  type TagClass,
  type Type,
} from "../../src/codec/index.js";

const strings: readonly StringKind[] = [
  "ObjectDescriptor",
  "UTF8String",
  "TIME",
  "NumericString",
  "PrintableString",
  "TeletexString",
  "VideotexString",
  "IA5String",
  "UTCTime",
  "GeneralizedTime",
  "GraphicString",
  "VisibleString",
  "GeneralString",
  "UniversalString",
  "BMPString",
  "DATE",
  "TIME-OF-DAY",
  "DATE-TIME",
  "DURATION",
];

const wide = integer<bigint>({ wide: true });

/** Any value that says itself what it is, by its universal tag; another tag gives its octets. */
export const anyValue: Type<Record<string, unknown>> = choice<Record<string, unknown>>("", () => [
  ["BOOLEAN", BOOLEAN],
  ["INTEGER", wide],
  ["ENUMERATED", implicit(10, wide, "universal")],
  ["BIT STRING", BIT_STRING],
  ["OCTET STRING", OCTET_STRING],
  ["NULL", NULL],
  ["OBJECT IDENTIFIER", OBJECT_IDENTIFIER],
  ["RELATIVE-OID", RELATIVE_OID],
  ["REAL", REAL],
  ["SEQUENCE", anyList],
  ["SET", setOf("", () => anyValue)],
  ...strings.map((kind): MemberRow => [kind, string(kind)]),
  ["other", ANY],
]);

const anyList: Type<Record<string, unknown>[]> = sequenceOf("", () => anyValue);

/** What {@link readTree} finds: the kind and, for constructed values, what is inside. */
export interface Tree {
  readonly kind: string;
  readonly value: unknown;
  readonly children: readonly Tree[];
}

/**
 * Reads octets without a schema, by the codec: every value with a universal tag as its type, and
 * constructed values with other tags as lists of values.
 */
export function readTree(octets: Uint8Array, options: DecodeOptions): Tree {
  return treeOf(anyValue.decode(octets, options), options);
}

/** All leaves of a tree in their order. */
export function leavesOf(tree: Tree): Tree[] {
  return tree.children.length > 0 ? tree.children.flatMap(leavesOf) : [tree];
}

function treeOf(chosen: Record<string, unknown>, options: DecodeOptions): Tree {
  const [kind, value] = Object.entries(chosen)[0] as [string, unknown];
  if (kind === "other") return treeOfOther(value as Uint8Array, options);
  const list = kind === "SEQUENCE" || kind === "SET" ? (value as Record<string, unknown>[]) : [];
  return { kind, value, children: list.map((one) => treeOf(one, options)) };
}

function treeOfOther(octets: Uint8Array, options: DecodeOptions): Tree {
  const lead = octets[0] as number;
  const tag = tagOf(octets);
  const kind = `${tag.class} ${tag.number}`;
  const tagged = <T>(type: Type<T>): T =>
    implicit(tag.number, type, tag.class).decode(octets, options);
  if ((lead & 0x20) === 0) return { kind, value: tagged(OCTET_STRING), children: [] };
  const list = tagged(anyList);
  return { kind, value: list, children: list.map((one) => treeOf(one, options)) };
}

/** The tag in front of octets that the codec has found to be one value. */
export function tagOf(octets: Uint8Array): { class: TagClass; number: number } {
  const lead = octets[0] as number;
  const tagClass = (["universal", "application", "context", "private"] as const)[
    lead >> 6
  ] as TagClass;
  let number = lead & 31;
  if (number === 31) {
    number = 0;
    for (let p = 1; ; p++) {
      number = number * 128 + ((octets[p] as number) & 127);
      if ((octets[p] as number) < 128) break;
    }
  }
  return { class: tagClass, number };
}

/** Runs a decoding and gives its error, which must be a BerDecodeError, or undefined. */
export function decodeErrorOf(decode: () => unknown): BerDecodeError | undefined {
  try {
    decode();
    return undefined;
  } catch (error) {
    if (error instanceof BerDecodeError) return error;
    throw error;
  }
}
