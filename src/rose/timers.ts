/** Something that is to happen unless it is removed in time; lives in a {@link TimerWheel}. */
export abstract class Deadline {
  /** @internal The tick at which it expires; 0 while it waits for nothing. */
  due = 0;
  /** @internal */
  next: Deadline | undefined = undefined;
  /** @internal */
  previous: Deadline | undefined = undefined;

  /** Called once when the time has passed. Must not throw. */
  abstract expire(): void;
}

/** A deadline for things that happen rarely: it calls a function. */
export class Alarm extends Deadline {
  readonly #action: () => void;

  constructor(action: () => void) {
    super();
    this.#action = action;
  }

  override expire(): void {
    this.#action();
  }
}

/**
 * Many deadlines on one interval timer: a call's timeout then costs a list entry instead of a
 * timer of its own. Times are rounded up to the resolution, so nothing expires early. The
 * interval runs only while deadlines wait, and does not keep the process alive.
 */
export class TimerWheel {
  readonly #resolution: number;
  readonly #slots: (Deadline | undefined)[];
  readonly #origin = performance.now();
  /** The last tick that has been dealt with. */
  #current = 0;
  #waiting = 0;
  #interval: NodeJS.Timeout | undefined;

  /**
   * @param resolution Milliseconds of a tick.
   * @param slots Ticks of one turn; deadlines further away stay in their slot for several turns.
   */
  constructor(resolution = 50, slots = 512) {
    this.#resolution = resolution;
    this.#slots = Array.from({ length: slots }, () => undefined);
  }

  /** Deadlines that wait. */
  get waiting(): number {
    return this.#waiting;
  }

  /** Lets a deadline expire in `milliseconds`, whatever it waited for before. */
  add(deadline: Deadline, milliseconds: number): void {
    if (deadline.due !== 0) this.remove(deadline);
    if (this.#interval === undefined) this.#start();
    const elapsed = performance.now() - this.#origin;
    deadline.due = Math.ceil((elapsed + milliseconds) / this.#resolution) + 1;
    const slot = deadline.due % this.#slots.length;
    const first = this.#slots[slot];
    deadline.next = first;
    if (first !== undefined) first.previous = deadline;
    this.#slots[slot] = deadline;
    this.#waiting++;
  }

  /** Forgets a deadline; harmless if it waits for nothing. */
  remove(deadline: Deadline): void {
    if (deadline.due === 0) return;
    const { next, previous } = deadline;
    if (next !== undefined) next.previous = previous;
    if (previous !== undefined) previous.next = next;
    else this.#slots[deadline.due % this.#slots.length] = next;
    deadline.due = 0;
    deadline.next = undefined;
    deadline.previous = undefined;
    this.#waiting--;
  }

  #start(): void {
    this.#current = this.#now();
    this.#interval = setInterval(() => this.#advance(), this.#resolution).unref();
  }

  #now(): number {
    return Math.floor((performance.now() - this.#origin) / this.#resolution);
  }

  #advance(): void {
    const now = this.#now();
    const last = Math.min(now, this.#current + this.#slots.length);
    for (let tick = this.#current + 1; tick <= last; tick++) {
      this.#visit(tick % this.#slots.length, now);
    }
    this.#current = now;
    if (this.#waiting === 0) {
      clearInterval(this.#interval);
      this.#interval = undefined;
    }
  }

  #visit(slot: number, now: number): void {
    // From the start each time: what expires may remove others, or add new ones.
    let deadline = this.#slots[slot];
    while (deadline !== undefined) {
      if (deadline.due > now) {
        deadline = deadline.next;
        continue;
      }
      this.remove(deadline);
      deadline.expire();
      deadline = this.#slots[slot];
    }
  }
}

/** The wheel that all connections share. */
export const timers = new TimerWheel();
