import fc from "fast-check";
import { sql as query } from "kysely";
import pg from "pg";
import { expect, onTestFinished, test } from "vitest";
import { UTF8String } from "../../../src/codec/index.js";
import {
  openDatabase,
  StoreError,
  type Database,
  type Unit,
} from "../../../src/server/database/index.js";
import { topic } from "../../../src/server/kernel/index.js";
import { kernelMigrations } from "../../../src/server/kernel/migrations.js";
import { doubting, Outbox } from "../../../src/server/kernel/outbox.js";
import { keyOf, orderOf } from "../../../src/server/kernel/unit-key.js";
import { fakeTimeouts } from "../../support/held-clock.js";
import { emptyPostgres } from "../../support/postgres.js";
import { Lines } from "../../rose/support/peers.js";
import { closing, rowsOf } from "../database/stores.js";
import { fullScans, plansOf } from "../modules/support/plans.js";
import { notingDatabase, type Noted } from "../modules/support/statements.js";

const said = topic("test/said", UTF8String);

interface Node {
  readonly outbox: Outbox;
  readonly heard: string[];
  readonly log: Lines;
  /** Writes values in a unit of its own; returns their keys. */
  say(...values: string[]): Promise<string[]>;
}

async function node(name: string, database: Pick<Database, "read" | "write">): Promise<Node> {
  const heard: string[] = [];
  const log = new Lines();
  const receive = (about: string, octets: Uint8Array): void =>
    void heard.push(`${about} ${UTF8String.decode(octets)}`);
  const outbox = new Outbox({ node: name, database, receive, log });
  onTestFinished(() => outbox.close());
  await outbox.open();
  const say = (...values: string[]): Promise<string[]> =>
    database.write(async (unit) => {
      const key = await outbox.write(
        unit,
        values.map((value) => ({ topic: said, value })),
      );
      return values.map((_, part) => keyOf({ ...key, part }));
    });
  return { outbox, heard, log, say };
}

async function opened(): Promise<Database> {
  const database = closing(openDatabase(await emptyPostgres()));
  await database.migrate(kernelMigrations);
  return database;
}

/** Has another program on the same server of PostgreSQL begin a transaction that changes something of its own. */
async function transactionElsewhere(): Promise<void> {
  const client = new pg.Client(await emptyPostgres());
  await client.connect();
  onTestFinished(() => client.end());
  await client.query("BEGIN; CREATE TABLE other (id integer)");
  // Of transactions that run, a snapshot names those that are older than one that is over.
  await emptyPostgres();
}

/** Counts the rows of lists that units read. */
function countingRows(database: Database): Pick<Database, "read" | "write"> & { rows: number } {
  const counting = {
    rows: 0,
    write: database.write.bind(database),
    read: ((work, options) =>
      database.read((unit: Unit<any>) => {
        const all: Unit<any>["all"] = async (...what) => {
          const rows = await unit.all(...what);
          counting.rows += rows.length;
          return rows;
        };
        return work({ ...unit, all, first: unit.first.bind(unit) } as Unit<any>);
      }, options)) as Database["read"],
  };
  return counting;
}

test("in PostgreSQL, while others have a transaction open, nothing old comes to who begins, and nothing is read again and again", async () => {
  const database = await opened();
  await transactionElsewhere();
  const there = await node("there", database);
  await there.say("before");
  const counting = countingRows(database);
  const here = await node("here", counting);
  await there.say("a", "b");
  await here.outbox.fill();
  expect(here.heard).toEqual(["test/said a", "test/said b"]);
  await here.outbox.fill();
  counting.rows = 0;
  await here.outbox.fill();
  expect(counting.rows).toBe(0);
});

test("in PostgreSQL, while others have a transaction open, what came long ago is remembered no longer than otherwise", async () => {
  const database = await opened();
  await transactionElsewhere();
  const clock = fakeTimeouts();
  const here = await node("here", database);
  expect([here.outbox.come("there/1/0"), here.outbox.come("there/1/0")]).toEqual([true, false]);
  for (let times = 0; times < 2; times++) {
    clock.advance(61_000);
    await here.outbox.fill();
  }
  expect(here.outbox.come("there/1/0")).toBe(true);
});

