import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { contactColumns } from "../../src/cli/exchange/contact.js";
import { tableOf } from "../../src/cli/exchange/kinds.js";
import { kindNames } from "../../src/cli/syntax/exchange.js";

const page = readFileSync(join(import.meta.dirname, "../../docs/import.md"), "utf8");

/** The columns in the table of a section. */
function documented(title: string): string[] {
  const [, after = ""] = page.split(new RegExp(`^### ${title}$`, "m"));
  const [section = ""] = after.split(/^##/m);
  const cells = section.matchAll(/^\| (`[^|]*) \|/gm);
  return Array.from(cells, ([, cell]) => cell!)
    .flatMap((cell) => [...cell.matchAll(/`([^`]+)`/g)])
    .map(([, name]) => name!);
}

const contact: readonly string[] = contactColumns.map(({ name }) => name);

test.each(kindNames)("docs/import.md has all columns of %s", (name) => {
  const known = tableOf(name).columns.map((column) => column.name);
  const hasContact = contact.every((column) => known.includes(column));
  const own = hasContact ? known.filter((column) => !contact.includes(column)) : known;
  expect(documented(name).toSorted()).toEqual(own.toSorted());
  expect(page.includes(`### ${name}\n`)).toBe(true);
});

test("docs/import.md has all columns of contacts", () => {
  expect(documented("Columns of a contact").toSorted()).toEqual(contact.toSorted());
});
