import { hint, quoted } from "./nearest.js";
import type { Strictness, UnknownMembers } from "./options.js";

/** The values of {@link UnknownMembers}. */
export const unknownMemberValues = { ignore: true, refuse: true } satisfies Record<
  UnknownMembers,
  true
>;

/** The values of {@link Strictness}. */
export const strictnessValues = { strict: true, standard: true, lenient: true } satisfies Record<
  Strictness,
  true
>;

/** The values of the option `integers`. */
export const integerValues = { number: true, bigint: true };

/**
 * The member names of an interface, so that the compiler finds one that is missing or does not exist. With each name
 * {@link knownOptions} finds what the option must be: what `typeof` says of it, or `array`, an object whose names are
 * the allowed values, or a {@link Demand}; anything else if it is checked elsewhere.
 */
export type NamesOf<T> = { readonly [Name in keyof T]-?: unknown };

/** Says what is wrong with a value, `must have ..`; undefined if nothing is. */
export type Demand = (value: unknown) => string | undefined;

/**
 * Refuses unknown options, because a misspelt one would be silently ignored, and values of a wrong kind.
 * @param names As {@link NamesOf} says.
 * @param what Whose options they are, for the message.
 * @param path What the names of the options begin with where values are told of.
 * @throws TypeError that names the option and, if there is one, a known option with a similar name.
 */
export function knownOptions(given: unknown, names: object, what: string, path = ""): void {
  if (given !== undefined) requiredOptions(given, names, what, path);
}

/** As {@link knownOptions}, for options that must be given. */
export function requiredOptions(given: unknown, names: object, what: string, path = ""): void {
  if (typeof given !== "object" || given === null || Array.isArray(given)) {
    throw new TypeError(`the options of ${what} must be an object, not ${kindOf(given)}`);
  }
  for (const [name, value] of Object.entries(given)) {
    if (!Object.hasOwn(names, name)) throw unknownOption(name, names, what);
    knownKind(value, (names as Record<string, unknown>)[name], path + name);
  }
}

function unknownOption(name: string, names: object, what: string): TypeError {
  const near = hint(name, Object.keys(names));
  return new TypeError(`unknown option ${quoted(name)} of ${what}${near}`);
}

function knownKind(given: unknown, kind: unknown, option: string): void {
  if (given === undefined) return;
  if (typeof kind === "object" && kind !== null) knownValue(given, kind, option);
  else if (typeof kind === "function") {
    const why = (kind as Demand)(given);
    if (why !== undefined) throw new TypeError(`${option} ${why}`);
  } else if (typeof kind === "string" && !isKind(given, kind)) {
    const article = /^[ao]/.test(kind) ? "an" : "a";
    throw new TypeError(`${option} must be ${article} ${kind}, not ${kindOf(given)}`);
  }
}

function isKind(given: unknown, kind: string): boolean {
  if (kind === "array") return Array.isArray(given);
  return typeof given === kind && given !== null;
}

/**
 * Refuses options that lack one which must be given.
 * @param what Whose options they are, for the message.
 * @throws TypeError
 */
export function requireGiven<T extends object>(
  given: T,
  names: readonly (keyof T & string)[],
  what: string,
): void {
  for (const name of names) {
    if (given[name] === undefined) throw new TypeError(`${what} needs ${name}`);
  }
}

/**
 * Refuses a value that the option does not allow.
 * @throws TypeError
 */
export function knownValue(given: unknown, values: object, option: string): void {
  if (given === undefined) return;
  if (typeof given !== "string") {
    throw new TypeError(`${option} must be a string, not ${kindOf(given)}`);
  }
  if (Object.hasOwn(values, given)) return;
  throw new TypeError(
    `unknown value ${quoted(given)} of ${option}${hint(given, Object.keys(values))}`,
  );
}

function kindOf(given: unknown): string {
  if (given === null || given === undefined) return String(given);
  return Array.isArray(given) ? "an array" : `of type ${typeof given}`;
}
