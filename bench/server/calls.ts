import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Mismatch, type Effort, type ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import type { Result } from "../result.js";
import { percentile } from "../rpc/load.js";
import type { Ringing, Times, Watching } from "./calls-worker.js";

/** How much there is, and for how many seconds calls come in. */
interface Size extends Watching {
  readonly rate: number;
  readonly seconds: number;
}

const isFull = process.env["ROSEWIRE_BENCH_CALLS"] === "full";
const SMOKE: Size = { lines: 4, clients: 2, monitors: 3, rate: 40, seconds: 0.1 };
const sizes: Readonly<Record<string, Size>> = {
  "200 calls/s": { lines: 1_000, clients: 200, monitors: 20, rate: 200, seconds: 3 },
  ...(isFull && {
    "500 calls/s of 10,000 lines": {
      ...{ lines: 10_000, clients: 2_000, monitors: 20, rate: 500, seconds: 60 },
    },
    "1,000 calls/s of 10,000 lines": {
      ...{ lines: 10_000, clients: 2_000, monitors: 20, rate: 1_000, seconds: 60 },
    },
  }),
};

export const callGroup = "server: events of calls, each line watched by 4 clients";

/** How many calls come in, as subjects. */
export const callSubjects: readonly string[] = Object.keys(sizes);

/** How long it takes from a change of a call until the last client has been told, while many lines ring. */
export const callProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: callGroup,
    subjects: callSubjects,
    async measure(effort, subjects) {
      const results: Result[] = [];
      for (const subject of subjects) {
        results.push(await measured(subject, effort.smoke ? SMOKE : sizes[subject]!, effort));
      }
      return results;
    },
  },
];

async function measured(subject: string, size: Size, { time, smoke }: Effort): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  await using server = new Child("server/calls-worker");
  await using client = new Child("server/calls-worker");
  try {
    const { lines, rate } = size;
    const calls = Math.ceil(rate * size.seconds * (smoke ? 1 : Math.max(0.2, time)));
    const ringing: Ringing = { lines, calls, rate };
    const port = await server.ask<number>("serve", { folder: join(folder, "data"), lines });
    await client.ask("watch", { ...size, port });
    const { times, cpu } = await server.ask<{ times: Times; cpu: number }>("ring", ringing);
    const latest = await client.ask<Times>("latest", { ...ringing, patience: 30_000 });
    await client.ask("leave");
    const took = Float64Array.from(latest, (at, change) => 1_000 * (at! - times[change]!));
    if (took.some((one) => Number.isNaN(one))) throw new Mismatch("a change was not told");
    const sorted = took.toSorted();
    return {
      ...{ group: callGroup, subject, unit: "p99 µs", better: "less", take: "best" },
      samples: [percentile(sorted, 0.99)!],
      more: {
        "p50 µs": [percentile(sorted, 0.5)!],
        "CPU µs of a change": [cpu / times.length],
      },
    };
  } finally {
    await client.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}
