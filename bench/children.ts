import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

/** A question to a child process, and what it answers. */
interface Question {
  readonly id: number;
  readonly task: string;
  readonly input: unknown;
}

interface Answer {
  readonly id: number;
  readonly output?: unknown;
  readonly error?: string;
}

/** Whether this is the TypeScript itself, in the smoke test, and not what tsc made of it. */
const isSource = import.meta.url.endsWith(".ts");
const EXTENSION = isSource ? ".ts" : ".js";

/** How node runs a module: the words behind it. The smoke test, which has TypeScript, sets how. */
let running = (path: string): string[] => [path];

/** Has the modules of processes that are started from now on run in another way. */
export function runWith(words: (path: string) => string[]): void {
  running = words;
}

/** Milliseconds after which a child that does not answer is given up. */
const PATIENCE = 120_000;
/** Milliseconds after which a child that has been let go is ended. */
const END = 5_000;

interface Waiting {
  resolve(output: any): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** A process of the suite's own that does tasks when asked. */
export class Child implements AsyncDisposable {
  readonly #script: string;
  readonly #process: ChildProcess;
  readonly #patience: number;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;
  #ended: Error | undefined;

  /**
   * @param script A module beside this one that calls {@link answer}: `rpc/worker`.
   * @param flags For node: `--expose-gc`.
   * @param patience Milliseconds after which it is given up if it does not answer.
   */
  constructor(script: string, flags: readonly string[] = [], patience = PATIENCE) {
    this.#script = script;
    this.#patience = patience;
    const source = fileURLToPath(new URL(script + EXTENSION, import.meta.url));
    const words = running(source);
    const path = words.pop() as string;
    this.#process = fork(path, [], { execArgv: [...words, ...flags] });
    this.#process.on("message", (message) => this.#answered(message as Answer));
    this.#process.on("exit", (code) => {
      this.#ended = new Error(`${script} ended with ${code}`);
      for (const id of this.#waiting.keys()) this.#taken(id)?.reject(this.#ended);
    });
  }

  /** Has a task done. Rejects with the text of what went wrong, or if the child does not answer. */
  ask<T>(task: string, input?: unknown): Promise<T> {
    const id = ++this.#last;
    return new Promise<T>((resolve, reject) => {
      if (this.#ended !== undefined) {
        reject(this.#ended);
        return;
      }
      const fail = (reason: string): void => this.#taken(id)?.reject(new Error(reason));
      const late = `${this.#script} did not do ${task} within ${this.#patience / 1000} s`;
      this.#waiting.set(id, { resolve, reject, timer: setTimeout(fail, this.#patience, late) });
      this.#process.send({ id, task, input } satisfies Question, (error) => {
        if (error !== null) fail(error.message);
      });
    });
  }

  async stop(): Promise<void> {
    if (this.#process.exitCode !== null || this.#process.signalCode !== null) return;
    const gone = once(this.#process, "exit");
    if (this.#process.connected) this.#process.disconnect();
    const timer = setTimeout(() => this.#process.kill("SIGKILL"), END);
    await gone;
    clearTimeout(timer);
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.stop();
  }

  #answered({ id, output, error }: Answer): void {
    const waiting = this.#taken(id);
    if (error === undefined) waiting?.resolve(output);
    else waiting?.reject(new Error(error));
  }

  /** The one who waits for this answer, who then waits no longer. */
  #taken(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    clearTimeout(waiting?.timer);
    this.#waiting.delete(id);
    return waiting;
  }
}

/** Asks a new process once. */
export async function askOnce<T>(
  script: string,
  task: string,
  input?: unknown,
  flags?: readonly string[],
): Promise<T> {
  await using child = new Child(script, flags);
  return await child.ask<T>(task, input);
}

/** What a child can do, by name of the task. */
export type Tasks = Readonly<Record<string, (input: any) => unknown>>;

/** In a child: does the tasks as they come, until the parent goes. */
export function answer(tasks: Tasks): void {
  process.on("message", (message) => void reply(tasks, message as Question));
  process.on("disconnect", () => process.exit());
}

async function reply(tasks: Tasks, { id, task, input }: Question): Promise<void> {
  let answered: Answer;
  try {
    const run = tasks[task];
    if (run === undefined) throw new Error(`no task ${task}`);
    answered = { id, output: await run(input) };
  } catch (error) {
    answered = { id, error: (error as Error).stack ?? String(error) };
  }
  process.send?.(answered);
}
