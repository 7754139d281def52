import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANY,
  BOOLEAN,
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  REAL,
  UTF8String,
  choice,
  explicit,
  implicit,
  integer,
  noTime,
  sequence,
  sequenceOf,
  set,
  systemTime,
  unknownExtensions,
  type DecodeOptions,
  type Strictness,
  type Type,
} from "../../src/codec/index.js";
import { Common } from "../../src/modules/index.js";
import { decodeErrorOf } from "../support/any-value.js";
import { fromHex, sameValue, toHex } from "../support/same-value.js";

const Plain = sequence<unknown>("Plain", () => [
  ["id", INTEGER],
  ["text", UTF8String, OPTIONAL],
  ["flag", BOOLEAN],
  ["more", implicit(0, INTEGER), OPTIONAL],
]);
const Open = sequence<any>(
  "Open",
  () => [
    ["id", INTEGER],
    ["text", UTF8String, OPTIONAL],
  ],
  {
    extensible: true,
  },
);
const Middle = sequence<any>(
  "Middle",
  () => [
    ["id", INTEGER],
    ["last", BOOLEAN],
  ],
  {
    extensible: 1,
  },
);
/** Four optional members and more are read by a loop. */
const Loop = sequence<any>(
  "Loop",
  () => [
    ["a", implicit(0, INTEGER), OPTIONAL],
    ["b", implicit(1, INTEGER), OPTIONAL],
    ["c", implicit(2, INTEGER), OPTIONAL],
    ["d", implicit(3, INTEGER), OPTIONAL],
    ["e", implicit(40, INTEGER), OPTIONAL],
  ],
  { extensible: true },
);
const Set = set<any>("Set", () => [
  ["id", INTEGER],
  ["text", UTF8String, OPTIONAL],
  ["flag", BOOLEAN],
]);
const OpenSet = set<any>("OpenSet", () => [["id", INTEGER]], { extensible: true });

const strict = { strictness: "strict" } as const;

const outcome = (type: Type<any>, hex: string, options?: DecodeOptions): string => {
  const error = decodeErrorOf(() => type.decode(fromHex(hex), options));
  return error === undefined ? "read" : `${error.code} ${error.path} ${error.offset}`;
};

describe("members of a SEQUENCE, read strictly", () => {
  const cases: readonly (readonly [string, Type<any>, string, string])[] = [
    ["all in order", Plain, "300c 020101 0c0161 0101ff 800102", "read"],
    ["without the optional ones", Plain, "3006 020101 0101ff", "read"],
    ["the first one missing", Plain, "3006 0c0161 0101ff", "unexpected-tag Plain.id 2"],
    ["the last mandatory one missing", Plain, "3006 020101 0c0161", "missing-member Plain.flag 8"],
    ["all missing", Plain, "3000", "missing-member Plain.id 2"],
    ["a mandatory one twice", Plain, "3009 020101 020101 0101ff", "unexpected-tag Plain.flag 5"],
    [
      "an optional one twice",
      Plain,
      "300c 020101 0c0161 0c0161 0101ff",
      "unexpected-tag Plain.flag 8",
    ],
    ["the last one twice", Plain, "300c 020101 0101ff 800102 800102", "unexpected-member Plain 11"],
    ["two in the wrong order", Plain, "3009 020101 0101ff 0c0161", "unexpected-member Plain 8"],
    [
      "one that the type does not have",
      Plain,
      "3009 020101 0101ff 830102",
      "unexpected-member Plain 8",
    ],
    [
      "one with the right number in another class",
      Plain,
      "3009 020101 0101ff 400102",
      "unexpected-member Plain 8",
    ],
    [
      "one in the constructed form",
      Plain,
      "3009 020101 0101ff a00102",
      "unexpected-tag Plain.more 8",
    ],
    ["a loop's members in order", Loop, "300a 800101 830102 9f280103", "read"],
    ["a loop's member twice", Loop, "3006 800101 800101", "unexpected-member Loop 5"],
    ["a loop's members in the wrong order", Loop, "3006 810101 800101", "unexpected-member Loop 5"],
    [
      "a loop's members with a high tag too early",
      Loop,
      "3007 9f280103 800101",
      "unexpected-member Loop 6",
    ],
  ];
  for (const [name, type, hex, expected] of cases) {
    it(`${name}: ${expected}`, () => {
      expect(outcome(type, hex, strict)).toBe(expected);
    });
  }
});

