import { describe, expect, test } from "vitest";
import { docComment, lineComment } from "../../../src/asn1/emit/comment.js";

describe("a documentation comment", () => {
  test("without text is none", () => {
    expect(docComment(" \n ")).toEqual([]);
  });

  test("is on one line if it fits", () => {
    expect(docComment("short", "  ")).toEqual(["  /** short */"]);
    expect(docComment("x".repeat(93))).toHaveLength(1);
    expect(docComment("x".repeat(94))).toHaveLength(3);
  });

  test("is wrapped between words at the hundredth column", () => {
    const lines = docComment("word ".repeat(60), "    ");
    expect(lines.at(0)).toBe("    /**");
    expect(lines.at(-1)).toBe("     */");
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
    expect(lines.join(" ").match(/word/g)).toHaveLength(60);
  });

  test("keeps the line breaks of its source", () => {
    expect(docComment("one\n\ntwo")).toEqual(["/**", " * one", " *", " * two", " */"]);
  });

  test("does not end early", () => {
    expect(docComment("a */ b")).toEqual(["/** a *\\/ b */"]);
  });

  test("does not break a link", () => {
    const lines = docComment(`${"x".repeat(90)} {@link Some.Type}`);
    expect(lines).toContain(" * {@link Some.Type}");
  });
});

test("line comments are wrapped as well", () => {
  const lines = lineComment(`first\n${"word ".repeat(30)}`);
  expect(lines[0]).toBe("// first");
  for (const line of lines) expect(line.length).toBeLessThanOrEqual(100);
});
