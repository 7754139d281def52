import { filesOf, packageNames, root, type PackageName } from "../../scripts/packages.js";

export { root };

let files: readonly string[] | undefined;

/** The files of the tree that the packages are made of, by their paths in it. */
export function packedFiles(): readonly string[] {
  return (files ??= [
    ...new Set(packageNames.flatMap((name) => filesOf(name).map(({ source }) => source))),
  ]);
}

/** The documents of the tree, those that are published and its README. */
export function documents(): readonly string[] {
  return ["README.md", ...packedFiles().filter((path) => path.endsWith(".md"))];
}

/** The documents of a package: where each is in it, and what stands there. */
export function documentsOf(name: PackageName): { path: string; text: string }[] {
  return filesOf(name)
    .filter(({ path }) => path.endsWith(".md"))
    .map((file) => ({ path: file.path, text: file.read().toString("utf8") }));
}

/** A piece of code in a document. */
export interface Block {
  /** `docs/modules.md:20` */
  readonly place: string;
  readonly text: string;
}

/** The pieces in a language of a document. */
export function blocksOf(path: string, document: string, language: string): Block[] {
  const fence = new RegExp(`^\`\`\`${language}\\n([^]*?)^\`\`\`$`, "gm");
  return [...document.matchAll(fence)].map((match) => ({
    place: `${path}:${document.slice(0, match.index).split("\n").length + 1}`,
    text: match[1]!,
  }));
}