describe("members of a SET", () => {
  it("come in any order", () => {
    expect(Set.decode(fromHex("3109 0101ff 0c0161 020105"))).toEqual({
      id: 5,
      text: "a",
      flag: true,
    });
    expect(Set.decode(fromHex("3109 020105 0101ff 0c0161"))).toEqual({
      id: 5,
      text: "a",
      flag: true,
    });
  });

  it("come once, and the mandatory ones do come", () => {
    expect(outcome(Set, "3109 020105 0101ff 020105")).toBe("unexpected-member Set 8");
    expect(outcome(Set, "3103 020105")).toBe("missing-member Set.flag 5");
    expect(outcome(Set, "3109 020105 0101ff 830105", strict)).toBe("unexpected-member Set 8");
  });

  it("may be unknown where the type is extensible, and are kept on request", () => {
    const hex = "3109 830105 020105 840106";
    expect(OpenSet.decode(fromHex(hex))).toEqual({ id: 5 });
    const kept = OpenSet.decode(fromHex(hex), { unknown: "keep" });
    expect(kept[unknownExtensions]).toEqual([fromHex("830105"), fromHex("840106")]);
    expect(toHex(OpenSet.encode(kept))).toBe("3109020105830105840106");
  });
});

describe("extension additions that the schema does not know", () => {
  it("are skipped, whatever their tag and form", () => {
    const hex = "3080 020101 0c0161 80017a a0800500 0000 9f8101020000 3000 0000";
    expect(Open.decode(fromHex(hex))).toEqual({ id: 1, text: "a" });
  });

  it("are kept on request and written again", () => {
    const hex = "300f 020101 80017a a003020105 9f810100";
    const kept = Open.decode(fromHex(hex), { unknown: "keep" });
    expect(kept).toEqual({
      id: 1,
      [unknownExtensions]: [fromHex("80017a"), fromHex("a003020105"), fromHex("9f810100")],
    });
    expect(toHex(Open.encode(kept))).toBe(hex.replaceAll(" ", ""));
    expect(sameValue(Open.decode(Open.encode({ ...kept }), { unknown: "keep" }), kept)).toBe(true);
  });

  it("are written with a minimal definite length when they came with another", () => {
    const kept = Open.decode(fromHex("3080 020101 a080 020105 0000 9f8101820001aa 0000"), {
      unknown: "keep",
    });
    expect(toHex(Open.encode(kept))).toBe("300d020101a0030201059f810101aa");
  });

  it("leave no trace where there are none", () => {
    const kept = Open.decode(fromHex("3003020101"), { unknown: "keep" });
    expect(Reflect.ownKeys(kept)).toEqual(["id"]);
  });

  it("stand at the extension marker, and go back there", () => {
    const hex = "300c 020101 830101 840102 0101ff";
    expect(Middle.decode(fromHex(hex))).toEqual({ id: 1, last: true });
    const kept = Middle.decode(fromHex(hex), { unknown: "keep" });
    expect(toHex(Middle.encode(kept))).toBe(hex.replaceAll(" ", ""));
    expect(outcome(Middle, "3009 830101 020101 0101ff")).toBe("unexpected-tag Middle.id 2");
    expect(outcome(Middle, "3009 020101 0101ff 830101")).toBe("unexpected-member Middle 8");
  });

  it("do not hide a member that is repeated or out of order", () => {
    expect(outcome(Open, "3009 020101 0c0161 0c0161")).toBe("unexpected-member Open 8");
    expect(outcome(Open, "300c 020101 0c0161 830101 0c0161")).toBe("unexpected-member Open 11");
    expect(outcome(Loop, "3009 810101 850101 800101")).toBe("unexpected-member Loop 8");
  });

  it("are read at the end of a type without an extension marker too, and kept, but not strictly", () => {
    const hex = "300c 020101 0101ff 850102 a10105";
    expect(Plain.decode(fromHex("300b 020101 0101ff 850102 3000"))).toEqual({ id: 1, flag: true });
    const kept = Plain.decode(fromHex("300c 020101 0101ff 850102 0c0161"), { unknown: "keep" });
    expect(kept).toEqual({
      id: 1,
      flag: true,
      [unknownExtensions]: [fromHex("850102"), fromHex("0c0161")],
    });
    expect(toHex(Plain.encode(kept))).toBe("300c0201010101ff8501020c0161");
    expect(outcome(Plain, hex, { unknown: "keep", ...strict })).toBe("unexpected-member Plain 8");
    expect(outcome(Plain, hex)).toBe("read");
    const inSet = Set.decode(fromHex("3109 830105 020105 0101ff"), { unknown: "keep" });
    expect(toHex(Set.encode(inSet))).toBe("31090201050101ff830105");
  });

  it("at that end may have the tag of a mandatory member, but not that of an optional one after it", () => {
    expect(Plain.decode(fromHex("3009 020101 0101ff 010100"))).toEqual({ id: 1, flag: true });
    expect(outcome(Plain, "300c 020101 0101ff 800102 800103")).toBe("unexpected-member Plain 11");
    expect(outcome(Plain, "300f 020101 0101ff 800102 850100 800103")).toBe(
      "unexpected-member Plain 14",
    );
  });

  it("count as elements, and their levels do not", () => {
    const limits = { maxDepth: 1, maxElements: 2, maxBytes: 100 };
    const two = "300c 020101 0101ff 850102 850103";
    expect(outcome(Plain, two, { limits })).toBe("read");
    expect(outcome(Plain, "300f 020101 0101ff 850102 850103 850104", { limits })).toBe(
      "limit Plain 14",
    );
    expect(outcome(Plain, "300c 020101 0101ff a504a5023000", { limits })).toBe("read");
    const open = "3080 020101 0101ff a580a580 0000 0000 0000";
    expect(outcome(Plain, open, { limits: { ...limits, maxDepth: 2 } })).toBe("read");
    expect(outcome(Plain, open, { limits })).toBe("limit Plain 10");
  });

  it("must be values themselves", () => {
    expect(outcome(Open, "3005 020101 8001")).toBe("truncated Open 6");
    expect(outcome(Open, "3007 020101 1f800000")).toBe("bad-tag Open 5");
    expect(outcome(Open, "3005 020101 0000")).toBe("bad-tag Open 5");
  });

  it("refuse to be written if they are no values", () => {
    const value = { id: 1, [unknownExtensions]: [fromHex("8002ff")] };
    expect(() => Open.encode(value)).toThrow(
      expect.objectContaining({ code: "wrong-kind", path: "Open" }),
    );
  });
});

