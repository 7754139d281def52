import { countElements } from "./ber/elements.js";
import type { DecodeOptions } from "./options.js";
import type { Type } from "./schema.js";

/**
 * Stands for a SEQUENCE OF or SET OF in a value that is to be encoded, where the elements are encoded already: a store has kept
 * their octets, say. In BER they go out as they are, large chunks without being copied; for JSON they are decoded.
 *
 * ```ts
 * server.handle(asnAppointmentGetAllEntriesForUser, () => ({
 *   iResult: 0,
 *   listAppointments: new EncodedList(AsnAppointmentEntry, [stored]),
 * }));
 * ```
 *
 * Of each element it is checked that it begins with its type's tag, is complete, and has a length in the shortest form, so
 * that the message around it stays whole whatever is in it. The contents are trusted, constraints too: they have to come from
 * the type's own `encode`, for what a peer has sent may be in a form that is only understood here.
 */
export class EncodedList<E> {
  /** The type of an element, the same object that the list's type has. */
  readonly element: Type<E>;
  /** The elements, one after the other; each chunk has any number of whole ones. */
  readonly chunks: readonly Uint8Array[];
  /** How many elements there are. */
  readonly length: number;

  /**
   * @param chunks Their octets must not change afterwards.
   * @throws BerDecodeError for octets that are not elements.
   */
  constructor(element: Type<E>, chunks: readonly Uint8Array[]) {
    this.element = element;
    this.chunks = chunks;
    let length = 0;
    for (const chunk of chunks) length += countElements(element, chunk);
    this.length = length;
  }

  /** The elements as values. Throws BerDecodeError for one that is not of its type. */
  toArray(options?: DecodeOptions): E[] {
    return this.chunks.flatMap((chunk) => [...this.element.decodeAll(chunk, options)]);
  }
}

/** What may be given for a value where it is only encoded: for a list among its members an {@link EncodedList}. */
export type Encodable<T> = T | { readonly [K in keyof T]: T[K] | EncodedFor<T[K]> };

type EncodedFor<V> = V extends readonly (infer E)[] ? EncodedList<E> : never;
