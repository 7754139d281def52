import { openDatabase } from "../../../src/server/database/index.js";
import { newPostgres } from "../../support/postgres.js";
import { KeptDatabases } from "./kept.js";

/** The kinds of store whose databases one test after the other of a file uses. */
export const keptStores: readonly { readonly name: string; readonly kept: KeptDatabases }[] = [
  {
    name: "SQLite in memory",
    kept: new KeptDatabases("sqlite", async () => {
      const database = openDatabase(":memory:");
      return { database, remove: () => database.close() };
    }),
  },
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
