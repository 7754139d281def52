import { describe, expect, it } from "vitest";
import { load } from "../../src/asn1/index.js";
import { bodyError, compileBody, moduleOf } from "./compile-text.js";

const types =
  "Arg ::= SEQUENCE { a NULL } Res ::= NULL Err ::= SEQUENCE { i INTEGER } Err2 ::= REAL ";

function operation(notation: string, others?: readonly string[]) {
  return moduleOf(`op OPERATION ${notation} ${types}`, undefined, others).operations[0]!;
}

const reference = (name: string) => ({ kind: "reference", module: "M", name });

describe("OPERATION macro", () => {
  it("has an argument, a result and errors, each with or without a name", () => {
    const expected = {
      name: "op",
      id: 400,
      argument: reference("Arg"),
      result: reference("Res"),
      errors: [reference("Err")],
      isEvent: false,
    };
    expect(
      operation("ARGUMENT argument Arg RESULT result Res ERRORS { Err } ::= 400"),
    ).toMatchObject(expected);
    expect(operation("ARGUMENT Arg RESULT Res ERRORS { Err } ::= 400")).toMatchObject(expected);
    expect(operation("ERRORS { Err } RESULT Res ARGUMENT Arg ::= 400")).toMatchObject(expected);
  });

  it("may have its types in place", () => {
    expect(
      operation(
        "ARGUMENT SEQUENCE { x [0] NULL } RESULT r INTEGER (0..5) ERRORS { NULL, SEQUENCE OF Err } ::= 1",
      ),
    ).toMatchObject({
      argument: { kind: "sequence" },
      result: { constraint: { value: [{ min: 0, max: 5 }] } },
      errors: [{ kind: "null" }, { kind: "sequenceOf" }],
    });
    expect(operation("ARGUMENT c < Ch ::= 1 Ch ::= CHOICE { c REAL }")).toMatchObject({
      argument: { kind: "real" },
    });
  });

  it("without RESULT and ERRORS is an event", () => {
    expect(operation("ARGUMENT Arg ::= 1")).toMatchObject({
      isEvent: true,
      result: undefined,
      errors: [],
    });
    expect(operation("::= 1")).toMatchObject({ isEvent: true, argument: undefined });
  });

  it("with a bare RESULT, or with ERRORS, is answered", () => {
    expect(operation("ARGUMENT Arg RESULT ::= 1")).toMatchObject({
      isEvent: false,
      result: undefined,
    });
    expect(operation("RESULT ERRORS { Err } ::= 1")).toMatchObject({
      isEvent: false,
      result: undefined,
    });
    expect(operation("ARGUMENT Arg ERRORS { Err } ::= 1")).toMatchObject({ isEvent: false });
    expect(operation("ERRORS {} ::= 1")).toMatchObject({ isEvent: false, errors: [] });
  });

  it("reads LINKED operations and passes over them", () => {
    expect(operation("ARGUMENT Arg RESULT Res LINKED { a, M.b } ::= 1")).toMatchObject({ id: 1 });
    expect(operation("LINKED {} ::= 1")).toMatchObject({ id: 1 });
  });

  it("takes its number plain, as localValue, or from a value", () => {
    expect(operation("::= -5").id).toBe(-5);
    expect(operation("::= localValue 400").id).toBe(400);
    expect(operation("::= localValue : 401").id).toBe(401);
    expect(operation("::= local : 402").id).toBe(402);
    expect(operation("::= number number INTEGER ::= 403").id).toBe(403);
  });

  it("has an integer as its number", () => {
    expect(bodyError("op OPERATION ::= TRUE")).toMatchObject({
      code: "resolver",
      column: 18,
      reason: "expected a value of INTEGER, found TRUE",
    });
    expect(bodyError("op OPERATION ::= id id OBJECT IDENTIFIER ::= { 1 2 }").reason).toBe(
      "expected a value of INTEGER, found id, a value of OBJECT IDENTIFIER",
    );
    expect(bodyError("op OPERATION ::= 9007199254740992").reason).toBe(
      "the number of op is beyond 2^53",
    );
  });

  it("has no object identifier as its number", () => {
    for (const word of ["globalValue", "global"]) {
      expect(bodyError(`op OPERATION ::= ${word} { 1 2 }`)).toMatchObject({
        code: "unsupported",
        reason: "object identifiers of operations and errors are not supported yet",
        column: 18,
      });
    }
  });

  it("has no clause twice and no unknown one", () => {
    expect(bodyError("op OPERATION RESULT RESULT ::= 1").reason).toBe("RESULT occurs here twice");
    expect(bodyError("op OPERATION ARGUMENTS NULL ::= 1").reason).toBe(
      'expected "ARGUMENT", "RESULT", "ERRORS", "LINKED" or "::=", found "ARGUMENTS"',
    );
  });

  it("becomes an Operation or an Event when loaded", () => {
    const loaded = load(
      compileBody(`op OPERATION ARGUMENT Arg RESULT Res ERRORS { Err } ::= 400
      ev OPERATION ARGUMENT Arg ::= 401
      none OPERATION RESULT ::= 402
      several OPERATION ERRORS { Err, Err2 } ::= 403 ${types}`),
    );
    expect(loaded.operation("op")).toMatchObject({ kind: "operation", name: "op", id: 400 });
    expect(loaded.operation("op").argument).toBe(loaded.type("Arg"));
    expect(loaded.operation("op")).toMatchObject({
      result: loaded.type("Res"),
      error: loaded.type("Err"),
    });
    expect(loaded.operation("ev")).toMatchObject({
      kind: "event",
      id: 401,
      argument: loaded.type("Arg"),
    });
    expect(loaded.operation("none")).toMatchObject({
      argument: { schema: { kind: "null" } },
      result: { schema: { kind: "null" } },
      error: { schema: { kind: "null" } },
    });
    expect(loaded.operation("several")).toMatchObject({ error: { schema: { kind: "any" } } });
  });
});

describe("ERROR macro", () => {
  it("gives its parameter to the operations that name it", () => {
    const body = `${types} bad ERROR PARAMETER Err ::= 1 worse ERROR PARAMETER p Err2 ::= localValue 2
      empty ERROR ::= 3 op OPERATION ERRORS { bad, worse, empty, M.bad, Err } ::= 400`;
    expect(moduleOf(body).operations[0]!.errors).toEqual([
      reference("Err"),
      reference("Err2"),
      reference("Err"),
      reference("Err"),
    ]);
  });

  it("is imported like a value", () => {
    const other = "N DEFINITIONS ::= BEGIN bad ERROR PARAMETER P ::= 1 P ::= NULL END";
    const [op] = moduleOf("IMPORTS bad FROM N; op OPERATION ERRORS { bad } ::= 1", "", [
      other,
    ]).operations;
    expect(op!.errors).toEqual([{ kind: "reference", module: "N", name: "P" }]);
  });

  it("is all that a small letter in ERRORS can mean", () => {
    expect(bodyError("op OPERATION ERRORS { bad } ::= 1 bad INTEGER ::= 5").reason).toBe(
      "bad is not an error",
    );
    expect(bodyError("op OPERATION ERRORS { bad } ::= 1").reason).toBe(
      "this module does not define bad",
    );
    expect(bodyError("op OPERATION ERRORS { 5 } ::= 1").reason).toBe("expected an error or a type");
  });

  it("has a parameter that exists", () => {
    expect(bodyError("bad ERROR PARAMETER Missing ::= 1").reason).toBe(
      "this module does not define Missing",
    );
    expect(bodyError("bad ERROR Missing ::= 1").reason).toBe(
      'expected "PARAMETER" or "::=", found "Missing"',
    );
  });
});
