import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { collect, main } from "../cli/rosewire.js";
import { bound } from "../support/processes.js";
import { full } from "./scale.js";

/** What a process holds at a moment; at full size after a collection of garbage. */
export interface Holdings {
  /** Octets of the heap and of buffers. */
  readonly held: number;
  /** Sockets, timers and what else keeps a process alive. */
  readonly resources: number;
  /** Open file descriptors. */
  readonly descriptors: number;
}

/** A command of `rosewire` that is attacked. */
export class Victim {
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly #process: ChildProcess;

  private constructor(args: readonly string[]) {
    const loaded = full
      ? ["children/watched.mjs"]
      : ["children/watched.mjs", "../cli/cheap-hashes.mjs"];
    const imports = loaded.flatMap((path) => ["--import", new URL(path, import.meta.url).href]);
    const child = bound(
      spawn(process.execPath, [...imports, main, ...args], {
        stdio: ["ignore", "pipe", "pipe", "ipc"],
      }),
    );
    this.#process = child;
    this.stdout = collect(child.stdout!);
    this.stderr = collect(child.stderr!);
  }

  /**
   * Starts it.
   * @param ready The last that it prints when it can be used.
   */
  static async start(args: readonly string[], ready: RegExp): Promise<Victim> {
    if (!existsSync(main)) throw new Error('run "npm run build" first');
    const victim = new Victim(args);
    const child = victim.#process;
    await new Promise<void>((resolve, reject) => {
      child.stdout!.on("data", () => {
        if (ready.test(victim.stdout())) resolve();
      });
      child.once("exit", () => reject(new Error(`it did not start: ${victim.stderr()}`)));
    });
    return victim;
  }

  kill(): void {
    this.#process.kill("SIGKILL");
  }

  /** Whether it is still there. */
  get alive(): boolean {
    return this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** The port in a line that it printed. */
  port(line: string): number {
    return Number(new RegExp(`^${line}://127\\.0\\.0\\.1:(\\d+)/?$`, "m").exec(this.stdout())![1]);
  }

  async holdings(): Promise<Holdings> {
    this.#process.send(full ? "collect" : "tell");
    const [said] = (await once(this.#process, "message")) as [Omit<Holdings, "descriptors">];
    return { ...said, descriptors: readdirSync(`/proc/${this.#process.pid}/fd`).length };
  }

  /** The most memory that has been resident since the last {@link forgetPeak}, in octets. */
  get peak(): number {
    const status = readFileSync(`/proc/${this.#process.pid}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)![1]) * 1024;
  }

  forgetPeak(): void {
    writeFileSync(`/proc/${this.#process.pid}/clear_refs`, "5");
  }
}
