import { describe, expect, it } from "vitest";
import { load } from "../../src/asn1/index.js";
import { bodyError, compileBody, membersOfA, typeA } from "./compile-text.js";

describe("BOOLEAN, NULL, REAL and OCTET STRING", () => {
  it.each([
    ["BOOLEAN", "boolean"],
    ["NULL", "null"],
    ["REAL", "real"],
    ["OCTET STRING", "octetString"],
  ])("%s has the kind %s", (notation, kind) => {
    expect(typeA(`A ::= ${notation}`)).toEqual({ kind });
  });

  it("OCTET needs STRING", () => {
    expect(bodyError("A ::= OCTET").reason).toBe('expected "STRING", found "END"');
  });
});

describe("INTEGER", () => {
  it("may name numbers, which may be negative or value references", () => {
    expect(typeA("A ::= INTEGER { a(0), b(-5), c(max) } max INTEGER ::= 99")).toEqual({
      kind: "integer",
      wide: false,
      names: { a: 0, b: -5, c: 99 },
    });
  });

  it("names no number twice and no two numbers alike", () => {
    expect(bodyError("A ::= INTEGER { a(0), a(1) }").reason).toBe("a names two numbers");
    expect(bodyError("A ::= INTEGER { a(0), b(0) }").reason).toBe("b has the number of a: 0");
  });

  it("names numbers within 2^53 only", () => {
    expect(bodyError("A ::= INTEGER { a(9007199254740992) }").reason).toBe(
      "the number of a is not between -9007199254740991 and 9007199254740991",
    );
  });

  it("may name a number constructor", () => {
    expect(typeA("A ::= INTEGER { constructor(1), toString(2) }")).toMatchObject({
      names: { constructor: 1, toString: 2 },
    });
  });
});

describe("BIT STRING", () => {
  it("may name bits", () => {
    expect(typeA("A ::= BIT STRING")).toEqual({ kind: "bitString" });
    expect(typeA("A ::= BIT STRING { a(0), b(7) }")).toEqual({
      kind: "bitString",
      names: { a: 0, b: 7 },
    });
  });
});

describe("Named bits", () => {
  it("have numbers from 0 to 65535", () => {
    const between = "the number of a is not between 0 and 65535";
    expect(bodyError("A ::= BIT STRING { a(n) } n INTEGER ::= -1").reason).toBe(between);
    expect(bodyError("A ::= BIT STRING { a(65536) }").reason).toBe(between);
  });
});

describe("OBJECT IDENTIFIER and RELATIVE-OID", () => {
  it("differ in one flag", () => {
    expect(typeA("A ::= OBJECT IDENTIFIER")).toEqual({ kind: "objectIdentifier", relative: false });
    expect(typeA("A ::= RELATIVE-OID")).toEqual({ kind: "objectIdentifier", relative: true });
  });
});

describe("Restricted character strings", () => {
  it.each([
    "UTF8String",
    "NumericString",
    "PrintableString",
    "TeletexString",
    "VideotexString",
    "IA5String",
    "GraphicString",
    "VisibleString",
    "GeneralString",
    "UniversalString",
    "BMPString",
    "ObjectDescriptor",
  ])("%s", (string) => {
    expect(typeA(`A ::= ${string}`)).toEqual({ kind: "string", string });
  });

  it("T61String and ISO646String are other names (X.680 41.1)", () => {
    expect(typeA("A ::= T61String")).toEqual({ kind: "string", string: "TeletexString" });
    expect(typeA("A ::= ISO646String")).toEqual({ kind: "string", string: "VisibleString" });
  });
});

describe("Time types", () => {
  it.each(["UTCTime", "GeneralizedTime", "TIME", "DATE", "TIME-OF-DAY", "DATE-TIME", "DURATION"])(
    "%s",
    (string) => {
      expect(typeA(`A ::= ${string}`)).toEqual({ kind: "string", string });
    },
  );
});

describe("OID-IRI and RELATIVE-OID-IRI", () => {
  it("are a UTF8String with a tag of its own (X.690 8.21, 8.22)", () => {
    const tagged = (number: number) => ({
      kind: "tagged",
      class: "universal",
      number,
      explicit: false,
      type: { kind: "string", string: "UTF8String" },
    });
    expect(typeA("A ::= OID-IRI")).toEqual(tagged(35));
    expect(typeA("A ::= RELATIVE-OID-IRI")).toEqual(tagged(36));
    const model = compileBody(
      'A ::= OID-IRI B ::= CHOICE { a OID-IRI, b UTF8String } v A ::= "/ISO/a"',
    );
    const octets = Buffer.from("1f23062f49534f2f61", "hex");
    expect(Buffer.from(load(model).type("A").encode("/ISO/a"))).toEqual(octets);
    expect(load(model).type("B").decode(octets)).toEqual({ a: "/ISO/a" });
    expect(model.modules[0]!.values).toMatchObject([{ value: "/ISO/a" }]);
  });
});

describe("EXTERNAL, EMBEDDED PDV and CHARACTER STRING", () => {
  it.each([
    ["EXTERNAL", "external"],
    ["EMBEDDED PDV", "embeddedPdv"],
    ["CHARACTER STRING", "characterString"],
  ])("%s has the kind %s", (notation, kind) => {
    expect(typeA(`A ::= ${notation}`)).toEqual({ kind });
  });
});

describe("ANY and ANY DEFINED BY", () => {
  it("are open types", () => {
    expect(typeA("A ::= ANY")).toEqual({ kind: "any" });
    expect(typeA("A ::= SEQUENCE { a INTEGER, b ANY DEFINED BY a }")).toMatchObject({
      members: [{}, { type: { kind: "any" } }],
    });
  });
});

describe("Type references", () => {
  it("stay references, to the module that defines the type", () => {
    expect(typeA("A ::= B B ::= NULL")).toEqual({ kind: "reference", module: "M", name: "B" });
  });

  it("lead to an error if nobody defines the type", () => {
    expect(bodyError("A ::= SEQUENCE {\n  a Missing }")).toMatchObject({
      code: "resolver",
      file: "m.asn1",
      line: 3,
      column: 5,
      reason: "this module does not define Missing",
    });
  });

  it("do not lead in circles", () => {
    expect(bodyError("A ::= B B ::= A").reason).toBe("this type is defined by nothing but itself");
    expect(bodyError("A ::= A").reason).toBe("this type is defined by nothing but itself");
    expect(bodyError("A ::= [1] A").reason).toBe("this type is defined by nothing but itself");
    expect(bodyError("A ::= B (1..5) B ::= A").reason).toBe(
      "this type is defined by nothing but itself",
    );
  });

  it("do not lead to values, operations, errors or macros", () => {
    expect(bodyError("A ::= OBJECT-KIND OBJECT-KIND MACRO ::= BEGIN END").reason).toBe(
      "OBJECT-KIND is a macro, not a type",
    );
  });

  it("in capitals before another assignment are not macros", () => {
    for (const body of [
      "XX ::= NULL A ::= XX B ::= NULL",
      "XX ::= NULL A ::= XX\nX MACRO ::= XX",
    ]) {
      expect(typeA(body)).toMatchObject({ kind: "reference", name: "XX" });
    }
    expect(membersOfA("XX ::= NULL A ::= SEQUENCE { a XX, b XX OPTIONAL }")).toHaveLength(2);
  });
});
