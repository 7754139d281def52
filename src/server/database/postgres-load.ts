import type { Client } from "pg";
import type { QueryResult } from "kysely";
import { kyselyWith } from "./dialects.js";
import { StoreError } from "./errors.js";
import { migrate, type Migration } from "./migrator.js";
import { connected, quoted, tableNames } from "./postgres-alone.js";
import type { DumpedTable } from "./postgres-dump.js";
import { lockMigrations } from "./postgres.js";

/** Rows of a table that has been dumped. */
export interface DumpedRows extends DumpedTable {
  /** The rows, each with the text of its columns. */
  rows(): AsyncIterable<readonly (string | null)[]>;
}

/** How a dump is loaded. */
export interface LoadPlan {
  /** The steps that the dumped data had been through. */
  readonly migrations: readonly Migration[];
  /** The tables with their rows, in the order in which they are loaded. */
  readonly tables: readonly DumpedRows[];
  /** Whether tables that are there are removed. */
  readonly force: boolean;
  /** What has to succeed too. It runs when all is loaded; if it fails, nothing is. */
  last?(): Promise<void>;
}

/** How many rows are written together, and how many characters they may have. */
const mostRows = 100;
const mostCharacters = 8 * 1024 * 1024;

/**
 * Fills the schema of a PostgreSQL database with the tables of a dump, all or nothing.
 * @throws StoreError if the schema is not empty, or the dump does not fit to the tables; errors of reading the dump.
 */
export async function loadPostgres(location: string, plan: LoadPlan): Promise<void> {
  await connected(location, async (client) => {
    await client.query("BEGIN; SET LOCAL statement_timeout = 0");
    await client.query(lockMigrations);
    const before = await tableNames(client);
    if (before.length > 0 && !plan.force) {
      throw new StoreError("the schema is not empty: --force replaces what is in it");
    }
    for (const name of before) await client.query(`DROP TABLE ${quoted(name)} CASCADE`);
    await migrate(kyselyOn(client), "postgres", plan.migrations);
    const inOrder = await parentsFirst(client);
    await requireSame(client, inOrder, plan.tables);
    // What new tables begin with is in the dump too.
    for (const name of inOrder.toReversed()) await client.query(`DELETE FROM ${quoted(name)}`);
    for (const name of inOrder) {
      await fill(client, plan.tables.find((table) => table.name === name) as DumpedRows);
    }
    await plan.last?.();
    await client.query("COMMIT");
  });
}

function kyselyOn(client: Client) {
  return kyselyWith("postgres", async (text, values): Promise<QueryResult<unknown>> => {
    const { rows } = await client.query<Record<string, unknown>>(text, [...values]);
    return { rows };
  });
}

/** The names of the tables, each after those to which its foreign keys refer. */
async function parentsFirst(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ child: string; parent: string }>(
    `SELECT t.relname AS child, p.relname AS parent
      FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_class p ON p.oid = c.confrelid
      WHERE c.contype = 'f' AND c.connamespace = current_schema()::regnamespace AND c.conrelid <> c.confrelid`,
  );
  const parents = new Map<string, string[]>();
  for (const { child, parent } of rows) parents.set(child, [...(parents.get(child) ?? []), parent]);
  const ordered = new Set<string>();
  const place = (name: string, path: readonly string[]): void => {
    if (ordered.has(name)) return;
    if (path.includes(name)) throw new StoreError(`tables refer to each other: ${path.join(", ")}`);
    for (const parent of parents.get(name) ?? []) place(parent, [...path, name]);
    ordered.add(name);
  };
  for (const name of await tableNames(client)) place(name, []);
  return [...ordered];
}

/** @throws StoreError unless the dump has exactly these tables. */
async function requireSame(
  client: Client,
  names: readonly string[],
  tables: readonly DumpedTable[],
): Promise<void> {
  const known = new Set(names);
  const other = tables.find(({ name }) => !known.has(name));
  if (other !== undefined) {
    throw new StoreError(`the backup has a table that this program does not know: ${other.name}`);
  }
  const given = new Set(tables.map(({ name }) => name));
  const missing = names.find((name) => !given.has(name));
  if (missing !== undefined) throw new StoreError(`the backup lacks the table ${missing}`);
  for (const table of tables) await columnTypes(client, table);
}

/** The types of the columns. @throws StoreError for a column that is not there. */
async function columnTypes(client: Client, { name, columns }: DumpedTable): Promise<string[]> {
  const { rows } = await client.query<{ column: string; type: string }>(
    `SELECT a.attname AS column, format_type(a.atttypid, a.atttypmod) AS type
      FROM pg_attribute a WHERE a.attrelid = quote_ident($1)::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [name],
  );
  const types = new Map(rows.map(({ column, type }) => [column, type]));
  return columns.map((column) => {
    const type = types.get(column);
    if (type !== undefined) return type;
    throw new StoreError(`this program does not know the column ${column} of the table ${name}`);
  });
}

async function fill(client: Client, table: DumpedRows): Promise<void> {
  const { name, columns, given } = table;
  const types = await columnTypes(client, table);
  const names = columns.map(quoted).join(", ");
  const casts = columns.map((column, at) => `${quoted(column)}::${types[at]}`).join(", ");
  const arrays = columns.map((_, at) => `$${at + 1}::text[]`).join(", ");
  const text = `INSERT INTO ${quoted(name)} (${names}) OVERRIDING SYSTEM VALUE
    SELECT ${casts} FROM unnest(${arrays}) AS dumped (${names})`;
  let some: (readonly (string | null)[])[] = [];
  let characters = 0;
  const flush = async (): Promise<void> => {
    if (some.length === 0) return;
    await client.query(
      text,
      columns.map((_, at) => some.map((row) => row[at])),
    );
    some = [];
    characters = 0;
  };
  for await (const row of table.rows()) {
    let more = 0;
    for (const cell of row) more += cell?.length ?? 0;
    if (characters + more > mostCharacters) await flush();
    some.push(row);
    characters += more;
    if (some.length === mostRows) await flush();
  }
  await flush();
  for (const [column, last] of Object.entries(given)) {
    await client.query("SELECT setval(pg_get_serial_sequence(quote_ident($1), $2), $3::bigint)", [
      name,
      column,
      last,
    ]);
  }
}
