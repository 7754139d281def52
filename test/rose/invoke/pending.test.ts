import { describe, expect, it, vi } from "vitest";
import { LimitError } from "../../../src/rose/errors.js";
import { PendingCalls } from "../../../src/rose/invoke/pending.js";
import { timers } from "../../../src/rose/time/timers.js";
import { holdClock } from "../../support/held-clock.js";
import { stall } from "../support/operations.js";

function table(most = 99_998): { calls: PendingCalls; open: () => number; idle: () => number } {
  // No mock: it would keep something of each of many thousand calls.
  let idle = 0;
  const calls = new PendingCalls(most, { checkIdle: () => void idle++ });
  return {
    calls,
    open: () => calls.open(stall, () => {}, undefined, 0, undefined).invokeID,
    idle: () => idle,
  };
}

describe("invoke ids", () => {
  it("count from 1 to 99998 and begin again", () => {
    const { calls, open } = table();
    const opened: number[] = [];
    for (let id = 1; id <= 99_999; id++) {
      opened.push(open());
      calls.take(id);
    }
    // Vitest's `expect` costs many times what a call in the table does.
    expect(opened.findIndex((id, index) => id !== index + 1)).toBe(99_998);
    expect(opened[99_998]).toBe(1);
  });

  it("that are nobody's find no call, whatever place they would have", () => {
    const { calls, open } = table();
    const id = open();
    for (let shift = 0; shift <= 20; shift++) {
      expect(calls.take(id + 2 ** shift)).toBeUndefined();
      expect(calls.take(id - 2 ** shift)).toBeUndefined();
    }
    for (const odd of [id + 2 ** 32, id + 0.5, Number.NaN]) {
      expect(calls.take(odd)).toBeUndefined();
    }
    expect(calls.take(id)?.invokeID).toBe(id);
  });

  it("are not used again while they are pending", () => {
    const { calls, open } = table();
    expect([open(), open(), open()]).toEqual([1, 2, 3]);
    calls.take(1);
    const used = usedIn(calls, open, 200_000);
    expect([1, 2, 3].map((id) => used.has(id))).toEqual([true, false, false]);
  });

  it("are not used again while an answer to a call given up may still come", () => {
    const { calls, open } = table();
    const call = calls.take(open());
    if (call) calls.abandon(call);
    expect(usedIn(calls, open, 200_000).has(1)).toBe(false);
    expect(calls.late(1)).toBe(true);
    expect(calls.late(1)).toBe(false);
    expect(usedIn(calls, open, 200_000).has(1)).toBe(true);
  });

  it("of calls given up become free, the oldest first, when they are half of all", () => {
    const { calls, open, idle } = table();
    for (let i = 0; i < 60_000; i++) {
      const call = calls.take(open());
      if (call) calls.abandon(call);
    }
    expect(idle()).toBe(60_000);
    expect(calls.late(10_001)).toBe(false);
    expect(calls.late(10_002)).toBe(true);
    for (let id = 60_001; id <= 99_998; id++) calls.take(open());
    expect(open()).toBe(1);
  });

  it("run out at the limit, not in an endless loop", () => {
    const { calls, open } = table();
    for (let id = 1; id <= 99_998; id++) open();
    expect(open).toThrow(LimitError);
    calls.take(50_000);
    expect(open()).toBe(50_000);
  });

  it("run out at the limit even if the rest belong to calls given up", () => {
    const { calls, open } = table();
    for (let i = 0; i < 49_999; i++) {
      const call = calls.take(open());
      if (call) calls.abandon(call);
    }
    for (let i = 0; i < 99_998; i++) open();
    expect(calls.size).toBe(99_998);
    expect(calls.late(1)).toBe(false);
    expect(open).toThrow(LimitError);
  });
});

/** The ids of so many calls that are answered at once. */
function usedIn(calls: PendingCalls, open: () => number, count: number): Set<number> {
  const used = new Set<number>();
  for (let i = 0; i < count; i++) {
    const id = open();
    used.add(id);
    calls.take(id);
  }
  return used;
}

describe("a call", () => {
  it("that fails with all others settles once, and later answers find nobody", () => {
    const { calls } = table();
    const ends = vi.fn<(error: Error | null) => void>();
    calls.open(stall, ends, undefined, 1000, undefined);
    calls.open(stall, ends, undefined, 1000, undefined);
    const error = new Error("gone");
    calls.failAll(error);
    calls.failAll(error);
    expect(ends.mock.calls).toEqual([[error], [error]]);
    expect(calls.size).toBe(0);
    expect(calls.take(1)).toBeUndefined();
    expect(calls.late(1)).toBe(false);
  });

  it("made by a callback that is told of the failure stays in the table", () => {
    const { calls, open } = table();
    calls.open(stall, () => void open(), undefined, 0, undefined);
    calls.failAll(new Error("gone"));
    expect(calls.size).toBe(1);
  });
});

describe("the time limits of calls", () => {
  /** Opens calls that end at their limits; gives the ids of those that have ended. */
  function limited(): { calls: PendingCalls; open: (timeout: number) => number; ended: number[] } {
    const calls = new PendingCalls(99_998, { checkIdle: () => {} });
    const ended: number[] = [];
    return {
      calls,
      ended,
      open(timeout) {
        const settle = (): void => void ended.push(call.invokeID);
        const call = calls.open(stall, settle, undefined, timeout, undefined);
        return call.invokeID;
      },
    };
  }

  it("are in the timer wheel only if no answer has come until its next visit", async () => {
    const clock = holdClock();
    const { calls, open, ended } = limited();
    const before = timers.waiting;
    for (let i = 0; i < 1000; i++) calls.take(open(500))?.resolve(null);
    const late = [open(500), open(0), open(500)];
    expect(timers.waiting).toBe(before);
    await clock.advance(50);
    expect(timers.waiting).toBe(before + 2);
    const later = [open(200), open(2000)];
    await clock.advance(300);
    expect(timers.waiting).toBe(before + 3);
    expect(ended.slice(1000)).toEqual([later[0]]);
    await clock.advance(400);
    expect(ended.slice(1001).toSorted((a, b) => a - b)).toEqual([late[0], late[2]]);
    calls.take(later[1] as number)?.resolve(null);
    expect(timers.waiting).toBe(before);
  });

  it("hold however many calls there are between two visits, and when ids have begun again", async () => {
    const clock = holdClock();
    const { calls, open, ended } = limited();
    const before = timers.waiting;
    for (let i = 0; i < 60; i++) calls.take(open(0))?.resolve(null);
    const first = open(500);
    // The ids begin again, and come near those of before.
    for (let id = first; id < 99_980;) calls.take((id = open(500)))?.resolve(null);
    const rest = Array.from({ length: 40 }, () => open(500));
    expect([rest.some((id) => id > first), rest.some((id) => id < first)]).toEqual([true, true]);
    ended.length = 0;
    await clock.advance(50);
    expect(timers.waiting).toBe(before + 41);
    await clock.advance(600);
    expect(ended.toSorted((a, b) => a - b)).toEqual([first, ...rest].toSorted((a, b) => a - b));
    expect(calls.size).toBe(0);
    expect(timers.waiting).toBe(before);
  });
});
