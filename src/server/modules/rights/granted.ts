/**
 * The usual combinations of what one user may see and do of another, from the least to the greatest
 * (AsnPresenceRightsFlags, manual lines 1307-1389).
 */
export type Level = "blocked" | "public" | "company" | "team" | "personal";

/** The first line of a user, or one of the user's other own lines (manual line 1319). */
export type Line = "primary" | "secondary";

/** What one user may see or do of another. Nobody but an administrator changes another's appointments. */
export type Permission =
  /** The presence, absence and note of the user; also that there are calls (0x1). */
  | "see-presence"
  /** Set the absence and the note of the user (0x2). */
  | "change-presence"
  /** The appointments that are not private (0x20, or 0x10 which includes them). */
  | "see-public-appointments"
  /** The appointments that are personal, private or confidential (0x10). */
  | "see-private-appointments"
  /** Numbers and contacts of calls that go out (0x1 of the line). */
  | "see-outgoing-numbers"
  /** Numbers and contacts of calls that come in (0x2 of the line). */
  | "see-incoming-numbers"
  /** Where calls are redirected to (0x4 of the line). */
  | "see-redirection-numbers"
  /** Redirect the calls (0x100 of the line). */
  | "set-redirections"
  /** Pick up calls that ring (0x200 of the line). */
  | "pick-up-calls"
  /** The entries of the user's journal. */
  | "see-journal"
  /** Change entries of the user's journal. */
  | "edit-journal"
  /** Remove entries of the user's journal. */
  | "delete-journal";

/**
 * What somebody may see and do of a user, from all sources together. Equal rights are the same object, so it can be the view of a
 * subscription.
 */
export interface Granted {
  /** The greatest level that a source gives. Ask {@link Granted.may} rather than compare levels: users may change the details of a level. */
  readonly level: Level;
  /** Whether it is allowed. @param line Counts only for what concerns calls; the first line by default. */
  may(what: Permission, line?: Line): boolean;
  /** The bits as AsnUserDynamicRights has them (manual line 10362). */
  readonly presence: number;
  /** The bits for the first line, of AsnPhoneControlRightsFlags. */
  readonly primary: number;
  /** The bits for the other own lines, of AsnPhoneControlRightsFlags. */
  readonly secondary: number;
}
