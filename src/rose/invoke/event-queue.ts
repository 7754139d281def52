import { knownOptions, type NamesOf } from "../../codec/internal.js";
import type { EventStream, StreamOptions } from "../api/connection.js";
import { LimitError } from "../errors.js";
import { abortError, unwatch, watch, type Abortable } from "../time/abort-group.js";

interface Waiting<A> {
  resolve(result: IteratorResult<A, undefined>): void;
  reject(error: Error): void;
}

const streamNames = { signal: "object" } satisfies NamesOf<StreamOptions>;

/** The signal among the options. @throws TypeError for an unknown option. */
export function signalOf(
  options: StreamOptions | undefined,
  what: string,
): AbortSignal | undefined {
  knownOptions(options, streamNames, what);
  return options?.signal;
}

/** A subscription, with the events that wait to be read. */
export class EventQueue<A> implements EventStream<A>, Abortable {
  #queue: A[] = [];
  #read = 0;
  readonly #waiting: Waiting<A>[] = [];
  #ended = false;
  #error: Error | undefined;
  readonly #most: number;
  readonly #signal: AbortSignal | undefined;
  readonly #onEnd: (stream: EventQueue<A>) => void;

  /** @param onEnd Called once, when the stream accepts no more events. */
  constructor(
    most: number,
    signal: AbortSignal | undefined,
    onEnd: (stream: EventQueue<A>) => void,
  ) {
    this.#most = most;
    this.#signal = signal;
    this.#onEnd = onEnd;
    if (signal?.aborted === true) this.aborted();
    else if (signal !== undefined) watch(signal, this);
  }

  /** An event has come. */
  push(argument: A): void {
    if (this.#ended) return;
    const waiting = this.#waiting.shift();
    if (waiting !== undefined) {
      waiting.resolve({ done: false, value: argument });
    } else if (this.#queue.length - this.#read >= this.#most) {
      this.end(new LimitError("maxQueuedEvents", `${this.#most} events wait for a reader`));
    } else {
      this.#queue.push(argument);
    }
  }

  /** No more events will come; what is queued can still be read. */
  end(error?: Error): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#error = error;
    if (this.#signal !== undefined) unwatch(this.#signal, this);
    this.#onEnd(this);
    for (const waiting of this.#waiting.splice(0)) this.#finish(waiting);
  }

  /** The signal has fired. */
  aborted(): void {
    this.#queue = [];
    this.#read = 0;
    this.end(abortError("the subscription was aborted", this.#signal as AbortSignal));
  }

  next(): Promise<IteratorResult<A, undefined>> {
    if (this.#read < this.#queue.length) {
      const value = this.#queue[this.#read] as A;
      this.#queue[this.#read++] = undefined as A;
      if (this.#read === this.#queue.length || this.#read > 1024) {
        this.#queue = this.#queue.slice(this.#read);
        this.#read = 0;
      }
      return Promise.resolve({ done: false, value });
    }
    return new Promise((resolve, reject) => {
      const waiting = { resolve, reject };
      if (this.#ended) this.#finish(waiting);
      else this.#waiting.push(waiting);
    });
  }

  /** Ends the subscription, as `break` in a `for await` does. */
  return(): Promise<IteratorResult<A, undefined>> {
    this.#queue = [];
    this.#read = 0;
    this.end();
    return Promise.resolve({ done: true, value: undefined });
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #finish(waiting: Waiting<A>): void {
    const error = this.#error;
    this.#error = undefined;
    if (error === undefined) waiting.resolve({ done: true, value: undefined });
    else waiting.reject(error);
  }
}
