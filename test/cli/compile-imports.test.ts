import { execFile } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { protocolSources } from "../../src/cli/shipped.js";
import { compile } from "../../src/asn1/index.js";
import { root } from "../../scripts/packages.js";
import { javaScript, saidOf } from "../support/type-check.js";
import { ask } from "./desk.js";
import { installLibrary } from "./installed.js";

/** A project that has this package installed. */
let folder: string;
let out: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-imports-"));
  out = join(folder, "out");
  installLibrary(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function compiled(name: string, text: string, ...options: readonly string[]) {
  const path = join(folder, name);
  writeFileSync(path, text);
  return ask(["compile", path, "--out", out, ...options]);
}

const desks = `Desks DEFINITIONS AUTOMATIC TAGS ::= BEGIN
IMPORTS
  OPERATION FROM Remote-Operations-Information-Objects { joint-iso-itu-t remote-operations(4) informationObjects(5) version1(0) }
  DeviceID FROM CSTA-device-identifiers
  ConnectionID FROM Somewhere { iso(1) identified-organization(3) icd-ecma(12) standard(0) csta3(285) 124 }
  universalFailure FROM CSTA-error-definition
  AsnAppointmentEntry FROM UC-Server-Access-Protocol-Appointments
  AsnContactV2 FROM UC-Server-Access-Protocol-8-AsnContactCommon;
Desk ::= SEQUENCE { device DeviceID, call ConnectionID OPTIONAL, next AsnAppointmentEntry OPTIONAL, owner AsnContactV2 OPTIONAL }
showDesk OPERATION ::= { ARGUMENT Desk RESULT Desk ERRORS { universalFailure } CODE local: 30100 }
END
`;

describe("compile of modules that import from those of the package", () => {
  test("writes none of these, and imports them, found by name or by object identifier", async () => {
    expect(await compiled("desks.asn1", desks, "--standalone")).toEqual({
      code: 0,
      stdout: ["desks.ts", "desks.codecs.ts"].map((name) => `${join(out, name)}\n`).join(""),
      stderr: "",
    });
    const text = readFileSync(join(out, "desks.ts"), "utf8");
    expect([...text.matchAll(/^import \* as \w+ from "(.*)";$/gm)].map(([, from]) => from)).toEqual(
      [
        "rosewire/modules/appointments",
        "rosewire/modules/csta/call-connection-identifiers",
        "rosewire/modules/csta/device-identifier",
        "rosewire/modules/csta/error-definition",
        "rosewire/modules/later/contact-common",
      ],
    );
    expect(readdirSync(out).toSorted()).toEqual(["desks.codecs.ts", "desks.ts"]);
  });

  test("makes values of the package's own types, with and without code generation", async () => {
    const use = `import type { DeviceIDInput } from "rosewire/modules/csta";
      import { universalFailure } from "rosewire/modules/csta/error-definition";
      import { Desk, showDesk, type DeskInput } from "./desks.js";
      const device: DeviceIDInput = { deviceIdentifier: { deviceNumber: 5 } };
      const desk: DeskInput = { device };
      const errors: readonly unknown[] = showDesk.errors ?? [];
      const text = Buffer.from(Desk.encode(desk)).toString("hex");
      console.log(text, errors[0] === universalFailure, showDesk.id);
    `;
    const written = readFileSync(join(out, "desks.ts"), "utf8");
    writeFileSync(join(out, "use.ts"), use);
    const options: ts.CompilerOptions = {
      module: ts.ModuleKind.NodeNext,
      target: ts.ScriptTarget.ES2022,
      strict: true,
      noEmit: true,
      skipLibCheck: true,
      types: ["node"],
      typeRoots: [join(root, "node_modules", "@types")],
    };
    expect(saidOf([join(out, "use.ts")], options, () => false)).toEqual([]);
    const codecs = readFileSync(join(out, "desks.codecs.ts"), "utf8");
    const files = {
      desks: written,
      use,
      "desks.codecs": codecs,
      first: 'import "./desks.codecs.js"; import "./use.js";',
    };
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(out, `${name}.js`), javaScript(text));
    }
    const run = async (...args: string[]) =>
      (await promisify(execFile)(process.execPath, args, { cwd: out })).stdout;
    const expected = "3005a003810105 true 30100\n";
    expect(await run("use.js")).toBe(expected);
    expect(await run("--disallow-code-generation-from-strings", "first.js")).toBe(expected);
  });

  test("takes a module of the files rather than one of the package", async () => {
    const own = `CSTA-device-identifiers DEFINITIONS ::= BEGIN DeviceID ::= NULL END
      Own DEFINITIONS ::= BEGIN IMPORTS DeviceID FROM CSTA-device-identifiers; A ::= SEQUENCE OF DeviceID END`;
    const { stdout } = await compiled("own.asn1", own);
    expect(stdout).toBe(
      ["CSTA-device-identifiers", "Own"].map((name) => `${join(out, name)}.ts\n`).join(""),
    );
    expect(readFileSync(join(out, "Own.ts"), "utf8")).toContain(
      'from "./CSTA-device-identifiers.js"',
    );
  });

  test("names what the package does not have either", async () => {
    const text = "M DEFINITIONS ::= BEGIN IMPORTS A FROM CSTA-of-old; B ::= A END";
    const { code, stderr } = await compiled("old.asn1", text);
    expect(code).toBe(1);
    expect(stderr).toContain("A comes from module CSTA-of-old, which is not among the files");
    const missing = "M DEFINITIONS ::= BEGIN IMPORTS No FROM CSTA-device-identifiers; B ::= No END";
    expect((await compiled("missing.asn1", missing)).stderr).toContain(
      "module CSTA-device-identifiers does not define No",
    );
  });

  test("is the same however comments are read", async () => {
    const sources = await protocolSources();
    const [auto, line, standard] = (["auto", "line", "standard"] as const).map((comments) =>
      JSON.stringify(compile(sources, { comments }), (key, value: unknown) =>
        key === "doc" ? undefined : value,
      ),
    );
    expect(line).toBe(auto);
    expect(standard).toBe(auto);
  });
});

describe("commands with --asn1", () => {
  test("know the types of CSTA, which are not those of the protocol with their names", async () => {
    writeFileSync(join(folder, "desks.asn1"), desks);
    const options = ["--asn1", join(folder, "desks.asn1"), "--type", "Desk", "--hex"];
    const json = JSON.stringify({ device: { deviceIdentifier: { deviceNumber: 5 } } });
    const encoded = await ask(["encode", ...options], { input: json });
    expect(encoded).toMatchObject({ code: 0, stdout: "3005a003810105\n" });
  });
});
