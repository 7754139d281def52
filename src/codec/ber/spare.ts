/** Buffers in these bounds are worth keeping: the next large message needs one like it. */
const SMALLEST = 256 * 1024;
const LARGEST = 8 * 1024 * 1024;

let spare: Buffer | undefined;

/**
 * A buffer of at least this many octets that nobody else uses. Large ones are reused if they are given
 * back, because the system's allocator scatters large pieces over more and more memory if it is asked
 * for them again and again.
 */
export function takeBuffer(octets: number): Buffer {
  const kept = spare;
  if (octets < SMALLEST || kept === undefined || kept.length < octets) {
    return Buffer.allocUnsafeSlow(octets);
  }
  spare = undefined;
  return kept;
}

/** Gives back a buffer of which nobody holds a view any more. */
export function giveBuffer(buffer: Buffer): void {
  if (buffer.length < SMALLEST || buffer.length > LARGEST) return;
  if (buffer.length > (spare?.length ?? 0)) spare = buffer;
}
