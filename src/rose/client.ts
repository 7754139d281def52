import type { Event, Operation } from "../codec/index.js";
import { Connection, type InvokeOptions } from "./connection.js";
import type { EventHandler, OperationHandler } from "./dispatcher.js";
import { Engine, type EngineOptions } from "./engine.js";
import type { InvokeExtras } from "./envelope-write.js";
import { ConnectionClosedError, type CloseReason } from "./errors.js";
import type { EventStream } from "./event-stream.js";
import { openSocket } from "./open-socket.js";
import type { CallCallback } from "./pending.js";

/** The port that a UCServer listens on. */
export const DEFAULT_PORT = 7222;

/** How {@link connect} connects, and how the client behaves. */
export interface ConnectOptions extends EngineOptions {
  /** Name or address; "localhost" by default. */
  readonly host?: string | undefined;
  /** 7222 by default. */
  readonly port?: number | undefined;
  /** Gives up connecting. It has no effect on the client once that stands. */
  readonly signal?: AbortSignal | undefined;
  /** The limit `connectTimeout`, for short. */
  readonly connectTimeout?: number | undefined;
  /** The limit `callTimeout`, for short: milliseconds to an answer, 0 waits for ever. */
  readonly callTimeout?: number | undefined;
}

/**
 * A ROSE client. Besides invoking it may be invoked itself: {@link Client.handle} registers
 * handlers for what the server invokes.
 */
export class Client implements AsyncDisposable {
  /** The connection underneath, with its counters. */
  readonly connection: Connection;
  readonly #engine: Engine;

  /** @internal Use {@link connect}. */
  constructor(
    engine: Engine,
    makeConnection: (onGone: (reason: CloseReason) => void) => Connection,
  ) {
    this.#engine = engine;
    this.connection = makeConnection((reason) => this.#gone(reason));
  }

  /** Fulfilled, never rejected, when the connection is gone; says why. */
  get closed(): Promise<CloseReason> {
    return this.connection.closed;
  }

  /**
   * Invokes an operation of the server.
   * @returns The result. Rejects with RoseError (the operation's typed error), RoseReject,
   *   RoseTimeoutError, AbortError, ConnectionClosedError, BadAnswerError, LimitError, or
   *   BerEncodeError for an argument that is not of the operation's type. Every call settles.
   */
  invoke<A, R, E>(operation: Operation<A, R, E>, argument: A, options?: InvokeOptions): Promise<R> {
    return this.connection.invoke(operation, argument, options);
  }

  /** As {@link invoke}, with a callback in place of a promise; see {@link Connection.call}. */
  call<A, R, E>(
    operation: Operation<A, R, E>,
    argument: A,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void {
    this.connection.call(operation, argument, callback, options);
  }

  /**
   * Sends an event.
   * @throws ConnectionClosedError, LimitError, or BerEncodeError for a wrong argument.
   */
  emit<A>(event: Event<A>, argument: A, extras?: InvokeExtras): void {
    this.connection.emit(event, argument, extras);
  }

  /**
   * Subscribes to an event from now on: `for await (const argument of client.events(event))`.
   * Ends when this side closes, throws ConnectionClosedError when the connection is lost,
   * AbortError when the signal fires, and LimitError when `maxQueuedEvents` wait for a reader.
   */
  events<A>(event: Event<A>, options?: { signal?: AbortSignal | undefined }): EventStream<A> {
    const { dispatcher, limits } = this.#engine;
    const stream = dispatcher.subscribe(event, limits.maxQueuedEvents, options?.signal);
    if (!this.connection.open) stream.end();
    return stream;
  }

  /**
   * Registers the one handler of an operation or event that the server sends.
   * @throws Error if there is one already.
   */
  handle<A, R, E>(operation: Operation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A>, handler: EventHandler<A>): this;
  handle(token: Operation | Event, handler: OperationHandler<any, any>): this {
    this.#engine.dispatcher.handle(token as Operation, handler);
    return this;
  }

  /**
   * Makes no more calls, waits for those under way, then closes.
   * @param milliseconds How long to wait at most; 0, the default, waits for ever.
   */
  drain(milliseconds = 0): Promise<void> {
    return this.connection.drain(milliseconds);
  }

  /** Closes the connection; what is pending rejects at once. May be called again. */
  close(): Promise<void> {
    return this.connection.close();
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  #gone(reason: CloseReason): void {
    const lost = reason.code === "local" ? undefined : new ConnectionClosedError(reason);
    this.#engine.dispatcher.endStreams(lost);
  }
}

/**
 * Connects to a server.
 * @throws ConnectError with the system's error as its cause, RoseTimeoutError, or AbortError;
 *   RangeError for a limit that makes no sense.
 */
export async function connect(options: ConnectOptions = {}): Promise<Client> {
  const { connectTimeout, callTimeout } = options;
  const limits = {
    ...options.limits,
    ...(connectTimeout !== undefined && { connectTimeout }),
    ...(callTimeout !== undefined && { callTimeout }),
  };
  const engine = new Engine("client", { ...options, limits });
  const socket = await openSocket({
    host: options.host ?? "localhost",
    port: options.port ?? DEFAULT_PORT,
    timeout: engine.limits.connectTimeout,
    signal: options.signal,
  });
  return new Client(engine, (onGone) => {
    return new Connection(engine, socket, (_, reason) => onGone(reason));
  });
}
