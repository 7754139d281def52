/** Names longer than this are shown in part, and none is looked for that is like them. */
const longest = 40;
/** Letters by which two names may differ: further away it is a guess, not a slip. */
const furthest = 3;

/** A text of somebody else's, fit for a message of one line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}...` : text);
}

/** Which of the names was meant, for the end of a message; empty if none is like the one given. */
export function hint(given: string, names: Iterable<string>): string {
  const name = nearest(given, names);
  return name === undefined ? "" : `: did you mean "${name}"?`;
}

/** The name that is most like the one given, upper and lower case aside; undefined if none is. */
function nearest(given: string, names: Iterable<string>): string | undefined {
  if (given.length > longest) return undefined;
  const from = given.toLowerCase();
  let found: string | undefined;
  let most = Math.min(furthest, Math.ceil(given.length / 3));
  for (const name of names) {
    const edits = distance(from, name.toLowerCase(), most);
    if (edits > most) continue;
    found = name;
    most = edits - 1;
    if (most < 0) break;
  }
  return found;
}

/**
 * Letters to add, drop or change from one text to the other (Levenshtein).
 * @param most More than this need not be counted: then it is anything above.
 */
function distance(from: string, to: string, most: number): number {
  if (Math.abs(from.length - to.length) > most) return most + 1;
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    let least = i + 1;
    for (let j = 0; j < to.length; j++) {
      const changed = row[j]! + (from[i] === to[j] ? 0 : 1);
      const edits = Math.min(changed, row[j + 1]! + 1, next[j]! + 1);
      next.push(edits);
      if (edits < least) least = edits;
    }
    if (least > most) return least;
    row = next;
  }
  return row[to.length]!;
}
