import type { Limits } from "./limits.js";

/** What went wrong while reading octets. Stable: programs may switch on it. */
export type BerDecodeCode =
  /** The input ends inside a tag, a length or contents (X.690 8.1). */
  | "truncated"
  /** There are octets after the value, or inside a constructed value after its last member. */
  | "trailing-octets"
  /** An invalid identifier octet (non-minimal or overlong high tag form, X.690 8.1.2.4). */
  | "bad-tag"
  /** A length form that X.690 8.1.3 does not allow, or one over four significant octets. */
  | "bad-length"
  /** A tag other than that of the type. */
  | "unexpected-tag"
  /** A mandatory member is absent. */
  | "missing-member"
  /** A member that the type does not have, that occurs twice or that is out of order. */
  | "unexpected-member"
  /** No alternative of the CHOICE has this tag. */
  | "unknown-alternative"
  /** Contents octets that are not a value of the type (BOOLEAN, NULL, REAL, time, OID, BIT STRING). */
  | "bad-contents"
  /** An INTEGER or ENUMERATED with redundant leading octets (X.690 8.3.2). */
  | "non-minimal-integer"
  /** An INTEGER outside the safe range of number, and the type is not a bigint. */
  | "integer-range"
  /** A finite REAL that is too large for number, that is, 2^1024 or more; one too small is read as 0. */
  | "real-range"
  /** Characters that are not UTF-8, or outside the string type's repertoire. */
  | "bad-string"
  /** A number, OBJECT IDENTIFIER or time that is too long; see {@link valueLimits}. */
  | "too-long"
  /** A limit of {@link Limits} was hit. */
  | "limit"
  /** A SIZE or value constraint is not met (only when constraints are checked). */
  | "constraint"
  /** No object of a set that is not extensible has the key of an open type (only in the strict mode, or when constraints are checked). */
  | "unknown-key"
  /** BER that is not DER (only if that is required); the reason names the clause of X.690. */
  | "not-der";

/** What is wrong with a value to be encoded. Stable: programs may switch on it. */
export type BerEncodeCode =
  /** The value is not of the type's kind. */
  | "wrong-kind"
  /** A mandatory member is absent. */
  | "missing-member"
  /** A member that the type does not have (only if such members are refused). */
  | "unknown-member"
  /** A CHOICE value without exactly one known alternative. */
  | "bad-choice"
  /** A fraction, NaN, infinity or unsafe number for an INTEGER. */
  | "integer-range"
  /** A lone surrogate, or a character outside the string type's repertoire. */
  | "bad-string"
  /** An invalid Date, or one that AsnSystemTime cannot hold. */
  | "bad-time"
  /** The caller's buffer is too small. */
  | "buffer-too-small"
  /** A number, OBJECT IDENTIFIER or time that is too long; see {@link valueLimits}. */
  | "too-long"
  /** Nested deeper than the limit; usually a cyclic value. */
  | "limit"
  /** A SIZE or value constraint is not met (only when constraints are checked). */
  | "constraint"
  /** A value of an open type that belongs to another key than the value around it has. */
  | "wrong-key"
  /** Octets of an open type, and no object of its set, which is not extensible, has the key (only when constraints are checked). */
  | "unknown-key"
  /** A value that DER cannot hold, or octets given for a whole value that are not DER. */
  | "not-der";

