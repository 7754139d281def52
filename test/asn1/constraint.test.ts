import { describe, expect, it } from "vitest";
import type { Constraint } from "../../src/codec/index.js";
import { bodyError, membersOfA, typeA } from "./compile-text.js";

function constraintOf(body: string): Constraint | undefined {
  const type = typeA(body);
  return "constraint" in type ? type.constraint : undefined;
}

const values = (notation: string) =>
  constraintOf(`A ::= INTEGER ${notation} one INTEGER ::= 1 low INTEGER ::= 2 high INTEGER ::= 7`)
    ?.value;

describe("Value ranges and single values of INTEGER", () => {
  it.each([
    ["(5)", [{ min: 5, max: 5 }]],
    ["(-5..5)", [{ min: -5, max: 5 }]],
    ["(MIN..5)", [{ max: 5 }]],
    ["(one..MAX)", [{ min: 1 }]],
    ["(0<..<10)", [{ min: 1, max: 9 }]],
    ["(low<..<high)", [{ min: 3, max: 6 }]],
    ["(MIN<..low | high..<MAX)", [{ max: 2 }, { min: 7 }]],
    ["{ a(3) } (0..a)", [{ min: 0, max: 3 }]],
  ])("%s", (notation, expected) => {
    expect(values(notation)).toEqual(expected);
  });

  it("MIN..MAX says nothing", () => {
    expect(values("(MIN..MAX)")).toBeUndefined();
  });

  it("a range of nothing is an error", () => {
    expect(bodyError("A ::= INTEGER (5..4)")).toMatchObject({
      column: 16,
      reason: "there is nothing between 5 and 4",
    });
  });

  it("needs integers", () => {
    expect(bodyError("A ::= INTEGER (1.5)").reason).toBe(
      "expected a value of INTEGER, found the number 1.5",
    );
    expect(bodyError("A ::= INTEGER (0..x) x BOOLEAN ::= TRUE").reason).toBe(
      "expected a value of INTEGER, found x, a value of BOOLEAN",
    );
  });

  it("on other types they are read and mean nothing to the codec", () => {
    expect(typeA("A ::= REAL (0.0..1.0)")).toEqual({ kind: "real" });
    expect(typeA('A ::= IA5String ("a" | "b")')).toEqual({ kind: "string", string: "IA5String" });
    expect(typeA("A ::= BOOLEAN (TRUE)")).toEqual({ kind: "boolean" });
    expect(typeA("A ::= B (NULL) B ::= NULL")).toMatchObject({ kind: "reference" });
    expect(typeA("A ::= ENUMERATED { a, b } (ALL EXCEPT b)")).toMatchObject({ kind: "enumerated" });
  });
});

describe("Unions, intersections and exclusions", () => {
  it("a union joins what overlaps or touches", () => {
    expect(values("(1 | 2 | 3)")).toEqual([{ min: 1, max: 3 }]);
    expect(values("(10..20 UNION 1..5 | 15..30)")).toEqual([
      { min: 1, max: 5 },
      { min: 10, max: 30 },
    ]);
    expect(values("(MIN..0 | 5..MAX)")).toEqual([{ max: 0 }, { min: 5 }]);
    expect(values("(0..MAX | 5..6)")).toEqual([{ min: 0 }]);
  });

  it("an intersection binds tighter", () => {
    expect(values("(1..10 ^ 5..20 | 50)")).toEqual([
      { min: 5, max: 10 },
      { min: 50, max: 50 },
    ]);
    expect(values("((1..10 | 50) INTERSECTION (5..60))")).toEqual([
      { min: 5, max: 10 },
      { min: 50, max: 50 },
    ]);
    expect(values("(MIN..10 ^ 5..MAX)")).toEqual([{ min: 5, max: 10 }]);
  });

  it("what EXCEPT excludes is allowed: the check is a little too generous", () => {
    expect(values("(1..10 EXCEPT 5)")).toEqual([{ min: 1, max: 10 }]);
    expect(values("(ALL EXCEPT 5)")).toBeUndefined();
    expect(values("(1..10 ^ (ALL EXCEPT 5))")).toEqual([{ min: 1, max: 10 }]);
    expect(values("(1 | (ALL EXCEPT 5))")).toBeUndefined();
  });

  it("a constraint after another one narrows it", () => {
    expect(values("(0..100)(50..200)")).toEqual([{ min: 50, max: 100 }]);
  });
});

