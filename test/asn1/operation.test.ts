import { describe, expect, it } from "vitest";
import { load } from "../../src/asn1/index.js";
import { NULL, type Operation } from "../../src/codec/index.js";
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
      returnsResult: true,
    });
    expect(operation("RESULT ERRORS { Err } ::= 1")).toMatchObject({
      isEvent: false,
      result: undefined,
    });
    expect(operation("ARGUMENT Arg ERRORS { Err } ::= 1")).toMatchObject({
      isEvent: false,
      returnsResult: false,
    });
    expect(operation("ERRORS {} ::= 1")).toMatchObject({ isEvent: false, errors: [] });
  });

  it("names LINKED operations", () => {
    const others =
      "a OPERATION RESULT ::= 2 b OPERATION RESULT ::= 3 c Ask ::= localValue 4 Ask ::= OPERATION RESULT";
    expect(
      operation(`ARGUMENT Arg RESULT Res LINKED { a, M.b, c, Ask } ::= 1 ${others}`),
    ).toMatchObject({
      id: 1,
      linked: ["a", "b", "c", "c"].map((name) => ({ module: "M", name })),
    });
    expect(operation("LINKED {} ::= 1")).toMatchObject({ id: 1, linked: [] });
    expect(operation("::= 1").linked).toBeUndefined();
    expect(bodyError("op OPERATION LINKED { five } ::= 1 five INTEGER ::= 5").reason).toBe(
      "five is not an operation",
    );
    expect(bodyError("op OPERATION LINKED { NULL } ::= 1").reason).toBe(
      "this type is not an operation",
    );
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

  it("has an object identifier as its code", () => {
    for (const word of ["globalValue", "global", "globalValue :", "global:"]) {
      expect(operation(`::= ${word} { 1 2 3 }`).id).toBe("1.2.3");
    }
    expect(operation("::= globalValue { arc 4 } arc OBJECT IDENTIFIER ::= { 1 2 }").id).toBe(
      "1.2.4",
    );
    expect(operation("::= globalValue arc arc OBJECT IDENTIFIER ::= { 1 2 }").id).toBe("1.2");
    expect(bodyError("op OPERATION ::= globalValue { 3 2 }").code).toBe("resolver");
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

  it("has its code, its errors and its linked operations when loaded", () => {
    const loaded = load(
      compileBody(`op OPERATION RESULT ERRORS { bad, empty, Err } LINKED { tell } ::= globalValue { 1 2 3 }
      tell OPERATION ARGUMENT Arg ::= global: { 1 2 4 }
      plain OPERATION ERRORS { Err } ::= 7
      bad ERROR PARAMETER Err2 ::= 5 empty ERROR ::= globalValue { 1 2 5 } ${types}`),
    );
    const op = loaded.operation("op") as Operation;
    expect(op).toMatchObject({ code: "1.2.3", id: 0, linked: [loaded.operation("tell")] });
    expect(op.errors).toEqual([loaded.error("bad"), loaded.error("M.empty")]);
    expect(loaded.error("bad")).toMatchObject({ kind: "error", name: "bad", code: 5 });
    expect(loaded.error("bad").parameter).toBe(loaded.type("Err2"));
    expect(loaded.error("empty")).toMatchObject({ code: "1.2.5", parameter: NULL });
    expect(loaded.operation("tell")).toMatchObject({ kind: "event", code: "1.2.4", id: 0 });
    const plain = loaded.operation("plain") as Operation;
    expect(plain).toMatchObject({ code: 7, id: 7, errors: undefined, linked: undefined });
    expect(() => loaded.error("none")).toThrow("no module defines the error none");
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

  it("has a code, a number or an object identifier, and is listed with it", () => {
    const module =
      moduleOf(`${types} bad ERROR PARAMETER Err ::= 1 worst ERROR ::= globalValue { 1 2 9 }
      op OPERATION ERRORS { bad, Err2, worst } ::= 400 none OPERATION ERRORS { Err } ::= 401`);
    expect(module.errors).toMatchObject([
      { name: "bad", code: 1, parameter: reference("Err") },
      { name: "worst", code: "1.2.9", parameter: undefined },
    ]);
    expect(module.operations[0]!.errorObjects).toEqual([
      { definition: { module: "M", name: "bad" }, code: 1, parameter: reference("Err") },
      { definition: { module: "M", name: "worst" }, code: "1.2.9", parameter: undefined },
    ]);
    expect(module.operations[1]!.errorObjects).toBeUndefined();
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
