import { identifier, type Tag } from "../ber/tags.js";
import { wireOf, type Wire } from "../ber/wire.js";
import { isMandatory, underscored } from "../member.js";
import { ownedBy } from "../open/check.js";
import type { Member, Schema, Type } from "../schema.js";

/** No octet is this. */
export const NONE = -1;

/** What a plan is for; `other` is left to the codec. Numbers, because they are compared for each value. */
export const kinds = {
  other: 0,
  boolean: 1,
  integer: 2,
  text: 3,
  octets: 4,
  time: 5,
  null: 6,
  structure: 7,
  list: 8,
  /** AsnOptionalParameters. */
  parameters: 9,
  choice: 10,
  /** An explicit tag around a value. */
  layer: 11,
} as const;

/** How a type is read. */
export interface Plan {
  /** One of {@link kinds}. */
  readonly kind: number;
  /** The identifier octet; {@link NONE} for a CHOICE, which has several, and for what is left to the codec. */
  readonly lead: number;
  /** Another one behind it, of tags above 30; {@link NONE} if there is none. */
  readonly second: number;
  /** Members of a structure, alternatives of a CHOICE; the one element of a list, or what is in a layer. */
  readonly parts: readonly Part[];
}

/** A plan in its place. */
export interface Part {
  readonly plan: Plan;
  readonly name: string;
  /** What is written in front of it: as the first member or element, and as another one. */
  readonly first: Words;
  readonly further: Words;
  /** Whether it may be absent, and nothing is written then. */
  readonly mayLack: boolean;
}

/** A text in UTF-8 as numbers of four octets, the lowest first, the last one filled up: so it is written sooner than octet by octet. */
export interface Words {
  readonly words: Int32Array;
  /** Octets of the text. */
  readonly length: number;
}

const plans = new WeakMap<Type<any>, Plan>();

/** How a type is read. */
export function planOf(type: Type<any>): Plan {
  return plans.get(type) ?? planned(wireOf(type), type);
}

const unplanned: Plan = { kind: kinds.other, lead: NONE, second: NONE, parts: [] };

function planned(wire: Wire, named?: Type<any>): Plan {
  const parts: Part[] = [];
  const { base } = wire;
  const kind = wire.outer.length > 0 ? kinds.layer : kindOf(base);
  const tag: Tag | undefined = wire.outer[0] ?? wire.tag;
  const octets = tag === undefined ? [] : identifier(tag);
  const hasTag = octets.length > 0 ? octets.length <= 2 : kind === kinds.choice;
  const isOwner = kind === kinds.structure && ownedBy(wire.type).length > 0;
  if (kind === kinds.other || !hasTag || isOwner) {
    if (named !== undefined) plans.set(named, unplanned);
    return unplanned;
  }
  const plan: Plan = { kind, lead: octets[0] ?? NONE, second: octets[1] ?? NONE, parts };
  // Types may contain themselves.
  if (named !== undefined) plans.set(named, plan);
  if (kind === kinds.layer) {
    parts.push(part(planned({ ...wire, outer: wire.outer.slice(1) }), "", "", ""));
  } else if ("members" in base) {
    for (const member of base.members) parts.push(partOf(member));
  } else if ("element" in base) {
    parts.push(part(planOf(base.element), "", "[", ","));
  }
  return plan;
}

function partOf(member: Member): Part {
  const name = `${JSON.stringify(underscored(member.name))}:`;
  const mayLack = !isMandatory(member) && member.default === undefined;
  return part(planOf(member.type), member.name, `{${name}`, `,${name}`, mayLack);
}

function part(plan: Plan, name: string, first: string, further: string, mayLack = false): Part {
  return { plan, name, first: wordsOf(first), further: wordsOf(further), mayLack };
}

/** A text that is written often. */
export function wordsOf(text: string): Words {
  const octets = Buffer.from(text);
  const words = new Int32Array(Math.ceil(octets.length / 4));
  octets.forEach(
    (octet, i) => (words[i >> 2] = (words[i >> 2] as number) | (octet << (8 * (i & 3)))),
  );
  return { words, length: octets.length };
}

function kindOf(base: Schema): number {
  switch (base.kind) {
    case "boolean":
    case "null":
      return kinds[base.kind];
    case "integer":
    case "enumerated":
      return kinds.integer;
    case "octetString":
      return kinds.octets;
    case "systemTime":
      return kinds.time;
    case "string":
      return base.string === "UTF8String" ? kinds.text : kinds.other;
    case "sequence":
      return kinds.structure;
    case "sequenceOf":
      return base.map ? kinds.parameters : kinds.list;
    case "choice":
      return kinds.choice;
    default:
      return kinds.other;
  }
}
