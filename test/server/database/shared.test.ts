import { setImmediate as turn } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { UnitError, type Database, type Migration } from "../../../src/server/database/index.js";
import { lasting, numbersIn, opened, set } from "./stores.js";
import { migrations, numberOf, setNumber, type Tables } from "./tables.js";

/** The databases that two processes have open on one store. */
async function pair(location: () => Promise<string>): Promise<[Database, Database]> {
  const place = await location();
  return [await opened(place), await opened(place)];
}

/** Waits until a number of changes stays the same for a while, so that all notifications have arrived. */
async function settled(database: Database): Promise<number> {
  let [last, since] = [database.foreignChanges, 0];
  await expect
    .poll(() => {
      const now = database.foreignChanges;
      since = now === last ? since + 1 : 0;
      last = now;
      return since;
    })
    .toBeGreaterThan(20);
  return last;
}

/** Sets a number in a unit that tells others. */
function tell(database: Database, name: string, value: number): Promise<number> {
  return database.write<Tables, number>((unit) => {
    unit.tellOthers();
    return unit.run(setNumber, { name, value });
  });
}

describe.each(lasting)("two processes' databases on $name", ({ location }) => {
  test("see each other's changes at once", async () => {
    const [first, second] = await pair(location);
    await set(first, "one", 1);
    expect(await numbersIn(second)).toEqual({ one: 1 });
    await set(second, "one", 2);
    expect(await numbersIn(first)).toEqual({ one: 2 });
  });

  test("count each other's changes, and not their own", async () => {
    const [first, second] = await pair(location);
    const [before, own] = [await settled(first), await settled(second)];
    await tell(second, "one", 1);
    await expect.poll(() => first.foreignChanges).not.toBe(before);
    expect(await settled(second)).toBe(own);
    const after = await settled(first);
    await numbersIn(second);
    await numbersIn(first);
    await second.migrate(migrations);
    expect(await settled(first)).toBe(after);
    const failing = second.write(async (unit) => {
      unit.tellOthers();
      throw new Error("nothing");
    });
    await expect(failing).rejects.toThrow("nothing");
    expect(await settled(first)).toBe(after);
  });

  test("take turns at writing without a failure", async () => {
    const databases = await pair(location);
    await set(databases[0], "sum", 0);
    for (let at = 0; at < 20; at++) {
      await Promise.all(databases.map((database, index) => set(database, `${index}`, at)));
      await turn();
    }
    expect(await numbersIn(databases[0])).toEqual({ "0": 19, "1": 19, sum: 0 });
  });
});

test.each(lasting)(
  "a unit on $name that reads an old state keeps no later one from seeing the new",
  async ({ location }) => {
    const database = await opened(await location());
    await set(database, "one", 1);
    let later: Promise<Record<string, number>> | undefined;
    await database.read<Tables, void>(async (unit) => {
      expect(await unit.first(numberOf, { name: "one" })).toEqual({ value: 1 });
      await set(database, "one", 2);
      later = numbersIn(database);
      expect(await unit.first(numberOf, { name: "one" })).toEqual({ value: 1 });
    });
    expect(await later).toEqual({ one: 2 });
  },
);

test("on a SQLite file, a change by another process is known in the next turn of the event loop", async () => {
  const [first, second] = await pair(lasting[0]!.location);
  await turn();
  const before = first.foreignChanges;
  expect(first.foreignChanges).toBe(before);
  await set(second, "one", 1);
  await turn();
  expect(first.foreignChanges).not.toBe(before);
});

test("on PostgreSQL, a change is counted only if its unit tells others, and then once", async () => {
  const [first, second] = await pair(lasting[1]!.location);
  const before = await settled(first);
  for (let at = 0; at < 5; at++) await set(second, `n${at}`, at);
  await tell(second, "one", 1);
  // Anything that the units before told would have arrived first.
  await expect.poll(() => first.foreignChanges).not.toBe(before);
  expect(first.foreignChanges).toBe(before + 1);
  const more: Migration = { name: "numbers/002-more", up: async () => {} };
  await second.migrate([...migrations, more]);
  await expect.poll(() => first.foreignChanges).toBe(before + 2);
});

test("a unit cannot tell others after its end", async () => {
  const [first] = await pair(lasting[0]!.location);
  let late: (() => void) | undefined;
  await first.write<Tables, void>(async (unit) => {
    late = () => unit.tellOthers();
  });
  expect(late).toThrow(UnitError);
});

test("on PostgreSQL, changes to other schemas of the same database are not counted", async () => {
  const { location } = lasting[1]!;
  const [first, second] = [await opened(await location()), await opened(await location())];
  const before = await settled(first);
  for (let at = 0; at < 5; at++) await tell(second, "one", at);
  expect(await settled(first)).toBe(before);
  await tell(await opened(await location()), "one", 1);
  expect(await settled(first)).toBe(before);
});
