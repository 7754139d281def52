import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import {
  filesOf,
  manifestOf,
  packageNames,
  root,
  type PackageName,
} from "../../scripts/packages.js";
import { collect, ownEnvironment, type Outcome } from "../cli/rosewire.js";
import { freePort } from "../support/free-port.js";
import { inTheEnd } from "../support/in-the-end.js";
import { bound } from "../support/processes.js";
import { blocksOf } from "./packed.js";

const run = promisify(execFile);
const install = ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];

/** A program that runs in the project that has installed the tarballs. */
interface Program {
  readonly child: ChildProcess;
  readonly ended: Promise<Outcome>;
  said(): string;
}

const appointment = {
  u8sEntryID: "1",
  u8sOwner: "",
  u8sDataSource: "MAPI",
  stStart: "2030-01-07T09:00:00Z",
  stEnd: "2030-01-07T10:00:00Z",
  iDuration: 60,
  u8sText: "",
  bAllDay: false,
  iStatus: 2,
  u8sCategory: "",
  iImportance: 1,
  iSensitivity: 0,
  bIsValid: true,
};

describe("the tarballs (long)", () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-tarballs-"));
  const built = join(folder, "build");
  const installed = join(folder, "project");

  /** The examples of both READMEs that have not been run yet. */
  const shown = new Set(
    packageNames.flatMap((name) =>
      blocksOf(
        "README.md",
        readFileSync(join(root, "packages", name, "README.md"), "utf8"),
        "ts",
      ).map(({ place }) => `${name} ${place}`),
    ),
  );

  /** Where a tarball is. */
  const tarball = (name: PackageName) => join(built, `${name}-${manifestOf(name).version}.tgz`);

  beforeAll(async () => {
    await run(process.execPath, ["--import", "tsx", join(root, "scripts/pack.ts"), built], {
      cwd: root,
    });
    mkdirSync(installed);
    writeFileSync(join(installed, "package.json"), '{"type":"module"}');
    await run("npm", [...install, ...packageNames.map(tarball)], { cwd: installed });
    // Compiling the database takes minutes; that of the tree is of the same version.
    const database = "node_modules/better-sqlite3";
    rmSync(join(installed, database), { recursive: true });
    symlinkSync(join(root, database), join(installed, database));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(packageNames)(
    "of %s holds the files that the package is to have, and the tests know",
    async (name) => {
      const { stdout } = await run("tar", ["-tzf", tarball(name)], { maxBuffer: 2 ** 26 });
      const paths = stdout
        .trim()
        .split("\n")
        .map((path) => path.replace(/^package\//, ""));
      expect(paths.toSorted()).toEqual(
        filesOf(name)
          .map(({ path }) => path)
          .toSorted(),
      );
    },
  );

  test.each(packageNames)("of %s is without fault for publint", async (name) => {
    const { messages } = await publint({ pkgDir: join(built, name), strict: true, pack: false });
    const said = messages.map((message) => formatMessage(message, manifestOf(name)));
    expect(said).toEqual([]);
  });

  test.each(packageNames)(
    "of %s has the right types wherever modules of ES are loaded",
    async (name) => {
      const data = new Uint8Array(readFileSync(tarball(name)));
      const result = await checkPackage(createPackageFromTarballData(data));
      const problems = result.types === false ? ["no types"] : result.problems;
      // Whoever loads it with require() gets the module of ES, as Node.js 20.19 allows; what came before exports is not served.
      const others = problems.filter(
        (problem) =>
          typeof problem === "string" ||
          !(
            problem.kind === "CJSResolvesToESM" ||
            ("resolutionKind" in problem && problem.resolutionKind === "node10")
          ),
      );
      expect(others).toEqual([]);
    },
  );

  test("of rosewire brings two small packages, where what is optional is left out", async () => {
    const alone = join(folder, "alone");
    mkdirSync(alone);
    writeFileSync(join(alone, "package.json"), '{"type":"module"}');
    await run("npm", [...install, "--omit=optional", tarball("rosewire")], { cwd: alone });
    const names = readdirSync(join(alone, "node_modules")).filter((name) => !name.startsWith("."));
    expect(names.toSorted()).toEqual(["pvtsutils", "rosewire", "tslib"]);
  });

  test("give the command, which says its version", async () => {
    const { stdout } = await run(join(installed, "node_modules/.bin/rosewire"), ["--version"]);
    expect(stdout.trim()).toBe(manifestOf("rosewire-server").version);
  });

  /** A piece of TypeScript of a package's README as it is installed: the one with this in it. */
  function exampleOf(name: PackageName, mark: string): string {
    const readme = readFileSync(join(installed, "node_modules", name, "README.md"), "utf8");
    const found = blocksOf("README.md", readme, "ts").filter(({ text }) => text.includes(mark));
    expect(found).toHaveLength(1);
    expect(shown.delete(`${name} ${found[0]!.place}`)).toBe(true);
    return found[0]!.text;
  }

  /** Starts a program in the project. */
  function startProgram(name: string, text: string): Program {
    writeFileSync(join(installed, name), text);
    return startHere([process.execPath, join(installed, name)]);
  }

  function startHere([command, ...args]: readonly string[], env: NodeJS.ProcessEnv = {}): Program {
    const own = { ...ownEnvironment(), ...env };
    const child = bound(spawn(command!, args, { cwd: installed, env: own, stdio: "pipe" }));
    child.stdin.end();
    const [stdout, stderr] = [collect(child.stdout), collect(child.stderr)];
    const ended = once(child, "close").then(([code]) => ({
      code: code as number | null,
      stdout: stdout(),
      stderr: stderr(),
    }));
    return { child, said: () => stdout() + stderr(), ended };
  }

  const rosewire = join(installed, "node_modules/.bin/rosewire");

  /** Calls an operation as soon as the server listens. */
  async function call(port: number, args: readonly string[], env = {}): Promise<string> {
    const settings = { ROSEWIRE_PORT: String(port), ...env };
    let outcome = { code: 1 as number | null, stdout: "", stderr: "" };
    await vi.waitUntil(async () => {
      outcome = await startHere([rosewire, "call", ...args], settings).ended;
      return !outcome.stderr.includes("nobody listens there");
    }, inTheEnd);
    expect(outcome).toMatchObject({ code: 0, stderr: "" });
    return outcome.stdout;
  }

  const entry = JSON.stringify({ ...appointment, u8sSubject: "Planning" });

  test("run the library's example of a module", async () => {
    const program = startProgram("module.mjs", exampleOf("rosewire", "DEFINITIONS"));
    // [0] UTF8String and [1] INTEGER in a SEQUENCE.
    const octets = `300b8006${Buffer.from("hammer").toString("hex")}810103`;
    const stdout = `${octets} { name: 'hammer', pieces: 3 }\n`;
    expect(await program.ended).toEqual({ code: 0, stdout, stderr: "" });
  });

  test("run the library's example of a server, which answers", async () => {
    const port = await freePort();
    const example = exampleOf("rosewire", "createServer");
    const { child, said } = startProgram("engine.mjs", example.replace("7222", String(port)));
    const args = ["asnAppointmentSetEntry", "--json", `{"appointment":${entry}}`];
    expect(JSON.parse(await call(port, args))).toEqual({ iResult: 0 });
    await expect.poll(said).toContain("127.0.0.1 Planning");
    child.kill();
  });

  test("run the example of a server in a program, and the library's of a client", async () => {
    const port = await freePort();
    const inFolder = (text: string) =>
      text.replace("7222", String(port)).replace("./data", join(installed, "program-data"));
    const server = startProgram(
      "server.mjs",
      inFolder(exampleOf("rosewire-server", "createUcServer")),
    );
    const list = { u8sOwner: "", u8sDataSource: "MAPI", appointments: [JSON.parse(entry)] };
    const args = ["asnAppointmentSetEntryList", "--user", "alice", "--json", JSON.stringify(list)];
    await call(port, args, { ROSEWIRE_PASSWORD: "a good password" });
    const client = startProgram("client.mjs", inFolder(exampleOf("rosewire", "connect({")));
    const stdout = "2030-01-07T09:00:00.000Z Planning\n";
    expect(await client.ended).toEqual({ code: 0, stdout, stderr: "" });
    server.child.kill();
  });

  test("start the server as their README says, with the commands that it then prints", async () => {
    const readme = readFileSync(join(installed, "node_modules/rosewire-server/README.md"), "utf8");
    const [commands] = blocksOf("README.md", readme, "sh");
    expect(commands!.text).toBe("npm install --global rosewire-server\nrosewire serve\n");
    const env = { ROSEWIRE_PORT: "0" };
    const server = startHere([rosewire, "serve", "--http-port", "0", "--https-port", "0"], env);
    await expect.poll(server.said).toMatch(/^try: npx rosewire call/m);
    const [, command] = /^try: (npx .*)$/m.exec(server.said())!;
    const tried = startHere(["sh", "-c", command!]);
    expect(await tried.ended).toMatchObject({ code: 0, stderr: "" });
    server.child.kill();
    expect(await server.ended).toMatchObject({ code: 0 });
  });

  test("have no example in their READMEs that is not run here", () => {
    expect([...shown]).toEqual([]);
  });
});
