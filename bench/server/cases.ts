import { Mismatch, type Effort, type ProbeCase } from "../cases/case.js";
import { measured, type Result } from "../result.js";
import { syncsPerSecond } from "./disk.js";
import { Scene } from "./scene.js";
import { crowds, groupOf, type Crowd, type Work } from "./work.js";
import type { Called, Calling } from "./worker.js";

const ROUNDS = 4;
const MILLISECONDS = 600;
/** A subject beside the works: what the disk does by itself. */
const DISK = "fsync of the disk";

/** A UCServer with its data on the disk (in `TMPDIR`), and clients that ask it for what costs it most. */
export const serverProbes: ProbeCase[] = crowds.map((crowd) => ({
  kind: "probe",
  group: groupOf(crowd),
  subjects: [...crowd.works, DISK],
  measure: (effort, subjects) => measureCrowd(crowd, subjects, effort),
}));

async function measureCrowd(
  crowd: Crowd,
  subjects: readonly string[],
  effort: Effort,
): Promise<Result[]> {
  await using scene = await Scene.open(effort);
  const found = new Map<string, Called[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < (effort.smoke ? 1 : ROUNDS); round++) {
    for (const [subject, rounds] of found) {
      rounds.push(await once(subject, crowd, effort, scene));
    }
  }
  return [...found].map(([subject, rounds]) => resultOf(groupOf(crowd), subject, rounds));
}

async function once(
  subject: string,
  crowd: Crowd,
  { smoke, time }: Effort,
  { client, port, folder }: Scene,
): Promise<Called> {
  const milliseconds = smoke ? 0 : Math.max(200, MILLISECONDS * time);
  if (subject === DISK) {
    const rate = syncsPerSecond(folder, milliseconds);
    return { calls: rate, milliseconds: 1000, p50: 1e6 / rate, p99: 1e6 / rate };
  }
  const calling: Calling = {
    port,
    work: subject as Work,
    connections: smoke ? 2 : crowd.connections,
    inFlight: smoke ? 1 : crowd.inFlight,
    milliseconds,
    leastCalls: smoke ? 2 : 0,
  };
  const called = await client.ask<Called>("call", calling);
  if (called.calls === 0) throw new Mismatch(`${subject} answered nothing`);
  return called;
}

function resultOf(group: string, subject: string, rounds: readonly Called[]): Result {
  return {
    group,
    subject,
    unit: "calls/s",
    better: "more",
    take: "best",
    samples: rounds.map(({ calls, milliseconds }) => (calls * 1000) / milliseconds),
    more: {
      "p50 µs": measured(rounds.map(({ p50 }) => p50)),
      "p99 µs": measured(rounds.map(({ p99 }) => p99)),
    },
  };
}
