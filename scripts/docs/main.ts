import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { digestOf } from "../in-place.js";
import { root } from "../packages.js";
import { apiEntries, entryPoints, moduleOf } from "./api.js";
import { faultsOf } from "./built.js";
import { documents } from "./pages.js";
import { pagesOf, picturesOf, sidebarOf } from "./source.js";

// Builds the documentation as a site, build/docs, with what is installed in the folder `site`. A link that leads nowhere fails.

const tools = join(root, "site");
/** Beside the tools, so that pages find what they import. */
const source = join(tools, "build");
const built = join(root, "build/docs");
/** Says of what the site has been made, and what it was then. */
const stamp = join(root, "build/docs-stamp");

/** Runs a command in the folder of the site's tools; if it fails, so does this. */
function run(command: string, ...args: readonly string[]): void {
  const { status, error } = spawnSync(command, args, { cwd: tools, stdio: "inherit" });
  if (error !== undefined) throw error;
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} has failed`);
}

/** The tools are installed once, and again when other ones are wanted. */
function install(): void {
  const wanted = readFileSync(join(tools, "package-lock.json"), "utf8");
  // npm empties the folder first, so the copy is there only if all else is.
  const installed = join(tools, "node_modules/.installed");
  if (existsSync(installed) && readFileSync(installed, "utf8") === wanted) return;
  run("npm", "ci", "--no-audit", "--no-fund");
  writeFileSync(installed, wanted);
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function writeSource(): void {
  rmSync(join(source, "pages"), { recursive: true, force: true });
  const pages = pagesOf(root);
  for (const [path, text] of pages) write(join(source, "pages", path), text);
  for (const path of picturesOf(root)) {
    const to = join(source, "pages/public", path);
    mkdirSync(dirname(to), { recursive: true });
    copyFileSync(join(root, path), to);
  }
  write(join(source, "site.json"), JSON.stringify({ sidebar: sidebarOf(root, apiEntries()) }));
}

/** Writes the pages of the reference from the declarations that have been built, and their comments. */
function writeReference(): void {
  rmSync(join(source, "api"), { recursive: true, force: true });
  for (const entry of entryPoints())
    write(join(source, "api", `${entry.name}.ts`), moduleOf(entry));
  run("npx", "--no-install", "typedoc");
}

function state(): string {
  const tree = [
    ...documents,
    "docs",
    "examples",
    "deploy",
    "dist",
    "packages",
    "scripts/docs",
    "build/docs",
  ];
  const settings = ["package-lock.json", "typedoc.json", "tsconfig.json", ".vitepress"];
  const site = settings.map((path) => join("site", path));
  return `${[...tree, ...site].map((path) => digestOf(join(root, path))).join("\n")}\n`;
}

if (existsSync(stamp) && readFileSync(stamp, "utf8") === state()) {
  console.log("build/docs is up to date");
} else {
  install();
  writeSource();
  writeReference();
  run("npx", "--no-install", "vitepress", "build", ".");
  const faults = faultsOf(built);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else writeFileSync(stamp, state());
}
