/** An unusable state: not a file, not one of ours, or in use by another run. */
export class StateError extends Error {
  override readonly name = "StateError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "connector-state";
}
