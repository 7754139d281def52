import { BOOLEAN } from "../../../codec/index.js";
import type { Session } from "../../../rose/index.js";
import { outlastsInvoke, type ModuleContext, type Shared } from "../../kernel/index.js";

/** Knows which devices have a session, on any server: those that have registered in one, as long as its login lasts. */
export class OnlineDevices {
  /** On this server. */
  readonly #bySession = new Map<Session, string>();
  readonly #sessions = new Map<string, number>();
  /** On each server: true for devices that have a session. */
  readonly #shared: Shared<boolean>;

  constructor({ principals, cluster }: Pick<ModuleContext<object>, "principals" | "cluster">) {
    this.#shared = cluster.shared("push-devices/online", BOOLEAN);
    principals.onEnd((session) => this.#forget(session));
  }

  /** Notes that a device uses a session. A session is one device's: the last one. */
  note(session: Session, id: string): void {
    if (session.ended || !outlastsInvoke(session)) return;
    this.#forget(session);
    this.#bySession.set(session, id);
    const sessions = (this.#sessions.get(id) ?? 0) + 1;
    this.#sessions.set(id, sessions);
    if (sessions === 1) this.#shared.set(id, true);
  }

  has(id: string): boolean {
    return this.#shared.get(id).length > 0;
  }

  #forget(session: Session): void {
    const id = this.#bySession.get(session);
    if (id === undefined) return;
    this.#bySession.delete(session);
    const left = (this.#sessions.get(id) ?? 1) - 1;
    if (left > 0) {
      this.#sessions.set(id, left);
      return;
    }
    this.#sessions.delete(id);
    this.#shared.set(id, undefined);
  }
}
