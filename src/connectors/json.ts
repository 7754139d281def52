import { createHash } from "node:crypto";
import { isObject as isJsonObject } from "../codec/internal.js";

/** A value of RFC 8259 as JSON.parse gives it. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** An object of {@link Json}. */
export interface JsonObject {
  [name: string]: Json;
}

/** Whether a value is an object and neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return isJsonObject(value);
}

/**
 * Whether two values are equal according to RFC 6902 section 4.6: numbers by value, arrays in
 * order, objects in any order of their members. An absent member only equals an absent one.
 */
export function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (Array.isArray(a)) {
    return (
      Array.isArray(b) &&
      a.length === b.length &&
      a.every((item, index) => sameJson(item, b[index]))
    );
  }
  if (!isObject(a) || !isObject(b)) return false;
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => Object.hasOwn(b, name) && sameJson(a[name], b[name]))
  );
}

/** The JSON text with the members of every object in code unit order: equal values, equal texts. */
export function canonicalJson(value: Json): string {
  return JSON.stringify(value, (_name, inner: unknown) =>
    isObject(inner) ? Object.fromEntries(Object.entries(inner).toSorted(byName)) : inner,
  );
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** 16 characters that distinguish values: equal if {@link sameJson} says so, different otherwise. */
export function digest(value: Json): string {
  return createHash("sha256").update(canonicalJson(value)).digest("base64url").slice(0, 16);
}
