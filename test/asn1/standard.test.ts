import { describe, expect, it } from "vitest";
import { compile, emitTypeScript, load } from "../../src/asn1/index.js";
import { bodyError, compileBody, moduleText, typeA, valueV } from "./compile-text.js";

const objects =
  "Remote-Operations-Information-Objects { joint-iso-itu-t remote-operations(4) informationObjects(5) version1(0) }";
const pdus = "Remote-Operations-Generic-ROS-PDUs";
const operations = `
  Ops OPERATION ::= { call | hang }
  call OPERATION ::= { ARGUMENT BOOLEAN RESULT BOOLEAN ERRORS { busy } CODE local:1 }
  hang OPERATION ::= { ARGUMENT UTF8String CODE local:2 }
  busy ERROR ::= { PARAMETER INTEGER CODE local:7 } `;
const body = `IMPORTS OPERATION, ERROR, Code FROM ${objects} ROS{}, InvokeId FROM ${pdus};
  A ::= ROS {{InvokeIds}, {Ops}, {Ops}} InvokeIds InvokeId ::= { present:1, ... } ${operations}`;

describe("Modules of X.880:1994", () => {
  it("fit a module of theirs that is among the files in an older edition", () => {
    const older = `${objects} DEFINITIONS ::= BEGIN
      OPERATION ::= CLASS { &ArgumentType OPTIONAL, &Errors ERROR OPTIONAL,
        &synchronous BOOLEAN DEFAULT FALSE, &alwaysReturns BOOLEAN DEFAULT TRUE, &operationCode Code UNIQUE OPTIONAL }
        WITH SYNTAX { [ARGUMENT &ArgumentType] [ERRORS &Errors] [SYNCHRONOUS &synchronous]
          [ALWAYS RESPONDS &alwaysReturns] [CODE &operationCode] }
      ERROR ::= CLASS { &errorCode Code UNIQUE OPTIONAL } WITH SYNTAX { [CODE &errorCode] }
      Code ::= CHOICE { local INTEGER, global OBJECT IDENTIFIER }
      OPERATION-PACKAGE ::= CLASS { &Both OPERATION OPTIONAL, &Consumer OPERATION OPTIONAL, &Supplier OPERATION OPTIONAL }
      CONNECTION-PACKAGE ::= CLASS { &bind OPERATION OPTIONAL } WITH SYNTAX { [BIND &bind] } END`;
    const user = moduleText(`IMPORTS CONNECTION-PACKAGE FROM ${objects}
      emptyBind FROM Remote-Operations-Useful-Definitions;
      p CONNECTION-PACKAGE ::= { BIND emptyBind } A ::= NULL`);
    const files = [user, older].map((text, at) => ({ name: `${at}.asn1`, text }));
    expect(load(compile(files)).type("M.A")!.encode(null)).toEqual(Uint8Array.of(5, 0));
  });

  it("need not be among the files: what is imported from them has the octets of X.880 9", () => {
    const type = load(compile([{ name: "m.asn1", text: moduleText(body) }])).type("M.A");
    const id = { present: 5 };
    for (const [hex, value] of [
      [
        "a1090201050201020c0161",
        { invoke: { invokeId: id, opcode: { local: 2 }, argument: { known: "hang", value: "a" } } },
      ],
      [
        "a10c" + "020105" + "800103" + "020101" + "0101ff",
        {
          invoke: {
            invokeId: id,
            linkedId: { present: 3 },
            opcode: { local: 1 },
            argument: { known: "call", value: true },
          },
        },
      ],
      [
        "a20b" + "020105" + "3006" + "020101" + "0101ff",
        {
          returnResult: {
            invokeId: id,
            result: { opcode: { local: 1 }, result: { known: "call", value: true } },
          },
        },
      ],
      ["a2020500", { returnResult: { invokeId: { absent: null } } }],
      [
        "a309" + "020105" + "020107" + "020109",
        {
          returnError: {
            invokeId: id,
            errcode: { local: 7 },
            parameter: { known: "busy", value: 9 },
          },
        },
      ],
      ["a406" + "020105" + "810102", { reject: { invokeId: id, problem: { invoke: 2 } } }],
    ] as const) {
      expect(Buffer.from(type.encode(value)).toString("hex")).toBe(hex);
      expect(type.decode(Buffer.from(hex, "hex"))).toEqual(value);
    }
  });

  it("are in the model with what is needed of them, and written as TypeScript", () => {
    const model = compile([{ name: "m.asn1", text: moduleText(body) }]);
    expect(model.modules.map(({ name }) => name)).toEqual([
      "M",
      "Remote-Operations-Information-Objects",
      "Remote-Operations-Generic-ROS-PDUs",
    ]);
    const [own, code, generic] = model.modules;
    expect(own!.operations.map(({ name }) => name)).toEqual(["call", "hang"]);
    expect(code!.types.map(({ name }) => name)).toEqual(["Code"]);
    expect(generic!.types.map(({ name }) => name)).not.toContain("RejectProblem");
    for (const module of model.modules) {
      expect(emitTypeScript(module, model)).toContain("Generated");
    }
  });

  it("are found by object identifier, and only where more is imported than the classes that are built in", () => {
    const imports = (what: string) =>
      `IMPORTS ${what} FROM Ros { 2 4 informationObjects(5) 0 }; A ::= Code Code ::= NULL`;
    expect(compileBody(imports("OPERATION")).modules).toHaveLength(1);
    const code = imports("Code").replace("Code ::= NULL", "");
    expect(typeA(code)).toMatchObject({
      kind: "reference",
      module: "Remote-Operations-Information-Objects",
    });
  });

  it("give way to files", () => {
    const own = "Remote-Operations-Information-Objects DEFINITIONS ::= BEGIN Code ::= NULL END";
    const model = compileBody(`IMPORTS Code FROM ${objects}; A ::= Code`, "", [own]);
    expect(model.modules[1]!.types).toMatchObject([{ name: "Code", type: { kind: "null" } }]);
  });

  it("have the packages, contracts and sets of their operations, too", () => {
    const useful = `IMPORTS OPERATION-PACKAGE, CONTRACT, CONNECTION-PACKAGE FROM ${objects}
      ROS-SingleAS{}, ConsumerPerforms{} FROM Remote-Operations-Useful-Definitions InvokeId, NoInvokeId FROM ${pdus};
      pack OPERATION-PACKAGE ::= { CONSUMER INVOKES { call } SUPPLIER INVOKES { hang } ID { 1 2 3 } }
      contract CONTRACT ::= { CONNECTION connection INITIATOR CONSUMER OF { pack } ID { 1 2 4 } }
      connection CONNECTION-PACKAGE ::= { ID { 1 2 5 } }
      A ::= ROS-SingleAS {{NoInvokeId}, pack} ${operations}`;
    const type = load(compile([{ name: "m.asn1", text: moduleText(useful) }])).type("M.A");
    for (const name of ["call", "hang"] as const) {
      const value = {
        invoke: {
          invokeId: { absent: null },
          opcode: { local: name === "call" ? 1 : 2 },
          argument: { known: name, value: name === "call" ? true : "a" },
        },
      };
      expect(type.decode(type.encode(value))).toEqual(value);
    }
  });

  it("say what they do not have", () => {
    expect(bodyError(`IMPORTS Nothing FROM ${objects}; A ::= Nothing`).reason).toBe(
      "module Remote-Operations-Information-Objects does not define Nothing, as far as it is built in: its file is needed",
    );
  });
});

describe("Names of characters", () => {
  it("are those of the control characters (X.680 42.1)", () => {
    const imports =
      "IMPORTS nul, cr, lf, is1, del FROM ASN1-CHARACTER-MODULE { joint-iso-itu-t asn1(1) specification(0) modules(0) iso10646(0) };";
    expect(valueV(`${imports} v IA5String ::= { nul, "a", cr, lf, is1, del }`)).toBe(
      "\0a\r\n\x1f\x7f",
    );
    expect(compileBody(`${imports} A ::= IA5String (FROM (cr | lf))`).modules).toHaveLength(1);
  });

  it("of all others need the file (X.680 42.1)", () => {
    const imports = "IMPORTS latinSmallLetterA FROM ASN1-CHARACTER-MODULE;";
    expect(bodyError(`${imports} v IA5String ::= { latinSmallLetterA }`).reason).toBe(
      "module ASN1-CHARACTER-MODULE does not define latinSmallLetterA, as far as it is built in: its file is needed",
    );
  });
});
