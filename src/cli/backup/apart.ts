import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve, sep } from "node:path";
import { usageError } from "../outcome.js";

/**
 * Requires that neither a backup nor the data folder is within the other: a backup would copy itself, and restoring it would remove it.
 * @throws CommandError
 */
export function requireApart(folder: string, data: string): void {
  if (data === ":memory:") return;
  const [backup, other] = [realPathOf(folder), realPathOf(data)];
  if (!isWithin(backup, other) && !isWithin(other, backup)) return;
  throw usageError(`the backup ${folder} and the data folder ${data} must not be in each other`);
}

/** Where a path leads, of which the last parts need not be there. */
function realPathOf(path: string): string {
  const missing: string[] = [];
  for (let at = resolve(path); ; at = dirname(at)) {
    try {
      return join(realpathSync(at), ...missing);
    } catch (error) {
      if (dirname(at) === at) throw error;
      missing.unshift(basename(at));
    }
  }
}

function isWithin(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
}
