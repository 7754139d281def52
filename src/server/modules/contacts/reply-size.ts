import type { Type } from "../../../codec/index.js";

/** Octets of a value in an answer, in whichever of the two encodings it has more: what fits then fits for every client. */
export function replySize<T>(type: Type<T>, value: T): number {
  return Math.max(type.encode(value).length, Buffer.byteLength(type.encodeJson(value)));
}
