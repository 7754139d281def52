import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
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
import { requireApart } from "./backup/apart.js";
import { copyFile, Measured, measure } from "./backup/copying.js";
import { readManifest, type BackupFile, type Manifest } from "./backup/manifest.js";
import { Placing } from "./backup/placing.js";
import { columnOfSteps, stepsOf } from "./backup/steps.js";
import { linesOf } from "./lines.js";
import { notice } from "./notice.js";
import { CommandError, failure, usageError } from "./outcome.js";
import { Progress } from "./progress.js";
import { storeFrom } from "./store.js";
import { writeDone } from "./streams.js";
import type { RestoreOptions } from "./syntax/backup.js";

/** Octets of a row of a table, as it is written in a backup. */
const largestRow = 512 * 1024 * 1024;

/** Brings back what a backup holds. Everything is checked first, and a failure changes nothing. */
export async function restore(folder: string, options: RestoreOptions): Promise<void> {
  const { data, force } = options;
  const address = storeFrom(options.store);
  requireApart(folder, data);
  const manifest = await readManifest(folder);
  if ((manifest.store === "postgres") !== (address !== undefined)) {
    const needed = manifest.store === "postgres" ? "needs --store" : "takes no --store";
    throw usageError(`a backup of ${storeNames[manifest.store]} ${needed}`);
  }
  // Everything is read twice.
  const total = 2 * manifest.files.reduce((sum, { octets }) => sum + octets, 0);
  const progress = new Progress("octets", { total });
  for (const file of manifest.files) requireSame(file, await found(folder, file, progress));
  const files = manifest.files.filter(({ path }) => path.startsWith(`${dataFolder}/`));
  const isFolder = address === undefined || files.length > 0;
  if (isFolder) await requireFree(data, force);
  const draft = `${data.replace(/\/+$/, "")}.${randomUUID()}`;
  const placing = new Placing(draft, data);
  let isEnding = false;
  const place = async (): Promise<void> => {
    if (isFolder) await placing.place();
    isEnding = true;
  };
  try {
    if (isFolder) await fill(folder, draft, files, address === undefined, progress);
    if (address === undefined) await place();
    // Both or neither: the folder comes before the transaction ends.
    else await load({ folder, manifest, address, force, last: place, progress });
  } catch (error) {
    await placing.undo();
    if (error instanceof CommandError) throw error;
    const message = (error as Error).message;
    // The answer to the end of the transaction has been lost: it may have been carried out.
    if (isEnding) throw failure(`it is unknown whether the tables have been restored: ${message}`);
    throw failure(`nothing has been restored: ${message}`);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  const rest = await placing.finish();
  if (rest !== undefined) notice(rest);
  const { made, files: all } = manifest;
  const done = { folder, store: manifest.store, made, files: all.length };
  await writeDone(options.json, done, `restored ${all.length} files of ${made}\n`);
}

const storeNames = { sqlite: "SQLite", postgres: "PostgreSQL" } as const;

async function found(
  folder: string,
  { path }: BackupFile,
  progress: Progress,
): Promise<BackupFile | undefined> {
  try {
    return await measure(folder, path, progress);
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
  progress: Progress,
): Promise<void> {
  makeFolder(draft);
  for (const file of files) {
    const path = file.path.slice(dataFolder.length + 1);
    const copy = await copyFile(join(folder, file.path), draft, path, progress);
    // It may have been changed since it was looked at.
    requireSame(file, { ...copy, path: file.path });
  }
  if (!isStore) return;
  progress.phase("the database is checked");
  const fault = faultOfSqlite(join(draft, sqliteFiles[0] as string), standardMigrations());
  progress.end();
  if (fault !== undefined) throw failure(`the database of the backup cannot be used: ${fault}`);
}

interface Load {
  readonly folder: string;
  readonly manifest: Manifest;
  readonly address: string;
  readonly force: boolean;
  readonly progress: Progress;
  last(): Promise<void>;
}

async function load({ folder, manifest, address, force, last, progress }: Load): Promise<void> {
  const { tables = [], files } = manifest;
  const known = new Map(files.map((file) => [file.path, file]));
  const dumped = tables.map(({ file: path, ...table }): DumpedRows => {
    const file = known.get(path);
    if (file === undefined) throw failure(`the backup is damaged: it lacks ${path}`);
    return { ...table, rows: () => rowsOf(folder, file, table.columns.length, progress) };
  });
  const done = new Set<string>();
  for (const { name, columns, rows } of dumped) {
    const place = columnOfSteps(name, columns);
    if (place < 0) continue;
    for await (const row of rows()) done.add(row[place] ?? "");
  }
  await loadPostgres(address, { migrations: stepsOf(done), tables: dumped, force, last });
}

type TableRow = readonly (string | null)[];

async function* rowsOf(
  folder: string,
  file: BackupFile,
  columns: number,
  progress: Progress,
): AsyncGenerator<TableRow> {
  const measured = new Measured(folder, file.path, progress);
  const bad = (what: string) => failure(`the backup is damaged: ${file.path} has a row ${what}`);
  for await (const lines of linesOf(measured.octets(), largestRow)) {
    for (const line of lines) {
      if (line === "too-long") throw bad("that is too long");
      const row = rowOf(line);
      if (row === undefined) throw bad("that is none");
      if (row.length !== columns) throw bad(`of ${row.length} columns`);
      yield row;
    }
  }
  // It may have been changed since it was looked at.
  requireSame(file, measured.result());
}

/** The row in a line; undefined if there is none. No message may have a piece of it. */
function rowOf(line: Buffer): TableRow | undefined {
  let row: unknown;
  try {
    row = JSON.parse(line.toString("utf8"));
  } catch {
    return undefined;
  }
  const isRow =
    Array.isArray(row) && row.every((cell) => cell === null || typeof cell === "string");
  return isRow ? (row as TableRow) : undefined;
}
