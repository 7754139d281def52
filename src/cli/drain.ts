import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { failure } from "./outcome.js";
import { isRunning, readPidFile } from "./pid-file.js";
import { writeDone } from "./streams.js";
import type { DrainCommandOptions } from "./syntax/drain.js";

/** Asks a server to drain, as SIGTERM does, and waits until it has ended. */
export async function drain(file: string, options: DrainCommandOptions): Promise<void> {
  const server = readPidFile(file);
  if (server === undefined || !isRunning(server)) {
    throw failure(`no server runs of which ${file} is, or it drains already`, "not-running");
  }
  const { pid } = server;
  try {
    process.kill(pid, "SIGTERM");
  } catch (error) {
    throw failure(`cannot reach the process ${pid}: ${(error as Error).message}`);
  }
  const end = performance.now() + (options.timeout ?? Infinity);
  while (isRunning(server)) {
    if (performance.now() >= end) throw failure(`the process ${pid} still drains`, "timeout");
    await delay(50);
  }
  await writeDone(
    options.json,
    { drained: pid },
    `the server with the process id ${pid} has ended\n`,
  );
}
