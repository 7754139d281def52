import type { Reader } from "./reader.js";
import type { Writer } from "./writer.js";

/** The functions of one type in one variant that read and write BER. */
export interface BerCodec {
  readonly type: { readonly name: string };
  readonly variant: number;
  /** Octets of the last encoding that did not fit into the common slab. */
  lastSize: number;
  /** Reads identifier, length and contents at `p`; leaves `r.n` after them. */
  whole(r: Reader, p: number, e: number, k: number): unknown;
  /**
   * Reads contents between `p` and `e`; a CHOICE gets its tag and the bounds of its contents.
   * @param s Where the keys of open types are; only if there are some further out.
   */
  contents(
    r: Reader,
    p: number,
    e: number,
    k: number,
    t: number,
    c: number,
    d: number,
    s?: unknown,
  ): unknown;
  /** Like `whole`, but returns a view. */
  wholeView(r: Reader, p: number, e: number): unknown;
  /** Like `contents`, but returns a view. */
  view(
    r: Reader,
    p: number,
    e: number,
    k: number,
    t: number,
    c: number,
    d: number,
    s?: unknown,
  ): unknown;
  /** Writes identifier, length and contents at `p`; returns the offset after them. */
  write(w: Writer, value: unknown, p: number, k: number): number;
  /** Writes contents at `p`, or all of a CHOICE; returns the offset after them. */
  fill(w: Writer, value: unknown, p: number, k: number): number;
  /** Compiles everything now. */
  prepare(): void;
}
