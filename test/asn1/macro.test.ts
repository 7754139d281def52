import { describe, expect, it } from "vitest";
import { emitTypeScript, load } from "../../src/asn1/index.js";
import {
  bodyError,
  compileBody,
  membersOfA,
  moduleOf,
  moduleText,
  textError,
  typeA,
  valueV,
  warningsOf,
} from "./compile-text.js";

describe("Macro definitions", () => {
  it("are skipped", () => {
    const module = moduleOf(`OBJECT-KIND MACRO ::= BEGIN
      TYPE NOTATION ::= "SYNTAX" type (Syntax) VALUE NOTATION ::= value (VALUE Name) END
      OTHER MACRO ::= OBJECT-KIND
      A ::= NULL`);
    expect(module.types.map(({ name }) => name)).toEqual(["A"]);
    expect(compileBody("X MACRO ::= BEGIN END").modules).toHaveLength(1);
  });

  it("are no types by themselves", () => {
    expect(bodyError("X MACRO ::= BEGIN END x X ::= 5").reason).toBe("X is a macro, not a type");
  });

  it("without END are an error at their beginning", () => {
    expect(textError("M DEFINITIONS ::= BEGIN X MACRO ::= BEGIN A").reason).toBe(
      'this macro has no "END"',
    );
  });

  it("tell the type of their values, if it needs nothing of the instance", () => {
    const macro = (type: string) =>
      `A ::= KIND WITH THINGS { a } KIND MACRO ::= BEGIN TYPE NOTATION ::= "WITH" type(Type) VALUE NOTATION ::= value(VALUE ${type}) END`;
    expect(typeA(macro("INTEGER (0..5)"))).toMatchObject({ constraint: { value: [{ max: 5 }] } });
    expect(typeA(macro("SEQUENCE { a [0] B }") + " B ::= NULL")).toMatchObject({
      members: [{ name: "a" }],
    });
    for (const unreadable of ["Type, b", "SEQUENCE { Type, INTEGER }", ")", "INTEGER (5"]) {
      expect(typeA(macro(unreadable))).toEqual({ kind: "any" });
    }
  });
});

describe("Types in the notation of a macro", () => {
  it("SIGNED, SIGNATURE, ENCRYPTED and OPTIONALLY-SIGNED are those of X.509 and X.511 of 1988", () => {
    const [signed, encrypted, signature, either] = membersOfA(`A ::= SEQUENCE {
      a [0] SIGNED B, b [1] ENCRYPTED SEQUENCE { c NULL }, c [2] SIGNATURE B, d OPTIONALLY-SIGNED B }
      B ::= SET { b INTEGER }`);
    expect(signed).toMatchObject({
      type: {
        type: {
          members: [
            { name: "toBeSigned", type: { kind: "reference", name: "B" } },
            {
              name: "algorithmIdentifier",
              type: {
                members: [{ name: "algorithm" }, { name: "parameters", optional: true }],
              },
            },
            { name: "encrypted", type: { kind: "bitString" } },
          ],
        },
      },
    });
    expect(encrypted).toMatchObject({ type: { type: { kind: "bitString" } } });
    expect(signature).toMatchObject({
      type: { type: { members: [{ name: "algorithmIdentifier" }, { name: "encrypted" }] } },
    });
    expect(either).toMatchObject({
      type: { kind: "choice", members: [{ name: "unsigned" }, { name: "signed" }] },
    });
  });

  it("are encoded as what they stand for", () => {
    const { type } = load(compileBody("A ::= SIGNED SEQUENCE { a INTEGER }"));
    const signed = {
      toBeSigned: { a: 5 },
      algorithmIdentifier: { algorithm: "1.2.3" },
      encrypted: { bytes: Uint8Array.of(0xa0), length: 3 },
    };
    const octets = type("A").encode(signed);
    expect(Buffer.from(octets).toString("hex")).toBe(
      "300f300302010530040602" + "2a03" + "030205a0",
    );
    expect(type("A").decode(octets)).toEqual(signed);
  });

  it("of a macro that is not known are open types", () => {
    expect(typeA("A ::= SEALED SEQUENCE { a NULL }")).toEqual({ kind: "any" });
    expect(membersOfA("A ::= SEQUENCE { a [0] SEALED B, b NULL }")).toHaveLength(2);
    const ports = moduleOf(`A ::= PORT CONSUMER INVOKES { a, b }
      SUPPLIER INVOKES { c }
      B ::= ABSTRACT-BIND TO { p[S] } BIND ARGUMENT INTEGER
      v INTEGER ::= 5
      C ::= NULL`);
    expect(ports.types.map(({ name, type }) => [name, type.kind])).toEqual([
      ["A", "any"],
      ["B", "any"],
      ["C", "null"],
    ]);
    expect(ports.values).toMatchObject([{ name: "v", value: 5 }]);
  });

  it("a reference in capitals before another assignment is none", () => {
    const body = "A ::= XX\nX MACRO ::= XX XX ::= NULL";
    expect(typeA(body)).toMatchObject({ kind: "reference", name: "XX" });
    expect(
      moduleOf("A ::= XX\nBB CC ::= 5 CC ::= INTEGER XX ::= NULL".replace("BB", "b")),
    ).toMatchObject({
      values: [{ name: "b" }],
    });
  });
});

