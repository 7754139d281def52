import type { Constraint, Member, Schema, Type } from "../codec/index.js";
import { isMandatory, underscored } from "../codec/internal.js";
import type { Docs } from "./docs.js";

/** A JSON Schema (draft 2020-12, the dialect of OpenAPI 3.1). */
export type JsonSchema = Record<string, unknown>;

/** The JSON Schemas of types in estos JSON (docs/protocol.md section 5), each named type once. */
export class JsonSchemas {
  /** By type name, in the order in which they were met. */
  readonly schemas: Record<string, JsonSchema> = {};
  readonly #prefix: string;
  readonly #docs: Docs;

  /** @param prefix What precedes a type's name in a reference. */
  constructor(prefix: string, docs: Docs) {
    this.#prefix = prefix;
    this.#docs = docs;
  }

  /** A reference to the type's schema, or the schema itself of a type without a name. */
  of(type: Type<any>): JsonSchema {
    const { name } = type;
    if (!/^Asn|^ROSE|^UTF8StringList$/.test(name)) return this.#schema(type);
    if (!Object.hasOwn(this.schemas, name)) {
      // Entered first, because types may contain themselves.
      const schema: JsonSchema = {};
      this.schemas[name] = schema;
      const description = this.#docs.of(name);
      Object.assign(schema, description !== undefined && { description }, this.#schema(type));
    }
    return { $ref: `${this.#prefix}${name}` };
  }

  #schema(type: Type<any>): JsonSchema {
    const { schema } = type;
    switch (schema.kind) {
      case "alias":
      case "tagged":
        return this.of(schema.type);
      case "sequence":
      case "set":
        return this.#structure(type.name, schema);
      case "sequenceOf":
      case "setOf":
        return schema.map ? this.#map(schema) : { type: "array", items: this.of(schema.element) };
      case "choice":
        return { oneOf: schema.members.map((member) => this.#alternative(type.name, member)) };
      default:
        return simple(schema);
    }
  }

  #structure(name: string, schema: Extract<Schema, { kind: "sequence" | "set" }>): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const member of schema.members) {
      const key = underscored(member.name);
      properties[key] = this.#member(name, member);
      if (isMandatory(member)) required.push(key);
    }
    return {
      type: "object",
      properties,
      ...(required.length > 0 && { required }),
      ...(!schema.extensible && { additionalProperties: false }),
    };
  }

  #member(typeName: string, { name, type }: Member): JsonSchema {
    const description = this.#docs.of(`${typeName}.${name}`);
    return { ...this.of(type), ...(description !== undefined && { description }) };
  }

  #alternative(typeName: string, member: Member): JsonSchema {
    const key = underscored(member.name);
    return {
      type: "object",
      properties: { [key]: this.#member(typeName, member) },
      required: [key],
    };
  }

  /** The object form, which is what is written; the list form can be read as well. */
  #map({ element }: Extract<Schema, { kind: "sequenceOf" | "setOf" }>): JsonSchema {
    const octets = { type: "object", properties: { binarydata: simple({ kind: "octetString" }) } };
    const value = { oneOf: [{ type: "string" }, { type: "integer" }, octets] };
    const list = { type: "array", items: this.of(element) };
    return { oneOf: [{ type: "object", additionalProperties: value }, list] };
  }
}

function simple(schema: Schema): JsonSchema {
  switch (schema.kind) {
    case "boolean":
      return { type: "boolean" };
    case "integer":
      return { type: "integer", ...bounds(schema.constraint) };
    case "enumerated":
      return enumerated(schema);
    case "octetString":
      return { type: "string", contentEncoding: "base64" };
    case "bitString":
      return { type: "string", pattern: "^[01]*$" };
    case "real":
      // JSON has no notation for some numbers.
      return { anyOf: [{ type: "number" }, { enum: ["INF", "-INF", "NaN", "-0"] }] };
    case "systemTime":
      // The time 0 is an empty string.
      return {
        type: "string",
        anyOf: [{ type: "string", format: "date-time" }, { const: "" }],
      };
    case "null":
      return { type: "null" };
    case "any":
      return { type: "object", properties: { _ber: { type: "string" } }, required: ["_ber"] };
    default:
      return { type: "string" };
  }
}

/** The named numbers and any other, because peers of another version may have more. */
function enumerated({ names }: Extract<Schema, { kind: "enumerated" }>): JsonSchema {
  const numbers = Object.entries(names).map(([title, value]) => ({ const: value, title }));
  return { type: "integer", anyOf: [...numbers, { type: "integer" }] };
}

function bounds(constraint: Constraint | undefined): JsonSchema {
  const [interval, ...more] = constraint?.value ?? [];
  if (interval === undefined || more.length > 0) return {};
  const { min, max } = interval;
  return {
    ...(min !== undefined && { minimum: Number(min) }),
    ...(max !== undefined && { maximum: Number(max) }),
  };
}
