/** Where a simulated PBX gets the time from. */
export interface SimulatedClock {
  /** Does work after so many milliseconds. @returns Ends the waiting. */
  after(milliseconds: number, work: () => void): () => void;
}

/** The time of this computer. Waiting for it keeps no process alive. */
export const realTime: SimulatedClock = {
  after(milliseconds, work) {
    const timer = setTimeout(work, milliseconds).unref();
    return () => clearTimeout(timer);
  },
};

interface Waiting {
  readonly due: number;
  readonly work: () => void;
}

/** A time that passes only when somebody says so. */
export class ManualClock implements SimulatedClock {
  #now = 0;
  readonly #waiting = new Set<Waiting>();

  /** How many wait. */
  get waiting(): number {
    return this.#waiting.size;
  }

  after(milliseconds: number, work: () => void): () => void {
    const one = { due: this.#now + milliseconds, work };
    this.#waiting.add(one);
    return () => this.#waiting.delete(one);
  }

  /** Lets time pass. What is due in it is done in the order of its time. */
  advance(milliseconds: number): void {
    const end = this.#now + milliseconds;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.#waiting.delete(next);
      this.#now = next.due;
      next.work();
    }
    this.#now = end;
  }

  #next(end: number): Waiting | undefined {
    let next: Waiting | undefined;
    for (const one of this.#waiting) {
      if (one.due <= end && (next === undefined || one.due < next.due)) next = one;
    }
    return next;
  }
}
