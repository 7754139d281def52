import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  compile,
  emitTypeScript,
  load,
  type ModuleModel,
  type OperationDefinition,
} from "../../src/asn1/index.js";
import { typeErrors } from "../support/type-check.js";
import {
  compileBody,
  membersOf,
  membersOfA,
  moduleOf,
  moduleText,
  tagsOf,
  typeA,
  warningsOf,
} from "./compile-text.js";

const folder = new URL("../corpus/asn1/vendor-habits/", import.meta.url);
const sources = readdirSync(folder).map((name) => ({
  name,
  text: readFileSync(new URL(name, folder), "utf8"),
}));
const model = compile(sources);
const loaded = load(model);

function moduleCalled(name: string): ModuleModel {
  return model.modules.find((module) => module.name === `UC-Habits-${name}`)!;
}

/** The operation that a text around it defines. */
function operationOf(notation: string): OperationDefinition {
  const types = "A ::= NULL R ::= BOOLEAN AsnRequestError ::= SEQUENCE { }";
  return compileBody(`${notation}\n${types}`).modules[0]!.operations[0]!;
}

const reference = (name: string) => ({ kind: "reference", module: "M", name });

describe("Vendor habits: files", () => {
  it("are as they come, with byte order marks, CR LF, tabs and a comment at the very end", () => {
    const text = (name: string) => sources.find((source) => source.name === name)!.text;
    for (const name of ["UC-Habits-Common.asn1", "UC-Habits-Appointments.asn1"]) {
      expect(text(name)).toMatch(/^\ufeff--.*\r\n/);
      expect(text(name)).not.toMatch(/[^\r]\n/);
    }
    expect(text("lines.asn1")).toMatch(/^[^\r\ufeff]*\t[^\r]*$/);
    expect(text("settings.asn1")).toMatch(/--$/);
  });

  it("import from each other in a ring, whatever they are called", () => {
    expect(
      model.modules.map(({ name, types, operations, values }) => [
        name,
        types.length,
        operations.length,
        values.length,
      ]),
    ).toEqual([
      ["UC-Habits-Appointments", 8, 5, 1],
      ["UC-Habits-Common", 8, 0, 0],
      ["UC-Habits-Lines", 3, 2, 8],
      ["UC-Habits-Settings", 2, 0, 1],
    ]);
  });

  it("compile in any order", () => {
    const names = ({ modules }: typeof model) => modules.map(({ name }) => name).toSorted();
    expect(names(compile(sources.toReversed()))).toEqual(names(model));
  });
});

describe("Vendor habits: OPERATION", () => {
  const expected = {
    name: "asnAppointmentSetEntryList",
    id: 400,
    argument: reference("A"),
    result: reference("R"),
    errors: [reference("AsnRequestError")],
    isEvent: false,
    returnsResult: true,
  };

  it.each([
    "asnAppointmentSetEntryList OPERATION\n\tARGUMENT\targument A\n\tRESULT\tresult R\n\tERRORS\t{ AsnRequestError }\n\t::= 400",
    "asnAppointmentSetEntryList OPERATION\r\n\tARGUMENT\tA\r\n\tRESULT\tR\r\n\tERRORS\t{AsnRequestError}\r\n::= 400",
    "asnAppointmentSetEntryList OPERATION ARGUMENT argument A RESULT result R ERRORS { AsnRequestError } ::= 400;",
    "asnAppointmentSetEntryList\n  OPERATION\n  ARGUMENT\n    argument\n      A\n  RESULT\n    R\n  ERRORS\n  {\n    AsnRequestError\n  }\n  ::=\n  400",
    "asnAppointmentSetEntryList OPERATION -- @added 6.1\n\tARGUMENT argument A -- the { argument }\n\tRESULT result R -- it's a ::= b\n\tERRORS { AsnRequestError } -- @linked E -- and more\n\t::= 400 -- @private",
    "-- asnOld OPERATION ARGUMENT A ::= 399\nasnAppointmentSetEntryList OPERATION\n-- ARGUMENT B\n\tARGUMENT A\n\tRESULT R\n\tERRORS { AsnRequestError, -- one\n\t-- Another\n\tAsnRequestError }\n\t::= 400",
  ])("%j", (notation) => {
    const { doc: _, position: __, errors, ...operation } = operationOf(notation);
    expect({ ...operation, errors: errors.slice(0, 1) }).toEqual(expected);
  });

  it("is documented by the lines above", () => {
    expect(
      moduleCalled("Appointments").operations.map(({ name, id, doc }) => [name, id, doc]),
    ).toEqual([
      [
        "asnAppointmentSetEntryList",
        400,
        "@brief Replaces the whole list -- the old one is gone afterwards\n" +
          "@long The server answers with { iResult } and tells all other clients.\n@added 01.02.2019",
      ],
      ["asnAppointmentRemoveEntry", 401, "@brief No names before the types"],
      ["asnAppointmentPing", 402, "@brief On one line"],
      ["asnAppointmentFind", 403, "@brief Types in place"],
      ["asnAppointmentChanged", 450, "@brief An event: neither RESULT nor ERRORS\n@private"],
    ]);
  });

  it("without RESULT and ERRORS is an event; with an empty ERRORS it is not", () => {
    expect(loaded.operation("asnAppointmentChanged").kind).toBe("event");
    expect(loaded.operation("asnLineSetAll").kind).toBe("operation");
  });
});

