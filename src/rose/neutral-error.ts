import type { Schema, StringKind, Type } from "../codec/index.js";

const encoded = new WeakMap<Type<unknown>, Uint8Array>();

/**
 * The error that stands for a failure which is nobody's business: built from the operation's
 * error type, `iErrorDetail` 0 (general), `u8sErrorString` "internal error", every other
 * mandatory member as empty as its type allows (wire.md section 6).
 * @returns Its encoding; undefined if the type has no such value.
 */
export function neutralError(type: Type<unknown>): Uint8Array | undefined {
  let bytes = encoded.get(type);
  if (bytes === undefined) {
    try {
      bytes = type.encode(emptyValue(type));
    } catch {
      // A type whose mandatory members contain each other without end, or a value that breaks
      // its constraints: the error then goes out without a value.
      return undefined;
    }
    encoded.set(type, bytes);
  }
  return bytes;
}

/** The least value of a type: absent where optional, else empty, zero, or the first alternative. */
export function emptyValue(type: Type<unknown>): unknown {
  const schema = type.schema;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return emptyValue(schema.type);
    case "sequence":
    case "set":
      return emptyStructure(schema);
    case "sequenceOf":
    case "setOf":
      return [];
    case "choice":
      return emptyChoice(schema);
    case "enumerated":
      return emptyEnumerated(schema.names);
    case "string":
      return emptyStrings[schema.string] ?? "";
    default:
      return emptyPrimitive(schema);
  }
}

function emptyStructure(schema: Extract<Schema, { kind: "sequence" | "set" }>): unknown {
  const value: Record<string, unknown> = {};
  for (const member of schema.members) {
    if (member.name === "u8sErrorString" && isText(member.type))
      value[member.name] = "internal error";
    else if (!member.optional) value[member.name] = member.default ?? emptyValue(member.type);
  }
  return value;
}

function isText(type: Type<unknown>): boolean {
  const { schema } = type;
  if (schema.kind === "alias" || schema.kind === "tagged") return isText(schema.type);
  return schema.kind === "string";
}

function emptyChoice(schema: Extract<Schema, { kind: "choice" }>): unknown {
  const [first] = schema.members;
  return first === undefined ? {} : { [first.name]: emptyValue(first.type) };
}

function emptyEnumerated(names: Readonly<Record<string, number>>): number {
  const numbers = Object.values(names);
  return numbers.includes(0) ? 0 : (numbers[0] ?? 0);
}

function emptyPrimitive(schema: Schema): unknown {
  switch (schema.kind) {
    case "boolean":
      return false;
    case "integer":
      return schema.wide ? 0n : 0;
    case "real":
      return 0;
    case "systemTime":
      return new Date(Date.UTC(1899, 11, 30));
    case "octetString":
      return new Uint8Array(0);
    case "bitString":
      return { bytes: new Uint8Array(0), length: 0 };
    case "objectIdentifier":
      return "0.0";
    case "any":
      return Uint8Array.of(0x05, 0x00);
    default:
      return null;
  }
}

/** Time types have no empty value. */
const emptyStrings: Partial<Record<StringKind, string>> = {
  UTCTime: "700101000000Z",
  GeneralizedTime: "19700101000000Z",
  TIME: "1970-01-01",
  DATE: "1970-01-01",
  "TIME-OF-DAY": "00:00:00",
  "DATE-TIME": "1970-01-01T00:00:00",
  DURATION: "P0D",
};