test("in PostgreSQL, while others have a transaction open, what a server does not know to be its own is looked for until it is over, and no longer", async () => {
  const database = await opened();
  await transactionElsewhere();
  const noted: Noted[] = [];
  const here = await node("here", notingDatabase(database, noted));
  const lost = new StoreError("the connection has been lost");
  const undone = doubting(
    {
      ...notingDatabase(database, []),
      async write(work) {
        await database.write(async (unit) => {
          await work(unit as never);
          throw lost;
        });
        throw lost;
      },
    },
    here.outbox,
  );
  await expect(
    undone.write((unit) => here.outbox.write(unit, [{ topic: said, value: "undone" }])),
  ).rejects.toBe(lost);
  await here.outbox.fill();
  expect(noted.some(({ sql }) => sql.includes('"node" ='))).toBe(true);
  expect(fullScans(await plansOf(database, noted, ["outbox"]))).toEqual([]);
  noted.length = 0;
  await here.outbox.fill();
  expect(noted.filter(({ sql }) => sql.includes('"node" ='))).toEqual([]);
});

test("in PostgreSQL, what a server has written others find, once, in its order; what is its own it does not", async () => {
  const database = await opened();
  const early = await node("early", database);
  await early.say("before");
  const [here, there] = [await node("here", database), await node("there", database)];
  await there.say("a", "b", "a");
  await there.say("c");
  await expect(
    database.write(async (unit) => {
      await there.outbox.write(unit, [{ topic: said, value: "undone" }]);
      throw new Error("undone");
    }),
  ).rejects.toThrow("undone");
  await here.outbox.fill();
  await here.outbox.fill();
  expect(here.heard).toEqual(["a", "b", "a", "c"].map((each) => `test/said ${each}`));
  await there.outbox.fill();
  expect(there.heard).toEqual([]);
});

test("in PostgreSQL, what has come over the bus is not found again, nor does the bus bring what was found", async () => {
  const database = await opened();
  const [here, there] = [await node("here", database), await node("there", database)];
  const [first, second] = await there.say("a", "b");
  expect(here.outbox.come(first as string)).toBe(true);
  expect(here.outbox.come(first as string)).toBe(false);
  await here.outbox.fill();
  expect(here.heard).toEqual(["test/said b"]);
  expect(here.outbox.come(second as string)).toBe(false);
});

test("in PostgreSQL, what a server does not know to be its own is found, once, and what has been undone is looked for no more", async () => {
  const database = await opened();
  const noted: Noted[] = [];
  const here = await node("here", notingDatabase(database, noted));
  const lost = new StoreError("the connection has been lost");
  let isStored = true;
  const failing = doubting(
    {
      ...notingDatabase(database, []),
      async write(work) {
        await database.write(async (unit) => {
          await work(unit as never);
          if (!isStored) throw lost;
        });
        throw lost;
      },
    },
    here.outbox,
  );
  const say = (value: string): Promise<unknown> =>
    failing.write((unit) => here.outbox.write(unit, [{ topic: said, value }]));
  await here.say("known");
  await expect(say("stored")).rejects.toBe(lost);
  isStored = false;
  await expect(say("undone")).rejects.toBe(lost);
  await here.outbox.fill();
  for (let times = 0; times < 2; times++) await here.outbox.fill();
  expect(here.heard).toEqual(["test/said stored"]);
  noted.length = 0;
  await here.outbox.fill();
  expect(noted.filter(({ sql }) => sql.includes('"node" ='))).toEqual([]);
});

test("in PostgreSQL, without any hint it is found by itself, also after a failure, which is logged once", async () => {
  const database = await opened();
  let failures = -1;
  const here = await node("here", {
    write: (...unit) => database.write(...unit),
    read: async (work) => {
      if (failures >= 0 && failures++ < 3) throw new Error("away");
      return await database.read(work);
    },
  });
  const there = await node("there", database);
  failures = 0;
  await there.say("a");
  await expect.poll(() => here.heard).toEqual(["test/said a"]);
  expect(here.log.lines).toMatchObject([
    { message: "what other servers have published cannot be read" },
  ]);
});

