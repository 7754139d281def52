import { CodecError, type Member, type Schema, type Type } from "../../codec/index.js";
import {
  firstTags,
  sameTag,
  tagName,
  universal,
  universalName,
  wireOf,
  type Tag,
} from "../../codec/internal-codec.js";
import { generous } from "./generous.js";
import type { Header } from "./header.js";
import type { Primitive } from "./values.js";

/** What is known of an element by the type that it should have. */
export interface Named {
  /** The member that it is, or its place in a list: `invokeID`, `[3]`; undefined for a whole value. */
  readonly name?: string;
  /** The name of its type, if it has one. */
  readonly type?: string;
  /** What its contents are, if they are no structure. */
  readonly primitive?: Primitive;
  /** What its type is based on, if the tag does not say so. */
  readonly base?: string;
  /** What is to be expected inside; undefined if nothing is known. */
  readonly inside?: Expectation;
  /** It is a string of this kind, with a value in it that `inside` tells of. */
  readonly contains?: "octetString" | "bitString" | undefined;
  /** The operation that a message belongs to. */
  readonly operation?: string;
  /** Why it is not what it should be. */
  readonly note?: string;
}

/** What one element after the other should be. */
export interface Expectation {
  next(header: Header): Named;
}

/** What the open type of a message holds, and the value as far as it could be decoded. */
export interface Held {
  readonly type: Type<any>;
  readonly value: unknown;
}

/** What open types hold, by the offsets of their values. */
export type OpenTypes = ReadonlyMap<number, Held>;

const noOpenTypes: OpenTypes = new Map();

/** One value of a type, or as many as there are. @param bytes What they are in: open types within them are resolved then. */
export function values(
  type: Type<any>,
  open: OpenTypes = noOpenTypes,
  bytes?: Uint8Array,
): Expectation {
  return {
    next(header) {
      const value = bytes && decoded(type, bytes, header.offset);
      return named({ type, value }, header, undefined, open);
    },
  };
}

const withOpen = new WeakMap<Type<any>, boolean>();

/** The value of a type that begins at an offset, if open types in it are to be resolved by it, and if it can be decoded. */
export function decoded(type: Type<any>, bytes: Uint8Array, offset: number): unknown {
  let hasOpen = withOpen.get(type);
  if (hasOpen === undefined) withOpen.set(type, (hasOpen = holdsOpen(type)));
  if (!hasOpen) return undefined;
  try {
    return type.decodeAt(bytes, offset, { integers: "bigint", limits: generous }).value;
  } catch (error) {
    if (error instanceof CodecError) return undefined;
    throw error;
  }
}

function holdsOpen(type: Type<any>): boolean {
  const seen = new Set<Type<any>>();
  const left = [type];
  for (let one = left.pop(); one !== undefined; one = left.pop()) {
    if (seen.has(one)) continue;
    seen.add(one);
    const { schema } = one;
    if (schema.kind === "open") return true;
    if ("members" in schema) left.push(...schema.members.map((member) => member.type));
    else if ("element" in schema) left.push(schema.element);
    else if ("type" in schema) left.push(schema.type);
  }
  return false;
}

/** A value of a type, beginning with this element. */
function named(held: Held, header: Header, name: string | undefined, open: OpenTypes): Named {
  let { type: current, value } = held;
  let path = name;
  let known: Named = {};
  // Alternatives of alternatives; a type cannot be its own alternative without a tag in between.
  for (;;) {
    const { outer, base, tag } = wireOf(current);
    // An alternative without a name of its type has that of the CHOICE.
    known = { ...known, ...(path !== undefined && { name: path }), ...typeName(current) };
    const [layer] = outer;
    if (layer !== undefined) {
      if (!sameTag(layer, header)) return { ...known, note: `${tagName(layer)} is expected` };
      return { ...known, inside: layers({ type: current, value }, 1, open) };
    }
    if (base.kind === "any" || (base.kind === "open" && tag === undefined)) {
      const actual = open.get(header.offset);
      if (actual !== undefined) return named(actual, header, path, noOpenTypes);
      const object = base.kind === "open" ? objectOf(base, value) : undefined;
      if (object === undefined) return known;
      return named(object, header, joined(path, object.name), open);
    }
    if (base.kind !== "choice") {
      return ofBase({ type: current, value }, header, known, tag as Tag, open);
    }
    const member = base.members.find((one) => begins(one, header));
    if (member === undefined) {
      return { ...known, note: base.extensible ? "an unknown alternative" : "no alternative" };
    }
    path = joined(path, member.name);
    current = member.type;
    value = memberOf(value, member.name);
  }
}

