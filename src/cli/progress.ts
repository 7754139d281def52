import { stderr, stdout } from "node:process";
import { paintFor, type MaybeTerminal } from "./colour.js";

/** A terminal, or something else to which messages are written. */
export interface Screen extends MaybeTerminal {
  write(text: string): unknown;
}

/** How progress is shown. */
export interface ProgressOptions {
  /** How many there will be; 0 if that is not known. */
  readonly total?: number;
  readonly screen?: Screen;
  /** Milliseconds of a clock. */
  readonly now?: () => number;
}

/** Milliseconds before anything is shown: most work is done by then. */
const patience = 1_000;
/** Milliseconds between two updates. */
const interval = 200;
/** Characters of a bar. */
const width = 24;

/** Shows on a terminal how far work has come that takes longer than a second; elsewhere, nothing. */
export class Progress {
  readonly #screen: Screen;
  readonly #what: string;
  readonly #total: number;
  readonly #now: () => number;
  #count = 0;
  #next: number;
  #isShown = false;

  /** @param what What is counted: `octets`. */
  constructor(what: string, options: ProgressOptions = {}) {
    const { total = 0, screen = stderr, now = () => performance.now() } = options;
    this.#what = what;
    this.#total = total;
    this.#screen = screen;
    this.#now = now;
    this.#next = screen.isTTY === true ? now() + patience : Infinity;
  }

  /** So many more are done. */
  step(count = 1): void {
    this.#count += count;
    if (this.#next === Infinity) return;
    const now = this.#now();
    if (now < this.#next) return;
    this.#next = now + interval;
    this.#isShown = true;
    this.#screen.write(`\r${this.#text()}\u001B[K`);
  }

  /** Says what comes now, in whose middle nothing can be shown, if a second has passed by now. */
  phase(what: string): void {
    if (!this.#isShown && this.#now() < this.#next) return;
    this.#isShown = true;
    this.#screen.write(`\r${what}\u001B[K`);
  }

  /** Removes what is shown; it comes again with the next step. */
  end(): void {
    if (this.#isShown) this.#screen.write("\r\u001B[K");
    this.#isShown = false;
  }

  #text(): string {
    const count = this.#count.toLocaleString("en");
    if (this.#total === 0) return `${count} ${this.#what}`;
    const done = Math.min(1, this.#count / this.#total);
    const filled = Math.round(done * width);
    const bar = paintFor(this.#screen)("name", "#".repeat(filled)) + "-".repeat(width - filled);
    const total = this.#total.toLocaleString("en");
    return `[${bar}] ${Math.floor(done * 100)} %, ${count} of ${total} ${this.#what}`;
  }
}

/** The same where results are printed at the same time: on a terminal they are what shows how far it has come. */
export function progressBeside(what: string, options: ProgressOptions = {}): Progress {
  return new Progress(what, stdout.isTTY ? { ...options, screen: { write: () => {} } } : options);
}

/** Counts what is read, while it is read. @param sizeOf How much one is. */
export async function* stepping<T>(
  source: AsyncIterable<T>,
  progress: Progress,
  sizeOf: (one: T) => number = () => 1,
): AsyncGenerator<T> {
  try {
    for await (const one of source) {
      progress.step(sizeOf(one));
      yield one;
    }
  } finally {
    progress.end();
  }
}
