import { once } from "node:events";
import process, { stderr, stdin, stdout } from "node:process";
import { textOfFile } from "../codec/internal.js";
import { ExitCode, type CommandError } from "./outcome.js";

/** What a shell reports for a program that SIGPIPE ended. */
const brokenPipe = 128 + 13;

let outlives = false;

/** A server goes on when the reader of its first lines has ended. */
export function outliveReader(): void {
  outlives = true;
}

/** Ends the process silently when nobody reads its output any more, as in `rosewire .. | head -1`. */
export function endWithReader(): void {
  stdout.on("error", (error: NodeJS.ErrnoException) => {
    if (outlives) return;
    if (error.code === "EPIPE") process.exit(brokenPipe);
    stderr.write(`rosewire: cannot write the output: ${error.message}\n`);
    process.exit(ExitCode.failed);
  });
  // If stderr is gone, nothing can be reported, but that alone is no reason to end.
  stderr.on("error", () => {});
}

/** Writes to stdout; settles when there is room for more. */
export async function writeOut(data: string | Uint8Array): Promise<void> {
  if (!stdout.write(data)) await once(stdout, "drain");
}

/** Prints what a command has done: an object in a line of JSON if that is wanted, else the text. */
export function writeDone(isJson: boolean, done: object, text: string): Promise<void> {
  return writeOut(isJson ? `${JSON.stringify(done)}\n` : text);
}

/** All of stdin. */
export async function readAll(): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** What stdin begins with, up to about so many octets, whatever comes then. */
export async function firstOfStdin(octets: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stdin) {
    chunks.push(chunk as Buffer);
    length += (chunk as Buffer).length;
    if (length >= octets) break;
  }
  return Buffer.concat(chunks);
}

/**
 * All of stdin as text.
 * @param notText Is thrown if it is not UTF-8.
 */
export async function readAllText(notText: CommandError): Promise<string> {
  const text = textOfFile(await readAll());
  if (text === undefined) throw notText;
  return text;
}
