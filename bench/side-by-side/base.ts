import { execFileSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** What the working tree is compared with. */
export interface Base {
  /** The whole hash of the commit. */
  readonly revision: string;
  /** How it was found. */
  readonly because: string;
}

/** There is nothing to compare with, and the message says why. */
export class NoBase extends Error {}

/**
 * The last release: the last tag `v*` before HEAD, else the commit of the newest file in bench/history, else the one that gave
 * package.json the version it has.
 * @param wanted A revision to be taken instead.
 * @throws NoBase if this is no clone, or one without that commit.
 */
export function findBase(root: string, wanted?: string): Base {
  if (wanted !== undefined) return { revision: commitOf(root, wanted), because: "it was named" };
  if (git(root, "rev-parse", "HEAD") === undefined) throw new NoBase("this is not a clone of git");
  const tag = git(root, "describe", "--tags", "--abbrev=0", "--match", "v[0-9]*");
  if (tag !== undefined)
    return { revision: commitOf(root, tag), because: `the last tag is ${tag}` };
  const newest = newestRelease(root);
  if (newest !== undefined) {
    const because = `the newest release in bench/history is ${newest.name}`;
    return { revision: commitOf(root, newest.revision), because };
  }
  if (git(root, "rev-parse", "--is-shallow-repository") === "true") {
    throw new NoBase(
      "this clone is shallow: it has no tag, and does not tell when the version changed",
    );
  }
  const found = git(root, "log", "-1", "--format=%H", '-G^  "version":', "--", "package.json");
  if (!found) throw new NoBase("no commit has changed the version in package.json");
  return { revision: found, because: "the version in package.json is of this commit" };
}

function commitOf(root: string, name: string): string {
  // What begins with a hyphen would be an option.
  const found = git(
    root,
    "rev-parse",
    "--quiet",
    "--verify",
    "--end-of-options",
    `${name}^{commit}`,
  );
  if (found === undefined) {
    const isShallow = git(root, "rev-parse", "--is-shallow-repository") === "true";
    throw new NoBase(`this clone${isShallow ? ", which is shallow," : ""} does not have ${name}`);
  }
  return found;
}

interface Release {
  readonly name: string;
  readonly revision: string;
}

function newestRelease(root: string): Release | undefined {
  const folder = join(root, "bench/history");
  const releases = filesIn(folder).map((file) => {
    const { revision, machine } = JSON.parse(readFileSync(join(folder, file), "utf8")) as {
      revision: string;
      machine: { date: string };
    };
    return { name: file.replace(/\.json$/, ""), revision, date: machine.date };
  });
  return releases.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1);
}

function filesIn(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith(".json"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

/** Whether the sources of the working tree are those of a commit. */
export function isSame(root: string, revision: string): boolean {
  const added = git(root, "ls-files", "--others", "--exclude-standard", "--", "src");
  return git(root, "diff", "--quiet", revision, "--", "src") === "" && added === "";
}

/** Writes the sources of a commit into a folder, with what their compiler has to know. */
export function checkOut(root: string, revision: string, folder: string): void {
  mkdirSync(folder, { recursive: true });
  const archive = execFileSync("git", ["archive", revision, "src", "tsconfig.json"], {
    cwd: root,
    maxBuffer: 2 ** 30,
  });
  execFileSync("tar", ["-x", "-C", folder], { input: archive });
}

/** What git says; undefined if it refuses, or is not there. */
function git(root: string, ...args: readonly string[]): string | undefined {
  try {
    return execFileSync("git", args, {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  } catch {
    return undefined;
  }
}
