import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import SqliteDatabase from "better-sqlite3";
import { sql } from "kysely";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import type { Unit } from "../../../src/server/database/index.js";
import { openSqlite } from "../../../src/server/database/sqlite.js";
import { connectMemory } from "../../../src/server/database/sqlite-folder.js";
import { SqliteQueue, type QueueLimits } from "../../../src/server/database/sqlite-queue.js";
import { closing, emptyFolder, numbersIn, set } from "./stores.js";
import { addNumber, migrations, numberOf, setNumber, type Tables } from "./tables.js";

const generous: QueueLimits = { waiting: 1000, group: 1000, groupTime: 60_000, lockTime: 60_000 };

/** A queue on a database in memory that has a table of numbers and a table that refers to it. */
function queued(limits: Partial<QueueLimits> = {}) {
  const connection = connectMemory();
  onTestFinished(() => connection.close());
  connection.execute(
    `CREATE TABLE number (name TEXT PRIMARY KEY, value INTEGER NOT NULL, octets BLOB) STRICT;
     CREATE TABLE later (about TEXT REFERENCES number (name) DEFERRABLE INITIALLY DEFERRED) STRICT`,
  );
  let commits = 0;
  const { command } = connection;
  vi.spyOn(connection, "command").mockImplementation((text) => {
    const run = command.call(connection, text);
    return () => {
      run();
      if (text === "COMMIT") commits += 1;
    };
  });
  const queue = new SqliteQueue(connection, { ...generous, ...limits });
  const write = <R>(work: (unit: Unit<Tables>) => Promise<R>, time = 60_000): Promise<R> =>
    queue.add(true, time, work);
  const put = (name: string, value = 1): Promise<number> =>
    write((unit) => unit.run(setNumber, { name, value }));
  const names = (): Promise<string[]> =>
    queue.add(false, 60_000, async ({ db }: Unit<Tables>) =>
      (await db.selectFrom("number").select("name").orderBy("name").execute()).map(
        ({ name }) => name,
      ),
    );
  return { connection, queue, write, put, names, commits: () => commits };
}

type Outcome = { status: string; value?: unknown; reason?: { code?: string; message: string } };

async function outcomes(units: readonly Promise<unknown>[]): Promise<Outcome[]> {
  return await Promise.allSettled(units);
}

const orphan = (unit: Unit<Tables>): Promise<unknown> =>
  unit.db.insertInto("later").values({ about: "nobody" }).execute();

