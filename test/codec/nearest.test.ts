import { describe, expect, test } from "vitest";
import { hint } from "../../src/codec/nearest.js";

const names = ["u8sDisplayName", "u8sDescription", "iStatus", "stStart"];

describe("the name that was meant", () => {
  test.each([
    ["u8sDisplyName", "u8sDisplayName"],
    ["u8sdisplayname", "u8sDisplayName"],
    ["u8sDiscription", "u8sDescription"],
    ["stStrat", "stStart"],
    ["iStatusX", "iStatus"],
  ])("of %s is %s", (given, name) => {
    expect(hint(given, names)).toBe(`: did you mean "${name}"?`);
  });

  test.each(["", "a", "somethingElse", "i", "x".repeat(10_000)])(
    "is not guessed where nothing is like it: %s",
    (given) => {
      expect(hint(given, names)).toBe("");
    },
  );

  test("is the nearest of several", () => {
    expect(hint("abcd", ["abzz", "abce", "abc"])).toBe(': did you mean "abce"?');
    expect(hint("abcd", ["abzz", "abce", "ABCD"])).toBe(': did you mean "ABCD"?');
  });
});
