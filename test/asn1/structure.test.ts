import { describe, expect, it } from "vitest";
import { bodyError, membersOfA, typeA } from "./compile-text.js";

const names = (body: string, tags?: string, others?: readonly string[]) =>
  membersOfA(body, tags, others).map(({ name }) => name);

describe("SEQUENCE", () => {
  it("may be empty", () => {
    expect(typeA("A ::= SEQUENCE { }")).toEqual({
      kind: "sequence",
      members: [],
      extensible: false,
      extensionAt: 0,
    });
  });

  it("keeps its members in order, with OPTIONAL and DEFAULT", () => {
    expect(
      membersOfA("A ::= SEQUENCE { a NULL, b BOOLEAN OPTIONAL, c INTEGER DEFAULT 5 }"),
    ).toEqual([
      { name: "a", doc: "", type: { kind: "null" }, optional: false, extension: false },
      { name: "b", doc: "", type: { kind: "boolean" }, optional: true, extension: false },
      {
        name: "c",
        doc: "",
        type: { kind: "integer", wide: false },
        optional: false,
        extension: false,
        default: 5,
      },
    ]);
  });

  it("nests", () => {
    const [member] = membersOfA("A ::= SEQUENCE { a SEQUENCE { b SEQUENCE { c NULL } } }");
    expect(member!.type).toMatchObject({ members: [{ type: { members: [{ name: "c" }] } }] });
  });

  it("may contain itself, directly or through another type", () => {
    expect(
      membersOfA("A ::= SEQUENCE { a [0] A OPTIONAL, b B } B ::= SEQUENCE OF A"),
    ).toMatchObject([
      { type: { kind: "tagged", type: { kind: "reference", module: "M", name: "A" } } },
      { type: { kind: "reference", module: "M", name: "B" } },
    ]);
  });

  it("has no two members of one name", () => {
    expect(bodyError("A ::= SEQUENCE { a NULL,\n a INTEGER }")).toMatchObject({
      line: 3,
      column: 2,
      reason: "two members are named a",
    });
  });

  it("needs commas between its members and a name for each", () => {
    expect(bodyError("A ::= SEQUENCE { a INTEGER b NULL }").reason).toBe(
      'expected "}" or "," after a member, found "b"',
    );
    expect(bodyError("A ::= SEQUENCE { a INTEGER, }").reason).toBe(
      `expected a member's name, found "}"`,
    );
    expect(bodyError("A ::= SEQUENCE { Value INTEGER }").reason).toBe(
      `expected a member's name, found "Value"`,
    );
  });

  it("may have members without names, as X.208 permits, which are named after their types", () => {
    const members = membersOfA(
      `A ::= SEQUENCE { BOOLEAN, OCTET STRING OPTIONAL, AlgorithmId, INTEGER DEFAULT 5, PDU, a INTEGER, [0] NULL, BOOLEAN }
        AlgorithmId ::= NULL PDU ::= REAL`,
    );
    expect(members.map(({ name }) => name)).toEqual([
      "boolean",
      "octetString",
      "algorithmId",
      "integer",
      "pdu",
      "a",
      "member",
      "boolean8",
    ]);
    expect(members[3]).toMatchObject({ default: 5 });
    expect(
      membersOfA("A ::= CHOICE { NULL, SEQUENCE OF BOOLEAN }").map(({ name }) => name),
    ).toEqual(["null", "sequence"]);
  });

  it("is not both OPTIONAL and DEFAULT", () => {
    expect(bodyError("A ::= SEQUENCE { a INTEGER OPTIONAL DEFAULT 5 }").reason).toBe(
      'expected "}" or "," after a member, found "DEFAULT"',
    );
  });
});

describe("SET", () => {
  it("is like SEQUENCE", () => {
    expect(typeA("A ::= SET { a NULL, b INTEGER OPTIONAL, ..., c BOOLEAN }")).toMatchObject({
      kind: "set",
      members: [{ name: "a" }, { name: "b", optional: true }, { name: "c", extension: true }],
      extensible: true,
    });
  });
});

