import type { Event, Operation } from "../../codec/index.js";
import type { InvokeContext } from "../api/connection.js";
import type { Engine } from "../connection/engine.js";
import type { MultiUser } from "../connection/multi-user.js";
import type { Outbox } from "../connection/outbox.js";
import type { EngineSession, SessionConnection } from "../connection/session.js";
import type { CloseReason } from "../errors.js";
import type { MessageEncoding, RoseAuthRequest, RoseMessage } from "../message/message.js";
import type { Dispatcher } from "./dispatcher.js";
import type { RunningInvoke } from "./running.js";

/** What carrying out invokes needs of their connection. */
export interface ServingConnection extends SessionConnection {
  readonly engine: Engine;
  readonly session: EngineSession;
  /** The handlers and subscriptions of the connection's own session; undefined if it has none. */
  readonly ownDispatcher: Dispatcher | undefined;
  /** The sessions of multi-user mode; undefined if the mode has never been used. */
  readonly multiUser: MultiUser | undefined;
  /** Where answers are written; undefined if they can no longer be delivered. */
  readonly answers: Outbox | undefined;
  /** How often the limits of handlers apply: once for the connection, and once for each session. */
  readonly parties: number;
  /** Whether TLS is required but not yet established. */
  readonly tlsIsDue: boolean;
  /** Why invokes are no longer answered; undefined while they are. */
  readonly closedError: Error | undefined;
  /** The operation of a call of this side that waits for its answer. */
  callOf(invokeID: number): Operation | undefined;
  /** Whether a handler is at work for this invoke id. */
  isRunning(invokeID: number): boolean;
  /** A handler or hook continues asynchronously. @param late Called if it takes too long. */
  began(context: ServedInvoke, late: (context: ServedInvoke) => void): void;
  /** Nothing more is read from the peer until {@link release} is called as often as this. */
  hold(): void;
  release(): void;
  /** A handler or hook has ended, or is no longer waited for. */
  ended(context: ServedInvoke): void;
  /** Ends the connection. */
  shut(reason: CloseReason): void;
}

/**
 * An invoke or event that is being carried out. Handlers see it as an InvokeContext. As one is made for each invoke, it has as few members
 * as that takes; those that few have are the prototype's until they are set.
 */
export class ServedInvoke implements InvokeContext {
  declare readonly connection: ServingConnection;
  declare readonly operation: Operation | Event;
  declare readonly invokeID: number;
  declare readonly sessionID: string | undefined;
  declare readonly linkedID: number | undefined;
  declare readonly authentication: RoseAuthRequest | undefined;
  /** The encoding in which it came and is answered. */
  declare readonly encoding: MessageEncoding;
  /** Octets of the message. */
  declare readonly octets: number;
  /** Set once it has been answered or given up or, for an event, handled. */
  declare over: boolean;
  /** Set while a handler or hook continues asynchronously. */
  declare running: RunningInvoke<ServedInvoke> | undefined;
  /** When it came; set only if a diagnostics channel has subscribers. */
  declare started: number;
  declare private ownSession: EngineSession | undefined;
  declare private controller: AbortController | undefined;
  declare private aborted: Error | undefined;
  declare private listener: ((reason: Error) => void) | undefined;

  /** @param session Undefined for the connection's own session. */
  constructor(
    connection: ServingConnection,
    message: RoseMessage,
    operation: Operation | Event,
    session: EngineSession | undefined,
  ) {
    this.connection = connection;
    this.operation = operation;
    this.invokeID = message.invokeID as number;
    this.encoding = message.encoding;
    this.octets = message.octets;
    this.over = false;
    this.running = undefined;
    this.ownSession = session;
    const { sessionID, linkedID, authentication } = message;
    if (sessionID !== undefined) this.sessionID = sessionID;
    if (linkedID !== undefined) this.linkedID = linkedID;
    if (authentication !== undefined) this.authentication = authentication;
  }

  get session(): EngineSession {
    return (this.ownSession ??= this.connection.session);
  }

  get user(): string | undefined {
    return this.session.user;
  }

  get signal(): AbortSignal {
    if (this.controller === undefined) {
      this.controller = new AbortController();
      const reason = this.aborted ?? this.connection.closedError;
      if (reason !== undefined) this.controller.abort(reason);
    }
    return this.controller.signal;
  }

  /** Tells of the abort, as the signal does. A signal costs a seventh of a small request, and most handlers that wait need none. */
  onAbort(listener: (reason: Error) => void): void {
    const reason = this.aborted ?? this.connection.closedError;
    const before = this.listener;
    if (reason !== undefined) listener(reason);
    else if (before === undefined) this.listener = listener;
    else {
      this.listener = (why) => {
        before(why);
        listener(why);
      };
    }
  }

  /** Gives the invoke a session of its own. */
  isolate(session: EngineSession): void {
    this.ownSession = session;
  }

  /** Whether a handler has failed with the reason of the abort itself, so that there is nothing to log. */
  gaveUp(error: unknown): boolean {
    return error !== undefined && error === this.aborted;
  }

  /** Its answer can no longer be delivered, or would come too late. */
  abort(reason: Error): void {
    this.aborted ??= reason;
    this.controller?.abort(reason);
    const listener = this.listener;
    this.listener = undefined;
    listener?.(this.aborted);
  }
}

Object.assign(ServedInvoke.prototype, {
  sessionID: undefined,
  linkedID: undefined,
  authentication: undefined,
  started: 0,
  controller: undefined,
  aborted: undefined,
  listener: undefined,
});
