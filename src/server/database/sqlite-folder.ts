import { randomUUID } from "node:crypto";
import { closeSync, existsSync, fsyncSync, linkSync, openSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { makeFolder } from "../files.js";
import { dialects } from "./dialects.js";
import { migrationTable } from "./migrator.js";
import { SqliteConnection } from "./sqlite-connection.js";

/** The name of the database within a data folder. */
export const fileName = "rosewire.db";

/** How long to wait for another process when opening a database, in milliseconds. */
const patience = 5000;

/**
 * Returns the database file of a data folder; creates folder and file if they are missing.
 * @param create Whether they may be created.
 * @throws Error if the folder cannot be used, or the file is missing or empty.
 */
export function databaseFile(folder: string, create: boolean): string {
  const file = join(folder, fileName);
  if (!existsSync(file)) {
    if (!create) throw new Error(`it holds no ${fileName}`);
    makeFolder(folder);
    createDatabase(file);
  }
  // Starting afresh with an empty file would hide that its data have been lost.
  if (statSync(file).size === 0) {
    throw new Error(
      `${fileName} is empty, what it held is gone: put a copy of it back, or remove it to begin anew`,
    );
  }
  return file;
}

/**
 * Opens the connection that writes to a file.
 * @throws Error if it is not a database of rosewire.
 */
export function connectWriter(file: string): SqliteConnection {
  const connection = new SqliteConnection(file, patience);
  try {
    if (!hasTables(connection)) throw new Error(`${fileName} is not a database of rosewire`);
    configure(connection);
    // From now on the queue waits for other processes, without blocking this one.
    connection.execute("PRAGMA busy_timeout = 0");
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Opens a connection for reading only. */
export function connectReader(file: string): SqliteConnection {
  return new SqliteConnection(file, patience, { readonly: true });
}

/** Opens a database in memory, which lasts as long as its connection. */
export function connectMemory(): SqliteConnection {
  const connection = new SqliteConnection(":memory:", patience);
  configure(connection);
  return connection;
}

/**
 * Creates a database under another name and links the finished file, so that no crash leaves a database that is empty or lacks
 * the table of migrations. If another process has created one meanwhile, that one is kept.
 */
function createDatabase(file: string): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    // Only the owner may read it: the data are private, and password hashes are worth stealing.
    // SQLite gives its -wal and -shm files the same mode.
    closeSync(openSync(draft, "wx", 0o600));
    const connection = new SqliteConnection(draft, patience);
    try {
      // The file is brought to the disk as a whole when it is complete, not at each step.
      connection.execute("PRAGMA synchronous = OFF");
      connection.execute("PRAGMA journal_mode = WAL");
      const compiler = new Kysely({ dialect: dialects.sqlite });
      connection.execute(migrationTable(compiler, "sqlite").compile().sql);
      // Closing does the same, but reports no error when the disk is full, and the file would stay incomplete.
      connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      connection.close();
    }
    bringToDisk(draft);
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${draft}${suffix}`, { force: true });
  }
}

/** @throws Error of `node:fs` if it cannot be written. */
function bringToDisk(file: string): void {
  const descriptor = openSync(file, "r+");
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function hasTables(connection: SqliteConnection): boolean {
  return connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'migration'")() !== undefined;
}

function configure(connection: SqliteConnection): void {
  connection.execute("PRAGMA journal_mode = WAL");
  // With NORMAL, commits would survive the end of the process, because the operating system has the pages, but the last ones
  // could be lost in a power failure. What the server has acknowledged must be on the disk, so each commit makes an fsync.
  connection.execute("PRAGMA synchronous = FULL");
  connection.execute("PRAGMA foreign_keys = ON");
}
