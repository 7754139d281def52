import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Event, isType, Operation, type Member, type Type } from "../../src/codec/index.js";
import * as modules from "../../src/modules/index.js";

/** What the protocol's documents say, as scripts/modules-from-facts.ts condenses it. */
interface Summary {
  modules: {
    folder: string;
    /** Name, id, argument, result, error. */
    operations: [string, number, string, string | null, string | null][];
    types: TypeSummary[];
  }[];
}

interface TypeSummary {
  name: string;
  kind: string;
  element?: string;
  extensible?: boolean;
  /** Name, type, whether it is optional, tag. */
  fields?: [string, string, boolean, number | null][];
  values?: Record<string, number>;
}

const summary = JSON.parse(
  readFileSync(new URL("../corpus/facts-summary.json", import.meta.url), "utf8"),
) as Summary;

const namespaces = new Map(
  Object.entries(modules).map(([name, exports]) => [name.toLowerCase(), Object.values(exports)]),
);

function exportsOf(folder: string): unknown[] {
  return namespaces.get(folder.replaceAll("-", "")) ?? [];
}

/** The type as the documents put it, read back from the schema. */
function summarize(type: Type<unknown>): TypeSummary {
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

function summarizeMember({
  name,
  type,
  optional,
}: Member): [string, string, boolean, number | null] {
  const { schema } = type;
  if (schema.kind !== "tagged") return [name, typeName(type), optional, null];
  if (schema.class !== "context" || schema.explicit) throw new Error(`${name} has another tag`);
  return [name, typeName(schema.type), optional, schema.number];
}

function typeName({ name, schema }: Type<unknown>): string {
  if (name !== "") return name;
  if (schema.kind === "string") return schema.string;
  if (schema.kind === "octetString") return "OCTET STRING";
  return schema.kind.toUpperCase();
}

function byId(list: readonly unknown[][]): unknown[][] {
  return list.toSorted(([, left], [, right]) => Number(left) - Number(right));
}

describe("the modules say what the protocol's documents say", () => {
  test.each(summary.modules)("types of $folder", ({ folder, types }) => {
    const found = exportsOf(folder).filter(isType);
    const byName = new Map(found.map((type) => [type.name, summarize(type)]));
    for (const expected of types) expect(byName.get(expected.name)).toEqual(expected);
    expect(found).toHaveLength(types.length);
    for (const { name, values } of types) {
      const order = Object.keys(values ?? {});
      expect(Object.keys(byName.get(name)?.values ?? {})).toEqual(order);
    }
  });

  test.each(summary.modules)("operations and events of $folder", ({ folder, operations }) => {
    const found = exportsOf(folder).flatMap((value): unknown[][] => {
      if (value instanceof Event) return [[value.name, value.id, value.argument.name, null, null]];
      if (!(value instanceof Operation)) return [];
      const { name, id, argument, result, error } = value;
      return [
        [name, id, argument.name, result.name, error.schema.kind === "null" ? null : error.name],
      ];
    });
    expect(byId(found)).toEqual(byId(operations));
  });

  test("24 modules, 391 operations, 135 events, 1,248 types, 3,407 members, 1,111 numbers", () => {
    const all = summary.modules.flatMap(({ folder }) => exportsOf(folder));
    const types = all.filter(isType).map(summarize);
    expect({
      modules: summary.modules.length,
      operations: all.filter((value) => value instanceof Operation).length,
      events: all.filter((value) => value instanceof Event).length,
      types: types.length,
      members: types.flatMap(({ fields }) => fields ?? []).length,
      numbers: types.flatMap(({ values }) => Object.keys(values ?? {})).length,
    }).toEqual({
      modules: 24,
      operations: 391,
      events: 135,
      types: 1248,
      members: 3407,
      numbers: 1111,
    });
  });

  test("only AsnOptionalParameters is a map in JSON", () => {
    const maps = [...namespaces.values()].flat().flatMap((value) => {
      if (!isType(value)) return [];
      const { name, schema } = value;
      return schema.kind === "sequenceOf" && schema.map ? [name] : [];
    });
    expect(maps).toEqual(["AsnOptionalParameters"]);
  });
});
