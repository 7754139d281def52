import type { Operation } from "../../codec/index.js";
import type { CallCallback } from "../api/connection.js";
import { LimitError, RoseTimeoutError } from "../errors.js";
import { EVENT_INVOKE_ID } from "../message/message.js";
import { abortError, unwatch, watch, type Abortable } from "../time/abort-group.js";
import { timers, type Deadline, type Nursery } from "../time/timers.js";
import { callEnds, type PublishedCall } from "./call-outcome.js";
import { errorOfCall, type CallStack } from "./call-stack.js";

const LAST_ID = EVENT_INVOKE_ID - 1;
/** The most ids that are not reused because a late answer to them may still come. */
const MOST_ABANDONED = 49_999;
/** The most places that are kept while no call is pending. */
const MOST_PLACES = 1024;

/**
 * An invoke that waits for its answer. It settles exactly once. As one is made for each call, its members come into being in the
 * constructor alone: with a base class and private names, making it takes a tenth of the call's time.
 */
export class PendingCall implements Deadline, Abortable {
  /** As that of any deadline; one that the timer wheel has not yet is kept by the table of calls alone. */
  declare due: number;
  declare next: Deadline | undefined;
  declare previous: Deadline | undefined;
  declare readonly invokeID: number;
  declare readonly operation: Operation;
  /** What is published when it ends; set only if a diagnostics channel has subscribers. */
  declare published: PublishedCall | undefined;
  declare private readonly owner: PendingCalls;
  declare private readonly settled: CallCallback<any>;
  declare private readonly resolved: ((result: any) => void) | undefined;
  declare private readonly timeout: number;
  declare private readonly signal: AbortSignal | undefined;
  /** Where it was made; set only if its error is to show that. */
  declare private readonly stack: CallStack | undefined;

  constructor(
    owner: PendingCalls,
    invokeID: number,
    operation: Operation,
    settled: CallCallback<any>,
    resolved: ((result: any) => void) | undefined,
    timeout: number,
    signal: AbortSignal | undefined,
    stack: CallStack | undefined,
  ) {
    this.due = timeout > 0 ? -1 - timeout : 0;
    this.next = undefined;
    this.previous = undefined;
    this.invokeID = invokeID;
    this.operation = operation;
    this.published = undefined;
    this.owner = owner;
    this.settled = settled;
    this.resolved = resolved;
    this.timeout = timeout;
    this.signal = signal;
    this.stack = stack;
    if (signal !== undefined) watch(signal, this);
  }

  /** Whether no code of the program is called when it settles: a promise calls it later. */
  get isQuiet(): boolean {
    return this.resolved !== undefined && this.published === undefined;
  }

  /** Settles with the result. The call must already have been removed from its table. */
  resolve(result: unknown): void {
    this.release();
    if (this.published !== undefined) callEnds(this.published, undefined);
    const { settled, resolved } = this;
    try {
      if (resolved === undefined) settled(null, result);
      else resolved(result);
    } catch (error) {
      raise(error);
    }
  }

  /** Settles with an error. The call must already have been removed from its table. */
  reject(error: Error): void {
    this.release();
    const { settled, stack } = this;
    const own = stack === undefined ? error : errorOfCall(error, stack);
    if (this.published !== undefined) callEnds(this.published, own);
    try {
      settled(own);
    } catch (thrown) {
      raise(thrown);
    }
  }

  /** The timeout has passed. */
  expire(): void {
    this.owner.abandon(this);
    const { name, returnsResult } = this.operation;
    // Only an error is ever answered, and none has come.
    if (!returnsResult) {
      this.resolve(null);
      return;
    }
    this.reject(new RoseTimeoutError(`no answer to ${name} within ${this.timeout} ms`));
  }

  /** The signal has fired. */
  aborted(): void {
    this.owner.abandon(this);
    this.reject(abortError(`${this.operation.name} was aborted`, this.signal as AbortSignal));
  }

  private release(): void {
    if (this.due > 0) timers.remove(this);
    if (this.signal !== undefined) unwatch(this.signal, this);
  }
}

/** Throws what a callback has thrown, but later, so that the engine can finish its own work first. */
function raise(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}

/** Is notified when calls end. */
interface IdleWatch {
  checkIdle(): void;
}

/**
 * The invokes that this side has made on one connection. Ids count from 1 to 99998 and then begin again.
 * An id is not used while its call is pending or, after a timeout or an abort, while its answer may still
 * come. (If half of all ids are waiting for late answers, the oldest of them become free.)
 */
export class PendingCalls implements Nursery {
  /**
   * Calls by the low bits of their ids; the number of places is a power of two. Ids are used in
   * order, so a place is usually free again when it is next needed, except after long calls.
   */
  #places: (PendingCall | undefined)[] = [];
  #size = 0;
  #abandoned: Set<number> | undefined;
  #last = 0;
  /** Whether the timer wheel will ask for the calls that it has not yet, the first of them, and whether ids have begun again since. */
  #isAsked = false;
  #firstFresh = 0;
  #lapped = false;
  readonly #most: number;
  readonly #connection: IdleWatch;
  /** Answers that belonged to no call, and answers to calls that were given up. */
  strayAnswers = 0;
  lateAnswers = 0;

