import type { Constraint, Type } from "../../../src/codec/index.js";
import { textLimits } from "../../../src/server/text-limits.js";
import { valueAbout, type Values } from "./arguments.js";

/** In JSON a client can send half of a surrogate pair; an encoder does not, so this stands for it. */
export const loneSurrogate = { sent: "HALF-1", octets: "\\ud800" } as const;

/** Numbers of elements, over those that most lists may have, and than any may. */
const longLists = [1_001, 5_001];

/** Texts over those limits that most members have, and over the largest. */
const longTexts = [256, 1024, 4096, textLimits.settings].map((limit) => "x".repeat(limit + 1));

const numbers = [-2_147_483_648, 2_147_483_647, -1, 2_147_483_648];
const reals = [Number.NaN, Number.POSITIVE_INFINITY, Number.MAX_VALUE];
/** As OLE automation dates: the first and last ones, and the time 0. */
const days = [-657_434, 0, 2_958_465];

/** How deep members are looked for. */
const mostLevels = 7;

/** A value with one thing wrong in it, and where that is. */
export type Bad = readonly [path: string, value: unknown];

/**
 * Values of a type that are like a usual one, but for one thing each: numbers, texts, times and lists beyond what they may be, values that an
 * enumeration does not have, each alternative, and each optional member there or not.
 * @param values What members of these names are in the usual one.
 */
export function* badValues(
  type: Type<any>,
  values: Values,
  usual: unknown = valueAbout(type, values),
  level = 0,
): Generator<Bad> {
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      yield* badValues(schema.type, values, usual, level);
      return;
    case "integer":
      for (const number of [...numbers, ...beyond(schema.constraint)]) {
        yield [` = ${number}`, schema.wide ? BigInt(number) : number];
      }
      return;
    case "enumerated":
      for (const number of [-1, Math.max(...Object.values(schema.names)) + 1, 2_147_483_647]) {
        yield [` = ${number}`, number];
      }
      return;
    case "real":
      for (const number of reals) yield [` = ${number}`, number];
      return;
    case "systemTime":
      for (const day of days) {
        yield [` = day ${day}`, new Date(Date.UTC(1899, 11, 30) + day * 86_400_000)];
      }
      return;
    case "string":
      for (const text of ["", loneSurrogate.sent, ...longTexts]) {
        yield [text.length > 10 ? ` of ${text.length} characters` : ` = "${text}"`, text];
      }
      return;
    case "octetString":
      for (const size of [0, 1, 65_537]) yield [` of ${size} octets`, Buffer.alloc(size, 0xff)];
      return;
    case "any":
      yield [" = 04 02 ff fe", Uint8Array.of(4, 2, 0xff, 0xfe)];
      return;
    case "sequenceOf":
    case "setOf": {
      const [first = valueAbout(schema.element, values)] = usual as unknown[];
      yield ["[]", []];
      for (const count of longLists)
        yield [` of ${count}`, Array.from({ length: count }).fill(first)];
      if (level === mostLevels) return;
      for (const [path, value] of badValues(schema.element, values, first, level + 1)) {
        yield [`[0]${path}`, [value]];
      }
      return;
    }
    case "choice":
      if (level === mostLevels) return;
      for (const { name, type: member } of schema.members) {
        const inner = usualMember(name, member, values);
        yield [`.${name}`, { [name]: inner }];
        for (const [path, value] of badValues(member, values, inner, level + 1)) {
          yield [`.${name}${path}`, { [name]: value }];
        }
      }
      return;
    case "sequence":
    case "set": {
      if (level === mostLevels) return;
      const whole = usual as Readonly<Record<string, unknown>>;
      for (const { name, type: member, optional } of schema.members) {
        const { [name]: there, ...others } = whole;
        if (optional) yield [`.${name} missing`, others];
        const inner = there ?? usualMember(name, member, values);
        for (const [path, value] of badValues(member, values, inner, level + 1)) {
          yield [`.${name}${path}`, { ...whole, [name]: value }];
        }
      }
      return;
    }
    default:
  }
}

function usualMember(name: string, type: Type<any>, values: Values): unknown {
  return name in values ? values[name] : valueAbout(type, values);
}

/** The numbers next to those that a constraint permits. */
function beyond(constraint: Constraint | undefined): number[] {
  const ends = (constraint?.value ?? []).flatMap(({ min, max }) => [
    ...(min === undefined ? [] : [Number(min) - 1]),
    ...(max === undefined ? [] : [Number(max) + 1]),
  ]);
  return ends.filter(Number.isSafeInteger);
}
