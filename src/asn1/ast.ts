import type { StringKind, TagClass } from "../codec/index.js";
import type { Unread } from "./parser/cursor.js";
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
  /** The name in the file, where several modules have it and `name` is another. */
  readonly writtenName?: string;
  /** The file that it is from. */
  readonly source: Source;
  /** The comment in front of the module; empty if there is none. */
  readonly doc: string;
  /** What stands in braces after its name; undefined if nothing does. */
  readonly objectIdentifier: BracesAst | undefined;
  /** EXPLICIT TAGS, IMPLICIT TAGS or AUTOMATIC TAGS; EXPLICIT if it says nothing (X.680 13.2). */
  readonly tagDefault: TagDefault;
  /** EXTENSIBILITY IMPLIED. */
  readonly extensible: boolean;
  /** What it takes from others, a list for each module. */
  readonly imports: readonly ImportAst[];
  /** What it defines, in the order in which it is written. */
  readonly assignments: readonly AssignmentAst[];
}

/** The symbols taken from one module. */
export interface ImportAst {
  readonly module: Name;
  /** What is written after the name of the module, and tells modules of one name apart. */
  readonly objectIdentifier: ValueAst | undefined;
  readonly symbols: readonly Name[];
}

/** What stands in the body of a module, one after the other (X.680 clause 13). */
export type AssignmentAst =
  | TypeAssignmentAst
  | ValueAssignmentAst
  | ClassAssignmentAst
  | SetAssignmentAst
  | OperationAssignmentAst
  | ErrorAssignmentAst
  | MacroAssignmentAst
  | InstanceAssignmentAst;

/** A dummy reference (X.683 8.3), with what governs it: nothing for a type or a class. */
export interface ParameterAst extends Name {
  readonly governor: TypeAst | undefined;
}

export interface TypeAssignmentAst extends Name {
  readonly kind: "type";
  readonly doc: string;
  readonly parameters?: readonly ParameterAst[];
  readonly type: TypeAst;
}

/** A value, or an object if the type turns out to be a class. */
export interface ValueAssignmentAst extends Name {
  readonly kind: "value";
  readonly doc: string;
  readonly parameters?: readonly ParameterAst[];
  readonly type: TypeAst;
  readonly value: ValueAst;
  /** The type after SYNTAX in an instance of OBJECT-TYPE: that of the values of the object (RFC 1212, RFC 2578). */
  readonly syntax?: TypeAst;
}

/** `NAME ::= CLASS { ... }` (X.681 clause 9). */
export interface ClassAssignmentAst extends Name {
  readonly kind: "class";
  readonly doc: string;
  readonly parameters?: readonly ParameterAst[];
  readonly fields: readonly FieldAst[];
  /** WITH SYNTAX (X.681 clause 10). */
  readonly syntax: readonly SyntaxAst[] | undefined;
}

/** A field of a class; its name is without the ampersand. */
export interface FieldAst extends Name {
  /** A type, class, or the field that governs this one; none for a field that holds a type. */
  readonly governor: TypeAst | Name | undefined;
  readonly unique: boolean;
  readonly optional: boolean;
  readonly default: Unread | undefined;
}

/** A word, a field or an optional group of WITH SYNTAX. */
export type SyntaxAst =
  | (Node & { readonly kind: "literal"; readonly text: string })
  | (Name & { readonly kind: "field" })
  | (Node & { readonly kind: "group"; readonly items: readonly SyntaxAst[] });

/** `Name Governor ::= { ... }`: objects if the governor is a class, values otherwise. */
export interface SetAssignmentAst extends Name {
  readonly kind: "set";
  readonly doc: string;
  readonly parameters?: readonly ParameterAst[];
  readonly governor: TypeAst;
  readonly elements: Unread;
}

