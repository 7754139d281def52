import { countElements } from "./ber/elements.js";
import { freeRead } from "./ber/spare.js";
import type { DecodeOptions } from "./options.js";
import type { Type } from "./schema.js";

/**
 * Takes the place of a SEQUENCE OF or SET OF in a value to encode, if its elements are encoded already, for example because a
 * store has kept their octets. In BER they are written as they are, large chunks without being copied; for JSON they are decoded.
 *
 * ```ts
 * server.handle(asnAppointmentGetAllEntriesForUser, () => ({
 *   iResult: 0,
 *   listAppointments: new EncodedList(AsnAppointmentEntry, [stored]),
 * }));
 * ```
 *
 * It is checked that each element begins with its type's tag, is complete, and has a length in the shortest form, so that the
 * message around it stays intact whatever the elements contain. Their contents and constraints are not checked. The octets have
 * to come from the type's own `encode`, because what a peer has sent may be in a form that other peers do not understand.
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

/** What may be given for a value that is only encoded: an {@link EncodedList} may take the place of each list in it. */
export type Encodable<T> = T | { readonly [K in keyof T]: T[K] | EncodedFor<T[K]> };

type EncodedFor<V> = V extends readonly (infer E)[] ? EncodedList<E> : never;

/** Frees the octets that are for one reader in the lists of a value that has been written in JSON. */
export function freeLists(value: unknown): void {
  if (typeof value !== "object" || value === null) return;
  // No getter is called once more.
  for (const { value: member } of Object.values(Object.getOwnPropertyDescriptors(value))) {
    if (member instanceof EncodedList) for (const chunk of member.chunks) freeRead(chunk);
  }
}
