import type { Event, Operation } from "../../codec/index.js";
import { guarded } from "../guarded.js";
import type { RoseLog } from "../log.js";
import { Deadline, timers } from "../time/timers.js";

/** The invoke or event that a handler carries out. */
interface Work {
  readonly connection: {
    /** `runningOctets` counts for all connections. */
    readonly engine: { readonly log: RoseLog; runningOctets: number };
  };
  readonly operation: Operation | Event;
  readonly invokeID: number;
  /** Octets of its message. */
  readonly octets: number;
  /** Tells the handler that its answer is no longer wanted. */
  abort(reason: Error): void;
}

/** A handler that continues asynchronously, and its deadline. */
export class RunningInvoke<Context extends Work> extends Deadline {
  readonly context: Context;
  readonly #late: (context: Context) => void;

  constructor(context: Context, late: (context: Context) => void) {
    super();
    this.context = context;
    this.#late = late;
  }

  /** Its invoke id or, for an event, itself: a peer may give invokes any id. */
  get key(): number | object {
    return this.context.operation.kind === "event" ? this : this.context.invokeID;
  }

  override expire(): void {
    const { log } = this.context.connection.engine;
    guarded(log, "the end of a handler's time", () => this.#late(this.context));
  }
}

/** The handlers at work for one connection. */
export class RunningInvokes<Context extends Work> {
  readonly #running = new Map<number | object, RunningInvoke<Context>>();
  /** Octets of the messages that they carry out. */
  octets = 0;

  get size(): number {
    return this.#running.size;
  }

  /** Whether a handler is at work for this invoke id. */
  has(invokeID: number): boolean {
    return this.#running.has(invokeID);
  }

  /** @param timeout Milliseconds until `late` is called; 0: never. */
  add(context: Context, timeout: number, late: (context: Context) => void): RunningInvoke<Context> {
    const running = new RunningInvoke(context, late);
    if (timeout > 0) timers.add(running, timeout);
    this.#running.set(running.key, running);
    this.#count(context, context.octets);
    return running;
  }

  remove(running: RunningInvoke<Context>): void {
    timers.remove(running);
    this.#running.delete(running.key);
    this.#count(running.context, -running.context.octets);
  }

  #count({ connection }: Context, octets: number): void {
    this.octets += octets;
    connection.engine.runningOctets += octets;
  }

  /** Aborts the signals of those handlers that the filter accepts; they remain at work. */
  abort(reason: Error, filter?: (context: Context) => boolean): void {
    for (const { context } of [...this.#running.values()]) {
      if (filter === undefined || filter(context)) context.abort(reason);
    }
  }

  /** Their answers are no longer waited for, so their deadlines no longer matter. */
  forgetTimes(): void {
    for (const running of this.#running.values()) timers.remove(running);
  }
}
