import { describe, expect, it } from "vitest";
import { load } from "../../src/asn1/index.js";
import {
  bodyError,
  compileBody,
  membersOfA,
  moduleText,
  typeA,
  valueV,
  warningsOf,
} from "./compile-text.js";

const value = (notation: string, more = "") => valueV(`v ${notation} ${more}`);
const reason = (notation: string, more = "") => bodyError(`v ${notation} ${more}`).reason;

describe("Values of BOOLEAN and NULL", () => {
  it("are words", () => {
    expect(value("BOOLEAN ::= TRUE")).toBe(true);
    expect(value("BOOLEAN ::= FALSE")).toBe(false);
    expect(value("NULL ::= NULL")).toBeNull();
  });
});

describe("Values of INTEGER", () => {
  it("are numbers and names of numbers", () => {
    expect(value("INTEGER ::= -5")).toBe(-5);
    expect(value("INTEGER { five(5) } ::= five")).toBe(5);
    expect(value("A ::= five", "A ::= [1] B B ::= INTEGER { five(5) }")).toBe(5);
  });

  it("are bigints beyond 2^53 and in types that reach beyond it", () => {
    expect(value("INTEGER ::= 9007199254740991")).toBe(9007199254740991);
    expect(value("INTEGER ::= 9007199254740992")).toBe(9007199254740992n);
    expect(value("INTEGER (0..18446744073709551615) ::= 5")).toBe(5n);
    expect(value("INTEGER { a(5) } (0..18446744073709551615) ::= a")).toBe(5n);
    expect(value("INTEGER (0..18446744073709551615) ::= w", "w INTEGER ::= 5")).toBe(5n);
    expect(value("INTEGER ::= w", "w INTEGER (0..18446744073709551615) ::= 5")).toBe(5);
  });

  it("prefer the type's own name to a value of that name", () => {
    expect(value("INTEGER { a(5) } ::= a", "a INTEGER ::= 6")).toBe(5);
  });
});

describe("Values of REAL", () => {
  it.each([
    ["1", 1],
    ["-1.5", -1.5],
    ["2.5E-3", 0.0025],
    ["PLUS-INFINITY", Infinity],
    ["MINUS-INFINITY", -Infinity],
    ["NOT-A-NUMBER", NaN],
    ["{ mantissa 314, base 10, exponent -2 }", 3.14],
    ["{ mantissa -5, base 2, exponent 3 }", -40],
    ["-0.0", -0],
    ["1E308", 1e308],
    ["1E-400", 0],
    [
      "{ mantissa 9007199254740991, base 2, exponent -1120 }",
      9007199254740991 * 2 ** -560 * 2 ** -560,
    ],
  ])("%s", (notation, expected) => {
    expect(value(`REAL ::= ${notation}`)).toBe(expected);
  });

  it.each([
    "1E400",
    "-1.0E309",
    "9".repeat(400),
    "{ mantissa 1, base 10, exponent 400 }",
    "{ mantissa -1, base 2, exponent 1024 }",
  ])("are refused where they are too large: %s", (notation) => {
    expect(reason(`REAL ::= ${notation}`)).toBe("a number beyond the range of a REAL");
  });

  it("have the base 2 or 10", () => {
    expect(reason("REAL ::= { mantissa 1, base 8, exponent 1 }")).toBe(
      "the base of a REAL is 2 or 10, not 8",
    );
  });
});

describe("Values of character strings", () => {
  it("are quoted, or lists of strings and cells of a table (X.680 41.8)", () => {
    expect(value('UTF8String ::= "äöü"')).toBe("äöü");
    expect(value('IA5String ::= { "a", b, {4, 3} }', 'b IA5String ::= "bb"')).toBe("abbC");
    expect(value("UTF8String ::= { 0, 0, 32, 172 }")).toBe("€");
    expect(value("UTF8String ::= { }")).toBe("");
  });

  it("of ObjectDescriptor are those of a character string (X.680 48)", () => {
    expect(value('ObjectDescriptor ::= "a thing"')).toBe("a thing");
  });

  it("name no cell outside the table", () => {
    const outside = "expected two numbers, to 7 and 15, or four, to 127 and 255";
    expect(reason("IA5String ::= { 8, 0 }")).toBe(outside);
    expect(reason("IA5String ::= { 1, 2, 3 }")).toBe(outside);
    expect(reason("UTF8String ::= { 127, 0, 0, 0 }")).toBe(outside);
  });
});