describe("Vendor habits: comments", () => {
  it.each([
    ["apostrophes", "a INTEGER, -- the owner's name isn't 'x\nb NULL"],
    ["quotation marks", 'a INTEGER, -- 5" is the "size\nb NULL'],
    ["braces and ::=", "a INTEGER, -- { a ::= b } [0] }}\nb NULL"],
    ["parentheses around hyphens", "a INTEGER, -- a number (32 bit -- signed)\nb NULL"],
    ["one word after hyphens", "a INTEGER, -- value in ms (0 -- off),\nb NULL"],
    ["ruled lines", "a INTEGER,\n-------\n--\n---- b ----\n-- -- --\nb NULL"],
    ["code that was", "a INTEGER,\n-- old BOOLEAN, -- c -- d NULL,\nb NULL"],
    ["umlauts and other characters", "a INTEGER, -- Größe in € – \\ ~ § ` %\nb NULL"],
    ["inside, as X.680 has it", 'a --snacc x:"1"-- INTEGER, b -- none -- NULL'],
    ["of slash and star", "a INTEGER, /* -- { */ b NULL /* ends" + " here */"],
  ])("may have %s", (_, members) => {
    const found = membersOfA(`A ::= SEQUENCE {\n${members}\n}`);
    expect(found.map(({ name, type }) => [name, type.kind])).toEqual([
      ["a", "integer"],
      ["b", "null"],
    ]);
  });

  it("run to the ends of their lines where a file makes no sense otherwise", () => {
    const members = membersOfA(
      "A ::= SEQUENCE { a INTEGER, -- not -- b [1] REAL OPTIONAL\n c NULL }",
    );
    expect(members.map(({ name }) => name)).toEqual(["a", "c"]);
  });

  it("are the documentation of members and items, tags of their own included", () => {
    const error = typeIn("Common", "AsnRequestError");
    expect(membersOf(error).map(({ doc }) => doc)).toEqual([
      "@linked EnumHabitsError",
      `in plain words, e.g. "user 'x' isn't known"`,
      "",
    ]);
    expect(membersOf(error)[0]!.type).toMatchObject({ linked: "EnumHabitsError" });
    expect(typeIn("Common", "EnumHabitsError")).toMatchObject({
      items: [
        { name: "eNO_ERROR", value: 0, doc: "all is well" },
        { name: "eNOTFOUND", value: 1, doc: "@deprecated 01.03.2021 use eNOT_THERE" },
        { name: "eINTERNAL_ERROR", value: 99, doc: "@private" },
        { name: "eNEGATIVE", value: -1, doc: "the last one has no comma" },
      ],
    });
  });
});

