import type { Interval } from "../../codec/index.js";

/** A union of closed intervals of integers; an absent end is infinite. */
export type Range = readonly BigInterval[];

interface BigInterval {
  readonly min: bigint | undefined;
  readonly max: bigint | undefined;
}

/** The union of sets; nothing is known of it if nothing is known of one of them. */
export function unite(ranges: readonly (Range | undefined)[]): Range | undefined {
  const intervals: BigInterval[] = [];
  for (const range of ranges) {
    if (range === undefined) return undefined;
    intervals.push(...range);
  }
  return merge(intervals);
}

export function intersect(left: Range, right: Range): Range {
  const intervals: BigInterval[] = [];
  for (const a of left) {
    for (const b of right) {
      const min = a.min === undefined || (b.min ?? a.min) > a.min ? b.min : a.min;
      const max = a.max === undefined || (b.max ?? a.max) < a.max ? b.max : a.max;
      if (min === undefined || max === undefined || min <= max) intervals.push({ min, max });
    }
  }
  return merge(intervals);
}

/** In order, without overlaps and gaps of nothing: `1 | 2 | 3` is 1..3. */
function merge(intervals: readonly BigInterval[]): Range {
  const sorted = intervals.toSorted((a, b) => compareMin(a.min, b.min));
  const merged: BigInterval[] = [];
  for (const interval of sorted) {
    const last = merged.at(-1);
    if (last === undefined || (last.max !== undefined && interval.min! > last.max + 1n)) {
      merged.push(interval);
    } else if (last.max !== undefined && (interval.max === undefined || interval.max > last.max)) {
      merged[merged.length - 1] = { min: last.min, max: interval.max };
    }
  }
  return merged;
}

function compareMin(a: bigint | undefined, b: bigint | undefined): number {
  if (a === b) return 0;
  return a === undefined || (b !== undefined && a < b) ? -1 : 1;
}

/** As the model has it: a number where it is exact. */
export function toIntervals(range: Range): readonly Interval[] {
  return range.map(({ min, max }) => ({
    ...(min !== undefined && { min: toNumber(min) }),
    ...(max !== undefined && { max: toNumber(max) }),
  }));
}

export function toRange(intervals: readonly Interval[]): Range {
  return intervals.map(({ min, max }) => ({
    min: min === undefined ? undefined : BigInt(min),
    max: max === undefined ? undefined : BigInt(max),
  }));
}

/** A number if it is exact, a bigint otherwise. */
export function toNumber(value: bigint): number | bigint {
  const number = Number(value);
  return Number.isSafeInteger(number) ? number : value;
}
