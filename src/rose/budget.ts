/**
 * Limits what many holders may hold together, for example octets or requests. When it is exceeded,
 * those holders lose what they hold that have given nothing back for the longest time. The last
 * holder keeps what it has: what a single one may hold is limited elsewhere.
 */
export class Budget<Holder extends object> {
  readonly #most: number;
  readonly #evict: (holder: Holder) => void;
  readonly #unreported: (holder: Holder) => number;
  /** In order of their last giving back; the most recent is last. */
  readonly #held = new Map<Holder, number>();
  #total = 0;

  /**
   * @param evict Called when a holder has lost what it held; must release it, and must not throw.
   * @param unreported Gives how much a holder has given back without calling {@link give}; called before
   *   the holder loses the rest. An amount that it has returned must not be reported again.
   */
  constructor(
    most: number,
    evict: (holder: Holder) => void,
    unreported: (holder: Holder) => number = () => 0,
  ) {
    this.#most = most;
    this.#evict = evict;
    this.#unreported = unreported;
  }

  /** What all holders hold together. */
  get total(): number {
    return this.#total;
  }

  /** What one holder holds. */
  of(holder: Holder): number {
    return this.#held.get(holder) ?? 0;
  }

  /**
   * Counts so much more, of nobody in particular, if nobody has to lose anything for it: for what is over at once, because it costs a fraction of what a
   * holder does. It is to be given back by {@link returned}.
   */
  lent(amount: number): boolean {
    if (this.#total + amount > this.#most) return false;
    this.#total += amount;
    return true;
  }

  /** What has been {@link lent} is back. */
  returned(amount: number): void {
    this.#total -= amount;
  }

  /** The holder gets more. It may be the one that then loses everything. */
  add(holder: Holder, amount: number): void {
    if (amount <= 0) return;
    this.#held.set(holder, this.of(holder) + amount);
    this.#total += amount;
    while (this.#total > this.#most && this.#held.size > 1) {
      const oldest = this.#held.keys().next().value as Holder;
      const back = this.#unreported(oldest);
      if (back > 0) {
        this.give(oldest, back);
        continue;
      }
      this.drop(oldest);
      this.#evict(oldest);
    }
  }

  /** The holder has given some back; what it had already lost is not counted twice. */
  give(holder: Holder, amount: number): void {
    const left = this.of(holder) - amount;
    this.drop(holder);
    if (left <= 0) return;
    this.#held.set(holder, left);
    this.#total += left;
  }

  /** The holder holds nothing any more. */
  drop(holder: Holder): void {
    this.#total -= this.of(holder);
    this.#held.delete(holder);
  }
}
