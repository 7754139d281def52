import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Notation } from "./notation.js";

/** What OTP is asked: to decode these octets as that type. */
export interface Question {
  readonly module: string;
  readonly type: string;
  readonly octets: Uint8Array;
}

export type Answer =
  /** The value as text, and what OTP encodes it to. */
  { readonly text: string; readonly octets: Uint8Array } | { readonly refusal: string };

/** Erlang/OTP, or its asn1 application, is not there. */
export class NoErlangError extends Error {
  override readonly name = "NoErlangError";
}

const script = fileURLToPath(new URL("oracle.escript", import.meta.url));

/**
 * Has OTP compile modules and answer questions about their types, in one process for all.
 * @returns What OTP calls itself, and its answers in the order of the questions.
 * @throws NoErlangError
 */
export async function askOtp(
  modules: readonly Notation[],
  questions: readonly Question[],
): Promise<{ readonly version: string; readonly answers: readonly Answer[] }> {
  const folder = await mkdtemp(join(tmpdir(), "rosewire-interop-"));
  try {
    for (const { name, text } of modules) await writeFile(join(folder, `${name}.asn1`), text);
    await writeFile(join(folder, "requests"), lines(questions));
    const version = await run(folder);
    const answers: Answer[] = [];
    const input = createReadStream(join(folder, "answers"), "utf8");
    for await (const line of createInterface({ input })) answers.push(parse(line));
    if (answers.length !== questions.length) {
      throw new Error(`${questions.length} questions, ${answers.length} answers`);
    }
    return { version, answers };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function* lines(questions: readonly Question[]): Generator<string> {
  for (const { module, type, octets } of questions) yield `${module} ${type} ${toHex(octets)}\n`;
}

function parse(line: string): Answer {
  const [word, hex, ...text] = line.split(" ");
  if (word === "ok") return { octets: Buffer.from(hex as string, "hex"), text: text.join(" ") };
  return { refusal: line.slice(line.indexOf(" ") + 1) };
}

/** Runs the oracle in a folder; gives what it prints. */
function run(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("escript", [script, folder], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? new NoErlangError("there is no escript") : error),
    );
    child.on("close", (code) => {
      if (code === 0) resolve(output.trim());
      else if (code === 69) reject(new NoErlangError("the asn1 application is missing"));
      else reject(new Error(`the oracle ended with ${code}: ${output}`));
    });
  });
}

function toHex(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("hex");
}
