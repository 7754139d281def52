import { describe, expect, test } from "vitest";
import { coverageReport, type FileCoverage } from "../../scripts/coverage-report.js";

/** A file with statements at these lines, run so many times each. */
function file(path: string, lines: readonly (readonly [number, number])[]): FileCoverage {
  return {
    path: `/root/${path}`,
    statementMap: Object.fromEntries(lines.map(([line], id) => [id, { start: { line } }])),
    s: Object.fromEntries(lines.map(([, count], id) => [id, count])),
    f: { 0: 1, 1: 0 },
    b: { 0: [3, 0], 1: [1] },
  };
}

function reportOf(...files: FileCoverage[]): string[] {
  const byPath = Object.fromEntries(files.map((one) => [one.path, one]));
  return coverageReport(byPath, "/root", ["src/rose"]).split("\n");
}

describe("the report of coverage", () => {
  const report = reportOf(
    file("src/rose/b.ts", [
      [1, 5],
      [3, 0],
      [4, 0],
      [9, 0],
    ]),
    file("src/rose/time/a.ts", [
      [2, 0],
      [2, 1],
      [7, 0],
    ]),
    file("src/rose/whole.ts", [[1, 1]]),
    file("src/codec/c.ts", [[1, 0]]),
  );

  test("has a row for each room, whatever folders are in it", () => {
    expect(report.slice(2, 4)).toEqual([
      "| src/codec | 0.0 % (0 of 1) | 50.0 % (1 of 2) | 66.6 % (2 of 3) |",
      "| src/rose | 42.8 % (3 of 7) | 50.0 % (3 of 6) | 66.6 % (6 of 9) |",
    ]);
  });

  test("lists the lines that were not run of the rooms asked for, neighbours as ranges", () => {
    expect(report.slice(4)).toEqual([
      "",
      "Lines of src/rose that these tests have not run:",
      "",
      "src/rose/b.ts: 3-4, 9",
      "src/rose/time/a.ts: 7",
      "",
    ]);
  });

  test("takes a line as run if one of its statements has run", () => {
    expect(
      reportOf(
        file("src/rose/a.ts", [
          [1, 0],
          [1, 2],
        ]),
      ).at(-2),
    ).toBe("");
  });
});
