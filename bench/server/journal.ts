import type { Reading } from "./journal-worker.js";
import { readingProbe, subjectsOf } from "./readings.js";

const readings: readonly Reading[] = ["find the last 100", "list all of a user", "search a text"];

export const journalGroup = "server: journal of 1,000,000 entries of 1,000 users";

/** All that clients ask for in all stores, as subjects. */
export const journalSubjects: readonly string[] = subjectsOf(readings);

/** How long a large journal takes to read. */
export const journalProbes = [
  readingProbe({
    group: journalGroup,
    readings,
    worker: "server/journal-worker",
    postgres: "ROSEWIRE_BENCH_POSTGRES",
    milliseconds: 3_000,
    // Filling takes some minutes.
    patience: 900_000,
    size: { users: 1_000, entriesEach: 1_000 },
    smoke: { users: 3, entriesEach: 20 },
    serve: (server, journal) => server.ask<number>("serve", journal),
  }),
];
