/**
 * Copies the pieces into one buffer whose memory returns to the system as a whole when it is freed.
 *
 * An ordinary buffer comes from the C library's allocator, which keeps large blocks and scatters small
 * ones over them: after many peers that do not read, the process would stay as large as it was.
 * A resizable buffer has a memory mapping of its own.
 * @param octets The octets of all pieces together.
 */
export function inPages(pieces: readonly Uint8Array[], octets: number): Uint8Array {
  const whole = new Uint8Array(new ArrayBuffer(octets, { maxByteLength: octets }), 0, octets);
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}
