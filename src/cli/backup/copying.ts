import { createHash, type Hash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, readdir, type FileHandle } from "node:fs/promises";
import { dirname, join } from "node:path";
import { makeFolder } from "../../server/internal.js";
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
export async function copyFile(from: string, folder: string, path: string): Promise<BackupFile> {
  const file = await HashedFile.create(folder, path);
  try {
    for await (const chunk of createReadStream(from)) await file.write(chunk as Buffer);
    return await file.finish();
  } catch (error) {
    await file.abandon();
    throw error;
  }
}

/** What a file has now. */
export async function measure(folder: string, path: string): Promise<BackupFile> {
  const hash = createHash("sha256");
  let octets = 0;
  for await (const chunk of createReadStream(join(folder, path))) {
    hash.update(chunk as Buffer);
    octets += (chunk as Buffer).length;
  }
  return { path, octets, sha256: hash.digest("hex") };
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
