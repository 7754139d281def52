import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  ANY,
  BIT_STRING,
  BOOLEAN,
  INTEGER,
  JsonDecodeError,
  NULL,
  OBJECT_IDENTIFIER,
  OCTET_STRING,
  OPTIONAL,
  REAL,
  RELATIVE_OID,
  UTF8String,
  choice,
  enumerated,
  integer,
  noTime,
  parseJson,
  sequence,
  sequenceOf,
  string,
  systemTime,
  type Type,
} from "../../src/codec/index.js";
import { JsonParser } from "../../src/codec/internal-codec.js";
import { hasManyDigits } from "../../src/codec/json/parse.js";
import { Common } from "../../src/modules/index.js";
import { fromHex, sameValue } from "../support/same-value.js";

const Time = systemTime("");
const wide = integer<bigint>({ wide: true });
const Either = choice<any>("", () => [
  ["a-number", INTEGER],
  ["text", UTF8String],
]);
const Params = Common.AsnOptionalParameters as Type<any>;
const Closed = sequence<any>("", () => [
  ["linked-ID", INTEGER],
  ["text", UTF8String, OPTIONAL],
]);
const Open = sequence<any>("", () => [["id", INTEGER]], { extensible: true });

function codeOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof JsonDecodeError) return error.code;
    throw error;
  }
  return "read";
}

describe("an unset time", () => {
  const Desk = sequence<any>("Desk", () => [
    ["since", Time],
    ["times", sequenceOf("", () => Time), OPTIONAL],
  ]);
  const since = new Date("2030-01-07T09:00:00Z");

  it("is written as an empty text, or if that is asked for as the date that it is in BER", () => {
    const value = { since: noTime, times: [noTime, since] };
    const date = "1899-12-30T00:00:00Z";
    for (const unsetTimes of [undefined, "empty"] as const) {
      expect(Desk.encodeJson(value, { unsetTimes })).toBe(
        '{"since":"","times":["","2030-01-07T09:00:00Z"]}',
      );
      expect(Time.encodeJson(noTime, { unsetTimes })).toBe('""');
    }
    expect(Desk.encodeJson(value, { unsetTimes: "date", typeNames: "all" })).toBe(
      `{"_type":"Desk","since":"${date}","times":["${date}","2030-01-07T09:00:00Z"]}`,
    );
    expect(Desk.decodeJson(Desk.encodeJson(value, { unsetTimes: "date" }))).toEqual(value);
  });
});

