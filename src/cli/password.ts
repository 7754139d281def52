import { env, stderr, stdin } from "node:process";
import { createInterface } from "node:readline/promises";
import { Writable } from "node:stream";
import { usageError } from "./outcome.js";
import { Environment } from "./syntax/options.js";

/**
 * The password from the option, from the environment or, on a terminal, from a prompt that does not
 * show what is typed.
 * @param given The value of `--password`.
 * @param twice A new password is asked for twice, against mistyping.
 * @throws CommandError if there is none, or the two differ.
 */
export async function passwordFrom(given: string | undefined, twice = false): Promise<string> {
  const known = given ?? env[Environment.password];
  if (known !== undefined) return known;
  if (!stdin.isTTY) {
    throw usageError(`no password: give --password or set ${Environment.password}`);
  }
  const password = await prompt("Password: ");
  if (twice && (await prompt("Again: ")) !== password) {
    throw usageError("the two passwords differ");
  }
  return password;
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
