import { describe, expect, onTestFinished, test, vi } from "vitest";
import { openDatabase, type Database, type Unit } from "../../../src/server/database/index.js";
import {
  Lease,
  Sole,
  type Held,
  type SoleParts,
  type UnitOfWork,
} from "../../../src/server/kernel/index.js";
import { kernelMigrations } from "../../../src/server/kernel/migrations.js";
import { deferred, Lines, until } from "../../rose/support/peers.js";
import { closing, lasting } from "../database/stores.js";

const name = "test/work";

type Write = SoleParts["module"]["write"];

/** As a module writes. */
function writing(database: Database): Write {
  return (work) => database.write((db: Unit<any>) => work({ db, publish: () => {} }));
}

function made(write: Write, duration?: number) {
  const log = new Lines();
  const sole = new Sole({
    name,
    module: { log, onClose: () => {}, write },
    ...(duration !== undefined && { duration }),
  });
  onTestFinished(() => sole.close());
  return { sole, log };
}

/** Goes on until it has to end. */
const untilEnd = ({ signal }: Held): Promise<void> =>
  new Promise((resolve) => signal.addEventListener("abort", () => resolve()));

describe.each(lasting)("in $name, work of one server", (kind) => {
  /** Two processes. */
  async function two(): Promise<[Write, Write]> {
    const location = await kind.location();
    const [here, there] = [closing(openDatabase(location)), closing(openDatabase(location))];
    await here.migrate(kernelMigrations);
    await there.migrate(kernelMigrations);
    return [writing(here), writing(there)];
  }

  test("is done by one at a time, and by the other after that", async () => {
    const [here, there] = await two();
    const [{ sole: one }, { sole: other }] = [made(here, 60_000), made(there, 60_000)];
    const { promise, resolve } = deferred<void>();
    let begun = false;
    const first = one.once(() => {
      begun = true;
      return promise;
    });
    await until(() => begun);
    expect(await other.once(async () => expect.unreachable())).toBe(false);
    resolve();
    expect(await first).toBe(true);
    expect(await other.once(async () => {})).toBe(true);
  });

  test("is not done by another one for as long as it is to rest, which a failure does not let it", async () => {
    const [here, there] = await two();
    const [{ sole: one }, { sole: other }] = [made(here), made(there)];
    const failing = one.once(() => Promise.reject(new Error("failed")), 600_000);
    await expect(failing).rejects.toThrow("failed");
    expect(await other.once(async () => {}, 600_000)).toBe(true);
    expect(await one.once(async () => expect.unreachable())).toBe(false);
    expect(await other.once(async () => {})).toBe(true);
    expect(await one.once(async () => {})).toBe(true);
  });

  test("passes to the other one when the first closes, which waits for its end", async () => {
    const [here, there] = await two();
    const [{ sole: one }, { sole: other }] = [made(here), made(there, 300)];
    const said: string[] = [];
    one.always(async (held) => {
      said.push("one begins");
      await untilEnd(held);
      await held.write(async () => {});
      said.push("one ends");
    });
    await until(() => said.length === 1);
    other.always(async (held) => {
      said.push("other begins");
      await untilEnd(held);
    });
    await one.close();
    await until(() => said.length > 2);
    expect(said.slice(0, 3)).toEqual(["one begins", "one ends", "other begins"]);
    // Who has closed does nothing more.
    expect(await one.once(async () => expect.unreachable())).toBe(false);
  });

  test("passes to another one when its server has died, and cannot be done under the old lease then", async () => {
    const [here, there] = await two();
    const dead = new Lease({ name, write: here, duration: 200 });
    await dead.take();
    const { sole } = made(there, 600);
    let begun = 0;
    sole.always((held) => {
      begun++;
      return untilEnd(held);
    });
    await until(() => begun > 0);
    await expect(dead.write(async () => {})).rejects.toThrow("another server has test/work");
  });

  test("that is due again and again is looked for when the other one's rest is over, and a failure is logged once in a row", async () => {
    const [here, there] = await two();
    const { sole: one } = made(here);
    await one.once(async () => {}, 300);
    const { sole, log } = made(there, 300);
    const done: string[] = [];
    sole.every(1, async () => {
      done.push(done.length < 2 ? "failed" : "done");
      if (done.length <= 2) throw new Error("failed");
    });
    await until(() => done.length > 3);
    expect(done.slice(0, 3)).toEqual(["failed", "failed", "done"]);
    expect(log.of("work of one of the servers has failed")).toMatchObject([{ facts: { name } }]);
  });
});

/** A unit in which every lease can be taken. */
const granting: Write = async (work) =>
  work({ db: { run: async () => 1 }, publish: () => {} } as unknown as UnitOfWork<any>);

test("work of one server goes on as long as the lease can be renewed, and is ended while a third of it is left if it cannot", async () => {
  vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  let isCut = false;
  const { sole } = made(async (work) => {
    if (isCut) throw new Error("no database");
    return granting(work);
  }, 9_000);
  const left: number[] = [];
  let begun = false;
  const done = sole.once(async (held) => {
    begun = true;
    await untilEnd(held);
    left.push(held.remaining);
  });
  await until(() => begun);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(left).toEqual([]);
  isCut = true;
  await vi.advanceTimersByTimeAsync(9_000);
  expect(await done).toBe(true);
  expect(left[0]).toBeGreaterThanOrEqual(1_500);
  expect(left[0]).toBeLessThanOrEqual(3_000);
});

test("work of one server is ended when another server has the lease after all", async () => {
  let isLost = false;
  const { sole } = made(async (work) => {
    const db = { run: async () => (isLost ? 0 : 1) };
    return work({ db, publish: () => {} } as unknown as UnitOfWork<any>);
  }, 60);
  const done = sole.once((held) => {
    isLost = true;
    return untilEnd(held);
  });
  expect(await done).toBe(true);
});
