import { isDeepStrictEqual } from "node:util";
import { Mismatch } from "./case.js";

/** Throws unless both are the same value; octets are compared by what they are. */
export function same(found: unknown, wanted: unknown, what: string): void {
  if (isDeepStrictEqual(found, wanted)) return;
  const path = difference(found, wanted, "value");
  throw new Mismatch(`${what}: another value, ${path ?? "of another class"}`);
}

/** Where two values differ first. */
function difference(found: unknown, wanted: unknown, path: string): string | undefined {
  if (isDeepStrictEqual(found, wanted)) return undefined;
  if (isObject(found) && isObject(wanted)) {
    for (const key of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
      const inner = difference(found[key], wanted[key], `${path}.${key}`);
      if (inner !== undefined) return inner;
    }
    return undefined;
  }
  return `${path} is ${String(found)}, not ${String(wanted)}`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !(value instanceof Date);
}
