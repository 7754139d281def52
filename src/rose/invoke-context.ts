import type { Event, Operation } from "../codec/index.js";
import type { Connection } from "./connection.js";
import type { RoseAuthRequest, RoseMessage } from "./envelope.js";
import type { Session } from "./session.js";

/** What a handler knows beside the argument. */
export class InvokeContext {
  /** The connection that the invoke came on; may be invoked and sent events itself. */
  readonly connection: Connection;
  readonly operation: Operation | Event;
  readonly invokeID: number;
  /** What is remembered about the peer between invokes. */
  readonly session: Session;
  /** As the message carries it: a claim of the peer, nothing that has been checked. */
  readonly sessionID: string | undefined;
  /** The invoke id of the parent operation (X.880 linked operations). */
  readonly linkedID: number | undefined;
  /** As the message carries it: a claim of the peer, nothing that has been checked. */
  readonly authentication: RoseAuthRequest | undefined;

  /** @internal */
  constructor(connection: Connection, message: RoseMessage, operation: Operation | Event) {
    this.connection = connection;
    this.operation = operation;
    this.invokeID = message.invokeID as number;
    this.session = connection.session;
    this.sessionID = message.sessionID;
    this.linkedID = message.linkedID;
    this.authentication = message.authentication;
  }

  /** Who is logged on in the session; undefined if nobody is. */
  get user(): string | undefined {
    return this.session.user;
  }

  /** Aborts when the connection closes and an answer would reach nobody. */
  get signal(): AbortSignal {
    return this.connection.signal;
  }
}
