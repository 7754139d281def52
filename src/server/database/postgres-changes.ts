import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";

/** The channel on which those who share a database tell each other that they have changed it. */
const channel = "rosewire";

/** How long to wait before one listens again after the connection was lost, in milliseconds. */
const pause = 1_000;

/** Where the tables are: one database of PostgreSQL can hold the data of several servers. */
const schema = "coalesce(current_schema(), '')";

/** Counts the changes that others make to the same tables of PostgreSQL. */
export class PostgresChanges {
  /** Makes a change known to the others, as the last part of the query that commits it. `id` holds letters, digits and hyphens. */
  readonly tell: string;
  readonly #id: string;
  readonly #connect: () => Promise<Client>;
  readonly #closed = new AbortController();
  #client: Client | undefined;
  #count = 0;
  #listening: Promise<void> | undefined;

  constructor(id: string, connect: () => Promise<Client>) {
    this.#id = id;
    this.#connect = connect;
    this.tell = `SELECT pg_notify('${channel}', '${id} ' || ${schema})`;
  }

  /** While nobody listens anything may have happened, so it is another number each time. */
  get count(): number {
    if (this.#client === undefined) this.#count += 1;
    return this.#count;
  }

  /** Begins to listen, and goes on with it after a loss of the connection. */
  start(): void {
    this.#listening ??= this.#listen();
  }

  async close(): Promise<void> {
    this.#closed.abort();
    await this.#client?.end();
    await this.#listening;
  }

  async #listen(): Promise<void> {
    const { signal } = this.#closed;
    while (!signal.aborted) {
      await this.#listenOnce().catch(() => {});
      // What has been missed is unknown.
      this.#count += 1;
      await delay(pause, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #listenOnce(): Promise<void> {
    const client = await this.#connect();
    const ended = new Promise<void>((resolve) => {
      client.once("end", resolve);
      client.on("error", () => resolve());
    });
    try {
      const { rows } = await client.query<{ mine: string }>(`SELECT ${schema} AS mine`);
      const mine = ` ${rows[0]!.mine}`;
      client.on("notification", ({ payload = "" }) => {
        const at = payload.indexOf(" ");
        if (payload.slice(at) === mine && payload.slice(0, at) !== this.#id) this.#count += 1;
      });
      await client.query(`LISTEN ${channel}`);
      if (this.#closed.signal.aborted) return;
      this.#client = client;
      await ended;
    } finally {
      this.#client = undefined;
      await client.end();
    }
  }
}
