import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { connect, createServer } from "../../src/rose/index.js";
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

export const answerGroup = "start until the first answer";
export const answerSubjects = {
  engine: "import of the engine and connect",
  fresh: "server with new data",
  again: "server with data",
} as const;

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
  {
    kind: "probe",
    group: answerGroup,
    subjects: Object.values(answerSubjects),
    measure: measureAnswers,
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

/** Until a client that imports the engine has its first answer, and until a server gives one, from the start of its process. */
async function measureAnswers(effort: Effort): Promise<Result[]> {
  const folder = mkdtempSync(join(tmpdir(), "rosewire-bench-"));
  const server = createServer();
  server.handle(asnCheckConnection, () => answerOfOurs);
  const found: Record<keyof typeof answerSubjects, number[]> = { engine: [], fresh: [], again: [] };
  try {
    const { port } = await server.listen({ port: 0 });
    // What the client in this process needs is there when a server starts.
    await answered(port);
    for (let round = 0; round < roundsOf(effort); round++) {
      found.engine.push(await ask<number>(effort, "connectAndCall", { port, extension }));
      const data = join(folder, `${round}`);
      found.fresh.push(await untilAnswer(data));
      found.again.push(await untilAnswer(data));
    }
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
  return Object.entries(answerSubjects).map(([what, subject]) => ({
    ...{ group: answerGroup, subject, unit: "ms", better: "less", take: "best" },
    samples: found[what as keyof typeof found],
  }));
}

/** Milliseconds until a new process with a server answers. */
async function untilAnswer(data: string): Promise<number> {
  const began = performance.now();
  await using child = new Child(script);
  await answered(await child.ask<number>("startServer", { data, extension }));
  return performance.now() - began;
}

const answerOfOurs = {
  ...{ u8sServerVersion: "", u8sProductVersion: "", iProtocolVersion: 0 },
  ...{ iOEMID: 0, u8sCookie: "" },
};

async function answered(port: number): Promise<void> {
  const client = await connect({ host: "127.0.0.1", port });
  await client.invoke(asnCheckConnection, {});
  await client.close();
}
