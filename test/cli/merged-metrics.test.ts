import { expect, test } from "vitest";
import { mergedMetrics } from "../../src/cli/merged-metrics.js";

const text = (worker: number, ...names: string[]): string =>
  names
    .map((name) =>
      [
        `# HELP ${name} what it is`,
        `# TYPE ${name} counter`,
        `${name}{worker="${worker}"} ${worker}`,
        `${name}{worker="${worker}",more="# HELP"} 0`,
      ].join("\n"),
    )
    .join("\n\n");

test("metrics of several processes have one description each, and all their samples after it", () => {
  const merged = mergedMetrics([text(1, "a", "b"), "", text(2, "b", "c"), text(3, "a")]);
  expect(merged.split("\n")).toEqual([
    "# HELP a what it is",
    "# TYPE a counter",
    'a{worker="1"} 1',
    'a{worker="1",more="# HELP"} 0',
    'a{worker="3"} 3',
    'a{worker="3",more="# HELP"} 0',
    "# HELP b what it is",
    "# TYPE b counter",
    'b{worker="1"} 1',
    'b{worker="1",more="# HELP"} 0',
    'b{worker="2"} 2',
    'b{worker="2",more="# HELP"} 0',
    "# HELP c what it is",
    "# TYPE c counter",
    'c{worker="2"} 2',
    'c{worker="2",more="# HELP"} 0',
    "",
  ]);
  expect(mergedMetrics([])).toBe("");
});
