import { expect, test } from "vitest";
import { Latencies } from "../../../src/cli/bench/latencies.js";

test("percentiles are those of what was recorded, to three digits", () => {
  const latencies = new Latencies();
  for (let i = 1; i <= 1000; i++) latencies.record(i / 10);
  expect(latencies.count).toBe(1000);
  expect(latencies.min).toBeCloseTo(0.1, 3);
  expect(latencies.max).toBe(100);
  expect(latencies.mean).toBeCloseTo(50, 0);
  expect(latencies.percentile(50)).toBeCloseTo(50, 0);
  expect(latencies.percentile(99)).toBeCloseTo(99, 0);
  expect(latencies.percentile(99.9)).toBeLessThanOrEqual(100);
});

test("classes end at 1, 2 and 5 times powers of ten, from the first to the last that has calls", () => {
  const latencies = new Latencies();
  expect([latencies.classes(), latencies.min, latencies.percentile(50)]).toEqual([
    [],
    undefined,
    undefined,
  ]);
  for (const time of [0.15, 0.2, 0.201, 1.5]) latencies.record(time);
  expect(latencies.classes()).toEqual([
    { upTo: 0.2, calls: 2 },
    { upTo: 0.5, calls: 1 },
    { upTo: 1, calls: 0 },
    { upTo: 2, calls: 1 },
  ]);
});

test("what takes no time, or longer than an hour, counts too", () => {
  const latencies = new Latencies();
  for (const time of [0, 1e9]) latencies.record(time);
  const classes = latencies.classes();
  expect(classes.at(0)).toEqual({ upTo: 0.01, calls: 1 });
  expect(classes.at(-1)).toEqual({ upTo: undefined, calls: 1 });
});