describe("Values of times", () => {
  it.each([
    ["UTCTime", "2001010000Z"],
    ["GeneralizedTime", "19851106210627.3"],
    ["TIME", "R5/2000-01-01/P1D"],
    ["DATE", "1985-04-12"],
    ["TIME-OF-DAY", "12:00:00"],
    ["DATE-TIME", "1985-04-12T12:00:00"],
    ["DURATION", "P1Y2M"],
  ])("of %s may be %s (X.680 12.17, 38, 46, 47)", (type, text) => {
    expect(value(`${type} ::= "${text}"`)).toBe(text);
  });
});

describe("Values of OCTET STRING", () => {
  it("are filled up with zero bits (X.680 23.3)", () => {
    expect(value("OCTET STRING ::= 'ABC'H")).toEqual(Uint8Array.of(0xab, 0xc0));
    expect(value("OCTET STRING ::= '00000000011'B")).toEqual(Uint8Array.of(0x00, 0x60));
    expect(value("OCTET STRING ::= ''H")).toEqual(new Uint8Array());
  });
});

describe("Values of BIT STRING", () => {
  it("are digits or the names of bits", () => {
    expect(value("BIT STRING ::= '011'B")).toEqual({ bytes: Uint8Array.of(0x60), length: 3 });
    expect(value("BIT STRING ::= '005'H")).toEqual({
      bytes: Uint8Array.of(0x00, 0x50),
      length: 12,
    });
    expect(value("BIT STRING { a(0), j(9) } ::= { j, a }")).toEqual({
      bytes: Uint8Array.of(0x80, 0x40),
      length: 10,
    });
    expect(value("BIT STRING { a(0) } ::= { }")).toEqual({ bytes: new Uint8Array(), length: 0 });
  });

  it("lose the zeros at the end where bits have names (X.680 22.7)", () => {
    expect(value("BIT STRING { a(0) } ::= '60'H")).toEqual({
      bytes: Uint8Array.of(0x60),
      length: 3,
    });
    expect(value("BIT STRING { a(0) } ::= '0000000000'B")).toEqual({
      bytes: new Uint8Array(),
      length: 0,
    });
    expect(value("BIT STRING ::= '00'B")).toEqual({ bytes: Uint8Array.of(0), length: 2 });
  });

  it("name known bits only", () => {
    expect(reason("BIT STRING { a(0) } ::= { constructor }")).toBe("expected the name of a bit");
    expect(reason("BIT STRING ::= TRUE")).toBe("expected a value of BIT STRING, found TRUE");
  });
});

describe("Values of OBJECT IDENTIFIER", () => {
  it.each([
    ["{ 1 2 840 }", "1.2.840"],
    ["{ iso member-body(2) us(840) 113549 }", "1.2.840.113549"],
    ["{ iso identified-organization(3) }", "1.3"],
    ["{ iso identified-organization 6 }", "1.3.6"],
    ["{ joint-iso-itu-t ds(5) 4 }", "2.5.4"],
    ["{ joint-iso-ccitt(2) 5 }", "2.5"],
    ["{ itu-t recommendation q 825 }", "0.0.17.825"],
    ["{ ccitt identified-organization etsi(0) }", "0.4.0"],
    ["{ base five(5) }", "1.3.6.5"],
    ["{ base arc tail }", "1.3.6.7.8.9"],
    ["{ M.base 5 }", "1.3.6.5"],
    ["base", "1.3.6"],
    ["{ 2 999 123456789012345678901234567890 }", "2.999.123456789012345678901234567890"],
  ])("%s is %s", (notation, expected) => {
    const more =
      "base OBJECT IDENTIFIER ::= { iso 3 6 } arc INTEGER ::= 7 tail RELATIVE-OID ::= { 8 9 }";
    expect(value(`OBJECT IDENTIFIER ::= ${notation}`, more)).toBe(expected);
  });

  it("have two components at least, within the limits of X.660", () => {
    expect(reason("OBJECT IDENTIFIER ::= { iso }")).toBe(
      "an object identifier has at least two components",
    );
    expect(reason("OBJECT IDENTIFIER ::= { 3 1 }")).toBe("no object identifier begins with 3.1");
    expect(reason("OBJECT IDENTIFIER ::= { 1 40 }")).toBe("no object identifier begins with 1.40");
    expect(reason("OBJECT IDENTIFIER ::= { 1 2 -3 }")).toBe(
      "-3 is not a component of an object identifier",
    );
  });

  it("are made of components only", () => {
    expect(reason("OBJECT IDENTIFIER ::= { 1 2, 3 }")).toBe("an object identifier has no commas");
    expect(reason("OBJECT IDENTIFIER ::= { 1 2 TRUE }")).toBe(
      "expected a component of an object identifier",
    );
    expect(reason("OBJECT IDENTIFIER ::= { 1 2 t }", "t BOOLEAN ::= TRUE")).toBe(
      "t is not a component of an object identifier",
    );
    expect(reason("OBJECT IDENTIFIER ::= { 1 2 nothing }")).toBe(
      "this module does not define nothing",
    );
  });

  it("of RELATIVE-OID have any components", () => {
    expect(value("RELATIVE-OID ::= { a(5) 100 }")).toBe("5.100");
    expect(value("RELATIVE-OID ::= { }")).toBe("");
  });
});

