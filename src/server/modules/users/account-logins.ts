import { sessionKey, type Connection, type Session } from "../../../rose/index.js";
import { unwatch, watch } from "../../../rose/internal.js";
import type { Access, Principals } from "../../kernel/index.js";
import type { User } from "./user.js";
import type { Users } from "./users.js";

/** A session in which an administrator's account has logged in, not as a client. */
export interface AccountLogin {
  readonly session: Session;
  readonly user: User;
}

interface State<L> {
  readonly login: L;
  /** The value of `mark` at the last look-up of the user. */
  seen: number;
  readonly aborted: () => void;
}

/** What {@link AccountLogins} depend on. */
export interface AccountLoginParts<L> {
  /** Who logs in, with the article, for lists of who may do what. */
  readonly who: string;
  readonly users: Pick<Users, "get">;
  readonly principals: Pick<Principals, "mark" | "of">;
  /** Lifts the limits before a logon for connections that have any login of this kind. */
  readonly limits: {
    trust(trusted: (connection: Connection) => boolean): void;
    isTrusted(connection: Connection): boolean;
  };
  /** Is called when a login has ended. */
  readonly ended: (login: L) => void;
}

/**
 * Logins of programs that serve the server, which are apart from those of clients: they get no events and may call nothing else. The account
 * has to be an administrator's. A login ends with its session, and when the user is changed in a way that ends logins or is no
 * administrator any more.
 */
export class AccountLogins<L extends AccountLogin> {
  readonly #key = sessionKey<State<L>>("account login");
  readonly #parts: AccountLoginParts<L>;

  constructor(parts: AccountLoginParts<L>) {
    this.#parts = parts;
    parts.limits.trust(({ session }) => this.of(session) !== undefined);
  }

  /** Begins a login; an earlier one of the session ends. @param mark The value of `mark` before the user was looked up. */
  begin(login: L, mark: number): void {
    const { session } = login;
    this.end(session);
    if (session.ended) return;
    const state: State<L> = { login, seen: mark, aborted: () => this.end(session) };
    session.set(this.#key, state);
    watch(session.signal, state);
    const { connection } = session;
    // The limits before a logon are lifted, because more is sent than before one.
    if (session === connection.session && connection.open) connection.authenticated = true;
  }

  end(session: Session): void {
    const state = session.get(this.#key);
    if (state === undefined) return;
    session.delete(this.#key);
    unwatch(session.signal, state);
    const { connection } = session;
    if (session === connection.session && connection.open) {
      const { principals, limits } = this.#parts;
      // The session may have logged in in another way too.
      connection.authenticated =
        principals.of(session)?.kind === "user" || limits.isTrusted(connection);
    }
    this.#parts.ended(state.login);
  }

  /** The login as of the last look-up. */
  of(session: Session): L | undefined {
    return session.get(this.#key)?.login;
  }

  /** The present login; its user is looked up again if users may have changed since. */
  async current(session: Session): Promise<L | undefined> {
    const state = session.get(this.#key);
    if (state === undefined) return undefined;
    const { mark } = this.#parts.principals;
    if (state.seen === mark) return state.login;
    const { id, revision } = state.login.user;
    const found = await this.#parts.users.get(id);
    if (session.get(this.#key) !== state) return undefined;
    if (found?.enabled === true && found.admin && found.revision === revision) {
      state.seen = mark;
      return state.login;
    }
    this.end(session);
    return undefined;
  }

  /** Allows those that have logged in. */
  get access(): Access {
    const why = (login: L | undefined) => (login === undefined ? "Not logged on" : undefined);
    return {
      text: `${this.#parts.who} that has logged in`,
      before: (_, session) => why(this.of(session)),
      allows: async (_, __, session) => why(await this.current(session)),
    };
  }
}
