import {
  sql,
  type ColumnDefinitionBuilder,
  type CreateTableBuilder,
  type Expression,
  type Kysely,
  type RawBuilder,
} from "kysely";
import type { DatabaseKind, Unit } from "./database.js";

/** The column types of one kind of store, for migrations; see {@link columns}. */
export interface Columns {
  /** A text without NUL (U+0000), compared and sorted by its code points: `string` in TypeScript. */
  readonly text: Expression<string>;
  /** A whole number up to 2^53: `number`. */
  readonly integer: Expression<number>;
  /** A point in time, in milliseconds since 1970 UTC: `number`. */
  readonly moment: Expression<number>;
  /** A truth value: `boolean`. */
  readonly boolean: Expression<boolean>;
  /** Octets: `Uint8Array`. Rows that are read have a `Buffer`. */
  readonly octets: Expression<Uint8Array>;
  /**
   * Makes an `integer` column the table's key. The store assigns its values, and never the same one again, even after a row
   * has been removed.
   */
  identity(column: ColumnDefinitionBuilder): ColumnDefinitionBuilder;
  /** Begins to create a table whose columns accept only values of their types. */
  table(db: Kysely<any>, name: string): CreateTableBuilder<string>;
}

const sqlite: Columns = {
  text: sql`text`,
  integer: sql`integer`,
  moment: sql`integer`,
  // SQLite has no boolean type. Its strict tables have INT and INTEGER, and it can be asked which of the two a column is.
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
 * The column types of a store. With them, rows have the same TypeScript values in both kinds.
 *
 * ```ts
 * const c = columns(kind);
 * await c.table(db, "note")
 *   .addColumn("id", c.integer, c.identity)
 *   .addColumn("read", c.boolean, (column) => column.notNull().defaultTo(false))
 *   .execute();
 * ```
 *
 * In SQLite, booleans are columns declared INT, and numbers are columns declared INTEGER. The value of an expression, such as
 * `count(*) > 0`, is a number there.
 */
export function columns(kind: DatabaseKind): Columns {
  return kind === "sqlite" ? sqlite : postgres;
}

/**
 * An aggregate that concatenates the octets of a column of all rows, in the order of the subquery from which the rows come.
 * NULL if there are no rows.
 */
export function joined(
  kind: DatabaseKind,
  column: Expression<Uint8Array>,
): RawBuilder<Uint8Array | null> {
  // SQLite treats what it concatenates as text, but does not change its octets.
  return kind === "sqlite"
    ? sql`cast(group_concat(${column}, '') as blob)`
    : sql`string_agg(${column}, ''::bytea)`;
}

/**
 * Whether a table with the {@link Columns.identity} `id` has ever had a row, even if the row has been removed since; in PostgreSQL, also if
 * its transaction has been undone.
 */
export async function identityGiven(
  { kind, db }: Pick<Unit<any>, "kind" | "db">,
  table: string,
): Promise<boolean> {
  const last =
    kind === "sqlite"
      ? sql<{ last: number }>`select seq as last from sqlite_sequence where name = ${table}`
      : sql<{ last: number | null }>`select pg_sequence_last_value(
          pg_get_serial_sequence(quote_ident(${table}), 'id')::regclass) as last`;
  const { rows } = await last.execute(db);
  return (rows[0]?.last ?? 0) > 0;
}
