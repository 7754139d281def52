import type { Session } from "../../rose/index.js";
import { clientKey } from "../client-address.js";
import type { LogonLimits } from "../modules/checks/logon-limits.js";

/** The sessions that are logged on anonymously, counted in all and from each address. */
export class AnonymousSessions {
  readonly #limits: Pick<LogonLimits, "maxAnonymous" | "maxAnonymousPerAddress">;
  readonly #sessions = new Map<Session, { readonly address: string; readonly gone: () => void }>();
  readonly #byAddress = new Map<string, number>();

  constructor(limits: Pick<LogonLimits, "maxAnonymous" | "maxAnonymousPerAddress">) {
    this.#limits = limits;
  }

  /** How many there are. */
  get size(): number {
    return this.#sessions.size;
  }

  /** Counts one more, until it leaves or ends; gives false if there are as many as there may be. */
  enter(session: Session): boolean {
    const { maxAnonymous, maxAnonymousPerAddress } = this.#limits;
    const address = clientKey(session);
    const same = this.#byAddress.get(address) ?? 0;
    if (this.#sessions.size >= maxAnonymous || same >= maxAnonymousPerAddress) return false;
    const gone = (): void => this.leave(session);
    this.#sessions.set(session, { address, gone });
    this.#byAddress.set(address, same + 1);
    session.signal.addEventListener("abort", gone, { once: true });
    return true;
  }

  /** One is anonymous no longer. */
  leave(session: Session): void {
    const counted = this.#sessions.get(session);
    if (counted === undefined) return;
    this.#sessions.delete(session);
    session.signal.removeEventListener("abort", counted.gone);
    const left = (this.#byAddress.get(counted.address) ?? 0) - 1;
    if (left > 0) this.#byAddress.set(counted.address, left);
    else this.#byAddress.delete(counted.address);
  }
}
