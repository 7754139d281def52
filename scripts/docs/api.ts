import { existsSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { manifestOf, packageNames, root } from "../packages.js";
import type { Entry } from "./source.js";

/** What somebody imports, and the declarations that he gets. */
interface EntryPoint {
  readonly name: string;
  readonly declarations: string;
}

/**
 * The entry points that the reference has pages for. What a pattern stands for is left out, the modules of protocols, which
 * docs/modules.md is about, and so is `rosewire`, which only has what others have.
 */
export function entryPoints(): EntryPoint[] {
  return packageNames.flatMap((packageName) =>
    Object.entries(manifestOf(packageName).exports).flatMap(([path, entry]) => {
      const name = posix.join(packageName, path);
      if (typeof entry === "string" || path.includes("*") || name === "rosewire") return [];
      if (isProtocol(entry.types)) return [];
      const declarations = join(root, entry.types);
      if (!existsSync(declarations)) throw new Error(`${declarations} is not there: run the build`);
      return [{ name, declarations }];
    }),
  );
}

/** The text of a module by whose name typedoc calls what it exports, with what is said of it as a whole. */
export function moduleOf({ declarations }: EntryPoint): string {
  const [comment] = /^\/\*\*(?:(?!\*\/)[^])*@module\s*\*\/\n/.exec(
    readFileSync(declarations, "utf8"),
  ) ?? [""];
  return `${comment}export * from ${JSON.stringify(declarations.replace(/\.d\.ts$/, ".js"))};\n`;
}

/** The pages of the reference beside each page. */
export function apiEntries(): Entry[] {
  return entryPoints().map(({ name }) => ({ text: name, link: `/api/${name}.html` }));
}

/** A list of modules that are generated. */
function isProtocol(types: string): boolean {
  return /\/modules\/(?:\w+\/)?index\.d\.ts$/.test(types);
}
