import type { Limits } from "./limits.js";

/** What went wrong while reading octets. Stable: programs may switch on it. */
export type BerDecodeCode =
  /** The input ends inside a tag, a length or contents (X.690 8.1). */
  | "truncated"
  /** Octets stand behind the value, or inside a constructed value behind its last member. */
  | "trailing-octets"
  /** An identifier octet that is none (non-minimal or overlong high tag form, X.690 8.1.2.4). */
  | "bad-tag"
  /** A length form that X.690 8.1.3 does not allow, or one over four significant octets. */
  | "bad-length"
  /** Another tag than the type has. */
  | "unexpected-tag"
  /** A mandatory member is absent. */
  | "missing-member"
  /** A member that the type does not have, stands twice or stands out of order. */
  | "unexpected-member"
  /** No alternative of the CHOICE has this tag. */
  | "unknown-alternative"
  /** Contents octets that are no value of the type (BOOLEAN, NULL, REAL, time, OID, BIT STRING). */
  | "bad-contents"
  /** An INTEGER or ENUMERATED with redundant leading octets (X.690 8.3.2). */
  | "non-minimal-integer"
  /** An INTEGER outside the safe range of number where the type is not a bigint. */
  | "integer-range"
  /** A finite REAL too large for number, that is of 2^1024 and more; one too small is read as 0. */
  | "real-range"
  /** Characters that are no UTF-8, or outside the string type's repertoire. */
  | "bad-string"
  /** A number, OBJECT IDENTIFIER or time longer than any may be; see {@link valueLimits}. */
  | "too-long"
  /** A limit of {@link Limits} was reached. */
  | "limit"
  /** A SIZE or value constraint is not met (only when constraints are checked). */
  | "constraint";

/** What is wrong with a value that is to be encoded. Stable: programs may switch on it. */
export type BerEncodeCode =
  /** The value has another kind than the type. */
  | "wrong-kind"
  /** A mandatory member is absent. */
  | "missing-member"
  /** A member that the type does not have (only when those are refused). */
  | "unknown-member"
  /** A CHOICE value that has not exactly one known alternative. */
  | "bad-choice"
  /** A fraction, NaN, infinity or unsafe number where an INTEGER is due. */
  | "integer-range"
  /** A lone surrogate, or a character outside the string type's repertoire. */
  | "bad-string"
  /** An invalid Date, or one that AsnSystemTime cannot hold. */
  | "bad-time"
  /** The caller's buffer is too small. */
  | "buffer-too-small"
  /** A number, OBJECT IDENTIFIER or time longer than any may be; see {@link valueLimits}. */
  | "too-long"
  /** Nested deeper than the limit; a cyclic value, usually. */
  | "limit"
  /** A SIZE or value constraint is not met (only when constraints are checked). */
  | "constraint";

/** What is wrong with a JSON text or value. Stable: programs may switch on it. */
export type JsonDecodeCode =
  /** The text is no JSON (RFC 8259). */
  | "bad-json"
  /** A value of another kind than the type has. */
  | "wrong-kind"
  /** A mandatory member is absent. */
  | "missing-member"
  /** A member that the type does not have. */
  | "unknown-member"
  /** An object for a CHOICE that has not exactly one known member. */
  | "bad-choice"
  /** A fraction where an INTEGER is due, or a number outside its range. */
  | "integer-range"
  /** A number too large for a REAL, `1e400`; one too small is read as 0. */
  | "real-range"
  /** No base64, a lone surrogate, or a character outside the string type's repertoire. */
  | "bad-string"
  /** No time, or one that its type cannot hold. */
  | "bad-time"
  /** A number, OBJECT IDENTIFIER or time longer than any may be; see {@link valueLimits}. */
  | "too-long"
  /** A limit of {@link Limits} was reached. */
  | "limit"
  /** A SIZE or value constraint is not met (only when constraints are checked). */
  | "constraint";

/** The common base: every codec error has a stable `code` and the `path` of the member concerned. */
export abstract class CodecError extends Error {
  abstract readonly code: string;
  /** Where in the value: `AsnAppointmentEntry.stStart`, `SEQAppointmentList[3].iStatus`; "" without a schema. */
  path: string;
  /** The message without its place. */
  reason: string;
  /** Which limit has been reached, if the code is `limit`. */
  readonly limit: keyof Limits | undefined;

  constructor(reason: string, path: string, limit: keyof Limits | undefined) {
    super(reason);
    this.reason = reason;
    this.path = path;
    this.limit = limit;
  }

  /** Puts an enclosing member in front of the path; called while the error unwinds. */
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

  /** @internal Says it in other words. */
  restate(reason: string): void {
    this.reason = reason;
    this.message = this.describe();
  }

  protected describe(): string {
    return this.path === "" ? this.reason : `${this.path}: ${this.reason}`;
  }
}

/**
 * Makes an error of what came from outside, without a stack: those errors are many, say by code, offset and
 * path where they come from, and a stack costs more than the decoding before it.
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

/** Octets that are no encoding of the type (X.690). */
export class BerDecodeError extends CodecError {
  override readonly name = "BerDecodeError";
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
  readonly code: BerEncodeCode;

  constructor(code: BerEncodeCode, reason: string, path = "", limit?: keyof Limits) {
    super(reason, path, limit);
    this.code = code;
    this.message = this.describe();
  }
}

/** JSON that is no value of the type. */
export class JsonDecodeError extends CodecError {
  override readonly name = "JsonDecodeError";
  readonly code: JsonDecodeCode;

  constructor(code: JsonDecodeCode, reason: string, path = "", limit?: keyof Limits) {
    super(reason, path, limit);
    this.code = code;
    this.message = this.describe();
  }
}
