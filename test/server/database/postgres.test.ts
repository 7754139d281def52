import { createServer, type Server, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { describe, expect, onTestFinished, test } from "vitest";
import { openDatabase, type Database, type Unit } from "../../../src/server/database/index.js";
import { openPostgres, type PostgresLimits } from "../../../src/server/database/postgres.js";
import { Child } from "../../faults/children/child.js";
import { emptyPostgres } from "../../support/postgres.js";
import { closing, numbersIn, opened, set } from "./stores.js";
import { migrations, numberOf, raiseNumber, setNumber, type Tables } from "./tables.js";

async function limited(limits: Partial<PostgresLimits>): Promise<Database> {
  const database = closing(openPostgres(await emptyPostgres(), limits));
  await database.migrate(migrations);
  return database;
}

/** A unit that reads a number, waits until it may go on, then writes the number raised. */
function slowly(name: string, meanwhile: () => Promise<unknown>) {
  let tries = 0;
  const work = async (unit: Unit<Tables>): Promise<number> => {
    tries += 1;
    const { value } = (await unit.first(numberOf, { name }))!;
    if (tries === 1) await meanwhile();
    await unit.run(setNumber, { name, value: value + 1 });
    return tries;
  };
  return work;
}

describe("a unit on PostgreSQL", () => {
  test("that conflicts with another one is tried again, from the start", async () => {
    const database = await opened(await emptyPostgres());
    await set(database, "one", 1);
    const tries = await database.write(slowly("one", () => set(database, "one", 10)));
    expect(tries).toBe(2);
    expect(await numbersIn(database)).toEqual({ one: 11 });
  });

  test("is tried again even if its work has turned the conflict into another error", async () => {
    const database = await opened(await emptyPostgres());
    await set(database, "one", 1);
    const slow = slowly("one", () => set(database, "one", 10));
    const tries = await database.write((unit: Unit<Tables>) =>
      slow(unit).catch(() => Promise.reject(new Error("own"))),
    );
    expect(tries).toBe(2);
  });

  test("is tried again when it and another one wait for each other", async () => {
    const database = await opened(await emptyPostgres());
    await set(database, "one", 1);
    await set(database, "two", 1);
    let meet = (): void => {};
    let arrived = 0;
    const met = new Promise<void>((resolve) => {
      meet = resolve;
    });
    const both = (first: string, second: string): Promise<void> =>
      database.write<Tables, void>(async (unit) => {
        await unit.first(raiseNumber, { name: first });
        arrived += 1;
        if (arrived === 2) meet();
        await met;
        await unit.first(raiseNumber, { name: second });
      });
    await Promise.all([both("one", "two"), both("two", "one")]);
    expect(await numbersIn(database)).toEqual({ one: 3, two: 3 });
  });

  test("is not tried for ever", async () => {
    const database = await limited({ attempts: 3 });
    await set(database, "one", 1);
    let tries = 0;
    const never = database.write<Tables, unknown>(async (unit) => {
      tries += 1;
      await unit.first(numberOf, { name: "one" });
      await set(database, "one", 10 * tries);
      await unit.run(setNumber, { name: "one", value: 0 });
    });
    await expect(never).rejects.toMatchObject({
      code: "unit-conflict",
      message: "a unit of work was at odds with others 3 times",
      cause: { code: "40001" },
    });
    expect(tries).toBe(3);
    expect(await numbersIn(database)).toEqual({ one: 30 });
  });

  test("that does not end is given up, and units that wait for it go on", async () => {
    const database = await limited({ unitTime: 300, connections: 2 });
    await set(database, "one", 1);
    let late: Promise<unknown> | undefined;
    let goOn = (): void => {};
    const givenUp = new Promise<void>((resolve) => (goOn = resolve));
    const endless = database.write<Tables, unknown>(async (unit) => {
      await unit.first(raiseNumber, { name: "one" });
      await givenUp;
      late = unit.first(raiseNumber, { name: "one" });
      await late;
    });
    await expect(endless).rejects.toMatchObject({ code: "unit-timeout" });
    await set(database, "one", 5);
    goOn();
    await expect.poll(() => late !== undefined).toBe(true);
    await expect(late).rejects.toMatchObject({ code: "unit-ended" });
    expect(await numbersIn(database)).toEqual({ one: 5 });
  });

  test("that waits for another one within it is given up if there is no connection for that", async () => {
    const database = await limited({ unitTime: 300, connections: 1 });
    const nested = database.write<Tables, unknown>(async (unit) => {
      await unit.run(setNumber, { name: "outer", value: 1 });
      await set(database, "inner", 1);
    });
    await expect(nested).rejects.toMatchObject({ code: "unit-timeout" });
    await expect.poll(() => numbersIn(database)).toEqual({ inner: 1 });
  });

  test("is refused when too many wait", async () => {
    const database = await limited({ waiting: 2 });
    const units = [1, 2, 3].map((value) => set(database, `n${value}`, value));
    await expect(units[2]).rejects.toMatchObject({ code: "too-many-units" });
    await Promise.all(units.slice(0, 2));
  });
});

/** A proxy that passes everything on until it is told to break its connections. */
async function between(location: string): Promise<{ through: string; breakAll: () => void }> {
  const url = new URL(location);
  const host = url.searchParams.get("host");
  const { createConnection } = await import("node:net");
  const sockets = new Set<Socket>();
  const server: Server = createServer((near) => {
    const far = createConnection(
      host === null
        ? { host: url.hostname, port: Number(url.port || 5432) }
        : { path: `${host}/.s.PGSQL.5432` },
    );
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on("error", () => {});
      one.once("close", () => {
        sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  const breakAll = (): void => {
    for (const socket of sockets) socket.destroy();
  };
  onTestFinished(() => {
    breakAll();
    server.close();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as { port: number };
  url.searchParams.delete("host");
  url.hostname = "127.0.0.1";
  url.port = String(port);
  return { through: url.href, breakAll };
}

test("a unit on PostgreSQL does not wait for ever for one of a process that stands still", async () => {
  const location = await emptyPostgres();
  await set(await opened(location), "one", 0);
  const child = new Child(new URL("children/standing-still", import.meta.url), {
    location,
    unitTime: 3_000,
  });
  expect(await child.next()).toBe("changed");
  const database = closing(openPostgres(location, { unitTime: 60_000 }));
  await set(database, "one", 2);
  expect(await numbersIn(database)).toEqual({ one: 2 });
});

describe("a connection to PostgreSQL", () => {
  test("that is lost while no unit uses it is replaced", async () => {
    const { through, breakAll } = await between(await emptyPostgres());
    const database = await opened(through);
    await set(database, "one", 1);
    breakAll();
    await set(database, "one", 2);
    expect(await numbersIn(database)).toEqual({ one: 2 });
  });

  test("that is lost within a unit is replaced, and the unit is tried again", async () => {
    const { through, breakAll } = await between(await emptyPostgres());
    const database = await opened(through);
    await set(database, "one", 1);
    const slow = slowly("one", async () => breakAll());
    expect(await database.write(slow)).toBe(2);
    expect(await numbersIn(database)).toEqual({ one: 2 });
  });

  test("that is lost at every attempt is an error that says so", async () => {
    const { through, breakAll } = await between(await emptyPostgres());
    const database = closing(openPostgres(through, { attempts: 3 }));
    await database.migrate(migrations);
    const losing = database.write<Tables, unknown>(async (unit) => {
      breakAll();
      await unit.run(setNumber, { name: "one", value: 1 });
    });
    await expect(losing).rejects.toMatchObject({
      code: "store-unusable",
      message: expect.stringMatching(/^the connection to postgres:.* has been lost: /),
    });
    expect(await numbersIn(database)).toEqual({});
  });

  test("that is lost counts as a change by others", async () => {
    const location = await emptyPostgres();
    const { through, breakAll } = await between(location);
    const database = await opened(through);
    const other = await opened(location);
    const quiet = async (): Promise<boolean> => {
      const before = database.foreignChanges;
      await delay(50);
      return database.foreignChanges === before;
    };
    await expect.poll(quiet).toBe(true);
    const before = database.foreignChanges;
    breakAll();
    await set(other, "one", 1);
    await expect.poll(() => database.foreignChanges).not.toBe(before);
    await expect.poll(quiet).toBe(true);
  });
});

describe("an address of a PostgreSQL database", () => {
  test("where no server answers is an error that contains it, without its password", async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as { port: number };
    await new Promise((resolve) => server.close(resolve));
    const database = closing(openDatabase(`postgres://user:secret@127.0.0.1:${port}/data`));
    const place = `postgres://127.0.0.1:${port}/data`;
    for (const failing of [database.migrate([]), set(database, "one", 1), numbersIn(database)]) {
      await expect(failing).rejects.toMatchObject({
        code: "store-unusable",
        message: expect.stringMatching(`^cannot use the data in ${place}: connect ECONNREFUSED`),
      });
    }
  });

  test("whose database does not exist is an error that contains it", async () => {
    const url = new URL(await emptyPostgres());
    url.pathname = "/nowhere";
    const database = closing(openDatabase(url.href));
    await expect(database.migrate([])).rejects.toMatchObject({
      code: "store-unusable",
      message: expect.stringContaining('database "nowhere" does not exist'),
    });
  });

  test("that is invalid is refused at once, without showing it: it may contain a password", () => {
    const open = (): unknown => openDatabase("postgres://user:secret@[/data");
    expect(open).toThrow("the address of the database is not of the form");
    expect(open).not.toThrow("secret");
  });

  test.each(["postgres", "postgresql"])("may begin with %s", async (word) => {
    const location = (await emptyPostgres()).replace(/^\w+/, word);
    const database = await opened(location);
    expect(database.kind).toBe("postgres");
    await set(database, "one", 1);
  });
});

test("closing a PostgreSQL database closes all its connections", async () => {
  const location = await emptyPostgres();
  const name = `of ${new URL(location).searchParams.get("options")}`;
  const url = new URL(location);
  url.searchParams.set("application_name", name);
  const database = await opened(url.href);
  await Promise.all(Array.from({ length: 5 }, (_, at) => set(database, `n${at}`, at)));
  const client = new pg.Client(location);
  await client.connect();
  onTestFinished(() => client.end());
  const connections = async (): Promise<number> => {
    const query = "SELECT 1 FROM pg_stat_activity WHERE application_name = $1";
    return (await client.query(query, [name.slice(0, 63)])).rows.length;
  };
  expect(await connections()).toBeGreaterThan(1);
  await database.close();
  await expect.poll(connections).toBe(0);
});
