import { spawn } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import type { Notation } from "./notation.js";

/** What OTP is asked: to decode these octets as that type, or to take the value of a name in the module. */
export interface Question {
  readonly module: string;
  readonly type: string;
  readonly asked: Uint8Array | string;
}

export type Answer =
  /** The value as text, and what OTP encodes it to. */
  { readonly text: string; readonly octets: Uint8Array } | { readonly refusal: string };

/** Erlang/OTP, or its asn1 application, is not there. */
export class NoErlangError extends Error {
  override readonly name = "NoErlangError";
}

const script = fileURLToPath(new URL("oracle.escript", import.meta.url));

export interface Answers {
  /** What OTP calls itself. */
  readonly version: string;
  /** The modules that it does not compile, with what it says of them. */
  readonly refused: ReadonlyMap<string, string>;
  /** In the order of the questions. */
  readonly answers: readonly Answer[];
}

/**
 * Has OTP compile modules and answer questions about their types, in one process for all.
 * @throws NoErlangError
 */
export async function askOtp(
  modules: readonly Notation[],
  questions: readonly Question[],
): Promise<Answers> {
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
    const refused = new Map<string, string>();
    for (const line of (await readFile(join(folder, "refused"), "utf8")).split("\n")) {
      if (line === "") continue;
      refused.set(line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1));
    }
    return { version, refused, answers };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function* lines(questions: readonly Question[]): Generator<string> {
  for (const { module, type, asked } of questions) {
    yield `${module} ${type} ${typeof asked === "string" ? `=${asked}` : toHex(asked)}\n`;
  }
}

function parse(line: string): Answer {
  const [word, hex, ...text] = line.split(" ");
  if (word === "ok") return { octets: Buffer.from(hex as string, "hex"), text: text.join(" ") };
  return { refusal: line.slice(line.indexOf(" ") + 1) };
}

/** Runs the oracle in a folder; gives the last line that it prints, after what OTP's compiler says of modules. */
function run(folder: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn("escript", [script, folder], { stdio: ["ignore", "pipe", "inherit"] });
    let output = "";
    child.stdout.setEncoding("utf8").on("data", (part: string) => (output += part));
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT" ? new NoErlangError("there is no escript") : error),
    );
    child.on("close", (code) => {
      if (code === 0) resolve(output.trim().split("\n").at(-1) as string);
      else if (code === 69) reject(new NoErlangError("the asn1 application is missing"));
      else reject(new Error(`the oracle ended with ${code}: ${output}`));
    });
  });
}

function toHex(octets: Uint8Array): string {
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("hex");
}
