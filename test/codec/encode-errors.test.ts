import { describe, expect, it } from "vitest";
import {
  ANY,
  BIT_STRING,
  BOOLEAN,
  BerDecodeError,
  BerEncodeError,
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
  explicit,
  implicit,
  integer,
  sequence,
  sequenceOf,
  set,
  string,
  systemTime,
  type BerEncodeCode,
  type Type,
} from "../../src/codec/index.js";
import { Appointments } from "../../src/modules/index.js";
import { fromHex } from "../support/same-value.js";

const Time = systemTime("Time");
const Either = choice<any>("Either", () => [
  ["number", INTEGER],
  ["text", UTF8String],
]);

/** JSON holds any moment. */
const unchecked = new Set(["a Date that cannot keep its milliseconds"]);

function encodeErrorOf(encode: () => unknown): BerEncodeError {
  try {
    encode();
  } catch (error) {
    if (error instanceof BerEncodeError) return error;
    throw error;
  }
  throw new Error("no error");
}

/** What is wrong, the type, the value, the code of the error. */
const wrong: readonly (readonly [string, Type<any>, unknown, BerEncodeCode])[] = [
  ["a string for a BOOLEAN", BOOLEAN, "true", "wrong-kind"],
  ["1 for a BOOLEAN", BOOLEAN, 1, "wrong-kind"],
  ["a string for an INTEGER", INTEGER, "1", "wrong-kind"],
  ["null for an INTEGER", INTEGER, null, "wrong-kind"],
  ["a fraction for an INTEGER", INTEGER, 1.5, "integer-range"],
  ["NaN for an INTEGER", INTEGER, NaN, "integer-range"],
  ["infinity for an INTEGER", INTEGER, Infinity, "integer-range"],
  ["2^53 as a number", INTEGER, 2 ** 53, "integer-range"],
  ["-2^53 as a number", INTEGER, -(2 ** 53), "integer-range"],
  ["1e300 as a number", INTEGER, 1e300, "integer-range"],
  ["a fraction for a wide INTEGER", integer({ wide: true }), 0.5, "integer-range"],
  ["a fraction for an ENUMERATED", enumerated("E", { a: 0 }), 0.5, "integer-range"],
  ["the name of an ENUMERATED's item", enumerated("E", { a: 0 }), "a", "wrong-kind"],
  ["a string for a REAL", REAL, "1", "wrong-kind"],
  ["a bigint for a REAL", REAL, 1n, "wrong-kind"],
  ["undefined for a NULL", NULL, undefined, "missing-member"],
  ["0 for a NULL", NULL, 0, "wrong-kind"],
  ["a number for text", UTF8String, 1, "wrong-kind"],
  ["a lone high surrogate", UTF8String, "a\ud83d", "bad-string"],
  ["a lone low surrogate", UTF8String, "\ude00a", "bad-string"],
  ["a lone surrogate in long text", UTF8String, `${"x".repeat(500)}\ud83d`, "bad-string"],
  ["surrogates in the wrong order", UTF8String, "\ude00\ud83d", "bad-string"],
  ["an umlaut in an IA5String", string("IA5String"), "ä", "bad-string"],
  ["a letter in a NumericString", string("NumericString"), "1a", "bad-string"],
  ["an asterisk in a PrintableString", string("PrintableString"), "a*", "bad-string"],
  ["a euro sign in a TeletexString", string("TeletexString"), "€", "bad-string"],
  ["a lone surrogate in a BMPString", string("BMPString"), "\ud83d", "bad-string"],
  ["a UTCTime of the 13th month", string("UTCTime"), "991331000000Z", "bad-string"],
  ["an array for octets", OCTET_STRING, [1, 2], "wrong-kind"],
  ["a string for octets", OCTET_STRING, "aa", "wrong-kind"],
  ["an ArrayBuffer for octets", OCTET_STRING, new ArrayBuffer(1), "wrong-kind"],
  ["bits without a length", BIT_STRING, { bytes: new Uint8Array(1) }, "wrong-kind"],
  ["bits without octets", BIT_STRING, { length: 1 }, "wrong-kind"],
  ["more bits than octets", BIT_STRING, { bytes: new Uint8Array(1), length: 9 }, "wrong-kind"],
  ["a negative number of bits", BIT_STRING, { bytes: new Uint8Array(1), length: -1 }, "wrong-kind"],
  ["half a bit", BIT_STRING, { bytes: new Uint8Array(1), length: 0.5 }, "wrong-kind"],
  ["null for bits", BIT_STRING, null, "wrong-kind"],
  ["text that is no OBJECT IDENTIFIER", OBJECT_IDENTIFIER, "a.b", "wrong-kind"],
  ["an OBJECT IDENTIFIER of one arc", OBJECT_IDENTIFIER, "1", "wrong-kind"],
  ["an OBJECT IDENTIFIER with a first arc of 3", OBJECT_IDENTIFIER, "3.1", "wrong-kind"],
  ["an OBJECT IDENTIFIER with 1.40", OBJECT_IDENTIFIER, "1.40", "wrong-kind"],
  ["an OBJECT IDENTIFIER with a leading zero", OBJECT_IDENTIFIER, "1.02", "wrong-kind"],
  ["an OBJECT IDENTIFIER with two dots", OBJECT_IDENTIFIER, "1..2", "wrong-kind"],
  ["an OBJECT IDENTIFIER with a dot at its end", OBJECT_IDENTIFIER, "1.2.", "wrong-kind"],
  ["an empty RELATIVE-OID", RELATIVE_OID, "", "wrong-kind"],
  ["a number for a time", Time, 0, "wrong-kind"],
  ["an invalid Date", Time, new Date(NaN), "bad-time"],
  ["a Date that cannot keep its milliseconds", Time, new Date(8.64e15), "bad-time"],
  ["an open type of no octets", ANY, new Uint8Array(0), "wrong-kind"],
  ["an open type cut off", ANY, fromHex("0402aa"), "wrong-kind"],
  ["an open type with octets after it", ANY, fromHex("0401aabb"), "wrong-kind"],
  ["an open type of end-of-contents octets", ANY, fromHex("0000"), "wrong-kind"],
  ["an open type of indefinite length without an end", ANY, fromHex("3080"), "wrong-kind"],
  ["an open type with a padded tag", ANY, fromHex("1f80801500"), "wrong-kind"],
  ["a string for a SEQUENCE", sequence("S", () => [["a", INTEGER, OPTIONAL]]), "a", "wrong-kind"],
  ["null for a SEQUENCE", sequence("S", () => [["a", INTEGER, OPTIONAL]]), null, "wrong-kind"],
  ["an object for a SEQUENCE OF", sequenceOf("L", () => INTEGER), { 0: 1 }, "wrong-kind"],
  [
    "a typed array for a SEQUENCE OF",
    sequenceOf("L", () => INTEGER),
    new Uint8Array(1),
    "wrong-kind",
  ],
  [
    "a hole in a SEQUENCE OF",
    sequenceOf("L", () => INTEGER),
    Array.from({ length: 1 }),
    "missing-member",
  ],
  ["a CHOICE without an alternative", Either, {}, "bad-choice"],
  ["a CHOICE whose alternative is undefined", Either, { number: undefined }, "bad-choice"],
  ["a CHOICE with two alternatives", Either, { number: 1, text: "a" }, "bad-choice"],
  ["a CHOICE with an alternative that it has not", Either, { other: 1 }, "bad-choice"],
  ["a CHOICE with a name that all objects have", Either, { toString: 1 }, "bad-choice"],
  ["null for a CHOICE", Either, null, "wrong-kind"],
];

