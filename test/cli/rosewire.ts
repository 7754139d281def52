import { spawn, type ChildProcessByStdio } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { bound } from "../support/processes.js";

/** The built command; the tests of the command line run what users run. */
export const main = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

/** To be loaded before a command. */
export const cheapHashes = new URL("cheap-hashes.mjs", import.meta.url).href;

/** How a command ended. */
export interface Outcome {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

type Child = ChildProcessByStdio<Writable, Readable, Readable>;

/**
 * Starts `rosewire`, which does not outlive the test, with these arguments and none of this process's settings for it.
 * @param setting A command of the shell for its process to begin with: `ulimit -f 600`.
 */
export function start(
  args: readonly string[],
  env: RunOptions["env"] = {},
  setting?: string,
): Child {
  if (!existsSync(main))
    throw new Error('dist/cli/main.js is not there: run "npm run build" first');
  const command = [process.execPath, "--import", cheapHashes, main, ...args];
  const [file, ...rest] =
    setting === undefined ? command : ["sh", "-c", `${setting} && exec "$0" "$@"`, ...command];
  const options = { env: { ...ownEnvironment(), ...env } };
  return bound(spawn(file as string, rest, { ...options, stdio: ["pipe", "pipe", "pipe"] }));
}

/** The environment of this process without settings for a command. */
export function ownEnvironment(): NodeJS.ProcessEnv {
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith("ROSEWIRE_"));
  return Object.fromEntries(own);
}

/** Runs a command in a process of its own to its end. */
export async function run(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const child = start(args, options.env);
  const output = [collect(child.stdout), collect(child.stderr)];
  // A command that ends without reading its input breaks the pipe; that is its business.
  child.stdin.on("error", () => {});
  child.stdin.end(options.input ?? "");
  const [code] = (await once(child, "close")) as [number | null];
  return { code, stdout: output[0]!(), stderr: output[1]!() };
}

/** Collects a stream's text; the function returned gives what has come so far. */
export function collect(stream: Readable): () => string {
  const chunks: Buffer[] = [];
  stream.on("data", (chunk: Buffer) => chunks.push(chunk));
  return () => Buffer.concat(chunks).toString("utf8");
}

/** The password of a demo user that is kept in a data folder. */
export function keptPassword(data: string, name: string): string {
  const text = readFileSync(join(data, "demo-passwords"), "utf8");
  const [, password] = new RegExp(`^machine 127.0.0.1 login ${name} password (\\w+)$`, "m").exec(
    text,
  )!;
  return password!;
}
