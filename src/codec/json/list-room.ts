import type { Interval } from "../kinds.js";

/** Takes a list that is to be read later; returns the array that will get its elements. */
export type TakeList = (
  values: readonly unknown[],
  k: number,
  element: { read(value: unknown, k: number): unknown },
  size: readonly Interval[] | undefined,
) => unknown[];

/** How many elements of lists compiled code may read at a stretch: no end of them, unless a value is read in portions. */
export const listRoom = {
  left: Infinity,
  later: ((values) => [...values]) as TakeList,

  /** Reads something with room for so many elements; longer lists are given to `later`. */
  within<R>(room: number, later: TakeList, work: () => R): R {
    this.left = room;
    this.later = later;
    try {
      return work();
    } finally {
      this.left = Infinity;
    }
  },
};
