import { randomUUID } from "node:crypto";
import type { Session } from "../../../rose/index.js";
import { RequestError, RequestErrorDetail } from "../../kernel/index.js";
import { limits } from "./limits.js";

/** A client that follows the groups of an agent, or as a supervisor those of all. */
export interface Monitor {
  /** The cross reference id. */
  readonly id: string;
  readonly session: Session;
  /** The id of the user who is followed; undefined for a supervisor's monitor, which follows all. */
  readonly user: number | undefined;
}

/** The monitors of all sessions on this server. They end with the login. */
export class Monitors {
  readonly #byId = new Map<string, Monitor>();
  readonly #bySession = new Map<Session, Set<Monitor>>();
  /** By the user who is followed; undefined for supervisors' monitors. */
  readonly #byUser = new Map<number | undefined, Set<Monitor>>();

  /** @throws RequestError if the session has too many. */
  add(session: Session, user: number | undefined): Monitor {
    const own = this.#bySession.get(session);
    if (own !== undefined && own.size >= limits.monitors) {
      const reason = `At most ${limits.monitors} monitors`;
      throw new RequestError(RequestErrorDetail.limitExceeded, reason);
    }
    const monitor: Monitor = { id: randomUUID(), session, user };
    this.#byId.set(monitor.id, monitor);
    addTo(this.#bySession, session, monitor);
    addTo(this.#byUser, user, monitor);
    return monitor;
  }

  get(id: string): Monitor | undefined {
    return this.#byId.get(id);
  }

  remove(monitor: Monitor): void {
    this.#byId.delete(monitor.id);
    removeFrom(this.#bySession, monitor.session, monitor);
    removeFrom(this.#byUser, monitor.user, monitor);
  }

  /** Removes the monitors of a session. */
  end(session: Session): void {
    for (const monitor of [...(this.#bySession.get(session) ?? [])]) this.remove(monitor);
  }

  /** The monitors that follow a user, without those of supervisors. */
  of(user: number): Iterable<Monitor> {
    return this.#byUser.get(user) ?? [];
  }

  /** The monitors that follow all. */
  ofAll(): Iterable<Monitor> {
    return this.#byUser.get(undefined) ?? [];
  }
}

function addTo<K>(sets: Map<K, Set<Monitor>>, key: K, monitor: Monitor): void {
  const set = sets.get(key);
  if (set === undefined) sets.set(key, new Set([monitor]));
  else set.add(monitor);
}

function removeFrom<K>(sets: Map<K, Set<Monitor>>, key: K, monitor: Monitor): void {
  const set = sets.get(key);
  set?.delete(monitor);
  if (set?.size === 0) sets.delete(key);
}
