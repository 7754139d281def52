import { describe, expect, it } from "vitest";
import { bodyError, compileBody, moduleOf, typeA, valueV } from "./compile-text.js";

const algorithms = `ALGORITHM ::= CLASS { &id OBJECT IDENTIFIER UNIQUE, &Type OPTIONAL, &strength INTEGER DEFAULT 1 }
    WITH SYNTAX { ID &id [WITH &Type] [STRENGTH IS &strength] }
  plain ALGORITHM ::= { ID { 1 2 3 } }
  strong ALGORITHM ::= { ID { 1 2 4 } WITH SEQUENCE OF NULL STRENGTH IS 5 } `;

describe("Information object classes", () => {
  it("define no types and no values", () => {
    expect(moduleOf(algorithms)).toMatchObject({ types: [], values: [], operations: [] });
  });

  it("may have other names, imported ones too (X.681 9.2)", () => {
    const other = `N DEFINITIONS ::= BEGIN ${algorithms} END`;
    expect(
      valueV(
        `IMPORTS ALGORITHM FROM N; ALG ::= ALGORITHM a ALG ::= { ID { 1 2 9 } } v OBJECT IDENTIFIER ::= a.&id`,
        [other],
      ),
    ).toBe("1.2.9");
  });

  it("have no field twice, and a type or class in each field with a small letter", () => {
    expect(bodyError("CLS ::= CLASS { &a INTEGER, &a NULL }").reason).toBe(
      "two fields are named &a",
    );
    expect(bodyError("CLS ::= CLASS { &a OPTIONAL }").reason).toBe(
      "&a, with a small letter, needs a type or class (X.681 9.3)",
    );
    expect(bodyError("CLS ::= CLASS { &a &b, &b INTEGER }").reason).toBe(
      "&b is no field with a type (X.681 9.8)",
    );
  });

  it("are not types", () => {
    expect(bodyError(`${algorithms} A ::= SEQUENCE { a ALGORITHM }`).reason).toBe(
      "ALGORITHM is a class, not a type",
    );
  });

  it("TYPE-IDENTIFIER and ABSTRACT-SYNTAX are built in (X.681 annexes A and B)", () => {
    expect(
      valueV(
        "a TYPE-IDENTIFIER ::= { NULL IDENTIFIED BY { 1 2 3 } } v OBJECT IDENTIFIER ::= a.&id",
      ),
    ).toBe("1.2.3");
    expect(
      typeA(
        "a ABSTRACT-SYNTAX ::= { B IDENTIFIED BY { 1 2 3 } HAS PROPERTY { handles-invalid-encodings } } B ::= NULL A ::= a.&Type",
      ),
    ).toEqual({ kind: "reference", module: "M", name: "B" });
  });
});

