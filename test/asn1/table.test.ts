import { describe, expect, it } from "vitest";
import { compile, load } from "../../src/asn1/index.js";
import { bodyError, compileBody, moduleOf, moduleText, warningsOf } from "./compile-text.js";

const item = `
  ITEM ::= CLASS { &id INTEGER UNIQUE, &Type OPTIONAL } WITH SYNTAX { [&Type] BY &id }
  Set ITEM ::= { flag | text, ... }
  flag ITEM ::= { BOOLEAN BY 1 }
  text ITEM ::= { UTF8String BY 2 }`;

const pair = "SEQUENCE { id ITEM.&id ({Set}), value ITEM.&Type ({Set}{@id}) }";

/** The open types of a module, by name. */
function tablesOf(body: string, others?: readonly string[]) {
  const { types } = moduleOf(body, undefined, others);
  return Object.fromEntries(
    types.flatMap(({ name, type }) => (type.kind === "open" ? [[name, type]] : [])),
  );
}

const namesOf = (body: string) =>
  Object.values(tablesOf(body)).map(({ rows }) => rows.map(({ name }) => name));

describe("Table constraints", () => {
  it("make a definition of the types of the objects by their keys (X.682 10.3)", () => {
    expect(tablesOf(`A ::= ${pair} ${item}`)).toEqual({
      "Set-Type": {
        kind: "open",
        rows: [
          { name: "flag", keys: [1], type: { kind: "boolean" } },
          { name: "text", keys: [2], type: { kind: "string", string: "UTF8String" } },
        ],
        extensible: true,
        keys: [{ up: 0, path: ["id"] }],
      },
    });
  });

  it("share it among the components that have the same objects and way to the key", () => {
    const more = "B ::= SEQUENCE { id ITEM.&id ({Set}), more NULL, value ITEM.&Type ({Set}{@id}) }";
    expect(Object.keys(tablesOf(`A ::= ${pair} ${more} ${item}`))).toEqual(["Set-Type"]);
    const list = "C ::= SEQUENCE { id ITEM.&id ({Set}), list SET OF ITEM.&Type ({Set}{@id}) }";
    const both = tablesOf(`A ::= ${pair} ${list} ${item}`);
    expect(Object.entries(both).map(([name, { keys }]) => [name, keys])).toEqual([
      ["Set-Type", [{ up: 0, path: ["id"] }]],
      ["Set-Type-2", [{ up: 1, path: ["id"] }]],
    ]);
  });

  it("leave an open type where nothing follows from the set", () => {
    const empty = `A ::= ${pair} ITEM ::= CLASS { &id INTEGER, &Type } Set ITEM ::= { ... }`;
    expect(tablesOf(empty)).toEqual({});
    expect(tablesOf(`A ::= SEQUENCE { value ITEM.&Type ({Set}) } ${item}`)).toEqual({});
    expect(tablesOf(`A ::= ITEM.&Type ({Set}{@id}) ${item}`)).toEqual({});
    const typeless = "ITEM ::= CLASS { &id INTEGER, &Type OPTIONAL } Set ITEM ::= { { &id 5 } }";
    expect(tablesOf(`A ::= ${pair} ${typeless}`)).toEqual({});
  });

  it("leave what a string in another encoding contains as it is", () => {
    const coded = (by: string) =>
      `A ::= SEQUENCE { id ITEM.&id ({Set}), value OCTET STRING (CONTAINING ITEM.&Type ({Set}{@id})${by}) } ${item}`;
    expect(tablesOf(coded(" ENCODED BY { 2 1 3 0 0 }"))).toEqual({});
    expect(tablesOf(coded(""))["Set-Type"]).toMatchObject({ contents: "octetString" });
  });

  it("take the UNIQUE field of the class for a component that is not written as a field", () => {
    const plain = "A ::= SEQUENCE { id INTEGER, value ITEM.&Type ({Set}{@id}) }";
    expect(namesOf(`${plain} ${item}`)).toEqual([["flag", "text"]]);
    const wide =
      "A ::= SEQUENCE { id INTEGER (0..18446744073709551615), value ITEM.&Type ({Set}{@id}) }";
    expect(tablesOf(`${wide} ${item}`)["Set-Type"]).toMatchObject({
      rows: [{ keys: [1n] }, { keys: [2n] }],
    });
  });

  it("are as good as extensible where no component has such a key", () => {
    const closed = item.replace(", ...", "");
    const text = "A ::= SEQUENCE { id UTF8String, value ITEM.&Type ({Set}{@id}) }";
    expect(tablesOf(`${text} ${closed}`)["Set-Type"]).toMatchObject({ rows: [], extensible: true });
  });
});

