import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  BOOLEAN,
  BerDecodeError,
  CodecError,
  INTEGER,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  OPTIONAL,
  UTF8String,
  bitString,
  choice,
  defaultLimits,
  emptyValue,
  implicit,
  openType,
  sequence,
  sequenceOf,
  set,
  setOf,
  type OpenRow,
  type OpenTuple,
  type OpenTypeOptions,
  type Type,
} from "../../src/codec/index.js";
import { openPlaces } from "../../src/codec/open/scope.js";
import { record, register, type Factory } from "../../src/codec/code.js";
import { standaloneSource } from "../../src/codec/standalone.js";
import { arbitraryOf } from "../support/arbitrary.js";
import {
  After,
  Always,
  Attribute,
  Before,
  Closed,
  Coded,
  Contained,
  ContainedFirst,
  Deep,
  Held,
  InSet,
  Many,
  Point,
  Tree,
  TwoKeys,
  Wide,
  numbered,
  openTypes,
} from "../support/open-types.js";
import { describeType } from "../support/properties.js";
import { fromHex, toHex } from "../support/same-value.js";

function errorOf(work: () => unknown): CodecError {
  try {
    work();
  } catch (error) {
    if (error instanceof CodecError) return error;
    throw error;
  }
  throw new Error("nothing is wrong");
}

const octets = (hex: string): Uint8Array => fromHex(hex);

/** A value of these contents, with its length. */
function tlv(tag: string, ...contents: string[]): string {
  const hex = contents.join("").replaceAll(" ", "");
  return `${tag}${(hex.length / 2).toString(16).padStart(2, "0")}${hex}`;
}

describe("a type with an open type", () => {
  for (const [name, type] of Object.entries(openTypes)) {
    describeType(name, type, 100);

    it(`${name} is tried with each of the types that may be in it`, () => {
      const values = fc.sample(arbitraryOf(type), { numRuns: 300, seed: 7 });
      const text = values.map((value) => JSON.stringify(value, replacer)).join("\n");
      for (const { schema } of openPlaces(type)) {
        for (const row of schema.rows) expect(text).toContain(knownAs(row));
      }
    });
  }
});

function knownAs({ name }: OpenRow): string {
  return `{"known":"${name}"`;
}

function replacer(this: unknown, _key: string, value: unknown): unknown {
  return typeof value === "bigint" ? String(value) : value;
}

describe("what a string always contains", () => {
  it("has a name and a value, as what is known by a key", () => {
    const value = {
      point: { known: "Point", value: { x: 7 } },
      bits: { known: "text", value: "a" },
      list: [{ known: "number", value: 5 }],
    };
    const hex = "3018 0405 3003020107 8504 00 0c0161 3005 0403 020105";
    expect(Always.decode(octets(hex.replace("3018", "3014")))).toEqual(value);
    expect(toHex(Always.encode(value))).toBe(hex.replace("3018", "3014").replaceAll(" ", ""));
    expect(Always.view(octets(hex.replace("3018", "3014"))).point.value.x).toBe(7);
    expect(Held.decode(octets("0405 3003020107"))).toEqual(value.point);
    expect(Held.view(octets("0405 3003020107"))).toMatchObject({ known: "Point" });
    expect(Held.fromJson(JSON.parse(Held.encodeJson(value.point)))).toEqual(value.point);
  });

  it("may be given as octets, and comes in pieces too", () => {
    const value = { known: "Point", value: { x: 7 } };
    expect(Held.encode(octets("3003020107"))).toEqual(octets("0405 3003020107"));
    expect(Held.decode(octets("2480 0402 3003 0403 020107 0000"))).toEqual(value);
    expect(Held.fromJson("MAMCAQc=")).toEqual(octets("3003020107"));
  });

  it.each([
    ["another type", "0403 020107", "unexpected-tag", "value"],
    ["nothing", "0400", "missing-member", "value"],
    ["more octets", "0406 3003020107 00", "trailing-octets", "value"],
    ["a fault inside", "0405 3003 010107", "unexpected-tag", "value.x"],
  ])("is refused with %s", (_, hex, code, path) => {
    expect(errorOf(() => Held.decode(octets(hex)))).toMatchObject({
      code,
      path: expect.stringContaining(path) as string,
    });
  });

  it("is in DER where the type says so, whatever is around it", () => {
    const numbers = setOf("", () => INTEGER);
    const type = sequence<any>("Signed", () => [
      ["plain", openType(() => [["set", [], numbers]], { keys: [], contents: "octetString" })],
      [
        "der",
        openType(() => [["set", [], numbers]], { keys: [], contents: "octetString", der: true }),
      ],
    ]);
    const value = { known: "set", value: [2, 1] };
    expect(toHex(type.encode({ plain: value, der: value }))).toBe(
      "3014" + "0408" + "3106020102020101" + "0408" + "3106020101020102",
    );
    expect(() => type.encode({ plain: value, der: { known: "set", value: ["x"] } })).toThrow(
      "Signed.der.value[0]",
    );
    expect(toHex(type.encode({ plain: value, der: value }, { der: true }))).toBe(
      "3014" + "0408" + "3106020101020102" + "0408" + "3106020101020102",
    );
  });

  it("is nested no deeper than other values", () => {
    const deep: any = { known: "Nest", value: {} };
    deep.value.again = deep;
    for (const der of [false, true]) {
      const Nest: Type<any> = sequence("Nest", () => [
        [
          "again",
          openType(() => [["Nest", [], Nest]], { keys: [], contents: "octetString", der }),
          OPTIONAL,
        ],
      ]);
      expect(errorOf(() => Nest.encode(deep.value))).toMatchObject({ code: "limit" });
    }
    const nested = (levels: number): string =>
      levels === 0 ? "3000" : tlv("30", tlv("04", nested(levels - 1)));
    const Nest: Type<any> = sequence("Nest", () => [
      [
        "again",
        openType(() => [["Nest", [], Nest]], { keys: [], contents: "octetString" }),
        OPTIONAL,
      ],
    ]);
    expect(Nest.decode(octets(nested(10)))).toHaveProperty("again.value.again.value.again");
    expect(
      errorOf(() => Nest.decode(octets(nested(10)), { limits: { ...defaultLimits, maxDepth: 5 } })),
    ).toMatchObject({ code: "limit" });
  });

  it("has one type, and no others by a key", () => {
    const two = openType(
      () => [
        ["a", [], INTEGER],
        ["b", [], NULL],
      ],
      { keys: [], contents: "octetString" },
    );
    expect(() => two.schema).toThrow("an open type needs a key");
    expect(() => openType(() => [["a", [], INTEGER]], { keys: [] }).schema).toThrow(
      "an open type needs a key",
    );
    expect(
      () => openType(() => [["a", [1], INTEGER]], { keys: [["a"]], der: true }).schema,
    ).toThrow("der is for what a string contains");
  });
});

