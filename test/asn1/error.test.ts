import { describe, expect, it } from "vitest";
import { Asn1Error, compile, parseModules } from "../../src/asn1/index.js";
import { bodyError, errorOf, textError } from "./compile-text.js";

describe("Asn1Error", () => {
  it("says file, line, column and reason, and shows the place", () => {
    const error = textError("M DEFINITIONS ::= BEGIN\n  A ::= SEQUENCE { a b }\nEND");
    expect(error).toBeInstanceOf(Asn1Error);
    expect(error).toMatchObject({
      name: "Asn1Error",
      code: "parser",
      file: "t.asn1",
      line: 2,
      column: 22,
      others: [],
    });
    expect(error.message).toBe(
      't.asn1:2:22: expected a type, whose name begins with a capital letter (X.680 12.2), found "b"\n  |   A ::= SEQUENCE { a b }\n  |                      ^\n  = SEQUENCE (X.680 25.1)',
    );
  });

  it("keeps tabs in front of the caret", () => {
    const error = textError("M DEFINITIONS ::= BEGIN\n\tA ::=\t\t?\nEND");
    expect(error.excerpt).toBe("  | \tA ::=\t\t?\n  | \t     \t\t^");
    expect(error.column).toBe(9);
  });

  it("points after the last line at the end of the file", () => {
    const error = textError("M DEFINITIONS ::= BEGIN\n");
    expect(error).toMatchObject({ line: 2, column: 1, excerpt: "  | \n  | ^" });
  });

  it("cuts what was found short", () => {
    expect(textError(`M DEFINITIONS ::= BEGIN "${"x".repeat(100)}"`).reason).toBe(
      `expected an assignment or "END", found ${JSON.stringify(`"${"x".repeat(36)}...`)}`,
    );
  });

  it("of the parser brings the first error of every file", () => {
    const files = ["A DEFINITIONS ::= BEGIN 1 2", "B DEFINITIONS ::= BEGIN END", "C ::= ?"].map(
      (text, index) => ({
        name: `f${index}`,
        text,
      }),
    );
    const error = errorOf(() => parseModules(files));
    expect(error.message).toMatch(/^f0:1:25: /);
    expect(error.others.map(({ file, code }) => [file, code])).toEqual([["f2", "lexer"]]);
  });

  it("of the resolver brings what is wrong in every definition, once and in order", () => {
    const error = errorOf(() =>
      compile([
        {
          name: "m",
          text: `M DEFINITIONS ::= BEGIN IMPORTS Z FROM N;
            A ::= SEQUENCE { a Missing, b INTEGER DEFAULT TRUE }
            B ::= SEQUENCE { b INTEGER DEFAULT TRUE }
            C ::= CHOICE { a NULL, b NULL }
            D ::= [0] Missing
            E ::= D (1..5) F ::= Z
            v INTEGER ::= TRUE END`,
        },
        { name: "n", text: "N DEFINITIONS ::= BEGIN A ::= A END" },
      ]),
    );
    expect(
      [error, ...error.others].map(({ file, line, column }) => `${file}:${line}:${column}`),
    ).toEqual(["m:1:33", "m:2:32", "m:3:48", "m:4:36", "m:5:23", "m:6:34", "m:7:27", "n:1:31"]);
    expect(error.others[0]!.others).toEqual([]);
  });

  it("of the resolver has the code resolver", () => {
    expect(bodyError("A ::= B").code).toBe("resolver");
  });
});

describe("Nesting", () => {
  it.each([
    ["types", "A ::= ", "SEQUENCE OF ", "NULL"],
    ["members", "A ::= ", "SEQUENCE { a ", "NULL"],
    ["tags", "A ::= ", "[1] ", "NULL"],
    ["constraints", "A ::= INTEGER ", "(", "5"],
    ["sizes", "A ::= INTEGER (", "SIZE (", "5"],
    ["braces", "v NULL ::= ", "{", "5"],
    ["values of alternatives", "v NULL ::= ", "a : ", "5"],
    ["selections", "A ::= ", "a < ", "B"],
  ])("of %s without end is refused", (_, before, step, behind) => {
    const error = bodyError(`${before}${step.repeat(100_000)}${behind}`);
    expect(error).toMatchObject({ code: "parser", reason: "nested more than 200 deep" });
  });
});
