import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { comparisonOfSides } from "../../bench/compare.js";
import type { Result } from "../../bench/result.js";
import { checkOut, findBase, isSame, NoBase } from "../../bench/side-by-side/base.js";
import { sideBySide } from "../../bench/side-by-side/run.js";

const root = join(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "rosewire-base-"));

mkdirSync(join(root, "build"), { recursive: true });
/** Below the tree, where what is made of its sources finds packages. */
const work = mkdtempSync(join(root, "build/compare-test-"));

afterAll(() => {
  for (const made of [folder, work]) rmSync(made, { recursive: true, force: true });
});

let count = 0;

/** A repository of its own, in which each of these writes one commit. */
function repository(...versions: readonly string[]): {
  path: string;
  git: (...args: string[]) => string;
} {
  const path = join(folder, `repository${++count}`);
  mkdirSync(join(path, "src"), { recursive: true });
  const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "tag.gpgSign=false"];
  const git = (...args: string[]): string =>
    execFileSync("git", [...who, ...args], { cwd: path, encoding: "utf8", stdio: "pipe" }).trim();
  git("init", "--quiet", "--initial-branch=main");
  for (const [i, version] of versions.entries()) {
    writeFileSync(join(path, "package.json"), `{\n  "version": "${version}",\n  "n": ${i}\n}\n`);
    writeFileSync(join(path, "tsconfig.json"), "{}\n");
    writeFileSync(join(path, "src/a.ts"), `export const a = ${i};\n`);
    git("add", ".");
    git("commit", "--quiet", "--no-gpg-sign", "-m", `${i}`);
  }
  return { path, git };
}

describe("what the working tree is compared with", () => {
  test("is the last tag of a version", () => {
    const { path, git } = repository("0.1.0", "0.2.0", "0.2.0");
    git("tag", "v0.2.0", "HEAD~1");
    git("tag", "vanilla");
    expect(findBase(path)).toEqual({
      revision: git("rev-parse", "HEAD~1"),
      because: "the last tag is v0.2.0",
    });
  });

  test("is the commit of the newest release in bench/history if there is no tag", () => {
    const { path, git } = repository("0.1.0", "0.1.0", "0.1.0");
    mkdirSync(join(path, "bench/history"), { recursive: true });
    for (const [name, commit, date] of [
      ["b", "HEAD~1", "2026-02-01"],
      ["c", "HEAD~2", "2026-01-01"],
    ] as const) {
      const release = { name, revision: git("rev-parse", commit), machine: { date } };
      writeFileSync(join(path, `bench/history/${name}.json`), JSON.stringify(release));
    }
    expect(findBase(path)).toEqual({
      revision: git("rev-parse", "HEAD~1"),
      because: "the newest release in bench/history is b",
    });
  });

  test("is the commit that has changed the version if there is neither", () => {
    const { path, git } = repository("0.1.0", "0.2.0", "0.2.0");
    expect(findBase(path).revision).toBe(git("rev-parse", "HEAD~1"));
  });

  test("is the revision that was named", () => {
    const { path, git } = repository("0.1.0", "0.1.0");
    expect(findBase(path, "HEAD~1").revision).toBe(git("rev-parse", "HEAD~1"));
    expect(() => findBase(path, "v9")).toThrow(new NoBase("this clone does not have v9"));
    expect(() => findBase(path, "--all")).toThrow(NoBase);
  });

  test("is nothing in a shallow clone without it, nor where git is not used", () => {
    const { path } = repository("0.1.0", "0.2.0", "0.2.0");
    const shallow = join(folder, "shallow");
    execFileSync("git", ["clone", "--quiet", "--depth", "1", `file://${path}`, shallow]);
    expect(() => findBase(shallow)).toThrow("shallow");
    expect(() => findBase(shallow, "HEAD~1")).toThrow("shallow, does not have HEAD~1");
    const plain = join(folder, "plain");
    mkdirSync(plain);
    writeFileSync(join(plain, ".git"), "gitdir: nowhere\n");
    expect(() => findBase(plain)).toThrow("not a clone");
  });

  test("has the sources that it had then", () => {
    const { path, git } = repository("0.1.0", "0.1.0");
    const base = join(folder, "base");
    checkOut(path, git("rev-parse", "HEAD~1"), base);
    expect(readFileSync(join(base, "src/a.ts"), "utf8")).toBe("export const a = 0;\n");
    expect(existsSync(join(base, "package.json"))).toBe(false);
  });

  test("is the same until a file of src is another or new", () => {
    const { path } = repository("0.1.0");
    expect(isSame(path, "HEAD")).toBe(true);
    writeFileSync(join(path, "src/b.ts"), "");
    expect(isSame(path, "HEAD")).toBe(false);
    rmSync(join(path, "src/b.ts"));
    writeFileSync(join(path, "src/a.ts"), "");
    expect(isSame(path, "HEAD")).toBe(false);
  });
});

describe("both sides in one run (long)", () => {
  const base = join(folder, "src");
  for (const part of ["codec", "modules", "rose"]) {
    cpSync(join(root, "src", part), join(base, part), { recursive: true });
  }
  const effort = { time: 1, filter: undefined, smoke: true };

  test("every row has a number of each side", async () => {
    const { before, after, unmeasured } = await sideBySide(root, work, base, effort);
    expect(unmeasured).toEqual([]);
    const groups = before.map(({ group }) => group);
    expect(groups).toEqual(after.map(({ group }) => group));
    for (const group of ["decode M2p", "encode M6", "view M4, 3 fields", "RPC M1 1x256"]) {
      expect(groups).toContain(group);
    }
    const samples = [...before, ...after].flatMap((result) => result.samples);
    expect(samples.length).toBe(2 * groups.length);
    expect(samples.every((sample) => Number.isFinite(sample) && sample > 0)).toBe(true);
  });

  test("a base of which the suite of today cannot be made is left out, with the reason", async () => {
    rmSync(join(base, "rose/message/envelope.ts"));
    const found = await sideBySide(root, work, base, { ...effort, filter: "decode M1" });
    expect(found.before.map(({ group }) => group)).toEqual(["decode M1", "decode M1x"]);
    expect(found.unmeasured).toMatchObject([
      { group: "engine", failed: false, reason: expect.stringContaining("envelope") },
    ]);
  });
});

describe("the comparison of two sides", () => {
  const result = (samples: readonly number[]): Result => {
    return { group: "g", subject: "s", unit: "ns/op", better: "less", take: "best", samples };
  };
  const marks = (before: readonly number[], after: readonly number[]): string[] =>
    comparisonOfSides([result(before)], [result(after)]);

  test("takes the best rounds, so what has made others slower does not count", () => {
    const [line] = marks([100, 100, 900, 100], [90, 90, 90, 800]);
    expect(line).toMatch(/ 100 -> 90\.0 ns\/op +\+11\.1 % +± 0 % {2}better$/);
    const [worse] = marks([100, 100, 100, 100], [120, 120, 120, 120]);
    expect(worse).toMatch(/-16\.7 % +± 0 % {2}WORSE$/);
  });

  test("marks nothing that only a half of the rounds shows", () => {
    const [line] = marks([100, 100, 100, 100], [80, 100, 80, 100]);
    expect(line).toMatch(/\+25\.0 % +± 25 %$/);
  });
});