describe("Fields of the objects in sets", () => {
  const body = `ERR ::= CLASS { &code INTEGER UNIQUE, &Param OPTIONAL } WITH SYNTAX { [&Param] &code }
    OP ::= CLASS { &op INTEGER UNIQUE, &Errors ERR OPTIONAL, &main ERR OPTIONAL }
      WITH SYNTAX { &op [ERRORS &Errors] [MAIN &main] }
    busy ERR ::= { BOOLEAN 1 } wrong ERR ::= { UTF8String 2 } odd ERR ::= { NULL 1 } mute ERR ::= { 3 }
    Ops OP ::= { { 10 ERRORS { busy | wrong | mute } MAIN busy } | { 11 ERRORS { odd } MAIN odd } | { 12 } } `;
  const both = `A ::= SEQUENCE { op OP.&op ({Ops}), code OP.&Errors.&code ({Ops}{@op}),
    param OP.&Errors.&Param ({Ops}{@op, @code}) OPTIONAL }`;

  it("have a row for each of the objects, by all keys (X.681 13)", () => {
    expect(tablesOf(`${both} ${body}`)["Ops-Errors-Param"]).toMatchObject({
      rows: [
        { name: "busy", keys: [10, 1], type: { kind: "boolean" } },
        { name: "wrong", keys: [10, 2], type: { string: "UTF8String" } },
        { name: "odd", keys: [11, 1], type: { kind: "null" } },
      ],
      extensible: false,
      keys: [{ path: ["op"] }, { path: ["code"] }],
    });
    const more = body.replace("busy | wrong | mute", "busy, ...");
    expect(tablesOf(`${both} ${more}`)["Ops-Errors-Param"]).toMatchObject({ extensible: true });
  });

  it("decide what a component is, beside them", () => {
    const type = load(compile([{ name: "a.asn1", text: moduleText(`${both} ${body}`) }])).type("A");
    for (const [hex, value] of [
      ["300902010a0201010101ff", { op: 10, code: 1, param: { known: "busy", value: true } }],
      ["300802010b0201010500", { op: 11, code: 1, param: { known: "odd", value: null } }],
      ["300902010b0201020101ff", { op: 11, code: 2, param: Uint8Array.of(1, 1, 0xff) }],
    ] as const) {
      expect(type.decode(Buffer.from(hex, "hex"))).toEqual(value);
      expect(Buffer.from(type.encode(value)).toString("hex")).toBe(hex);
    }
    expect(() => type.encode({ op: 11, code: 1, param: { known: "busy", value: true } })).toThrow(
      '"busy" belongs to the key 10, 1, but the key is 11, 1',
    );
  });

  it("may be keys alone, and of one object", () => {
    const one = `A ::= SEQUENCE { code OP.&Errors.&code ({Ops}), param OP.&Errors.&Param ({Ops}{@code}) }`;
    expect(tablesOf(`${one} ${body}`)["Ops-Errors-Param"]).toMatchObject({
      rows: [{ name: "wrong", keys: [2] }],
      extensible: true,
    });
    const main = one.replaceAll("Errors", "main");
    expect(warningsOf(moduleText(`${main} ${body}`))).toEqual([
      expect.stringContaining("objects of Ops have the key 1 and different types"),
    ]);
    const mixed = `A ::= SEQUENCE { code OP.&main.&code ({Ops}), param OP.&Errors.&Param ({Ops}{@code}) }`;
    expect(
      tablesOf(
        `${mixed.replace("Ops}{@code", "Op2}{@code")} ${body} Op2 OP ::= { { 5 ERRORS { wrong } MAIN odd } }`,
      ),
    ).toMatchObject({
      "Op2-Errors-Param": { rows: [{ name: "wrong", keys: [1] }] },
    });
  });

  it("are keys of no objects but those that have the type", () => {
    const mixed = `A ::= SEQUENCE { code OP.&Errors.&code ({Ops}), param OP.&main.&Param ({Ops}{@code}) }`;
    expect(tablesOf(`${mixed} ${body}`)).toEqual({});
    expect(warningsOf(moduleText(`${mixed} ${body}`))).toEqual([
      "2:78 table: code is a field of other objects than those with the type",
    ]);
  });
});

