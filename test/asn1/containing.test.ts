import { describe, expect, it } from "vitest";
import { compile, emitTypeScript, load } from "../../src/asn1/index.js";
import {
  bodyError,
  membersOfA,
  moduleOf,
  moduleText,
  typeA,
  valueV,
  warningsOf,
} from "./compile-text.js";

const inner = "B ::= SEQUENCE { x INTEGER } ";
const row = (name: string, type: object) => ({
  kind: "open",
  rows: [{ name, keys: [], type }],
  extensible: false,
  keys: [],
});

const loaded = (body: string) => load(compile([{ name: "m.asn1", text: moduleText(body) }]));

describe("What strings contain", () => {
  it("is a type with one row and no key (X.682 11.4)", () => {
    const reference = { kind: "reference", module: "M", name: "B" };
    expect(typeA(`A ::= OCTET STRING (CONTAINING B) ${inner}`)).toEqual({
      ...row("B", reference),
      contents: "octetString",
    });
    expect(typeA(`A ::= BIT STRING (CONTAINING B) ${inner}`)).toEqual({
      ...row("B", reference),
      contents: "bitString",
    });
    expect(typeA("A ::= OCTET STRING (CONTAINING SET OF NULL)")).toMatchObject({
      rows: [{ name: "SET OF", type: { kind: "setOf" } }],
    });
  });

  it("is said of other names of strings, under tags and beside a SIZE, too", () => {
    for (const type of [
      "S (CONTAINING B) S ::= OCTET STRING",
      "OCTET STRING (SIZE (1..9) ^ CONTAINING B)",
      "OCTET STRING (SIZE (1..9)) (CONTAINING B)",
    ]) {
      expect(typeA(`A ::= ${type} ${inner}`)).toMatchObject(row("B", {}));
    }
    expect(typeA(`A ::= S (CONTAINING B) S ::= [5] OCTET STRING ${inner}`)).toMatchObject({
      kind: "tagged",
      number: 5,
      type: row("B", {}),
    });
  });

  it("is a value with its name, or octets, beside other members", () => {
    const type =
      loaded(`A ::= SEQUENCE { a [0] OCTET STRING (CONTAINING B), b SEQUENCE OF BIT STRING (CONTAINING UTF8String) }
      ${inner}`).type("A");
    const value = {
      a: { known: "B", value: { x: 5 } },
      b: [{ known: "UTF8String", value: "a" }],
    };
    const octets = type.encode(value);
    expect(Buffer.from(octets).toString("hex")).toBe("300f80053003020105300603" + "04000c0161");
    expect(type.decode(octets)).toEqual(value);
    expect(type.view(octets).a.value.x).toBe(5);
    const given = { ...value, a: Uint8Array.of(0x30, 3, 2, 1, 5) };
    expect(type.encode(given)).toEqual(octets);
    expect(() => type.decode(Buffer.from("300780033001020" + "53000", "hex"))).toThrow("A.a.value");
  });

  it("may be of the type that it is in", () => {
    const type = loaded(
      "A ::= SEQUENCE { a OCTET STRING (CONTAINING A) OPTIONAL, b NULL OPTIONAL }",
    ).type("A");
    const value = { a: { known: "A", value: { b: null } } };
    expect(type.decode(type.encode(value))).toEqual(value);
  });

  it("is written in DER where ENCODED BY says so (X.682 11.3)", () => {
    const der = "{ joint-iso-itu-t asn1(1) ber-derived(2) distinguished-encoding(1) }";
    const body = `A ::= OCTET STRING (CONTAINING SET OF INTEGER ENCODED BY der) der OBJECT IDENTIFIER ::= ${der}`;
    expect(typeA(body)).toMatchObject({ der: true });
    const type = loaded(body).type("A");
    const octets = type.encode({ known: "SET OF", value: [2, 1] });
    expect(Buffer.from(octets).toString("hex")).toBe("0408" + "3106020101020102");
    expect(valueV(`${body} v A ::= CONTAINING { 2, 1 }`)).toEqual(
      new Uint8Array(Buffer.from("3106020101020102", "hex")),
    );
    const item = `ITEM ::= CLASS { &id INTEGER, &Type } Set ITEM ::= { { &id 1, &Type SET OF INTEGER } }
      A ::= SEQUENCE { id ITEM.&id ({Set}), a OCTET STRING (CONTAINING ITEM.&Type ({Set}{@id}) ENCODED BY ${der}) }`;
    const of = moduleOf(item).types.find(({ name }) => name === "Set-Type");
    expect(of!.type).toMatchObject({ contents: "octetString", der: true });
    const keyed = loaded(item).type("A");
    expect(
      Buffer.from(keyed.encode({ id: 1, a: { known: "1", value: [2, 1] } })).toString("hex"),
    ).toBe("300d020101" + "0408" + "3106020101020102");
  });

  it("stays octets in an encoding that is neither BER nor DER (X.682 11.3)", () => {
    for (const by of [
      "{ joint-iso-itu-t asn1(1) packed-encoding(3) basic(0) unaligned(1) }",
      "{ 2 1 2 0 }",
    ]) {
      const [a] = membersOfA(
        `A ::= SEQUENCE { a OCTET STRING (CONTAINING B ENCODED BY ${by}) } ${inner}`,
      );
      expect(a!.type).toEqual({ kind: "octetString" });
      expect(a!.doc).toBe("Contains B in an encoding that is neither BER nor DER.");
    }
  });

  it("stays octets if it may be anything", () => {
    expect(typeA("A ::= OCTET STRING (CONTAINING ANY)")).toEqual({ kind: "octetString" });
    expect(typeA("A ::= OCTET STRING (CONTAINING B | CONTAINING NULL) B ::= NULL")).toEqual({
      kind: "octetString",
    });
  });

  it("does not see what is around the string", () => {
    const body = `ITEM ::= CLASS { &id INTEGER, &Type } Set ITEM ::= { { &id 1, &Type NULL } }
A ::= SEQUENCE { id ITEM.&id ({Set}), a OCTET STRING (CONTAINING SEQUENCE OF ITEM.&Type ({Set}{@id})) }`;
    expect(warningsOf(moduleText(body))).toEqual([
      "3:96 table: no structure around this component has a component id",
    ]);
    expect(membersOfA(body)[1]!.type).toMatchObject({
      rows: [{ type: { element: { kind: "any" } } }],
    });
  });

  it("has values in the notation of its type, and as digits (X.680 22.9, 23.3)", () => {
    for (const type of ["OCTET STRING", "BIT STRING"]) {
      const a = `A ::= ${type} (CONTAINING B) ${inner}`;
      const octets = new Uint8Array([0x30, 3, 2, 1, 5]);
      expect(valueV(`${a} v A ::= CONTAINING { x 5 }`)).toEqual(octets);
      expect(valueV(`${a} v A ::= '3003020105'H`)).toEqual(octets);
      expect(valueV(`${a} v SEQUENCE { a A } ::= { a CONTAINING { x 5 } }`)).toEqual({ a: octets });
      expect(bodyError(`v ${type} ::= CONTAINING 5`).reason).toBe(
        `expected a value of ${type}, found what a string contains`,
      );
      expect(bodyError(`${a} v A ::= CONTAINING 5`).reason).toBe(
        "expected a value of SEQUENCE, found the number 5",
      );
    }
  });

  it("may have a DEFAULT", () => {
    const type = loaded(
      `A ::= SEQUENCE { a OCTET STRING (CONTAINING INTEGER) DEFAULT CONTAINING 5 }`,
    ).type("A");
    expect(type.decode(Uint8Array.of(0x30, 0))).toEqual({ a: Uint8Array.of(2, 1, 5) });
    const five = { a: { known: "INTEGER", value: 5 } };
    expect(Buffer.from(type.encode(five, { der: true })).toString("hex")).toBe("3000");
  });

  it("is in TypeScript what an open type is", () => {
    const text = `A ::= OCTET STRING (CONTAINING B ENCODED BY { 2 1 2 1 }) ${inner}`;
    const model = compile([{ name: "m.asn1", text: moduleText(text) }]);
    const written = emitTypeScript(model.modules[0]!, model);
    expect(written).toContain("Open<{\n  B: B;\n}>");
    expect(written).toContain('["B", [], B]');
    expect(written).toContain('{ keys: [], contents: "octetString", der: true }');
  });
});

describe("ANY DEFINED BY", () => {
  const body = `A ::= SEQUENCE { id OBJECT IDENTIFIER, -- Why.
    value [1] ANY DEFINED BY id, all SET OF ANY DEFINED BY id }
    B ::= ANY DEFINED BY id`;

  it("is ANY, whose octets stay, and names the component that tells what it is (X.208 36.1)", () => {
    const [, value, all] = membersOfA(body);
    expect(value).toMatchObject({ doc: "Defined by id.", type: { type: { kind: "any" } } });
    expect(all).toMatchObject({ doc: "Defined by id.", type: { element: { kind: "any" } } });
    expect(moduleOf(body).types[1]).toMatchObject({ doc: "Defined by id." });
    const type = loaded(body).type("A");
    const hex = "300e" + "06032a0304" + "a1020500" + "3103" + "020105";
    expect(type.decode(Buffer.from(hex, "hex"))).toEqual({
      id: "1.2.3.4",
      value: Uint8Array.of(5, 0),
      all: [Uint8Array.of(2, 1, 5)],
    });
  });
});
