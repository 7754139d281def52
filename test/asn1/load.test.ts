import { describe, expect, it } from "vitest";
import { compile, load } from "../../src/asn1/index.js";
import { compileBody, errorOf } from "./compile-text.js";

describe("load", () => {
  const twoModules = load(
    compile([
      { name: "m", text: "M DEFINITIONS ::= BEGIN A ::= NULL B ::= A o OPERATION ::= 1 END" },
      {
        name: "n",
        text: "N DEFINITIONS ::= BEGIN A ::= REAL C ::= A o OPERATION ::= 2 p OPERATION ::= 3 END",
      },
    ]),
  );

  it("finds types and operations by name and by module and name", () => {
    expect(twoModules.type("B").name).toBe("B");
    expect(twoModules.type("M.B")).toBe(twoModules.type("B"));
    expect(twoModules.operation("p").id).toBe(3);
    expect(twoModules.operation("N.p")).toBe(twoModules.operation("p"));
  });

  it("a name of two modules is found with the module only", () => {
    expect(twoModules.type("M.A").schema).toMatchObject({ kind: "alias" });
    expect(twoModules.operation("N.o").id).toBe(2);
    const error = errorOf(() => twoModules.type("A"));
    expect(error).toMatchObject({
      code: "load",
      file: "m",
      line: 1,
      reason: "A is ambiguous: say M.A or N.A",
    });
    expect(errorOf(() => twoModules.operation("o")).reason).toBe("o is ambiguous: say M.o or N.o");
  });

  it("an unknown name is an error without a place", () => {
    expect(errorOf(() => twoModules.type("Z"))).toMatchObject({
      code: "load",
      file: "",
      line: 0,
      column: 0,
      message: "no module defines the type Z",
    });
    expect(errorOf(() => twoModules.operation("M.p")).message).toBe(
      "no module defines the operation M.p",
    );
  });

  it("lists names, with the module where two have one", () => {
    expect([...twoModules.types.keys()].toSorted()).toEqual(["B", "C", "M.A", "N.A"]);
    expect([...twoModules.operations.keys()].toSorted()).toEqual(["M.o", "N.o", "p"]);
  });

  it("a reference is the very type that it names", () => {
    const { type } = load(compileBody("A ::= SEQUENCE { b B } B ::= SEQUENCE { }"));
    expect(type("A").schema).toMatchObject({ members: [{ name: "b", type: type("B") }] });
  });

  it("every kind becomes its schema", () => {
    const loaded = load(
      compileBody(`A ::= SEQUENCE {
        boolean [0] BOOLEAN, integer [1] INTEGER { one(1) } (0..5), wide [2] INTEGER (0..18446744073709551615),
        bits [3] BIT STRING { a(0) } (SIZE (8)), octets [4] OCTET STRING (SIZE (1)), oid [5] RELATIVE-OID,
        text [6] IA5String (SIZE (2)), any [7] ANY, external [8] EXTERNAL, enumerated [9] ENUMERATED { x, ... },
        set [10] SET { a NULL, ..., b REAL, ..., c BOOLEAN }, list [11] SEQUENCE (SIZE (3)) OF NULL, bag [12] SET OF NULL,
        choice [13] CHOICE { a NULL, ... }, real [14] REAL OPTIONAL, null [15] NULL, number [16] INTEGER DEFAULT 5,
        pdv [17] EMBEDDED PDV, string [18] CHARACTER STRING, id [19] OBJECT IDENTIFIER, plain [20] BIT STRING,
        raw [21] OCTET STRING, explicit [PRIVATE 22] EXPLICIT NULL, ..., more NULL }`),
    );
    const { schema } = loaded.type("A");
    if (schema.kind !== "sequence") throw new TypeError(schema.kind);
    expect(schema).toMatchObject({ extensible: true, extensionAt: 24 });
    const inner = Object.fromEntries(
      schema.members.map(({ name, type }) => [
        name,
        type.schema.kind === "tagged" ? type.schema.type.schema : type.schema,
      ]),
    );
    expect(inner).toMatchObject({
      boolean: { kind: "boolean" },
      integer: {
        kind: "integer",
        wide: false,
        names: { one: 1 },
        constraint: { value: [{ min: 0, max: 5 }] },
      },
      wide: { kind: "integer", wide: true },
      bits: { kind: "bitString", names: { a: 0 }, constraint: { size: [{ min: 8, max: 8 }] } },
      octets: { kind: "octetString", constraint: { size: [{ min: 1, max: 1 }] } },
      oid: { kind: "objectIdentifier", relative: true },
      text: { kind: "string", string: "IA5String", constraint: { size: [{ min: 2, max: 2 }] } },
      any: { kind: "any" },
      external: { kind: "tagged", class: "universal", number: 8 },
      enumerated: { kind: "enumerated", names: { x: 0 }, extensible: true },
      set: { kind: "set", extensible: true, extensionAt: 2 },
      list: { kind: "sequenceOf", map: false, constraint: { size: [{ min: 3, max: 3 }] } },
      bag: { kind: "setOf" },
      choice: { kind: "choice", extensible: true },
      pdv: { kind: "tagged", number: 11 },
      string: { kind: "tagged", number: 29 },
      id: { kind: "objectIdentifier", relative: false },
      plain: { kind: "bitString" },
      raw: { kind: "octetString" },
      more: { kind: "null" },
    });
    const member = (name: string) => schema.members.find((candidate) => candidate.name === name)!;
    expect(member("any").type.schema).toMatchObject({ kind: "tagged", explicit: true });
    expect(member("explicit").type.schema).toMatchObject({
      class: "private",
      number: 22,
      explicit: true,
    });
    expect(member("real")).toMatchObject({ optional: true, extension: false });
    expect(member("real")).not.toHaveProperty("default");
    expect(member("number")).toMatchObject({ optional: false, default: 5 });
    expect(member("more")).toMatchObject({ extension: true });
  });

  it("values go through BER and back", () => {
    const { type } = load(
      compileBody(
        `A ::= SEQUENCE { a INTEGER, b [0] CHOICE { x NULL, y UTF8String } OPTIONAL, c [1] SEQUENCE OF A OPTIONAL }`,
      ),
    );
    const value = { a: 5, b: { y: "é" }, c: [{ a: -1 }] };
    const bytes = type("A").encode(value);
    expect(Buffer.from(bytes).toString("hex")).toBe("3010020105a0040c02c3a9a10530030201ff");
    expect(type("A").decode(bytes)).toEqual(value);
  });
});

