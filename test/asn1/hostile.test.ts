import { describe, expect, it } from "vitest";
import { Asn1Error, compile, emitTypeScript, load } from "../../src/asn1/index.js";
import { growthOf, notLinear } from "../support/growth.js";
import { errorOf, moduleText } from "./compile-text.js";

const list = (count: number, item: (index: number) => string, separator = "\n") =>
  Array.from({ length: count }, (_, index) => item(index)).join(separator);

/** Everything that a command does with a file. */
function use(text: string): void {
  const model = compile([{ name: "m", text }], { onWarning: () => {} });
  for (const type of load(model).types.values()) void type.schema;
  const locate = () => ({ specifier: "./x.js", namespace: "X" });
  for (const module of model.modules) emitTypeScript(module, model, { locate });
}

/** Modules that lead over so many steps, or ask for so many copies. */
const deep: readonly (readonly [string, string, string])[] = [
  ["types", list(5000, (i) => `T${i} ::= T${i + 1}`), "T5000 ::= NULL"],
  ["tagged types", list(5000, (i) => `T${i} ::= [1] T${i + 1}`), "T5000 ::= NULL"],
  ["narrowed types", list(5000, (i) => `T${i} ::= T${i + 1} (0..5)`), "T5000 ::= INTEGER"],
  [
    "untagged alternatives",
    list(5000, (i) => `T${i} ::= CHOICE { a${i} [${i}] NULL, b T${i + 1} }`),
    "T5000 ::= NULL",
  ],
  ["values", list(5000, (i) => `t${i} INTEGER ::= t${i + 1}`), "t5000 INTEGER ::= 5"],
  [
    "object identifiers",
    list(5000, (i) => `t${i} OBJECT IDENTIFIER ::= { t${i + 1} 1 }`),
    "t5000 OBJECT IDENTIFIER ::= { 1 2 }",
  ],
  [
    "COMPONENTS OF",
    list(500, (i) => `T${i} ::= SEQUENCE { a${i} [${i}] NULL, COMPONENTS OF T${i + 1} }`),
    "T500 ::= SEQUENCE {}",
  ],
  [
    "components doubled",
    list(60, (i) => `T${i} ::= SEQUENCE { COMPONENTS OF T${i + 1}, COMPONENTS OF T${i + 1} }`),
    "T60 ::= SEQUENCE {}",
  ],
  [
    "selections doubled",
    list(60, (i) => `T${i} ::= CHOICE { a SEQUENCE { x a < T${i + 1}, y a < T${i + 1} }, b NULL }`),
    "T60 ::= CHOICE { a NULL, b NULL }",
  ],
  [
    "alternatives doubled",
    list(60, (i) => `T${i} ::= CHOICE { a T${i + 1}, b T${i + 1} }`),
    "T60 ::= CHOICE { a NULL }",
  ],
  [
    "arcs doubled",
    list(60, (i) => `t${i} RELATIVE-OID ::= { t${i + 1} t${i + 1} }`),
    "t60 RELATIVE-OID ::= { 1 }",
  ],
  [
    "lists doubled",
    list(60, (i) => `t${i} T ::= { t${i + 1}, t${i + 1} }`),
    "T ::= SEQUENCE OF T t60 T ::= {}",
  ],
  [
    "texts doubled",
    list(60, (i) => `t${i} UTF8String ::= { t${i + 1}, t${i + 1} }`),
    't60 UTF8String ::= "a"',
  ],
  [
    "objects",
    list(5000, (i) => `t${i} CLS ::= t${i + 1}`),
    "CLS ::= CLASS { &a NULL } t5000 CLS ::= {}",
  ],
  [
    "sets of objects",
    list(5000, (i) => `T${i} CLS ::= { T${i + 1} }`),
    "CLS ::= CLASS { &a NULL } T5000 CLS ::= {}",
  ],
  [
    "open types with the key far away",
    `A ::= SEQUENCE {\n${list(5000, (i) => `a${i} CLS.&T ({S}{@k}),`)}`,
    "k CLS.&k ({S}) } CLS ::= CLASS { &k INTEGER, &T } S CLS ::= { { &k 1, &T NULL } }",
  ],
  [
    "parameters doubled",
    list(60, (i) => `T${i} {X} ::= SEQUENCE { a T${i + 1}{SEQUENCE OF X}, b T${i + 1}{SET OF X} }`),
    "T60 {X} ::= X A ::= T0{NULL}",
  ],
  [
    "types put into each other",
    list(60, (i) => `T${i} {X} ::= T${i + 1}{SEQUENCE { a X, b X }}`),
    "T60 {X} ::= SEQUENCE { c X } A ::= T0{NULL}",
  ],
];