describe("JSON that is read", () => {
  const good: readonly (readonly [Type<any>, string, unknown])[] = [
    [BOOLEAN, "true", true],
    [BOOLEAN, "1", true],
    [BOOLEAN, "0", false],
    [BOOLEAN, "null", false],
    [INTEGER, "-7", -7],
    [INTEGER, "1.0", 1],
    [INTEGER, "1e3", 1000],
    [INTEGER, "-0", 0],
    [INTEGER, "9007199254740991", Number.MAX_SAFE_INTEGER],
    [wide, "-123456789012345678901234567890", -123456789012345678901234567890n],
    [wide, "5", 5n],
    [enumerated("", { a: 0 }), "77", 77],
    [NULL, "null", null],
    [NULL, "0", null],
    [NULL, "{}", null],
    [NULL, '{"_type":"NULL"}', null],
    [REAL, "1.5e-7", 1.5e-7],
    [REAL, "12345678901234567890", Number("12345678901234567890")],
    [REAL, "-0", -0],
    [REAL, "-0.0e5", -0],
    [REAL, '"-0"', -0],
    [REAL, "1e-400", 0],
    [wide, "-0", 0n],
    [enumerated("", { a: 0 }), "-0", 0],
    [REAL, '"INF"', Infinity],
    [REAL, '"-INF"', -Infinity],
    [REAL, '"NaN"', NaN],
    [UTF8String, '"\\u0000\\ud83d\\ude00"', "\u0000\u{1F600}"],
    [OCTET_STRING, '""', new Uint8Array(0)],
    [OCTET_STRING, '"AQ=="', Uint8Array.of(1)],
    [OCTET_STRING, '"AQ"', Uint8Array.of(1)],
    [OCTET_STRING, '"AQI="', Uint8Array.of(1, 2)],
    [OCTET_STRING, '"AQI"', Uint8Array.of(1, 2)],
    [OCTET_STRING, '"+/+/"', fromHex("fbffbf")],
    [BIT_STRING, '"101"', { bytes: Uint8Array.of(0xa0), length: 3 }],
    [OBJECT_IDENTIFIER, '"2.999.1"', "2.999.1"],
    [RELATIVE_OID, '"8571.3"', "8571.3"],
    [ANY, '{"_ber":"0201FF"}', fromHex("0201ff")],
    [Time, '"2024-02-29T12:00:00Z"', new Date(Date.UTC(2024, 1, 29, 12))],
    [Time, '"2024-02-29T12:00:00.5Z"', new Date(Date.UTC(2024, 1, 29, 12, 0, 0, 500))],
    [Time, '"2024-02-29T12:00:00.9996Z"', new Date(Date.UTC(2024, 1, 29, 12, 0, 1))],
    [Time, '"2024-02-29T12:00Z"', new Date(Date.UTC(2024, 1, 29, 12))],
    [Time, '"2024-03-01T00:30:00+01:30"', new Date(Date.UTC(2024, 1, 29, 23))],
    [Time, '"2024-03-01T00:30:00-0130"', new Date(Date.UTC(2024, 2, 1, 2))],
    [Time, '"0001-01-01T00:00:00Z"', new Date("0001-01-01T00:00:00Z")],
    [Time, '"-000001-01-01T00:00:00Z"', new Date("-000001-01-01T00:00:00Z")],
    [Time, '""', noTime],
    [Time, "0", noTime],
    [Time, "-1.25", new Date(Date.UTC(1899, 11, 29, 6))],
    [Time, "45351.5", new Date(Date.UTC(2024, 1, 29, 12))],
    [Either, '{"a_number":1}', { "a-number": 1 }],
    [Either, '{"_type":"Either","text":""}', { text: "" }],
    [Closed, '{"linked_ID":1,"_type":"Closed"}', { "linked-ID": 1 }],
    [Closed, '{"linked_ID":1,"other":2,"__proto__":{"text":"a"}}', { "linked-ID": 1 }],
    [Open, '{"id":1,"later":[{}],"__proto__":{"id":2}}', { id: 1 }],
    [sequenceOf("", () => INTEGER), " [ 1 , 2 ] ", [1, 2]],
    [Params, "{}", []],
    [Params, "[]", []],
    [
      Params,
      '{"_type":"AsnOptionalParameters","a":"text"}',
      [{ key: "a", value: { stringdata: "text" } }],
    ],
    [
      Params,
      '{"a":12,"b":{"binarydata":"AQ"}}',
      [
        { key: "a", value: { integerdata: 12 } },
        { key: "b", value: { binarydata: Uint8Array.of(1) } },
      ],
    ],
    [
      Params,
      '[{"key":"a","value":{"stringdata":"text"}}]',
      [{ key: "a", value: { stringdata: "text" } }],
    ],
  ];
  for (const [type, text, value] of good) {
    it(`${type.schema.kind}: ${text}`, () => {
      expect([type.decodeJson(text), sameValue(type.decodeJson(text), value)]).toEqual([
        type.decodeJson(text),
        true,
      ]);
    });
  }

  const bad: readonly (readonly [Type<any>, string, string])[] = [
    [BOOLEAN, "2", "wrong-kind"],
    [BOOLEAN, '"true"', "wrong-kind"],
    [BOOLEAN, "{}", "wrong-kind"],
    [INTEGER, "1.5", "wrong-kind"],
    [INTEGER, '"1"', "wrong-kind"],
    [INTEGER, "9007199254740992", "integer-range"],
    [INTEGER, "-9007199254740993", "integer-range"],
    [INTEGER, "1e300", "integer-range"],
    [INTEGER, "1e999", "integer-range"],
    [wide, "-1e999", "integer-range"],
    [wide, "1e300", "integer-range"],
    [wide, "0.5", "wrong-kind"],
    [NULL, "1", "wrong-kind"],
    [NULL, "false", "wrong-kind"],
    [NULL, '{"a":1}', "wrong-kind"],
    [REAL, "1e400", "real-range"],
    [REAL, "-1e400", "real-range"],
    [REAL, "9".repeat(400), "real-range"],
    [REAL, '"1"', "wrong-kind"],
    [REAL, '"Infinity"', "wrong-kind"],
    [REAL, "null", "wrong-kind"],
    [UTF8String, "1", "wrong-kind"],
    [UTF8String, '"\\ud83d"', "bad-string"],
    [string("NumericString"), '"a"', "bad-string"],
    [string("UTCTime"), '"yesterday"', "bad-string"],
    [OCTET_STRING, '"A"', "bad-string"],
    [OCTET_STRING, '"AQ="', "bad-string"],
    [OCTET_STRING, '"AQ==="', "bad-string"],
    [OCTET_STRING, '"A=Q="', "bad-string"],
    [OCTET_STRING, '"AQ=\\n="', "bad-string"],
    [OCTET_STRING, '"-_-_"', "bad-string"],
    [OCTET_STRING, '" AQ=="', "bad-string"],
    [OCTET_STRING, "[1,2]", "wrong-kind"],
    [BIT_STRING, '"012"', "bad-string"],
    [OBJECT_IDENTIFIER, '"1"', "bad-string"],
    [OBJECT_IDENTIFIER, '"1.2."', "bad-string"],
    [OBJECT_IDENTIFIER, '"1.40"', "bad-string"],
    [RELATIVE_OID, '""', "bad-string"],
    [ANY, '{"_ber":"0201"}', "bad-string"],
    [ANY, '{"_ber":"020"}', "bad-string"],
    [ANY, '{"_ber":""}', "bad-string"],
    [ANY, '"0201ff"', "wrong-kind"],
    [Time, '"2024-02-30T00:00:00Z"', "bad-time"],
    [Time, '"2023-02-29T00:00:00Z"', "bad-time"],
    [Time, '"2024-01-01T24:00:00Z"', "bad-time"],
    [Time, '"2024-01-01T00:60:00Z"', "bad-time"],
    [Time, '"2024-01-01T00:00:00"', "bad-time"],
    [Time, '"2024-01-01"', "bad-time"],
    [Time, '"+275760-09-13T00:00:00.001Z"', "bad-time"],
    [Time, '"+999999-01-01T00:00:00Z"', "bad-time"],
    [Time, "16777216", "bad-time"],
    [Time, "-1e300", "bad-time"],
    [Time, "12345678901234567890", "bad-time"],
    [Time, "null", "wrong-kind"],
    [Either, "{}", "bad-choice"],
    [Either, '{"a_number":1,"text":""}', "bad-choice"],
    [Either, '{"other":1}', "bad-choice"],
    [Either, '{"a-number":1}', "bad-choice"],
    [Either, '{"constructor":1}', "bad-choice"],
    [Either, '{"__proto__":{"text":""}}', "bad-choice"],
    [Either, "[]", "wrong-kind"],
    [Closed, '{"linked-ID":1}', "missing-member"],
    [Closed, '{"linked_ID":1,"text":null}', "wrong-kind"],
    [Closed, "[]", "wrong-kind"],
    [Closed, "null", "wrong-kind"],
    [sequenceOf("", () => INTEGER), "{}", "wrong-kind"],
    [sequenceOf("", () => INTEGER), "[null]", "wrong-kind"],
    [Params, '{"a":1.5}', "wrong-kind"],
    [Params, '{"a":true}', "wrong-kind"],
    [Params, '{"a":{"binarydata":"AQ","stringdata":""}}', "bad-choice"],
    [Params, '{"a":{"other":1}}', "bad-choice"],
    [Params, "null", "wrong-kind"],
    [INTEGER, "", "bad-json"],
    [INTEGER, "1 2", "bad-json"],
    [INTEGER, "01", "bad-json"],
    [INTEGER, "+1", "bad-json"],
    [UTF8String, "'a'", "bad-json"],
    [UTF8String, '"\t"', "bad-json"],
  ];
  for (const [type, text, code] of bad) {
    it(`${type.schema.kind}: ${JSON.stringify(text)} is ${code}`, () => {
      expect(codeOf(() => type.decodeJson(text))).toBe(code);
    });
  }

  const strict = { strictness: "strict" } as const;
  const refusedStrictly: readonly (readonly [Type<any>, string, string])[] = [
    [BOOLEAN, "1", "wrong-kind"],
    [BOOLEAN, "0", "wrong-kind"],
    [BOOLEAN, "null", "wrong-kind"],
    [Time, "0", "wrong-kind"],
    [Closed, '{"linked_ID":1,"other":2}', "unknown-member"],
    [Closed, '{"linked_ID":1,"__proto__":{"text":"a"}}', "unknown-member"],
  ];
  for (const [type, text, code] of refusedStrictly) {
    it(`${type.schema.kind}: ${text} is ${code} only if it is read strictly`, () => {
      expect(codeOf(() => type.decodeJson(text, strict))).toBe(code);
      for (const strictness of ["standard", "lenient"] as const) {
        expect(codeOf(() => type.decodeJson(text, { strictness }))).toBe("read");
      }
    });
  }

  it("has type names, lists for objects, and base64 without padding in the strict mode too", () => {
    expect(Closed.decodeJson('{"_type":"Closed","linked_ID":1}', strict)).toEqual({
      "linked-ID": 1,
    });
    expect(Either.decodeJson('{"_type":"Either","text":""}', strict)).toEqual({ text: "" });
    expect(
      Params.decodeJson('[{"_type":"P","key":"a","value":{"_type":"V","integerdata":1}}]'),
    ).toEqual(Params.decodeJson('{"a":1}', strict));
    expect(OCTET_STRING.decodeJson('"AQ"', strict)).toEqual(Uint8Array.of(1));
  });

  it("takes own members only", () => {
    const inherited = Object.create({ linked_ID: 1, text: "a" }) as object;
    expect(codeOf(() => Closed.fromJson(inherited))).toBe("missing-member");
    expect(codeOf(() => Either.fromJson(Object.create({ text: "a" })))).toBe("bad-choice");
  });

  it("says where it is wrong", () => {
    const Outer = sequence<any>("Outer", () => [
      ["list", sequenceOf("", () => Either)],
      ["params", Params, OPTIONAL],
    ]);
    const pathOf = (text: string) => {
      try {
        Outer.decodeJson(text);
      } catch (error) {
        return (error as JsonDecodeError).path;
      }
      return "";
    };
    expect(pathOf('{"list":[{"text":""},{"a_number":"x"}]}')).toBe("Outer.list[1].a-number");
    expect(pathOf('{"list":[],"params":{"key":1.5}}')).toBe("Outer.params[0].value.integerdata");
    expect(pathOf('{"list":[],"params":{"key":true}}')).toBe("Outer.params.key");
    expect(pathOf("{}")).toBe("Outer.list");
  });
});

