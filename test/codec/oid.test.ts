import { describe, expect, it } from "vitest";
import { OBJECT_IDENTIFIER, RELATIVE_OID } from "../../src/codec/index.js";
import { toHex } from "../support/same-value.js";

const long = `1.2${".840".repeat(40)}`;

describe("An OBJECT IDENTIFIER", () => {
  it.each([
    ["0.0", "060100"],
    ["0.39", "060127"],
    ["1.39", "06014f"],
    ["2.0", "060150"],
    ["2.47", "06017f"],
    ["2.48", "06028100"],
    ["2.999.3", "0603883703"],
    ["1.2.127.128.16383.16384", "06092a7f8100ff7f818000"],
    ["1.2.840.113549.1.1.11", "06092a864886f70d01010b"],
    ["1.2.35184372088832.35184372088833", "060f2a8880808080800088808080808001"],
    ["2.9007199254740993", "06089080808080808051"],
    [long, `06512a${"8648".repeat(40)}`],
  ])("is written and read: %s", (text, hex) => {
    expect(toHex(OBJECT_IDENTIFIER.encode(text))).toBe(hex);
    expect(OBJECT_IDENTIFIER.decode(Buffer.from(hex, "hex"))).toBe(text);
  });

  it.each([
    "",
    "1",
    "2",
    "3.1",
    "0.40",
    "1.40",
    "1.",
    ".1",
    "1..2",
    "1.02",
    "1.2.a",
    "1.-2",
    "1.2 ",
  ])("is none: %j", (text) => {
    expect(() => OBJECT_IDENTIFIER.encode(text)).toThrow("is no OBJECT IDENTIFIER");
  });

  it("has arcs of many bits and many arcs, within limits", () => {
    const arc = (2n ** 256n - 1n - 80n).toString();
    expect(OBJECT_IDENTIFIER.decode(OBJECT_IDENTIFIER.encode(`2.${arc}`))).toBe(`2.${arc}`);
    expect(() => OBJECT_IDENTIFIER.encode(`2.1.${2n ** 256n}`)).toThrow("an arc of over 256 bits");
    const arcs = `1.2${".1".repeat(2046)}`;
    expect(OBJECT_IDENTIFIER.decode(OBJECT_IDENTIFIER.encode(arcs))).toBe(arcs);
    expect(() => OBJECT_IDENTIFIER.encode(`${arcs}.1`)).toThrow("of over 2048 octets");
  });
});

describe("A RELATIVE-OID", () => {
  it("has any first arc", () => {
    for (const [text, hex] of [
      ["5", "0d0105"],
      ["0.40.128", "0d0400288100"],
      ["8571.3.2", "0d04c27b0302"],
    ] as const) {
      expect(toHex(RELATIVE_OID.encode(text))).toBe(hex);
      expect(RELATIVE_OID.decode(Buffer.from(hex, "hex"))).toBe(text);
    }
    expect(() => RELATIVE_OID.encode("")).toThrow("is no RELATIVE-OID");
  });
});
