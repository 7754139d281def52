import { randomUUID } from "node:crypto";
import { closeSync, existsSync, linkSync, openSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { makeFolder } from "../files.js";
import { AppointmentTable } from "./appointments.js";
import { hasTables, migrate } from "./migrations.js";
import { UserTable } from "./users.js";

/** The name of the database within a data folder. */
const fileName = "rosewire.db";

/** What the server keeps: users and appointments. Everything is synchronous and durable on return. */
export interface Store {
  readonly users: UserTable;
  readonly appointments: AppointmentTable;
  /** Runs `work` as one transaction: all of it is stored, or, when it throws, nothing. */
  transaction<T>(work: () => T): T;
  close(): void;
}

/** The data folder cannot be used; `message` says which and why. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code = "store-unusable";
}

/**
 * Opens the store and brings its tables up to date.
 * @param location A folder, or `:memory:` for a store that lasts as long as the process.
 * @param options `create: false` insists on a store that is there; otherwise folder and file are
 *   made as needed.
 * @throws StoreError if the folder cannot be used, or its store is not there, is empty, is none or
 *   is of a newer version.
 */
export function openStore(location: string, options: { create?: boolean } = {}): Store {
  let database: Database | undefined;
  try {
    database = open(location, options.create !== false);
    migrate(database);
  } catch (error) {
    database?.close();
    throw new StoreError(`cannot use the data in ${location}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return wrap(database);
}

/** Opens a database in its usual mode; gives one that is there only if it is ours. */
function open(location: string, create: boolean): Database {
  if (location === ":memory:") return connected(location);
  const file = join(location, fileName);
  if (!existsSync(file)) {
    if (!create) throw new Error(`it holds no ${fileName}`);
    makeFolder(location);
    createDatabase(file);
  }
  // Taking it for new data would hide that somebody's data are gone.
  if (statSync(file).size === 0) {
    throw new Error(
      `${fileName} is empty, what it held is gone: put a copy of it back, or remove it to begin anew`,
    );
  }
  return connected(file, (database) => {
    if (!hasTables(database)) throw new Error(`${fileName} is no database of rosewire`);
  });
}

/**
 * Makes a database beside the file and puts it there as a whole, so that no crash leaves one that
 * is empty or lacks tables. Of two processes that do so the second finds the work done.
 */
function createDatabase(file: string): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    // Appointments are private and password hashes are worth stealing: the owner's eyes only.
    // SQLite gives its -wal and -shm files the mode of the database.
    closeSync(openSync(draft, "wx", 0o600));
    const database = connected(draft);
    try {
      migrate(database);
      // Closing it does the same, but without a word when the disk is full: half of it would stay.
      database.pragma("wal_checkpoint(TRUNCATE)");
    } finally {
      database.close();
    }
    linkSync(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  } finally {
    for (const suffix of ["", "-wal", "-shm"]) rmSync(`${draft}${suffix}`, { force: true });
  }
}

function connected(file: string, check?: (database: Database) => void): Database {
  // Several processes: the server and `rosewire user`. A writer waits for the other, in ms.
  const database = new SqliteDatabase(file, { timeout: 5000 });
  try {
    check?.(database);
    configure(database);
  } catch (error) {
    database.close();
    throw error;
  }
  return database;
}

function configure(database: Database): void {
  database.pragma("journal_mode = WAL");
  // NORMAL would survive the death of the process, for the operating system still holds the
  // pages; it may lose the last commits when the machine loses power. What the server has
  // acknowledged must be on the disk, so each commit pays for an fsync.
  database.pragma("synchronous = FULL");
  database.pragma("foreign_keys = ON");
}

function wrap(database: Database): Store {
  const transaction = database.transaction((work: () => unknown) => work());
  return {
    users: new UserTable(database),
    appointments: new AppointmentTable(database),
    // IMMEDIATE takes the write lock at the start: a transaction that reads first and writes
    // later could otherwise fail when another process wrote in between.
    transaction: <T>(work: () => T) => transaction.immediate(work) as T,
    close: () => {
      database.close();
    },
  };
}
