import type { BitString, StringKind, TagClass } from "./kinds.js";
import { knownOptions, requiredOptions, type NamesOf } from "./known-options.js";
import { requireDistinct } from "./open/table.js";
import type {
  Constraint,
  KeyPath,
  Member,
  MemberOptions,
  MemberRow,
  OpenRow,
  Schema,
  Type,
} from "./schema.js";
import { CompiledType } from "./type.js";

const constraintNames = { value: "object", size: "object" } satisfies NamesOf<Constraint>;
const memberNames = {
  optional: "boolean",
  default: true,
  extension: "boolean",
} satisfies NamesOf<MemberOptions>;
const extensibleNames = { extensible: true };
const valueNames = { names: "object", constraint: "object" };
const integerNames = { ...valueNames, wide: "boolean" };
const openNames = {
  keys: "array",
  extensible: "boolean",
  contents: { octetString: true, bitString: true },
  der: "boolean",
} satisfies NamesOf<OpenTypeOptions>;
const listNames = { map: "boolean", constraint: "object" };

/** Marks a member OPTIONAL. */
export const OPTIONAL = { optional: true } as const;

function primitive<T>(schema: Schema): Type<T> {
  return new CompiledType<T>("", () => schema);
}

/** BOOLEAN; the value is a boolean. */
export const BOOLEAN: Type<boolean> = primitive({ kind: "boolean" });
/** INTEGER within the safe range; the value is a number. {@link integer} makes others. */
export const INTEGER: Type<number> = primitive({ kind: "integer", wide: false });
/** NULL; the value is null. */
export const NULL: Type<null> = primitive({ kind: "null" });
/** REAL; the value is a number. */
export const REAL: Type<number> = primitive({ kind: "real" });
/** OCTET STRING of any length; the value is its octets. */
export const OCTET_STRING: Type<Uint8Array> = primitive({ kind: "octetString" });
/** BIT STRING of any length; the value is octets and how many bits of them there are. */
export const BIT_STRING: Type<BitString> = primitive({ kind: "bitString" });
/** OBJECT IDENTIFIER; the value is text, `2.5.4.3`. */
export const OBJECT_IDENTIFIER: Type<string> = primitive({
  kind: "objectIdentifier",
  relative: false,
});
/** RELATIVE-OID; the value is text, `4.3`. */
export const RELATIVE_OID: Type<string> = primitive({ kind: "objectIdentifier", relative: true });
/** Any type: the value is the octets of its encoding, tag and length included. */
export const ANY: Type<Uint8Array> = primitive({ kind: "any" });
/** UTF8String; the value is a string. */
export const UTF8String: Type<string> = string("UTF8String");

/** A restricted character string or time type; the value is a string. */
export function string(kind: StringKind, constraint?: Constraint): Type<string> {
  return primitive({ kind: "string", string: kind, ...rest({ constraint }, kind) });
}

/** INTEGER with named numbers or a constraint; `wide` makes the value a bigint. */
export function integer<T extends number | bigint = number>(options: {
  wide?: boolean;
  names?: Readonly<Record<string, number>>;
  constraint?: Constraint;
}): Type<T> {
  knownOptions(options, integerNames, "integer");
  return primitive({ kind: "integer", wide: options.wide ?? false, ...rest(options, "integer") });
}

/** BIT STRING with named bits or a constraint. */
export function bitString(options: {
  names?: Readonly<Record<string, number>>;
  constraint?: Constraint;
}): Type<BitString> {
  knownOptions(options, valueNames, "bitString");
  return primitive({ kind: "bitString", ...rest(options, "bitString") });
}

/** OCTET STRING with a SIZE constraint. */
export function octetString(constraint: Constraint): Type<Uint8Array> {
  knownOptions(constraint, constraintNames, "octetString");
  return primitive({ kind: "octetString", constraint });
}

/** A SEQUENCE; `extensible` gives the index of the `...` among the members, `true` for the end. */
export function sequence<T, I = T>(
  name: string,
  members: () => readonly MemberRow[],
  options?: { extensible?: boolean | number },
): Type<T, I> {
  return structure("sequence", name, members, options);
}

/** A SET: as {@link sequence}, but members are read in any order (X.690 8.11). */
export function set<T, I = T>(
  name: string,
  members: () => readonly MemberRow[],
  options?: { extensible?: boolean | number },
): Type<T, I> {
  return structure("set", name, members, options);
}

/**
 * The values of a CHOICE between the members of `A`: objects with exactly one of them. The others can be
 * asked for, `value.simple?.name`, and `value.simple !== undefined` tells the value's type.
 */
export type Choice<A> = {
  [K in keyof A]: { [P in K]: A[P] } & { [P in Exclude<keyof A, K>]?: never };
}[keyof A];