describe("an open type", () => {
  it("has the type that the key says", () => {
    expect(Before.decode(octets("3009 020101 0c0161 0101ff"))).toEqual({
      id: 1,
      value: { known: "text", value: "a" },
      rest: true,
    });
    expect(Before.decode(octets("300b 020103 3003020107 0101ff"))).toEqual({
      id: 3,
      value: { known: "point", value: { x: 7 } },
      rest: true,
    });
  });

  it("stays octets if nothing is known of the key", () => {
    const value = { id: 99, value: octets("30030c0161"), rest: true };
    const octetsOfIt = octets("300b 020163 30030c0161 0101ff");
    expect(Before.encode(value)).toEqual(octetsOfIt);
    for (const strictness of ["strict", "standard", "lenient"] as const) {
      expect(Before.decode(octetsOfIt, { strictness, constraints: true })).toEqual(value);
    }
  });

  it("is refused in the strict mode, or where constraints are checked, if the set cannot have the key", () => {
    const unknown = octets("3006 020163 020105");
    expect(Closed.decode(unknown)).toEqual({ id: 99, value: octets("020105") });
    for (const options of [{ strictness: "strict" }, { constraints: true }] as const) {
      const error = errorOf(() => Closed.decode(unknown, options));
      expect(error).toMatchObject({ code: "unknown-key", path: "Closed.value", offset: 5 });
      expect(error.reason).toBe("no object of the open type's set has the key 99");
    }
    const value = { id: 99, value: octets("0500") };
    expect(Closed.encode(value)).toEqual(octets("3005 020163 0500"));
    expect(errorOf(() => Closed.encode(value, { constraints: true }))).toMatchObject({
      code: "unknown-key",
      path: "Closed.value",
    });
  });

  it.each([
    ["another type", "3009 020103 0c0161 0101ff", "unexpected-tag", "Before.value.value", 5],
    ["a fault inside", "300b 020103 3003020207 0101ff", "bad-length", "Before.value.value.x", 7],
    ["an overlong value", "3006 020103 301005", "truncated", "Before.value.value", 5],
    ["no value at all", "3003 020101", "missing-member", "Before.value.value", 5],
    [
      "octets within it",
      "300e 020103 3006020107020102 020100",
      "unexpected-tag",
      "Before.rest",
      13,
    ],
  ])("that has %s tells where", (_, hex, code, path, offset) => {
    expect(errorOf(() => Before.decode(octets(hex)))).toMatchObject({ code, path, offset });
  });

  it("in a list tells which one is wrong", () => {
    const value = {
      type: "2.999.2",
      values: [{ known: "point", value: { x: 1 } }, octets("3003 0c0161")],
    };
    expect(errorOf(() => Attribute.decode(Attribute.encode(value)))).toMatchObject({
      code: "unexpected-tag",
      path: "Attribute.values[1].value.x",
    });
  });

  it("is not compiled for rows that are not met", () => {
    const never = sequence("Never", () => {
      throw new Error("touched");
    });
    const type = sequence<any>("Some", () => [
      ["id", INTEGER],
      [
        "value",
        openType(
          () => [
            ["a", [1], INTEGER],
            ["b", [2], never],
          ],
          { keys: [["id"]] },
        ),
      ],
    ]);
    const value = { id: 1, value: { known: "a", value: 5 } };
    expect(type.decode(type.encode(value))).toEqual(value);
    expect(type.fromJson(JSON.parse(type.encodeJson(value)))).toEqual(value);
    expect((type.view(type.encode(value)) as any).value).toEqual({ known: "a", value: 5 });
    expect(() => type.decode(octets("3006 020102 020105"))).toThrow("touched");
  });
});

