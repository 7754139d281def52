/** Lets callers wait until a connection has room for more. */
export class Room {
  #waiting: Promise<void> | undefined;
  #tell: (() => void) | undefined;

  /** Fulfilled at the next call of {@link made}. */
  wait(): Promise<void> {
    return (this.#waiting ??= new Promise((resolve) => (this.#tell = resolve)));
  }

  /** Called when there is room, or never will be. */
  made(): void {
    this.#tell?.();
    this.#waiting = undefined;
    this.#tell = undefined;
  }
}