describe("CHOICE", () => {
  it("has alternatives", () => {
    expect(typeA("A ::= CHOICE { a NULL, b INTEGER }")).toEqual({
      kind: "choice",
      members: [
        { name: "a", doc: "", type: { kind: "null" }, optional: false, extension: false },
        {
          name: "b",
          doc: "",
          type: { kind: "integer", wide: false },
          optional: false,
          extension: false,
        },
      ],
      extensible: false,
    });
  });

  it("has neither OPTIONAL nor DEFAULT nor COMPONENTS OF", () => {
    expect(bodyError("A ::= CHOICE { a NULL OPTIONAL }").reason).toContain('found "OPTIONAL"');
    expect(bodyError("A ::= CHOICE { a INTEGER DEFAULT 5 }").reason).toContain('found "DEFAULT"');
    expect(bodyError("A ::= CHOICE { COMPONENTS OF A }").reason).toContain('found "COMPONENTS"');
  });

  it("has no two alternatives of one name", () => {
    expect(bodyError("A ::= CHOICE { a [0] NULL, a [1] NULL }").reason).toBe(
      "two members are named a",
    );
  });
});

describe("Extension markers", () => {
  it("make a type extensible, with additions after the first one", () => {
    expect(typeA("A ::= SEQUENCE { a NULL, ..., b NULL, c NULL OPTIONAL }")).toMatchObject({
      members: [{ extension: false }, { extension: true }, { extension: true, optional: true }],
      extensible: true,
      extensionAt: 3,
    });
  });

  it("a second one ends the additions; unknown ones are expected before it", () => {
    expect(
      typeA("A ::= SEQUENCE { a NULL, ..., b NULL, ..., c NULL }", "AUTOMATIC TAGS"),
    ).toMatchObject({
      members: [
        { name: "a", extension: false },
        { name: "b", extension: true },
        { name: "c", extension: false },
      ],
      extensible: true,
      extensionAt: 2,
    });
    expect(typeA("A ::= SEQUENCE { ..., ..., c NULL }")).toMatchObject({ extensionAt: 0 });
  });

  it("may be first, last or alone", () => {
    expect(typeA("A ::= SEQUENCE { ... }")).toMatchObject({
      members: [],
      extensible: true,
      extensionAt: 0,
    });
    expect(typeA("A ::= SEQUENCE { ..., a NULL }")).toMatchObject({
      members: [{ extension: true }],
    });
    expect(typeA("A ::= CHOICE { a NULL, ... }")).toMatchObject({ extensible: true });
    expect(typeA("A ::= SEQUENCE { a NULL, ..., ... }")).toMatchObject({
      extensible: true,
      extensionAt: 1,
    });
  });

  it("may occur twice at most", () => {
    expect(bodyError("A ::= SEQUENCE { ..., ..., ... }").reason).toBe(
      `expected a member's name, found "..."`,
    );
  });

  it("version brackets hold additions like any other", () => {
    expect(
      names("A ::= SEQUENCE { a NULL, ..., [[ b NULL, c NULL ]], [[ 3: d NULL ]], e NULL }"),
    ).toEqual(["a", "b", "c", "d", "e"]);
    expect(names("A ::= CHOICE { a NULL, ..., [[ 2: b BOOLEAN ]] }")).toEqual(["a", "b"]);
  });

  it("version brackets are allowed among additions only", () => {
    expect(bodyError("A ::= SEQUENCE { [[ a NULL ]] }").reason).toContain('found "[["');
  });

  it("carry exception marks, which mean nothing to the codec", () => {
    for (const mark of ["! 5", "! -5", "! five", "! M.five", '! UTF8String : "text"', "! A : 5"]) {
      expect(typeA(`A ::= SEQUENCE { a NULL, ... ${mark} } five INTEGER ::= 5`)).toMatchObject({
        extensible: true,
      });
    }
  });

  it("EXTENSIBILITY IMPLIED puts one at the end of every list that has none", () => {
    const implied = "IMPLICIT TAGS EXTENSIBILITY IMPLIED";
    const type = typeA(
      "A ::= SEQUENCE { a SET { }, b CHOICE { c NULL }, d ENUMERATED { e } }",
      implied,
    );
    expect(type).toMatchObject({
      extensible: true,
      extensionAt: 3,
      members: [
        { type: { extensible: true } },
        { type: { extensible: true } },
        { type: { extensible: true } },
      ],
    });
  });
});

