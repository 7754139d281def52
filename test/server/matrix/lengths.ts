import type { Type } from "../../../src/codec/index.js";
import { valueAbout, type Values } from "./arguments.js";

/** What has a length: a text, octets, or a list. */
export type LengthKind = "characters" | "octets" | "elements";

/** A member of an argument that has a length, and arguments in which it has any. */
export interface Measured {
  readonly path: string;
  readonly kind: LengthKind;
  of(length: number): unknown;
}

/** How deep members are looked for, and how many of the same type are within each other. */
const mostLevels = 7;

/**
 * The members of values of a type that have a length. In the values that they make, everything else is as in a usual one.
 * @param values What members of these names are in the usual one.
 */
export function* lengthsOf(
  type: Type<any>,
  values: Values,
  usual: unknown = valueAbout(type, values),
  above: readonly Type<any>[] = [],
): Generator<Measured> {
  const { schema } = type;
  if (above.length > mostLevels || above.includes(type)) return;
  const within = (
    member: Type<any>,
    there: unknown,
    path: string,
    put: (value: unknown) => unknown,
  ) => inside(lengthsOf(member, values, there, [...above, type]), path, put);
  switch (schema.kind) {
    case "alias":
    case "tagged":
      yield* lengthsOf(schema.type, values, usual, above);
      return;
    case "string":
      yield { path: "", kind: "characters", of: (length) => "x".repeat(length) };
      return;
    case "octetString":
      yield { path: "", kind: "octets", of: (length) => Buffer.alloc(length, 0x78) };
      return;
    case "sequenceOf":
    case "setOf": {
      const [first = valueAbout(schema.element, values)] = usual as unknown[];
      yield { path: "", kind: "elements", of: (length) => Array.from({ length }).fill(first) };
      yield* within(schema.element, first, "[]", (value) => [value]);
      return;
    }
    case "choice":
      for (const { name, type: member } of schema.members) {
        const there = usualMember(name, member, values);
        yield* within(member, there, `.${name}`, (value) => ({ [name]: value }));
      }
      return;
    case "sequence":
    case "set": {
      const whole = usual as Readonly<Record<string, unknown>>;
      for (const { name, type: member } of schema.members) {
        const there = whole[name] ?? usualMember(name, member, values);
        yield* within(member, there, `.${name}`, (value) => ({ ...whole, [name]: value }));
      }
      return;
    }
    default:
  }
}

function* inside(
  all: Iterable<Measured>,
  path: string,
  put: (value: unknown) => unknown,
): Generator<Measured> {
  for (const { path: rest, kind, of } of all) {
    yield { path: path + rest, kind, of: (length) => put(of(length)) };
  }
}

function usualMember(name: string, type: Type<any>, values: Values): unknown {
  return name in values ? values[name] : valueAbout(type, values);
}