describe("Values of ENUMERATED", () => {
  it("are the numbers of items", () => {
    expect(value("ENUMERATED { a, b(7) } ::= b")).toBe(7);
    expect(value("A ::= w", "A ::= ENUMERATED { a, b(7) } w A ::= b")).toBe(7);
  });

  it("must not be written as numbers, nor be unknown items", () => {
    expect(reason("ENUMERATED { a } ::= 0")).toBe(
      "expected a value of ENUMERATED, found the number 0",
    );
    expect(reason("ENUMERATED { a } ::= c")).toBe("this ENUMERATED has no item c");
  });
});

describe("Values of SEQUENCE and SET", () => {
  it("are objects", () => {
    expect(value("SEQUENCE { a INTEGER, b SET { c BOOLEAN } } ::= { b { c TRUE }, a -5 }")).toEqual(
      {
        a: -5,
        b: { c: true },
      },
    );
    expect(
      value("SEQUENCE { a NULL OPTIONAL, b INTEGER DEFAULT 5, ..., c BOOLEAN } ::= { }"),
    ).toEqual({});
  });

  it("lack no mandatory member, and have no other twice or unknown", () => {
    const type = "SEQUENCE { a INTEGER, constructor NULL OPTIONAL }";
    expect(reason(`${type} ::= { }`)).toBe("this value lacks a");
    expect(reason(`${type} ::= { a 1, a 2 }`)).toBe("a has two values");
    expect(reason(`${type} ::= { a 1, z 2 }`)).toBe("the type has no member z");
    expect(reason(`${type} ::= { a 1 2 }`)).toBe("expected a member's name and its value");
    expect(reason(`${type} ::= { 5 }`)).toBe("expected a member's name and its value");
    expect(value(`${type} ::= { a 1, constructor NULL }`)).toEqual({ a: 1, constructor: null });
  });
});

describe("Values of SEQUENCE OF and SET OF", () => {
  it("are arrays", () => {
    expect(value("SEQUENCE OF INTEGER ::= { 1, -2, three }", "three INTEGER ::= 3")).toEqual([
      1, -2, 3,
    ]);
    expect(value("SET OF SEQUENCE OF NULL ::= { { }, { NULL } }")).toEqual([[], [null]]);
    expect(value("SEQUENCE OF SEQUENCE { a INTEGER } ::= { { a 1 }, { a 2 } }")).toEqual([
      { a: 1 },
      { a: 2 },
    ]);
  });

  it("have commas between their elements", () => {
    expect(reason("SEQUENCE OF INTEGER ::= { 1 2 }")).toBe('expected "," or "}" after a value');
  });
});

