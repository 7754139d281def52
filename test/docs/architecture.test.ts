import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const text = readFileSync(join(root, "docs/architecture.md"), "utf8");

test("every path that docs/architecture.md names exists", () => {
  const paths = [...text.matchAll(/\b(?:src|test|scripts|bench|examples|docs)\/[\w./-]*\w/g)];
  expect(paths.length).toBeGreaterThan(40);
  expect(paths.map(([path]) => path).filter((path) => !existsSync(join(root, path)))).toEqual([]);
});
