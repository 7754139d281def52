import cluster, { type Worker } from "node:cluster";
import type { AddressInfo } from "node:net";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import type { RoseLog } from "../rose/index.js";
import { interruption } from "./interruption.js";
import { another, bound } from "./listening.js";
import { stderrLog } from "./log.js";
import { mergedMetrics } from "./merged-metrics.js";
import { CommandError, ExitCode, usageError } from "./outcome.js";
import { writePidFile } from "./pid-file.js";
import { outliveReader, writeOut } from "./streams.js";
import type { ServeOptions } from "./syntax/serve.js";
import { workerEnvironment, type FromWorker, type ToWorker } from "./worker.js";

/** Milliseconds before a worker is started again; each time it doubles, up to the longest, while workers do not last. */
const pause = { first: 100, longest: 30_000 };
/** Milliseconds after which a worker has lasted. */
const lasting = 60_000;
/** Milliseconds within which a worker has to tell its metrics. */
const patience = 5000;

/**
 * Runs a server as several processes that share its ports, and starts again those that end, until SIGINT or SIGTERM.
 * @throws CommandError
 */
export async function serveByWorkers(options: ServeOptions): Promise<void> {
  requireShared(options);
  outliveReader();
  const log = await stderrLog(options.verbose, options.json);
  const workers = new Workers(log);
  const ending = interruption(() => workers.kill());
  const metrics = await startMetrics(options, workers, log);
  let removePidFile = (): void => {};
  try {
    const started = workers.start(options.workers, metrics?.address);
    const text = await Promise.race([started, ending]);
    if (text !== undefined) {
      removePidFile = writePidFile(options.pidFile);
      await writeOut(text);
      await Promise.race([ending, workers.restartAsked]);
      removePidFile();
    }
    // Those that have begun to start end as soon as they have.
    await Promise.all([workers.drain(), started.catch(() => {})]);
  } catch (error) {
    removePidFile();
    workers.kill();
    throw error;
  } finally {
    await metrics?.close();
  }
  if (workers.isRestartAsked)
    throw new CommandError("an administrator restarts the server", ExitCode.restart);
}

/** @throws CommandError if the options name no data and no bus that workers can share. */
export function requireShared({ store, bus }: ServeOptions): void {
  if (store === undefined || store === "") {
    throw usageError("--workers needs --store: SQLite is for one process only");
  }
  if (bus === undefined || bus === "") {
    throw usageError("--workers needs --bus, by which workers tell each other what has happened");
  }
}

/** The metrics of all workers, on a port of their own, if there is such an option. */
async function startMetrics(
  { metricsPort: port, metricsHost: host }: ServeOptions,
  workers: Workers,
  log: RoseLog,
): Promise<{ address: AddressInfo; close(): Promise<void> } | undefined> {
  if (port === undefined) return undefined;
  const { MetricsEndpoint, textFormat } = await import("./metrics.js");
  const registry = { contentType: textFormat, metrics: () => workers.metrics() };
  const endpoint = new MetricsEndpoint({ metrics: { registry, stop: () => {} }, log });
  const where = `port ${port} of ${host}`;
  const address = await bound(endpoint.listen({ host, port }), where, another("--metrics-port"));
  return { address, close: () => endpoint.close() };
}

/** The processes, by their numbers. */
class Workers {
  readonly #log: RoseLog;
  readonly #workers = new Map<number, Worker>();
  readonly #questions = new Map<number, (text: string) => void>();
  #asked = 0;
  #metricsAt: AddressInfo | undefined;
  /** Whether all have once served clients, so that whichever ends is started again. */
  #hasStarted = false;
  /** Why not: one has ended before, whether it had served clients or not. */
  #failure: CommandError | undefined;
  #isEnding = false;
  #pause = pause.first;
  #onEnd: () => void = () => {};
  /** Whether an administrator has asked one of them to restart the server. */
  isRestartAsked = false;
  readonly restartAsked: Promise<void>;
  #askRestart: () => void = () => {};

