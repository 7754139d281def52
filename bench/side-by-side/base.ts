import { execFileSync } from "node:child_process";
import { mkdirSync } from "node:fs";
import { releases } from "../history.js";

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
  const newest = releases(root).at(-1);
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

/** The commit that is checked out, if the sources are as they are in it. */
export function cleanRevision(root: string): string {
  const revision = commitOf(root, "HEAD");
  if (!isSame(root, revision)) throw new NoBase("src is not as it is in the commit");
  return revision;
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
