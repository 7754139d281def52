import { RequestError } from "../../kernel/index.js";

/** The `iErrorDetail` of all refusals but that of access: for General the manual has no more. */
export const general = 0;

/** How much is kept. Everything is checked before anything is stored. */
export const settingLimits = {
  /** Octets of a user's XML content, and of the settings of his clients. */
  document: 1024 * 1024,
  /** Forwards of a user's appointments, and their octets. */
  forwards: 1_000,
  forwardOctets: 256 * 1024,
  /** Pairs of a property bag. The octets are limited with those of the profile, of which it is a part. */
  pairs: 1_000,
  /** User defined fields for all. */
  fields: 1_000,
  /** Octets of the settings of a directory, and of those of Google. */
  serverOctets: 16 * 1024,
} as const;

/** @throws RequestError if there are more than there may be. */
export function requireAtMost(count: number, most: number, what: string): void {
  if (count > most) throw new RequestError(general, `At most ${most} ${what}`);
}
