import { describe, expect, test } from "vitest";
import {
  BOOLEAN,
  BerDecodeError,
  bitString,
  choice,
  defaultLimits,
  enumerated,
  EncodedList,
  INTEGER,
  integer,
  octetString,
  operation,
  OPTIONAL,
  sequence,
  sequenceOf,
  setOf,
  string,
  UTF8String,
  Writer,
  type Type,
} from "../../src/codec/index.js";

interface Pair {
  a: number;
  b?: string;
}
const Pair: Type<Pair> = sequence("Pair", () => [
  ["a", INTEGER],
  ["b", UTF8String, OPTIONAL],
]);
const value = { a: 1 };
const octets = Pair.encode(value);
const list = new EncodedList(Pair, [octets]);

const wrong = (options: unknown): never => options as never;

/** Calls each method with options. */
const methods: readonly [name: string, call: (options: never) => unknown][] = [
  ["encode", (options) => Pair.encode(value, options)],
  ["encodeInto", (options) => Pair.encodeInto(value, new Uint8Array(64), 0, options)],
  ["byteLength", (options) => Pair.byteLength(value, options)],
  ["encodeJson", (options) => Pair.encodeJson(value, options)],
  ["decode", (options) => Pair.decode(octets, options)],
  ["decodeAt", (options) => Pair.decodeAt(octets, 0, options)],
  ["decodeAll", (options) => [...Pair.decodeAll(octets, options)]],
  ["view", (options) => Pair.view(octets, options)],
  ["decodeJson", (options) => Pair.decodeJson('{"a":1}', options)],
  ["fromJson", (options) => Pair.fromJson(value, options)],
];

/** What is given, and the error; `*` stands for the method. */
const rows: readonly (readonly [options: unknown, message: string])[] = [
  [{ strictnes: "strict" }, 'unknown option "strictnes" of *: did you mean "strictness"?'],
  [{ strictness: "stric" }, 'unknown value "stric" of strictness: did you mean "strict"?'],
  [{ unknownMember: 1 }, 'unknown option "unknownMember" of *: did you mean "unknownMembers"?'],
  [{ unknownMembers: "refus" }, 'unknown value "refus" of unknownMembers: did you mean "refuse"?'],
  [{ integers: "bigin" }, 'unknown value "bigin" of integers: did you mean "bigint"?'],
  [{ unknown: "kept" }, 'unknown value "kept" of unknown: did you mean "keep"?'],
  [{ typeNames: "rot" }, 'unknown value "rot" of typeNames: did you mean "root"?'],
  [{ unsetTimes: "dates" }, 'unknown value "dates" of unsetTimes: did you mean "date"?'],
  [{ constraints: 1 }, "constraints must be a boolean, not of type number"],
  [{ lax: "yes" }, "lax must be a boolean, not of type string"],
  [{ onDefault: true }, "onDefault must be a function, not of type boolean"],
  [{ toString: 1 }, 'unknown option "toString" of *'],
  [{ limits: 5 }, "limits must be an object, not of type number"],
  [
    { limits: { ...defaultLimits, maxDept: 1 } },
    'unknown option "maxDept" of limits: did you mean "maxDepth"?',
  ],
  [{ limits: { maxDepth: 5, maxElements: 5 } }, "limits needs maxBytes"],
  [
    { limits: { ...defaultLimits, maxDepth: "5" } },
    "limits.maxDepth must be a number, not of type string",
  ],
  [{ limits: { ...defaultLimits, maxDepth: Number.NaN } }, "limits.maxDepth is not a number"],
  ["strict", "the options of * must be an object, not of type string"],
  [null, "the options of * must be an object, not null"],
];

describe.each(methods)("%s refuses", (name, call) => {
  test.each(rows)("%j", (options, message) => {
    const error = new TypeError(message.replace("*", name));
    expect(() => call(wrong(options))).toThrow(error);
    // And again, after one that is right and has been remembered.
    call(wrong({ strictness: "strict" }));
    expect(() => call(wrong(options))).toThrow(error);
  });
});

