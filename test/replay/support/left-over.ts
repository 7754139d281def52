import { expect } from "vitest";
import { asnKeepAlive } from "../../../src/modules/general/general.js";
import type { Connection } from "../../../src/rose/index.js";
import type { UcServer } from "../../../src/server/index.js";
import { collectGarbage } from "../../support/garbage.js";
import { TcpPeer } from "./tcp-peer.js";

/** More than the engine keeps of the parts of connections, for reuse. */
const kept = 40;

/** Notes the sessions of a server, to see in the end that nothing refers to them any more. */
export class LeftOver {
  readonly #server: UcServer;
  readonly #port: number;
  readonly #before: ReadonlySet<object>;
  readonly #noted = new Set<WeakRef<object>>();
  readonly #known = new WeakSet<object>();

  /** What the server has now may stay. */
  constructor(server: UcServer, port: number) {
    this.#server = server;
    this.#port = port;
    this.#before = new Set(this.#all());
  }

  /** How many connections and sessions have been noted. */
  get noted(): number {
    return this.#noted.size;
  }

  /** Notes the connections and sessions that the server has now. */
  note(): void {
    for (const one of this.#all()) {
      if (this.#before.has(one) || this.#known.has(one)) continue;
      this.#known.add(one);
      this.#noted.add(new WeakRef(one));
    }
  }

  #all(): object[] {
    return [...this.#server.rose.connections].flatMap((connection) => [
      connection,
      connection.session,
      ...connection.sessions,
    ]);
  }

  /**
   * Waits until the server has no others than in the beginning, and nobody refers to those that it has had: no list of
   * logins, subscriptions, capabilities or anything else.
   */
  async expectNothing(): Promise<void> {
    await becomes(0, () => this.#all().filter((one) => !this.#before.has(one)).length);
    await this.#passOnParts();
    await becomes(0, () => {
      collectGarbage();
      return [...this.#noted].filter((one) => one.deref() !== undefined).length;
    });
  }

  /**
   * Parts that connections borrow refer to the last one until the next one has them. Here others get them all: each of these has sent
   * half a message, and is sent something in the same turn as the others.
   */
  async #passOnParts(): Promise<void> {
    const connections = this.#server.rose.connections;
    const before = connections.size;
    const others = await Promise.all(Array.from({ length: kept }, () => TcpPeer.to(this.#port)));
    try {
      for (const other of others) other.send(Buffer.of(0xa1, 0x09));
      const hasHalf = ({ bytesIn }: Connection): boolean => bytesIn === 2;
      await becomes(kept, () => [...connections].filter(hasHalf).length);
      this.#server.rose.broadcast(asnKeepAlive, { dummy: null }, hasHalf);
      for (const other of others) await other.next();
    } finally {
      for (const other of others) other.destroy();
    }
    await becomes(before, () => connections.size);
  }
}

/** Waits until a number is what is due. */
async function becomes(due: number, count: () => number): Promise<void> {
  await expect.poll(count).toBe(due);
}
