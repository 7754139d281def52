import type { Kysely } from "kysely";
import type { Migration } from "./migrator.js";
import type { Statement } from "./statement.js";

/** Which store a database is kept in. */
export type DatabaseKind = "sqlite" | "postgres";

/**
 * What is read or written together. It is valid until the promise of the work it was given to settles;
 * each use after that throws or rejects with a {@link UnitError} `unit-ended`.
 *
 * `T` names the tables: `interface Tables { user: UserTable }`, as Kysely takes it. Columns have the same
 * TypeScript values in both stores, see {@link columns}.
 */
export interface Unit<T> {
  /** The store that it is in, for SQL that only one of them knows. */
  readonly kind: DatabaseKind;
  /** Writes SQL for what is rare: a query is built and compiled anew each time. A transaction within is refused. */
  readonly db: Kysely<T>;
  /** The first row that a statement gives; undefined if it gives none. */
  first<P, R>(statement: Statement<P, R>, parameters: P): Promise<R | undefined>;
  /** All rows that a statement gives. */
  all<P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]>;
  /** Runs a statement that changes rows; gives their number. */
  run<P>(statement: Statement<P, unknown>, parameters: P): Promise<number>;
}

/**
 * Where the server keeps what has to last. Safe to be shared by all modules, and by several processes.
 * Errors of the store itself (a constraint that is not met, a full disk) come as the driver has them.
 */
export interface Database {
  readonly kind: DatabaseKind;
  /**
   * Writes: resolves with what `work` gives once that is on the disk. When `work` throws, all it did is undone and the promise
   * rejects with the same error. Units see each other's changes as if they had run one after the other.
   *
   * Nothing slow (network, timers, another unit) may be awaited within: others wait for the unit to end. PostgreSQL may have
   * to run `work` again from the start, so it must change nothing but the database, or begin anew with what it gathers.
   * @throws UnitError (as a rejection) if the unit does not end in time, stands within another one, or too many wait;
   *   StoreError if the store cannot be reached or is lost.
   */
  write<T, R>(work: (unit: Unit<T>) => Promise<R>): Promise<R>;
  /**
   * Reads what has been committed, all of it as of one moment; `work` cannot change anything. The rest is as in {@link write}.
   */
  read<T, R>(work: (unit: Unit<T>) => Promise<R>): Promise<R>;
  /**
   * Brings the tables to their present form: runs each migration that has not been, in the order given, all in one transaction.
   * Several processes may do so at the same time.
   * @throws StoreError (as a rejection) if the store cannot be used or has been written by a newer version.
   */
  migrate(migrations: readonly Migration[]): Promise<void>;
  /**
   * A number that is another one after another process may have changed the data; cheap to ask for. What is kept in
   * memory has to be read anew then.
   */
  readonly foreignChanges: number;
  /** Lets units that have begun or wait end, then gives up the store; later units are refused. May be called twice. */
  close(): Promise<void>;
}
