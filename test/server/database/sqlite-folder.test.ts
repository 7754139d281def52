import fs, { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { syncBuiltinESMExports } from "node:module";
import { join } from "node:path";
import SqliteDatabase from "better-sqlite3";
import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase, StoreError } from "../../../src/server/database/index.js";
import { connectWriter } from "../../../src/server/database/sqlite-folder.js";
import { emptyFolder, numbersIn, opened, set } from "./stores.js";
import { migrations } from "./tables.js";

let folder: string;

beforeEach(() => {
  folder = emptyFolder();
});

async function made(): Promise<void> {
  const database = openDatabase(folder);
  await database.migrate(migrations);
  await database.close();
}

test("folders are made as needed, readable for the owner only", async () => {
  const data = join(folder, "a", "b");
  await set(await opened(data), "one", 1);
  expect(statSync(data).mode & 0o777).toBe(0o700);
  const files = readdirSync(data);
  expect(files.toSorted()).toEqual(["rosewire.db", "rosewire.db-shm", "rosewire.db-wal"]);
  for (const file of files) expect(statSync(join(data, file)).mode & 0o777, file).toBe(0o600);
});

test("a new database is complete before its log is removed, so that a full disk leaves no half of one", async () => {
  const copy = join(folder, "copy.db");
  const close = SqliteDatabase.prototype.close;
  vi.spyOn(SqliteDatabase.prototype, "close").mockImplementationOnce(function (
    this: SqliteDatabase.Database,
  ) {
    copyFileSync(this.name, copy);
    return close.call(this);
  });
  await openDatabase(folder).close();
  const database = new SqliteDatabase(copy);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.prepare("SELECT count(*) FROM migration").pluck().get()).toBe(0);
  database.close();
});

test("a new database is on the disk as a whole before it is in its place", async () => {
  const steps: unknown[] = [];
  const { fsyncSync, linkSync } = fs;
  vi.spyOn(fs, "fsyncSync").mockImplementation((descriptor) => {
    const { ino, size } = fs.fstatSync(descriptor);
    steps.push({ ino, size, beside: readdirSync(folder).length - 1 });
    fsyncSync(descriptor);
  });
  vi.spyOn(fs, "linkSync").mockImplementation((from, to) => {
    steps.push("placed");
    linkSync(from, to);
  });
  syncBuiltinESMExports();
  onTestFinished(() => {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  });
  await openDatabase(folder).close();
  const { ino, size } = statSync(join(folder, "rosewire.db"));
  expect(steps).toEqual([{ ino, size, beside: 0 }, "placed"]);
});

test("a new database is complete, and its folder contains nothing else", async () => {
  await openDatabase(folder).close();
  expect(readdirSync(folder)).toEqual(["rosewire.db"]);
  await made();
  expect(readdirSync(folder)).toEqual(["rosewire.db"]);
});

test("the database keeps a write-ahead log, so that readers and the writer do not wait for each other", async () => {
  await made();
  const database = new SqliteDatabase(join(folder, "rosewire.db"));
  expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
  database.close();
});

test("what has been acknowledged is in the file, not only in memory", async () => {
  const database = await opened(folder);
  await set(database, "one", 1);
  const copy = emptyFolder();
  for (const file of ["rosewire.db", "rosewire.db-wal"]) {
    copyFileSync(join(folder, file), join(copy, file));
  }
  expect(await numbersIn(await opened(copy))).toEqual({ one: 1 });
});

test("waiting for another process that writes does not block this one", async () => {
  await made();
  const connection = connectWriter(join(folder, "rosewire.db"));
  expect(connection.value("PRAGMA busy_timeout")()).toBe(0);
  connection.close();
});

test("a file that is not a database is refused by name and not touched", () => {
  writeFileSync(join(folder, "rosewire.db"), "my diary, not a database at all. ".repeat(100));
  expect(() => openDatabase(folder)).toThrow(StoreError);
  expect(() => openDatabase(folder)).toThrow(`cannot use the data in ${folder}: file is not a`);
  expect(statSync(join(folder, "rosewire.db")).size).toBe(33 * 100);
});

test("a folder that is a file is refused", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => openDatabase(file)).toThrow(StoreError);
});

test("a store that must exist is not created", () => {
  expect(() => openDatabase(folder, { create: false })).toThrow("it holds no rosewire.db");
  expect(readdirSync(folder)).toEqual([]);
});

test("an empty database file is refused and not touched: its data are lost", () => {
  const file = join(folder, "rosewire.db");
  writeFileSync(file, "");
  for (const create of [true, false]) {
    expect(() => openDatabase(folder, { create })).toThrow("rosewire.db is empty");
  }
  expect(statSync(file).size).toBe(0);
  expect(readdirSync(folder)).toEqual(["rosewire.db"]);
});

test("a database of another program is refused and not touched", () => {
  const file = join(folder, "rosewire.db");
  const other = new SqliteDatabase(file);
  other.exec("CREATE TABLE thing (id INTEGER)");
  other.close();
  const before = readFileSync(file);
  expect(() => openDatabase(folder)).toThrow("rosewire.db is not a database of rosewire");
  expect(readFileSync(file).equals(before)).toBe(true);
});
