/** The store cannot be used; `message` says which and why. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  readonly code = "store-unusable";
}

/** Why a unit of work came to nothing. */
export type UnitErrorCode =
  /** It did not end in time; it waits for something slow, or for another unit within it. */
  | "unit-timeout"
  /** It was to begin within another one. */
  | "unit-nested"
  /** It was used after its end. */
  | "unit-ended"
  /** It was at odds with other units again and again. */
  | "unit-conflict"
  /** As many units wait as may. */
  | "too-many-units"
  /** A unit that reads was to change something. */
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
