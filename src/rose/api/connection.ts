import type {
  Encodable,
  Event,
  HandledOperation,
  InvokedOperation,
  Operation,
} from "../../codec/index.js";
import type { CloseReason } from "../errors.js";
import type { RoseAuthRequest } from "../message/message.js";
import type { MessageEncoding } from "../message/message.js";
import type { InvokeExtras } from "../message/write-envelope.js";
import type { ClientTlsOptions } from "../socket/tls-options.js";

// These refer to each other, so they are in one file.

/** Options for one invoke. */
export interface InvokeOptions extends InvokeExtras {
  /** Aborts the call; a late answer is ignored. */
  readonly signal?: AbortSignal | undefined;
  /**
   * Milliseconds to wait for the answer; 0 waits forever. The limit `callTimeout` by default. An operation whose success is not answered
   * (`returnsResult` is false) has succeeded when no error has come in this time.
   */
  readonly timeout?: number | undefined;
  /**
   * Called with the invoke id before the message is sent: what the peer links to the call has it as its `linkedID`, and some protocols
   * name it in other operations, such as those that abandon a call. The id is used again after the call has ended. If it throws, nothing is
   * sent and the call ends with what it has thrown.
   */
  readonly onInvoke?: ((invokeID: number) => void) | undefined;
}

/** Options of a stream: of a subscription, or of what tells the state of a client. */
export interface StreamOptions {
  /** Ends the stream, which then throws AbortError. */
  readonly signal?: AbortSignal | undefined;
}

/** Called when a call has ended, with an error, or with null and the result. */
export type CallCallback<R> = (error: Error | null, result?: R) => void;

/**
 * Carries out an operation. Returns the result or a promise of it; throws, or rejects with, a RoseError
 * of the operation to answer with its error. Lists among the result's members may be given encoded, see
 * `EncodedList` of `rosewire/codec`.
 */
export type OperationHandler<A, R> = (
  argument: A,
  context: InvokeContext,
) => Encodable<R> | Promise<Encodable<R>>;

/** Handles an event. */
export type EventHandler<A> = (argument: A, context: InvokeContext) => void | Promise<void>;

/** What a handler is given besides the argument. */
export interface InvokeContext {
  /** The connection on which the invoke came; the handler may use it to invoke and to send events. */
  readonly connection: Connection;
  /** What is invoked: the token that was given to `handle`, or what `handleRest` has found. */
  readonly operation: Operation | Event;
  /** The id by which the peer knows the answer; that of all events, usually 99999, if it is one. */
  readonly invokeID: number;
  /** The session id in the message, which names {@link session}. Undefined outside multi-user mode. */
  readonly sessionID: string | undefined;
  /** The invoke id of the parent operation (X.880 linked operations). */
  readonly linkedID: number | undefined;
  /** What the message carries: a claim of the peer, which only the authenticate hook checks. */
  readonly authentication: RoseAuthRequest | undefined;
  /** Octets of the message. */
  readonly octets: number;
  /**
   * What is remembered about the peer between invokes: the session that the message names, or else the
   * connection's own. An invoke with credentials has a new session, which ends with it.
   */
  readonly session: Session;
  /** The user who is logged on in the session; undefined if none is. */
  readonly user: string | undefined;
  /**
   * Aborts when an answer can no longer be delivered or would come too late: the connection or the
   * session has ended, or the handler has taken longer than `handlerTimeout`.
   */
  readonly signal: AbortSignal;
}

/**
 * The arguments of the events of one kind, in the order of their arrival. Events are queued from the
 * moment the stream is created. If more than `maxQueuedEvents` are waiting, the stream ends with a
 * LimitError, which comes after the queued events have been read. `return`, which `break` in a
 * `for await` calls, ends the subscription.
 */
export interface EventStream<A> extends AsyncIterator<A, undefined>, AsyncDisposable {
  /** Ends the stream, as leaving a loop over it does. */
  return(): Promise<IteratorResult<A, undefined>>;
  /** The stream itself: `for await (const argument of stream)`. */
  [Symbol.asyncIterator](): this;
}

/** The key of a value that a session stores, with the type of the value; see `sessionKey`. */
export interface SessionKey<T> {
  /** What the value is, for people who look at keys in a debugger. */
  readonly description: string;
  /** Only for the type checker: the type of the value. */
  readonly _value?: T;
}

/**
 * What is remembered between the invokes of one peer: its user, and whatever the handlers
 * store under keys of their own. A connection has its own session, without an id, and in
 * multi-user mode any number of sessions with ids: a message belongs to the one whose id it carries.
 *
 * What is sent through a session carries its id, so it reaches only that session of the peer.
 */
