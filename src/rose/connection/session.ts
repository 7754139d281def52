import type { Event, Operation, InvokedOperation, HandledOperation } from "../../codec/index.js";
import type {
  CallCallback,
  Connection,
  EventHandler,
  StreamOptions,
  EventStream,
  InvokeOptions,
  OperationHandler,
  Session,
  SessionKey,
} from "../api/connection.js";
import { ConnectionClosedError, SessionEndedError } from "../errors.js";
import type { Origin } from "../invoke/call-stack.js";
import { signalOf } from "../invoke/event-queue.js";
import { Dispatcher } from "../invoke/dispatcher.js";
import type { EngineLimits } from "../limits.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import { timers } from "../time/timers.js";

/**
 * Creates a key for {@link Session.get} and {@link Session.set}. Two keys are never the same,
 * even if their descriptions are.
 */
export function sessionKey<T>(description: string): SessionKey<T> {
  return { description };
}

/** What a session needs of its connection. */
export interface SessionConnection extends Connection {
  readonly engine: {
    readonly limits: EngineLimits;
    readonly protocol: { readonly native: boolean };
  };
  // Like the methods without `From`, but the stack traces of errors begin at the origin.
  invokeFrom<A, R, E>(
    origin: Origin,
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options: InvokeOptions | undefined,
  ): Promise<R>;
  callFrom<A, R, E>(
    origin: Origin,
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options: InvokeOptions | undefined,
  ): void;
  emitFrom<A>(
    origin: Origin,
    event: Event<any, A>,
    argument: NoInfer<A>,
    extras: InvokeExtras | undefined,
  ): boolean;
}

/** A session of a connection: its own, or one of multi-user mode. */
export class EngineSession implements Session {
  readonly id: string | undefined;
  readonly connection: SessionConnection;
  user: string | undefined = undefined;
  /** The tick of the last message for this session. */
  touched: number;
  #values: Map<SessionKey<unknown>, unknown> | undefined;
  #dispatcher: Dispatcher | undefined;
  #abort: AbortController | undefined;
  #ended: Error | undefined;

  constructor(connection: SessionConnection, id?: string) {
    this.connection = connection;
    this.id = id;
    this.touched = timers.recent;
  }

  get<T>(key: SessionKey<T>): T | undefined {
    return this.#values?.get(key) as T | undefined;
  }

  set<T>(key: SessionKey<T>, value: T): void {
    (this.#values ??= new Map()).set(key, value);
  }

  delete(key: SessionKey<unknown>): boolean {
    return this.#values?.delete(key) ?? false;
  }

  get ended(): boolean {
    return this.#ended !== undefined;
  }

  get idleFor(): number {
    return timers.since(this.touched);
  }

  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.#ended !== undefined) this.#abort.abort(this.#ended);
    }
    return this.#abort.signal;
  }

  async invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R> {
    this.#requireOpen();
    const marked = this.#marked(options);
    return await this.connection.invokeFrom(this.invoke, operation, argument, marked);
  }

  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void {
    this.#requireOpen();
    const marked = this.#marked(options);
    this.connection.callFrom(this.call, operation, argument, callback, marked);
  }

  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean {
    if (this.#ended !== undefined) return false;
    return this.connection.emitFrom(this.emit, event, argument, this.#marked(extras));
  }

  events<A>(event: Event<A, any>, options?: StreamOptions): EventStream<A> {
    const { maxQueuedEvents } = this.connection.engine.limits;
    const signal = signalOf(options, "events");
    const stream = this.#ownDispatcher.subscribe(event, maxQueuedEvents, signal);
    if (this.#ended !== undefined) stream.end();
    return stream;
  }

  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;
  handle(token: Operation | Event, handler: OperationHandler<any, any>): this {
    this.#ownDispatcher.handle(token as Operation, handler);
    return this;
  }

  get #ownDispatcher(): Dispatcher {
    return (this.#dispatcher ??= new Dispatcher(this.connection.engine.protocol.native));
  }

  /** The handlers and subscriptions of this session alone. */
  get dispatcher(): Dispatcher | undefined {
    return this.#dispatcher;
  }

  /** Ends the session; the first reason counts. */
  end(reason: Error): void {
    if (this.#ended !== undefined) return;
    this.#ended = reason;
    const lost = reason instanceof ConnectionClosedError && reason.reason.code !== "local";
    this.#dispatcher?.endStreams(lost ? reason : undefined);
    this.#abort?.abort(reason);
  }

  #marked<O extends InvokeExtras>(extras: O | undefined): O | undefined {
    if (this.id === undefined) return extras;
    return { ...extras, sessionID: this.id } as O;
  }

  #requireOpen(): void {
    const ended = this.#ended;
    if (ended instanceof ConnectionClosedError) throw ended;
    if (ended !== undefined) throw new SessionEndedError(ended.message, { cause: ended });
  }
}
