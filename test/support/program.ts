import { createHash } from "node:crypto";
import { existsSync, mkdirSync, renameSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

// Where what a program imports from packages is found, and nothing is left in the way.
const folder = fileURLToPath(new URL("../../node_modules/.cache/rosewire-tests/", import.meta.url));
const known = new Map<string, string>();

/**
 * Makes one file of JavaScript of a program that tests start, with all that it imports but packages.
 * To translate its modules one by one while they are loaded takes longer than most of them run.
 * @param path Of a TypeScript file; absolute.
 * @returns The path of the JavaScript; `--enable-source-maps` has it show the TypeScript in stacks.
 */
export function programOf(path: string): string {
  let program = known.get(path);
  if (program === undefined) known.set(path, (program = translated(path)));
  return program;
}

function translated(path: string): string {
  const { outputFiles } = buildSync({
    entryPoints: [path],
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    keepNames: true,
    sourcemap: "inline",
    sourcesContent: false,
    write: false,
    outdir: folder,
  });
  const { contents } = outputFiles[0]!;
  const name = createHash("sha256").update(contents).digest("hex").slice(0, 32);
  const file = `${folder}${name}.mjs`;
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  // Other processes find it whole or not at all.
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, contents);
  renameSync(unfinished, file);
  return file;
}
