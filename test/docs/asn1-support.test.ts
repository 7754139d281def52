import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { asn1Support } from "../../scripts/asn1-support.js";
import { generateAll } from "../../scripts/generator.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const path = "docs/asn1-support.md";
const text = readFileSync(`${root}/${path}`, "utf8");

test("the table of what the ASN.1 compiler supports is what its tests say", async () => {
  expect((await generateAll(root)).get(path)).toBe(text);
});

test.each([
  ["AUTOMATIC TAGS", "supported", "tags.test.ts"],
  ["COMPONENTS OF", "supported", "structure.test.ts"],
  ["Information object classes", "not supported", "primitive.test.ts"],
  ["Parameterized types", "not supported", "primitive.test.ts"],
])("%s is %s", async (construct, support, file) => {
  const rows = (await asn1Support(root)).split("\n");
  expect(rows).toContain(`| ${construct} | ${support} | \`test/asn1/${file}\` |`);
});

test("every file that the table refers to is there", () => {
  const links = [...text.matchAll(/`(test\/asn1\/[^`]*)`/g)].map(([, link]) => link!);
  expect(links.length).toBeGreaterThan(50);
  for (const link of new Set(links)) expect(readFileSync(`${root}/${link}`, "utf8")).not.toBe("");
});
