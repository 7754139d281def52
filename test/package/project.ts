import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";
import { filesOf, packageNames, root } from "../../scripts/packages.js";

/** What a project has installed besides the packages: the types of Node.js itself. */
const ofItsOwn = ["@types/node", "undici-types"];

/** Puts both packages into a folder's node_modules, and what they depend on, without what we have for development. */
export function install(folder: string): void {
  for (const name of packageNames) {
    for (const { path, read } of filesOf(name))
      write(join(folder, "node_modules", name, path), read());
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
}

/** Makes a project that has installed the packages. Gone when the test is over. Gives its folder. */
export function project(sources: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-project-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  install(folder);
  const all = { "package.json": '{"type":"module"}', ...sources };
  for (const [path, text] of Object.entries(all)) write(join(folder, path), text);
  return folder;
}

function write(path: string, contents: string | Buffer): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
