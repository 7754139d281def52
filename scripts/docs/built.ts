import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, posix } from "node:path";

interface Page {
  readonly ids: ReadonlySet<string>;
  readonly links: readonly string[];
}

/**
 * The links of a site that has been built that lead nowhere on it, or away from it where the page should do without: scripts,
 * styles, fonts and pictures of others.
 */
export function faultsOf(site: string): string[] {
  const names = readdirSync(site, { recursive: true, encoding: "utf8" });
  const pages = new Map(
    names
      .filter((name) => name.endsWith(".html"))
      .map((name) => [`/${name}`, pageOf(readFileSync(join(site, name), "utf8"))]),
  );
  const isFile = (path: string) =>
    statSync(join(site, path), { throwIfNoEntry: false })?.isFile() === true;
  return [...pages].flatMap(([path, { links }]) =>
    links
      .filter((link) => !leads(path, link, pages, isFile))
      .map((link) => `${path} leads to ${link}, which is not there`),
  );
}

function leads(
  from: string,
  link: string,
  pages: ReadonlyMap<string, Page>,
  isFile: (path: string) => boolean,
): boolean {
  const [address = "", anchor] = link.split("#");
  const target = address === "" ? from : posix.resolve(posix.dirname(from), decodeURI(address));
  const path = address.endsWith("/") ? posix.join(target, "index.html") : target;
  const page = pages.get(path);
  if (page === undefined) return isFile(path);
  return anchor === undefined || anchor === "" || page.ids.has(decodeURIComponent(anchor));
}

/** What a page links to, or loads, on its own site; whatever it loads from elsewhere too, which is never there. */
function pageOf(html: string): Page {
  const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id!));
  const followed = [...html.matchAll(/<a [^>]*?href="([^"]*)"/g)]
    .map(([, link]) => link!)
    .filter((link) => !/^(?:[a-z]+:|\/\/)/.test(link));
  const loaded = [...html.matchAll(/<(?:link|script|img) [^>]*?(?:href|src)="([^"]*)"/g)]
    .map(([, link]) => link!)
    .filter((link) => !link.startsWith("data:"));
  return { ids, links: [...followed, ...loaded].map((link) => link.replaceAll("&amp;", "&")) };
}
