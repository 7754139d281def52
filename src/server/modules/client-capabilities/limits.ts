import { RequestError, RequestErrorDetail } from "../../kernel/index.js";

/** How many contacts may be asked for at once. */
export const mostContacts = 1_000;

/** @throws RequestError for too many contacts. */
export function requireFew(ids: readonly string[]): void {
  if (ids.length <= mostContacts) return;
  const { limitExceeded } = RequestErrorDetail;
  throw new RequestError(limitExceeded, `At most ${mostContacts} contacts at once`);
}
