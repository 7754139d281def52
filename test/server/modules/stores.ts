import { expect } from "vitest";
import type { Database } from "../../../src/server/database/index.js";
import type { Module, UcServerOptions } from "../../../src/server/index.js";
import { keptStores } from "../database/kept-stores.js";
import { running, type Running } from "../running.js";

/** A kind of store on which tests of modules run, and functions that make a new one, which is removed after the test. */
export interface ModuleStore {
  readonly name: string;
  /** The `database` of a kernel under test. */
  readonly database: () => Promise<Database>;
  /** A server with its data in such a store, as `running` makes it. */
  readonly running: (
    options?: UcServerOptions,
    host?: string,
    modules?: readonly Module[],
  ) => Promise<Running>;
}

/** The stores on which tests of modules run. */
export const moduleStores: readonly ModuleStore[] = keptStores.map(({ name, kept }) => {
  const database = async (): Promise<Database> => kept.lend();
  return {
    name,
    database,
    running: async (options, host, modules) =>
      running({ ...options, database: await database() }, host, modules),
  };
});

/**
 * Waits until a database knows of the changes of others: as long as PostgreSQL is not listened to, anything may have
 * changed at any time.
 */
export async function listening(database: Database): Promise<void> {
  await expect.poll(() => database.foreignChanges === database.foreignChanges).toBe(true);
}
