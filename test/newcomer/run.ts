/**
 * The first hour of somebody who has never seen the package, as a program: a clone of what has been committed, the commands of
 * README as they are printed, the first call, the first event on the screen. It says how long each took, and judges only whether
 * it works.
 *
 *     npm run test:newcomer
 */
import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import process from "node:process";
import { setTimeout as delay } from "node:timers/promises";
import { root } from "../../scripts/packages.js";
import { freePort } from "../support/free-port.js";
import { firstHourOf } from "./readme.js";

/** What takes longer hangs. */
const bound = 20 * 60_000;
const folder = mkdtempSync(join(tmpdir(), "rosewire-newcomer-"));
const clone = join(folder, "rosewire");
const [port, httpPort] = [await freePort(), await freePort()];
// What an npm around this has been told, such as to be silent, is nothing to those that a newcomer starts.
const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith("npm_"));
const env = { ...Object.fromEntries(inherited), ROSEWIRE_PORT: String(port), NO_COLOR: "1" };
const groups = new Set<ChildProcess>();
const begun = performance.now();

interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<void>;
  said(): string;
}

/** Starts a command as a shell does, in a group of its own that can be ended as a whole. */
function start(command: string): Running {
  const child = spawn("bash", ["-c", command], { cwd: clone, env, detached: true });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (more: string) => void (text += more));
  }
  groups.add(child);
  const ended = once(child, "close").then(() => void groups.delete(child));
  return { child, ended, said: () => text };
}

/** Waits until a command that goes on has said something. */
async function says(running: Running, what: RegExp): Promise<void> {
  const last = performance.now() + bound;
  while (!what.test(running.said())) {
    if (!groups.has(running.child) || performance.now() > last) {
      throw new Error(`${what} was not said, but:\n${running.said()}`);
    }
    await delay(20);
  }
}

/** Runs a command to its end. */
async function run(command: string): Promise<string> {
  const running = start(command);
  const timer = setTimeout(() => end(running.child, "SIGKILL"), bound);
  await running.ended;
  clearTimeout(timer);
  if (running.child.exitCode !== 0) throw new Error(`${command}\n${running.said()}`);
  return running.said();
}

function end(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal);
  } catch {
    // It has ended already.
  }
}

function tell(what: string): void {
  console.log(`${((performance.now() - begun) / 1000).toFixed(1).padStart(7)} s  ${what}`);
}

function expectIn(text: string, what: string): void {
  if (!text.includes(what)) throw new Error(`${what} is not in:\n${text}`);
}

async function firstHour(): Promise<void> {
  const processor = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  console.log(
    `${processor.length} x ${processor[0]?.model ?? "?"}, ${memory} GiB, Node.js ${process.version}`,
  );
  const cloned = spawnSync("git", ["clone", "--quiet", `file://${root}`, clone], {
    stdio: "inherit",
  });
  if (cloned.status !== 0) throw new Error("git clone has failed");
  tell("git clone");
  const readme = firstHourOf(readFileSync(join(clone, "README.md"), "utf8"));

  // The server of whoever runs this may have the ports that README names.
  const server = start(`${readme.start} -- --http-port ${httpPort} --https-port off`);
  await says(server, /^> node dist\/cli\/main\.js serve/m);
  tell("npm ci");
  await says(server, /rosewire call/);
  tell("npm start: the server says what to try");

  expectIn(await run(readme.calls), "Planning");
  tell("the first calls: an appointment is written, and read again");

  const watch = start(readme.watch);
  await says(watch, /watching as alice/);
  const telephone = run(readme.telephone);
  await says(watch, /^\d\d:\d\d:\d\d\.\d+ asn\w+/m);
  tell("rosewire watch: the first event");
  await telephone;
  tell("rosewire pbx: the call is over");

  for (const { child, ended } of [watch, server]) {
    end(child, "SIGINT");
    const timer = setTimeout(() => end(child, "SIGKILL"), bound);
    await ended;
    clearTimeout(timer);
  }
  tell("both have ended");
}

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, () => {
    for (const child of groups) end(child, "SIGKILL");
    rmSync(folder, { recursive: true, force: true });
    process.exit(1);
  });
}
try {
  await firstHour();
} finally {
  for (const child of groups) end(child, "SIGKILL");
  rmSync(folder, { recursive: true, force: true });
}
