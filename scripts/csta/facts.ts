/** The table of facts about CSTA Phase III, as far as its modules are written from it. */
export interface CstaFacts {
  readonly modules: readonly CstaModule[];
}

export interface CstaModule {
  readonly name: string;
  /** Null where it is not known. */
  readonly objectIdentifier: readonly number[] | null;
  /** The name of the module's file in the standard. */
  readonly file: string;
  readonly types: readonly CstaDefinition[];
  readonly operations?: readonly CstaOperation[];
  readonly errors?: readonly CstaError[];
}

export interface CstaOperation {
  readonly name: string;
  readonly code: { readonly local: number };
  readonly argument: string;
  readonly result: string | null;
  readonly errors: readonly string[];
  readonly alwaysResponds: boolean;
}

export interface CstaError {
  readonly name: string;
  readonly code: { readonly local: number };
  readonly parameter: string;
}

export interface CstaTag {
  readonly class: "application" | "context";
  readonly number: number;
  readonly mode: "explicit" | "implicit";
}

export interface CstaRange {
  readonly min: number;
  readonly max: number;
}

export interface CstaConstraint {
  readonly value?: readonly CstaRange[];
  readonly size?: readonly CstaRange[];
}

/** What a definition or a member says of its type. */
export interface CstaType {
  readonly kind?:
    | "alias"
    | "bitString"
    | "choice"
    | "enumerated"
    | "integer"
    | "null"
    | "octetString"
    | "sequence"
    | "sequenceOf"
    | "string"
    | "unread";
  /** A type reference, or a type that is built in. */
  readonly type?: string;
  /** The module that defines the type of a reference. */
  readonly module?: string;
  readonly inline?: CstaType;
  readonly element?: CstaType;
  readonly tag?: CstaTag;
  readonly constraint?: CstaConstraint;
  readonly members?: readonly CstaMember[];
  /** Of an enumeration. */
  readonly values?: Readonly<Record<string, number>>;
  /** Of a bit string. */
  readonly bits?: Readonly<Record<string, number>>;
  /** Of an integer. */
  readonly names?: Readonly<Record<string, number>>;
  readonly string?: string;
}

export interface CstaDefinition extends CstaType {
  readonly name: string;
}

export interface CstaMember extends CstaType {
  readonly name: string;
  readonly optional?: boolean;
  readonly default?: number | boolean | string | { readonly bits: readonly string[] };
}
