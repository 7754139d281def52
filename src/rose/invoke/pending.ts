import type { Operation } from "../../codec/index.js";
import type { CallCallback } from "../api/connection.js";
import { LimitError, RoseTimeoutError } from "../errors.js";
import { EVENT_INVOKE_ID } from "../message/envelope.js";
import { abortError, unwatch, watch, type Abortable } from "../time/abort-group.js";
import { Deadline, timers } from "../time/timers.js";
import { callEnds, type ToldCall } from "./call-outcome.js";
import { ledTo, type CallStack } from "./call-stack.js";

const LAST_ID = EVENT_INVOKE_ID - 1;
/** Ids given up before their answer came that are kept out of use. */
const MOST_ABANDONED = 49_999;
/** Places for calls that are kept while none is pending. */
const MOST_PLACES = 1024;

/** An invoke that waits for its answer. Settles exactly once. */
export class PendingCall extends Deadline implements Abortable {
  readonly invokeID: number;
  readonly operation: Operation;
  readonly #owner: PendingCalls;
  readonly #settle: CallCallback<any>;
  readonly #resolve: ((result: any) => void) | undefined;
  readonly #timeout: number;
  readonly #signal: AbortSignal | undefined;
  /** What is told about it when it ends, if somebody wants to know. */
  told: ToldCall | undefined = undefined;
  /** Where it was made, if its error is to say that. */
  readonly #stack: CallStack | undefined;

  constructor(
    owner: PendingCalls,
    invokeID: number,
    operation: Operation,
    settle: CallCallback<any>,
    resolve: ((result: any) => void) | undefined,
    timeout: number,
    signal: AbortSignal | undefined,
    stack: CallStack | undefined,
  ) {
    super();
    this.#owner = owner;
    this.#stack = stack;
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
    if (this.told !== undefined) callEnds(this.told, undefined);
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
    const own = this.#stack === undefined ? error : ledTo(error, this.#stack);
    if (this.told !== undefined) callEnds(this.told, own);
    try {
      this.#settle(own);
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

/** Waits for the last call to end. */
interface IdleWatch {
  checkIdle(): void;
}

/**
 * The own invokes of one connection. Ids count from 1 to 99998 and begin again; an id is not
 * used while its call is pending, nor, after a timeout or an abort, while its answer may still
 * come (of these the oldest become free when half of all ids are waiting so).
 */
export class PendingCalls {
  /**
   * Calls by the low bits of their ids; their number is a power of two. Ids are given out in
   * turn, so that a place is free again by the time it is due, but for calls that take long.
   */
  #places: (PendingCall | undefined)[] = [];
  #size = 0;
  #abandoned: Set<number> | undefined;
  #last = 0;
  readonly #most: number;
  readonly #connection: IdleWatch;
  /** Answers that nobody waited for, and those to calls that were given up. */
  strayAnswers = 0;
  lateAnswers = 0;

  /**
   * @param most How many may be pending at a time.
   * @param connection Told when a call ends other than by its answer.
   */
  constructor(most: number, connection: IdleWatch) {
    this.#most = most;
    this.#connection = connection;
  }

  get size(): number {
    return this.#size;
  }

  /** Whether no more may be pending. */
  get full(): boolean {
    return this.#size >= this.#most;
  }

  /**
   * Enters a call under a free id.
   * @param settle Told the end of the call: the error, and without `resolve` the result too.
   * @param resolve Told the result; with `settle` the two functions of a promise.
   * @param timeout Milliseconds; 0 waits for ever.
   * @param stack Where the traces of errors begin.
   * @throws LimitError if too many are pending.
   */
  open(
    operation: Operation,
    settle: CallCallback<any>,
    resolve: ((result: any) => void) | undefined,
    timeout: number,
    signal: AbortSignal | undefined,
    stack?: CallStack,
  ): PendingCall {
    if (this.full) {
      throw new LimitError("maxPendingCalls", `${this.#most} calls wait for their answer already`);
    }
    const id = this.#freeID();
    const call = new PendingCall(this, id, operation, settle, resolve, timeout, signal, stack);
    this.#places[id & (this.#places.length - 1)] = call;
    this.#size++;
    return call;
  }

  /** Takes out the call that an answer belongs to; undefined if there is none. */
  take(invokeID: number): PendingCall | undefined {
    const place = invokeID & (this.#places.length - 1);
    const call = this.#places[place];
    if (call === undefined || call.invokeID !== invokeID) return undefined;
    this.#places[place] = undefined;
    this.#size--;
    if (this.#size === 0 && this.#places.length > MOST_PLACES) this.#places = [];
    return call;
  }

  /** Takes out a call that was given up; its id stays out of use. */
  abandon(call: PendingCall): void {
    this.take(call.invokeID);
    const abandoned = (this.#abandoned ??= new Set());
    abandoned.add(call.invokeID);
    if (abandoned.size > MOST_ABANDONED) dropOldest(abandoned);
    this.#connection.checkIdle();
  }

  /** Whether an answer is to a call that was given up; its id is free then. */
  late(invokeID: number): boolean {
    if (this.#abandoned?.delete(invokeID) !== true) return false;
    this.lateAnswers++;
    return true;
  }

  /** Settles every call with the same error. */
  failAll(error: Error): void {
    const oldestFirst = this.#places.slice((this.#last + 1) & (this.#places.length - 1));
    const calls = oldestFirst.concat(this.#places);
    this.#places = [];
    this.#size = 0;
    this.#abandoned = undefined;
    for (const call of new Set(calls)) call?.reject(error);
  }

  /** The next id that nobody uses and whose place is free. */
  #freeID(): number {
    if (this.#size * 2 >= this.#places.length) this.#grow();
    const abandoned = this.#abandoned;
    if (abandoned !== undefined && this.#size + abandoned.size >= LAST_ID) dropOldest(abandoned);
    const mask = this.#places.length - 1;
    do {
      this.#last = this.#last === LAST_ID ? 1 : this.#last + 1;
    } while (this.#places[this.#last & mask] !== undefined || abandoned?.has(this.#last) === true);
    return this.#last;
  }

  #grow(): void {
    const before = this.#places;
    const size = Math.max(2, before.length * 2);
    this.#places = Array.from({ length: size }, () => undefined);
    for (const call of before) {
      if (call !== undefined) this.#places[call.invokeID & (size - 1)] = call;
    }
  }
}

function dropOldest(ids: Set<number>): void {
  for (const oldest of ids) {
    ids.delete(oldest);
    return;
  }
}
