import { writeJson } from "../json.js";
import { isSecret, maskedJson } from "../secrets.js";
import { isRecord } from "./carried.js";

/** A place at which an answer is not what was recorded. */
export interface Difference {
  /** `entries[2].u8sName`; empty for the whole. */
  readonly path: string;
  /** JSON text, undefined for nothing, with asterisks for secrets. */
  readonly recorded: string | undefined;
  readonly answered: string | undefined;
}

/** Differences of one answer that are told. */
export const MOST_DIFFERENCES = 100;

/** Compares two values, member by member, until there are too many differences to be told. */
export function differencesOf(
  recorded: unknown,
  answered: unknown,
  ignored: ReadonlySet<string>,
): Difference[] {
  const found: Difference[] = [];
  compare(recorded, answered, "", "", { ignored, found });
  return found;
}

interface Comparison {
  readonly ignored: ReadonlySet<string>;
  readonly found: Difference[];
}

function compare(a: unknown, b: unknown, path: string, name: string, all: Comparison): void {
  const { ignored, found } = all;
  if (found.length >= MOST_DIFFERENCES) return;
  if (Array.isArray(a) && Array.isArray(b)) {
    const length = Math.max(a.length, b.length);
    for (let i = 0; i < length; i++) compare(a[i], b[i], `${path}[${i}]`, name, all);
  } else if (isRecord(a) && isRecord(b)) {
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)])) {
      // The name of a type is not a member: it may be there or not.
      if (ignored.has(key) || key === "_type") continue;
      compare(a[key], b[key], path === "" ? key : `${path}.${key}`, key, all);
    }
  } else if (!isSame(a, b)) {
    found.push({ path, recorded: shown(a, name), answered: shown(b, name) });
  }
}

function isSame(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return a === b;
  return writeJson(a) === writeJson(b);
}

function shown(value: unknown, name: string): string | undefined {
  if (value === undefined) return undefined;
  return isSecret(name) ? '"***"' : writeJson(maskedJson(value));
}
