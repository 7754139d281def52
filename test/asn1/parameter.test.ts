import { describe, expect, it } from "vitest";
import { load } from "../../src/asn1/index.js";
import {
  bodyError,
  compileBody,
  membersOfA,
  moduleOf,
  moduleText,
  typeA,
  valueV,
  warningsOf,
} from "./compile-text.js";

const typesOf = (body: string, tags?: string, others?: readonly string[]) =>
  moduleOf(body, tags, others).types.map(({ name }) => name);

describe("Definitions with parameters", () => {
  it("define nothing by themselves (X.683 8.1)", () => {
    expect(moduleOf("B {T} ::= SEQUENCE OF T b {INTEGER:n} INTEGER ::= n")).toMatchObject({
      types: [],
      values: [],
    });
  });

  it("name types that there are, which is told before anybody uses them", () => {
    const reason = "this module does not define Missing";
    for (const [body, place] of [
      ["B {T} ::= SEQUENCE { t T, m Missing }", "2:29"],
      ["B {Missing:n} ::= INTEGER (0..n)", "2:4"],
      ["b {T} Missing ::= 5", "2:7"],
    ] as const) {
      const name = body.charAt(0);
      expect(warningsOf(moduleText(body))).toEqual([
        `${place} unused: ${reason}, which ${name} needs where it is used`,
      ]);
    }
    expect(bodyError("B {T} ::= SEQUENCE OF Missing A ::= B{NULL}")).toMatchObject({
      reason,
      column: 23,
    });
    // What nobody uses may come from a module that is not among the files, and has dummies of any kind.
    const body = `IMPORTS C FROM Nowhere;
      B {T, CLS, CLS:Set, INTEGER:n} ::= SEQUENCE (SIZE (1..n)) OF SEQUENCE {
        t T, c C, i CLS.&id ({Set}), p TYPE-IDENTIFIER.&id, b BITS, m M.N } A ::= NULL`;
    expect(warningsOf(moduleText(body))).toEqual([]);
  });

  it("become a type for each list of actual parameters, whoever gives it", () => {
    const body =
      "A ::= SEQUENCE { a B{INTEGER}, b B{INTEGER}, c B{C}, d B{C} } B {T} ::= SEQUENCE OF T C ::= NULL";
    expect(typesOf(body)).toEqual(["A", "C", "B-INTEGER", "B-C"]);
    expect(membersOfA(body).map(({ type }) => type)).toMatchObject([
      { name: "B-INTEGER" },
      { name: "B-INTEGER" },
      { name: "B-C" },
      { name: "B-C" },
    ]);
  });

  it("are one type in several modules, and know the names and tags of their own", () => {
    const other = `N DEFINITIONS EXPLICIT TAGS ::= BEGIN B {T} ::= SEQUENCE { t [0] T, own [1] Own } Own ::= BOOLEAN END`;
    const third = `O DEFINITIONS ::= BEGIN IMPORTS B FROM N C FROM M; X ::= B{C} END`;
    const model = compileBody("IMPORTS B FROM N; A ::= B{C} C ::= NULL", "IMPLICIT TAGS", [
      other,
      third,
    ]);
    expect(model.modules.map(({ types }) => types.map(({ name }) => name))).toEqual([
      ["A", "C"],
      ["Own", "B-C"],
      ["X"],
    ]);
    expect(model.modules[1]!.types[1]!.type).toMatchObject({
      members: [
        { type: { explicit: true, type: { module: "M", name: "C" } } },
        { type: { explicit: true, type: { module: "N", name: "Own" } } },
      ],
    });
  });

  it("have a name that no other type has", () => {
    expect(typesOf("B-C ::= NULL C ::= REAL A ::= B{C} B {T} ::= SEQUENCE OF T")).toEqual([
      "B-C",
      "C",
      "A",
      "B-C-2",
    ]);
  });

  it("need their parameters, as many as there are (X.683 9.6)", () => {
    expect(bodyError("A ::= B B {T} ::= SEQUENCE OF T").reason).toBe(
      "B needs 1 parameter in braces (X.683 9.1)",
    );
    expect(bodyError("A ::= B{NULL, NULL} B {T} ::= SEQUENCE OF T").reason).toBe(
      "B has 1 parameter, not 2 (X.683 9.6)",
    );
    expect(bodyError("A ::= B{NULL} B ::= SEQUENCE OF NULL").reason).toBe(
      "B has no parameters (X.683 9.1)",
    );
    expect(bodyError("A ::= B{NULL NULL} B {T} ::= SEQUENCE OF T").reason).toBe(
      'expected "," or "}" after a parameter, found "NULL"',
    );
  });

  it("may be given to each other", () => {
    const body = "A ::= B{C{INTEGER}} B {T} ::= SEQUENCE OF T C {T} ::= SET OF T";
    expect(typesOf(body)).toEqual(["A", "B-C-INTEGER", "C-INTEGER"]);
    expect(typesOf("A ::= B{B{NULL}} B {T} ::= SEQUENCE OF T")).toHaveLength(3);
  });

  it("may use each other and themselves", () => {
    const body = "A ::= B{NULL} B {T} ::= SEQUENCE { t T, next B{T} OPTIONAL }";
    expect(typesOf(body)).toEqual(["A", "B-NULL"]);
    const loaded = load(compileBody(body));
    const value = { t: null, next: { t: null } };
    expect(loaded.type("A").decode(loaded.type("A").encode(value))).toEqual(value);
  });

  it("that ask for ever others are refused", () => {
    expect(
      bodyError("A ::= B{NULL} B {T} ::= SEQUENCE { b B{SEQUENCE OF T} OPTIONAL }").reason,
    ).toBe("parameters inside each other more than 100 deep");
    expect(bodyError("A ::= B{NULL} B {T} ::= B{SEQUENCE OF T}").reason).toBe(
      "parameters inside each other more than 100 deep",
    );
  });
});

