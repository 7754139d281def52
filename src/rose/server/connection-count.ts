import { addressKey } from "../socket/address.js";
import type { EngineLimits } from "../limits.js";

/** Where a connection comes from. It is asked for only if that is limited. */
interface Peer {
  readonly remoteAddress?: string | undefined;
}

/**
 * Counts the connections of a server, in all and, if that is limited, from each address; those from
 * within the process for nobody in particular have none.
 */
export class ConnectionCount {
  readonly #most: number;
  readonly #mostPerAddress: number;
  readonly #byAddress = new Map<string, number>();
  #all = 0;

  constructor(limits: EngineLimits) {
    this.#most = limits.maxConnections;
    this.#mostPerAddress = limits.maxConnectionsPerAddress;
  }

  /** Counts one more connection, or says which limit is against it. */
  admit(socket: Peer): "maxConnections" | "maxConnectionsPerAddress" | undefined {
    if (this.#most > 0 && this.#all >= this.#most) return "maxConnections";
    if (this.#mostPerAddress > 0 && socket.remoteAddress !== undefined) {
      const address = addressKey(socket.remoteAddress);
      const count = this.#byAddress.get(address) ?? 0;
      if (count >= this.#mostPerAddress) return "maxConnectionsPerAddress";
      this.#byAddress.set(address, count + 1);
    }
    this.#all++;
    return undefined;
  }

  /** One that was counted is gone. */
  leave(socket: Peer): void {
    this.#all--;
    if (this.#mostPerAddress === 0 || socket.remoteAddress === undefined) return;
    const address = addressKey(socket.remoteAddress);
    const count = this.#byAddress.get(address) ?? 0;
    if (count > 1) this.#byAddress.set(address, count - 1);
    else this.#byAddress.delete(address);
  }
}
