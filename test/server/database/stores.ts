import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { openDatabase, type Database } from "../../../src/server/database/index.js";
import { emptyPostgres } from "../../support/postgres.js";
import { allNumbers, migrations, setNumber, type Tables } from "./tables.js";

/** A kind of store, and a way to a new one whose data go with the test. */
export interface StoreKind {
  readonly name: string;
  location(): Promise<string>;
}

/** Those that several processes, or one after the other, may open. */
export const lasting: readonly StoreKind[] = [
  { name: "a file of SQLite", location: async () => emptyFolder() },
  { name: "PostgreSQL", location: emptyPostgres },
];

/** All that a database may be kept in. */
export const stores: readonly StoreKind[] = [
  { name: "SQLite in memory", location: async () => ":memory:" },
  ...lasting,
];

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-database-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Sees to it that a database is closed when the test is over. */
export function closing<T extends Database>(database: T): T {
  onTestFinished(() => database.close());
  return database;
}

/** Opens a database with the tables of {@link Tables}; it is closed when the test is over. */
export async function opened(location: string): Promise<Database> {
  const database = closing(openDatabase(location));
  await database.migrate(migrations);
  return database;
}

/** All numbers by name. */
export async function numbersIn(database: Database): Promise<Record<string, number>> {
  const rows = await database.read<Tables, Tables["number"][]>((unit) => unit.all(allNumbers, {}));
  return Object.fromEntries(rows.map(({ name, value }) => [name, value]));
}

/** Sets a number in a unit of its own. */
export function set(database: Database, name: string, value: number): Promise<number> {
  return database.write<Tables, number>((unit) => unit.run(setNumber, { name, value }));
}
