/** The table of facts about the protocol, as far as the modules are written from it. */
export interface Facts {
  readonly protocol: { readonly version: string };
  readonly modules: readonly FactsModule[];
}

export interface FactsModule {
  readonly name: string;
  /** The ASN.1 module reference of the public files; null where there is none. */
  readonly asn1Module: string | null;
  readonly brief: string;
  readonly operationIdRanges: string | null;
  /** Line of the manual. */
  readonly line: number;
  readonly operations: readonly FactsOperation[];
  readonly types: readonly FactsType[];
}

export interface FactsOperation {
  readonly name: string;
  readonly kind: "operation" | "event";
  readonly id: number;
  /** Whether the id is printed, stands in public files, or had to be assigned. */
  readonly idSource: "manual" | "public" | "assigned";
  readonly idNote?: string;
  readonly argument: string;
  readonly result: string | null;
  readonly error: string | null;
  readonly summary: string;
  readonly line: number;
}

export interface FactsType {
  readonly name: string;
  readonly kind:
    | "sequence"
    | "choice"
    | "sequenceOf"
    | "enumerated"
    | "bitString"
    | "utf8String"
    | "real";
  readonly summary?: string;
  readonly line: number;
  readonly fields?: readonly FactsField[];
  readonly extensible?: boolean;
  readonly element?: string;
  readonly values?: readonly FactsValue[];
}

export interface FactsField {
  readonly name: string;
  readonly type: string;
  readonly optional: boolean;
  readonly tag: number | null;
  readonly doc: string;
  /** A type that the manual refers to, mostly the ENUMERATED whose numbers an INTEGER carries. */
  readonly linked?: string;
}

export interface FactsValue {
  readonly name: string;
  readonly value: number;
  readonly doc: string;
}
