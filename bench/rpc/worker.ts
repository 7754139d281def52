import { same } from "../cases/compare.js";
import { answer } from "../children.js";
import { startProfile } from "../profiler.js";
import { implementationOf } from "./implementations.js";
import { Load, percentile, type Link } from "./load.js";
import { answerOf, type Payload } from "./wire.js";

// The process of a server or of a client; the smoke test has all servers in one.

export interface Dialing {
  readonly implementation: string;
  readonly port: number;
  readonly payload: Payload;
  readonly connections: number;
  readonly inFlight: number;
  /** Milliseconds under load before anything counts. */
  readonly warmUp: number;
}

/** What a client saw in one round. */
export interface Seen {
  readonly calls: number;
  readonly milliseconds: number;
  /** Microseconds. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
  readonly cpu: number;
}

export interface Usage {
  /** CPU microseconds so far. */
  readonly cpu: number;
  /** Milliseconds of wall clock. */
  readonly at: number;
}

/** The longest that the first calls of all connections may take. */
const RAMP = 6_000;
/** Connections that begin together, before those that have begun get their answers. */
const TOGETHER = 64;

let links: Link[] = [];
let load = new Load();
let stopProfile: ((file: string) => Promise<void>) | undefined;

function serve(input: { implementation: string; payload: Payload }): Promise<number> {
  return implementationOf(input.implementation).serve(input.payload);
}

async function dial(input: Dialing): Promise<void> {
  const implementation = implementationOf(input.implementation);
  const { port, payload, connections, inFlight } = input;
  for (let i = 0; i < connections; i++) {
    links.push(await implementation.dial(port, payload, inFlight));
  }
  const answered = await (links[0] as Link).once();
  const wanted = implementation.name.endsWith("echo") ? undefined : answerOf(payload);
  const found = implementation.restore ? implementation.restore(answered, payload) : answered;
  same(found, wanted, `${implementation.name} with ${payload}`);
}

/** Gives false if it takes too long to get so many calls under way. */
async function start(input: Dialing): Promise<boolean> {
  load = new Load();
  const deadline = performance.now() + RAMP;
  for (const [i, link] of links.entries()) {
    link.start(input.inFlight, load);
    if (i % TOGETHER === TOGETHER - 1) await pause(0);
    if (performance.now() > deadline) return false;
  }
  await pause(input.warmUp);
  return true;
}

/** Lets the load run for a while, and until so many calls are made; tells what came of it. */
async function watch(input: { milliseconds: number; calls: number }): Promise<Seen> {
  load.takeLatencies();
  const calls = load.completed;
  const before = usage();
  await pause(input.milliseconds);
  while (load.completed - calls < input.calls && load.failure === undefined) await pause(1);
  const after = usage();
  const made = load.completed - calls;
  const latencies = load.takeLatencies();
  if (load.failure !== undefined) throw load.failure;
  return {
    calls: made,
    milliseconds: after.at - before.at,
    p50: percentile(latencies, 0.5),
    p99: percentile(latencies, 0.99),
    cpu: after.cpu - before.cpu,
  };
}

async function hangUp(milliseconds: number): Promise<void> {
  load.stopped = true;
  // What is under way may end, so that nobody is left with the answers of the last round.
  await pause(milliseconds);
  for (const link of links) link.close();
  links = [];
}

function usage(): Usage {
  const { user, system } = process.cpuUsage();
  return { cpu: user + system, at: performance.now() };
}

async function profile(file?: string): Promise<void> {
  if (file === undefined) stopProfile = await startProfile();
  else await stopProfile?.(file);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

answer({ serve, dial, start, watch, hangUp, usage, profile });
