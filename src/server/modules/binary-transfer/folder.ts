import { createHash, randomUUID } from "node:crypto";
import { createReadStream, linkSync, readFileSync, rmSync } from "node:fs";
import { open, opendir, rm, stat, type FileHandle } from "node:fs/promises";
import { join } from "node:path";
import { makeFolder, replaceFile, requireOrdinaryFile } from "../../files.js";

/** The form of the ids that the server gives. Only these are names of files. */
export const idForm = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The file that says which folder this is. */
const placeFile = "place";
/** Octets that are read at once while a file is checked. */
const block = 262_144;

/**
 * The folder of the files, each under the id that the server has given it. It has an id of its own, so that another folder, which is empty
 * because it is not mounted or new, is not taken for this one with its files gone.
 */
export class TransferFolder {
  readonly #folder: string;
  readonly place: string;

  /** Makes the folder if it is not there. @throws Error of `node:fs` if that is not possible; Error if its id is damaged. */
  constructor(folder: string) {
    this.#folder = folder;
    makeFolder(folder);
    this.place = placeOf(join(folder, placeFile));
  }

  /** The octets of a file that are there; undefined without a file. */
  async size(id: string): Promise<number | undefined> {
    try {
      return (await stat(this.#path(id))).size;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /**
   * Adds a piece to a file, which begins with its first one.
   * @returns The octets that are there then. If the piece does not belong behind those that are there, it is not added.
   */
  async append(id: string, offset: number, piece: Uint8Array): Promise<number> {
    return await this.#with(id, "a", async (file) => {
      const { size } = await file.stat();
      if (size !== offset) return size;
      await file.appendFile(piece);
      return size + piece.length;
    });
  }

  /** A part of a file; less if the file ends before. Undefined without a file. */
  async read(id: string, offset: number, length: number): Promise<Uint8Array | undefined> {
    try {
      return await this.#with(id, "r", async (file) => {
        const buffer = Buffer.allocUnsafeSlow(length);
        const { bytesRead } = await file.read(buffer, 0, length, offset);
        return buffer.subarray(0, bytesRead);
      });
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** The SHA-256 of a file in hexadecimal digits. */
  async digest(id: string): Promise<string> {
    const hash = createHash("sha256");
    const octets = createReadStream(this.#path(id), { highWaterMark: block });
    for await (const some of octets) hash.update(some as Buffer);
    return hash.digest("hex");
  }

  /** Waits until a file is on the disk, with its name. */
  async sync(id: string): Promise<void> {
    await this.#with(id, "r", (file) => file.sync());
    const folder = await open(this.#folder, "r");
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }

  /** Removes a file, if it is there. */
  async remove(id: string): Promise<void> {
    await rm(this.#path(id), { force: true });
  }

  /** The ids of the files, so many at a time. What else is in the folder is left alone. */
  async *pages(most: number): AsyncGenerator<string[]> {
    let page: string[] = [];
    for await (const { name } of await opendir(this.#folder)) {
      if (!idForm.test(name)) continue;
      page.push(name);
      if (page.length < most) continue;
      yield page;
      page = [];
    }
    if (page.length > 0) yield page;
  }

  async #with<T>(id: string, flags: string, work: (file: FileHandle) => Promise<T>): Promise<T> {
    const file = await open(this.#path(id), flags, 0o600);
    try {
      return await work(file);
    } finally {
      await file.close();
    }
  }

  /** @throws Error for what is not an id of the server, so that no other file is ever touched. */
  #path(id: string): string {
    if (!idForm.test(id)) throw new Error("not an id of a transfer");
    return join(this.#folder, id);
  }
}

/** The id in the file, which is made if it is not there. Servers that make it at the same time get the same one. */
function placeOf(path: string): string {
  requireOrdinaryFile(path);
  const draft = `${path}.${randomUUID()}`;
  try {
    replaceFile(draft, randomUUID());
    linkSync(draft, path);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error;
  } finally {
    rmSync(draft, { force: true });
  }
  const id = readFileSync(path, "utf8");
  if (!idForm.test(id)) throw new Error(`${path} does not have the id of a folder`);
  return id;
}

function isMissing(error: unknown): boolean {
  return codeOf(error) === "ENOENT";
}

function codeOf(error: unknown): string | undefined {
  return (error as NodeJS.ErrnoException).code;
}
