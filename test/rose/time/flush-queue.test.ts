import { expect, test } from "vitest";
import { scheduleFlush } from "../../../src/rose/time/flush-queue.js";

/** Keeps the event loop busy for a millisecond. */
function work(): void {
  const until = performance.now() + 1;
  while (performance.now() < until);
}

test("what is sent by few goes out before the event loop goes on", async () => {
  const done: string[] = [];
  const immediate = new Promise<void>((resolve) =>
    setImmediate(() => {
      done.push("next turn");
      resolve();
    }),
  );
  for (let at = 0; at < 30; at++) scheduleFlush({ flush: () => done.push(`${at}`) });
  await immediate;
  expect(done).toEqual([...Array.from({ length: 30 }, (_, at) => `${at}`), "next turn"]);
});

test("what is sent by very many is sent in several turns, in order, and nobody is left out", async () => {
  const flushed: number[] = [];
  const turns: number[] = [];
  const count = 300;
  await new Promise<void>((resolve) => {
    const turn = (): void => {
      turns.push(flushed.length);
      if (flushed.length < count + 1) setImmediate(turn);
      else resolve();
    };
    setImmediate(turn);
    for (let at = 0; at < count; at++) {
      const flush = (): void => {
        work();
        flushed.push(at);
        // One that has something to send meanwhile comes after all others.
        if (at === 100) scheduleFlush({ flush: () => flushed.push(count) });
      };
      scheduleFlush({ flush });
    }
  });
  expect(flushed).toEqual(Array.from({ length: count + 1 }, (_, at) => at));
  // Each turn has gone on for a while, and none until the end.
  expect(new Set(turns).size).toBeGreaterThan(3);
});
