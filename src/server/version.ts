import { existsSync, readFileSync } from "node:fs";

let known: string | undefined;

/** The version of the package, for example `0.1.0`. */
export function packageVersion(): string {
  known ??= (JSON.parse(readFileSync(nearest("package.json"), "utf8")) as { version: string })
    .version;
  return known;
}

/** The nearest file of this name, in this folder or one above it: how far up it is depends on the build. */
function nearest(name: string): URL {
  for (let folder = new URL(".", import.meta.url); ; folder = new URL("..", folder)) {
    const file = new URL(name, folder);
    if (existsSync(file) || folder.pathname === "/") return file;
  }
}