  constructor(log: RoseLog) {
    this.#log = log;
    this.restartAsked = new Promise((resolve) => (this.#askRestart = resolve));
    process.on("SIGHUP", () => {
      for (const worker of this.#workers.values()) worker.process.kill("SIGHUP");
    });
  }

  /**
   * Starts all, the first one alone: it makes what is not there yet, such as demo users, and says what is wrong with the options.
   * @returns What it has to say; undefined if all are to end meanwhile.
   * @throws CommandError without a message, if one ends at once; it has said why.
   */
  async start(count: number, metricsAt: AddressInfo | undefined): Promise<string | undefined> {
    this.#metricsAt = metricsAt;
    const text = await this.#fork(1);
    if (this.#isEnding) return undefined;
    const others = Array.from({ length: count - 1 }, (_, index) => this.#fork(index + 2));
    await Promise.all(others);
    if (this.#failure !== undefined) throw this.#failure;
    this.#hasStarted = true;
    return text;
  }

  /** Starts one and waits until it serves clients. */
  #fork(number: number): Promise<string> {
    const worker = cluster.fork(workerEnvironment({ number, metrics: this.#metricsAt }));
    const began = performance.now();
    this.#workers.set(number, worker);
    return new Promise((resolve, reject) => {
      worker.on("message", (message: FromWorker) => {
        if (message.say === "metrics") {
          this.#questions.get(message.id)?.(message.text);
        } else {
          this.#log.info({ worker: number, pid: worker.process.pid }, "worker started");
          // What it was told before it could listen is lost.
          if (this.#isEnding) tell(worker, { say: "drain" });
          resolve(message.text);
        }
      });
      worker.on("error", (err) => this.#log.error({ worker: number, err }, "a worker failed"));
      worker.once("exit", (code: number | null, signal: string | null) => {
        this.#workers.delete(number);
        this.#onEnd();
        const usage = code === ExitCode.usage;
        const failure = new CommandError("", usage ? ExitCode.usage : ExitCode.failed);
        if (!this.#hasStarted) this.#failure ??= failure;
        // Nobody waits any more if it has served clients.
        reject(failure);
        if (performance.now() - began > lasting) this.#pause = pause.first;
        this.#ended(number, { code, signal });
      });
    });
  }

  #ended(worker: number, how: { code: number | null; signal: string | null }): void {
    if (this.#isEnding || !this.#hasStarted) return;
    if (how.code === ExitCode.restart) {
      this.isRestartAsked = true;
      this.#askRestart();
      return;
    }
    const again = this.#pause;
    this.#pause = Math.min(again * 2, pause.longest);
    this.#log.warn({ worker, ...how, again }, "worker ended, and is started again");
    void delay(again).then(() => {
      // If it ends before it serves anybody, it is tried again too.
      if (!this.#isEnding) this.#fork(worker).catch(() => {});
    });
  }

  /** Has all move their clients off, and waits until they have ended. */
  async drain(): Promise<void> {
    this.#isEnding = true;
    for (const worker of this.#workers.values()) tell(worker, { say: "drain" });
    await new Promise<void>((resolve) => {
      this.#onEnd = () => {
        if (this.#workers.size === 0) resolve();
      };
      this.#onEnd();
    });
  }

  /** Ends all at once. */
  kill(): void {
    this.#isEnding = true;
    for (const worker of this.#workers.values()) worker.process.kill("SIGKILL");
  }

  /** The metrics of all that answer in time. */
  async metrics(): Promise<string> {
    const texts = [...this.#workers.values()].map((worker) => this.#metricsOf(worker));
    return mergedMetrics(await Promise.all(texts));
  }

  async #metricsOf(worker: Worker): Promise<string> {
    const id = ++this.#asked;
    const answer = new Promise<string>((resolve) => this.#questions.set(id, resolve));
    tell(worker, { say: "metrics", id });
    const time = new AbortController();
    try {
      return await Promise.race([answer, delay(patience, "", { signal: time.signal })]);
    } finally {
      time.abort();
      this.#questions.delete(id);
    }
  }
}

function tell(worker: Worker, message: ToWorker): void {
  // It may just have ended.
  if (worker.isConnected()) worker.send(message, () => {});
}
