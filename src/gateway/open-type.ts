import { JsonDecodeError, type Type } from "../codec/index.js";
import type { RoseMessage } from "../rose/index.js";

const lossless = { integers: "bigint" } as const;

/**
 * The octets of a message's open type, whichever encoding it came in. One that is absent stands for
 * an empty value, where the type has one.
 * @throws CodecError for JSON that is not of the type, or nothing where something must be.
 */
export function octetsOfOpenType(type: Type<any>, message: RoseMessage): Uint8Array {
  if (message.json !== undefined) {
    return type.encode(type.fromJson(message.json, lossless), lossless);
  }
  const octets = message.argument;
  if (octets !== undefined) return Uint8Array.from(octets);
  try {
    return type.encode(type.fromJson({}, lossless), lossless);
  } catch {
    throw new JsonDecodeError("missing-member", "the open type is missing", type.name);
  }
}
