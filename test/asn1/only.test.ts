import { describe, expect, it } from "vitest";
import { only } from "../../src/asn1/index.js";
import { compileBody, errorOf } from "./compile-text.js";

const model = compileBody(
  `IMPORTS Far, far FROM N;
    A ::= SEQUENCE { a [0] SEQUENCE OF B, b CHOICE { c Far, d C } OPTIONAL }
    B ::= SET { a A OPTIONAL }
    C ::= INTEGER -- @linked E
    D ::= NULL
    E ::= ENUMERATED { x }
    op OPERATION ARGUMENT B RESULT D ERRORS { C } ::= 1
    other OPERATION ARGUMENT D ::= 2
    parent OPERATION RESULT ERRORS { bad, N.far } LINKED { other } ::= 3
    bad ERROR PARAMETER C ::= 4
    v C ::= 5
    w D ::= NULL
    o OBJECT-TYPE SYNTAX D ::= { 1 2 }`,
  "IMPLICIT TAGS",
  [
    "N DEFINITIONS ::= BEGIN Far ::= SEQUENCE { a Further } Further ::= NULL D ::= NULL far ERROR PARAMETER D ::= 5 END",
  ],
);

const left = (...names: readonly string[]) =>
  only(model, names).modules.map(({ name, types, operations, errors, values }) =>
    [
      `${name}:`,
      ...[...types, ...operations, ...errors, ...values].map((definition) => definition.name),
    ].join(" "),
  );

describe("A part of a model", () => {
  it("has the types that a type leads to, in other modules too, and what remarks link to", () => {
    expect(left("A")).toEqual(["M: A B C E", "N: Far Further"]);
    expect(left("B")).toEqual(left("A"));
    expect(left("C")).toEqual(["M: C E"]);
    expect(left("Far")).toEqual(["N: Far Further"]);
  });

  it("has the types of operations and values", () => {
    expect(left("op")).toEqual(["M: A B C D E op", "N: Far Further"]);
    expect(left("other", "v")).toEqual(["M: C D E other v"]);
    expect(left("o")).toEqual(["M: D o"]);
  });

  it("has the errors and linked operations of operations, and the types of errors", () => {
    expect(left("parent")).toEqual(["M: C D E other parent bad", "N: D far"]);
    expect(left("bad")).toEqual(["M: C E bad"]);
  });

  it("has all definitions of a name, or those of one module", () => {
    expect(left("D")).toEqual(["M: D", "N: D"]);
    expect(left("N.D")).toEqual(["N: D"]);
    expect(left()).toEqual([]);
  });

  it("needs names that some module defines", () => {
    for (const name of ["Z", "M.Far", "M"]) {
      expect(errorOf(() => only(model, [name]))).toMatchObject({
        code: "load",
        message: `no module defines ${name}`,
      });
    }
  });

  it("has what the objects are of which an open type is", () => {
    const open = compileBody(`A ::= SEQUENCE { id CLS.&id ({Set}), t CLS.&Type ({Set}{@id}) }
      CLS ::= CLASS { &id INTEGER, &Type } WITH SYNTAX { &id IS &Type }
      Set CLS ::= { { 1 IS B } | { 2 IS SEQUENCE OF C } } B ::= NULL C ::= NULL D ::= NULL`);
    const { types } = only(open, ["A"]).modules[0]!;
    expect(types.map(({ name }) => name)).toEqual(["A", "B", "C", "Set-Type"]);
  });
});