describe("the key of an open type", () => {
  it("may come later, in a SEQUENCE and in a SET", () => {
    expect(After.decode(octets("3008 3003020107 020103"))).toEqual({
      value: { known: "point", value: { x: 7 } },
      flag: false,
      id: 3,
    });
    const wrong = octets(tlv("30", "3003020107", "a1020500", "020103"));
    expect(errorOf(() => After.decode(wrong)).path).toBe("After.more.value");
    for (const hex of ["310a 020103 a1053003020107", "310a a1053003020107 020103"]) {
      expect(InSet.decode(octets(hex))).toEqual({
        id: 3,
        value: { known: "point", value: { x: 7 } },
      });
    }
  });

  it("may be absent: then nothing is known, unless it has a DEFAULT", () => {
    expect(InSet.decode(octets("3107 a1053003020107"))).toEqual({ value: octets("3003020107") });
    expect(Many.decode(octets("3005 a103020107"))).toEqual({
      b: { known: "number", value: 7 },
      id: 2,
    });
    const value = { b: { known: "number", value: 7 } };
    expect(Many.encode(value)).toEqual(octets("3005 a103020107"));
    expect(Many.encode({ ...value, id: 2 })).toEqual(octets("3005 a103020107"));
    expect(errorOf(() => InSet.encode({ value: { known: "text", value: "a" } }))).toMatchObject({
      code: "wrong-key",
      path: "InSet.value",
      reason: '"text" belongs to the key 1, but the key is (absent)',
    });
  });

  it("may be a bigint, of any size, and one where all INTEGERs are", () => {
    const large = { id: 2n ** 70n, value: { known: "large", value: 5 } };
    expect(Wide.decode(Wide.encode(large))).toEqual(large);
    const small = { id: 1n, value: { known: "small", value: "a" } };
    expect(Wide.decode(Wide.encode(small))).toEqual(small);
    const octetsOfIt = octets("3006 020102 020107");
    expect(Closed.decode(octetsOfIt, { integers: "bigint" })).toEqual({
      id: 2n,
      value: { known: "number", value: 7n },
    });
    expect(Closed.encode({ id: 2n, value: { known: "number", value: 7n } })).toEqual(octetsOfIt);
  });

  it("may be a CHOICE, and several together", () => {
    const call = { code: { local: 5 }, argument: { known: "call", value: { x: 1 } } };
    expect(Coded.decode(Coded.encode(call))).toEqual(call);
    const world = { code: { global: "2.999.5" }, argument: { known: "world", value: true } };
    expect(Coded.decode(Coded.encode(world))).toEqual(world);
    expect(errorOf(() => Coded.encode({ ...call, code: { local: 21 } })).reason).toBe(
      '"call" belongs to the key {"local":5}, but the key is {"local":21}',
    );
    const dot = { color: 0, name: "dot", value: { known: "redDot", value: { x: 1 } } };
    expect(TwoKeys.decode(TwoKeys.encode(dot))).toEqual(dot);
    expect(errorOf(() => TwoKeys.encode({ ...dot, color: 1 })).reason).toBe(
      '"redDot" belongs to the key 0, "dot", but the key is 1, "dot"',
    );
  });

  it("may be further out, and in another member there", () => {
    const value = {
      body: {
        many: [
          {
            own: 1,
            value: { known: "number", value: 5 },
            beside: { known: "text", value: "a" },
          },
          { own: 2, value: { known: "number", value: 6 }, beside: { known: "number", value: 1 } },
        ],
      },
      head: { id: 2 },
    };
    const octetsOfIt = Deep.encode(value);
    const first = tlv("30", "020101", "020105", "a2030c0161");
    const second = tlv("30", "020102", "020106", "a203020101");
    expect(toHex(octetsOfIt)).toBe(tlv("30", tlv("a0", first, second), "3000"));
    expect(Deep.decode(octetsOfIt)).toEqual(value);
    const wrong = structuredClone(value) as any;
    wrong.body.many[1].beside.known = "text";
    expect(errorOf(() => Deep.encode(wrong))).toMatchObject({
      code: "wrong-key",
      path: "Deep.body.many[1].beside",
    });
    wrong.head.id = 1;
    expect(errorOf(() => Deep.encode(wrong)).path).toMatch(/^Deep\.body\.many\[[01]\]/);
  });

  it("may have any name and any value", () => {
    const type = sequence<any>("Odd", () => [
      ["constructor", implicit(0, UTF8String), OPTIONAL],
      [
        "value",
        openType(
          () => [
            ["__proto__", ["__proto__"], INTEGER],
            ["nul", ["\0o{}"], UTF8String],
            ["constructor", ["constructor"], OBJECT_IDENTIFIER],
          ],
          { keys: [["constructor"]], extensible: true },
        ),
      ],
    ]);
    for (const value of [
      { constructor: "__proto__", value: { known: "__proto__", value: 5 } },
      { constructor: "\0o{}", value: { known: "nul", value: "a" } },
      { constructor: "constructor", value: { known: "constructor", value: "1.2" } },
      { constructor: "toString", value: octets("0500") },
    ]) {
      const encoded = type.encode(value);
      expect(type.decode(encoded)).toEqual(value);
      expect(type.fromJson(JSON.parse(type.encodeJson(value)))).toEqual(value);
      expect((type.view(encoded) as any).value).toEqual(value.value);
    }
    const absent = { value: octets("0500") };
    expect(Object.hasOwn(type.decode(type.encode(absent)), "constructor")).toBe(false);
    expect(type.decode(type.encode(absent)).value).toEqual(octets("0500"));
    for (const known of ["toString", "hasOwnProperty", ""]) {
      expect(errorOf(() => type.encode({ value: { known, value: 1 } })).code).toBe("bad-choice");
    }
  });

  it("is compared by value, whatever its type is", () => {
    const Key = sequence<any>("Key", () => [
      ["a", OCTET_STRING],
      ["b", sequenceOf("", () => INTEGER), OPTIONAL],
    ]);
    const key = { a: octets("0102"), b: [1, 2] };
    const type = sequence<any>("Keyed", () => [
      ["key", Key],
      ["value", openType(() => [["one", [key], INTEGER]], { keys: [["key"]], extensible: true })],
    ]);
    const value = { key: { b: [1, 2], a: octets("0102") }, value: { known: "one", value: 5 } };
    const encoded = type.encode(value);
    expect(type.decode(encoded)).toEqual(value);
    expect((type.view(encoded) as any).value).toEqual(value.value);
    for (const other of [
      { a: octets("0102") },
      { a: octets("0102"), b: [12] },
      { a: octets(""), b: [1, 2] },
    ]) {
      const unknown = { key: other, value: octets("020105") };
      expect(type.decode(type.encode(unknown))).toEqual(unknown);
    }
    const many = {
      key: { a: octets("0102"), b: Array.from({ length: 10_000 }, () => 1) },
      value: octets("0500"),
    };
    expect(type.decode(type.encode(many)).value).toEqual(octets("0500"));
    expect(
      errorOf(() => type.encode({ ...many, value: { known: "one", value: 5 } })).reason,
    ).toMatch(/but the key is \(a long one\)$/);
  });
});

