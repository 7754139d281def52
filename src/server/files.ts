import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder and its missing parents; an existing folder is left as it is. The option `recursive` of
 * `node:fs` is not used because it never ends in `/proc`, where making a folder fails with ENOENT although
 * its parent exists.
 * @param mode The mode of the folders that are made; by default only the owner has access.
 * @throws Error of `node:fs`, for example ENOTDIR.
 */
export function makeFolder(folder: string, mode = 0o700): void {
  const path = resolve(folder);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST" && isFolder(path)) return;
    const above = dirname(path);
    if (code !== "ENOENT" || isFolder(above)) throw error;
    makeFolder(above, mode);
    mkdirSync(path, { mode });
  }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Requires that a path leads to an ordinary file or to nothing. Reading a pipe or a device could block the
 * process for ever, and it would not react to signals meanwhile.
 * @throws Error that does not name the path.
 */
export function requireOrdinaryFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) throw new Error("it is not an ordinary file");
}

/**
 * Writes a file that only its owner can read, completely or not at all: after a crash it has the old text or
 * the new one. A failure leaves no other file behind.
 * @throws Error of `node:fs`, for example ENOSPC.
 */
export function replaceFile(file: string, text: string): void {
  write(file, text, (draft) => renameSync(draft, file));
}

/**
 * Writes a file as {@link replaceFile} does, unless there is one: of several that do so at once, one writes it.
 * @returns Whether it has been written.
 * @throws Error of `node:fs`, for example ENOSPC.
 */
export function addFile(file: string, text: string): boolean {
  let added = true;
  write(file, text, (draft) => {
    try {
      linkSync(draft, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
      added = false;
    }
    rmSync(draft);
  });
  return added;
}

/** Writes a file beside, and has it put in its place once it is on the disk. */
function write(file: string, text: string, place: (draft: string) => void): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    const descriptor = openSync(draft, "wx", 0o600);
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    place(draft);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
