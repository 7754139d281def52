import { expect, test } from "vitest";
import { Child } from "./children/child.js";
import type { ChurnResult, ChurnSettings } from "./children/churn.js";
import { full } from "./scale.js";

const settings: ChurnSettings = full
  ? { rounds: 100, connections: 100, invokes: 100 }
  : { rounds: 10, connections: 40, invokes: 50 };
const calls = settings.rounds * settings.connections * settings.invokes;

test(
  `${calls} invokes through connect, disconnect and connect again leave nothing behind`,
  { timeout: 600_000 },
  async () => {
    const { before, after, ...counts } = await new Child("churn", settings).next<ChurnResult>();
    expect(counts.invokes).toBeGreaterThanOrEqual(calls);
    expect(counts.connections).toBe(settings.rounds * settings.connections);
    expect(counts.abortListeners).toBe(0);
    expect(after.heap - before.heap).toBeLessThan(5 * 1024 * 1024);
    expect(after.listeners).toBe(before.listeners);
    expect(after.resources).toEqual(before.resources);
    expect(after.deadlines).toBe(0);
  },
);
