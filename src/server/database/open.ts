import type { Database } from "./database.js";
import { openSqlite } from "./sqlite.js";

/**
 * Opens a database; its tables are brought to their present form by `migrate`.
 * @param location A folder, or `:memory:` for data that last as long as the process.
 * @param options `create: false` insists on a database that is there; otherwise folder and file are made as needed.
 * @throws StoreError if the folder cannot be used, or its database is not there, is empty or is no database of rosewire.
 */
export function openDatabase(location: string, options: { create?: boolean } = {}): Database {
  return openSqlite(location, options.create !== false);
}
