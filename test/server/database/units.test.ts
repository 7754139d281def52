import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import { beforeEach, describe, expect, test } from "vitest";
import type { Database, Unit } from "../../../src/server/database/index.js";
import { numbersIn, opened, set, stores } from "./stores.js";
import {
  addNumber,
  allNumbers,
  numberOf,
  raiseNumber,
  removeNumber,
  setNumber,
  type Tables,
} from "./tables.js";

describe.each(stores)("a unit of work on $name", ({ location }) => {
  let database: Database;

  beforeEach(async () => {
    database = await opened(await location());
  });

  const write = <R>(work: (unit: Unit<Tables>) => Promise<R>): Promise<R> => database.write(work);
  const read = <R>(work: (unit: Unit<Tables>) => Promise<R>): Promise<R> => database.read(work);

  test("resolves with the result of its work, and the next unit sees what it has written", async () => {
    const changed = await write(async (unit) => {
      const first = await unit.run(setNumber, { name: "one", value: 1 });
      return first + (await unit.run(setNumber, { name: "one", value: 11 }));
    });
    expect(changed).toBe(2);
    expect(await read((unit) => unit.first(numberOf, { name: "one" }))).toEqual({ value: 11 });
    expect(await read((unit) => unit.first(numberOf, { name: "two" }))).toBeUndefined();
    expect(await read((unit) => unit.all(allNumbers, {}))).toEqual([{ name: "one", value: 11 }]);
  });

  test("sees what it has written itself, by statements and by Kysely", async () => {
    const seen = await write(async (unit) => {
      await unit.run(setNumber, { name: "one", value: 1 });
      await unit.db.updateTable("number").set({ value: 2 }).execute();
      return [
        await unit.first(numberOf, { name: "one" }),
        await unit.db.selectFrom("number").selectAll().executeTakeFirst(),
        await unit.first(raiseNumber, { name: "one" }),
      ];
    });
    expect(seen).toEqual([{ value: 2 }, { name: "one", value: 2 }, { value: 3 }]);
  });

  test("does what is left for its end after everything else, in order, also what that leaves for the end", async () => {
    const order: string[] = [];
    const note = (name: string, value: number) => async (unit: Unit<Tables>) => {
      order.push(name);
      await unit.run(setNumber, { name, value });
    };
    await write(async (unit) => {
      unit.atEnd(async () => {
        await note("second", 2)(unit);
        unit.atEnd(() => note("fourth", 4)(unit));
      });
      unit.atEnd(() => note("third", 3)(unit));
      await note("first", 1)(unit);
    });
    expect(order).toEqual(["first", "second", "third", "fourth"]);
    expect(await numbersIn(database)).toEqual({ first: 1, second: 2, third: 3, fourth: 4 });
  });

  test("whose end fails leaves everything as it was, and what is left for the end of one that has ended is refused", async () => {
    await set(database, "one", 1);
    const thrown = new Error("at the end");
    let late: Unit<Tables> | undefined;
    const failing = write(async (unit) => {
      late = unit;
      unit.atEnd(async () => {
        await unit.run(setNumber, { name: "two", value: 2 });
        throw thrown;
      });
      await unit.run(setNumber, { name: "one", value: 2 });
    });
    await expect(failing).rejects.toBe(thrown);
    expect(await numbersIn(database)).toEqual({ one: 1 });
    expect(() => late!.atEnd(async () => {})).toThrow("after its end");
  });

  test("that throws leaves everything as it was, and rejects with what was thrown", async () => {
    await set(database, "one", 1);
    const thrown = new Error("on the way");
    const failing = write(async (unit) => {
      await unit.run(setNumber, { name: "one", value: 2 });
      await unit.run(setNumber, { name: "two", value: 2 });
      throw thrown;
    });
    await expect(failing).rejects.toBe(thrown);
    expect(await numbersIn(database)).toEqual({ one: 1 });
  });

  test("whose work throws before it returns a promise rejects with that error", async () => {
    const work = (): never => {
      throw new RangeError("at once");
    };
    await expect(write(work)).rejects.toThrow(RangeError);
    await expect(read(work)).rejects.toThrow(RangeError);
    await set(database, "one", 1);
  });

  test("is undone by a text with NUL, and octets may have one", async () => {
    await set(database, "one", 1);
    const octets = Uint8Array.of(1, 0, 2);
    const texts = ["\0", "a\0b", "one\0"];
    for (const name of texts) {
      const uses: ((unit: Unit<Tables>) => Promise<unknown>)[] = [
        (unit) => unit.run(setNumber, { name, value: 2 }),
        (unit) => unit.all(numberOf, { name }),
        (unit) => unit.first(numberOf, { name }),
        (unit) => unit.db.insertInto("number").values({ name, value: 2 }).execute(),
        (unit) => unit.db.selectFrom("number").selectAll().where("name", "=", name).execute(),
      ];
      for (const use of uses) {
        const failing = write(async (unit) => {
          await unit.run(setNumber, { name: "one", value: 2 });
          await use(unit);
        });
        await expect(failing).rejects.toMatchObject({ code: "text-with-nul" });
      }
    }
    expect(await numbersIn(database)).toEqual({ one: 1 });
    const back = await write(({ db }) =>
      db.insertInto("note").values({ about: "one", octets }).returning("octets").execute(),
    );
    expect([...back[0]!.octets!]).toEqual([...octets]);
  });

  test("is undone if a statement fails, even if its work catches the error", async () => {
    await set(database, "one", 1);
    const add = { name: "one", value: 2 };
    const failing = write(async (unit) => {
      await unit.run(setNumber, { name: "two", value: 2 });
      await unit.run(addNumber, add).catch(() => {});
      return "all well";
    });
    await expect(failing).rejects.toThrow(/unique/i);
    const going = write(async (unit) => {
      await unit.run(addNumber, add).catch(() => {});
      await unit.run(setNumber, { name: "two", value: 2 });
    });
    await expect(going).rejects.toThrow(/unique/i);
    expect(await numbersIn(database)).toEqual({ one: 1 });
  });

  test("cannot remove a row that another one refers to", async () => {
    const orphan = write((unit) =>
      unit.db.insertInto("note").values({ about: "nobody" }).execute(),
    );
    await expect(orphan).rejects.toThrow(/foreign key/i);
    await set(database, "one", 1);
    await write((unit) => unit.db.insertInto("note").values({ about: "one" }).execute());
    await write((unit) => unit.run(removeNumber, { name: "one" }));
    expect(await read((unit) => unit.db.selectFrom("note").selectAll().execute())).toEqual([]);
  });

  test("whose commit fails has changed nothing, and the next one works", async () => {
    const failing = write((unit) =>
      unit.db.insertInto("later").values({ about: "nobody" }).execute(),
    );
    await expect(failing).rejects.toThrow(/foreign key/i);
    expect(await read((unit) => unit.db.selectFrom("later").selectAll().execute())).toEqual([]);
    await write(async (unit) => {
      await unit.db.insertInto("later").values({ about: "one" }).execute();
      await unit.run(setNumber, { name: "one", value: 1 });
    });
    expect(await numbersIn(database)).toEqual({ one: 1 });
  });

  test("for reading cannot change anything", async () => {
    const changes: ((unit: Unit<Tables>) => Promise<unknown>)[] = [
      (unit) => unit.run(setNumber, { name: "one", value: 1 }),
      (unit) => unit.first(raiseNumber, { name: "one" }),
      (unit) => unit.all(raiseNumber, { name: "one" }),
      (unit) => unit.db.deleteFrom("number").execute(),
      (unit) => unit.db.schema.dropTable("number").execute(),
    ];
    for (const change of changes) {
      await expect(read(change)).rejects.toMatchObject({ code: "read-only" });
    }
    expect(await numbersIn(database)).toEqual({});
  });

  test("for reading sees the data of one point in time, whatever is committed meanwhile", async () => {
    await set(database, "one", 1);
    const seen = await read(async (unit) => {
      const first = await unit.first(numberOf, { name: "one" });
      // In memory, the change waits for its turn.
      const changing = set(database, "one", 2);
      if (database.kind === "postgres") await changing;
      else await Promise.race([changing, delay(20)]);
      return [first, await unit.first(numberOf, { name: "one" })];
    });
    expect(seen).toEqual([{ value: 1 }, { value: 1 }]);
    await expect.poll(() => numbersIn(database)).toEqual({ one: 2 });
  });

  test("for reading sees each change that was acknowledged before it began", async () => {
    await Promise.all(
      Array.from({ length: 50 }, async (_, at) => {
        const name = `n${at}`;
        for (let value = 1; value <= 5; value++) {
          await set(database, name, value);
          const seen = await read((unit) => unit.first(numberOf, { name }));
          expect(seen).toEqual({ value });
        }
      }),
    );
  });

  test("cannot do anything after its end", async () => {
    let kept: Unit<Tables> | undefined;
    await write(async (unit) => {
      kept = unit;
    });
    const { db } = kept!;
    await expect(kept!.run(setNumber, { name: "one", value: 1 })).rejects.toMatchObject({
      code: "unit-ended",
    });
    await expect(db.deleteFrom("number").execute()).rejects.toMatchObject({ code: "unit-ended" });
    expect(await numbersIn(database)).toEqual({});
  });

  test("cannot begin within another one", async () => {
    for (const outer of [write, read]) {
      for (const inner of [write, read]) {
        const nested = outer(() => inner(async () => 1));
        await expect(nested).rejects.toMatchObject({ code: "unit-nested" });
      }
    }
    await set(database, "one", 1);
  });

  test("cannot begin a transaction", async () => {
    await expect(write(async ({ db }) => db.transaction().execute(async () => {}))).rejects.toThrow(
      "not supported",
    );
    await expect(write(async ({ db }) => db.destroy())).rejects.toThrow("not supported");
    await set(database, "one", 1);
  });

  test("throws if a parameter of a statement is missing", async () => {
    const missing = write((unit) => unit.run(setNumber, { name: "one" } as never));
    await expect(missing).rejects.toThrow("the parameter value of a statement is missing");
    expect(await numbersIn(database)).toEqual({});
  });

  test("raises a number to a different value each time, however many do so at once", async () => {
    await set(database, "count", 0);
    const count = 40;
    const raise = (): Promise<number> =>
      write(async (unit) => (await unit.first(raiseNumber, { name: "count" }))!.value);
    const values = await Promise.all(Array.from({ length: count }, raise));
    expect(values.toSorted((a, b) => a - b)).toEqual(values.map((_, index) => index + 1));
  });

  test("sees no change that others have made between its statements", async () => {
    await set(database, "sum", 0);
    const add = (): Promise<number> =>
      write(async (unit) => {
        const { value } = (await unit.first(numberOf, { name: "sum" }))!;
        await Promise.resolve();
        return await unit.run(setNumber, { name: "sum", value: value + 1 });
      });
    await Promise.all(Array.from({ length: 20 }, add));
    expect(await numbersIn(database)).toEqual({ sum: 20 });
  });

  test("is refused once the database is closed, and what had begun is finished", async () => {
    const begun = [set(database, "one", 1), numbersIn(database)];
    await database.close();
    await Promise.all(begun);
    await expect(set(database, "two", 2)).rejects.toMatchObject({ code: "store-unusable" });
    await expect(numbersIn(database)).rejects.toMatchObject({ code: "store-unusable" });
    await expect(database.migrate([])).rejects.toMatchObject({ code: "store-unusable" });
    await database.close();
    expect(database.foreignChanges).toBeTypeOf("number");
  });

  test("runs SQL that only one kind of store understands", async () => {
    const { rows } = await read((unit) =>
      sql<{ sum: number }>`SELECT 1 + 2 AS sum`.execute(unit.db),
    );
    expect(rows).toEqual([{ sum: 3 }]);
  });
});
