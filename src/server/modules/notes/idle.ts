import { BOOLEAN } from "../../../codec/index.js";
import type { Session } from "../../../rose/index.js";
import type { Cluster, Shared } from "../../kernel/index.js";

/**
 * Which users are logged on, on any server, and which of them are idle: those of whose sessions each has said so. Counted by session, and
 * forgotten with it.
 */
export class Idle {
  /** Those on this server. */
  readonly #sessions = new Map<number, Map<Session, boolean>>();
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
    const sessions = this.#sessions.get(user);
    if (sessions === undefined) this.#sessions.set(user, new Map([[session, idle]]));
    else sessions.set(session, idle);
    this.#say(user);
  }

  end(user: number, session: Session): void {
    const sessions = this.#sessions.get(user);
    if (sessions?.delete(session) !== true) return;
    if (sessions.size === 0) this.#sessions.delete(user);
    this.#say(user);
  }

  #say(user: number): void {
    const sessions = this.#sessions.get(user);
    const idle = sessions && [...sessions.values()].every((one) => one);
    if (this.#shared.own(`${user}`) !== idle) this.#shared.set(`${user}`, idle);
  }
}
