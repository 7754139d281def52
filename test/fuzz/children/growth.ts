import process from "node:process";
import { Campaign } from "../campaign.js";
import { Random } from "../random.js";
import { feed } from "../targets.js";

/** Which inputs. */
export interface GrowthSettings {
  readonly seed: number;
  readonly randomSeeds: number;
  readonly count: number;
}

const { seed, randomSeeds, count } = JSON.parse(process.argv[2] as string) as GrowthSettings;
const campaign = new Campaign(seed, randomSeeds);

/** Octets of the heap that are in use after all the inputs. */
function heapAfterAll(): number {
  for (let index = 0; index < count; index++) {
    const { octets, seed: from } = campaign.input(index);
    feed(octets, from.type, new Random(seed, index, 4), campaign.reached);
  }
  for (let i = 0; i < 2; i++) globalThis.gc!();
  return process.memoryUsage().heapUsed;
}

// The first times make what is made once: encoders and decoders, code and its statistics.
heapAfterAll();
heapAfterAll();
/** Octets by which each input enlarges the heap for good. */
let least = Infinity;
let before = heapAfterAll();
for (let round = 0; round < 3; round++) {
  const after = heapAfterAll();
  least = Math.min(least, (after - before) / count);
  before = after;
}
process.stdout.write(`${least}\n`);
