/** The class of a tag (X.690 8.1.2.2). */
export type TagClass = "universal" | "application" | "context" | "private";

/** The restricted character string types, and the time types that are encoded as characters. */
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
  /** The least value that is allowed; undefined for MIN, no bound. */
  readonly min?: number | bigint;
  /** The greatest value that is allowed; undefined for MAX, no bound. */
  readonly max?: number | bigint;
}

/** A BIT STRING value: the octets, first bit on top, and how many bits count (X.690 8.6). */
export interface BitString {
  /** The octets, with the first bit on top of the first one. */
  readonly bytes: Uint8Array;
  /** How many bits count: up to eight for each octet. */
  readonly length: number;
}
