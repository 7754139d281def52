import { execFile } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import ts from "typescript";
import { expect, test } from "vitest";
import { emitTypeScript } from "../../src/asn1/emit/typescript.js";
import { compile } from "../../src/asn1/index.js";
import { root } from "./packed.js";
import { project } from "./project.js";

const folder = join(root, "examples/visitors");
const read = (name: string): string => readFileSync(join(folder, name), "utf8");
const names = readdirSync(folder).filter((name) => name.endsWith(".ts"));

test("a module of one's own is written with what the package has, and its server does what it prints (long)", async () => {
  const sources = Object.fromEntries(names.map((name) => [name, read(name)]));
  // What TypeScript says to it, types.test.ts asks.
  const at = await project(sources);
  const compilerOptions = {
    module: ts.ModuleKind.ESNext,
    target: ts.ScriptTarget.ES2022,
    verbatimModuleSyntax: true,
  };
  for (const name of names) {
    const { outputText } = ts.transpileModule(read(name), { compilerOptions });
    writeFileSync(join(at, name.replace(/ts$/, "js")), outputText);
  }
  const run = promisify(execFile)(process.execPath, [join(at, "main.js")], { cwd: at });
  expect(await run).toEqual({
    stdout: [
      "before the logon: { version: 1 }",
      "bob is told of { name: 'Carol', host: 'bob' }",
      "bob's visitors are [ { name: 'Carol', host: 'bob' } ]",
      "alice is refused: { code: 2, text: 'Only for the owner' }",
      "over HTTP, bob's are { visitors: [ { name: 'Carol', host: 'bob' } ] }",
      "",
    ].join("\n"),
    stderr: "",
  });
});

test("imports nothing but what is public of the package", () => {
  const imports = names.flatMap((name) => [...read(name).matchAll(/from "([^"]+)"/g)]);
  const found = new Set(imports.map(([, specifier]) => specifier));
  expect([...found].toSorted()).toEqual([
    "./module.js",
    "./visitors.js",
    "rosewire/codec",
    "rosewire/gateway",
    "rosewire/rose",
    "rosewire/server",
  ]);
});

test("its operations are what `rosewire compile` writes from their ASN.1", () => {
  const model = compile([{ name: "visitors.asn1", text: read("visitors.asn1") }]);
  const [module] = model.modules;
  const generator = "rosewire compile";
  const text = emitTypeScript(module!, model, { codec: "rosewire/codec", generator });
  expect(read("visitors.ts")).toBe(text);
});
