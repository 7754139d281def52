import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile, load } from "../../src/asn1/index.js";
import {
  ANY,
  BIT_STRING,
  BOOLEAN,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  REAL,
  RELATIVE_OID,
  explicit,
  implicit,
  integer,
  sequence,
  sequenceOf,
  string,
  type DecodeOptions,
  type StringKind,
  type TagClass,
  type Type,
} from "../../src/codec/index.js";
import {
  decodeErrorOf,
  leavesOf,
  readTree,
  tagOf,
  anyValue,
  type Tree,
} from "../support/any-value.js";
import { characters, integer as integerOctets } from "../support/loose.js";
import { fromHex, sameOctets, sameValue, toHex } from "../support/same-value.js";
import { comparable, vectorValue } from "../support/vector-values.js";

interface Vector {
  readonly name: string;
  readonly hex: string;
  readonly type: string;
  readonly asn1?: string;
  readonly ber: "accept" | "reject" | "either" | "n/a";
  readonly der: "accept" | "reject";
  readonly value?: unknown;
}

const corpus = new URL("../corpus/ber.json", import.meta.url);
const { vectors } = JSON.parse(readFileSync(corpus, "utf8")) as { vectors: Vector[] };

/** Vectors whose verdict is not ours, by their number, with the reason. */
const otherVerdict: Record<number, string> = {
  302: "a REAL of 10^123456797: beyond number, which is told rather than made infinity",
  764: "a REAL with an exponent of 9 octets, beyond number as above",
  337: "ANY DEFINED BY (X.680:1988): no table in the ASN.1 text says which type a number chooses",
  340: "ANY DEFINED BY, as above",
  471: "X.680 25.9 c and d: automatic tags number both root lists first, so that c is [1], not [2]",
  472: "automatic tags of the second root list, as above",
  522: "X.680 29: an alternative after `...` that the reader does not know is no value it could give",
  754: "X.690 8.1.2.4: a tag number of 70 bits; numbers over 40 bits are refused by design",
  757: "a tag number of 70 bits, as above",
};

/** Vectors whose value is not ours, by their number, with the reason. */
const otherValue: Record<number, string> = {
  527: "the number of an enumeration item that the type does not know passes through",
  676: "X.690 8.6.2.2: one octet with 7 unused bits is one bit, not none",
};

/** Vectors of nesting that the default limit of 64 levels refuses, and nothing else. */
const deep = new Set([797, 865, 866, 867, 869, 870, 871, 873, 874]);

/** Vectors with a leaf in their value that does not stand in the octets, with the reason. */
const otherLeaves: Record<number, string> = {
  384: "the name of an enumeration item",
  606: "the octets of an open type, whose value is seen instead",
  607: "an IMPLICIT tag on an open type, which X.680 31.2.7 c does not allow",
  608: "an IMPLICIT tag on an open type, as above",
  610: "age INTEGER DEFAULT 33 is absent",
  611: "age INTEGER DEFAULT 33 is absent",
  612: "age INTEGER DEFAULT 33 is absent",
  623: "age INTEGER DEFAULT 33 is absent",
  625: "age INTEGER DEFAULT 33 is absent",
  626: "age INTEGER DEFAULT 33 is absent",
  641: "age INTEGER DEFAULT 33 is absent",
  645: "age INTEGER DEFAULT 33 is absent",
  657: "the octets of an open type, whose value is seen instead",
  659: "the octets of an open type, whose value is seen instead",
  662: "age INTEGER DEFAULT 33 is absent",
  670: "age INTEGER DEFAULT 33 is absent",
};

const options: DecodeOptions = {
  strictness: "strict",
  integers: "bigint",
  limits: { maxDepth: 1000, maxElements: 1_000_000, maxBytes: 1 << 24 },
};

