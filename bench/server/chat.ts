import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Drop, Effort, ProbeCase } from "../cases/case.js";
import { Child } from "../children.js";
import { measured, type Result } from "../result.js";
import type { Asked, Asking, Filling, Reading } from "./chat-worker.js";

const ROUNDS = 3;
const MILLISECONDS = 2_000;
const CONNECTIONS = 4;
/** Of how many users the chats are written with one question. */
const AT_ONCE = 100;

const readings: readonly Reading[] = [
  "list of conversations",
  "last 100 messages",
  "first 100 changes",
  "search of a text",
];
const stores = ["SQLite", "PostgreSQL"] as const;
type Store = (typeof stores)[number];

/** Names a new database of PostgreSQL, in which the suite leaves its data. */
const POSTGRES = "ROSEWIRE_BENCH_CHAT_POSTGRES";

export const chatGroup = "server: chat of 1,000,000 messages of 1,000 users";

/** All that clients ask for in all stores, as subjects. */
export const chatSubjects: readonly string[] = stores.flatMap((store) =>
  readings.map((reading) => subjectOf(store, reading)),
);

function subjectOf(store: Store, reading: Reading): string {
  return `${store}: ${reading}`;
}

/** How long it takes to read chats when there are many. */
export const chatProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: chatGroup,
    subjects: chatSubjects,
    measure: async (effort, subjects, drop) => {
      const results: Result[] = [];
      for (const store of stores) {
        results.push(...(await measureStore(store, effort, subjects, drop)));
      }
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
  const wanted = readings.filter((reading) => subjects.includes(subjectOf(store, reading)));
  if (wanted.length === 0) return [];
  const postgres = process.env[POSTGRES] ?? "";
  if (store === "PostgreSQL" && postgres === "") {
    for (const reading of wanted) drop(subjectOf(store, reading), `${POSTGRES} names no database`);
    return [];
  }
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  await using server = new Child("server/chat-worker");
  await using client = new Child("server/chat-worker");
  try {
    const size = effort.smoke
      ? { users: 3, chatsEach: 1, messagesEach: 3 }
      : { users: 1_000, chatsEach: 10, messagesEach: 100 };
    const location = store === "SQLite" ? join(folder, "data") : postgres;
    const filling: Filling = { location, ...size };
    await server.ask("open", filling);
    for (let from = 0; from < size.users; from += AT_ONCE) {
      await server.ask("fill", { ...filling, from, to: Math.min(size.users, from + AT_ONCE) });
    }
    const port = await server.ask<number>("listen", null);
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
      group: chatGroup,
      subject: subjectOf(store, reading),
      unit: "p50 µs",
      better: "less",
      take: "median",
      samples: rounds.map(({ p50 }) => p50),
      more: { "p99 µs": measured(rounds.map(({ p99 }) => p99)) },
    }));
  } finally {
    await client.stop();
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}
