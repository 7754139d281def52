import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { Play } from "./support/play.js";
import { anyStep } from "./support/steps.js";
import { Watched } from "./support/watched.js";

describe.each(moduleStores)("in $name", ({ name: storeName, database }) => {
  test("whatever two replicators do, and whenever their connections end, what is stored is what has been committed", async () => {
    const watched = new Watched();
    const data = watched.over(await database());
    const there = await running({ database: data }, "127.0.0.1", [watched.module]);
    await fc.assert(
      fc.asyncProperty(fc.array(anyStep, { minLength: 5, maxLength: 30 }), async (steps) => {
        const play = new Play(there, watched);
        await play.start();
        try {
          for (const step of steps) await play.carryOut(step);
        } finally {
          await play.end();
        }
      }),
      { numRuns: storeName.includes("PostgreSQL") ? 6 : 20 },
    );
    expect(watched.writing).toBe(0);
  });
});
