import type { Type } from "../../src/codec/index.js";
import { longestInput, mutate } from "./mutate.js";
import { nameOf, poolOf, type Seed } from "./pool.js";
import { Random } from "./random.js";
import { feed, hexOf, type Reached, type Watch } from "./targets.js";

/** How many times longer than as many ordinary messages as fit into 64 KiB an input may take. */
const margin = 5;
/** How often an input must have been too slow before it counts: the machine may have been busy. */
const attempts = 8;

/** An input that must not do what it does. */
export interface Finding {
  readonly index: number;
  readonly hex: string;
  readonly type: string;
  readonly error: unknown;
}

/** Frames with faults, each of which follows from seed and index alone. */
export class Campaign {
  readonly reached: Reached = { frames: 0, messages: 0, values: 0 };
  /** The input that held the event loop for longest, and for how many milliseconds; to be told only. */
  readonly longest = { index: -1, milliseconds: 0 };
  readonly #seed: number;
  readonly #pool: readonly Seed[];

  constructor(seed: number, randomSeeds: number) {
    this.#seed = seed;
    this.#pool = poolOf(seed, randomSeeds);
  }

  /** Runs the inputs of these indices; gives the first that fails. */
  run(from: number, to: number): Finding | undefined {
    for (let index = from; index < to; index++) {
      const { octets, seed } = this.input(index);
      const begin = performance.now();
      try {
        feedInTime(octets, seed.type, [this.#seed, index, 4], this.reached);
      } catch (error) {
        return { index, hex: hexOf(octets), type: nameOf(seed.type), error };
      }
      const milliseconds = performance.now() - begin;
      // The first one compiles what it comes to.
      if (index > from && milliseconds > this.longest.milliseconds)
        Object.assign(this.longest, { index, milliseconds });
    }
    return undefined;
  }

  /** The input of an index. */
  input(index: number): { octets: Uint8Array; seed: Seed } {
    const chance = new Random(this.#seed, index, 3);
    const seed = chance.pick(this.#pool);
    return { octets: mutate(seed.frame, chance, chance.pick(this.#pool).frame), seed };
  }
}

/**
 * Feeds one input, and compares its time with that of ordinary messages of 64 KiB, taken in the
 * same run on the same machine: no clock tells what is slow, but what grows faster than its octets
 * stands out.
 * @param seeds Where the input's chunks are cut and what is tried with it.
 * @throws Error if it took too long each time, and whatever goes wrong.
 */
export function feedInTime(
  octets: Uint8Array,
  type: Type<unknown>,
  seeds: readonly number[],
  reached: Reached,
): void {
  usual ??= Math.min(usualTime(), usualTime(), usualTime());
  const begin = performance.now();
  feed(octets, type, new Random(...seeds), reached);
  let ratio = (performance.now() - begin) / usual;
  let slowest = "";
  for (let attempt = 0; attempt < attempts && ratio > margin; attempt++) {
    const times = new TargetTimes();
    const took = processorTime(() => feed(octets, type, new Random(...seeds), reached, times.run));
    // Measured beside it: what makes the one slow makes the other slow too.
    const again = took / usualTime();
    if (again < ratio) [ratio, slowest] = [again, times.slowest];
  }
  if (ratio <= margin) return;
  const longer = `${ratio.toFixed(1)} times as long as 64 KiB of ordinary messages`;
  throw new Error(`${octets.length} octets take ${longer}, most of it: ${slowest}`);
}

let usual: number | undefined;
let ordinary: { octets: Uint8Array; type: Type<unknown> } | undefined;

/** The milliseconds of the processor that ordinary messages take. */
function usualTime(): number {
  ordinary ??= ordinaryMessages();
  const { octets, type } = ordinary;
  const reached = { frames: 0, messages: 0, values: 0 };
  return processorTime(() => feed(octets, type, new Random(1), reached));
}

/** The milliseconds that a piece of work takes of the processor; others may have it meanwhile. */
function processorTime(work: () => unknown): number {
  const begin = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(begin);
  return (user + system) / 1000;
}

/** As many messages without faults as fit into the longest input. */
function ordinaryMessages(): { octets: Uint8Array; type: Type<unknown> } {
  const pool = poolOf(1, 200).filter(({ frame }) => frame.length < 1000);
  const frames: Uint8Array[] = [];
  let length = 0;
  for (let index = 0; ; index++) {
    const { frame } = pool[index % pool.length]!;
    if (length + frame.length > longestInput) break;
    frames.push(frame);
    length += frame.length;
  }
  return { octets: Buffer.concat(frames), type: pool[0]!.type };
}

/** Which target takes the most time of an input. */
class TargetTimes {
  readonly #times = new Map<string, number>();
  slowest = "";
  #most = 0;

  readonly run: Watch = (target, work) => {
    const begin = performance.now();
    try {
      return work();
    } finally {
      const time = (this.#times.get(target) ?? 0) + performance.now() - begin;
      this.#times.set(target, time);
      if (time > this.#most) [this.#most, this.slowest] = [time, target];
    }
  };
}