function joined(path: string | undefined, name: string): string {
  return path === undefined ? name : `${path}.${name}`;
}

function memberOf(value: unknown, name: string | number): unknown {
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return undefined;
  return Object.hasOwn(value, name) ? (value as Record<string | number, unknown>)[name] : undefined;
}

/** The object that an open type has, by its decoded value (X.682 clause 10); undefined if that is not known. */
function objectOf(
  { rows }: Extract<Schema, { kind: "open" }>,
  open: unknown,
): (Held & { name: string }) | undefined {
  const known = memberOf(open, "known");
  const row = rows.find(({ name }) => name === known);
  return row && { name: row.name, type: row.type, value: memberOf(open, "value") };
}

/** What is inside explicit tags, of which `index` have been seen. */
function layers(held: Held, index: number, open: OpenTypes): Expectation {
  const { type, value } = held;
  const { outer, tag, type: inner } = wireOf(type);
  return {
    next(header) {
      const layer = outer[index];
      if (layer !== undefined) {
        if (!sameTag(layer, header)) return { note: `${tagName(layer)} is expected` };
        return { inside: layers(held, index + 1, open) };
      }
      if (tag === undefined) return named({ type: inner, value }, header, undefined, open);
      return ofBase(held, header, {}, tag, open);
    },
  };
}

function ofBase(
  { type, value }: Held,
  header: Header,
  known: Named,
  tag: Tag,
  open: OpenTypes,
): Named {
  if (!sameTag(tag, header)) return { ...known, note: `${tagName(tag)} is expected` };
  const { base } = wireOf(type);
  switch (base.kind) {
    case "sequence":
    case "set":
      return { ...known, inside: members(base, value, open) };
    case "sequenceOf":
    case "setOf": {
      let index = 0;
      const { element } = base;
      return {
        ...known,
        inside: {
          next(inner) {
            const at = index++;
            return named({ type: element, value: memberOf(value, at) }, inner, `[${at}]`, open);
          },
        },
      };
    }
    case "open": {
      // What a string contains (X.682 clause 11).
      const object = objectOf(base, value);
      if (object === undefined) return known;
      const inside = { next: (inner: Header) => named(object, inner, object.name, open) };
      return { ...known, contains: base.contents, inside };
    }
    case "any":
    case "choice":
      return known;
    default:
      if (header.class === "universal") return { ...known, primitive: base };
      return { ...known, primitive: base, base: baseName(base) };
  }
}

function baseName(base: Primitive): string {
  if (base.kind === "string") return base.string;
  if (base.kind === "objectIdentifier") {
    return universalName(base.relative ? 13 : 6);
  }
  return universalName(universal[base.kind] as number);
}

interface Structure {
  readonly kind: "sequence" | "set";
  readonly members: readonly Member[];
  readonly extensible: boolean;
}

/** The members of a SEQUENCE in their order, or those of a SET in any. */
function members(
  { kind, members: all, extensible }: Structure,
  value: unknown,
  open: OpenTypes,
): Expectation {
  let from = 0;
  const seen = new Set<Member>();
  return {
    next(header) {
      const index = all.findIndex(
        (member, i) => i >= from && !seen.has(member) && begins(member, header),
      );
      const member = all[index];
      if (member === undefined) {
        return { note: extensible ? "an unknown extension" : "not a member of the type" };
      }
      if (kind === "sequence") from = index + 1;
      else seen.add(member);
      const held = { type: member.type, value: memberOf(value, member.name) };
      return named(held, header, member.name, open);
    },
  };
}

function begins({ type }: Member, header: Header): boolean {
  return firstTags(type)?.some((tag) => sameTag(tag, header)) ?? true;
}

/** The name of a type, or of what it tags; none if it has been written in place. */
function typeName(type: Type<any>): { type?: string } {
  let current = type;
  while (current.name === "") {
    const { schema } = current;
    if (schema.kind !== "tagged" && schema.kind !== "alias") return {};
    current = schema.type;
  }
  return { type: current.name };
}
