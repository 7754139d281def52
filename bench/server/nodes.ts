import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Drop, Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import { pause } from "../probes/held.js";
import type { Result } from "../result.js";
import { processorOf } from "./processes.js";
import type { Calling, NodeWork, Serving } from "./nodes-worker.js";

const POSTGRES = "ROSEWIRE_BENCH_NODES_POSTGRES";
const NATS = "ROSEWIRE_BENCH_NODES_NATS";

const numbers = [1, 2, 4];
const MILLISECONDS = 1_500;
const ROUNDS = 3;
/** Calls of a node after which it is as fast as it gets. */
const WARM_UP = 10_000;
const FOLLOWERS = 10_000;
const CHANGES = 5;
const CONNECTIONS = 50_000;
/** A process may have no more descriptors than the system gives it. */
const CONNECTIONS_OF_A_CLIENT = 12_500;
const IDLE_SECONDS = 10;
/** Milliseconds until what comes after the logons is done. */
const SETTLE = 3_000;
const MESSAGES = 20_000;
/** Of so many messages, in a round: long enough for the clock that tells the time of NATS, which ticks 100 times a second. */
const BATCHES = 15;
/** About as many as of an event that says what has changed. */
const OCTETS = 200;

const subjectOf = (nodes: number): string => `${nodes} node${nodes === 1 ? "" : "s"}`;
const BUS = "nodes: a message on the bus";
const busSubjects = ["who sends it", "who gets it", "NATS"];
const works: readonly NodeWork[] = ["own contact", "SetEntry"];

/** Servers on one PostgreSQL and NATS, all on this machine. What counts is the time of the processor, for they share it. */
export const nodesProbes: ProbeCase[] = [
  ...works.map((work) =>
    probeOf(`nodes: ${work} 64x1`, numbers, (office, effort) => callsOf(work, office, effort)),
  ),
  probeOf("nodes: a change of presence told to 10,000", numbers, fanOut),
  probeOf("nodes: 50,000 connections", [4], crowd),
  { kind: "probe", group: BUS, subjects: busSubjects, measure: measureBus },
];

/** The nodes, and the processes of clients. */
interface Office {
  readonly nodes: readonly Child[];
  readonly ports: readonly number[];
  /** Starts a process of clients. */
  readonly client: () => Child;
}

type Found = Omit<Result, "group" | "subject">;
type Measuring = (office: Office, effort: Effort) => Promise<Found>;

/** A group with the same work for some numbers of nodes. */
function probeOf(group: string, counts: readonly number[], work: Measuring): ProbeCase {
  return {
    kind: "probe",
    group,
    subjects: counts.map(subjectOf),
    async measure(effort, subjects, drop) {
      const results: Result[] = [];
      for (const count of counts) {
        const subject = subjectOf(count);
        if (!subjects.includes(subject)) continue;
        const where = placesFor(effort);
        if (where === undefined) drop(subject, MISSING);
        else results.push({ group, subject, ...(await inOffice(count, where, effort, work)) });
      }
      return results;
    },
  };
}

const MISSING = `${POSTGRES} and ${NATS} name no database and bus`;

/** Undefined if they are not there. The smoke test has no time for this, and runs without. */
function placesFor({ smoke }: Effort): Places | undefined {
  const [store = "", bus = ""] = [process.env[POSTGRES], process.env[NATS]];
  return smoke || store === "" || bus === "" ? undefined : { store, bus };
}

type Places = Pick<Serving, "store" | "bus">;

async function inOffice(
  count: number,
  where: Places,
  effort: Effort,
  work: Measuring,
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  const children: Child[] = [];
  const child = (): Child => {
    const started = new Child("server/nodes-worker", [], 600_000);
    children.unshift(started);
    return started;
  };
  try {
    const nodes = Array.from({ length: count }, child);
    const ports: number[] = [];
    for (const [at, node] of nodes.entries()) {
      const serving: Serving = { ...where, folder: join(folder, String(at)) };
      ports.push(await node.ask<number>("serve", serving));
    }
    return await work({ nodes, ports, client: child }, effort);
  } finally {
    for (const one of children) await one.stop();
    rmSync(folder, { recursive: true });
  }
}

async function sum(children: readonly Child[], task: string): Promise<number> {
  const all = await Promise.all(children.map((child) => child.ask<number>(task)));
  return all.reduce((total, one) => total + one, 0);
}

/** Microseconds of the processor: those of the nodes, of PostgreSQL and of NATS. */
async function spentBy(nodes: readonly Child[]): Promise<readonly [number, number, number]> {
  return [await sum(nodes, "cpu"), processorOf("postgres"), processorOf("nats-server")];
}