describe("options that there are", () => {
  const all = {
    integers: "number",
    constraints: false,
    strictness: "standard",
    unknown: "skip",
    limits: defaultLimits,
    unknownMembers: "ignore",
    lax: false,
    onDefault: () => {},
    typeNames: undefined,
    unsetTimes: "empty",
  } as const;

  test.each(methods)("are taken by %s, those of other methods too", (_, call) => {
    const none = Object.fromEntries(Object.keys(all).map((name) => [name, undefined]));
    for (const options of [all, none, {}, undefined]) {
      expect(() => call(wrong(options))).not.toThrow();
    }
  });

  test("count in the next call again, though another object came between", () => {
    const strict = { strictness: "strict" } as const;
    const stray = Uint8Array.of(0x30, 0x08, 0x02, 1, 1, 0x1f, 0x80, 0x80, 0x15, 0);
    expect(Pair.decode(stray)).toEqual(value);
    expect(() => Pair.decode(stray, strict)).toThrow(BerDecodeError);
    expect(Pair.decode(stray, { strictness: "lenient" })).toEqual(value);
    expect(() => Pair.decode(stray, strict)).toThrow(BerDecodeError);
  });

  test("are not looked at by the methods of engines", () => {
    const options = wrong({ strictnes: 1 });
    expect(Pair.decodeRange(octets, 0, octets.length, options)).toEqual(value);
    const writer = new Writer(Buffer.alloc(64));
    expect(Pair.encodeTo(writer, value, 0, options)).toBe(octets.length);
  });
});

test("a list that is encoded already refuses them too", () => {
  expect(() => list.toArray(wrong({ strictnes: 1 }))).toThrow(
    'unknown option "strictnes" of decodeAll: did you mean "strictness"?',
  );
});

describe("what types are built with", () => {
  const schemaOf = (type: Type<any>): unknown => type.schema;
  test.each<[string, () => unknown, string]>([
    [
      "a member",
      () => schemaOf(sequence("S", () => [["a", BOOLEAN, wrong({ optinal: true })]])),
      'unknown option "optinal" of a: did you mean "optional"?',
    ],
    [
      "a member that is marked with a text",
      () => schemaOf(sequence("S", () => [["a", BOOLEAN, wrong({ optional: "no" })]])),
      "optional must be a boolean, not of type string",
    ],
    [
      "a SEQUENCE",
      () => schemaOf(sequence("S", () => [], wrong({ extensibel: true }))),
      'unknown option "extensibel" of S: did you mean "extensible"?',
    ],
    [
      "a CHOICE",
      () => schemaOf(choice("", () => [["a", BOOLEAN]], wrong({ extensibel: true }))),
      'unknown option "extensibel" of choice: did you mean "extensible"?',
    ],
    [
      "a SEQUENCE OF",
      () => schemaOf(sequenceOf("L", () => BOOLEAN, wrong({ mapp: true }))),
      'unknown option "mapp" of L: did you mean "map"?',
    ],
    [
      "the constraint of a list",
      () => schemaOf(setOf("L", () => BOOLEAN, { constraint: wrong({ sise: [[1, 2]] }) })),
      'unknown option "sise" of the constraint of L: did you mean "size"?',
    ],
    [
      "an INTEGER",
      () => integer(wrong({ wid: true })),
      'unknown option "wid" of integer: did you mean "wide"?',
    ],
    [
      "a BIT STRING",
      () => bitString(wrong({ name: {} })),
      'unknown option "name" of bitString: did you mean "names"?',
    ],
    [
      "an OCTET STRING",
      () => octetString(wrong({ sise: [[1, 2]] })),
      'unknown option "sise" of octetString: did you mean "size"?',
    ],
    [
      "a string",
      () => string("UTF8String", wrong({ sise: [[1, 2]] })),
      'unknown option "sise" of the constraint of UTF8String: did you mean "size"?',
    ],
    [
      "an ENUMERATED",
      () => enumerated("E", { a: 1 }, wrong({ extensibel: true })),
      'unknown option "extensibel" of E: did you mean "extensible"?',
    ],
    [
      "an operation",
      () =>
        operation("asnDo", 1, () => wrong({ argument: Pair, result: Pair, eror: Pair })).argument,
      'unknown option "eror" of asnDo: did you mean "error"?',
    ],
  ])("%s", (_, make, message) => {
    expect(make).toThrow(new TypeError(message));
  });
});
