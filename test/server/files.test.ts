import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { addFile, makeFolder, replaceFile, requireOrdinaryFile } from "../../src/server/files.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-files-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const mode = (path: string): number => statSync(path).mode & 0o777;

describe("a folder", () => {
  test("is made with its missing parents, readable for the owner only", () => {
    const path = join(folder, "a", "b", "c");
    makeFolder(path);
    makeFolder(path);
    expect([mode(join(folder, "a")), mode(path)]).toEqual([0o700, 0o700]);
  });

  test("that is a file, or lies below one, is an error", () => {
    writeFileSync(join(folder, "file"), "");
    expect(() => makeFolder(join(folder, "file"))).toThrow("EEXIST");
    expect(() => makeFolder(join(folder, "file", "a", "b"))).toThrow("ENOTDIR");
  });

  test.runIf(process.platform === "linux")(
    "that cannot be made in /proc is an error at once",
    () => {
      expect(() => makeFolder("/proc/x")).toThrow("ENOENT");
      expect(() => makeFolder("/proc/x/y")).toThrow("ENOENT");
    },
  );
});

describe("a file", () => {
  test("is replaced as a whole, and is readable for the owner only", () => {
    const file = join(folder, "secret");
    writeFileSync(file, "old", { mode: 0o644 });
    replaceFile(file, "new");
    expect(readFileSync(file, "utf8")).toBe("new");
    expect(mode(file)).toBe(0o600);
    expect(readdirSync(folder)).toEqual(["secret"]);
  });

  test("is added where there is none, readable for the owner only, and otherwise left as it is", () => {
    const file = join(folder, "secret");
    expect(addFile(file, "first")).toBe(true);
    expect(mode(file)).toBe(0o600);
    expect(addFile(file, "second")).toBe(false);
    expect(readFileSync(file, "utf8")).toBe("first");
    expect(readdirSync(folder)).toEqual(["secret"]);
    expect(() => addFile(join(file, "below"), "third")).toThrow("ENOTDIR");
    expect(readdirSync(folder)).toEqual(["secret"]);
  });

  test("may be missing, but must not be a folder, a device or a pipe", () => {
    expect(() => requireOrdinaryFile("/dev/null")).toThrow("it is not an ordinary file");
    expect(() => requireOrdinaryFile(folder)).toThrow("it is not an ordinary file");
    requireOrdinaryFile(join(folder, "none"));
  });

  test("that cannot be replaced leaves nothing behind", async () => {
    const file = join(folder, "secret");
    await mkdir(join(file, "within"), { recursive: true });
    expect(() => replaceFile(file, "new")).toThrow(/EISDIR|ENOTEMPTY|EEXIST/);
    expect(readdirSync(folder)).toEqual(["secret"]);
  });
});
