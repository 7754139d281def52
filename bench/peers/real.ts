/**
 * Contents octets of a REAL in base 2 without a scaling factor (X.690 8.5.7), for peers that
 * have no REAL: they get the number as a user of theirs would have to make it.
 */
export function writeReal(value: number): Uint8Array<ArrayBuffer> {
  if (value === 0) return new Uint8Array(0);
  let mantissa = Math.abs(value);
  let exponent = 0;
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    exponent--;
  }
  const octets = [0x80 | (value < 0 ? 0x40 : 0), exponent & 0xff];
  if (exponent < -128) throw new RangeError(`${value} has a long exponent`);
  const digits = mantissa.toString(16);
  const even = digits.length % 2 === 0 ? digits : `0${digits}`;
  for (let i = 0; i < even.length; i += 2) octets.push(parseInt(even.slice(i, i + 2), 16));
  return Uint8Array.from(octets);
}

/** Reads what {@link writeReal} and the peers of the protocol write. */
export function readReal(octets: Uint8Array): number {
  if (octets.length === 0) return 0;
  const first = octets[0] as number;
  if ((first & 0xbc) !== 0x80) throw new RangeError("not a REAL in base 2 with a short exponent");
  const wide = (first & 3) === 1;
  const high = ((octets[1] as number) << 24) >> 24;
  const exponent = wide ? high * 256 + (octets[2] as number) : high;
  let mantissa = 0;
  for (let i = wide ? 3 : 2; i < octets.length; i++) {
    mantissa = mantissa * 256 + (octets[i] as number);
  }
  return (first & 0x40 ? -mantissa : mantissa) * 2 ** exponent;
}
