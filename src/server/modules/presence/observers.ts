import type { Session } from "../../../rose/index.js";
import { RequestError } from "../../kernel/index.js";

/** How many contacts a session may have open. */
export const mostOpen = 10_000;

interface Observer {
  readonly users: Set<number>;
  /** For how many answers contacts are being read. */
  holds: number;
  /** Events that wait for these answers: of each user and section only the newest. */
  readonly held: Map<string, Uint8Array>;
}

/**
 * Which sessions have the contacts of which users open.
 * @typeParam T What is known of a session that has a contact open.
 */
export class Observers<T> {
  readonly #tooMany: number;
  readonly #bySession = new Map<Session, Observer>();
  readonly #byUser = new Map<number, Map<Session, T>>();

  /** @param tooMany The `iErrorDetail` with which more contacts are refused. */
  constructor(tooMany: number) {
    this.#tooMany = tooMany;
  }

  /** The sessions that have the contact of a user open, with what is known of each. */
  of(user: number): ReadonlyMap<Session, T> | undefined {
    return this.#byUser.get(user);
  }

  /** The ids of all users whose contacts are open. */
  users(): Iterable<number> {
    return this.#byUser.keys();
  }

  /** Opens contacts; those that are open already are opened anew. @throws RequestError if there would be too many; then none of them is opened. */
  open(session: Session, users: readonly (readonly [id: number, about: T])[]): void {
    if (session.ended) return;
    const own = this.#bySession.get(session) ?? { users: new Set(), holds: 0, held: new Map() };
    const more = users.reduce((count, [id]) => count + (own.users.has(id) ? 0 : 1), 0);
    if (own.users.size + more > mostOpen) {
      throw new RequestError(this.#tooMany, `At most ${mostOpen} open contacts`);
    }
    this.#bySession.set(session, own);
    for (const [id, about] of users) {
      own.users.add(id);
      const sessions = this.#byUser.get(id);
      if (sessions === undefined) this.#byUser.set(id, new Map([[session, about]]));
      else sessions.set(session, about);
    }
  }

  /** Notes something else of a session that has the contact of a user open. */
  note(session: Session, user: number, about: T): void {
    const sessions = this.#byUser.get(user);
    if (sessions?.has(session) === true) sessions.set(session, about);
  }

  close(session: Session, user: number): void {
    const own = this.#bySession.get(session);
    if (own?.users.delete(user) !== true) return;
    this.#leave(session, user);
    if (own.users.size === 0 && own.holds === 0) this.#bySession.delete(session);
  }

  forget(session: Session): void {
    const own = this.#bySession.get(session);
    if (own === undefined) return;
    this.#bySession.delete(session);
    for (const user of own.users) this.#leave(session, user);
  }

  /** Events of the session wait from now on, until each call has been followed by {@link release}. */
  hold(session: Session): void {
    const own = this.#bySession.get(session);
    if (own !== undefined) own.holds++;
  }

  release(session: Session): void {
    const own = this.#bySession.get(session);
    if (own === undefined || own.holds === 0 || --own.holds > 0) return;
    if (own.users.size === 0) this.#bySession.delete(session);
    for (const message of own.held.values()) {
      if (session.connection.open) session.connection.send(message);
    }
    own.held.clear();
  }

  /** Sends a session what is new about a user. */
  send(session: Session, user: number, section: string, message: Uint8Array): void {
    const own = this.#bySession.get(session);
    if (own === undefined || own.holds === 0) {
      if (session.connection.open) session.connection.send(message);
      return;
    }
    const key = `${user} ${section}`;
    // The newest comes last, because others may tell some of the same.
    own.held.delete(key);
    own.held.set(key, message);
  }

  #leave(session: Session, user: number): void {
    const sessions = this.#byUser.get(user);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byUser.delete(user);
  }
}
