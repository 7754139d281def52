import { appendFileSync, mkdirSync, readFileSync, statSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, isAbsolute, join } from "node:path";
import { env } from "node:process";
import { replaceFile } from "../../server/internal.js";
import { isSecret } from "../secrets.js";

/** Statements that are kept. */
export const mostKept = 1_000;
/** Characters of one that is kept. */
const longest = 2_000;
/** Octets of a file that is read: more than all statements can have. */
const largest = 16_777_216;

/** The file of the history, where the XDG Base Directory Specification has it. */
export function historyFile(): string {
  const given = env["XDG_STATE_HOME"] ?? "";
  const state = isAbsolute(given) ? given : join(homedir(), ".local", "state");
  return join(state, "rosewire", "history");
}

/** Statements of earlier shells, in a file that only its owner can read. Those that may have a secret in them are not kept. */
export class History {
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  /** The last statements, the newest first. What cannot be read is as if there was nothing. */
  read(): string[] {
    let lines: string[];
    try {
      if (statSync(this.#file).size > largest) return [];
      lines = readFileSync(this.#file, "utf8").split("\n").filter(Boolean);
    } catch {
      return [];
    }
    const kept = lines.slice(-mostKept);
    // Several shells add to it; now and then it is cut.
    if (lines.length > mostKept * 2)
      this.#quietly(() => replaceFile(this.#file, `${kept.join("\n")}\n`));
    return kept.toReversed();
  }

  /** @returns The statement as it is kept, in one line; undefined if it is not. */
  add(statement: string): string | undefined {
    const line = statement.trim().replace(/\s*\n\s*/g, " ");
    // A remark goes on to the end of its line.
    const isOneLine = !statement.includes("//") || !statement.trim().includes("\n");
    if (line === "" || line.length > longest || !isOneLine || isSecret(line)) return undefined;
    this.#quietly(() => {
      mkdirSync(dirname(this.#file), { recursive: true, mode: 0o700 });
      appendFileSync(this.#file, `${line}\n`, { mode: 0o600 });
    });
    return line;
  }

  /** A shell works without a history. */
  #quietly(work: () => void): void {
    try {
      work();
    } catch {
      // A read-only home, for instance.
    }
  }
}
