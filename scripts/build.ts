import { spawn } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import process from "node:process";
import { fileURLToPath } from "node:url";
import { bundle } from "./bundle.js";
import { digestOf, putInPlace } from "./in-place.js";

// Builds `dist` beside itself and then puts it in place, for a server may be running from it. If
// anything is wrong, `dist` stays as it is; if nothing has changed since the last time, too.

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
/** Says of which sources `dist` has been made, and what it was then. */
const stamp = join(root, ".build-stamp");
const scripts = ["build.ts", "bundle.ts", "packages.ts"].map((name) => `scripts/${name}`);
const sources = ["src", "packages", ...scripts, "tsconfig.json", "tsconfig.build.json"];

/** The contents of the sources and of `dist`. */
function state(): string {
  const paths = [...sources, "package-lock.json", "dist"].map((path) => join(root, path));
  return `${paths.map(digestOf).join("\n")}\n`;
}
const tsc = createRequire(import.meta.url).resolve("typescript/bin/tsc");

async function compile(project: string, outDir: string): Promise<boolean> {
  const args = [tsc, "-p", join(root, project), "--outDir", outDir];
  const [code] = (await once(spawn(process.execPath, args, { stdio: "inherit" }), "exit")) as [
    number | null,
  ];
  return code === 0;
}

async function build(folder: string): Promise<boolean> {
  const page = join(folder, "gateway/page");
  const compiled = [
    compile("tsconfig.build.json", folder),
    compile("src/gateway/page/tsconfig.json", page),
  ];
  if ((await Promise.all(compiled)).includes(false)) return false;
  await bundle(folder);
  chmodSync(join(folder, "cli/main.js"), 0o755);
  for (const name of ["index.html", "explorer.css", "live/live.css"]) {
    copyFileSync(join(root, "src/gateway/page", name), join(page, name));
  }
  putInPlace(folder, dist);
  writeFileSync(stamp, state());
  return true;
}

if (existsSync(stamp) && readFileSync(stamp, "utf8") === state()) {
  console.log("dist is up to date");
} else {
  // The compilers are interrupted too, and what they have written is cleared away.
  process.on("SIGINT", () => {});
  const folder = mkdtempSync(join(root, ".build-"));
  try {
    if (!(await build(folder))) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
