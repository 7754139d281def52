/** Why a change of users is refused. These codes do not change, so programs may rely on them. */
export type UserErrorCode =
  /** The name does not begin with a letter or digit, is too long, or contains a character that is not allowed. */
  | "invalid-name"
  /** The password is empty or too long. */
  | "invalid-password"
  /** The contact is too large. */
  | "invalid-contact"
  /** The profile is too large, or a member of it has no sense. */
  | "invalid-profile"
  /** The SIP address of a profile is invalid. */
  | "invalid-sip-address"
  /** Another user has this SIP address. */
  | "taken-sip-address"
  /** Another user has this path in the directory. */
  | "taken-path"
  /** There is already a user with this name. */
  | "user-exists"
  /** There is no user with this name. */
  | "unknown-user";

/** A change of users has been refused. */
export class UserError extends Error {
  override readonly name = "UserError";
  /** Why the change is refused; stable, so programs may switch on it. */
  readonly code: UserErrorCode;

  constructor(code: UserErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
