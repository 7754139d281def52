import { literal } from "../objects.js";
import type { ChoiceShape, Shape, ShapeMember } from "./shape.js";

/** How a peer wants a value of some kind, and how it gives it back. */
interface Habit<Ours, S = Shape> {
  readonly give: (value: Ours, shape: S) => unknown;
  readonly take: (value: any, shape: S) => Ours;
}

/** One alternative of a CHOICE, its value converted already. */
export type Alternative = readonly [name: string, value: unknown];

/** Where a peer's values differ from ours; what is not listed is the same. */
export interface Habits {
  readonly time?: Habit<Date>;
  readonly octets?: Habit<Uint8Array>;
  readonly choice?: Habit<Alternative, ChoiceShape>;
  /** What stands for an absent member; without it the key is absent. */
  readonly absent?: null;
}

/** Our value as a peer wants it. */
export function give(shape: Shape, value: any, habits: Habits): unknown {
  switch (shape.kind) {
    case "time":
      return habits.time === undefined ? value : habits.time.give(value, shape);
    case "octets":
      return habits.octets === undefined ? value : habits.octets.give(value, shape);
    case "list":
      return value.map((item: unknown) => give(shape.item, item, habits));
    case "choice": {
      const name = Object.keys(value)[0] as string;
      const member = named(shape, name);
      const converted = give(member.shape, value[name], habits);
      return habits.choice === undefined
        ? { [name]: converted }
        : habits.choice.give([name, converted], shape);
    }
    case "record": {
      const entries: [string, unknown][] = [];
      for (const { name, shape: inner } of shape.members) {
        if (name in value) entries.push([name, give(inner, value[name], habits)]);
        else if (habits.absent === null) entries.push([name, null]);
      }
      return literal(entries);
    }
    default:
      return value;
  }
}

/** A peer's value as ours. */
export function take(shape: Shape, value: any, habits: Habits): unknown {
  switch (shape.kind) {
    case "time":
      return habits.time === undefined ? value : habits.time.take(value, shape);
    case "octets":
      // One kind of view is as good as another.
      return new Uint8Array(habits.octets === undefined ? value : habits.octets.take(value, shape));
    case "list":
      return Array.from(value as Iterable<unknown>, (item) => take(shape.item, item, habits));
    case "choice": {
      const [name, inner] =
        habits.choice === undefined ? onlyPresent(shape, value) : habits.choice.take(value, shape);
      return { [name]: take(named(shape, name).shape, inner, habits) };
    }
    case "record": {
      const object: Record<string, unknown> = {};
      for (const { name, optional, shape: inner } of shape.members) {
        const found = value[name];
        if (!optional || isPresent(value, name, inner)) object[name] = take(inner, found, habits);
      }
      return object;
    }
    default:
      return value;
  }
}

function isPresent(value: any, name: string, shape: Shape): boolean {
  const found = value[name];
  if (found === null || found === undefined) return false;
  // Peers without absent lists give an empty one; no message has an optional list that is empty.
  if (shape.kind === "list") return found.length > 0;
  return Object.hasOwn(value, name);
}

function onlyPresent(shape: ChoiceShape, value: any): Alternative {
  const present = shape.members.filter(({ name }) => isPresentAlternative(value, name));
  if (present.length !== 1) throw new Error(`${present.length} alternatives of ${shape.name}`);
  const { name } = present[0] as ShapeMember;
  return [name, value[name]];
}

function isPresentAlternative(value: any, name: string): boolean {
  return Object.hasOwn(value, name) && value[name] !== undefined && value[name] !== null;
}

function named(shape: ChoiceShape, name: string): ShapeMember {
  const member = shape.members.find((candidate) => candidate.name === name);
  if (member === undefined) throw new Error(`${shape.name} has no ${name}`);
  return member;
}

/** Times as milliseconds since 1970, for peers that know numbers only. */
export const milliseconds: Habit<Date> = {
  give: (time) => time.getTime(),
  take: (value: number) => new Date(value),
};

const MILLISECONDS_OF_DAY = 86_400_000;
const OLE_EPOCH = Date.UTC(1899, 11, 30);

/** Times as the days since 1899-12-30 that ASN.1 peers find in the REAL; no message is earlier. */
export const oleDays: Habit<Date> = {
  give: (time) => (time.getTime() - OLE_EPOCH) / MILLISECONDS_OF_DAY,
  take: (value: number) => new Date(Math.round(value * MILLISECONDS_OF_DAY) + OLE_EPOCH),
};
