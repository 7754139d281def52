import { setTimeout as delay } from "node:timers/promises";

/** Passes time; the tests pass it otherwise. Rejects with the signal's reason. */
export type Sleep = (milliseconds: number, signal?: AbortSignal) => Promise<void>;

/** Passes time by the system's timers. */
export const sleep: Sleep = (milliseconds, signal) =>
  delay(milliseconds, undefined, { ...(signal && { signal }) });

/** How long to wait before the next attempt. */
export interface Backoff {
  /** Milliseconds before the second attempt, at most; each further one doubles it. */
  readonly first: number;
  /** Milliseconds before any attempt, at most. */
  readonly longest: number;
}

/** Tries with exponential backoff and full jitter: two clients that failed together part ways. */
export function backoffDelay({ first, longest }: Backoff, attempt: number, random: number): number {
  return Math.min(longest, first * 2 ** (attempt - 1)) * random;
}

/** Lets requests start no faster than a rate, each in its turn. */
export class RateLimit {
  readonly #gap: number;
  readonly #now: () => number;
  readonly #sleep: Sleep;
  #next = 0;

  /** @param perSecond Infinity for no limit. */
  constructor(perSecond: number, now: () => number = Date.now, wait: Sleep = sleep) {
    this.#gap = 1000 / perSecond;
    this.#now = now;
    this.#sleep = wait;
  }

  /** Settles when the next request may start. */
  async turn(signal?: AbortSignal): Promise<void> {
    const now = this.#now();
    const mine = Math.max(now, this.#next);
    this.#next = mine + this.#gap;
    if (mine > now) await this.#sleep(mine - now, signal);
  }

  /** Lets nothing start for a while: the other side has asked for it. */
  pause(milliseconds: number): void {
    this.#next = Math.max(this.#next, this.#now() + milliseconds);
  }
}

/**
 * Works on items, several at a time. The first failure ends it when the running ones have ended.
 */
export async function inParallel<T>(
  items: Iterable<T>,
  workers: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.iterator]();
  let failed = false;
  const run = async (): Promise<void> => {
    for (let next = iterator.next(); !next.done && !failed; next = iterator.next()) {
      try {
        await work(next.value);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  const results = await Promise.allSettled(Array.from({ length: workers }, run));
  const failure = results.find(({ status }) => status === "rejected");
  if (failure !== undefined) throw (failure as PromiseRejectedResult).reason;
}
