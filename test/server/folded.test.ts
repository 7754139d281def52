import { expect, test } from "vitest";
import { folded } from "../../src/server/folded.js";

test("texts are folded to lower case and composed, without NUL", () => {
  expect(folded("Mu\u0308LLER\0 \u00c9")).toBe("m\u00fcller  \u00e9");
  // A syllable of Korean is composed of letters, not of marks.
  expect(folded("\u1112\u1161\u11ab")).toBe("\ud55c");
});

test("marks are composed in order, but not over the length of a text that has only them", () => {
  const few = `a${"\u0301\u0323".repeat(15)}`;
  expect(folded(few)).toBe(few.normalize("NFC"));
  const many = `a${"\u0301\u0323".repeat(5_000)}`;
  // Each of the first 8 pairs is in the order of NFC, the others stay as they are.
  expect(folded(many)).toBe(
    `\u1ea1${"\u0323".repeat(7)}${"\u0301".repeat(8)}${"\u0301\u0323".repeat(4_992)}`,
  );
});
