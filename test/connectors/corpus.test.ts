import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { PatchError } from "../../src/connectors/patch/errors.js";
import { readJsonPatch } from "../../src/connectors/patch/json-patch.js";
import { kindsOf } from "../../src/connectors/mapping.js";
import { superOfficeMapping } from "../../src/connectors/superoffice/mapping.js";
import { properties, readOnlyProperties } from "../../src/connectors/superoffice/properties.js";
import { Zone } from "../../src/connectors/time.js";
import { vitecMapping } from "../../src/connectors/vitec/mapping.js";
import { xelionMapping } from "../../src/connectors/xelion/mapping.js";
import { applyOperations, readOperations } from "../../src/connectors/xelion/operations.js";

interface Documents {
  readonly xelion: { readonly fields: Readonly<Record<string, string>> };
  readonly vitec: { readonly bodyParameters: Readonly<Record<string, string>> };
  readonly superoffice: {
    readonly properties: Readonly<Record<string, string>>;
    readonly readOnly: readonly string[];
    readonly operations: readonly string[];
    readonly notSupported: readonly string[];
  };
}

/** The names and types of the tables in the three documents, as they stand there. */
const { xelion, vitec, superoffice } = JSON.parse(
  readFileSync(new URL("../corpus/connectors/documents.json", import.meta.url), "utf8"),
) as Documents;

const zone = new Zone("Europe/Amsterdam");

describe("Xelion's table of fields", () => {
  const mapping = xelionMapping({ zone });
  const fields = Object.entries(xelion.fields).map(([path, operations]) => ({
    name: path.split("/")[0]!,
    allowed: operations.replace(" relation", "").split(", "),
  }));

  test("has 25 fields, all of them and no others in the mapping", () => {
    expect(fields).toHaveLength(25);
    const names = fields.map(({ name }) => name);
    expect([...kindsOf(mapping).keys()].toSorted()).toEqual(names.toSorted());
  });

  test.each(fields)("$name takes $allowed and nothing else", ({ name, allowed }) => {
    const value = kindsOf(mapping).get(name) === "list" ? "7" : null;
    const taken = ["add", "replace", "remove"].filter((op) => {
      const body = { operations: [{ op, path: `/${name}`, value }] };
      try {
        applyOperations(
          mapping,
          { [name]: value === null ? null : ["7"] },
          readOperations(body, 1),
        );
        return true;
      } catch {
        return false;
      }
    });
    expect(taken).toEqual(allowed);
  });
});

describe("Vitec Connect's table of body parameters", () => {
  const mapping = vitecMapping({ zone });
  const kinds: Readonly<Record<string, string>> = {
    string: "string",
    date: "time",
    boolean: "boolean",
    integer: "integer",
    RecurrencePattern: "string",
    "Collection of DayOfWeek": "list",
  };

  test("has 12 parameters, all of them and no others in the mapping, with their types", () => {
    const parameters = Object.entries(vitec.bodyParameters);
    expect(parameters).toHaveLength(12);
    const expected = parameters.map(([name, type]) => [
      name[0]!.toLowerCase() + name.slice(1),
      kinds[type],
    ]);
    expect([...kindsOf(mapping)].toSorted()).toEqual(expected.toSorted());
  });
});

describe("SuperOffice's table of properties", () => {
  const kinds: Readonly<Record<string, string>> = {
    string: "string",
    "date-time": "time",
    int32: "integer",
    bool: "boolean",
    array: "list",
  };

  test("has 62 properties, all of them and no others in the mapping, with their types", () => {
    const listed = Object.entries(superoffice.properties);
    expect(listed).toHaveLength(62);
    const expected = listed.map(([name, type]) => [name, kinds[type] ?? "object"]);
    expect(Object.entries(properties)).toEqual(expected);
    const mapped = [...kindsOf(superOfficeMapping({ zone }))];
    expect(mapped.toSorted()).toEqual(expected.toSorted());
  });

  test("calls two of them read-only, and so they are", () => {
    expect(superoffice.readOnly).toEqual(["CreatedBy", "PreferredTZLocationData"]);
    for (const name of superoffice.readOnly) expect(readOnlyProperties.has(name)).toBe(true);
  });

  test("goes with four operations, and two that are refused", () => {
    expect(superoffice.operations).toHaveLength(4);
    const patch = (op: string) => [{ op, path: "/Title", from: "/Agenda", value: "x" }];
    for (const op of superoffice.operations) {
      expect(readJsonPatch(patch(op), 1)).toMatchObject([{ op, path: "/Title" }]);
    }
    for (const op of superoffice.notSupported) {
      expect(() => readJsonPatch(patch(op), 1)).toThrow(PatchError);
    }
  });
});
