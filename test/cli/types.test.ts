import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { exampleOf } from "../../src/cli/example.js";
import { record } from "../../src/codec/code.js";
import { allTypes } from "../../src/modules/registry.js";
import { openTypes } from "../support/open-types.js";
import { sameValue } from "../support/same-value.js";
import { ask } from "./desk.js";

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-types-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes a module around assignments and asks for its type A. */
async function typeA(body: string): Promise<string> {
  const path = join(folder, "m.asn1");
  writeFileSync(path, `M DEFINITIONS IMPLICIT TAGS ::= BEGIN\n${body}\nEND\n`);
  const { code, stdout, stderr } = await ask(["types", "A", "--asn1", path]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

describe("types without a name", () => {
  test("lists all types by module, with their kinds", async () => {
    const { code, stdout } = await ask(["types"]);
    expect(code).toBe(0);
    const lines = stdout.split("\n");
    expect(lines.filter((line) => line.startsWith("  "))).toHaveLength(allTypes().length);
    expect(lines.filter((line) => /^\S/.test(line))).toHaveLength(25);
    expect(stdout).toMatch(
      /^UC-Server-Access-Protocol-Appointments\n(?: .*\n)* {2}AsnAppointmentEntry +SEQUENCE\n/m,
    );
    expect(stdout).toMatch(/^ {2}AsnOptionalParameters +SEQUENCE OF AsnOptionalParam\n/m);
  });
});

describe("types with a name", () => {
  test("prints members, tags, documentation and an example", async () => {
    const { code, stdout } = await ask(["types", "AsnCtiNewCallParams"]);
    expect(code).toBe(0);
    expect(stdout).toContain("AsnCtiNewCallParams of UC-Server-Access-Protocol-Common\n\n");
    expect(stdout).toContain("Manual line 24168.\n\nAsnCtiNewCallParams ::= SEQUENCE {\n");
    expect(stdout).toMatch(/^ {2}bHideMyCallerID BOOLEAN, +-- true suppresses the caller id$/m);
    expect(stdout).toMatch(/^ {2}asnRemoteContact \[0\] AsnNetDatabaseContact OPTIONAL, +-- /m);
    expect(stdout).toMatch(/^ {2}optionalParams \[1\] AsnOptionalParameters OPTIONAL +-- .*\n\}$/m);
    const example = JSON.parse(stdout.slice(stdout.indexOf("\nExample:\n") + 10)) as object;
    expect(example).toMatchObject({
      bHideMyCallerID: true,
      asnRemoteContact: { u8sFound: "text" },
      optionalParams: { text: "text" },
    });
  });

  test("prints the enumeration that an INTEGER takes its numbers from", async () => {
    const { stdout } = await ask(["types", "Cti.AsnCtiCallInformation"]);
    expect(stdout).toMatch(/^ {2}iCallState INTEGER, +-- see EnumCallState$/m);
    expect(stdout).toMatch(/^ {2}iFeatures INTEGER, +-- changes with .*, see EnumCallFeatures$/m);
  });

  test("prints the documentation of an enumeration's items", async () => {
    const { stdout } = await ask(["types", "AsnJournalSubscribeFlags"]);
    expect(stdout).toContain("  eDEFAULT(0),     -- own entries only\n");
    expect(stdout).toContain("  eGROUPJOURNAL(1) -- also group entries\n}\n");
  });

  test("takes the module's own name too", async () => {
    const full = await ask(["types", "UC-Server-Access-Protocol-Common.AsnStringPair"]);
    const short = await ask(["types", "Common.AsnStringPair"]);
    expect(full).toEqual(short);
    expect(full.stdout).toContain("AsnStringPair ::= SEQUENCE {\n  key UTF8String,\n  value");
  });

  test("with --example prints what encode takes", async () => {
    const { code, stdout } = await ask(["types", "AsnLineForward", "--example"]);
    expect(code).toBe(0);
    const encoded = await ask(["encode", "--type", "AsnLineForward", "--hex"], { input: stdout });
    expect(encoded).toMatchObject({ code: 0, stderr: "" });
    const decoded = await ask(["decode", "--type", "AsnLineForward", "--hex"], {
      input: encoded.stdout,
    });
    expect(JSON.parse(decoded.stdout)).toEqual(JSON.parse(stdout));
  });

  test.each([["Nothing"], ["Cti.AsnAppointmentEntry"], ["Nothing.AsnAppointmentEntry"]])(
    "that does not exist is wrong usage: %s",
    async (name) => {
      expect(await ask(["types", name])).toEqual({
        code: 2,
        stdout: "",
        stderr: `rosewire: there is no type "${name}"\n`,
      });
    },
  );

  test.each([
    ["Later.Journal.AsnNetDatabaseJurnal", "Later.Journal.AsnNetDatabaseJournal"],
    ["AsnNetDatabaseJournl", "AsnNetDatabaseJournal"],
  ])("%s is shown the name of one of version 8, or with its module", async (wrong, meant) => {
    const { code, stderr } = await ask(["types", wrong]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(`did you mean "${meant}"?`)]);
  });

  test("that is misspelt is shown the name of the one that may have been meant", async () => {
    expect(await ask(["types", "AsnLineForwrd"])).toEqual({
      code: 2,
      stdout: "",
      stderr: 'rosewire: there is no type "AsnLineForwrd": did you mean "AsnLineForward"?\n',
    });
  });

  test("--example without a type is wrong usage", async () => {
    expect(await ask(["types", "--example"])).toMatchObject({ code: 2, stdout: "" });
  });
});