describe("Operations and errors as types of 1988", () => {
  const body = `Update ::= OPERATION ARGUMENT arg Arg RESULT res Res ERRORS { Refused, Failed, NULL }
    Cancel ::= OPERATION PARAMETER Arg RESULT
    Ask ::= OPERATION RESULT
    Tell ::= ABSTRACT-OPERATION ARGUMENT Arg
    Refused ::= ERROR
    Failed ::= ABSTRACT-ERROR PARAMETER why Why
    update Update ::= localValue 2
    cancel Cancel ::= localValue : 3
    tell Tell ::= 4
    refused Refused ::= localValue 34
    failed Failed ::= globalValue { 1 2 3 }
    again OPERATION ERRORS { refused, failed, Failed } ::= 5
    Arg ::= NULL Res ::= NULL Why ::= INTEGER`;
  const reference = (name: string) => ({ kind: "reference", module: "M", name });

  it("make operations of the values that number them", () => {
    expect(moduleOf(body).operations).toMatchObject([
      {
        name: "update",
        id: 2,
        argument: reference("Arg"),
        result: reference("Res"),
        errors: [reference("Why"), { kind: "null" }],
        isEvent: false,
      },
      { name: "cancel", id: 3, argument: reference("Arg"), result: undefined, isEvent: false },
      { name: "tell", id: 4, isEvent: true },
      { name: "again", errors: [reference("Why"), reference("Why")] },
    ]);
  });

  it("make errors of the values that number them, and find these by the types", () => {
    const module = moduleOf(body);
    expect(module.values).toEqual([]);
    expect(module.errors).toMatchObject([
      { name: "refused", code: 34, parameter: undefined },
      { name: "failed", code: "1.2.3", parameter: reference("Why") },
    ]);
    const [update, , , again] = module.operations;
    const named = (name: string) => ({ definition: { module: "M", name } });
    expect(update!.errorObjects).toMatchObject([named("refused"), named("failed")]);
    expect(again!.errorObjects).toMatchObject(["refused", "failed", "failed"].map(named));
    expect(module.types.map(({ name }) => name)).toEqual(["Arg", "Res", "Why"]);
  });

  it("have the codes of the module that numbers them, as in those of MAP", () => {
    const other = `N DEFINITIONS ::= BEGIN Op ::= OPERATION RESULT ERRORS { Bad, Lost } LINKED { Ask }
      Ask ::= OPERATION RESULT Bad ::= ERROR PARAMETER NULL Lost ::= ERROR bad Bad ::= localValue 9 END`;
    expect(
      moduleOf(
        "IMPORTS Op, Ask, Bad FROM N; op Op ::= localValue 1 ask Ask ::= localValue 2 mine Bad ::= localValue 3",
        "",
        [other],
      ).operations[0],
    ).toMatchObject({
      errors: [{ kind: "null" }],
      errorObjects: [{ definition: { module: "M", name: "mine" }, code: 3 }],
      linked: [{ module: "M", name: "ask" }],
    });
  });

  it("may come from other modules", () => {
    const other = "N DEFINITIONS ::= BEGIN Op ::= OPERATION ARGUMENT B B ::= NULL END";
    expect(
      moduleOf("IMPORTS Op FROM N; five INTEGER ::= 5 op Op ::= five", "", [other]),
    ).toMatchObject({
      operations: [{ name: "op", id: 5, argument: { module: "N", name: "B" } }],
    });
  });

  it("stand for their number in other types, as OPERATION and ERROR themselves do", () => {
    const members = membersOfA(
      "IMPORTS OPERATION FROM Remote-Operation-Notation; A ::= SEQUENCE { a OPERATION, b [0] ERROR, c Op } Op ::= OPERATION",
    );
    const code = { kind: "choice", members: [{ name: "localValue" }, { name: "globalValue" }] };
    expect(members[0]).toMatchObject({ type: code });
    expect(members[1]).toMatchObject({ type: { explicit: true, type: code } });
    expect(members[2]).toMatchObject({ type: code });
  });

  it("have types that exist, and codes that are numbers or object identifiers", () => {
    expect(bodyError("Op ::= OPERATION ARGUMENT Missing").reason).toContain("Missing");
    expect(bodyError("E ::= ERROR PARAMETER Missing").reason).toContain("Missing");
    const { operations } = moduleOf(
      "Op ::= OPERATION op Op ::= globalValue { 1 2 } q Op ::= globalValue : { 1 3 }",
    );
    expect(operations).toMatchObject([{ id: "1.2" }, { id: "1.3" }]);
    expect(bodyError("op OPERATION ERRORS { five } ::= 1 five INTEGER ::= 5").reason).toBe(
      "five is not an error",
    );
  });
});

