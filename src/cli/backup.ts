import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { readdir, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { copySqlite, dumpPostgres, sqliteFiles } from "../server/index.js";
import { makeFolder, packageVersion } from "../server/internal.js";
import { requireApart } from "./backup/apart.js";
import { copyFile, filesIn, HashedFile, measure } from "./backup/copying.js";
import { manifestName, writeManifest, type BackupFile, type Manifest } from "./backup/manifest.js";
import { columnOfSteps, stepsOf } from "./backup/steps.js";
import { CommandError, failure, usageError } from "./outcome.js";
import { Progress } from "./progress.js";
import { storeFrom } from "./store.js";
import { writeDone } from "./streams.js";
import type { DataOptions } from "./syntax/user.js";

/** Where the files of a data folder and the tables of PostgreSQL are in a backup. */
export const dataFolder = "data";
const tableFolder = "tables";

/** Octets of rows that are written together. */
const atOnce = 1024 * 1024;

/** Copies all data of a server, which may be running, into a new folder. */
export async function backup(folder: string, { data, store, json }: DataOptions): Promise<void> {
  const address = storeFrom(store);
  if (address === undefined && data === ":memory:") {
    throw usageError("only the server's own process can see --data :memory:");
  }
  requireApart(folder, data);
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw failure(`${folder} is there and not empty`);
  }
  // Complete or not there at all.
  const draft = `${folder.replace(/\/+$/, "")}.${randomUUID()}`;
  const progress = new Progress("octets");
  try {
    makeFolder(draft);
    const parts =
      address === undefined
        ? await ofSqlite(data, draft, progress)
        : await ofPostgres(address, draft, progress);
    const files = [
      ...parts.files,
      ...(await ofFolder(data, draft, address === undefined, progress)),
    ];
    const manifest: Manifest = {
      format: "rosewire-backup",
      version: 1,
      made: new Date().toISOString(),
      program: packageVersion(),
      ...parts,
      files,
    };
    const file = await HashedFile.create(draft, manifestName);
    await file.write(Buffer.from(writeManifest(manifest)));
    await file.finish();
    await rename(draft, folder);
    const octets = files.reduce((sum, one) => sum + one.octets, 0);
    const done = { folder, store: parts.store, made: manifest.made, files: files.length, octets };
    await writeDone(json, done, `${folder}: ${files.length} files, ${octets} octets\n`);
  } catch (error) {
    await rm(draft, { recursive: true, force: true });
    if (error instanceof CommandError) throw error;
    throw failure(`no backup has been made: ${(error as Error).message}`);
  }
}

async function ofSqlite(
  data: string,
  draft: string,
  progress: Progress,
): Promise<Pick<Manifest, "store" | "files">> {
  const path = `${dataFolder}/${sqliteFiles[0] as string}`;
  makeFolder(join(draft, dataFolder));
  let before = 0;
  await copySqlite(data, join(draft, path), (copied) => {
    progress.step(copied - before);
    before = copied;
  });
  return { store: "sqlite", files: [await measure(draft, path, progress)] };
}

async function ofPostgres(
  address: string,
  draft: string,
  progress: Progress,
): Promise<Pick<Manifest, "store" | "files" | "tables">> {
  const files: BackupFile[] = [];
  const tables: NonNullable<Manifest["tables"]> = [];
  const done = new Set<string>();
  let step = -1;
  let open: HashedFile | undefined;
  try {
    await dumpPostgres(address, {
      async begin({ name, columns, given }) {
        const file = `${tableFolder}/${tables.length + 1}.ndjson`;
        step = columnOfSteps(name, columns);
        tables.push({ name, columns: [...columns], given: { ...given }, file });
        open = await HashedFile.create(draft, file);
      },
      async rows(rows) {
        let some: Buffer[] = [];
        let octets = 0;
        const flush = async (): Promise<void> => {
          await open?.write(Buffer.concat(some));
          progress.step(octets);
          some = [];
          octets = 0;
        };
        for (const row of rows) {
          if (step >= 0) done.add(row[step] ?? "");
          const line = Buffer.from(`${JSON.stringify(row)}\n`);
          some.push(line);
          octets += line.length;
          if (octets >= atOnce) await flush();
        }
        await flush();
      },
      async end() {
        if (open !== undefined) files.push(await open.finish());
        open = undefined;
      },
    });
  } finally {
    progress.end();
    await open?.abandon();
  }
  // Better no backup than one that nothing can be done with.
  stepsOf(done);
  return { store: "postgres", files, tables };
}

/** The other files of the data folder: keys, certificates, what clients have sent. */
async function ofFolder(
  data: string,
  draft: string,
  isStore: boolean,
  progress: Progress,
): Promise<BackupFile[]> {
  if (data === ":memory:" || !existsSync(data)) return [];
  const files: BackupFile[] = [];
  for (const path of await filesIn(data)) {
    if (isStore && sqliteFiles.includes(path)) continue;
    try {
      files.push(await copyFile(join(data, path), draft, `${dataFolder}/${path}`, progress));
    } catch (error) {
      // The server has removed it meanwhile.
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
      await rm(join(draft, dataFolder, path), { force: true });
    }
  }
  return files;
}
