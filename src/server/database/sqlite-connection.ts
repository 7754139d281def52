import SqliteDatabase, { type Database, type Statement } from "better-sqlite3";
import type { QueryResult } from "kysely";
import { readOnly } from "./errors.js";
import type { CompiledStatement } from "./statement.js";
import type { UnitConnection } from "./work-unit.js";

/** How many queries of Kysely are kept prepared. Their number is not limited, because each length of a list gives another text. */
const keptTexts = 256;

/** Matches statements after which rows may have other columns. */
const changesTables = /^\s*(?:alter|create|drop)\b/i;

type Row = Record<string, unknown>;

/** A statement that SQLite has prepared. */
interface Prepared {
  readonly statement: Statement<[unknown[]], Row>;
  /** The columns that hold booleans. */
  readonly booleans: readonly string[];
}

/** A connection to a SQLite database, which keeps prepared statements and converts booleans. */
export class SqliteConnection implements UnitConnection {
  readonly kind = "sqlite";
  /** Whether statements may change something now. */
  writable = false;
  readonly #database: Database;
  readonly #byText = new Map<string, Prepared>();
  #byStatement = new WeakMap<CompiledStatement, Prepared>();

  /**
   * Opens a file, or `:memory:`.
   * @param wait How long to wait for another process that holds the database, in milliseconds; this process is blocked meanwhile.
   * @throws Error of better-sqlite3.
   */
  constructor(file: string, wait: number, options: { readonly?: boolean } = {}) {
    this.#database = new SqliteDatabase(file, { timeout: wait, ...options });
  }

  /** Whether a transaction is open. After some errors, such as a full disk, SQLite has ended it. */
  get inTransaction(): boolean {
    return this.#database.inTransaction;
  }

  first(statement: CompiledStatement, parameters: unknown): Row | undefined {
    const prepared = this.#prepared(statement);
    const values = forSqlite(statement.bind(parameters));
    if (!prepared.statement.reader) {
      prepared.statement.run(values);
      return undefined;
    }
    const row = prepared.statement.get(values);
    if (row !== undefined) readBooleans(row, prepared.booleans);
    return row;
  }

  all(statement: CompiledStatement, parameters: unknown): Row[] {
    return rowsOf(this.#prepared(statement), forSqlite(statement.bind(parameters)));
  }

  *rows(statement: CompiledStatement, parameters: unknown): IterableIterator<Row> {
    const prepared = this.#prepared(statement);
    const values = forSqlite(statement.bind(parameters));
    if (!prepared.statement.reader) {
      prepared.statement.run(values);
      return;
    }
    for (const row of prepared.statement.iterate(values)) {
      readBooleans(row, prepared.booleans);
      yield row;
    }
  }

  run(statement: CompiledStatement, parameters: unknown): number {
    const prepared = this.#prepared(statement);
    const values = forSqlite(statement.bind(parameters));
    if (prepared.statement.reader) return prepared.statement.all(values).length;
    return prepared.statement.run(values).changes;
  }

  query(text: string, given: readonly unknown[]): QueryResult<unknown> {
    let prepared = this.#byText.get(text);
    if (prepared === undefined) {
      prepared = this.#prepare(text);
      const [oldest] = this.#byText.keys();
      if (this.#byText.size >= keptTexts) this.#byText.delete(oldest as string);
      this.#byText.set(text, prepared);
    }
    this.#check(prepared);
    const result = resultOf(prepared, forSqlite([...given]));
    if (changesTables.test(text)) this.forget();
    return result;
  }

  /** Prepares a statement without parameters and rows. */
  command(text: string): () => void {
    const statement = this.#database.prepare(text);
    return () => void statement.run();
  }

  /** Prepares a statement that gives one value. */
  value(text: string): () => unknown {
    const statement = this.#database.prepare(text).pluck();
    return () => statement.get();
  }

  /** Prepares a statement that gives one row. */
  row(text: string): () => unknown {
    const statement = this.#database.prepare(text);
    return () => statement.get();
  }

  /** Runs one or several statements without parameters. */
  execute(text: string): void {
    this.#database.exec(text);
  }

  /** Discards all prepared statements, because tables may have other columns now. */
  forget(): void {
    this.#byText.clear();
    this.#byStatement = new WeakMap();
    // SQLite notices a change that another connection has made only when it runs a statement.
    this.value("SELECT count(*) FROM sqlite_schema")();
  }

  close(): void {
    this.#database.close();
  }

  #prepared(statement: CompiledStatement): Prepared {
    let prepared = this.#byStatement.get(statement);
    if (prepared === undefined) {
      prepared = this.#prepare(statement.sql);
      this.#byStatement.set(statement, prepared);
    }
    this.#check(prepared);
    return prepared;
  }

  #prepare(text: string): Prepared {
    const statement = this.#database.prepare<[unknown[]], Row>(text);
    const booleans = statement.reader
      ? statement.columns().filter(({ type }) => type?.toUpperCase() === "INT")
      : [];
    return { statement, booleans: booleans.map(({ name }) => name) };
  }

  #check({ statement }: Prepared): void {
    if (!this.writable && !statement.readonly) throw readOnly();
  }
}

function resultOf(prepared: Prepared, values: unknown[]): QueryResult<unknown> {
  const { statement } = prepared;
  if (statement.reader) return { rows: rowsOf(prepared, values) };
  const { changes, lastInsertRowid } = statement.run(values);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

function rowsOf({ statement, booleans }: Prepared, values: unknown[]): Row[] {
  if (!statement.reader) {
    statement.run(values);
    return [];
  }
  const rows = statement.all(values);
  if (booleans.length > 0) for (const row of rows) readBooleans(row, booleans);
  return rows;
}

function readBooleans(row: Row, columns: readonly string[]): void {
  for (const column of columns) {
    const value = row[column];
    if (value !== null) row[column] = value !== 0;
  }
}

/** Replaces booleans by the numbers that SQLite stores for them. */
function forSqlite(values: unknown[]): unknown[] {
  for (let i = 0; i < values.length; i++) {
    if (typeof values[i] === "boolean") values[i] = values[i] === true ? 1 : 0;
  }
  return values;
}
