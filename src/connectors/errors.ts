/** A document that is not a valid appointment: what is wrong, and in which member. */
export class MappingError extends Error {
  override readonly name = "MappingError";
  /** The same for all errors of this class, for programs that do not have the class. */
  readonly code = "connector-mapping";
  /** The member of the source's document. */
  readonly field: string;
  /** What is wrong with it, without the member's name. */
  readonly reason: string;

  constructor(field: string, reason: string) {
    super(`${field}: ${reason}`);
    this.field = field;
    this.reason = reason;
  }
}
