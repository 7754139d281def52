import type { Effort, ProbeCase } from "../cases/case.js";
import type { Result } from "../result.js";
import type { Held } from "./held.js";
import { Stage } from "./stage.js";

const CONNECTIONS = 5_000;
const CALLS = 20_000;
/** Whatever else the process keeps at the moment can only add. */
const ROUNDS = 3;

/** What connections and calls hold while nothing happens. */
export const memoryProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: "memory of an idle connection",
    subjects: ["rosewire", "bare socket"],
    measure: measureIdle,
  },
  {
    kind: "probe",
    group: "memory of a pending call",
    subjects: ["with callback", "with promise"],
    measure: measurePending,
  },
];

async function measureIdle(effort: Effort, subjects: readonly string[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const subject of subjects) {
    const serve = subject === "rosewire" ? "serve" : "serveBare";
    const held: Held[] = [];
    for (let round = 0; round < (effort.smoke ? 1 : ROUNDS); round++) {
      held.push(await idle(serve, effort));
    }
    results.push({
      group: "memory of an idle connection",
      subject,
      unit: "B",
      better: "less",
      take: "best",
      samples: held.map(({ heap }) => heap),
      more: { "buffers B": held.map(({ buffers }) => buffers) },
    });
  }
  return results;
}

/** Octets per connection after each has been used once. */
async function idle(serve: string, effort: Effort): Promise<Held> {
  const count = effort.smoke ? 20 : CONNECTIONS;
  await using stage = await Stage.open(effort);
  const { server, client } = stage;
  const port = await server.ask<number>(serve);
  // What is made once, whatever the number of connections, is not theirs.
  await client.ask("open", { port, count: 10 });
  await server.ask("standing", 10);
  await client.ask("callAll");
  const before = await server.ask<Held>("held");
  await client.ask("open", { port, count });
  await server.ask("standing", count + 10);
  await client.ask("callAll");
  const after = await server.ask<Held>("held");
  return {
    heap: (after.heap - before.heap) / count,
    buffers: (after.buffers - before.buffers) / count,
  };
}

async function measurePending(effort: Effort, subjects: readonly string[]): Promise<Result[]> {
  const results: Result[] = [];
  for (const subject of subjects) {
    const sample = await pending(subject === "with promise", effort);
    results.push({
      group: "memory of a pending call",
      subject,
      unit: "B",
      better: "less",
      take: "best",
      samples: [sample],
    });
  }
  return results;
}

async function pending(promises: boolean, effort: Effort): Promise<number> {
  const calls = effort.smoke ? 20 : CALLS;
  await using stage = await Stage.open(effort);
  const { server, client } = stage;
  await client.ask("dial", await server.ask<number>("serve"));
  const before = await client.ask<Held>("held");
  await client.ask("leavePending", { calls, promises });
  const after = await client.ask<Held>("held");
  return (after.heap - before.heap) / calls;
}