describe("the key of an open type that can be written in several ways", () => {
  const range = sequence<any>("Range", () => [
    ["from", implicit(0, INTEGER), { default: 0 }],
    ["to", INTEGER],
  ]);
  const flags = bitString({ names: { a: 0, b: 1, c: 2 } });
  const numbers = setOf("", () => INTEGER);
  const list = sequenceOf("", () => range);
  const either = choice<any>("", () => [
    ["ranges", list],
    ["numbers", implicit(0, numbers)],
  ]);

  /** A type whose open type has a key of the given one. */
  function keyed(key: Type<any>, keys: readonly unknown[]) {
    return sequence<any>("Keyed", () => [
      ["key", key],
      [
        "value",
        openType(
          () => [
            ["one", [keys[0]], INTEGER],
            ["two", [keys[1]], BOOLEAN],
          ],
          { keys: [{ up: 0, path: ["key"] }] },
        ),
      ],
    ]);
  }

  const bits = (byte: number, length: number) => ({ bytes: Uint8Array.of(byte), length });

  it.each<[string, Type<any>, unknown[], unknown[]]>([
    ["a DEFAULT inside", range, [{ to: 5 }, { from: 1, to: 5 }], [{ from: 0, to: 5 }, { to: 5 }]],
    ["a DEFAULT that a row has", range, [{ from: 0, to: 5 }, { to: 6 }], [{ to: 5 }]],
    [
      "a SET OF",
      numbers,
      [
        [1, 2, 3],
        [1, 2],
      ],
      [
        [3, 1, 2],
        [2, 3, 1],
        [1, 2, 3],
      ],
    ],
    [
      "a SET OF with one element twice",
      numbers,
      [
        [1, 1, 2],
        [1, 2, 2],
      ],
      [[1, 2, 1]],
    ],
    ["named bits", flags, [bits(0x40, 2), bits(0x40, 1)], [bits(0x40, 3), bits(0x40, 8)]],
    ["a list of them", list, [[{ to: 1 }, { to: 2 }], []], [[{ from: 0, to: 1 }, { to: 2 }]]],
    [
      "a CHOICE of them",
      either,
      [{ numbers: [1, 2] }, { ranges: [{ to: 1 }] }],
      [{ numbers: [2, 1] }],
    ],
  ])("is compared by its value: %s", (_, key, keys, written) => {
    const type = keyed(key, keys);
    for (const one of [...written, keys[0]]) {
      const value = { key: one, value: { known: "one", value: 7 } };
      const encoded = type.encode(value);
      expect(keyed(key, keys).decode(encoded).value).toEqual(value.value);
      expect(keyed(key, keys).view(encoded).value.value).toBe(7);
      expect(keyed(key, keys).fromJson(JSON.parse(type.encodeJson(value)))).toMatchObject({
        value: value.value,
      });
      expect(type.decode(type.encode(value, { der: true }), { der: true }).value).toEqual(
        value.value,
      );
      const wrong = { key: one, value: { known: "two", value: true } };
      expect(errorOf(() => keyed(key, keys).encode(wrong)).code).toBe("wrong-key");
    }
  });

  it("is another one where a SEQUENCE OF has another order", () => {
    const ordered = keyed(list, [
      [{ to: 1 }, { to: 2 }],
      [{ to: 2 }, { to: 1 }],
    ]);
    const value = { key: [{ to: 2 }, { from: 0, to: 1 }], value: { known: "two", value: true } };
    expect(ordered.decode(ordered.encode(value)).value).toEqual(value.value);
  });

  it("may be outside of the construction, and one of two", () => {
    const inner = sequence<any>("", () => [
      ["id", INTEGER],
      [
        "value",
        openType(() => [["one", [[2, 1], 5], INTEGER]], {
          keys: [
            { up: 2, path: ["head", "numbers"] },
            { up: 0, path: ["id"] },
          ],
        }),
      ],
    ]);
    const head = sequence<any>("", () => [["numbers", numbers]]);
    const outer = sequence<any>("Outer", () => [
      ["head", head],
      ["list", sequenceOf("", () => inner)],
    ]);
    const value = {
      head: { numbers: [1, 2] },
      list: [{ id: 5, value: { known: "one", value: 7 } }],
    };
    const encoded = outer.encode(value);
    expect(outer.decode(encoded)).toEqual(value);
    expect(outer.decode(outer.encode(value, { der: true }), { der: true })).toEqual(value);
    const other = { ...value, head: { numbers: [1, 3] } };
    expect(errorOf(() => outer.encode(other)).code).toBe("wrong-key");
  });

  it("costs no more than the rows do, however long it is", () => {
    const type = keyed(numbers, [[1], [2]]);
    const key = Array.from({ length: 300_000 }, (_, i) => i);
    const encoded = type.encode({ key, value: octets("020107") });
    expect(type.decode(encoded).value).toEqual(octets("020107"));
  });
});

