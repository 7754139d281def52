/** Longer names than the server allows belong to no one and need no further work. */
const longestName = 256;

/** A user's name in the form in which names are compared, as on the server: lower case, NFC. */
export function userKey(name: string): string {
  return name.length > longestName ? name : name.normalize("NFC").toLowerCase();
}

/** Whether two texts name the same user. */
export function sameUser(a: string, b: string): boolean {
  return a === b || userKey(a) === userKey(b);
}
