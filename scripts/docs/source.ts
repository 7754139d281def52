import { existsSync, readFileSync, statSync } from "node:fs";
import { extname, join, posix } from "node:path";
import { documents, sections } from "./pages.js";

/** A page of the site before it is built: its path, and its Markdown. */
export type Pages = Map<string, string>;

/** An entry of the list of pages beside a page. */
export interface Entry {
  readonly text: string;
  readonly link?: string;
  readonly items?: readonly Entry[];
}

/** The links of a document stand outside of code. */
const codeOrLink = /^```[^]*?^```$|`[^`\n]*`|(?<=\])\((?![a-z]+:)([^)#\s]*)(#[^)\s]*)?\)/gm;

const pictures: readonly string[] = [".png", ".svg"];

/** In which language a file is shown. */
const languages: Readonly<Record<string, string>> = {
  ".json": "json",
  ".service": "ini",
  ".ts": "ts",
  ".yaml": "yaml",
};

/**
 * The pages that are made of the documents of a tree. A file that they link to is a page too, with its text, for nobody knows
 * under which address the tree is published.
 * @throws Error if a link leads to nothing in the tree.
 */
export function pagesOf(root: string): Pages {
  const pages: Pages = new Map();
  const read = (path: string) => readFileSync(join(root, path), "utf8");
  const wanted = [...documents];
  for (const document of wanted) {
    const page = pageOf(document);
    const text = read(document).replaceAll(
      codeOrLink,
      (all, target?: string, anchor: string = "") => {
        if (target === undefined || target === "") return all;
        const file = posix.join(folderOf(document), target);
        if (!statSync(join(root, file), { throwIfNoEntry: false })?.isFile()) {
          throw new Error(`${document} links to ${target}, which is not a file`);
        }
        const isDocument = file.endsWith(".md");
        if (isDocument && !documents.includes(file)) {
          throw new Error(`${document} links to ${file}, which is not in scripts/docs/pages.ts`);
        }
        if (pictures.includes(extname(file))) return `(/${file})`;
        if (!isDocument && !pages.has(`${file}.md`))
          pages.set(`${file}.md`, shown(file, read(file)));
        return `(${addressOf(file)}${anchor})`;
      },
    );
    pages.set(page, text);
  }
  return pages;
}

/** The pictures that documents show. */
export function picturesOf(root: string): string[] {
  const found = documents.flatMap((document) =>
    [...readFileSync(join(root, document), "utf8").matchAll(/\]\(([^)\s:]+\.(?:png|svg))\)/g)].map(
      ([, target]) => posix.join(folderOf(document), target!),
    ),
  );
  return [...new Set(found)].filter((path) => existsSync(join(root, path)));
}

/** The list of pages beside each page. */
export function sidebarOf(root: string, api: readonly Entry[] = []): Entry[] {
  return [
    { text: "rosewire", link: "/" },
    ...sections.map(({ readers, pages }) => ({
      text: readers,
      items: pages.map((path) => ({ text: titleOf(root, path), link: addressOf(path) })),
    })),
    ...(api.length === 0 ? [] : [{ text: "API", items: api }]),
  ];
}

/** Links of a package's README are those of the package, whose folders are those of the tree. */
function folderOf(document: string): string {
  return document.startsWith("packages/") ? "." : posix.dirname(document);
}

/** A README is the first page of its folder. */
function pageOf(path: string): string {
  return path.replace(/(^|\/)README\.md$/, "$1index.md");
}

/** Where a file of the tree is on the site. */
function addressOf(path: string): string {
  const page = path.endsWith(".md") ? pageOf(path).slice(0, -".md".length) : path;
  return posix.basename(page) === "index" ? `/${page.slice(0, -"index".length)}` : `/${page}.html`;
}

function shown(path: string, text: string): string {
  const fence = `${"`".repeat(4)}`;
  const language = languages[extname(path)] ?? "txt";
  return `# ${posix.basename(path)}\n\n\`${path}\`\n\n${fence}${language}\n${text.trimEnd()}\n${fence}\n`;
}

function titleOf(root: string, path: string): string {
  const [, title] = /^# (.*)$/m.exec(readFileSync(join(root, path), "utf8")) ?? [];
  if (title === undefined) throw new Error(`${path} has no title`);
  return title;
}