describe("an alternative that the schema does not know", () => {
  const Closed = choice<any>("Closed", () => [["id", implicit(0, INTEGER)]]);
  const Wide = choice<any>("Wide", () => [["id", implicit(0, INTEGER)]], { extensible: true });

  it("is an error", () => {
    expect(outcome(Closed, "810101")).toBe("unknown-alternative Closed 0");
    expect(outcome(Wide, "810101", { strictness: "strict" })).toBe("unknown-alternative Wide 0");
  });

  it("survives where the CHOICE is extensible", () => {
    const value = Wide.decode(fromHex("a1820003 0201ff"));
    expect(value).toEqual({ [unknownExtensions]: [fromHex("a18200030201ff")] });
    expect(toHex(Wide.encode(value))).toBe("a1030201ff");
    expect(sameValue(Wide.decodeJson(Wide.encodeJson(value)), value)).toBe(true);
  });

  it("is not written beside another alternative", () => {
    const kept = fromHex("a1030201ff");
    const two = [{ [unknownExtensions]: [kept, kept] }, { id: 1, [unknownExtensions]: [kept] }];
    for (const value of two) expect(() => Wide.encode(value)).toThrow(/more than one alternative/);
  });
});

const Defaults = sequence<any>("Defaults", () => [
  ["id", INTEGER],
  ["level", INTEGER, { default: 5 }],
  ["list", sequenceOf("", () => INTEGER), { default: [1, 2] }],
]);

