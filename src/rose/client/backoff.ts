import { requiredOptions, type NamesOf } from "../../codec/internal.js";

/** How a client that has lost its connection reconnects. Times are in milliseconds. */
export interface ReconnectOptions {
  /** The longest wait before the first attempt. Default 500. */
  readonly initialDelay?: number | undefined;
  /** The longest wait before any attempt. Default 30,000. */
  readonly maxDelay?: number | undefined;
  /** The factor by which the longest wait grows from attempt to attempt. Default 2. */
  readonly factor?: number | undefined;
  /** How many attempts in a row may fail before the client gives up. Default 0: any number. */
  readonly maxAttempts?: number | undefined;
  /** Called after each failed attempt; false gives up, for example if the password has changed. */
  readonly retry?: ((error: Error, attempt: number) => boolean) | undefined;
}

const reconnectOptionNames = {
  initialDelay: true,
  maxDelay: true,
  factor: true,
  maxAttempts: true,
  retry: "function",
} satisfies NamesOf<ReconnectOptions>;

/**
 * The times of these options, or those by default.
 * @throws RangeError for invalid times, or a factor below 1; TypeError for an unknown option.
 */
export function backoffTimes(
  options: ReconnectOptions,
): Readonly<Record<"initialDelay" | "maxDelay" | "factor", number>> {
  requiredOptions(options, reconnectOptionNames, "reconnect");
  const { initialDelay = 500, maxDelay = 30_000, factor = 2 } = options;
  if (!(initialDelay >= 0 && maxDelay >= initialDelay && maxDelay <= 0x7fffffff)) {
    throw new RangeError(`delays from ${initialDelay} to ${maxDelay} ms make no sense`);
  }
  if (!(factor >= 1)) throw new RangeError(`a factor is 1 or more, not ${factor}`);
  return { initialDelay, maxDelay, factor };
}

/**
 * The times to wait between attempts: exponential backoff with full jitter. A wait is a random time
 * between 0 and a bound that grows up to `maxDelay`, so that clients that were disconnected at the
 * same time do not all return at the same time.
 */
export class Backoff {
  /** The bound up to which waits grow, in milliseconds. */
  readonly maxDelay: number;
  readonly #initialDelay: number;
  readonly #factor: number;
  readonly #random: () => number;
  #bound: number;

  /**
   * @param random Returns numbers from 0 to below 1.
   * @throws RangeError for invalid times, or a factor below 1; TypeError for an unknown option.
   */
  constructor(options: ReconnectOptions, random: () => number = Math.random) {
    const { initialDelay, maxDelay, factor } = backoffTimes(options);
    this.maxDelay = maxDelay;
    this.#initialDelay = initialDelay;
    this.#factor = factor;
    this.#random = random;
    this.#bound = initialDelay;
  }

  /** How long to wait before the next attempt. */
  next(): number {
    const delay = Math.floor(this.#random() * (this.#bound + 1));
    this.#bound = Math.min(this.maxDelay, this.#bound * this.#factor);
    return delay;
  }

  /** Begins again with the first wait. */
  reset(): void {
    this.#bound = this.#initialDelay;
  }
}
