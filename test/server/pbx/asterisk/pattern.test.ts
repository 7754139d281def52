import { expect, test } from "vitest";
import { dialled, numbering, patternOf } from "../../../../src/server/pbx/asterisk/pattern.js";

const fitting = (pattern: string, ...extensions: string[]): string[] =>
  extensions.filter(patternOf(pattern));

test("a pattern without an underscore is the extension itself", () => {
  expect(fitting("1001", "1001", "10011", "_1001", "100X")).toEqual(["1001"]);
});

test("a pattern has digits, ranges, and an end that is open", () => {
  expect(fitting("_10XX", "1000", "1099", "10A0", "100", "10000")).toEqual(["1000", "1099"]);
  expect(fitting("_Z", "0", "1", "9")).toEqual(["1", "9"]);
  expect(fitting("_N", "1", "2", "9")).toEqual(["2", "9"]);
  expect(fitting("_1[3-5a]", "13", "15", "1a", "16", "1-")).toEqual(["13", "15", "1a"]);
  expect(fitting("_1.", "1", "12", "12345")).toEqual(["12", "12345"]);
  expect(fitting("_1!", "1", "12", "2")).toEqual(["1", "12"]);
  expect(fitting("_555-X", "5551", "555-1")).toEqual(["5551"]);
  expect(fitting("_.", "", "1")).toEqual(["1"]);
});

test.each(["", "_", "_1[", "_1[]", "_1[5-3]", "_1.2", "_1!2", "_1 2", "10 01", "_1[1-\u{1F600}]"])(
  "%j is no pattern",
  (text) => {
    expect(() => patternOf(text)).toThrow(RangeError);
  },
);

test("a number is made of the extension", () => {
  expect(numbering("+4981510${EXTEN}")("1001")).toBe("+49815101001");
  expect(numbering("+4981510${EXTEN:2}")("1001")).toBe("+498151001");
  expect(numbering("+49815")("1001")).toBe("+49815");
  expect(() => numbering("${CALLERID(num)}")).toThrow("another variable");
});

test("what is dialled has no characters that mean something else", () => {
  expect(dialled("(0 30) 12/34")).toBe("0301234");
  expect(dialled("+49*21#")).toBe("+49*21#");
  for (const text of ["", "1\r\n2:", "1,2", "SIP&1", "a@b", "1\0", "${X}", "9".repeat(80)])
    expect(dialled(text)).toBeUndefined();
});
