/** Octets up to which a loop copies sooner. */
const FEW = 128;
/** Octets up to which copies are cut from a slab, which costs less than to get memory for some at a time. */
const CUT = 4096;
const SLAB = 65_536;
let slab = Buffer.alloc(0);
/** How much of it is in use. */
let cut = 0;

/** A copy of the first octets of a buffer. To make a view of them would take as long as to copy few. */
export function copyOf(buffer: Uint8Array, length: number): Buffer {
  if (length > CUT) return Buffer.from(buffer.subarray(0, length));
  if (cut + length > slab.length) {
    slab = Buffer.allocUnsafeSlow(SLAB);
    cut = 0;
  }
  const copy = slab.subarray(cut, cut + length);
  cut += length;
  if (length > FEW) copy.set(buffer.subarray(0, length));
  else for (let i = 0; i < length; i++) copy[i] = buffer[i] as number;
  return copy;
}
