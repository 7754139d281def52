import { realpathSync } from "node:fs";
import SqliteDatabase, { type Database } from "better-sqlite3";
import { requireOrdinaryFile } from "../../server/internal.js";
import { StateError } from "./state-error.js";

const inMemory = ":memory:";

/** Milliseconds that a transaction of another replicator in the same file is waited for. */
const patience = 1000;

/**
 * Opens a state file, creating it if it is missing.
 * @param file A path, or `:memory:`.
 * @param prepare What has to be done before it can be used.
 * @throws StateError
 */
export function openStateFile(file: string, prepare: (database: Database) => void): Database {
  let database: Database | undefined;
  try {
    if (file !== inMemory) requireOrdinaryFile(file);
    database = new SqliteDatabase(file, { timeout: patience });
    prepare(database);
    return database;
  } catch (error) {
    database?.close();
    throw new StateError(`cannot open the state ${file}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/**
 * Takes the lock for a run on a source's state: two runs at a time would both add what is new. The system
 * takes it back when the process ends, however it does.
 * @param file The state file, which exists.
 * @returns A function that releases the lock.
 * @throws StateError if another run has it.
 */
export function lockRuns(file: string, source: string): () => void {
  if (file === inMemory) return () => undefined;
  const beside = `${realpathSync(file)}.${encodeURIComponent(source)}.lock`;
  const lock = openStateFile(beside, () => undefined);
  try {
    lock.pragma("busy_timeout = 0");
    lock.exec("BEGIN EXCLUSIVE");
    return () => void lock.close();
  } catch (error) {
    lock.close();
    if ((error as { code?: unknown }).code === "SQLITE_BUSY") throw anotherRun(file);
    throw new StateError(`cannot lock ${beside}: ${(error as Error).message}`, { cause: error });
  }
}

/** Two runs at a time. */
export function anotherRun(file: string): StateError {
  return new StateError(`another run is at work with the state ${file}`);
}
