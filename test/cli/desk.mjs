import { syncBuiltinESMExports } from "node:module";
import process from "node:process";
import { Readable } from "node:stream";
import { main } from "../../dist/cli/program.js";

// Runs one command after another as `dist/cli/main.js` does, each with streams and an environment
// of its own: what a process is started with and ends with is told and asked in messages.

const own = process.env;

/** Has a stream's text collected; gives what there is in the end. */
function collected(stream) {
  const chunks = [];
  stream.write = (chunk, ...rest) => {
    chunks.push(Buffer.from(chunk));
    rest.find((each) => typeof each === "function")?.();
    return true;
  };
  return () => Buffer.concat(chunks).toString("utf8");
}

process.once("disconnect", () => process.exit());
process.on("message", async ({ args, input, env }) => {
  const stdin = Readable.from([Buffer.from(input)], { objectMode: false });
  Object.defineProperty(process, "stdin", { value: stdin, configurable: true });
  process.env = { ...own, ...env };
  syncBuiltinESMExports();
  const [stdout, stderr] = [collected(process.stdout), collected(process.stderr)];
  const code = await main(args, (message) => void process.stderr.write(`${message}\n`));
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeAllListeners(signal);
  process.send({ code, stdout: stdout(), stderr: stderr() });
});
