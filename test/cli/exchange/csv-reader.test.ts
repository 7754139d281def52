import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openCsv } from "../../../src/cli/exchange/csv-reader.js";
import { csvLine } from "../../../src/cli/exchange/csv-writer.js";
import type { Entry } from "../../../src/cli/exchange/entry.js";
import { fileOf } from "./support.js";

const table = {
  columns: ["name", "text", "other"].map((name) => ({ name, phone: false })),
  required: ["name"],
};

async function entriesOf(text: string | Buffer, atOnce?: number): Promise<Entry[]> {
  const file = await openCsv(fileOf(text, atOnce), table);
  const entries: Entry[] = [];
  for await (const entry of file.entries()) entries.push(entry);
  return entries;
}

/** The cells of each line, or its fault. */
async function read(text: string | Buffer): Promise<unknown[]> {
  const entries = await entriesOf(text);
  return entries.map((entry) => [
    entry.line,
    "row" in entry ? Object.fromEntries(entry.row) : entry.fault,
  ]);
}

describe("a file of CSV", () => {
  test("has names of columns in any order and case, with spaces around, after a byte order mark", async () => {
    expect(await read("\ufeffText, NAME\r\nx,alice\r\n\r\ny,bob")).toEqual([
      [2, { text: "x", name: "alice" }],
      [4, { text: "y", name: "bob" }],
    ]);
  });

  test.each([",", ";", "\t"])("has cells with %j between them", async (delimiter) => {
    const text = [
      ["name", "text"],
      ["alice", '"a,b;c\td"'],
    ];
    const lines = text.map((cells) => cells.join(delimiter)).join("\n");
    expect(await read(lines)).toEqual([[2, { name: "alice", text: "a,b;c\td" }]]);
  });

  test("keeps line ends within quotes, and counts them", async () => {
    expect(await read('name,text\r\na,"1\r\n2\n3"\r\nb,""""\r\n')).toEqual([
      [2, { name: "a", text: "1\r\n2\n3" }],
      [5, { name: "b", text: '"' }],
    ]);
  });

  test.each([
    ["a quote that is not closed", '"a,1', "has a quote that is not closed"],
    ["something after a quote", '"a"b"",1', "has a quote in the wrong place"],
    ["too few cells", "a", "has 1 cells, and the header 2"],
    ["too many cells", "a,1,2", "has 3 cells, and the header 2"],
    ["a mebibyte", `a,${"x".repeat(1024 * 1024)}`, "is longer than 1048576 octets"],
  ])("loses only the line with %s", async (_, line, fault) => {
    expect(await read(`name,text\nb,1\n${line}\nc,2\nd,3\n`)).toEqual([
      [2, { name: "b", text: "1" }],
      [3, fault],
      [4, { name: "c", text: "2" }],
      [5, { name: "d", text: "3" }],
    ]);
  });

  test("loses only the line that is not UTF-8", async () => {
    const latin = Buffer.from("name,text\na,M\u00fcller\nb,2\n", "latin1");
    expect(await read(latin)).toEqual([
      [2, "is not UTF-8"],
      [3, { name: "b", text: "2" }],
    ]);
  });

  test("leads back to lines after a quote that nobody closes, however many follow", async () => {
    const lines = Array.from({ length: 12_000 }, (_, at) => `u${at},1`);
    const found = await read(["name,text", '"x,1', ...lines].join("\n"));
    expect(found[0]).toEqual([2, "has a quote that is not closed"]);
    expect(found).toHaveLength(12_001);
    expect(found.at(-1)).toEqual([12_002, { name: "u11999", text: "1" }]);
  });

  test("says what is wrong with its header before anything is read", async () => {
    await expect(read("")).rejects.toThrow("the file has no header");
    await expect(read("name,txet\n")).rejects.toThrow(
      'unknown column "txet": did you mean "text"?',
    );
    await expect(read("name,name\n")).rejects.toThrow('the column "name" is there twice');
    await expect(read("text\n")).rejects.toThrow('the file has no column "name"');
  });

  test("may be one of refused lines: their numbers and reasons are not looked at", async () => {
    expect(await read("line,reason,name\n7,because,alice\n")).toEqual([[2, { name: "alice" }]]);
  });

  test("has the cells that were written, whatever they are", async () => {
    const cell = fc.oneof(
      fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", "a", " ", "\ufeff") }),
      fc.string({ unit: "binary" }),
    );
    const property = fc.asyncProperty(
      fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { maxLength: 5 }),
      fc.integer({ min: 1, max: 20 }),
      async (rows, atOnce) => {
        const text = [["name", "text", "other"], ...rows].map(csvLine).join("");
        const entries = await entriesOf(text, atOnce);
        const cells = entries.map((entry) => ("row" in entry ? [...entry.row.values()] : entry));
        expect(cells).toEqual(rows);
      },
    );
    await fc.assert(property, { numRuns: 300 });
  });
});