describe("values that are not of the type", () => {
  for (const [name, type, value, code] of wrong) {
    it(`${name}: ${code}, in a member, a list and an alternative, with the path`, () => {
      const Outer = sequence<any>("Outer", () => [
        ["first", INTEGER, OPTIONAL],
        ["list", sequenceOf("", () => explicit(0, type)), OPTIONAL],
        [
          "either",
          explicit(
            1,
            choice("", () => [["one", explicit(2, type)]]),
          ),
          OPTIONAL,
        ],
        ["member", explicit(3, type), OPTIONAL],
        [
          "set",
          implicit(
            4,
            set("", () => [["inner", explicit(5, type)]]),
          ),
          OPTIONAL,
        ],
      ]);
      const errors = [
        encodeErrorOf(() => type.encode(value)),
        encodeErrorOf(() => Outer.encode({ list: [value], first: 1 })),
        encodeErrorOf(() => Outer.encode({ set: { inner: value } })),
        ...(value === undefined
          ? []
          : [
              encodeErrorOf(() => Outer.encode({ member: value })),
              encodeErrorOf(() => Outer.encode({ either: { one: value } })),
            ]),
      ];
      const inside = type.name === "L" && Array.isArray(value) ? "[0]" : "";
      expect(errors.map((error) => [error.code, error.path])).toEqual([
        [code, type.name + inside],
        [code, `Outer.list[0]${inside}`],
        [code, `Outer.set.inner${inside}`],
        ...(value === undefined
          ? []
          : [
              [code, `Outer.member${inside}`],
              [code, `Outer.either.one${inside}`],
            ]),
      ]);
      expect(errors.every((error) => error.message.startsWith(error.path))).toBe(true);
    });
  }

  it("a missing member is named, not what it lacks inside", () => {
    const Inner = sequence<any>("Inner", () => [["deep", INTEGER]]);
    const Outer = sequence<any>("Outer", () => [
      ["in", Inner],
      ["list", sequenceOf("", () => Inner)],
      ["either", Either],
      ["open", ANY],
    ]);
    const pathOf = (value: unknown) => {
      const { code, path } = encodeErrorOf(() => Outer.encode(value));
      return `${code} ${path}`;
    };
    expect(pathOf({})).toBe("missing-member Outer.in");
    expect(pathOf({ in: {} })).toBe("missing-member Outer.in.deep");
    expect(pathOf({ in: { deep: 1 } })).toBe("missing-member Outer.list");
    expect(pathOf({ in: { deep: 1 }, list: [{ deep: 1 }, {}] })).toBe(
      "missing-member Outer.list[1].deep",
    );
    expect(pathOf({ in: { deep: 1 }, list: [] })).toBe("missing-member Outer.either");
    expect(pathOf({ in: { deep: 1 }, list: [], either: { text: "" } })).toBe(
      "missing-member Outer.open",
    );
  });

  for (const [name, type, value, code] of wrong) {
    if (unchecked.has(name)) continue;
    it(`${name}: ${code} in JSON too`, () => {
      expect(encodeErrorOf(() => type.encodeJson(value)).code).toBe(code);
    });
  }
});

