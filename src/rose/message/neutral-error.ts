import { emptyValue, type CodecOptions, type Type } from "../../codec/index.js";

const encoded = new WeakMap<Type<unknown>, Uint8Array>();
const checked = new WeakMap<Type<unknown>, Uint8Array>();

/**
 * The error for a failure that the peer is not told about. It is built from the operation's error
 * type: `iErrorDetail` is 0 (general), `u8sErrorString` "internal error", and every other mandatory
 * member as empty as its type allows (docs/protocol.md section 6).
 * @param options How errors are encoded, including whether constraints are checked.
 * @returns Its encoding; undefined if the type has no such value.
 */
export function neutralError(type: Type<unknown>, options?: CodecOptions): Uint8Array | undefined {
  const known = options?.constraints === true ? checked : encoded;
  let bytes = known.get(type);
  if (bytes === undefined) {
    try {
      bytes = type.encode(neutralValue(type), options);
    } catch {
      // The mandatory members of the type contain each other without end, or the value violates a
      // constraint: the error is then sent without a value.
      return undefined;
    }
    known.set(type, bytes);
  }
  return bytes;
}

/** The value itself; incomplete if the type has no such value. */
export function neutralValue(type: Type<unknown>): unknown {
  const value = emptyValue(type);
  word(type, value as Record<string, unknown>);
  return value;
}

/** Fills in the text, even if it is optional. */
function word({ schema }: Type<unknown>, value: Record<string, unknown>): void {
  if (schema.kind === "alias" || schema.kind === "tagged") {
    word(schema.type, value);
  } else if (schema.kind === "sequence" || schema.kind === "set" || schema.kind === "choice") {
    for (const { name, type } of schema.members) {
      if (schema.kind !== "choice" && name === "u8sErrorString" && isText(type)) {
        value[name] = "internal error";
      } else if (value[name] !== undefined) {
        word(type, value[name] as Record<string, unknown>);
      }
    }
  }
}

function isText({ schema }: Type<unknown>): boolean {
  if (schema.kind === "alias" || schema.kind === "tagged") return isText(schema.type);
  return schema.kind === "string";
}
