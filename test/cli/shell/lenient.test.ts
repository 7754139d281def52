import { describe, expect, test } from "vitest";
import { Incomplete, LenientReader, literal, Unreadable } from "../../../src/cli/shell/lenient.js";

function read(text: string): unknown {
  return JSON.parse(new LenientReader(text).value());
}

describe("a value as people write it", () => {
  test.each<[string, unknown]>([
    ['{"a": [1, "b", true, null, {}]}', { a: [1, "b", true, null, {}] }],
    ["{a: 'it\\'s', b_2: word, 'c d': \"\",}", { a: "it's", b_2: "word", "c d": "" }],
    ["[1, 2,]", [1, 2]],
    ["{ // remark\n a: /* { */ 1\n}", { a: 1 }],
    ["[0x1F, -0x10, +5, .5, 5., 007, 1e3, -2.50E-2]", [31, -16, 5, 0.5, 5, 7, 1000, -0.025]],
    ["'\\n\\x41\\u00e9\\u{1F600}\\q\\\n'", "\nA\u00e9\u{1f600}q"],
    ["{__proto__: {a: 1}}", JSON.parse('{"__proto__": {"a": 1}}')],
    ["user-1", "user-1"],
  ])("%s", (text, value) => {
    expect(read(text)).toEqual(value);
  });

  test.each([
    "",
    "{",
    "{a",
    "{a:",
    "{a: 1",
    "{a: 1,",
    "[",
    "[1",
    "[1,",
    "'a",
    '"a\\',
    "/* a",
    "{a: [1}".slice(0, 6),
  ])("%j goes on", (text) => {
    expect(() => read(text)).toThrow(Incomplete);
  });

  test.each<[string, string]>([
    ["{a 1}", ': is missing before "1}"'],
    ["[1 2]", ', or ] is missing before "2]"'],
    ["{a: 1]", ', or } is missing before "]"'],
    ["{,}", 'what is ",}"'],
    ["'\\u{110000}'", "there is no character"],
    ["[".repeat(201), "over 200 levels"],
  ])("%s cannot be read", (text, message) => {
    expect(() => read(text)).toThrow(Unreadable);
    expect(() => read(text)).toThrow(message);
  });

  test("keeps every digit, and takes for a number nothing that is none", () => {
    expect(literal("0xFFFFFFFFFFFFFFFFFF")).toBe("4722366482869645213695");
    expect(literal("-9223372036854775808")).toBe("-9223372036854775808");
    for (const word of ["1a", "+", ".", "e5", "0x", "--1", "1.2.3"]) {
      expect(literal(word)).toBe(JSON.stringify(word));
    }
  });
});
