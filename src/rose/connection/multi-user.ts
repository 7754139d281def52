import type { Connection } from "./connection.js";
import { limitHit } from "../diagnostics.js";
import { LimitError, SessionEndedError } from "../errors.js";
import { Session } from "./session.js";

/**
 * The sessions of one connection in multi-user mode (UCServer: asnStartMultiUserMode). While
 * the mode is off, a message that carries a session id is refused with invalidSessionID; while
 * it is on, the id must be one of these. Messages without an id belong to the connection's own
 * session.
 */
export class Sessions implements Iterable<Session> {
  readonly #connection: Connection;
  readonly #byID = new Map<string, Session>();
  #enabled = false;

  /** @internal */
  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Whether multi-user mode is on. */
  get enabled(): boolean {
    return this.#enabled;
  }

  get size(): number {
    return this.#byID.size;
  }

  /** Switches multi-user mode on, for as long as the connection stands. */
  enable(): void {
    this.#enabled = true;
  }

  /**
   * Makes a session.
   * @throws Error if the mode is off, the id is empty, or there is such a session already;
   *   LimitError for more than `maxSessions`; ConnectionClosedError.
   */
  create(id: string): Session {
    this.#connection.mustBeOpen();
    if (!this.#enabled) throw new Error("multi-user mode is off");
    if (id === "") throw new Error("a session needs an id");
    if (this.#byID.has(id)) throw new Error("there is a session of this id already");
    const { maxSessions } = this.#connection.engine.limits;
    if (this.#byID.size >= maxSessions) {
      limitHit("maxSessions", this.#connection);
      throw new LimitError(
        "maxSessions",
        `${maxSessions} sessions stand on the connection already`,
      );
    }
    const session = new Session(this.#connection, id);
    this.#byID.set(id, session);
    return session;
  }

  get(id: string): Session | undefined {
    return this.#byID.get(id);
  }

  /**
   * Ends a session: its handlers' signals abort, its subscriptions end.
   * @returns Whether there was one.
   */
  destroy(id: string, reason = "the session has been destroyed"): boolean {
    const session = this.#byID.get(id);
    if (session === undefined) return false;
    this.#byID.delete(id);
    this.#connection.endSession(session, new SessionEndedError(reason));
    return true;
  }

  [Symbol.iterator](): IterableIterator<Session> {
    return this.#byID.values();
  }

  /** @internal Ends all, and the mode. */
  clear(reason: Error): void {
    this.#enabled = false;
    for (const session of this.#byID.values()) this.#connection.endSession(session, reason);
    this.#byID.clear();
  }
}
