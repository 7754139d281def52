import type { BufferSource } from "pvtsutils";
import type { BerCodec } from "./ber/codec.js";
import type { Writer } from "./ber/writer.js";
import type { JsonCodec } from "./json/codec.js";
import type { Interval, StringKind, TagClass } from "./kinds.js";
import type { DecodeOptions, EncodeOptions, JsonOptions } from "./options.js";
import type { View } from "./view.js";

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
  /** The type of its values, with the tags that stand in front of them. */
  readonly type: Type<any>;
  /** OPTIONAL: an absent key. */
  readonly optional: boolean;
  /** DEFAULT: the value of a member whose encoding is absent. */
  readonly default?: unknown;
  /** It comes after the extension marker, so an older sender leaves it out (X.680 25.1). */
  readonly extension: boolean;
}

/** How a builder takes a member: name, type and what is special about it. */
export type MemberRow = readonly [name: string, type: Type<any>, options?: MemberOptions];

/** What is special about a member: OPTIONAL, DEFAULT, after the extension marker. */
export interface MemberOptions {
  /** OPTIONAL: the member may be absent from values; not by default. */
  readonly optional?: boolean;
  /** DEFAULT: the value that the member has after decoding if its encoding is absent. */
  readonly default?: unknown;
  /** It comes after the extension marker (X.680 25.1); not by default. */
  readonly extension?: boolean;
}

/** One row of the table that an open type is resolved by: an information object. */
export interface OpenRow {
  /** The name that values of this row have as `known`. */
  readonly name: string;
  /** A value for each key of the open type, as it is after decoding. */
  readonly keys: readonly unknown[];
  /** The type of values of this row. */
  readonly type: Type<any>;
}

/** Where a key of an open type is (X.682 10.7). */
export interface KeyPath {
  /** How many constructions to leave beyond the one that directly holds the open type; 0 for its siblings. */
  readonly up: number;
  /** The identifiers from there down to the key. */
  readonly path: readonly string[];
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
  /** An open type with a table constraint, which says by other members what its type is (X.682 clause 10). */
  | {
      readonly kind: "open";
      readonly rows: readonly OpenRow[];
      /** The set may have other objects: an unknown key is no error in any mode. */
      readonly extensible: boolean;
      /** None for what a string always contains, which is the one row. */
      readonly keys: readonly KeyPath[];
      /** It is what an OCTET STRING or BIT STRING contains (X.682 clause 11). */
      readonly contents?: "octetString" | "bitString";
      /** What the string contains is in DER, whatever is around it. */
      readonly der?: true;
    }
  | {
      readonly kind: "sequence" | "set";
      readonly members: readonly Member[];
      readonly extensible: boolean;
      /** Index in `members` before which there may be unknown extension additions. */
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

/**
 * A type of a module: its schema as plain data, and the codecs compiled from it on
 * first use. Values are plain objects; see {@link Schema} for the kinds.
 *
 * Decoding gives values of `T`, and encoding takes values of `I`. They differ only where members have a
 * DEFAULT: decoding always sets such a member, and encoding takes values without it.
 *
 * Unknown options, and values that an option does not allow, are a TypeError. A method also takes the options of the
 * others, so that one object can be handed to several, and ignores them. For the same object as in the call before it
 * is only one comparison; {@link Type.decodeRange} and {@link Type.encodeTo}, the methods of engines, check nothing.
 */
export interface Type<T, I = T> {
  /** The type reference, `AsnAppointmentEntry`; "" for a type written in place. */
  readonly name: string;
  /** The type as plain data. */
  readonly schema: Schema;
  /** Compiled BER codecs by variant. */
  readonly ber: (BerCodec | undefined)[];
  /** Compiled JSON codecs by variant. */
  readonly json: (JsonCodec | undefined)[];
  /** Only for the type checker: the value type. */
  readonly _value: T;

  /**
   * Encodes a value to new octets, with definite lengths, minimal forms (X.690 10.1).
   * @throws BerEncodeError with the path of the member that is wrong; its trace begins at the line that
   *   called this method.
   */
  encode(value: I, options?: EncodeOptions): Uint8Array;

  /**
   * Encodes a value into the caller's buffer. Octets before `offset` stay as they are; those
   * after the encoding may be overwritten.
   * @param offset Where to begin; 0 by default.
   * @returns The number of octets written.
   * @throws BerEncodeError `buffer-too-small` (octets from
   *   `offset` on may then have been overwritten), or as {@link encode}.
   */
  encodeInto(value: I, buffer: Uint8Array, offset?: number, options?: EncodeOptions): number;

  /**
   * Encodes after what a {@link Writer} already holds. In this way an engine puts many messages into one
   * buffer without copying any.
   * @param p Where to begin in the writer's buffer.
   * @param options Not checked. `limits` is ignored: the writer's `depth` says how deep values may be.
   * @returns The offset after the encoding. Throws as {@link encode} does.
   */
  encodeTo(writer: Writer, value: I, p: number, options?: EncodeOptions): number;

  /** The length in octets of the value's encoding. Throws as {@link encode} does. */
  byteLength(value: I, options?: EncodeOptions): number;

  /**
   * Decodes one value that fills the input. OCTET STRINGs and open types are views of
   * the input: they are valid as long as it is, and change with it.
   * @throws BerDecodeError with code, octet offset and path.
   */
  decode(bytes: BufferSource, options?: DecodeOptions): T;

  /**
   * Decodes the value that fills the octets from `start` to `end` of a larger input, without making a
   * view of them; offsets in errors count from the start of the input.
   * @param options Not checked.
   */
  decodeRange(bytes: Uint8Array, start: number, end: number, options?: DecodeOptions): T;

  /**
   * Decodes one value that begins at `offset`; more may follow.
   * @returns The value and the offset after it. Throws as {@link decode} does.
   */
  decodeAt(bytes: Uint8Array, offset?: number, options?: DecodeOptions): { value: T; end: number };

  /** Decodes one value after the other until the input ends. */
  decodeAll(bytes: Uint8Array, options?: DecodeOptions): Generator<T, void, undefined>;

  /**
   * A view of one value that fills the input: members decode when they are read, so reading few
   * of many costs little. What is not read is not checked.
   * @throws BerDecodeError, here for the outermost identifier and length, at access for the rest.
   */
  view(bytes: Uint8Array, options?: DecodeOptions): View<T>;

  /** The value as estos JSON text. Throws BerEncodeError for a value that is not of the type. */
  encodeJson(value: I, options?: JsonOptions): string;

  /**
   * Reads estos JSON text. Integers of any size keep all their digits on the way.
   * @throws JsonDecodeError with code and path.
   */
  decodeJson(text: string, options?: JsonOptions): T;

  /**
   * Reads a value that has already been parsed, by `JSON.parse` or by {@link parseJson}.
   * @throws JsonDecodeError with code and path.
   */
  fromJson(value: unknown, options?: JsonOptions): T;
}
