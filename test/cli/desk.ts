import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { bound } from "../support/processes.js";
import { cheapHashes, ownEnvironment, type Outcome, type RunOptions } from "./rosewire.js";

/**
 * One process for all commands of a test file that end by themselves: most of what a command costs
 * is to start. What belongs to a process, its exit code and its streams, `run` tests.
 */
export function openDesk(): (args: readonly string[], options?: RunOptions) => Promise<Outcome> {
  let desk: ChildProcess;
  beforeAll(() => {
    desk = bound(
      fork(fileURLToPath(new URL("desk.mjs", import.meta.url)), {
        execArgv: ["--import", cheapHashes],
        env: ownEnvironment(),
        serialization: "advanced",
      }),
    );
  });
  afterAll(async () => {
    const ended = once(desk, "exit");
    desk.disconnect();
    await ended;
  });
  return async (args, { input = "", env = {} } = {}) => {
    const heard = new AbortController();
    const { signal } = heard;
    const answer = Promise.race([
      once(desk, "message", { signal }),
      once(desk, "exit", { signal }),
    ]);
    desk.send({ args, input, env });
    const [outcome] = (await answer) as [Outcome];
    heard.abort();
    if (typeof outcome !== "object") throw new Error(`the desk has ended on ${args.join(" ")}`);
    return outcome;
  };
}