describe("Values in the notation of a macro", () => {
  it("OBJECT-TYPE gives the object identifier and the type of the object (RFC 1212, RFC 2578)", () => {
    const module = moduleOf(`system OBJECT IDENTIFIER ::= { 1 3 6 1 2 1 1 }
      sysDescr OBJECT-TYPE
        SYNTAX  DisplayString (SIZE (0..255))
        ACCESS  read-only
        STATUS  mandatory
        DESCRIPTION "It may say ::= or ""END"" or SYNTAX."
        ::= { system 1 }
      ifEntry OBJECT-TYPE SYNTAX SEQUENCE OF Row MAX-ACCESS not-accessible INDEX { IMPLIED ifIndex } ::= { sysDescr 2 }
      ifStatus OBJECT-TYPE SYNTAX INTEGER { up(1), down(2) } DEFVAL { up } ::= { ifEntry 3 }
      ifFlags OBJECT-TYPE SYNTAX BITS { a(0), b(1) } STATUS current ::= { ifEntry 4 }
      DisplayString ::= OCTET STRING Row ::= SEQUENCE { a INTEGER, b BITS }`);
    expect(module.values).toMatchObject([
      { name: "system", value: "1.3.6.1.2.1.1" },
      {
        name: "sysDescr",
        value: "1.3.6.1.2.1.1.1",
        type: { kind: "objectIdentifier" },
        syntax: { kind: "octetString", constraint: { size: [{ min: 0, max: 255 }] } },
      },
      { name: "ifEntry", value: "1.3.6.1.2.1.1.1.2", syntax: { kind: "sequenceOf" } },
      { name: "ifStatus", syntax: { kind: "integer", names: { up: 1, down: 2 } } },
      { name: "ifFlags", syntax: { kind: "octetString" } },
    ]);
    const { type } = load({ modules: [module] });
    expect(Buffer.from(type("sysDescr").encode(Uint8Array.of(65))).toString("hex")).toBe("040141");
  });

  it("OBJECT-TYPE becomes a constant and a type in TypeScript", () => {
    const model = compileBody(
      "Row ::= NULL row OBJECT-TYPE SYNTAX SEQUENCE OF Row ::= { 1 2 } rowSyntax INTEGER ::= 5",
    );
    const text = emitTypeScript(model.modules[0]!, model);
    expect(text).toContain('export const row: string = "1.2";');
    expect(text).toContain(`export const rowSyntax$: Type<Row[]> =
  /* @__PURE__ */ sequenceOf("row", () => Row);`);
  });

  it("others give the object identifier or number that is their value", () => {
    const module =
      moduleOf(`mib MODULE-IDENTITY LAST-UPDATED "9201010000Z" ORGANIZATION "x" ::= { 1 3 6 5 }
      zero OBJECT-IDENTITY STATUS current DESCRIPTION "" ::= { 0 0 }
      linkUp TRAP-TYPE ENTERPRISE mib VARIABLES { a, b } ::= 3
      started NOTIFICATION-TYPE OBJECTS { a } STATUS current ::= { mib 1 }
      group OBJECT-GROUP OBJECTS { a, b } STATUS current ::= { mib 2 }
      all MODULE-COMPLIANCE STATUS current MODULE MANDATORY-GROUPS { group }
        OBJECT a SYNTAX INTEGER { up(1) } MIN-ACCESS read-only ::= { mib 3 }
      at ATTRIBUTE WITH ATTRIBUTE-SYNTAX OCTET STRING SINGLE VALUE ::= { mib four(4) }`);
    expect(module.values.map(({ name, value }) => [name, value])).toEqual([
      ["mib", "1.3.6.5"],
      ["zero", "0.0"],
      ["linkUp", 3],
      ["started", "1.3.6.5.1"],
      ["group", "1.3.6.5.2"],
      ["all", "1.3.6.5.3"],
      ["at", "1.3.6.5.4"],
    ]);
  });

  it("may be imported", () => {
    const other =
      'N DEFINITIONS ::= BEGIN mib MODULE-IDENTITY ORGANIZATION "x" ::= { 1 3 6 5 } END';
    expect(valueV("IMPORTS mib FROM N; v OBJECT IDENTIFIER ::= { mib 7 }", [other])).toBe(
      "1.3.6.5.7",
    );
  });

  it("are left out with a warning where they are neither, and have no use", () => {
    const text = moduleText(
      "a EXTENSION CRITICAL FOR SUBMISSION ::= id-a\nb EXTENSION NULL ::= localValue 5 c KIND OF ::= { 1, 2 }",
    );
    expect(warningsOf(text)).toEqual([
      "2:3 macro: values of the macro EXTENSION are not known; a is left out",
      "3:3 macro: values of the macro EXTENSION are not known; b is left out",
      "3:37 macro: values of the macro KIND are not known; c is left out",
    ]);
    expect(bodyError("a KIND OF ::= { 1, 2 } v INTEGER ::= a").reason).toBe("a is not a value");
    expect(bodyError("a KIND OF ::= { 1, 2 } A ::= SEQUENCE OF m < M.a").code).toBe("parser");
  });

  it("end with a value", () => {
    expect(bodyError("a OBJECT-TYPE SYNTAX NULL").reason).toBe(
      'expected "::=" after the words of OBJECT-TYPE, found "END"',
    );
    expect(bodyError("a OBJECT-TYPE SYNTAX 5 ::= { 1 2 }").reason).toBe(
      'expected a type, found "5"',
    );
  });

  it("have object identifiers that are known", () => {
    expect(bodyError("a OBJECT-TYPE SYNTAX NULL ::= { system 1 }").reason).toBe(
      "this module does not define system",
    );
  });
});