/** What an operation of 1988 takes and gives (X.229, X.880:1988). */
export interface OperationClausesAst {
  readonly argument: TypeAst | undefined;
  readonly result: TypeAst | undefined;
  /** The word RESULT or ERRORS is there, whatever follows it: the operation is answered. */
  readonly answered: boolean;
  /** The word RESULT is there: success is answered. */
  readonly returnsResult: boolean;
  readonly errors: readonly (TypeAst | ReferenceValueAst)[];
  /** Undefined without the word LINKED. */
  readonly linked: readonly (TypeAst | ReferenceValueAst)[] | undefined;
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
  readonly doc: string;
  readonly id: ValueAst;
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

/** A type as it is written (X.680 clause 17). */
export type TypeAst = TypeBase &
  (
    | { readonly kind: PlainKind }
    /** ANY, and the component that tells what it is (X.208 36.1). */
    | { readonly kind: "any"; readonly definedBy?: string }
    | { readonly kind: "objectIdentifier"; readonly relative: boolean }
    | { readonly kind: "string"; readonly string: StringKind }
    | { readonly kind: "integer" | "bitString"; readonly names: readonly NamedNumberAst[] }
    | ({ readonly kind: "enumerated" } & EnumerationAst)
    | { readonly kind: "sequence" | "set" | "choice"; readonly components: ComponentsAst }
    | {
        readonly kind: "sequenceOf" | "setOf";
        readonly element: TypeAst;
        /** `SEQUENCE OF name Type`. */
        readonly name?: string;
      }
    | {
        readonly kind: "tagged";
        readonly class: TagClass;
        readonly number: ValueAst;
        readonly mode: "explicit" | "implicit" | undefined;
        readonly type: TypeAst;
      }
    | ReferenceTypeAst
    /**
     * `OPERATION ARGUMENT ..` and `ERROR PARAMETER ..` as types, of which there are values (X.880:1988).
     * With nothing after the word, which is `alone`, it may be that of a class.
     */
    | ({ readonly kind: "operation"; readonly alone?: string } & OperationClausesAst)
    | { readonly kind: "error"; readonly alone?: string; readonly parameter: TypeAst | undefined }
    | FieldTypeAst
    | { readonly kind: "instanceOf"; readonly class: ReferenceAst }
    | { readonly kind: "selection"; readonly name: string; readonly type: TypeAst }
  );

export interface ReferenceTypeAst {
  readonly kind: "reference";
  /** Set in `Module.Type`. */
  readonly module: string | undefined;
  readonly name: string;
  /** The name is that of a macro, and its notation comes after it. */
  readonly notation?: boolean;
  /** The actual parameters of X.683 clause 9, braces not included. */
  readonly parameters?: Unread;
}

/** A class, object or object set where it is used. */
export type ReferenceAst = Node & ReferenceTypeAst;

/** `CLASS.&field`, `object.&field` or `Set.&field` (X.681 14.1 and 15.1). */
export interface FieldTypeAst {
  readonly kind: "field";
  readonly of: ReferenceAst;
  readonly path: readonly Name[];
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
  readonly parameters?: Unread;
}

/** `{ ... }`: its meaning depends on the type. Groups are what is between commas. */
export interface BracesAst extends Node {
  readonly kind: "braces";
  readonly groups: readonly (readonly ValueAst[])[];
}

/** An element of a value in XML, and what is in it (X.680 16.2). */
export interface XmlAst extends Name {
  readonly kind: "xml";
  readonly content: readonly (XmlAst | XmlTextAst)[];
}

/** Characters between tags, as written. */
export interface XmlTextAst extends Node {
  readonly kind: "text";
  readonly text: string;
}

/** A value as it is written (X.680 clause 17). */
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
  | (Node & FieldTypeAst)
  /** Braces of which only what governs them can tell whether they hold a value or an object. */
  | Unread
  /** `name(number)` inside an OBJECT IDENTIFIER. */
  | (Name & { readonly kind: "numbered"; readonly value: ValueAst })
  | (Name & { readonly kind: "choice"; readonly value: ValueAst })
  /** `CONTAINING 5`, what a string contains (X.680 22.9, 23.3). */
  | (Node & { readonly kind: "containing"; readonly value: ValueAst })
  /** `INTEGER : 5`, a value that names its type (X.681 14.3). */
  | (Node & { readonly kind: "open"; readonly type: TypeAst; readonly value: ValueAst })
  | BracesAst
  | XmlAst;

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

/** `@a.b`, from the outermost list, or `@.a`, from one of those around the component (X.682 10.7). */
export interface AtAst extends Node {
  /** How many lists further out the path begins; undefined for the outermost one. */
  readonly level: number | undefined;
  readonly path: readonly string[];
}

/** A set of values (X.680 clause 50). `other` is parsed and means nothing to the codec. */
export type ElementsAst =
  | { readonly kind: "union" | "intersection"; readonly items: readonly ElementsAst[] }
  | (Node & { readonly kind: "value"; readonly value: ValueAst })
  | (Node & { readonly kind: "range"; readonly min: RangeEnd; readonly max: RangeEnd })
  | { readonly kind: "size"; readonly constraint: ConstraintAst }
  | { readonly kind: "subtype"; readonly type: TypeAst }
  /** A table constraint (X.682 clause 10). */
  | (Node & { readonly kind: "table"; readonly set: Unread; readonly keys: readonly AtAst[] })
  /** What a string contains (X.682 clause 11), and the object identifier after ENCODED BY. */
  | (Node & {
      readonly kind: "containing";
      readonly type: TypeAst;
      readonly encodedBy: ValueAst | undefined;
    })
  | { readonly kind: "other" };
