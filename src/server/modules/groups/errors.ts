/** Why a change of groups is refused. These codes do not change, so programs may rely on them. */
export type GroupErrorCode =
  /** There is already a group with this name, GUID or path. */
  | "group-exists"
  /** There is no such group. */
  | "unknown-group"
  /** A member or leader is no user. */
  | "unknown-member"
  /** The profile has another version than this server's. */
  | "group-version"
  /** The profile is too large, or a member of it has no sense. */
  | "invalid-group";

/** A change of groups has been refused. */
export class GroupError extends Error {
  override readonly name = "GroupError";
  /** Why the change is refused; stable, so programs may switch on it. */
  readonly code: GroupErrorCode;

  constructor(code: GroupErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
