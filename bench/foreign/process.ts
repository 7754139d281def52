import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";
import type { Program } from "./build.js";

/** Milliseconds after which a program that does not answer is given up. */
const PATIENCE = 60_000;
/** Milliseconds after which one that has nothing more to do is ended. */
const END = 5_000;

interface Waiting {
  resolve(answer: string): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** A running program that answers each line with one. */
export class Foreign {
  readonly #process: ChildProcessWithoutNullStreams;
  readonly #gone: Promise<void>;
  #waiting: Waiting[] = [];
  #ended: Error | undefined;

  constructor({ command, args, name }: Program) {
    this.#process = spawn(command, args);
    this.#process.stdin.on("error", () => {});
    this.#process.stderr.resume();
    createInterface({ input: this.#process.stdout }).on("line", (line) => this.#answered(line));
    this.#gone = new Promise((resolve) => {
      const end = (why: string): void => {
        this.#ended = new Error(`${name} ${why}`);
        for (const waiting of this.#waiting.splice(0)) this.#reject(waiting, this.#ended);
        resolve();
      };
      this.#process.on("error", ({ message }) => end(message));
      this.#process.on("close", (code, signal) => end(`ended with ${signal ?? code}`));
    });
  }

  /** What is answered behind "ok". Rejects with what is behind "error". */
  ask(request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      const timer = setTimeout(() => this.#process.kill("SIGKILL"), PATIENCE);
      this.#waiting.push({ resolve, reject, timer });
      this.#process.stdin.write(`${request}\n`);
    });
  }

  async stop(): Promise<void> {
    this.#process.stdin.end();
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), END);
    await this.#gone;
    clearTimeout(timer);
  }

  #answered(line: string): void {
    const waiting = this.#waiting.shift();
    if (waiting === undefined) return;
    const [, kind, rest = ""] = /^(ok|error) ?(.*)$/.exec(line) ?? [];
    if (kind !== "ok") {
      this.#reject(waiting, new Error(rest === "" ? line : rest));
      return;
    }
    clearTimeout(waiting.timer);
    waiting.resolve(rest);
  }

  #reject({ reject, timer }: Waiting, error: Error): void {
    clearTimeout(timer);
    reject(error);
  }
}