describe("Files that would take long to compile", () => {
  it.each(deep)("%s are refused, not followed without end", (_, body, end) => {
    const error = errorOf(() => use(moduleText(`${body}\n${end}`)));
    expect(error).toBeInstanceOf(Asn1Error);
    expect(error.line).toBeGreaterThan(1);
  });

  it.each([
    list(150, (i) => `T${i} ::= T${i + 1} (0..5)`) + "\nT150 ::= INTEGER",
    list(150, (i) => `t${i} OBJECT IDENTIFIER ::= { t${i + 1} 1 }`) +
      "\nt150 OBJECT IDENTIFIER ::= { 1 2 }",
  ])("150 definitions, each of which refers to the next, are followed", (body) => {
    expect(() => use(moduleText(body))).not.toThrow();
  });

  it("numbers of more digits than an INTEGER may have are refused", () => {
    const digits = (count: number) => moduleText(`v INTEGER ::= ${"9".repeat(count)}`);
    expect(errorOf(() => use(digits(4936))).reason).toBe("a number of more than 4935 digits");
    use(digits(4935));
  });

  it("errors show only the part of a long line around their place", () => {
    const text = moduleText(list(1000, (i) => `T${i} ::= Missing${i}`, " "));
    const error = errorOf(() => use(text));
    expect(error.others).toHaveLength(999);
    expect(error.others[500]?.excerpt.length).toBeLessThan(1000);
    expect(error.others[500]?.excerpt).toMatch(/Missing501 .*\n {2}\| +\^$/);
  });

  const shapes: readonly (readonly [string, (count: number) => string])[] = [
    ["hyphens after code", (n) => `A ::= NULL ${"-- x ".repeat(n)}`],
    ["hyphens on a line of their own", (n) => `${"-- } ".repeat(n)}\nA ::= NULL`],
    ["prose between hyphens", (n) => `A ::= NULL -- ${"two words -- ".repeat(n)}`],
    ["one run of hyphens", (n) => `A ::= NULL --${"-".repeat(n * 10)}x`],
    ["stars", (n) => `/* ${"*".repeat(n * 10)} x */ A ::= NULL`],
    ["spaces in a string", (n) => `v UTF8String ::= "${" ".repeat(n * 10)}x"`],
    [
      "objects in a set",
      (n) =>
        `CLS ::= CLASS { &i INTEGER } WITH SYNTAX { I &i } S CLS ::= { ${list(n, (i) => `{ I ${i} }`, " | ")} }`,
    ],
    [
      "instances",
      (n) => `B {T} ::= SEQUENCE { t T } ${list(n, (i) => `A${i} ::= B{INTEGER (0..${i})}`)}`,
    ],
    [
      "actual parameters",
      (n) => `B {INTEGER:T} ::= SEQUENCE { a INTEGER (T) } A ::= B{{ ${list(n, String, " | ")} }}`,
    ],
    [
      "values of open types in each other",
      (n) =>
        `v V ::= ${"{ SEQUENCE OF V : ".repeat(20)} { ${list(n, (i) => `INTEGER : ${i}`, ", ")} } ${"} ".repeat(20)} V ::= SEQUENCE OF ANY`,
    ],
    [
      "definitions in the same words",
      (n) => `A ::= SEQUENCE { ${list(n, (i) => `a${i} [${i}] NULL`, ", ")} }
        ${list(n, () => "B ::= SEQUENCE { a A, b NULL }")}`,
    ],
    [
      "comments among members",
      (n) => `A ::= SEQUENCE { ${list(n, (i) => `a${i} [${i}] NULL -- x --`, ", ")} }`,
    ],
  ];
  it.each(shapes)("%s take a time that grows with their number", (_, shape) => {
    const growth = growthOf((size) => {
      const text = moduleText(shape(size));
      return () => use(text);
    }, 1000);
    expect(growth).toBeLessThan(notLinear);
  });
});
