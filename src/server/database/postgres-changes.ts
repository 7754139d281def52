import { setTimeout as delay } from "node:timers/promises";
import type { Client } from "pg";

/** The channel on which servers that share a database tell each other of changes. */
const channel = "rosewire";

/** How long to wait before listening again after the connection was lost, in milliseconds. */
const pause = 1_000;

/** The schema with the tables. One PostgreSQL database can hold the data of several servers, in different schemas. */
const schema = "coalesce(current_schema(), '')";

/** Counts the changes to the same tables that other processes announce. */
export class PostgresChanges {
  /** SQL that announces the changes of a transaction to the other processes once it is committed. It is run in the transaction. */
  readonly tell: string;
  readonly #id: string;
  readonly #connect: () => Promise<Client>;
  readonly #closed = new AbortController();
  #client: Client | undefined;
  #count = 0;
  #listening: Promise<void> | undefined;

  /** @param id Identifies this process; may contain letters, digits and hyphens only, because it becomes part of SQL. */
  constructor(id: string, connect: () => Promise<Client>) {
    this.#id = id;
    this.#connect = connect;
    this.tell = `SELECT pg_notify('${channel}', '${id} ' || ${schema})`;
  }

  /** While there is no connection to listen on, changes may be missed, so the number is a new one at each call. */
  get count(): number {
    if (this.#client === undefined) this.#count += 1;
    return this.#count;
  }

  /** Begins to listen, and connects again whenever the connection is lost. */
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
      // Changes may have been missed.
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