describe("Vendor habits: punctuation", () => {
  it("semicolons may be anywhere between assignments, around IMPORTS and after END", () => {
    const text =
      "M DEFINITIONS ::= BEGIN ; EXPORTS ALL; ; IMPORTS ; ; A ::= NULL ;; B ::= A; END; ;";
    expect(compile([{ name: "m", text }]).modules[0]!.types).toHaveLength(2);
  });

  it("a comma may follow the last extension marker", () => {
    expect(typeA("A ::= SEQUENCE { a NULL, ..., }")).toMatchObject({
      extensible: true,
      members: [{ name: "a" }],
    });
    expect(typeA("A ::= CHOICE { a NULL, ..., }")).toMatchObject({ extensible: true });
    expect(() => typeA("A ::= SEQUENCE { a NULL, ..., , }")).toThrow("expected a member's name");
  });
});

describe("Vendor habits: what can mean only one thing", () => {
  const keyed =
    "K ::= CLASS { &id INTEGER UNIQUE, &T OPTIONAL } WITH SYNTAX { ID &id [TYPE &T] }\n";

  it.each([
    ["A ::= OCTET STRING SIZE (5)", "2:20", "SIZE after a type is in parentheses (X.680 51.5)"],
    [
      "A ::= INTEGER ((1..5, ...) INTERSECTION (1..9))",
      "2:21",
      "an extension marker inside a constraint (X.680 50.1)",
    ],
    ["A ::= INTEGER { a(1), b(2), a(1) }", "2:29", "a has the number 1 already"],
    [
      `${keyed}S K ::= { { ID 1 }\n{ ID 2 } | { ID 3 } }`,
      "4:1",
      'no "|" between two objects (X.681 12.3)',
    ],
    [
      "K ::= CLASS { &a NULL, &b NULL }\no K ::= { &a NULL &b NULL }",
      "3:19",
      "no comma before a field (X.681 11.5)",
    ],
    [
      "K ::= CLASS { &a INTEGER, &b INTEGER } WITH SYNTAX { [A &a] [B &b] }\no K ::= { B 1 A 2 }",
      "3:15",
      "A comes too late (WITH SYNTAX of K)",
    ],
    [
      "Kind ::= CLASS { &a NULL }",
      "2:1",
      "the name of the class Kind is not in capitals (X.681 7.1)",
    ],
  ])("is read with a warning: %s", (body, place, reason) => {
    expect(warningsOf(moduleText(body))).toEqual([`${place} notation: ${reason}`]);
  });

  it("is read as what it means", () => {
    expect(typeA("A ::= OCTET STRING SIZE (5)")).toMatchObject({
      constraint: { size: [{ min: 5, max: 5 }] },
    });
    // Later versions may go beyond the marker.
    expect(typeA("A ::= INTEGER ((1..5, ...) INTERSECTION (1..9))")).toMatchObject({
      constraint: { value: [{ min: 1, max: 9 }] },
    });
    expect(typeA("A ::= INTEGER { a(1), b(2), a(1) }")).toMatchObject({ names: { a: 1, b: 2 } });
    const choice = `A ::= CHOICE { a a.&T, b b.&T } a K ::= { ID 1 TYPE NULL } b K ::= { ID 2 TYPE REAL }`;
    expect(membersOfA(keyed + choice)).toMatchObject([
      { type: { kind: "null" } },
      { type: { kind: "real" } },
    ]);
  });

  it("classes have names with small letters or of one letter, in whichever module they are", () => {
    const other =
      "N DEFINITIONS ::= BEGIN Kind ::= CLASS { &id INTEGER, &T } WITH SYNTAX { IS &id &T } END";
    const body = `IMPORTS Kind FROM N; X ::= CLASS { &T } Other ::= Kind
      a Kind ::= { IS 1 NULL } b Kind ::= a c X ::= { &T REAL } S Kind ::= { a | b }
      A ::= SEQUENCE { a a.&T, b b.&T, c c.&T, d Other.&id({S}) }`;
    expect(membersOfA(body, "AUTOMATIC TAGS", [other])).toMatchObject([
      { type: { type: { kind: "null" } } },
      { type: { type: { kind: "null" } } },
      { type: { type: { kind: "real" } } },
      { type: { type: { kind: "integer" } } },
    ]);
  });

  it("modules have an object identifier without components, or the word of RFC 3159", () => {
    const bodiless = (head: string) => `${head} ::= BEGIN A ::= NULL END`;
    expect(warningsOf(bodiless("M {} DEFINITIONS"))).toEqual([
      "1:3 notation: an object identifier without components (X.680 13.1)",
    ]);
    expect(warningsOf(bodiless("M PIB-DEFINITIONS"))).toEqual([]);
  });

  it("EXTERNAL is defined, or imported", () => {
    const text = "EXTERNAL ::= [UNIVERSAL 8] IMPLICIT SEQUENCE { a OCTET STRING } A ::= EXTERNAL";
    expect(typeA(text)).toEqual({ kind: "external" });
    expect(warningsOf(moduleText(text))).toEqual([
      "2:1 built-in: EXTERNAL is built in; what is defined here is not used",
    ]);
    expect(typeA("IMPORTS EXTERNAL FROM N; A ::= EXTERNAL")).toEqual({ kind: "external" });
  });

  it("names of numbers are repeated where a type with names is used in SNMP (RFC 2578 9)", () => {
    const module = moduleOf(`Color ::= INTEGER { red(1), blue(3) }
      Paint ::= TEXTUAL-CONVENTION STATUS current DESCRIPTION "" SYNTAX Color { red(1) }
      color OBJECT-TYPE SYNTAX Color { blue(3), red(1) } MAX-ACCESS read-only ::= { 1 3 }`);
    expect(module.types[1]).toMatchObject({ name: "Paint", type: { name: "Color" } });
    expect(module.values).toMatchObject([{ syntax: { kind: "reference", name: "Color" } }]);
  });
});

