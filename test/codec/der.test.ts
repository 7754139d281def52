import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  alias,
  ANY,
  BerDecodeError,
  BIT_STRING,
  bitString,
  BOOLEAN,
  choice,
  explicit,
  implicit,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  REAL,
  sequence,
  sequenceOf,
  set,
  setOf,
  string,
  UTF8String,
  type Type,
} from "../../src/codec/index.js";
import { arbitraryOf } from "../support/arbitrary.js";
import { cstaTypes } from "../support/csta.js";
import { encodeLoosely, pickFrom } from "../support/loose.js";
import { kinds } from "../support/kinds.js";
import { fromHex, sameValue, toHex } from "../support/same-value.js";
import { RUNS, runs } from "../support/properties.js";

const der = { der: true } as const;
const hexOf = (type: Type<any>, value: unknown): string => toHex(type.encode(value, der));

/** The message of the error with which octets are refused. */
function refusal(type: Type<any>, hex: string): string {
  const octets = fromHex(hex.replaceAll(" ", ""));
  // It is BER.
  type.decode(octets, { strictness: "strict" });
  try {
    type.decode(octets, der);
  } catch (error) {
    if (error instanceof BerDecodeError && error.code === "not-der") return error.message;
    throw error;
  }
  return "it is DER";
}

const Flags = alias("Flags", () => bitString({ names: { a: 0, b: 1, c: 9 } }));
const Numbers = setOf("Numbers", () => INTEGER);
const Mixed = set("Mixed", () => [
  ["text", UTF8String],
  ["number", INTEGER, { default: 7 }],
  [
    "either",
    choice("", () => [
      ["third", implicit(3, INTEGER)],
      ["first", implicit(1, BOOLEAN)],
    ]),
  ],
  ["application", implicit(0, INTEGER, "application"), OPTIONAL],
]);
const Defaults = sequence("Defaults", () => [
  ["flag", BOOLEAN, { default: false }],
  ["flags", Flags, { default: { bytes: new Uint8Array(0), length: 0 } }],
  [
    "list",
    implicit(
      0,
      sequenceOf("", () => INTEGER),
    ),
    { default: [1, 2] },
  ],
]);

describe("DER as it is written", () => {
  test("leaves out what is the DEFAULT, however it is given", () => {
    const zeros = { bytes: fromHex("0000"), length: 16 };
    expect(hexOf(Defaults, { flag: false, flags: zeros, list: [1, 2] })).toBe("3000");
    expect(hexOf(Defaults, { flag: true, list: [1] })).toBe("30080101ffa003020101");
  });

  test("ends named bits with a one, and others as they are", () => {
    const bits = { bytes: fromHex("4000"), length: 16 };
    expect(hexOf(Flags, bits)).toBe("03020640");
    expect(hexOf(Flags, { bytes: fromHex("00"), length: 8 })).toBe("030100");
    expect(hexOf(BIT_STRING, bits)).toBe("0303004000");
  });

  test("sorts a SET by its tags, and a SET OF by its octets", () => {
    const value = { text: "x", number: 1, either: { third: 5 }, application: 2 };
    expect(hexOf(Mixed, value)).toBe("310c0201010c0178400102830105");
    expect(hexOf(Mixed, { ...value, number: 7, either: { first: true } })).toBe(
      "31090c0178400102 8101ff".replace(" ", ""),
    );
    expect(hexOf(Numbers, [300, 5, -1, 128])).toBe(
      "310e02010502 01ff02020080 0202012c".replaceAll(" ", ""),
    );
  });

  test.each([
    [1, "0903800001"],
    [-1, "0903c00001"],
    [0.5, "090380ff01"],
    [10, "0903800105"],
    [0, "0900"],
    [Infinity, "090140"],
    [NaN, "090142"],
    [2 ** 200, "09048100c801"],
  ])("writes the REAL %s with an odd mantissa", (value, hex) => {
    expect(hexOf(REAL, value)).toBe(hex);
    expect(REAL.decode(fromHex(hex), der)).toBe(value);
  });

  test("has no times but those in UTC, with seconds and no zeros at the end", () => {
    const time = string("GeneralizedTime");
    expect(hexOf(time, "20260102030405Z")).toBe(toHex(time.encode("20260102030405Z")));
    for (const text of [
      "20260102030405",
      "202601020304Z",
      "20260102030405.10Z",
      "20260102030405+0100",
    ]) {
      expect(() => time.encode(text, der)).toThrow("X.690 11.7");
    }
    expect(() => string("UTCTime").encode("2601020304Z", der)).toThrow("X.690 11.8");
    expect(hexOf(time, "20260102030405.01Z")).toContain("2e30315a");
  });

  test("takes no octets for a whole value that are not DER", () => {
    const open = sequence("Open", () => [["value", ANY]]);
    expect(hexOf(open, { value: fromHex("0101ff") })).toBe("30030101ff");
    expect(() => open.encode({ value: fromHex("010101") }, der)).toThrow(
      "Open.value: TRUE is not ff (X.690 11.1)",
    );
    // An indefinite length is never written.
    expect(hexOf(open, { value: fromHex("30800000") })).toBe("30023000");
  });

  test("goes into a buffer, and its length is known", () => {
    const value = { flag: false, list: [3] };
    const octets = Defaults.encode(value, der);
    const buffer = new Uint8Array(octets.length + 1);
    expect(Defaults.encodeInto(value, buffer, 1, der)).toBe(octets.length);
    expect(toHex(buffer.subarray(1))).toBe(toHex(octets));
    expect(Defaults.byteLength(value, der)).toBe(octets.length);
    expect(() => Defaults.encodeInto(value, buffer, 2, der)).toThrow("do not fit");
  });
});

