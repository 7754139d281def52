import type { Event, Operation } from "../../codec/index.js";
import { Backoff, reconnectOptionNames, type ReconnectOptions } from "./backoff.js";
import type { ClientStatus } from "./status.js";
import type { Connection, InvokeOptions } from "../connection/connection.js";
import { DEFAULT_PORT } from "../socket/default-port.js";
import { channels } from "../diagnostics.js";
import { CallStack, lead, ledTo } from "../call-stack.js";
import { dial, lineOf, type Line } from "./dial.js";
import type { EventHandler, OperationHandler, TokenFinder } from "../invoke/dispatcher.js";
import {
  Engine,
  engineOptionNames,
  type ConnectionOwner,
  type EngineOptions,
} from "../connection/engine.js";
import { guarded } from "../guarded.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import { ConnectionClosedError, type CloseReason } from "../errors.js";
import { EventStream } from "../invoke/event-stream.js";
import type { MessageEncoding } from "../message/json-path.js";
import type { CallCallback } from "../invoke/pending.js";
import { Readiness } from "./readiness.js";
import type { Session } from "../connection/session.js";
import type { ClientTlsOptions } from "../socket/tls-client.js";
import type { Wire } from "../socket/wire.js";
import { knownOptions, knownValue, type NamesOf } from "../known-options.js";
import { wrongToken } from "../wrong-token.js";

/** How {@link connect} connects, and how the client behaves. */
export interface ConnectOptions extends EngineOptions {
  /** Name or address; "localhost" by default. */
  readonly host?: string | undefined;
  /** 7222 by default. */
  readonly port?: number | undefined;
  /**
   * Opens what to connect over, in place of TCP to host and port: what `RoseServer.openLocal` gives,
   * or a socket that is connected. Called for each connection; what it throws or rejects with is
   * what connecting fails with.
   */
  readonly open?: (() => Wire | Promise<Wire>) | undefined;
  /** Whether and how to use TLS; "never" by default. There is no going on in clear without it. */
  readonly tls?: "never" | "starttls" | "direct" | ClientTlsOptions | undefined;
  /**
   * How invokes and events are sent; "ber" by default. Both are understood at any time, and what
   * the server invokes is answered in the encoding that it has chosen.
   */
  readonly encoding?: MessageEncoding | undefined;
  /** Gives up connecting. It has no effect on the client once that stands. */
  readonly signal?: AbortSignal | undefined;
  /** The limit `connectTimeout`, for short. */
  readonly connectTimeout?: number | undefined;
  /** The limit `callTimeout`, for short: milliseconds to an answer, 0 waits for ever. */
  readonly callTimeout?: number | undefined;
  /** Connect again whenever the connection is lost; true for the defaults. False by default. */
  readonly reconnect?: boolean | ReconnectOptions | undefined;
  /**
   * Called with each new connection before any other call goes out on it: log on here, and
   * register for events again. Calls must be made on the connection that is given: those of
   * the client wait for this to end. If it fails the attempt to connect has failed.
   */
  readonly onConnected?: ((connection: Connection) => void | Promise<void>) | undefined;
}

const connectOptionNames = {
  ...engineOptionNames,
  host: true,
  port: true,
  open: true,
  tls: true,
  encoding: true,
  signal: true,
  connectTimeout: true,
  callTimeout: true,
  reconnect: true,
  onConnected: true,
} satisfies NamesOf<ConnectOptions>;

const encodings = { ber: true, json: true } satisfies Record<MessageEncoding, true>;

/**
 * A ROSE client. Besides invoking it may be invoked itself: {@link Client.handle} registers
 * handlers for what the server invokes.
 *
 * One that reconnects goes through {@link Client.status}. When its connection is lost, what
 * was pending rejects with ConnectionClosedError and is never sent again; calls made from then
 * on wait, within their timeout, until it is connected. Subscriptions and handlers stay.
 */
export class Client implements AsyncDisposable, ConnectionOwner {
  readonly #engine: Engine;
  readonly #line: Line;
  readonly #options: ConnectOptions;
  readonly #reconnect: ReconnectOptions | undefined;
  readonly #backoff: Backoff;
  readonly #readiness: Readiness;
  readonly #watchers = new Set<EventStream<ClientStatus>>();
  readonly #abort = new AbortController();
  #connection: Connection | undefined;
  #status: ClientStatus = { state: "connecting", attempt: 1 };
  /** Failed attempts in a row. */
  #attempts = 0;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #closed: Promise<CloseReason>;
  #resolveClosed!: (reason: CloseReason) => void;

  /** @internal Use {@link connect}. */
  constructor(engine: Engine, line: Line, options: ConnectOptions) {
    const { reconnect } = options;
    if (typeof reconnect === "object") knownOptions(reconnect, reconnectOptionNames, "reconnect");
    engine.owner = this;
    this.#engine = engine;
    this.#line = line;
    this.#options = options;
    this.#reconnect = reconnect === true ? {} : reconnect || undefined;
    this.#backoff = new Backoff(this.#reconnect ?? {});
    this.#readiness = new Readiness(engine.limits.maxPendingCalls);
    this.#closed = new Promise((resolve) => (this.#resolveClosed = resolve));
  }

