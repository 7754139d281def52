import { emptyValue, type Type } from "../../../src/codec/index.js";

/** Values by the name of the member, or of the list whose elements they are. */
export type Values = Readonly<Record<string, unknown>>;

/**
 * A value that is about something: members with a name in `values` have that value, other mandatory ones are empty, and lists have an
 * element if that has such a member.
 */
export function valueAbout(type: Type<any>, values: Values, name = "", level = 0): unknown {
  const { schema } = type;
  if (name in values) return values[name];
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return valueAbout(schema.type, values, name, level);
    case "sequenceOf":
    case "setOf":
      return isAbout(schema.element, values, level + 1)
        ? [valueAbout(schema.element, values, "", level + 1)]
        : [];
    case "choice": {
      const named = schema.members.find((member) => member.name in values);
      const chosen = named ?? schema.members[0]!;
      return { [chosen.name]: valueAbout(chosen.type, values, chosen.name, level + 1) };
    }
    case "sequence":
    case "set":
      return Object.fromEntries(
        schema.members
          .filter((member) => !member.optional || member.name in values)
          .map((member) => [member.name, valueAbout(member.type, values, member.name, level + 1)]),
      );
    default:
      return emptyValue(type);
  }
}

/** Whether a value of a type has a mandatory member with one of the names. */
function isAbout(type: Type<any>, values: Values, level: number): boolean {
  const { schema } = type;
  if (level > 12) return false;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return isAbout(schema.type, values, level);
    case "sequence":
    case "set":
      return schema.members.some(
        ({ name, optional, type: member }) =>
          !optional && (name in values || isAbout(member, values, level + 1)),
      );
    default:
      return false;
  }
}
