import type { Event, Operation } from "../../codec/index.js";
import type { InvokeContext } from "../api/connection.js";
import type { Engine } from "../connection/engine.js";
import type { MultiUser } from "../connection/multi-user.js";
import type { Outbox } from "../connection/outbox.js";
import type { EngineSession, SessionConnection } from "../connection/session.js";
import type { CloseReason } from "../errors.js";
import type { MessageEncoding, RoseAuthRequest, RoseMessage } from "../message/envelope.js";
import type { RunningInvoke } from "./running.js";

/** What carrying out invokes needs of the connection that they came on. */
export interface ServingConnection extends SessionConnection {
  readonly engine: Engine;
  readonly session: EngineSession;
  /** The sessions of multi-user mode, if there ever were any. */
  readonly multiUser: MultiUser | undefined;
  /** Where answers go; undefined if they would reach nobody. */
  readonly answers: Outbox | undefined;
  /** How many times the limits of handlers may be used: once, and once more by each session on it. */
  readonly parties: number;
  /** Whether TLS is required and not there yet. */
  readonly tlsIsDue: boolean;
  /** Why invokes get no answer any more; undefined while they do. */
  readonly closedError: Error | undefined;
  /** Whether a handler is at work on this invoke id. */
  isRunning(invokeID: number): boolean;
  /** A handler or hook goes on by itself. @param late Called if it takes too long. */
  began(context: ServedInvoke, late: (context: ServedInvoke) => void): void;
  /** What had begun has ended, or is waited for no longer. */
  ended(context: ServedInvoke): void;
  /** Ends the connection. */
  shut(reason: CloseReason): void;
}

/** An invoke or event that is being carried out; its public part is for the handler. */
export class ServedInvoke implements InvokeContext {
  readonly connection: ServingConnection;
  readonly operation: Operation | Event;
  readonly invokeID: number;
  readonly sessionID: string | undefined;
  readonly linkedID: number | undefined;
  readonly authentication: RoseAuthRequest | undefined;
  /** How it came, and how it is answered. */
  readonly encoding: MessageEncoding;
  /** Set once it is answered, given up or, an event, dealt with. */
  over = false;
  /** While a handler or hook goes on by itself. */
  running: RunningInvoke<ServedInvoke> | undefined = undefined;
  /** When it came, if somebody wants to know. */
  started = 0;
  #session: EngineSession | undefined;
  #abort: AbortController | undefined;
  #aborted: Error | undefined;

  /** @param session Undefined for the connection's own. */
  constructor(
    connection: ServingConnection,
    message: RoseMessage,
    operation: Operation | Event,
    session: EngineSession | undefined,
  ) {
    this.connection = connection;
    this.operation = operation;
    this.invokeID = message.invokeID as number;
    this.sessionID = message.sessionID;
    this.linkedID = message.linkedID;
    this.authentication = message.authentication;
    this.encoding = message.encoding;
    this.#session = session;
  }

  get session(): EngineSession {
    return (this.#session ??= this.connection.session);
  }

  get user(): string | undefined {
    return this.session.user;
  }

  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      const reason = this.#aborted ?? this.connection.closedError;
      if (reason !== undefined) this.#abort.abort(reason);
    }
    return this.#abort.signal;
  }

  /** Gives it a session of its own. */
  isolate(session: EngineSession): void {
    this.#session = session;
  }

  /** Its answer would reach nobody, or come too late. */
  abort(reason: Error): void {
    this.#aborted ??= reason;
    this.#abort?.abort(reason);
  }
}
