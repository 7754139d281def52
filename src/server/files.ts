import { randomUUID } from "node:crypto";
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, resolve } from "node:path";

/**
 * Makes a folder, and those above it as needed; one that is there stays as it is. Not by
 * `recursive` of `node:fs`, which never ends in `/proc`: there a folder is missing though the one
 * above it is there.
 * @param mode Of the folders that are made; for their owner's eyes only by default.
 * @throws Error of `node:fs`, ENOTDIR say.
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
 * Requires that a path, if there is anything, leads to an ordinary file: a pipe would be waited for and a
 * device read for ever, by a process that is deaf to signals meanwhile.
 * @throws Error that does not name the path.
 */
export function requireOrdinaryFile(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found !== undefined && !found.isFile()) throw new Error("it is no ordinary file");
}

/**
 * Writes a file for its owner's eyes only, whole or not at all: a crash leaves the old text or the new
 * one, a failure leaves nothing else behind.
 * @throws Error of `node:fs`, ENOSPC say.
 */
export function replaceFile(file: string, text: string): void {
  const draft = `${file}.${randomUUID()}`;
  try {
    const descriptor = openSync(draft, "wx", 0o600);
    try {
      writeFileSync(descriptor, text);
      fsyncSync(descriptor);
    } finally {
      closeSync(descriptor);
    }
    renameSync(draft, file);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
