import { describe, expect, test } from "vitest";
import {
  columns,
  openDatabase,
  statement,
  type Migration,
} from "../../../src/server/database/index.js";
import { closing, opened, set, stores } from "./stores.js";
import { type Tables } from "./tables.js";

const addNote = statement<
  Tables,
  { about: string; seen: boolean; at: number | null; octets: Uint8Array | null }
>()((db, p) =>
  db
    .insertInto("note")
    .values({ about: p.about, seen: p.seen, at: p.at, octets: p.octets })
    .returning(["id", "seen as known"]),
);
const allNotes = statement<Tables>()((db) => db.selectFrom("note").selectAll().orderBy("id"));
const seenNotes = statement<Tables, { seen: boolean }>()((db, p) =>
  db.selectFrom("note").select("id").where("seen", "=", p.seen).orderBy("id"),
);

describe.each(stores)("a column of $name", ({ location }) => {
  test("gives booleans, moments and octets back as they came", async () => {
    const database = await opened(await location());
    await set(database, "one", 1);
    const moment = 8_640_000_000_000_000;
    const octets = Uint8Array.from({ length: 256 }, (_, index) => index);
    const notes = [
      { about: "one", seen: true, at: moment, octets },
      { about: "one", seen: false, at: -moment, octets: new Uint8Array() },
      { about: "one", seen: true, at: null, octets: null },
    ];
    const added = await database.write<Tables, unknown[]>(async (unit) => {
      const rows = [];
      for (const note of notes) rows.push(await unit.first(addNote, note));
      return rows;
    });
    expect(added).toEqual([
      { id: 1, known: true },
      { id: 2, known: false },
      { id: 3, known: true },
    ]);
    const expected = notes.map((note, index) => ({
      ...note,
      id: index + 1,
      octets: note.octets === null ? null : Buffer.from(note.octets),
    }));
    await database.read<Tables, void>(async (unit) => {
      expect(await unit.all(allNotes, {})).toEqual(expected);
      expect(await unit.first(allNotes, {})).toEqual(expected[0]);
      const all = unit.db.selectFrom("note").selectAll().orderBy("id");
      expect(await all.execute()).toEqual(expected);
      expect(await unit.all(seenNotes, { seen: true })).toEqual([{ id: 1 }, { id: 3 }]);
      expect(await all.where("seen", "=", false).execute()).toEqual([expected[1]]);
    });
  });

  test("that is left out has its default", async () => {
    const database = await opened(await location());
    await set(database, "one", 1);
    const note = await database.write<Tables, unknown>(({ db }) =>
      db.insertInto("note").values({ about: "one" }).returningAll().executeTakeFirst(),
    );
    expect(note).toEqual({ id: 1, about: "one", seen: false, at: null, octets: null });
  });

  test("that is the key never gets the same number twice, not even one that was undone or removed", async () => {
    const database = await opened(await location());
    await set(database, "one", 1);
    const add = (): Promise<number> =>
      database.write<Tables, number>(async (unit) => {
        const note = { about: "one", seen: true, at: null, octets: null };
        return (await unit.first(addNote, note))!.id;
      });
    const first = await add();
    await database.write<Tables, unknown>(({ db }) => db.deleteFrom("note").execute());
    expect(await add()).toBeGreaterThan(first);
  });

  test("of text is sorted by code points", async () => {
    const database = await opened(await location());
    const names = ["Zoe", "alice", "Äpfel", "zoë", "_", "10", "9", "\u{1F600}", "\uFFFD"];
    for (const name of names) await set(database, name, 1);
    const sorted = await database.read<Tables, { name: string }[]>(({ db }) =>
      db.selectFrom("number").select("name").orderBy("name").execute(),
    );
    const octets = names.map((name) => Buffer.from(name)).toSorted((a, b) => Buffer.compare(a, b));
    expect(sorted.map(({ name }) => name)).toEqual(octets.map(String));
  });

  test("counts and adds up in numbers", async () => {
    const database = await opened(await location());
    await set(database, "one", 2 ** 52);
    await set(database, "two", 3);
    const facts = await database.read<Tables, unknown>(({ db }) =>
      db
        .selectFrom("number")
        .select(({ fn }) => [fn.countAll().as("count"), fn.sum("value").as("sum")])
        .executeTakeFirst(),
    );
    expect(facts).toEqual({ count: 2, sum: 2 ** 52 + 3 });
  });

  test("accepts no value of another type", async () => {
    const database = await opened(await location());
    const wrong = database.write<{ number: { name: string; value: unknown } }, unknown>(({ db }) =>
      db.insertInto("number").values({ name: "one", value: "none" }).execute(),
    );
    await expect(wrong).rejects.toThrow(/cannot store TEXT|invalid input syntax/);
  });

  test("that a later migration adds is seen by statements that have been run before", async () => {
    const database = closing(openDatabase(await location()));
    const first: Migration = {
      name: "flags/001",
      up: async (db, kind) => {
        const c = columns(kind);
        await c.table(db, "flag").addColumn("id", c.integer).execute();
        await db.insertInto("flag").values({ id: 1 }).execute();
      },
    };
    const second: Migration = {
      name: "flags/002",
      up: async (db, kind) => {
        const all = db.selectFrom("flag").selectAll();
        expect(await all.execute()).toEqual([{ id: 1 }]);
        await db.schema
          .alterTable("flag")
          .addColumn("up", columns(kind).boolean, (column) => column.notNull().defaultTo(true))
          .execute();
        expect(await all.execute()).toEqual([{ id: 1, up: true }]);
      },
    };
    const all = statement<{ flag: { id: number } }>()((db) => db.selectFrom("flag").selectAll());
    const ask = (): Promise<unknown[]> =>
      Promise.all([
        database.read((unit) => unit.first(all, {})),
        database.write((unit) => unit.first(all, {})),
      ]);
    await database.migrate([first]);
    expect(await ask()).toEqual([{ id: 1 }, { id: 1 }]);
    await database.migrate([first, second]);
    const raised = { id: 1, up: true };
    expect(await ask()).toEqual([raised, raised]);
  });
});
