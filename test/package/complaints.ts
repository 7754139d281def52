import { join } from "node:path";
import ts from "typescript";
import { saidOf } from "../support/type-check.js";

/** What TypeScript and Node.js bring with them says nothing about the package. */
const foreign = /\/node_modules\/(?:typescript|@types\/node|undici-types)\//;

/**
 * What TypeScript says to the sources of a project and to the libraries that they use, in the
 * strictest way it can be asked.
 */
export function complaints(
  folder: string,
  sources: readonly string[],
  resolution: "NodeNext" | "Bundler" = "NodeNext",
): string[] {
  const options = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: resolution === "NodeNext" ? ts.ModuleKind.NodeNext : ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind[resolution],
    typeRoots: [join(folder, "node_modules/@types")],
    types: ["node"],
    skipLibCheck: false,
    noEmit: true,
  };
  const paths = sources.map((path) => join(folder, path));
  return saidOf(paths, options, (path) => foreign.test(path)).map((line) =>
    line.replace(`${folder}/`, ""),
  );
}
