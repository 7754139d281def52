import { writeSync } from "node:fs";
import type { Unit } from "../../../../src/server/database/index.js";
import { openDatabase } from "../../../../src/server/database/index.js";
import { addNumber, raiseNumber, type Tables } from "../tables.js";

/** What the process is to do until it is killed. */
export interface WritingSettings {
  readonly location: string;
  /** How many units are under way at a time. */
  readonly writers: number;
  /** The beginning of the names that it writes. */
  readonly round: number;
}

// Prints the number of each unit that has been acknowledged. Each unit adds two rows and raises a count.
const { location, writers, round } = JSON.parse(process.argv[2] as string) as WritingSettings;
const database = openDatabase(location);
let next = 0;

async function write(): Promise<void> {
  for (;;) {
    const value = next++;
    await database.write<Tables, void>(async (unit: Unit<Tables>) => {
      await unit.run(addNumber, { name: `${round} ${value} first`, value });
      await unit.run(addNumber, { name: `${round} ${value} second`, value });
      await unit.first(raiseNumber, { name: `count of ${round}` });
    });
    // Otherwise the line could stay in a buffer of this process.
    writeSync(1, `${value}\n`);
  }
}

await Promise.all(Array.from({ length: writers }, write));
