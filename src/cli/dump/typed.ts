import type { Member, Type } from "../../codec/index.js";
import {
  firstTags,
  sameTag,
  tagName,
  universal,
  universalName,
  wireOf,
  type Tag,
} from "../../codec/internal-codec.js";
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
  /** The operation that a message belongs to. */
  readonly operation?: string;
  /** Why it is not what it should be. */
  readonly note?: string;
}

/** What one element after the other should be. */
export interface Expectation {
  next(header: Header): Named;
}

/** Types of open types, by the offsets of their values. */
export type OpenTypes = ReadonlyMap<number, Type<any>>;

const noOpenTypes: OpenTypes = new Map();

/** One value of a type, or as many as there are. */
export function values(type: Type<any>, open: OpenTypes = noOpenTypes): Expectation {
  return { next: (header) => named(type, header, undefined, open) };
}

/** A value of a type, beginning with this element. */
function named(type: Type<any>, header: Header, name: string | undefined, open: OpenTypes): Named {
  let current = type;
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
      return { ...known, inside: layers(current, 1, open) };
    }
    if (base.kind === "any" || (base.kind === "open" && tag === undefined)) {
      const actual = open.get(header.offset);
      return actual === undefined ? known : named(actual, header, path, noOpenTypes);
    }
    if (base.kind !== "choice") return ofBase(current, header, known, tag as Tag, open);
    const member = base.members.find((one) => begins(one, header));
    if (member === undefined) {
      return { ...known, note: base.extensible ? "an unknown alternative" : "no alternative" };
    }
    path = path === undefined ? member.name : `${path}.${member.name}`;
    current = member.type;
  }
}

/** What is inside explicit tags, of which `index` have been seen. */
function layers(type: Type<any>, index: number, open: OpenTypes): Expectation {
  const { outer, tag, type: inner } = wireOf(type);
  return {
    next(header) {
      const layer = outer[index];
      if (layer !== undefined) {
        if (!sameTag(layer, header)) return { note: `${tagName(layer)} is expected` };
        return { inside: layers(type, index + 1, open) };
      }
      if (tag === undefined) return named(inner, header, undefined, open);
      return ofBase(type, header, {}, tag, open);
    },
  };
}

function ofBase(type: Type<any>, header: Header, known: Named, tag: Tag, open: OpenTypes): Named {
  if (!sameTag(tag, header)) return { ...known, note: `${tagName(tag)} is expected` };
  const { base } = wireOf(type);
  switch (base.kind) {
    case "sequence":
    case "set":
      return { ...known, inside: members(base, open) };
    case "sequenceOf":
    case "setOf": {
      let index = 0;
      return { ...known, inside: { next: (h) => named(base.element, h, `[${index++}]`, open) } };
    }
    case "any":
    case "open":
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
function members({ kind, members: all, extensible }: Structure, open: OpenTypes): Expectation {
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
      return named(member.type, header, member.name, open);
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
