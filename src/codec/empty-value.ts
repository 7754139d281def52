import { wireOf } from "./ber/wire.js";
import type { Constraint, Schema, Type } from "./schema.js";
import type { StringKind } from "./kinds.js";
import { defaultValue } from "./defaults.js";
import { isMandatory } from "./member.js";
import { fillOpen, ownedBy } from "./open/check.js";
import { Variant } from "./options.js";
import { systemTimeZero } from "./system-time.js";

/** Types that contain each other endlessly have no such value; it ends here, incomplete. */
const MOST_LEVELS = 32;

/**
 * The value that an object of the type has in the vendor's runtime before it is filled in:
 * optional members absent, those with a DEFAULT at that, the others false, 0, "", the time 0,
 * an empty list, the first alternative. Each call makes a new one.
 */
export function emptyValue<T>(type: Type<T, any>): T {
  return emptyVariant(type, 0) as T;
}

/**
 * {@link emptyValue} for a variant of the codec.
 * @param variant As for {@link defaultValue}.
 */
export function emptyVariant(type: Type<any>, variant: number, level = 0): unknown {
  const { base } = wireOf(type);
  switch (base.kind) {
    case "boolean":
      return false;
    case "integer": {
      const number = nearestToZero(base.constraint);
      return base.wide || (variant & Variant.bigint) !== 0 ? BigInt(number) : Number(number);
    }
    case "enumerated": {
      const numbers = Object.values(base.names);
      return numbers.includes(0) ? 0 : (numbers[0] ?? 0);
    }
    case "real":
      return 0;
    case "systemTime":
      return new Date(systemTimeZero);
    case "string":
      return emptyStrings[base.string] ?? "";
    case "octetString":
      return new Uint8Array(0);
    case "bitString":
      return { bytes: new Uint8Array(0), length: 0 };
    case "objectIdentifier":
      return base.relative ? "0" : "0.0";
    case "any":
      return Uint8Array.of(5, 0);
    case "open":
      return emptyOpen(base, variant, level);
    case "sequenceOf":
    case "setOf":
      return [];
    case "choice": {
      const [first] = base.members;
      if (first === undefined || level > MOST_LEVELS) return {};
      return { [first.name]: emptyVariant(first.type, variant, level + 1) };
    }
    case "sequence":
    case "set":
      return level > MOST_LEVELS ? {} : emptyStructure(base, type, variant, level);
    default:
      return null;
  }
}

function emptyOpen(
  { rows: [row], keys, contents }: Extract<Schema, { kind: "open" }>,
  variant: number,
  level: number,
): unknown {
  if (keys.length === 0 && row !== undefined && level <= MOST_LEVELS) {
    return { known: row.name, value: emptyVariant(row.type, variant, level + 1) };
  }
  return contents === undefined ? Uint8Array.of(5, 0) : new Uint8Array(0);
}

function emptyStructure(
  { members }: Extract<Schema, { kind: "sequence" | "set" }>,
  type: Type<any>,
  variant: number,
  level: number,
): Record<string, unknown> {
  const value: Record<string, unknown> = {};
  for (const member of members) {
    if (member.default !== undefined) {
      value[member.name] = structuredClone(defaultValue(member, variant));
    } else if (isMandatory(member)) {
      value[member.name] = emptyVariant(member.type, variant, level + 1);
    }
  }
  // An empty key may be that of a row.
  fillOpen(value, ownedBy(type), (row) => emptyVariant(row, variant, level + 1));
  return value;
}

function nearestToZero(constraint: Constraint | undefined): number | bigint {
  const { min, max } = constraint?.value?.[0] ?? {};
  if (min !== undefined && min > 0) return min;
  return max !== undefined && max < 0 ? max : 0;
}

/** Time types have no empty value. */
const emptyStrings: Partial<Record<StringKind, string>> = {
  UTCTime: "700101000000Z",
  GeneralizedTime: "19700101000000Z",
  TIME: "1970-01-01",
  DATE: "1970-01-01",
  "TIME-OF-DAY": "00:00:00",
  "DATE-TIME": "1970-01-01T00:00:00",
  DURATION: "P0D",
};
