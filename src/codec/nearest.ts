/** Longer names are shown in part, and no similar name is looked for. */
const longest = 40;
/** How many letters two names may differ by; with more, it would be a guess. */
const furthest = 3;

/** A text from outside, made fit for a message of one line. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}...` : text);
}

/** The name that was probably meant, for the end of a message; empty if none is similar. */
export function hint(given: string, names: Iterable<string>): string {
  const name = nearest(given, names);
  return name === undefined ? "" : `: did you mean "${name}"?`;
}

/** The name most similar to the given one, ignoring case; undefined if none is similar. */
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
 * How many letters have to be added, dropped or changed between two texts (Levenshtein).
 * @param most Above this, the exact number does not matter.
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