describe("Information objects", () => {
  it("are written with the words of WITH SYNTAX (X.681 11.6)", () => {
    expect(valueV(`${algorithms} v OBJECT IDENTIFIER ::= strong.&id`)).toBe("1.2.4");
    expect(typeA(`${algorithms} A ::= strong.&Type`)).toMatchObject({ kind: "sequenceOf" });
    expect(valueV(`${algorithms} v INTEGER ::= strong.&strength`)).toBe(5);
  });

  it("have what the class gives for fields that are left out (X.681 9.7)", () => {
    expect(valueV(`${algorithms} v INTEGER ::= plain.&strength`)).toBe(1);
  });

  it("are written field by field where the class has no WITH SYNTAX (X.681 11.5)", () => {
    const cls =
      "CLS ::= CLASS { &id INTEGER, &Type DEFAULT NULL } a CLS ::= { &Type BOOLEAN, &id 7 } b CLS ::= { &id 8 }";
    expect(valueV(`${cls} v INTEGER ::= a.&id`)).toBe(7);
    expect(typeA(`${cls} A ::= a.&Type`)).toEqual({ kind: "boolean" });
    expect(typeA(`${cls} A ::= b.&Type`)).toEqual({ kind: "null" });
  });

  it("may be other names of objects, defined before or after, imported or not", () => {
    const other = `N DEFINITIONS ::= BEGIN ${algorithms} END`;
    expect(
      valueV(
        "IMPORTS ALGORITHM, strong FROM N; v INTEGER ::= a.&strength a ALGORITHM ::= b b ALGORITHM ::= strong",
        [other],
      ),
    ).toBe(5);
  });

  it("contain objects and sets of objects", () => {
    const body = `INNER ::= CLASS { &n INTEGER, &Type OPTIONAL } WITH SYNTAX { N &n [TYPE &Type] }
      OUTER ::= CLASS { &inner INNER, &Inners INNER OPTIONAL } WITH SYNTAX { HAS &inner [ALL &Inners] }
      one INNER ::= { N 1 TYPE BOOLEAN } a OUTER ::= { HAS one ALL { one | { N 3 } } } b OUTER ::= { HAS { N 2 } ALL Set }
      Set INNER ::= { one, ... } `;
    expect(valueV(`${body} v INTEGER ::= a.&inner.&n`)).toBe(1);
    expect(valueV(`${body} v INTEGER ::= b.&inner.&n`)).toBe(2);
    expect(typeA(`${body} A ::= a.&inner.&Type`)).toEqual({ kind: "boolean" });
  });

  it("have values of the type that another field holds (X.681 9.8)", () => {
    const body =
      "CLS ::= CLASS { &Type, &value &Type } WITH SYNTAX { &Type VALUE &value } a CLS ::= { SEQUENCE OF INTEGER VALUE { 1, 2 } }";
    expect(valueV(`${body} V ::= SEQUENCE OF INTEGER v V ::= a.&value`)).toEqual([1, 2]);
  });

  it("take words of WITH SYNTAX for what they are after types and values", () => {
    const cls =
      "CLS ::= CLASS { &Type OPTIONAL, &id INTEGER OPTIONAL, &flag BOOLEAN OPTIONAL } WITH SYNTAX { [ARGUMENT &Type [OPTIONAL &flag]] [RETURN RESULT &flag] [RESULT-CODE &id] [BY &id] } ";
    const a = (object: string) => `${cls} UPPER ::= NULL a CLS ::= { ${object} } A ::= a.&Type`;
    expect(typeA(a("ARGUMENT UPPER BY 5"))).toMatchObject({ name: "UPPER" });
    expect(typeA(a("ARGUMENT UPPER RETURN RESULT TRUE RESULT-CODE 5"))).toMatchObject({
      name: "UPPER",
    });
    expect(typeA(a("ARGUMENT INTEGER (0..5) OPTIONAL TRUE"))).toMatchObject({ kind: "integer" });
  });

  it("lack no mandatory field, have none twice and nothing else", () => {
    const error = (object: string) => bodyError(`${algorithms} a ALGORITHM ::= { ${object} }`);
    expect(error("STRENGTH IS 5").reason).toBe(
      'expected "ID" (WITH SYNTAX of ALGORITHM), found "STRENGTH"',
    );
    expect(error("ID { 1 2 3 } STRENGTH 5").reason).toBe(
      'expected "IS" (WITH SYNTAX of ALGORITHM), found "5"',
    );
    expect(error("ID { 1 2 3 } WITHOUT NULL")).toMatchObject({
      code: "parser",
      reason: 'expected the end of the object, found "WITHOUT"',
    });
    const cls = "CLS ::= CLASS { &id INTEGER, &Type OPTIONAL } a CLS ::= ";
    expect(bodyError(`${cls} { &Type NULL }`).reason).toBe(
      "this object lacks &id of the class CLS (X.681 11.4)",
    );
    expect(bodyError(`${cls} { &id 5, &id 6 }`).reason).toBe("&id is set here twice");
    expect(bodyError(`${cls} { &no 5 }`).reason).toBe("the class CLS has no field &no (X.681 9.3)");
  });

  it("are checked in what they say, used or not", () => {
    expect(bodyError(`${algorithms} a ALGORITHM ::= { ID { 1 2 } WITH Missing }`).reason).toBe(
      "this module does not define Missing",
    );
    expect(bodyError(`${algorithms} a ALGORITHM ::= { ID TRUE }`).reason).toBe(
      "expected a value of OBJECT IDENTIFIER, found TRUE",
    );
  });

  it("do not lead in circles", () => {
    expect(bodyError(`${algorithms} aa ALGORITHM ::= bb bb ALGORITHM ::= aa`).reason).toMatch(
      /^the object (aa|bb) is defined by nothing but itself$/,
    );
  });

  it("have a class with a name in capitals (X.681 7.1)", () => {
    for (const object of ["&id 5", "WITH SYNTAX INTEGER ID 5"]) {
      expect(bodyError(`a Cls ::= { ${object} }`)).toMatchObject({
        code: "parser",
        reason: "an object in place of a value: its class has a name in capitals (X.681 7.1)",
      });
    }
  });

  it("set fields for sets of values to whatever is in the braces", () => {
    const body =
      "CLS ::= CLASS { &Bits BITS OPTIONAL, &id INTEGER } WITH SYNTAX { [BITS &Bits] ID &id } BITS ::= BIT STRING { one(0), two(1) } ";
    expect(valueV(`${body} a CLS ::= { BITS { one, two } ID 5 } v INTEGER ::= a.&id`)).toBe(5);
    expect(typeA(`${body} a CLS ::= { BITS { {one} | {two} } ID 5 } A ::= a.&Bits`)).toMatchObject({
      kind: "reference",
      name: "BITS",
    });
  });

  it("may have one value for a set of values, as the sets mean nothing to the encoding", () => {
    const body = `K ::= CLASS { &Set INTEGER, &T } WITH SYNTAX { PRIORITY &Set TYPE &T }
      o K ::= { PRIORITY 25 TYPE NULL } p K ::= { PRIORITY -1 TYPE NULL } A ::= o.&T`;
    expect(typeA(body)).toEqual({ kind: "null" });
  });

  it("have a class that there is", () => {
    expect(bodyError("a MISSING ::= { ID 5 }").reason).toBe("this module does not define MISSING");
    expect(bodyError("IMPORTS CLS FROM N; Set CLS ::= { a }").reason).toBe(
      "CLS comes from module N, which is not among the files",
    );
  });
});

