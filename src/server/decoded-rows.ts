/** How much {@link DecodedRows} keep. */
export interface DecodedLimits {
  /** How many values. */
  readonly values: number;
  /** Octets from which they were decoded, all together. */
  readonly octets: number;
}

/** One value in so many that has more octets than this part of all is not kept. */
const largestPart = 1 / 16;

interface Kept<V> {
  readonly octets: Uint8Array;
  readonly value: V;
}

/**
 * Keeps what stored octets have been decoded to, so that rows that are read again and again are decoded once. The store is read each time,
 * and the octets decide: others than last time are decoded. So nothing has to be said of changes, whoever makes them, and on which server.
 * For the same octets it gives the same object, so what has been made of it can be kept, too.
 * @typeParam K What names a row.
 */
export class DecodedRows<K, V extends object> {
  readonly #decode: (octets: Uint8Array) => V;
  readonly #limits: DecodedLimits;
  /** Those that were decoded first come first, and go first. */
  readonly #kept = new Map<K, Kept<V>>();
  #octets = 0;

  /** @param decode Must depend on nothing but the octets. */
  constructor(
    decode: (octets: Uint8Array) => V,
    limits: DecodedLimits = { values: 8_192, octets: 8 * 1024 * 1024 },
  ) {
    this.#decode = decode;
    this.#limits = limits;
  }

  /**
   * What the octets of a row are decoded to. Others get the same object, so its members cannot be changed.
   * @throws What `decode` throws.
   */
  of(row: K, octets: Uint8Array): Readonly<V> {
    const known = this.#kept.get(row);
    if (known !== undefined && Buffer.compare(known.octets, octets) === 0) return known.value;
    if (known !== undefined) this.#drop(row, known);
    if (octets.length > this.#limits.octets * largestPart)
      return Object.freeze(this.#decode(octets));
    // What has been read may be part of a larger buffer.
    const own = new Uint8Array(octets);
    const value = Object.freeze(this.#decode(own));
    this.#kept.set(row, { octets: own, value });
    this.#octets += own.length;
    for (const [oldest, one] of this.#kept) {
      if (this.#kept.size <= this.#limits.values && this.#octets <= this.#limits.octets) break;
      this.#drop(oldest, one);
    }
    return value;
  }

  #drop(row: K, { octets }: Kept<V>): void {
    this.#kept.delete(row);
    this.#octets -= octets.length;
  }
}
