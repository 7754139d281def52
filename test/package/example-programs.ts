import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { root } from "./packed.js";
import { project } from "./project.js";

const compilerOptions = {
  module: ts.ModuleKind.ESNext,
  target: ts.ScriptTarget.ES2022,
  verbatimModuleSyntax: true,
};

/** The files of TypeScript in a folder of examples, by their names. */
export function sourcesOf(folder: string): Record<string, string> {
  const at = join(root, "examples", folder);
  const names = readdirSync(at).filter((name) => name.endsWith(".ts"));
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(at, name), "utf8")]));
}

/** What the files of a folder of examples import, besides modules of Node.js. */
export function importsOf(folder: string): string[] {
  const all = Object.values(sourcesOf(folder)).flatMap((text) => [
    ...text.matchAll(/from "((?!node:)[^"]+)"/g),
  ]);
  return [...new Set(all.map(([, specifier]) => specifier!))].toSorted();
}

/** Makes programs of a folder of examples, in a project that has installed the package. Gone when the test is over. Gives their folder. */
export function programsOf(folder: string): string {
  const sources = sourcesOf(folder);
  // What TypeScript says to them, types.test.ts asks.
  const at = project(sources);
  for (const [name, text] of Object.entries(sources)) {
    const { outputText } = ts.transpileModule(text, { compilerOptions });
    writeFileSync(join(at, name.replace(/ts$/, "js")), outputText);
  }
  return at;
}