describe("types with --source", () => {
  test("prints what docs/performance.md shows", async () => {
    const { code, stdout } = await ask(["types", "AsnStringPair", "--source"]);
    expect(code).toBe(0);
    const page = readFileSync(new URL("../../docs/performance.md", import.meta.url), "utf8");
    expect(page).toContain(`\`\`\`text\n${stdout}\`\`\`\n`);
  });

  test("prints the text that the codec makes functions of", async () => {
    const type = allTypes().find(({ name }) => name === "AsnStringPair")!.type;
    const compiled = record(() => {
      type.encode({ key: "a", value: "b" });
      type.decode(Buffer.from("30060c01610c0162", "hex"), { strictness: "strict" });
    });
    const { stdout } = await ask(["types", "AsnStringPair", "--source"]);
    const printed = stdout.replace(/^ +/gm, "");
    for (const text of compiled.values()) expect(printed).toContain(text.replace(/^ +/gm, ""));
    expect(compiled.size).toBe(2);
  });

  test("takes types of ASN.1 files; one without code of its own is wrong usage", async () => {
    const path = join(folder, "source.asn1");
    writeFileSync(path, "M DEFINITIONS ::= BEGIN A ::= SEQUENCE { it B } B ::= INTEGER END\n");
    const { stdout } = await ask(["types", "A", "--source", "--asn1", path]);
    expect(stdout).toMatch(/^\/\/ Decoder of A, strict\n[^]*\n\/\/ Encoder of A\n/);
    expect(await ask(["types", "B", "--source", "--asn1", path])).toEqual({
      code: 2,
      stdout: "",
      stderr:
        "rosewire: no code is emitted for B: it is another type by name or tag, or a primitive\n",
    });
  });

  test.each([[["--source"]], [["AsnStringPair", "--source", "--example"]], [["No", "--source"]]])(
    "is wrong usage: %j",
    async (args) => {
      expect(await ask(["types", ...args])).toMatchObject({ code: 2, stdout: "" });
    },
  );
});

