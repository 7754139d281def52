import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, test } from "vitest";
import { emitTypeScript } from "../../src/asn1/emit/typescript.js";
import { compile } from "../../src/asn1/index.js";
import { readFileSync } from "node:fs";
import { importsOf, programsOf, sourcesOf } from "./example-programs.js";
import { root } from "./packed.js";

test("a module of one's own is written with what the package has, and its server does what it prints (long)", async () => {
  const at = programsOf("visitors");
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

test("imports nothing but what is public of the packages", () => {
  expect(importsOf("visitors")).toEqual([
    "./module.js",
    "./visitors.js",
    "rosewire-server",
    "rosewire-server/gateway",
    "rosewire/codec",
    "rosewire/rose",
  ]);
});

test("its operations are what `rosewire compile` writes from their ASN.1", () => {
  const asn1 = readFileSync(join(root, "examples/visitors/visitors.asn1"), "utf8");
  const model = compile([{ name: "visitors.asn1", text: asn1 }]);
  const [module] = model.modules;
  const generator = "rosewire compile";
  const text = emitTypeScript(module!, model, { codec: "rosewire/codec", generator });
  expect(sourcesOf("visitors")["visitors.ts"]).toBe(text);
});
