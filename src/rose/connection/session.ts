import type { Event, Operation } from "../../codec/index.js";
import type { Connection, InvokeOptions } from "./connection.js";
import { Dispatcher, type EventHandler, type OperationHandler } from "../invoke/dispatcher.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import { ConnectionClosedError, SessionEndedError } from "../errors.js";
import type { EventStream } from "../invoke/event-stream.js";
import type { CallCallback } from "../invoke/pending.js";
import { timers } from "../time/timers.js";

/** Names a value that a session keeps, with its type; made by {@link sessionKey}. */
export interface SessionKey<T> {
  readonly description: string;
  /** Only for the type checker: the type of the value. */
  readonly _value?: T;
}

/**
 * Makes a key for {@link Session.get} and {@link Session.set}. Two keys are never the same,
 * whatever their description.
 */
export function sessionKey<T>(description: string): SessionKey<T> {
  return { description };
}

/**
 * What is remembered between the invokes of one peer: who it is, and whatever the handlers
 * keep under keys of their own. A connection has one of its own, without an id, and in
 * multi-user mode any number with ids: a message belongs to the one whose id it carries.
 *
 * What a session sends carries its id, so it reaches that session of the peer alone.
 */
export class Session {
  /** The session id of multi-user mode; undefined for the connection's own session. */
  readonly id: string | undefined;
  readonly connection: Connection;
  /** Who is logged on: set by the handler of the logon, undefined before. */
  user: string | undefined = undefined;
  /** @internal The tick of the last message that came for it. */
  touched: number;
  #values: Map<SessionKey<unknown>, unknown> | undefined;
  #dispatcher: Dispatcher | undefined;
  #abort: AbortController | undefined;
  #ended: Error | undefined;

  /** @internal Made by a connection; see {@link Sessions.create}. */
  constructor(connection: Connection, id?: string) {
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

  /** Forgets a value; gives whether there was one. */
  delete(key: SessionKey<unknown>): boolean {
    return this.#values?.delete(key) ?? false;
  }

  /** Whether it has been destroyed, or its connection is closed. */
  get ended(): boolean {
    return this.#ended !== undefined;
  }

  /** Milliseconds since the last message that came for it, to the tenth of a second. */
  get idleFor(): number {
    return timers.since(this.touched);
  }

  /** Aborts when the session is destroyed or its connection closes. */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      if (this.#ended !== undefined) this.#abort.abort(this.#ended);
    }
    return this.#abort.signal;
  }

  /**
   * As {@link Connection.invoke}, under the id of the session. Rejects with SessionEndedError
   * too.
   */
  async invoke<A, R, E>(
    operation: Operation<A, R, E>,
    argument: A,
    options?: InvokeOptions,
  ): Promise<R> {
    this.#mustStand();
    const marked = this.#marked(options);
    return await this.connection.invokeFrom(this.invoke, operation, argument, marked);
  }

  /** As {@link Connection.call}, under the id of the session. Throws SessionEndedError. */
  call<A, R, E>(
    operation: Operation<A, R, E>,
    argument: A,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void {
    this.#mustStand();
    const marked = this.#marked(options);
    this.connection.callFrom(this.call, operation, argument, callback, marked);
  }

  /** As {@link Connection.emit}, under the id of the session; false too if that has ended. */
  emit<A>(event: Event<A>, argument: A, extras?: InvokeExtras): boolean {
    if (this.#ended !== undefined) return false;
    return this.connection.emitFrom(this.emit, event, argument, this.#marked(extras));
  }

  /**
   * Subscribes to the events of one kind that come for this session. Ends when the session is
   * destroyed, throws ConnectionClosedError when the connection is lost, AbortError when the
   * signal fires, and LimitError when `maxQueuedEvents` wait for a reader.
   */
  events<A>(event: Event<A>, options?: { signal?: AbortSignal | undefined }): EventStream<A> {
    const { maxQueuedEvents } = this.connection.engine.limits;
    this.#dispatcher ??= new Dispatcher();
    const stream = this.#dispatcher.subscribe(event, maxQueuedEvents, options?.signal);
    if (this.#ended !== undefined) stream.end();
    return stream;
  }

  /**
   * Registers a handler for what the peer sends for this session, in place of the one that the
   * client or server has for all.
   * @throws Error if the session has one already.
   */
  handle<A, R, E>(operation: Operation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A>, handler: EventHandler<A>): this;
  handle(token: Operation | Event, handler: OperationHandler<any, any>): this {
    (this.#dispatcher ??= new Dispatcher()).handle(token as Operation, handler);
    return this;
  }

  /** @internal What is registered for this session alone. */
  get dispatcher(): Dispatcher | undefined {
    return this.#dispatcher;
  }

  /** @internal Ends it; the first reason counts. */
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

  #mustStand(): void {
    const ended = this.#ended;
    if (ended instanceof ConnectionClosedError) throw ended;
    if (ended !== undefined) throw new SessionEndedError(ended.message, { cause: ended });
  }
}
