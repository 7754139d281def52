import type { Session } from "../../../rose/index.js";
import { clientKey } from "../../client-address.js";
import { Tally, type Cluster } from "../../kernel/index.js";
import type { LogonLimits } from "../checks/api.js";

/** The sessions that are logged on anonymously, on all servers counted in all and for each address. */
export class AnonymousSessions {
  readonly #limits: Pick<LogonLimits, "maxAnonymous" | "maxAnonymousPerAddress">;
  /** Those on this server. */
  readonly #addresses = new Map<Session, string>();
  readonly #byAddress: Tally;

  constructor(
    limits: Pick<LogonLimits, "maxAnonymous" | "maxAnonymousPerAddress">,
    cluster: Pick<Cluster, "shared">,
  ) {
    this.#limits = limits;
    this.#byAddress = new Tally(cluster, "authentication/anonymous");
  }

  /** The number of sessions on all servers. */
  get size(): number {
    return this.#byAddress.total;
  }

  /** Counts a session until {@link leave}; returns false if there are too many already. */
  enter(session: Session): boolean {
    const { maxAnonymous, maxAnonymousPerAddress } = this.#limits;
    const address = clientKey(session);
    const same = this.#byAddress.of(address);
    if (this.size >= maxAnonymous || same >= maxAnonymousPerAddress) return false;
    this.#addresses.set(session, address);
    this.#byAddress.add(address);
    return true;
  }

  /** Stops counting a session. */
  leave(session: Session): void {
    const address = this.#addresses.get(session);
    if (address === undefined) return;
    this.#addresses.delete(session);
    this.#byAddress.remove(address);
  }
}