describe("COMPONENTS OF", () => {
  it("takes the members of another type, in place", () => {
    expect(
      names("A ::= SEQUENCE { x NULL, COMPONENTS OF B, y NULL } B ::= SEQUENCE { a NULL, b NULL }"),
    ).toEqual(["x", "a", "b", "y"]);
  });

  it("takes OPTIONAL, DEFAULT and documentation along", () => {
    const members = membersOfA(`A ::= SEQUENCE { COMPONENTS OF B }
      B ::= SEQUENCE {
        a NULL OPTIONAL, -- maybe
        b INTEGER DEFAULT 5
      }`);
    expect(members).toMatchObject([{ optional: true, doc: "maybe" }, { default: 5 }]);
  });

  it("does not take extension markers and additions along (X.680 25.5)", () => {
    const body =
      "A ::= SEQUENCE { COMPONENTS OF B, y NULL } B ::= SEQUENCE { a NULL, ..., b REAL, ..., c NULL }";
    expect(names(body)).toEqual(["a", "c", "y"]);
    expect(typeA(body)).toMatchObject({ extensible: false });
  });

  it("looks through references, tags and further COMPONENTS OF", () => {
    const body = `A ::= SEQUENCE { COMPONENTS OF B } B ::= [5] C C ::= D
      D ::= SEQUENCE { d NULL, COMPONENTS OF SEQUENCE { e NULL } }`;
    expect(names(body)).toEqual(["d", "e"]);
  });

  it("reads the members with the names and tag default of their own module", () => {
    const other =
      "N DEFINITIONS EXPLICIT TAGS ::= BEGIN B ::= SEQUENCE { a [0] T, b [1] NULL } T ::= REAL END";
    const [a, b] = membersOfA(
      "IMPORTS B FROM N; A ::= SEQUENCE { COMPONENTS OF B } T ::= NULL",
      undefined,
      [other],
    );
    expect(a!.type).toMatchObject({ explicit: true, type: { module: "N", name: "T" } });
    expect(b!.type).toMatchObject({ explicit: true });
  });

  it("keeps the automatic tags of the other type in a list that is not tagged automatically", () => {
    const other = "N DEFINITIONS AUTOMATIC TAGS ::= BEGIN B ::= SEQUENCE { a NULL, b NULL } END";
    const members = membersOfA("IMPORTS B FROM N; A ::= SEQUENCE { COMPONENTS OF B }", undefined, [
      other,
    ]);
    expect(members).toMatchObject([{ type: { number: 0 } }, { type: { number: 1 } }]);
  });

  it("takes a SET into a SET", () => {
    expect(names("A ::= SET { COMPONENTS OF B } B ::= SET { a NULL }")).toEqual(["a"]);
    expect(bodyError("A ::= SET { COMPONENTS OF B } B ::= SEQUENCE { a NULL }").reason).toBe(
      "COMPONENTS OF needs a SET here",
    );
    expect(bodyError("A ::= SEQUENCE { COMPONENTS OF B } B ::= CHOICE { a NULL }").reason).toBe(
      "COMPONENTS OF needs a SEQUENCE here",
    );
  });

  it("must not bring in a name twice", () => {
    expect(
      bodyError("A ::= SEQUENCE { a NULL, COMPONENTS OF B } B ::= SEQUENCE { a NULL }"),
    ).toMatchObject({
      line: 2,
      column: 26,
      reason: "two members are named a",
    });
  });

  it("must not bring a type into itself", () => {
    expect(bodyError("A ::= SEQUENCE { a SEQUENCE { COMPONENTS OF A } OPTIONAL }").reason).toBe(
      "this type holds a copy of itself",
    );
  });

  it("does not take from itself", () => {
    expect(
      bodyError("A ::= SEQUENCE { COMPONENTS OF B } B ::= SEQUENCE { COMPONENTS OF A }").reason,
    ).toBe("this COMPONENTS OF takes its members from itself");
  });
});

