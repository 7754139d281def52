import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/** Where the package is made. */
export const root = fileURLToPath(new URL("../../", import.meta.url));

let files: Promise<readonly string[]> | undefined;

/**
 * The files that npm would publish, as it says itself; without building anything. It takes seconds, so it is asked once, and again only
 * when package.json, what it is to ignore or the name of a file has changed.
 */
export function packedFiles(): Promise<readonly string[]> {
  return (files ??= known());
}

async function known(): Promise<readonly string[]> {
  const all = readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => name !== "node_modules" && name !== ".git")
    .flatMap((entry) => (entry.isDirectory() ? namesIn(entry.name) : [entry.name]));
  const rules = all.filter((path) => /(?:^|\/)(?:package\.json|\.(?:git|npm)ignore)$/.test(path));
  const hash = createHash("sha256").update(JSON.stringify(all.toSorted()));
  for (const path of rules) hash.update(readFileSync(join(root, path)));
  const name = `packed-${hash.digest("hex").slice(0, 32)}.json`;
  const file = join(root, "node_modules/.cache/rosewire-tests", name);
  if (existsSync(file)) return JSON.parse(readFileSync(file, "utf8")) as string[];
  const said = await askNpm();
  mkdirSync(dirname(file), { recursive: true });
  // Other processes find it whole or not at all.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, JSON.stringify(said));
  renameSync(unfinished, file);
  return said;
}

function namesIn(folder: string): string[] {
  const names = readdirSync(join(root, folder), { encoding: "utf8", recursive: true });
  return names.map((name) => join(folder, name));
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
