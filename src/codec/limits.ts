/** Bounds on what one message may cost. Hand the same object to every layer. */
export interface Limits {
  /** Nested constructed values, the outermost counting as 1. */
  readonly maxDepth: number;
  /** Elements of all SEQUENCE OF and SET OF of a message together. */
  readonly maxElements: number;
  /** Octets of a message. */
  readonly maxBytes: number;
}

/** 64 levels, a million elements, 16 MiB. */
export const defaultLimits: Limits = {
  maxDepth: 64,
  maxElements: 1_000_000,
  maxBytes: 16 * 1024 * 1024,
};
