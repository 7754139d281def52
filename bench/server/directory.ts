import type { Reading } from "./directory-worker.js";
import { readingProbe, subjectsOf } from "./readings.js";

const readings: readonly Reading[] = [
  "appointments of a user",
  "contact by name",
  "contact by number",
  "contact by its id",
];

export const directoryGroup = "server: 100,000 appointments and 100,000 contacts of 1,000 users";

/** All that clients ask for in all stores, as subjects. */
export const directorySubjects: readonly string[] = subjectsOf(readings);

/** How long it takes to list appointments, and to find contacts of a phone book, when there are many. */
export const directoryProbes = [
  readingProbe({
    group: directoryGroup,
    readings,
    worker: "server/directory-worker",
    postgres: "ROSEWIRE_BENCH_DIRECTORY_POSTGRES",
    milliseconds: 2_000,
    patience: 900_000,
    size: { users: 1_000, appointmentsEach: 100, contacts: 100_000 },
    smoke: { users: 3, appointmentsEach: 5, contacts: 20 },
    serve: (server, data) => server.ask<number>("serve", data),
  }),
];
