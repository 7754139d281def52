import { readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import {
  columns,
  makeBoolean,
  openDatabase,
  type Database,
  type Migration,
} from "../../../src/server/database/index.js";
import { Child } from "../../faults/children/child.js";
import { forms, makeHistoric } from "./historic.js";
import { closing, emptyFolder, lasting, stores } from "./stores.js";

/** A step that makes a table of one row. */
function step(name: string, table: string): Migration {
  return {
    name,
    up: async (db, kind) => {
      const c = columns(kind);
      await c.table(db, table).addColumn("id", c.integer, c.identity).execute();
      await db.insertInto(table).defaultValues().execute();
    },
  };
}

/** The steps that have been run, in order. */
async function done(database: Database): Promise<string[]> {
  const rows = await database.read<{ migration: { number: number; name: string } }, unknown[]>(
    ({ db }) => db.selectFrom("migration").select(["number", "name"]).orderBy("number").execute(),
  );
  return (rows as { number: number; name: string }[]).map(({ number, name }, index) => {
    expect(number).toBe(index + 1);
    return name;
  });
}

async function rowsOf(database: Database, table: string): Promise<unknown[]> {
  return await database.read<any, unknown[]>(({ db }) =>
    db.selectFrom(table).selectAll().execute(),
  );
}

describe.each(stores)("migrations on $name", ({ location }) => {
  test("are run once each, in the order in which they are given", async () => {
    const database = closing(openDatabase(await location()));
    await database.migrate([step("b/001", "first"), step("a/001", "second")]);
    await database.migrate([step("b/001", "first"), step("a/001", "second")]);
    expect(await done(database)).toEqual(["b/001", "a/001"]);
    expect(await rowsOf(database, "first")).toEqual([{ id: 1 }]);
    // One module has a further step, and another module has been added between them.
    await database.migrate([
      step("b/001", "first"),
      step("b/002", "third"),
      step("c/001", "fourth"),
      step("a/001", "second"),
    ]);
    expect(await done(database)).toEqual(["b/001", "a/001", "b/002", "c/001"]);
    expect(await rowsOf(database, "second")).toEqual([{ id: 1 }]);
  });

  test("that have been renamed are not run again", async () => {
    const database = closing(openDatabase(await location()));
    await database.migrate([step("a/001", "first")]);
    const renamed = { ...step("b/001", "first"), formerly: "a/001" };
    await database.migrate([renamed, step("b/002", "second")]);
    expect(await done(database)).toEqual(["a/001", "b/002"]);
  });

  test("of which one fails leave everything as it was", async () => {
    const database = closing(openDatabase(await location()));
    await database.migrate([step("a/001", "first")]);
    const failing: Migration = {
      name: "b/001",
      up: async (db, kind) => {
        await step("b/001", "third").up(db, kind);
        await sql`SELECT * FROM nowhere`.execute(db);
      },
    };
    const migrating = database.migrate([step("a/001", "first"), step("a/002", "second"), failing]);
    await expect(migrating).rejects.toMatchObject({
      code: "store-unusable",
      message: expect.stringMatching(/^cannot use the data in .*nowhere/),
    });
    expect(await done(database)).toEqual(["a/001"]);
    await expect(rowsOf(database, "second")).rejects.toThrow("second");
    await expect(rowsOf(database, "third")).rejects.toThrow("third");
  });

  test.each(["a/002", "future"])(
    "refuse a database of a newer version, which has the step %s",
    async (name) => {
      const database = closing(openDatabase(await location()));
      await database.migrate([step("a/001", "first"), { name, up: async () => {} }]);
      const before = await done(database);
      const migrating = database.migrate([step("a/001", "first"), step("b/001", "second")]);
      await expect(migrating).rejects.toMatchObject({
        code: "store-unusable",
        message: expect.stringContaining(
          `the database is of a newer version: this program does not know its step ${name}`,
        ),
      });
      expect(await done(database)).toEqual(before);
    },
  );

  test("of other modules do not matter", async () => {
    const database = closing(openDatabase(await location()));
    await database.migrate([step("a/001", "first"), step("b/001", "second")]);
    await database.migrate([step("a/001", "first"), step("a/002", "third")]);
    expect(await done(database)).toEqual(["a/001", "b/001", "a/002"]);
    expect(await rowsOf(database, "second")).toEqual([{ id: 1 }]);
  });

  test("with the same name are refused", async () => {
    const database = closing(openDatabase(await location()));
    const migrating = database.migrate([step("a/001", "first"), step("a/001", "second")]);
    await expect(migrating).rejects.toThrow("the migration a/001 is given twice");
  });
});

describe.each(lasting)("migrations on $name", ({ location }) => {
  test("are run once by two databases at the same time", async () => {
    const place = await location();
    const databases = [0, 1, 2].map(() => closing(openDatabase(place)));
    const steps = Array.from({ length: 10 }, (_, index) => step(`a/00${index}`, `table${index}`));
    await Promise.all(databases.map((database) => database.migrate(steps)));
    expect(await done(databases[2]!)).toEqual(steps.map(({ name }) => name));
    expect(await rowsOf(databases[0]!, "table9")).toEqual([{ id: 1 }]);
  });

  test("are run once by two processes at the same time, on a new store", async () => {
    const place = await location();
    const program = new URL("children/migrating", import.meta.url);
    const children = [0, 1].map(() => new Child(program, { location: place, tables: 30 }));
    await Promise.all(children.map((child) => child.next()));
    const outcomes = await Promise.all(children.map((child) => child.ask("go")));
    expect(outcomes).toEqual(["done", "done"]);
    const database = closing(openDatabase(place));
    const names = Array.from({ length: 30 }, (_, index) => `many/${index}`);
    expect(await done(database)).toEqual(names);
    expect(await rowsOf(database, "table_29")).toEqual([{ id: 1 }]);
  });
});

/** The migrations of today's modules, which go on from the tables of earlier versions. */
const today: readonly Migration[] = [
  { name: "users/001-users", formerly: "users", up: async () => expect.unreachable() },
  {
    name: "appointments/001-appointments",
    formerly: "appointments",
    up: async (db, kind) => {
      const c = columns(kind);
      await c
        .table(db, "appointment")
        .addColumn("id", c.integer, (column) => column.primaryKey())
        .addColumn("owner", c.integer, (column) =>
          column.notNull().references("user.id").onDelete("cascade"),
        )
        .addColumn("entry", c.octets, (column) => column.notNull())
        .execute();
    },
  },
  {
    name: "users/002-contacts",
    formerly: "contacts",
    up: async (db, kind) => {
      const c = columns(kind);
      await db.schema
        .alterTable("user")
        .addColumn("public", c.boolean, (column) => column.notNull().defaultTo(false))
        .execute();
      await db.schema.alterTable("user").addColumn("contact", c.octets).execute();
    },
  },
  {
    name: "users/003-booleans",
    up: async (db) => {
      await makeBoolean(db, "user", "admin", false);
      await makeBoolean(db, "user", "enabled", true);
      await makeBoolean(db, "user", "public", false);
    },
  },
];

describe.each(forms)("a database of the version whose last step is %s", (form) => {
  const reached = forms.indexOf(form);

  test("is taken over with its data", async () => {
    const folder = emptyFolder();
    makeHistoric(folder, form);
    const database = closing(openDatabase(folder, { create: false }));
    await database.migrate(today);
    const missing = today.slice(reached + 1).map(({ name }) => name);
    expect(await done(database)).toEqual([...forms.slice(0, reached + 1), ...missing]);
    const common = { revision: 1, admin: false, enabled: true, public: false, contact: null };
    expect(await rowsOf(database, "user")).toEqual([
      {
        ...common,
        id: 1,
        name: "Alice",
        name_key: "alice",
        password: "hash of alice",
        admin: true,
        revision: reached >= 1 ? 3 : 1,
        public: reached >= 2,
        contact: reached >= 2 ? Buffer.of(0x30, 0x01, 0xff) : null,
      },
      { ...common, id: 2, name: "Bob", name_key: "bob", password: "hash of bob", revision: 7 },
      {
        ...common,
        id: 3,
        name: "Carol",
        name_key: "carol",
        password: "hash of carol",
        enabled: false,
      },
    ]);
    const entries = (await rowsOf(database, "appointment")) as { owner: number; entry: Buffer }[];
    const expected = [
      [1, Buffer.of(0x30, 0)],
      [1, Buffer.of(0x30, 1, 0)],
      [2, Buffer.of(0x30)],
    ];
    expect(entries.map(({ owner, entry }) => [owner, entry])).toEqual(reached >= 1 ? expected : []);
  });

  test("does not reuse the number of a removed user, and removes users together with what they own", async () => {
    const folder = emptyFolder();
    makeHistoric(folder, form);
    const database = closing(openDatabase(folder));
    await database.migrate(today);
    await database.write<any, void>(async ({ db }) => {
      const user = { name: "Dave", name_key: "dave", password: "hash" };
      const added = await db.insertInto("user").values(user).returningAll().executeTakeFirst();
      expect(added).toMatchObject({ id: 5, revision: 1, enabled: true, admin: false });
      await db.deleteFrom("user").where("name_key", "=", "alice").execute();
    });
    const entries = (await rowsOf(database, "appointment")) as { owner: number }[];
    expect(entries.map(({ owner }) => owner)).toEqual(reached >= 1 ? [2] : []);
  });

  test("is not touched by a program that does not know its steps", async () => {
    const folder = emptyFolder();
    makeHistoric(folder, form);
    const file = join(folder, "rosewire.db");
    const before = readFileSync(file);
    const database = openDatabase(folder);
    await expect(database.migrate([])).rejects.toThrow("newer version");
    await database.close();
    expect(readFileSync(file).equals(before)).toBe(true);
  });
});
