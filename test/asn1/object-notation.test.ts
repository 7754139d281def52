import { describe, expect, it } from "vitest";
import { parseModules, type AssignmentAst } from "../../src/asn1/index.js";
import { bodyError, moduleText } from "./compile-text.js";

/** What is written, without places: what is read later as text. */
function read(body: string): Record<string, unknown> {
  const [module] = parseModules([{ name: "m", text: moduleText(body) }]);
  const plain = (assignment: AssignmentAst): unknown =>
    JSON.parse(
      JSON.stringify(assignment, (key, value: unknown) =>
        key === "at" ? undefined : typeof value === "bigint" ? Number(value) : value,
      ),
    );
  return Object.fromEntries(
    module!.assignments.map((assignment) => [assignment.name, plain(assignment)]),
  );
}

describe("Notation of classes", () => {
  it("has fields of every kind (X.681 9.3)", () => {
    const { CLS } = read(`CLS ::= CLASS {
      &Type, &Other OPTIONAL, &Plain DEFAULT SEQUENCE { a NULL, b NULL },
      &id OBJECT IDENTIFIER UNIQUE, &flag BOOLEAN DEFAULT TRUE, &value &Type OPTIONAL,
      &Codes INTEGER DEFAULT { 1 | 2 }, &Values &Type,
      &next CLS OPTIONAL, &Set CLS }`);
    const type = (kind: string) => expect.objectContaining({ kind });
    expect(CLS).toMatchObject({
      kind: "class",
      fields: [
        { name: "Type", optional: false },
        { name: "Other", optional: true },
        { name: "Plain", default: "SEQUENCE { a NULL , b NULL }" },
        { name: "id", governor: type("objectIdentifier"), unique: true },
        { name: "flag", governor: type("boolean"), default: "TRUE" },
        { name: "value", governor: { name: "Type" }, optional: true },
        { name: "Codes", governor: type("integer"), default: "{ 1 | 2 }" },
        { name: "Values", governor: { name: "Type" } },
        { name: "next", governor: { kind: "reference", name: "CLS" }, optional: true },
        { name: "Set", governor: { kind: "reference", name: "CLS" } },
      ],
    });
  });

  it("has words, reserved and with hyphens, fields, commas and groups in groups (X.681 10.5)", () => {
    const { CLS } = read(`CLS ::= CLASS { &Type, &id INTEGER, &p INTEGER OPTIONAL } WITH SYNTAX {
      &Type IDENTIFIED BY &id [RESULT-PRIORITY &p [, WITH SYNTAX &Type]] }`);
    const literal = (text: string) => ({ kind: "literal", text });
    const field = (name: string) => ({ kind: "field", name });
    const group = (...items: unknown[]) => ({ kind: "group", items });
    expect(CLS).toMatchObject({
      syntax: [
        field("Type"),
        literal("IDENTIFIED"),
        literal("BY"),
        field("id"),
        group(
          literal("RESULT-PRIORITY"),
          field("p"),
          group(literal(","), literal("WITH"), literal("SYNTAX"), field("Type")),
        ),
      ],
    });
  });

  it("names what is expected where it is not", () => {
    expect(bodyError("CLS ::= CLASS { id INTEGER }").reason).toBe(
      'expected "&" and the name of a field, found "id"',
    );
    expect(bodyError("CLS ::= CLASS { &id INTEGER } WITH SYNTAX { id &id }").reason).toBe(
      'expected a word in capitals, a field, "[" or "}" (X.681 10.5), found "id"',
    );
    expect(bodyError("CLS ::= CLASS { &id INTEGER } WITH SYNTAX { [ID &id }").reason).toBe(
      'expected a word in capitals, a field, "[" or "]" (X.681 10.5), found "}"',
    );
  });
});

describe("Notation of objects and sets", () => {
  it("keeps what is in braces until it is known what governs them", () => {
    expect(read("a CLS ::= { ID 5 } Set CLS ::= { a | { ID 6 }, ... }")).toMatchObject({
      a: { kind: "value", type: { name: "CLS" }, value: "ID 5" },
      Set: { kind: "set", governor: { name: "CLS" }, elements: "a | { ID 6 } , ..." },
    });
  });

  it("is that of a set of values where no class can be the governor (X.680 16.6)", () => {
    expect(read("Set INTEGER ::= { 1 | 2, ... }")).toMatchObject({
      Set: { kind: "type", type: { kind: "integer", constraints: [{ extensible: true }] } },
    });
  });

  it("ends with its brace", () => {
    expect(bodyError("Set CLS ::= { a | { b }").reason).toBe('this brace has no closing "}"');
    expect(bodyError(`Set CLS ::= ${"{".repeat(500)}`).reason).toBe("nested more than 200 deep");
    expect(bodyError("Set INTEGER ::= { 1 2 }").reason).toBe(
      'expected "}" after a set of values, found "2"',
    );
  });
});