describe("units that write", () => {
  test("share one commit when they wait together, and are carried out in their order", async () => {
    const { write, put, names, commits } = queued();
    const order: number[] = [];
    const units = Array.from({ length: 100 }, (_, at) =>
      write(async (unit) => {
        order.push(at);
        await unit.run(setNumber, { name: `n${at}`, value: at });
      }),
    );
    await Promise.all([...units, put("last")]);
    expect(order).toEqual(units.map((_, at) => at));
    expect(commits()).toBe(1);
    expect(await names()).toHaveLength(101);
  });

  test("join a commit that has not been made yet", async () => {
    const { write, put, commits } = queued();
    let joined: Promise<number> | undefined;
    await write(async (unit) => {
      await unit.run(setNumber, { name: "first", value: 1 });
      void Promise.resolve().then(() => (joined = put("second")));
      await unit.run(setNumber, { name: "first", value: 2 });
    });
    await joined;
    expect(commits()).toBe(1);
  });

  test("get their results after the commit, not before", async () => {
    const { write, put, commits } = queued();
    const seen: number[] = [];
    const note = (): void => void seen.push(commits());
    const failing = write(async () => {
      throw new Error("own");
    });
    await Promise.all([put("one").then(note), failing.catch(note), put("two").then(note)]);
    expect(seen).toEqual([1, 1, 1]);
  });

  test("that fail are undone alone", async () => {
    const { write, put, names } = queued();
    const settled = await outcomes([
      put("one"),
      write(async (unit) => {
        await unit.run(setNumber, { name: "two", value: 1 });
        throw new Error("own");
      }),
      put("three"),
      write(async (unit) => {
        await unit.run(setNumber, { name: "four", value: 1 });
        await unit.run(addNumber, { name: "one", value: 1 });
      }),
      put("five"),
    ]);
    expect(settled.map(({ reason }) => reason?.message)).toEqual([
      undefined,
      "own",
      undefined,
      "UNIQUE constraint failed: number.name",
      undefined,
    ]);
    expect(await names()).toEqual(["five", "one", "three"]);
  });

  test("are all undone and rejected when the commit fails, but later ones are not", async () => {
    const { write, put, names } = queued();
    const own = new Error("own");
    const settled = await outcomes([
      put("one"),
      write(orphan),
      write(async () => {
        throw own;
      }),
      put("two"),
    ]);
    const message = "the changes could not be stored: FOREIGN KEY constraint failed";
    const reason = expect.objectContaining({ code: "store-unusable", message });
    const rejected = { status: "rejected", reason };
    expect(settled).toEqual([rejected, rejected, { status: "rejected", reason: own }, rejected]);
    await put("three");
    expect(await names()).toEqual(["three"]);
  });

  test("are undone together with one that makes SQLite end the transaction", async () => {
    const { connection, write, put, names } = queued();
    connection.execute(
      `CREATE TRIGGER poison BEFORE INSERT ON number WHEN new.name = 'poison'
       BEGIN SELECT RAISE(ROLLBACK, 'poisoned'); END`,
    );
    const settled = await outcomes([
      put("one"),
      put("poison"),
      put("two"),
      write(async (unit) => unit.run(setNumber, { name: "three", value: 3 })),
    ]);
    expect(settled.map(({ reason }) => reason?.message)).toEqual([
      "the changes could not be stored: poisoned",
      "poisoned",
      undefined,
      undefined,
    ]);
    expect(await names()).toEqual(["three", "two"]);
  });

  test("that end the transaction themselves are detected", async () => {
    const { write, put, names } = queued();
    const settled = await outcomes([
      put("one"),
      write((unit) => sql`ROLLBACK`.execute(unit.db)),
      put("two"),
    ]);
    const status = settled.map((outcome) => outcome.status);
    expect(status).toEqual(["rejected", "rejected", "fulfilled"]);
    expect(await names()).toEqual(["two"]);
  });

  test("for which there is no room on the disk do not affect the others, or are undone with all of them", async () => {
    const { connection, write, put, names } = queued();
    const pages = connection.value("PRAGMA page_count")() as number;
    connection.execute(`PRAGMA max_page_count = ${pages + 4}`);
    const large = write(({ db }) =>
      (db as Unit<any>["db"])
        .insertInto("number")
        .values({ name: "large", value: 1, octets: new Uint8Array(100_000) })
        .execute(),
    );
    const settled = await outcomes([put("one"), large, put("two")]);
    expect(settled[1]?.reason?.message).toBe("database or disk is full");
    const kept = ["one", "two"].filter((_, at) => settled[at * 2]?.status === "fulfilled");
    expect(await names()).toEqual(kept);
    connection.execute("PRAGMA max_page_count = 1000000");
    await put("three");
    expect(await names()).toEqual([...kept, "three"].toSorted());
  });

  test("share a transaction with a limited number of others", async () => {
    const { put, commits } = queued({ group: 3 });
    await Promise.all(Array.from({ length: 10 }, (_, at) => put(`n${at}`)));
    expect(commits()).toBe(4);
  });

  test("let the event loop go on when they take long together", async () => {
    const { write, put, commits } = queued({ groupTime: 0 });
    let turns = 0;
    const counting = setInterval(() => (turns += 1), 0);
    onTestFinished(() => clearInterval(counting));
    const sleepy = (): Promise<unknown> => write(async () => await delay(5));
    await Promise.all([put("first"), ...Array.from({ length: 9 }, sleepy)]);
    expect(commits()).toBe(10);
    expect(turns).toBeGreaterThan(0);
  });

  test("that do not end are given up, and cannot do anything afterwards", async () => {
    const { write, put, names } = queued();
    let late: Promise<unknown> | undefined;
    const endless = write(async (unit) => {
      await unit.run(setNumber, { name: "endless", value: 1 });
      await delay(200);
      late = unit.run(setNumber, { name: "late", value: 1 });
      await late;
    }, 20);
    const [failed, next] = await outcomes([endless, put("next")]);
    expect(failed?.reason?.code).toBe("unit-timeout");
    expect(next?.status).toBe("fulfilled");
    await expect.poll(() => late !== undefined).toBe(true);
    await expect(late).rejects.toMatchObject({ code: "unit-ended" });
    expect(await names()).toEqual(["next"]);
  });

  test("that wait for another one within them are given up, and the other one is carried out", async () => {
    const { write, put, names } = queued();
    const nested = write(async (unit) => {
      await unit.run(setNumber, { name: "outer", value: 1 });
      await put("inner");
    }, 20);
    await expect(nested).rejects.toMatchObject({
      code: "unit-timeout",
      message: expect.stringContaining("or for another unit within it"),
    });
    expect(await names()).toEqual(["inner"]);
  });

  test("are refused when too many wait", async () => {
    const { put, names } = queued({ waiting: 5 });
    const settled = await outcomes(Array.from({ length: 8 }, (_, at) => put(`n${at}`)));
    const codes = settled.map(({ reason }) => reason?.code);
    expect(codes.slice(0, 5)).toEqual(Array(5).fill(undefined));
    expect(codes.slice(5)).toEqual(Array(3).fill("too-many-units"));
    await put("later");
    expect(await names()).toHaveLength(6);
  });
});