describe("Values of CHOICE", () => {
  it("are objects of one key", () => {
    expect(value("CHOICE { a INTEGER, b NULL } ::= a : 5")).toEqual({ a: 5 });
    expect(value("CHOICE { a CHOICE { b INTEGER } } ::= a : b : 5")).toEqual({ a: { b: 5 } });
    expect(value("SEQUENCE { x CHOICE { a INTEGER } } ::= { x a : 5 }")).toEqual({ x: { a: 5 } });
    expect(value("SEQUENCE OF CHOICE { a INTEGER } ::= { a : 5, a:6 }")).toEqual([
      { a: 5 },
      { a: 6 },
    ]);
  });

  it("may lack the colon, as in X.208, which is told", () => {
    const c = "C ::= CHOICE { x INTEGER, y SEQUENCE { a NULL, b C }, z [1] C }";
    const seven = { z: { x: 7 } };
    expect(value("C ::= x 5", c)).toEqual({ x: 5 });
    expect(value("C ::= z x 7", c)).toEqual(seven);
    expect(value("C ::= y { a NULL, b z x -7 }", c)).toEqual({
      y: { a: null, b: { z: { x: -7 } } },
    });
    expect(value("SEQUENCE OF C ::= { x 1, z x 7, x:3 }", c)).toEqual([{ x: 1 }, seven, { x: 3 }]);
    expect(value("SEQUENCE { m C } ::= { m y { a NULL, b x 1 } }", c)).toEqual({
      m: { y: { a: null, b: { x: 1 } } },
    });
    expect(membersOfA(`A ::= SEQUENCE { m C DEFAULT x 5 } ${c}`)[0]!.default).toEqual({ x: 5 });
    expect(value("CHOICE { a NULL } ::= a NULL w NULL ::= NULL")).toEqual({ a: null });
    expect(warningsOf(moduleText(`v C ::= x 5 w INTEGER ::= 1 ${c}`))).toEqual([
      "2:11 notation: no colon between x and its value (X.680 29.11)",
    ]);
    expect(value("INTEGER ::= w", "w INTEGER ::= 5")).toBe(5);
    expect(reason("INTEGER ::= x 5")).toBe(
      "expected a value of INTEGER, found a value of an alternative x",
    );
  });

  it("are of an alternative that there is", () => {
    expect(reason("CHOICE { a INTEGER } ::= b : 5")).toBe("the type has no member b");
    expect(reason("CHOICE { a INTEGER } ::= 5")).toBe(
      "expected a value of CHOICE, found the number 5",
    );
  });
});

describe("Values of open types", () => {
  it.each([
    ["NULL : NULL", "0500"],
    ["INTEGER:5", "020105"],
    ["OCTET STRING : 'FF'H", "0401ff"],
    ['BMPString : "a"', "1e020061"],
    ["SEQUENCE { a BOOLEAN, b B DEFAULT 5 } : { a TRUE }", "30030101ff"],
    ["B : 5", "020105"],
    ["Tree : { next { }, leaf C : 7 }", "3009a0023000a1030201" + "07"],
    ["CHOICE { x [1] INTEGER } : x : 5", "810105"],
    ["[1] INTEGER : 5", "810105"],
    ["[APPLICATION 2] EXPLICIT NULL : NULL", "62020500"],
    ["SEQUENCE OF ANY : { NULL : NULL, INTEGER : 1 }", "30050500020101"],
    ["[5] INTEGER : 1", "850101"],
    ['DATE : "1985-04-12"', "1f1f083139383530343132"],
    ["RELATIVE-OID : { 5 }", "0d0105"],
  ])("%s is the octets %s (X.681 14.3)", (notation, octets) => {
    const more = `B ::= INTEGER C ::= INTEGER
      Tree ::= SEQUENCE { next [0] EXPLICIT Tree OPTIONAL, leaf [1] EXPLICIT ANY OPTIONAL }`;
    const found = value(`ANY ::= ${notation}`, more) as Uint8Array;
    expect(Buffer.from(found).toString("hex")).toBe(octets);
  });

  it("may be many of one type, and of types that hold it", () => {
    const list = value(
      "SEQUENCE OF ANY ::= { B : { a 1 }, B : { a 2 }, SEQUENCE OF B : { { a 3 } }, C : { b { a 4 } } }",
      "B ::= SEQUENCE { a INTEGER } C ::= SEQUENCE { b B }",
    ) as readonly Uint8Array[];
    expect(list.map((octets) => Buffer.from(octets).toString("hex"))).toEqual([
      "3003020101",
      "3003020102",
      "30053003020103",
      "30053003020104",
    ]);
  });

  it("name a type, and a value that it has", () => {
    expect(bodyError("v ANY ::= 5")).toMatchObject({
      reason: "expected a value of ANY, found the number 5",
      rule: "value of an open type, Type : value (X.681 14.3)",
    });
    expect(reason("ANY ::= INTEGER : TRUE")).toBe("expected a value of INTEGER, found TRUE");
    expect(reason("ANY ::= INTEGER 5")).toBe('expected ":" after the type of a value, found "5"');
    expect(reason("ANY ::= B : 5")).toBe("this module does not define B");
    expect(reason("INTEGER ::= INTEGER : 5")).toBe(
      "expected a value of INTEGER, found a value with its type",
    );
    expect(reason('ANY ::= IA5String : "ä"')).toMatch(/^this value has no encoding: /);
  });
});

