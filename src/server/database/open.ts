import { knownOptions } from "../../rose/internal.js";
import type { Database } from "./database.js";
import { openPostgres } from "./postgres.js";
import { openSqlite } from "./sqlite.js";

/**
 * Opens a database. Its tables are created or brought up to date by `migrate`.
 * @param location A folder; `:memory:` for data that last as long as the process; or the address of a PostgreSQL database,
 *   `postgres://user@host/database`, to which the first use connects.
 * @param options With `create: false`, the folder must hold a database already; otherwise both are created if they are missing.
 * @throws StoreError if the folder cannot be used, if its database is missing, empty or not one of rosewire, or if the address
 *   is invalid. TypeError for an unknown option.
 */
export function openDatabase(location: string, options: { create?: boolean } = {}): Database {
  knownOptions(options, { create: "boolean" }, "openDatabase");
  if (/^postgres(?:ql)?:/.test(location)) return openPostgres(location);
  return openSqlite(location, options.create !== false);
}
