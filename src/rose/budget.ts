/**
 * What all of some kind may hold together: octets, requests. When it is used up those lose theirs who
 * have held something for the longest without giving any of it back. The last one that holds
 * something keeps it: what one may have is limited elsewhere.
 */
export class Budget<Holder extends object> {
  readonly #most: number;
  readonly #evict: (holder: Holder) => void;
  readonly #unnoticed: (holder: Holder) => number;
  /** Who gave something back last stands last. */
  readonly #held = new Map<Holder, number>();
  #total = 0;

  /**
   * @param evict Told when a holder has lost what it held; it must let go of it, and not throw.
   * @param unnoticed What a holder has given back without anybody having said so; asked before it
   *   loses the rest. Whoever tells it must not tell it again.
   */
  constructor(
    most: number,
    evict: (holder: Holder) => void,
    unnoticed: (holder: Holder) => number = () => 0,
  ) {
    this.#most = most;
    this.#evict = evict;
    this.#unnoticed = unnoticed;
  }

  /** What is held in all. */
  get total(): number {
    return this.#total;
  }

  /** What one holds. */
  of(holder: Holder): number {
    return this.#held.get(holder) ?? 0;
  }

  /** The holder gets more. It may itself be the one that loses it. */
  add(holder: Holder, amount: number): void {
    if (amount <= 0) return;
    this.#held.set(holder, this.of(holder) + amount);
    this.#total += amount;
    while (this.#total > this.#most && this.#held.size > 1) {
      const oldest = this.#held.keys().next().value as Holder;
      const back = this.#unnoticed(oldest);
      if (back > 0) {
        this.give(oldest, back);
        continue;
      }
      this.drop(oldest);
      this.#evict(oldest);
    }
  }

  /** The holder has given some back; what it has lost already counts no more. */
  give(holder: Holder, amount: number): void {
    const left = this.of(holder) - amount;
    this.drop(holder);
    if (left <= 0) return;
    this.#held.set(holder, left);
    this.#total += left;
  }

  /** The holder has nothing any more. */
  drop(holder: Holder): void {
    this.#total -= this.of(holder);
    this.#held.delete(holder);
  }
}
