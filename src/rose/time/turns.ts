/** Something that has messages to deal with and lets others go first. */
export interface Waiting {
  /** Deals with some of them; may ask to wait again. Must not throw. */
  proceed(): void;
}

/** Milliseconds that messages may hold the event loop at a stretch; the last one ends when it ends. */
const STRETCH = 10;
/** Milliseconds without a message after which the event loop has had its turn. */
const PAUSE = 1;

/**
 * Shares the event loop between connections. Messages that came together are dealt with one behind the
 * other until they have held the loop for a while; whoever has more then waits for the loop to turn, and
 * for those who wait already.
 */
export class Turns {
  readonly #now: () => number;
  readonly #later: (action: () => void) => void;
  readonly #queue = new Set<Waiting>();
  #due = false;
  #began = 0;
  #last = 0;

  /** @param now Milliseconds. @param later Calls back when the event loop has turned. */
  constructor(now: () => number, later: (action: () => void) => void) {
    this.#now = now;
    this.#later = later;
  }

  /** Whether somebody whose octets have just come may begin. */
  mayBegin(): boolean {
    const now = this.#now();
    if (now - this.#last > PAUSE) this.#began = now;
    this.#last = now;
    return this.#queue.size === 0 && now - this.#began <= STRETCH;
  }

  /** Whether somebody may go on after a message. */
  mayGoOn(): boolean {
    this.#last = this.#now();
    return this.#last - this.#began <= STRETCH;
  }

  /** Has {@link Waiting.proceed} called when it is its turn; once, however often it asks. */
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
    // Those who ask again while this goes on come behind all others.
    const [...round] = this.#queue;
    for (const waiting of round) {
      this.#queue.delete(waiting);
      waiting.proceed();
      if (!this.mayGoOn()) break;
    }
    if (this.#queue.size > 0) this.#schedule();
  }
}

/** The turns that all connections share. */
export const turns = new Turns(
  () => performance.now(),
  (action) => setImmediate(action),
);