describe("Vendor habits: types and values", () => {
  it("lists and choices may be written in place, at any depth", () => {
    const members = membersOf(typeIn("Appointments", "AsnAppointmentSetEntryListArgument"));
    expect(members.map(({ name }) => name)).toEqual([
      "u8sOwner",
      "listAppointments",
      "listByDay",
      "listReferences",
      "listWhere",
      "optionalParams",
    ]);
    const type = typeIn("Appointments", "AsnAppointmentSetEntryListArgument");
    expect(tagsOf(type)).toEqual(["", "", "[0]", "[1]", "[2]", "[11]"]);
    expect(type).toMatchObject({ extensible: true });
  });

  it("OPTIONAL and DEFAULT may follow constraints", () => {
    expect(membersOf(typeIn("Appointments", "AsnAppointmentEntry"))).toMatchObject([
      { name: "u8sEntryID" },
      {},
      {},
      {},
      { name: "bAllDay", default: false },
      { type: { constraint: { value: [{ min: -1, max: 10 }] } }, optional: true },
      { name: "listCategories", default: [] },
      {
        type: {
          type: {
            constraint: {
              size: [
                { min: 0, max: 0 },
                { min: 16, max: 16 },
              ],
            },
          },
        },
        optional: true,
      },
      { type: { type: { names: { private: 0, recurring: 1, meeting: 4 } } } },
      { name: "parent", optional: true },
    ]);
    expect(membersOf(typeIn("Lines", "AsnLineState"))[2]).toMatchObject({
      type: { names: { none: 0, one: 1 }, constraint: { value: [{ min: 0, max: 32 }] } },
      default: 0,
    });
  });

  it("values have names, object identifiers among them", () => {
    const values = moduleCalled("Lines").values.map(({ name, value }) => [name, value]);
    expect(Object.fromEntries(values)).toEqual({
      iMaxLines: 32,
      iNegative: -1,
      u8sDefaultName: 'line -- without a name, called "x" ',
      bOn: true,
      binMagic: Uint8Array.of(0xca, 0xfe, 0x01, 0x23),
      oidHabits: "1.3.6.1.4.99999",
      oidLines: "1.3.6.1.4.99999.7",
      eIdle: 0,
    });
    expect(moduleCalled("Appointments").objectIdentifier).toEqual([1, 3, 6, 1, 4, 99999, 2]);
  });
});

