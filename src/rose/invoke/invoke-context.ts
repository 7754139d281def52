import type { Event, Operation } from "../../codec/index.js";
import type { Connection } from "../connection/connection.js";
import type { RoseAuthRequest, RoseMessage } from "../message/envelope.js";
import type { RunningInvoke } from "./running.js";
import type { Session } from "../connection/session.js";

/** What a handler knows beside the argument. */
export class InvokeContext {
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
  /** @internal Set once it is answered, given up or, an event, dealt with. */
  over = false;
  /** @internal While a handler or hook goes on by itself. */
  running: RunningInvoke | undefined = undefined;
  /** @internal When it came, if somebody wants to know. */
  started = 0;
  #session: Session | undefined;
  #abort: AbortController | undefined;
  #aborted: Error | undefined;

  /** @internal @param session Undefined for the connection's own. */
  constructor(
    connection: Connection,
    message: RoseMessage,
    operation: Operation | Event,
    session: Session | undefined,
  ) {
    this.connection = connection;
    this.operation = operation;
    this.invokeID = message.invokeID as number;
    this.sessionID = message.sessionID;
    this.linkedID = message.linkedID;
    this.authentication = message.authentication;
    this.#session = session;
  }

  /**
   * What is remembered about the peer between invokes: the session that the message names, else
   * the connection's own; for an invoke that authenticates itself a session of its own.
   */
  get session(): Session {
    return (this.#session ??= this.connection.session);
  }

  /** Who is logged on in the session; undefined if nobody is. */
  get user(): string | undefined {
    return this.session.user;
  }

  /**
   * Aborts when an answer would reach nobody or come too late: the connection or the session
   * has ended, or the handler has taken longer than `handlerTimeout`.
   */
  get signal(): AbortSignal {
    if (this.#abort === undefined) {
      this.#abort = new AbortController();
      const reason = this.#aborted ?? this.connection.closedError;
      if (reason !== undefined) this.#abort.abort(reason);
    }
    return this.#abort.signal;
  }

  /** @internal Gives it a session of its own. */
  isolate(session: Session): void {
    this.#session = session;
  }

  /** @internal */
  abort(reason: Error): void {
    this.#aborted ??= reason;
    this.#abort?.abort(reason);
  }
}
