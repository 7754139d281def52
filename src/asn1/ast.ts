import type { StringKind, TagClass } from "../codec/index.js";
import type { Source } from "./source.js";

/** `at` of every node is the offset of its first character in the module's source. */
export interface Node {
  readonly at: number;
}

/** A name with its place. */
export interface Name extends Node {
  readonly name: string;
}

/** The tag default of a module (X.680 13.2). */
export type TagDefault = "explicit" | "implicit" | "automatic";

/** A module as written (X.680 clause 13). */
export interface ModuleAst extends Name {
  readonly source: Source;
  readonly doc: string;
  readonly objectIdentifier: BracesAst | undefined;
  readonly tagDefault: TagDefault;
  /** EXTENSIBILITY IMPLIED. */
  readonly extensible: boolean;
  readonly imports: readonly ImportAst[];
  readonly assignments: readonly AssignmentAst[];
}

/** The symbols taken from one module. */
export interface ImportAst {
  readonly module: Name;
  readonly symbols: readonly Name[];
}

export type AssignmentAst =
  | TypeAssignmentAst
  | ValueAssignmentAst
  | OperationAssignmentAst
  | ErrorAssignmentAst
  | MacroAssignmentAst
  | InstanceAssignmentAst;

export interface TypeAssignmentAst extends Name {
  readonly kind: "type";
  readonly doc: string;
  readonly type: TypeAst;
}

export interface ValueAssignmentAst extends Name {
  readonly kind: "value";
  readonly doc: string;
  readonly type: TypeAst;
  readonly value: ValueAst;
  /** The type after SYNTAX in an instance of OBJECT-TYPE: that of the values of the object (RFC 1212, RFC 2578). */
  readonly syntax?: TypeAst;
}

/** What an operation of 1988 takes and gives (X.229, X.880:1988). */
export interface OperationClausesAst {
  readonly argument: TypeAst | undefined;
  readonly result: TypeAst | undefined;
  /** The word RESULT or ERRORS is there, whatever follows it: the operation is answered. */
  readonly answered: boolean;
  readonly errors: readonly (TypeAst | ReferenceValueAst)[];
}

/** An instance of the OPERATION macro (X.229, X.880:1988). */
export interface OperationAssignmentAst extends Name, OperationClausesAst {
  readonly kind: "operation";
  readonly doc: string;
  readonly id: ValueAst;
}

/** An instance of the ERROR macro. */
export interface ErrorAssignmentAst extends Name {
  readonly kind: "error";
  readonly parameter: TypeAst | undefined;
}

/** A macro definition; all that is taken from its body is the type of its values, where that is a type of its own. */
export interface MacroAssignmentAst extends Name {
  readonly kind: "macro";
  readonly value: TypeAst | undefined;
}

/** An instance of a macro of whose meaning nothing is known but its name. */
export interface InstanceAssignmentAst extends Name {
  readonly kind: "instance";
}

/** Kinds of types whose notation is nothing but words. */
export type PlainKind =
  | "boolean"
  | "null"
  | "real"
  | "octetString"
  | "external"
  | "embeddedPdv"
  | "characterString";

interface TypeBase extends Node {
  /** The constraints after the type, in order; each narrows the one before. */
  readonly constraints: readonly ConstraintAst[];
}

export type TypeAst = TypeBase &
  (
    | { readonly kind: PlainKind | "any" }
    | { readonly kind: "objectIdentifier"; readonly relative: boolean }
    | { readonly kind: "string"; readonly string: StringKind }
    | { readonly kind: "integer" | "bitString"; readonly names: readonly NamedNumberAst[] }
    | ({ readonly kind: "enumerated" } & EnumerationAst)
    | { readonly kind: "sequence" | "set" | "choice"; readonly components: ComponentsAst }
    | { readonly kind: "sequenceOf" | "setOf"; readonly element: TypeAst }
    | {
        readonly kind: "tagged";
        readonly class: TagClass;
        readonly number: ValueAst;
        readonly mode: "explicit" | "implicit" | undefined;
        readonly type: TypeAst;
      }
    | ReferenceTypeAst
    /** `OPERATION ARGUMENT ..` and `ERROR PARAMETER ..` as types, of which there are values (X.880:1988). */
    | ({ readonly kind: "operation" } & OperationClausesAst)
    | { readonly kind: "error"; readonly parameter: TypeAst | undefined }
    | { readonly kind: "selection"; readonly name: string; readonly type: TypeAst }
  );

