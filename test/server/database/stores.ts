import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished } from "vitest";
import { openDatabase, type Database } from "../../../src/server/database/index.js";
import { emptyPostgres } from "../../support/postgres.js";
import { allNumbers, migrations, setNumber, type Tables } from "./tables.js";

/** A kind of store, and a function that makes a new one, which is removed after the test. */
export interface StoreKind {
  readonly name: string;
  location(): Promise<string>;
}

/** The stores that several processes may open, at the same time or one after the other. */
export const lasting: readonly StoreKind[] = [
  { name: "a file of SQLite", location: async () => emptyFolder() },
  { name: "PostgreSQL", location: emptyPostgres },
];

/** All kinds of store. */
export const stores: readonly StoreKind[] = [
  { name: "SQLite in memory", location: async () => ":memory:" },
  ...lasting,
];

export function emptyFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-database-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Closes a database when the test is over. */
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

/** Sets a number, in its own unit. */
export function set(database: Database, name: string, value: number): Promise<number> {
  return database.write<Tables, number>((unit) => unit.run(setNumber, { name, value }));
}

/** The steps that have been run, in order. */
export async function done(database: Database): Promise<string[]> {
  const rows = await rowsOf<{ number: number; name: string }>(database, "migration");
  const inOrder = rows.toSorted((one, other) => one.number - other.number);
  return inOrder.map(({ number, name }, index) => {
    expect(number).toBe(index + 1);
    return name;
  });
}

/** All rows of a table. */
export async function rowsOf<Row>(database: Database, table: string): Promise<Row[]> {
  const rows = await database.read<Record<string, any>, unknown[]>(({ db }) =>
    db.selectFrom(table).selectAll().execute(),
  );
  return rows as Row[];
}
