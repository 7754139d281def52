/** The store cannot be used; `message` says which store, and why. */
export class StoreError extends Error {
  override readonly name = "StoreError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "store-unusable";
}

/** Why a unit of work failed. */
export type UnitErrorCode =
  /** It did not end in time: it waits for something slow, or for another unit that it has begun. */
  | "unit-timeout"
  /** It was begun within another unit. */
  | "unit-nested"
  /** It was used after its end. */
  | "unit-ended"
  /** It conflicted with other units at every attempt. */
  | "unit-conflict"
  /** The maximum number of units wait already. */
  | "too-many-units"
  /** A unit for reading tried to change something. */
  | "read-only"
  /** A text contains NUL (U+0000). PostgreSQL cannot store it, so it is refused in SQLite too. */
  | "text-with-nul";

/** A unit of work failed for a reason that does not lie in the store. None of its changes are kept. */
export class UnitError extends Error {
  override readonly name = "UnitError";
  /** Why the unit failed; stable. */
  readonly code: UnitErrorCode;

  constructor(code: UnitErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/**
 * Checks the values of a statement.
 * @throws UnitError if one of them is a text with NUL.
 */
export function requireStorable(values: readonly unknown[]): void {
  for (const value of values) {
    if (typeof value !== "string" || !value.includes("\0")) continue;
    throw new UnitError("text-with-nul", "a text for the database contains NUL (U+0000)");
  }
}

/** The error of a unit for reading that tried to change something. */
export function readOnly(cause?: unknown): UnitError {
  return new UnitError("read-only", "a unit of work that reads was to change something", { cause });
}
