import type { Constraint, Member, Schema, Type } from "../codec/index.js";
import { isMandatory, underscored } from "../codec/internal.js";
import type { Registry } from "../modules/registry.js";
import type { Docs } from "./docs.js";

/** A JSON Schema (draft 2020-12, the dialect of OpenAPI 3.1). */
export type JsonSchema = Record<string, unknown>;

/** The JSON Schemas of types in estos JSON (docs/protocol.md section 5), each named type once. */
export class JsonSchemas {
  /** By type name, in the order in which they were met. */
  readonly schemas: Record<string, JsonSchema> = {};
  readonly #prefix: string;
  readonly #registry: Registry;
  readonly #docs: Docs;
  readonly #names = new Map<Type<any>, string>();
  /** The last one is the web service's own. */
  readonly #taken = new Set<string>(["WsError"]);

  /**
   * @param prefix What precedes a type's name in a reference.
   * @param registry Says which types have a name, and which one of several types with the same name has it alone.
   */
  constructor(prefix: string, registry: Registry, docs: Docs) {
    this.#prefix = prefix;
    this.#registry = registry;
    this.#docs = docs;
  }

  /** A reference to the type's schema, or the schema itself of a type without a name. */
  of(type: Type<any>): JsonSchema {
    const name = this.#nameOf(type);
    if (name === undefined) return this.#schema(type);
    if (!Object.hasOwn(this.schemas, name)) {
      // Entered first, because types may contain themselves.
      const schema: JsonSchema = {};
      this.schemas[name] = schema;
      const description = this.#docs.ofType(type);
      Object.assign(schema, description !== undefined && { description }, this.#schema(type));
    }
    return { $ref: `${this.#prefix}${name}` };
  }

  /** Unique; letters, digits, dots and hyphens only, as OpenAPI has it. */
  #nameOf(type: Type<any>): string | undefined {
    const known = this.#names.get(type);
    if (known !== undefined) return known;
    const entry = this.#registry.entryOf(type);
    if (entry === undefined) return undefined;
    const alone = this.#registry.findType(entry.name) === entry;
    const wanted = (alone ? entry.name : `${entry.module}.${entry.name}`).replace(/[^\w.-]/g, "_");
    let name = wanted;
    for (let i = 2; this.#taken.has(name); i++) name = `${wanted}-${i}`;
    this.#taken.add(name);
    this.#names.set(type, name);
    return name;
  }

  #schema(type: Type<any>): JsonSchema {
    const { schema } = type;
    switch (schema.kind) {
      case "alias":
      case "tagged":
        return this.of(schema.type);
      case "sequence":
      case "set":
        return this.#structure(type, schema);
      case "sequenceOf":
      case "setOf":
        return schema.map ? this.#map(schema) : { type: "array", items: this.of(schema.element) };
      case "choice":
        return { oneOf: schema.members.map((member) => this.#alternative(type, member)) };
      case "open":
        return this.#open(schema);
      default:
        return simple(schema);
    }
  }

  /** A value with the name of its row, or octets of one that is not known. */
  #open({ rows, contents }: Extract<Schema, { kind: "open" }>): JsonSchema {
    const known = rows.map(({ name, type }) => ({
      type: "object",
      properties: { known: { const: name }, value: this.of(type) },
      required: ["known", "value"],
    }));
    return { oneOf: [...known, simple({ kind: contents ?? "any" })] };
  }

  #structure(type: Type<any>, schema: Extract<Schema, { kind: "sequence" | "set" }>): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const member of schema.members) {
      const key = underscored(member.name);
      properties[key] = this.#member(type, member);
      if (isMandatory(member)) required.push(key);
    }
    return {
      type: "object",
      properties,
      ...(required.length > 0 && { required }),
      ...(!schema.extensible && { additionalProperties: false }),
    };
  }

  #member(within: Type<any>, { name, type }: Member): JsonSchema {
    const description = this.#docs.ofMember(within, name);
    return { ...this.of(type), ...(description !== undefined && { description }) };
  }

  #alternative(type: Type<any>, member: Member): JsonSchema {
    const key = underscored(member.name);
    return {
      type: "object",
      properties: { [key]: this.#member(type, member) },
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
      return {
        type: "object",
        // As an example, NULL.
        properties: { _ber: { type: "string", examples: ["0500"] } },
        required: ["_ber"],
      };
    case "objectIdentifier":
      return { type: "string", examples: [schema.relative ? "1.2" : "1.3.6.1"] };
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
