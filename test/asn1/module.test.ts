import { describe, expect, it } from "vitest";
import { compile, load, parseModules } from "../../src/asn1/index.js";
import {
  bodyError,
  errorOf,
  moduleOf,
  moduleText,
  textError,
  typeA,
  warningsOf,
} from "./compile-text.js";

const compileTexts = (...texts: readonly string[]) =>
  compile(texts.map((text, index) => ({ name: `file${index}.asn1`, text })));

const reference = (module: string, name: string) => ({ kind: "reference", module, name });

describe("Modules", () => {
  it("are found in the order of the files, several in one file as well", () => {
    const model = compileTexts(
      "A DEFINITIONS ::= BEGIN END B DEFINITIONS ::= BEGIN END",
      "C DEFINITIONS ::= BEGIN END",
    );
    expect(model.modules.map(({ name, file }) => [name, file])).toEqual([
      ["A", "file0.asn1"],
      ["B", "file0.asn1"],
      ["C", "file1.asn1"],
    ]);
  });

  it("have the numbers of their object identifier, names resolved", () => {
    const text = (oid: string) =>
      `A ${oid} DEFINITIONS ::= BEGIN b OBJECT IDENTIFIER ::= { 1 3 6 } END`;
    const numbers = (oid: string) => compileTexts(text(oid)).modules[0]!.objectIdentifier;
    expect(numbers("")).toEqual([]);
    expect(numbers("{ iso(1) member-body(2) 840 }")).toEqual([1, 2, 840]);
    expect(numbers("{ joint-iso-itu-t ds(5) }")).toEqual([2, 5]);
    expect(numbers("{ b 7 }")).toEqual([1, 3, 6, 7]);
  });

  it("may have an object identifier that is none, which no encoding needs", () => {
    const warnings = (oid: string) => warningsOf(`M ${oid} DEFINITIONS ::= BEGIN A ::= NULL END`);
    expect(warnings("{ iso nothing }")).toEqual([
      "1:3 notation: M has no identifier: this module does not define nothing",
    ]);
    expect(warnings("{ etsi(0) xx(207) 1 }")).toEqual([
      "1:3 notation: M has no identifier: no object identifier begins with 0.207",
    ]);
  });

  it("may be empty, and a file may be without any", () => {
    expect(compileTexts("", "-- nothing", "A DEFINITIONS ::= BEGIN END").modules).toHaveLength(1);
    expect(compileTexts("A DEFINITIONS ::= BEGIN EXPORTS ; IMPORTS ; END").modules).toHaveLength(1);
  });

  it("may have semicolons between assignments and after END", () => {
    expect(
      compileTexts("A DEFINITIONS ::= BEGIN ; T ::= NULL ;; v NULL ::= NULL; END; ;").modules[0],
    ).toMatchObject({
      types: [{ name: "T" }],
      values: [{ name: "v" }],
    });
  });

  it("have different names", () => {
    const error = errorOf(() =>
      compileTexts("A DEFINITIONS ::= BEGIN END", "\n A DEFINITIONS ::= BEGIN B ::= NULL END"),
    );
    expect(error).toMatchObject({ file: "file1.asn1", line: 2, column: 2 });
    expect(error.reason).toBe("module A is already defined in file0.asn1, line 1");
  });

  it("may be given twice, in the same words", () => {
    const text = "A DEFINITIONS ::= BEGIN B ::= NULL END";
    expect(compileTexts(text, `-- again\n${text}`).modules).toHaveLength(1);
    expect(warningsOf(`${text}\n${text}`)).toEqual([
      "2:1 import: module A is already defined in t.asn1, line 1, in the same words",
    ]);
  });

  it("of one name are told apart by their object identifiers", () => {
    const codes = (arc: number, type: string) =>
      `Codes { 1 3 6 ${arc} } DEFINITIONS ::= BEGIN Code ::= ${type} Own ::= Codes.Code END`;
    const user = `User DEFINITIONS ::= BEGIN IMPORTS Code FROM Codes { 1 3 6 2 }; A ::= Code B ::= Codes.Code END`;
    const { modules } = compileTexts(codes(1, "NULL"), codes(2, "REAL"), user);
    expect(
      modules.map(({ name, types: [first, second] }) => [name, first!.type, second!.type]),
    ).toEqual([
      ["Codes-1-3-6-1", { kind: "null" }, reference("Codes-1-3-6-1", "Code")],
      ["Codes-1-3-6-2", { kind: "real" }, reference("Codes-1-3-6-2", "Code")],
      ["User", reference("Codes-1-3-6-2", "Code"), reference("Codes-1-3-6-2", "Code")],
    ]);
    const same = errorOf(() => compileTexts(codes(1, "NULL"), codes(1, "REAL")));
    expect(same.reason).toBe("module Codes is already defined in file0.asn1, line 1");
    const taken = "Codes-1-3-6-1 DEFINITIONS ::= BEGIN END";
    expect(
      compileTexts(codes(1, "NULL"), codes(2, "NULL"), taken).modules.map(({ name }) => name),
    ).toEqual(["Codes-1-3-6-1-x", "Codes-1-3-6-2", "Codes-1-3-6-1"]);
  });

  it("end with END", () => {
    expect(textError("M DEFINITIONS ::= BEGIN A ::= NULL").reason).toBe(
      'expected an assignment or "END", found the end of the file',
    );
    expect(textError("M DEFINITIONS ::= BEGIN END END").reason).toBe(
      'expected the name of a module, found "END"',
    );
    expect(textError("M ::= BEGIN END").reason).toBe(
      'expected "DEFINITIONS" after the name of the module, found "::="',
    );
    expect(textError("M DEFINITIONS IMPLICIT ::= BEGIN END").reason).toBe(
      'expected "TAGS", found "::="',
    );
  });

  it("keep the places of their definitions", () => {
    expect(moduleOf("A ::= NULL\n  B ::= A").types.map(({ position }) => position)).toEqual([
      { file: "m.asn1", line: 2, column: 1 },
      { file: "m.asn1", line: 3, column: 3 },
    ]);
  });

  it("parseModules gives what is written, unresolved", () => {
    const [module] = parseModules([
      { name: "m", text: "M DEFINITIONS AUTOMATIC TAGS ::= BEGIN A ::= Missing END" },
    ]);
    expect(module).toMatchObject({
      name: "M",
      tagDefault: "automatic",
      assignments: [{ kind: "type", name: "A", type: { kind: "reference", name: "Missing" } }],
    });
  });
});