/** What is wrong with a JSON text or value. Stable: programs may switch on it. */
export type JsonDecodeCode =
  /** The text is not JSON (RFC 8259). */
  | "bad-json"
  /** The value is not of the type's kind. */
  | "wrong-kind"
  /** A mandatory member is absent. */
  | "missing-member"
  /** A member that the type does not have. */
  | "unknown-member"
  /** An object for a CHOICE without exactly one known member. */
  | "bad-choice"
  /** A fraction for an INTEGER, or a number outside its range. */
  | "integer-range"
  /** A number too large for a REAL, `1e400`; one too small is read as 0. */
  | "real-range"
  /** Invalid base64, a lone surrogate, or a character outside the string type's repertoire. */
  | "bad-string"
  /** An invalid time, or one that its type cannot hold. */
  | "bad-time"
  /** A number, OBJECT IDENTIFIER or time that is too long; see {@link valueLimits}. */
  | "too-long"
  /** A limit of {@link Limits} was hit. */
  | "limit"
  /** A value of an open type that belongs to another key than the value around it has. */
  | "wrong-key"
  /** Octets of an open type, and no object of its set, which is not extensible, has the key (only in the strict mode, or when constraints are checked). */
  | "unknown-key"
  /** A SIZE or value constraint is not met (only when constraints are checked). */
  | "constraint";

/** Says an error in other words. Not public. */
export let restate: (error: CodecError, reason: string) => void;

/** The common base: every codec error has a stable `code` and the `path` of the member concerned. */
export abstract class CodecError extends Error {
  /** What is wrong, in a word that stays the same from version to version. */
  abstract readonly code: string;
  /** The place in the value: `AsnAppointmentEntry.stStart`, `SEQAppointmentList[3].iStatus`; "" without a schema. */
  path: string;
  /** The message without its place. */
  reason: string;
  /** Which limit was hit, if the code is `limit`. */
  readonly limit: keyof Limits | undefined;

  static {
    restate = (error, reason) => {
      error.reason = reason;
      error.message = error.describe();
    };
  }

  constructor(reason: string, path: string, limit: keyof Limits | undefined) {
    super(reason);
    this.reason = reason;
    this.path = path;
    this.limit = limit;
  }

  /** Adds an enclosing member at the beginning of the path; called while the error unwinds. */
  prefix(step: string): this {
    this.path =
      this.path === ""
        ? step
        : this.path.startsWith("[")
          ? step + this.path
          : `${step}.${this.path}`;
    this.message = this.describe();
    return this;
  }

  protected describe(): string {
    return this.path === "" ? this.reason : `${this.path}: ${this.reason}`;
  }
}

/**
 * Creates an error for something that came from outside, without a stack. There are many of these, their
 * code, offset and path say where they come from, and a stack costs more than the decoding before it.
 */
export function withoutStack<E extends CodecError>(make: () => E): E {
  const { stackTraceLimit } = Error;
  Error.stackTraceLimit = 0;
  try {
    return make();
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

/** Octets that are not an encoding of the type (X.690). */
export class BerDecodeError extends CodecError {
  override readonly name = "BerDecodeError";
  /** What is wrong with the octets; stable. */
  readonly code: BerDecodeCode;
  /** Offset in octets from the start of the input; never beyond its end. */
  readonly offset: number;

  constructor(
    code: BerDecodeCode,
    offset: number,
    reason: string,
    path = "",
    limit?: keyof Limits,
  ) {
    super(reason, path, limit);
    this.code = code;
    this.offset = offset;
    this.message = this.describe();
  }

  protected override describe(): string {
    return `${super.describe()} (octet ${this.offset})`;
  }
}

/** A value that cannot be encoded as the type. */
export class BerEncodeError extends CodecError {
  override readonly name = "BerEncodeError";
  /** What is wrong with the value; stable. */
  readonly code: BerEncodeCode;

  constructor(code: BerEncodeCode, reason: string, path = "", limit?: keyof Limits) {
    super(reason, path, limit);
    this.code = code;
    this.message = this.describe();
  }
}

/** JSON that is not a value of the type. */
export class JsonDecodeError extends CodecError {
  override readonly name = "JsonDecodeError";
  /** What is wrong with the text or the value; stable. */
  readonly code: JsonDecodeCode;

  constructor(code: JsonDecodeCode, reason: string, path = "", limit?: keyof Limits) {
    super(reason, path, limit);
    this.code = code;
    this.message = this.describe();
  }
}