describe("SEQUENCE OF", () => {
  it("has an element, which may have a name (X.680 26.1)", () => {
    expect(typeA("A ::= SEQUENCE OF NULL")).toEqual({
      kind: "sequenceOf",
      element: { kind: "null" },
      map: false,
    });
    expect(typeA("A ::= SEQUENCE OF item INTEGER")).toMatchObject({ element: { kind: "integer" } });
  });

  it("takes a SIZE with and without parentheses", () => {
    const sized = {
      kind: "sequenceOf",
      element: { kind: "null" },
      map: false,
      constraint: { size: [{ min: 1, max: 5 }] },
    };
    expect(typeA("A ::= SEQUENCE (SIZE (1..5)) OF NULL")).toEqual(sized);
    expect(typeA("A ::= SEQUENCE SIZE (1..5) OF NULL")).toEqual(sized);
  });

  it("a constraint after the element belongs to the element", () => {
    expect(typeA("A ::= SEQUENCE OF INTEGER (0..5)")).toEqual({
      kind: "sequenceOf",
      element: { kind: "integer", wide: false, constraint: { value: [{ min: 0, max: 5 }] } },
      map: false,
    });
  });

  it("may have itself as its element, constrained or not", () => {
    expect(typeA("A ::= SEQUENCE OF A")).toMatchObject({
      element: { kind: "reference", name: "A" },
    });
    expect(typeA("A ::= SEQUENCE OF A (SIZE (1))")).toMatchObject({
      element: { kind: "reference", name: "A" },
    });
  });

  it("needs OF or braces", () => {
    expect(bodyError("A ::= SEQUENCE NULL").reason).toBe('expected "{" or "OF", found "NULL"');
    expect(bodyError("A ::= SEQUENCE (SIZE (1)) { }").reason).toBe('expected "OF", found "{"');
  });
});

describe("SET OF", () => {
  it("is like SEQUENCE OF", () => {
    expect(typeA("A ::= SET SIZE (2) OF BOOLEAN")).toEqual({
      kind: "setOf",
      element: { kind: "boolean" },
      map: false,
      constraint: { size: [{ min: 2, max: 2 }] },
    });
  });
});

describe("Selection types", () => {
  it("are the type of an alternative, with its tag (X.680 clause 30)", () => {
    expect(typeA("A ::= b < C C ::= CHOICE { a NULL, b [3] INTEGER, ..., d REAL }")).toMatchObject({
      kind: "tagged",
      number: 3,
      type: { kind: "integer" },
    });
    expect(
      membersOfA("A ::= SEQUENCE { x d < C } C ::= CHOICE { a NULL, ..., d REAL }"),
    ).toMatchObject([{ type: { kind: "real" } }]);
  });

  it("follow tags and references to the CHOICE", () => {
    expect(typeA("A ::= b < C C ::= [1] D D ::= CHOICE { b NULL }")).toEqual({ kind: "null" });
  });

  it("count as what they select where a tag meets a CHOICE", () => {
    expect(typeA("A ::= [1] b < C C ::= CHOICE { b CHOICE { x NULL } }")).toMatchObject({
      explicit: true,
    });
  });

  it("need a CHOICE with that alternative", () => {
    expect(bodyError("A ::= b < C C ::= CHOICE { a NULL }").reason).toBe(
      "this CHOICE has no alternative b",
    );
    expect(bodyError("A ::= b < C C ::= SEQUENCE { b NULL }").reason).toBe(
      "b is selected from a type that is not a CHOICE",
    );
  });

  it("hold no copies of themselves", () => {
    expect(bodyError("A ::= CHOICE { a SEQUENCE OF a < A }").reason).toBe(
      "this type holds a copy of itself",
    );
  });

  it("do not select from themselves", () => {
    expect(bodyError("A ::= a < A").reason).toBe("this type is defined by nothing but itself");
    expect(bodyError("A ::= a < B B ::= CHOICE { a A }").reason).toBe(
      "this type is defined by nothing but itself",
    );
  });
});
