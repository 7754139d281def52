import SqliteDatabase, { type Database, type Statement } from "better-sqlite3";
import type { QueryResult } from "kysely";
import { readOnly } from "./errors.js";
import { booleansOf, readBooleans, rowMaker, type MakeRow, type Row } from "./sqlite-rows.js";
import type { CompiledStatement } from "./statement.js";
import type { UnitConnection } from "./work-unit.js";

/** How many queries of Kysely are kept prepared. Their number is not limited, because each length of a list gives another text. */
const keptTexts = 256;

/** Matches statements after which rows may have other columns. */
const changesTables = /^\s*(?:alter|create|drop)\b/i;

/** A query of Kysely that SQLite has prepared. */
interface PreparedQuery {
  readonly statement: Statement<[unknown[]], Row>;
  /** The columns that hold booleans. */
  readonly booleans: readonly string[];
}

/** A statement that SQLite has prepared. */
interface Prepared {
  readonly statement: Statement<[unknown[]], unknown[]>;
  /** Undefined if it gives no rows. */
  readonly rowOf: MakeRow | undefined;
  readonly changes: boolean;
}

/** A connection to a SQLite database, which keeps prepared statements and converts booleans. */
export class SqliteConnection implements UnitConnection {
  readonly kind = "sqlite";
  /** Whether statements may change something now. */
  writable = false;
  readonly #database: Database;
  readonly #byText = new Map<string, PreparedQuery>();
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
    const { statement: prepared, rowOf } = this.#prepared(statement);
    const values = forSqlite(statement.bind(parameters));
    if (rowOf === undefined) {
      prepared.run(values);
      return undefined;
    }
    const row = prepared.get(values);
    return row === undefined ? undefined : rowOf(row);
  }

  all(statement: CompiledStatement, parameters: unknown): Row[] {
    const { statement: prepared, rowOf } = this.#prepared(statement);
    const values = forSqlite(statement.bind(parameters));
    if (rowOf !== undefined) return prepared.all(values).map((row) => rowOf(row));
    prepared.run(values);
    return [];
  }

  *rows(statement: CompiledStatement, parameters: unknown): IterableIterator<Row> {
    const { statement: prepared, rowOf } = this.#prepared(statement);
    const values = forSqlite(statement.bind(parameters));
    if (rowOf === undefined) prepared.run(values);
    else for (const row of prepared.iterate(values)) yield rowOf(row);
  }

  run(statement: CompiledStatement, parameters: unknown): number {
    const { statement: prepared, rowOf } = this.#prepared(statement);
    const values = forSqlite(statement.bind(parameters));
    return rowOf === undefined ? prepared.run(values).changes : prepared.all(values).length;
  }

  query(text: string, given: readonly unknown[]): QueryResult<unknown> {
    let prepared = this.#byText.get(text);
    if (prepared === undefined) {
      const statement = this.#database.prepare<[unknown[]], Row>(text);
      prepared = { statement, booleans: statement.reader ? booleansOf(statement) : [] };
      const [oldest] = this.#byText.keys();
      if (this.#byText.size >= keptTexts) this.#byText.delete(oldest as string);
      this.#byText.set(text, prepared);
    }
    this.#check(!prepared.statement.readonly);
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
    this.#check(prepared.changes);
    return prepared;
  }

  #prepare(text: string): Prepared {
    const statement = this.#database.prepare<[unknown[]], unknown[]>(text);
    const { reader, readonly } = statement;
    const rowOf = reader ? rowMaker(statement.raw(true)) : undefined;
    return { statement, rowOf, changes: !readonly };
  }

  #check(changes: boolean): void {
    if (changes && !this.writable) throw readOnly();
  }
}

function resultOf(prepared: PreparedQuery, values: unknown[]): QueryResult<unknown> {
  const { statement, booleans } = prepared;
  if (statement.reader) {
    const rows = statement.all(values);
    if (booleans.length > 0) for (const row of rows) readBooleans(row, booleans);
    return { rows };
  }
  const { changes, lastInsertRowid } = statement.run(values);
  return { rows: [], numAffectedRows: BigInt(changes), insertId: BigInt(lastInsertRowid) };
}

/** Replaces booleans by the numbers that SQLite stores for them. */
function forSqlite(values: unknown[]): unknown[] {
  for (let i = 0; i < values.length; i++) {
    if (typeof values[i] === "boolean") values[i] = values[i] === true ? 1 : 0;
  }
  return values;
}
