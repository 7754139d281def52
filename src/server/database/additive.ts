import type { Kysely } from "kysely";

/** Whether servers of the version before, which do not know a step, may go on with what it leaves: its name says so. */
export function isAdditive(name: string): boolean {
  return name.endsWith("+");
}

/** The columns of all tables, by table and name, as those who read and write them see them. */
type Columns = ReadonlyMap<string, Column>;

interface Column {
  readonly type: string;
  readonly isNullable: boolean;
  /** A row may be added without naming it. */
  readonly isOptional: boolean;
  /** Its table has been there before. */
  readonly table: string;
}

/** The columns that there are now. */
export async function columnsNow(db: Kysely<any>): Promise<Columns> {
  const columns = new Map<string, Column>();
  for (const { schema = "", name: table, columns: all } of await db.introspection.getTables()) {
    for (const { name, dataType, isNullable, hasDefaultValue, isAutoIncrementing } of all) {
      columns.set(`${schema}.${table}.${name}`, {
        type: dataType,
        isNullable,
        isOptional: isNullable || hasDefaultValue || isAutoIncrementing,
        table: `${schema}.${table}`,
      });
    }
  }
  return columns;
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