describe("Duplicate definitions", () => {
  it("are an error at the second one", () => {
    expect(bodyError("A ::= NULL\nA ::= INTEGER")).toMatchObject({
      line: 3,
      column: 1,
      reason: "A is already defined in line 2",
    });
    expect(bodyError("a NULL ::= NULL a OPERATION ::= 5").reason).toBe(
      "a is already defined in line 2",
    );
  });

  it("in the same words are one, with a warning", () => {
    const body = "A ::= SEQUENCE { b B } B ::= NULL\nA ::= SEQUENCE { b B } -- again";
    expect(moduleOf(body).types.map(({ name }) => name)).toEqual(["A", "B"]);
    expect(warningsOf(moduleText(body))).toEqual([
      "3:1 notation: A is already defined in line 2, in the same words",
    ]);
  });

  it("count imported names, but for a warning where both say the same", () => {
    const other = "N DEFINITIONS ::= BEGIN A ::= SEQUENCE { b B } B ::= NULL END";
    const reason = "A is also imported from N";
    for (const body of [
      "IMPORTS A FROM N; A ::= SEQUENCE { b BOOLEAN }",
      // The same words do not say the same where B is another type, or tags have another default.
      "IMPORTS A FROM N; A ::= SEQUENCE { b B } B ::= BOOLEAN",
      "IMPORTS A FROM Nowhere; A ::= SEQUENCE { b B } B ::= NULL",
    ]) {
      expect(bodyError(body, "", [other])).toMatchObject({
        reason: body.includes("Nowhere") ? "A is also imported from Nowhere" : reason,
        rule: "IMPORTS (X.680 13.1)",
      });
    }
    const same = "IMPORTS A, B FROM N; A ::= SEQUENCE { b B }";
    expect(bodyError(same, "IMPLICIT TAGS", [other]).reason).toBe(reason);
    expect(typeA(same, "", [other])).toMatchObject({ members: [{ type: { module: "N" } }] });
    expect(warningsOf(`${moduleText(same, "")} ${other}`)).toEqual([
      "2:22 import: A is also imported from N, where it means the same",
    ]);
  });

  it("may be imported as well where it is an object identifier or another name, whatever tags the modules have", () => {
    const other = `N DEFINITIONS ::= BEGIN
      id OBJECT IDENTIFIER ::= { 1 3 } A ::= B B ::= NULL KIND ::= TYPE-IDENTIFIER END`;
    const body = `IMPORTS id, A, B, KIND FROM N;
      id OBJECT IDENTIFIER ::= { 1 3 } A ::= B KIND ::= TYPE-IDENTIFIER`;
    expect(typeA(body, "IMPLICIT TAGS", [other])).toMatchObject({ module: "N", name: "B" });
    const changed = body.replace("{ 1 3 }", "{ 1 4 }");
    expect(bodyError(changed, "IMPLICIT TAGS", [other]).reason).toBe("id is also imported from N");
  });

  it("two modules may define one name", () => {
    expect(
      compileTexts(
        "M DEFINITIONS ::= BEGIN A ::= NULL END",
        "N DEFINITIONS ::= BEGIN A ::= REAL END",
      ).modules,
    ).toHaveLength(2);
  });
});