describe("an open type that a string contains", () => {
  it("is the value in the string, or the string's octets", () => {
    const known = {
      id: "2.999.2",
      critical: false,
      value: { known: "point", value: { x: 7 } },
      bits: { known: "point", value: { x: 8 } },
    };
    const octetsOfIt = Contained.encode(known);
    expect(toHex(octetsOfIt)).toBe(
      tlv("30", "0603883702", tlv("04", "3003020107"), tlv("85", "00", "3003020108")),
    );
    expect(Contained.decode(octetsOfIt)).toEqual(known);
    // Octets of an unknown object may be anything.
    const unknown = { id: "2.999.9", critical: true, value: octets("ff"), bits: octets("") };
    expect(Contained.decode(Contained.encode(unknown))).toEqual(unknown);
  });

  it.each([
    ["octets after the value", "2.999.1", "0405 0c01610500", "trailing-octets", "value.value", 12],
    ["no value", "2.999.1", "0400", "missing-member", "value.value", 9],
    ["unused bits", "2.999.9", "0400 8503 010c00", "bad-contents", "bits", 11],
    ["no octet of unused bits", "2.999.9", "0400 8500", "bad-contents", "bits", 11],
    ["another type", "2.999.2", "0403 0c0161", "unexpected-tag", "value.value", 9],
    ["a fault in pieces", "2.999.2", "2407 04010c 04020161", "unexpected-tag", "value.value", 7],
    ["unused bits in pieces", "2.999.9", "0400 a505 0303010700", "bad-contents", "bits", 9],
  ])("with %s is an error that tells where", (_, id, rest, code, path, offset) => {
    const hex = tlv("30", toHex(OBJECT_IDENTIFIER.encode(id)), rest);
    expect(errorOf(() => Contained.decode(octets(hex)))).toMatchObject({
      code,
      path: `Contained.${path}`,
      offset,
    });
  });

  it("is read from pieces", () => {
    const pieces = tlv("24", "0402 3003", "0403 020107");
    expect(Contained.decode(octets(tlv("30", "0603883702", pieces)))).toEqual({
      id: "2.999.2",
      critical: false,
      value: { known: "point", value: { x: 7 } },
    });
  });
});

describe("hostile octets in open types", () => {
  /** A Tree in a Tree and so on. */
  function nested(levels: number): any {
    let value: any = { id: 1, inner: { known: "text", value: "" } };
    for (let i = 1; i < levels; i++) value = { id: 300, inner: { known: "tree", value } };
    return value;
  }

  const Boxed: Type<any> = sequence<any>("Boxed", () => [
    ["id", INTEGER],
    [
      "inner",
      openType(
        () => [
          ["boxed", [1], Boxed],
          ["list", [2], sequenceOf("", () => INTEGER)],
        ],
        {
          keys: [["id"]],
          extensible: true,
          contents: "octetString",
        },
      ),
    ],
  ]);

  it("are nested no deeper than the limit", () => {
    const limits = { ...defaultLimits, maxDepth: 200 };
    expect(Tree.decode(Tree.encode(nested(64)))).toEqual(nested(64));
    const deep = Tree.encode(nested(65), { limits });
    expect(errorOf(() => Tree.decode(deep)).limit).toBe("maxDepth");
    expect(errorOf(() => Tree.encode(nested(65))).limit).toBe("maxDepth");
    expect(errorOf(() => Tree.encodeJson(nested(65))).limit).toBe("maxDepth");
    const json = Tree.encodeJson(nested(64));
    expect(Tree.decodeJson(json)).toEqual(nested(64));
    const outer = `{"id":300,"inner":{"known":"tree","value":${json}}}`;
    expect(errorOf(() => Tree.decodeJson(outer)).limit).toBe("maxDepth");
    expect(errorOf(() => Tree.decode(deep, { der: true })).limit).toBe("maxDepth");
  });

  it.each(["definite", "indefinite", "in pieces"])(
    "are nested no deeper in strings: %s",
    (form) => {
      let inner = octets("3005 020109 0400");
      for (let i = 0; i < 70; i++) inner = boxed(inner, form);
      expect(errorOf(() => Boxed.decode(inner)).limit).toBe("maxDepth");
    },
  );

  /** A Boxed around another one. */
  function boxed(inner: Uint8Array, form: string): Uint8Array {
    const string =
      form === "in pieces"
        ? wrap(0x24, [wrap(4, [inner.subarray(0, 1)]), wrap(4, [inner.subarray(1)])])
        : wrap(4, [inner]);
    const contents = Buffer.concat([octets("020101"), string]);
    return form === "indefinite"
      ? Buffer.concat([octets("3080"), contents, octets("0000")])
      : wrap(0x30, [contents]);
  }

  function wrap(tag: number, parts: readonly Uint8Array[]): Uint8Array {
    const contents = Buffer.concat(parts);
    const { length } = contents;
    return Buffer.concat([Uint8Array.of(tag, 0x83, length >> 16, length >> 8, length), contents]);
  }

  it("count with their elements, wherever they are", () => {
    const limits = { ...defaultLimits, maxElements: 10 };
    const list = (count: number) => Array.from({ length: count }, () => 1);
    const value = (count: number) => ({ id: 5, value: { known: "list", value: list(count) } });
    expect(Closed.decode(Closed.encode(value(10)), { limits })).toEqual(value(10));
    expect(errorOf(() => Closed.decode(Closed.encode(value(11)), { limits })).limit).toBe(
      "maxElements",
    );
    const inString = (count: number) => ({ id: 2, inner: { known: "list", value: list(count) } });
    expect(Boxed.decode(Boxed.encode(inString(10)), { limits })).toEqual(inString(10));
    expect(errorOf(() => Boxed.decode(Boxed.encode(inString(11)), { limits })).limit).toBe(
      "maxElements",
    );
  });

  it("are not copied again and again: what is joined from pieces counts as elements", () => {
    let inner: Uint8Array = wrap(0x30, [octets("020109"), wrap(4, [new Uint8Array(1_600_000)])]);
    for (let i = 0; i < 20; i++) inner = boxed(inner, "in pieces");
    expect(errorOf(() => Boxed.decode(inner)).limit).toBe("maxElements");
    const once = boxed(
      wrap(0x30, [octets("020109"), wrap(4, [new Uint8Array(1_600_000)])]),
      "in pieces",
    );
    expect(Boxed.decode(once).inner.value.inner).toHaveLength(1_600_000);
  });

  it("are cut off or changed anywhere, and are then read or refused with a place", () => {
    expect(
      fc.assert(
        fc.property(
          fc
            .constantFrom(...Object.values(openTypes))
            .chain((type) => fc.tuple(fc.constant(type), arbitraryOf(type))),
          fc.nat(),
          fc.nat({ max: 255 }),
          fc.boolean(),
          ([type, value], at, octet, isCut) => {
            const changed = Buffer.from(type.encode(value));
            const place = at % changed.length;
            changed[place] = octet;
            const given = isCut ? changed.subarray(0, place) : changed;
            try {
              type.encode(type.decode(given));
              type.view(given);
            } catch (error) {
              if (!(error instanceof BerDecodeError)) throw error;
              expect(error.offset).toBeLessThanOrEqual(given.length);
              expect(error.path.startsWith(type.name)).toBe(true);
            }
          },
        ),
        { numRuns: 3000 },
      ),
    ).toBeUndefined();
  });
});