/** A CHOICE, whose values are of the type {@link Choice}: an object with exactly one key. */
export function choice<T, I = T>(
  name: string,
  alternatives: () => readonly MemberRow[],
  options?: { extensible?: boolean },
): Type<T, I> {
  return new CompiledType<T, I>(name, () => {
    knownOptions(options, extensibleNames, name || "choice");
    const members = alternatives().map(toMember);
    return { kind: "choice", members, extensible: options?.extensible ?? false };
  });
}

/** A SEQUENCE OF; `map` makes its JSON form an object keyed by name (AsnOptionalParameters). */
export function sequenceOf<E, I = E>(
  name: string,
  element: () => Type<E, I>,
  options?: { map?: boolean; constraint?: Constraint },
): Type<E[], I[]> {
  return listOf("sequenceOf", name, element, options);
}

/** A SET OF: written in the order given. */
export function setOf<E, I = E>(
  name: string,
  element: () => Type<E, I>,
  options?: { constraint?: Constraint },
): Type<E[], I[]> {
  return listOf("setOf", name, element, options);
}

/**
 * The values of an open type between the types of `A`, whose keys are the names of the rows: a value together with the
 * name of its row, or octets if the key is not known. Those are the octets of one complete value, or all that the string contains.
 */
export type Open<A> =
  | { [K in keyof A]: { readonly known: K; readonly value: A[K] } }[keyof A]
  | Uint8Array;

/** How a builder takes a row of an open type: its name, a value for each key, its type. */
export type OpenTuple = readonly [name: string, keys: readonly unknown[], type: Type<any>];

/** What {@link openType} has to know of an open type besides its rows. */
export interface OpenTypeOptions {
  /**
   * Where the keys are: `["type"]` for a member beside the open type, `["a", "b"]` for the member `b` of `a` there. `{ up: 1, path }`
   * begins one construction further out: beside the SET OF, say, that the open type is the element of.
   */
  readonly keys: readonly (readonly string[] | KeyPath)[];
  /** The set of objects has an extension marker: other keys are no error in any mode. False by default. */
  readonly extensible?: boolean;
  /**
   * The open type is what an OCTET STRING or BIT STRING contains (X.682 clause 11). If that always is of the same type, there is one
   * row and no key.
   */
  readonly contents?: "octetString" | "bitString";
  /** What the string contains is written in DER, whatever is around it (ENCODED BY, X.682 11.3). False by default. */
  readonly der?: boolean;
}

/**
 * An open type with a table constraint (X.682 clause 10): which type it has follows from other members, the keys. Its values
 * are of the type {@link Open}.
 *
 * `Attribute ::= SEQUENCE { type SUPPORTED.&id({Known}), values SET OF SUPPORTED.&Type({Known}{@type}) }` is
 *
 * ```ts
 * const Attribute = sequence<{ type: string; values: Open<{ name: string; age: number }>[] }>("Attribute", () => [
 *   ["type", OBJECT_IDENTIFIER],
 *   ["values", setOf("", () => openType(
 *     () => [["name", ["2.999.1"], UTF8String], ["age", ["2.999.2"], INTEGER]],
 *     { keys: [{ up: 1, path: ["type"] }], extensible: true },
 *   ))],
 * ]);
 * Attribute.encode({ type: "2.999.2", values: [{ known: "age", value: 41 }] });
 * ```
 *
 * Types between an open type and its key are written in place, without a name: the table constraint is part of the
 * definition that both are in. Keys are compared by value; they may be numbers, bigints, texts, or objects like `{ local: 5 }`.
 * @param rows Called once, on first use. No two rows may have the same name or the same keys.
 */
export function openType<T = Open<Record<string, unknown>>, I = T>(
  rows: () => readonly OpenTuple[],
  options: OpenTypeOptions,
): Type<T, I> {
  return new CompiledType<T, I>("", () => {
    requiredOptions(options, openNames, "openType");
    const keys = options.keys.map((key) => ("path" in key ? key : { up: 0, path: key }));
    const list = rows().map(([name, values, type]): OpenRow => ({ name, keys: values, type }));
    const { extensible = false, contents, der = false } = options;
    // What a string contains always is of one type.
    const isAlone = contents !== undefined && list.length === 1;
    if ((keys.length === 0 && !isAlone) || keys.some(({ path }) => path.length === 0)) {
      throw new TypeError("an open type needs a key");
    }
    if (der && contents === undefined) throw new TypeError("der is for what a string contains");
    requireDistinct(list, keys.length);
    return {
      kind: "open",
      rows: list,
      extensible,
      keys,
      ...(contents !== undefined && { contents }),
      ...(der && { der }),
    };
  });
}

/** `[number] IMPLICIT type` (X.690 8.14.3). */
export function implicit<T, I = T>(
  number: number,
  type: Type<T, I>,
  tagClass?: TagClass,
): Type<T, I> {
  return tagged(number, type, false, tagClass);
}

