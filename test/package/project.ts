import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { packedFiles, root } from "./packed.js";

/** What a project has installed besides the package: the types of Node.js itself. */
const ofItsOwn = ["@types/node", "undici-types"];

/**
 * Makes a project that has installed the package: the files that npm would publish, and what they
 * depend on, without what we have for development. Gone when the test is over. Gives its folder.
 */
export async function project(sources: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-project-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const path of await packedFiles()) {
    const copy = join(folder, "node_modules/rosewire", path);
    mkdirSync(dirname(copy), { recursive: true });
    copyFileSync(join(root, path), copy);
  }
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8")) as {
    packages: Record<string, { dev?: boolean; optional?: boolean }>;
  };
  const installed = Object.entries(packages)
    .filter(([path, { dev, optional }]) => path !== "" && dev !== true && optional !== true)
    .map(([path]) => path)
    .filter((path) => path.lastIndexOf("node_modules/") === 0);
  for (const path of new Set([...installed, ...ofItsOwn.map((name) => `node_modules/${name}`)])) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    symlinkSync(join(root, path), join(folder, path));
  }
  const all = { "package.json": '{"type":"module"}', ...sources };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}
