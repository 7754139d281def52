import type { Schema, Type } from "../codec/index.js";

/**
 * Members whose values only their owners may see: passwords, personal identification numbers,
 * tokens, keys, and credentials (`sAuthCredetials`, as the protocol spells it).
 */
const secret =
  /passw|pwd|pin$|token|secret|credential|credetial|authdata|authorisation|clientauthentication|containercontent/i;

/** Whether a name, or a text that contains one, means a secret. */
export function isSecret(name: string): boolean {
  return secret.test(name);
}

const asterisk = 0x2a;

/**
 * A copy of a value in which every secret is replaced by as many asterisks as it has octets, so that
 * the copy is encoded to as many octets as the value.
 */
export function masked(type: Type<any>, value: unknown): unknown {
  return maskedValue(type.schema, value, false);
}

function maskedValue(schema: Schema, value: unknown, hidden: boolean): unknown {
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return maskedValue(schema.type.schema, value, hidden);
    case "sequenceOf":
    case "setOf": {
      const element = schema.element.schema;
      return (value as unknown[]).map((item) => maskedValue(element, item, hidden));
    }
    case "sequence":
    case "set":
    case "choice":
      return maskedMembers(schema, value as Record<string, unknown>, hidden);
    case "open": {
      if (value instanceof Uint8Array) return hidden ? asterisks(value) : value;
      const { known, value: inner } = value as { known: string; value: unknown };
      const row = schema.rows.find(({ name }) => name === known);
      if (row === undefined) return value;
      return { known, value: maskedValue(row.type.schema, inner, hidden || isSecret(known)) };
    }
    default:
      return hidden ? asterisks(value) : value;
  }
}

function maskedMembers(
  schema: Extract<Schema, { kind: "sequence" | "set" | "choice" }>,
  value: Record<string, unknown>,
  hidden: boolean,
): Record<string | symbol, unknown> {
  // Unknown extension additions are kept, because nobody can tell what they are.
  const copy: Record<string | symbol, unknown> = { ...value };
  const { key } = value;
  // A list of keys and values names its secrets in the values.
  const named = typeof key === "string" && isSecret(key);
  for (const { name, type } of schema.members) {
    const member = value[name];
    if (member === undefined) continue;
    const hide = hidden || isSecret(name) || (named && name !== "key");
    copy[name] = maskedValue(type.schema, member, hide);
  }
  return copy;
}

function asterisks(value: unknown): unknown {
  if (typeof value === "string") return "*".repeat(Buffer.byteLength(value));
  if (value instanceof Uint8Array) return new Uint8Array(value.length).fill(asterisk);
  return value;
}

/** Fills a part of a message, in place. */
export function blank(octets: Uint8Array, from = 0, to = octets.length): void {
  octets.fill(asterisk, from, to);
}

const holders = new WeakMap<Type<any>, boolean>();

/** Whether a type has members for secrets; a list of keys and values may contain some as well. */
export function hasSecretMembers(type: Type<any>): boolean {
  let has = holders.get(type);
  if (has === undefined) holders.set(type, (has = search(type, new Set())));
  return has;
}

function search(type: Type<any>, seen: Set<Type<any>>): boolean {
  if (seen.has(type)) return false;
  seen.add(type);
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return search(schema.type, seen);
    case "sequenceOf":
    case "setOf":
      return search(schema.element, seen);
    case "sequence":
    case "set":
    case "choice":
      return schema.members.some(({ name, type: inner }) => isSecret(name) || search(inner, seen));
    case "open":
      return schema.rows.some(({ name, type: inner }) => isSecret(name) || search(inner, seen));
    default:
      return false;
  }
}

/** A copy of parsed JSON in which every secret is three asterisks. */
export function maskedJson(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(maskedJson);
  if (typeof value !== "object" || value === null) return value;
  const record = value as Record<string, unknown>;
  const named = typeof record["key"] === "string" && isSecret(record["key"]);
  const members = Object.entries(record).map(([name, member]) => [
    name,
    isSecret(name) || (named && name !== "key") ? "***" : maskedJson(member),
  ]);
  return Object.fromEntries(members);
}
