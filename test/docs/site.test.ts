import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { apiEntries, entryPoints, moduleOf } from "../../scripts/docs/api.js";
import { faultsOf } from "../../scripts/docs/built.js";
import { documents } from "../../scripts/docs/pages.js";
import { pagesOf, sidebarOf } from "../../scripts/docs/source.js";
import { root } from "../package/packed.js";

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-site-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

/** A tree in which all documents are there. */
const treeWith = (files: Readonly<Record<string, string>>): string =>
  folderWith({ ...Object.fromEntries(documents.map((path) => [path, "# Page\n"])), ...files });

describe("the site", () => {
  test("has every document of docs once, and a title for each", () => {
    const written = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
      .filter((path) => path.endsWith(".md"))
      .map((path) => `docs/${path}`);
    const shown = documents.filter((path) => path.startsWith("docs/"));
    expect(shown.toSorted()).toEqual(written.toSorted());
    const links = sidebarOf(root)
      .flatMap(({ link, items = [] }) => [link, ...items.map((item) => item.link)])
      .filter((link) => link !== undefined);
    expect(links).toHaveLength(documents.length);
  });

  test("has a page for every file of the tree that a document links to", () => {
    const pages = pagesOf(root);
    expect([...pages.keys()]).toEqual(expect.arrayContaining(["index.md", "docs/guide/index.md"]));
    expect(pages.get("index.md")).toContain("](/docs/own-module.html)");
    expect(pages.get("index.md")).toContain("](/docs/server.html#a-module-of-your-own)");
    expect(pages.get("index.md")).toContain("](/examples/certificate-reader/reader.ts.html)");
    expect(pages.get("examples/certificate-reader/reader.ts.md")).toContain('from "rosewire/');
  });

  test("leaves what looks like a link in code as it is, and addresses elsewhere", () => {
    const text =
      "# Page\n`a[0](b.md)` [x](https://example.org/a.md) [y](#page)\n\n```ts\na[0](b)\n```\n";
    expect(pagesOf(treeWith({ "docs/cli.md": text })).get("docs/cli.md")).toBe(text);
  });

  test("takes links of a package's README as those of the tree", () => {
    const path = "packages/rosewire/README.md";
    const pages = pagesOf(treeWith({ [path]: "# rosewire\n[x](docs/cli.md)\n" }));
    expect(pages.get("packages/rosewire/index.md")).toContain("[x](/docs/cli.html)");
  });

  test.each([
    [
      "a file that is not there",
      "nowhere.md",
      "docs/cli.md links to nowhere.md, which is not a file",
    ],
    ["a folder", "guide", "docs/cli.md links to guide, which is not a file"],
    [
      "a document without a place on it",
      "other.md",
      "docs/other.md, which is not in scripts/docs/pages.ts",
    ],
  ])("is not built with a link to %s", (_, target, message) => {
    const tree = treeWith({
      "docs/cli.md": `# Page\n[x](${target})\n`,
      "docs/other.md": "# Other\n",
    });
    expect(() => pagesOf(tree)).toThrow(message);
  });

  test("is not built with a document that has no title", () => {
    expect(() => sidebarOf(treeWith({ "docs/cli.md": "Text\n" }))).toThrow(
      "docs/cli.md has no title",
    );
  });
});

describe("the reference", () => {
  test("has a page for every entry point of both packages but those of protocols' modules", () => {
    expect(apiEntries().map(({ text }) => text)).toEqual([
      "rosewire/codec",
      "rosewire/codec/standalone",
      "rosewire/asn1",
      "rosewire/rose",
      "rosewire/rose/later",
      "rosewire/rose/csta",
      "rosewire/pbx",
      "rosewire/modules/optional-params",
      "rosewire-server",
      "rosewire-server/gateway",
      "rosewire-server/connectors",
    ]);
  });

  test("is made of the declarations, with what is said of a module as a whole", () => {
    const rose = entryPoints().find(({ name }) => name === "rosewire/rose")!;
    expect(moduleOf(rose)).toMatch(
      /^\/\*\*[^]* The ROSE engine[^]*@module\n \*\/\nexport \* from ".*index\.js";\n$/,
    );
    const codec = entryPoints().find(({ name }) => name === "rosewire/codec")!;
    expect(moduleOf(codec)).toMatch(/^export \* from ".*\/dist\/codec\/index\.js";\n$/);
  });
});

describe("of a site that has been built", () => {
  test("links that lead nowhere are told, and what it loads from elsewhere", () => {
    const site = folderWith({
      "index.html": `<link rel="icon" href="data:,"><script src="/app.js"></script><a class="x" href="/a/">a</a>
        <a href="/a/b.html#there">b</a> <a href="#nowhere">c</a> <a href="https://example.org/">d</a>`,
      "app.js": "",
      "a/index.html": `<a href="b.html#lost">b</a> <a href="/c.html">c</a><img src="https://example.org/x.png">`,
      "a/b.html": `<h2 id="there">b</h2> <a href="../">up</a>`,
    });
    expect(faultsOf(site).toSorted()).toEqual([
      "/a/index.html leads to /c.html, which is not there",
      "/a/index.html leads to b.html#lost, which is not there",
      "/a/index.html leads to https://example.org/x.png, which is not there",
      "/index.html leads to #nowhere, which is not there",
    ]);
  });
});
