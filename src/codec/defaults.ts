import { wireOf } from "./ber/wire.js";
import type { Member, Type } from "./schema.js";
import { Variant } from "./options.js";

/** A member's DEFAULT in a variant: with bigints for its INTEGERs if all INTEGERs are bigints. */
export function defaultValue(member: Member, variant: number): unknown {
  return (variant & Variant.bigint) === 0 ? member.default : widened(member.type, member.default);
}

function widened(type: Type<unknown>, value: unknown): unknown {
  const { base } = wireOf(type);
  if (typeof value === "number") return base.kind === "integer" ? BigInt(value) : value;
  if (typeof value !== "object" || value === null) return value;
  switch (base.kind) {
    case "sequenceOf":
    case "setOf":
      return (value as unknown[]).map((element) => widened(base.element, element));
    case "sequence":
    case "set":
    case "choice": {
      const types = new Map(base.members.map((member) => [member.name, member.type]));
      return Object.fromEntries(
        Object.entries(value).map(([key, one]) => {
          const member = types.get(key);
          return [key, member === undefined ? one : widened(member, one)];
        }),
      );
    }
    default:
      return value;
  }
}
