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
  readonly min?: number | bigint;
  readonly max?: number | bigint;
}

/** A BIT STRING value: the octets, first bit on top, and how many bits count (X.690 8.6). */
export interface BitString {
  readonly bytes: Uint8Array;
  readonly length: number;
}
