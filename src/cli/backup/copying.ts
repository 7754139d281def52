import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder, requireOrdinaryFile } from "../../server/internal.js";
import { stepping, type Progress } from "../progress.js";
import type { BackupFile } from "./manifest.js";

/** A new file that only its owner can read, and the checksum of what has been written. */
export class HashedFile {
  readonly #file: FileHandle;
  readonly #path: string;
  readonly #hash: Hash = createHash("sha256");
  #octets = 0;

  private constructor(file: FileHandle, path: string) {
    this.#file = file;
    this.#path = path;
  }

  /** @param path The path within the folder. */
  static async create(folder: string, path: string): Promise<HashedFile> {
    const whole = join(folder, path);
    makeFolder(dirname(whole));
    return new HashedFile(await open(whole, "wx", 0o600), path);
  }

  async write(octets: Uint8Array): Promise<void> {
    this.#hash.update(octets);
    this.#octets += octets.length;
    await this.#file.appendFile(octets);
  }

  /** Ends the file; what has been written is on the disk. */
  async finish(): Promise<BackupFile> {
    await this.#file.sync();
    await this.#file.close();
    return { path: this.#path, octets: this.#octets, sha256: this.#hash.digest("hex") };
  }

  async abandon(): Promise<void> {
    await this.#file.close().catch(() => {});
  }
}

/** Copies a file. */
export async function copyFile(
  from: string,
  folder: string,
  path: string,
  progress: Progress,
): Promise<BackupFile> {
  const file = await HashedFile.create(folder, path);
  try {
    for await (const chunk of counted(octetsOf(from), progress)) await file.write(chunk);
    return await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** What a file has now. */
export async function measure(
  folder: string,
  path: string,
  progress: Progress,
): Promise<BackupFile> {
  const measured = new Measured(folder, path, progress);
  for await (const _ of measured.octets()) continue;
  return measured.result();
}

/** A file that is read, and the checksum of what has been read of it. */
export class Measured {
  readonly #folder: string;
  readonly #path: string;
  readonly #progress: Progress;
  readonly #hash = createHash("sha256");
  #count = 0;

  /** @param path The path within the folder. */
  constructor(folder: string, path: string, progress: Progress) {
    this.#progress = progress;
    this.#folder = folder;
    this.#path = path;
  }

  async *octets(): AsyncGenerator<Buffer> {
    for await (const chunk of counted(octetsOf(join(this.#folder, this.#path)), this.#progress)) {
      this.#hash.update(chunk);
      this.#count += chunk.length;
      yield chunk;
    }
  }

  /** What the file is; to be asked for once, when all has been read. */
  result(): BackupFile {
    return { path: this.#path, octets: this.#count, sha256: this.#hash.digest("hex") };
  }
}

function counted(source: AsyncIterable<Buffer>, progress: Progress): AsyncIterable<Buffer> {
  return stepping(source, progress, ({ length }) => length);
}

/** @throws Error if it is not an ordinary file: a pipe might never come to its end. */
function octetsOf(path: string): AsyncIterable<Buffer> {
  requireOrdinaryFile(path);
  return createReadStream(path);
}

/** The paths of all ordinary files of a folder, with slashes, sorted; what links elsewhere is left out. */
export async function filesIn(folder: string): Promise<string[]> {
  const found: string[] = [];
  const waiting = [""];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      const path = at === "" ? entry.name : `${at}/${entry.name}`;
      if (entry.isDirectory()) waiting.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found.toSorted();
}
