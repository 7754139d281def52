import type { CreateTableBuilder, Kysely } from "kysely";
import { columns } from "./columns.js";
import { columnsNow, isAdditive, requireAdditive } from "./additive.js";
import type { DatabaseKind } from "./database.js";

/**
 * A step that changes a module's tables. Never change a step that has been released, because it has already been run on
 * existing databases. Add a new one instead.
 */
export interface Migration {
  /**
   * The module and the step's name in it, such as `journal/001-entries`. It must be unique and must never change. One that ends with +, such as
   * `journal/002-remarks+`, says that servers of the version before may go on with the tables and the rows as they are from then on: the step only adds tables, and
   * columns that may be left out, and what this version writes is right for who knows nothing of them. So not all servers have to be stopped for it.
   */
  readonly name: string;
  /** An earlier name of the step. A database on which the step was run under that name does not need it again. */
  readonly formerly?: string;
  /** Makes the change. All that is done through `db` is one transaction. */
  up(db: Kysely<any>, kind: DatabaseKind): Promise<void>;
}

interface Tables {
  migration: { number: number; name: string; applied: string };
}

/** Builds the query that creates the table of completed steps if it does not exist. */
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
 * Runs the steps that a database lacks, in order. Must be called in a transaction, and never at the same time as another
 * migration of the same database.
 * @returns Whether any step was missing.
 * @throws Error if the database has an unknown step that belongs to one of these modules or to no module: a newer version has
 *   written it. Steps of other modules are ignored, because a program may use some of the modules only. Error too for one that is called additive and is not.
 */
export async function migrate(
  db: Kysely<any>,
  kind: DatabaseKind,
  migrations: readonly Migration[],
): Promise<boolean> {
  requireDistinct(migrations);
  await migrationTable(db, kind).execute();
  const table = db as Kysely<Tables>;
  const rows = await table.selectFrom("migration").select(["number", "name"]).execute();
  const done = new Set(rows.map(({ name }) => name));
  requireKnown(done, migrations);
  const last = Math.max(0, ...rows.map((row) => row.number));
  let number = last;
  for (const migration of migrations) {
    const { name, formerly } = migration;
    if (done.has(name) || (formerly !== undefined && done.has(formerly))) continue;
    if (isAdditive(name)) {
      const before = await columnsNow(db, kind);
      await migration.up(db, kind);
      requireAdditive(name, before, await columnsNow(db, kind));
    } else {
      await migration.up(db, kind);
    }
    number += 1;
    const applied = new Date().toISOString();
    await table.insertInto("migration").values({ number, name, applied }).execute();
  }
  return number > last;
}

function requireDistinct(migrations: readonly Migration[]): void {
  const names = new Set<string>();
  for (const { name } of migrations) {
    if (names.has(name)) throw new Error(`the migration ${name} is given twice`);
    names.add(name);
  }
}

/**
 * @throws Error for a step that is unknown and belongs to one of these modules, or to none: a newer version has run it. Those that are additive may be
 *   unknown.
 */
export function requireKnown(done: ReadonlySet<string>, migrations: readonly Migration[]): void {
  const known = new Set(migrations.flatMap(({ name, formerly = name }) => [name, formerly]));
  const modules = new Set(migrations.map(({ name }) => moduleOf(name)));
  for (const name of done) {
    const module = moduleOf(name);
    if (known.has(name) || isAdditive(name) || (module !== undefined && !modules.has(module)))
      continue;
    throw new Error(
      `the database is of a newer version: this program does not know its step ${name}`,
    );
  }
}

/** The module of a step; undefined for a step from before there were modules. */
function moduleOf(name: string): string | undefined {
  const end = name.indexOf("/");
  return end < 0 ? undefined : name.slice(0, end);
}
