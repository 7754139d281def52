import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import ts from "typescript";
import { expect, onTestFinished, test } from "vitest";
import { collect, start } from "../cli/rosewire.js";
import { running } from "../server/running.js";
import { bound } from "../support/processes.js";
import { blocksOf, packedFiles, root } from "./packed.js";

const documents = (await packedFiles()).filter((path) => path.endsWith(".md"));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const examples = documents.flatMap((path) => blocksOf(path, read(path), "ts"));

/** Runs TypeScript as a program of somebody who has the package; gives what it writes to stderr. */
async function run(source: string): Promise<{ code: number | null; errors: string }> {
  const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(source, { compilerOptions: options });
  // Servers run on; what the example says has been done by then.
  const program = `${outputText}\nsetTimeout(() => process.exit(), 100);\n`;
  const args = ["--input-type=module", "-e", program];
  const child = bound(
    spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "ignore", "pipe"] }),
  );
  const ended = once(child, "close");
  const errors = await text(child.stderr);
  return { code: ((await ended) as [number | null])[0], errors };
}

test.each(examples)("the example $place runs as it is printed", async ({ text: source }) => {
  const at = await running();
  // The one that logs on has the password of the demo.
  const password = /(?:u8sClientUserP|\bp)assword: "([^"]*)"/.exec(source)?.[1];
  if (password !== undefined) await at.server.users.setPassword("alice", password);
  const data = mkdtempSync(join(tmpdir(), "rosewire-example-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  // Those that listen get a free port, those that connect a server that is there.
  const port = /\blisten\(/.test(source) ? "0" : String(at.port);
  const here = source
    .replaceAll("7222", port)
    .replaceAll("8080", "0")
    .replaceAll('"./data"', JSON.stringify(data));
  expect(await run(here)).toEqual({ code: 0, errors: "" });
});

test("README's gateway with the APIs of other systems starts beside a server that runs", async () => {
  const [, command] = /^npx rosewire (gateway .*--connect .*)$/m.exec(read("README.md"))!;
  const { port } = await running();
  expect(command).toContain("--server 127.0.0.1:7222 ");
  expect(command).toMatch(/--http-port (?!722)\d+ --https-port off$/);
  const here = command!
    .replace("127.0.0.1:7222", `127.0.0.1:${port}`)
    .replace("examples/", join(root, "examples/"))
    .replace(/--http-port \d+/, "--http-port 0");
  const child = start(here.split(" "));
  const [output, errors] = [collect(child.stdout), collect(child.stderr)];
  const ended = once(child, "close");
  await expect.poll(() => output() + errors()).toContain("in front of tcp:");
  child.kill("SIGTERM");
  expect(await ended).toEqual([0, null]);
});
