import { LocalBus } from "../../../../src/server/cluster/local.js";
import type { Database } from "../../../../src/server/database/index.js";
import { logonKernel, type LogonKernel, type LogonKernelOptions } from "./logon-kernel.js";

type Options = Omit<LogonKernelOptions, "database" | "bus" | "users">;

/**
 * Starts servers on the same database that tell each other of changes, another one with each call. To a server the database may be another
 * one than it is to the others.
 */
export function serversOn(
  database: Database,
  options: Options = {},
): (own?: Database) => Promise<LogonKernel> {
  const bus = new LocalBus();
  let isFirst = true;
  return (own = database) => {
    const users = isFirst ? {} : { users: "there" as const };
    isFirst = false;
    return logonKernel({ ...options, database: async () => own, bus, ...users });
  };
}

/** Two servers on the same database that tell each other of changes. */
export async function twoServers(
  database: Database,
  options: Options = {},
): Promise<readonly [LogonKernel, LogonKernel]> {
  const start = serversOn(database, options);
  return [await start(), await start()];
}

/** To the others, a server has died: nobody has logged off there before. */
export async function dies({ made }: LogonKernel): Promise<void> {
  await made.kernel.cluster.leave();
}

/** A database that takes nothing any more once its server counts as dead. */
export function dying(database: Database, isDead: () => boolean): Database {
  return {
    kind: database.kind,
    write: (work, options) =>
      isDead() ? Promise.reject(new Error("dead")) : database.write(work, options),
    read: (work) => database.read(work),
    migrate: (migrations) => database.migrate(migrations),
    close: () => database.close(),
    get foreignChanges() {
      return database.foreignChanges;
    },
  };
}
