import { abortError, unwatch, watch, type Abortable } from "../time/abort-group.js";
import { LimitError, RoseTimeoutError } from "../errors.js";
import { Deadline, timers } from "../time/timers.js";

/** Something that waits until calls can be made. */
class Waiter extends Deadline implements Abortable {
  readonly #owner: Set<Waiter>;
  readonly #name: string;
  readonly #timeout: number;
  readonly #signal: AbortSignal | undefined;
  readonly #settle: (error?: Error) => void;

  constructor(
    owner: Set<Waiter>,
    name: string,
    timeout: number,
    signal: AbortSignal | undefined,
    settle: (error?: Error) => void,
  ) {
    super();
    this.#owner = owner;
    this.#name = name;
    this.#timeout = timeout;
    this.#signal = signal;
    this.#settle = settle;
  }

  begin(): void {
    this.#owner.add(this);
    if (this.#timeout > 0) timers.add(this, this.#timeout);
    if (this.#signal !== undefined) watch(this.#signal, this);
  }

  override expire(): void {
    const reason = `no connection to make the call ${this.#name} on within ${this.#timeout} ms`;
    this.end(new RoseTimeoutError(reason));
  }

  aborted(): void {
    this.end(abortError(`${this.#name} was aborted`, this.#signal as AbortSignal));
  }

  end(error?: Error): void {
    this.#owner.delete(this);
    timers.remove(this);
    if (this.#signal !== undefined) unwatch(this.#signal, this);
    this.#settle(error);
  }
}

/** The calls that are made while a client reconnects; none of them has been sent yet. */
export class Readiness {
  readonly #waiters = new Set<Waiter>();
  readonly #most: number;

  /** @param most The most calls that may wait. */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Waits until calls can be made. Callers continue in the order in which they began to wait.
   * @param timeout Milliseconds; 0 waits forever.
   * @returns Rejects with RoseTimeoutError, AbortError, LimitError, or the error given to {@link fail}.
   */
  wait(name: string, timeout: number, signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) {
        reject(abortError(`${name} was aborted`, signal));
      } else if (this.#waiters.size >= this.#most) {
        reject(new LimitError("maxPendingCalls", `${this.#most} calls wait already`));
      } else {
        const settle = (error?: Error): void => (error === undefined ? resolve() : reject(error));
        new Waiter(this.#waiters, name, timeout, signal, settle).begin();
      }
    });
  }

  /** Calls can be made again. */
  open(): void {
    for (const waiter of [...this.#waiters]) waiter.end();
  }

  /** Calls can never be made again. */
  fail(error: Error): void {
    for (const waiter of [...this.#waiters]) waiter.end(error);
  }
}
