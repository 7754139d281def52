import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { expect, onTestFinished, test } from "vitest";
import { copySqlite } from "../../../src/server/database/sqlite-copy.js";

test("A large database is copied in steps, as it was when the copy began, while others write", async () => {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-copy-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, "data"));
  const writer = new Sqlite(join(folder, "data", "rosewire.db"));
  onTestFinished(() => void writer.close());
  writer.exec("PRAGMA journal_mode = WAL; CREATE TABLE x (y)");
  const insert = writer.prepare("INSERT INTO x VALUES (?)");
  const part = Buffer.alloc(1_000_000);
  for (let i = 0; i < 40; i++) insert.run(part);
  const told: [copied: number, total: number][] = [];
  const copy = join(folder, "copy.db");
  await copySqlite(join(folder, "data"), copy, (copied, total) => {
    told.push([copied, total]);
    insert.run("later");
  });
  expect(told.length).toBeGreaterThan(1);
  expect(new Set(told.map(([, total]) => total)).size).toBe(1);
  expect(told[0]![1]).toBeGreaterThan(40_000_000);
  expect(told.map(([copied]) => copied)).toEqual(
    told.map(([copied]) => copied).toSorted((a, b) => a - b),
  );
  const copied = new Sqlite(copy, { readonly: true });
  onTestFinished(() => void copied.close());
  expect(copied.prepare("SELECT count(*), max(typeof(y)) FROM x").raw().get()).toEqual([
    40,
    "blob",
  ]);
  expect(writer.prepare("SELECT count(*) FROM x").pluck().get()).toBe(40 + told.length);
});