test("in PostgreSQL, whatever the order in which units end, all that they publish is found", async () => {
  const database = await opened();
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(20), { minLength: 1, maxLength: 12 }), async (waits) => {
      const [here, there] = [await node("here", database), await node("there", database)];
      const written = waits.map((wait, at) =>
        database.write(async (unit) => {
          await there.outbox.write(unit, [{ topic: said, value: `${at}` }]);
          await new Promise((resolve) => setTimeout(resolve, wait));
        }),
      );
      const looking = waits.map(async (wait) => {
        await new Promise((resolve) => setTimeout(resolve, wait));
        await here.outbox.fill();
      });
      await Promise.all([...written, ...looking]);
      await here.outbox.fill();
      expect(here.heard.toSorted()).toEqual(waits.map((_, at) => `test/said ${at}`).toSorted());
      await here.outbox.close();
      await there.outbox.close();
    }),
    { numRuns: 15 },
  );
});

test("in PostgreSQL, what ends between two reads comes no earlier than what it may depend on", async () => {
  const database = await opened();
  const there = await node("there", database);
  let end = (): void => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  let begin = (): void => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  const first = database.write(async (unit) => {
    await there.outbox.write(unit, [{ topic: said, value: "first" }]);
    begin();
    await ended;
  });
  await begun;
  // Then a snapshot names the one that runs.
  await there.say("before");
  let reads = -Infinity;
  const here = await node("here", {
    write: database.write.bind(database),
    async read(work, options) {
      const found = await database.read(work, options);
      // The snapshot has been read, and what was running.
      if (++reads === 2) {
        end();
        await first;
        await there.say("second");
      }
      return found;
    },
  });
  reads = 0;
  await here.outbox.fill();
  await here.outbox.fill();
  expect(here.heard).toEqual(["test/said first", "test/said second"]);
});

test("in PostgreSQL, more than is read at once comes in order, and no statement reads the whole table", async () => {
  const database = await opened();
  await transactionElsewhere();
  const noted: Noted[] = [];
  const here = await node("here", notingDatabase(database, noted));
  const there = await node("there", database);
  const all = Array.from({ length: 1_201 }, (_, at) => `${at}`);
  await there.say(...all);
  await here.outbox.fill();
  expect(here.heard).toEqual(all.map((each) => `test/said ${each}`));
  expect(await rowsOf(database, "outbox")).toHaveLength(1_201);
  const plans = await plansOf(database, noted, ["outbox"]);
  expect(plans.length).toBeGreaterThanOrEqual(3);
  expect(fullScans(plans)).toEqual([]);
});

test("in PostgreSQL, of units of several servers that change the same, a later one has a higher order, and so have the parts of each", async () => {
  const database = await opened();
  await database.write(async ({ db }) => {
    await query`create table total (value integer not null)`.execute(db);
    await query`insert into total values (0)`.execute(db);
  });
  const nodes = [
    await node("one", database),
    await node("two", database),
    await node("three", database),
  ];
  /** The orders of the parts of each unit, by the place of the unit. */
  const written: (number | undefined)[][] = [];
  const unitOf = ({ outbox }: Node): Promise<void> =>
    database.write(async (unit) => {
      const raised = query<{ value: number }>`update total set value = value + 1 returning value`;
      const { value } = (await raised.execute(unit.db)).rows[0]!;
      const parts = [0, 1, 2];
      const key = await outbox.write(
        unit,
        parts.map((part) => ({ topic: said, value: `${value} ${part}` })),
      );
      written[value] = parts.map((part) => orderOf(keyOf({ ...key, part })));
    });
  await Promise.all(Array.from({ length: 30 }, (_, at) => unitOf(nodes[at % nodes.length]!)));
  const orders = written.flat();
  expect(orders).toHaveLength(90);
  expect(orders).not.toContain(undefined);
  expect(orders).toEqual(orders.toSorted((one, other) => one! - other!));
  expect(new Set(orders).size).toBe(90);
});
