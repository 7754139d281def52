import { BOOLEAN } from "../../../codec/index.js";
import type { Session } from "../../../rose/index.js";
import type { Cluster, Shared } from "../../kernel/index.js";

/** The sessions of a user on this server. */
class Sessions {
  /** Whether each is idle. */
  readonly #idle = new Map<Session, boolean>();
  /** How many are not. */
  #active = 0;

  /** Whether all are idle; undefined if there is none. */
  get idle(): boolean | undefined {
    return this.#idle.size === 0 ? undefined : this.#active === 0;
  }

  set(session: Session, idle: boolean): void {
    this.end(session);
    this.#idle.set(session, idle);
    if (!idle) this.#active++;
  }

  end(session: Session): void {
    if (this.#idle.get(session) === false) this.#active--;
    this.#idle.delete(session);
  }
}

/**
 * Which users are logged on, on any server, and which of them are idle: those of whose sessions each has said so. Counted by session, and
 * forgotten with it.
 */
export class Idle {
  /** Those on this server. */
  readonly #sessions = new Map<number, Sessions>();
  /** Whether all of them are idle, for each server that a user is logged on to. */
  readonly #shared: Shared<boolean>;

  /** @param changed Is told of users who may have logged on or off, become idle, or no longer be it. */
  constructor(cluster: Pick<Cluster, "shared">, changed: (user: number) => void) {
    this.#shared = cluster.shared("notes/idle", BOOLEAN);
    this.#shared.onChange((user) => changed(Number(user)));
  }

  /** Whether all sessions of a user are idle. */
  has(user: number): boolean {
    const said = this.#shared.get(`${user}`);
    return said.length > 0 && said.every(({ value }) => value);
  }

  /** Whether a user is logged on in any session. */
  isKnown(user: number): boolean {
    return this.#shared.get(`${user}`).length > 0;
  }

  begin(user: number, session: Session): void {
    this.set(user, session, false);
  }

  set(user: number, session: Session, idle: boolean): void {
    const sessions = this.#sessions.get(user) ?? new Sessions();
    this.#sessions.set(user, sessions);
    sessions.set(session, idle);
    this.#say(user, sessions.idle);
  }

  end(user: number, session: Session): void {
    const sessions = this.#sessions.get(user);
    if (sessions === undefined) return;
    sessions.end(session);
    if (sessions.idle === undefined) this.#sessions.delete(user);
    this.#say(user, sessions.idle);
  }

  #say(user: number, idle: boolean | undefined): void {
    if (this.#shared.own(`${user}`) !== idle) this.#shared.set(`${user}`, idle);
  }
}
