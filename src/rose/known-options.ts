/** The names that an interface has, for the compiler to check that none is missing or made up. */
export type NamesOf<T> = { readonly [Name in keyof T]-?: unknown };

/**
 * Refuses options that there are not: a name with a slip in it would be passed over in silence.
 * @param what Whose options they are, for the message.
 * @throws TypeError that names the option and, if there is one like it, the right one.
 */
export function knownOptions(given: object | undefined, names: object, what: string): void {
  if (given === undefined) return;
  for (const name of Object.keys(given)) {
    if (Object.hasOwn(names, name)) continue;
    throw new TypeError(`unknown option ${quoted(name)} of ${what}${hint(name, names)}`);
  }
}

/**
 * Refuses a value that is none of those an option takes.
 * @throws TypeError
 */
export function knownValue(given: unknown, values: object, option: string): void {
  if (given === undefined) return;
  if (typeof given !== "string") {
    throw new TypeError(`${option} must be a string, not of type ${typeof given}`);
  }
  if (Object.hasOwn(values, given)) return;
  throw new TypeError(`unknown value ${quoted(given)} of ${option}${hint(given, values)}`);
}

const longest = 40;

/** A text of somebody else's, fit for a message of one line. */
function quoted(text: string): string {
  return JSON.stringify(text.length > longest ? `${text.slice(0, longest)}...` : text);
}

function hint(given: string, names: object): string {
  if (given.length > longest) return "";
  let nearest: string | undefined;
  // Further away it is a guess, not a slip.
  let least = Math.min(3, Math.ceil(given.length / 3)) + 1;
  for (const name of Object.keys(names)) {
    const edits = distance(given.toLowerCase(), name.toLowerCase());
    if (edits >= least) continue;
    least = edits;
    nearest = name;
  }
  return nearest === undefined ? "" : `: did you mean "${nearest}"?`;
}

/** Letters to add, drop or change from one text to the other (Levenshtein). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 0; i < from.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < to.length; j++) {
      const changed = row[j]! + (from[i] === to[j] ? 0 : 1);
      next.push(Math.min(changed, row[j + 1]! + 1, next[j]! + 1));
    }
    row = next;
  }
  return row[to.length]!;
}
