/** What must hold of a value that one writer counts up: which of its writes have been acknowledged, and which may have been done. */
export class Written {
  /** The last that was acknowledged; 0 if none was. */
  acknowledged = 0;
  /** The last that was sent. */
  sent = 0;

  /** Whether this may be what is stored. */
  allows(value: number): boolean {
    return value >= this.acknowledged && value <= this.sent;
  }
}

/** What was found that must not be. */
export class Violations {
  readonly all: string[] = [];

  add(what: string): void {
    if (this.all.length < 100) this.all.push(what);
  }
}

/** Numbers from a seed, the same for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
