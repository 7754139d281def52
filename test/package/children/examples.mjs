import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";

// Runs one example after another, each a module of its own, as a program of somebody who has the package: what it writes
// to stderr, what it throws and what becomes of the exit code is told when what the example says has been done.

let errors = "";
process.stderr.write = (chunk, ...rest) => {
  errors += String(chunk);
  rest.find((each) => typeof each === "function")?.();
  return true;
};
const tell = (error) => {
  errors += `${error?.stack ?? error}\n`;
  process.exitCode = 1;
};

async function run(url) {
  await import(url).catch(tell);
  // Servers run on.
  await delay(50);
  process.send({ code: process.exitCode ?? 0, errors });
  errors = "";
  process.exitCode = undefined;
}

process.on("uncaughtException", tell);
process.once("disconnect", () => process.exit());
process.on("message", (url) => void run(url));
