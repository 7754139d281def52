import { randomUUID } from "node:crypto";
import { sessionKey, type Connection, type Session } from "../../../rose/index.js";
import type { AnonymousPrincipal, Principals, UserPrincipal } from "../../kernel/index.js";
import type { User } from "../users/api.js";
import type { AnonymousSessions } from "./anonymous.js";

/** What is remembered of one session beside who it is. */
export interface SessionState {
  /** The GUID under which the client may speak of its connection. */
  readonly connectionId: string;
  /** The name the client was told for an anonymous login. */
  anonymousName?: string;
  /** The logon whose proof is being checked; aborts when a logoff ends it. */
  pending?: AbortController;
}

/** How sessions log on and off, and what that means for their connections. */
export class Logins {
  readonly #key = sessionKey<SessionState>("authentication");
  readonly #principals: Principals;
  readonly #anonymous: AnonymousSessions;
  readonly #trusted: ((connection: Connection) => boolean)[] = [];

  constructor(principals: Principals, anonymous: AnonymousSessions) {
    this.#principals = principals;
    this.#anonymous = anonymous;
    principals.onEnd((session, { kind }) => {
      if (kind === "anonymous") anonymous.leave(session);
      this.#leave(session);
    });
  }

  /** Says which connections are somebody's even while nobody is logged on. */
  trust(trusted: (connection: Connection) => boolean): void {
    this.#trusted.push(trusted);
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

  /**
   * Logs a session on once it has been shown who it is; that is looked at once at a time for a session, because
   * it costs a good deal.
   * @param signal Aborts when nobody waits for the logon any longer.
   * @param prove Gets a signal that a logoff aborts, too. The user is looked up within it.
   * @returns What `prove` gives; undefined if another logon is under way or the session logged off.
   */
  async begin<T extends { readonly principal: UserPrincipal }>(
    session: Session,
    signal: AbortSignal,
    prove: (signal: AbortSignal) => Promise<T>,
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
      const { mark } = this.#principals;
      const proved = await prove(mine.signal);
      if (state.pending !== mine) return undefined;
      this.#principals.begin(session, proved.principal, mark);
      if (isOwn(session)) session.connection.authenticated = true;
      return proved;
    } finally {
      signal.removeEventListener("abort", left);
      if (state.pending === mine) delete state.pending;
    }
  }

  /** Logs a session on anonymously; gives false if there are as many as there may be. */
  beginAnonymous(session: Session, name: string): boolean {
    if (!this.#anonymous.enter(session)) return false;
    const principal: AnonymousPrincipal = { kind: "anonymous", name, since: performance.now() };
    this.#principals.begin(session, principal);
    // One that has ended meanwhile is not logged on.
    if (session.ended) this.#anonymous.leave(session);
    if (!isOwn(session)) return true;
    const { connection } = session;
    // What nobody has to prove lifts no limits.
    if (this.#isTrusted(connection)) connection.authenticated = true;
    else connection.welcome();
    return true;
  }

  /** Ends the session's login, and one that is under way. */
  end(session: Session): void {
    const state = this.of(session);
    state.pending?.abort(new Error("logged off"));
    delete state.pending;
    this.#principals.end(session);
    // Also where nobody has logged on but invokes have authenticated themselves.
    this.#leave(session);
  }

  #leave(session: Session): void {
    const { connection } = session;
    if (isOwn(session)) connection.authenticated = this.#isTrusted(connection);
  }

  #isTrusted(connection: Connection): boolean {
    return this.#trusted.some((trusted) => trusted(connection));
  }
}

/** Who a user is, once he has shown it. */
export function principalOf(
  user: User,
  method: UserPrincipal["method"],
  since: number = performance.now(),
): UserPrincipal {
  return { kind: "user", name: user.name, user, method, since, rights: noRights };
}

/** There is nothing yet that one user may and another may not. */
const noRights: ReadonlySet<string> = new Set();

/** Whether a session is that of an open connection itself, not one of several on it. */
function isOwn(session: Session): boolean {
  const { connection } = session;
  return session.id === undefined && session === connection.session && connection.open;
}