async function callsOf(
  work: NodeWork,
  { nodes, ports, client: start }: Office,
  { time }: Effort,
): Promise<Found> {
  const client = start();
  const calling: Calling = { ports, work, connections: 64, inFlight: 1 };
  await client.ask("call", calling);
  while ((await client.ask<number>("completed")) < WARM_UP * nodes.length) await pause(100);
  const samples: number[] = [];
  const more = { "calls/s": <number[]>[], "PostgreSQL µs": <number[]>[], "NATS µs": <number[]>[] };
  for (let round = 0; round < ROUNDS; round++) {
    const [before, at] = [await spentBy(nodes), performance.now()];
    const calls = await client.ask<number>("completed");
    await pause(MILLISECONDS * time);
    const done = (await client.ask<number>("completed")) - calls;
    const [cpu, postgres, nats] = (await spentBy(nodes)).map(
      (now, i) => (now - (before[i] as number)) / done,
    ) as [number, number, number];
    samples.push(cpu);
    more["calls/s"].push((done * 1000) / (performance.now() - at));
    more["PostgreSQL µs"].push(postgres);
    more["NATS µs"].push(nats);
  }
  await client.ask("rest");
  return { unit: "µs CPU/call", better: "less", take: "median", samples, more };
}

async function fanOut({ nodes, ports, client: start }: Office): Promise<Found> {
  const client = start();
  await client.ask("follow", { ports, count: FOLLOWERS });
  await client.ask("change", CHANGES);
  await Promise.all(nodes.map((node) => node.ask("turns")));
  const samples: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < CHANGES; round++) {
    const before = await sum(nodes, "cpu");
    times.push(await client.ask<number>("change", 1));
    samples.push(((await sum(nodes, "cpu")) - before) / 1000);
  }
  const turns = await Promise.all(nodes.map((node) => node.ask<number>("turns")));
  return {
    ...{ unit: "ms CPU", better: "less", take: "median", samples },
    more: { "all told ms": times, "longest turn ms": [Math.max(...turns)] },
  };
}

async function crowd({ nodes, ports, client: start }: Office): Promise<Found> {
  const count = CONNECTIONS_OF_A_CLIENT;
  const clients = Array.from({ length: CONNECTIONS / count }, start);
  const before = { memory: await sum(nodes, "memory"), cpu: await sum(nodes, "cpu") };
  const began = performance.now();
  await Promise.all(clients.map((client) => client.ask("dial", { ports, count })));
  const seconds = (performance.now() - began) / 1000;
  const cpu = (await sum(nodes, "cpu")) - before.cpu;
  const memory = (await sum(nodes, "memory")) - before.memory;
  await pause(SETTLE);
  const resting = await sum(nodes, "cpu");
  await pause(IDLE_SECONDS * 1000);
  const idle = (await sum(nodes, "cpu")) - resting;
  return {
    ...{ unit: "octets/connection", better: "less", take: "median" },
    samples: [memory / CONNECTIONS],
    more: {
      "logged on s": [seconds],
      "µs CPU/logon": [cpu / CONNECTIONS],
      "idle µs CPU/s": [idle / IDLE_SECONDS],
    },
  };
}

/** What one message costs who sends it, who gets it, and NATS. */
async function measureBus(
  effort: Effort,
  subjects: readonly string[],
  drop: Drop,
): Promise<Result[]> {
  const where = placesFor(effort);
  if (where === undefined) {
    for (const subject of subjects) drop(subject, MISSING);
    return [];
  }
  await using sender = new Child("server/nodes-worker");
  await using receiver = new Child("server/nodes-worker");
  await Promise.all([sender, receiver].map((child) => child.ask("join", where.bus)));
  const told = { count: MESSAGES, octets: OCTETS };
  const found: number[][] = [];
  for (let round = 0; round <= ROUNDS; round++) {
    const spent = async (): Promise<number[]> => [
      await sender.ask<number>("cpu"),
      await receiver.ask<number>("cpu"),
      processorOf("nats-server"),
    ];
    const before = await spent();
    for (let batch = 0; batch < BATCHES; batch++) {
      await sender.ask("publish", told);
      await receiver.ask("hear", MESSAGES);
    }
    const after = await spent();
    const messages = BATCHES * MESSAGES;
    // The first round warms up.
    if (round > 0) found.push(after.map((now, i) => (now - (before[i] as number)) / messages));
  }
  return busSubjects.flatMap((subject, i): Result[] => {
    if (!subjects.includes(subject)) return [];
    const samples = found.map((round) => round[i] as number);
    return [{ group: BUS, subject, unit: "µs CPU", better: "less", take: "median", samples }];
  });
}
