import type { DecodeOptions, Type } from "../../codec/index.js";
import { decodeInPortions, fromJsonInPortions, type Portions } from "../../codec/internal-codec.js";
import type { RoseMessage } from "./message.js";
import { readJsonOpenType } from "./json-message.js";

/** Octets of an open type that is decoded at once. */
const SHORT = 16_384;

/**
 * The value of an open type that a message has, or, of a long one, what is to be decoded of it in portions.
 * @throws CodecError for one that is not of the type.
 */
export function readOpenType(
  type: Type<any>,
  message: RoseMessage,
  decoding: DecodeOptions,
): unknown {
  if (message.json !== undefined) {
    if (message.octets <= SHORT) return readJsonOpenType(type, message, decoding);
    return valueOf(fromJsonInPortions(type, message.json, decoding));
  }
  const { bytes, argumentStart, argumentEnd } = message;
  if (argumentEnd - argumentStart <= SHORT) {
    return type.decodeRange(bytes, argumentStart, argumentEnd, decoding);
  }
  return valueOf(decodeInPortions(type, bytes, argumentStart, argumentEnd, decoding));
}

function valueOf(portions: Portions<unknown>): unknown {
  return portions.done ? portions.value : portions;
}
