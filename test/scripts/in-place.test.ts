import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setImmediate as turn } from "node:timers/promises";
import { fileURLToPath, pathToFileURL } from "node:url";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { digestOf, putInPlace } from "../../scripts/in-place.js";
import { bound } from "../support/processes.js";
import { programOf } from "../support/program.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-build-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
});

function write(name: string, files: Readonly<Record<string, string>>): string {
  for (const [file, text] of Object.entries(files)) {
    const path = join(folder, name, file);
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
  }
  return join(folder, name);
}

describe("what has been built", () => {
  test("takes the place of what was there, and what has no source any more goes", () => {
    const dist = write("dist", { "a.js": "old", "gone/b.js": "old", "c/same.js": "same" });
    const same = statSync(join(dist, "c/same.js")).ino;
    const built = write("built", { "a.js": "new", "c/same.js": "same", "d/new.js": "new" });
    chmodSync(join(built, "a.js"), 0o755);
    putInPlace(built, dist);
    expect(readdirSync(dist, { recursive: true }).toSorted()).toEqual([
      "a.js",
      "c",
      "c/same.js",
      "d",
      "d/new.js",
    ]);
    expect(readFileSync(join(dist, "a.js"), "utf8")).toBe("new");
    expect(statSync(join(dist, "a.js")).mode & 0o777).toBe(0o755);
    expect(statSync(join(dist, "c/same.js")).ino).toBe(same);
  });

  test("may be put where there is nothing yet", () => {
    const dist = join(folder, "dist");
    putInPlace(write("built", { "a/b.js": "new" }), dist);
    expect(readFileSync(join(dist, "a/b.js"), "utf8")).toBe("new");
  });

  test("is there at every look, whole, while it is built again and again", async () => {
    const texts = ["1", "2"].map((digit) => digit.repeat(100_000));
    const names = ["index.html", "page/explorer.js", "page/explorer.css"];
    const dist = write("dist", Object.fromEntries(names.map((name) => [name, texts[0]!])));
    for (const [i, text] of texts.entries()) {
      write(`text-${i}`, Object.fromEntries(names.map((name) => [name, text])));
    }
    const module = pathToFileURL(
      programOf(fileURLToPath(new URL("../../scripts/in-place.ts", import.meta.url))),
    );
    const program = `
      import { cpSync } from "node:fs";
      const { putInPlace } = await import(${JSON.stringify(module.href)});
      for (let round = 1; round <= 200; round++) {
        cpSync("text-" + (round % 2), "built", { recursive: true });
        putInPlace("built", "dist");
      }`;
    const args = ["--input-type=module", "-e", program];
    const child = bound(spawn(process.execPath, args, { cwd: folder, stdio: "inherit" }));
    const ended = once(child, "exit");
    const state = { over: false };
    let looks = 0;
    child.once("exit", () => (state.over = true));
    while (!state.over) {
      for (const name of names) {
        expect(texts.includes(readFileSync(join(dist, name), "utf8"))).toBe(true);
        looks++;
      }
      await turn();
    }
    expect(await ended).toEqual([0, null]);
    expect(looks).toBeGreaterThan(0);
  });
});

test("a digest tells whether anything has been changed, added, removed or renamed", () => {
  const path = write("some", { "a.js": "1", "b/c.js": "2" });
  const seen = new Set([digestOf(path), digestOf(join(folder, "none"))]);
  const changes = [
    () => writeFileSync(join(path, "a.js"), "3"),
    () => writeFileSync(join(path, "b/d.js"), ""),
    () => rmSync(join(path, "b/c.js")),
    () => renameSync(join(path, "b/d.js"), join(path, "b/e.js")),
    () => chmodSync(join(path, "a.js"), 0o755),
  ];
  for (const change of changes) {
    change();
    seen.add(digestOf(path));
    expect(digestOf(path)).toBe(digestOf(path));
  }
  expect(seen.size).toBe(7);
  expect(digestOf(join(path, "a.js"))).not.toBe(digestOf(path));
});

test("npm removes nothing before it builds: a server may be running from it", () => {
  const file = new URL("../../package.json", import.meta.url);
  const { scripts } = JSON.parse(readFileSync(file, "utf8")) as {
    scripts: Record<string, string>;
  };
  expect(Object.keys(scripts).filter((name) => /^(pre|post)build$/.test(name))).toEqual([]);
  expect(scripts["build"]).toBe("tsx scripts/build.ts");
});
