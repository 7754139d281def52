import { RequestErrorDetail } from "../../kernel/index.js";

/** Why a change of lines is refused. These codes do not change, so programs may rely on them. */
export type LineErrorCode =
  /** There is no such line. */
  | "unknown-line"
  /** There is no such source of lines, or no such group in it. */
  | "unknown-group"
  /** Another line has this URI. */
  | "taken-uri"
  /** Something is too large, or a member of it has no sense. */
  | "invalid-line";

/** A change of lines has been refused. */
export class LineError extends Error {
  override readonly name = "LineError";
  /** Why the change is refused; stable, so programs may switch on it. */
  readonly code: LineErrorCode;

  constructor(code: LineErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** The `iErrorDetail` of operations for each of them. */
export const details: Readonly<Record<LineErrorCode, number>> = {
  "unknown-line": RequestErrorDetail.notFound,
  "unknown-group": RequestErrorDetail.notFound,
  "taken-uri": RequestErrorDetail.invalidArgument,
  "invalid-line": RequestErrorDetail.invalidArgument,
};
