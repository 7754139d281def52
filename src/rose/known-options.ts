import type { Strictness, UnknownMembers } from "../codec/index.js";
import { hint, quoted } from "../codec/internal.js";

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

/** The member names of an interface, so that the compiler finds one that is missing or does not exist. */
export type NamesOf<T> = { readonly [Name in keyof T]-?: unknown };

/**
 * Refuses unknown options; otherwise a misspelt one would be silently ignored.
 * @param what Whose options they are, for the message.
 * @throws TypeError that names the option and, if there is one, a known option with a similar name.
 */
export function knownOptions(given: object | undefined, names: object, what: string): void {
  if (given === undefined) return;
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(names, name)) continue;
    throw new TypeError(
      `unknown option ${quoted(name)} of ${what}${hint(name, Object.keys(names))}`,
    );
  }
}

/**
 * Refuses a value that the option does not allow.
 * @throws TypeError
 */
export function knownValue(given: unknown, values: object, option: string): void {
  if (given === undefined) return;
  if (typeof given !== "string") {
    throw new TypeError(`${option} must be a string, not of type ${typeof given}`);
  }
  if (Object.hasOwn(values, given)) return;
  throw new TypeError(
    `unknown value ${quoted(given)} of ${option}${hint(given, Object.keys(values))}`,
  );
}
