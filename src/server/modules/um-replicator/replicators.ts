import { sessionKey, type Session } from "../../../rose/index.js";
import { unwatch, watch } from "../../../rose/internal.js";
import type { Access, Principals } from "../../kernel/index.js";
import type { User, Users } from "../users/api.js";
import { InOrder } from "./in-order.js";

/** A session that has logged in as a replicator. */
export interface Replicator {
  readonly session: Session;
  readonly user: User;
  /** Its blocks are transferred one after the other. */
  readonly blocks: InOrder;
}

interface Login extends Replicator {
  /** The value of `mark` at the last look-up of the user. */
  seen: number;
  readonly aborted: () => void;
}

/** What {@link Replicators} depend on. */
export interface ReplicatorParts {
  readonly users: Pick<Users, "get">;
  readonly principals: Pick<Principals, "mark" | "of">;
  /** Is called when a login has ended. */
  readonly ended: (replicator: Replicator) => void;
}

/**
 * The logins of replicators, which are apart from those of clients (manual line 50037): they get no events and may call nothing else. A login
 * ends by the logout, with its session, and when the user is changed in a way that ends logins or is no administrator any more.
 */
export class Replicators {
  readonly #key = sessionKey<Login>("replicator");
  readonly #parts: ReplicatorParts;

  constructor(parts: ReplicatorParts) {
    this.#parts = parts;
  }

  /** Begins a login; an earlier one of the session ends. @param mark The value of `mark` before the user was looked up. */
  begin(session: Session, user: User, mark: number): void {
    this.end(session);
    if (session.ended) return;
    const login: Login = {
      session,
      user,
      blocks: new InOrder(),
      seen: mark,
      aborted: () => this.end(session),
    };
    session.set(this.#key, login);
    watch(session.signal, login);
    const { connection } = session;
    // The limits before a logon are lifted, because blocks are larger.
    if (session === connection.session && connection.open) connection.authenticated = true;
  }

  end(session: Session): void {
    const login = session.get(this.#key);
    if (login === undefined) return;
    session.delete(this.#key);
    unwatch(session.signal, login);
    const { connection } = session;
    if (session === connection.session && connection.open) {
      connection.authenticated = this.#parts.principals.of(session)?.kind === "user";
    }
    this.#parts.ended(login);
  }

  /** The login as of the last look-up. */
  of(session: Session): Replicator | undefined {
    return session.get(this.#key);
  }

  /** The present login; its user is looked up again if users may have changed since. */
  async current(session: Session): Promise<Replicator | undefined> {
    const login = session.get(this.#key);
    if (login === undefined) return undefined;
    const { mark } = this.#parts.principals;
    if (login.seen === mark) return login;
    const { id, revision } = login.user;
    const found = await this.#parts.users.get(id);
    if (session.get(this.#key) !== login) return undefined;
    if (found?.enabled === true && found.admin && found.revision === revision) {
      login.seen = mark;
      return login;
    }
    this.end(session);
    return undefined;
  }

  /** Allows replicators that have logged in. */
  get access(): Access {
    const why = (replicator: Replicator | undefined) =>
      replicator === undefined ? "Not logged on" : undefined;
    return {
      text: "a replicator that has logged in",
      before: (_, session) => why(this.of(session)),
      allows: async (_, __, session) => why(await this.current(session)),
    };
  }
}