const wide = integer<bigint>({ wide: true });
const named: Record<string, Type<any>> = {
  INTEGER: wide,
  ENUMERATED: implicit(10, wide, "universal"),
  BOOLEAN,
  REAL,
  NULL,
  "OCTET STRING": OCTET_STRING,
  "BIT STRING": BIT_STRING,
  "OBJECT IDENTIFIER": OBJECT_IDENTIFIER,
  "RELATIVE-OID": RELATIVE_OID,
  prim: OCTET_STRING,
  cons: sequenceOf("", () => ANY),
  // The examples of X.690 8.14: Type3 ::= [2] Type2, Type2 ::= [APPLICATION 3] IMPLICIT VisibleString.
  Type3: explicit(2, implicit(3, string("VisibleString"), "application")),
};
for (const kind of [
  "UTF8String",
  "NumericString",
  "PrintableString",
  "IA5String",
  "VisibleString",
  "GeneralString",
]) {
  named[kind] = string(kind as StringKind);
}
for (const kind of [
  "TeletexString",
  "BMPString",
  "UniversalString",
  "ObjectDescriptor",
  "UTCTime",
  "GeneralizedTime",
]) {
  named[kind] = string(kind as StringKind);
}

/** The type that a vector names, or undefined if its octets have to say themselves what they are. */
function typeOf(vector: Vector): Type<any> | undefined {
  if (vector.asn1 !== undefined) {
    return load(compile([{ name: "vector.asn1", text: vector.asn1 }])).type(vector.type);
  }
  if (vector.name === 'SEQUENCE {name "Smith", ok TRUE}') {
    return sequence("", () => [
      ["name", string("IA5String")],
      ["ok", BOOLEAN],
    ]);
  }
  if (vector.type === "ANY") return vector.hex.startsWith("a4") ? explicit(4, ANY) : ANY;
  const plain = named[vector.type];
  if (plain !== undefined) return plain;
  const found = /^\[(?:([A-Z]+) )?(\d+)\] (EXPLICIT |IMPLICIT )?(.*)$/.exec(vector.type);
  const inner = named[found?.[4] ?? ""];
  if (found === null || inner === undefined) return undefined;
  const tagClass = (found[1]?.toLowerCase() ?? "context") as TagClass;
  return (found[3] === "EXPLICIT " ? explicit : implicit)(Number(found[2]), inner, tagClass);
}

describe("BER test vectors", () => {
  it("are 875, and each has one verdict", () => {
    expect(vectors.length).toBe(875);
    const accounted = { accept: 0, reject: 0, either: 0, "n/a": 0 };
    for (const { ber } of vectors) accounted[ber]++;
    expect(accounted).toEqual({ accept: 647, reject: 211, either: 2, "n/a": 15 });
    expect(headers.length).toBe(15);
    expect(new Set(vectors.map(({ name }) => name)).size).toBe(875);
  });

  vectors.forEach((vector, index) => {
    if (vector.ber === "n/a") return;
    it(`${index} ${vector.name}: ${vector.ber}`, () => {
      expect.hasAssertions();
      check(vector, index);
    });
  });
});

function check(vector: Vector, index: number): void {
  const octets = fromHex(vector.hex);
  const type = typeOf(vector);
  const read = (how: DecodeOptions) =>
    type === undefined ? readTree(octets, how) : type.decode(octets, how);
  const error = decodeErrorOf(() => read(options));
  const ours =
    index in otherVerdict
      ? { accept: "reject", reject: "accept", either: "" }[vector.ber as "accept"]
      : vector.ber;
  if (error !== undefined) {
    expect(error.offset).toBeGreaterThanOrEqual(0);
    expect(error.offset).toBeLessThanOrEqual(octets.length);
  }
  if (vector.ber !== "either")
    expect([error?.message, error === undefined ? "accept" : "reject"]).toEqual([
      error?.message,
      ours,
    ]);
  if (error !== undefined) return;
  if (deep.has(index)) {
    const { limits: _, ...usual } = options;
    expect(decodeErrorOf(() => read(usual))?.code).toBe("limit");
  }
  if (type === undefined) checkTree(vector, index, octets);
  else checkValue(vector, index, type, octets);
}

function checkValue(vector: Vector, index: number, type: Type<any>, octets: Uint8Array): void {
  const value: unknown = type.decode(octets, options);
  if (vector.ber === "accept" && vector.value !== undefined) {
    const expected = vectorValue(type, vector.value);
    const same = sameValue(value, expected) || sameValue(comparable(type, value), expected);
    expect([value, same]).toEqual([value, !(index in otherValue)]);
  }
  const again = type.encode(value, { limits: options.limits! });
  expect(sameValue(type.decode(again, options), value)).toBe(true);
}

