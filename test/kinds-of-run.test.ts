import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isRest, titlesToRun } from "./kinds-of-run.js";

const root = join(import.meta.dirname, "..");

test("npm run test:rest runs every file that has tests of the rest", () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    scripts: Record<string, string>;
  };
  const folders = [...scripts["test:rest"]!.matchAll(/test\/[\w/]+/g)].map(([folder]) => folder);
  const files = readdirSync(join(root, "test"), { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".test.ts"))
    .map((file) => `test/${file}`);
  const needing = files.filter((file) => {
    const titles = readFileSync(join(root, file), "utf8").matchAll(
      /\b(?:test|it|describe)\b[^"`\n]*\(\s*(["`])(.*?)\1/g,
    );
    return [...titles].some(([, , title]) => isRest.test(title!));
  });
  expect(needing).toContain("test/gateway/explorer.test.ts");
  expect(needing.filter((file) => !folders.some((folder) => file.startsWith(folder)))).toEqual([]);
});

test.each([
  ["in 'PostgreSQL', a note is kept", true],
  ["over NATS, a note reaches the other server", true],
  ["the page in Chromium shows events", true],
  ["comes from curl, with a body", true],
  ["a shell in tmux completes names", true],
  ["every benchmark runs (long)", true],
  ["in 'SQLite in memory', a note is kept", false],
])("by its title it is known whether a test belongs to the rest (%#)", (title, isOfTheRest) => {
  expect(titlesToRun().test(title)).toBe(!isOfTheRest);
  expect(titlesToRun("rest").test(title)).toBe(isOfTheRest);
  expect(titlesToRun("all").test(title)).toBe(true);
});

test("which tests are wanted is not guessed", () => {
  expect(() => titlesToRun("more")).toThrow('"rest" or "all"');
});
