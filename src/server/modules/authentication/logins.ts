import { randomUUID } from "node:crypto";
import { sessionKey, type Connection, type Session } from "../../../rose/index.js";
import { unwatch, watch } from "../../../rose/internal.js";
import type { AnonymousPrincipal, Principals, UserPrincipal } from "../../kernel/index.js";
import type { User } from "../users/api.js";
import type { AnonymousSessions } from "./anonymous.js";
import type { Continued } from "./topics.js";

/** What is remembered about a session besides its principal. */
export interface SessionState {
  /** A GUID by which the client may refer to its connection. */
  readonly connectionId: string;
  /** The `connectionId` of the earlier connection that the client continues. */
  continues?: string;
  /** The name that the client was given for an anonymous login. */
  anonymousName?: string;
  /** With what that is to log on, if it is the name of a visitor whom an administrator has set up. */
  visitorToken?: string;
  /** What the next response of the method Digest has to be about; only one may be. */
  nonce?: string;
  /** Set while the credentials of a logon are being checked; a logoff aborts it. */
  pending?: AbortController;
}

/** The form of a `connectionId`. */
const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Logs sessions on and off, and adjusts the limits of their connections. */
export class Logins {
  readonly #key = sessionKey<SessionState>("authentication");
  readonly #principals: Principals;
  readonly #anonymous: AnonymousSessions;
  /** The sessions that a later connection may continue, by their `connectionId`. */
  readonly #resumable = new Map<string, Session>();
  readonly #trusted: ((connection: Connection) => boolean)[] = [];
  readonly #continued: (earlier: Continued) => void;

  /** @param continued Tells other servers that a user continues a connection which is not one of this server. */
  constructor(
    principals: Principals,
    anonymous: AnonymousSessions,
    continued: (earlier: Continued) => void = () => {},
  ) {
    this.#principals = principals;
    this.#continued = continued;
    this.#anonymous = anonymous;
    principals.onEnd((session, { kind }) => {
      if (kind === "anonymous") anonymous.leave(session);
      this.#leave(session);
    });
  }

  /** Exempts connections from the limits before a logon, even while nobody is logged on. */
  trust(trusted: (connection: Connection) => boolean): void {
    this.#trusted.push(trusted);
  }

  /** The state of a session, which is created at the first use and lasts as long as the session. */
  of(session: Session): SessionState {
    let state = session.get(this.#key);
    if (state === undefined) {
      state = { connectionId: randomUUID() };
      session.set(this.#key, state);
    }
    return state;
  }

  /** The state of a session for a negotiation. With each, a visitor of an earlier one is forgotten. */
  negotiating(session: Session): SessionState {
    const state = this.of(session);
    if (state.visitorToken === undefined) return state;
    delete state.visitorToken;
    delete state.anonymousName;
    return state;
  }

  /** Notes which connection the client of a session continues. Anything else is not kept, because it may be long. */
  willContinue(session: Session, connectionId: string): void {
    const state = this.of(session);
    if (guid.test(connectionId)) state.continues = connectionId;
    else delete state.continues;
  }

  /** From now on another connection of the same user may take the place of this session. */
  allowResuming(session: Session): void {
    const { connectionId } = this.of(session);
    if (session.ended || this.#resumable.has(connectionId)) return;
    this.#resumable.set(connectionId, session);
    watch(session.signal, { aborted: () => void this.#resumable.delete(connectionId) });
  }

  /** Ends the connection that the client of a session has said to continue, if it is the same user's, on whichever server. */
  endContinued(session: Session): void {
    const state = this.of(session);
    const { continues: connectionId } = state;
    delete state.continues;
    const principal = this.#principals.of(session);
    if (connectionId === undefined || principal?.kind !== "user") return;
    const earlier = { connectionId, user: principal.user.id };
    if (!this.#resumable.has(connectionId)) this.#continued(earlier);
    else if (connectionId !== state.connectionId) this.endEarlier(earlier);
  }

  /** Ends a connection that a user continues, if it is his and one of this server. */
  endEarlier({ connectionId, user }: Continued): void {
    const earlier = this.#resumable.get(connectionId);
    if (earlier === undefined) return;
    const other = this.#principals.of(earlier);
    if (other?.kind !== "user" || other.user.id !== user) return;
    if (isConnectionSession(earlier)) void earlier.connection.close();
    else this.end(earlier);
  }

  /**
   * Checks credentials, then logs the session on. A session may have only one logon under way, because a check is
   * expensive.
   * @param signal Aborts when nobody waits for the logon any longer.
   * @param prove Checks the credentials and looks up the user. Its signal aborts with `signal`, and when a logoff
   *   ends the logon.
   * @returns The result of `prove`; undefined if another logon is under way, or a logoff came first.
   */
  async begin<T extends { readonly principal: UserPrincipal }>(
    session: Session,
    signal: AbortSignal,
    prove: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    const state = this.of(session);
    if (state.pending !== undefined) return undefined;
    const attempt = new AbortController();
    state.pending = attempt;
    // Not AbortSignal.any: in Node.js 20, a signal that has aborted is never freed, nor is what it refers to.
    const leaving = { aborted: () => attempt.abort(signal.reason) };
    watch(signal, leaving);
    if (signal.aborted) leaving.aborted();
    try {
      const { mark } = this.#principals;
      const proved = await prove(attempt.signal);
      if (state.pending !== attempt) return undefined;
      this.#principals.begin(session, proved.principal, mark);
      if (isConnectionSession(session)) session.connection.authenticated = true;
      return proved;
    } finally {
      unwatch(signal, leaving);
      if (state.pending === attempt) delete state.pending;
    }
  }

  /** Logs a session on anonymously; returns false if there are too many anonymous sessions already. */
  beginAnonymous(session: Session, name: string): boolean {
    if (!this.#anonymous.enter(session)) return false;
    const principal: AnonymousPrincipal = { kind: "anonymous", name, since: performance.now() };
    this.#principals.begin(session, principal);
    // A session that has ended is not logged on, so `onEnd` will not be called for it.
    if (session.ended) this.#anonymous.leave(session);
    if (!isConnectionSession(session)) return true;
    const { connection } = session;
    // An anonymous login needs no proof, so it does not lift the limits before a logon.
    if (this.isTrusted(connection)) connection.authenticated = true;
    else connection.welcome();
    return true;
  }

  /** Ends the session's login, or a logon that is under way. */
  end(session: Session): void {
    const state = this.of(session);
    state.pending?.abort(new Error("logged off"));
    delete state.pending;
    this.#principals.end(session);
    // Also if nobody was logged on: invokes with credentials may have lifted the limits.
    this.#leave(session);
  }

  #leave(session: Session): void {
    const { connection } = session;
    if (isConnectionSession(session)) connection.authenticated = this.isTrusted(connection);
  }

  /** Whether a connection is exempt from the limits before a logon. */
  isTrusted(connection: Connection): boolean {
    return this.#trusted.some((trusted) => trusted(connection));
  }
}

/** The principal of a user whose credentials have been checked. */
export function principalOf(
  user: User,
  method: UserPrincipal["method"],
  since: number = performance.now(),
): UserPrincipal {
  return { kind: "user", name: user.name, user, method, since, rights: noRights };
}

/** There are no rights yet that only some users have. */
const noRights: ReadonlySet<string> = new Set();

/** Whether it is the own session of an open connection, not one of several sessions in multi-user mode. */
function isConnectionSession(session: Session): boolean {
  const { connection } = session;
  return session.id === undefined && session === connection.session && connection.open;
}
