import { quoted } from "../nearest.js";
import { isInherited } from "../ber/source.js";

/** The text of a value, the same for equal ones; undefined if it is longer than `most`, or if it is no value. */
export function textOf(value: unknown, most: number): string | undefined {
  switch (typeof value) {
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "string":
      return value.length > most ? undefined : JSON.stringify(value);
    case "object":
      return value === null ? "null" : textOfObject(value, most);
    default:
      return undefined;
  }
}

function textOfObject(value: object, most: number): string | undefined {
  if (value instanceof Uint8Array) {
    return value.length > most ? undefined : `x${Buffer.from(value).toString("hex")}`;
  }
  if (value instanceof Date) return `t${value.getTime()}`;
  let text = "";
  if (Array.isArray(value)) {
    for (const one of value) {
      const part = textOf(one, most);
      if (part === undefined || text.length > most) return undefined;
      text += `${part},`;
    }
    return `[${text}]`;
  }
  const { toObject } = value as { toObject?: unknown };
  if (typeof toObject === "function") return textOf(toObject.call(value), most);
  for (const name of Object.keys(value).toSorted()) {
    const inner = (value as Record<string, unknown>)[name];
    if (inner === undefined) continue;
    const part = textOf(inner, most);
    if (part === undefined || text.length > most) return undefined;
    text += `${JSON.stringify(name)}:${part},`;
  }
  return `{${text}}`;
}

/** The member that a path leads to; undefined if there is none. Values may be views. */
export function keyAt(value: unknown, path: readonly string[]): unknown {
  for (const name of path) {
    if (typeof value !== "object" || value === null) return undefined;
    const inner = (value as Record<string, unknown>)[name];
    // What every object inherits is no member.
    value =
      isInherited(name) && inner === (Object.prototype as unknown as Record<string, unknown>)[name]
        ? undefined
        : inner;
  }
  return value;
}

/** Says that no row has these keys. */
export function noObject(keys: readonly unknown[]): string {
  return `no object of the open type's set has the key ${shownKeys(keys)}`;
}

/** Keys for a message. */
export function shownKeys(keys: readonly unknown[]): string {
  return keys.map(shownKey).join(", ");
}

function shownKey(key: unknown): string {
  if (key === undefined) return "(absent)";
  if (typeof key === "string") return quoted(key);
  return textOf(key, 40)?.replace(/^\{(.*),\}$/, "{$1}") ?? "(a long one)";
}
