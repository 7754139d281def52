import { createHistogram, type RecordableHistogram } from "node:perf_hooks";

/** The percentiles that are told. */
export const percentiles = [50, 90, 99, 99.9] as const;

/** Longer ones, in microseconds, count as this long. */
const LONGEST = 3_600_000_000;

/** Ends of the classes, in microseconds: 10, 20, 50 up to 100 seconds. */
const bounds = Array.from(
  { length: 22 },
  (_, i) => 10 ** Math.floor(i / 3 + 1) * [1, 2, 5][i % 3]!,
);

/** How many calls took up to so many milliseconds, and longer than the class before. */
export interface LatencyClass {
  /** Undefined for all that is longer. */
  readonly upTo: number | undefined;
  readonly calls: number;
}

/** Milliseconds that calls took: of any number of them, in the same little memory, to three digits. */
export class Latencies {
  readonly #histogram: RecordableHistogram = createHistogram({
    lowest: 1,
    highest: LONGEST,
    figures: 3,
  });
  readonly #classes: number[] = [...bounds, 0].map(() => 0);
  // To three digits, the histogram would have the longest a little longer.
  #min = Infinity;
  #max = 0;

  record(milliseconds: number): void {
    const microseconds = Math.min(LONGEST, Math.max(1, Math.round(milliseconds * 1000)));
    this.#histogram.record(microseconds);
    this.#min = Math.min(this.#min, microseconds);
    this.#max = Math.max(this.#max, microseconds);
    const index = bounds.findIndex((bound) => microseconds <= bound);
    const at = index === -1 ? bounds.length : index;
    this.#classes[at] = (this.#classes[at] as number) + 1;
  }

  get count(): number {
    return this.#histogram.count;
  }

  /** Undefined if there are none. */
  get min(): number | undefined {
    return this.#whenAny(() => this.#min);
  }

  get mean(): number | undefined {
    return this.#whenAny(() => this.#histogram.mean);
  }

  get max(): number | undefined {
    return this.#whenAny(() => this.#max);
  }

  percentile(which: number): number | undefined {
    // What the histogram counts together may end beyond all that has come.
    return this.#whenAny(() => Math.min(this.#histogram.percentile(which), this.#max));
  }

  /** From the shortest to the longest that there are. */
  classes(): LatencyClass[] {
    const first = this.#classes.findIndex((calls) => calls > 0);
    const last = this.#classes.findLastIndex((calls) => calls > 0);
    if (first === -1) return [];
    return this.#classes.slice(first, last + 1).map((calls, i) => {
      const bound = bounds[first + i];
      return { upTo: bound === undefined ? undefined : bound / 1000, calls };
    });
  }

  #whenAny(microseconds: () => number): number | undefined {
    return this.count === 0 ? undefined : microseconds() / 1000;
  }
}
