import { syncBuiltinESMExports } from "node:module";
import process from "node:process";
import { Readable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { main } from "../../dist/cli/program.js";

// Runs one command after another as `dist/cli/main.js` does, each with streams and an environment
// of its own: what a process is started with, prints and ends with is told in messages.

const own = process.env;
const signals = ["SIGINT", "SIGTERM", "SIGHUP"];

for (const name of ["stdout", "stderr"]) {
  process[name].write = (chunk, ...rest) => {
    process.send({ name, chunk: Buffer.from(chunk) });
    rest.find((each) => typeof each === "function")?.();
    return true;
  };
}

/** What would keep a process from ending, by kind. */
function working() {
  const counts = new Map();
  for (const kind of process.getActiveResourcesInfo()) {
    if (kind !== "Immediate") counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  return counts;
}

/** Settles when a process would end that had nothing to do before the command but this. */
async function end(before) {
  while ([...working()].some(([kind, count]) => count > (before.get(kind) ?? 0))) await delay(1);
}

/** A signal that comes when the command has just ended is for nobody. */
function hearNoSignals() {
  for (const signal of signals) process.removeAllListeners(signal).on(signal, () => {});
}

async function carryOut({ args, input, env }) {
  const stdin = Readable.from([Buffer.from(input)], { objectMode: false });
  Object.defineProperty(process, "stdin", { value: stdin, configurable: true });
  process.env = { ...own, ...env };
  syncBuiltinESMExports();
  const before = working();
  const code = await main(args, (message) => void process.stderr.write(`${message}\n`));
  await end(before);
  hearNoSignals();
  process.send({ code });
}

hearNoSignals();
process.once("disconnect", () => process.exit());
process.on("message", (order) => void carryOut(order));
