/** A state that cannot be used: no file, none of ours, or in use by another run. */
export class StateError extends Error {
  override readonly name = "StateError";
  readonly code = "connector-state";
}
