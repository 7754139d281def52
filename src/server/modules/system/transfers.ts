/** The numbers to which a system has announced calls, until it reports that they have been transferred. */
export class Transfers {
  readonly #most: number;
  readonly #called: string[] = [];

  /** @param most How many may be announced and not completed at a time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** Notes that a call is being transferred to a number; returns false if there are too many already. */
  announce(called: string): boolean {
    if (this.#called.length >= this.#most) return false;
    this.#called.push(called);
    return true;
  }

  /** Forgets the first call that has been announced to this number; returns false if there is none. */
  complete(called: string): boolean {
    const at = this.#called.indexOf(called);
    if (at === -1) return false;
    this.#called.splice(at, 1);
    return true;
  }
}
