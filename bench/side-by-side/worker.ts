import { same } from "../cases/compare.js";
import type { CodecCase, Ready, Run } from "../cases/case.js";
import { answer } from "../children.js";
import { Load, type Link } from "../rpc/load.js";
import type { Payload } from "../rpc/wire.js";
import type * as Engine from "./engine.js";

// A process that has both sides in it: the sources of the base, and those of today.

/** The files of both sides. */
export type Sides = readonly [before: string, after: string];

/** A number of each side for each round. */
export type Both = readonly [before: number[], after: number[]];

export interface Timing {
  readonly group: string;
  readonly rounds: number;
  /** Seconds that one sample takes at least, and samples of a side in a round. */
  readonly sample: number;
  readonly samples: number;
  /** Seconds that both sides run before: at least, and at most if they go on getting faster. */
  readonly warmUp: readonly [least: number, most: number];
}

export interface Calling {
  readonly engine: keyof typeof Engine.engines;
  readonly payload: Payload;
  readonly connections: number;
  readonly inFlight: number;
}

export interface Dialing extends Calling {
  readonly ports: readonly [before: number, after: number];
}

/** What takes less than this part of the time before has become faster. */
const FASTER = 0.97;

interface Module {
  readonly cases: readonly CodecCase[];
}

let modules: Module[] = [];
let engines: (typeof Engine)[] = [];

/** Loads both sides; gives the groups that both have. */
async function openCodec(sides: Sides): Promise<string[]> {
  modules = await Promise.all(sides.map((side) => import(side) as Promise<Module>));
  const [before, after] = modules.map(({ cases }) => cases.map(({ group }) => group)) as [
    string[],
    string[],
  ];
  return after.filter((group) => before.includes(group));
}

async function openEngine(sides: Sides): Promise<void> {
  engines = await Promise.all(sides.map((side) => import(side) as Promise<typeof Engine>));
}

/** Nanoseconds of both sides in each round: they take turns, and another one begins each time. */
function time({ group, rounds, sample, samples, warmUp }: Timing): Both {
  const runs = modules.map(({ cases }) => {
    const ready = cases.find((one) => one.group === group)?.prepare() as Ready;
    return ready.run;
  });
  const counts = warm(runs, warmUp, sample);
  const found: Both = [[], []];
  globalThis.gc?.();
  for (let round = 0; round < rounds; round++) {
    const best = [Infinity, Infinity];
    for (let i = 0; i < 2 * samples; i++) {
      const side = (i + (i >> 1) + round) & 1;
      const count = counts[side] as number;
      const before = performance.now();
      (runs[side] as Run)(count);
      const took = performance.now() - before;
      best[side] = Math.min(best[side] as number, (took * 1e6) / count);
    }
    found[0].push(best[0] as number);
    found[1].push(best[1] as number);
  }
  return found;
}

/** Lets the optimising compiler do its work on both; gives how many runs of each a sample takes. */
function warm(runs: readonly Run[], [least, most]: Timing["warmUp"], sample: number): number[] {
  const start = performance.now();
  const best = runs.map(() => Infinity);
  const counts = runs.map(() => 1);
  for (let last = start; ;) {
    for (const [side, run] of runs.entries()) {
      const count = counts[side] as number;
      const before = performance.now();
      run(count);
      const took = (performance.now() - before) / 1000;
      if (took / count < (best[side] as number) * FASTER) {
        best[side] = took / count;
        last = performance.now();
      }
      if (took < sample / 2) counts[side] = count * 2;
    }
    const now = performance.now();
    const isSettled = now - start > least * 1000 && now - last > (least * 1000) / 2;
    if (isSettled || now - start > most * 1000) break;
  }
  return best.map((seconds) => Math.max(1, Math.round(sample / seconds)));
}

/** Listens for both sides; gives their ports. */
function serve({ engine, payload }: Calling): Promise<number[]> {
  return Promise.all(engines.map((side) => side.engines[engine].serve(payload)));
}

let links: Link[][] = [];

async function dial({ engine, payload, connections, inFlight, ports }: Dialing): Promise<void> {
  links = [];
  for (const [i, side] of engines.entries()) {
    const made: Link[] = [];
    for (let count = 0; count < connections; count++) {
      made.push(await side.engines[engine].dial(ports[i] as number, payload, inFlight));
    }
    same(await (made[0] as Link).once(), side.answerOf(payload), `${engine} with ${payload}`);
    links.push(made);
  }
}

/** Calls a second of one side, which alone is under load meanwhile. */
async function calls({
  side,
  inFlight,
  milliseconds,
}: {
  side: number;
  inFlight: number;
  milliseconds: number;
}): Promise<number> {
  const load = new Load();
  for (const link of links[side] as Link[]) link.start(inFlight, load);
  await pause(milliseconds / 4);
  const [completed, at] = [load.completed, performance.now()];
  await pause(milliseconds);
  while (load.completed === completed && load.failure === undefined) await pause(1);
  const rate = ((load.completed - completed) * 1000) / (performance.now() - at);
  load.stopped = true;
  // What is under way ends before the other side begins.
  await pause(20);
  if (load.failure !== undefined) throw load.failure;
  return rate;
}

function hangUp(): void {
  for (const link of links.flat()) link.close();
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

answer({ openCodec, openEngine, time, serve, dial, calls, hangUp });
