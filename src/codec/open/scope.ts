import type { KeyPath, Member, Type } from "../schema.js";
import { isNested, wireOf } from "../ber/wire.js";
import { noteKeyTypes } from "./canonical.js";
import type { OpenSchema } from "./table.js";

/*
 * The key of an open type is a member of one of the constructions around it, all of them written in one type definition (X.682
 * 10.10): in a type with a name the way outwards ends.
 */

/** An open type within a construction, and the way to it. */
export interface OpenPlace {
  readonly schema: OpenSchema;
  /** Members and alternatives on the way; undefined for the elements of a list. */
  readonly steps: readonly (string | undefined)[];
  /** The constructions that the steps are made in. */
  readonly within: readonly Type<any>[];
}

const known = new WeakMap<Type<any>, readonly OpenPlace[]>();

/** The open types in a construction and in those that are in line in it. */
export function openPlaces(type: Type<any>): readonly OpenPlace[] {
  let places = known.get(type);
  if (places === undefined) {
    // What comes back to itself is not looked at again.
    known.set(type, []);
    known.set(type, (places = findPlaces(type)));
    for (const place of places) if (isOwned(place)) noteKeys(place);
  }
  return places;
}

function findPlaces(type: Type<any>): OpenPlace[] {
  const { base } = wireOf(type);
  if ("members" in base) {
    return base.members.flatMap((member) => placesAt(type, member.name, member.type));
  }
  return "element" in base ? placesAt(type, undefined, base.element) : [];
}

function placesAt(type: Type<any>, step: string | undefined, inner: Type<any>): OpenPlace[] {
  const { base, type: own } = wireOf(inner);
  if (base.kind === "open") {
    return base.keys.length === 0 ? [] : [{ schema: base, steps: [step], within: [type] }];
  }
  if (!isNested(own) || own.name !== "") return [];
  return openPlaces(own).map(({ schema, steps, within }) => ({
    schema,
    steps: [step, ...steps],
    within: [type, ...within],
  }));
}

/** How many constructions around this one hold keys of open types in it: 0 if they are all within. */
export function reachOf(type: Type<any>): number {
  const places = openPlaces(type);
  return Math.max(0, ...places.map(({ schema, steps }) => farthest(schema) - steps.length + 1));
}

/** Whether the outermost key is a member of the construction that the place is in. */
function isOwned({ schema, steps }: OpenPlace): boolean {
  return farthest(schema) === steps.length - 1;
}

/** Makes the types of the keys known; what is wrong with the way to one is told by those who go it. */
function noteKeys({ schema, steps, within }: OpenPlace): void {
  const types = schema.keys.map(({ up, path }) => {
    const found = findSteps(within[steps.length - 1 - up] as Type<any>, path);
    return found.length === path.length ? found.at(-1)?.member.type : undefined;
  });
  noteKeyTypes(schema, types);
}

function farthest({ keys }: OpenSchema): number {
  return Math.max(...keys.map(({ up }) => up));
}

/** Whether values of the type cannot be read without what is around them. */
export function isInner(type: Type<any>): boolean {
  const wire = wireOf(type);
  const { base } = wire;
  return base.kind === "open" ? base.keys.length > 0 : reachOf(wire.type) > 0;
}

/**
 * Refuses a type whose open types look for their keys where there are none.
 * @throws TypeError
 */
export function requireScope(type: Type<any>): void {
  if (type.name !== "" && reachOf(type) > 0) {
    throw new TypeError(`an open type in ${type.name} has a key outside of ${type.name}`);
  }
}

/** The open types in a SEQUENCE or SET whose outermost key is one of its members. */
export function ownedPlaces(type: Type<any>): OpenPlace[] {
  return openPlaces(type).filter(isOwned);
}

/** The names of the members of a SEQUENCE or SET that hold keys of the open types in one of its members. */
export function keyNames(type: Type<any>, member: string): Set<string> {
  const names = new Set<string>();
  for (const { schema, steps } of openPlaces(type)) {
    if (steps[0] !== member) continue;
    for (const key of schema.keys) {
      if (key.up === steps.length - 1) names.add(keySteps(type, key)[0]!.name);
    }
  }
  return names;
}

/**
 * The members that have to wait until all others are read, in an order in which each finds its keys.
 * @param keysOf The names of the members that hold keys of the open types in one.
 * @param isLater Whether a member is read after another one, if neither waits.
 * @throws TypeError if there is no such order.
 */
export function waitingMembers(
  type: Type<any>,
  members: readonly Member[],
  keysOf: (member: Member) => ReadonlySet<string>,
  isLater: (one: Member, other: Member) => boolean,
): Member[] {
  const waiting = new Set<Member>();
  for (let before = -1; before < waiting.size;) {
    before = waiting.size;
    for (const member of members) {
      const waits = members.some(
        (one) => keysOf(member).has(one.name) && (waiting.has(one) || isLater(one, member)),
      );
      if (waits) waiting.add(member);
    }
  }
  const order: Member[] = [];
  while (waiting.size > 0) {
    const next = [...waiting].find((member) =>
      [...waiting].every((one) => !keysOf(member).has(one.name)),
    );
    if (next === undefined) {
      throw new TypeError(`open types in ${type.name || "a type"} need each other for their keys`);
    }
    waiting.delete(next);
    order.push(next);
  }
  return order;
}

/** The values that rows have for a member of a SEQUENCE or SET that is itself a key. */
export function keyValues(type: Type<any>, member: string): unknown[] {
  return openPlaces(type).flatMap(({ schema, steps }) =>
    schema.keys.flatMap(({ up, path }, i) => {
      const isKey = up === steps.length - 1 && path.length === 1 && path[0] === member;
      return isKey ? schema.rows.map(({ keys }) => keys[i]) : [];
    }),
  );
}

/** A step on the way to a key. */
export interface KeyStep {
  readonly name: string;
  readonly member: Member;
}

/**
 * The way from a construction to a key.
 * @throws TypeError if there is no such member.
 */
export function keySteps(type: Type<any>, { path }: KeyPath): KeyStep[] {
  const steps = findSteps(type, path);
  if (steps.length === path.length) return steps;
  const where = type.name === "" ? "" : ` of ${type.name}`;
  throw new TypeError(`the key ${path.join(".")} of an open type is no member${where}`);
}

/** As many steps of the way as there are. */
function findSteps(type: Type<any>, path: readonly string[]): KeyStep[] {
  const steps: KeyStep[] = [];
  let at = type;
  for (const name of path) {
    const { base } = wireOf(at);
    const isStructure = base.kind === "sequence" || base.kind === "set";
    const members = isStructure || (base.kind === "choice" && steps.length > 0) ? base.members : [];
    const member = members.find((one) => one.name === name);
    if (member === undefined) break;
    at = member.type;
    steps.push({ name, member });
  }
  return steps;
}