  /** The connection underneath, with its counters; the last one while there is none. */
  get connection(): Connection {
    return this.#connection as Connection;
  }

  /** Fulfilled, never rejected, when the client is closed for good; says why. */
  get closed(): Promise<CloseReason> {
    return this.#closed;
  }

  /** What the client is doing about its connection. */
  get state(): ClientStatus["state"] {
    return this.#status.state;
  }

  /** Follows that: `for await (const { state } of client.status())`. Begins with the present. */
  status(options?: { signal?: AbortSignal | undefined }): EventStream<ClientStatus> {
    const { maxQueuedEvents } = this.#engine.limits;
    const stream = new EventStream<ClientStatus>(maxQueuedEvents, options?.signal, (ended) => {
      this.#watchers.delete(ended);
    });
    stream.push(this.#status);
    if (this.#status.state === "closed") stream.end();
    else if (options?.signal?.aborted !== true) this.#watchers.add(stream);
    return stream;
  }

  /**
   * Invokes an operation of the server.
   * @returns The result. Rejects with RoseError (the operation's typed error), RoseReject,
   *   RoseTimeoutError, AbortError, ConnectionClosedError, BadAnswerError, LimitError,
   *   BerEncodeError for an argument that is not of the operation's type, or TypeError for something
   *   that is no operation. Every call settles.
   */
  invoke<A, R, E>(operation: Operation<A, R, E>, argument: A, options?: InvokeOptions): Promise<R> {
    const { invoke } = this;
    if (!this.#mustWait()) return this.connection.invokeFrom(invoke, operation, argument, options);
    return this.#later(new CallStack(invoke), operation, options, (left, stack) =>
      this.connection.invokeFrom(stack, operation, argument, left),
    );
  }

  /** As {@link invoke}, with a callback in place of a promise; see {@link Connection.call}. */
  call<A, R, E>(
    operation: Operation<A, R, E>,
    argument: A,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void {
    const { call } = this;
    if (!this.#mustWait()) {
      this.connection.callFrom(call, operation, argument, callback, options);
      return;
    }
    const failed = (error: Error): void => callback(error);
    this.#later(new CallStack(call), operation, options, (left, stack) => {
      this.connection.callFrom(stack, operation, argument, callback, left);
    }).then(() => {}, failed);
  }

  /** Whether there is no connection to make calls on now, but there may be one again. */
  #mustWait(): boolean {
    const { state } = this.#status;
    if (state === "connected") return this.#reconnect !== undefined && !this.connection.open;
    return state !== "closed";
  }

