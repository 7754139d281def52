import { underscored } from "../../codec/internal.js";
import type { ModuleModel, TypeDefinition } from "../model.js";

/** Words that cannot be the name of a constant in an ES or CommonJS module. */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum " +
    "eval export exports extends false finally for function globalThis if implements import in " +
    "instanceof interface let module new null package private protected public require return " +
    "static super switch this throw true try typeof undefined var void while with yield"
  ).split(" "),
);

/** The names of a module's declarations in TypeScript. */
export interface DeclaredNames {
  readonly types: ReadonlyMap<string, string>;
  readonly operations: ReadonlyMap<string, string>;
  readonly errors: ReadonlyMap<string, string>;
  readonly values: ReadonlyMap<string, string>;
  /** The types of the objects that values identify; see `syntax` of `ValueDefinition`. */
  readonly syntaxes: ReadonlyMap<string, string>;
  /** The types of what encoding takes, of ASN.1 types where that is not what decoding gives. */
  readonly inputs: ReadonlyMap<string, string>;
  /** Of each AsnOptionalParameters the interface of structures that carry it. */
  readonly carriers: ReadonlyMap<string, string>;
  /** All of them together. */
  readonly taken: ReadonlySet<string>;
}

/**
 * Names for everything that a module declares: the ASN.1 name with hyphens as underscores, and
 * a dollar sign after it, which no ASN.1 name has, if a reserved word or an earlier
 * declaration is in the way. The same module always gets the same names, so that other modules
 * can refer to them.
 * @param loose The types of which encoding takes other values than decoding gives.
 */
export function declaredNames(
  module: ModuleModel,
  loose: ReadonlySet<TypeDefinition> = new Set(),
): DeclaredNames {
  const taken = new Set<string>();
  const assign = (definitions: readonly { readonly name: string }[]) =>
    new Map(definitions.map(({ name }) => [name, claim(identifier(name), taken)]));
  const types = assign(module.types);
  const operations = assign(module.operations);
  const errors = assign(module.errors);
  const values = assign(module.values);
  const syntaxes = new Map(
    module.values
      .filter(({ syntax }) => syntax !== undefined)
      .map(({ name }) => [name, claim(`${values.get(name)}Syntax`, taken)]),
  );
  const inputs = new Map(
    module.types
      .filter((definition) => loose.has(definition))
      .map(({ name }) => [name, claim(`${types.get(name)}Input`, taken)]),
  );
  const carriers = new Map(
    module.types
      .filter(({ type }) => type.kind === "sequenceOf" && type.map)
      .map(({ name }) => [name, claim("WithOptionalParams", taken)]),
  );
  return { types, operations, errors, values, syntaxes, inputs, carriers, taken };
}

/** The name itself if it is free, or else with dollar signs after it; from then on it is taken. */
export function claim(name: string, taken: Set<string>): string {
  let free = name;
  while (taken.has(free)) free += "$";
  taken.add(free);
  return free;
}

/** A property name of an object type or literal. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

/** `AudioVideo` of `audio-video`. */
export function pascalCase(name: string): string {
  return name
    .split(/[^A-Za-z0-9]+/)
    .filter((part) => part !== "")
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join("")
    .replace(/^(?=\d)/, "_");
}

function identifier(name: string): string {
  const plain = underscored(name);
  return reserved.has(plain) ? `${plain}$` : plain;
}
