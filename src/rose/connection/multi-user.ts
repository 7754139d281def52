import type { Sessions } from "../api/connection.js";
import { limitHit } from "../diagnostics.js";
import { LimitError, SessionEndedError } from "../errors.js";
import { EngineSession, type SessionConnection } from "./session.js";

/** What multi-user mode needs of its connection. */
interface MultiUserConnection extends SessionConnection {
  /** @throws ConnectionClosedError */
  mustBeOpen(): void;
  /** Ends a session, and aborts its handlers. */
  endSession(session: EngineSession, reason: Error): void;
}

/** The sessions of one connection in multi-user mode. */
export class MultiUser implements Sessions, Iterable<EngineSession> {
  readonly #connection: MultiUserConnection;
  readonly #byID = new Map<string, EngineSession>();
  #enabled = false;

  constructor(connection: MultiUserConnection) {
    this.#connection = connection;
  }

  get enabled(): boolean {
    return this.#enabled;
  }

  get size(): number {
    return this.#byID.size;
  }

  enable(): void {
    this.#enabled = true;
  }

  create(id: string): EngineSession {
    this.#connection.mustBeOpen();
    if (!this.#enabled) throw new Error("multi-user mode is off");
    if (id === "") throw new Error("a session needs an id");
    if (this.#byID.has(id)) throw new Error("there is a session of this id already");
    const { maxSessions } = this.#connection.engine.limits;
    if (this.#byID.size >= maxSessions) {
      limitHit("maxSessions", this.#connection);
      throw new LimitError(
        "maxSessions",
        `${maxSessions} sessions are open on the connection already`,
      );
    }
    const session = new EngineSession(this.#connection, id);
    this.#byID.set(id, session);
    return session;
  }

  get(id: string): EngineSession | undefined {
    return this.#byID.get(id);
  }

  destroy(id: string, reason = "the session has been destroyed"): boolean {
    const session = this.#byID.get(id);
    if (session === undefined) return false;
    this.#byID.delete(id);
    this.#connection.endSession(session, new SessionEndedError(reason));
    return true;
  }

  [Symbol.iterator](): IterableIterator<EngineSession> {
    return this.#byID.values();
  }

  /** Ends all sessions, and the mode. */
  clear(reason: Error): void {
    this.#enabled = false;
    for (const session of this.#byID.values()) this.#connection.endSession(session, reason);
    this.#byID.clear();
  }
}
