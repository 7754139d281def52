import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { argv } from "node:process";
import { filesOf, packageNames, root } from "./packages.js";
import { repositoryOf } from "./repository.js";

// Writes the packages `rosewire` and `rosewire-server` to a folder, build/packages by default, and a tarball of each beside them.

const target = argv[2] ?? join(root, "build/packages");
rmSync(target, { recursive: true, force: true });
for (const name of packageNames) {
  const folder = join(target, name);
  for (const file of filesOf(name)) {
    const to = join(folder, file.path);
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, file.read(), { mode: file.path === "dist/cli/main.js" ? 0o755 : 0o644 });
  }
  const args = ["pack", "--json", "--ignore-scripts", "--pack-destination", target];
  const said = execFileSync("npm", args, { cwd: folder, encoding: "utf8", maxBuffer: 2 ** 26 });
  const [{ filename, size, entryCount }] = JSON.parse(said) as [
    { filename: string; size: number; entryCount: number },
  ];
  console.log(`${join(target, filename)}: ${entryCount} files, ${Math.round(size / 1024)} KiB`);
}
if (repositoryOf(root) === undefined) {
  console.log(
    "the manifests name no repository: origin of git is not an address that others can reach",
  );
}
