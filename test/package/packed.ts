import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Where the package is made. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

let files: Promise<readonly string[]> | undefined;

/** The files that npm would publish, as it says itself; without building anything. It is asked once. */
export function packedFiles(): Promise<readonly string[]> {
  return (files ??= askNpm());
}

async function askNpm(): Promise<string[]> {
  const args = ["pack", "--dry-run", "--json", "--ignore-scripts"];
  const { stdout } = await promisify(execFile)("npm", args, { cwd: root, maxBuffer: 2 ** 26 });
  const [{ files: all }] = JSON.parse(stdout) as [{ files: { path: string }[] }];
  return all.map(({ path }) => path);
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
