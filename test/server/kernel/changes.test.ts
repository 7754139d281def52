import { expect, onTestFinished, test } from "vitest";
import { openDatabase, type Database, type Unit } from "../../../src/server/database/index.js";
import { changeMigrations } from "../../../src/server/kernel/changes.js";
import { Changes, type ChangesSince } from "../../../src/server/kernel/index.js";

async function opened(): Promise<Database> {
  const database = openDatabase(":memory:");
  onTestFinished(() => database.close());
  await database.migrate(changeMigrations);
  return database;
}

function note(
  database: Database,
  changes: Changes,
  scope: string,
  ...entries: string[]
): Promise<number> {
  return database.write(async (unit: Unit<any>) => {
    let revision = 0;
    for (const entry of entries) revision = await changes.note(unit, scope, entry);
    return revision;
  });
}

function since(
  database: Database,
  changes: Changes,
  scope: string,
  revision: number,
): Promise<ChangesSince> {
  return database.read((unit: Unit<any>) => changes.since(unit, scope, revision));
}

test("each change raises the revision of its scope by one", async () => {
  const database = await opened();
  const journal = new Changes("journal");
  expect(await note(database, journal, "alice", "a")).toBe(1);
  expect(await note(database, journal, "alice", "b", "a")).toBe(3);
  expect(await note(database, journal, "bob", "x")).toBe(1);
  expect(await note(database, new Changes("chat"), "alice", "x")).toBe(1);
  const revision = (scope: string) =>
    database.read((unit: Unit<any>) => journal.revision(unit, scope));
  expect(await revision("alice")).toBe(3);
  expect(await revision("nobody")).toBe(0);
});

test("changes that are recorded together raise the revision by as many, as if they came one after the other", async () => {
  const database = await opened();
  const changes = new Changes("journal", { keep: 100 });
  const noteAll = (...entries: (readonly [string, boolean])[]) =>
    database.write((unit: Unit<any>) => changes.noteAll(unit, "alice", new Map(entries)));
  expect(await noteAll(["a", false], ["b", true], ["c", false])).toBe(3);
  expect(await noteAll(["b", false])).toBe(4);
  expect(await since(database, changes, "alice", 1)).toEqual({
    revision: 4,
    everything: false,
    changes: [
      { entry: "c", revision: 3, removed: false },
      { entry: "b", revision: 4, removed: false },
    ],
  });
});

test("of more changes at once than are kept, the last are known, and who asks from before them gets everything", async () => {
  const database = await opened();
  const changes = new Changes("journal", { keep: 10 });
  const many = new Map(Array.from({ length: 1_500 }, (_, at) => [`entry ${at}`, false]));
  const revision = await database.write((unit: Unit<any>) => changes.noteAll(unit, "alice", many));
  expect(revision).toBe(1_500);
  expect(await since(database, changes, "alice", 1_489)).toMatchObject({ everything: true });
  const known = await since(database, changes, "alice", 1_498);
  expect(known).toEqual({
    revision: 1_500,
    everything: false,
    changes: [
      { entry: "entry 1498", revision: 1_499, removed: false },
      { entry: "entry 1499", revision: 1_500, removed: false },
    ],
  });
});

test("a client with a revision gets the last change of each entry since, the oldest first", async () => {
  const database = await opened();
  const changes = new Changes("journal");
  await note(database, changes, "alice", "a", "b", "c", "b");
  await database.write((unit: Unit<any>) => changes.note(unit, "alice", "a", true));
  expect(await since(database, changes, "alice", 2)).toEqual({
    revision: 5,
    everything: false,
    changes: [
      { entry: "c", revision: 3, removed: false },
      { entry: "b", revision: 4, removed: false },
      { entry: "a", revision: 5, removed: true },
    ],
  });
  expect(await since(database, changes, "alice", 5)).toEqual({
    revision: 5,
    everything: false,
    changes: [],
  });
});

test.each([
  ["knows nothing yet", 0],
  ["has a revision that is too high, of data that an older copy has replaced", 4],
  ["has an impossible revision", -1],
])("a client that %s gets everything", async (_, revision) => {
  const database = await opened();
  const changes = new Changes("journal");
  await note(database, changes, "alice", "a", "b", "c");
  expect(await since(database, changes, "alice", revision)).toEqual({
    revision: 3,
    everything: true,
  });
});

test("a client that asks from further back than is kept gets everything, even if more is kept later", async () => {
  const database = await opened();
  const few = new Changes("journal", { keep: 3 });
  await note(database, few, "alice", "a", "b", "c", "d", "e");
  const everything = { revision: 5, everything: true };
  expect(await since(database, few, "alice", 1)).toEqual(everything);
  expect(await since(database, few, "alice", 2)).toMatchObject({ changes: { length: 3 } });
  expect(await since(database, new Changes("journal"), "alice", 1)).toEqual(everything);
});

test("the number of rows stays bounded, however many entries there have been", async () => {
  const database = await opened();
  const changes = new Changes("journal", { keep: 10 });
  await note(database, changes, "alice", ...Array.from({ length: 400 }, (_, i) => `entry ${i}`));
  const { length } = await database.read((unit: Unit<any>) =>
    unit.db.selectFrom("change").selectAll().execute(),
  );
  expect(length).toBeLessThan(100);
  expect(await since(database, changes, "alice", 390)).toMatchObject({ changes: { length: 10 } });
});

test("a change that is rolled back leaves no trace", async () => {
  const database = await opened();
  const changes = new Changes("journal");
  await note(database, changes, "alice", "a");
  const failing = database.write(async (unit: Unit<any>) => {
    await changes.note(unit, "alice", "b");
    throw new Error("no");
  });
  await expect(failing).rejects.toThrow("no");
  expect(await note(database, changes, "alice", "c")).toBe(2);
});

test("at least one change has to be kept", () => {
  expect(() => new Changes("journal", { keep: 0 })).toThrow(RangeError);
});

test("whoever reads everything after a number of changes is told so when there are more", async () => {
  const database = await opened();
  const changes = new Changes("directory");
  await note(database, changes, "", "a", "b", "c", "d");
  const atMost = (revision: number, most?: number) =>
    database.read((unit: Unit<any>) => changes.since(unit, "", revision, most));
  expect(await atMost(1, 2)).toEqual({ revision: 4, everything: true });
  expect(await atMost(2, 2)).toMatchObject({ everything: false, changes: [{ entry: "c" }, {}] });
  expect(await atMost(1)).toMatchObject({ everything: false, changes: [{}, {}, {}] });
});
