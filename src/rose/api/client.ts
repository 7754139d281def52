import type { Event, InvokedOperation, HandledOperation } from "../../codec/index.js";
import type { ReconnectOptions } from "../client/backoff.js";
import type { ClientStatus } from "../client/status.js";
import type { CloseReason } from "../errors.js";
import type { NamesOf } from "../../codec/internal.js";
import type { MessageEncoding } from "../message/message.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import type { ClientTlsOptions } from "../socket/tls-options.js";
import type { Wire } from "../socket/wire.js";
import type {
  CallCallback,
  Connection,
  EventHandler,
  EventStream,
  InvokeOptions,
  OperationHandler,
  Session,
  StreamOptions,
} from "./connection.js";
import { engineOptionNames, type EngineOptions, type TokenFinder } from "./options.js";

/** Options of `connect`: how it connects, and how the client behaves. */
export interface ConnectOptions extends EngineOptions {
  /** The name or address of the server; "localhost" by default. */
  readonly host?: string | undefined;
  /** The TCP port of the server; 7222 by default. */
  readonly port?: number | undefined;
  /**
   * Opens the stream to connect over, instead of TCP to host and port: what `RoseServer.openLocal` returns,
   * or a connected socket. Called for each connection; connecting fails with whatever it throws or
   * rejects with.
   */
  readonly open?: (() => Wire | Promise<Wire>) | undefined;
  /** Whether and how to use TLS; "never" by default. There is no fallback to clear text. */
  readonly tls?: "never" | "starttls" | "direct" | ClientTlsOptions | undefined;
  /**
   * The encoding in which invokes and events are sent; "ber" by default. Both are understood at any time,
   * and what the server invokes is answered in the encoding of the invoke.
   */
  readonly encoding?: MessageEncoding | undefined;
  /** Aborts connecting. It has no effect once the client is connected. */
  readonly signal?: AbortSignal | undefined;
  /** A short form of the limit `connectTimeout`. */
  readonly connectTimeout?: number | undefined;
  /** A short form of the limit `callTimeout`: milliseconds to an answer; 0 waits forever. */
  readonly callTimeout?: number | undefined;
  /** Whether to connect again whenever the connection is lost; true for the defaults. False by default. */
  readonly reconnect?: boolean | ReconnectOptions | undefined;
  /**
   * Called with each new connection before any other call goes out on it: log on here, and
   * register for events again. Make these calls on the given connection, because calls of the
   * client wait until this has ended. If it fails, the attempt to connect has failed.
   */
  readonly onConnected?: ((connection: Connection) => void | Promise<void>) | undefined;
}

/** The names of {@link ConnectOptions}. */
export const connectOptionNames = {
  ...engineOptionNames,
  host: "string",
  port: true,
  open: "function",
  tls: true,
  encoding: { ber: true, json: true } satisfies Record<MessageEncoding, true>,
  signal: "object",
  connectTimeout: true,
  callTimeout: true,
  reconnect: true,
  onConnected: "function",
} satisfies NamesOf<ConnectOptions>;

/**
 * A ROSE client. It can also be invoked itself: {@link Client.handle} registers handlers for
 * what the server invokes.
 *
 * {@link Client.status} shows the state of a client that reconnects. When its connection is lost,
 * pending calls reject with ConnectionClosedError and are never sent again; calls made after
 * that wait, within their timeout, until the client is connected. Subscriptions and handlers stay.
 */
export interface Client extends AsyncDisposable {
  /** The current connection, with its counters; while there is none, the last one. */
  readonly connection: Connection;
  /** Fulfilled with the reason when the client is closed for good; never rejected. */
  readonly closed: Promise<CloseReason>;
  /** The state of the client's connection. */
  readonly state: ClientStatus["state"];

  /** Follows the state: `for await (const { state } of client.status())`. Begins with the current one. */
  status(options?: StreamOptions): EventStream<ClientStatus>;

  /**
   * Invokes an operation of the server.
   * @returns The result. Rejects with RoseError (the operation's typed error), RoseReject,
   *   RoseTimeoutError, AbortError, ConnectionClosedError, BadAnswerError, LimitError,
   *   BerEncodeError for an argument that is not of the operation's type, or TypeError for something
   *   that is not an operation. Every call settles.
   */
  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R>;

  /** Like {@link invoke}, with a callback instead of a promise; see {@link Connection.call}. */
  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void;

  /**
   * Sends an event.
   * @returns Whether it was sent; false while there is no connection.
   * @throws LimitError, BerEncodeError for a wrong argument, or TypeError for something that is not an
   *   event.
   */
  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean;

  /**
   * Subscribes to an event from now on: `for await (const argument of client.events(event))`.
   * The stream ends when this side closes. It throws ConnectionClosedError when the connection is lost
   * for good, AbortError when the signal fires, and LimitError when more than `maxQueuedEvents` are
   * waiting to be read. Events for a {@link session} are not included.
   */
  events<A>(event: Event<A, any>, options?: StreamOptions): EventStream<A>;

  /**
   * Registers the handler of an operation or event that the server sends; there can be only one.
   * @throws Error if there already is one.
   */
  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  /** The same for an event, which is never answered. */
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;

  /**
   * Registers a handler for everything that the server sends and no other handler takes, for example to
   * forward it.
   * @param find Finds an operation or event by its id or, if that is 0, its name. What it does not find is
   *   rejected.
   * @throws Error if there already is such a handler.
   */
  handleRest(find: TokenFinder, handler: OperationHandler<any, any>): this;

  /**
   * The session of multi-user mode to which the server has given this id. What it sends carries the
   * id, and events for that id reach only this session. It lasts until the connection closes or
   * `client.connection.sessions.destroy(id)` is called.
   * @throws ConnectionClosedError, or LimitError for more than `maxSessions`.
   */
  session(id: string): Session;

  /**
   * Makes no more calls, waits for those that are pending, then closes.
   * @param milliseconds The longest time to wait; 0, the default, waits forever.
   */
  drain(milliseconds?: number): Promise<void>;

  /** Closes for good; pending calls reject at once. May be called repeatedly. */
  close(): Promise<void>;
}