/** The only instance among the types. */
const instance = (body: string) =>
  moduleOf(body).types.find(({ name }) => name.startsWith("B-"))!.type;

const cls = `CLS ::= CLASS { &id INTEGER UNIQUE, &Type OPTIONAL } WITH SYNTAX { [&Type BY] &id }
  one CLS ::= { NULL BY 1 } two CLS ::= { BOOLEAN BY 2 } Set CLS ::= { one | two } `;

describe("Values with parameters", () => {
  it("are values for each list of them", () => {
    const body = "arc {INTEGER:n} OBJECT IDENTIFIER ::= { 1 2 n } w OBJECT IDENTIFIER ::= arc{4} ";
    expect(valueV(`${body} v OBJECT IDENTIFIER ::= arc{3}`)).toBe("1.2.3");
    expect(valueV(`${body} v OBJECT IDENTIFIER ::= { w 5 }`)).toBe("1.2.4.5");
    expect(bodyError(`${body} v OBJECT IDENTIFIER ::= arc`).reason).toBe(
      "arc needs 1 parameter in braces (X.683 9.1)",
    );
  });

  it("may be wherever a value is (X.683 9.2)", () => {
    const body = "n {INTEGER:i} INTEGER ::= i ";
    expect(
      typeA(
        `${body} A ::= SEQUENCE { a [n{3}] INTEGER (1..n{9}) DEFAULT n{5}, b INTEGER { x(n{2}) } }`,
      ),
    ).toMatchObject({
      members: [
        {
          default: 5,
          type: { number: 3, type: { constraint: { value: [{ min: 1, max: 9 }] } } },
        },
        { type: { names: { x: 2 } } },
      ],
    });
    expect(valueV(`${body} v SEQUENCE { a INTEGER } ::= { a n{4} }`)).toEqual({ a: 4 });
    expect(valueV(`${body} v OBJECT IDENTIFIER ::= { 1 2 three(n{3}) }`)).toBe("1.2.3");
  });
});

describe("Sets of values with parameters", () => {
  it("are types for each list of them (X.683 8.2)", () => {
    const body = "Small {INTEGER:n} INTEGER ::= { 1..n } A ::= SEQUENCE { a Small{5} }";
    const small = moduleOf(body).types.find(({ name }) => name === "Small-5");
    expect(small!.type).toMatchObject({ constraint: { value: [{ min: 1, max: 5 }] } });
  });
});

describe("Parameters of an abstract syntax", () => {
  it("stay dummies in its object, and in the constraints of its types (X.683 10)", () => {
    const body = `syntax {INTEGER:max} ABSTRACT-SYNTAX ::= { B{max} IDENTIFIED BY { 1 2 3 } }
      B {INTEGER:max} ::= SEQUENCE { a INTEGER (0..max ! 1) }`;
    expect(moduleOf(body).types).toEqual([]);
    expect(instance(`${body} A ::= B{9}`)).toMatchObject({
      members: [{ type: { constraint: { value: [{ min: 0, max: 9 }] } } }],
    });
  });
});

