/** An unusable state: not a file, not one of ours, or in use by another run. */
export class StateError extends Error {
  override readonly name = "StateError";
  readonly code = "connector-state";
}
