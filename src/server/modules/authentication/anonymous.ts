import type { Session } from "../../../rose/index.js";
import { clientKey } from "../../client-address.js";
import type { LogonLimits } from "../checks/api.js";

/** The sessions that are logged on anonymously, counted in all and for each address. */
export class AnonymousSessions {
  readonly #limits: Pick<LogonLimits, "maxAnonymous" | "maxAnonymousPerAddress">;
  readonly #addresses = new Map<Session, string>();
  readonly #byAddress = new Map<string, number>();

  constructor(limits: Pick<LogonLimits, "maxAnonymous" | "maxAnonymousPerAddress">) {
    this.#limits = limits;
  }

  /** The number of sessions. */
  get size(): number {
    return this.#addresses.size;
  }

  /** Counts a session until {@link leave}; returns false if there are too many already. */
  enter(session: Session): boolean {
    const { maxAnonymous, maxAnonymousPerAddress } = this.#limits;
    const address = clientKey(session);
    const same = this.#byAddress.get(address) ?? 0;
    if (this.size >= maxAnonymous || same >= maxAnonymousPerAddress) return false;
    this.#addresses.set(session, address);
    this.#byAddress.set(address, same + 1);
    return true;
  }

  /** Stops counting a session. */
  leave(session: Session): void {
    const address = this.#addresses.get(session);
    if (address === undefined) return;
    this.#addresses.delete(session);
    const left = (this.#byAddress.get(address) ?? 0) - 1;
    if (left > 0) this.#byAddress.set(address, left);
    else this.#byAddress.delete(address);
  }
}
