import type { Session } from "../../../rose/index.js";

/** Which users are idle: those of whose sessions each has said so. Counted by session, and forgotten with it. */
export class Idle {
  readonly #sessions = new Map<number, Map<Session, boolean>>();

  /** Whether all sessions of a user are idle. */
  has(user: number): boolean {
    const sessions = this.#sessions.get(user);
    return sessions !== undefined && [...sessions.values()].every((idle) => idle);
  }

  /** Whether a user is logged on in any session. */
  isKnown(user: number): boolean {
    return this.#sessions.has(user);
  }

  /** @returns Whether the user has become idle, or no longer is. */
  begin(user: number, session: Session): boolean {
    return this.set(user, session, false);
  }

  /** @returns Whether the user has become idle, or no longer is. */
  set(user: number, session: Session, idle: boolean): boolean {
    const before = this.has(user);
    const sessions = this.#sessions.get(user);
    if (sessions === undefined) this.#sessions.set(user, new Map([[session, idle]]));
    else sessions.set(session, idle);
    return this.has(user) !== before;
  }

  /** @returns Whether the user has become idle, or no longer is. */
  end(user: number, session: Session): boolean {
    const sessions = this.#sessions.get(user);
    if (sessions === undefined) return false;
    const before = this.has(user);
    sessions.delete(session);
    if (sessions.size === 0) this.#sessions.delete(user);
    return this.has(user) !== before;
  }
}
