import {
  copyFileSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openStore, StoreError } from "../../src/server/store/store.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-store-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const row = (entryId: string, text = "") => ({
  entryId,
  starts: 1,
  ends: 2,
  entry: Buffer.from(text),
});

test("folders are made as needed, readable for the owner only", () => {
  const data = join(folder, "a", "b");
  const store = openStore(data);
  store.users.insert("alice", "alice", "hash", false);
  expect(statSync(data).mode & 0o777).toBe(0o700);
  for (const file of readdirSync(data)) {
    expect(statSync(join(data, file)).mode & 0o777, file).toBe(0o600);
  }
  store.close();
});

test("a new database is whole before its log goes, or a full disk would leave half of one", () => {
  const copy = join(folder, "copy.db");
  const close = SqliteDatabase.prototype.close;
  vi.spyOn(SqliteDatabase.prototype, "close").mockImplementationOnce(function (this: Database) {
    copyFileSync(this.name, copy);
    return close.call(this);
  });
  openStore(folder).close();
  const database = new SqliteDatabase(copy);
  expect(database.pragma("integrity_check", { simple: true })).toBe("ok");
  expect(database.prepare("SELECT count(*) FROM user").pluck().get()).toBe(0);
  database.close();
});

test("what is stored is there when the store is opened again", () => {
  const first = openStore(folder);
  first.users.insert("alice", "alice", "hash", true);
  const { id } = first.users.findByKey("alice")!;
  first.transaction(() => first.appointments.replaceAll(id, [row("1", "one"), row("2", "two")]));
  first.close();
  const second = openStore(folder);
  expect(second.users.findByKey("alice")).toMatchObject({ id, name: "alice", admin: true });
  expect(second.appointments.all(id).map(String)).toEqual(["one", "two"]);
  second.close();
});

test("two processes' stores on one folder see each other's changes at once", () => {
  const [first, second] = [openStore(folder), openStore(folder)];
  first.users.insert("alice", "alice", "hash", false);
  const user = second.users.findByKey("alice")!;
  second.users.remove(user.id);
  expect(first.users.findById(user.id)).toBeUndefined();
  first.close();
  second.close();
});

test("a transaction that throws leaves everything as it was", () => {
  const store = openStore(folder);
  store.users.insert("alice", "alice", "hash", false);
  const { id } = store.users.findByKey("alice")!;
  store.transaction(() => store.appointments.replaceAll(id, [row("1", "one")]));
  expect(() =>
    store.transaction(() => {
      store.appointments.replaceAll(id, [row("2", "two")]);
      throw new Error("on the way");
    }),
  ).toThrow("on the way");
  expect(store.appointments.all(id).map(String)).toEqual(["one"]);
  store.close();
});

test("removing a user removes his appointments", () => {
  const store = openStore(folder);
  store.users.insert("alice", "alice", "hash", false);
  const { id } = store.users.findByKey("alice")!;
  store.transaction(() => store.appointments.replaceAll(id, [row("1", "one")]));
  store.users.remove(id);
  expect(store.appointments.size(id)).toEqual({ entries: 0, octets: 0 });
  store.close();
});

test("appointments of nobody cannot be stored", () => {
  const store = openStore(folder);
  expect(() => store.transaction(() => store.appointments.replaceAll(7, [row("1")]))).toThrow(
    /FOREIGN KEY/,
  );
  store.close();
});

test("the database keeps a write-ahead log, so that readers and the writer do not wait for each other", () => {
  openStore(folder).close();
  const database = new SqliteDatabase(join(folder, "rosewire.db"));
  expect(database.pragma("journal_mode", { simple: true })).toBe("wal");
  database.close();
});

test("opening again applies no migration twice", () => {
  openStore(folder).close();
  openStore(folder).close();
  const database = new SqliteDatabase(join(folder, "rosewire.db"));
  const numbers = database.prepare("SELECT number FROM migration ORDER BY number").pluck().all();
  expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  expect(numbers.length).toBeGreaterThan(0);
  database.close();
});

test("a folder of a newer version is refused and left alone", () => {
  openStore(folder).close();
  const database = new SqliteDatabase(join(folder, "rosewire.db"));
  database.exec("INSERT INTO migration VALUES (999, 'future', '')");
  database.exec("INSERT INTO migration VALUES (1000, 'future', '')");
  const before = database.prepare("SELECT count(*) FROM migration").pluck().get();
  expect(() => openStore(folder)).toThrow(/newer version/);
  expect(database.prepare("SELECT count(*) FROM migration").pluck().get()).toBe(before);
  database.close();
});

test("a file that is no database is refused by name and left alone", () => {
  writeFileSync(join(folder, "rosewire.db"), "my diary, not a database at all. ".repeat(100));
  expect(() => openStore(folder)).toThrow(StoreError);
  expect(() => openStore(folder)).toThrow(folder);
  expect(statSync(join(folder, "rosewire.db")).size).toBe(33 * 100);
});

test("a folder that is a file is refused", () => {
  const file = join(folder, "file");
  writeFileSync(file, "");
  expect(() => openStore(file)).toThrow(StoreError);
});

test("a store that must exist is not created", () => {
  expect(() => openStore(folder, { create: false })).toThrow(/holds no rosewire.db/);
  expect(readdirSync(folder)).toEqual([]);
});

test("data of the version before contacts are taken over", () => {
  const store = openStore(folder);
  store.users.insert("alice", "alice", "hash", true);
  store.close();
  const database = new SqliteDatabase(join(folder, "rosewire.db"));
  database.exec(
    `ALTER TABLE user DROP COLUMN public; ALTER TABLE user DROP COLUMN contact;
     DELETE FROM migration WHERE number = 3`,
  );
  database.close();
  const again = openStore(folder);
  const user = again.users.findByKey("alice")!;
  expect(user).toMatchObject({ name: "alice", admin: true, public: false });
  expect(again.users.contact(user.id)).toBeUndefined();
  expect(again.users.setContact(user.id, Uint8Array.of(0x30, 0))).toBe(true);
  expect(again.users.contact(user.id)).toEqual(Buffer.of(0x30, 0));
  again.close();
});

test("an empty database file is refused, and left as it is: its data are gone", () => {
  const file = join(folder, "rosewire.db");
  writeFileSync(file, "");
  for (const create of [true, false]) {
    expect(() => openStore(folder, { create })).toThrow("rosewire.db is empty");
  }
  expect(statSync(file).size).toBe(0);
  expect(readdirSync(folder)).toEqual(["rosewire.db"]);
});

test("a database of something else is refused, and left as it is", () => {
  const file = join(folder, "rosewire.db");
  const other = new SqliteDatabase(file);
  other.exec("CREATE TABLE thing (id INTEGER)");
  other.close();
  const before = readFileSync(file);
  expect(() => openStore(folder)).toThrow("rosewire.db is no database of rosewire");
  expect(readFileSync(file).equals(before)).toBe(true);
});

test("new data are there as a whole, with nothing beside them", () => {
  openStore(folder).close();
  expect(readdirSync(folder)).toEqual(["rosewire.db"]);
});
