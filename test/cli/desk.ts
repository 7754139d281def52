import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { endingWithTest } from "../support/processes.js";
import {
  cheapHashes,
  collect,
  ownEnvironment,
  start,
  type Outcome,
  type RunOptions,
} from "./rosewire.js";

/** How a command has ended: its exit code, or the signal that has killed its process. */
export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A command under way. */
export interface Command {
  /** What it has printed so far. */
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly ended: Promise<Ending>;
  /** Sends its process a signal, as long as it has not ended. */
  signal(signal: NodeJS.Signals): void;
  /** Settles when it has printed something like this; rejects if it ends before. */
  printed(pattern: RegExp): Promise<void>;
}

/**
 * Processes that have a command done one after another, also for several test files: most of what a
 * command costs is to start its process. What belongs to a process, `run` and `start` test.
 */
const idle: ChildProcess[] = [];

function desk(): ChildProcess {
  const last = idle.pop();
  if (last !== undefined) return last;
  const path = fileURLToPath(new URL("desk.mjs", import.meta.url));
  const child = fork(path, [], {
    execArgv: ["--import", cheapHashes],
    env: ownEnvironment(),
    serialization: "advanced",
  });
  child.once("exit", () => {
    if (idle.includes(child)) idle.splice(idle.indexOf(child), 1);
  });
  // It ends when this process does.
  child.unref();
  child.channel!.unref();
  return child;
}

/** Begins a command at a desk; it does not outlive the test. */
export function begin(args: readonly string[], options: RunOptions = {}): Command {
  const { input = "", env = {} } = options;
  const child = desk();
  const text = { stdout: [] as Uint8Array[], stderr: [] as Uint8Array[] };
  const listeners = new Set<() => void>();
  const over = endingWithTest(() => void child.kill("SIGKILL"));
  const ended = new Promise<Ending>((resolve) => {
    const finish = (ending: Ending): void => {
      child.off("message", onMessage).off("exit", onExit);
      over();
      resolve(ending);
    };
    const onExit = (code: number | null, signal: NodeJS.Signals | null): void => {
      finish({ code, signal });
    };
    const onMessage = (message: Message): void => {
      if ("code" in message) {
        idle.push(child);
        finish({ code: message.code, signal: null });
      } else {
        text[message.name].push(message.chunk);
        for (const listener of listeners) listener();
      }
    };
    child.on("message", onMessage).on("exit", onExit);
  });
  child.send({ args, input, env });
  const all = (name: "stdout" | "stderr") => () => Buffer.concat(text[name]).toString("utf8");
  return command({
    stdout: all("stdout"),
    stderr: all("stderr"),
    ended,
    kill: (signal) => void child.kill(signal),
    onOutput: (listener) => listeners.add(listener),
  });
}

type Message =
  | { readonly name: "stdout" | "stderr"; readonly chunk: Uint8Array }
  | { readonly code: number };

/** Begins a command in a process of its own, as `start` does. */
export function beginAlone(...args: Parameters<typeof start>): Command {
  const child = start(...args);
  return command({
    stdout: collect(child.stdout),
    stderr: collect(child.stderr),
    ended: once(child, "close").then(([code, signal]) => ({ code, signal }) as Ending),
    kill: (signal) => void child.kill(signal),
    onOutput: (listener) => child.stdout.on("data", listener),
  });
}

interface Parts extends Pick<Command, "stdout" | "stderr" | "ended"> {
  kill(signal: NodeJS.Signals): void;
  onOutput(listener: () => void): void;
}

function command({ stdout, stderr, ended, kill, onOutput }: Parts): Command {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  return {
    stdout,
    stderr,
    ended,
    signal(signal) {
      if (!hasEnded) kill(signal);
    },
    printed: (pattern) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (pattern.test(stdout())) resolve();
        };
        onOutput(look);
        look();
        void ended.then(() => reject(new Error(`it has ended: ${stderr()}`)));
      }),
  };
}

/** Runs a command that ends by itself at a desk. */
export async function ask(args: readonly string[], options: RunOptions = {}): Promise<Outcome> {
  const { ended, stdout, stderr } = begin(args, options);
  const { code, signal } = await ended;
  if (signal !== null) throw new Error(`${signal} has ended the desk on ${args.join(" ")}`);
  return { code, stdout: stdout(), stderr: stderr() };
}
