import type { Session } from "../../../rose/index.js";
import { outlastsInvoke, type Principals } from "../../kernel/index.js";

/** Knows which devices have a session on this server: those that have registered in one, as long as its login lasts. */
export class OnlineDevices {
  readonly #bySession = new Map<Session, string>();
  readonly #sessions = new Map<string, number>();

  constructor(principals: Pick<Principals, "onEnd">) {
    principals.onEnd((session) => this.#forget(session));
  }

  /** Notes that a device uses a session. A session is one device's: the last one. */
  note(session: Session, id: string): void {
    if (session.ended || !outlastsInvoke(session)) return;
    this.#forget(session);
    this.#bySession.set(session, id);
    this.#sessions.set(id, (this.#sessions.get(id) ?? 0) + 1);
  }

  has(id: string): boolean {
    return this.#sessions.has(id);
  }

  #forget(session: Session): void {
    const id = this.#bySession.get(session);
    if (id === undefined) return;
    this.#bySession.delete(session);
    const left = (this.#sessions.get(id) ?? 1) - 1;
    if (left === 0) this.#sessions.delete(id);
    else this.#sessions.set(id, left);
  }
}
