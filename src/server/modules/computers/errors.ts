/** Why a change of computers is refused. These codes do not change, so programs may rely on them. */
export type ComputerErrorCode =
  /** There is already a computer with this name, GUID or path. */
  | "computer-exists"
  /** There is no such computer. */
  | "unknown-computer"
  /** The profile is too large, or a member of it has no sense. */
  | "invalid-computer";

/** A change of computers has been refused. */
export class ComputerError extends Error {
  override readonly name = "ComputerError";
  /** Why the change is refused; stable, so programs may switch on it. */
  readonly code: ComputerErrorCode;

  constructor(code: ComputerErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
