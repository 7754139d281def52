import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Alarm, TimerWheel } from "../../../src/rose/time/timers.js";

describe("a timer wheel", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("lets deadlines expire after their time, never before, at most two ticks late", () => {
    const wheel = new TimerWheel(50, 16);
    const start = performance.now();
    const expired = new Map<number, number>();
    const times = [0, 1, 49, 50, 51, 99, 100, 730, 799, 800, 801, 5000, 12_345];
    for (const time of times) {
      wheel.add(new Alarm(() => expired.set(time, performance.now() - start)), time);
    }
    vi.advanceTimersByTime(13_000);
    expect([...expired.keys()].toSorted((a, b) => a - b)).toEqual(times);
    for (const [time, at] of expired) {
      expect(at).toBeGreaterThanOrEqual(time);
      expect(at).toBeLessThanOrEqual(time + 100);
    }
  });

  it("keeps the interval only while something waits", () => {
    const wheel = new TimerWheel(50);
    expect(vi.getTimerCount()).toBe(0);
    const alarm = new Alarm(() => {});
    wheel.add(alarm, 1000);
    expect(vi.getTimerCount()).toBe(1);
    wheel.remove(alarm);
    vi.advanceTimersByTime(50);
    expect(vi.getTimerCount()).toBe(0);
    wheel.add(alarm, 10);
    vi.advanceTimersByTime(200);
    expect(vi.getTimerCount()).toBe(0);
  });

  it("takes over what others have kept since its last visit, and asks each of them once", () => {
    const wheel = new TimerWheel(50);
    const start = performance.now();
    const expired: [string, number][] = [];
    const alarm = (name: string, milliseconds: number): Alarm => {
      const made = new Alarm(() => void expired.push([name, performance.now() - start]));
      made.due = -1 - milliseconds;
      return made;
    };
    let asked = 0;
    const kept = [alarm("first", 100), alarm("second", 1000)];
    wheel.expect({
      handOver(give) {
        asked++;
        for (const one of kept) give(one);
      },
    });
    expect([wheel.waiting, vi.getTimerCount()]).toEqual([0, 1]);
    vi.advanceTimersByTime(50);
    expect([asked, wheel.waiting]).toEqual([1, 2]);
    vi.advanceTimersByTime(2000);
    expect([asked, wheel.waiting, vi.getTimerCount()]).toEqual([1, 0, 0]);
    expect(expired).toEqual([
      ["first", 150],
      ["second", 1050],
    ]);
  });

  it("forgets what is removed, wherever it stands in its slot", () => {
    const wheel = new TimerWheel(50, 4);
    const expired: number[] = [];
    const alarms = [0, 1, 2, 3, 4].map((i) => new Alarm(() => void expired.push(i)));
    for (const alarm of alarms) wheel.add(alarm, 100);
    for (const i of [0, 2, 4, 4]) wheel.remove(alarms[i] as Alarm);
    expect(wheel.waiting).toBe(2);
    vi.advanceTimersByTime(1000);
    expect(expired.toSorted()).toEqual([1, 3]);
    expect(wheel.waiting).toBe(0);
  });

  it("moves a deadline that is added again", () => {
    const wheel = new TimerWheel(50);
    const expired = vi.fn<() => void>();
    const alarm = new Alarm(expired);
    wheel.add(alarm, 100);
    vi.advanceTimersByTime(90);
    wheel.add(alarm, 1000);
    vi.advanceTimersByTime(900);
    expect(expired).not.toHaveBeenCalled();
    vi.advanceTimersByTime(300);
    expect(expired).toHaveBeenCalledTimes(1);
  });

  it("bears deadlines that add and remove others while they expire", () => {
    const wheel = new TimerWheel(50, 2);
    const expired: string[] = [];
    const victim = new Alarm(() => void expired.push("victim"));
    const again = new Alarm(() => void expired.push("again"));
    // Of two that are due together, the newer one comes first.
    wheel.add(victim, 120);
    wheel.add(
      new Alarm(() => {
        expired.push("first");
        wheel.remove(victim);
        wheel.add(again, 0);
      }),
      120,
    );
    vi.advanceTimersByTime(1000);
    expect(expired).toEqual(["first", "again"]);
  });

  it("lets nothing expire early that was added just before or after the event loop was blocked", () => {
    const wheel = new TimerWheel(50, 8);
    const expired: number[] = [];
    const add = (time: number): void => wheel.add(new Alarm(() => void expired.push(time)), time);
    add(100);
    let now = performance.now() + 4000;
    vi.spyOn(performance, "now").mockImplementation(() => now);
    add(101);
    vi.advanceTimersByTime(50);
    expect(expired).toEqual([]);
    now += 99;
    vi.advanceTimersByTime(50);
    expect(expired).toEqual([]);
    now += 101;
    vi.advanceTimersByTime(50);
    expect(expired.toSorted((a, b) => a - b)).toEqual([100, 101]);
    expect(wheel.waiting).toBe(0);
    vi.restoreAllMocks();
  });

  it("catches up after the event loop was blocked, without expiring what is not due", () => {
    const wheel = new TimerWheel(50, 8);
    const expired: number[] = [];
    for (const time of [100, 2000, 3000, 60_000]) {
      wheel.add(new Alarm(() => void expired.push(time)), time);
    }
    vi.advanceTimersByTime(50);
    // The clock jumps while no timer gets its turn.
    const now = performance.now();
    vi.spyOn(performance, "now").mockReturnValue(now + 4000);
    vi.advanceTimersByTime(50);
    expect(expired.toSorted((a, b) => a - b)).toEqual([100, 2000, 3000]);
    expect(wheel.waiting).toBe(1);
    vi.restoreAllMocks();
  });
});
