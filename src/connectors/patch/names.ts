/** Names under which JavaScript objects keep what is not data; no document may use them. */
export const forbiddenNames: ReadonlySet<string> = new Set([
  "__proto__",
  "constructor",
  "prototype",
]);

/**
 * The member of an object that a name means: the one with exactly this name, otherwise one that
 * differs only in case; undefined if there is none.
 */
export function memberNamed(object: object, name: string): string | undefined {
  if (Object.hasOwn(object, name)) return name;
  const folded = name.toLowerCase();
  return Object.keys(object).find((key) => key.toLowerCase() === folded);
}
