import { sql, type Kysely } from "kysely";
import type { DatabaseKind } from "./database.js";

/** Whether servers of the version before, which do not know a step, may go on with what it leaves: its name says so. */
export function isAdditive(name: string): boolean {
  return name.endsWith("+");
}

/** The columns of all tables, by table and name, as those who read and write them see them. */
type Columns = ReadonlyMap<string, Column>;

interface Column {
  readonly table: string;
  readonly name: string;
  readonly type: string;
  readonly isNullable: boolean;
  /** A row may be added without naming it. */
  readonly isOptional: boolean;
}

/** The columns that there are now. */
export async function columnsNow(db: Kysely<any>, kind: DatabaseKind): Promise<Columns> {
  const columns = kind === "postgres" ? await inPostgres(db) : await inSqlite(db);
  return new Map(columns.map((column) => [`${column.table}.${column.name}`, column]));
}

async function inSqlite(db: Kysely<any>): Promise<Column[]> {
  const tables = await db.introspection.getTables();
  return tables.flatMap(({ name: table, columns }) =>
    columns.map(({ name, dataType: type, isNullable, hasDefaultValue, isAutoIncrementing }) => {
      const isOptional = isNullable || hasDefaultValue || isAutoIncrementing;
      return { table, name, type, isNullable, isOptional };
    }),
  );
}

/** Kysely's introspection reads the schemas of others in the same database too, where tables may come and go meanwhile. */
async function inPostgres(db: Kysely<any>): Promise<Column[]> {
  const query = sql<Column>`
    SELECT c.relname AS "table", a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type,
        NOT a.attnotnull AS "isNullable", NOT a.attnotnull OR a.atthasdef OR a.attidentity <> '' AS "isOptional"
      FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
      WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p', 'v')
        AND a.attnum > 0 AND NOT a.attisdropped`;
  return (await query.execute(db)).rows;
}

/**
 * @throws Error if servers that know only the columns before cannot go on: one is gone or is another one, or a row cannot be added without a new one.
 */
export function requireAdditive(step: string, before: Columns, after: Columns): void {
  const refuse = (what: string, column: string): never => {
    throw new Error(`the step ${step} is not additive: it ${what} the column ${column}`);
  };
  for (const [name, { type, isNullable }] of before) {
    const now = after.get(name);
    if (now === undefined) refuse("removes", name);
    else if (now.type !== type || now.isNullable !== isNullable) refuse("changes", name);
  }
  const tables = new Set([...before.values()].map(({ table }) => table));
  for (const [name, { table, isOptional }] of after) {
    if (!before.has(name) && tables.has(table) && !isOptional) refuse("requires", name);
  }
}
