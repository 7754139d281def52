import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Report } from "./report.js";

/** What was measured of a release. */
export interface Release extends Report {
  readonly name: string;
  /** The commit whose sources were measured. */
  readonly revision: string;
}

const FOLDER = "bench/history";

/** All releases that were measured, the oldest first. */
export function releases(root: string): Release[] {
  const found = filesIn(join(root, FOLDER)).map(
    (file) => JSON.parse(readFileSync(join(root, FOLDER, file), "utf8")) as Release,
  );
  return found.toSorted((a, b) => (a.machine.date < b.machine.date ? -1 : 1));
}

/**
 * Writes what was measured of a release; digits that are noise are left out.
 * @returns The path of the file.
 */
export async function writeRelease(
  root: string,
  { name, revision, ...report }: Release,
): Promise<string> {
  mkdirSync(join(root, FOLDER), { recursive: true });
  const path = join(FOLDER, `${name}.json`);
  const text = JSON.stringify({ name, revision, ...report }, shortened, 1);
  // The file gets the form that the check of all files wants. The formatter is loaded after what is measured, which it could disturb.
  const { format } = await import("oxfmt");
  const { code } = await format(path, text, {});
  writeFileSync(join(root, path), code);
  return path;
}

function shortened(_: string, value: unknown): unknown {
  return typeof value === "number" && !Number.isInteger(value)
    ? Number(value.toPrecision(4))
    : value;
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(".json"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}
