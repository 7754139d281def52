import type { Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import type { Result } from "../result.js";
import type { Held } from "./held.js";
import { pause } from "./held.js";
import type { Acting, Latencies } from "./crowd-task.js";

const CONNECTIONS = 10_000;
const ACTIVE = 100;
const ROUNDS = 3;
const MILLISECONDS = 2_000;
const CALLS = 100_000;
/** Connections that they are spread over: one has ids for 99,998. */
const CALLERS = 10;

export const activeGroup = "100 connections that call ten times a second";
export const activeSubjects = ["alone", "among 10,000"] as const;
export const idleGroup = "an idle connection of 10,000, in a minute";
export const pendingGroup = "100,000 pending calls";

/** Connections that do little, and calls that nobody answers. */
export const crowdProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: activeGroup,
    subjects: [...activeSubjects],
    measure: measureActive,
  },
  { kind: "probe", group: idleGroup, subjects: ["server", "client"], measure: measureIdle },
  { kind: "probe", group: pendingGroup, subjects: ["server", "client"], measure: measurePending },
];

/** A server and a client, each a process. */
interface Both {
  readonly server: Child;
  readonly client: Child;
  readonly port: number;
}

async function withBoth<T>(work: (both: Both) => Promise<T>): Promise<T> {
  await using server = new Child("probes/crowd-task", ["--expose-gc"]);
  await using client = new Child("probes/crowd-task", ["--expose-gc"]);
  return await work({ server, client, port: await server.ask<number>("serve") });
}

/** What calls take on the same few connections, without others and among many that are silent. */
async function measureActive(effort: Effort): Promise<Result[]> {
  const { smoke, time } = effort;
  const acting: Acting = {
    connections: smoke ? 2 : ACTIVE,
    every: smoke ? 1 : 100,
    milliseconds: smoke ? 20 : MILLISECONDS * time,
  };
  return await withBoth(async ({ server, client, port }) => {
    const round = async (): Promise<Latencies & { cpu: number }> => {
      const before = await server.ask<number>("cpu");
      const seen = await client.ask<Latencies>("act", acting);
      return { ...seen, cpu: ((await server.ask<number>("cpu")) - before) / seen.calls };
    };
    const result = async (subject: string, connections: number): Promise<Result> => {
      await client.ask("dial", { port, connections });
      const rounds = [await round()];
      // The first one warms up.
      if (!smoke) {
        rounds.pop();
        for (let i = 0; i < ROUNDS; i++) rounds.push(await round());
      }
      return {
        ...{ group: activeGroup, subject, unit: "µs", better: "less", take: "best" },
        samples: rounds.map(({ p50 }) => p50),
        more: {
          "p99 µs": rounds.map(({ p99 }) => p99),
          "server µs CPU/call": rounds.map(({ cpu }) => cpu),
        },
      };
    };
    const [alone, among] = activeSubjects;
    return [
      await result(alone, acting.connections),
      await result(among, (smoke ? 10 : CONNECTIONS) - acting.connections),
    ];
  });
}

/** Both sides send a keep-alive event in a minute without anything else; here in so many milliseconds. */
const KEEP_ALIVE = 10_000;

async function measureIdle({ smoke }: Effort): Promise<Result[]> {
  const connections = smoke ? 10 : CONNECTIONS;
  const keepAlive = smoke ? 100 : KEEP_ALIVE;
  return await withBoth(async ({ server, client }) => {
    const port = await server.ask<number>("serve", { keepAlive });
    await client.ask("dial", { port, connections, keepAlive });
    const both = [server, client];
    const spent = (): Promise<number[]> => Promise.all(both.map((one) => one.ask<number>("cpu")));
    await pause(keepAlive / 5);
    const before = await spent();
    await pause(keepAlive);
    const after = await spent();
    return ["server", "client"].map((subject, i) => ({
      ...{ group: idleGroup, subject, unit: "µs CPU", better: "less", take: "best" },
      samples: [((after[i] as number) - (before[i] as number)) / connections],
    }));
  });
}

/** What calls cost on their way, while they wait, and when they are answered. */
async function measurePending({ smoke }: Effort): Promise<Result[]> {
  const calls = smoke ? 100 : CALLS;
  return await withBoth(async ({ server, client, port }) => {
    await client.ask("dial", { port, connections: CALLERS });
    const both = [server, client];
    const each = <T>(task: string, input?: unknown): Promise<T[]> =>
      Promise.all(both.map((one) => one.ask<T>(task, input)));
    const held = await each<Held>("held");
    const spent = [await each<number>("cpu")];
    await client.ask("pend", calls);
    await server.ask("holding", calls);
    spent.push(await each<number>("cpu"));
    const full = await each<Held>("held");
    spent.push(await each<number>("cpu"));
    const wait = smoke ? 10 : 2_000;
    await pause(wait);
    spent.push(await each<number>("cpu"));
    await server.ask("release");
    await client.ask("answered", calls);
    spent.push(await each<number>("cpu"));
    return ["server", "client"].map((subject, i) => {
      const between = (from: number): number =>
        (spent[from + 1]?.[i] as number) - (spent[from]?.[i] as number);
      return {
        ...{ group: pendingGroup, subject, unit: "B", better: "less", take: "best" },
        samples: [((full[i] as Held).heap - (held[i] as Held).heap) / calls],
        more: {
          "µs CPU to call": [between(0) / calls],
          "pending µs CPU/s": [(between(2) * 1000) / wait],
          "µs CPU to answer": [between(3) / calls],
        },
      };
    });
  });
}
