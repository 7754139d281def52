import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import {
  demoPassword,
  forgetDemoPassword,
  keepDemoPasswords,
  readDemoPasswords,
} from "../../src/cli/demo-passwords.js";

let data: string;

beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), "rosewire-demo-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
});

test("kept passwords are read again, by their owner alone, in any case of the name", () => {
  const passwords = new Map([
    ["alice", "one"],
    ["bob", "two"],
  ]);
  keepDemoPasswords(data, passwords);
  expect(readDemoPasswords(data)).toEqual(passwords);
  expect(statSync(join(data, "demo-passwords")).mode & 0o777).toBe(0o600);
  expect(demoPassword(data, "Alice")).toBe("one");
});

test("a password that is forgotten is gone, and the others stay", () => {
  keepDemoPasswords(
    data,
    new Map([
      ["alice", "one"],
      ["bob", "two"],
    ]),
  );
  forgetDemoPassword(data, "ALICE");
  expect(readDemoPasswords(data)).toEqual(new Map([["bob", "two"]]));
  const before = readFileSync(join(data, "demo-passwords"), "utf8");
  forgetDemoPassword(data, "carol");
  expect(readFileSync(join(data, "demo-passwords"), "utf8")).toBe(before);
});

test("where none are kept there are none, and nothing is made", () => {
  forgetDemoPassword(data, "alice");
  expect(readDemoPasswords(data)).toEqual(new Map());
  expect(readDemoPasswords(join(data, "nowhere"))).toEqual(new Map());
  expect(() => demoPassword(data, "alice")).toThrow('demo-passwords has no password for "alice"');
  keepDemoPasswords(":memory:", new Map([["alice", "one"]]));
  expect(() => demoPassword(":memory:", "alice")).toThrow("keeps no passwords");
  expect(readdirSync(data)).toEqual([]);
});

test("a file that cannot be read or written is named", () => {
  mkdirSync(join(data, "demo-passwords"));
  expect(() => readDemoPasswords(data)).toThrow(`cannot read ${join(data, "demo-passwords")}`);
  expect(() => keepDemoPasswords(data, new Map())).toThrow(
    `cannot write ${join(data, "demo-passwords")}`,
  );
  expect(readdirSync(data)).toEqual(["demo-passwords"]);
});
