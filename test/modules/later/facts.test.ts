import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { Event, isType, Operation } from "../../../src/codec/index.js";
import * as modules from "../../../src/modules/index.js";
import * as later from "../../../src/modules/later/index.js";
import {
  byId,
  exportsByFolder,
  summarizeOperations,
  typesOf,
  type Summary,
  type TypeSummary,
} from "../../support/facts.js";

/** What the public modules of version 8 say of what 6.1 lacks or has otherwise. */
const summary = JSON.parse(
  readFileSync(new URL("../../corpus/later-facts-summary.json", import.meta.url), "utf8"),
) as Summary & {
  /** The types that are the same in 6.1, and the module of 6.1 that has them. */
  shared: [folder: string, type: TypeSummary][];
};
const exportsOf = exportsByFolder(later);
const exportsOf61 = exportsByFolder(modules);
const own = new Set(summary.modules.flatMap(({ types }) => types.map(({ name }) => name)));

/** What a type looks like on the wire: whether it may grow does not show. */
function onTheWire(type: TypeSummary): TypeSummary {
  const { extensible: _, ...rest } = type;
  return rest;
}

const types61 = new Map(
  Object.values(modules).flatMap((exports) => [...typesOf(Object.values(exports))]),
);

describe("the modules of version 8 say what its public modules say", () => {
  test.each(summary.modules)("types of $folder", ({ folder, types }) => {
    const found = typesOf(exportsOf(folder));
    expect([...found.values()]).toEqual(types);
  });

  test.each(summary.modules)("operations and events of $folder", ({ folder, operations }) => {
    expect(summarizeOperations(exportsOf(folder))).toEqual(byId(operations));
  });

  test("19 modules, 46 operations, 28 events, 191 types", () => {
    const all = summary.modules.flatMap(({ folder }) => exportsOf(folder));
    expect(Object.keys(later)).toHaveLength(19);
    expect({
      operations: all.filter((value) => value instanceof Operation).length,
      events: all.filter((value) => value instanceof Event).length,
      types: all.filter(isType).length,
    }).toEqual({ operations: 46, events: 28, types: 191 });
  });
});

describe("types that both versions have", () => {
  test.each(
    summary.shared.map(([folder, type]): [string, string, TypeSummary] => [
      type.name,
      folder,
      type,
    ]),
  )("%s is that of 6.1, for it looks the same on the wire", (name, folder, type) => {
    const found = typesOf(exportsOf61(folder)).get(name);
    expect(found).toBeDefined();
    if (name === "AsnOptionalParam") {
      // Its CHOICE has a name in 6.1.
      expect(type.fields?.[1]?.[4]).toEqual(
        typesOf(exportsOf61(folder)).get("AsnOptionalParamChoice")?.fields,
      );
    } else if (name === "AsnTaskPrivacy") {
      // One of its numbers has another name in 6.1.
      expect(Object.values(found?.values ?? {})).toEqual(Object.values(type.values ?? {}));
    } else {
      expect(onTheWire(found!)).toEqual(onTheWire(type));
    }
    expect(own).not.toContain(name);
  });

  test("are shared only if all that is in them is", () => {
    const parts = summary.shared.flatMap(([, { element, fields }]) => [
      ...(element === undefined ? [] : [element]),
      ...(fields ?? []).map(([, type]) => type),
    ]);
    expect(parts.filter((part) => own.has(part))).toEqual([]);
  });

  test("and are not shared differ on the wire, or something in them does", () => {
    const types = summary.modules.flatMap((module) => module.types);
    const alike = types.filter((type) => {
      const earlier = types61.get(type.name);
      const parts = [type.element ?? "", ...(type.fields ?? []).map(([, part]) => part)];
      return (
        earlier !== undefined &&
        JSON.stringify(onTheWire(earlier)) === JSON.stringify(onTheWire(type)) &&
        !parts.some((part) => own.has(part))
      );
    });
    expect(alike).toEqual([]);
  });
});
