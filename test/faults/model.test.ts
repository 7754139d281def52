import fc from "fast-check";
import { expect, test } from "vitest";
import { commands, settleAll, statistics, type Model } from "./commands.js";
import { World } from "./world.js";

const RUNS = Number(process.env["ROSEWIRE_FAULT_RUNS"] ?? 50);

test(
  `client and server do as the model says through ${RUNS} runs of faults between them (long)`,
  { timeout: 120_000 + RUNS * 5_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.commands(commands(4), { maxCommands: 300, size: "max" }),
        async (steps) => {
          const world = await World.create();
          const model: Model = { slots: new Map(), numbers: 0 };
          try {
            await fc.asyncModelRun(() => ({ model, real: world }), steps);
            await settleAll(model, world);
          } finally {
            await world.close();
          }
        },
      ),
      { numRuns: RUNS, endOnFailure: true },
    );
    expect(statistics.steps).toBeGreaterThan(RUNS * 40);
  },
);
