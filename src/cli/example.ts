import type { Constraint, Interval, StringKind, Type } from "../codec/index.js";
import { isMandatory } from "../codec/internal.js";
import { fillOpen, ownedBy, setKeys } from "../codec/internal-codec.js";

/**
 * A value of a type, the same at each call: with every member, one element in every list, and the
 * first alternative of every CHOICE. Where a type contains itself, lists are empty and members absent.
 * @param isLeast Without the members that may be absent.
 */
export function exampleOf(type: Type<any>, isLeast = false): unknown {
  return example(type, [], isLeast);
}

/** @param within The types around the value, outermost first. */
function example(type: Type<any>, within: readonly Type<any>[], isLeast: boolean): unknown {
  const { schema } = type;
  const inner = [...within, type];
  switch (schema.kind) {
    case "boolean":
      return true;
    case "integer": {
      const value = nearest(1, schema.constraint?.value);
      return schema.wide ? BigInt(value) : Number(value);
    }
    case "enumerated":
      return Object.values(schema.names)[0];
    case "bitString": {
      const length = sizeOf(8, schema.constraint);
      return { bytes: new Uint8Array((length + 7) >> 3), length };
    }
    case "octetString":
      return new Uint8Array(sizeOf(4, schema.constraint)).map((_, index) => index + 1);
    case "null":
      return null;
    case "real":
      return 1.5;
    case "systemTime":
      return new Date("2026-01-31T12:30:00Z");
    case "objectIdentifier":
      return schema.relative ? "1.2" : "2.999.1";
    case "string":
      return textOf(schema.string, schema.constraint);
    case "any":
      // A NULL: the smallest complete value.
      return Uint8Array.of(5, 0);
    case "open": {
      const [row] = schema.rows;
      if (schema.keys.length === 0 && row !== undefined && !leadsTo(row.type, inner)) {
        return { known: row.name, value: example(row.type, inner, isLeast) };
      }
      return schema.contents === undefined ? Uint8Array.of(5, 0) : new Uint8Array(0);
    }
    case "alias":
    case "tagged":
      return example(schema.type, inner, isLeast);
    case "sequence":
    case "set": {
      const value = Object.fromEntries(
        schema.members
          .filter((member) => isMandatory(member) || !(isLeast || leadsTo(member.type, inner)))
          .map(({ name, type: member }) => [name, example(member, inner, isLeast)]),
      );
      resolve(type, value, inner, isLeast);
      return value;
    }
    case "sequenceOf":
    case "setOf": {
      const count = sizeOf(leadsTo(schema.element, inner) ? 0 : 1, schema.constraint);
      return Array.from({ length: count }, () => example(schema.element, inner, isLeast));
    }
    case "choice": {
      const simple = schema.members.find((member) => !leadsTo(member.type, inner));
      const chosen = simple ?? schema.members[0];
      return chosen && { [chosen.name]: example(chosen.type, inner, isLeast) };
    }
  }
}

/** Gives each open type a value of the first row that does not lead back to where it is. */
function resolve(
  type: Type<any>,
  value: unknown,
  within: readonly Type<any>[],
  isLeast: boolean,
): void {
  const owned = ownedBy(type);
  for (const open of owned.toReversed()) {
    const { rows } = open.table.schema;
    const row = rows.find((one) => !within.includes(one.type) && !leadsTo(one.type, within));
    if (row !== undefined) setKeys(value, open, row);
  }
  fillOpen(value, owned, (row) => example(row, within, isLeast));
}

/** Whether a value of the type holds one of these types again, at any depth. */
function leadsTo(type: Type<any>, targets: readonly Type<any>[]): boolean {
  const seen = new Set<Type<any>>();
  const search = (next: Type<any>): boolean => {
    if (targets.includes(next)) return true;
    if (seen.has(next)) return false;
    seen.add(next);
    const { schema } = next;
    if ("members" in schema) return schema.members.some((member) => search(member.type));
    if ("element" in schema) return search(schema.element);
    if ("rows" in schema) return schema.rows.some((row) => search(row.type));
    return "type" in schema && search(schema.type);
  };
  return search(type);
}

function textOf(kind: StringKind, constraint: Constraint | undefined): string {
  const text = samples[kind] ?? "text";
  if (constraint?.size === undefined) return text;
  const length = sizeOf(text.length, constraint);
  return text.repeat(Math.ceil(length / text.length)).slice(0, length);
}

const samples: { readonly [Kind in StringKind]?: string } = {
  NumericString: "123",
  UTCTime: "260131123000Z",
  GeneralizedTime: "20260131123000Z",
  TIME: "2026-01-31T12:30:00",
  DATE: "2026-01-31",
  "TIME-OF-DAY": "12:30:00",
  "DATE-TIME": "2026-01-31T12:30:00",
  DURATION: "P1DT30M",
};

function sizeOf(wanted: number, constraint: Constraint | undefined): number {
  return Number(nearest(wanted, constraint?.size));
}

/** The number nearest to the one wanted in the first of the intervals. */
function nearest(wanted: number, intervals: readonly Interval[] | undefined): number | bigint {
  const { min, max } = intervals?.[0] ?? {};
  if (min !== undefined && wanted < min) return min;
  return max !== undefined && wanted > max ? max : wanted;
}
