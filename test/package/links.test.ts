import { readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { expect, test } from "vitest";
import { packedFiles, root } from "./packed.js";

const files = await packedFiles();
const documents = files.filter((file) => file.endsWith(".md"));

/** What stands in a document outside of code. */
function proseOf(document: string): string {
  return document.replaceAll(/^```[^]*?^```$/gm, "").replaceAll(/`[^`\n]*`/g, "");
}

/** The ids that headings and `<a id>` have, as the usual readers make them. */
function anchorsOf(document: string): Set<string> {
  const headings = [...document.matchAll(/^#+ (.*)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
  return new Set([...headings, ...[...document.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!)]);
}

/** The links of a document to other files, and to places. */
function linksOf(document: string): string[] {
  const links = [...proseOf(document).matchAll(/\]\(<?([^)\s>]+)>?[^)]*\)/g)];
  return links.map(([, link]) => link!).filter((link) => !/^[a-z]+:/.test(link));
}

test("the documents are published", () => {
  expect(documents).toEqual(expect.arrayContaining(["README.md", "CHANGELOG.md", "docs/cli.md"]));
});

test.each(documents)("%s links to nothing that is not in the package", (path) => {
  const lost = linksOf(readFileSync(join(root, path), "utf8")).filter((link) => {
    const [file, anchor] = link.split("#") as [string, string | undefined];
    const target = file === "" ? path : normalize(join(dirname(path), file));
    if (!files.some((other) => other === target || other.startsWith(`${target}/`))) return true;
    if (anchor === undefined || !target.endsWith(".md")) return false;
    return !anchorsOf(readFileSync(join(root, target), "utf8")).has(anchor);
  });
  expect(lost).toEqual([]);
});
