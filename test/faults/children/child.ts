import { spawn, type ChildProcessByStdio } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import { fileURLToPath } from "node:url";
import { bound } from "../../support/processes.js";
import { programOf } from "../../support/program.js";

/** A program of this folder, say, at work in a process of its own, with `gc` at hand. */
export class Child {
  readonly #process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly #lines: AsyncIterator<string>;
  #errors = "";

  /**
   * Starts it; it is killed when the test is over that does.
   * @param name Its file, without the ending; a URL if it is in another folder.
   * @param settings Given to it as its one argument, in JSON.
   * @param flags Further ones for its engine.
   */
  constructor(name: string | URL, settings: object, flags: readonly string[] = []) {
    const program = programOf(fileURLToPath(new URL(`${name}.ts`, import.meta.url)));
    const args = ["--expose-gc", ...flags, program, JSON.stringify(settings)];
    const child = bound(spawn(process.execPath, args, { stdio: ["pipe", "pipe", "pipe"] }));
    child.stderr.on("data", (chunk) => (this.#errors += String(chunk)));
    this.#lines = createInterface(child.stdout)[Symbol.asyncIterator]();
    this.#process = child;
  }

  kill(): void {
    this.#process.kill("SIGKILL");
  }

  /** The next line that it prints, read as JSON. Rejects with what it wrote to stderr if it ends. */
  async next<T>(): Promise<T> {
    const { done, value } = await this.#lines.next();
    if (done === true) throw new Error(`the child ended: ${this.#errors}`);
    return JSON.parse(value as string) as T;
  }

  /** Sends it a line, and gives the one that it answers with. */
  ask<T>(question: string): Promise<T> {
    this.#process.stdin.write(`${question}\n`);
    return this.next<T>();
  }
}
