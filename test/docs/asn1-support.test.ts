import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { asn1Support } from "../../scripts/asn1-support.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const text = readFileSync(`${root}/docs/asn1-support.md`, "utf8");
// generated.test.ts compares the whole document with this.
const rows = (await asn1Support(root)).split("\n");

test.each([
  ["AUTOMATIC TAGS", "supported", "tags.test.ts"],
  ["COMPONENTS OF", "supported", "structure.test.ts"],
  ["Notation of classes", "supported", "object-notation.test.ts"],
  ["Object identifiers of operations and errors", "not supported", "operation.test.ts"],
])("%s is %s", (construct, support, file) => {
  expect(rows).toContain(`| ${construct} | ${support} | \`test/asn1/${file}\` |`);
});

test("every file that the table refers to is there", () => {
  const links = [...text.matchAll(/`(test\/asn1\/[^`]*)`/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(50);
  for (const link of new Set(links)) expect(readFileSync(`${root}/${link}`, "utf8")).not.toBe("");
});
