import type { Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import type { Result } from "../result.js";
import { resultOf } from "../rpc/cases.js";
import { tlsImplementations } from "../rpc/implementations.js";
import { Pair } from "../rpc/pair.js";

const ROUNDS = 6;
const MILLISECONDS = 400;
const cells = [
  { payload: "M1", connections: 1, inFlight: 16 },
  { payload: "M1", connections: 16, inFlight: 16 },
] as const;
const HANDSHAKES = "TLS: connections that are made and closed";

type Cell = (typeof cells)[number];

const groupOf = ({ connections, inFlight }: Cell): string =>
  `TLS: RPC M1 ${connections}x${inFlight}`;
const names = tlsImplementations.map(({ name }) => name);

/** Calls over TLS, and handshakes, beside `node:tls` in the same run. */
export const tlsProbes: ProbeCase[] = [
  ...cells.map((cell): ProbeCase => ({
    kind: "probe",
    group: groupOf(cell),
    subjects: names,
    measure: (effort, subjects) => measureCalls(cell, effort, subjects),
  })),
  { kind: "probe", group: HANDSHAKES, subjects: names, measure: measureHandshakes },
];

/** Runs all subjects in turn, round by round. */
async function inRounds<T>(
  { smoke }: Effort,
  subjects: readonly string[],
  once: (subject: string) => Promise<T>,
): Promise<Map<string, T[]>> {
  const found = new Map<string, T[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < (smoke ? 1 : ROUNDS); round++) {
    for (const [subject, rounds] of found) rounds.push(await once(subject));
  }
  return found;
}

function millisecondsOf({ smoke, time }: Effort): number {
  return smoke ? 0 : Math.max(100, MILLISECONDS * time);
}

async function measureCalls(
  cell: Cell,
  effort: Effort,
  subjects: readonly string[],
): Promise<Result[]> {
  await using pair = new Pair();
  const found = await inRounds(effort, subjects, async (subject) => {
    const seen = await pair.round(subject, cell, millisecondsOf(effort), effort.smoke ? 4 : 0);
    if (seen === undefined) throw new Error(`${subject} does not get so many calls under way`);
    return seen;
  });
  return [...found].map(([subject, rounds]) => resultOf(groupOf(cell), subject, rounds));
}

async function measureHandshakes(effort: Effort, subjects: readonly string[]): Promise<Result[]> {
  await using server = new Child("probes/tls-task");
  await using client = new Child("probes/tls-task");
  const found = await inRounds(effort, subjects, async (implementation) => {
    const port = await server.ask<number>("serve", implementation);
    const before = await server.ask<number>("cpu");
    const dialing = { implementation, port, milliseconds: millisecondsOf(effort) };
    const { made, milliseconds } = await client.ask<Dialed>("dial", dialing);
    return { made, milliseconds, cpu: ((await server.ask<number>("cpu")) - before) / made };
  });
  return [...found].map(([subject, rounds]) => ({
    ...{ group: HANDSHAKES, subject, unit: "a second", better: "more", take: "best" },
    samples: rounds.map(({ made, milliseconds }) => (made * 1000) / milliseconds),
    more: { "server µs CPU": rounds.map(({ cpu }) => cpu) },
  }));
}

/** How many connections have been made in which time. */
export interface Dialed {
  readonly made: number;
  readonly milliseconds: number;
}
