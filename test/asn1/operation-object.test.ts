import { describe, expect, it } from "vitest";
import { emitTypeScript } from "../../src/asn1/emit/typescript.js";
import { load } from "../../src/asn1/index.js";
import { NULL, type Operation } from "../../src/codec/index.js";
import { bodyError, compileBody, moduleOf } from "./compile-text.js";

const types = "Arg ::= SEQUENCE { a NULL } Res ::= NULL Why ::= ENUMERATED { bad } ";
const operation = (object: string) =>
  moduleOf(`op OPERATION ::= { ${object} } ${types}`).operations[0];
const reference = (name: string) => ({ kind: "reference", module: "M", name });
const named = (name: string) => ({ module: "M", name });

describe("Objects of the class OPERATION", () => {
  it("are operations with argument, result, errors and code, as those of the macro (X.880:1994 6.1)", () => {
    expect(
      operation(
        "ARGUMENT Arg RESULT Res ERRORS { refused } CODE local: 5 } refused ERROR ::= { PARAMETER Why CODE local:1",
      ),
    ).toMatchObject({
      name: "op",
      id: 5,
      argument: reference("Arg"),
      result: reference("Res"),
      errors: [reference("Why")],
      isEvent: false,
      errorObjects: [{ definition: named("refused"), code: 1, parameter: reference("Why") }],
      alwaysResponds: true,
    });
  });

  it("are events if they neither respond nor have a result or errors", () => {
    expect(operation("ARGUMENT Arg ALWAYS RESPONDS FALSE CODE local:21")).toMatchObject({
      id: 21,
      isEvent: true,
      alwaysResponds: false,
    });
    expect(operation("ARGUMENT Arg RETURN RESULT FALSE CODE local:21")).toMatchObject({
      isEvent: true,
    });
    expect(operation("ARGUMENT Arg CODE local:21")).toMatchObject({ isEvent: false });
    expect(operation("ERRORS {} ALWAYS RESPONDS FALSE CODE local:21")).toMatchObject({
      isEvent: true,
    });
    expect(
      operation(
        "ARGUMENT Arg ERRORS { no } ALWAYS RESPONDS FALSE CODE local:21 } no ERROR ::= { CODE local: 2",
      ),
    ).toMatchObject({
      isEvent: false,
      errors: [],
      errorObjects: [{ definition: named("no"), code: 2 }],
    });
  });

  it("take types in place, values for codes, and sets of errors by name", () => {
    const { operations } = moduleOf(`op OPERATION ::= {
        ARGUMENT SEQUENCE { x INTEGER } OPTIONAL TRUE RESULT NULL ERRORS { Errors | other } CODE code }
      code CHOICE { local INTEGER, global OBJECT IDENTIFIER } ::= local : 7
      Errors ERROR ::= { one | { CODE local:4 }, ... } one ERROR ::= { PARAMETER NULL CODE local:1 }
      other ERROR ::= { PARAMETER BOOLEAN CODE global:{ 1 2 3 } }`);
    expect(operations).toMatchObject([
      {
        id: 7,
        argument: { kind: "sequence" },
        errors: [{ kind: "null" }, { kind: "boolean" }],
        errorObjects: [
          { definition: named("one"), code: 1 },
          { definition: undefined, code: 4 },
          { definition: named("other"), code: "1.2.3" },
        ],
      },
    ]);
  });

  it("name linked operations", () => {
    expect(
      moduleOf(
        "op OPERATION ::= { LINKED { a | b } CODE local:1 } a OPERATION ::= { CODE local:2 } b OPERATION ::= { CODE local:3 }",
      ).operations,
    ).toMatchObject([{ linked: [named("a"), named("b")] }, { linked: [] }, {}]);
  });

  it("without a code are no operations, nor are other names of one", () => {
    expect(
      moduleOf(
        "one OPERATION ::= { CODE local:1 } two OPERATION ::= one none OPERATION ::= { RESULT NULL } other OPERATION ::= { CODE global:{ 1 2 } }",
      ).operations,
    ).toMatchObject([
      { name: "one", id: 1 },
      { name: "other", id: "1.2" },
    ]);
  });

  it("have errors that are defined beside them, or elsewhere, or under another name", () => {
    const other = `N DEFINITIONS ::= BEGIN
      far ERROR ::= { PARAMETER BOOLEAN CODE global:{ 1 2 } } child OPERATION ::= { CODE local:9 } END`;
    const module = moduleOf(
      `IMPORTS far, child FROM N; near ERROR ::= { CODE local:1 } same ERROR ::= near mute ERROR ::= { PARAMETER NULL }
      sub OPERATION ::= child
      op OPERATION ::= { ERRORS { far | same | mute } LINKED { sub } CODE local:3 }`,
      "",
      [other],
    );
    expect(module.errors).toMatchObject([{ name: "near", code: 1, parameter: undefined }]);
    expect(module.operations).toMatchObject([
      {
        errorObjects: [
          { definition: { module: "N", name: "far" }, code: "1.2" },
          { definition: named("near"), code: 1 },
        ],
        linked: [{ module: "N", name: "child" }],
      },
    ]);
  });

  it("have a number within 2^53", () => {
    expect(bodyError("op OPERATION ::= { CODE local:9007199254740992 }").reason).toBe(
      "the code of op is beyond 2^53",
    );
  });

  it("need no module of X.880 among the files, and use it if it is", () => {
    const imports =
      "IMPORTS OPERATION, ERROR FROM Remote-Operations-Information-Objects { joint-iso-itu-t remote-operations(4) informationObjects(5) version1(0) };";
    const body = `${imports} op OPERATION ::= { ARGUMENT NULL CODE local:1 }`;
    expect(moduleOf(body).operations).toMatchObject([{ id: 1, argument: { kind: "null" } }]);
    const own = `Remote-Operations-Information-Objects DEFINITIONS ::= BEGIN
      ERROR ::= CLASS { &ParameterType OPTIONAL, &errorCode Code }
      OPERATION ::= CLASS { &ArgumentType OPTIONAL, &operationCode Code } WITH SYNTAX { [TAKES &ArgumentType] NUMBER &operationCode }
      Code ::= CHOICE { local INTEGER, global OBJECT IDENTIFIER } END`;
    const other = `${imports} op OPERATION ::= { TAKES NULL NUMBER local:1 }`;
    expect(moduleOf(other, "", [own]).operations).toMatchObject([
      { id: 1, argument: { kind: "null" } },
    ]);
  });

  it("may be of a class that is another name of OPERATION, and be other names of each other", () => {
    const ros = `Remote-Operations-Information-Objects DEFINITIONS ::= BEGIN
      OPERATION ::= CLASS { &ArgumentType OPTIONAL, &operationCode INTEGER UNIQUE OPTIONAL }
        WITH SYNTAX { [ARGUMENT &ArgumentType] [CODE &operationCode] } END`;
    const body = `IMPORTS OPERATION FROM Remote-Operations-Information-Objects;
      ABSTRACT-OPERATION ::= OPERATION PORT ::= CLASS { &Both ABSTRACT-OPERATION, &Sum TYPE-IDENTIFIER }
      op ABSTRACT-OPERATION ::= { ARGUMENT NULL CODE CODE-OF }
      a OPERATION ::= b b OPERATION ::= c c ABSTRACT-OPERATION ::= op
      Ops ABSTRACT-OPERATION ::= { op | a | b | c }`;
    // With the module, and with the classes that are built in.
    for (const [code, others] of [
      ["5", [ros]],
      ["local: 5", []],
    ] as const) {
      const { operations } = moduleOf(body.replace("CODE-OF", code), "", others);
      expect(operations).toMatchObject([{ name: "op", id: 5, argument: { kind: "null" } }]);
    }
    const names = `AUTO-ERROR ::= ABSTRACT-ERROR ABSTRACT-ERROR ::= ERROR
      IMPORTS-OF ::= CLASS { &Errors AUTO-ERROR } e AUTO-ERROR ::= { PARAMETER REAL CODE local: 1 }
      A ::= e.&ParameterType`;
    const imports = "IMPORTS ERROR FROM Remote-Operations-Information-Objects;";
    expect(moduleOf(`${imports} ${names}`).types[0]!.type).toEqual({ kind: "real" });
  });

  it("stand beside instances of the macro", () => {
    expect(
      moduleOf(
        "OPERATION MACRO ::= BEGIN END old OPERATION ARGUMENT NULL ::= 1 new OPERATION ::= { ARGUMENT NULL CODE local:2 }",
      ).operations,
    ).toMatchObject([
      { name: "old", id: 1, isEvent: true },
      { name: "new", id: 2, isEvent: false },
    ]);
  });

  it("keep their documentation", () => {
    expect(moduleOf("-- hangs up\nop OPERATION ::= { CODE local:1 }").operations).toMatchObject([
      { doc: "hangs up" },
    ]);
  });

  it("say whether they always respond (X.880:1994 6.1)", () => {
    const model = compileBody(`surely OPERATION ::= { ARGUMENT Arg CODE local:1 }
      perhaps OPERATION ::= { ARGUMENT Arg ERRORS { no } ALWAYS RESPONDS FALSE CODE local:2 }
      no ERROR ::= { PARAMETER Why CODE local:9 } ${types}`);
    const loaded = load(model);
    const responds = (name: string) => (loaded.operation(name) as Operation).alwaysResponds;
    expect([responds("surely"), responds("perhaps")]).toEqual([true, false]);
    const text = emitTypeScript(model.modules[0]!, model, { codec: "rosewire/codec" });
    const [before, after] = text.split('operation("perhaps"') as [string, string];
    expect(after).toContain("alwaysResponds: false,");
    expect(before).not.toContain("alwaysResponds");
  });

  it("say whether success is answered: by RETURN RESULT, and without a RESULT that need not come it is not (X.880:1994 6.1)", () => {
    const model = compileBody(`surely OPERATION ::= { ARGUMENT Arg CODE local:1 }
      never OPERATION ::= { RESULT Res RETURN RESULT FALSE ERRORS { no } CODE local:2 }
      empty OPERATION ::= { ERRORS { no } ALWAYS RESPONDS FALSE CODE local:3 }
      perhaps OPERATION ::= { RESULT Res ALWAYS RESPONDS FALSE CODE local:4 }
      no ERROR ::= { PARAMETER Why CODE local:9 } ${types}`);
    const loaded = load(model);
    const returns = (name: string) => (loaded.operation(name) as Operation).returnsResult;
    expect(["surely", "never", "empty", "perhaps"].map(returns)).toEqual([
      true,
      false,
      false,
      true,
    ]);
    expect((loaded.operation("never") as Operation).result).toBe(NULL);
    const text = emitTypeScript(model.modules[0]!, model, { codec: "rosewire/codec" });
    expect(text.match(/returnsResult: false,/g)).toHaveLength(2);
  });

  it("become an Operation or an Event when loaded", () => {
    const loaded = load(
      compileBody(`op OPERATION ::= { ARGUMENT Arg RESULT Res ERRORS { no } CODE local:1 }
      no ERROR ::= { PARAMETER Why CODE local:9 }
      ev OPERATION ::= { ARGUMENT Arg ALWAYS RESPONDS FALSE CODE local:2 } ${types}`),
    );
    expect(loaded.operation("op")).toMatchObject({
      kind: "operation",
      id: 1,
      argument: loaded.type("Arg"),
      result: loaded.type("Res"),
      error: loaded.type("Why"),
    });
    expect(loaded.operation("ev")).toMatchObject({ kind: "event", id: 2 });
    expect((loaded.operation("op") as Operation).errors).toEqual([loaded.error("no")]);
  });
});
