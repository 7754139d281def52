import { execFile } from "node:child_process";
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
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  filesOf,
  manifestOf,
  packageNames,
  root,
  type PackageName,
} from "../../scripts/packages.js";
import { blocksOf } from "./packed.js";

const run = promisify(execFile);
const install = ["install", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund"];

describe("the tarballs (long)", () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-tarballs-"));
  const built = join(folder, "build");
  const installed = join(folder, "project");

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

  test("give the example of the library's README", async () => {
    const readme = readFileSync(join(installed, "node_modules/rosewire/README.md"), "utf8");
    const [first] = blocksOf("README.md", readme, "ts");
    const program = join(installed, "first.mjs");
    writeFileSync(program, first!.text);
    const { stdout } = await run(process.execPath, [program], { cwd: installed });
    // [0] UTF8String and [1] INTEGER in a SEQUENCE.
    const octets = `300b8006${Buffer.from("hammer").toString("hex")}810103`;
    expect(stdout.trim()).toBe(`${octets} { name: 'hammer', pieces: 3 }`);
  });
});
