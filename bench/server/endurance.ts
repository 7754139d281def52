import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import type { Held } from "../probes/held.js";
import type { Result } from "../result.js";
import type { Called, Calling } from "./worker.js";
import type { Work } from "./work.js";

export const enduranceGroup = "server: memory under load that goes on";
export const enduranceSubject = "heap after garbage collection";

/** Rounds of all works; `--time 180` makes them take an hour. */
const ROUNDS = 20;
const MILLISECONDS = 200;
const works: readonly Work[] = ["own contact", "SetEntry", "GetAll of 1,000", "finds nothing"];

/** Whether the memory of a server grows with what it has done. */
export const enduranceProbes: ProbeCase[] = [
  { kind: "probe", group: enduranceGroup, subjects: [enduranceSubject], measure },
];

async function measure({ smoke, time }: Effort): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  await using server = new Child("server/worker", ["--expose-gc"]);
  await using client = new Child("server/worker");
  try {
    const port = await server.ask<number>("serve", { folder: join(folder, "data") });
    const seen: Point[] = [];
    let calls = 0;
    for (let round = 0; round < (smoke ? 3 : ROUNDS); round++) {
      for (const work of works) {
        const calling: Calling = {
          ...{ port, work, connections: smoke ? 2 : 16, inFlight: smoke ? 1 : 4 },
          ...{ milliseconds: smoke ? 0 : MILLISECONDS * time, leastCalls: 2 },
        };
        calls += (await client.ask<Called>("call", calling)).calls;
      }
      const { heap, buffers } = await server.ask<Held>("held");
      seen.push({ calls, octets: heap + buffers });
    }
    // What is made once has been made in the first quarter.
    const settled = seen.slice(Math.floor(seen.length / 4));
    const mebibytes = (point: Point | undefined): number => (point?.octets ?? 0) / 2 ** 20;
    return [
      {
        ...{ group: enduranceGroup, subject: enduranceSubject, unit: "B/call", better: "less" },
        ...{ take: "median", samples: [slopeOf(settled)] },
        more: {
          calls: [calls],
          "MiB first": [mebibytes(settled[0])],
          "MiB last": [mebibytes(settled.at(-1))],
        },
      },
    ];
  } finally {
    await client.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

interface Point {
  readonly calls: number;
  readonly octets: number;
}

/** Octets by which each call makes the memory grow: the slope of the line that comes nearest to all points. */
function slopeOf(points: readonly Point[]): number {
  const mean = (of: (point: Point) => number): number =>
    points.reduce((total, point) => total + of(point), 0) / points.length;
  const [calls, octets] = [mean((point) => point.calls), mean((point) => point.octets)];
  const covariance = mean((point) => (point.calls - calls) * (point.octets - octets));
  const variance = mean((point) => (point.calls - calls) ** 2);
  return covariance / variance;
}