describe("DEFAULT members", () => {
  it("that are absent have their value, each time their own", () => {
    const first = Defaults.decode(fromHex("3003020101"));
    expect(first).toEqual({ id: 1, level: 5, list: [1, 2] });
    first.list.push(3);
    expect(Defaults.decode(fromHex("3003020101")).list).toEqual([1, 2]);
    expect(Defaults.decodeJson('{"id":1}')).toEqual({ id: 1, level: 5, list: [1, 2] });
  });

  it("are not written with their value", () => {
    expect(toHex(Defaults.encode({ id: 1, level: 5, list: [1, 2] }))).toBe("3003020101");
    expect(toHex(Defaults.encode({ id: 1 }))).toBe("3003020101");
    expect(toHex(Defaults.encode({ id: 1, level: 6, list: [2] }))).toBe(
      "300b02010102010630 03020102".replace(" ", ""),
    );
  });

  it("are bigint where INTEGERs are", () => {
    const options = { integers: "bigint" } as const;
    const level = { id: 1n, level: 5n };
    expect(Defaults.decode(fromHex("3003020101"), options)).toMatchObject(level);
    expect(Defaults.decodeJson('{"id":1}', options)).toMatchObject(level);
    expect(toHex(Defaults.encode(level, options))).toBe("3003020101");
  });

  it("are bigint where INTEGERs are, within structures too", () => {
    const Inner = sequence<any>("Inner", () => [
      ["count", INTEGER],
      ["text", UTF8String],
      ["flag", BOOLEAN],
    ]);
    const Either = choice<any>("Either", () => [
      ["number", implicit(0, INTEGER)],
      ["inner", implicit(1, Inner)],
    ]);
    const otherwise = {
      inner: { count: 3, text: "a", flag: true },
      either: { inner: { count: 4, text: "", flag: false } },
    };
    const Outer = sequence<any>("Outer", () => [
      ["inner", implicit(0, Inner), { default: otherwise.inner }],
      ["either", explicit(1, Either), { default: otherwise.either }],
      ["ratio", REAL, { default: 0.5 }],
    ]);
    const wide = {
      inner: { count: 3n, text: "a", flag: true },
      either: { inner: { count: 4n, text: "", flag: false } },
      ratio: 0.5,
    };
    expect(Outer.decode(fromHex("3000"))).toEqual({ ...otherwise, ratio: 0.5 });
    expect(Outer.decode(fromHex("3000"), { integers: "bigint" })).toEqual(wide);
    expect(toHex(Outer.encode(wide, { integers: "bigint" }))).toBe("3000");
  });

  it("may be Dates", () => {
    const Dated = sequence<any>("Dated", () => [
      ["at", systemTime("Time"), { default: new Date(0) }],
    ]);
    expect(Dated.decode(Dated.encode({ at: new Date(1000) }))).toEqual({ at: new Date(1000) });
    expect(toHex(Dated.encode({ at: new Date(0) }))).toBe("3000");
  });
});