describe("types of ASN.1 files", () => {
  test("show tags of all classes and extension markers where they stand", async () => {
    const text = await typeA(`
      A ::= SEQUENCE {
        a [APPLICATION 5] NULL,
        ...,
        b [1] CHOICE { c OBJECT IDENTIFIER, d RELATIVE-OID, ... } OPTIONAL, -- either
        ...,
        e SEQUENCE (SIZE (2..3)) OF INTEGER (0..9 | 20),
        f SET OF SEQUENCE { ..., g BIT STRING { one(0), two(5) } }
      }`);
    expect(text).toContain(`A ::= SEQUENCE {
  a [APPLICATION 5] NULL,
  ...,
  b [1] EXPLICIT CHOICE {
    c OBJECT IDENTIFIER,
    d RELATIVE-OID,
    ...
  } OPTIONAL,                                    -- either
  ...,
  e SEQUENCE (SIZE (2..3)) OF INTEGER (0..9 | 20),
  f SET OF SEQUENCE {
    ...,
    g BIT STRING {
      one(0),
      two(5)
    }
  }
}
`);
  });

  test("show constraints and defaults, and an example within them", async () => {
    const text = await typeA(`
      A ::= SEQUENCE {
        a IA5String (SIZE (3..MAX)),
        b INTEGER { low(-5) } (-9..-2) DEFAULT low,
        c OCTET STRING (SIZE (2)) DEFAULT '0AFF'H,
        d BOOLEAN DEFAULT TRUE,
        e SEQUENCE OF NULL DEFAULT { NULL },
        f UTF8String DEFAULT "x",
        g [7] P DEFAULT { x 1, y 2 }
      }
      P ::= SEQUENCE { x INTEGER, y INTEGER (9007199254740993..9007199254740999) }`);
    for (const line of [
      "a IA5String (SIZE (3..MAX)),",
      "b INTEGER {\n    low(-5)\n  } (-9..-2) DEFAULT -5,",
      "c OCTET STRING (SIZE (2)) DEFAULT '0AFF'H,",
      "d BOOLEAN DEFAULT TRUE,",
      "e SEQUENCE OF NULL DEFAULT { NULL },",
      'f UTF8String DEFAULT "x",',
      "g [7] P DEFAULT { x 1, y 2 }\n}",
    ]) {
      expect(text).toContain(`\n  ${line}`);
    }
    expect(text).toContain('"a": "text"');
    expect(text).toContain('"b": -2');
    expect(text).toContain('"c": "AQI="');
    expect(text).toContain('"y": 9007199254740993');
  });

  test("that hold themselves have an example that ends", async () => {
    const text = await typeA(`
      A ::= SEQUENCE { next [0] A OPTIONAL, all SEQUENCE OF A, or B }
      B ::= CHOICE { again [1] A, none NULL }`);
    const example = text.slice(text.indexOf("\nExample:\n") + 10);
    expect(JSON.parse(example)).toEqual({ all: [], or: { none: null } });
  });

  test("that are wrong end with 1 and the place", async () => {
    const path = join(folder, "wrong.asn1");
    writeFileSync(path, "M DEFINITIONS ::= BEGIN\n  A ::= NOTHING\nEND");
    const { code, stdout, stderr } = await ask(["types", "--asn1", path]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`${path}:2:9: `);
    expect(stderr).toContain("\n  |   A ::= NOTHING\n  |         ^\n");
  });

  test("that define a type twice want the module's name", async () => {
    const path = join(folder, "two.asn1");
    const module = (name: string) => `${name} DEFINITIONS ::= BEGIN A ::= NULL END\n`;
    writeFileSync(path, module("One") + module("Two"));
    expect(await ask(["types", "A", "--asn1", path])).toMatchObject({
      code: 2,
      stderr: "rosewire: A is ambiguous: say One.A or Two.A\n",
    });
    expect((await ask(["types", "Two.A", "--asn1", path])).stdout).toContain("A of Two\n");
  });
});

test("every type has an example that its codec takes", () => {
  const open = Object.entries(openTypes).map(([name, type]) => ({ name, type }));
  const others = [...allTypes(), ...open].filter(({ type }) => {
    const example = exampleOf(type);
    const octets = type.encode(example, { constraints: true });
    return !(
      sameValue(type.decode(octets, { strictness: "strict" }), example) &&
      sameValue(type.decodeJson(type.encodeJson(example)), example)
    );
  });
  expect(others.map(({ name }) => name)).toEqual([]);
});
