/** The store cannot be used; `message` says which and why. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code = "store-unusable";
}

/**
 * Why a unit came to nothing: `unit-timeout` it did not end in time, `unit-nested` it was to begin within another one,
 * `unit-ended` it was used after its end, `unit-conflict` it was at odds with other units again and again,
 * `too-many-units` as many wait as may, `read-only` a unit that reads was to change something.
 */
export type UnitErrorCode =
  | "unit-timeout"
  | "unit-nested"
  | "unit-ended"
  | "unit-conflict"
  | "too-many-units"
  | "read-only";

/** A unit of work came to nothing, for a reason that is not the store's; nothing of it is kept. */
export class UnitError extends Error {
  override readonly name = "UnitError";
  readonly code: UnitErrorCode;

  constructor(code: UnitErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The error of a unit that reads and was to change something. */
export function readOnly(cause?: unknown): UnitError {
  return new UnitError("read-only", "a unit of work that reads was to change something", { cause });
}