describe("strict DER refuses BER that is not, and says by which clause", () => {
  const Text = sequence("Text", () => [["text", explicit(0, UTF8String)]]);
  test.each([
    [Text, "3006 a08103 0c0178", "Text.text", "10.1"],
    [Text, "3080 a0030c0178 0000", "Text: a length", "10.1"],
    [Text, "3007 a005 2c03 040178", "Text.text", "10.2"],
    [BOOLEAN, "010101", "TRUE", "11.1"],
    [BIT_STRING, "03020701", "a bit that is not used", "11.2.1"],
    [Flags, "03020780", "it is DER", ""],
    [Flags, "03020640", "it is DER", ""],
    [Flags, "03020600", "Flags", "11.2.2"],
    [REAL, "0903800002", "REAL", "11.3.1"],
    [REAL, "0903840001", "REAL", "11.3.1"],
    [REAL, "0904810000 01", "REAL", "11.3.1"],
    [REAL, "0905 03312e4530", "REAL", "11.3.2"],
    [REAL, "0906 03312e452b30", "it is DER", ""],
    [Defaults, "3003010100", "Defaults.flag", "11.5"],
    [Defaults, "3008a006020101020102", "Defaults.list", "11.5"],
    [Numbers, "3106 020102 020101", "Numbers", "11.6"],
    [Mixed, "3106 0c0178 830105", "it is DER", ""],
    [Mixed, "3106 830105 0c0178", "Mixed", "10.3"],
    [string("UTCTime"), "170b 323630313032303330345a", "a time", "11.8"],
    [string("GeneralizedTime"), "180e 3230323630313032303330343035", "a time", "11.7"],
    [ANY, "3003010101", "TRUE", "11.1"],
    [ANY, "2403040100", "OCTET STRING", "10.2"],
  ] as [Type<any>, string, string, string][])("%o %s", (type, hex, what, clause) => {
    const message = refusal(type, hex);
    expect(message).toContain(what);
    expect(message).toContain(clause === "" ? "" : `(X.690 ${clause})`);
  });

  test("at the offset of what is wrong, in the middle of other octets, and in views", () => {
    const octets = fromHex("0000300301010000");
    const place = { name: "BerDecodeError", code: "not-der", offset: 4, path: "Defaults.flag" };
    expect(() => Defaults.decodeRange(octets, 2, 7, der)).toThrow(expect.objectContaining(place));
    expect(() => Defaults.decodeAt(octets, 2, der)).toThrow(expect.objectContaining(place));
    expect(() => Defaults.view(octets.subarray(2, 7), der)).toThrow("X.690 11.5");
  });

  test("and bears whatever is in an open type", () => {
    expect(
      fc.assert(
        fc.property(fc.uint8Array({ maxLength: 40 }), (contents) => {
          const octets = Uint8Array.of(0x30, contents.length, ...contents);
          try {
            expect(ANY.decode(octets, der)).toEqual(octets);
          } catch (error) {
            expect(error).toBeInstanceOf(BerDecodeError);
          }
        }),
        runs(RUNS * 10),
      ),
    ).toBeUndefined();
    let nested = fromHex("0500");
    for (let i = 0; i < 300; i++) {
      const header = OCTET_STRING.encode(nested).subarray(0, -nested.length);
      nested = Uint8Array.of(0x30, ...header.subarray(1), ...nested);
    }
    expect(() => ANY.decode(nested, der)).toThrow("nested deeper");
  });
});

/** Whether octets that are BER are read as DER. */
function isDer(type: Type<any>, octets: Uint8Array): boolean {
  try {
    type.decode(octets, der);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(BerDecodeError);
    return false;
  }
}

/** Types of each kind, and those of CSTA. */
const types: readonly (readonly [string, Type<any>])[] = [
  ...kinds,
  ["Defaults", Defaults],
  ["Mixed", Mixed],
  ...[...cstaTypes].filter((_, i) => i % 12 === 0),
];

describe("of whatever type", () => {
  test.each(types)(
    "%s: what is written is read as strict DER, is written again as it was, and so is what else is DER",
    (_, type) => {
      const choices = fc.array(fc.nat({ max: 5039 }), { minLength: 1, maxLength: 40 });
      expect(
        fc.assert(
          fc.property(arbitraryOf(type), choices, (value, numbers) => {
            let octets: Uint8Array;
            try {
              octets = type.encode(value, der);
            } catch (error) {
              // Some times, and some octets of open types, have no form in DER.
              expect(error).toMatchObject({ code: "not-der" });
              return;
            }
            const read = type.decode(octets, der);
            expect(toHex(type.encode(read, der))).toBe(toHex(octets));
            const plain = type.decode(type.encode(value));
            expect(toHex(type.encode(plain, der))).toBe(toHex(octets));
            const other = encodeLoosely(type, value, pickFrom(numbers));
            expect(sameValue(type.decode(other), plain)).toBe(true);
            if (!isDer(type, other)) return;
            // Then it has only members more that the type does not know.
            const kept = type.decode(other, { der: true, unknown: "keep" });
            const again = toHex(type.encode(kept, der));
            // Minus zero (43) is written as zero, with and without DER.
            if (again !== toHex(other)) expect(toHex(other)).toContain("0143");
          }),
          runs(RUNS / 4),
        ),
      ).toBeUndefined();
    },
  );
});
