import { openDatabase, type Database } from "../../../src/server/database/index.js";
import { newPostgres } from "../../support/postgres.js";
import { KeptDatabases } from "./kept.js";

const sqlite = new KeptDatabases("sqlite", async () => {
  const database = openDatabase(":memory:");
  return { database, remove: () => database.close() };
});

/** A database in memory with nothing in it, as what a server makes by itself, but sooner. It is closed when the test is over. */
export function inMemory(): Database {
  return sqlite.lend();
}

/** The same, for who closes it himself. */
export function inMemoryUntilClosed(): Database {
  return sqlite.lendUntilClosed();
}

/** The kinds of store whose databases one test after the other of a file uses. */
export const keptStores: readonly { readonly name: string; readonly kept: KeptDatabases }[] = [
  { name: "SQLite in memory", kept: sqlite },
  {
    name: "PostgreSQL",
    kept: new KeptDatabases("postgres", async () => {
      const { location, remove } = await newPostgres();
      const database = openDatabase(location);
      return {
        database,
        remove: async () => {
          await database.close();
          await remove();
        },
      };
    }),
  },
];
