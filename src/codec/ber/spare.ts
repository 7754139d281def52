/** Buffers in these bounds are worth keeping: the next large message needs one like it. */
const SMALLEST = 256 * 1024;
const LARGEST = 8 * 1024 * 1024;
/** Smaller ones cost more to free than they are worth. */
const SMALLEST_FREED = 64 * 1024;

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

/** Where nobody listens. */
let nowhere: InstanceType<typeof MessageChannel>["port1"] | undefined;

/**
 * Frees a large buffer of which nobody holds a view any more, and which no system call uses: at once, not when garbage is
 * collected. V8 lets 64 MB of such buffers gather before it does that for their sake, and what the allocator puts among them
 * keeps their memory in use even then. A part of a buffer, or a small one, is left to the garbage collector.
 */
export function freeBuffer(octets: Uint8Array): void {
  if (!isFreed(octets)) return;
  if (nowhere === undefined) {
    nowhere = new MessageChannel().port1;
    nowhere.close();
  }
  // What is handed over to nobody is freed.
  nowhere.postMessage(undefined, [octets.buffer as ArrayBuffer]);
}

/** Buffers that have one reader. */
const forOneReader = new WeakSet<ArrayBufferLike>();

/** Says that nobody needs these octets once they have been written into a message: whoever writes them then calls {@link freeRead}. */
export function readOnce(octets: Uint8Array): void {
  if (isFreed(octets)) forOneReader.add(octets.buffer);
}

/** Whether octets are for one reader, and not freed yet. */
export function isReadOnce(octets: Uint8Array): boolean {
  return octets.length >= SMALLEST_FREED && forOneReader.has(octets.buffer);
}

/** Frees octets that have been written if they were for one reader. */
export function freeRead(octets: Uint8Array): void {
  if (octets.length >= SMALLEST_FREED && forOneReader.delete(octets.buffer)) freeBuffer(octets);
}

function isFreed(octets: Uint8Array): boolean {
  return octets.length >= SMALLEST_FREED && octets.length === octets.buffer.byteLength;
}
