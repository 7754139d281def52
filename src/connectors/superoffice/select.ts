import { isObject, type Json, type JsonObject } from "../json.js";
import { membersOf } from "../patch/names.js";
import { formatOffsetTime, instantOf, parseTime, type Zone } from "../time.js";
import { properties } from "./properties.js";

/**
 * Sets to null what `$select` does not ask for: a comma-separated list of properties in upper or lower
 * case, those of an inner object after a slash. Names that the entity does not have are ignored.
 */
export function select(entity: JsonObject, list: string): JsonObject {
  const paths = list
    .split(",")
    .map((path) => path.trim().split("/"))
    .filter(([first]) => first !== "");
  return selectPaths(entity, paths);
}

function selectPaths(object: JsonObject, paths: readonly string[][]): JsonObject {
  const wanted = new Map<string, string[][]>();
  const nameOf = membersOf(object);
  for (const [first, ...rest] of paths) {
    const name = nameOf(first ?? "");
    if (name === undefined) continue;
    const known = wanted.get(name);
    if (known === undefined) wanted.set(name, [rest]);
    else known.push(rest);
  }
  const members = Object.entries(object).map(([name, value]): [string, Json] => {
    const inner = wanted.get(name);
    if (inner === undefined) return [name, null];
    const whole = !isObject(value) || inner.some((rest) => rest.length === 0);
    return [name, whole ? value : selectPaths(value, inner)];
  });
  return Object.fromEntries(members);
}

/** The entity with its dates and times in another zone; anything else stays as it is. */
export function convertTimes(entity: JsonObject, to: Zone, written: Zone): JsonObject {
  const members = Object.entries(entity).map(([name, value]): [string, Json] => {
    const isTime =
      Object.hasOwn(properties, name) && properties[name as keyof typeof properties] === "time";
    return [name, isTime && typeof value === "string" ? convert(value, to, written) : value];
  });
  return Object.fromEntries(members);
}

function convert(value: string, to: Zone, written: Zone): string {
  try {
    const time = parseTime(value, "date");
    return formatOffsetTime(instantOf(time, written), to, time.below);
  } catch {
    return value;
  }
}