describe("paths of errors", () => {
  const entry = (time: number) => ({
    u8sEntryID: "",
    u8sOwner: "",
    u8sDataSource: "",
    stStart: new Date(time),
    stEnd: new Date(0),
    iDuration: 0,
    u8sSubject: "",
    u8sText: "",
    bAllDay: false,
    iStatus: 0,
    u8sCategory: "",
    iImportance: 0,
    iSensitivity: 0,
    bIsValid: false,
  });
  const Argument = Appointments.AsnAppointmentSetEntryListArgument;
  const argument = {
    u8sOwner: "alice",
    u8sDataSource: "outlook",
    appointments: [0, 1, 2, 1_700_000_000_123, 4].map(entry),
  };

  it("lead through lists and members while decoding", () => {
    const octets = Argument.encode(argument);
    const start = Appointments.AsnAppointmentEntry.encode(entry(1_700_000_000_123));
    const time = Buffer.from(systemTimeOctets(1_700_000_000_123));
    expect(Buffer.from(start).includes(time)).toBe(true);
    const at = Buffer.from(octets).indexOf(time);
    octets[at] = 0x0a;
    let error: unknown;
    try {
      Argument.decode(octets);
    } catch (caught) {
      error = caught;
    }
    expect(error).toBeInstanceOf(BerDecodeError);
    expect(error).toMatchObject({
      code: "unexpected-tag",
      path: "AsnAppointmentSetEntryListArgument.appointments[3].stStart",
      offset: at,
    });
    expect((error as Error).message).toContain(
      "AsnAppointmentSetEntryListArgument.appointments[3].stStart: ",
    );
    expect((error as Error).message).toContain(`(octet ${at})`);
  });

  it("lead there while encoding and in JSON, too", () => {
    const bad = { ...argument, appointments: [entry(0), { ...entry(0), stEnd: new Date(NaN) }] };
    const path = "AsnAppointmentSetEntryListArgument.appointments[1].stEnd";
    expect(encodeErrorOf(() => Argument.encode(bad))).toMatchObject({ code: "bad-time", path });
    expect(encodeErrorOf(() => Argument.byteLength(bad))).toMatchObject({ code: "bad-time", path });
    expect(encodeErrorOf(() => Argument.encodeJson(bad))).toMatchObject({ code: "bad-time", path });
    const text = Argument.encodeJson(argument).replace(
      "2023-11-14T22:13:20.123Z",
      "2023-11-31T22:13:20Z",
    );
    expect(() => Argument.decodeJson(text)).toThrow(
      expect.objectContaining({
        name: JsonDecodeError.name,
        code: "bad-time",
        path: "AsnAppointmentSetEntryListArgument.appointments[3].stStart",
      }),
    );
  });

  it("are those of the member in front after an error inside it", () => {
    // The codec compiled for the type keeps nothing of the first error.
    const octets = Argument.encode(argument);
    const broken = octets.slice(0, -1);
    expect(() => Argument.decode(broken)).toThrow(BerDecodeError);
    expect(Argument.decode(octets)).toEqual(argument);
  });
});

