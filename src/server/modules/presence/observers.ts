import type { Session } from "../../../rose/index.js";
import { RequestError } from "../../kernel/index.js";
import type { Granted } from "../rights/api.js";

/** The `iErrorDetail` of refusals that have no value of their own in General. */
const general = 0;
/** How many contacts a session may have open. */
export const mostOpen = 10_000;

/** Events that wait for a session while contacts are read for it: of each user and section only the newest. */
type Held = Map<string, Uint8Array>;

interface Observer {
  /** What the session was last told with, by the ids of users. */
  readonly users: Map<number, Granted>;
  held: Held | undefined;
}

/** Which sessions have the contacts of which users open. */
export class Observers {
  readonly #bySession = new Map<Session, Observer>();
  readonly #byUser = new Map<number, Set<Session>>();

  /** The sessions that have the contact of a user open. */
  of(user: number): ReadonlySet<Session> | undefined {
    return this.#byUser.get(user);
  }

  /** The ids of all users whose contacts are open. */
  users(): number[] {
    return [...this.#byUser.keys()];
  }

  /** @throws RequestError if there would be too many; then none of them is opened. */
  open(session: Session, users: readonly (readonly [id: number, granted: Granted])[]): void {
    if (session.ended) return;
    const own = this.#bySession.get(session) ?? { users: new Map(), held: undefined };
    const more = users.reduce((count, [id]) => count + (own.users.has(id) ? 0 : 1), 0);
    if (own.users.size + more > mostOpen) {
      throw new RequestError(general, `At most ${mostOpen} open contacts`);
    }
    this.#bySession.set(session, own);
    for (const [id, granted] of users) {
      own.users.set(id, granted);
      const sessions = this.#byUser.get(id);
      if (sessions === undefined) this.#byUser.set(id, new Set([session]));
      else sessions.add(session);
    }
  }

  /** Notes what a session may see of a user now; returns whether that was something else before. */
  sees(session: Session, user: number, granted: Granted): boolean {
    const users = this.#bySession.get(session)?.users;
    if (users === undefined || users.get(user) === granted) return false;
    users.set(user, granted);
    return true;
  }

  close(session: Session, user: number): void {
    const own = this.#bySession.get(session);
    if (own?.users.delete(user) !== true) return;
    this.#leave(session, user);
    if (own.users.size === 0 && own.held === undefined) this.#bySession.delete(session);
  }

  forget(session: Session): void {
    const own = this.#bySession.get(session);
    if (own === undefined) return;
    this.#bySession.delete(session);
    for (const user of own.users.keys()) this.#leave(session, user);
  }

  /** Events of the session wait from now on, until {@link release}. */
  hold(session: Session): void {
    const own = this.#bySession.get(session);
    if (own !== undefined) own.held ??= new Map();
  }

  release(session: Session): void {
    const own = this.#bySession.get(session);
    const held = own?.held;
    if (own === undefined || held === undefined) return;
    own.held = undefined;
    for (const message of held.values()) {
      if (session.connection.open) session.connection.send(message);
    }
  }

  /** Sends a session what is new about a user. */
  send(session: Session, user: number, section: string, message: Uint8Array): void {
    const held = this.#bySession.get(session)?.held;
    if (held !== undefined) held.set(`${user} ${section}`, message);
    else if (session.connection.open) session.connection.send(message);
  }

  #leave(session: Session, user: number): void {
    const sessions = this.#byUser.get(user);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byUser.delete(user);
  }
}
