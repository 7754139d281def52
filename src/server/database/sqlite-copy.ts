import { closeSync, existsSync, fsyncSync, openSync } from "node:fs";
import { join } from "node:path";
import Sqlite from "better-sqlite3";
import { StoreError } from "./errors.js";
import { requireKnown, type Migration } from "./migrator.js";
import { isBusy } from "./sqlite-busy.js";
import { databaseFile, fileName } from "./sqlite-folder.js";

/** Pages that are copied before others have their turn. */
const pagesAtOnce = 4_096;

/** The files of a data folder that belong to its SQLite database; the last two are there only while it is open. */
export const sqliteFiles: readonly string[] = [fileName, `${fileName}-wal`, `${fileName}-shm`];

/**
 * Copies the database of a data folder as it is at one moment, also while servers read and write it.
 * @param file Where the copy goes; it must not be there.
 * @param onProgress Is told how many octets have been copied, and of how many, from time to time.
 * @throws StoreError if there is no database or it cannot be copied.
 */
export async function copySqlite(
  folder: string,
  file: string,
  onProgress?: (copied: number, total: number) => void,
): Promise<void> {
  try {
    const source = new Sqlite(databaseFile(folder, false), { readonly: true, timeout: 5_000 });
    try {
      closeSync(openSync(file, "wx", 0o600));
      // One view of the data for all steps: otherwise each change by others would make the copy begin again.
      source.exec("BEGIN; SELECT 1 FROM sqlite_schema");
      const octets = Number(source.pragma("page_size", { simple: true }));
      await source.backup(file, {
        progress({ totalPages, remainingPages }) {
          onProgress?.((totalPages - remainingPages) * octets, totalPages * octets);
          return pagesAtOnce;
        },
      });
    } finally {
      source.close();
    }
    const descriptor = openSync(file, "r+");
    try {
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    throw new StoreError(`cannot copy the data in ${folder}: ${(error as Error).message}`, {
      cause: error,
    });
  }
}

/**
 * Why a file is no sound database of rosewire, or one of a newer version; undefined if it is one.
 * @param migrations The steps that this program knows.
 */
export function faultOfSqlite(file: string, migrations: readonly Migration[]): string | undefined {
  try {
    const database = new Sqlite(file, { readonly: true, fileMustExist: true });
    try {
      const checked: unknown = database.pragma("quick_check(1)", { simple: true });
      if (checked !== "ok") return String(checked);
      const table = database.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'migration'").get();
      if (table === undefined) return "it is not a database of rosewire";
      const steps = database.prepare("SELECT name FROM migration").pluck().all();
      requireKnown(new Set(steps.map(String)), migrations);
      return undefined;
    } finally {
      database.close();
    }
  } catch (error) {
    return (error as Error).message;
  }
}

/** Whether a process has the database of a data folder open. */
export function isSqliteInUse(folder: string): boolean {
  const file = join(folder, fileName);
  if (!existsSync(file)) return false;
  let database: Sqlite.Database | undefined;
  try {
    database = new Sqlite(file, { timeout: 0 });
    // With a log of its own, every connection keeps a lock as long as it is open.
    database.pragma("locking_mode = EXCLUSIVE");
    database.exec("BEGIN EXCLUSIVE; ROLLBACK");
    return false;
  } catch (error) {
    return isBusy(error);
  } finally {
    database?.close();
  }
}