describe("JSON that is written", () => {
  const texts: readonly (readonly [Type<any>, unknown, string])[] = [
    [OCTET_STRING, Uint8Array.of(1), '"AQ=="'],
    [NULL, null, "null"],
    [REAL, -0, "-0"],
    [REAL, 0, "0"],
    [REAL, 1e21, "1e+21"],
    [REAL, -Infinity, '"-INF"'],
    [INTEGER, -0, "0"],
    [INTEGER, 12345678901234567890n, "12345678901234567890"],
    [Time, new Date(Date.UTC(2024, 0, 2, 3, 4, 5)), '"2024-01-02T03:04:05Z"'],
    [Time, new Date(Date.UTC(2024, 0, 2, 3, 4, 5, 60)), '"2024-01-02T03:04:05.060Z"'],
    [Time, noTime, '""'],
    [UTF8String, 'a"\u0000\u2028', '"a\\"\\u0000\u2028"'],
    [Closed, { "linked-ID": 1 }, '{"linked_ID":1}'],
    [Either, { "a-number": 1 }, '{"a_number":1}'],
    [ANY, fromHex("0201ff"), '{"_ber":"0201ff"}'],
    [BIT_STRING, { bytes: Uint8Array.of(0xa0), length: 3 }, '"101"'],
  ];
  for (const [type, value, text] of texts) {
    it(`${type.schema.kind}: ${text}`, () => {
      expect(type.encodeJson(value)).toBe(text);
    });
  }
});

