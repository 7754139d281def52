import type { Server, Socket } from "node:net";
import { addressKey } from "../../rose/internal.js";
import type { RoseLog } from "../../rose/index.js";
import type { WebClients } from "./clients.js";

/** Counts something for each address; clients whose address is unknown are not counted. */
export class PerAddress {
  readonly #most: number;
  readonly #counts = new Map<string, number>();

  /** @param most The limit for one address; 0: no limit. */
  constructor(most: number) {
    this.#most = most;
  }

  /**
   * Counts one more.
   * @returns What to call, once or more often, when it is over; undefined if the limit is reached.
   */
  enter(address: string | undefined): (() => void) | undefined {
    if (this.#most === 0 || address === undefined) return () => {};
    const key = addressKey(address);
    const count = this.#counts.get(key) ?? 0;
    if (count >= this.#most) return undefined;
    this.#counts.set(key, count + 1);
    let over = false;
    return () => {
      if (over) return;
      over = true;
      this.#leave(key);
    };
  }

  #leave(key: string): void {
    const left = (this.#counts.get(key) ?? 0) - 1;
    if (left > 0) this.#counts.set(key, left);
    else this.#counts.delete(key);
  }
}

/** Makes a server close new connections of addresses that have reached the limit. */
export function limitConnections(
  server: Server,
  connections: PerAddress,
  clients: WebClients,
  log: RoseLog,
): void {
  const counted = new WeakSet<Socket>();
  server.on("connection", (socket: Socket) => {
    const { remoteAddress } = socket;
    // An Upgrade that is answered as an ordinary request announces its connection again.
    if (counted.has(socket) || clients.isProxy(remoteAddress)) return;
    counted.add(socket);
    const leave = connections.enter(remoteAddress);
    if (leave !== undefined) {
      socket.once("close", leave);
      return;
    }
    log.warn({ remoteAddress, limit: "maxConnectionsPerAddress" }, "web connection refused");
    socket.destroy();
  });
}
