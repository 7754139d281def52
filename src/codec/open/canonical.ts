import { wireOf } from "../ber/wire.js";
import type { Member, Schema, Type } from "../schema.js";
import { keyAt, textOf } from "./keys.js";

/*
 * Keys of open types are compared by their values. For most types equal values look the same. Where they may look different they are
 * brought into one form, as DER has it, with the help of their type: a SET OF in order, DEFAULTs filled in, named bits without zeros behind
 * them.
 */

/** The types of the keys of an open type, if values of them may look different; undefined for other keys. */
export type KeyTypes = readonly (Type<any> | undefined)[];

const ofSchemas = new WeakMap<Schema, KeyTypes>();

/** What has been noted of the keys of an open type; undefined if equal ones look the same. */
export function keyTypesOf(schema: Schema): KeyTypes | undefined {
  return ofSchemas.get(schema);
}

/** Notes the types of the keys of an open type, once they are known. */
export function noteKeyTypes(schema: Schema, types: KeyTypes): void {
  const needed = types.map((type) => (type !== undefined && hasForms(type) ? type : undefined));
  if (!ofSchemas.has(schema) && needed.some(Boolean)) ofSchemas.set(schema, needed);
}

/**
 * What stands for a key in a Map: the key itself, or a text where equal values need not be identical.
 * @param most A text longer than this is that of no row: it is not made, so that a key costs no more than the rows do.
 * @param type That of the key, if equal values of it may look different.
 * @returns undefined for what is no key.
 */
export function canonical(key: unknown, most: number, type?: Type<any>): unknown {
  switch (typeof key) {
    case "number":
    case "boolean":
      return key;
    case "string":
      // Texts that begin with a NUL stand for objects.
      return key.charCodeAt(0) === 0 ? `\0s${key}` : key;
    case "bigint": {
      const number = Number(key);
      return Number.isSafeInteger(number) ? number : key;
    }
    case "object": {
      if (key === null) return null;
      const text = typedText(key, most, type);
      return text === undefined ? undefined : `\0o${text}`;
    }
    default:
      return undefined;
  }
}

/** As {@link canonical}, for several keys together. */
export function canonicalOfAll(keys: readonly unknown[], most: number, types?: KeyTypes): unknown {
  if (keys.length === 1) return canonical(keys[0], most, types?.[0]);
  const text = listText(keys, most, (key, i) => typedText(key, most, types?.[i]));
  return text === undefined ? undefined : `\0k${text}`;
}

const known = new WeakMap<Type<any>, boolean>();

/** Whether equal values of a type may look different. */
function hasForms(type: Type<any>): boolean {
  let has = known.get(type);
  if (has === undefined) known.set(type, (has = findForms(type)));
  return has;
}

function findForms(type: Type<any>): boolean {
  // What is added on the way is visited too.
  const types = new Set([type]);
  for (const one of types) {
    const { base } = wireOf(one);
    if (base.kind === "setOf" || (base.kind === "bitString" && base.names !== undefined))
      return true;
    if ("element" in base) types.add(base.element);
    if (!("members" in base)) continue;
    for (const member of base.members) {
      if (member.default !== undefined) return true;
      types.add(member.type);
    }
  }
  return false;
}

/** The text of a value, the same for equal ones; undefined if it is longer than `most`, or if it is no value. */
function typedText(value: unknown, most: number, type: Type<any> | undefined): string | undefined {
  if (type === undefined || typeof value !== "object" || value === null || !hasForms(type)) {
    return textOf(value, most);
  }
  const { toObject } = value as { toObject?: unknown };
  const plain = (typeof toObject === "function" ? toObject.call(value) : value) as object;
  const { base } = wireOf(type);
  if ("members" in base) return membersText(plain, most, base.members);
  if (base.kind === "bitString") return textOf(withoutZeros(plain), most);
  if (!("element" in base) || !Array.isArray(plain)) return textOf(plain, most);
  return listText(plain, most, (one) => typedText(one, most, base.element), base.kind === "setOf");
}

function membersText(value: object, most: number, members: readonly Member[]): string | undefined {
  let text = "";
  for (const { name, type, default: otherwise } of members) {
    const given = keyAt(value, [name]);
    const inner = given === undefined ? otherwise : given;
    if (inner === undefined) continue;
    const part = typedText(inner, most, type);
    if (part === undefined || text.length > most) return undefined;
    text += `${JSON.stringify(name)}:${part},`;
  }
  return `{${text}}`;
}

function listText(
  values: readonly unknown[],
  most: number,
  textFor: (value: unknown, index: number) => string | undefined,
  sorted = false,
): string | undefined {
  const parts: string[] = [];
  let length = 0;
  for (const [i, value] of values.entries()) {
    const part = textFor(value, i);
    if (part === undefined || length > most) return undefined;
    length += part.length + 1;
    parts.push(part);
  }
  if (sorted) parts.sort();
  return `[${parts.map((part) => `${part},`).join("")}]`;
}

/** Bits without the zeros at their end, which say nothing where bits have names (X.680 22.7). */
function withoutZeros(value: object): object {
  const { bytes, length } = value as { bytes?: unknown; length?: unknown };
  if (!(bytes instanceof Uint8Array) || typeof length !== "number") return value;
  let end = Math.min(length, bytes.length * 8);
  const isSet = (bit: number) => ((bytes[bit >> 3]! >> (7 - (bit & 7))) & 1) === 1;
  while (end > 0 && !isSet(end - 1)) end -= 1;
  return { bytes: bytes.subarray(0, (end + 7) >> 3), length: end };
}