describe("the names of types", () => {
  const Inner = sequence<any>("Inner", () => [["n", INTEGER]]);
  const Outer = sequence<any>("Outer", () => [
    ["inner", Inner, OPTIONAL],
    ["list", sequenceOf("", () => Inner), OPTIONAL],
    ["either", choice<any>("Alternatives", () => [["a", Inner]]), OPTIONAL],
    ["params", Params, OPTIONAL],
    ["any", ANY, OPTIONAL],
  ]);
  const value = {
    inner: { n: 1 },
    list: [{ n: 2 }],
    either: { a: { n: 3 } },
    params: [
      { key: "text", value: { stringdata: "_type" } },
      { key: "octets", value: { binarydata: Uint8Array.of(1) } },
      { key: "number", value: { integerdata: 7 } },
    ],
    any: fromHex("0500"),
  };
  const params = '"params":{"text":"_type","octets":{"binarydata":"AQ=="},"number":7}';

  it("are not written unless asked for", () => {
    expect(Outer.encodeJson(value)).toBe(
      `{"inner":{"n":1},"list":[{"n":2}],"either":{"a":{"n":3}},${params},"any":{"_ber":"0500"}}`,
    );
  });

  it("are written into the outermost object only, as the vendor's server does", () => {
    expect(Outer.encodeJson({ inner: { n: 1 } }, { typeNames: "root" })).toBe(
      '{"_type":"Outer","inner":{"n":1}}',
    );
    expect(Outer.encodeJson({}, { typeNames: "root" })).toBe('{"_type":"Outer"}');
    expect(INTEGER.encodeJson(5, { typeNames: "root" })).toBe("5");
    expect(Params.encodeJson(value.params, { typeNames: "root" })).not.toContain('"_type":');
  });

  it("are written into all objects but the object form of optionalParams", () => {
    const text = Outer.encodeJson(value, { typeNames: "all" });
    expect(text).toBe(
      '{"_type":"Outer","inner":{"_type":"Inner","n":1},"list":[{"_type":"Inner","n":2}],' +
        `"either":{"_type":"Alternatives","a":{"_type":"Inner","n":3}},${params},"any":{"_ber":"0500"}}`,
    );
    expect(sameValue(Outer.decodeJson(text), value)).toBe(true);
  });

  it("are ignored on reading, whatever they say and wherever they stand", () => {
    const text =
      '{"inner":{"n":1,"_type":5},"_type":"Inner","list":[{"_type":null,"n":2}],' +
      '"either":{"_type":"?","a":{"n":3}},"params":[{"_type":"x","key":"text",' +
      '"value":{"_type":"y","stringdata":"_type"}},{"key":"octets","value":{"binarydata":"AQ=="}},' +
      '{"key":"number","value":{"integerdata":7}}],"any":{"_type":"z","_ber":"0500"}}';
    expect(sameValue(Outer.decodeJson(text), value)).toBe(true);
    const asMap = '{"params":{"_type":"AsnOptionalParameters","a":{"_type":"x","integerdata":1}}}';
    expect(Outer.decodeJson(asMap)).toEqual({ params: [{ key: "a", value: { integerdata: 1 } }] });
    expect(NULL.decodeJson('{"_type":"NULL"}')).toBeNull();
  });
});

