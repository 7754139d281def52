import type { Limits } from "./limits.js";

/** How much beyond the schema is read. docs/interoperability.md lists what each mode reads, and why. */
export type Strictness =
  /** Only what the schema declares, in any form that X.690 permits. */
  | "strict"
  /**
   * Like strict, and also whatever the vendor's programs of any version are known to send: members that only a later
   * version of a type has, the stray element `1f 80 80 15 00`, other forms of some members. The default.
   */
  | "standard"
  /** Like standard, and also what loses information: `30 00` for a SEQUENCE of mandatory members, INTEGERs that are not minimal. */
  | "lenient";

/** Options that choose between compiled codecs. */
export interface CodecOptions {
  /** `bigint` makes every INTEGER a bigint, so that none is out of range. */
  readonly integers?: "number" | "bigint";
  /** Also check SIZE and value constraints, when reading and when writing. */
  readonly constraints?: boolean;
}

/** Options of decoding BER. */
export interface DecodeOptions extends CodecOptions {
  /** "standard" by default. */
  readonly strictness?: Strictness | undefined;
  /** `keep` collects unknown extension additions under {@link unknownExtensions}. */
  readonly unknown?: "skip" | "keep";
  /** Limits of what is decoded, by their names; `defaultLimits` for those that are not given. */
  readonly limits?: Limits;
  /**
   * Whether only DER is read (X.690 clauses 10 and 11): one form for each value, as signatures need it. Anything else is a BerDecodeError
   * `not-der` that names the clause. This takes another pass over the octets, and includes the strictness "strict". Off by default.
   */
  readonly der?: boolean;
}

/**
 * What happens to members that a value has and its type does not: they are ignored, or cause an error
 * `unknown-member` that suggests the name that may have been meant. This takes another pass over the value.
 */
export type UnknownMembers = "ignore" | "refuse";

/** Options of encoding BER. */
export interface EncodeOptions extends CodecOptions {
  /** Limits of what is encoded, by their names; `defaultLimits` for those that are not given. */
  readonly limits?: Limits;
  /**
   * "ignore" by default; if the value cannot be encoded anyway, the error names one as well.
   * Members that are undefined do not count.
   */
  readonly unknownMembers?: UnknownMembers | undefined;
  /**
   * Whether DER is written (X.690 clauses 10 and 11): members with the value of their DEFAULT are left out, members of a SET and elements of a SET
   * OF are sorted, named bits end with a one, and a REAL has an odd mantissa. Times must be in the one form that is allowed. This takes
   * another pass over the octets. {@link Type.encodeTo} ignores it. Off by default.
   */
  readonly der?: boolean;
}

/** Options of reading and writing JSON. */
export interface JsonOptions extends CodecOptions {
  /**
   * When reading, supply the default of its type for each mandatory member that is missing, as the
   * vendor's reader does: false, 0, "", an empty list, the first alternative. Off by default.
   */
  readonly lax?: boolean;
  /** Called with the path of each member that was missing: `AsnAppointmentEntry.stStart`. */
  readonly onDefault?: (path: string) => void;
  /**
   * When writing, put the name of the type, `_type`, into the outermost object, as the vendor's server
   * does, or into all. Off by default. Reading ignores it everywhere.
   */
  readonly typeNames?: "root" | "all" | undefined;
  /**
   * How the AsnSystemTime 0, which means "never", is written: "empty", as the text `""`, like the vendor's runtime in C++, or as the
   * "date" 1899-12-30T00:00:00Z, because that in TypeScript makes an invalid date of the text. "empty" by default; both are read.
   */
  readonly unsetTimes?: "empty" | "date" | undefined;
  /**
   * How much is read beyond the regular form, "standard" by default. "strict" refuses numbers for times, 0, 1 and null
   * for BOOLEANs, and members that a type without an extension marker does not have. "lenient" is like "standard".
   */
  readonly strictness?: Strictness | undefined;
  /** "ignore" by default, both in reading (but see {@link strictness}) and in writing, as in {@link EncodeOptions}. */
  readonly unknownMembers?: UnknownMembers | undefined;
}

/**
 * The key under which a decoded SEQUENCE keeps the extension additions that its schema does
 * not know: an array of views, one complete TLV each, written again when the value is encoded.
 * An extensible CHOICE whose alternative is unknown has this key only, always.
 */
export const unknownExtensions: unique symbol = Symbol.for("rosewire.unknownExtensions");

/** @internal Bits of a variant number. */
export const Variant = {
  bigint: 1,
  constraints: 2,
  keep: 4,
  strict: 8,
  lenient: 16,
  /** Only of JSON. */
  typeNames: 32,
  dates: 64,
} as const;

/** @internal The number of the compiled codec that these options call for; 0 for the defaults. */
export function variantOf(options: DecodeOptions): number {
  return (
    (options.integers === "bigint" ? Variant.bigint : 0) |
    (options.constraints === true ? Variant.constraints : 0) |
    (options.unknown === "keep" ? Variant.keep : 0) |
    (options.strictness === "strict" || options.der === true ? Variant.strict : 0) |
    (options.strictness === "lenient" && options.der !== true ? Variant.lenient : 0)
  );
}

/** @internal As {@link variantOf}, for a codec of JSON. */
export function jsonVariantOf(options: JsonOptions): number {
  return (
    variantOf(options) |
    (options.typeNames === "all" ? Variant.typeNames : 0) |
    (options.unsetTimes === "date" ? Variant.dates : 0)
  );
}
