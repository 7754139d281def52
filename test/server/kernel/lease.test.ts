import { describe, expect, test } from "vitest";
import { openDatabase, type Database, type Unit } from "../../../src/server/database/index.js";
import { Lease, LeaseLost, type UnitOfWork } from "../../../src/server/kernel/index.js";
import { kernelMigrations } from "../../../src/server/kernel/migrations.js";
import { closing, lasting, rowsOf } from "../database/stores.js";

const name = "test/work";

/** As a module writes. */
function writing(database: Database) {
  return <R>(work: (unit: UnitOfWork<any>) => Promise<R>): Promise<R> =>
    database.write((db: Unit<any>) => work({ db, publish: () => {} }));
}

/** A lease whose time is over as soon as it begins. */
const short = { name, duration: 0 };

describe.each(lasting)("in $name, a lease", (kind) => {
  /** Leases of two processes. */
  async function two(first = {}, second = {}): Promise<[Lease, Lease, Database]> {
    const location = await kind.location();
    const [here, there] = [closing(openDatabase(location)), closing(openDatabase(location))];
    await here.migrate(kernelMigrations);
    await there.migrate(kernelMigrations);
    const one = new Lease({ name, write: writing(here), ...first });
    return [one, new Lease({ name, write: writing(there), ...second }), here];
  }

  test("is held by one server until that gives it back", async () => {
    const [one, other] = await two();
    expect([one.remaining, await one.take(), await other.take()]).toEqual([0, true, false]);
    expect([one.remaining > 0, other.remaining]).toEqual([true, 0]);
    expect([await one.take(), await other.take()]).toEqual([true, false]);
    await other.release();
    expect(await other.take()).toBe(false);
    await one.release();
    expect([one.remaining, await other.take(), await one.take()]).toEqual([0, true, false]);
  });

  test("is one server's also if several ask for it at the same time", async () => {
    const [one, other] = await two();
    const taken = await Promise.all([one.take(), other.take()]);
    expect(taken.toSorted()).toEqual([false, true]);
  });

  test("is another server's when its time is over, and then the first one can neither work under it nor give it back", async () => {
    const [one, other, database] = await two(short);
    expect(await one.take()).toBe(true);
    await expect.poll(() => other.take()).toBe(true);
    let isDone = false;
    const work = one.write(async () => {
      isDone = true;
    });
    await expect(work).rejects.toThrow(LeaseLost);
    await one.release();
    expect([isDone, one.remaining, await one.take()]).toEqual([false, 0, false]);
    expect(await rowsOf<{ name: string }>(database, "lease")).toMatchObject([{ name }]);
  });

  test("lasts longer by work under it, even if its time was over and nobody has taken it", async () => {
    const [one, other] = await two({ elapsed: () => 1_000 });
    const late = { ...short, elapsed: () => 1_000 };
    const [over] = await two(late);
    await over.take();
    expect(over.remaining).toBe(0);
    expect(await over.write(async () => "done")).toBe("done");
    await one.take();
    expect(one.remaining).toBe(30_000);
    const failed = one.write(() => Promise.reject(new Error("failed")));
    await expect(failed).rejects.toThrow("failed");
    expect([one.remaining, await other.take()]).toEqual([30_000, false]);
  });

  test("is counted from before the database is asked, so it ends here before another server gets it", async () => {
    let clock = 0;
    const [one] = await two({ duration: 100, elapsed: () => (clock += 10) });
    await one.take();
    // Asked at 10, and now it is 20.
    expect(one.remaining).toBe(90);
  });
});