describe("optionalParams", () => {
  const text = (key: string, stringdata: string) => ({ key, value: { stringdata } });

  it("are an object where that loses nothing", () => {
    const list = [
      text("b", "1"),
      { key: "a", value: { integerdata: 2 } },
      { key: "c", value: { binarydata: Uint8Array.of(3) } },
    ];
    expect(Params.encodeJson(list)).toBe('{"b":"1","a":2,"c":{"binarydata":"Aw=="}}');
  });

  for (const [why, list] of [
    ["a key twice", [text("a", "1"), text("a", "2")]],
    ["the key _type", [text("_type", "1")]],
    ["keys that an object sorts", [text("b", "1"), text("10", "2")]],
  ] as const) {
    it(`are a list with ${why}`, () => {
      const json = Params.encodeJson(list as any);
      expect(json.startsWith("[")).toBe(true);
      expect(Params.decodeJson(json)).toEqual(list);
    });
  }

  it("with the key __proto__ come back, and no prototype changes", () => {
    for (const key of ["__proto__", "constructor", "toString"]) {
      const list = [text(key, "polluted"), { key: `${key}2`, value: { integerdata: 1 } }];
      const json = Params.encodeJson(list as any);
      for (const parse of [JSON.parse, parseJson])
        expect(Params.fromJson(parse(json))).toEqual(list);
      const long = json.replace("}", ',"n":12345678901234567890}');
      expect(Params.decodeJson(long, { integers: "bigint" })).toHaveLength(3);
      expect(Params.decode(Params.encode(list as any))).toEqual(list);
    }
    expect(({} as Record<string, unknown>)["polluted"]).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it("that are none are an error", () => {
    for (const list of [
      [null],
      [1],
      [{}],
      [{ key: "a" }],
      [{ key: 1, value: { stringdata: "" } }],
      [{ key: "a", value: {} }],
    ]) {
      expect(() => Params.encodeJson(list as any)).toThrow(
        expect.objectContaining({ name: "BerEncodeError" }),
      );
      expect(() => Params.encode(list as any)).toThrow(
        expect.objectContaining({ name: "BerEncodeError" }),
      );
    }
  });
});

describe("a text that is parsed in portions", () => {
  it("gives what parseJson gives, 64 values at most in one go", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 8 }), (text) => {
        const parser = new JsonParser(text, 100_000);
        while (!parser.proceed(() => false)) expect(parser.value).toBeUndefined();
        expect(parser.value).toEqual(parseJson(text));
      }),
    );
    const parser = new JsonParser(JSON.stringify(Array.from({ length: 1_000 }, () => [1])), 3_000);
    let portions = 1;
    while (!parser.proceed(() => false)) portions++;
    // An array and a number each, and the outermost array.
    expect(portions).toBe(Math.ceil(2_001 / 64));
  });

  it("goes on as long as there is time", () => {
    const parser = new JsonParser(JSON.stringify(Array.from({ length: 1_000 }, () => 1)), 2_000);
    let asked = 0;
    expect(parser.proceed(() => ++asked < 3)).toBe(false);
    expect(parser.proceed(() => true)).toBe(true);
    expect([asked, parser.value]).toEqual([3, Array.from({ length: 1_000 }, () => 1)]);
  });

  it("is not begun if it has too many values, or is too deep", () => {
    const failure = (text: string, most: number) => codeOf(() => new JsonParser(text, most));
    expect(failure("[1,2,3]", 3)).toBe("limit");
    expect(failure("[1,2,3]", 4)).toBe("read");
    expect(failure("[".repeat(513) + "]".repeat(513), 1_000)).toBe("limit");
    expect(failure("[".repeat(512) + "]".repeat(512), 1_000)).toBe("read");
  });
});

