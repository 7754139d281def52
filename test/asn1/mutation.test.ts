import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Asn1Error, compile, load, parseModules, type CommentMode } from "../../src/asn1/index.js";

const folder = new URL("../corpus/asn1/", import.meta.url);
const texts = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".asn1"))
  .map((name) => readFileSync(new URL(name, folder), "utf8"));

const fragments = [
  "{",
  "}",
  "(",
  ")",
  "[",
  "]",
  "[[",
  "]]",
  ",",
  ";",
  "::=",
  ":",
  "...",
  "..",
  "|",
  "^",
  "!",
  "<",
  "--",
  "/*",
  "*/",
  '"',
  "'",
  "'0'B",
  "-",
  ".",
  "@",
  "&",
  "\n",
  "\0",
  "ü",
  "SEQUENCE",
  "OF",
  "CHOICE",
  "SIZE",
  "FROM",
  "IMPORTS",
  "COMPONENTS OF",
  "OPERATION",
  "DEFAULT",
  "BEGIN",
  "END",
  "MACRO",
  "a",
  "B",
  "B.c",
  "5",
  "1.5e3",
  "ANY",
  "ALL EXCEPT",
  "WITH COMPONENTS",
  "CONSTRAINED BY {",
  "ENUMERATED {",
  "INTEGER {",
  "a : 5",
  "AUTOMATIC TAGS",
  "EXPLICIT",
];

interface Mutation {
  readonly place: number;
  readonly length: number;
  readonly insert: string;
}

/** Cuts something out at a place, given as a fraction of the text, and puts something else in. */
function mutate(text: string, mutations: readonly Mutation[]): string {
  return mutations.reduce((mutated, { place, length, insert }) => {
    const at = Math.floor(place * mutated.length);
    return mutated.slice(0, at) + insert + mutated.slice(at + length);
  }, text);
}

const mutation: fc.Arbitrary<Mutation> = fc.record({
  place: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat({ max: 12 }),
  insert: fc.oneof(fc.constant(""), fc.constantFrom(...fragments), fc.string({ maxLength: 4 })),
});
const mutated = fc
  .tuple(fc.constantFrom(...texts), fc.array(mutation, { minLength: 1, maxLength: 4 }))
  .map(([text, mutations]) => mutate(text, mutations));
const mode = fc.constantFrom<CommentMode>("auto", "line", "standard");

/** What the work throws that is no Asn1Error with a place; undefined if there is nothing. */
function otherError(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    const place = error instanceof Asn1Error && `${error.file}:${error.line}:${error.column}: `;
    if (place === false || !error.message.startsWith(place)) return error;
  }
  return undefined;
}

/** Types that refer to each other at random, in circles as often as not. */
const { type: anyType } = fc.letrec<{ type: string; list: string }>((tie) => {
  const within = (before: string, behind: string) =>
    tie("type").map((type) => `${before}${type}${behind}`);
  const reference = fc.constantFrom("A", "B", "C", "D");
  return {
    list: fc
      .array(
        fc.oneof(
          fc
            .tuple(fc.constantFrom("a", "b", "c", "d"), tie("type"))
            .map(([name, type]) => `${name} ${type}`),
          fc
            .tuple(
              fc.constantFrom("a", "b"),
              tie("type"),
              fc.constantFrom("a", "v", "w", "5", "{}", "a : 5"),
            )
            .map(([name, type, value]) => `${name} ${type} DEFAULT ${value}`),
          reference.map((name) => `COMPONENTS OF ${name}`),
        ),
        { maxLength: 3 },
      )
      .map((members) => `{ ${members.join(", ")} }`),
    type: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      reference,
      fc.constantFrom(
        "NULL",
        "INTEGER",
        "ANY",
        "ENUMERATED { a, v }",
        "UTF8String",
        "INTEGER { a(w) } (v..w)",
      ),
      reference.map((name) => `${name} (SIZE (1..v))`),
      reference.map((name) => `${name} (0..w)`),
      reference.map((name) => `${name} (${name})`),
      reference.map((name) => `a < ${name}`),
      within("[v] ", ""),
      within("[1] ", " (1 | 2)"),
      within("SEQUENCE OF ", ""),
      within("SET SIZE (w) OF ", ""),
      within("CHOICE { a ", " }"),
      tie("list").map((list) => `SEQUENCE ${list}`),
      tie("list").map((list) => `SET ${list}`),
    ),
  };
});
const value = fc.constantFrom("v", "w", "5", "a", "a : 5", "{}", "{ a v }", "{ v, w }");

describe("Types at random", () => {
  it("are compiled and loaded, or refused with an Asn1Error", () => {
    const parts = fc.record({
      types: fc.tuple(anyType, anyType, anyType, anyType),
      values: fc.tuple(anyType, value, anyType, value),
      tags: fc.constantFrom("AUTOMATIC TAGS", "IMPLICIT TAGS", ""),
    });
    fc.assert(
      fc.property(parts, ({ types: [a, b, c, d], values: [v, vValue, w, wValue], tags }) => {
        const text = `M DEFINITIONS ${tags} ::= BEGIN A ::= ${a} B ::= ${b} C ::= ${c} D ::= ${d}
          v ${v} ::= ${vValue} w ${w} ::= ${wValue} END`;
        const error = otherError(() => {
          const loaded = load(compile([{ name: "m.asn1", text }]));
          for (const type of loaded.types.values()) expect(type.schema.kind).toBeTypeOf("string");
        });
        expect(error).toBeUndefined();
      }),
      { numRuns: 1000 },
    );
  });
});

describe("Mutated modules", () => {
  it("are read, or refused with an Asn1Error", () => {
    fc.assert(
      fc.property(mutated, mode, (text, comments) => {
        expect(
          otherError(() => parseModules([{ name: "m.asn1", text }], { comments })),
        ).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it("are compiled, or refused with an Asn1Error", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        expect(otherError(() => compile([{ name: "m.asn1", text }]))).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });

  it("made of ASN.1's own pieces are compiled, or refused with an Asn1Error", () => {
    const pieces = fc.array(fc.constantFrom(...fragments, "A ::=", "b", "INTEGER"), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(pieces, (body) => {
        const text = `M DEFINITIONS ::= BEGIN ${body.join(" ")} END`;
        expect(otherError(() => compile([{ name: "m.asn1", text }]))).toBeUndefined();
      }),
      { numRuns: 2000 },
    );
  });
});
