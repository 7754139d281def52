/**
 * What costs most for its size, as octets that a peer may send and texts within. One list for the tests
 * of single parts, the fuzzers and the attacks on a real server.
 */

/** A name that NFC has to sort: quadratic in the run of combining marks. */
export function combiningName(units: number): string {
  const half = Math.floor((units - 1) / 2);
  return `a${"\u0301".repeat(half)}${"\u0316".repeat(half)}`;
}
