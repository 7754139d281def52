import { describe, expect, onTestFinished, test } from "vitest";
import { UTF8String } from "../../../src/codec/index.js";
import { openDatabase, type Database } from "../../../src/server/database/index.js";
import { topic } from "../../../src/server/kernel/index.js";
import { announce, Announcements } from "../../../src/server/kernel/announcements.js";
import { kernelMigrations } from "../../../src/server/kernel/migrations.js";
import { Lines } from "../../rose/support/peers.js";
import { closing, lasting, rowsOf } from "../database/stores.js";

const said = topic("test/said", UTF8String);

/** Announces something in a unit of its own. */
function announced(database: Database, ...values: string[]): Promise<void> {
  return database.write((unit) =>
    announce(
      unit,
      values.map((value) => ({ topic: said, value })),
    ),
  );
}

describe.each(lasting)("in $name, announcements", (kind) => {
  /** Two connections to the same data, as of two processes. */
  async function two(): Promise<[Database, Database]> {
    const location = await kind.location();
    const [here, there] = [closing(openDatabase(location)), closing(openDatabase(location))];
    await here.migrate(kernelMigrations);
    await there.migrate(kernelMigrations);
    return [here, there];
  }

  /** What is heard from now on. */
  async function hearing(
    database: Pick<Database, "foreignChanges" | "read">,
  ): Promise<{ heard: string[]; log: Lines; announcements: Announcements }> {
    const heard: string[] = [];
    const log = new Lines();
    const receive = (name: string, octets: Uint8Array): void =>
      void heard.push(`${name} ${UTF8String.decode(octets)}`);
    const announcements = new Announcements({ database, receive, log });
    onTestFinished(() => announcements.close());
    await announcements.open();
    return { heard, log, announcements };
  }

  test("of committed units are heard once, in their order, those of before and equal ones of a unit not again", async () => {
    const [here, there] = await two();
    await announced(there, "before");
    const { heard, announcements } = await hearing(here);
    await announced(there, "a", "b", "a");
    const undone = there.write(async (unit) => {
      await announce(unit, [{ topic: said, value: "undone" }]);
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await announced(there);
    await Promise.all([announced(there, "c"), announced(there, "d")]);
    await expect.poll(() => heard.length).toBe(4);
    await announced(there, "a");
    await expect.poll(() => heard.length).toBe(5);
    const [a, b, ...rest] = heard.map((each) => each.replace("test/said ", ""));
    expect([a, b, rest.slice(0, 2).toSorted(), rest[2]]).toEqual(["a", "b", ["c", "d"], "a"]);
    await announcements.close();
    await announced(there, "after");
    expect(heard).toHaveLength(5);
  });

  test("are kept up to 10,000; who has not read the older ones in time is told so, and goes on", async () => {
    const [here, there] = await two();
    let open = (): void => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    let isFirst = true;
    const { heard, log } = await hearing({
      get foreignChanges() {
        return here.foreignChanges;
      },
      read: async (work) => {
        if (!isFirst) await gate;
        isFirst = false;
        return here.read(work);
      },
    });
    const some = (from: number, to: number): string[] =>
      Array.from({ length: to - from }, (_, at) => `${from + at}`);
    await announced(there, ...some(0, 6_000));
    await announced(there, ...some(6_000, 12_000));
    expect(await rowsOf(there, "announcement")).toHaveLength(10_000);
    open();
    await expect.poll(() => heard.length).toBe(10_000);
    expect([heard[0], heard.at(-1)]).toEqual(["test/said 2000", "test/said 11999"]);
    expect(log.lines).toMatchObject([
      { facts: { missed: 2_000 }, message: "other processes have announced more than is kept" },
    ]);
    await announced(there, "next");
    await expect.poll(() => heard.at(-1)).toBe("test/said next");
  });

  test("that cannot be read are read later, and the failure is logged once", async () => {
    const [here, there] = await two();
    let failures = -1;
    const { heard, log } = await hearing({
      get foreignChanges() {
        return here.foreignChanges;
      },
      read: async (work) => {
        if (failures >= 0 && failures++ < 2) throw new Error("away");
        return here.read(work);
      },
    });
    failures = 0;
    await announced(there, "a");
    await expect.poll(() => heard).toEqual(["test/said a"]);
    expect(log.lines).toMatchObject([{ message: "what other processes announce cannot be read" }]);
  });
});
