import { spawnSync } from "node:child_process";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import process from "node:process";
import { digestOf } from "../in-place.js";
import { root } from "../packages.js";
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
  const changed = (path: string) =>
    statSync(join(tools, path), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  if (changed("node_modules/.package-lock.json") < changed("package-lock.json")) {
    run("npm", "ci", "--no-audit", "--no-fund");
  }
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
  write(join(source, "site.json"), JSON.stringify({ sidebar: sidebarOf(root) }));
}

function state(): string {
  const tree = [...documents, "docs", "examples", "deploy", "scripts/docs", "build/docs"];
  const site = ["package-lock.json", ".vitepress"].map((path) => join("site", path));
  return `${[...tree, ...site].map((path) => digestOf(join(root, path))).join("\n")}\n`;
}

if (existsSync(stamp) && readFileSync(stamp, "utf8") === state()) {
  console.log("build/docs is up to date");
} else {
  install();
  writeSource();
  run("npx", "--no-install", "vitepress", "build", ".");
  const faults = faultsOf(built);
  for (const fault of faults) console.error(fault);
  if (faults.length > 0) process.exitCode = 1;
  else writeFileSync(stamp, state());
}
