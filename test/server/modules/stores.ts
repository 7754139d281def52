import { openDatabase, type Database } from "../../../src/server/database/index.js";
import { closing, stores } from "../database/stores.js";

/** A kind of store that tests of modules run on, and a way to a new one whose data go with the test. */
export interface ModuleStore {
  readonly name: string;
  /** The `database` of a kernel under test. */
  readonly database: () => Promise<Database>;
}

/** The stores that tests of modules run on. */
export const moduleStores: readonly ModuleStore[] = stores
  .filter(({ name }) => name !== "a file of SQLite")
  .map(({ name, location }) => ({
    name,
    database: async () => closing(openDatabase(await location())),
  }));
