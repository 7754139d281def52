import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { Child, runWith } from "../children.js";
import { groupOf } from "../rpc/cells.js";
import type { Result, Unmeasured } from "../result.js";
import { bundle } from "./bundle.js";
import type { Both, Calling, Dialing, Sides, Timing } from "./worker.js";

export interface Effort {
  /** Multiplies the usual time. */
  readonly time: number;
  /** Only groups whose names contain it. */
  readonly filter: string | undefined;
  /** Everything once, and as little as works. */
  readonly smoke?: boolean;
}

/** What was found of each side, in the same order. */
export interface Found {
  readonly before: readonly Result[];
  readonly after: readonly Result[];
  readonly unmeasured: readonly Unmeasured[];
}

const ROUNDS = 9;
const SAMPLE = 0.004;
const SAMPLES = 4;
const WARM_UP = [0.4, 2] as const;
const CALL_ROUNDS = 6;
const MILLISECONDS = 250;

const callings: readonly Calling[] = [
  { engine: "rosewire", payload: "M1", connections: 1, inFlight: 1 },
  { engine: "rosewire", payload: "M1", connections: 1, inFlight: 256 },
  { engine: "rosewire, callbacks", payload: "M1", connections: 16, inFlight: 16 },
  { engine: "rosewire", payload: "M4", connections: 16, inFlight: 16 },
];

/** A folder of its own below `build`, which is gone when the process is, however that ends. */
export function workplace(root: string): string {
  mkdirSync(join(root, "build"), { recursive: true });
  const folder = mkdtempSync(join(root, "build/compare-"));
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  for (const [signal, number] of [
    ["SIGINT", 2],
    ["SIGTERM", 15],
    ["SIGHUP", 1],
  ] as const) {
    process.once(signal, () => process.exit(128 + number));
  }
  return folder;
}

/**
 * Measures the sources of a folder and those of the tree, in turn in the same processes.
 * @param folder For what is made for that.
 * @param base The folder that stands for `src` before.
 */
export async function sideBySide(
  root: string,
  folder: string,
  base: string,
  effort: Effort,
): Promise<Found> {
  const own = join(root, "src");
  const unmeasured: Unmeasured[] = [];
  const worker = join(folder, "worker.mjs");
  await bundle(root, "side-by-side/worker.ts", worker, own);
  runWith(() => [worker]);
  const found: Timed[] = [];
  for (const part of ["codec", "engine"]) {
    const [before, after] = [0, 1].map((side) => join(folder, `${part}-${side}.mjs`)) as [
      string,
      string,
    ];
    await bundle(root, `side-by-side/${part}.ts`, after, own);
    try {
      await bundle(root, `side-by-side/${part}.ts`, before, base);
      await import(pathToFileURL(before).href);
    } catch (error) {
      const reason = `the base does not have what the suite uses: ${(error as Error).message}`;
      unmeasured.push({ group: part, subject: "rosewire", reason, failed: false });
      continue;
    }
    const sides: Sides = [pathToFileURL(before).href, pathToFileURL(after).href];
    found.push(...(await timed(sides, effort, unmeasured)));
    if (part === "engine") found.push(...(await called(sides, effort, unmeasured)));
  }
  return {
    before: found.map(({ result, both }) => ({ ...result, samples: both[0] })),
    after: found.map(({ result, both }) => ({ ...result, samples: both[1] })),
    unmeasured,
  };
}

interface Timed {
  readonly result: Omit<Result, "samples">;
  readonly both: Both;
}

async function timed(
  sides: Sides,
  { time, filter, smoke = false }: Effort,
  unmeasured: Unmeasured[],
): Promise<Timed[]> {
  await using child = new Child("side-by-side/worker", ["--expose-gc"]);
  const found: Timed[] = [];
  const effort = smoke
    ? { rounds: 1, samples: 1, sample: 0.00001, warmUp: [0, 0] as const }
    : { rounds: ROUNDS, samples: SAMPLES, sample: SAMPLE * time, warmUp: WARM_UP };
  for (const group of await child.ask<string[]>("openCodec", sides)) {
    if (filter !== undefined && !group.includes(filter)) continue;
    const result = {
      group,
      subject: "rosewire",
      unit: "ns/op",
      better: "less",
      take: "best",
    } as const;
    try {
      found.push({
        result,
        both: await child.ask<Both>("time", { group, ...effort } satisfies Timing),
      });
    } catch (error) {
      unmeasured.push({ ...result, reason: (error as Error).message, failed: true });
    }
  }
  return found;
}

async function called(
  sides: Sides,
  { time, filter, smoke = false }: Effort,
  unmeasured: Unmeasured[],
): Promise<Timed[]> {
  const wanted = callings.filter((one) => filter === undefined || groupOf(one).includes(filter));
  if (wanted.length === 0) return [];
  await using server = new Child("side-by-side/worker");
  await using client = new Child("side-by-side/worker");
  await Promise.all([server, client].map((child) => child.ask("openEngine", sides)));
  const found: Timed[] = [];
  const milliseconds = smoke ? 10 : Math.max(50, MILLISECONDS * time);
  for (const calling of wanted) {
    const { engine: subject, inFlight } = calling;
    const result = {
      group: groupOf(calling),
      subject,
      unit: "calls/s",
      better: "more",
      take: "best",
    } as const;
    const both: Both = [[], []];
    try {
      const ports = await server.ask<Dialing["ports"]>("serve", calling);
      await client.ask("dial", { ...calling, ports } satisfies Dialing);
      for (let i = 0; i < 2 * (smoke ? 1 : CALL_ROUNDS); i++) {
        const side = ((i + (i >> 1)) & 1) as 0 | 1;
        both[side].push(await client.ask<number>("calls", { side, inFlight, milliseconds }));
      }
      found.push({ result, both });
    } catch (error) {
      unmeasured.push({ ...result, reason: (error as Error).message, failed: true });
    } finally {
      await client.ask("hangUp");
    }
  }
  return found;
}
