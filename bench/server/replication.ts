import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Drop, Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import type { Result } from "../result.js";
import type { Replicating, Step } from "./replication-worker.js";

const stores = ["SQLite", "PostgreSQL"] as const;
const steps: readonly Step[] = ["all new", "nothing changed", "all changed"];
const USERS = 10_000;
const SMOKE_USERS = 20;
const POSTGRES = "ROSEWIRE_BENCH_REPLICATION_POSTGRES";

export const replicationGroup = "server: a block of 10,000 users";

const subjectOf = (store: string, step: Step): string => `${store}: ${step}`;

/** All that is replicated in all stores, as subjects. */
export const replicationSubjects: readonly string[] = stores.flatMap((store) =>
  steps.map((step) => subjectOf(store, step)),
);

/** How long a replicator waits for the answer to a large block, and how long others wait for the event loop meanwhile. */
export const replicationProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: replicationGroup,
    subjects: [...replicationSubjects],
    async measure(effort, subjects, drop) {
      const results: Result[] = [];
      for (const store of stores) results.push(...(await measured(store, effort, subjects, drop)));
      return results.filter(({ subject }) => subjects.includes(subject));
    },
  },
];

async function measured(
  store: (typeof stores)[number],
  effort: Effort,
  subjects: readonly string[],
  drop: Drop,
): Promise<Result[]> {
  const wanted = steps
    .map((step) => subjectOf(store, step))
    .filter((one) => subjects.includes(one));
  if (wanted.length === 0) return [];
  const postgres = process.env[POSTGRES] ?? "";
  if (store === "PostgreSQL" && postgres === "") {
    for (const subject of wanted) drop(subject, `${POSTGRES} names no database`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  await using server = new Child("server/replication-worker");
  await using replicator = new Child("server/replication-worker");
  try {
    const users = effort.smoke ? SMOKE_USERS : USERS;
    const location = store === "SQLite" ? join(folder, "data") : postgres;
    const port = await server.ask<number>("serve", { location, users });
    const results: Result[] = [];
    // Each step needs what the one before it has stored.
    for (const step of steps) {
      await server.ask("longestTurn");
      const took = await replicator.ask<number>("replicate", {
        port,
        users,
        step,
      } satisfies Replicating);
      const turn = await server.ask<number>("longestTurn");
      results.push({
        ...{ group: replicationGroup, subject: subjectOf(store, step) },
        ...{ unit: "ms", better: "less", take: "best", samples: [took] },
        more: { "longest turn ms": [turn] },
      });
    }
    return results;
  } finally {
    await replicator.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}
