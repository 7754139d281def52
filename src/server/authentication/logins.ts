import { randomUUID } from "node:crypto";
import { sessionKey, type Connection, type Session } from "../../rose/index.js";
import { RequestErrorDetail, RequestFailure } from "../request-error.js";
import type { User, Users } from "../users/users.js";
import type { AnonymousSessions } from "./anonymous.js";

/** Who a session has logged on as. */
export type Login =
  | { readonly kind: "user"; readonly id: number; readonly revision: number }
  | { readonly kind: "anonymous"; readonly name: string; readonly since: number };

/** What the server remembers of one session. */
export interface SessionState {
  /** The GUID under which the client may speak of its connection. */
  readonly connectionId: string;
  /** The name the client was told for an anonymous login. */
  anonymousName?: string;
  login?: Login;
  /** The logon whose proof is being checked; aborts when a logoff ends it. */
  pending?: AbortController;
}

/** The logins of all sessions. They end with their session, by logging off, or as {@link user} says. */
export class Logins {
  readonly #key = sessionKey<SessionState>("login");
  readonly #users: Users;
  readonly #trusted: (connection: Connection) => boolean;
  readonly #anonymous: AnonymousSessions;

  /** @param trusted Connections that are somebody's even while nobody is logged on: a web service's. */
  constructor(
    users: Users,
    trusted: (connection: Connection) => boolean,
    anonymous: AnonymousSessions,
  ) {
    this.#users = users;
    this.#trusted = trusted;
    this.#anonymous = anonymous;
  }

  /** The state of a session, made on first use; it goes when the session does. */
  of(session: Session): SessionState {
    let state = session.get(this.#key);
    if (state === undefined) {
      state = { connectionId: randomUUID() };
      session.set(this.#key, state);
    }
    return state;
  }

  /** Notes that a session has logged on. */
  begin(session: Session, name: string, login: Login): void {
    this.of(session).login = login;
    session.user = name;
    if (!isOwn(session)) return;
    const { connection } = session;
    // What nobody has to prove lifts no limits.
    if (login.kind === "anonymous" && !this.#trusted(connection)) connection.welcome();
    else connection.authenticated = true;
  }

  /** Logs a session on anonymously; gives false if there are as many as there may be. */
  beginAnonymous(session: Session, name: string): boolean {
    if (!this.#anonymous.enter(session)) return false;
    this.begin(session, name, { kind: "anonymous", name, since: performance.now() });
    return true;
  }

  /** Milliseconds since the session has logged on anonymously; undefined if it has not. */
  anonymousFor(session: Session): number | undefined {
    const { login } = this.of(session);
    return login?.kind === "anonymous" ? performance.now() - login.since : undefined;
  }

  /** Ends the session's login, and one that is under way. */
  end(session: Session): void {
    const state = this.of(session);
    if (state.login?.kind === "anonymous") this.#anonymous.leave(session);
    delete state.login;
    state.pending?.abort(new Error("logged off"));
    delete state.pending;
    session.user = undefined;
    const { connection } = session;
    if (isOwn(session)) connection.authenticated = this.#trusted(connection);
  }

  /**
   * Runs the check of a password or token, one at a time for a session: each costs a good deal.
   * @param signal Aborts when nobody waits for the logon any longer.
   * @param check Gets a signal that a logoff aborts, too.
   * @returns What `check` gives; undefined if another check is running or the session logged off.
   */
  async whileChecking<T>(
    session: Session,
    signal: AbortSignal,
    check: (signal: AbortSignal) => Promise<T>,
  ): Promise<T | undefined> {
    const state = this.of(session);
    if (state.pending !== undefined) return undefined;
    const mine = new AbortController();
    state.pending = mine;
    // Not AbortSignal.any: Node 20 keeps one that has fired, and all it leads to, for ever.
    const left = (): void => mine.abort(signal.reason);
    signal.addEventListener("abort", left);
    if (signal.aborted) left();
    try {
      const outcome = await check(mine.signal);
      return state.pending === mine ? outcome : undefined;
    } finally {
      signal.removeEventListener("abort", left);
      if (state.pending === mine) delete state.pending;
    }
  }

  /**
   * The login that holds now. That of a user is checked against the database each time: it is
   * over once he has been removed or disabled or has got a new password, by this process or another.
   */
  current(
    session: Session,
  ): (Login & { kind: "anonymous" }) | { kind: "user"; user: User } | undefined {
    const { login } = this.of(session);
    if (login === undefined || login.kind === "anonymous") return login;
    const user = this.#users.get(login.id);
    if (user !== undefined && user.enabled && user.revision === login.revision) {
      return { kind: "user", user };
    }
    this.end(session);
    return undefined;
  }

  /**
   * The user who is logged on.
   * @throws RequestFailure for a session that is not logged on, or only anonymously.
   */
  user(session: Session): User {
    const login = this.current(session);
    if (login?.kind === "user") return login.user;
    if (login === undefined) throw notLoggedOn();
    throw new RequestFailure(RequestErrorDetail.accessDenied, "Not allowed for an anonymous login");
  }
}

/** Whether a session is the connection's own, not one of several on it. */
function isOwn(session: Session): boolean {
  return session.id === undefined && session === session.connection.session;
}

/** What a session that is not logged on is told. */
export function notLoggedOn(): RequestFailure {
  return new RequestFailure(RequestErrorDetail.accessDenied, "Not logged on");
}
