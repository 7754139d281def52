/** Longer names than the server has are no one's, and are not worth the work. */
const longestName = 256;

/** A user's name in the one form in which names are compared, as the server does: in any case, and NFC. */
export function userKey(name: string): string {
  return name.length > longestName ? name : name.normalize("NFC").toLowerCase();
}

/** Whether two texts name the same user. */
export function sameUser(a: string, b: string): boolean {
  return a === b || userKey(a) === userKey(b);
}
