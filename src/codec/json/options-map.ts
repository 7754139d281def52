import { isObject } from "./is-object.js";
import { fail, wrongKind } from "./values.js";

/** A member of the JSON object of an AsnOptionalParameters, which replaces a list element. */
interface Parameter {
  key: string;
  value: { stringdata: unknown } | { binarydata: unknown } | { integerdata: unknown };
}

/**
 * Turns the object form of AsnOptionalParameters into the list form: text and integers are written as
 * they are, octets as `{"binarydata": ..}` (wire form of the vendor's runtimes). The list form
 * passes through.
 */
export function listOfMap(value: unknown, member: string): unknown {
  if (!isObject(value)) return value;
  const list: Parameter[] = [];
  for (const key of Object.keys(value)) {
    if (key === "_type") continue;
    list.push({ key, value: parameter(value[key], member === "" ? key : `${member}.${key}`) });
  }
  return list;
}

function parameter(value: unknown, member: string): Parameter["value"] {
  if (typeof value === "string") return { stringdata: value };
  if (typeof value === "number" || typeof value === "bigint") return { integerdata: value };
  if (!isObject(value)) return wrongKind(value, "text, an integer or binarydata", member);
  const keys = Object.keys(value).filter((key) => key !== "_type");
  return keys.length === 1
    ? (value as unknown as Parameter["value"])
    : fail("bad-choice", "exactly one of stringdata, binarydata, integerdata is expected", member);
}

/**
 * Whether a list can be written as an object without losing anything: no key occurs twice, none is
 * one that readers take for something else, and none is moved by a JSON object.
 */
export function fitsMap(list: readonly unknown[]): boolean {
  const keys = new Set<string>();
  for (const element of list) {
    if (!isObject(element)) return false;
    const { key, value, ...more } = element;
    if (typeof key !== "string" || keys.has(key) || key === "_type") return false;
    if (/^(?:0|[1-9][0-9]*)$/.test(key) || Object.keys(more).length > 0) return false;
    if (!isObject(value)) return false;
    keys.add(key);
  }
  return true;
}
