import type { Operation } from "../codec/index.js";
import { unwatch, watch, type Abortable } from "./abort-group.js";
import { EVENT_INVOKE_ID } from "./envelope.js";
import { AbortError, LimitError, RoseTimeoutError } from "./errors.js";
import { Deadline, timers } from "./timers.js";

/** Told how a call ended: an error, or the result. */
export type CallCallback<R> = (error: Error | null, result?: R) => void;

const LAST_ID = EVENT_INVOKE_ID - 1;
/** Ids given up before their answer came that are kept out of use. */
const MOST_ABANDONED = 49_999;

/** An invoke that waits for its answer. Settles exactly once. */
export class PendingCall extends Deadline implements Abortable {
  readonly invokeID: number;
  readonly operation: Operation;
  readonly #owner: PendingCalls;
  readonly #settle: CallCallback<any>;
  readonly #resolve: ((result: any) => void) | undefined;
  readonly #timeout: number;
  readonly #signal: AbortSignal | undefined;

  constructor(
    owner: PendingCalls,
    invokeID: number,
    operation: Operation,
    settle: CallCallback<any>,
    resolve: ((result: any) => void) | undefined,
    timeout: number,
    signal: AbortSignal | undefined,
  ) {
    super();
    this.#owner = owner;
    this.invokeID = invokeID;
    this.operation = operation;
    this.#settle = settle;
    this.#resolve = resolve;
    this.#timeout = timeout;
    this.#signal = signal;
    if (timeout > 0) timers.add(this, timeout);
    if (signal !== undefined) watch(signal, this);
  }

  /** Settles with the result. The call must have been taken from its table. */
  resolve(result: unknown): void {
    this.#release();
    try {
      if (this.#resolve === undefined) this.#settle(null, result);
      else this.#resolve(result);
    } catch (error) {
      raise(error);
    }
  }

  /** Settles with an error. The call must have been taken from its table. */
  reject(error: Error): void {
    this.#release();
    try {
      this.#settle(error);
    } catch (thrown) {
      raise(thrown);
    }
  }

  /** The time is over. */
  expire(): void {
    this.#owner.abandon(this);
    const { name } = this.operation;
    this.reject(new RoseTimeoutError(`no answer to ${name} within ${this.#timeout} ms`));
  }

  /** The signal fired. */
  aborted(): void {
    this.#owner.abandon(this);
    this.reject(abortError(`${this.operation.name} was aborted`, this.#signal as AbortSignal));
  }

  #release(): void {
    timers.remove(this);
    if (this.#signal !== undefined) unwatch(this.#signal, this);
  }
}

/** A callback's own failure is the program's to notice; the engine must finish what it is at. */
function raise(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** An AbortError with the signal's reason as its cause. */
export function abortError(message: string, signal: AbortSignal): AbortError {
  return new AbortError(message, { cause: signal.reason });
}

/**
 * The own invokes of one connection. Ids count from 1 to 99998 and begin again; an id is not
 * used while its call is pending, nor, after a timeout or an abort, while its answer may still
 * come (of these the oldest become free when half of all ids are waiting so).
 */
export class PendingCalls {
  readonly #calls = new Map<number, PendingCall>();
  #abandoned: Set<number> | undefined;
  #last = 0;
  readonly #most: number;
  readonly #connection: { checkIdle(): void };

  /**
   * @param most How many may be pending at a time.
   * @param connection Told when a call ends other than by its answer.
   */
  constructor(most: number, connection: { checkIdle(): void }) {
    this.#most = most;
    this.#connection = connection;
  }

  get size(): number {
    return this.#calls.size;
  }

  /**
   * Enters a call under a free id.
   * @param settle Told the end of the call: the error, and without `resolve` the result too.
   * @param resolve Told the result; with `settle` the two functions of a promise.
   * @param timeout Milliseconds; 0 waits for ever.
   * @throws LimitError if too many are pending.
   */
  open(
    operation: Operation,
    settle: CallCallback<any>,
    resolve: ((result: any) => void) | undefined,
    timeout: number,
    signal: AbortSignal | undefined,
  ): PendingCall {
    if (this.#calls.size >= this.#most) {
      throw new LimitError("maxPendingCalls", `${this.#most} calls wait for their answer already`);
    }
    const id = this.#freeID();
    const call = new PendingCall(this, id, operation, settle, resolve, timeout, signal);
    this.#calls.set(id, call);
    return call;
  }

  /** Takes out the call that an answer belongs to; undefined if there is none. */
  take(invokeID: number): PendingCall | undefined {
    const call = this.#calls.get(invokeID);
    if (call !== undefined) this.#calls.delete(invokeID);
    return call;
  }

  /** Takes out a call that was given up; its id stays out of use. */
  abandon(call: PendingCall): void {
    this.#calls.delete(call.invokeID);
    const abandoned = (this.#abandoned ??= new Set());
    abandoned.add(call.invokeID);
    if (abandoned.size > MOST_ABANDONED) {
      for (const oldest of abandoned) {
        abandoned.delete(oldest);
        break;
      }
    }
    this.#connection.checkIdle();
  }

  /** Whether an answer is to a call that was given up; its id is free then. */
  late(invokeID: number): boolean {
    return this.#abandoned?.delete(invokeID) ?? false;
  }

  /** Settles every call with the same error. */
  failAll(error: Error): void {
    const calls = [...this.#calls.values()];
    this.#calls.clear();
    this.#abandoned = undefined;
    for (const call of calls) call.reject(error);
  }

  #freeID(): number {
    do {
      this.#last = this.#last === LAST_ID ? 1 : this.#last + 1;
    } while (this.#calls.has(this.#last) || this.#abandoned?.has(this.#last) === true);
    return this.#last;
  }
}