describe("a value of an open type to be written", () => {
  it.each([
    [
      { known: "text", value: "a" },
      "wrong-key",
      "value",
      '"text" belongs to the key 1, but the key is 3',
    ],
    [
      { known: "piont", value: 1 },
      "bad-choice",
      "value",
      'the open type has no "piont": did you mean "point"?',
    ],
    [{ known: "point", value: {} }, "missing-member", "value.value.x", "an integer is missing"],
    [{ known: "point" }, "missing-member", "value.value", "an object is missing"],
    [{ value: 1 }, "wrong-kind", "value", "an object { known, value } or a Uint8Array is expected"],
    [null, "wrong-kind", "value", "an object { known, value } or a Uint8Array is expected"],
    ["text", "wrong-kind", "value", "an object { known, value } or a Uint8Array is expected"],
    [undefined, "missing-member", "value", "an object { known, value } or a Uint8Array is missing"],
    [octets("05"), "wrong-kind", "value", "an open type takes the octets of one complete value"],
    [
      octets("05000500"),
      "wrong-kind",
      "value",
      "an open type takes the octets of one complete value",
    ],
  ])("that is wrong is refused: %j", (value, code, path, reason) => {
    const error = errorOf(() => Closed.encode({ id: 3, value }));
    expect(error).toMatchObject({ code, path: `Closed.${path}`, reason });
    // The same in JSON, which tells less of what it expects.
    expect(errorOf(() => Closed.encodeJson({ id: 3, value }))).toMatchObject({
      code,
      path: `Closed.${path}`,
    });
  });

  it("may be octets of a known type, which are not looked into", () => {
    expect(Closed.encode({ id: 3, value: octets("0500") })).toEqual(octets("3005 020103 0500"));
  });

  it("has no other members where these are refused", () => {
    const value = { id: 3, value: { known: "point", value: { x: 1, z: 2 } } };
    expect(errorOf(() => Closed.encode(value, { unknownMembers: "refuse" }))).toMatchObject({
      code: "unknown-member",
      path: "Closed.value.value",
      reason: 'the type has no member "z": did you mean "x"?',
    });
  });

  it("is found for an empty key", () => {
    const type = sequence<any>("Zero", () => [
      ["id", INTEGER],
      ["value", openType(() => [["zero", [0], Point]], { keys: [["id"]] })],
      ["other", openType(() => [["one", [1], Point]], { keys: [["id"]] })],
      [
        "string",
        openType(() => [["one", [1], Point]], { keys: [["id"]], contents: "octetString" }),
      ],
    ]);
    const empty = emptyValue(type);
    expect(empty).toEqual({
      id: 0,
      value: { known: "zero", value: { x: 0 } },
      other: octets("0500"),
      string: octets(""),
    });
    expect(type.decode(type.encode(empty))).toEqual(empty);
  });
});