describe("Sets of objects", () => {
  const set = (elements: string) => () =>
    compileBody(`${algorithms} Set ALGORITHM ::= { ${elements} } More ALGORITHM ::= { plain }`);

  it.each([
    "plain",
    "plain | strong",
    "plain, strong",
    "...",
    "plain, ...",
    "plain, ..., strong",
    "More | { ID { 1 2 5 } }",
    "(plain | strong) EXCEPT plain",
    "M.plain UNION M.More",
    "ALL EXCEPT plain",
    "plain, ..., ALL EXCEPT (plain | strong)",
    "",
  ])("may be { %s }", (elements) => {
    expect(set(elements)).not.toThrow();
  });

  it("hold objects and sets of objects only (X.681 12.3)", () => {
    expect(bodyError(`${algorithms} Set ALGORITHM ::= { five } five INTEGER ::= 5`).reason).toBe(
      "expected an object or a set of objects of the class ALGORITHM (X.681 12.3)",
    );
    expect(bodyError(`${algorithms} Set ALGORITHM ::= { missing }`).reason).toBe(
      "this module does not define missing",
    );
    expect(bodyError(`${algorithms} Set ALGORITHM ::= { plain strong }`).reason).toBe(
      'expected "|" or "," after an object, found "strong"',
    );
  });

  it("do not contain themselves", () => {
    expect(bodyError(`${algorithms} Set ALGORITHM ::= { Set }`).reason).toBe(
      "the set Set contains itself",
    );
  });

  it("are sets of values where the governor is a type in capitals", () => {
    expect(typeA("SMALL ::= INTEGER (0..100) A SMALL ::= { 1 | 2..5 }")).toMatchObject({
      constraint: { value: [{ min: 1, max: 5 }] },
    });
  });
});

