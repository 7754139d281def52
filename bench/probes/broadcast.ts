import type { Effort, ProbeCase } from "../cases/case.js";
import type { Result } from "../result.js";
import { eventLength } from "../rpc/wire.js";
import { Stage } from "./stage.js";

const CONNECTIONS = 1_000;
const ROUNDS = 4;

interface Way {
  readonly subject: string;
  readonly way: "once" | "each" | "burst" | "singly";
  readonly times: number;
  /** Events that each connection gets at a time. */
  readonly events: number;
}

const ways: Readonly<Record<string, readonly Way[]>> = {
  "broadcast of M4": [
    { subject: "encoded once", way: "once", times: 10, events: 1 },
    { subject: "encoded for each", way: "each", times: 10, events: 1 },
  ],
  "burst of 10 M4": [
    { subject: "coalesced", way: "burst", times: 5, events: 10 },
    { subject: "ten writes", way: "singly", times: 5, events: 10 },
  ],
};

/** CPU time of a server that sends events to 1,000 connections. */
export const broadcastProbes: ProbeCase[] = Object.entries(ways).map(([group, members]) => ({
  kind: "probe",
  group,
  subjects: members.map(({ subject }) => subject),
  measure: (effort) => measureBroadcast(group, members, effort),
}));

async function measureBroadcast(
  group: string,
  members: readonly Way[],
  effort: Effort,
): Promise<Result[]> {
  const { smoke, time } = effort;
  await using stage = await Stage.open(effort);
  const { server, client } = stage;
  const connections = smoke ? 10 : CONNECTIONS;
  const rounds = smoke ? 1 : ROUNDS;
  await client.ask("open", { port: await server.ask<number>("serve"), count: connections });
  await server.ask("standing", connections);
  const samples = members.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [i, { way, times, events }] of members.entries()) {
      const count = smoke ? 1 : Math.max(2, Math.round(times * time));
      const before = await client.ask<number>("received");
      samples[i]?.push(await server.ask<number>("broadcast", { way, times: count }));
      const octets = connections * count * events * eventLength();
      await client.ask("receive", before + octets);
    }
  }
  return members.map(({ subject }, i) => ({
    group,
    subject,
    unit: "µs CPU",
    better: "less",
    take: "best",
    samples: samples[i] as number[],
  }));
}
