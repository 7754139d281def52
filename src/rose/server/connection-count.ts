import { addressKey } from "../socket/address.js";
import type { EngineLimits } from "../limits.js";

/** Where a connection comes from. The address is read only if connections per address are limited. */
interface Peer {
  readonly remoteAddress?: string | undefined;
}

/**
 * Counts the connections of a server, in total and, if that is limited, from each address. Connections
 * within the process that are not made for a particular client have no address.
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

  /**
   * Counts one more connection, or returns the limit that forbids it.
   * @param mayExceed Asked if that is the limit of its address: whether it is counted nevertheless.
   */
  admit(
    socket: Peer,
    mayExceed?: () => boolean,
  ): "maxConnections" | "maxConnectionsPerAddress" | undefined {
    if (this.#most > 0 && this.#all >= this.#most) return "maxConnections";
    if (this.#mostPerAddress > 0 && socket.remoteAddress !== undefined) {
      const address = addressKey(socket.remoteAddress);
      const count = this.#byAddress.get(address) ?? 0;
      if (count >= this.#mostPerAddress && mayExceed?.() !== true) {
        return "maxConnectionsPerAddress";
      }
      this.#byAddress.set(address, count + 1);
    }
    this.#all++;
    return undefined;
  }

  /** A connection that was counted has ended. */
  leave(socket: Peer): void {
    this.#all--;
    if (this.#mostPerAddress === 0 || socket.remoteAddress === undefined) return;
    const address = addressKey(socket.remoteAddress);
    const count = this.#byAddress.get(address) ?? 0;
    if (count > 1) this.#byAddress.set(address, count - 1);
    else this.#byAddress.delete(address);
  }
}