describe("Values of EXTERNAL, EMBEDDED PDV and CHARACTER STRING", () => {
  const octets = Uint8Array.of(1, 2);

  it("are those of the associated type (X.680 37.5, 36.5, 44.5)", () => {
    expect(
      value(
        `EXTERNAL ::= { identification syntax : { 1 2 3 }, data-value-descriptor "d", data-value '0102'H }`,
      ),
    ).toEqual({
      "direct-reference": "1.2.3",
      "data-value-descriptor": "d",
      encoding: { "octet-aligned": octets },
    });
    const context = "context-negotiation : { presentation-context-id 5, transfer-syntax { 1 2 } }";
    expect(value(`EXTERNAL ::= { identification ${context}, data-value ''H }`)).toMatchObject({
      "direct-reference": "1.2",
      "indirect-reference": 5,
    });
    expect(
      value("EXTERNAL ::= { identification presentation-context-id : 7, data-value ''H }"),
    ).toMatchObject({ "indirect-reference": 7 });
    expect(value("EMBEDDED PDV ::= { identification fixed : NULL, data-value '0102'H }")).toEqual({
      identification: { fixed: null },
      "string-value": octets,
    });
    expect(
      value(
        "CHARACTER STRING ::= { identification transfer-syntax : { 1 2 3 }, string-value '0102'H }",
      ),
    ).toEqual({ identification: { "transfer-syntax": "1.2.3" }, "string-value": octets });
  });

  it("of EXTERNAL may be in the form of X.208, which is that of BER", () => {
    expect(
      value("EXTERNAL ::= { direct-reference { 1 2 3 }, encoding single-ASN1-type : INTEGER : 5 }"),
    ).toEqual({
      "direct-reference": "1.2.3",
      encoding: { "single-ASN1-type": Uint8Array.of(2, 1, 5) },
    });
    expect(
      value("EXTERNAL ::= { indirect-reference 1, encoding arbitrary : '101'B }"),
    ).toMatchObject({
      encoding: { arbitrary: { length: 3 } },
    });
  });

  it("are encoded as they are written", () => {
    const body = "A ::= EXTERNAL v A ::= { identification syntax : { 1 2 3 }, data-value '0102'H }";
    const { type } = load(compileBody(body));
    expect(Buffer.from(type("A").encode(valueV(body))).toString("hex")).toBe(
      "2808" + "06022a03" + "81020102",
    );
  });

  it("lack nothing, and have nothing else", () => {
    expect(reason("EXTERNAL ::= { data-value ''H }")).toBe("this value lacks identification");
    expect(reason("EMBEDDED PDV ::= { identification fixed : NULL, string-value ''H }")).toBe(
      "the type has no member string-value",
    );
    expect(reason("EXTERNAL ::= { identification fixed : NULL, data-value ''H }")).toBe(
      "the type has no member fixed",
    );
  });
});

describe("Value references", () => {
  it("may be used before they are defined and across modules", () => {
    const other = "N DEFINITIONS ::= BEGIN IMPORTS b FROM M; w INTEGER ::= b END";
    expect(
      valueV("IMPORTS w FROM N; v INTEGER ::= w b INTEGER ::= c c INTEGER ::= 7", [other]),
    ).toBe(7);
    expect(valueV("IMPORTS w FROM N; v INTEGER ::= N.w b INTEGER ::= 8", [other])).toBe(8);
  });

  it("do not lead in circles", () => {
    expect(reason("INTEGER ::= w", "w INTEGER ::= v")).toMatch(
      /^[vw] is defined by nothing but itself$/,
    );
  });

  it("fit the type", () => {
    expect(reason("BOOLEAN ::= w", "w INTEGER ::= 1")).toBe(
      "expected a value of BOOLEAN, found w, a value of INTEGER",
    );
    expect(reason("INTEGER ::= a", "a OPERATION ::= 5")).toBe("a is not a value");
  });
});