describe("Rows of open types", () => {
  const set = (objects: string) =>
    `A ::= ${pair} Named ::= NULL five INTEGER ::= 5
     ITEM ::= CLASS { &id INTEGER UNIQUE, &Type } WITH SYNTAX { &Type BY &id }
     Set ITEM ::= { ${objects} }`;

  it("have the names of their objects, or else of the type, the key or its value", () => {
    expect(
      namesOf(`${set("one | { Named BY 2 } | { REAL BY five } | { BOOLEAN BY 4 }")}
        one ITEM ::= { NULL BY 1 }`),
    ).toEqual([["one", "Named", "five", "4"]]);
  });

  it("have names of their own: the key tells those apart that would have the same", () => {
    expect(namesOf(set("{ Named BY 1 } | { Named BY 2 } | { REAL BY 3 }"))).toEqual([
      ["Named-1", "Named-2", "3"],
    ]);
  });

  it("are there once for objects that are alike, and not at all where one key has two types", () => {
    expect(namesOf(set("{ Named BY 1 } | { Named BY 1 }"))).toEqual([["Named"]]);
    const body = set("{ Named BY 1 } | { REAL BY 1 } | { REAL BY 2 }");
    expect(namesOf(body)).toEqual([["2"]]);
    expect(tablesOf(body)["Set-Type"]).toMatchObject({ extensible: true });
    expect(warningsOf(moduleText(body))).toEqual([
      "2:57 table: objects of Set have the key 1 and different types (X.681 9.8)",
    ]);
  });

  it("have keys of any size, each its own", () => {
    const big = `ITEM ::= CLASS { &id INTEGER UNIQUE, &Type } WITH SYNTAX { &Type BY &id }
      Set ITEM ::= { even | odd }
      even ITEM ::= { NULL BY 18446744073709551616 }
      odd ITEM ::= { BOOLEAN BY 18446744073709551617 }`;
    const text = moduleText(`A ::= ${pair} ${big}`);
    const type = load(compile([{ name: "a.asn1", text }])).type("A");
    for (const value of [
      { id: 2n ** 64n, value: { known: "even", value: null } },
      { id: 2n ** 64n + 1n, value: { known: "odd", value: true } },
    ]) {
      expect(type.decode(type.encode(value), { integers: "bigint" })).toEqual(value);
    }
  });

  it("have keys that are compared by their values, with DEFAULTs and SETs in any order", () => {
    const body = `ITEM ::= CLASS { &id Key UNIQUE, &Type } WITH SYNTAX { &Type BY &id }
      Key ::= SEQUENCE { from [0] INTEGER DEFAULT 0, kinds SET OF INTEGER, flags Flags DEFAULT {} }
      Flags ::= BIT STRING { a(0), b(1) }
      Set ITEM ::= { short | long }
      short ITEM ::= { NULL BY { kinds { 2, 1 } } }
      long ITEM ::= { BOOLEAN BY { from 0, kinds { 1, 2, 3 }, flags { a } } }`;
    const type = load(compileBody(`A ::= ${pair} ${body}`)).type("A");
    const flags = { bytes: Uint8Array.of(0x80), length: 2 };
    for (const [id, value] of [
      [{ kinds: [1, 2] }, { known: "short", value: null }],
      [
        { from: 0, kinds: [2, 1] },
        { known: "short", value: null },
      ],
      [
        { kinds: [3, 1, 2], flags },
        { known: "long", value: true },
      ],
    ] as const) {
      expect(type.decode(type.encode({ id, value }))).toMatchObject({ value });
    }
    expect(() =>
      type.encode({ id: { kinds: [1, 1, 2] }, value: { known: "short", value: null } }),
    ).toThrow('"short" belongs to the key');
  });

  it("may lead back to the type that they are in, and to types of other modules", () => {
    const other = "N DEFINITIONS ::= BEGIN IMPORTS A FROM M; Back ::= SEQUENCE OF A END";
    const body = `IMPORTS Back FROM N; ${set("{ A BY 1 } | { Back BY 2 }")}`;
    const [m, n] = [moduleText(body), other].map((text, at) => ({ name: `${at}.asn1`, text }));
    const { type } = load(compile([m!, n!]));
    const inner = { id: 2, value: { known: "Back", value: [] } };
    const value = {
      id: 2,
      value: { known: "Back", value: [{ id: 1, value: { known: "A", value: inner } }] },
    };
    expect(type("A").decode(type("A").encode(value))).toEqual(value);
  });
});

