import fc from "fast-check";
import type { Member, OpenRow, Schema, Type } from "../../src/codec/index.js";
import { defaultValue } from "../../src/codec/defaults.js";
import { Variant } from "../../src/codec/options.js";
import {
  eachOpen,
  ownedBy,
  setKeys,
  type FoundOpen,
  type OwnedOpen,
} from "../../src/codec/open/check.js";
import {
  bits,
  identifiers,
  integers,
  octets,
  openValues,
  reals,
  texts,
  times,
  wideIntegers,
} from "./primitives.js";

export interface ArbitraryOptions {
  /** The values that `integers: "bigint"` gives: every INTEGER is one, of any size. */
  readonly bigint?: boolean;
}

/**
 * Values of a type, derived from its schema alone: optional members present and absent, empty and
 * long lists, every alternative, recursion to a bounded depth. Members with a DEFAULT are always
 * present, as they are after decoding.
 */
export function arbitraryOf<T>(type: Type<T>, options: ArbitraryOptions = {}): fc.Arbitrary<T> {
  return (options.bigint === true ? wide : narrow).of(type, 0) as fc.Arbitrary<T>;
}

/** Levels below which members are absent, lists empty and alternatives the shallowest. */
const DEEPEST = 5;
/** The longest of the usual lists, by level. */
const longest = [5, 3, 2, 1, 1];

class Arbitraries {
  private readonly known: Map<Type<unknown>, fc.Arbitrary<unknown>>[] = [];

  private readonly bigint: boolean;

  constructor(bigint: boolean) {
    this.bigint = bigint;
  }

  of(type: Type<unknown>, level: number): fc.Arbitrary<unknown> {
    const known = (this.known[level] ??= new Map<Type<unknown>, fc.Arbitrary<unknown>>());
    let arbitrary = known.get(type);
    if (arbitrary === undefined) known.set(type, (arbitrary = this.make(type, level)));
    return arbitrary;
  }

  private make(type: Type<unknown>, level: number): fc.Arbitrary<unknown> {
    const { schema } = type;
    switch (schema.kind) {
      case "boolean":
        return fc.boolean();
      case "integer":
        return schema.wide || this.bigint ? wideIntegers() : integers();
      case "enumerated":
        return fc.oneof(fc.constantFrom(0, ...Object.values(schema.names)), integers());
      case "bitString":
        return bits();
      case "octetString":
        return octets();
      case "null":
        return fc.constant(null);
      case "real":
        return reals();
      case "systemTime":
        return times();
      case "objectIdentifier":
        return identifiers(schema.relative);
      case "string":
        return texts(schema.string);
      case "any":
        return openValues();
      case "open":
        // What is around it puts a value in this place if it knows the key.
        if (schema.keys.length === 0) return this.contained(schema, level);
        return schema.contents === undefined ? openValues() : octets();
      case "alias":
      case "tagged":
        return this.of(schema.type, level);
      case "sequence":
      case "set": {
        const structure = this.structure(schema.members, level);
        const owned = ownedBy(type);
        return owned.length === 0 ? structure : this.resolved(structure, owned, level);
      }
      case "sequenceOf":
      case "setOf":
        return this.list(schema.element, level);
      case "choice":
        return this.choice(schema.members, level);
    }
  }

  /** Structures with the keys of their open types set to those of rows, and values of these rows. */
  private resolved(
    structure: fc.Arbitrary<unknown>,
    owned: readonly OwnedOpen[],
    level: number,
  ): fc.Arbitrary<unknown> {
    const picks = fc.tuple(...owned.map((open) => this.rowOf(open, level)));
    return fc.tuple(structure, picks).chain(([given, rows]) => {
      const value = structuredClone(given);
      owned.forEach((open, i) => {
        const row = rows[i];
        if (row === undefined) return;
        setKeys(value, open, {
          ...row,
          keys: open.keys.map(({ steps }, k) => this.key(steps, row.keys[k])),
        });
      });
      const known: FoundOpen[] = [];
      eachOpen(value, owned, (found) => {
        if (found.row !== undefined) known.push(found);
      });
      const values = known.map(({ row }) => this.of(row!.codec, level + 1));
      return fc.tuple(...values).map((inner) => {
        known.forEach(({ holder, step, row }, i) => {
          holder[step] = { known: row!.name, value: inner[i] };
        });
        return structuredClone(value);
      });
    });
  }

