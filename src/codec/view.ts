import type { BerCodec } from "./ber/codec.js";
import type { Reader } from "./ber/reader.js";

/**
 * The result of `Type.view`: an object whose members are decoded each time they are read. Only what is read is
 * checked. It is valid as long as the octets are.
 */
export type View<T> = T extends
  | Date
  | Uint8Array
  | string
  | number
  | bigint
  | boolean
  | null
  | undefined
  ? T
  : T extends readonly (infer E)[]
    ? ListView<E>
    : T extends object
      ? { readonly [K in keyof T]: View<T[K]> } & {
          /** Decodes the whole value (unless the type has a member of this name). */
          toObject(): T;
        }
      : T;

/** A view of a SEQUENCE OF or SET OF. Iterating is one pass over the octets. */
export class ListView<E> implements Iterable<View<E>> {
  readonly #r: Reader;
  readonly #p: number;
  readonly #e: number;
  readonly #item: (r: Reader, p: number, e: number) => unknown;
  readonly #codec: BerCodec;

  // Only emitted code makes one.
  private constructor(
    r: Reader,
    p: number,
    e: number,
    item: (r: Reader, p: number, e: number) => unknown,
    codec: BerCodec,
  ) {
    this.#r = r;
    this.#p = p;
    this.#e = e;
    this.#item = item;
    this.#codec = codec;
  }

  /** The number of elements; counts them each time. */
  get length(): number {
    let count = 0;
    for (let p = this.#p; p < this.#e; count++) p = over(this.#r, this.#r.b, p, this.#e);
    return count;
  }

  /** The element at an index from 0, or undefined; passes over those before it. */
  at(index: number): View<E> | undefined {
    let p = this.#p;
    for (let i = 0; i < index && p < this.#e; i++) p = over(this.#r, this.#r.b, p, this.#e);
    return p < this.#e && index >= 0 ? (this.#item(this.#r, p, this.#e) as View<E>) : undefined;
  }

  /** Decodes the whole list. */
  toObject(): E[] {
    return this.#codec.contents(this.#r, this.#p, this.#e, 1, 0, 0, 0) as E[];
  }

  /** The elements in order, each read when it is asked for. */
  [Symbol.iterator](): Iterator<View<E>> {
    const r = this.#r;
    const e = this.#e;
    const item = this.#item;
    let p = this.#p;
    return {
      next(): IteratorResult<View<E>> {
        if (p >= e) return { done: true, value: undefined };
        const value = item(r, p, e) as View<E>;
        p = r.n;
        return { done: false, value };
      },
    };
  }
}

/** The offset after the value at `p`. Short identifiers and lengths are read here, others by the reader. */
export function over(r: Reader, b: Uint8Array, p: number, e: number): number {
  const length = b[p + 1] as number;
  if (length < 128 && ((b[p] as number) & 31) !== 31) {
    const next = p + 2 + length;
    if (next <= e) return next;
  }
  return r.skip(p, e, "");
}
