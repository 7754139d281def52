import { BerDecodeError, CodecError } from "../codec/index.js";

/** Codes of what can be wrong with a line of a batch besides the errors of the codec. Stable. */
export type LineErrorCode =
  /** Not UTF-8, not a JSON object, or a member that is missing or of the wrong kind. */
  | "bad-line"
  /** The line has more octets than are read. */
  | "line-too-long"
  /** `ber` is not an even number of hexadecimal digits. */
  | "bad-hex"
  /** No type of this name, or no `type` at all. */
  | "unknown-type"
  /** A fault of this program. */
  | "internal-error";

/** A line, or an input, that cannot be converted. */
export class ConversionError extends Error {
  override readonly name = "ConversionError";
  readonly code: LineErrorCode;

  constructor(code: LineErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** An error as the batch reports it. */
export interface ErrorReport {
  readonly code: string;
  /** The octet of the input at which the fault is; null if the fault is not in the octets. */
  readonly offset: number | null;
  /** The member concerned; "" for the value as a whole. */
  readonly path: string;
  readonly message: string;
}

/** The report of anything thrown while converting. */
export function reportOf(error: unknown): ErrorReport {
  if (error instanceof CodecError) {
    const offset = error instanceof BerDecodeError ? error.offset : null;
    return { code: error.code, offset, path: error.path, message: error.reason };
  }
  const code: LineErrorCode = error instanceof ConversionError ? error.code : "internal-error";
  return { code, offset: null, path: "", message: (error as Error).message };
}

/** A report for people to read, in one line. */
export function describeReport({ code, offset, path, message }: ErrorReport): string {
  const place = offset === null ? code : `${code}, octet ${offset}`;
  return `${path === "" ? "" : `${path}: `}${message} (${place})`;
}
