import { askOnce, Child } from "../children.js";
import type { Effort, ProbeCase } from "../cases/case.js";
import type { Result } from "../result.js";
import type { Imported } from "./fresh.js";

const ROUNDS = 7;

const imports: Readonly<Record<string, string>> = {
  "all modules": "../../src/modules/index",
  "one module": "../../src/modules/appointments/appointments",
  "codec alone": "../../src/codec/index",
  engine: "../../src/rose/index",
};

const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";
const script = "probes/fresh";
const flags = ["--expose-gc"];

/** What it costs to import the protocol and to get going, in processes that did nothing before. */
export const startProbes: ProbeCase[] = [
  {
    kind: "probe",
    group: "import",
    subjects: Object.keys(imports),
    measure: measureImports,
  },
  {
    kind: "probe",
    group: "start",
    subjects: ["node alone", "first M4"],
    measure: measureStart,
  },
];

function roundsOf({ smoke, time }: Effort): number {
  return smoke ? 1 : Math.max(3, Math.round(ROUNDS * Math.min(time, 2)));
}

let shared: Child | undefined;

/** Asks a new process; the smoke test, which measures nothing, has one do all. */
function ask<T>(
  { smoke }: Effort,
  task: string,
  input: unknown,
  own?: readonly string[],
): Promise<T> {
  if (!smoke) return askOnce<T>(script, task, input, own);
  shared ??= new Child(script, flags);
  return shared.ask<T>(task, input);
}

/** Ends the process that the smoke test has used. */
export async function endFresh(): Promise<void> {
  const process = shared;
  shared = undefined;
  await process?.stop();
}

async function measureImports(effort: Effort, subjects: readonly string[]): Promise<Result[]> {
  const found = new Map<string, Imported[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < roundsOf(effort); round++) {
    for (const subject of subjects) {
      const input = { module: imports[subject], extension };
      const imported = await ask<Imported>(effort, "measureImport", input, flags);
      found.get(subject)?.push(imported);
    }
  }
  return [...found].map(([subject, all]) => ({
    group: "import",
    subject,
    unit: "ms",
    better: "less",
    take: "median",
    samples: all.map(({ took }) => took),
    more: { "heap B": all.map(({ heap }) => heap) },
  }));
}

async function measureStart(effort: Effort): Promise<Result[]> {
  const alone: number[] = [];
  const message: number[] = [];
  for (let round = 0; round < roundsOf(effort); round++) {
    const input = { module: imports["codec alone"], extension };
    alone.push((await ask<Imported>(effort, "measureImport", input)).started);
    message.push(await ask<number>(effort, "firstMessage", { extension }));
  }
  const result = (subject: string, samples: number[]): Result => {
    return { group: "start", subject, unit: "ms", better: "less", take: "median", samples };
  };
  return [result("node alone", alone), result("first M4", message)];
}
