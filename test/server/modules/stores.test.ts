import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";

/** Matches code that makes a server or a kernel, and therefore a database. */
const makes = /\b(?:running|logonKernel|testKernel)\(/;
/** Matches code that makes a test run on one store only: `running` of no store makes a server in memory, unless it is given a database. */
const choosing =
  /":memory:"|import \{ [^}]*\bopenSqlite\b|\brunning\b.*from "..\/..\/running.js"(?![^]*[^.]\brunning\(\{[^}]*\bdatabase\b)/;

test("each test of a module that has a database runs on SQLite and on PostgreSQL", () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: "utf8" }).filter(
    (name) => name.endsWith(".test.ts") && name !== basename(import.meta.filename),
  );
  const texts = files.map((file) => readFileSync(join(import.meta.dirname, file), "utf8"));
  const making = texts.filter((text) => makes.test(text));
  expect(making.length).toBeGreaterThan(8);
  const wrong = files.filter((_, i) => {
    const text = texts[i]!;
    return choosing.test(text) || (makes.test(text) && !text.includes("each(moduleStores"));
  });
  expect(wrong).toEqual([]);
});