describe("Definitions of what is built in", () => {
  it("are warned about and not used: they were written before it was built in", () => {
    const text = moduleText(
      "BMPString ::= [UNIVERSAL 30] IMPLICIT OCTET STRING\n UTF8String ::= OCTET STRING A ::= BMPString",
    );
    expect(warningsOf(text)).toEqual([
      "2:1 built-in: BMPString is built in; what is defined here is not used",
      "3:2 built-in: UTF8String is built in; what is defined here is not used",
    ]);
    expect(compileTexts(text).modules[0]!.types).toMatchObject([
      { name: "A", type: { kind: "string", string: "BMPString" } },
    ]);
  });

  it("are refused for names in capitals, which meant something else", () => {
    expect(bodyError("DATE ::= PrintableString").reason).toContain('found "DATE"');
    expect(bodyError("IMPORTS TIME FROM N;").reason).toContain('found "TIME"');
  });
});

describe("EXPORTS", () => {
  it("is read and not enforced", () => {
    const other = "N DEFINITIONS ::= BEGIN EXPORTS B, c, D{}; A ::= NULL B ::= REAL END";
    const body = "IMPORTS A FROM N; C ::= A";
    expect(moduleOf(body, "", [other]).types).toMatchObject([{ type: { module: "N", name: "A" } }]);
    expect(moduleOf(body, "", [other.replace("B, c, D{}", "ALL")]).types).toHaveLength(1);
    expect(bodyError("EXPORTS A\nB ::= NULL").reason).toBe(
      'expected ";" at the end of EXPORTS, found "B"',
    );
  });
});