describe("Fields of classes as types", () => {
  it("are the type that the class gives to a field of values (X.681 14.2)", () => {
    expect(typeA(`${algorithms} A ::= ALGORITHM.&id`)).toEqual({
      kind: "objectIdentifier",
      relative: false,
    });
    expect(typeA(`${algorithms} A ::= ALGORITHM.&strength (0..9)`)).toMatchObject({
      constraint: { value: [{ min: 0, max: 9 }] },
    });
  });

  it("are open types where an object would tell", () => {
    expect(typeA(`${algorithms} A ::= ALGORITHM.&Type`)).toEqual({ kind: "any" });
    expect(typeA("CLS ::= CLASS { &Type, &value &Type } A ::= CLS.&value")).toEqual({
      kind: "any",
    });
  });

  it("are tagged explicitly where they are open (X.680 31.2.7)", () => {
    expect(typeA(`${algorithms} A ::= [0] ALGORITHM.&Type`)).toMatchObject({ explicit: true });
    expect(typeA(`${algorithms} A ::= [0] ALGORITHM.&id`)).toMatchObject({ explicit: false });
    expect(typeA("CH ::= CLASS { &c CHOICE { a NULL } } A ::= [0] CH.&c")).toMatchObject({
      explicit: true,
    });
  });

  it("lead through fields of classes", () => {
    expect(
      typeA(
        "INNER ::= CLASS { &n INTEGER } OUTER ::= CLASS { &Inners INNER, &self OUTER OPTIONAL } A ::= OUTER.&self.&Inners.&n",
      ),
    ).toMatchObject({ kind: "integer" });
  });

  it("may have table constraints, exceptions and others after them", () => {
    expect(
      typeA(
        `${algorithms} Set ALGORITHM ::= { plain, ... } A ::= SEQUENCE { id ALGORITHM.&id ({Set} ! 5), value ALGORITHM.&Type ({Set}{@id}) OPTIONAL }`,
      ),
    ).toMatchObject({
      members: [{ type: { kind: "objectIdentifier" } }, { type: { kind: "any" } }],
    });
  });

  it("are fields that there are, and of a kind that is a type", () => {
    expect(bodyError(`${algorithms} A ::= ALGORITHM.&no`).reason).toBe(
      "the class ALGORITHM has no field &no (X.681 9.3)",
    );
    expect(bodyError(`${algorithms} A ::= ALGORITHM.&id.&no`).reason).toBe(
      "&id holds no objects, and has no fields (X.681 7.14)",
    );
    expect(bodyError("CLS ::= CLASS { &Set CLS } A ::= CLS.&Set").reason).toBe(
      "&Set is not a type here (X.681 14.2)",
    );
    expect(bodyError(`${algorithms} A ::= plain.&Type`).reason).toBe(
      "the object plain has no &Type (X.681 15.3)",
    );
    expect(bodyError("B ::= NULL A ::= B.&Type").reason).toBe(
      "B is no class, object or set of objects (X.681 14.1)",
    );
  });
});

