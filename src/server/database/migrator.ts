import type { CreateTableBuilder, Kysely } from "kysely";
import { columns } from "./columns.js";
import type { DatabaseKind } from "./database.js";

/**
 * A step from one form of a module's tables to the next. One that has been released is never changed: what it did stands in
 * people's databases. Add a new one instead.
 */
export interface Migration {
  /** The module and the step in it, `journal/001-entries`; not to be given twice, and never to be changed. */
  readonly name: string;
  /** What the step was called before: a database where that has been done needs it no more. */
  readonly formerly?: string;
  /** Makes the change. The whole of `db` is one transaction. */
  up(db: Kysely<any>, kind: DatabaseKind): Promise<void>;
}

interface Tables {
  migration: { number: number; name: string; applied: string };
}

/** The table that says which steps have been done, to be made where there is none. */
export function migrationTable(
  db: Kysely<any>,
  kind: DatabaseKind,
): CreateTableBuilder<string, "number" | "name" | "applied"> {
  const c = columns(kind);
  return c
    .table(db, "migration")
    .ifNotExists()
    .addColumn("number", c.integer, (column) => column.primaryKey())
    .addColumn("name", c.text, (column) => column.notNull())
    .addColumn("applied", c.text, (column) => column.notNull());
}

/**
 * Runs the steps that a database lacks, in order. To be called within a transaction that no other migration runs beside.
 * @throws Error if the database has a step of one of these modules that is not among `migrations`, or one of no module: it
 *   is of a newer version. Steps of other modules are let be, for a program may use a part of the modules.
 */
export async function migrate(
  db: Kysely<any>,
  kind: DatabaseKind,
  migrations: readonly Migration[],
): Promise<void> {
  requireDistinct(migrations);
  await migrationTable(db, kind).execute();
  const table = db as Kysely<Tables>;
  const rows = await table.selectFrom("migration").select(["number", "name"]).execute();
  const done = new Set(rows.map(({ name }) => name));
  requireKnown(done, migrations);
  let number = Math.max(0, ...rows.map((row) => row.number));
  for (const migration of migrations) {
    const { name, formerly } = migration;
    if (done.has(name) || (formerly !== undefined && done.has(formerly))) continue;
    await migration.up(db, kind);
    number += 1;
    const applied = new Date().toISOString();
    await table.insertInto("migration").values({ number, name, applied }).execute();
  }
}

function requireDistinct(migrations: readonly Migration[]): void {
  const names = new Set<string>();
  for (const { name } of migrations) {
    if (names.has(name)) throw new Error(`the migration ${name} is given twice`);
    names.add(name);
  }
}

function requireKnown(done: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.flatMap(({ name, formerly = name }) => [name, formerly]));
  const modules = new Set(migrations.map(({ name }) => moduleOf(name)));
  for (const name of done) {
    const module = moduleOf(name);
    if (known.has(name) || (module !== undefined && !modules.has(module))) continue;
    throw new Error(
      `the database is of a newer version: this program does not know its step ${name}`,
    );
  }
}

/** The module of a step; undefined for a step of the versions before there were modules. */
function moduleOf(name: string): string | undefined {
  const end = name.indexOf("/");
  return end < 0 ? undefined : name.slice(0, end);
}