describe("Table constraints that cannot be", () => {
  const of = (components: string) => bodyError(`A ::= SEQUENCE { ${components} } ${item}`);

  it.each([
    [
      "value ITEM.&Type ({Set}{@number})",
      "no structure around this component has a component number",
    ],
    [
      "a NULL, value ITEM.&Type ({Set}{@a.b})",
      "no structure around this component has a component a.b",
    ],
    ["id INTEGER, value B ({Set}{@id})", "this module does not define B"],
    [
      "id INTEGER, value A ({Set}{@id})",
      "a table constraint is for a field of a class, like CLASS.&Type",
    ],
    [
      "id INTEGER, value NULL ({Set}{@id})",
      "a table constraint is for a field of a class, like CLASS.&Type",
    ],
  ])("are refused: %s", (components, reason) => {
    expect(of(components).reason).toBe(reason);
  });

  it("are refused with objects of another class", () => {
    const error = bodyError(`A ::= SEQUENCE { id ITEM.&id, value ITEM.&Type ({Others}{@id}) }
      Others OTHER ::= { { 5 } } OTHER ::= CLASS { &n INTEGER } WITH SYNTAX { &n } ${item}`);
    expect(error.reason).toBe("an object is of the class OTHER, not ITEM");
    expect(error.rule).toBe("table constraint (X.682 clause 10)");
  });

  it("are warned of where nothing but the types is lost", () => {
    const a = (components: string, more = "") =>
      warningsOf(moduleText(`A ::= SEQUENCE { ${components} } ${more} ${item}`));
    expect(a("id INTEGER, value ITEM.&Type ({None}{@id})")).toEqual([
      "2:48 table: this module does not define the set None",
    ]);
    expect(a("id ITEM.&Type, value ITEM.&Type ({Set}{@id})")).toEqual([
      "2:57 table: id is no field of the class ITEM that has a value (X.682 10.7)",
    ]);
    const one = "One ITEM ::= { flag }";
    expect(a("id ITEM.&id ({One}), value ITEM.&Type ({Set}{@id})", one)).toEqual([
      "2:63 table: id is of another set of objects (X.682 10.7)",
    ]);
  });
});
