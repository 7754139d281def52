/** A generator of numbers that gives the same ones in every run (mulberry32). */
export class Random {
  #state: number;

  constructor(seed: number) {
    this.#state = seed;
  }

  /** At least 0 and below 1. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  pick<T>(items: readonly T[]): T {
    return items[this.between(0, items.length - 1)] as T;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  digits(count: number): string {
    let text = "";
    for (let i = 0; i < count; i++) text += this.between(0, 9);
    return text;
  }

  hex(count: number): string {
    let text = "";
    for (let i = 0; i < count; i++) text += "0123456789ABCDEF"[this.between(0, 15)];
    return text;
  }

  guid(): string {
    return [8, 4, 4, 4, 12].map((count) => this.hex(count)).join("-");
  }
}
