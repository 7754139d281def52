import type { Client } from "pg";
import { StoreError } from "./errors.js";
import { connected, quoted, tableNames } from "./postgres-alone.js";

/** A table with its columns, as they are dumped. */
export interface DumpedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** For each column that gives itself values: the last one. */
  readonly given: Readonly<Record<string, string>>;
}

/** Takes the rows of a dump: for each column its text, as PostgreSQL writes it, or null. */
export interface DumpTarget {
  begin(table: DumpedTable): Promise<void>;
  rows(rows: readonly (readonly (string | null)[])[]): Promise<void>;
  end(): Promise<void>;
}

/** Octets of rows that are read together, roughly. */
const atOnce = 100;

/**
 * Reads all tables of the schema of a PostgreSQL database as they are at one moment; servers go on meanwhile.
 * @throws StoreError if the database cannot be reached or has no tables of rosewire; errors of the target.
 */
export async function dumpPostgres(location: string, target: DumpTarget): Promise<void> {
  await connected(location, async (client) => {
    await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
    await client.query("SET LOCAL bytea_output = hex; SET LOCAL statement_timeout = 0");
    const tables = await tablesOf(client);
    if (!tables.some(({ name }) => name === "migration")) {
      throw new StoreError("the database has no data of rosewire");
    }
    for (const table of tables) {
      await target.begin(table);
      const columns = table.columns.map((column) => `${quoted(column)}::text`).join(", ");
      await client.query(
        `DECLARE dumped NO SCROLL CURSOR FOR SELECT ${columns} FROM ${quoted(table.name)}`,
      );
      for (;;) {
        const { rows } = await client.query<(string | null)[]>({
          text: `FETCH ${atOnce} FROM dumped`,
          rowMode: "array",
        });
        if (rows.length === 0) break;
        await target.rows(rows);
      }
      await client.query("CLOSE dumped");
      await target.end();
    }
    await client.query("COMMIT");
  });
}

async function tablesOf(client: Client): Promise<DumpedTable[]> {
  const tables: DumpedTable[] = [];
  for (const name of await tableNames(client)) {
    const { rows } = await client.query<{ column: string; sequence: string | null }>(
      `SELECT a.attname AS column,
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
    tables.push({ name, columns: rows.map(({ column }) => column), given });
  }
  return tables;
}