describe("Vendor habits: codecs", () => {
  const entry = {
    u8sEntryID: "{1}",
    stStart: new Date("2026-03-01T09:00:00Z"),
    stEnd: new Date("2026-03-01T10:00:00Z"),
    u8sSubject: "Jour fixe",
    bAllDay: false,
    listCategories: ["a", "b"],
    binKey: new Uint8Array(16),
    flags: { bytes: Uint8Array.of(0b0100_1000), length: 5 },
  };
  const argument = {
    u8sOwner: "",
    listAppointments: [{ ...entry, parent: { ...entry, iPriority: -1 } }],
    listByDay: [[], [entry]],
    listReferences: [{ iKind: 2, reference: { name: "x" } }],
    listWhere: [
      { room: "5" },
      { line: { u8sURI: "tel:1", eState: 2, iCalls: 1 } },
      { nowhere: null },
    ],
    optionalParams: [{ key: "k", value: { integerdata: 5 } }],
  };
  const node = {
    name: "root",
    value: { children: [{ name: "a", value: { flag: true } }] },
    created: "20260301090000Z",
    owner: "me",
  };

  it.each([
    ["AsnAppointmentSetEntryListArgument", argument],
    ["AsnLineOrError", { error: { iErrorDetail: 1, u8sErrorString: "no" } }],
    ["AsnLineOrError", { line: { u8sURI: "", eState: 0, iCalls: 0, iAny: 5, appointment: entry } }],
    ["Node", node],
    ["Static-Settings", { timeout: 30, host: "a.b", ratio: 0.5 }],
  ])("take values of %s to BER and JSON and back", (name, value) => {
    const type = loaded.type(name);
    const octets = type.encode(value, { constraints: true });
    expect(type.decode(octets, { constraints: true, strictness: "strict" })).toEqual(value);
    expect(type.decodeJson(type.encodeJson(value))).toEqual(value);
  });

  it("leave a DEFAULT out and put it back", () => {
    const type = loaded.type("AsnLineState");
    const octets = type.encode({ u8sURI: "x", eState: 0, iCalls: 0 });
    expect(Buffer.from(octets).toString("hex")).toBe("30030c0178");
    expect(type.decode(octets)).toEqual({ u8sURI: "x", eState: 0, iCalls: 0 });
  });
});

describe("Vendor habits: TypeScript", () => {
  const codec = fileURLToPath(new URL("../../src/codec/index.js", import.meta.url));
  let out: string;
  beforeAll(() => {
    out = mkdtempSync(join(tmpdir(), "rosewire-habits-"));
    writeFileSync(join(out, "package.json"), '{ "type": "module" }');
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  it("type-checks, as do programs that use it", () => {
    for (const module of model.modules) {
      const text = emitTypeScript(module, model, { codec });
      writeFileSync(join(out, module.file.replace(/\.asn1$/, ".ts")), text);
    }
    const use = join(out, "use.ts");
    writeFileSync(
      use,
      `import type { Operation } from ${JSON.stringify(codec)};
       import * as Appointments from "./UC-Habits-Appointments.js";
       import * as Common from "./UC-Habits-Common.js";
       import * as Lines from "./lines.js";
       import * as Settings from "./settings.js";
       export const set: Operation<
         Appointments.AsnAppointmentSetEntryListArgument,
         Appointments.AsnAppointmentSetEntryListResult,
         Common.AsnRequestError
       > = Appointments.asnAppointmentSetEntryList;
       export const error: Common.AsnRequestError = {
         iErrorDetail: Common.EnumHabitsError.eNO_ERROR,
         u8sErrorString: Lines.u8sDefaultName,
       };
       export const either: Lines.AsnLineOrError = { error };
       export const root: Settings.Node = Settings.root;
       export const id: string = Lines.oidLines;
       // @ts-expect-error no such alternative
       export const wrong: Lines.AsnLineOrError = { eror: error };\n`,
    );
    expect(
      typeErrors([
        use,
        ...model.modules.map(({ file }) => join(out, file.replace(/\.asn1$/, ".ts"))),
      ]),
    ).toEqual([]);
  });
});

function typeIn(module: string, name: string) {
  return moduleCalled(module).types.find((type) => type.name === name)!.type;
}