describe("Extensible constraints", () => {
  it("are not checked: later versions may go beyond them", () => {
    expect(values("(1..5, ...)")).toBeUndefined();
    expect(values("(1, ..., 2)")).toBeUndefined();
    expect(values("(0..9)(1..5, ...)")).toEqual([{ min: 0, max: 9 }]);
    expect(constraintOf("A ::= OCTET STRING (SIZE (1..5, ...))")).toBeUndefined();
  });

  it("take an exception mark", () => {
    expect(values("(1..5 ! 7)")).toEqual([{ min: 1, max: 5 }]);
    expect(values('(1..5, ..., 6 ! UTF8String : "x")')).toBeUndefined();
  });
});

describe("INTEGER beyond 2^53", () => {
  it.each([
    ["(0..9007199254740991)", false],
    ["(-9007199254740991..0)", false],
    ["(0..9007199254740992)", true],
    ["(-9007199254740992..0)", true],
    ["(0..18446744073709551615)", true],
    ["(0..18446744073709551615, ...)", true],
    ["(0..MAX)", false],
    ["(9007199254740992..MAX)", true],
    ["(MIN..-9007199254740992)", true],
    ["(5 | 99999999999999999999)", true],
  ])("%s is wide: %s", (notation, wide) => {
    expect(typeA(`A ::= INTEGER ${notation}`)).toMatchObject({ wide });
  });

  it("keeps bounds exact", () => {
    expect(values("(0..18446744073709551615)")).toEqual([{ min: 0, max: 18446744073709551615n }]);
  });

  it("comes through a constrained reference", () => {
    expect(
      membersOfA("A ::= SEQUENCE { a B (0..18446744073709551615) } B ::= INTEGER"),
    ).toMatchObject([{ type: { kind: "integer", wide: true } }]);
  });
});

describe("SIZE", () => {
  it.each(["OCTET STRING", "BIT STRING", "UTF8String", "NumericString", "UTCTime"])(
    "of %s",
    (type) => {
      expect(constraintOf(`A ::= ${type} (SIZE (1..8 | 16))`)).toEqual({
        size: [
          { min: 1, max: 8 },
          { min: 16, max: 16 },
        ],
      });
    },
  );

  it("may be a value reference", () => {
    expect(constraintOf("A ::= OCTET STRING (SIZE (0..max)) max INTEGER ::= 64")).toEqual({
      size: [{ min: 0, max: 64 }],
    });
  });

  it("may be combined with other constraints", () => {
    expect(constraintOf('A ::= IA5String (SIZE (1..5)) (FROM ("a".."z"))')).toEqual({
      size: [{ min: 1, max: 5 }],
    });
    expect(constraintOf('A ::= IA5String (SIZE (1..5) ^ FROM ("a".."z"))')).toEqual({
      size: [{ min: 1, max: 5 }],
    });
    expect(constraintOf('A ::= IA5String (SIZE (1..5) | "x")')).toBeUndefined();
  });
});

describe("Constrained references", () => {
  it("become the narrowed type where the codec can check it", () => {
    expect(typeA("A ::= B (0..5) B ::= INTEGER (0..100) ")).toEqual({
      kind: "integer",
      wide: false,
      constraint: { value: [{ min: 0, max: 5 }] },
    });
    expect(typeA("A ::= B (0..5) B ::= [APPLICATION 1] INTEGER")).toMatchObject({
      kind: "tagged",
      number: 1,
      type: { constraint: { value: [{ min: 0, max: 5 }] } },
    });
    expect(typeA("A ::= B (SIZE (1..2)) B ::= SEQUENCE OF C C ::= NULL")).toMatchObject({
      kind: "sequenceOf",
      element: { kind: "reference", name: "C" },
      constraint: { size: [{ min: 1, max: 2 }] },
    });
  });

  it("stay references where it cannot", () => {
    expect(
      typeA("A ::= B (WITH COMPONENTS { ..., a PRESENT }) B ::= SEQUENCE { a NULL OPTIONAL }"),
    ).toEqual({
      kind: "reference",
      module: "M",
      name: "B",
    });
    expect(typeA('A ::= B (FROM ("0".."9")) B ::= UTF8String')).toMatchObject({
      kind: "reference",
    });
    expect(typeA("A ::= B (1..5, ...) B ::= INTEGER")).toMatchObject({ kind: "reference" });
  });
});