describe("the JSON of an open type", () => {
  it("has the name of the row and the value, in any order, before or after the key", () => {
    const value = { id: 3, value: { known: "point", value: { x: 1 } } };
    expect(Closed.encodeJson(value)).toBe('{"id":3,"value":{"known":"point","value":{"x":1}}}');
    expect(Closed.decodeJson('{"value":{"value":{"x":1},"known":"point"},"id":3}')).toEqual(value);
    expect(Closed.encodeJson(value, { typeNames: "all" })).toBe(
      '{"_type":"Closed","id":3,"value":{"known":"point","value":{"_type":"Point","x":1}}}',
    );
  });

  it("of octets is that of ANY, or of the string that contains them", () => {
    expect(Closed.encodeJson({ id: 99, value: octets("0500") })).toBe(
      '{"id":99,"value":{"_ber":"0500"}}',
    );
    const unknown = { id: "2.999.9", critical: false, value: octets("ff01"), bits: octets("0f") };
    expect(Contained.encodeJson(unknown)).toBe(
      '{"id":"2.999.9","critical":false,"value":"/wE=","bits":"00001111"}',
    );
    expect(Contained.decodeJson(Contained.encodeJson(unknown))).toEqual(unknown);
    expect(
      errorOf(() => Contained.decodeJson('{"id":"2.999.9","value":"","bits":"0101"}')),
    ).toMatchObject({ code: "bad-string", path: "Contained.bits" });
  });

  it.each([
    ['{"id":3,"value":{"known":"text","value":"a"}}', "wrong-key", "value"],
    ['{"id":3,"value":{"known":"piont","value":{"x":1}}}', "bad-choice", "value"],
    ['{"id":3,"value":{"known":"__proto__","value":{"x":1}}}', "bad-choice", "value"],
    ['{"id":3,"value":{"known":3,"value":{"x":1}}}', "wrong-kind", "value.known"],
    ['{"id":3,"value":{"known":"point"}}', "missing-member", "value.value"],
    ['{"id":3,"value":{"known":"point","value":{"x":"1"}}}', "wrong-kind", "value.value.x"],
    ['{"id":3,"value":{"x":1}}', "wrong-kind", "value"],
    ['{"id":3}', "missing-member", "value"],
  ])("that is wrong is refused: %s", (json, code, path) => {
    expect(errorOf(() => Closed.decodeJson(json))).toMatchObject({ code, path: `Closed.${path}` });
  });

  it("of another key than the set has is refused as in BER", () => {
    const json = '{"id":99,"value":{"_ber":"0500"}}';
    expect(Closed.decodeJson(json)).toEqual({ id: 99, value: octets("0500") });
    for (const options of [{ strictness: "strict" }, { constraints: true }] as const) {
      expect(errorOf(() => Closed.decodeJson(json, options))).toMatchObject({
        code: "unknown-key",
        path: "Closed.value",
      });
    }
    const value = { id: 99, value: octets("0500") };
    expect(errorOf(() => Closed.encodeJson(value, { constraints: true })).code).toBe("unknown-key");
  });

  it("has no other members in the strict mode", () => {
    const json = '{"id":3,"value":{"known":"point","value":{"x":1},"more":1}}';
    expect((Closed.decodeJson(json) as any).value.known).toBe("point");
    expect(errorOf(() => Closed.decodeJson(json, { strictness: "strict" }))).toMatchObject({
      code: "unknown-member",
      path: "Closed.value",
    });
  });

  it("gets what is missing in it where that is wanted", () => {
    const supplied: string[] = [];
    const json = '{"id":3,"value":{"known":"point","value":{"y":1}}}';
    const value = Closed.decodeJson(json, { lax: true, onDefault: (path) => supplied.push(path) });
    expect(value).toEqual({ id: 3, value: { known: "point", value: { x: 0, y: 1 } } });
    expect(supplied).toEqual(["Closed.value.value.x"]);
  });
});

describe("a view of an open type", () => {
  it("is resolved when it is read, and nothing before", () => {
    const faulty = octets("300b 020103 3003020107 020100");
    const view: any = Before.view(faulty);
    expect(view.value.known).toBe("point");
    expect(view.value.value.x).toBe(7);
    expect(errorOf(() => view.rest).path).toBe("Before.rest");
    const other: any = Before.view(octets("3009 020103 0c0161 0101ff"));
    expect(other.rest).toBe(true);
    expect(errorOf(() => other.value)).toMatchObject({
      code: "unexpected-tag",
      path: "Before.value.value",
      offset: 5,
    });
  });

  it("tells of a key that cannot be read as such", () => {
    const view: any = Before.view(octets("3009 0401ff 0c0161 0101ff"));
    expect(errorOf(() => view.value)).toMatchObject({ code: "unexpected-tag", path: "Before.id" });
  });

  it("is resolved at any depth, and in lists as a whole", () => {
    const value = {
      body: { many: [{ own: 1, value: { known: "point", value: { x: 5 } } }] },
      head: { id: 3 },
    };
    const view: any = Deep.view(Deep.encode(value));
    const { many } = view.body;
    expect(many.at(0).value.value.x).toBe(5);
    expect(many.toObject()).toEqual(value.body.many);
    expect(many.at(0).toObject()).toEqual(value.body.many[0]);
    expect(view.toObject()).toEqual(value);
    const attribute = { type: "2.999.2", values: [{ known: "point", value: { x: 1 } }] };
    const { values } = Attribute.view(Attribute.encode(attribute)) as any;
    expect(values.length).toBe(1);
    expect(values.toObject()).toEqual(attribute.values);
  });

  it("is one of the joined octets of a string in pieces", () => {
    const pieces = tlv("24", "0402 3003", "0403 020107");
    const hex = tlv("31", pieces, tlv("03", "00", "3003020108"), "0603883702");
    const view = ContainedFirst.view(octets(hex)) as any;
    expect(view.value.value.x).toBe(7);
    expect(view.bits.value.x).toBe(8);
    expect(view.value.value.toObject()).toEqual({ x: 7 });
  });
});

