import { textOfFile } from "../../codec/internal.js";
import { linesOf } from "../lines.js";
import { ExitCode, CommandError, failure } from "../outcome.js";
import type { Interpreter } from "./interpreter.js";

/** Octets of a line. */
const longestLine = 1_048_576;
/** Lines and characters of a statement. */
const most = { lines: 2_000, characters: 4_194_304 };

/** A script and how it is carried out. */
export interface Script {
  readonly input: AsyncIterable<Buffer>;
  /** Its name, for messages. */
  readonly name: string;
  /** Whether to go on after an error. */
  readonly keepsGoing: boolean;
  /** Is told of errors after which it goes on. */
  tell(message: string): void;
}

/**
 * Carries out a script: a statement a line, or over several lines as long as a bracket or quote is open. A line that begins
 * with # is a remark.
 * @throws CommandError for a statement that fails, or at the end if one has failed.
 */
export async function runScript(interpreter: Interpreter, script: Script): Promise<void> {
  const { input, name, keepsGoing, tell } = script;
  const { signal } = new AbortController();
  let pending: string[] = [];
  let characters = 0;
  let number = 0;
  let failures = 0;
  const run = async (statement: string): Promise<void> => {
    const first = number - pending.length + 1;
    pending = [];
    characters = 0;
    try {
      await interpreter.run(statement, signal);
    } catch (error) {
      const message = `${name}:${first}: ${(error as Error).message}`;
      if (!keepsGoing) throw failure(message);
      failures++;
      tell(message);
    }
  };
  for await (const lines of linesOf(input, longestLine)) {
    for (const line of lines) {
      number++;
      const text = line === "too-long" ? undefined : textOfFile(line);
      if (text === undefined)
        throw failure(`${name}:${number}: not UTF-8, or over ${longestLine} octets`);
      if (pending.length === 0 && /^\s*(?:#|$)/.test(text)) continue;
      pending.push(text.trimEnd());
      characters += text.length;
      if (pending.length > most.lines || characters > most.characters) {
        throw failure(`${name}:${number}: a statement is too long`);
      }
      const statement = pending.join("\n");
      if (interpreter.goesOn(statement)) continue;
      await run(statement);
      if (interpreter.hasEnded) break;
    }
    if (interpreter.hasEnded) break;
  }
  if (pending.length > 0) await run(pending.join("\n"));
  if (failures > 0) {
    throw new CommandError(`${failures} statements have failed`, ExitCode.failed);
  }
}