describe("Ambiguous types beside macros", () => {
  const macro =
    'KIND MACRO ::= BEGIN TYPE NOTATION ::= "INDEX" type(index) VALUE NOTATION ::= value(VALUE Name) END Other ::= NULL\n';
  const index = `${macro}Index ::= CHOICE { a [0] NULL, b [0] NULL }`;
  const other = `N DEFINITIONS ::= BEGIN ${index} END`;
  const rule = "tags in a CHOICE or SET (X.680 29.3, 27.3)";

  it.each([
    ["CHOICE { a [0] NULL, b [0] NULL }", rule],
    ["SET { a [0] NULL, b [0] NULL }", rule],
    ["SEQUENCE { a [0] NULL OPTIONAL, b [0] NULL }", "tags in a SEQUENCE (X.680 25.6)"],
  ])("are left out with a warning if nothing uses them: %s", (type, clause) => {
    const body = `${macro}Index ::= ${type}`;
    expect(warningsOf(moduleText(body))).toEqual([
      `3:1 unused: Index is left out, since no value of it could be decoded, and nothing here uses it: b cannot be told from a: both can have [0]; ${clause}`,
    ]);
    expect(moduleOf(body).types.map(({ name }) => name)).toEqual(["Other"]);
  });

  it("let others import the macros", () => {
    const { types } = moduleOf("IMPORTS KIND, Other FROM N; A ::= Other", undefined, [other]);
    expect(types.map(({ name }) => name)).toEqual(["A"]);
  });

  it.each([
    ["A ::= Index", 7],
    ["A ::= SEQUENCE OF SEQUENCE { index [5] Index }", 40],
    ["A ::= N.Index", 7],
    ["A ::= P { Index } P { Type } ::= SEQUENCE { a Type }", 11],
    ["a OPERATION ARGUMENT Index ::= 5", 22],
    ["a Index ::= a : NULL", 3],
  ])("are refused where something uses them: %s", (use, column) => {
    expect(bodyError(`IMPORTS Index FROM N;\n${use}`, undefined, [other])).toMatchObject({
      code: "resolver",
      line: 3,
      column,
      reason:
        "no value of Index (other0.asn1, line 2) can be decoded: b cannot be told from a: both can have [0]",
      rule,
    });
    expect(bodyError(`${index} ${use.replace("N.", "M.")}`).rule).toBe(rule);
  });

  it("are refused without macros, and inside other types", () => {
    for (const body of [
      index.slice(macro.length),
      `${macro} A ::= SEQUENCE OF ${index.slice(-34)}`,
    ]) {
      expect(bodyError(body).reason).toBe("b cannot be told from a: both can have [0]");
    }
  });
});

describe("TEXTUAL-CONVENTION", () => {
  it("is the type after SYNTAX (RFC 2579)", () => {
    const module = moduleOf(`A ::= TEXTUAL-CONVENTION
        DISPLAY-HINT "255a"
        STATUS       current
        DESCRIPTION  "Text."
        SYNTAX       OCTET STRING (SIZE (0..255))
      B ::= TEXTUAL-CONVENTION STATUS current SYNTAX BITS { a(0), b(1) }
      C ::= TEXTUAL-CONVENTION STATUS current SYNTAX INTEGER { on(1), off(2) }`);
    expect(module.types).toMatchObject([
      { name: "A", type: { kind: "octetString", constraint: { size: [{ min: 0, max: 255 }] } } },
      { name: "B", type: { kind: "octetString" } },
      { name: "C", type: { kind: "integer", names: { on: 1, off: 2 } } },
    ]);
  });
});