describe("DER of an open type", () => {
  const der = { der: true } as const;

  const Numbers = setOf("Numbers", () => INTEGER);
  const rows = (): readonly OpenTuple[] => [
    ["numbers", [1], Numbers],
    ["point", [2], sequence("Defaulted", () => [["x", INTEGER, { default: 7 }]])],
  ];
  const options: OpenTypeOptions = { keys: [["id"]], extensible: true };
  const Whole = sequence<any>("Whole", () => [
    ["value", openType(rows, options)],
    ["string", openType(rows, { ...options, contents: "octetString" }), OPTIONAL],
    ["bits", openType(rows, { ...options, contents: "bitString" }), OPTIONAL],
    ["id", INTEGER],
  ]);

  it("is that of the type that is in it", () => {
    const numbers = { known: "numbers", value: [2, 1] };
    const value = { value: numbers, string: numbers, bits: numbers, id: 1 };
    const sorted = "3106020101020102";
    expect(toHex(Whole.encode(value, der))).toBe(
      tlv("30", sorted, tlv("04", sorted), tlv("03", "00", sorted), "020101"),
    );
    expect(toHex(Whole.encode({ value: { known: "point", value: { x: 7 } }, id: 2 }, der))).toBe(
      "30053000020102",
    );
  });

  it.each([
    [tlv("30", "3106020102020101", "020101"), "11.6", "value.value"],
    [tlv("30", "3003020107", "020102"), "11.5", "value.value.x"],
    [tlv("30", "3103020101", "0408 3106020102020101", "020101"), "11.6", "string.value"],
    [tlv("30", "3180020101 0000", "020101"), "10.1", "value"],
    ["3080 3103020101 020101 0000", "10.1", ""],
  ])("is required: %s", (hex, clause, path) => {
    Whole.decode(octets(hex), { strictness: "strict" });
    const error = errorOf(() => Whole.decode(octets(hex), der));
    expect(error).toMatchObject({
      code: "not-der",
      path: path === "" ? "Whole" : `Whole.${path}`,
    });
    expect(error.message).toContain(`X.690 ${clause}`);
  });

  it("of an unknown type is looked at as far as it can be", () => {
    const hex = "3006 010101 020109";
    expect(errorOf(() => Whole.decode(octets(hex), der))).toMatchObject({ code: "not-der" });
    const value = { value: octets("0101ff"), id: 9 };
    expect(Whole.decode(Whole.encode(value, der), der)).toEqual(value);
  });

  it("comes back as it was written, for all places and keys", () => {
    const all = fc
      .constantFrom(...Object.values(openTypes))
      .chain((type) => fc.tuple(fc.constant(type), arbitraryOf(type)));
    let written = 0;
    fc.assert(
      fc.property(all, ([type, value]) => {
        let encoded: Uint8Array;
        try {
          encoded = type.encode(value, der);
        } catch (error) {
          // Octets of unknown types may be anything.
          if ((error as CodecError).code !== "not-der") throw error;
          return;
        }
        written++;
        expect(type.encode(type.decode(encoded, der), der)).toEqual(encoded);
      }),
      { numRuns: 1000, seed: 11 },
    );
    expect(written).toBeGreaterThan(800);
  });
});

describe("codecs of open types that are written to a file", () => {
  it("have those of the rows", () => {
    const source = standaloneSource([Deep, Attribute], "./codec.js");
    let factories: Record<string, Factory> = {};
    const [, body] = /^import [^\n]*\n([^]*)$/.exec(source)!;
    // oxlint-disable-next-line no-new-func -- stands for an import of the file
    new Function("register", body!)((given: Record<string, Factory>) => (factories = given));
    register(factories);
    expect(source).toContain("Point");
    const texts = record(() => {
      for (const type of [Point, Deep, Attribute]) {
        const value = fc.sample(arbitraryOf(type as Type<any>), { numRuns: 1, seed: 3 })[0];
        type.decode(type.encode(value as never));
      }
    });
    expect([...texts.keys()].filter((key) => !(key in factories))).toEqual([]);
  });
});

describe("an open type cannot be made", () => {
  const keys = [["id"]];
  const made = (rows: () => readonly OpenTuple[], options: any): (() => unknown) => {
    return () => openType(rows, options).schema;
  };

  it("with rows that are not told apart", () => {
    expect(
      made(
        () => [
          ["a", [1], INTEGER],
          ["b", [1n], UTF8String],
        ],
        { keys },
      ),
    ).toThrow('the row "b" of an open type has the key of "a"');
    expect(
      made(
        () => [
          ["a", [1], INTEGER],
          ["a", [2], UTF8String],
        ],
        { keys },
      ),
    ).toThrow('the row "a" of an open type is there twice');
    expect(
      made(
        () => [
          ["a", [{ local: 5 }], INTEGER],
          ["b", [{ local: 5 }], UTF8String],
        ],
        { keys },
      ),
    ).toThrow('the row "b" of an open type has the key of "a"');
    expect(made(() => [["a", [1, 2], INTEGER]], { keys })).toThrow(
      'the row "a" of an open type has 2 keys where 1 are expected',
    );
    expect(made(() => [["a", [undefined], INTEGER]], { keys })).toThrow(
      "has a key that is no value",
    );
  });

  it("without a key, or with options that there are not", () => {
    expect(made(numbered, { keys: [] })).toThrow("an open type needs a key");
    expect(made(numbered, { keys: [[]] })).toThrow("an open type needs a key");
    expect(made(numbered, { key: [["id"]] })).toThrow(
      'unknown option "key" of openType: did you mean "keys"?',
    );
    expect(made(numbered, { keys, contents: "octets" })).toThrow("unknown value");
  });

  it("where its key is not", () => {
    const within = (options: OpenTypeOptions, name = "Outer") =>
      sequence<any>(name, () => [
        ["id", INTEGER],
        ["value", setOf("", () => openType(numbered, options))],
      ]);
    const all = [
      within({ keys: [["id"]] }),
      within({ keys: [{ up: 2, path: ["id"] }] }),
      within({ keys: [{ up: 1, path: ["it"] }] }),
      sequence<any>("Either", () => [
        ["id", choice("", () => [["value", openType(numbered, { keys })]])],
      ]),
    ];
    const reasons = [
      "the key id of an open type is not in a SEQUENCE or SET",
      "an open type in Outer has a key outside of Outer",
      "the key it of an open type is no member of Outer",
      "the key id of an open type is not in a SEQUENCE or SET",
    ];
    all.forEach((type, i) => {
      expect(() => type.decode(octets("3007 020101 31020500")), String(i)).toThrow(reasons[i]);
    });
    expect(() => openType(numbered, { keys }).decode(octets("0500"))).toThrow(
      "an open type can only be read together with the member that is its key",
    );
  });

  it("whose keys need each other", () => {
    const pair = (key: string) =>
      sequence<any>("", () => [
        ["id", INTEGER],
        ["value", openType(numbered, { keys: [{ up: 1, path: [key, "id"] }] })],
      ]);
    const type = set<any>("Both", () => [
      ["a", implicit(0, pair("b"))],
      ["b", implicit(1, pair("a"))],
    ]);
    expect(() => type.decode(octets("3100"))).toThrow(
      "open types in Both need each other for their keys",
    );
  });
});