/** `[number] EXPLICIT type` (X.690 8.14.2). */
export function explicit<T, I = T>(
  number: number,
  type: Type<T, I>,
  tagClass?: TagClass,
): Type<T, I> {
  return tagged(number, type, true, tagClass);
}

/** `name ::= type`: another name for a type, or a name for one written in place. */
export function alias<T, I = T>(name: string, type: () => Type<T, I>): Type<T, I> {
  return new CompiledType<T, I>(name, () => ({ kind: "alias", type: type() }));
}

/** A REAL that holds an OLE automation date; the value is a Date (manual line 23715). */
export function systemTime(name: string): Type<Date> {
  return new CompiledType<Date>(name, () => ({ kind: "systemTime" }));
}

/** EXTERNAL in the form that it has in BER (X.690 8.18). */
export const EXTERNAL: Type<unknown> = implicit(
  8,
  sequence("EXTERNAL", () => [
    ["direct-reference", OBJECT_IDENTIFIER, OPTIONAL],
    ["indirect-reference", INTEGER, OPTIONAL],
    ["data-value-descriptor", string("ObjectDescriptor"), OPTIONAL],
    [
      "encoding",
      choice("", () => [
        ["single-ASN1-type", explicit(0, ANY)],
        ["octet-aligned", implicit(1, OCTET_STRING)],
        ["arbitrary", implicit(2, BIT_STRING)],
      ]),
    ],
  ]),
  "universal",
);

/** EMBEDDED PDV: its associated type, AUTOMATIC TAGS (X.680 36.5, X.690 8.19). */
export const EMBEDDED_PDV: Type<unknown> = presentation("EMBEDDED PDV", 11);

/** CHARACTER STRING: its associated type, AUTOMATIC TAGS (X.680 44.5, X.690 8.21). */
export const CHARACTER_STRING: Type<unknown> = presentation("CHARACTER STRING", 29);

function presentation(name: string, number: number): Type<unknown> {
  const pair = (first: string, firstType: Type<any>, second: string) =>
    sequence("", () => [
      [first, implicit(0, firstType)],
      [second, implicit(1, OBJECT_IDENTIFIER)],
    ]);
  return implicit(
    number,
    sequence(name, () => [
      [
        "identification",
        explicit(
          0,
          choice("", () => [
            ["syntaxes", implicit(0, pair("abstract", OBJECT_IDENTIFIER, "transfer"))],
            ["syntax", implicit(1, OBJECT_IDENTIFIER)],
            ["presentation-context-id", implicit(2, INTEGER)],
            [
              "context-negotiation",
              implicit(3, pair("presentation-context-id", INTEGER, "transfer-syntax")),
            ],
            ["transfer-syntax", implicit(4, OBJECT_IDENTIFIER)],
            ["fixed", implicit(5, NULL)],
          ]),
        ),
      ],
      ["string-value", implicit(number === 29 ? 1 : 2, OCTET_STRING)],
    ]),
    "universal",
  );
}

function structure<T, I>(
  kind: "sequence" | "set",
  name: string,
  members: () => readonly MemberRow[],
  options: { extensible?: boolean | number } = {},
): Type<T, I> {
  return new CompiledType<T, I>(name, () => {
    knownOptions(options, extensibleNames, name || kind);
    const list = members().map(toMember);
    const at = options.extensible;
    return {
      kind,
      members: list,
      extensible: at !== undefined && at !== false,
      extensionAt: typeof at === "number" ? at : list.length,
    };
  });
}

function listOf<E, I>(
  kind: "sequenceOf" | "setOf",
  name: string,
  element: () => Type<E, I>,
  options: { map?: boolean; constraint?: Constraint } = {},
): Type<E[], I[]> {
  return new CompiledType<E[], I[]>(name, () => {
    knownOptions(options, listNames, name || kind);
    return {
      kind,
      element: element(),
      map: options.map ?? false,
      ...rest(options, name || kind),
    };
  });
}

function tagged<T, I>(
  number: number,
  type: Type<T, I>,
  explicitTag: boolean,
  tagClass: TagClass = "context",
): Type<T, I> {
  return new CompiledType<T, I>("", () => ({
    kind: "tagged",
    class: tagClass,
    number,
    explicit: explicitTag,
    type,
  }));
}

function toMember([name, type, options]: MemberRow): Member {
  if (options !== OPTIONAL) knownOptions(options, memberNames, name);
  return {
    name,
    type,
    optional: options?.optional ?? false,
    extension: options?.extension ?? false,
    ...(options !== undefined && "default" in options && { default: options.default }),
  };
}

function rest(
  options: {
    names?: Readonly<Record<string, number>>;
    constraint?: Constraint | undefined;
  },
  what: string,
): { names?: Readonly<Record<string, number>>; constraint?: Constraint } {
  knownOptions(options.constraint, constraintNames, `the constraint of ${what}`);
  return {
    ...(options.names && { names: options.names }),
    ...(options.constraint && { constraint: options.constraint }),
  };
}
