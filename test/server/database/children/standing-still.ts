import { writeSync } from "node:fs";
import { openPostgres } from "../../../../src/server/database/postgres.js";
import { setNumber, type Tables } from "../tables.js";

/** Where the process begins a unit that it does not end. */
export interface StandingStillSettings {
  readonly location: string;
  /** How long a unit may take, in milliseconds. */
  readonly unitTime: number;
}

// Changes the number "one", prints that, and does nothing more.
const { location, unitTime } = JSON.parse(process.argv[2] as string) as StandingStillSettings;
await openPostgres(location, { unitTime }).write<Tables, void>(async (unit) => {
  await unit.run(setNumber, { name: "one", value: 1 });
  writeSync(1, `"changed"\n`);
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
