import type {
  Encodable,
  Event,
  HandledOperation,
  InvokedOperation,
  Operation,
} from "../../codec/index.js";
import type { CloseReason } from "../errors.js";
import type { RoseAuthRequest } from "../message/envelope.js";
import type { MessageEncoding } from "../message/envelope.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import type { ClientTlsOptions } from "../socket/tls-client.js";

// These name each other, so they stand in one file.

/** How one invoke is made. */
export interface InvokeOptions extends InvokeExtras {
  /** Gives the call up; a late answer is ignored. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds to the answer; 0 waits for ever. By default the limit `callTimeout`. */
  readonly timeout?: number | undefined;
}

/** Told how a call ended: an error, or the result. */
export type CallCallback<R> = (error: Error | null, result?: R) => void;

/**
 * Carries out an operation; the result or a promise of it, a RoseError of the operation thrown. Lists among the
 * result's members may be given encoded, see {@link EncodedList}.
 */
export type OperationHandler<A, R> = (
  argument: A,
  context: InvokeContext,
) => Encodable<R> | Promise<Encodable<R>>;

/** Takes note of an event. */
export type EventHandler<A> = (argument: A, context: InvokeContext) => void | Promise<void>;

/** What a handler knows beside the argument. */
export interface InvokeContext {
  /** The connection that the invoke came on; may be invoked and sent events itself. */
  readonly connection: Connection;
  readonly operation: Operation | Event;
  readonly invokeID: number;
  /** As the message carries it; it names {@link session}. Undefined outside multi-user mode. */
  readonly sessionID: string | undefined;
  /** The invoke id of the parent operation (X.880 linked operations). */
  readonly linkedID: number | undefined;
  /** As the message carries it: a claim of the peer, checked only by the authenticate hook. */
  readonly authentication: RoseAuthRequest | undefined;
  /**
   * What is remembered about the peer between invokes: the session that the message names, else
   * the connection's own; for an invoke that authenticates itself a session of its own.
   */
  readonly session: Session;
  /** Who is logged on in the session; undefined if nobody is. */
  readonly user: string | undefined;
  /**
   * Aborts when an answer would reach nobody or come too late: the connection or the session
   * has ended, or the handler has taken longer than `handlerTimeout`.
   */
  readonly signal: AbortSignal;
}

/**
 * The arguments of the events of one kind, in the order of their arrival. Events are kept from
 * the moment the stream is made; one that nobody reads ends with a LimitError after
 * `maxQueuedEvents`, and then what is queued can still be read. `return`, as `break` in a
 * `for await` has it, ends the subscription.
 */
export interface EventStream<A> extends AsyncIterableIterator<A, undefined>, AsyncDisposable {
  return(): Promise<IteratorResult<A, undefined>>;
  [Symbol.asyncIterator](): this;
}

/** Names a value that a session keeps, with its type; made by `sessionKey`. */
export interface SessionKey<T> {
  readonly description: string;
  /** Only for the type checker: the type of the value. */
  readonly _value?: T;
}

/**
 * What is remembered between the invokes of one peer: who it is, and whatever the handlers
 * keep under keys of their own. A connection has one of its own, without an id, and in
 * multi-user mode any number with ids: a message belongs to the one whose id it carries.
 *
 * What a session sends carries its id, so it reaches that session of the peer alone.
 */
export interface Session {
  /** The session id of multi-user mode; undefined for the connection's own session. */
  readonly id: string | undefined;
  readonly connection: Connection;
  /** Who is logged on: set by the handler of the logon, undefined before. */
  user: string | undefined;
  /** Whether it has been destroyed, or its connection is closed. */
  readonly ended: boolean;
  /** Milliseconds since the last message that came for it, to the tenth of a second. */
  readonly idleFor: number;
  /** Aborts when the session is destroyed or its connection closes. */
  readonly signal: AbortSignal;

  /** What is kept under a key; undefined if nothing is. */
  get<T>(key: SessionKey<T>): T | undefined;

  /** Keeps a value under a key for as long as the session stands. */
  set<T>(key: SessionKey<T>, value: T): void;

  /** Forgets a value; gives whether there was one. */
  delete(key: SessionKey<unknown>): boolean;

  /**
   * As {@link Connection.invoke}, under the id of the session. Rejects with SessionEndedError
   * too.
   */
  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R>;

  /** As {@link Connection.call}, under the id of the session. Throws SessionEndedError. */
  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void;

  /** As {@link Connection.emit}, under the id of the session; false too if that has ended. */
  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean;

  /**
   * Subscribes to the events of one kind that come for this session. Ends when the session is
   * destroyed, throws ConnectionClosedError when the connection is lost, AbortError when the
   * signal fires, and LimitError when `maxQueuedEvents` wait for a reader.
   */
  events<A>(event: Event<A, any>, options?: { signal?: AbortSignal | undefined }): EventStream<A>;

  /**
   * Registers a handler for what the peer sends for this session, in place of the one that the
   * client or server has for all.
   * @throws Error if the session has one already.
   */
  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;
}

/**
 * The sessions of one connection in multi-user mode (UCServer: asnStartMultiUserMode). While
 * the mode is off, a message that carries a session id is refused with invalidSessionID; while
 * it is on, the id must be one of these. Messages without an id belong to the connection's own
 * session.
 */
export interface Sessions extends Iterable<Session> {
  /** Whether multi-user mode is on. */
  readonly enabled: boolean;
  readonly size: number;

