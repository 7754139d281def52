import { describe, expect, test } from "vitest";
import {
  columns,
  statement,
  type Database,
  type Unit,
} from "../../../src/server/database/index.js";
import { moduleStores } from "./stores.js";
import { fullScans, plansOf, sorting } from "./support/plans.js";
import { notingDatabase, type Noted } from "./support/statements.js";

interface Tables {
  thing: { id: number; owner: number; name: string; note: string };
  owner: { id: number };
}

const byOwner = statement<Tables, { owner: number }>()((db, p) =>
  db.selectFrom("thing as t").select("t.name").where("t.owner", "=", p.owner).orderBy("t.name"),
);
const byName = statement<Tables, { name: string }>()((db, p) =>
  db
    .selectFrom("owner as o")
    .innerJoin("thing as t", "t.owner", "o.id")
    .select("t.id")
    .where("o.id", "=", 1)
    .where("t.name", "=", p.name),
);
const remove = statement<Tables, { id: number }>()((db, p) =>
  db.deleteFrom("thing").where("id", "=", p.id),
);
const allOwners = statement<Tables>()((db) => db.selectFrom("owner").select("id").orderBy("id"));

/** A database with two tables, of which one has an index. */
async function withTables(database: Database): Promise<Database> {
  await database.migrate([
    {
      name: "things/001-things",
      async up(db, kind) {
        const c = columns(kind);
        await c
          .table(db, "thing")
          .addColumn("id", c.integer, (column) => column.primaryKey())
          .addColumn("owner", c.integer, (column) => column.notNull())
          .addColumn("name", c.text, (column) => column.notNull())
          .addColumn("note", c.text, (column) => column.notNull())
          .execute();
        await db.schema
          .createIndex("thing_by_owner")
          .on("thing")
          .columns(["owner", "name"])
          .execute();
        await c
          .table(db, "owner")
          .addColumn("id", c.integer, (column) => column.primaryKey())
          .execute();
      },
    },
  ]);
  return database;
}

describe.each(moduleStores)("in $name,", ({ database }) => {
  test("statements are noted with their values, those that are written for the occasion too", async () => {
    const noted: Noted[] = [];
    const noting = notingDatabase(await withTables(await database()), noted);
    const row = { id: 1, owner: 2, name: "one", note: "its note" };
    const found = await noting.write(async (unit: Unit<Tables>) => {
      const added = await unit.db.insertInto("thing").values(row).executeTakeFirstOrThrow();
      const first = await unit.first(byOwner, { owner: 2 });
      const all = await unit.db.selectFrom("thing").selectAll().execute();
      return [
        Number(added.numInsertedOrUpdatedRows),
        first,
        all,
        await unit.run(remove, { id: 1 }),
      ];
    });
    expect(found).toEqual([1, { name: "one" }, [row], 1]);
    expect(noted.map(({ sql, values }) => [sql.split(" ")[0], values])).toEqual([
      ["insert", [1, 2, "one", "its note"]],
      ["select", [2]],
      ["select", []],
      ["delete", [1]],
    ]);
  });

  test("a table that is read as a whole is found by its name, whatever it is called in the statement", async () => {
    const noted: Noted[] = [];
    const data = await withTables(await database());
    await notingDatabase(data, noted).read(async (unit: Unit<Tables>) => {
      await unit.all(byOwner, { owner: 1 });
      await unit.all(byName, { name: "x" });
      await unit.db.selectFrom("thing as x").select("x.id").where("x.note", "=", "y").execute();
      await unit.all(allOwners, {});
    });
    const plans = await plansOf(data, noted, ["thing"]);
    expect(plans).toHaveLength(3);
    expect(fullScans(plans)).toEqual([expect.stringMatching(/^SCAN thing\b.*"x"\."note"/)]);
    expect(fullScans(plans, ["thing"])).toEqual([]);
    // Also by the index that gives the order.
    const owners = await plansOf(data, noted, ["owner"]);
    expect(fullScans(owners)).toEqual([expect.stringMatching(/^SCAN owner\b.*order by/)]);
  });

  test("rows are sorted only where no index gives the order", async () => {
    const noted: Noted[] = [];
    const data = await withTables(await database());
    await notingDatabase(data, noted).read(async (unit: Unit<Tables>) => {
      await unit.all(byOwner, { owner: 1 });
      const mine = unit.db.selectFrom("thing").select("name").where("owner", "=", 1);
      await mine.orderBy("note").execute();
    });
    const plans = await plansOf(data, noted, ["thing"], () => true);
    expect(plans.map(({ lines }) => lines.includes(sorting))).toEqual([false, true]);
  });
});
