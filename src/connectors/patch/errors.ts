/** Why a patch is refused. Stable: programs may switch on it. */
export type PatchErrorCode =
  /** It is not a patch, or it asks for something unsupported. */
  | "invalid"
  /** A path leads to nothing. */
  | "missing"
  /** A `test` has found another value. */
  | "test-failed";

/** A patch that is refused as a whole; nothing has been changed. */
export class PatchError extends Error {
  override readonly name = "PatchError";
  readonly code: PatchErrorCode;
  /** Which operation, from 0; undefined if it is the patch as a whole. */
  readonly operation: number | undefined;

  constructor(code: PatchErrorCode, reason: string, operation?: number) {
    super(operation === undefined ? reason : `operation ${operation}: ${reason}`);
    this.code = code;
    this.operation = operation;
  }
}
