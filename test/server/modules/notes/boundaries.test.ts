import { afterEach, expect, test, vi } from "vitest";
import type { ModuleContext } from "../../../../src/server/kernel/index.js";
import { Boundaries } from "../../../../src/server/modules/notes/boundaries.js";
import type { NoteTables } from "../../../../src/server/modules/notes/schema.js";
import { Lines } from "../../../rose/support/peers.js";

afterEach(() => {
  vi.useRealTimers();
});

/** Boundaries on a database that can be away, with all their reads. */
function boundariesOn() {
  const database = { isAway: false, reads: 0, during: () => {} };
  const log = new Lines();
  const module = {
    clock: () => new Date(0),
    log,
    onOpen() {},
    onClose() {},
    read() {
      database.reads++;
      database.during();
      return database.isAway ? Promise.reject(new Error("away")) : Promise.resolve(undefined);
    },
  } as unknown as ModuleContext<NoteTables>;
  const boundaries = new Boundaries(module, undefined as never, undefined as never);
  return { boundaries, database, log };
}

test("while the database is away, it is asked after growing pauses and not at each change, and that is said once", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { boundaries, database, log } = boundariesOn();
  const failures = () => log.of("absences cannot be begun or ended").length;
  database.isAway = true;
  const readsIn = async (milliseconds: number): Promise<number> => {
    const before = database.reads;
    for (let at = 0; at < milliseconds; at += 50) {
      boundaries.look();
      await vi.advanceTimersByTimeAsync(50);
    }
    return database.reads - before;
  };
  // At once, after 500 ms, and after 1, 2, 4 s and always 8 s more.
  expect(await readsIn(450)).toBe(1);
  expect(await readsIn(15_100)).toBe(5);
  expect(await readsIn(80_000)).toBe(10);
  expect(failures()).toBe(1);
  expect(log.of("absences are begun and ended again")).toEqual([]);

  database.isAway = false;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(log.of("absences are begun and ended again").length).toBe(1);
  // From then on each change is looked at.
  expect(await readsIn(500)).toBe(10);
  database.isAway = true;
  boundaries.look();
  await vi.advanceTimersByTimeAsync(0);
  expect(failures()).toBe(2);
});

test("what changes while it is tried again is looked at after that", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const { boundaries, database } = boundariesOn();
  database.isAway = true;
  boundaries.look();
  await vi.advanceTimersByTimeAsync(0);
  database.isAway = false;
  database.during = () => {
    database.during = () => {};
    boundaries.look();
  };
  await vi.advanceTimersByTimeAsync(500);
  expect(database.reads).toBe(3);
});
