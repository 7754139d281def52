import type { UnknownMembers } from "../codec/index.js";
import { hint, quoted } from "../codec/internal.js";

/** The values of {@link UnknownMembers}. */
export const unknownMemberValues = { ignore: true, refuse: true } satisfies Record<
  UnknownMembers,
  true
>;

/** The names that an interface has, for the compiler to check that none is missing or made up. */
export type NamesOf<T> = { readonly [Name in keyof T]-?: unknown };

/**
 * Refuses options that there are not: a name with a slip in it would be passed over in silence.
 * @param what Whose options they are, for the message.
 * @throws TypeError that names the option and, if there is one like it, the right one.
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
 * Refuses a value that is none of those an option takes.
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
