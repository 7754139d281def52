/** Why a change of phone books is refused. These codes do not change, so programs may rely on them. */
export type PhoneBookErrorCode =
  /** There is no such phone book. */
  | "unknown-book"
  /** The name is empty, too long, or that of another source of contacts; or the text about it is too long. */
  | "invalid-book"
  /** A contact is too large, has nothing by which it could be found, or its id is too long, has NUL, or occurs twice. */
  | "invalid-contact"
  /** There would be too many phone books. */
  | "too-many-books"
  /** The phone book would have too many contacts. */
  | "too-many-contacts"
  /** The phone book has been replaced again or removed before all contacts were there. */
  | "superseded";

/** A change of phone books has been refused. */
export class PhoneBookError extends Error {
  override readonly name = "PhoneBookError";
  /** Why the change is refused; stable, so programs may switch on it. */
  readonly code: PhoneBookErrorCode;

  constructor(code: PhoneBookErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
