import type { Session } from "../../../rose/index.js";

/** The sessions of users that can be called. */
export class Devices {
  readonly #byUser = new Map<number, Set<Session>>();

  of(user: number): Iterable<Session> {
    return this.#byUser.get(user) ?? [];
  }

  add(user: number, session: Session): void {
    const sessions = this.#byUser.get(user) ?? new Set();
    this.#byUser.set(user, sessions.add(session));
  }

  remove(user: number, session: Session): void {
    const sessions = this.#byUser.get(user);
    sessions?.delete(session);
    if (sessions?.size === 0) this.#byUser.delete(user);
  }
}
