import { onTestFinished, vi } from "vitest";
import { timers } from "../../src/rose/time/timers.js";

/** Less than what the engine takes for a standstill of the event loop. */
const step = 200;
/** The wheel's: what has been added since the last one counts from the next. */
const tick = 50;

/** The time by which the engine goes, in the hands of a test. */
export interface HeldClock {
  /** Lets so many milliseconds pass; what is due by then has happened when it is done. */
  advance(milliseconds: number): Promise<void>;
}

const real = performance.now.bind(performance);
let held: number | undefined;
/** What tests have added: time must not run backwards behind them. */
let ahead = 0;

function hold(): void {
  // Of whole numbers, sums and differences are exact.
  held = Math.ceil(real() + ahead);
  performance.now = () => held ?? real() + ahead;
  onTestFinished(() => {
    ahead = performance.now() - real();
    held = undefined;
  });
}

/**
 * Stops the engine's clock until the test is over: its deadlines pass when the test says so, and
 * not because the machine is slow.
 */
export function holdClock(): HeldClock {
  hold();
  return {
    async advance(milliseconds) {
      let most = tick;
      for (let left = milliseconds; left > 0;) {
        const now = Math.min(left, most);
        held! += now;
        left -= now;
        most = step;
        // The wheel turns by a real interval; what it closes and sends takes another turn.
        do await new Promise((resolve) => setTimeout(resolve, 1));
        while (timers.recent < timers.now());
      }
    },
  };
}

/**
 * Stops the timeouts that are set from now on until the test is over, those of the web service for
 * one, and the clock that they look at: they pass when the test says so.
 */
export function fakeTimeouts(): { advance(milliseconds: number): void } {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  hold();
  return {
    advance(milliseconds) {
      for (let left = milliseconds; left > 0; left -= second) {
        const now = Math.min(left, second);
        held! += now;
        vi.advanceTimersByTime(now);
      }
    },
  };
}

/** What has waited for a time is to see that it has passed, and not much more. */
const second = 1000;
