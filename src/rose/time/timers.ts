/** Something that is to happen unless it is removed in time; lives in a {@link TimerWheel}. */
export abstract class Deadline {
  /** The tick at which it expires; 0 while it waits for nothing. */
  due = 0;
  /** Its neighbours in the slot. */
  next: Deadline | undefined = undefined;
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

/** Ticks between two visits from which on the event loop is taken to have stood still. */
const STANDSTILL = 20;

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
  /** The deadline that the visit under way comes to next. */
  #cursor: Deadline | undefined;
  #stoodStill = false;

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

  /** The present tick. */
  now(): number {
    return Math.floor((performance.now() - this.#origin) / this.#resolution);
  }

  /**
   * The present tick or, while deadlines wait, one a little earlier; costs nothing. After the
   * event loop has been held up it may be late by as much.
   */
  get recent(): number {
    return this.#interval === undefined ? this.now() : this.#current;
  }

  /**
   * Whether the event loop has been held up (a second or more) just before the deadlines that
   * expire now: what the system has received meanwhile is not read yet.
   */
  get stoodStill(): boolean {
    return this.#stoodStill;
  }

  /** The first tick at which `milliseconds` have passed for certain since `tick`. */
  after(tick: number, milliseconds: number): number {
    return tick + Math.ceil(milliseconds / this.#resolution) + 1;
  }

  /** The milliseconds that have passed since `tick`. */
  since(tick: number): number {
    return Math.max(0, performance.now() - this.#origin - tick * this.#resolution);
  }

  /** Lets a deadline expire in `milliseconds`, whatever it waited for before. */
  add(deadline: Deadline, milliseconds: number): void {
    const elapsed = performance.now() - this.#origin;
    this.addAt(deadline, Math.ceil((elapsed + milliseconds) / this.#resolution) + 1);
  }

  /** Lets a deadline expire at a tick, whatever it waited for before. */
  addAt(deadline: Deadline, tick: number): void {
    if (deadline.due !== 0) this.remove(deadline);
    if (this.#interval === undefined) this.#start();
    // A slot that has been visited comes again only after a whole turn.
    deadline.due = Math.max(tick, this.#current + 1);
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
    if (deadline === this.#cursor) this.#cursor = next;
    if (next !== undefined) next.previous = previous;
    if (previous !== undefined) previous.next = next;
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
    const now = this.now();
    const from = this.#current;
    this.#stoodStill = now - from >= STANDSTILL;
    const last = Math.min(now, from + this.#slots.length);
    for (let tick = from + 1; tick <= last; tick++) {
      this.#current = tick;
      this.#visit(tick % this.#slots.length, now);
    }
    this.#current = now;
    if (this.#waiting === 0) {
      clearInterval(this.#interval);
      this.#interval = undefined;
    }
  }

  #visit(slot: number, now: number): void {
    // What expires may remove others, and add new ones: those stand at the front.
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
