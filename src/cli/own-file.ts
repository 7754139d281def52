import { closeSync, fstatSync, openSync, readFileSync } from "node:fs";

/** Octets of a file with settings. */
const largest = 1_048_576;

/**
 * Reads a file in which passwords may stand, and tells whether nobody but its owner can: both of what is open, whatever becomes of the name.
 * @throws Error of the system, or RangeError for a file that is too long.
 */
export function readOwnFile(file: string): { text: string; isPrivate: boolean } {
  const descriptor = openSync(file, "r");
  try {
    const { mode, size } = fstatSync(descriptor);
    if (size > largest) throw new RangeError(`it has over ${largest} octets`);
    return { text: readFileSync(descriptor, "utf8"), isPrivate: (mode & 0o077) === 0 };
  } finally {
    closeSync(descriptor);
  }
}
