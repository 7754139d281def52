import type { Operation } from "../../codec/index.js";
import { unwatch, watch, type Abortable } from "../time/abort-group.js";
import { callEnds } from "./call-outcome.js";
import type { Connection, InvokeOptions } from "../connection/connection.js";
import { channels, limitHit, type InvokeMessage } from "../diagnostics.js";
import { EVENT_INVOKE_ID } from "../message/envelope.js";
import { AbortError, ConnectionClosedError, LimitError, RoseTimeoutError } from "../errors.js";
import { Deadline, timers } from "../time/timers.js";
import { wrongToken } from "../wrong-token.js";
import { CallStack, lead, ledTo, type Origin } from "../call-stack.js";

/** Told how a call ended: an error, or the result. */
export type CallCallback<R> = (error: Error | null, result?: R) => void;

const LAST_ID = EVENT_INVOKE_ID - 1;
/** Ids given up before their answer came that are kept out of use. */
const MOST_ABANDONED = 49_999;
/** Places for calls that are kept while none is pending. */
const MOST_PLACES = 1024;

/** What is told about a call on its diagnostics channels. */
export interface ToldCall extends InvokeMessage {
  /** When it was made, in milliseconds of `performance.now`. */
  readonly started: number;
}

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
  readonly #told: ToldCall | undefined;
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
    told: ToldCall | undefined,
    stack: CallStack | undefined,
  ) {
    super();
    this.#owner = owner;
    this.#told = told;
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
    if (this.#told !== undefined) callEnds(this.#told, undefined);
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
    if (this.#told !== undefined) callEnds(this.#told, own);
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
  /**
   * Calls by the low bits of their ids; their number is a power of two. Ids are given out in
   * turn, so that a place is free again by the time it is due, but for calls that take long.
   */
  #places: (PendingCall | undefined)[] = [];
  #size = 0;
  #abandoned: Set<number> | undefined;
  #last = 0;
  readonly #most: number;
  readonly #connection: Connection;
  /** Answers that nobody waited for, and those to calls that were given up. */
  strayAnswers = 0;
  lateAnswers = 0;

  /**
   * @param most How many may be pending at a time.
   * @param connection Told when a call ends other than by its answer.
   */
  constructor(most: number, connection: Connection) {
    this.#most = most;
    this.#connection = connection;
  }

  get size(): number {
    return this.#size;
  }

  /**
   * Makes a call.
   * @param settle Told the end of the call: the error, and without `resolve` the result too; at
   *   once if it cannot be made.
   * @param resolve Told the result; with `settle` the two functions of a promise.
   * @param origin Where the traces of errors begin.
   */
  make(
    operation: Operation,
    argument: unknown,
    settle: CallCallback<any>,
    resolve: ((result: any) => void) | undefined,
    options: InvokeOptions | undefined,
    origin: Origin,
  ): void {
    const connection = this.#connection;
    try {
      if (operation?.kind !== "operation") {
        throw wrongToken(resolve === undefined ? "call" : "invoke", operation);
      }
      const signal = options?.signal;
      if (signal?.aborted === true) throw abortError(`${operation.name} was aborted`, signal);
      connection.mustBeOpen();
      if (connection.draining) {
        throw new ConnectionClosedError({ code: "local", message: "draining" });
      }
      const timeout = options?.timeout ?? connection.engine.limits.callTimeout;
      if (!Number.isFinite(timeout) || timeout < 0) {
        throw new RangeError(`a timeout is a number of milliseconds, 0 or more, not ${timeout}`);
      }
      const stack = this.#stackOf(origin);
      const call = this.open(
        operation,
        settle,
        resolve,
        timeout,
        signal,
        options?.sessionID,
        stack,
      );
      try {
        connection.sending.invoke(call.invokeID, operation, argument, options);
      } catch (error) {
        this.take(call.invokeID)?.reject(ledTo(error, origin));
      }
      // A handler that waits for this call must not keep its answer from being read.
      connection.intake?.reconsider();
    } catch (error) {
      settle(lead(error as Error, origin));
    }
  }

  #stackOf(origin: Origin): CallStack | undefined {
    if (typeof origin !== "function") return origin;
    return this.#connection.engine.callStacks ? new CallStack(origin) : undefined;
  }

  /**
   * Enters a call under a free id.
   * @param settle Told the end of the call: the error, and without `resolve` the result too.
   * @param resolve Told the result; with `settle` the two functions of a promise.
   * @param timeout Milliseconds; 0 waits for ever.
   * @param sessionID Only told on the diagnostics channels.
   * @param stack Where the traces of errors begin.
   * @throws LimitError if too many are pending.
   */
  open(
    operation: Operation,
    settle: CallCallback<any>,
    resolve: ((result: any) => void) | undefined,
    timeout: number,
    signal: AbortSignal | undefined,
    sessionID?: string,
    stack?: CallStack,
  ): PendingCall {
    if (this.#size >= this.#most) {
      limitHit("maxPendingCalls", this.#connection);
      throw new LimitError("maxPendingCalls", `${this.#most} calls wait for their answer already`);
    }
    const id = this.#freeID();
    const told = channels.callStart.hasSubscribers || channels.callEnd.hasSubscribers;
    const facts = told ? this.#begins(id, operation, sessionID) : undefined;
    const call = new PendingCall(
      this,
      id,
      operation,
      settle,
      resolve,
      timeout,
      signal,
      facts,
      stack,
    );
    this.#places[id & (this.#places.length - 1)] = call;
    this.#size++;
    return call;
  }

  #begins(invokeID: number, operation: Operation, sessionID: string | undefined): ToldCall {
    const connection = this.#connection;
    const facts = { connection, operation, operationID: operation.id, invokeID, sessionID };
    if (channels.callStart.hasSubscribers) channels.callStart.publish(facts);
    return { ...facts, started: performance.now() };
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
