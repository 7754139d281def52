import { randomUUID } from "node:crypto";
import { closeSync, existsSync, linkSync, openSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { Kysely } from "kysely";
import { makeFolder } from "../files.js";
import { dialects } from "./dialects.js";
import { migrationTable } from "./migrator.js";
import { SqliteConnection } from "./sqlite-connection.js";

/** The name of the database within a data folder. */
const fileName = "rosewire.db";

/** How long to wait for another process while a database is opened, in milliseconds. */
const patience = 5000;

/**
 * Gives the file of a data folder, in its usual mode, after it has been seen to be ours; makes folder and file as needed.
 * @param create Whether they may be made.
 * @throws Error if the folder cannot be used, or the file is not there, is empty or is no database of rosewire.
 */
export function databaseFile(folder: string, create: boolean): string {
  const file = join(folder, fileName);
  if (!existsSync(file)) {
    if (!create) throw new Error(`it holds no ${fileName}`);
    makeFolder(folder);
    createDatabase(file);
  }
  // Taking it for new data would hide that somebody's data are gone.
  if (statSync(file).size === 0) {
    throw new Error(
      `${fileName} is empty, what it held is gone: put a copy of it back, or remove it to begin anew`,
    );
  }
  return file;
}

/**
 * Opens the connection that writes to a file.
 * @throws Error if it is no database of rosewire.
 */
export function connectWriter(file: string): SqliteConnection {
  const connection = new SqliteConnection(file, patience);
  try {
    if (!hasTables(connection)) throw new Error(`${fileName} is no database of rosewire`);
    configure(connection);
    // From now on this process goes on with other things while it waits.
    connection.execute("PRAGMA busy_timeout = 0");
    return connection;
  } catch (error) {
    connection.close();
    throw error;
  }
}

/** Opens a connection that reads a file beside the one that writes. */
export function connectReader(file: string): SqliteConnection {
  return new SqliteConnection(file, patience, { readonly: true });
}

/** Opens a database that lasts as long as its connection. */
export function connectMemory(): SqliteConnection {
  const connection = new SqliteConnection(":memory:", patience);
  configure(connection);
  return connection;
}

/**
 * Makes a database beside the file and puts it there as a whole, so that no crash leaves one that is empty or lacks the table of
 * migrations. Of two processes that do so the second finds the work done.
 */
function createDatabase(file: string): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    // What is in it is private and password hashes are worth stealing: the owner's eyes only.
    // SQLite gives its -wal and -shm files the mode of the database.
    closeSync(openSync(draft, "wx", 0o600));
    const connection = new SqliteConnection(draft, patience);
    try {
      configure(connection);
      const compiler = new Kysely({ dialect: dialects.sqlite });
      connection.execute(migrationTable(compiler, "sqlite").compile().sql);
      // Closing it does the same, but without a word when the disk is full: half of it would stay.
      connection.execute("PRAGMA wal_checkpoint(TRUNCATE)");
    } finally {
      connection.close();
    }
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${draft}${suffix}`, { force: true });
  }
}

function hasTables(connection: SqliteConnection): boolean {
  return connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'migration'")() !== undefined;
}

function configure(connection: SqliteConnection): void {
  connection.execute("PRAGMA journal_mode = WAL");
  // NORMAL would survive the death of the process, for the operating system still holds the
  // pages; it may lose the last commits when the machine loses power. What the server has
  // acknowledged must be on the disk, so each commit pays for an fsync.
  connection.execute("PRAGMA synchronous = FULL");
  connection.execute("PRAGMA foreign_keys = ON");
}
