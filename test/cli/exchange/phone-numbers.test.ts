import { describe, expect, test } from "vitest";
import { callingCodeOf, PhoneNumbers, regionOf } from "../../../src/cli/exchange/phone-numbers.js";

const columns = [
  { name: "phone", phone: true },
  { name: "text", phone: false },
];
const germany = regionOf("de")!;

function formOf(number: string, numbers = new PhoneNumbers(germany, "refuse", new Set())) {
  return numbers.within(new Map([["phone", number]]), columns).get("phone");
}

describe("a telephone number", () => {
  test.each([
    ["030 1234567", "+49301234567"],
    ["+49 (30) 1234567", "+49301234567"],
    ["0049 30 1234567", "+49301234567"],
    ["+1 212 555 0123", "+12125550123"],
    [" 0171 1234567 ", "+491711234567"],
  ])("%s becomes %s in Germany", (given, form) => {
    expect(formOf(given)).toBe(form);
    expect(formOf(form)).toBe(form);
  });

  test.each(["101", "112", "10-1", "*21#", "#31#030 1234567", "sip:10@pbx.example", "10@pbx"])(
    "%s stays as it is",
    (given) => {
      expect(formOf(given)).toBe(given);
    },
  );

  test("stays as it is with an extension of its own, for which the international form has no place", () => {
    expect(formOf("+49 30 1234567 ext. 89")).toBe("+49 30 1234567 ext. 89");
  });

  test("stays as it is if a line has it, though it would be a valid one", () => {
    const number = "030-1234567";
    expect(formOf(number, new PhoneNumbers(germany, "refuse", new Set(["0301234567"])))).toBe(
      number,
    );
  });

  test.each(["+49 30 9", "030 123456789012345", "call me", "1".repeat(300)])(
    "%s is refused, or kept if that is wanted",
    (given) => {
      expect(() => formOf(given)).toThrow("phone is no valid telephone number");
      expect(formOf(given, new PhoneNumbers(germany, "keep", new Set()))).toBe(given);
    },
  );

  test("is looked for in no other column, and an empty one is none", () => {
    const row = new Map([
      ["phone", ""],
      ["text", "030 1234567"],
    ]);
    expect(new PhoneNumbers(germany, "refuse", new Set()).within(row, columns)).toEqual(row);
  });

  test("is one of the country that a calling code means", () => {
    const austria = callingCodeOf("+43")!;
    const numbers = new PhoneNumbers(austria, "refuse", new Set());
    expect(formOf("01 5123456", numbers)).toBe("+4315123456");
  });

  test("has no place without a country", () => {
    expect(regionOf("XX")).toBeUndefined();
    expect(callingCodeOf("")).toBeUndefined();
    expect(callingCodeOf("999")).toBeUndefined();
  });
});
