/** What limits can be at most, because something else ends before. */
export const highest = {
  /** Milliseconds that a timer of Node accepts, about 24 days; after a longer time it would fire at once. */
  time: 2 ** 31 - 1,
  /** Octets of one buffer: it may be twice as long while it grows, and no Buffer is longer than 4 GiB. */
  octets: 2 ** 31 - 1,
  /** Octets of what becomes one text: V8 has none of more characters. */
  textOctets: 2 ** 29 - 24,
  /** Octets of what many hold together: 1 TiB, more than fits into memory. */
  octetsTogether: 2 ** 40,
  /** Things that are kept under a key: a Map or Set has no more. */
  things: 2 ** 24,
  /** Values of one message, each of which takes octets. */
  values: 2 ** 31 - 1,
} as const;

/**
 * Checks a limit that has been given.
 * @throws RangeError for what is not a whole number from the least to the most.
 */
export function checkLimit(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least) {
    throw new RangeError(`${name} must be a whole number of at least ${least}, not ${value}`);
  }
  if (value > most) throw new RangeError(`${name} must be at most ${most}, not ${value}`);
}
