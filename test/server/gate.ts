/** Holds up the hashing of passwords until the test lets it go on. */
export class Gate {
  /** The passwords whose hashing has begun, in order. */
  readonly begun: string[] = [];
  /** How many have been let through. */
  passed = 0;
  readonly #waiting: (() => void)[] = [];
  #open = true;

  /** From now on, holds up hashing. */
  shut(): void {
    this.#open = false;
    this.begun.length = 0;
    this.passed = 0;
  }

  /** Lets all through, those that wait and later ones. */
  open(): void {
    this.#open = true;
    for (const go of this.#waiting.splice(0)) go();
  }

  /** Lets one through. */
  async one(): Promise<void> {
    while (this.#waiting.length === 0) await new Promise((resolve) => setTimeout(resolve, 1));
    this.#waiting.shift()?.();
  }

  async hold(password: string): Promise<void> {
    this.begun.push(password);
    if (!this.#open) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.passed++;
  }
}