describe("Notation of parameters", () => {
  it("has dummies that are governed or not (X.683 8.3)", () => {
    expect(read("A {Type, INTEGER:max, CLS:Set, Type:value} ::= SEQUENCE OF Type")).toMatchObject({
      A: {
        kind: "type",
        parameters: [
          { name: "Type" },
          { name: "max", governor: { kind: "integer" } },
          { name: "Set", governor: { name: "CLS" } },
          { name: "value", governor: { name: "Type" } },
        ],
      },
    });
  });

  it("is that of values, classes, objects and sets, too", () => {
    const found = read(`a {INTEGER:i} INTEGER ::= i CLS {T} ::= CLASS { &id T }
      o {INTEGER:i} CLS ::= { ID i } Set {CLS:o} CLS ::= { o }`);
    for (const name of ["a", "CLS", "o", "Set"])
      expect(found[name]).toHaveProperty("parameters.0.name");
  });

  it("keeps actual parameters until it is known what they are for (X.683 9.5)", () => {
    expect(read("A ::= B {INTEGER, {Set}, {{a}}} C ::= M.B{5}")).toMatchObject({
      A: { type: { name: "B", parameters: "INTEGER , { Set } , { { a } }" } },
      C: { type: { module: "M", name: "B", parameters: "5" } },
    });
  });
});

describe("Notation of fields", () => {
  it.each([
    ["CLS.&Type", { name: "CLS" }, ["Type"]],
    ["M.CLS.&id", { name: "CLS", module: "M" }, ["id"]],
    ["CLS.&Set.&Type", { name: "CLS" }, ["Set", "Type"]],
    ["CLS{INTEGER}.&id", { name: "CLS", parameters: "INTEGER" }, ["id"]],
    ["object.&Type", { name: "object" }, ["Type"]],
    ["M.object.&inner.&Type", { name: "object", module: "M" }, ["inner", "Type"]],
  ])("as types are chains: %s", (notation, of, path) => {
    expect(read(`A ::= SEQUENCE OF ${notation}`)["A"]).toMatchObject({
      type: { element: { kind: "field", of, path: path.map((name) => ({ name })) } },
    });
  });

  it("are values as well", () => {
    expect(read("a INTEGER ::= object.&id b INTEGER ::= M.Set.&first.&id")).toMatchObject({
      a: { value: { kind: "field", of: { name: "object" }, path: [{ name: "id" }] } },
      b: { value: { kind: "field", of: { name: "Set", module: "M" } } },
    });
  });
});

describe("Notation of table constraints", () => {
  const elements = (notation: string) => {
    const { A } = read(`A ::= SEQUENCE { a CLS.&Type ${notation} }`) as any;
    return A.type.components.root[0].type.constraints.map((c: any) => c.elements);
  };

  it("names a set and the components that decide (X.682 10.3)", () => {
    expect(elements("({Set})")).toEqual([{ kind: "table", set: "Set", keys: [] }]);
    expect(elements("({Set{x}}{@a.b, @.c, @..d})")).toEqual([
      {
        kind: "table",
        set: "Set { x }",
        keys: [{ path: ["a", "b"] }, { level: 0, path: ["c"] }, { level: 1, path: ["d"] }],
      },
    ]);
  });

  it("may have the set in place and an exception (X.682 10.4, X.680 53)", () => {
    expect(elements("({a | b, ...}{@c} ! 5)")).toMatchObject([{ set: "a | b , ..." }]);
    expect(elements("({Set} ! Problem : mistyped)")).toMatchObject([{ set: "Set" }]);
  });

  it("is that of INSTANCE OF, too (X.681 annex C)", () => {
    expect(read("A ::= INSTANCE OF TYPE-IDENTIFIER ({Set})")["A"]).toMatchObject({
      type: { kind: "instanceOf", class: { name: "TYPE-IDENTIFIER" }, constraints: [{}] },
    });
  });
});