export interface Session {
  /** The session id of multi-user mode; undefined for the connection's own session. */
  readonly id: string | undefined;
  /** The connection that it came over, and with which it ends. */
  readonly connection: Connection;
  /** The user who is logged on: set by the handler of the logon, undefined before. */
  user: string | undefined;
  /** Whether the session has been destroyed or its connection is closed. */
  readonly ended: boolean;
  /** Milliseconds since the last message for this session, accurate to a tenth of a second. */
  readonly idleFor: number;
  /** Aborts when the session is destroyed or its connection closes. */
  readonly signal: AbortSignal;

  /** The value stored under a key; undefined if there is none. */
  get<T>(key: SessionKey<T>): T | undefined;

  /** Stores a value under a key until the session ends. */
  set<T>(key: SessionKey<T>, value: T): void;

  /** Deletes a value; returns whether there was one. */
  delete(key: SessionKey<unknown>): boolean;

  /**
   * Like {@link Connection.invoke}, with the id of the session. May also reject with
   * SessionEndedError.
   */
  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R>;

  /** Like {@link Connection.call}, with the id of the session. Throws SessionEndedError if it has ended. */
  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void;

  /** Like {@link Connection.emit}, with the id of the session; also returns false if the session has ended. */
  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean;

  /**
   * Subscribes to the events of one kind for this session. The stream ends when the session is
   * destroyed. It throws ConnectionClosedError when the connection is lost, AbortError when the
   * signal fires, and LimitError when more than `maxQueuedEvents` are waiting to be read.
   */
  events<A>(event: Event<A, any>, options?: StreamOptions): EventStream<A>;

  /**
   * Registers a handler for what the peer sends for this session. It is used instead of the handler that
   * the client or server has for all sessions.
   * @throws Error if the session already has one.
   */
  handle<A, R, E>(operation: HandledOperation<A, R, E>, handler: OperationHandler<A, R>): this;
  /** The same for an event, which is never answered. */
  handle<A>(event: Event<A, any>, handler: EventHandler<A>): this;
}

/**
 * The sessions of one connection in multi-user mode (UCServer: asnStartMultiUserMode). While
 * the mode is off, a message that carries a session id is refused with invalidSessionID; while
 * it is on, the id must be one of these. Messages without an id belong to the
 * connection's own session.
 */
export interface Sessions extends Iterable<Session> {
  /** Whether multi-user mode is on. */
  readonly enabled: boolean;
  /** How many sessions with ids there are; the connection's own is not among them. */
  readonly size: number;

  /** Switches multi-user mode on, until the connection closes. */
  enable(): void;

  /**
   * Creates a session.
   * @throws Error if the mode is off, the id is empty, or a session with this id already exists;
   *   LimitError for more than `maxSessions`; ConnectionClosedError.
   */
  create(id: string): Session;

  /** The session with this id; undefined if there is none. */
  get(id: string): Session | undefined;

  /**
   * Ends a session: its handlers' signals abort, its subscriptions end.
   * @returns Whether there was one.
   */
  destroy(id: string, reason?: string): boolean;
}

/**
 * One connection. It is the same on both sides: both may invoke and send events. It owns the
 * socket; everything that is sent in one turn of the event loop goes out in one write.
 *
 * OCTET STRINGs of 4,096 octets or more are not copied before they are sent: what has been
 * passed to `invoke`, `call` or `emit`, or returned by a handler, must not be changed afterwards.
 */
