/** Bounds on what one message may cost. Hand the same object to every layer. */
export interface Limits {
  /** Nested constructed values, the outermost counting as 1. */
  readonly maxDepth: number;
  /**
   * Elements of all SEQUENCE OF and SET OF of a message together, unknown extension additions and the
   * segments of constructed strings included. In JSON: values, members of objects included.
   */
  readonly maxElements: number;
  /** Octets of a message. */
  readonly maxBytes: number;
}

/**
 * Bounds on single values, in every message and with every limit: what is longer is `too-long`. Turning an
 * INTEGER into digits takes a time that grows with the square of its length, so long ones count for
 * many elements besides, and so do OBJECT IDENTIFIERs and REALs; see {@link Limits.maxElements}.
 */
export const valueLimits = {
  /** Octets of an INTEGER's contents: an RSA modulus of 16,384 bits has as many. */
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
  /** Arrays and objects of a JSON text in each other. */
  jsonDepth: 512,
} as const;

/** For how many elements an INTEGER of so many octets counts besides; none up to 95 octets. */
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
