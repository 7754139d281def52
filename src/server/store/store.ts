import { closeSync, existsSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { AppointmentTable } from "./appointments.js";
import { migrate } from "./migrations.js";
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
 * @throws StoreError if the folder cannot be used, has no store or one of a newer version.
 */
export function openStore(location: string, options: { create?: boolean } = {}): Store {
  let database: Database | undefined;
  try {
    if (options.create === false && !existsSync(join(location, fileName))) {
      throw new Error(`it holds no ${fileName}`);
    }
    // Several processes: the server and `rosewire user`. A writer waits for the other, in ms.
    database = new SqliteDatabase(location === ":memory:" ? location : databaseFile(location), {
      timeout: 5000,
    });
    configure(database);
    migrate(database);
  } catch (error) {
    database?.close();
    throw new StoreError(`cannot use the data in ${location}: ${(error as Error).message}`, {
      cause: error,
    });
  }
  return wrap(database);
}

function databaseFile(folder: string): string {
  // Appointments are private and password hashes are worth stealing: the owner's eyes only.
  // SQLite gives its -wal and -shm files the mode of the database.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, fileName);
  closeSync(openSync(file, "a", 0o600));
  return file;
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