describe("what the strict, the standard and the lenient mode take", () => {
  const levels: readonly Strictness[] = ["strict", "standard", "lenient"];
  const takes = (type: Type<any>, hex: string): string =>
    levels
      .map((strictness) => (outcome(type, hex, { strictness }) === "read" ? "yes" : "no"))
      .join(" ");
  const Params = sequence<any>("Params", () => [
    ["id", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);
  const Tagged = sequence<any>("Tagged", () => [
    ["id", INTEGER],
    ["optionalParams", implicit(11, Common.AsnOptionalParameters), OPTIONAL],
  ]);
  const Octets = sequence<any>("Octets", () => [
    ["octets", OCTET_STRING],
    ["id", INTEGER, OPTIONAL],
  ]);
  const Text = sequence<any>("Text", () => [
    ["id", INTEGER],
    ["text", UTF8String, OPTIONAL],
  ]);
  const Wrapped = sequence<any>("Wrapped", () => [["text", explicit(1, UTF8String), OPTIONAL]]);
  const Time = systemTime("Time");
  const Both = sequence<any>("Both", () => [
    ["text", UTF8String, OPTIONAL],
    ["octets", OCTET_STRING, OPTIONAL],
  ]);
  const cases: readonly (readonly [string, Type<any>, string, string])[] = [
    ["optionalParams as declared", Params, "3005 020101 3000", "yes yes yes"],
    ["optionalParams with a context tag", Params, "3005 020101 ab00", "no yes yes"],
    ["optionalParams with the declared context tag", Tagged, "3005 020101 ab00", "yes yes yes"],
    ["optionalParams without its context tag", Tagged, "3005 020101 3000", "no yes yes"],
    // It is a member of a later version, and no optionalParams.
    ["another member with a context tag", Tagged, "3005 020101 a500", "no yes yes"],
    ["another list with a context tag", Params, "3007 020101 a5020500", "no yes yes"],
    ["another SEQUENCE", Tagged, "3008 020101 3003020101", "no yes yes"],
    ["UTF8String for OCTET STRING", Octets, "3003 0c0161", "no yes yes"],
    ["OCTET STRING for UTF8String", Text, "3006 020101 040161", "no yes yes"],
    ["OCTET STRING that is no UTF-8 for UTF8String", Text, "3006 020101 0401ff", "no no no"],
    ["OCTET STRING where both are possible", Both, "3003 040161", "yes yes yes"],
    ["an INTEGER that is not minimal", INTEGER, "02020001", "no no yes"],
    ["a bigint that is not minimal", integer({ wide: true }), "0202ffff", "no no yes"],
    ["an INTEGER of leading zeros only", INTEGER, "020a00000000000000000000", "no no yes"],
    ["30 00 for mandatory members", Plain, "3000", "no no yes"],
    ["30 00 in a member", sequence("Outer", () => [["in", Plain]]), "30023000", "no no yes"],
    ["the stray element at the end", Open, "3008 020101 1f80801500", "no yes yes"],
    ["the other stray element", Open, "3008 020101 1f80801600", "no yes yes"],
    ["the stray element twice", Open, "300d 020101 1f80801500 1f80801600", "no yes yes"],
    ["the stray element after a later member", Open, "300b 020101 800101 1f80801500", "no yes yes"],
    ["the stray element in front of one", Open, "300b 020101 1f80801600 800101", "no yes yes"],
    ["the stray element at the marker", Middle, "300b 020101 1f80801500 0101ff", "no yes yes"],
    ["the stray element after that", Middle, "300b 020101 0101ff 1f80801500", "no yes yes"],
    ["the stray element in a SET", OpenSet, "3108 1f80801500 020101", "no yes yes"],
    ["another element with that fault", Open, "3008 020101 1f80801700", "no no no"],
    ["that element with a length", Open, "3009 020101 1f80801501 00", "no no no"],
    ["that element cut off", Open, "3007 020101 1f808015", "no no no"],
    ["a member of a later version", Plain, "3009 020101 0101ff 850100", "no yes yes"],
    ["one of the type's own out of order", Loop, "3006 810101 800101", "no no no"],
    ["text with an explicit tag as if it were implicit", Wrapped, "3003 810161", "no yes yes"],
    ["text with an explicit tag", Wrapped, "3005 a1030c0161", "yes yes yes"],
    ["that text in the constructed form", Wrapped, "3003 a10161", "no no no"],
    ["a decimal REAL without a decimal mark", REAL, "0904 02313233", "no yes yes"],
    ["a decimal REAL with an exponent only", REAL, "0905 03314532 30", "no yes yes"],
    ["a decimal REAL with a mark", REAL, "0904 02312e33", "yes yes yes"],
    ["a time in decimal without a mark", Time, "0903 023132", "no yes yes"],
    [
      "the stray element where the type is not extensible",
      Plain,
      "300b 020101 0101ff 1f80801500",
      "no yes yes",
    ],
    ["a member twice", Plain, "3009 020101 020101 0101ff", "no no no"],
    ["BOOLEAN true as 1", BOOLEAN, "010101", "yes yes yes"],
  ];
  for (const [name, type, hex, expected] of cases) {
    it(`${name}: ${expected}`, () => {
      expect(takes(type, hex)).toBe(expected);
    });
  }

  it("where both strings are possible, each goes to its own member", () => {
    expect(Both.decode(fromHex("3003 040161"))).toEqual({ octets: Uint8Array.of(0x61) });
  });

  it("the lenient mode gives `30 00` the values that an object begins with", () => {
    const Nested = sequence<any>("Nested", () => [
      ["id", INTEGER],
      ["text", UTF8String],
      ["octets", OCTET_STRING],
      ["flag", BOOLEAN],
      ["real", REAL],
      ["at", systemTime("Time")],
      ["list", sequenceOf("", () => INTEGER)],
      ["inner", Plain],
      [
        "either",
        choice("", () => [
          ["first", NULL],
          ["second", INTEGER],
        ]),
      ],
      ["absent", explicit(4, INTEGER), OPTIONAL],
      ["level", implicit(5, INTEGER), { default: 7 }],
    ]);
    const value = Nested.decode(fromHex("3000"), { strictness: "lenient" });
    expect(value).toEqual({
      id: 0,
      text: "",
      octets: new Uint8Array(0),
      flag: false,
      real: 0,
      at: noTime,
      list: [],
      inner: { id: 0, flag: false },
      either: { first: null },
      level: 7,
    });
    const wide = Nested.decode(fromHex("3000"), { strictness: "lenient", integers: "bigint" });
    expect(wide.id).toBe(0n);
  });

  it("the stray element is no extension that is kept", () => {
    const value = Open.decode(fromHex("3008 020101 1f80801500"), { unknown: "keep" });
    expect(Reflect.ownKeys(value)).toEqual(["id"]);
  });

  it("the stray element stands for no value where any may stand", () => {
    const Anything = sequence<any>(
      "Anything",
      () => [
        ["id", INTEGER],
        ["any", ANY, OPTIONAL],
      ],
      { extensible: true },
    );
    const hex = "3008 020101 1f80801500";
    expect(Anything.decode(fromHex(hex))).toEqual({ id: 1 });
    expect(Anything.view(fromHex(hex)).any).toBeUndefined();
    expect(outcome(Anything, hex, strict)).toBe("bad-tag Anything.any 5");
  });

  it("a view shows what decoding gives, whatever form it has", () => {
    const parameter = toHex(
      Common.AsnOptionalParam.encode({ key: "a", value: { stringdata: "z" } }),
    );
    const forms: readonly (readonly [Type<any>, string])[] = [
      [Open, "300b 020101 0c0161 1f80801500"],
      [Middle, "3013 020101 1f80801500 850100 1f80801600 0101ff"],
      [OpenSet, "3108 1f80801500 020101"],
      [Plain, "300c 020101 0c0161 0101ff 850100"],
      [Params, `3010 020101 ab08 ${parameter} 850100`],
      [Tagged, "3005 020101 3000"],
      [Wrapped, "3003 810161"],
    ];
    for (const [type, hex] of forms) {
      const value = type.decode(fromHex(hex));
      const view = type.view(fromHex(hex)) as Record<string, unknown>;
      for (const name of Object.keys(value)) {
        const shown = view[name] as { toObject?(): unknown };
        expect([name, shown?.toObject?.() ?? shown]).toEqual([name, value[name]]);
      }
    }
  });
});

describe("a tag in the wrong form", () => {
  const Tagged = sequence<any>("Tagged", () => [
    ["text", explicit(2, UTF8String)],
    ["inner", sequence("Inner", () => [])],
    ["number", implicit(70, INTEGER)],
  ]);
  const reasons: readonly (readonly [string, string])[] = [
    ["3003 820161", "[2] primitive where constructed is due"],
    ["3003 830161", "[2] is expected, found [3]"],
    ["3007 a2030c0161 1000", "SEQUENCE primitive where constructed is due"],
    ["300a a2030c0161 3000 bf4600", "[70] constructed where primitive is due"],
    ["300a a2030c0161 3000 9f4700", "[70] is expected, found [71]"],
    ["300b a2030c0161 3000 9f804600", "[70] is expected, found another tag"],
    ["3000", "[2] is missing"],
  ];
  for (const [hex, reason] of reasons) {
    it(`${hex}: ${reason}`, () => {
      expect(decodeErrorOf(() => Tagged.decode(fromHex(hex), strict))?.reason).toBe(reason);
    });
  }
});

describe("dozens of optional members", () => {
  type Values = Record<string, string | number | undefined>;
  const rows = Array.from({ length: 40 }, (_, i) => {
    const type: Type<any> = i % 5 === 0 ? INTEGER : UTF8String;
    return [`m${i}`, implicit(i, type), OPTIONAL] as const;
  });
  const Many = sequence<Values>("Many", () => rows);
  const names = rows.map(([name]) => name);
  const valueOf = (name: string): string | number => {
    const i = Number(name.slice(1));
    return i % 5 === 0 ? i : `text ${i}`;
  };
  const objectOf = (keys: readonly string[]): Values =>
    Object.fromEntries(keys.map((name) => [name, valueOf(name)]));

  it("are written in the order of the type, in whatever order the value has them", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(names), (keys) => {
        const octets = Many.encode(objectOf(keys));
        const ordered = names.filter((name) => keys.includes(name));
        expect(Many.decode(octets, { strictness: "strict" })).toEqual(objectOf(ordered));
      }),
    );
  });

  /** An element of the type: a tag of one octet or two, the length in any form, and the contents. */
  const elementOf = (i: number, contents: Uint8Array, octets = 0, bit = 0): Uint8Array => {
    const tag = i < 31 ? [0x80 | bit | i] : [0x9f | bit, i];
    const { length } = contents;
    const more = Array.from({ length: octets }, (_, at) => length >> (8 * (octets - at - 1)));
    return Buffer.from([
      ...tag,
      ...(octets === 0 ? [length] : [0x80 | octets, ...more]),
      ...contents,
    ]);
  };
  const within = (...elements: readonly Uint8Array[]): Uint8Array => {
    const contents = Buffer.concat(elements);
    return Buffer.concat([
      Buffer.from([0x30, 0x82, contents.length >> 8, contents.length]),
      contents,
    ]);
  };
  const texts = names.filter((name) => typeof valueOf(name) === "string");

  it("are read with lengths of every form, and as strings of several parts", () => {
    const pieces = fc.record({
      text: fc.oneof(fc.string({ unit: "grapheme", maxLength: 60 }), fc.constant("")),
      octets: fc.nat(3),
      isParted: fc.boolean(),
    });
    fc.assert(
      fc.property(
        fc.subarray(texts),
        fc.array(pieces, { minLength: 40, maxLength: 40 }),
        (keys, forms) => {
          const wanted: Values = {};
          const elements = keys.map((name, at) => {
            const { text, octets, isParted } = forms[at]!;
            wanted[name] = text;
            const contents = Buffer.from(text);
            const length = contents.length < 128 ? octets : Math.max(octets, 2);
            if (!isParted) return elementOf(Number(name.slice(1)), contents, length);
            const part = Buffer.from([0x04, 0x82, contents.length >> 8, contents.length]);
            return elementOf(Number(name.slice(1)), Buffer.concat([part, contents]), 2, 0x20);
          });
          expect(Many.decode(within(...elements), { strictness: "strict" })).toEqual(wanted);
        },
      ),
    );
  });

  it.each([
    ["a second time", [3, 3], 1],
    ["before one that comes first", [12, 11], 1],
    ["a second time, with tags of two octets", [33, 33], 1],
    ["before one that comes first, with tags of two octets", [34, 32], 1],
  ])("are refused %s", (_, order, at) => {
    const elements = order.map((i) => elementOf(i, Buffer.from("text")));
    const wrong = decodeErrorOf(() => Many.decode(within(...elements)));
    const offset = 4 + elements.slice(0, at).reduce((sum, { length }) => sum + length, 0);
    expect([wrong?.code, wrong?.offset, wrong?.path]).toEqual([
      "unexpected-member",
      offset,
      "Many",
    ]);
  });

  it.each([8, 33])("number %i is named if it is no UTF-8, or ends after what it is in", (i) => {
    const before = elementOf(2, Buffer.from("text"));
    const noText = elementOf(i, Buffer.from([0x61, 0xff]));
    const header = noText.length - 2;
    const wrong = decodeErrorOf(() => Many.decode(within(before, noText)));
    expect([wrong?.code, wrong?.offset, wrong?.path]).toEqual([
      "bad-string",
      4 + before.length + header + 1,
      `Many.m${i}`,
    ]);
    const long = Uint8Array.from(elementOf(i, Buffer.from("text")));
    long[long.length - 5]! += 1;
    const octets = Buffer.concat([within(before, long), Buffer.from("more")]);
    const over = decodeErrorOf(() => Many.decode(octets.subarray(0, octets.length - 4)));
    expect([over?.code, over?.path]).toEqual(["truncated", `Many.m${i}`]);
    expect(decodeErrorOf(() => Many.decodeAt(octets))?.code).toBe("bad-length");
  });

  it("are not taken for others whose tags have more octets", () => {
    // [4225] is written 9f a1 01, [33] is 9f 21.
    const other = Buffer.from([0x9f, 0xa1, 0x01, 0x04, ...Buffer.from("text")]);
    expect(Many.decode(within(other))).toEqual({});
    const wrong = decodeErrorOf(() => Many.decode(within(other), { strictness: "strict" }));
    expect(wrong?.code).toBe("unexpected-member");
  });

  it("are refused wherever they are cut off", () => {
    const whole = within(
      ...texts.map((name) => elementOf(Number(name.slice(1)), Buffer.from(name))),
    );
    expect(Many.decode(whole)).toEqual(Object.fromEntries(texts.map((name) => [name, name])));
    for (let end = 4; end < whole.length; end++) {
      expect(decodeErrorOf(() => Many.decode(whole.subarray(0, end)))?.code).toBe("truncated");
      // With a length that fits what is left, the last member is what is cut off, if any is.
      const left = Uint8Array.from(whole.subarray(0, end));
      left[2] = (end - 4) >> 8;
      left[3] = end - 4;
      const wrong = decodeErrorOf(() => Many.decode(left));
      const value = wrong === undefined ? Many.decode(left) : {};
      expect(wrong?.code ?? texts.slice(0, Object.keys(value).length)).toEqual(
        wrong === undefined ? Object.keys(value) : "truncated",
      );
    }
  });

  it("are found among others, among absent ones, and in a prototype", () => {
    const value = objectOf(["m3", "m7", "m39"]);
    const expected = Many.encode(value);
    const odd = { other: 1, m3: value["m3"], m4: undefined, m: 2, m7: value["m7"], zz: 3 };
    expect(Many.encode({ ...odd, m39: value["m39"] })).toEqual(expected);
    expect(
      Many.encode(Object.assign(Object.create({ m7: value["m7"] }), objectOf(["m3", "m39"]))),
    ).toEqual(expected);
    expect(Many.encode(Object.assign(Object.create(null), value))).toEqual(expected);
    class WithGetter {
      m3 = value["m3"];
      m39 = value["m39"];
      get m7(): unknown {
        return value["m7"];
      }
    }
    expect(Many.encode(new WithGetter() as unknown as Values)).toEqual(expected);
  });
});
