import type { Event, Operation, InvokedOperation, HandledOperation } from "../../codec/index.js";
import type { Client, ConnectOptions } from "../api/client.js";
import type {
  CallCallback,
  EventHandler,
  StreamOptions,
  EventStream,
  InvokeOptions,
  OperationHandler,
  Session,
} from "../api/connection.js";
import type { TokenFinder } from "../api/options.js";
import type { ConnectionOwner, EngineConnection } from "../connection/connection.js";
import { Engine } from "../connection/engine.js";
import { channels } from "../diagnostics.js";
import { ConnectionClosedError, type CloseReason } from "../errors.js";
import { guarded } from "../guarded.js";
import { CallStack, beginAtCall, errorOfCall } from "../invoke/call-stack.js";
import { checkInvokeOptions } from "../invoke/call-options.js";
import { EventQueue, signalOf } from "../invoke/event-queue.js";
import { wrongToken } from "../invoke/wrong-token.js";
import { checkConnectOptions, limitsOf } from "./connect-options.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import { DEFAULT_PORT } from "../socket/default-port.js";
import { unwatch, watch } from "../time/abort-group.js";
import { Backoff, type ReconnectOptions } from "./backoff.js";
import { dial, lineOf, type Line } from "./dial.js";
import { Readiness } from "./readiness.js";
import type { ClientStatus } from "./status.js";

/** A client and its connections, one after the other. */
class EngineClient implements Client, ConnectionOwner {
  readonly #engine: Engine;
  readonly #line: Line;
  readonly #options: ConnectOptions;
  readonly #reconnect: ReconnectOptions | undefined;
  readonly #backoff: Backoff;
  readonly #readiness: Readiness;
  readonly #watchers = new Set<EventQueue<ClientStatus>>();
  readonly #abort = new AbortController();
  #connection: EngineConnection | undefined;
  #status: ClientStatus = { state: "connecting", attempt: 1 };
  /** The number of attempts that have failed in a row. */
  #attempts = 0;
  #since = 0;
  #timer: NodeJS.Timeout | undefined;
  readonly #closed: Promise<CloseReason>;
  #resolveClosed!: (reason: CloseReason) => void;

  constructor(engine: Engine, line: Line, options: ConnectOptions) {
    const { reconnect } = options;
    this.#engine = engine;
    this.#line = line;
    this.#options = options;
    this.#reconnect = reconnect === true ? {} : reconnect || undefined;
    this.#backoff = new Backoff(this.#reconnect ?? {});
    this.#readiness = new Readiness(engine.limits.maxPendingCalls);
    this.#closed = new Promise((resolve) => (this.#resolveClosed = resolve));
  }

  get connection(): EngineConnection {
    return this.#connection as EngineConnection;
  }

  get closed(): Promise<CloseReason> {
    return this.#closed;
  }

  get state(): ClientStatus["state"] {
    return this.#status.state;
  }

