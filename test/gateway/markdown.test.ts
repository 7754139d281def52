import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { renderMarkdown } from "../../src/gateway/markdown.js";
import { root } from "../package/packed.js";

const linking = { from: "guide/a.md", has: (path: string) => path === "b.md" || path === "c.png" };
const html = (...lines: string[]): string => renderMarkdown(lines.join("\n"), linking).html;

test("Headings have the ids by which links find them, and the first one is the title", () => {
  const text = "# What `this` is\n\n## A & B, again\n\n## A & B, again\n";
  expect(renderMarkdown(text, linking)).toEqual({
    title: "What this is",
    html: [
      '<h1 id="what-this-is">What <code>this</code> is</h1>',
      '<h2 id="a--b-again">A &amp; B, again</h2>',
      '<h2 id="a--b-again-1">A &amp; B, again</h2>',
    ].join("\n"),
  });
});

test("Lines are a paragraph until an empty one, or until something else begins", () => {
  expect(html("one", "two", "", "three", "## four")).toBe(
    '<p>one\ntwo</p>\n<p>three</p>\n<h2 id="four">four</h2>',
  );
});

test("Code stays as it is", () => {
  expect(html("```ts", "a <b> **c** `d`", "", "# e", "```", "`<i>` and `**x**`")).toBe(
    '<pre tabindex="0"><code>a &lt;b&gt; **c** `d`\n\n# e\n</code></pre>\n' +
      "<p><code>&lt;i&gt;</code> and <code>**x**</code></p>",
  );
  expect(html("`` a ` b `` `c`")).toBe("<p><code>a ` b</code> <code>c</code></p>");
  expect(html("```", "never closed")).toContain("never closed");
});

test("Tables have titles and cells, in which a border may be meant as it is", () => {
  const table = html("| a | |", "| --- | :-: |", "| `x\\|y` | **z** |", "after");
  expect(table).toContain('<th scope="col">a</th><td></td>');
  expect(table).toContain("<tr><td><code>x|y</code></td><td><strong>z</strong></td></tr>");
  expect(table).toMatch(/<\/table><\/div>\n<p>after<\/p>$/);
});

test("Lists have items with more lines, with lists and with code", () => {
  const list = html(
    "- one",
    "  goes on",
    "  - inner",
    "- two",
    "",
    "  ```sh",
    "  ls",
    "  ```",
    "end",
  );
  expect(list).toBe(
    [
      "<ul><li>one\ngoes on\n<ul><li>inner</li></ul></li>",
      '<li>two\n<pre tabindex="0"><code>ls\n</code></pre></li></ul>',
      "<p>end</p>",
    ].join("\n"),
  );
  expect(html("1. a", "2. b")).toBe("<ol><li>a</li>\n<li>b</li></ol>");
});

test("Links lead to what is served, and otherwise are their texts", () => {
  expect(html("[`b`](../b.md#x) [c](#d) [e](https://e/) [f](../../README.md)")).toBe(
    '<p><a href="../b.md#x"><code>b</code></a> <a href="#d">c</a> <a href="https://e/">e</a> f</p>',
  );
  expect(html("![a picture](../c.png) ![none](d.png)")).toBe(
    '<p><img src="../c.png" alt="a picture"> none</p>',
  );
});

test("Nothing that is written becomes markup", () => {
  const hostile = html(
    '<script>alert(1)</script> [x](javascript:alert(1)) [y](b.md"onclick=z)',
    '![<b>"](../c.png) \\*no emphasis\\* *this* **that**',
  );
  expect(hostile).toBe(
    "<p>&lt;script&gt;alert(1)&lt;/script&gt; x) y\n" +
      '<img src="../c.png" alt="&lt;b&gt;&quot;"> *no emphasis* <em>this</em> <strong>that</strong></p>',
  );
});

test("All documents of the package become pages without what is left of Markdown", () => {
  const folder = join(root, "docs");
  const names = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const documents = names.filter((name) => name.endsWith(".md"));
  expect(documents.length).toBeGreaterThan(40);
  for (const name of documents) {
    const text = readFileSync(join(folder, name), "utf8");
    const rendered = renderMarkdown(text, { from: name, has: (path) => names.includes(path) });
    expect(rendered.title).not.toBe("");
    const words = rendered.html
      .replace(/<pre[^>]*>[^]*?<\/pre>|<code>[^]*?<\/code>/g, "")
      .replace(/<[^>]*>/g, "");
    expect([name, /^.*(?:\]\(|\*\*|^\||^#+ |`[^`\n]+`).*$/m.exec(words)?.[0]]).toEqual([
      name,
      undefined,
    ]);
  }
});
