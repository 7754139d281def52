import type { Writable } from "node:stream";

/** Octets that may wait for whoever reads the output. */
const mostWaiting = 16_777_216;

/**
 * Prints lines, also for a reader who is slow: what he has not taken in time is left out, so that the connection is
 * always read and memory is bounded.
 */
export class Printer {
  readonly #output: Writable;
  readonly #tell: (message: string) => void;
  readonly #what: string;
  readonly #most: number;
  #left = 0;

  /**
   * @param tell Is told, when there is room again, how many lines have been left out.
   * @param most Octets that may wait.
   * @param what What the lines are.
   */
  constructor(
    output: Writable,
    tell: (message: string) => void,
    most = mostWaiting,
    what = "events",
  ) {
    this.#what = what;
    this.#output = output;
    this.#tell = tell;
    this.#most = most;
  }

  /** @returns Whether the line is printed. */
  print(line: string): boolean {
    if (this.#output.writableLength > this.#most) {
      if (this.#left++ === 0) this.#output.once("drain", () => this.#tellLeft());
      return false;
    }
    this.#output.write(`${line}\n`);
    return true;
  }

  #tellLeft(): void {
    this.#tell(`${this.#left} ${this.#what} are left out, for nobody has read the output in time`);
    this.#left = 0;
  }
}
