import { writeJson } from "./json.js";

/** Controls of a terminal in two octets or more, and what turns the direction of text: JSON leaves them as they are. */
const unsafe = /[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g;

/**
 * A value of JSON in one line for people: members that say nothing, such as empty texts, are left out, and what is too
 * long is cut off.
 * @param most Characters.
 */
export function shortJson(value: unknown, most: number): string {
  return cut(safe(writeJson(telling(value) ?? {})), most);
}

/** JSON text that does nothing to a terminal; it means the same. */
export function safe(json: string): string {
  return json.replace(
    unsafe,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Text with three dots in the place of what is too long. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  return `${text.slice(0, Math.max(0, most - 3)).toWellFormed()}...`;
}

/** What a value tells; undefined for nothing. */
function telling(value: unknown): unknown {
  if (value === "" || value === null) return undefined;
  if (typeof value !== "object") return value;
  if (Array.isArray(value)) return value.length === 0 ? undefined : value.map(elementOf);
  const members = Object.entries(value).flatMap(([name, member]) => {
    const told = telling(member);
    return told === undefined ? [] : [[name, told] as const];
  });
  return members.length === 0 ? undefined : Object.fromEntries(members);
}

/** Elements stay in their places. */
function elementOf(element: unknown): unknown {
  return telling(element) ?? (typeof element === "object" && element !== null ? {} : element);
}
