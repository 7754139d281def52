import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { kindsOf, mappingTable, type Mapping } from "../../src/connectors/mapping.js";
import { superOfficeMapping } from "../../src/connectors/superoffice/mapping.js";
import { Zone } from "../../src/connectors/time.js";
import { vitecMapping } from "../../src/connectors/vitec/mapping.js";
import { xelionMapping } from "../../src/connectors/xelion/mapping.js";

const zone = new Zone("UTC");
const document = readFileSync(
  new URL("../../docs/connectors-mappings.md", import.meta.url),
  "utf8",
);

/** The cells of a table, whatever its columns are padded to. */
function cells(table: string): string[][] {
  return table
    .trim()
    .split("\n")
    .filter((line) => !/^\|[\s|-]*$/.test(line))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}

function section(title: string): string {
  const start = document.indexOf(`\n## ${title}\n`) + title.length + 5;
  const end = document.indexOf("\n## ", start);
  return document.slice(start, end === -1 ? undefined : end);
}

const mappings: readonly [string, Mapping][] = [
  ["Xelion", xelionMapping({ zone })],
  ["Vitec Connect", vitecMapping({ zone })],
  ["SuperOffice", superOfficeMapping({ zone })],
];

describe.each(mappings)("the table of %s", (title, mapping) => {
  test("in the documentation says what the code does", () => {
    expect(cells(section(title))).toEqual(cells(mappingTable(mapping)));
  });

  test("has a conversion and a loss for every field", () => {
    const [head, ...lines] = cells(mappingTable(mapping));
    expect(head).toEqual(["Field", "AsnAppointmentEntry", "Direction", "Conversion", "Loss"]);
    const fields = lines.flatMap(([field]) =>
      field!.split(", ").map((name) => name.replaceAll("`", "")),
    );
    expect(fields).toEqual([...kindsOf(mapping).keys()]);
    for (const line of lines)
      expect(line.every((cell) => cell !== "" && cell !== "undefined")).toBe(true);
  });
});