describe("a text", () => {
  it("has many digits in a row wherever there are sixteen, and nowhere else", () => {
    for (let before = 0; before < 40; before++) {
      for (let digits = 0; digits < 40; digits++) {
        const text = `${"x".repeat(before)}${"7".repeat(digits)}`;
        for (const whole of [text, `${text}x`, `${text}${"/9:".repeat(9)}`]) {
          expect([whole, hasManyDigits(whole)]).toEqual([whole, digits >= 16]);
        }
      }
    }
  });

  it("has many digits in a row where an expression finds them", () => {
    const part = fc.oneof(fc.stringMatching(/^[0-9]{0,20}$/), fc.stringMatching(/^[/:x]{0,3}$/));
    const text = fc.array(part, { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(text, (given) => {
        expect(hasManyDigits(given)).toBe(/[0-9]{16}/.test(given));
      }),
    );
  });
});

describe("parseJson", () => {
  const long = "12345678901234567890";
  const short = fc.json().filter((text) => !/[0-9]{16}/.test(text));

  it("is JSON.parse where there are no long integers", () => {
    fc.assert(
      fc.property(short, (text) => {
        expect(parseJson(text)).toEqual(JSON.parse(text));
        // A long integer beside it makes the codec's own parser read the same text.
        const [value, digits] = parseJson(` [ ${text}\t,\r\n${long}]`) as [unknown, bigint];
        expect(value).toEqual(JSON.parse(text));
        expect(Object.is(digits, BigInt(long))).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it("refuses what JSON.parse refuses, with its own parser too", () => {
    const edit = fc.tuple(
      fc.nat(),
      fc.constantFrom(...'{}[],:"\\ue0+-.1tn \u0000\u2028\u00a0x'),
      fc.boolean(),
    );
    fc.assert(
      fc.property(fc.json(), edit, (text, [at, character, insert]) => {
        const place = at % (text.length + 1);
        const changed = text.slice(0, place) + character + text.slice(place + (insert ? 0 : 1));
        const whole = `[${long},${changed}]`;
        const fails = (parse: (one: string) => unknown): boolean => {
          try {
            parse(whole);
            return false;
          } catch (error) {
            expect(
              error instanceof SyntaxError || (error as JsonDecodeError).code === "bad-json",
            ).toBe(true);
            return true;
          }
        };
        expect([whole, fails(parseJson)]).toEqual([whole, fails(JSON.parse)]);
      }),
      { numRuns: 3000 },
    );
  });

  it("keeps every digit of integers outside the safe range, and no others", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }), (value) => {
        const isSafe = Number.isSafeInteger(Number(value)) && BigInt(Number(value)) === value;
        expect(parseJson(`{"a":${value}}`)).toEqual({ a: isSafe ? Number(value) : value });
      }),
    );
    expect(parseJson("[9007199254740991,-9007199254740991,9007199254740992]")).toEqual([
      Number.MAX_SAFE_INTEGER,
      Number.MIN_SAFE_INTEGER,
      9007199254740992n,
    ]);
    expect(parseJson("[1234567890123456789.5,1234567890123456789e1]")).toEqual([
      Number("1234567890123456789.5"),
      Number("1234567890123456789e1"),
    ]);
  });

  it("sets a member that is named __proto__, and no prototype", () => {
    const Odd = sequence<any>("Odd", () => [["__proto__", INTEGER]]);
    const value = Odd.decodeJson('{"__proto__":7}');
    expect(Object.entries(value)).toEqual([["__proto__", 7]]);
    expect(Odd.encodeJson(value)).toBe('{"__proto__":7}');
    expect(Object.entries(Odd.decode(Odd.encode(value)))).toEqual([["__proto__", 7]]);
  });

  it("does what JSON.parse does with members that stand twice and with __proto__", () => {
    const text = `{"a":1,"__proto__":{"b":1},"a":2,"__proto__":[],"1":0,"n":${long}}`;
    const value = parseJson(text) as object;
    expect(Object.keys(value)).toEqual(["1", "a", "__proto__", "n"]);
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect(JSON.stringify({ ...value, n: 0 })).toBe(
      JSON.stringify({ ...(JSON.parse(text) as object), n: 0 }),
    );
  });

  it("reads text of many megabytes, with escapes at every place", () => {
    const texts = ["x".repeat(12_000_000), '\\"'.repeat(3_000_000), "\\\\".repeat(3_000_000)];
    for (const one of texts) {
      const [value] = parseJson(`["${one}",${long}]`) as [string];
      expect(value.length).toBe((JSON.parse(`"${one}"`) as string).length);
    }
  });

  it("with long integers stops at 512 levels", () => {
    const deep = (levels: number) => "[".repeat(levels) + long + "]".repeat(levels);
    expect(codeOf(() => parseJson(deep(512)))).toBe("read");
    expect(codeOf(() => parseJson(deep(513)))).toBe("limit");
    expect(codeOf(() => parseJson(deep(1_000_000)))).toBe("limit");
  });

  it("octets of 16 MiB come through JSON", () => {
    const octets = new Uint8Array(16 * 1024 * 1024).fill(0xd3);
    const json = OCTET_STRING.encodeJson(octets);
    expect(sameValue(OCTET_STRING.decodeJson(json), octets)).toBe(true);
    expect(codeOf(() => OCTET_STRING.decodeJson(json.replace("0", "!")))).toBe("bad-string");
  });
});
