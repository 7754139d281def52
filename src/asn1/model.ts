import type { Constraint, KeyPath, StringKind, TagClass } from "../codec/index.js";

/** A place in a source file; line and column count from 1. */
export interface Position {
  /** The name that the source was given with. */
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** Counted from 1, in UTF-16 units. */
  readonly column: number;
}

/** The resolver's result for the files: with every reference resolved, and every tag and mode decided. */
export interface Model {
  /** In an order in which the files were given. */
  readonly modules: readonly ModuleModel[];
}

/** A module with all that it defines. */
export interface ModuleModel {
  /**
   * The module reference, `UC-Server-Access-Protocol-Appointments`. Of several modules with one, each has its
   * object identifier after it, `Codes-1-3-6-2`.
   */
  readonly name: string;
  /** Components of the object identifier after the name; empty if there is none. */
  readonly objectIdentifier: readonly number[];
  /** The name of the source that it is from. */
  readonly file: string;
  /** The comment in front of the module. */
  readonly doc: string;
  /** The types that it defines, in their order. */
  readonly types: readonly TypeDefinition[];
  /** The operations and events that it defines, in their order. */
  readonly operations: readonly OperationDefinition[];
  /** The errors that have names of their own, in their order. */
  readonly errors: readonly ErrorDefinition[];
  /** The values that it defines, in their order. */
  readonly values: readonly ValueDefinition[];
}

/** A type that has a name. */
export interface TypeDefinition {
  /** The type reference, as it is written. */
  readonly name: string;
  /** The comment that belongs to it; empty if there is none. */
  readonly doc: string;
  /** Where its name is. */
  readonly position: Position;
  /** What it stands for, with its tags. */
  readonly type: TypeNode;
}

/** An OPERATION macro (X.880 annex of 1988) or an object of the class OPERATION (X.880:1994); an event has neither result nor errors. */
export interface OperationDefinition {
  /** The value reference or the object's name, as it is written. */
  readonly name: string;
  /** A number, or an object identifier as dotted text. */
  readonly id: number | string;
  /** The comment that belongs to it; empty if there is none. */
  readonly doc: string;
  /** Where its name is. */
  readonly position: Position;
  /** The type of its argument; undefined if it has none. */
  readonly argument: TypeNode | undefined;
  /** The type of its result; undefined if it has none. */
  readonly result: TypeNode | undefined;
  /** At most one type is used by this protocol; the list keeps what the file says. */
  readonly errors: readonly TypeNode[];
  /** Whether it is never answered, neither with a result nor with an error. */
  readonly isEvent: boolean;
  /**
   * The errors that have a code; undefined for a macro that names none but types, as those of the UCServer do. The others are only
   * among {@link errors}.
   */
  readonly errorObjects?: readonly OperationErrorNode[];
  /** The operations that LINKED names; undefined for a macro without the word. */
  readonly linked?: readonly DefinitionName[];
  /** ALWAYS RESPONDS, of an object of X.880:1994; TRUE where it says nothing. */
  readonly alwaysResponds?: boolean;
  /** Whether success is answered, by RETURN RESULT of an object of X.880:1994 or the word RESULT of a macro; TRUE where nothing is said. */
  readonly returnsResult?: boolean;
}

/** Where something is defined, and its name there. */
export interface DefinitionName {
  /** The name of the module, as that of its {@link ModuleModel}. */
  readonly module: string;
  /** The name that the definition has in the module. */
  readonly name: string;
}

/** An error among those of an operation. */
export interface OperationErrorNode {
  /** The name and place of the {@link ErrorDefinition}; undefined for an error that is written within the operation. */
  readonly definition: DefinitionName | undefined;
  /** The number or the object identifier that goes with it on the wire. */
  readonly code: number | string;
  /** The type of what goes with the error; undefined if nothing does. */
  readonly parameter: TypeNode | undefined;
}

/** An ERROR macro (1988) or an object of the class ERROR (X.880:1994 6.2) with a code. */
export interface ErrorDefinition {
  /** The value reference or the object's name, as it is written. */
  readonly name: string;
  /** The comment that belongs to it; empty if there is none. */
  readonly doc: string;
  /** Where its name is. */
  readonly position: Position;
  /** The number or the object identifier that goes with it on the wire. */
  readonly code: number | string;
  /** The type of what goes with the error; undefined if nothing does. */
  readonly parameter: TypeNode | undefined;
}