describe("IMPORTS", () => {
  const other = "N { 1 2 3 } DEFINITIONS ::= BEGIN B ::= NULL C ::= REAL five INTEGER ::= 5 END";
  const third = "O DEFINITIONS ::= BEGIN D ::= BOOLEAN B ::= REAL END";

  it("bring in types and values, used before and after", () => {
    expect(
      typeA(
        "IMPORTS B, five FROM N D FROM O; A ::= SEQUENCE { a B (NULL), b INTEGER (0..five), c D }",
        "",
        [other, third],
      ),
    ).toMatchObject({
      members: [
        { type: { kind: "reference", module: "N", name: "B" } },
        { type: { constraint: { value: [{ min: 0, max: 5 }] } } },
        { type: { module: "O" } },
      ],
    });
  });

  it.each([
    "IMPORTS B FROM N { 1 2 3 };",
    "IMPORTS B FROM N { iso member-body(2) three(3) } D FROM O;",
    "IMPORTS B FROM N oid;",
    "IMPORTS B FROM N oid D FROM O;",
    "IMPORTS B FROM N five FROM N;",
    "IMPORTS B FROM N five, C FROM N;",
    "IMPORTS B FROM N WITH SUCCESSORS D FROM O WITH DESCENDANTS;",
    "IMPORTS B, B FROM N B FROM N;",
    "IMPORTS B FROM N codes  D {}, Three FROM P;",
    "IMPORTS B FROM N codes D {} FROM P;",
    "IMPORTS B FROM N five {}, D FROM P;",
    "IMPORTS B FROM N D {}, Three FROM P;",
    "IMPORTS B FROM N Other.codes D {}, Three FROM P;",
    "IMPORTS B FROM N Other.codes;",
    "IMPORTS B FROM N codes { 5 } D {} FROM P;",
    "IMPORTS B FROM N codes WITH SUCCESSORS D {} FROM P;",
    "IMPORTS Par {}, D FROM P { 1 2 } B {} FROM N;",
    "IMPORTS B FROM N; IMPORTS D FROM O;",
  ])("%s", (imports) => {
    expect(typeA(`${imports} A ::= B`, "", [other, third])).toMatchObject({ module: "N" });
  });

  it("of a value reference after the module, or of a name: what follows it decides", () => {
    const imported = (imports: string) => {
      const text = `M DEFINITIONS ::= BEGIN IMPORTS ${imports} END`;
      const [module] = parseModules([{ name: "m", text }]);
      return module!.imports.map(({ module: { name }, symbols }) =>
        [name, ...symbols.map((symbol) => symbol.name)].join(" "),
      );
    };
    expect(imported("one FROM N codes  Two {}, Three FROM O;")).toEqual(["N one", "O Two Three"]);
    expect(imported("one FROM N codes, Three FROM O;")).toEqual(["N one", "O codes Three"]);
    expect(imported("one FROM N codes {}, Three FROM O;")).toEqual(["N one", "O codes Three"]);
    expect(imported("one FROM N codes {} FROM O;")).toEqual(["N one", "O codes"]);
    expect(imported("one FROM N codes {5} two FROM O;")).toEqual(["N one", "O two"]);
    expect(imported("one FROM N codes two FROM O codes;")).toEqual(["N one", "O two"]);
    expect(imported("one FROM N P.codes Two {} FROM O P.codes;")).toEqual(["N one", "O Two"]);
  });

  it("of a type that is built in are warned about and ignored (RFC 5280)", () => {
    const text =
      "M DEFINITIONS ::= BEGIN\nIMPORTS\n id, BMPString,\n UTF8String FROM N T61String FROM N;" +
      "\n A ::= SEQUENCE { a BMPString, b UTF8String } END";
    expect(warningsOf(text)).toEqual([
      "3:6 built-in: BMPString is built in and comes from no module",
      "4:2 built-in: UTF8String is built in and comes from no module",
      "4:20 built-in: T61String is built in and comes from no module",
    ]);
    const [module] = compileTexts(text, "N DEFINITIONS ::= BEGIN id INTEGER ::= 5 END").modules;
    expect(module!.types[0]!.type).toMatchObject({
      members: [{ type: { string: "BMPString" } }, { type: { string: "UTF8String" } }],
    });
    expect(warningsOf("M DEFINITIONS ::= BEGIN EXPORTS UTCTime; END")).toEqual([
      "1:33 built-in: UTCTime is built in and comes from no module",
    ]);
  });

  it("end with a semicolon", () => {
    const expected = 'expected ";" after the last FROM of IMPORTS, found';
    expect(bodyError("IMPORTS B FROM N\nA ::= B", "", [other])).toMatchObject({
      line: 3,
      column: 1,
      reason: `${expected} "A"`,
    });
    expect(bodyError("IMPORTS B FROM N\na INTEGER ::= 5", "", [other]).reason).toBe(
      `${expected} "a"`,
    );
    expect(bodyError("IMPORTS B FROM N\na OPERATION ARGUMENT B ::= 5", "", [other]).reason).toBe(
      `${expected} "a"`,
    );
  });

  it("need FROM", () => {
    expect(bodyError("IMPORTS B N;").reason).toBe(
      'expected "FROM" or "," after an imported name, found "N"',
    );
  });

  it("of a name that the module does not define are an error, or a warning where nothing needs it", () => {
    expect(bodyError("IMPORTS Z FROM N; A ::= SEQUENCE OF Z", "", [other])).toMatchObject({
      column: 9,
      reason: "module N does not define Z",
      rule: "IMPORTS (X.680 13.1)",
    });
    expect(warningsOf(`${moduleText("IMPORTS Z, B FROM N; A ::= B")} ${other}`)).toEqual([
      "2:9 import: module N does not define Z, which is not needed here",
    ]);
    // The module has a Z of its own, or a type that every module of SNMP has.
    expect(typeA("IMPORTS Z FROM N; A ::= Z Z ::= NULL", "", [other])).toMatchObject({
      module: "M",
    });
    const row = "IMPORTS BITS FROM N; A ::= SEQUENCE { a BITS }";
    expect(typeA(row, "", [other])).toMatchObject({ members: [{ type: { kind: "octetString" } }] });
  });

  it("from a module that is not given are an error only where the name is used", () => {
    expect(typeA("IMPORTS Z, OPERATION FROM Nowhere; A ::= NULL")).toEqual({ kind: "null" });
    expect(bodyError("IMPORTS Z FROM Nowhere;\nA ::= Z")).toMatchObject({
      line: 3,
      column: 7,
      reason: "Z comes from module Nowhere, which is not among the files",
    });
  });

  it("of a collection of characters are read (X.680 42)", () => {
    const body =
      "IMPORTS BasicLatin FROM ASN1-CHARACTER-MODULE { 2 1 0 1 0 }; A ::= BMPString (FROM (BasicLatin))";
    expect(typeA(body)).toEqual({ kind: "string", string: "BMPString" });
  });

  it("from modules that are not given are named all at once, with what is used of them", () => {
    const relay = `O DEFINITIONS ::= BEGIN IMPORTS Y FROM Nowhere W, unused FROM Elsewhere Q FROM Unneeded;
      B ::= SEQUENCE { a Y, w W } END`;
    const body = `IMPORTS Z, z FROM Nowhere { 1 2 3 };
      A ::= SEQUENCE { a Z, b INTEGER DEFAULT z } C ::= Unknown`;
    const error = bodyError(body, "", [relay]);
    expect(error).toMatchObject({
      line: 3,
      column: 26,
      reason: "not among the files, but imported from: Nowhere (Z, z, Y), Elsewhere (W)",
    });
    expect(error.others.map(({ reason }) => reason)).toEqual([
      "this module does not define Unknown",
    ]);
    const many = Array.from({ length: 12 }, (_, index) => `T${index}`);
    expect(
      bodyError(
        `IMPORTS ${many} FROM Nowhere; A ::= CHOICE { ${many.map((name) => `${name.toLowerCase()} ${name}`)} }`,
      ).reason,
    ).toBe(
      "not among the files, but imported from: Nowhere (T0, T1, T2, T3, T4, T5, T6, T7 and 4 more)",
    );
  });

  it("find a module by its object identifier, whatever it is called (X.680 14.16)", () => {
    const args = "Arguments { 1 3 12 7 five(129) } DEFINITIONS ::= BEGIN B ::= NULL END";
    const errors = "Errors { 1 3 12 7 126 } DEFINITIONS ::= BEGIN E ::= REAL END";
    const others = [args, errors];
    const imports =
      "IMPORTS B FROM Errors { iso(1) 3 12 7 extension-types(129) } E FROM Errors { 1 3 12 7 126 };";
    expect(typeA(`${imports} A ::= B`, "", others)).toMatchObject({ module: "Arguments" });
    expect(typeA(`${imports} A ::= E`, "", others)).toMatchObject({ module: "Errors" });
    // A wrong identifier does no harm where the name is right.
    expect(typeA("IMPORTS E FROM Errors { 1 3 12 7 129 }; A ::= E", "", others)).toMatchObject({
      module: "Errors",
    });
    expect(bodyError("IMPORTS F FROM Errors { 1 3 12 7 129 }; A ::= F", "", others).reason).toBe(
      "module Errors does not define F",
    );
  });

  it("find it by an identifier that is made of values, too", () => {
    const n =
      "N { base 4 } DEFINITIONS ::= BEGIN base OBJECT IDENTIFIER ::= { iso 2 } B ::= NULL END";
    const body =
      "IMPORTS B FROM X oid; oid OBJECT IDENTIFIER ::= { 1 two four } two INTEGER ::= 2 four INTEGER ::= 4";
    expect(typeA(`${body} A ::= B`, "", [n])).toMatchObject({ module: "N" });
    const endless = "IMPORTS B FROM N oid; oid OBJECT IDENTIFIER ::= { oid 1 } A ::= B";
    expect(bodyError(endless, "", [n]).reason).toBe("oid is defined by nothing but itself");
  });

  it("may name a module several times", () => {
    expect(
      typeA("IMPORTS B FROM N { 1 2 3 } C FROM N five FROM N { 1 2 3 } B FROM N; A ::= B", "", [
        other,
      ]),
    ).toMatchObject({ module: "N" });
  });

  it("of one name from one module under two names are not ambiguous", () => {
    expect(typeA("IMPORTS B FROM N B FROM X { 1 2 3 }; A ::= B", "", [other])).toMatchObject({
      module: "N",
    });
  });

  it("may pass on what a module has imported itself", () => {
    const relay = "R DEFINITIONS ::= BEGIN IMPORTS B FROM N; END";
    expect(typeA("IMPORTS B FROM R; A ::= B", "", [other, relay])).toMatchObject({ module: "N" });
  });

  it("that only pass a name around define nothing", () => {
    const ring = "R DEFINITIONS ::= BEGIN IMPORTS Z FROM M; END";
    expect(bodyError("IMPORTS Z FROM R; A ::= Z", "", [ring]).reason).toBe(
      "module R does not define Z",
    );
  });

  it("of one name from two modules need the module's name at every use", () => {
    const body = (use: string) => `IMPORTS B FROM N B FROM O; A ::= ${use}`;
    expect(typeA(body("NULL"), "", [other, third])).toEqual({ kind: "null" });
    expect(typeA(body("O.B"), "", [other, third])).toMatchObject({ module: "O" });
    expect(bodyError(body("B"), "", [other, third]).reason).toBe(
      "B is imported from N and O: say N.B or O.B",
    );
  });

  it("are missing where another module has the name", () => {
    expect(bodyError("A ::= B", "", [other]).reason).toBe(
      "this module does not define B; N does, but it is not imported",
    );
  });
});