export interface ReferenceTypeAst {
  readonly kind: "reference";
  /** Set in `Module.Type`. */
  readonly module: string | undefined;
  readonly name: string;
  /** The name is that of a macro, and its notation comes after it. */
  readonly notation?: boolean;
}

/** `name(number)` of an INTEGER or BIT STRING. */
export interface NamedNumberAst extends Name {
  readonly value: ValueAst;
}

export interface EnumerationAst {
  readonly items: readonly EnumerationItemAst[];
  /** How many items come before the extension marker; absent without one. */
  readonly root: number | undefined;
}

export interface EnumerationItemAst extends Name {
  readonly doc: string;
  readonly value: ValueAst | undefined;
}

/** The members of a SEQUENCE or SET, the alternatives of a CHOICE (X.680 25.1, 29.1). */
export interface ComponentsAst {
  readonly root: readonly ComponentAst[];
  /** A `...` is there. */
  readonly extensible: boolean;
  /** Between the markers; the members of version brackets are in it like any others. */
  readonly additions: readonly ComponentAst[];
  /** Behind the second marker. */
  readonly tail: readonly ComponentAst[];
}

export type ComponentAst =
  | (Name & {
      readonly kind: "member";
      readonly doc: string;
      readonly type: TypeAst;
      readonly optional: boolean;
      readonly default: ValueAst | undefined;
    })
  | (Node & { readonly kind: "componentsOf"; readonly type: TypeAst });

export interface ReferenceValueAst extends Name {
  readonly kind: "reference";
  readonly module: string | undefined;
}

/** `{ ... }`: its meaning depends on the type. Groups are what is between commas. */
export interface BracesAst extends Node {
  readonly kind: "braces";
  readonly groups: readonly (readonly ValueAst[])[];
}

export type ValueAst =
  | (Node & { readonly kind: "boolean"; readonly value: boolean })
  | (Node & { readonly kind: "null" })
  | (Node & { readonly kind: "integer"; readonly value: bigint })
  /** A number with a point or an exponent, or one of the special reals. */
  | (Node & { readonly kind: "real"; readonly value: number })
  | (Node & { readonly kind: "cstring"; readonly value: string })
  /** Binary or hexadecimal digits without white space. */
  | (Node & { readonly kind: "bstring" | "hstring"; readonly value: string })
  | ReferenceValueAst
  /** `name(number)` inside an OBJECT IDENTIFIER. */
  | (Name & { readonly kind: "numbered"; readonly value: ValueAst })
  | (Name & { readonly kind: "choice"; readonly value: ValueAst })
  | BracesAst;

/** A constraint in parentheses (X.680 clause 49). */
export interface ConstraintAst extends Node {
  readonly elements: ElementsAst;
  /** A `...` is there: values outside are permitted to later versions. */
  readonly extensible: boolean;
}

/** `undefined` is MIN as a lower, MAX as an upper end. */
export interface RangeEnd {
  readonly value: ValueAst | undefined;
  /** `<` excludes the end itself. */
  readonly open: boolean;
}

/** A set of values (X.680 clause 50). `other` is parsed and means nothing to the codec. */
export type ElementsAst =
  | { readonly kind: "union" | "intersection"; readonly items: readonly ElementsAst[] }
  | (Node & { readonly kind: "value"; readonly value: ValueAst })
  | (Node & { readonly kind: "range"; readonly min: RangeEnd; readonly max: RangeEnd })
  | { readonly kind: "size"; readonly constraint: ConstraintAst }
  | { readonly kind: "subtype"; readonly type: TypeAst }
  | { readonly kind: "other" };
