/** A prepared statement of SQLite, as far as the store needs it. */
export interface Statement<Parameters extends unknown[] = unknown[], Row = unknown> {
  run(...parameters: Parameters): { readonly changes: number };
  get(...parameters: Parameters): Row | undefined;
  all(...parameters: Parameters): Row[];
  /** From now on rows are the values of their first column. */
  pluck(): Statement<Parameters, Row>;
}

/**
 * A database of better-sqlite3, as far as the store needs it. Its own types are not ours to pass
 * on: who uses this package may not have them.
 */
export interface Database {
  prepare<Parameters extends unknown[] = unknown[], Row = unknown>(
    sql: string,
  ): Statement<Parameters, Row>;
  exec(sql: string): unknown;
  /** Gives a function that runs `work` as one transaction. */
  transaction<T>(work: () => T): { immediate(): T };
}
