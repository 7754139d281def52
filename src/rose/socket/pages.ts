/**
 * The pieces in one, in memory that the system has back as a whole when it is no longer needed.
 *
 * An ordinary buffer comes from the C library's allocator, which keeps what was large once and
 * scatters small things over it: after a crowd of peers that do not read, a process would stay
 * as large as it was. One that could be resized is mapped by itself.
 * @param octets Of all pieces together.
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