describe("Dummy references", () => {
  it("stand for types, named or in place", () => {
    expect(instance("A ::= B{C} C ::= NULL B {T} ::= SEQUENCE { t T }")).toMatchObject({
      members: [{ type: { kind: "reference", name: "C" } }],
    });
    expect(
      instance("A ::= B{SEQUENCE { x [5] C }} C ::= NULL B {T} ::= SEQUENCE { t T (SIZE (1)) }"),
    ).toMatchObject({ members: [{ type: { kind: "sequence", members: [{ name: "x" }] } }] });
  });

  it("stand for values, in constraints, tags, DEFAULT and identifiers", () => {
    const body = `A ::= B{five, 7} five INTEGER ::= 5
      B {INTEGER:max, INTEGER:tag} ::= SEQUENCE { a [tag] UTF8String (SIZE (1..max)), b INTEGER DEFAULT max }`;
    expect(instance(body)).toMatchObject({
      members: [
        { type: { number: 7, type: { constraint: { size: [{ min: 1, max: 5 }] } } } },
        { default: 5 },
      ],
    });
  });

  it("stand for sets of values", () => {
    expect(
      instance("A ::= B{{ 1 | 2 }} B {INTEGER:Set} ::= SEQUENCE { a INTEGER (Set) }"),
    ).toMatchObject({ members: [{ type: { kind: "integer" } }] });
  });

  it("stand for classes, objects and sets of objects", () => {
    const value = `v INTEGER ::= a.&id a CLS ::= b{two} b {CLS:o} CLS ::= o `;
    expect(valueV(`${cls} ${value}`)).toBe(2);
    expect(
      instance(
        `${cls} A ::= B{{Set}} B {CLS:S} ::= SEQUENCE { id CLS.&id ({S}), t CLS.&Type ({S}{@id}) OPTIONAL }`,
      ),
    ).toMatchObject({
      members: [{ type: { kind: "integer" } }, { type: { kind: "reference", name: "Set-Type" } }],
    });
    expect(instance(`${cls} A ::= B{CLS} B {X} ::= SEQUENCE { id X.&id }`)).toMatchObject({
      members: [{ type: { kind: "integer" } }],
    });
    expect(instance(`${cls} A ::= B{two} B {CLS:o} ::= SEQUENCE { t o.&Type }`)).toMatchObject({
      members: [{ type: { kind: "boolean" } }],
    });
  });

  it("are governed by dummies before them (X.683 8.4)", () => {
    expect(
      instance("A ::= B{INTEGER, 5} B {T, T:value} ::= SEQUENCE { t T DEFAULT value }"),
    ).toMatchObject({ members: [{ default: 5 }] });
  });

  it("make sets and objects with parameters", () => {
    const body = `${cls} Both {CLS:o} CLS ::= { o | one, ... } A ::= B{{Both{two}}} B {CLS:S} ::= SEQUENCE { id CLS.&id ({S}) }`;
    expect(instance(body)).toMatchObject({ members: [{ name: "id" }] });
  });

  it("hide what the module defines under their name", () => {
    expect(instance("A ::= B{NULL} T ::= BOOLEAN B {T} ::= SEQUENCE { t T }")).toMatchObject({
      members: [{ type: { kind: "null" } }],
    });
    expect(instance("A ::= B{T} T ::= BOOLEAN B {T} ::= SEQUENCE { t T, u M.T }")).toMatchObject({
      members: [{ type: { name: "T" } }, { type: { name: "T" } }],
    });
  });

  it("are tagged explicitly (X.680 31.2.7 c)", () => {
    const tagged = "A ::= B{NULL} B {T} ::= SEQUENCE { a [0] T, b [1] SET OF T }";
    expect(instance(tagged)).toMatchObject({
      members: [{ type: { explicit: true } }, { type: { explicit: false } }],
    });
  });

  it("count with the tags of what they stand for where those must differ", () => {
    expect(bodyError("A ::= B{INTEGER} B {T} ::= CHOICE { a T, b INTEGER }").reason).toBe(
      "b cannot be told from a: both can have [UNIVERSAL 2]",
    );
    expect(() => compileBody("A ::= B{NULL} B {T} ::= CHOICE { a T, b INTEGER }")).not.toThrow();
  });

  it("stand in COMPONENTS OF and selections for what they stand for", () => {
    expect(
      membersOfA(
        "A ::= SEQUENCE { COMPONENTS OF B{NULL}, z INTEGER } B {T} ::= SEQUENCE { t T }",
      ).map(({ name }) => name),
    ).toEqual(["t", "z"]);
    expect(
      instance("A ::= B{C} C ::= CHOICE { x NULL } B {T} ::= SEQUENCE { t x < T }"),
    ).toMatchObject({
      members: [{ type: { kind: "null" } }],
    });
  });
});
