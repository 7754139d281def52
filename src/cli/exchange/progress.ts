/** A terminal, or something else to which messages are written. */
export interface Screen {
  readonly isTTY?: boolean | undefined;
  write(text: string): unknown;
}

/** Milliseconds between two updates. */
const interval = 200;

/** Shows on a terminal how far work has come; elsewhere, nothing. */
export class Progress {
  readonly #screen: Screen;
  readonly #what: string;
  #count = 0;
  #shown = -Infinity;

  constructor(screen: Screen, what: string) {
    this.#screen = screen;
    this.#what = what;
  }

  /** One more is done. */
  step(): void {
    this.#count++;
    if (this.#screen.isTTY !== true) return;
    const now = performance.now();
    if (now - this.#shown < interval) return;
    this.#shown = now;
    this.#screen.write(`\r${this.#count.toLocaleString("en")} ${this.#what}`);
  }

  /** Removes what is shown. */
  end(): void {
    if (this.#shown !== -Infinity) this.#screen.write("\r\u001B[K");
  }
}
