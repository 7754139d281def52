import type { Schema, Type } from "../schema.js";
import { stringTags, type Tag } from "./tags.js";

type BaseSchema = Exclude<Schema, { kind: "tagged" | "alias" }>;

/** A type on the wire, with names and tags resolved down to the type underneath. */
export interface Wire {
  /** Tags of enclosing explicit layers, outermost first. */
  readonly outer: readonly Tag[];
  /** The tag of the contents; undefined for a CHOICE, ANY or open type, which have none of their own. */
  readonly tag: Tag | undefined;
  readonly base: BaseSchema;
  /** The type whose schema `base` is: types that differ in name and tag only share its codec. */
  readonly type: Type<unknown>;
}

/** Numbers of the universal tags (X.680 8.6) by the kinds of schemas that have one always. */
export const universal: Readonly<Record<string, number>> = {
  boolean: 1,
  integer: 2,
  bitString: 3,
  octetString: 4,
  null: 5,
  real: 9,
  systemTime: 9,
  enumerated: 10,
  sequence: 16,
  sequenceOf: 16,
  set: 17,
  setOf: 17,
};

const known = new WeakMap<Type<unknown>, Wire>();

/** Resolves names and tags (X.680 31.2); the result is remembered with the type. */
export function wireOf(type: Type<unknown>): Wire {
  let wire = known.get(type);
  if (wire === undefined) known.set(type, (wire = resolve(type)));
  return wire;
}

function resolve(type: Type<unknown>): Wire {
  const schema = type.schema;
  if (schema.kind === "alias") return wireOf(schema.type);
  if (schema.kind !== "tagged") return { outer: [], tag: ownTag(schema), base: schema, type };
  const inner = wireOf(schema.type);
  const { class: tagClass, number } = schema;
  if (schema.explicit || (inner.tag === undefined && inner.outer.length === 0)) {
    const layer: Tag = { class: tagClass, number, constructed: true };
    return { ...inner, outer: [layer, ...inner.outer] };
  }
  if (inner.outer.length > 0) {
    const layer: Tag = { class: tagClass, number, constructed: true };
    return { ...inner, outer: [layer, ...inner.outer.slice(1)] };
  }
  return {
    ...inner,
    tag: { class: tagClass, number, constructed: inner.tag?.constructed ?? false },
  };
}

function ownTag(schema: BaseSchema): Tag | undefined {
  switch (schema.kind) {
    case "choice":
    case "any":
      return undefined;
    case "open":
      return schema.contents === undefined
        ? undefined
        : { class: "universal", number: universal[schema.contents] as number, constructed: false };
    case "objectIdentifier":
      return { class: "universal", number: schema.relative ? 13 : 6, constructed: false };
    case "string":
      return { class: "universal", number: stringTags[schema.string], constructed: false };
    default: {
      const number = universal[schema.kind] as number;
      return { class: "universal", number, constructed: number === 16 || number === 17 };
    }
  }
}

const nested: ReadonlySet<string> = new Set([
  "sequence",
  "set",
  "sequenceOf",
  "setOf",
  "choice",
  "open",
]);

/** Whether values of the type hold others: a codec of its own reads them, and its errors need a path. */
export function isNested(type: Type<unknown>): boolean {
  return nested.has(wireOf(type).base.kind);
}

/** The tags that an encoding of the type can begin with; undefined where any can. */
export function firstTags(type: Type<unknown>): Tag[] | undefined {
  const wire = wireOf(type);
  if (wire.outer.length > 0) return [wire.outer[0] as Tag];
  if (wire.tag !== undefined) return [wire.tag];
  if (wire.base.kind !== "choice") return undefined;
  const tags: Tag[] = [];
  for (const member of wire.base.members) {
    const more = firstTags(member.type);
    if (more === undefined) return undefined;
    tags.push(...more);
  }
  return tags;
}