  status(options?: StreamOptions): EventStream<ClientStatus> {
    const signal = signalOf(options, "status");
    const { maxQueuedEvents } = this.#engine.limits;
    const stream = new EventQueue<ClientStatus>(maxQueuedEvents, signal, (ended) => {
      this.#watchers.delete(ended);
    });
    stream.push(this.#status);
    if (this.#status.state === "closed") stream.end();
    else if (signal?.aborted !== true) this.#watchers.add(stream);
    return stream;
  }

  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R> {
    return this.#mustWait()
      ? this.#invokeLater(operation, argument, options)
      : this.connection.invokeFrom(this.invoke, operation, argument, options);
  }

  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void {
    if (this.#mustWait()) this.#callLater(operation, argument, callback, options);
    else this.connection.callFrom(this.call, operation, argument, callback, options);
  }

  // Closures within the methods above would cost every call the memory of what they use.

  #invokeLater<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options: InvokeOptions | undefined,
  ): Promise<R> {
    return this.#later(new CallStack(this.invoke), operation, options, (left, stack) =>
      this.connection.invokeFrom(stack, operation, argument, left),
    );
  }

  #callLater<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options: InvokeOptions | undefined,
  ): void {
    const failed = (error: Error): void => callback(error);
    this.#later(new CallStack(this.call), operation, options, (left, stack) => {
      this.connection.callFrom(stack, operation, argument, callback, left);
    }).then(() => {}, failed);
  }

  /** Whether there is no connection for calls now, but there may be one later. */
  #mustWait(): boolean {
    const { state } = this.#status;
    if (state === "connected") return this.#reconnect !== undefined && !this.connection.open;
    return state !== "closed";
  }

  /** Makes a call once there is a connection, within the time that is left for it. */
  async #later<T>(
    stack: CallStack,
    operation: Operation,
    options: InvokeOptions | undefined,
    make: (options: InvokeOptions, stack: CallStack) => T | Promise<T>,
  ): Promise<T> {
    try {
      if (operation?.kind !== "operation") throw wrongToken("invoke", operation);
      checkInvokeOptions(options, "invoke");
    } catch (error) {
      throw beginAtCall(error as Error, stack);
    }
    const timeout = options?.timeout ?? this.#engine.limits.callTimeout;
    const begun = performance.now();
    try {
      await this.#readiness.wait(operation.name, timeout, options?.signal);
    } catch (error) {
      throw errorOfCall(error, stack);
    }
    const left = Math.max(1, timeout - (performance.now() - begun));
    return await make({ ...options, timeout: timeout === 0 ? 0 : left }, stack);
  }

  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean {
    return this.connection.emitFrom(this.emit, event, argument, extras);
  }

  events<A>(event: Event<A, any>, options?: StreamOptions): EventStream<A> {
    const { dispatcher, limits } = this.#engine;
    const signal = signalOf(options, "events");
    const stream = dispatcher.subscribe(event, limits.maxQueuedEvents, signal);
    if (this.#status.state === "closed") stream.end();
    return stream;
  }

  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;
  handle(token: Operation | Event, handler: OperationHandler<any, any>): this {
    this.#engine.dispatcher.handle(token as Operation, handler);
    return this;
  }

  handleRest(find: TokenFinder, handler: OperationHandler<any, any>): this {
    this.#engine.dispatcher.handleRest(find, handler);
    return this;
  }

  session(id: string): Session {
    const { sessions } = this.connection;
    sessions.enable();
    return sessions.get(id) ?? sessions.create(id);
  }

  async drain(milliseconds = 0): Promise<void> {
    if (this.#mustWait()) await this.close();
    else await this.connection.drain(milliseconds);
    await this.closed;
  }

  async close(): Promise<void> {
    this.#abort.abort(new Error("the client was closed"));
    clearTimeout(this.#timer);
    await this.#connection?.close();
    this.#end({ code: "local", message: "closed by this side" });
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.close();
  }

  /** Connects for the first time. */
  async begin(): Promise<void> {
    const { signal } = this.#options;
    const giveUp = { aborted: () => this.#abort.abort(signal?.reason) };
    if (signal !== undefined) watch(signal, giveUp);
    if (signal?.aborted === true) giveUp.aborted();
    try {
      await this.#connect();
    } catch (error) {
      this.#end({ code: "network", message: "no connection came about", error: error as Error });
      throw error;
    } finally {
      if (signal !== undefined) unwatch(signal, giveUp);
    }
  }

  async #connect(): Promise<void> {
    const attempt = this.#attempts + 1;
    const connection = await dial(this.#engine, this.#line, this, this.#abort.signal);
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

  /** Calls `onConnected`, and fails if the connection is lost meanwhile. */
  async #prepare(connection: EngineConnection): Promise<void> {
    const { onConnected } = this.#options;
    await connection.link?.begin();
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

  /** There is no connection: tries again after a while, or gives up. */
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

  /** A connection has ended. */
  gone(connection: EngineConnection, reason: CloseReason): void {
    // While a connection is being prepared, the code that prepares it handles its end.
    if (connection !== this.#connection || this.#status.state !== "connected") return;
    if (this.#reconnect === undefined || reason.code === "local") {
      this.#end(reason);
      return;
    }
    if (performance.now() - this.#since >= this.#backoff.maxDelay) this.#backoff.reset();
    this.#wait(new ConnectionClosedError(reason));
  }

  /** TLS is established; nothing to do, because the code that asked for it continues. */
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
    this.#engine.lines.close();
    this.#resolveClosed(reason);
  }
}

/**
 * Connects to a server.
 * @throws ConnectError with the system's error as its cause, RoseTimeoutError, TlsError,
 *   AbortError, or what `onConnected` throws; RangeError for an invalid limit,
 *   TypeError for an unknown option.
 */
export async function connect(options: ConnectOptions = {}): Promise<Client> {
  checkConnectOptions(options, "connect");
  const { host = "localhost", port = DEFAULT_PORT, encoding } = options;
  const engine = new Engine("client", { ...options, limits: limitsOf(options) }, { encoding });
  const client = new EngineClient(
    engine,
    lineOf({ host, port, open: options.open }, options.tls),
    options,
  );
  await client.begin();
  return client;
}
