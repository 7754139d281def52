import { expect, test } from "vitest";
import { shortJson } from "../../src/cli/short-json.js";

test("members that tell nothing are left out, but not numbers, booleans and elements of lists", () => {
  const value = {
    a: "",
    b: 0,
    c: false,
    d: null,
    e: {},
    f: { g: "" },
    h: [],
    i: ["", { j: "" }, 1n],
  };
  expect(shortJson(value, 100)).toBe('{"b":0,"c":false,"i":["",{},1]}');
  expect(shortJson({ a: "" }, 100)).toBe("{}");
});

test("what is too long is cut off, not through a pair of surrogates", () => {
  expect(shortJson({ a: "0123456789" }, 12)).toBe('{"a":"012...');
  expect(shortJson("\u{1f600}\u{1f600}", 5)).toBe('"\ufffd...');
  expect(shortJson("abc", 0)).toBe("...");
});

test("nothing of it is a command for a terminal", () => {
  expect(shortJson("\u001b[2J\u009b2J\u202e", 100)).toBe('"\\u001b[2J\\u009b2J\\u202e"');
});
