import { describe, expect, it } from "vitest";
import {
  bitString,
  integer,
  octetString,
  sequence,
  sequenceOf,
  setOf,
  string,
  INTEGER,
  type Type,
} from "../../src/codec/index.js";
import { fromHex } from "../support/same-value.js";

const size = [{ min: 1, max: 2 }, { min: 4 }];
const range = integer({ constraint: { value: [{ min: -5, max: 5 }, { min: 100 }] } });
const wide = integer<bigint>({ wide: true, constraint: { value: [{ max: 2n ** 64n }] } });
const octets = octetString({ size });
const bits = bitString({ constraint: { size } });
const text = string("UTF8String", { size });
const list = sequenceOf("", () => INTEGER, { constraint: { size } });
const checked = { constraints: true } as const;

/** The type, a value that is not permitted, and encodings of it. */
const cases: readonly (readonly [string, Type<any>, unknown, ...string[]])[] = [
  ["INTEGER below", range, -6, "0201fa"],
  ["INTEGER between", range, 50, "020132"],
  ["INTEGER as bigint", wide, 2n ** 64n + 1n, "0209010000000000000001"],
  [
    "OCTET STRING",
    octets,
    Uint8Array.of(1, 2, 3),
    "0403010203",
    "24070401010402 0203",
    "0c03010203",
  ],
  ["BIT STRING", bits, { bytes: Uint8Array.of(0xe0), length: 3 }, "030205e0", "2304030205e0"],
  [
    "text, counted in characters",
    text,
    "ä€\u{1F600}",
    "0c09c3a4e282acf09f9880",
    "2c0b0409c3a4e282acf09f9880",
    "0409c3a4e282acf09f9880",
  ],
  ["BMPString", string("BMPString", { size }), "abc", "1e06006100620063"],
  ["SEQUENCE OF", list, [1, 2, 3], "3009020101020102020103", "3080020101020102 0201030000"],
  ["SET OF", setOf("", () => INTEGER, { constraint: { size } }), [], "3100"],
];

describe("constraints", () => {
  for (const [name, type, value, ...encodings] of cases) {
    const Outer = sequence<any>("Outer", () => [["member", type]]);
    const failure = expect.objectContaining({ code: "constraint", path: "Outer.member" });

    it(`${name}: checked on request, on encode and on decode, in any form`, () => {
      expect(() => Outer.encode({ member: value }, checked)).toThrow(failure);
      for (const hex of encodings) {
        const inner = fromHex(hex);
        const whole = Uint8Array.of(0x30, inner.length, ...inner);
        expect(() => Outer.decode(whole, checked)).toThrow(failure);
        expect(Outer.decode(whole)).toEqual({ member: value });
      }
    });

    it(`${name}: checked on request in JSON`, () => {
      const json = Outer.encodeJson({ member: value });
      expect(() => Outer.decodeJson(json, checked)).toThrow(failure);
      expect(Outer.decodeJson(json)).toEqual({ member: value });
    });

    it(`${name}: checked on request when JSON is written`, () => {
      expect(() => Outer.encodeJson({ member: value }, checked)).toThrow(failure);
      expect(() => type.encodeJson(value, checked)).toThrow("constraint does not permit");
    });

    it(`${name}: not checked unless asked for`, () => {
      expect(Outer.decode(Outer.encode({ member: value }))).toEqual({ member: value });
    });
  }

  it("leave a value of another kind to the error of its kind", () => {
    for (const [, type] of cases) {
      for (const value of [null, "x", {}, true]) {
        const codeOf = (work: () => unknown): unknown => {
          try {
            return work();
          } catch (error) {
            return (error as { code: unknown }).code;
          }
        };
        const isText = type.schema.kind === "string" && value === "x";
        const expected = isText ? expect.anything() : "wrong-kind";
        expect(codeOf(() => type.encodeJson(value, checked))).toEqual(expected);
        expect(codeOf(() => type.encode(value, checked))).toEqual(expected);
      }
    }
    expect(() => range.encodeJson(undefined as never, checked)).toThrow("is missing");
  });

  it("count characters of any number without a list of them", () => {
    const most = string("UTF8String", { size: [{ max: 300_000 }] });
    const value = "a\u{1F600}".repeat(150_000);
    expect(most.decode(most.encode(value, checked), checked)).toBe(value);
    expect(() => most.encode(`${value}a`, checked)).toThrow("constraint does not permit");
    expect(() => most.encodeJson(`${value}a`, checked)).toThrow("constraint does not permit");
  });

  it("let through what they permit", () => {
    for (const value of [-5, 5, 100, 2 ** 40]) {
      expect(range.decode(range.encode(value, checked), checked)).toBe(value);
    }
    for (const value of [["a"], ["ab"], ["a", "b", "c", "d"]].map((one) => one.join(""))) {
      expect(text.decode(text.encode(value, checked), checked)).toBe(value);
    }
    expect(list.decode(list.encode([1, 2], checked), checked)).toEqual([1, 2]);
    expect(list.decodeJson(list.encodeJson([1, 2], checked), checked)).toEqual([1, 2]);
    expect(range.encodeJson(100, checked)).toBe("100");
    expect(wide.decode(wide.encode(-(2n ** 80n), checked), checked)).toBe(-(2n ** 80n));
  });
});
