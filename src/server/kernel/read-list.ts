import { EncodedList, type Type } from "../../codec/index.js";
import { readOnce } from "../../codec/internal-codec.js";

/**
 * The list of elements that have been read from the database for one answer, and that nobody keeps: their memory is freed as soon
 * as they have been written into it.
 */
export function listRead<E>(type: Type<E>, chunks: readonly Uint8Array[]): EncodedList<E> {
  const some = chunks.filter(({ length }) => length > 0);
  for (const chunk of some) readOnce(chunk);
  return new EncodedList(type, some);
}
