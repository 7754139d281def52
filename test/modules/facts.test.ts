import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Event, isType, Operation } from "../../src/codec/index.js";
import * as modules from "../../src/modules/index.js";
import {
  byId,
  exportsByFolder,
  summarize,
  summarizeOperations,
  typesOf,
  type Summary,
} from "../support/facts.js";

/** What the protocol's documents say, as scripts/modules-from-facts.ts condenses it. */
const summary = JSON.parse(
  readFileSync(new URL("../corpus/facts-summary.json", import.meta.url), "utf8"),
) as Summary;
const exportsOf = exportsByFolder(modules);

describe("the modules say what the protocol's documents say", () => {
  test.each(summary.modules)("types of $folder", ({ folder, types }) => {
    const found = typesOf(exportsOf(folder));
    for (const expected of types) expect(found.get(expected.name)).toEqual(expected);
    expect(found.size).toBe(types.length);
    for (const { name, values } of types) {
      const order = Object.keys(values ?? {});
      expect(Object.keys(found.get(name)?.values ?? {})).toEqual(order);
    }
  });

  test.each(summary.modules)("operations and events of $folder", ({ folder, operations }) => {
    expect(summarizeOperations(exportsOf(folder))).toEqual(byId(operations));
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
    const maps = Object.values(modules)
      .flatMap((exports) => Object.values(exports) as unknown[])
      .flatMap((value) => {
        if (!isType(value)) return [];
        const { name, schema } = value;
        return schema.kind === "sequenceOf" && schema.map ? [name] : [];
      });
    expect(maps).toEqual(["AsnOptionalParameters"]);
  });
});