/** A value that has a name. */
export interface ValueDefinition {
  /** The value reference, as it is written. */
  readonly name: string;
  /** The comment that belongs to it; empty if there is none. */
  readonly doc: string;
  /** Where its name is. */
  readonly position: Position;
  /** The type that it is declared with. */
  readonly type: TypeNode;
  /** The value, evaluated. */
  readonly value: Value;
  /** The type of the values of the object that the value identifies, an OBJECT-TYPE of SNMP. */
  readonly syntax?: TypeNode;
}

/**
 * A value as a program would write it: SEQUENCE an object, CHOICE an object with one key,
 * ENUMERATED and INTEGER a number (bigint beyond the safe range and in a wide type), OCTET STRING octets,
 * BIT STRING octets and length, OBJECT IDENTIFIER dotted text.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | { readonly bytes: Uint8Array; readonly length: number }
  | readonly Value[]
  | { readonly [name: string]: Value };

/** A member of a SEQUENCE or SET, or an alternative of a CHOICE. */
export interface MemberNode {
  /** The identifier, as it is written. */
  readonly name: string;
  /** The comment that belongs to it; empty if there is none. */
  readonly doc: string;
  /** Its type, with the tags that it has here. */
  readonly type: TypeNode;
  /** OPTIONAL: it may be absent. */
  readonly optional: boolean;
  /** DEFAULT, already evaluated. */
  readonly default?: Value;
  /** It comes after the extension marker (X.680 25.1). */
  readonly extension: boolean;
}

/** What an open type is for one object of the set in its table constraint (X.682 10.14). */
export interface OpenRowNode {
  /** The object's name, or one made up for it; no two in a table are the same. */
  readonly name: string;
  /** What the components at {@link KeyPath}s are, in their order, if this object is meant. */
  readonly keys: readonly Value[];
  readonly type: TypeNode;
}

/** A type in place. The kinds are those of the codec's `Schema`; references stay references. */
export type TypeNode =
  | { readonly kind: "reference"; readonly module: string; readonly name: string }
  | { readonly kind: "boolean" | "null" | "real" | "any" | "systemTime" }
  | { readonly kind: "external" | "embeddedPdv" | "characterString" }
  | {
      readonly kind: "integer";
      readonly wide: boolean;
      readonly names?: Readonly<Record<string, number>>;
      readonly constraint?: Constraint;
      /** The ENUMERATED whose numbers it carries, from a `linked` remark in the comment. */
      readonly linked?: string;
    }
  | {
      readonly kind: "enumerated";
      readonly items: readonly {
        readonly name: string;
        readonly value: number;
        readonly doc: string;
      }[];
      readonly extensible: boolean;
    }
  | {
      readonly kind: "bitString";
      readonly names?: Readonly<Record<string, number>>;
      readonly constraint?: Constraint;
    }
  | { readonly kind: "octetString"; readonly constraint?: Constraint }
  /**
   * The open type of a table constraint; a definition by itself, to which references lead. Without keys, what a string always contains
   * (X.682 clause 11), in one row.
   */
  | {
      readonly kind: "open";
      readonly rows: readonly OpenRowNode[];
      /** There may be other objects. */
      readonly extensible: boolean;
      readonly keys: readonly KeyPath[];
      /** The string that contains the value. */
      readonly contents?: "octetString" | "bitString";
      /** What the string contains is in DER, whatever is around it (ENCODED BY). */
      readonly der?: true;
    }
  | { readonly kind: "objectIdentifier"; readonly relative: boolean }
  | { readonly kind: "string"; readonly string: StringKind; readonly constraint?: Constraint }
  | {
      readonly kind: "sequence" | "set";
      readonly members: readonly MemberNode[];
      readonly extensible: boolean;
      readonly extensionAt: number;
    }
  | {
      readonly kind: "sequenceOf" | "setOf";
      readonly element: TypeNode;
      readonly map: boolean;
      readonly constraint?: Constraint;
    }
  | {
      readonly kind: "choice";
      readonly members: readonly MemberNode[];
      readonly extensible: boolean;
    }
  | {
      readonly kind: "tagged";
      readonly class: TagClass;
      readonly number: number;
      readonly explicit: boolean;
      readonly type: TypeNode;
    };
