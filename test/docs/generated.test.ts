import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { generateDocuments } from "../../scripts/generator.js";
import { defaultGatewayLimits } from "../../src/gateway/limits.js";
import { allLaterOperations } from "../../src/modules/later/registry.js";
import { allOperations } from "../../src/modules/registry.js";
import { defaultEngineLimits } from "../../src/rose/index.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const generated = await generateDocuments(root);

test.each([...generated.keys()])("%s is what the source says", (path) => {
  expect(read(path)).toBe(generated.get(path));
});

test.each([
  ["Of a connection", "rose", Object.keys(defaultEngineLimits)],
  ["Of the web service", "gateway", Object.keys(defaultGatewayLimits)],
])("docs/limits.md has, %s, tests of every limit", (heading, room, names) => {
  const [, section = ""] = read("docs/limits.md").split(`## ${heading}\n`);
  const lines = section.split("\n## ")[0]!.split("\n");
  for (const name of names) {
    const rows = lines.filter((line) => line.startsWith(`| \`${name}\` `));
    expect(rows).toHaveLength(2);
    expect(rows[1]).toContain(`(\`test/${room}/`);
  }
});

test("docs/coverage.md has a row for every operation and event of the protocol", () => {
  const rows = read("docs/coverage.md").match(/^\| \d+ +\| \w+ +\| (?:operation|event) +\| \d+ /gm);
  const named = (rows ?? []).map((row) => row.split("|").map((cell) => cell.trim())[2]);
  expect(named.toSorted()).toEqual(
    allOperations()
      .map(({ name }) => name)
      .toSorted(),
  );
});

test("docs/coverage.md has a row for every operation and event of version 8", () => {
  const [, section = ""] = read("docs/coverage.md").split("## Version 8\n");
  const rows = section.match(/^\| \d+ +\| \w+ +\| (?:operation|event) +\| [A-Z]\w+ /gm);
  const named = (rows ?? []).map((row) => row.split("|").map((cell) => cell.trim())[2]);
  expect(named.toSorted()).toEqual(
    allLaterOperations()
      .map(({ name }) => name)
      .toSorted(),
  );
});

test("docs/errors.md has every code that a class of errors is written with", () => {
  const text = read("docs/errors.md");
  const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" });
  const codes = files
    .filter((name) => name.endsWith(".ts"))
    .flatMap((name) => [...read(join("src", name)).matchAll(/readonly code = "([^"]+)"/g)])
    .map(([, code]) => code!);
  expect(codes.length).toBeGreaterThan(15);
  for (const code of codes) expect(text).toContain(`| \`${code}\` `);
});
