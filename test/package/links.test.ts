import { existsSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOf, packageNames, root } from "../../scripts/packages.js";
import { documentsOf } from "./packed.js";

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

/** Those that lead nowhere. */
function lostIn(
  path: string,
  text: string,
  isThere: (target: string) => boolean,
  read: (target: string) => string,
): string[] {
  return linksOf(text).filter((link) => {
    const [file, anchor] = link.split("#") as [string, string | undefined];
    const target = file === "" ? path : normalize(`${dirname(path)}/${file}`);
    if (!isThere(target)) return true;
    return anchor !== undefined && target.endsWith(".md") && !anchorsOf(read(target)).has(anchor);
  });
}

describe.each(packageNames)("in the package %s", (name) => {
  const files = filesOf(name).map(({ path }) => path);
  const documents = new Map(documentsOf(name).map(({ path, text }) => [path, text]));
  const isThere = (target: string) =>
    files.some((path) => path === target || path.startsWith(`${target}/`));

  test("are documents", () => {
    const paths = [...documents.keys()];
    expect(paths).toEqual(expect.arrayContaining(["README.md", "CHANGELOG.md", "docs/cli.md"]));
  });

  test.each([...documents])("%s links to nothing that is not there", (path, text) => {
    expect(lostIn(path, text, isThere, (target) => documents.get(target)!)).toEqual([]);
  });
});

test.each(["README.md", "CONTRIBUTING.md"])("%s links to nothing that is not there", (path) => {
  const read = (target: string) => readFileSync(join(root, target), "utf8");
  const isThere = (target: string) => existsSync(join(root, target));
  expect(lostIn(path, read(path), isThere, read)).toEqual([]);
});
