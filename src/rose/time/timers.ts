/** Something that happens at a certain time unless it is removed before; see {@link TimerWheel}. */
export abstract class Deadline {
  /** The tick at which it expires; 0 while it is not waiting. While it has none yet, -1 less the milliseconds until then. */
  due = 0;
  /** Its neighbours in the slot, or among those that have no slot yet. */
  next: Deadline | undefined = undefined;
  previous: Deadline | undefined = undefined;

  /** Called once when the time has passed. Must not throw. */
  abstract expire(): void;
}

/** A deadline that calls a function, for things that happen rarely. */
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

/** Something that keeps deadlines itself until the wheel's next visit, because most of them are over before. */
export interface Nursery {
  /** Gives the wheel those that are still waiting, the oldest first; `due` of each is -1 less its milliseconds. Must not throw. */
  handOver(give: (deadline: Deadline) => void): void;
}

/** Ticks between two visits from which the event loop is considered to have been blocked. */
const BLOCKED_TICKS = 20;

/**
 * Many deadlines with one interval timer, so that a call's timeout costs a list entry instead of a
 * timer of its own. Times are rounded up to the resolution, so nothing expires early. The
 * interval runs only while deadlines are waiting, and does not keep the process alive.
 */
export class TimerWheel {
  readonly #resolution: number;
  readonly #slots: (Deadline | undefined)[];
  /** Those that have been added since the last visit. Most are gone again before the next one, and need no look at the clock. */
  #fresh: Deadline | undefined;
  /** Whoever has kept deadlines itself since the last visit. */
  #nurseries: Nursery[] = [];
  readonly #origin = performance.now();
  /** The last tick that has been processed. */
  #current = 0;
  #waiting = 0;
  #interval: NodeJS.Timeout | undefined;
  /** The deadline that the current visit comes to next. */
  #cursor: Deadline | undefined;
  #wasBlocked = false;

  /**
   * @param resolution Milliseconds per tick.
   * @param slots Ticks per turn; deadlines further away stay in their slot for several turns.
   */
  constructor(resolution = 50, slots = 512) {
    this.#resolution = resolution;
    this.#slots = Array.from({ length: slots }, () => undefined);
  }

  /** The number of deadlines that are waiting; those in nurseries do not count. */
  get waiting(): number {
    return this.#waiting;
  }

  /** The current tick. */
  now(): number {
    return this.tickAt(performance.now());
  }

  /** The tick at a time of `performance.now`. */
  tickAt(milliseconds: number): number {
    return Math.floor((milliseconds - this.#origin) / this.#resolution);
  }

  /**
   * The current tick or, while deadlines are waiting, a slightly earlier one; costs nothing. After
   * the event loop has been blocked, it may be behind by as much.
   */
  get recent(): number {
    return this.#interval === undefined ? this.now() : this.#current;
  }

  /**
   * Whether the event loop was blocked (for a second or more) just before the deadlines that
   * expire now, so that what the system received meanwhile has not been read yet.
   */
  get wasBlocked(): boolean {
    return this.#wasBlocked;
  }

  /** The first tick at which `milliseconds` have certainly passed since `tick`. */
  after(tick: number, milliseconds: number): number {
    return tick + Math.ceil(milliseconds / this.#resolution) + 1;
  }

  /** The milliseconds that have passed since `tick`. */
  since(tick: number): number {
    return Math.max(0, performance.now() - this.#origin - tick * this.#resolution);
  }

  /** Lets a deadline expire in `milliseconds`, at most two ticks later, instead of any earlier setting. The time counts from the next visit at the latest, if the event loop is blocked until then. */
  add(deadline: Deadline, milliseconds: number): void {
    if (deadline.due !== 0) this.remove(deadline);
    if (this.#interval === undefined) this.#start();
    deadline.due = -1 - milliseconds;
    const first = this.#fresh;
    deadline.next = first;
    if (first !== undefined) first.previous = deadline;
    this.#fresh = deadline;
    this.#waiting++;
  }

  /** Has somebody hand over the deadlines that it keeps, once, at the next visit. Their times count from then on at the latest, as those of {@link add}. */
  expect(nursery: Nursery): void {
    if (this.#interval === undefined) this.#start();
    this.#nurseries.push(nursery);
  }

  /** Takes over what others have kept since the last visit. */
  #empty(elapsed: number): void {
    const nurseries = this.#nurseries;
    if (nurseries.length === 0) return;
    this.#nurseries = [];
    const give = (deadline: Deadline): void => {
      const milliseconds = -1 - deadline.due;
      deadline.due = 0;
      this.addAt(deadline, Math.ceil((elapsed + milliseconds) / this.#resolution));
    };
    for (const nursery of nurseries) nursery.handOver(give);
  }

  /** Gives those that are still waiting their slots, as if they had been added now. */
  #settle(elapsed: number): void {
    let oldest = this.#fresh;
    if (oldest === undefined) return;
    while (oldest.next !== undefined) oldest = oldest.next;
    for (let deadline: Deadline | undefined = oldest; deadline !== undefined;) {
      const newer: Deadline | undefined = deadline.previous;
      const milliseconds = -1 - deadline.due;
      this.addAt(deadline, Math.ceil((elapsed + milliseconds) / this.#resolution));
      deadline = newer;
    }
  }

  /** Lets a deadline expire at a tick, instead of any earlier setting. */
  addAt(deadline: Deadline, tick: number): void {
    if (deadline.due !== 0) this.remove(deadline);
    if (this.#interval === undefined) this.#start();
    // A slot that has been visited is visited again only after a whole turn.
    deadline.due = Math.max(tick, this.#current + 1);
    const slot = deadline.due % this.#slots.length;
    const first = this.#slots[slot];
    deadline.next = first;
    if (first !== undefined) first.previous = deadline;
    this.#slots[slot] = deadline;
    this.#waiting++;
  }

  /** Removes a deadline; has no effect if it is not waiting. */
  remove(deadline: Deadline): void {
    if (deadline.due === 0) return;
    const { next, previous } = deadline;
    if (deadline === this.#cursor) this.#cursor = next;
    if (next !== undefined) next.previous = previous;
    if (previous !== undefined) previous.next = next;
    else if (deadline.due < 0) this.#fresh = next;
    else this.#slots[deadline.due % this.#slots.length] = next;
    deadline.due = 0;
    deadline.next = undefined;
    deadline.previous = undefined;
    this.#waiting--;
  }

  #start(): void {
    this.#current = this.now();
    this.#interval = setInterval(() => this.#advance(), this.#resolution).unref();
  }

  #advance(): void {
    const elapsed = performance.now() - this.#origin;
    const now = Math.floor(elapsed / this.#resolution);
    const from = this.#current;
    this.#empty(elapsed);
    this.#settle(elapsed);
    this.#wasBlocked = now - from >= BLOCKED_TICKS;
    const last = Math.min(now, from + this.#slots.length);
    for (let tick = from + 1; tick <= last; tick++) {
      this.#current = tick;
      this.#visit(tick % this.#slots.length, now);
    }
    this.#current = now;
    if (this.#waiting === 0 && this.#nurseries.length === 0) {
      clearInterval(this.#interval);
      this.#interval = undefined;
    }
  }

  #visit(slot: number, now: number): void {
    // Expiring may remove other deadlines, and may add new ones, which are put at the front.
    this.#cursor = this.#slots[slot];
    while (this.#cursor !== undefined) {
      const deadline = this.#cursor;
      this.#cursor = deadline.next;
      if (deadline.due > now) continue;
      this.remove(deadline);
      deadline.expire();
    }
  }
}

/** The wheel that all connections share. */
export const timers = new TimerWheel();
