import type { Event, Operation } from "../../codec/index.js";
import { guarded } from "../guarded.js";
import type { RoseLog } from "../log.js";
import { Deadline, timers } from "../time/timers.js";

/** What a handler works on. */
interface Work {
  readonly connection: { readonly engine: { readonly log: RoseLog } };
  readonly operation: Operation | Event;
  readonly invokeID: number;
  /** Tells the handler that its answer would come too late. */
  abort(reason: Error): void;
}

/** A handler that goes on by itself, and the end of its time. */
export class RunningInvoke<Context extends Work> extends Deadline {
  readonly context: Context;
  /** Its invoke id, or for an event, of which many may run, a number below 0. */
  readonly key: number;
  readonly #late: (context: Context) => void;

  constructor(context: Context, key: number, late: (context: Context) => void) {
    super();
    this.context = context;
    this.key = key;
    this.#late = late;
  }

  override expire(): void {
    const { log } = this.context.connection.engine;
    guarded(log, "the end of a handler's time", () => this.#late(this.context));
  }
}

/** The handlers at work for one connection. */
export class RunningInvokes<Context extends Work> {
  readonly #running = new Map<number, RunningInvoke<Context>>();
  #events = 0;

  get size(): number {
    return this.#running.size;
  }

  /** Whether a handler is at work on this invoke id. */
  has(invokeID: number): boolean {
    return this.#running.has(invokeID);
  }

  /** @param timeout Milliseconds until `late` is called; 0 for never. */
  add(context: Context, timeout: number, late: (context: Context) => void): RunningInvoke<Context> {
    const key = context.operation.kind === "event" ? --this.#events : context.invokeID;
    const running = new RunningInvoke(context, key, late);
    if (timeout > 0) timers.add(running, timeout);
    this.#running.set(key, running);
    return running;
  }

  remove(running: RunningInvoke<Context>): void {
    timers.remove(running);
    this.#running.delete(running.key);
  }

  /** Aborts the signals of those that the filter lets pass; they stay at work. */
  abort(reason: Error, filter?: (context: Context) => boolean): void {
    for (const { context } of [...this.#running.values()]) {
      if (filter === undefined || filter(context)) context.abort(reason);
    }
  }

  /** Nobody waits for them any longer: their time no more matters. */
  forgetTimes(): void {
    for (const running of this.#running.values()) timers.remove(running);
  }
}
