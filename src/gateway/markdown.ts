import { posix } from "node:path";

/** Where links of a document lead. */
export interface Linking {
  /** The document, from the folder of all: `guide/connect.md`. */
  readonly from: string;
  /** Whether there is such a file in that folder. */
  has(path: string): boolean;
}

/** A document as HTML, and its first heading. */
export interface Rendered {
  readonly title: string;
  readonly html: string;
}

/**
 * Writes Markdown as HTML, as far as the documents of this package need it: headings, paragraphs, code, tables, lists, links, images and
 * emphasis. Nothing of it becomes markup of its own, and a link to what is not served is its text.
 */
export function renderMarkdown(text: string, linking: Linking): Rendered {
  const blocks = new Blocks(text.split("\n"), linking);
  const html = blocks.render();
  return { title: blocks.title, html };
}

const fence = /^( *)```(\S*)/;
const heading = /^(#{1,6}) +(.*)$/;
const item = /^( *)(?:([-*])|(\d+)\.) +(.*)$/;
const ruler = /^\|?[ :|-]*-[ :|-]*\|?$/;

class Blocks {
  title = "";
  readonly #lines: readonly string[];
  readonly #linking: Linking;
  readonly #slugs = new Map<string, number>();
  #at = 0;

  constructor(lines: readonly string[], linking: Linking) {
    this.#lines = lines;
    this.#linking = linking;
  }

  render(): string {
    const parts: string[] = [];
    while (this.#at < this.#lines.length) {
      const line = this.#line();
      if (line.trim() === "") this.#at++;
      else parts.push(this.#block(line));
    }
    return parts.join("\n");
  }

  #line(): string {
    return this.#lines[this.#at] ?? "";
  }

  #block(line: string): string {
    if (fence.test(line)) return this.#code();
    const [, marks, text = ""] = heading.exec(line) ?? [];
    if (marks !== undefined) return this.#heading(marks.length, text);
    if (item.test(line)) return this.#list();
    if (line.startsWith("|") && ruler.test(this.#lines[this.#at + 1] ?? "")) return this.#table();
    return `<p>${this.#inline(this.#paragraph())}</p>`;
  }

  #heading(level: number, text: string): string {
    this.#at++;
    const plain = text.replace(/`|\*\*|\[([^\]]*)\]\([^)]*\)/g, "$1");
    if (this.title === "") this.title = plain;
    const name = `h${level}`;
    return `<${name} id="${escaped(this.#slugOf(plain))}">${this.#inline(text)}</${name}>`;
  }

  /** As GitHub makes them, for that is where links to headings lead, too. */
  #slugOf(text: string): string {
    const slug = text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}_ -]/gu, "")
      .replaceAll(" ", "-");
    const count = this.#slugs.get(slug) ?? 0;
    this.#slugs.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  }

  #code(): string {
    const indent = fence.exec(this.#line())?.[1] ?? "";
    const lines: string[] = [];
    this.#at++;
    while (this.#at < this.#lines.length && !this.#line().startsWith(`${indent}\`\`\``)) {
      const line = this.#line();
      lines.push(line.startsWith(indent) ? line.slice(indent.length) : line);
      this.#at++;
    }
    this.#at++;
    // Those who use the keyboard must be able to scroll it.
    return `<pre tabindex="0"><code>${escaped(lines.join("\n"))}\n</code></pre>`;
  }

  #table(): string {
    const titles = cellsOf(this.#line());
    this.#at += 2;
    const rows: string[] = [];
    while (this.#line().startsWith("|")) {
      const cells = cellsOf(this.#line()).map((text) => `<td>${this.#inline(text)}</td>`);
      rows.push(`<tr>${cells.join("")}</tr>`);
      this.#at++;
    }
    const head = titles.map((text) =>
      text === "" ? "<td></td>" : `<th scope="col">${this.#inline(text)}</th>`,
    );
    const table = `<table><thead><tr>${head.join("")}</tr></thead><tbody>${rows.join("\n")}</tbody></table>`;
    return `<div class="wide" tabindex="0" role="group" aria-label="Table">${table}</div>`;
  }

  #list(): string {
    const [, indent = "", bullet] = item.exec(this.#line()) ?? [];
    const name = bullet === undefined ? "ol" : "ul";
    const items: string[] = [];
    for (;;) {
      const found = item.exec(this.#line());
      if (found === null || (found[1] ?? "").length < indent.length) break;
      items.push(`<li>${this.#itemOf(indent.length, found[4] ?? "")}</li>`);
    }
    return `<${name}>${items.join("\n")}</${name}>`;
  }

  /** What belongs to an item: the lines that go on, and what is indented below it. */
  #itemOf(indent: number, first: string): string {
    this.#at++;
    const parts = [this.#inline([first, ...this.#further()].join("\n"))];
    for (;;) {
      let next = this.#at;
      while (next < this.#lines.length && this.#lines[next]?.trim() === "") next++;
      const line = this.#lines[next] ?? "";
      const isNext = item.exec(line)?.[1]?.length === indent;
      if (isNext) this.#at = next;
      if (isNext || line.search(/\S/) <= indent) return parts.join("\n");
      this.#at = next;
      parts.push(this.#block(line));
    }
  }

  #paragraph(): string {
    const first = this.#line();
    this.#at++;
    return [first, ...this.#further()].join("\n");
  }

  /** The lines that go on with a text. */
  #further(): string[] {
    const lines: string[] = [];
    for (;;) {
      const line = this.#line();
      if (line.trim() === "" || [fence, heading, item].some((kind) => kind.test(line))) break;
      if (line.startsWith("|")) break;
      lines.push(line.trim());
      this.#at++;
    }
    return lines;
  }

  #inline(text: string): string {
    let html = "";
    let at = 0;
    for (const found of text.matchAll(inlines)) {
      html += escaped(text.slice(at, found.index));
      html += this.#found(found);
      at = found.index + found[0].length;
    }
    return html + escaped(text.slice(at));
  }

  #found({ groups = {} }: RegExpMatchArray): string {
    const { plain, code, image, source = "", link, target = "", strong, weak } = groups;
    // A backslash says that what follows is meant as it is.
    if (plain !== undefined) return escaped(plain);
    if (code !== undefined) return `<code>${escaped(codeIn(code))}</code>`;
    if (image !== undefined) {
      const path = this.#pathOf(source);
      if (!this.#linking.has(path)) return escaped(image);
      return `<img src="${escaped(source)}" alt="${escaped(image)}">`;
    }
    if (link !== undefined) {
      const inner = this.#inline(link);
      return this.#isServed(target) ? `<a href="${escaped(target)}">${inner}</a>` : inner;
    }
    if (strong !== undefined) return `<strong>${this.#inline(strong)}</strong>`;
    return `<em>${this.#inline(weak ?? "")}</em>`;
  }

  #isServed(target: string): boolean {
    if (/^https?:\/\//.test(target) || target.startsWith("#")) return true;
    return !/^[a-z]+:/i.test(target) && this.#linking.has(this.#pathOf(target));
  }

  /** From the folder of all documents. */
  #pathOf(target: string): string {
    const [path = ""] = target.split("#");
    return posix.join(posix.dirname(this.#linking.from), path);
  }
}

const inlines =
  /\\(?<plain>[\\`*_{}[\]()#+.!|<>-])|(?<ticks>`+)(?<code>[^]+?)(?<!`)\k<ticks>(?!`)|!\[(?<image>[^\]]*)\]\((?<source>[^)\s]*)\)|\[(?<link>(?:`[^`]*`|[^\]`])*)\]\((?<target>[^)\s]*)\)|\*\*(?<strong>[^*]+(?:\*[^*]+)*)\*\*|(?<![\w*])\*(?<weak>[^*\s][^*]*)\*(?!\w)/g;

/** The cells of a row, in which `\|` is no border. */
function cellsOf(line: string): string[] {
  const inner = line.trim().replace(/^\|/, "").replace(/\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) => cell.replaceAll("\\|", "|").trim());
}

/** Code that begins or ends with a backtick has spaces around it. */
function codeIn(text: string): string {
  return /^ [^]*`[^]* $/.test(text) ? text.slice(1, -1) : text;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