describe("Information from objects", () => {
  const body = `INNER ::= CLASS { &n INTEGER, &Type OPTIONAL, &Codes INTEGER OPTIONAL }
    OUTER ::= CLASS { &inner INNER, &Inners INNER }
    one INNER ::= { &n 1, &Type BOOLEAN, &Codes { 1 | 2 } } two INNER ::= { &n 2 }
    a OUTER ::= { &inner one, &Inners { two } } All OUTER ::= { a } `;

  it("is a value, of an object and in others (X.681 15.1)", () => {
    expect(valueV(`${body} v INTEGER ::= a.&inner.&n`)).toBe(1);
    expect(valueV(`${body} v SEQUENCE OF INTEGER ::= { one.&n, two.&n }`)).toEqual([1, 2]);
  });

  it("is a type (X.681 15.1)", () => {
    expect(typeA(`${body} A ::= SEQUENCE OF one.&Type`)).toMatchObject({
      element: { kind: "boolean" },
    });
  });

  it("is an object (X.681 15.1)", () => {
    expect(valueV(`${body} b INNER ::= a.&inner v INTEGER ::= b.&n`)).toBe(1);
  });

  it("is a set of objects, of an object or of all in a set (X.681 15.1)", () => {
    for (const set of ["a.&Inners", "All.&inner", "All.&Inners | one"]) {
      expect(typeA(`${body} Set INNER ::= { ${set} } A ::= INNER.&n ({Set})`)).toMatchObject({
        kind: "integer",
      });
    }
    expect(bodyError(`${body} Set INNER ::= { a.&n }`).reason).toMatch(/X\.681/);
  });

  it("is a set of values, which may be too large (X.681 15.1)", () => {
    for (const set of ["one.&Codes", "All.&Inners.&n", "a.&Inners.&n"]) {
      expect(typeA(`${body} A ::= INTEGER (${set})`)).toMatchObject({ kind: "integer" });
      expect(typeA(`${body} A ::= ${set}`)).toMatchObject({ kind: "integer" });
    }
  });

  it("is of an object or a set with parameters too (X.681 15.1)", () => {
    const made = `${body} made {INTEGER:n, T} INNER ::= { &n n, &Type SEQUENCE OF T }
      Made {INNER:Set} INNER ::= { Set | made{9, NULL} } `;
    expect(valueV(`${made} v INTEGER ::= made{5, NULL}.&n`)).toBe(5);
    expect(valueV(`${made} v INTEGER ::= M.made{6, NULL}.&n`)).toBe(6);
    const pair = "v SEQUENCE { a SEQUENCE OF NULL, b INTEGER } ::=";
    const value = valueV(`${made} ${pair} { a { NULL }, b made{7, NULL}.&n }`);
    expect(value).toEqual({ a: [null], b: 7 });
    expect(typeA(`${made} A ::= made{5, BOOLEAN}.&Type`)).toEqual({
      kind: "sequenceOf",
      element: { kind: "boolean" },
      map: false,
    });
    expect(typeA(`${made} A ::= INTEGER (made{5, NULL}.&n)`)).toMatchObject({
      constraint: { value: [{ min: 5, max: 5 }] },
    });
    expect(typeA(`${made} A ::= Made{{one}}.&n`)).toMatchObject({ kind: "integer" });
    expect(bodyError(`${made} v INTEGER ::= made.&n`).reason).toBe(
      "made needs 2 parameters in braces (X.683 9.1)",
    );
  });
});

describe("INSTANCE OF", () => {
  it("is an identifier and a value under the tag of EXTERNAL (X.681 annex C)", () => {
    expect(typeA("A ::= INSTANCE OF TYPE-IDENTIFIER")).toEqual({
      kind: "tagged",
      class: "universal",
      number: 8,
      explicit: false,
      type: {
        kind: "sequence",
        extensible: false,
        extensionAt: 2,
        members: [
          expect.objectContaining({ name: "type-id" }),
          expect.objectContaining({
            name: "value",
            type: {
              kind: "tagged",
              class: "context",
              number: 0,
              explicit: true,
              type: { kind: "any" },
            },
          }),
        ],
      },
    });
  });

  it("is of a class", () => {
    expect(bodyError("A ::= INSTANCE OF B B ::= NULL").reason).toBe(
      "B is not a class (X.681 annex C)",
    );
  });
});
