import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Drop, Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import { measured, type Result } from "../result.js";
import type { Asked, Asking, Size, Stored } from "./readers.js";

const ROUNDS = 3;
const CONNECTIONS = 4;

const stores = ["SQLite", "PostgreSQL"] as const;
type Store = (typeof stores)[number];

/** How long it takes to read from a UCServer that has much. */
export interface Readings<R extends string, S extends Size> {
  readonly group: string;
  /** What clients ask for. */
  readonly readings: readonly R[];
  /** The module of the processes of server and clients. */
  readonly worker: string;
  /** The variable that names a new database of PostgreSQL, in which the suite leaves its data. */
  readonly postgres: string;
  /** How long a round takes. */
  readonly milliseconds: number;
  /** Milliseconds that the server may take for one answer. */
  readonly patience?: number;
  /** How much there is, and how much in the smoke test. */
  readonly size: S;
  readonly smoke: S;
  /** Has the server filled and listening; gives its port. */
  readonly serve: (server: Child, stored: Stored<S>) => Promise<number>;
}

/** All that clients ask for in all stores, as subjects: `SQLite: find the last 100`. */
export function subjectsOf(readings: readonly string[]): string[] {
  return stores.flatMap((store) => readings.map((reading) => subjectOf(store, reading)));
}

function subjectOf(store: Store, reading: string): string {
  return `${store}: ${reading}`;
}

/** The case that measures readings. */
export function readingProbe<R extends string, S extends Size>(of: Readings<R, S>): ProbeCase {
  return {
    kind: "probe",
    group: of.group,
    subjects: subjectsOf(of.readings),
    measure: async (effort, subjects, drop) => {
      const results: Result[] = [];
      for (const store of stores) {
        results.push(...(await measureStore(of, store, effort, subjects, drop)));
      }
      return results;
    },
  };
}

async function measureStore<R extends string, S extends Size>(
  of: Readings<R, S>,
  store: Store,
  effort: Effort,
  subjects: readonly string[],
  drop: Drop,
): Promise<Result[]> {
  const wanted = of.readings.filter((reading) => subjects.includes(subjectOf(store, reading)));
  if (wanted.length === 0) return [];
  const postgres = process.env[of.postgres] ?? "";
  if (store === "PostgreSQL" && postgres === "") {
    for (const reading of wanted) {
      drop(subjectOf(store, reading), `${of.postgres} names no database`);
    }
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  await using server = new Child(of.worker, [], of.patience);
  await using client = new Child(of.worker);
  try {
    const size = effort.smoke ? of.smoke : of.size;
    const location = store === "SQLite" ? join(folder, "data") : postgres;
    const port = await of.serve(server, { location, ...size });
    const found = new Map<R, (Asked & { memory: number })[]>(
      wanted.map((reading) => [reading, []]),
    );
    const milliseconds = effort.smoke ? 0 : Math.max(500, of.milliseconds * effort.time);
    for (let round = 0; round < (effort.smoke ? 1 : ROUNDS); round++) {
      for (const [reading, rounds] of found) {
        const connections = effort.smoke ? 1 : CONNECTIONS;
        const asking: Asking<R, S> = { port, reading, connections, milliseconds, ...size };
        const asked = await client.ask<Asked>("ask", asking);
        rounds.push({ ...asked, memory: await server.ask<number>("memory") });
      }
    }
    return [...found].map(([reading, rounds]) => ({
      group: of.group,
      subject: subjectOf(store, reading),
      unit: "p50 µs",
      better: "less",
      take: "median",
      samples: rounds.map(({ p50 }) => p50),
      more: {
        "p99 µs": measured(rounds.map(({ p99 }) => p99)),
        // Of the server, after the first round and after the last.
        "MiB first": [rounds[0]!.memory],
        "MiB last": [rounds.at(-1)!.memory],
      },
    }));
  } finally {
    await client.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}
