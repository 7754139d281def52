import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Backoff } from "../../../src/rose/client/backoff.js";

describe("backoff", () => {
  it("waits any time up to a bound that doubles, and no longer than maxDelay", () => {
    const bounds = (random: number): number[] => {
      const backoff = new Backoff({ initialDelay: 100, maxDelay: 1000 }, () => random);
      return Array.from({ length: 6 }, () => backoff.next());
    };
    expect(bounds(0)).toEqual([0, 0, 0, 0, 0, 0]);
    expect(bounds(0.5)).toEqual([50, 100, 200, 400, 500, 500]);
    expect(bounds(0.999_999)).toEqual([100, 200, 400, 800, 1000, 1000]);
  });

  it("begins anew when told so", () => {
    const backoff = new Backoff({ initialDelay: 10, maxDelay: 1000, factor: 3 }, () => 0.999_999);
    expect([backoff.next(), backoff.next(), backoff.next()]).toEqual([10, 30, 90]);
    backoff.reset();
    expect([backoff.next(), backoff.next()]).toEqual([10, 30]);
  });

  it("spreads those who were cut off together", () => {
    const first = Array.from({ length: 200 }, () => new Backoff({ initialDelay: 1000 }).next());
    expect(new Set(first).size).toBeGreaterThan(100);
  });

  it("stays within its bounds for any options", () => {
    const options = fc.record({
      initialDelay: fc.integer({ min: 0, max: 10_000 }),
      more: fc.integer({ min: 0, max: 100_000 }),
      factor: fc.double({ min: 1, max: 10, noNaN: true }),
    });
    fc.assert(
      fc.property(
        options,
        fc.integer({ min: 1, max: 200 }),
        ({ initialDelay, more, factor }, n) => {
          const maxDelay = initialDelay + more;
          const backoff = new Backoff({ initialDelay, maxDelay, factor });
          for (let i = 0; i < n; i++) {
            const delay = backoff.next();
            expect(Number.isInteger(delay)).toBe(true);
            expect(delay).toBeGreaterThanOrEqual(0);
            expect(delay).toBeLessThanOrEqual(maxDelay);
          }
        },
      ),
    );
  });

  it.each([
    { initialDelay: -1 },
    { initialDelay: Number.NaN },
    { initialDelay: 10, maxDelay: 5 },
    { maxDelay: Infinity },
    { factor: 0.5 },
  ])("refuses %j", (options) => {
    expect(() => new Backoff(options)).toThrow(RangeError);
  });
});
