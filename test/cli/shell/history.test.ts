import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { History, mostKept } from "../../../src/cli/shell/history.js";

function file(): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-history-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, "rosewire", "history");
}

test("statements are kept in one line each, for the owner of the file alone, and read the newest first", () => {
  const path = file();
  const history = new History(path);
  expect(history.read()).toEqual([]);
  expect(history.add("asnA {\n  a: 1\n}")).toBe("asnA { a: 1 }");
  history.add("exit");
  expect(statSync(path).mode & 0o777).toBe(0o600);
  expect(new History(path).read()).toEqual(["exit", "asnA { a: 1 }"]);
});

test.each([
  "asnUserChangePassword u8sNewPassword=x",
  "asnA {\n // remark\n a: 1}",
  `asnA ${"a".repeat(2_000)}`,
  " ",
])("%j is not kept", (statement) => {
  const path = file();
  expect(new History(path).add(statement)).toBeUndefined();
  expect(new History(path).read()).toEqual([]);
});

test("of many statements the last are kept, and of a file that is too large none", () => {
  const path = file();
  const history = new History(path);
  history.add("first");
  writeFileSync(path, "a\n".repeat(mostKept * 2) + "last\n");
  expect(history.read()).toHaveLength(mostKept);
  expect(history.read()[0]).toBe("last");
  expect(readFileSync(path, "utf8").split("\n")).toHaveLength(mostKept + 1);
  writeFileSync(path, "a".repeat(16_777_217));
  expect(history.read()).toEqual([]);
});

test("a place where nothing can be kept is no reason to fail", () => {
  const history = new History("/dev/null/history");
  expect(history.add("exit")).toBe("exit");
  expect(history.read()).toEqual([]);
});
