import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Drop, Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import type { Result } from "../result.js";
import type { Asked, Asking, Filling, Reading } from "./journal-worker.js";

const ROUNDS = 3;
const MILLISECONDS = 3_000;
const CONNECTIONS = 4;

const readings: readonly Reading[] = ["find the last 100", "list all of a user", "search a text"];
const stores = ["SQLite", "PostgreSQL"] as const;
type Store = (typeof stores)[number];

/** A new database of PostgreSQL, in which the suite leaves its data. */
const POSTGRES = "ROSEWIRE_BENCH_POSTGRES";

export const journalGroup = "server: journal of 1,000,000 entries of 1,000 users";

/** `SQLite: find the last 100`. */
export function journalSubject(store: Store, reading: Reading): string {
  return `${store}: ${reading}`;
}

/** All that clients ask for in all stores, as subjects. */
export const journalSubjects: readonly string[] = stores.flatMap((store) =>
  readings.map((reading) => journalSubject(store, reading)),
);

/** How long a large journal takes to read. */
export const journalProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: journalGroup,
    subjects: journalSubjects,
    measure: async (effort, subjects, drop) => {
      const results: Result[] = [];
      for (const store of stores)
        results.push(...(await measureStore(store, effort, subjects, drop)));
      return results;
    },
  },
];

async function measureStore(
  store: Store,
  effort: Effort,
  subjects: readonly string[],
  drop: Drop,
): Promise<Result[]> {
  const wanted = readings.filter((reading) => subjects.includes(journalSubject(store, reading)));
  if (wanted.length === 0) return [];
  const postgres = process.env[POSTGRES] ?? "";
  if (store === "PostgreSQL" && postgres === "") {
    for (const reading of wanted)
      drop(journalSubject(store, reading), `${POSTGRES} names no database`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  // Filling takes some minutes.
  await using server = new Child("server/journal-worker", [], 900_000);
  await using client = new Child("server/journal-worker");
  try {
    const size = effort.smoke
      ? { users: 3, entriesEach: 20 }
      : { users: 1_000, entriesEach: 1_000 };
    const location = store === "SQLite" ? join(folder, "data") : postgres;
    const filling: Filling = { location, ...size };
    const port = await server.ask<number>("serve", filling);
    const found = new Map<Reading, Asked[]>(wanted.map((reading) => [reading, []]));
    const milliseconds = effort.smoke ? 0 : Math.max(500, MILLISECONDS * effort.time);
    for (let round = 0; round < (effort.smoke ? 1 : ROUNDS); round++) {
      for (const [reading, rounds] of found) {
        const connections = effort.smoke ? 1 : CONNECTIONS;
        const asking: Asking = { port, reading, connections, milliseconds, ...size };
        rounds.push(await client.ask<Asked>("ask", asking));
      }
    }
    return [...found].map(([reading, rounds]) => ({
      group: journalGroup,
      subject: journalSubject(store, reading),
      unit: "p50 µs",
      better: "less",
      take: "median",
      samples: rounds.map(({ p50 }) => p50),
      more: { "p99 µs": rounds.map(({ p99 }) => p99) },
    }));
  } finally {
    await client.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}