function checkTree(vector: Vector, index: number, octets: Uint8Array): void {
  const tree = readTree(octets, options);
  const again = anyValue.encode(anyValue.decode(octets, options), { limits: options.limits! });
  expect(sameTree(readTree(again, options), tree)).toBe(true);
  if (typeof vector.value !== "object" || vector.value === null) return;
  const { derEquivalent } = vector.value as { derEquivalent?: string };
  if (derEquivalent !== undefined) {
    if (!derEquivalent.includes("a006")) expect(toHex(again)).toBe(derEquivalent);
    return;
  }
  const contents = leavesOf(tree).map((leaf) => contentsOf(leaf.value));
  const missing = expectedLeaves(vector.value).filter(
    (forms) => !forms.some((form) => contents.some((one) => sameOctets(one, form))),
  );
  expect([missing.map((forms) => forms.map(toHex)), missing.length > 0]).toEqual([
    missing.map((forms) => forms.map(toHex)),
    index in otherLeaves,
  ]);
}

/** Whether two trees have the same leaves in the same places. */
function sameTree(a: Tree, b: Tree): boolean {
  if (a.kind !== b.kind || a.children.length !== b.children.length) return false;
  return a.children.length === 0
    ? sameValue(a.value, b.value)
    : a.children.every((child, i) => sameTree(child, b.children[i] as Tree));
}

/** Contents octets of a leaf that the codec has read. */
function contentsOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value;
  if (typeof value === "bigint") return integerOctets(value);
  if (typeof value === "boolean") return Uint8Array.of(value ? 255 : 0);
  if (typeof value === "string") return characters("UTF8String", value);
  if (typeof value === "object" && value !== null && "bytes" in value)
    return value.bytes as Uint8Array;
  return new Uint8Array(0);
}

/** Contents octets that each leaf of an expected value may have. */
function expectedLeaves(value: unknown): Uint8Array[][] {
  if (typeof value === "number") return [[integerOctets(BigInt(value))]];
  if (typeof value === "boolean") return [[Uint8Array.of(value ? 255 : 0)]];
  if (typeof value === "string") return [[characters("UTF8String", value)]];
  if (typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(expectedLeaves);
  if ("hex" in value) return [[fromHex(value.hex as string)]];
  if ("bits" in value)
    return [[fromHex(value.bits as string), Uint8Array.of(1, ...fromHex(value.bits as string))]];
  if ("choice" in value) return expectedLeaves((value as unknown as { value: unknown }).value);
  return Object.values(value).flatMap(expectedLeaves);
}

/**
 * Identifier and length without contents, judged by the rules of DER: what the tests above do not
 * cover. With as many octets after them as they say, those that BER permits are a value.
 */
const headers = [...vectors.entries()].filter(([, { ber }]) => ber === "n/a");

/** Headers that are refused, and with which code. */
const refused: Record<number, string> = {
  710: "bad-tag", // [UNIVERSAL 0] is reserved for the end-of-contents octets (X.690 8.1.5)
  711: "bad-tag",
  712: "bad-tag",
  713: "truncated",
  714: "truncated",
  716: "truncated", // its 2^31-1 octets are not there
};

describe("BER test vectors of headers", () => {
  for (const [index, vector] of headers) {
    it(`${index} ${vector.name}`, () => {
      const expected = vector.value as
        | { class: number; tag: number; constructed: boolean; length: number }
        | null
        | undefined;
      const header = fromHex(vector.hex);
      const length =
        expected?.length ??
        (vector.hex.startsWith("a082") ? 255 : vector.hex.startsWith("a081") ? 127 : 0);
      const octets = new Uint8Array(header.length + Math.min(length, 65_536));
      octets.set(header);
      const error = decodeErrorOf(() => ANY.decode(octets, options));
      expect(error?.code).toBe(refused[index]);
      if (error !== undefined || expected === undefined || expected === null) return;
      const tag = tagOf(ANY.decode(octets, options));
      const classes = ["universal", "application", "context", "private"];
      expect([tag.class, tag.number]).toEqual([classes[expected.class], expected.tag]);
      expect(((header[0] as number) & 0x20) !== 0).toBe(expected.constructed);
    });
  }
});