export interface Connection extends AsyncDisposable {
  /** The number of the connection within its client or server, for logs. */
  readonly id: number;
  /** Which side of the connection this is. */
  readonly role: "client" | "server";
  /** Messages read, events and answers included. */
  readonly messagesIn: number;
  /** Messages written, events and answers included. */
  readonly messagesOut: number;
  /** Octets read, not counting those that TLS adds. */
  readonly bytesIn: number;
  /** Octets written, not counting those that TLS adds; they may still be on their way. */
  readonly bytesOut: number;
  /**
   * The peer's address; undefined if the network connection was lost before this was first read.
   * (Once it has been read, Node keeps it while the connection is open.)
   */
  readonly remoteAddress: string | undefined;
  /** The peer's port, under the same conditions as its address. */
  readonly remotePort: number | undefined;
  /** The port of this side; undefined if it has none, or the connection has ended. */
  readonly localPort: number | undefined;
  /** Whether the peer is in this process; see `RoseServer.openLocal`. */
  readonly local: boolean;
  /** What is remembered about the peer between its invokes, outside multi-user mode. */
  readonly session: Session;
  /** The sessions of multi-user mode. */
  readonly sessions: Sessions;
  /**
   * Whether the peer has logged on. The handler of the logon sets it to true, the handler of the logoff
   * to false. Until it is true, a server whose options require a logon applies
   * `maxFrameBytesBeforeLogon` and `logonTimeout` to the connection. Switching to TLS resets it.
   */
  authenticated: boolean;
  /**
   * Whether the peer may stay connected anonymously, without having logged on. The handler of the logon
   * calls {@link welcome} for that; setting {@link authenticated} to any value ends it. To a guest, a
   * server whose options require a logon applies the size limits before the logon, `guestIdleTimeout`
   * and `guestTimeout`.
   */
  readonly guest: boolean;
  /** Whether TLS is established. */
  readonly encrypted: boolean;
  /** The encoding in which invokes and events are sent now; answers use the encoding of their invoke. */
  readonly encoding: MessageEncoding;
  /** Whether messages can be sent: neither side has closed the connection. */
  readonly open: boolean;
  /** Whether {@link drain} has begun. */
  readonly draining: boolean;
  /** Aborts when the connection closes. */
  readonly signal: AbortSignal;
  /** Fulfilled when the connection has ended; never rejected. */
  readonly closed: Promise<CloseReason>;
  /** Invokes of this side that wait for an answer. */
  readonly pendingCalls: number;
  /** Handlers at work for this connection. */
  readonly runningHandlers: number;
  /** Results, errors and rejects that belonged to no call, not counting late answers and rejects of events. */
  readonly strayAnswers: number;
  /** Answers that came after their call had timed out or been aborted. */
  readonly lateAnswers: number;
  /** Octets that the peer, or the system, has not taken yet. */
  readonly backlog: number;
  /** Whether the backlog is over `maxBacklogBytes`. Whatever can wait should then wait until there is {@link room}. */
  readonly crowded: boolean;

  /** Fulfilled when the connection is no longer {@link crowded}, or has ended; never rejected. */
  room(): Promise<void>;
  /** Makes the peer a {@link guest}. */
  welcome(): void;

  /**
   * Invokes an operation of the peer.
   * @returns The result. Rejects with RoseError, RoseReject, RoseTimeoutError, AbortError,
   *   ConnectionClosedError, BadAnswerError, LimitError, BerEncodeError for an argument that
   *   is not of the operation's type, or TypeError for something that is not an operation.
   */
  invoke<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    options?: InvokeOptions,
  ): Promise<R>;

  /**
   * Like {@link invoke}, with a callback instead of a promise. The callback is called exactly once and
   * must not throw. If the call cannot be made at all, it is called before this method returns.
   */
  call<A, R, E>(
    operation: InvokedOperation<A, R, E>,
    argument: NoInfer<A>,
    callback: CallCallback<R>,
    options?: InvokeOptions,
  ): void;

  /**
   * Sends an event: an invoke that is never answered.
   * @returns Whether it was sent; false if the connection has closed, which callers cannot know in advance.
   * @throws LimitError, BerEncodeError for a wrong argument, or TypeError for something that is not an
   *   event.
   */
  emit<A>(event: Event<any, A>, argument: NoInfer<A>, extras?: InvokeExtras): boolean;

  /**
   * Sends a message that is already encoded, for example an event for many connections. Its octets
   * must not change afterwards.
   * @throws ConnectionClosedError
   */
  send(message: Uint8Array): void;

  /**
   * Switches the connection to TLS: asks the peer (asnStartTLS), then does the handshake. What is sent
   * meanwhile waits for TLS. {@link session} and {@link sessions} begin anew, without what they held.
   * @param options `host` is the name that the certificate must be for; the address by default.
   * @returns Rejects with TlsError, and then the connection is closed; or with an Error, and then the
   *   connection is unchanged, if TLS is already on or calls or handlers are at work.
   */
  startTls(options?: Omit<ClientTlsOptions, "mode"> & { host?: string }): Promise<void>;

  /**
   * Accepts no more invokes, waits for pending calls and running handlers to end, then closes.
   * Further invokes of the peer are rejected with resourceLimitation.
   * @param milliseconds The longest time to wait; 0, the default, waits forever.
   */
  drain(milliseconds?: number): Promise<void>;

  /**
   * Closes the connection: what has been sent still goes out, pending calls reject at once.
   * May be called repeatedly.
   */
  close(): Promise<void>;
}