  /** Switches multi-user mode on, for as long as the connection stands. */
  enable(): void;

  /**
   * Makes a session.
   * @throws Error if the mode is off, the id is empty, or there is such a session already;
   *   LimitError for more than `maxSessions`; ConnectionClosedError.
   */
  create(id: string): Session;

  /** The session of this id; undefined if there is none. */
  get(id: string): Session | undefined;

  /**
   * Ends a session: its handlers' signals abort, its subscriptions end.
   * @returns Whether there was one.
   */
  destroy(id: string, reason?: string): boolean;
}

/**
 * One connection, the same from either side: both may invoke, both may send events. It owns
 * the socket; what it is given to send in one turn of the event loop goes out in one write.
 *
 * OCTET STRINGs from 4,096 octets on are sent from the memory they are in, not copied: what has
 * been given to `invoke`, `call`, `emit` or returned by a handler must not be changed afterwards.
 */
export interface Connection extends AsyncDisposable {
  /** Counts the connections of a client or server, for logs. */
  readonly id: number;
  /** Whose end of the connection this is. */
  readonly role: "client" | "server";
  /** Messages read and written. */
  readonly messagesIn: number;
  readonly messagesOut: number;
  /** Octets read and written, without those of TLS. */
  readonly bytesIn: number;
  readonly bytesOut: number;
  /**
   * The peer's address; undefined if it was lost with the network before anybody asked. (Node
   * keeps what it was asked for as long as the connection stands.)
   */
  readonly remoteAddress: string | undefined;
  readonly remotePort: number | undefined;
  /** Whether the peer is within this process: see `RoseServer.openLocal`. */
  readonly local: boolean;
  /** What is remembered about the peer between its invokes, outside multi-user mode. */
  readonly session: Session;
  /** The sessions of multi-user mode. */
  readonly sessions: Sessions;
  /**
   * Whether the peer has logged on: said by the handler of the logon, and taken back by that of
   * the logoff. Until it is set, a server whose options ask for a logon holds the connection to
   * `maxFrameBytesBeforeLogon` and `logonTimeout`. TLS takes it back too.
   */
  authenticated: boolean;
  /**
   * Whether the peer may stay without having logged on, as somebody whom nobody knows: said with
   * {@link welcome} by the handler of the logon, and over when {@link authenticated} is set to
   * anything. A server whose options ask for a logon holds a guest to the sizes before the logon,
   * to `guestIdleTimeout` and to `guestTimeout`.
   */
  readonly guest: boolean;
  /** Whether TLS stands. */
  readonly encrypted: boolean;
  /** How invokes and events are sent now; answers are in the encoding of the question. */
  readonly encoding: MessageEncoding;
  /** Whether messages can be sent: neither side has closed the connection. */
  readonly open: boolean;
  /** Whether {@link drain} has begun. */
  readonly draining: boolean;
  /** Aborts when the connection closes. */
  readonly signal: AbortSignal;
  /** Fulfilled, never rejected, when the connection is gone. */
  readonly closed: Promise<CloseReason>;
  /** Own invokes that wait for an answer. */
  readonly pendingCalls: number;
  /** Handlers at work for this connection. */
  readonly runningHandlers: number;
  /** Results, errors and rejects that nobody waited for; late answers are not among them. */
  readonly strayAnswers: number;
  /** Answers that came after their call had timed out or been aborted. */
  readonly lateAnswers: number;
  /** Octets that wait for the peer, or for the system, to take them. */
  readonly backlog: number;

  /** Makes the peer a {@link guest}. */
  welcome(): void;

  /**
   * Invokes an operation of the peer.
   * @returns The result. Rejects with RoseError, RoseReject, RoseTimeoutError, AbortError,
   *   ConnectionClosedError, BadAnswerError, LimitError, BerEncodeError for an argument that
   *   is not of the operation's type, or TypeError for something that is no operation.
   */
  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R>;

  /**
   * As {@link invoke}, without a promise. The callback is called exactly once and must not
   * throw; for a call that cannot be made at all it is called before this method returns.
   */
  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void;

  /**
   * Sends an event: an invoke that is never answered.
   * @returns Whether it was sent; not if the connection has closed, which nobody can know beforehand.
   * @throws LimitError, BerEncodeError for a wrong argument, or TypeError for something that is no event.
   */
  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean;

  /**
   * Sends a message that is encoded already: an event for many connections, say. Its octets
   * must not change afterwards.
   * @throws ConnectionClosedError
   */
  send(message: Uint8Array): void;

  /**
   * Turns the connection to TLS: asks the peer (asnStartTLS), then shakes hands. What is sent
   * meanwhile waits for TLS; what came to be remembered in {@link session} and {@link sessions}
   * before does not outlast it.
   * @param options `host` is the name the certificate must be for, by default the address.
   * @returns Rejects with TlsError, the connection being closed then; with an Error, the
   *   connection being as it was, if TLS is on already or while calls or handlers are at work.
   */
  startTls(options?: Omit<ClientTlsOptions, "mode"> & { host?: string }): Promise<void>;

  /**
   * Takes no more invokes, waits for own calls and running handlers to end, then closes.
   * What the peer still invokes is rejected with resourceLimitation.
   * @param milliseconds How long to wait at most; 0, the default, waits for ever.
   */
  drain(milliseconds?: number): Promise<void>;

  /**
   * Closes the connection: what has been sent still goes out, what is pending rejects at once.
   * May be called again.
   */
  close(): Promise<void>;
}
