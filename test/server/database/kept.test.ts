import { sql, type Kysely } from "kysely";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { columns, type Database, type Unit } from "../../../src/server/database/index.js";
import { createUcServer } from "../../../src/server/index.js";
import { emptyPostgres } from "../../support/postgres.js";
import { passwordCost } from "../running.js";
import { KeptDatabases } from "./kept.js";
import { keptStores } from "./kept-stores.js";
import { rowsOf } from "./stores.js";
import { migrations } from "./tables.js";

type Work = (unit: Unit<any>) => Promise<unknown>;

/** Two tables, one of which has a row from the start, and refers to the other. */
const remarks = [
  {
    name: "remarks/001",
    async up(db: Kysely<any>, kind: Database["kind"]): Promise<void> {
      const c = columns(kind);
      await c
        .table(db, "person")
        .addColumn("id", c.integer, c.identity)
        .addColumn("name", c.text)
        .addColumn("known", c.boolean)
        .execute();
      await c
        .table(db, "remark")
        .addColumn("id", c.integer, c.identity)
        .addColumn("of", c.integer, (column) => column.references("person.id"))
        .addColumn("octets", c.octets)
        .execute();
      const person = await db
        .insertInto("person")
        .values({ name: "the first", known: true })
        .returning("id")
        .executeTakeFirstOrThrow();
      await db
        .insertInto("remark")
        .values({ of: person["id"], octets: Buffer.from("a") })
        .execute();
    },
  },
];

const first = {
  person: [{ id: 1, name: "the first", known: true }],
  remark: [{ id: 1, of: 1, octets: Buffer.from("a") }],
};

async function allOf(database: Database): Promise<typeof first> {
  return { person: await rowsOf(database, "person"), remark: await rowsOf(database, "remark") };
}

describe.each(keptStores)("databases that tests share in $name", ({ kept: theirs }) => {
  function counted() {
    let made = 0;
    const kept = new KeptDatabases(theirs.kind, () => {
      made += 1;
      return theirs.make();
    });
    onTestFinished(() => kept.clear());
    const migrated = async (): Promise<Database> => {
      const database = kept.lend();
      await database.migrate(remarks);
      return database;
    };
    return { kept, migrated, made: () => made };
  }

  test("hold what their migrations have made, and nothing else, and give the same identities", async () => {
    const { migrated, made } = counted();
    for (const name of ["one", "other"]) {
      const database = await migrated();
      expect(await allOf(database)).toEqual(first);
      const id = await database.write(async ({ db }: Unit<any>) => {
        const person = await db
          .insertInto("person")
          .values({ name, known: false })
          .returning("id")
          .executeTakeFirstOrThrow();
        await db
          .insertInto("remark")
          .values({ of: person["id"], octets: Buffer.from("b") })
          .execute();
        await db
          .updateTable("remark")
          .set({ octets: Buffer.from("c") })
          .execute();
        return person["id"] as unknown;
      });
      expect(id).toBe(2);
      await database.close();
    }
    expect(made()).toBe(1);
  });

  test.each<[string, Work]>([
    ["a table is made", ({ db }) => sql`create table other (a integer)`.execute(db)],
    ["a table is removed", ({ db }) => sql`drop table remark`.execute(db)],
    ["a column is added", ({ db }) => sql`alter table remark add column a integer`.execute(db)],
    ["an index is made", ({ db }) => sql`create index i on remark (id)`.execute(db)],
    [
      "a trigger is made",
      async ({ db, kind }) => {
        const body =
          kind === "sqlite" ? sql`begin select 1; end` : sql`for each row execute function f()`;
        if (kind === "postgres") {
          const no = sql`create function f() returns trigger language plpgsql as 'begin return new; end'`;
          await no.execute(db);
        }
        await sql`create trigger t before insert on remark ${body}`.execute(db);
      },
    ],
  ])("are not used again if %s", async (_, change) => {
    const { migrated, made } = counted();
    const changed = await migrated();
    await changed.write(change);
    await changed.close();
    const database = await migrated();
    expect(await allOf(database)).toEqual(first);
    expect(made()).toBe(2);
  });

  test("are not used again if other migrations have been run, too, or units before the first one", async () => {
    const { kept, migrated, made } = counted();
    const more = await migrated();
    await more.migrate([...remarks, ...migrations]);
    await more.close();
    const before = kept.lend();
    await before.write(({ db }: Unit<any>) => sql`create table person (a integer)`.execute(db));
    await before.close();
    expect(await allOf(await migrated())).toEqual(first);
    expect(made()).toBe(3);
  });

  test("are two for tests that have them at the same time", async () => {
    const { migrated, made } = counted();
    const [one, other] = [await migrated(), await migrated()];
    await one.write(({ db }: Unit<any>) => db.deleteFrom("remark").execute());
    expect(await allOf(other)).toEqual(first);
    expect(made()).toBe(2);
  });

  test("take nothing from a test that has ended, and wait for what it has begun", async () => {
    const { migrated } = counted();
    const ended = await migrated();
    const begun = ended.write(({ db }: Unit<any>) => db.deleteFrom("remark").execute());
    await ended.close();
    await begun;
    await expect(rowsOf(ended, "remark")).rejects.toThrow("the database has been closed");
    await expect(ended.migrate(remarks)).rejects.toThrow("the database has been closed");
    expect(await allOf(await migrated())).toEqual(first);
  });

  test("are as new to a server, whatever another one has kept there", async () => {
    const { kept, made } = counted();
    const seen = [];
    for (const name of ["alice", "bob"]) {
      const database = kept.lend();
      const server = createUcServer({ database, passwordCost });
      await server.open();
      seen.push(await server.users.list());
      await server.users.add(name, "secret");
      await server.close();
      await database.close();
    }
    expect(seen).toEqual([[], []]);
    expect(made()).toBe(1);
  });
});

// Other tests make and remove theirs on the same server, at the same time.
test("databases of PostgreSQL that tests share are put back without a look at the tables of others", async () => {
  const client = new pg.Client(await emptyPostgres());
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("create table theirs (id integer generated always as identity)");
  const theirs = keptStores.find(({ kept }) => kept.kind === "postgres")!.kept;
  let made = 0;
  const kept = new KeptDatabases(theirs.kind, () => {
    made += 1;
    return theirs.make();
  });
  onTestFinished(() => kept.clear());
  const used = kept.lend();
  await used.migrate(remarks);
  await used.write(({ db }: Unit<any>) => db.deleteFrom("remark").execute());
  await used.close();
  // Who looks at it, or at its sequence, waits for the end of this.
  await client.query("begin; drop table theirs");
  const again = kept.lend();
  const state = { over: false };
  const migrated = again.migrate(remarks).finally(() => (state.over = true));
  const blocked =
    "select 1 from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))";
  let waits = false;
  while (!state.over && !waits) {
    const { rows } = await client.query(blocked);
    waits = rows.length > 0;
  }
  await client.query("rollback");
  await migrated;
  expect(waits).toBe(false);
  expect(await allOf(again)).toEqual(first);
  expect(made).toBe(1);
});
