import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A program that decodes and encodes the messages, as it is started. */
export interface Program {
  readonly command: string;
  readonly args: readonly string[];
  /** The compiler that has made it, and its version. */
  readonly name: string;
  readonly version: string;
}

/** What the compilers of others need is not installed. */
export class NotInstalled extends Error {}

const cache = "node_modules/.cache/rosewire-bench";
const harnesses = "bench/foreign";

/** The C that asn1c makes, compiled with -O2. */
export async function buildAsn1c(notation: string, types: readonly string[]): Promise<Program> {
  const version = await versionOf("asn1c", ["-version"], /v([\d.]+)/);
  await versionOf("cc", ["--version"], /([\d.]+)/);
  const folder = await made(
    ["asn1c", version, notation, types.join(), harness("harness.c")],
    async (to) => {
      writeFileSync(join(to, "Bench.asn1"), notation);
      await run("asn1c", ["-fcompound-names", "Bench.asn1"], { cwd: to });
      rmSync(join(to, "converter-sample.c"));
      writeFileSync(
        join(to, "includes.inc"),
        types.map((name) => `#include "${name}.h"\n`).join(""),
      );
      const rows = types.map((name) => `{ "${name}", &asn_DEF_${name} },\n`);
      writeFileSync(join(to, "types.inc"), rows.join(""));
      copyFileSync(join(harnesses, "harness.c"), join(to, "harness.c"));
      await compiled(to);
    },
  );
  return { command: join(folder, "harness"), args: [], name: "asn1c", version };
}

/** What asn1c has left out of its own files are warnings; they are not ours. */
async function compiled(folder: string): Promise<void> {
  const files = readdirSync(folder).filter((file) => file.endsWith(".c"));
  const waiting = [...files];
  const worker = async (): Promise<void> => {
    for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
      await run("cc", ["-O2", "-w", "-I.", "-c", file], { cwd: folder });
    }
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  const objects = files.map((file) => file.replace(/\.c$/, ".o"));
  await run("cc", ["-O2", "-o", "harness", ...objects, "-lm"], { cwd: folder });
}

/** The Erlang that OTP's asn1 application makes. */
export async function buildErlang(notation: string): Promise<Program> {
  const tells =
    'io:format("~s ~s", [erlang:system_info(otp_release), code:which(asn1ct)]), halt().';
  const version = await versionOf("erl", ["-noshell", "-eval", tells], /^(\d+ .*)/);
  if (version.endsWith("non_existing")) throw new NotInstalled("erlang-asn1 is not installed");
  const folder = await made(["erlang", version, notation, harness("harness.erl")], async (to) => {
    writeFileSync(join(to, "Bench.asn1"), notation);
    copyFileSync(join(harnesses, "harness.erl"), join(to, "harness.erl"));
    await run("erlc", ["Bench.asn1"], { cwd: to });
    await run("erlc", ["harness.erl"], { cwd: to });
  });
  const args = ["-noshell", "-pa", folder, "-s", "harness", "main"];
  return { command: "erl", args, name: "Erlang/OTP", version: version.split(" ")[0] as string };
}

function harness(file: string): string {
  return readFileSync(join(harnesses, file), "utf8");
}

async function versionOf(
  command: string,
  args: readonly string[],
  pattern: RegExp,
): Promise<string> {
  try {
    const { stdout, stderr } = await run(command, args);
    return pattern.exec(stdout + stderr)?.[1] ?? "of unknown version";
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new NotInstalled(`${command} is not installed`);
    throw error;
  }
}

/** A folder with what is made of these texts: made once, and found whole or not at all. */
async function made(
  texts: readonly string[],
  make: (folder: string) => Promise<void>,
): Promise<string> {
  const digest = createHash("sha256").update(texts.join("\0")).digest("hex").slice(0, 32);
  const folder = join(process.cwd(), cache, digest);
  if (existsSync(folder)) return folder;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await make(unfinished);
    // Another process may have made it meanwhile.
    if (!existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return folder;
}