  /**
   * @param most The most calls that may be pending at a time.
   * @param connection Notified when a call ends without an answer.
   */
  constructor(most: number, connection: IdleWatch) {
    this.#most = most;
    this.#connection = connection;
  }

  get size(): number {
    return this.#size;
  }

  /** Whether as many calls are pending as are allowed. */
  get full(): boolean {
    return this.#size >= this.#most;
  }

  /**
   * Adds a call under a free id.
   * @param settle Called with the error and, if there is no `resolve`, with the result.
   * @param resolve Called with the result; with `settle`, the two functions of a promise.
   * @param timeout Milliseconds; 0 waits forever.
   * @param stack Where the stack traces of errors begin.
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
    if (this.full) throw tooMany(this.#most);
    const id = this.#freeID();
    const call = new PendingCall(this, id, operation, settle, resolve, timeout, signal, stack);
    this.#places[id & (this.#places.length - 1)] = call;
    this.#size++;
    if (timeout > 0 && !this.#isAsked) this.#keepFrom(id);
    return call;
  }

  /** From this call on, the timer wheel gets those that are still pending at its next visit: nearly all have been answered by then. */
  #keepFrom(id: number): void {
    this.#isAsked = true;
    this.#firstFresh = id;
    this.#lapped = false;
    timers.expect(this);
  }

  /** The visit of the timer wheel. What is looked at are the calls since the last one, or all places if they are fewer. */
  handOver(give: (deadline: Deadline) => void): void {
    this.#isAsked = false;
    const places = this.#places;
    const since = this.#last - this.#firstFresh + 1;
    const isAll = this.#lapped || since >= places.length;
    const count = isAll ? places.length : since;
    const first = isAll ? this.#last + 1 : this.#firstFresh;
    for (let i = 0; i < count; i++) {
      const call = places[(first + i) & (places.length - 1)];
      if (call !== undefined && call.due < 0) give(call);
    }
  }

  /** An id that no call has, for an event. */
  unused(): number {
    return this.#freeID();
  }

  /** The call that has an id; undefined if there is none. */
  peek(invokeID: number): PendingCall | undefined {
    const call = this.#places[invokeID & (this.#places.length - 1)];
    return call?.invokeID === invokeID ? call : undefined;
  }

  /** Removes and returns the call that an answer belongs to; undefined if there is none. */
  take(invokeID: number): PendingCall | undefined {
    const place = invokeID & (this.#places.length - 1);
    const call = this.#places[place];
    if (call === undefined || call.invokeID !== invokeID) return undefined;
    this.#places[place] = undefined;
    this.#size--;
    if (this.#size === 0 && this.#places.length > MOST_PLACES) this.#places = [];
    return call;
  }

  /** Puts a call back that has just been taken, because its answer is still being read. */
  putBack(call: PendingCall): void {
    if (this.#places.length === 0) this.#grow();
    this.#places[call.invokeID & (this.#places.length - 1)] = call;
    this.#size++;
  }

  /** Removes a call that was given up; its id is not reused for now. */
  abandon(call: PendingCall): void {
    this.take(call.invokeID);
    const abandoned = (this.#abandoned ??= new Set());
    abandoned.add(call.invokeID);
    if (abandoned.size > MOST_ABANDONED) dropOldest(abandoned);
    this.#connection.checkIdle();
  }

  /** Whether an answer belongs to a call that was given up; if so, its id becomes free. */
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

  /** The next id that is not in use and whose place is free: nearly always the next one. */
  #freeID(): number {
    const next = this.#last + 1;
    const places = this.#places;
    const isSimple = this.#abandoned === undefined && next <= LAST_ID;
    const isRoomy = this.#size * 2 < places.length;
    if (!isSimple || !isRoomy || places[next & (places.length - 1)] !== undefined) {
      return this.#searchID();
    }
    this.#last = next;
    return next;
  }

  #searchID(): number {
    if (this.#size * 2 >= this.#places.length) this.#grow();
    const abandoned = this.#abandoned;
    if (abandoned !== undefined && this.#size + abandoned.size >= LAST_ID) dropOldest(abandoned);
    const mask = this.#places.length - 1;
    do {
      this.#last++;
      if (this.#last > LAST_ID) {
        this.#last = 1;
        this.#lapped = true;
      }
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

function tooMany(most: number): LimitError {
  return new LimitError("maxPendingCalls", `${most} calls wait for their answer already`);
}

function dropOldest(ids: Set<number>): void {
  for (const oldest of ids) {
    ids.delete(oldest);
    return;
  }
}
