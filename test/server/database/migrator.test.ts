import { sql } from "kysely";
import pg from "pg";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import {
  columns,
  openDatabase,
  type Migration,
  type Unit,
} from "../../../src/server/database/index.js";
import { Child } from "../../faults/children/child.js";
import { inTheEnd } from "../../support/in-the-end.js";
import { emptyPostgres } from "../../support/postgres.js";
import { closing, done, lasting, rowsOf, stores } from "./stores.js";

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

  test("that are additive may be unknown to a program of the version before, which goes on with what they leave", async () => {
    const database = closing(openDatabase(await location()));
    const first = step("a/001", "first");
    const more: Migration = {
      name: "a/002-more+",
      up: async (db) => {
        await db.schema.alterTable("first").addColumn("remark", "text").execute();
        await db.schema
          .alterTable("first")
          .addColumn("count", "integer", (column) => column.notNull().defaultTo(0))
          .execute();
        await db.schema
          .createTable("more")
          .addColumn("id", "integer", (c) => c.notNull())
          .execute();
      },
    };
    await database.migrate([first, more]);
    await database.migrate([first]);
    await database.migrate([first, step("b/001", "second")]);
    expect(await done(database)).toEqual(["a/001", "a/002-more+", "b/001"]);
    await database.write(({ db }: Unit<any>) => db.insertInto("first").defaultValues().execute());
    expect(await rowsOf(database, "first")).toHaveLength(2);
    const further = { name: "a/003", up: async (): Promise<void> => {} };
    await database.migrate([first, more, further]);
    await expect(database.migrate([first])).rejects.toThrow("does not know its step a/003");
  });

  test.each<[string, string]>([
    ["removes", "ALTER TABLE first DROP COLUMN remark"],
    ["removes", "DROP TABLE first"],
    ["removes", "ALTER TABLE first RENAME COLUMN remark TO note"],
    ["requires", "ALTER TABLE first ADD COLUMN due text NOT NULL"],
  ])("that are called additive fail where one %s a column: %s", async (what, text) => {
    const database = closing(openDatabase(await location()));
    const first: Migration = {
      name: "a/001",
      up: async (db) => {
        await db.schema
          .createTable("first")
          .addColumn("remark", "text")
          .addColumn("id", "integer")
          .execute();
      },
    };
    await database.migrate([first]);
    const wrong: Migration = {
      name: "a/002+",
      up: async (db) => void (await sql.raw(text).execute(db)),
    };
    await expect(database.migrate([first, wrong])).rejects.toMatchObject({
      code: "store-unusable",
      message: expect.stringMatching(
        new RegExp(String.raw`the step a/002\+ is not additive: it ${what} the column .*first\.`),
      ),
    });
    expect(await done(database)).toEqual(["a/001"]);
    expect(await rowsOf(database, "first")).toEqual([]);
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

test.each(["TYPE varchar(20)", "TYPE integer USING 1", "SET NOT NULL"])(
  "a migration in PostgreSQL that is called additive fails where it changes a column: %s",
  async (change) => {
    const database = closing(openDatabase(await emptyPostgres()));
    const text: Migration = {
      name: "a/001",
      up: async (db) => {
        await db.schema.createTable("first").addColumn("remark", "text").execute();
      },
    };
    await database.migrate([text]);
    const wrong: Migration = {
      name: "a/002+",
      up: async (db) => {
        await sql.raw(`ALTER TABLE first ALTER COLUMN remark ${change}`).execute(db);
      },
    };
    await expect(database.migrate([text, wrong])).rejects.toMatchObject({
      code: "store-unusable",
      message: expect.stringContaining("not additive: it changes the column first.remark"),
    });
    expect(await done(database)).toEqual(["a/001"]);
  },
);

async function connected(location: string): Promise<pg.Client> {
  const client = new pg.Client(location);
  await client.connect();
  onTestFinished(() => client.end());
  return client;
}

/** Whether something waits for what a connection has locked. */
async function isAwaited(asking: pg.Client, pid: number): Promise<boolean> {
  const query = "SELECT 1 FROM pg_locks WHERE NOT granted AND $1 = ANY(pg_blocking_pids(pid))";
  return (await asking.query(query, [pid])).rows.length > 0;
}

test("a migration in PostgreSQL does not wait for one in another schema, however long that takes", async () => {
  const [here, there] = [await emptyPostgres(), await emptyPostgres()];
  const asking = await connected(here);
  const database = closing(openDatabase(here));
  let isMigrated = false;
  const long: Migration = {
    name: "a/001",
    up: async (db) => {
      const { rows } = await sql<{ pid: number }>`SELECT pg_backend_pid() AS pid`.execute(db);
      const migrating = database.migrate([step("a/001", "first")]);
      void migrating.then(() => (isMigrated = true));
      await vi.waitUntil(
        async () => isMigrated || (await isAwaited(asking, rows[0]!.pid)),
        inTheEnd,
      );
    },
  };
  await closing(openDatabase(there)).migrate([long]);
  expect(isMigrated).toBe(true);
});

test("a migration in PostgreSQL waits for a server of an earlier version, which locks all schemas", async () => {
  const location = await emptyPostgres();
  const [earlier, asking] = [await connected(location), await connected(location)];
  await earlier.query("BEGIN; SELECT pg_advisory_xact_lock(7205759403)");
  const { rows } = await earlier.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  const database = closing(openDatabase(location));
  let isMigrated = false;
  const migrating = database.migrate([step("a/001", "first")]).then(() => (isMigrated = true));
  await vi.waitUntil(async () => isMigrated || (await isAwaited(asking, rows[0]!.pid)), inTheEnd);
  expect(isMigrated).toBe(false);
  await earlier.query("COMMIT");
  await migrating;
  expect(await done(database)).toEqual(["a/001"]);
});

test("an additive migration in PostgreSQL does not care what becomes of other schemas meanwhile", async () => {
  const [location, elsewhere] = [await emptyPostgres(), await emptyPostgres()];
  const others = await connected(elsewhere);
  await others.query("CREATE TABLE first (id integer); CREATE TABLE gone (id integer)");
  const database = closing(openDatabase(location));
  const more: Migration = {
    name: "a/002+",
    up: async (db) => {
      await db.schema.alterTable("first").addColumn("remark", "text").execute();
      await others.query("DROP TABLE gone; ALTER TABLE first ADD COLUMN due integer NOT NULL");
    },
  };
  await database.migrate([step("a/001", "first"), more]);
  expect(await done(database)).toEqual(["a/001", "a/002+"]);
});
