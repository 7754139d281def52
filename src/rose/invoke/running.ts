import { guarded } from "../guarded.js";
import type { InvokeContext } from "./invoke-context.js";
import { Deadline, timers } from "../time/timers.js";

/** A handler that goes on by itself, and the end of its time. */
export class RunningInvoke extends Deadline {
  readonly context: InvokeContext;
  /** Its invoke id, or for an event, of which many may run, a number below 0. */
  readonly key: number;
  readonly #late: (context: InvokeContext) => void;

  constructor(context: InvokeContext, key: number, late: (context: InvokeContext) => void) {
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
export class RunningInvokes {
  readonly #running = new Map<number, RunningInvoke>();
  #events = 0;

  get size(): number {
    return this.#running.size;
  }

  /** Whether a handler is at work on this invoke id. */
  has(invokeID: number): boolean {
    return this.#running.has(invokeID);
  }

  /** @param timeout Milliseconds until `late` is called; 0 for never. */
  add(
    context: InvokeContext,
    timeout: number,
    late: (context: InvokeContext) => void,
  ): RunningInvoke {
    const key = context.operation.kind === "event" ? --this.#events : context.invokeID;
    const running = new RunningInvoke(context, key, late);
    if (timeout > 0) timers.add(running, timeout);
    this.#running.set(key, running);
    return running;
  }

  remove(running: RunningInvoke): void {
    timers.remove(running);
    this.#running.delete(running.key);
  }

  /** Aborts the signals of those that the filter lets pass; they stay at work. */
  abort(reason: Error, filter?: (context: InvokeContext) => boolean): void {
    for (const { context } of [...this.#running.values()]) {
      if (filter === undefined || filter(context)) context.abort(reason);
    }
  }

  /** Nobody waits for them any longer: their time no more matters. */
  forgetTimes(): void {
    for (const running of this.#running.values()) timers.remove(running);
  }
}
