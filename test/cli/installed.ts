import { copyFileSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../../scripts/packages.js";

/** Makes a folder a project that has the package `rosewire` installed, with the code that has been built here. */
export function installLibrary(folder: string): void {
  const installed = join(folder, "node_modules", "rosewire");
  mkdirSync(installed, { recursive: true });
  copyFileSync(join(root, "packages", "rosewire", "package.json"), join(installed, "package.json"));
  symlinkSync(join(root, "dist"), join(installed, "dist"), "dir");
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
}
