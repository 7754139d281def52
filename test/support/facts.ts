import { Event, isType, Operation, type Member, type Type } from "../../src/codec/index.js";

/** A type as the protocol's documents put it. */
export interface TypeSummary {
  name: string;
  kind: string;
  element?: string;
  extensible?: boolean;
  fields?: FieldSummary[];
  values?: Record<string, number>;
}

/** Name, type, whether it is optional, tag; then whether the tag is explicit, and the members of a type without a name. */
export type FieldSummary = [
  name: string,
  type: string,
  optional: boolean,
  tag: number | null,
  ...more: ("explicit" | FieldSummary[])[],
];

/** Name, id, argument, result, error. */
export type OperationSummary = [string, number, string, string | null, string | null];

/** What the protocol's documents say of modules, without their texts. */
export interface Summary {
  modules: {
    folder: string;
    operations: OperationSummary[];
    types: TypeSummary[];
  }[];
}

/** The type as the documents put it, read back from the schema. */
export function summarize(type: Type<unknown>): TypeSummary {
  const { name, schema } = type;
  switch (schema.kind) {
    case "sequence":
    case "choice":
      return {
        name,
        kind: schema.kind,
        extensible: schema.extensible,
        fields: schema.members.map(summarizeMember),
      };
    case "sequenceOf":
      return { name, kind: "sequenceOf", element: typeName(schema.element) };
    case "enumerated":
      return { name, kind: "enumerated", values: schema.names };
    case "systemTime":
      return { name, kind: "real" };
    case "alias": {
      const inner = schema.type.schema;
      return inner.kind === "bitString"
        ? { name, kind: "bitString", values: inner.names ?? {} }
        : { name, kind: typeName(schema.type).replace("UTF8String", "utf8String") };
    }
    default:
      return { name, kind: schema.kind };
  }
}

function summarizeMember({ name, type, optional }: Member): FieldSummary {
  const { schema } = type;
  if (schema.kind !== "tagged") {
    const inner = type.name === "" && schema.kind === "choice" ? schema.members : [];
    const members = inner.length > 0 ? [inner.map(summarizeMember)] : [];
    return [name, typeName(type), optional, null, ...members];
  }
  if (schema.class !== "context") throw new Error(`${name} has another tag`);
  const explicit = schema.explicit ? (["explicit"] as const) : [];
  return [name, typeName(schema.type), optional, schema.number, ...explicit];
}

function typeName({ name, schema }: Type<unknown>): string {
  if (name !== "") return name;
  if (schema.kind === "string") return schema.string;
  if (schema.kind === "octetString") return "OCTET STRING";
  return schema.kind.toUpperCase();
}

/** The operations and events among what a module exports, by their ids. */
export function summarizeOperations(exports: readonly unknown[]): OperationSummary[] {
  const found = exports.flatMap((value): OperationSummary[] => {
    if (value instanceof Event) return [[value.name, value.id, value.argument.name, null, null]];
    if (!(value instanceof Operation)) return [];
    const { name, id, argument, result, error } = value;
    return [
      [name, id, argument.name, result.name, error.schema.kind === "null" ? null : error.name],
    ];
  });
  return byId(found);
}

export function byId(list: readonly OperationSummary[]): OperationSummary[] {
  return list.toSorted(([, left], [, right]) => left - right);
}

/** What the modules of a version export, by their folders. */
export function exportsByFolder(
  modules: Readonly<Record<string, unknown>>,
): (folder: string) => unknown[] {
  const namespaces = new Map(
    Object.entries(modules).map(([name, exports]) => [
      name.toLowerCase(),
      Object.values(exports as object) as unknown[],
    ]),
  );
  return (folder) => namespaces.get(folder.replaceAll("-", "")) ?? [];
}

/** The types among what a module exports, by their names. */
export function typesOf(exports: readonly unknown[]): Map<string, TypeSummary> {
  return new Map(exports.filter(isType).map((type) => [type.name, summarize(type)]));
}
