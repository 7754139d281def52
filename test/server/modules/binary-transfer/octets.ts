/** So many octets that differ from place to place, and from number to number. */
export function octetsOf(size: number, number = 7): Buffer {
  return Buffer.from(Array.from({ length: size }, (_, at) => (at * number) % 251));
}
