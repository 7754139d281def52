import { Child } from "../children.js";
import type { Dialing, Seen, Usage } from "./worker.js";
import type { Cell } from "./cells.js";
import type { Payload } from "./wire.js";

/** What one round found. */
export interface Round extends Seen {
  /** CPU microseconds per call. */
  readonly clientCpu: number;
  readonly serverCpu: number;
}

/** A server and a client, each a process. */
export class Pair implements AsyncDisposable {
  readonly #server: Child;
  readonly #client: Child;
  readonly #ports = new Map<string, number>();

  constructor() {
    this.#server = new Child("rpc/worker");
    this.#client = new Child("rpc/worker");
  }

  async #dialing(implementation: string, cell: Cell, warmUp: number): Promise<Dialing> {
    const port = await this.#port(implementation, cell.payload);
    return { implementation, port, ...cell, warmUp };
  }

  async #port(implementation: string, payload: Payload): Promise<number> {
    const key = `${implementation} ${payload}`;
    let port = this.#ports.get(key);
    if (port === undefined) {
      port = await this.#server.ask<number>("serve", { implementation, payload });
      this.#ports.set(key, port);
    }
    return port;
  }

  /**
   * Connects, checks one answer, and measures for so many milliseconds and calls.
   * @returns Undefined if it takes too long to get so many calls under way.
   */
  async round(
    implementation: string,
    cell: Cell,
    milliseconds: number,
    leastCalls: number,
  ): Promise<Round | undefined> {
    const dialing = await this.#dialing(implementation, cell, milliseconds / 3);
    try {
      await this.#client.ask("dial", dialing);
      if (!(await this.#client.ask<boolean>("start", dialing))) return undefined;
      const before = await this.#server.ask<Usage>("usage");
      const seen = await this.#client.ask<Seen>("watch", { milliseconds, calls: leastCalls });
      const after = await this.#server.ask<Usage>("usage");
      const { calls } = seen;
      // The server was asked a moment earlier and later than the client: its rate is what counts.
      const rate = (after.cpu - before.cpu) / (after.at - before.at);
      return {
        ...seen,
        clientCpu: seen.cpu / calls,
        serverCpu: (rate * seen.milliseconds) / calls,
      };
    } finally {
      await this.#client.ask("hangUp", Math.min(milliseconds, 50));
    }
  }

  /** Profiles both processes under load and writes the files. */
  async profile(
    implementation: string,
    cell: Cell,
    milliseconds: number,
    files: { client: string; server: string },
  ): Promise<void> {
    const dialing = await this.#dialing(implementation, cell, 1_000);
    await this.#client.ask("dial", dialing);
    await this.#client.ask("start", dialing);
    await Promise.all([this.#client.ask("profile"), this.#server.ask("profile")]);
    await this.#client.ask("watch", { milliseconds, calls: 0 });
    await Promise.all([
      this.#client.ask("profile", files.client),
      this.#server.ask("profile", files.server),
    ]);
    await this.#client.ask("hangUp", 100);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#client.stop();
    await this.#server.stop();
  }
}