describe("AsnSystemTime", () => {
  it("is a date where it is a REAL", () => {
    const { type } = load(compileBody("AsnSystemTime ::= REAL A ::= SEQUENCE { t AsnSystemTime }"));
    expect(type("AsnSystemTime").schema).toEqual({ kind: "systemTime" });
    expect(type("A").schema).toMatchObject({ members: [{ type: type("AsnSystemTime") }] });
  });

  it("is whatever else it is defined as", () => {
    expect(
      load(compileBody("AsnSystemTime ::= UTCTime")).type("AsnSystemTime").schema,
    ).toMatchObject({ kind: "alias" });
  });

  it("has no values in ASN.1", () => {
    const body = "AsnSystemTime ::= REAL A ::= SEQUENCE { t AsnSystemTime DEFAULT 0 }";
    expect(errorOf(() => compileBody(body))).toMatchObject({ code: "unsupported" });
  });
});

describe("AsnOptionalParameters", () => {
  const map = (body: string) => load(compileBody(body)).type("AsnOptionalParameters").schema;
  const choice = "CHOICE { stringdata UTF8String, binarydata OCTET STRING, integerdata INTEGER }";

  it("is a map where it is a list of keys and such values", () => {
    expect(
      map(`AsnOptionalParameters ::= SEQUENCE OF SEQUENCE { key UTF8String, value ${choice} }`),
    ).toMatchObject({ map: true });
    expect(
      map(
        `AsnOptionalParameters ::= SEQUENCE OF P P ::= SEQUENCE { key UTF8String, value V } V ::= [1] ${choice}`,
      ),
    ).toMatchObject({ map: true });
  });

  it.each([
    `SEQUENCE OF SEQUENCE { key UTF8String, value UTF8String }`,
    `SEQUENCE OF SEQUENCE { value ${choice}, key UTF8String }`,
    `SEQUENCE OF SEQUENCE { key UTF8String }`,
    `SEQUENCE OF SEQUENCE { key UTF8String, value CHOICE { stringdata UTF8String } }`,
    `SEQUENCE OF UTF8String`,
  ])("is a list where it is %s", (notation) => {
    expect(map(`AsnOptionalParameters ::= ${notation}`)).toMatchObject({
      kind: "sequenceOf",
      map: false,
    });
  });

  it("is no list at all where it is something else", () => {
    expect(map("AsnOptionalParameters ::= SEQUENCE { }")).toMatchObject({ kind: "sequence" });
  });
});
