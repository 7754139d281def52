import { LocalBus } from "../../../../src/server/cluster/local.js";
import type { Database } from "../../../../src/server/database/index.js";
import { logonKernel, type LogonKernel, type LogonKernelOptions } from "./logon-kernel.js";

type Options = Omit<LogonKernelOptions, "database" | "bus" | "users">;

/** Starts servers on the same database that tell each other of changes, another one with each call. */
export function serversOn(database: Database, options: Options = {}): () => Promise<LogonKernel> {
  const all = { ...options, database: async () => database, bus: new LocalBus() };
  let isFirst = true;
  return () => {
    const users = isFirst ? {} : { users: "there" as const };
    isFirst = false;
    return logonKernel({ ...all, ...users });
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
