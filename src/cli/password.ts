import { env, stderr, stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { textOfFile } from "../codec/internal.js";
import { usageError } from "./outcome.js";
import { firstOfStdin } from "./streams.js";
import { Environment, type PasswordOptions } from "./syntax/options.js";

/** Octets of a password on stdin. */
const longest = 4_096;

/**
 * The password from the options, from the environment or, on a terminal, from a prompt that does not
 * show what is typed.
 * @param twice A new password is asked for twice, against mistyping.
 * @throws CommandError if there is none, or the two differ.
 */
export async function passwordFrom(
  { password: given, passwordStdin }: PasswordOptions,
  twice = false,
): Promise<string> {
  const known = passwordStdin ? undefined : (given ?? env[Environment.password]);
  if (known !== undefined) return known;
  if (!stdin.isTTY) {
    if (passwordStdin) return fromStdin();
    throw usageError(
      `no password: give --password or --password-stdin, or set ${Environment.password}`,
    );
  }
  const password = await prompt("Password: ");
  if (twice && (await prompt("Again: ")) !== password) {
    throw usageError("the two passwords differ");
  }
  return password;
}

/** All of stdin, as a file or another program gives it: without the line's end. */
async function fromStdin(): Promise<string> {
  const octets = await firstOfStdin(longest + 1);
  if (octets.length > longest) {
    throw usageError(`the password on stdin has over ${longest} octets`);
  }
  const text = textOfFile(octets)?.replace(/\r?\n$/, "");
  if (text === undefined) throw usageError("the password on stdin is not UTF-8");
  if (text === "") throw usageError("there is no password on stdin");
  return text;
}

async function prompt(question: string): Promise<string> {
  // readline echoes what is typed to its output, so an output that drops everything hides it.
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: nowhere, terminal: true });
  const stopped = new AbortController();
  lines.once("SIGINT", () => stopped.abort());
  lines.once("close", () => stopped.abort());
  stderr.write(question);
  try {
    return await lines.question("", { signal: stopped.signal });
  } catch {
    throw usageError("no password given");
  } finally {
    stderr.write("\n");
    lines.close();
  }
}
