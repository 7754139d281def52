/** Bounds on what one message may cost. Pass the same object to every layer. */
export interface Limits {
  /** Nested constructed values, the outermost counting as 1. Over 512 levels might not fit on the stack. */
  readonly maxDepth: number;
  /**
   * Elements of all SEQUENCE OF and SET OF in a message together, including unknown extension additions
   * and the segments of constructed strings. In JSON: values, including members of objects.
   */
  readonly maxElements: number;
  /** Octets of a message. */
  readonly maxBytes: number;
}

/**
 * Bounds on single values, in every message and with all limits; anything longer is `too-long`. Turning an
 * INTEGER into digits takes a time that grows with the square of its length, so long ones also count as
 * many elements, and so do OBJECT IDENTIFIERs and REALs; see {@link Limits.maxElements}.
 */
export const valueLimits = {
  /** Octets of an INTEGER's contents, as many as an RSA modulus of 16,384 bits has. */
  integerOctets: 2049,
  /** Decimal digits of an INTEGER in JSON. */
  integerDigits: 4935,
  /** Octets of a REAL's contents, in any form. */
  realOctets: 1024,
  /** Octets of the contents of an OBJECT IDENTIFIER or RELATIVE-OID. */
  oidOctets: 2048,
  /** Characters of an OBJECT IDENTIFIER or RELATIVE-OID in text. */
  oidCharacters: 8192,
  /** Bits of an arc: UUIDs (X.667) have 128. */
  arcBits: 256,
  /** Characters of a time in JSON. */
  timeCharacters: 64,
  /** Nested arrays and objects of a JSON text. */
  jsonDepth: 512,
} as const;

/** As how many further elements an INTEGER of this many octets counts; none up to 95 octets. */
export function integerCost(octets: number): number {
  const units = octets >> 4;
  return (units * units) >> 5;
}

/** 64 levels, a million elements, 16 MiB. */
export const defaultLimits: Limits = {
  maxDepth: 64,
  maxElements: 1_000_000,
  maxBytes: 16 * 1024 * 1024,
};
