import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { annotate } from "../../../src/rose/message/annotate.js";
import { concat, hex, tlv } from "../support/bytes.js";
import { roseVectors } from "../support/vectors.js";

describe("annotate", () => {
  it("shows offset, header octets, tag, length and contents, indented by nesting", () => {
    const text = annotate(hex("a116 a1040c025331 020105 020203ed 3007 020100 0c0261c3"));
    expect(text.split("\n")).toEqual([
      "000000  a1 16  invoke [1], 22 octets",
      "000002    a1 04  [1], 4 octets",
      '000004      0c 02  UTF8String, 2 octets: "S1"',
      "000008    02 01  INTEGER, 1 octet: 5",
      "00000b    02 02  INTEGER, 2 octets: 1005",
      "00000f    30 07  SEQUENCE, 7 octets",
      "000011      02 01  INTEGER, 1 octet: 0",
      '000014      0c 02  UTF8String, 2 octets: "a\ufffd"',
    ]);
  });

  it("names the four messages, other classes and high tag numbers", () => {
    const bytes = hex(
      "a200 a300 a400 6100 c100 bf8148 00 1f1f00".replaceAll("bf8148 00", "bf814800"),
    );
    expect(
      annotate(bytes)
        .split("\n")
        .map((line) => line.replace(/^.*? {2}.*? {2}/, "")),
    ).toEqual([
      "result [2], 0 octets",
      "error [3], 0 octets",
      "reject [4], 0 octets",
      "[APPLICATION 1], 0 octets",
      "[PRIVATE 1], 0 octets",
      "[200], 0 octets",
      "DATE, 0 octets",
    ]);
  });

  it("shows indefinite lengths and where they end", () => {
    expect(annotate(hex("a180 3080 0101ff 0000 0000 a400")).split("\n")).toEqual([
      "000000  a1 80  invoke [1], indefinite length",
      "000002    30 80  SEQUENCE, indefinite length",
      "000004      01 01  BOOLEAN, 1 octet: true",
      "000007      00 00  end-of-contents",
      "000009    00 00  end-of-contents",
      "00000b  a4 00  reject [4], 0 octets",
    ]);
  });

  it("shortens long contents", () => {
    const text = annotate(
      concat(tlv(0x04, new Uint8Array(40)), tlv(0x0c, Buffer.from("ä".repeat(99)))),
    );
    const zeros = Array.from({ length: 16 }, () => "00").join(" ");
    expect(text.split("\n")).toEqual([
      `000000  04 28  OCTET STRING, 40 octets: ${zeros} ..`,
      `00002a  0c 81 c6  UTF8String, 198 octets: "${"ä".repeat(60)}" ..`,
    ]);
  });

  it.each([
    ["nothing", "", ""],
    ["a tag alone", "30", "no length; 1 octets left"],
    ["a tag that does not end", "3fff", "a tag that does not end; 2 octets left"],
    ["a length of nine octets", "3089", "an invalid length; 2 octets left"],
    ["contents that are cut off", "3005 0201", "cut off: 3 octets missing"],
    ["a child that ends after its parent", "3003 040500", "cut off: 4 octets missing"],
  ])("shows %s as far as it goes", (_, octets, fault) => {
    expect(annotate(hex(octets))).toContain(fault);
  });

  it("ends after 2000 lines and shows no more than 64 levels", () => {
    const many = concat(...Array.from({ length: 5000 }, () => hex("0500")));
    expect(annotate(many).split("\n")).toHaveLength(2001);
    let deep = hex("0500");
    for (let i = 0; i < 200; i++) deep = tlv(0x30, deep);
    expect(annotate(deep).split("\n")).toHaveLength(65);
    expect(annotate(hex("3080".repeat(20_000))).split("\n").length).toBeLessThan(70);
  });

  it("shows every message of the vendor's runtime to its end", () => {
    for (const { berHex } of roseVectors) {
      expect(annotate(hex(berHex))).not.toMatch(/left|missing/);
    }
  });

  it("never throws", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(typeof annotate(bytes)).toBe("string");
      }),
      { numRuns: 1000 },
    );
  });
});
