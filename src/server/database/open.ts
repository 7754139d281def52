import type { Database } from "./database.js";
import { openPostgres } from "./postgres.js";
import { openSqlite } from "./sqlite.js";

/**
 * Opens a database; its tables are brought to their present form by `migrate`.
 * @param location A folder; `:memory:` for data that last as long as the process; or the address of a database of PostgreSQL,
 *   `postgres://user@host/database`, which is not connected to before it is used.
 * @param options `create: false` insists on a folder with a database in it; otherwise both are made as needed.
 * @throws StoreError if the folder cannot be used, or its database is not there, is empty or is no database of rosewire;
 *   if the address is none.
 */
export function openDatabase(location: string, options: { create?: boolean } = {}): Database {
  if (/^postgres(?:ql)?:/.test(location)) return openPostgres(location);
  return openSqlite(location, options.create !== false);
}