describe("Contained subtypes", () => {
  it("take the constraint of the other type, with and without INCLUDES", () => {
    expect(values("(Small) Small ::= INTEGER (0..9)")).toEqual([{ min: 0, max: 9 }]);
    expect(values("(INCLUDES Small | 20) Small ::= INTEGER (0..9)")).toEqual([
      { min: 0, max: 9 },
      { min: 20, max: 20 },
    ]);
    expect(constraintOf("A ::= UTF8String (Short) Short ::= UTF8String (SIZE (1..3))")).toEqual({
      size: [{ min: 1, max: 3 }],
    });
    expect(values("(INTEGER)")).toBeUndefined();
  });
});

describe("Permitted alphabets, PATTERN, CONTAINING, WITH COMPONENTS and CONSTRAINED BY", () => {
  it.each([
    'IA5String (FROM ("a".."z" | "A".."Z" | "0"))',
    'NumericString (FROM ("0".."5")) (SIZE (1..MAX))',
    'UTF8String (PATTERN "[a-z]+")',
    'TIME (SETTINGS "Basic=Date")',
    "OCTET STRING (CONTAINING UTF8String ENCODED BY { joint-iso-itu-t asn1(1) packed-encoding(3) })",
    "BIT STRING (ENCODED BY { 2 1 1 })",
    "OCTET STRING (CONSTRAINED BY { -- any text -- })",
    "OCTET STRING (CONSTRAINED BY { INTEGER : 5, { nested } })",
    "SEQUENCE { a INTEGER OPTIONAL, b NULL OPTIONAL } (WITH COMPONENTS { a (0..5) PRESENT, b ABSENT })",
    "SEQUENCE { a INTEGER OPTIONAL } (WITH COMPONENTS { ..., a OPTIONAL })",
    "SEQUENCE OF INTEGER (WITH COMPONENT (0..5))",
    "SEQUENCE (SIZE (1..5) | WITH COMPONENT (0..5)) OF INTEGER",
    "CHOICE { a NULL, b INTEGER } (WITH COMPONENTS { a } | WITH COMPONENTS { b (5) })",
    "SEQUENCE { a INTEGER } ({ a 5 } | { a 6 })",
    "OBJECT IDENTIFIER ({ 1 2 3 } | { 1 2 4 })",
    "INTEGER (M.one .. 5)",
  ])("%s is read", (notation) => {
    expect(typeA(`A ::= ${notation} one INTEGER ::= 1`).kind).toBeTypeOf("string");
  });

  it("CONSTRAINED BY may name components (X.680 15)", () => {
    expect(typeA("A ::= INTEGER (CONSTRAINED BY { INTEGER : @M.B.a.* })")).toMatchObject({
      kind: "integer",
    });
  });

  it("CONSTRAINED BY without an end is an error at its brace", () => {
    expect(bodyError("A ::= NULL (CONSTRAINED BY { {}")).toMatchObject({
      column: 28,
      reason: 'this brace has no closing "}"',
    });
  });
});

describe("Constraints that are read", () => {
  it("of open types name a type (X.680 51.6)", () => {
    expect(typeA("A ::= ANY (SEQUENCE OF INTEGER)")).toEqual({ kind: "any" });
  });

  it.each([
    'DURATION ("P0Y".."P2Y")',
    'DATE ("2000-01-01".."2001-01-01")',
    'TIME ((SETTINGS "Basic=Rec-Interval") ^ ("R1".."R5"))',
  ])("of times are ranges of values (X.680 51.11, 51.12, 51.13): %s", (notation) => {
    expect(typeA(`A ::= ${notation}`)).toEqual({ kind: "string", string: notation.split(" ")[0] });
  });
});
