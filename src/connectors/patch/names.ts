/** Names under which JavaScript objects keep what is not data; no document may use them. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "prototype",
]);

/** {@link memberNamed} for an object that many names are looked for in. */
export function membersOf(object: object): (name: string) => string | undefined {
  const byFolded = new Map<string, string>();
  for (const key of Object.keys(object)) {
    const folded = key.toLowerCase();
    if (!byFolded.has(folded)) byFolded.set(folded, key);
  }
  return (name) => (Object.hasOwn(object, name) ? name : byFolded.get(name.toLowerCase()));
}

/**
 * The member of an object that a name means: the one with exactly this name, otherwise one that
 * differs only in case; undefined if there is none.
 */
export function memberNamed(object: object, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  const folded = name.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === folded);
}
