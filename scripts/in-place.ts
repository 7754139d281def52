import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
} from "node:fs";
import { createHash } from "node:crypto";
import { dirname, join } from "node:path";

/**
 * Moves the files of a folder over those of another on the same disk, and removes what else is
 * there. A program that works with the other folder meanwhile finds each file at any time, whole:
 * the old one, then the new one. Files that are the same are left alone.
 */
export function putInPlace(from: string, to: string): void {
  const files = filesOf(from);
  for (const file of files) {
    const [source, target] = [join(from, file), join(to, file)];
    if (isSame(source, target)) continue;
    mkdirSync(dirname(target), { recursive: true });
    renameSync(source, target);
  }
  const wanted = new Set(files);
  for (const file of filesOf(to)) if (!wanted.has(file)) rmSync(join(to, file));
  removeEmpty(to);
}

/** A digest of a file, or of all files of a folder with their names and modes; of nothing too. */
export function digestOf(path: string): string {
  const hash = createHash("sha256");
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() !== false;
  for (const file of isFolder ? filesOf(path).toSorted() : [""]) {
    const { mode } = statSync(join(path, file));
    hash.update(`${file}\n${mode}\n`).update(readFileSync(join(path, file)));
  }
  return hash.digest("hex");
}

/** The files below a folder, as paths relative to it. */
function filesOf(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, "/").length));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [statSync(one), statSync(other, { throwIfNoEntry: false })];
  if (b === undefined || a.size !== b.size || a.mode !== b.mode) return false;
  return readFileSync(one).equals(readFileSync(other));
}

function removeEmpty(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) removeEmpty(join(folder, entry.name));
  }
  if (readdirSync(folder).length === 0) rmdirSync(folder);
}
