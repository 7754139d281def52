import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import { failure } from "./outcome.js";

/** A process that a file names. */
export interface NamedProcess {
  readonly pid: number;
  /** When it was started, in the system's words; "" where the system does not tell. */
  readonly started: string;
}

/**
 * Writes the id of this process into a file, if there is to be one, and when it was started.
 * @returns Removes the file if it still is of this process.
 * @throws CommandError if it cannot be written, or is of a server that runs.
 */
export function writePidFile(file: string | undefined): () => void {
  if (file === undefined) return () => {};
  const { pid } = process;
  const before = readPidFile(file);
  if (before !== undefined && before.pid !== pid && isRunning(before)) {
    throw failure(`${file} is the file of a server that runs, with the process id ${before.pid}`);
  }
  const text = `${pid}\n${startOf(pid)}\n`;
  // Whoever reads it finds all of it.
  const next = `${file}.${pid}`;
  try {
    writeFileSync(next, text, { mode: 0o644 });
    renameSync(next, file);
  } catch (error) {
    throw failure(`cannot write ${file}: ${(error as Error).message}`);
  }
  return () => {
    if (readPidFile(file)?.pid === pid) rmSync(file, { force: true });
  };
}

/** The process that a file names; undefined if there is no such file. @throws CommandError for a file that names none. */
export function readPidFile(file: string): NamedProcess | undefined {
  let text: string;
  try {
    text = readFileSync(file, "latin1");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw failure(`cannot read ${file}: ${message}`);
  }
  const [, pid, started = ""] = /^([1-9]\d{0,9})\n(?:(\d*)\n)?$/.exec(text) ?? [];
  if (pid === undefined) throw failure(`${file} names no process`);
  return { pid: Number(pid), started };
}

/** Whether that process is still there. The system may have given its id to another one, which was started at another time. */
export function isRunning({ pid, started }: NamedProcess): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ESRCH") return false;
  }
  return started === startOf(pid);
}

/** The time since the start of the machine at which a process was started, from Linux; "" elsewhere, and for a process that has ended. */
function startOf(pid: number): string {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, "latin1");
    // The name of the program, which may hold anything, is in brackets.
    const [state, ...rest] = text.slice(text.lastIndexOf(")") + 2).split(" ");
    return state === "Z" ? "" : (rest[18] ?? "");
  } catch {
    return "";
  }
}
