import type { Event, InvokedOperation, HandledOperation } from "../../codec/index.js";
import type { ReconnectOptions } from "../client/backoff.js";
import type { ClientStatus } from "../client/status.js";
import type { CloseReason } from "../errors.js";
import type { NamesOf } from "../known-options.js";
import type { MessageEncoding } from "../message/envelope.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import type { ClientTlsOptions } from "../socket/tls-client.js";
import type { Wire } from "../socket/wire.js";
import type {
  CallCallback,
  Connection,
  EventHandler,
  EventStream,
  InvokeOptions,
  OperationHandler,
  Session,
} from "./connection.js";
import { engineOptionNames, type EngineOptions, type TokenFinder } from "./options.js";

/** How `connect` connects, and how the client behaves. */
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

/** The names of {@link ConnectOptions}. */
export const connectOptionNames = {
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

/**
 * A ROSE client. Besides invoking it may be invoked itself: {@link Client.handle} registers
 * handlers for what the server invokes.
 *
 * One that reconnects goes through {@link Client.status}. When its connection is lost, what
 * was pending rejects with ConnectionClosedError and is never sent again; calls made from then
 * on wait, within their timeout, until it is connected. Subscriptions and handlers stay.
 */
export interface Client extends AsyncDisposable {
  /** The connection underneath, with its counters; the last one while there is none. */
  readonly connection: Connection;
  /** Fulfilled, never rejected, when the client is closed for good; says why. */
  readonly closed: Promise<CloseReason>;
  /** What the client is doing about its connection. */
  readonly state: ClientStatus["state"];

  /** Follows that: `for await (const { state } of client.status())`. Begins with the present. */
  status(options?: { signal?: AbortSignal | undefined }): EventStream<ClientStatus>;

  /**
   * Invokes an operation of the server.
   * @returns The result. Rejects with RoseError (the operation's typed error), RoseReject,
   *   RoseTimeoutError, AbortError, ConnectionClosedError, BadAnswerError, LimitError,
   *   BerEncodeError for an argument that is not of the operation's type, or TypeError for something
   *   that is no operation. Every call settles.
   */
  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R>;

  /** As {@link invoke}, with a callback in place of a promise; see {@link Connection.call}. */
  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void;

  /**
   * Sends an event.
   * @returns Whether it was sent; not while there is no connection.
   * @throws LimitError, BerEncodeError for a wrong argument, or TypeError for something that is no event.
   */
  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean;

  /**
   * Subscribes to an event from now on: `for await (const argument of client.events(event))`.
   * Ends when this side closes, throws ConnectionClosedError when the connection is lost for
   * good, AbortError when the signal fires, and LimitError when `maxQueuedEvents` wait for a
   * reader. Events that come for a {@link session} are not among them.
   */
  events<A>(event: Event<A, any>, options?: { signal?: AbortSignal | undefined }): EventStream<A>;

  /**
   * Registers the one handler of an operation or event that the server sends.
   * @throws Error if there is one already.
   */
  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;

  /**
   * Registers who takes all that the server sends and nothing else is registered for: for those who
   * hand on what they do not know themselves.
   * @param find Says what an id, or where that is 0 a name, means; what it does not know is rejected.
   * @throws Error if there is somebody already.
   */
  handleRest(find: TokenFinder, handler: OperationHandler<any, any>): this;

  /**
   * The session of multi-user mode that the server has given this id: what it sends carries the
   * id, and events for that id come to it alone. It lasts as long as the connection, or until
   * `client.connection.sessions.destroy(id)`.
   * @throws ConnectionClosedError, or LimitError for more than `maxSessions`.
   */
  session(id: string): Session;

  /**
   * Makes no more calls, waits for those under way, then closes.
   * @param milliseconds How long to wait at most; 0, the default, waits for ever.
   */
  drain(milliseconds?: number): Promise<void>;

  /** Closes for good; what is pending rejects at once. May be called again. */
  close(): Promise<void>;
}
