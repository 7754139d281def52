import type { Kysely } from "kysely";
import type { Migration } from "./migrator.js";
import type { Statement } from "./statement.js";

/** The kind of store in which a database is kept. */
export type DatabaseKind = "sqlite" | "postgres";

/**
 * A unit of work: what is read or written together. It is valid until the promise of the work that got it settles;
 * each later use throws, or rejects with, a {@link UnitError} `unit-ended`.
 *
 * `T` describes the tables as Kysely takes them: `interface Tables { user: UserTable }`. Columns have the same
 * TypeScript values in both stores; see {@link columns}.
 */
export interface Unit<T> {
  /** The kind of store, for SQL that only one of them understands. */
  readonly kind: DatabaseKind;
  /** Kysely, for queries that are rare, because each is built and compiled anew. It refuses to begin a transaction. */
  readonly db: Kysely<T>;
  /** Runs a statement and returns its first row; undefined if it has none. */
  first<P, R>(statement: Statement<P, R>, parameters: P): Promise<R | undefined>;
  /** Runs a statement and returns all its rows. */
  all<P, R>(statement: Statement<P, R>, parameters: P): Promise<R[]>;
  /** Runs a statement that changes rows and returns how many it changed. */
  run<P>(statement: Statement<P, unknown>, parameters: P): Promise<number>;
  /**
   * Announces that this unit changes something that other processes keep in memory. Once it is committed, their
   * {@link Database.foreignChanges} changes. Other changes need no announcement.
   * @throws UnitError `unit-ended`
   */
  tellOthers(): void;
  /**
   * Does work when that of the unit is done, as the last part of it: for what would otherwise be done again and again in the unit.
   * If it fails, the unit does.
   * @throws UnitError `unit-ended`
   */
  atEnd(work: () => Promise<void>): void;
}

/** The options of a unit. */
export interface UnitOptions {
  /**
   * Whether the unit has thousands of statements, or reads thousands of rows at once. It then may take a minute, and lets other work
   * of the process go on between its statements and, on SQLite, between the rows that {@link Unit.all} gives. On SQLite other units of
   * its kind, that write or that read, wait for it, so this is for rare work only. False by default.
   */
  readonly long?: boolean;
}

/**
 * The server's persistent data. All modules, and several processes, may share it.
 * Errors of the store itself, such as a violated constraint or a full disk, are the driver's.
 */
export interface Database {
  /** Which store it is: `sqlite` or `postgres`. */
  readonly kind: DatabaseKind;
  /**
   * Runs `work`, which may change the database, and resolves with its result once the changes are on the disk. If `work` throws,
   * all its changes are undone and the promise rejects with the same error. Units see each other's changes as if they had run
   * one after the other.
   *
   * `work` must not await anything slow (the network, a timer, another unit), because other units wait for it. PostgreSQL may
   * have to run `work` again from the start, so it must change nothing but the database, and reset whatever it collects.
   * @throws UnitError (as a rejection) if the unit does not end in time, is begun within another one, gives a statement a text
   *   with NUL (U+0000), or too many wait; StoreError if the store cannot be reached or the connection to it is lost.
   */
  write<T, R>(work: (unit: Unit<T>) => Promise<R>, options?: UnitOptions): Promise<R>;
  /**
   * Runs `work`, which sees committed data only, all as of the same moment, and cannot change any. Otherwise like {@link write}.
   */
  read<T, R>(work: (unit: Unit<T>) => Promise<R>, options?: UnitOptions): Promise<R>;
  /**
   * Brings the tables up to date: runs each migration that has not been run yet, in the order given, all in one transaction.
   * Several processes may do this at the same time.
   * @throws StoreError (as a rejection) if the store cannot be used or has been written by a newer version.
   */
  migrate(migrations: readonly Migration[]): Promise<void>;
  /**
   * A number that changes whenever another process may have committed a unit that called {@link Unit.tellOthers}; cheap to
   * read. Whatever is kept in memory has to be read again then. A file of SQLite counts all changes by others.
   */
  readonly foreignChanges: number;
  /** Waits for units that run or wait, then closes the store; later units are refused. May be called twice. */
  close(): Promise<void>;
}
