import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import ts from "typescript";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { silentLog } from "../../src/rose/index.js";
import { createUcServer } from "../../src/server/index.js";
import { collect, start } from "../cli/rosewire.js";
import { inMemoryUntilClosed } from "../server/database/kept-stores.js";
import { certificate } from "../server/certificate.js";
import { passwordCost, running } from "../server/running.js";
import { bound } from "../support/processes.js";
import { blocksOf, documents, root } from "./packed.js";
import { install } from "./project.js";

const read = (path: string): string => readFileSync(join(root, path), "utf8");
const examples = documents().flatMap((path) => blocksOf(path, read(path), "ts"));

describe("the example", () => {
  // What examples leave behind, servers and clients, is there until the last of them has run.
  const folder = mkdtempSync(join(tmpdir(), "rosewire-example-"));
  const database = inMemoryUntilClosed();
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost,
    database,
  });
  const program = fileURLToPath(new URL("children/examples.mjs", import.meta.url));
  let child: ChildProcess;
  let ended: Promise<unknown[]>;
  let port: number;

  beforeAll(async () => {
    // They find the packages by their names, and what these depend on.
    install(folder);
    mkdirSync(join(folder, "own"));
    const { cert, key } = await certificate();
    writeFileSync(join(folder, "cert.pem"), cert);
    writeFileSync(join(folder, "key.pem"), key);
    for (const name of ["alice", "bob"]) await server.users.add(name, `${name}'s secret`);
    ({ port } = await server.listen({ host: "127.0.0.1", port: 0 }));
    child = bound(fork(program, { cwd: root, stdio: ["ignore", "ignore", "inherit", "ipc"] }));
    ended = once(child, "exit");
  });

  afterAll(async () => {
    child.disconnect();
    await ended;
    await server.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Runs TypeScript as a program of somebody who has the package. */
  async function run(name: string, source: string): Promise<unknown> {
    const options = { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 };
    const { outputText } = ts.transpileModule(source, { compilerOptions: options });
    const path = join(folder, "own", `${name}.mjs`);
    writeFileSync(path, outputText);
    const said = Promise.race([once(child, "message"), ended]);
    child.send(pathToFileURL(path).href);
    return (await said)[0];
  }

  test.each(examples)("$place runs as it is printed", async ({ place, text: source }) => {
    const name = place.replaceAll(/\W/g, "-");
    // The one that logs on has the password of the demo.
    const password = /(?:u8sClientUserP|\bp)assword: "([^"]*)"/.exec(source)?.[1];
    if (password !== undefined) await server.users.setPassword("alice", password);
    // Those that listen get a free port, those that connect a server that is there.
    const here = source
      .replaceAll(/"\.\/(cert|key)\.pem"/g, (_, pem: string) =>
        JSON.stringify(join(folder, `${pem}.pem`)),
      )
      .replaceAll("7222", /\blisten\(/.test(source) ? "0" : String(port))
      .replaceAll("8080", "0")
      .replaceAll('"./data"', JSON.stringify(join(folder, `${name}-data`)));
    expect(await run(name, here)).toEqual({ code: 0, errors: "" });
  });
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
