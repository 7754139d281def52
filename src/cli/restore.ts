import { randomUUID } from "node:crypto";
import { createReadStream, existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import {
  faultOfSqlite,
  isSqliteInUse,
  loadPostgres,
  sqliteFiles,
  standardMigrations,
  type DumpedRows,
} from "../server/index.js";
import { makeFolder } from "../server/internal.js";
import { dataFolder } from "./backup.js";
import { copyFile, measure } from "./backup/copying.js";
import { readManifest, type BackupFile, type Manifest } from "./backup/manifest.js";
import { linesOf } from "./lines.js";
import { CommandError, failure, usageError } from "./outcome.js";
import { storeFrom } from "./store.js";
import { writeOut } from "./streams.js";
import type { RestoreOptions } from "./syntax/backup.js";

/** Octets of a row of a table, as it is written in a backup. */
const largestRow = 512 * 1024 * 1024;

/** Brings back what a backup holds. Everything is checked first, and a failure changes nothing. */
export async function restore(folder: string, options: RestoreOptions): Promise<void> {
  const { data, force } = options;
  const address = storeFrom(options.store);
  const manifest = await readManifest(folder);
  if ((manifest.store === "postgres") !== (address !== undefined)) {
    const needed = manifest.store === "postgres" ? "needs --store" : "takes no --store";
    throw usageError(`a backup of ${storeNames[manifest.store]} ${needed}`);
  }
  for (const file of manifest.files) requireSame(file, await found(folder, file));
  const files = manifest.files.filter(({ path }) => path.startsWith(`${dataFolder}/`));
  const isFolder = address === undefined || files.length > 0;
  if (isFolder) await requireFree(data, force);
  const draft = `${data.replace(/\/+$/, "")}.${randomUUID()}`;
  try {
    if (isFolder) await fill(folder, draft, files, address === undefined);
    if (address !== undefined) await load(folder, manifest, address, force);
    if (isFolder) await putInPlace(draft, data);
  } catch (error) {
    if (error instanceof CommandError) throw error;
    throw failure(`nothing has been restored: ${(error as Error).message}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  await writeOut(`restored ${manifest.files.length} files of ${manifest.made}\n`);
}

const storeNames = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;

async function found(folder: string, { path }: BackupFile): Promise<BackupFile | undefined> {
  try {
    return await measure(folder, path);
  } catch {
    return undefined;
  }
}

/** @throws CommandError if a file is not what the manifest says. */
function requireSame(file: BackupFile, is: BackupFile | undefined): void {
  if (is?.octets === file.octets && is.sha256 === file.sha256) return;
  const what =
    is === undefined
      ? "is missing or cannot be read"
      : is.octets === file.octets
        ? "has been changed"
        : `has ${is.octets} octets and not ${file.octets}`;
  throw failure(`the backup is damaged: ${file.path} ${what}`);
}

/** @throws CommandError if the data folder is not empty, unless it may be replaced and no server uses it. */
async function requireFree(data: string, force: boolean): Promise<void> {
  if (data === ":memory:") throw usageError("--data must be a folder");
  if (!existsSync(data) || (await readdir(data)).length === 0) return;
  if (!force) throw failure(`${data} is not empty: --force replaces all that is in it`);
  if (isSqliteInUse(data)) throw failure(`a server is running on ${data}: stop it first`);
}

async function fill(
  folder: string,
  draft: string,
  files: readonly BackupFile[],
  isStore: boolean,
): Promise<void> {
  makeFolder(draft);
  for (const file of files) {
    const path = file.path.slice(dataFolder.length + 1);
    const copy = await copyFile(join(folder, file.path), draft, path);
    // It may have been changed since it was looked at.
    requireSame(file, { ...copy, path: file.path });
  }
  if (!isStore) return;
  const fault = faultOfSqlite(join(draft, sqliteFiles[0] as string));
  if (fault !== undefined) throw failure(`the backup has no sound database: ${fault}`);
}

async function load(
  folder: string,
  { tables = [], files }: Manifest,
  address: string,
  force: boolean,
): Promise<void> {
  const known = new Map(files.map((file) => [file.path, file]));
  const dumped = tables.map(({ file, ...table }): DumpedRows => {
    if (!known.has(file)) throw failure(`the backup is damaged: it lacks ${file}`);
    return { ...table, rows: () => rowsOf(join(folder, file), table.columns.length) };
  });
  const done = new Set<string>();
  const steps = dumped.find(({ name }) => name === "migration");
  const place = steps?.columns.indexOf("name") ?? -1;
  if (steps !== undefined && place >= 0) {
    for await (const row of steps.rows()) done.add(row[place] ?? "");
  }
  const migrations = standardMigrations().filter(
    ({ name, formerly = name }) => done.has(name) || done.has(formerly),
  );
  await loadPostgres(address, { migrations, tables: dumped, force });
}

async function* rowsOf(path: string, columns: number): AsyncGenerator<readonly (string | null)[]> {
  for await (const lines of linesOf(createReadStream(path), largestRow)) {
    for (const line of lines) {
      if (line === "too-long") throw failure(`${path} has a row that is too long`);
      const row = JSON.parse(line.toString("utf8")) as (string | null)[];
      if (row.length !== columns) throw failure(`${path} has a row of ${row.length} columns`);
      yield row;
    }
  }
}

/** Puts a folder in the place of another one, which is kept until that has succeeded. */
async function putInPlace(draft: string, data: string): Promise<void> {
  const before = `${draft}.before`;
  const wasThere = existsSync(data);
  if (wasThere) await rename(data, before);
  try {
    await rename(draft, data);
  } catch (error) {
    if (wasThere) await rename(before, data);
    throw error;
  }
  await rm(before, { recursive: true, force: true });
}
