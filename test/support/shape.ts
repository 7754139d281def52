import { unknownExtensions, type Type } from "../../src/codec/index.js";

/**
 * Whether a value has the shape of a type in every place: the JavaScript kind, all mandatory
 * members, no other members, one alternative.
 */
export function isShaped(type: Type<unknown>, value: unknown): boolean {
  const { schema } = type;
  switch (schema.kind) {
    case "alias":
    case "tagged":
      return isShaped(schema.type, value);
    case "boolean":
      return typeof value === "boolean";
    case "integer":
      return schema.wide ? typeof value === "bigint" : Number.isSafeInteger(value);
    case "enumerated":
      return Number.isSafeInteger(value);
    case "null":
      return value === null;
    case "real":
      return typeof value === "number";
    case "systemTime":
      return value instanceof Date && !Number.isNaN(value.getTime());
    case "string":
      return typeof value === "string" && value.isWellFormed();
    case "objectIdentifier":
      return typeof value === "string" && /^\d+(?:\.\d+)*$/.test(value);
    case "octetString":
      return value instanceof Uint8Array;
    case "any":
      return value instanceof Uint8Array && value.length > 1;
    case "open": {
      if (value instanceof Uint8Array) return schema.contents !== undefined || value.length > 1;
      const { known, value: inner } = value as { known: unknown; value: unknown };
      const row = schema.rows.find(({ name }) => name === known);
      return row !== undefined && isShaped(row.type, inner);
    }
    case "bitString": {
      const { bytes, length } = value as { bytes: unknown; length: number };
      return bytes instanceof Uint8Array && Math.ceil(length / 8) === bytes.length;
    }
    case "sequenceOf":
    case "setOf":
      return Array.isArray(value) && value.every((element) => isShaped(schema.element, element));
    case "sequence":
    case "set": {
      const object = value as Record<string, unknown>;
      const names = new Set(schema.members.map(({ name }) => name));
      return (
        Object.keys(object).every((key) => names.has(key)) &&
        schema.members.every((member) =>
          Object.hasOwn(object, member.name)
            ? isShaped(member.type, object[member.name])
            : member.optional || member.extension,
        )
      );
    }
    case "choice": {
      const [[name, inner] = ["", undefined], ...more] = Object.entries(value as object);
      if (name === "" && schema.extensible) return unknownExtensions in (value as object);
      const member = schema.members.find((one) => one.name === name);
      return member !== undefined && more.length === 0 && isShaped(member.type, inner);
    }
  }
}