  /** Makes a call once there is a connection, in what is left of its time then. */
  async #later<T>(
    stack: CallStack,
    operation: Operation,
    options: InvokeOptions | undefined,
    make: (options: InvokeOptions, stack: CallStack) => T | Promise<T>,
  ): Promise<T> {
    if (operation?.kind !== "operation") throw lead(wrongToken("invoke", operation), stack);
    const timeout = options?.timeout ?? this.#engine.limits.callTimeout;
    const begun = performance.now();
    try {
      await this.#readiness.wait(operation.name, timeout, options?.signal);
    } catch (error) {
      throw ledTo(error, stack);
    }
    const left = Math.max(1, timeout - (performance.now() - begun));
    return await make({ ...options, timeout: timeout === 0 ? 0 : left }, stack);
  }

  /**
   * Sends an event.
   * @returns Whether it was sent; not while there is no connection.
   * @throws LimitError, BerEncodeError for a wrong argument, or TypeError for something that is no event.
   */
  emit<A>(event: Event<A>, argument: A, extras?: InvokeExtras): boolean {
    return this.connection.emitFrom(this.emit, event, argument, extras);
  }

  /**
   * Subscribes to an event from now on: `for await (const argument of client.events(event))`.
   * Ends when this side closes, throws ConnectionClosedError when the connection is lost for
   * good, AbortError when the signal fires, and LimitError when `maxQueuedEvents` wait for a
   * reader. Events that come for a {@link session} are not among them.
   */
  events<A>(event: Event<A>, options?: { signal?: AbortSignal | undefined }): EventStream<A> {
    const { dispatcher, limits } = this.#engine;
    const stream = dispatcher.subscribe(event, limits.maxQueuedEvents, options?.signal);
    if (this.#status.state === "closed") stream.end();
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
   * Registers who takes all that the server sends and nothing else is registered for: for those who
   * hand on what they do not know themselves.
   * @param find Says what an id, or where that is 0 a name, means; what it does not know is rejected.
   * @throws Error if there is somebody already.
   */
  handleRest(find: TokenFinder, handler: OperationHandler<any, any>): this {
    this.#engine.dispatcher.handleRest(find, handler);
    return this;
  }

  /**
   * The session of multi-user mode that the server has given this id: what it sends carries the
   * id, and events for that id come to it alone. It lasts as long as the connection, or until
   * `client.connection.sessions.destroy(id)`.
   * @throws ConnectionClosedError, or LimitError for more than `maxSessions`.
   */
  session(id: string): Session {
    const { sessions } = this.connection;
    sessions.enable();
    return sessions.get(id) ?? sessions.create(id);
  }

  /**
   * Makes no more calls, waits for those under way, then closes.
   * @param milliseconds How long to wait at most; 0, the default, waits for ever.
   */
  async drain(milliseconds = 0): Promise<void> {
    if (this.#mustWait()) await this.close();
    else await this.connection.drain(milliseconds);
    await this.closed;
  }

  /** Closes for good; what is pending rejects at once. May be called again. */
  async close(): Promise<void> {
    this.#abort.abort(new Error("the client was closed"));
    clearTimeout(this.#timer);
    await this.#connection?.close();
    this.#end({ code: "local", message: "closed by this side" });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** @internal Connects for the first time. */
  async begin(): Promise<void> {
    const { signal } = this.#options;
    const aborted = (): void => this.#abort.abort(signal?.reason);
    signal?.addEventListener("abort", aborted);
    if (signal?.aborted === true) aborted();
    try {
      await this.#connect();
    } catch (error) {
      this.#end({ code: "network", message: "no connection came about", error: error as Error });
      throw error;
    } finally {
      signal?.removeEventListener("abort", aborted);
    }
  }

  async #connect(): Promise<void> {
    const attempt = this.#attempts + 1;
    const connection = await dial(this.#engine, this.#line, this.#abort.signal);
    this.#connection = connection;
    try {
      await this.#prepare(connection);
    } catch (error) {
      await connection.close();
      throw error;
    }
    this.#attempts = 0;
    this.#since = performance.now();
    this.#tell({ state: "connected", attempt });
    this.#readiness.open();
  }

  /** Has the program log on, and fails if the connection is lost meanwhile. */
  async #prepare(connection: Connection): Promise<void> {
    const { onConnected } = this.#options;
    if (onConnected === undefined) return;
    const ready = (async () => onConnected(connection))();
    await Promise.race([ready, connection.closed]);
    connection.mustBeOpen();
  }

  async #again(): Promise<void> {
    this.#tell({ state: "connecting", attempt: this.#attempts + 1 });
    try {
      await this.#connect();
    } catch (error) {
      this.#attempts++;
      this.#wait(error as Error);
    }
  }

  /** There is no connection: try again after a while, or give up. */
  #wait(error: Error): void {
    const { maxAttempts = 0, retry } = this.#reconnect ?? {};
    const attempts = this.#attempts;
    if (this.#abort.signal.aborted) return;
    const enough = maxAttempts > 0 && attempts >= maxAttempts;
    if (enough || (attempts > 0 && retry?.(error, attempts) === false)) {
      this.#end({ code: "network", message: `given up after ${attempts} attempts`, error });
      return;
    }
    const delay = this.#backoff.next();
    this.#tell({ state: "waiting", attempt: attempts + 1, delay, error });
    const again = (): void => {
      guarded(this.#engine.log, "connecting again", () => this.#again());
    };
    this.#timer = setTimeout(again, delay);
  }

  /** @internal A connection is gone. */
  gone(connection: Connection, reason: CloseReason): void {
    // While it was being made ready, who makes it ready sees to it.
    if (connection !== this.#connection || this.#status.state !== "connected") return;
    if (this.#reconnect === undefined || reason.code === "local") {
      this.#end(reason);
      return;
    }
    if (performance.now() - this.#since >= this.#backoff.maxDelay) this.#backoff.reset();
    this.#wait(new ConnectionClosedError(reason));
  }

  /** @internal TLS stands; who asked for it goes on. */
  secured(): void {}

  #tell(status: ClientStatus): void {
    this.#status = status;
    for (const watcher of this.#watchers) watcher.push(status);
    if (channels.clientStatus.hasSubscribers) {
      channels.clientStatus.publish({ client: this, status });
    }
  }

  #end(reason: CloseReason): void {
    if (this.#status.state === "closed") return;
    this.#tell({ state: "closed", reason });
    const error = new ConnectionClosedError(reason);
    this.#readiness.fail(error);
    this.#engine.dispatcher.endStreams(reason.code === "local" ? undefined : error);
    for (const watcher of this.#watchers) watcher.end();
    this.#resolveClosed(reason);
  }
}

/**
 * Connects to a server.
 * @throws ConnectError with the system's error as its cause, RoseTimeoutError, TlsError,
 *   AbortError, or what `onConnected` throws; RangeError for a limit that makes no sense,
 *   TypeError for an option that there is not.
 */
export async function connect(options: ConnectOptions = {}): Promise<Client> {
  knownOptions(options, connectOptionNames, "connect");
  knownValue(options.encoding, encodings, "encoding");
  const { connectTimeout, callTimeout, host = "localhost", port = DEFAULT_PORT } = options;
  const limits = {
    ...options.limits,
    ...(connectTimeout !== undefined && { connectTimeout }),
    ...(callTimeout !== undefined && { callTimeout }),
  };
  const engine = new Engine("client", { ...options, limits }, { encoding: options.encoding });
  const client = new Client(
    engine,
    lineOf({ host, port, open: options.open }, options.tls),
    options,
  );
  await client.begin();
  return client;
}
