import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Drop, Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import type { Result } from "../result.js";
import type { Calling, NodeWork, Serving } from "./nodes-worker.js";

const POSTGRES = "ROSEWIRE_BENCH_NODES_POSTGRES";
const NATS = "ROSEWIRE_BENCH_NODES_NATS";

const numbers = [1, 2, 4];
const MILLISECONDS = 4_000;
const ROUNDS = 3;
const FOLLOWERS = 10_000;
const CHANGES = 5;
const CONNECTIONS = 50_000;
/** A process may have no more descriptors than the system gives it. */
const CONNECTIONS_OF_A_CLIENT = 12_500;

const subjectOf = (nodes: number): string => `${nodes} node${nodes === 1 ? "" : "s"}`;
const works: readonly NodeWork[] = ["own contact", "SetEntry"];

/** Servers on one PostgreSQL and NATS, all on this machine. What counts is the time of the processor, for they share it. */
export const nodesProbes: ProbeCase[] = [
  ...works.map((work): ProbeCase => ({
    kind: "probe",
    group: `nodes: ${work} 16x16`,
    subjects: numbers.map(subjectOf),
    measure: (effort, subjects, drop) =>
      each(`nodes: ${work} 16x16`, effort, subjects, drop, (office) => callsOf(work, office)),
  })),
  {
    kind: "probe",
    group: "nodes: a change of presence told to 10,000",
    subjects: numbers.map(subjectOf),
    measure: (effort, subjects, drop) =>
      each("nodes: a change of presence told to 10,000", effort, subjects, drop, fanOut),
  },
  {
    kind: "probe",
    group: "nodes: 50,000 connections",
    subjects: [subjectOf(4)],
    measure: (effort, subjects, drop) =>
      each("nodes: 50,000 connections", effort, subjects, drop, crowd),
  },
];

/** The nodes, and the processes of clients. */
interface Office {
  readonly nodes: readonly Child[];
  readonly ports: readonly number[];
  readonly clients: readonly Child[];
}

type Found = Omit<Result, "group" | "subject">;

async function each(
  group: string,
  { smoke }: Effort,
  subjects: readonly string[],
  drop: Drop,
  work: (office: Office) => Promise<Found>,
): Promise<Result[]> {
  const [store = "", bus = ""] = [process.env[POSTGRES], process.env[NATS]];
  const results: Result[] = [];
  for (const count of numbers) {
    const subject = subjectOf(count);
    if (!subjects.includes(subject)) continue;
    // It takes minutes, and the smoke test has neither.
    if (smoke || store === "" || bus === "") {
      drop(subject, `${POSTGRES} and ${NATS} name no database and bus`);
    } else results.push({ group, subject, ...(await inOffice(count, { store, bus }, work)) });
  }
  return results;
}

async function inOffice(
  count: number,
  where: Pick<Serving, "store" | "bus">,
  work: (office: Office) => Promise<Found>,
): Promise<Found> {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  const childOf = (): Child => new Child("server/nodes-worker", [], 600_000);
  const nodes = Array.from({ length: count }, childOf);
  const clients = Array.from({ length: 4 }, childOf);
  try {
    const ports: number[] = [];
    for (const [at, node] of nodes.entries()) {
      const serving: Serving = { ...where, folder: join(folder, String(at)) };
      ports.push(await node.ask<number>("serve", serving));
    }
    return await work({ nodes, ports, clients });
  } finally {
    for (const child of [...clients, ...nodes]) await child.stop();
    rmSync(folder, { recursive: true });
  }
}

async function sum(children: readonly Child[], task: string): Promise<number> {
  const all = await Promise.all(children.map((child) => child.ask<number>(task)));
  return all.reduce((total, one) => total + one, 0);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function callsOf(work: NodeWork, { nodes, ports, clients }: Office): Promise<Found> {
  const [client] = clients as [Child];
  const calling: Calling = { ports, work, connections: 16, inFlight: 16 };
  await client.ask("call", calling);
  await pause(MILLISECONDS / 2);
  const samples: number[] = [];
  const rates: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const before = { cpu: await sum(nodes, "cpu"), at: performance.now() };
    const calls = await client.ask<number>("completed");
    await pause(MILLISECONDS);
    const done = (await client.ask<number>("completed")) - calls;
    const [spent, passed] = [(await sum(nodes, "cpu")) - before.cpu, performance.now() - before.at];
    samples.push(spent / done);
    rates.push((done * 1000) / passed);
  }
  await client.ask("rest");
  return {
    ...{ unit: "µs CPU/call", better: "less", take: "median", samples },
    more: { "calls/s": rates },
  };
}

async function fanOut({ nodes, ports, clients }: Office): Promise<Found> {
  const followers = clients.slice(0, 1);
  const [client] = followers as [Child];
  await client.ask("follow", { ports, count: FOLLOWERS });
  await client.ask("change", 2);
  const samples: number[] = [];
  const times: number[] = [];
  for (let round = 0; round < CHANGES; round++) {
    const before = { cpu: await sum(nodes, "cpu"), at: performance.now() };
    await client.ask("change", 2);
    samples.push((await sum(nodes, "cpu")) - before.cpu);
    times.push((performance.now() - before.at) / 2);
  }
  return {
    unit: "µs CPU/event",
    ...{ better: "less", take: "median" },
    samples: samples.map((spent) => spent / 2 / FOLLOWERS),
    more: { "all told ms": times },
  };
}

async function crowd({ nodes, ports, clients }: Office): Promise<Found> {
  const before = await sum(nodes, "memory");
  const began = performance.now();
  const count = CONNECTIONS_OF_A_CLIENT;
  await Promise.all(clients.map((client) => client.ask("dial", { ports, count })));
  const seconds = (performance.now() - began) / 1000;
  await pause(MILLISECONDS);
  const memory = (await sum(nodes, "memory")) - before;
  const cpu = await sum(nodes, "cpu");
  await pause(10_000);
  const idle = ((await sum(nodes, "cpu")) - cpu) / 10;
  return {
    unit: "octets/connection",
    ...{ better: "less", take: "median" },
    samples: [memory / CONNECTIONS],
    more: { "logged on s": [seconds], "idle µs CPU/s": [idle] },
  };
}
