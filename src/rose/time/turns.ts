/** Something that has messages to process and lets others go first. */
export interface Waiting {
  /** Processes some of them; may ask to wait again. Must not throw. */
  proceed(): void;
}

/** Milliseconds that messages may hold the event loop without a break; the last one is always finished. */
const LONGEST_HOLD = 10;
/** Milliseconds without a message that count as a break for the event loop. */
const BREAK = 1;

/**
 * Shares the event loop between connections. Messages that came together are processed one after the
 * other until they have held the loop for a while. A connection that has more then waits for the next
 * turn of the loop, and for those that are already waiting.
 */
export class Turns {
  readonly #now: () => number;
  readonly #later: (action: () => void) => void;
  readonly #queue = new Set<Waiting>();
  #due = false;
  #began = 0;
  #last = 0;

  /** @param now Gives milliseconds. @param later Calls back in the next turn of the event loop. */
  constructor(now: () => number, later: (action: () => void) => void) {
    this.#now = now;
    this.#later = later;
  }

  /** Whether a connection whose octets have just come may begin. */
  mayBegin(): boolean {
    const now = this.#now();
    if (now - this.#last > BREAK) this.#began = now;
    this.#last = now;
    return this.#queue.size === 0 && now - this.#began <= LONGEST_HOLD;
  }

  /** Whether a connection may continue after a message. */
  mayContinue(): boolean {
    this.#last = this.#now();
    return this.#last - this.#began <= LONGEST_HOLD;
  }

  /** Calls {@link Waiting.proceed} at its turn; only once, even if this is called repeatedly. */
  wait(waiting: Waiting): void {
    this.#queue.add(waiting);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#due) return;
    this.#due = true;
    this.#later(() => this.#proceed());
  }

  #proceed(): void {
    this.#due = false;
    this.#began = this.#now();
    // Those that ask again meanwhile come after all others.
    const [...round] = this.#queue;
    for (const waiting of round) {
      this.#queue.delete(waiting);
      waiting.proceed();
      if (!this.mayContinue()) break;
    }
    if (this.#queue.size > 0) this.#schedule();
  }
}

/** The turns that all connections share. */
export const turns = new Turns(
  () => performance.now(),
  (action) => setImmediate(action),
);