function systemTimeOctets(time: number): Uint8Array {
  return systemTime("").encode(new Date(time));
}

describe("values inside themselves", () => {
  interface Node {
    inner?: Node | undefined;
    list?: Node[];
    either?: { node: Node };
  }
  const Node: Type<Node> = sequence<Node>("Node", () => [
    ["inner", Node, OPTIONAL],
    [
      "list",
      implicit(
        0,
        sequenceOf("", () => Node),
      ),
      OPTIONAL,
    ],
    [
      "either",
      explicit(
        1,
        choice<{ node: Node }>("", () => [["node", implicit(2, Node)]]),
      ),
      OPTIONAL,
    ],
  ]);

  for (const way of ["inner", "list", "either"] as const) {
    it(`through ${way} reach the limit of depth`, () => {
      const node: Node = {};
      if (way === "inner") node.inner = node;
      if (way === "list") node.list = [node];
      if (way === "either") node.either = { node };
      const error = encodeErrorOf(() => Node.encode(node));
      expect([error.code, error.path.length > 100]).toEqual(["limit", true]);
      expect(error.limit).toBe("maxDepth");
      expect(encodeErrorOf(() => Node.encodeJson(node)).code).toBe("limit");
      expect(() => Node.fromJson(node)).toThrow(expect.objectContaining({ code: "limit" }));
    });
  }

  it("64 levels are written, 65 are not", () => {
    const nodes = (levels: number): Node => {
      let node: Node = {};
      for (let i = 1; i < levels; i++) node = { inner: node };
      return node;
    };
    expect(Node.decode(Node.encode(nodes(64)))).toEqual(nodes(64));
    expect(Node.decodeJson(Node.encodeJson(nodes(64)))).toEqual(nodes(64));
    expect(encodeErrorOf(() => Node.encode(nodes(65))).code).toBe("limit");
    expect(encodeErrorOf(() => Node.encodeJson(nodes(65))).code).toBe("limit");
    const limits = { maxDepth: 100, maxElements: 1, maxBytes: 10_000 };
    expect(Node.decode(Node.encode(nodes(100), { limits }), { limits })).toEqual(nodes(100));
  });
});