describe("units that read", () => {
  test("on the connection for writing see nothing that is not committed", async () => {
    const { queue, write } = queued();
    const writing = write(async (unit) => {
      await unit.run(setNumber, { name: "one", value: 1 });
      await unit.db.insertInto("later").values({ about: "nobody" }).execute();
    });
    const reading = queue.add(false, 60_000, (unit: Unit<Tables>) =>
      unit.first(numberOf, { name: "one" }),
    );
    await expect(writing).rejects.toThrow("FOREIGN KEY");
    expect(await reading).toBeUndefined();
  });

  test("that do not end are given up", async () => {
    const { queue, put } = queued();
    const never = queue.add(false, 20, () => new Promise(() => {}));
    const next = queue.add(false, 60_000, async () => "next");
    await expect(never).rejects.toMatchObject({ code: "unit-timeout" });
    expect(await next).toBe("next");
    await put("one");
  });
});

describe("another process that writes to the file", () => {
  async function shared(lockTime: number) {
    const folder = emptyFolder();
    const database = closing(openSqlite(folder, true, { lockTime }));
    await database.migrate(migrations);
    const other = new SqliteDatabase(join(folder, "rosewire.db"));
    onTestFinished(() => void other.close());
    other.exec("BEGIN IMMEDIATE; INSERT INTO number VALUES ('other', 1)");
    return { database, other };
  }

  test("is waited for, while reading and everything else go on", async () => {
    const { database, other } = await shared(60_000);
    let done = false;
    const writing = set(database, "own", 1).then(() => (done = true));
    await delay(100);
    expect(await numbersIn(database)).toEqual({});
    expect(done).toBe(false);
    other.exec("COMMIT");
    await writing;
    expect(await numbersIn(database)).toEqual({ other: 1, own: 1 });
  });

  test("is not waited for indefinitely", async () => {
    const { database, other } = await shared(50);
    const settled = await outcomes([set(database, "one", 1), set(database, "two", 1)]);
    expect(settled.map(({ reason }) => reason)).toEqual(
      settled.map(() =>
        expect.objectContaining({
          code: "store-unusable",
          message: "another process has kept the database from being written to for 50 ms",
        }),
      ),
    );
    other.exec("ROLLBACK");
    await set(database, "three", 1);
    expect(await numbersIn(database)).toEqual({ three: 1 });
  });
});
