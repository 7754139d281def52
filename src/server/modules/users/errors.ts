/** Why a change of users is refused. Stable: programs may switch on it. */
export type UserErrorCode =
  /** The name does not begin with a letter or digit, is too long or has other characters. */
  | "invalid-name"
  /** The password is empty or too long. */
  | "invalid-password"
  /** The contact is too large. */
  | "invalid-contact"
  /** There is a user of this name already. */
  | "user-exists"
  /** There is no user of this name. */
  | "unknown-user";

/** A change of users that is refused. */
export class UserError extends Error {
  override readonly name = "UserError";
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
