import { LocalBus } from "../../../../src/server/cluster/local.js";
import type { Database } from "../../../../src/server/database/index.js";
import { logonKernel, type LogonKernel, type LogonKernelOptions } from "./logon-kernel.js";

/** Two servers on the same database that tell each other of changes. */
export async function twoServers(
  database: Database,
  options: Omit<LogonKernelOptions, "database" | "bus" | "without"> = {},
): Promise<readonly [LogonKernel, LogonKernel]> {
  const both = { ...options, database: async () => database, bus: new LocalBus() };
  return [await logonKernel(both), await logonKernel({ ...both, users: "there" })];
}
