import { describe, expect, it } from "vitest";
import { UTF8String, sequence, type Type } from "../../src/codec/index.js";
import { decodeErrorOf } from "../support/any-value.js";
import { fromHex } from "../support/same-value.js";

const Line = sequence<{ text: string; next: string }>("Line", () => [
  ["text", UTF8String],
  ["next", UTF8String],
]);

/** Lengths on both sides of every way in which text is read and written. */
const lengths = Array.from({ length: 140 }, (_, i) => i);

const characters = [
  ["of one octet", "a"],
  ["of two octets", "ü"],
  ["of three octets", "€"],
  ["of four octets", "😀"],
  ["U+0000", "\0"],
  ["U+FFFD itself", "\ufffd"],
] as const;

describe("text of every length", () => {
  it.each(characters)("of characters %s comes back", (_, character) => {
    for (const length of lengths) {
      const value = { text: character.repeat(length), next: `${length}` };
      expect(Line.decode(Line.encode(value))).toEqual(value);
    }
  });

  it.each(characters)("in ASCII with one character %s in any place comes back", (_, character) => {
    for (const length of lengths.slice(0, 70)) {
      for (let at = 0; at <= length; at++) {
        const value = { text: "x".repeat(at) + character + "y".repeat(length - at), next: "z" };
        expect(Line.decode(Line.encode(value))).toEqual(value);
      }
    }
  });
});

describe("long texts of one length one after the other", () => {
  const texts = ["a".repeat(60), "ü".repeat(30), `${"b".repeat(57)}€`, "c".repeat(60)];
  const octetsOf = (text: string): Uint8Array => UTF8String.encode(text);

  it("are read whichever comes first", () => {
    for (const first of texts) {
      for (const second of texts) {
        expect(UTF8String.decode(octetsOf(first))).toBe(first);
        expect(UTF8String.decode(octetsOf(second))).toBe(second);
      }
    }
  });

  it.each(texts)("after %s those are refused that are no UTF-8", (text) => {
    const before = octetsOf(text);
    for (let at = 2; at < before.length; at++) {
      for (const octet of [0x80, 0xc3, 0xff]) {
        const wrong = Uint8Array.from(octetsOf("d".repeat(60)));
        wrong[at] = octet;
        expect(UTF8String.decode(before)).toBe(text);
        const error = decodeErrorOf(() => UTF8String.decode(wrong));
        expect([error?.code, error?.offset]).toEqual(["bad-string", at]);
      }
    }
  });
});

describe("a string in segments", () => {
  const decoded = (hex: string): unknown => UTF8String.decode(fromHex(hex));

  it("may be divided within a character", () => {
    expect(decoded("2c06 0401c3 0401bc".replaceAll(" ", ""))).toBe("ü");
  });

  it.each([
    ["characters that are none", "2c04 0402c328"],
    ["a character that is cut off", "2c03 0401c3"],
  ])("of %s is an error at its beginning", (_, hex) => {
    const error = decodeErrorOf(() => decoded(hex.replaceAll(" ", "")));
    expect([error?.code, error?.offset]).toEqual(["bad-string", 0]);
  });

  it("that is wrong leaves what is read next as it is", () => {
    const Pair: Type<unknown> = sequence("Pair", () => [["text", UTF8String]]);
    expect(() => Pair.decode(fromHex("30062c040402c328"))).toThrow(/text/);
    expect(Pair.decode(fromHex("30030c0161"))).toEqual({ text: "a" });
  });
});
