import { spawnSync } from "node:child_process";

/**
 * The address of a repository as manifests of npm have it, without a login.
 * @param origin As git has it: `https://host/path.git` or `git@host:path.git`.
 * @returns Undefined for a folder, or anything else that others cannot reach by a name.
 */
export function repositoryAt(origin: string): string | undefined {
  const short = /^(?:[\w.-]+@)?([\w-]+(?:\.[\w-]+)+):(?!\/)([\w./~-]+)$/.exec(origin.trim());
  if (short !== null) return `git+ssh://git@${short[1]}/${short[2]}`;
  if (!/^(?:https|ssh|git):\/\//.test(origin.trim()) || !URL.canParse(origin)) return undefined;
  const { protocol, host, pathname } = new URL(origin);
  if (pathname.length < 2) return undefined;
  const login = protocol === "ssh:" ? "git@" : "";
  return `${protocol === "git:" ? "" : "git+"}${protocol}//${login}${host}${pathname}`;
}

/** Where the repository of a folder has been cloned from; undefined if it has not, or from nowhere that others can reach. */
export function repositoryOf(folder: string): string | undefined {
  const { status, stdout } = spawnSync("git", ["remote", "get-url", "origin"], {
    cwd: folder,
    encoding: "utf8",
  });
  return status === 0 ? repositoryAt(stdout.trim()) : undefined;
}
