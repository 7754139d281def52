import type { Client } from "pg";
import { StoreError } from "./errors.js";
import { connected, quoted, tableNames } from "./postgres-alone.js";

/** A table with its columns, as they are dumped. */
export interface DumpedTable {
  /** The name of the table in its schema. */
  readonly name: string;
  /** The names of its columns, in the order of the values of a row. */
  readonly columns: readonly string[];
  /** For each column that gives itself values: the last one. */
  readonly given: Readonly<Record<string, string>>;
}

/** Takes the rows of a dump: for each column its text, as PostgreSQL writes it, or null. */
export interface DumpTarget {
  /** A table begins. */
  begin(table: DumpedTable): Promise<void>;
  /** Some of its rows, each with the text of its columns. */
  rows(rows: readonly (readonly (string | null)[])[]): Promise<void>;
  /** All rows of the table have been given. */
  end(): Promise<void>;
}

/** How many rows are read together, and how many octets they may have, unless a single one has more. */
const mostRows = 100;
const mostOctets = 8 * 1024 * 1024;
/** Of how many rows the sizes are read together. */
const mostSizes = 1000;

/**
 * Reads all tables of the schema of a PostgreSQL database as they are at one moment; servers go on meanwhile.
 * @throws StoreError if the database cannot be reached or has no tables of rosewire; errors of the target.
 */
export async function dumpPostgres(location: string, target: DumpTarget): Promise<void> {
  await connected(location, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL bytea_output = hex; SET LOCAL statement_timeout = 0");
    // Rows and their sizes come in the same order.
    await client.query(
      "SET LOCAL synchronize_seqscans = off; SET LOCAL enable_indexonlyscan = off",
    );
    const tables = await tablesOf(client);
    if (!tables.some(({ name }) => name === "migration")) {
      throw new StoreError("the database has no data of rosewire");
    }
    for (const table of tables) {
      await target.begin(table);
      for await (const rows of rowsOf(client, table)) await target.rows(rows);
      await target.end();
    }
    await client.query("COMMIT");
  });
}

/** The rows of a table, so many at a time as fit into memory. */
async function* rowsOf(client: Client, table: TypedTable): AsyncGenerator<(string | null)[][]> {
  const columns = table.columns.map((column) => `${quoted(column)}::text`).join(", ");
  const sizes = table.columns
    .map((column, at) => sizeOf(quoted(column), table.types[at]))
    .join(" + ");
  const from = `FROM ${quoted(table.name)}`;
  await client.query(`DECLARE dumped NO SCROLL CURSOR FOR SELECT ${columns} ${from}`);
  await client.query(`DECLARE sizes NO SCROLL CURSOR FOR SELECT ${sizes} ${from}`);
  const fetched = async <T>(count: number, cursor: string): Promise<T[]> => {
    const text = `FETCH ${count} FROM ${cursor}`;
    return (await client.query<any>({ text, rowMode: "array" })).rows as T[];
  };
  for (;;) {
    const some = await fetched<[number]>(mostSizes, "sizes");
    if (some.length === 0) break;
    for (const count of countsOf(some.map(([octets]) => octets))) {
      yield await fetched<(string | null)[]>(count, "dumped");
    }
  }
  await client.query("CLOSE dumped; CLOSE sizes");
}

/** The octets of a column's text, roughly, without reading it. */
function sizeOf(column: string, type: string | undefined): string {
  if (type === "bytea") return `coalesce(2 * octet_length(${column}), 0)::float8`;
  if (type === "text") return `coalesce(octet_length(${column}), 0)::float8`;
  return `coalesce(pg_column_size(${column}), 0)::float8`;
}

/** How many of rows of such sizes are read together, one after the other. */
function* countsOf(sizes: readonly number[]): Generator<number> {
  let count = 0;
  let sum = 0;
  for (const octets of sizes) {
    if (count === mostRows || (count > 0 && sum + octets > mostOctets)) {
      yield count;
      count = 0;
      sum = 0;
    }
    count += 1;
    sum += octets;
  }
  if (count > 0) yield count;
}

interface TypedTable extends DumpedTable {
  /** The types of the columns. */
  readonly types: readonly string[];
}

async function tablesOf(client: Client): Promise<TypedTable[]> {
  const tables: TypedTable[] = [];
  for (const name of await tableNames(client)) {
    const { rows } = await client.query<{ column: string; type: string; sequence: string | null }>(
      `SELECT a.attname AS column, a.atttypid::regtype::text AS type,
          pg_get_serial_sequence(quote_ident($1), a.attname) AS sequence
        FROM pg_attribute a
        WHERE a.attrelid = quote_ident($1)::regclass AND a.attnum > 0 AND NOT a.attisdropped
          AND a.attgenerated = ''
        ORDER BY a.attnum`,
      [name],
    );
    const given: Record<string, string> = {};
    for (const { column, sequence } of rows) {
      if (sequence === null) continue;
      const last = await client.query<{ last: string | null }>(
        "SELECT pg_sequence_last_value($1::regclass)::text AS last",
        [sequence],
      );
      const value = last.rows[0]?.last;
      if (value !== null && value !== undefined) given[column] = value;
    }
    const types = rows.map(({ type }) => type);
    tables.push({ name, columns: rows.map(({ column }) => column), types, given });
  }
  return tables;
}
