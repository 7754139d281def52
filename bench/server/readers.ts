import { sql, type Kysely } from "kysely";
import { connect, logOn, silentLog, type Client } from "../../src/rose/index.js";
import {
  createUcServer,
  openDatabase,
  type Database,
  type UcServer,
  type Unit,
} from "../../src/server/index.js";
import { Mismatch } from "../cases/case.js";
import { percentile } from "../rpc/load.js";

// What the processes do that read from a UCServer with much on the disk, and those of these servers.

/** How much there is. */
export interface Size {
  readonly users: number;
}

/** How much there is, and where: the folder of SQLite, or the address of PostgreSQL. */
export type Stored<S extends Size> = S & { readonly location: string };

/** What clients ask for. */
export type Asking<R extends string, S extends Size> = S & {
  readonly port: number;
  readonly reading: R;
  readonly connections: number;
  readonly milliseconds: number;
};

/** What the clients saw: microseconds. */
export interface Asked {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
}

/** A word that is searched. */
export const NEEDLE = "Ersatzgerät";

export const PASSWORD = "for the bench";

/** A UCServer on a new database, which has users and nothing else. */
export async function serverWithUsers({
  location,
  users,
}: Stored<Size>): Promise<{ server: UcServer; database: Database }> {
  const passwordCost = { N: 16, r: 8, p: 1 };
  const database = openDatabase(location);
  const server = createUcServer({ database, log: silentLog, passwordCost });
  await server.open();
  if (!(await server.users.areNew())) throw new Mismatch(`there are data in ${location}`);
  for (let at = 0; at < users; at++) await server.users.add(`user-${at}`, PASSWORD);
  return { server, database };
}

/** How much memory this process has, in MiB. */
export async function memory(): Promise<number> {
  return process.memoryUsage.rss() / 2 ** 20;
}

/** Listens when everything has been filled in; gives the port. */
export async function listening(server: UcServer, database: Database): Promise<number> {
  if (database.kind === "postgres") {
    await database.write(({ db }: Unit<any>) => sql`analyze`.execute(db as Kysely<any>));
  }
  return (await server.listen({ port: 0 })).port;
}

/**
 * Calls for a while, one call at a time on each connection, each of another user; tells how long the calls took.
 * @param begin Gets ready to call as the user with a number; gives what makes a call.
 */
export async function askFor(
  { users, connections, milliseconds, port }: Asking<string, Size>,
  begin: (client: Client, user: number) => Promise<() => Promise<void>>,
): Promise<Asked> {
  const ready = async (at: number) => {
    const client = await connect({ host: "127.0.0.1", port });
    // They are spread over all users.
    const user = Math.floor((at * users) / connections);
    await logOn(client, { user: `user-${user}`, password: PASSWORD });
    return { client, call: await begin(client, user) };
  };
  const all = await Promise.all(Array.from({ length: connections }, (_, at) => ready(at)));
  const took: number[] = [];
  const until = performance.now() + milliseconds;
  const each = async (call: () => Promise<void>): Promise<void> => {
    do {
      const began = performance.now();
      await call();
      took.push(1_000 * (performance.now() - began));
    } while (performance.now() < until);
  };
  await Promise.all(all.map(({ call }) => each(call)));
  await Promise.all(all.map(({ client }) => client.close()));
  const sorted = Float64Array.from(took).toSorted();
  return {
    calls: took.length,
    p50: percentile(sorted, 0.5) as number,
    p99: percentile(sorted, 0.99) as number,
  };
}
