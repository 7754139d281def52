import { emptyValue, type EnumeratedType, type Type } from "../../../codec/index.js";
import { RequestError, RequestErrorDetail } from "../../kernel/index.js";
import { textLimits } from "../../text-limits.js";

/** Says what is wrong with the value of a member, as in "is no port"; undefined if nothing is. */
export type Rule<V> = (value: V) => string | undefined;

/**
 * The passwords in settings. They are sealed before they are stored. Nobody reads them: they are returned empty, and an empty one that is
 * set leaves that which is stored.
 */
export interface Secrets<T> {
  /** Whether those who may read the settings get them with the passwords. */
  readonly shown?: boolean;
  /** The same without passwords. */
  hidden(value: T): T;
  /** What is given, with the passwords of what was stored where it has none. */
  kept(given: T, before: T): T;
}

/** Settings that administrators store for the whole server, as a value of an ASN.1 type. */
export interface SettingsFamily<T> {
  /** Unique among all; they are stored under it. */
  readonly name: string;
  /** What the settings are, as they are stored and as administrators get them. */
  readonly type: Type<T>;
  /** What is returned until they have been set; by default, `emptyValue` of the type. */
  readonly initial?: T;
  /** What members must be, besides values of their types. */
  readonly rules?: { readonly [K in keyof T]?: Rule<T[K]> };
  /** What they must be as a whole; says it as a sentence. */
  readonly check?: (value: T) => string | undefined;
  /** How the passwords in them are left out, and kept where none is given; without it, there are none. */
  readonly secrets?: Secrets<T>;
  /** How much they may be, where those of others do not fit. */
  readonly limits?: Partial<FamilyLimits>;
  /** The `iErrorDetail` for settings that are refused; 4 by default. */
  readonly invalid?: number;
}

/** How much the settings of a family may be. */
export interface FamilyLimits {
  /** Octets of all of them, encoded. */
  readonly octets: number;
  /** Characters of a text. */
  readonly text: number;
  /** Elements of a list. */
  readonly list: number;
}

const familyLimits: FamilyLimits = {
  octets: textLimits.settings,
  text: textLimits.settingsText,
  list: textLimits.settingsList,
};

/** The settings before anybody has set them. */
export function initialOf<T>({ initial, type }: SettingsFamily<T>): T {
  return initial ?? emptyValue(type);
}

/** @throws RequestError if a text or list is too long, or a member breaks its rule. */
export function requireValid<T>(family: SettingsFamily<T>, given: T): void {
  const { list, text } = { ...familyLimits, ...family.limits };
  const wrong =
    firstLong(given, { list, text }, "") ?? firstWrong(family, given) ?? family.check?.(given);
  if (wrong !== undefined) throw refusal(family, wrong);
}

/** @throws RequestError if the encoding is too large. */
export function requireSize<T>(family: SettingsFamily<T>, { length }: Uint8Array): void {
  const { octets } = { ...familyLimits, ...family.limits };
  if (length > octets) throw refusal(family, `At most ${octets} octets`);
}

function refusal(family: SettingsFamily<any>, text: string): RequestError {
  return new RequestError(family.invalid ?? RequestErrorDetail.invalidArgument, text);
}

function firstWrong<T>({ rules = {} }: SettingsFamily<T>, given: T): string | undefined {
  for (const name of Object.keys(rules) as (keyof T & string)[]) {
    const wrong = (rules as SettingsFamily<T>["rules"])?.[name]?.(given[name]);
    if (wrong !== undefined) return `${name} ${wrong}`;
  }
  return undefined;
}

function firstLong(
  value: unknown,
  most: Omit<FamilyLimits, "octets">,
  path: string,
): string | undefined {
  if (typeof value === "string") {
    return value.length > most.text ? `${path} has over ${most.text} characters` : undefined;
  }
  if (typeof value !== "object" || value === null || value instanceof Uint8Array) return undefined;
  if (Array.isArray(value) && value.length > most.list) {
    return `${path} has over ${most.list} elements`;
  }
  for (const [name, part] of Object.entries(value)) {
    const wrong = firstLong(part, most, path === "" ? name : `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

/** A number that says no (0) or yes (1). */
export const flag: Rule<number> = (value) =>
  value === 0 || value === 1 ? undefined : "is neither 0 nor 1";

/** The number of a port; 0 if there is none. */
export const port: Rule<number> = between(0, 65_535, "is no port");

/** A number that counts something. */
export const count: Rule<number> = (value) => (value >= 0 ? undefined : "is negative");

/** A whole number from `least` to `most`. @param text What is said of others. */
export function between(least: number, most: number, text: string): Rule<number> {
  return (value) => (value >= least && value <= most ? undefined : text);
}

/** A number with a name in the type. */
export function among(type: EnumeratedType<any>): Rule<number> {
  return (value) => (type.nameOf(value) === undefined ? `has no value of ${type.name}` : undefined);
}

/** Members of the settings that are passwords. */
export function secretMembers<T extends object>(...members: readonly (keyof T)[]): Secrets<T> {
  return {
    hidden: (value) => ({
      ...value,
      ...Object.fromEntries(members.map((member) => [member, ""])),
    }),
    kept: (given, before) => ({
      ...given,
      ...Object.fromEntries(
        members.map((member) => [member, given[member] === "" ? before[member] : given[member]]),
      ),
    }),
  };
}
