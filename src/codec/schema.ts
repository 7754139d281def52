import type { Type } from "./type.js";

/** The class of a tag (X.690 8.1.2.2). */
export type TagClass = "universal" | "application" | "context" | "private";

/** The restricted character string types and the time types that travel as characters. */
export type StringKind =
  | "UTF8String"
  | "NumericString"
  | "PrintableString"
  | "TeletexString"
  | "VideotexString"
  | "IA5String"
  | "GraphicString"
  | "VisibleString"
  | "GeneralString"
  | "UniversalString"
  | "BMPString"
  | "ObjectDescriptor"
  | "UTCTime"
  | "GeneralizedTime"
  | "TIME"
  | "DATE"
  | "TIME-OF-DAY"
  | "DATE-TIME"
  | "DURATION";

/** A closed interval; an absent bound is MIN or MAX. */
export interface Interval {
  readonly min?: number | bigint;
  readonly max?: number | bigint;
}

/** The constraints that can be checked on request (X.680 clause 51). An outer array is a union. */
export interface Constraint {
  /** Permitted values of an INTEGER. */
  readonly value?: readonly Interval[];
  /** Permitted lengths: octets, bits, characters or elements. */
  readonly size?: readonly Interval[];
}

/** One member of a SEQUENCE or SET, or one alternative of a CHOICE. */
export interface Member {
  /** The ASN.1 identifier, which is also the property name of the value. */
  readonly name: string;
  readonly type: Type<any>;
  /** OPTIONAL: an absent key. */
  readonly optional: boolean;
  /** DEFAULT: the value that stands for an absent encoding. */
  readonly default?: unknown;
  /** Stands behind the extension marker: an older sender leaves it out (X.680 25.1). */
  readonly extension: boolean;
}

/** How a builder takes a member: name, type and what is special about it. */
export type MemberRow = readonly [name: string, type: Type<any>, options?: MemberOptions];

export interface MemberOptions {
  readonly optional?: boolean;
  readonly default?: unknown;
  readonly extension?: boolean;
}

/**
 * A type as plain data. Everything reads it: the BER and JSON compilers, the
 * arbitraries of the property tests, the documentation commands.
 */
export type Schema =
  | { readonly kind: "boolean" }
  | {
      readonly kind: "integer";
      /** The value is a bigint: the constraint reaches beyond the safe range of number. */
      readonly wide: boolean;
      readonly names?: Readonly<Record<string, number>>;
      readonly constraint?: Constraint;
    }
  | {
      readonly kind: "enumerated";
      readonly names: Readonly<Record<string, number>>;
      readonly extensible: boolean;
    }
  | {
      readonly kind: "bitString";
      readonly names?: Readonly<Record<string, number>>;
      readonly constraint?: Constraint;
    }
  | { readonly kind: "octetString"; readonly constraint?: Constraint }
  | { readonly kind: "null" }
  | { readonly kind: "real" }
  /** A REAL that is an OLE automation date and a Date in the program. */
  | { readonly kind: "systemTime" }
  | { readonly kind: "objectIdentifier"; readonly relative: boolean }
  | { readonly kind: "string"; readonly string: StringKind; readonly constraint?: Constraint }
  /** ANY: the octets of one complete TLV, a view of the input. */
  | { readonly kind: "any" }
  | {
      readonly kind: "sequence" | "set";
      readonly members: readonly Member[];
      readonly extensible: boolean;
      /** Index in `members` before which unknown extension additions may stand. */
      readonly extensionAt: number;
    }
  | {
      readonly kind: "sequenceOf" | "setOf";
      readonly element: Type<any>;
      /** AsnOptionalParameters: an object keyed by name in JSON. */
      readonly map: boolean;
      readonly constraint?: Constraint;
    }
  | { readonly kind: "choice"; readonly members: readonly Member[]; readonly extensible: boolean }
  | {
      readonly kind: "tagged";
      readonly class: TagClass;
      readonly number: number;
      readonly explicit: boolean;
      readonly type: Type<any>;
    }
  /** `A ::= B`: the same type under another name. */
  | { readonly kind: "alias"; readonly type: Type<any> };