describe("DEFAULT", () => {
  it.each([
    ["INTEGER", "-5", -5],
    ["INTEGER { a(3) }", "a", 3],
    ["INTEGER", "ref", 7],
    ["REAL", "MINUS-INFINITY", -Infinity],
    ["BOOLEAN", "TRUE", true],
    ["NULL", "NULL", null],
    ["UTF8String", '"text"', "text"],
    ["OCTET STRING", "'00'H", Uint8Array.of(0)],
    ["BIT STRING { a(0) }", "{}", { bytes: new Uint8Array(), length: 0 }],
    ["BIT STRING", "{}", { bytes: new Uint8Array(), length: 0 }],
    ["ENUMERATED { a, b }", "b", 1],
    ["Color", "red", 4],
    ["SEQUENCE { x INTEGER }", "{ x 5 }", { x: 5 }],
    ["SEQUENCE OF INTEGER", "{ 1, 2 }", [1, 2]],
    ["SEQUENCE OF INTEGER", "{}", []],
    ["CHOICE { x INTEGER }", "x : 5", { x: 5 }],
    ["OBJECT IDENTIFIER", "{ iso 3 6 }", "1.3.6"],
  ])("of %s may be %s", (type, notation, expected) => {
    const [member] = membersOfA(
      `A ::= SEQUENCE { m [0] ${type} DEFAULT ${notation} } ref INTEGER ::= 7 Color ::= ENUMERATED { red(4) }`,
    );
    expect(member!.default).toEqual(expected);
  });

  it("may be of the type that holds it", () => {
    const [member] = membersOfA("A ::= SEQUENCE { a SEQUENCE OF A DEFAULT { { a {} } } }");
    expect(member!.default).toEqual([{ a: [] }]);
  });

  it("of the wrong type is an error at the value", () => {
    expect(bodyError("A ::= SEQUENCE { a BOOLEAN DEFAULT 5 }")).toMatchObject({
      code: "resolver",
      column: 36,
      reason: "expected a value of BOOLEAN, found the number 5",
    });
    expect(bodyError("A ::= SEQUENCE { a INTEGER DEFAULT 'FF'H }").reason).toBe(
      "expected a value of INTEGER, found a hexadecimal string",
    );
    expect(bodyError("A ::= SEQUENCE { a NULL DEFAULT {} }").reason).toBe(
      "expected a value of NULL, found a value in braces",
    );
    expect(bodyError('A ::= SEQUENCE { a INTEGER DEFAULT "5" }').reason).toContain(
      "a character string",
    );
    expect(bodyError("A ::= SEQUENCE { a INTEGER DEFAULT x : 5 }").reason).toContain(
      "a value of an alternative x",
    );
    expect(bodyError("A ::= SEQUENCE { a INTEGER DEFAULT '0'B }").reason).toContain(
      "a binary string",
    );
    expect(bodyError("A ::= SEQUENCE { a INTEGER DEFAULT NULL }").reason).toContain("found NULL");
  });

  it("of an open type, EXTERNAL and the like is a value of these", () => {
    const [b, , a] = membersOfA(
      "A ::= SEQUENCE { b [0] EXTERNAL DEFAULT { encoding octet-aligned : '01'H }, c NULL, a ANY DEFAULT NULL:NULL }",
    );
    expect(a!.default).toEqual(Uint8Array.of(5, 0));
    expect(b!.default).toEqual({ encoding: { "octet-aligned": Uint8Array.of(1) } });
    for (const type of ["ANY", "EXTERNAL", "EMBEDDED PDV", "CHARACTER STRING"]) {
      expect(bodyError(`A ::= SEQUENCE { a ${type} DEFAULT 5 }`)).toMatchObject({
        code: "resolver",
        reason: `expected a value of ${type}, found the number 5`,
      });
    }
  });

  it("that lacks a brace, or is not a value, is an error at the next word", () => {
    expect(bodyError("v A ::= { a 5 w B ::= 5").reason).toBe('expected a value, found "::="');
    expect(bodyError("v A ::= { a B").reason).toBe('expected a value, found "END"');
    expect(bodyError("v INTEGER ::= WITH").reason).toBe('expected a value, found "WITH"');
  });

  it("leaves a circle of types alone", () => {
    const error = bodyError("A ::= B B ::= A C ::= SEQUENCE { c A DEFAULT 5 }");
    expect(error.reason).toBe("this type is defined by nothing but itself");
    expect(typeA("A ::= SEQUENCE { a INTEGER DEFAULT 5 }").kind).toBe("sequence");
  });
});
