import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { needsServices, titlesToRun } from "./services.js";

const root = join(import.meta.dirname, "..");

test("npm run test:services runs every file of tests that need services", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const folders = [...scripts["test:services"]!.matchAll(/test\/\w+/g)].map(([folder]) => folder);
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `test/${file}`);
  const needing = files.filter((file) => {
    const titles = readFileSync(join(root, file), "utf8").matchAll(
      /\b(?:test|it|describe)\b[^"`\n]*\(\s*(["`])(.*?)\1/g,
    );
    return [...titles].some(([, , title]) => needsServices.test(title!));
  });
  expect(needing).toContain("test/gateway/explorer.test.ts");
  expect(needing.filter((file) => !folders.some((folder) => file.startsWith(folder)))).toEqual([]);
});

test.each([
  ["in 'PostgreSQL', a note is kept", true],
  ["the page in Chromium shows events", true],
  ["comes from curl, with a body", true],
  ["in 'SQLite in memory', a note is kept", false],
])("by the title of a test it is known whether it needs services (%#)", (title, needs) => {
  expect(titlesToRun().test(title)).toBe(!needs);
  expect(titlesToRun("only").test(title)).toBe(needs);
  expect(titlesToRun("too").test(title)).toBe(true);
});

test("which tests are wanted is not guessed", () => {
  expect(() => titlesToRun("all")).toThrow('"only" or "too"');
});
