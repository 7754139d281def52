import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { Placing } from "../../../src/cli/backup/placing.js";
import { openDatabase } from "../../../src/server/index.js";

/** A folder with the folders of these names, each with a file that holds its name. */
function folders(...names: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-placing-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of names) {
    mkdirSync(join(folder, name));
    writeFileSync(join(folder, name, "name"), name);
  }
  return folder;
}

const nameIn = (folder: string): string => readFileSync(join(folder, "name"), "utf8");

test("a folder takes the place of another one, which is gone when that is certain", async () => {
  const at = folders("draft", "data");
  const data = join(at, "data");
  const placing = new Placing(join(at, "draft"), data);
  await placing.place();
  expect(nameIn(data)).toBe("draft");
  expect(await placing.finish()).toBe(undefined);
  expect(readdirSync(at)).toEqual(["data"]);
});

test.each([["data"], []])("what was there before comes back: %j", async (...before) => {
  const at = folders("draft", ...before);
  const placing = new Placing(join(at, "draft"), join(at, "data"));
  await placing.place();
  await placing.undo();
  expect(readdirSync(at).toSorted()).toEqual([...before, "draft"]);
  if (before.length > 0) expect(nameIn(join(at, "data"))).toBe("data");
});

test("a folder that a server has opened meanwhile is not replaced", async () => {
  const at = folders("draft", "data");
  const data = join(at, "data");
  const database = openDatabase(data);
  await database.read(async () => {});
  const placing = new Placing(join(at, "draft"), data);
  await expect(placing.place()).rejects.toThrow(`a server is running on ${data}: stop it first`);
  await placing.undo();
  expect(nameIn(data)).toBe("data");
  await database.close();
});

test("where the data are is told if they cannot be brought back", async () => {
  const at = folders("data");
  const data = join(at, "data");
  const placing = new Placing(join(at, "draft"), data);
  await expect(placing.place()).rejects.toThrow("ENOENT");
  mkdirSync(data);
  writeFileSync(join(data, "another"), "");
  await expect(placing.undo()).rejects.toThrow(
    `what was in ${data} is in ${join(at, "draft.before")}`,
  );
  expect(nameIn(join(at, "draft.before"))).toBe("data");
});
