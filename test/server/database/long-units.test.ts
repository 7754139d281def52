import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test } from "vitest";
import { statement, type Unit } from "../../../src/server/database/index.js";
import { openPostgres } from "../../../src/server/database/postgres.js";
import { openSqlite } from "../../../src/server/database/sqlite.js";
import { closing, lasting, numbersIn, opened, set, stores } from "./stores.js";
import { allNumbers, migrations, setNumber, type Tables } from "./tables.js";

describe.each(stores)("a long unit in $name", ({ location }) => {
  test("gives the event loop to others between its statements, and is still all or nothing", async () => {
    const database = await opened(await location());
    const seen = { turns: 0 };
    const ticking = setInterval(() => seen.turns++, 1);
    const failing = database.write<Tables, void>(
      async (unit) => {
        // Without turns for others this would end only by its number.
        for (let value = 0; seen.turns < 3 && value < 1_000_000; value++) {
          await unit.run(setNumber, { name: "one", value });
        }
        expect(seen.turns).toBeGreaterThanOrEqual(3);
        throw new Error("undone");
      },
      { long: true },
    );
    await expect(failing).rejects.toThrow("undone");
    clearInterval(ticking);
    expect(await numbersIn(database)).toEqual({});
  });

  test("does not keep those before it from being committed", async () => {
    const database = await opened(await location());
    const before = set(database, "before", 1);
    const long = database.write<Tables, number>(
      async (unit: Unit<Tables>) => {
        await before;
        return unit.run(setNumber, { name: "long", value: 2 });
      },
      { long: true },
    );
    const after = set(database, "after", 3);
    await Promise.all([before, long, after]);
    expect(await numbersIn(database)).toEqual({ before: 1, long: 2, after: 3 });
  });

  test("that reads gives the event loop to others between its rows, and gives all of them", async () => {
    const database = await opened(await location());
    await database.write<Tables, void>(async ({ db }) => {
      const rows = Array.from({ length: 500 }, (_, value) => ({ name: `n${value}`, value }));
      await db.insertInto("number").values(rows).execute();
    });
    const seen = { turns: 0, rows: 0 };
    const ticking = setInterval(() => seen.turns++, 1);
    onTestFinished(() => clearInterval(ticking));
    const pairs = statement<Tables>()((db) =>
      db
        .selectFrom(["number as a", "number as b"])
        .select(["a.value as a", "b.value as b"])
        .orderBy("a.value")
        .orderBy("b.value"),
    );
    const [all, one] = await database.read(
      async (unit: Unit<Tables>) =>
        // A second statement of the unit waits for the rows of the first.
        Promise.all([unit.all(pairs, {}), unit.all(allNumbers, {})]),
      { long: true },
    );
    expect(all).toHaveLength(250_000);
    expect([all[0], all[250_000 - 1]]).toEqual([
      { a: 0, b: 0 },
      { a: 499, b: 499 },
    ]);
    expect(one).toHaveLength(500);
    expect(seen.turns).toBeGreaterThan(1);
  });

  test("may take longer than others", async () => {
    const place = await location();
    const limits = { unitTime: 100, longUnitTime: 60_000 };
    const database = closing(
      place.startsWith("postgres") ? openPostgres(place, limits) : openSqlite(place, true, limits),
    );
    await database.migrate(migrations);
    const slow = async (unit: Unit<Tables>) => {
      await delay(300);
      return unit.run(setNumber, { name: "slow", value: 1 });
    };
    await expect(database.write(slow)).rejects.toMatchObject({ code: "unit-timeout" });
    expect(await database.write(slow, { long: true })).toBe(1);
  });
});

test("a long unit of SQLite whose time is over between two rows leaves the connection to others", async () => {
  const database = closing(openSqlite(await lasting[0]!.location(), true, { longUnitTime: 30 }));
  await database.migrate(migrations);
  await set(database, "one", 1);
  const endless = statement<Tables>()((db) =>
    db
      .withRecursive("n(value)", (query) =>
        query
          .selectFrom("number")
          .select("value")
          .unionAll(query.selectFrom("n").select(sql<number>`n.value + 1`.as("value"))),
      )
      .selectFrom("n")
      .select("value"),
  );
  const late = database.read((unit: Unit<Tables>) => unit.all(endless, {}), { long: true });
  await expect(late).rejects.toMatchObject({ code: "unit-timeout" });
  expect(await numbersIn(database)).toEqual({ one: 1 });
});

test.each(stores)("a misspelt option of a unit in $name is refused", async ({ location }) => {
  const database = await opened(await location());
  const unit = async () => "not begun";
  const writing = database.write(unit, { longer: true } as object);
  await expect(writing).rejects.toThrow("longer");
  const reading = database.read(unit, { longer: true } as object);
  await expect(reading).rejects.toThrow("longer");
});