  /** What a string always contains. */
  private contained({ rows }: Extract<Schema, { kind: "open" }>, level: number) {
    const { name, type } = rows[0]!;
    return this.of(type, level + 1).map((value) => ({ known: name, value }));
  }

  private key(steps: OwnedOpen["keys"][number]["steps"], key: unknown): unknown {
    const member = { ...steps.at(-1)!.member, default: key };
    return defaultValue(member, this.bigint ? Variant.bigint : 0);
  }

  /** A row to take the keys of; undefined leaves them as they are. */
  private rowOf(
    { table: { schema } }: OwnedOpen,
    level: number,
  ): fc.Arbitrary<OpenRow | undefined> {
    const heights = schema.rows.map(({ type }) => height(type, []));
    const rows =
      level < DEEPEST
        ? schema.rows
        : schema.rows.filter((_, i) => heights[i] === Math.min(...heights));
    const row = fc.constantFrom(...rows);
    return schema.extensible
      ? fc.oneof({ weight: 4, arbitrary: row }, { weight: 1, arbitrary: fc.constant(undefined) })
      : row;
  }

  private structure(members: readonly Member[], level: number): fc.Arbitrary<unknown> {
    const needed = members.filter((member) => !isOptional(member));
    const record = (some: readonly Member[], requiredKeys: string[]) =>
      fc.record(
        Object.fromEntries(some.map(({ name, type }) => [name, this.of(type, level + 1)])),
        { requiredKeys },
      );
    const names = (some: readonly Member[]) => some.map(({ name }) => name);
    const least = record(needed, names(needed));
    if (level >= DEEPEST || needed.length === members.length) return least;
    return fc.oneof(
      { weight: 6, arbitrary: record(members, names(needed)) },
      { weight: 1, arbitrary: record(members, names(members)) },
      { weight: 1, arbitrary: least },
    );
  }

  private list(element: Type<unknown>, level: number): fc.Arbitrary<unknown> {
    if (level >= DEEPEST) return fc.constant([]);
    const one = this.of(element, level + 1);
    const usual = fc.array(one, { maxLength: longest[level] as number });
    const long = isSmall(element) ? 150 : level < 2 ? 20 : 3;
    return fc.oneof(
      { weight: 60, arbitrary: usual },
      { weight: 1, arbitrary: fc.array(one, { minLength: long, maxLength: long, size: "max" }) },
    );
  }

  private choice(members: readonly Member[], level: number): fc.Arbitrary<unknown> {
    const least = Math.min(...members.map((member) => height(member.type, [])));
    const possible =
      level < DEEPEST ? members : members.filter((member) => height(member.type, []) === least);
    return fc.oneof(
      ...possible.map(({ name, type }) =>
        this.of(type, level + 1).map((value) => ({ [name]: value })),
      ),
    );
  }
}

const narrow = new Arbitraries(false);
const wide = new Arbitraries(true);

function isOptional(member: Member): boolean {
  return member.optional || (member.extension && !("default" in member));
}

function isSmall(type: Type<unknown>): boolean {
  const { schema } = type;
  if (schema.kind === "alias" || schema.kind === "tagged") return isSmall(schema.type);
  return ["boolean", "integer", "enumerated", "null", "real", "string"].includes(schema.kind);
}

/** Levels that the smallest value of a type has; infinite on a way that comes back to itself. */
function height(type: Type<unknown>, within: readonly Type<unknown>[]): number {
  const { schema } = type;
  if (within.includes(type)) return Infinity;
  const inner = [...within, type];
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return height(schema.type, inner);
    case "sequence":
    case "set": {
      const needed = schema.members.filter((member) => !isOptional(member));
      return 1 + Math.max(0, ...needed.map((member) => height(member.type, inner)));
    }
    case "choice":
      return 1 + Math.min(...schema.members.map((member) => height(member.type, inner)));
    default:
      return 0;
  }
}
