import {
  sql,
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Expression,
  type Kysely,
  type RawBuilder,
} from "kysely";
import type { DatabaseKind, Unit } from "./database.js";

/** The types of columns in one kind of store, for migrations; see {@link columns}. */
export interface Columns {
  /** A text; compared and sorted by its code points. TypeScript's `string`. */
  readonly text: Expression<string>;
  /** A whole number up to 2^53. `number`. */
  readonly integer: Expression<number>;
  /** Milliseconds since 1970 UTC. `number`. */
  readonly moment: Expression<number>;
  /** `boolean`. */
  readonly boolean: Expression<boolean>;
  /** Octets. `Uint8Array`; what is read is a `Buffer`, which is one. */
  readonly octets: Expression<Uint8Array>;
  /** Makes an `integer` the table's key, which is given by itself and never twice, not even after a row has been removed. */
  identity(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** Begins a table whose columns take nothing but values of their types. */
  table(db: Kysely<any>, name: string): CreateTableBuilder<string>;
}

const sqlite: Columns = {
  text: sql`text`,
  integer: sql`integer`,
  moment: sql`integer`,
  // SQLite has no type for it. Its strict tables know INT besides INTEGER, and tell which of the two a column has.
  boolean: sql`int`,
  octets: sql`blob`,
  identity: (column) => column.primaryKey().autoIncrement(),
  table: (db, name) => db.schema.createTable(name).modifyEnd(sql`strict`),
};

const postgres: Columns = {
  text: sql`text collate "C"`,
  integer: sql`bigint`,
  moment: sql`bigint`,
  boolean: sql`boolean`,
  octets: sql`bytea`,
  identity: (column) => column.primaryKey().generatedByDefaultAsIdentity(),
  table: (db, name) => db.schema.createTable(name),
};

/**
 * The types of columns, by which rows have the same TypeScript values in both stores.
 *
 * ```ts
 * const c = columns(kind);
 * await c.table(db, "note")
 *   .addColumn("id", c.integer, c.identity)
 *   .addColumn("read", c.boolean, (column) => column.notNull().defaultTo(false))
 *   .execute();
 * ```
 *
 * In SQLite a boolean is a column declared INT, a number one declared INTEGER; what an expression gives (`count(*) > 0`) is
 * a number there.
 */
export function columns(kind: DatabaseKind): Columns {
  return kind === "sqlite" ? sqlite : postgres;
}

/**
 * An aggregate: the octets of a column of all rows one behind the other, in the order of the subquery that gives the rows.
 * NULL if there is none.
 */
export function joined(
  kind: DatabaseKind,
  column: Expression<Uint8Array>,
): RawBuilder<Uint8Array | null> {
  // What SQLite joins it takes for text, and changes no octet of it.
  return kind === "sqlite"
    ? sql`cast(group_concat(${column}, '') as blob)`
    : sql`string_agg(${column}, ''::bytea)`;
}

/** Whether a table's key `id`, an {@link Columns.identity}, has ever been given, even if the row has been removed since. */
export async function identityGiven({ kind, db }: Unit<any>, table: string): Promise<boolean> {
  const last =
    kind === "sqlite"
      ? sql<{ last: number }>`select seq as last from sqlite_sequence where name = ${table}`
      : sql<{ last: number | null }>`select pg_sequence_last_value(
          pg_get_serial_sequence(quote_ident(${table}), 'id')::regclass) as last`;
  const { rows } = await last.execute(db);
  return (rows[0]?.last ?? 0) > 0;
}

/**
 * Makes a boolean of a column of SQLite that was declared INTEGER and holds 0 and 1, as columns were before there were booleans.
 * No index may name it, and it takes no NULL.
 * @param standard What it holds where a row says nothing.
 */
export async function makeBoolean(
  db: Kysely<any>,
  table: string,
  column: string,
  standard: boolean,
): Promise<void> {
  const draft = `${column}_draft`;
  const change = db.schema.alterTable(table);
  await change
    .addColumn(draft, sqlite.boolean, (added) => added.notNull().defaultTo(standard))
    .execute();
  await db
    .updateTable(table)
    .set({ [draft]: sql.ref(column) })
    .execute();
  await change.dropColumn(column).execute();
  await change.renameColumn(draft, column).execute();
}