describe("A name that is missing in IMPORTS", () => {
  const other = "N DEFINITIONS ::= BEGIN B ::= NULL C ::= BOOLEAN END";
  const third = "O DEFINITIONS ::= BEGIN B ::= INTEGER D ::= NULL END";

  it("is taken from the module from which others come, with a warning", () => {
    const warnings: string[] = [];
    const body = "IMPORTS C FROM N; A ::= SEQUENCE { b B, c C }";
    const text = `M DEFINITIONS ::= BEGIN ${body} END`;
    const files = [text, other].map((one, at) => ({ name: `${at}.asn1`, text: one }));
    const model = compile(files, { onWarning: ({ reason }) => void warnings.push(reason) });
    expect(load(model).type("M.A")!.encode({ b: null, c: true })).toEqual(
      Uint8Array.of(0x30, 5, 5, 0, 1, 1, 0xff),
    );
    expect(warnings).toEqual(["B is not among what is imported from N, and is taken from there"]);
  });

  it("is an error if two of these have it, or none", () => {
    expect(bodyError("IMPORTS C FROM N D FROM O; A ::= B", "", [other, third]).reason).toContain(
      "this module does not define B",
    );
    expect(bodyError("IMPORTS D FROM O; A ::= C", "", [other, third]).reason).toBe(
      "this module does not define C; N does, but it is not imported",
    );
  });
});

describe("External references", () => {
  const other = "N DEFINITIONS ::= BEGIN B ::= NULL five INTEGER ::= 5 END";

  it("name the module of a type or value", () => {
    expect(typeA("A ::= N.B", "", [other])).toEqual({ kind: "reference", module: "N", name: "B" });
    expect(typeA("A ::= INTEGER (0..N.five)", "", [other])).toMatchObject({
      constraint: { value: [{ max: 5 }] },
    });
    expect(typeA("A ::= M.C C ::= NULL", "", [other])).toMatchObject({ module: "M" });
  });

  it("need the module and the name in it", () => {
    expect(bodyError("A ::= N.Z", "", [other]).reason).toBe("module N does not define Z");
    expect(bodyError("A ::= O.Z", "", [other]).reason).toBe(
      "Z comes from module O, which is not among the files",
    );
    expect(bodyError("A ::= N.five", "", [other]).reason).toBe(
      'expected a type reference after the module name, found "five"',
    );
  });
});
