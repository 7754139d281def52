import { putAny } from "../../codec/internal-codec.js";
import type { EncodeOptions, Type, Writer } from "../../codec/index.js";
import { isMandatory } from "../../codec/internal.js";

/**
 * Encodes the open type of a message after its header, in the writer's buffer.
 * @param type Undefined if `value` is already one complete encoding, or if there is no value.
 * @returns The offset after it.
 * @throws BerEncodeError
 */
export function encodeOpenType(
  w: Writer,
  type: Type<any> | undefined,
  value: unknown,
  p: number,
  options: EncodeOptions | undefined,
): number {
  if (type === undefined) return value === undefined ? p : putAny(w, value, p, "");
  if (p > w.cap) w.grow(p, 0);
  return type.encodeTo(w, value, p, options);
}

const emptySequence = Uint8Array.of(0x30, 0x00);
const emptySet = Uint8Array.of(0x31, 0x00);

/**
 * The value that an absent open type means: an empty one if all members of the type are
 * optional (docs/protocol.md section 6), and NULL, which is also what an operation without ARGUMENT or RESULT has.
 * @returns Undefined if the type has no such value.
 */
export function absentOpenType<T>(type: Type<T>): T | undefined {
  const { schema } = type;
  if (schema.kind === "alias") return absentOpenType(schema.type);
  if (schema.kind === "null") return null as T;
  if (schema.kind !== "sequence" && schema.kind !== "set") return undefined;
  if (schema.members.some(isMandatory)) return undefined;
  return type.decode(schema.kind === "sequence" ? emptySequence : emptySet);
}
