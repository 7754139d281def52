import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createServer as createTcpServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { connect, ConnectError, createServer, type Client } from "../../src/rose/index.js";
import { askOnce, Child } from "../children.js";
import type { Effort, ProbeCase } from "../cases/case.js";
import type { Result } from "../result.js";
import type { Answered, Imported } from "./fresh.js";

const ROUNDS = 7;

const extension = import.meta.url.endsWith(".ts") ? ".ts" : ".js";

/** A file of the packages, as `npm run build` has made it: this is what programs load. */
function built(path: string): string {
  const root = extension === ".ts" ? "../.." : "../../../..";
  return new URL(`${root}/dist/${path}`, import.meta.url).href;
}

const imports: Readonly<Record<string, string>> = {
  "all modules": built("modules/index.js"),
  "one module": built("modules/appointments/appointments.js"),
  "codec alone": built("codec/index.js"),
  engine: built("rose/index.js"),
};

export const answerGroup = "start until the first answer";
export const answerSubjects = {
  engine: "import of the engine and connect",
  fresh: "server with new data",
  again: "server with data",
} as const;

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
      const input = { module: imports[subject] };
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
    const input = { module: imports["codec alone"] };
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
  const found: Record<keyof typeof answerSubjects, Answered[]> = {
    ...{ engine: [], fresh: [], again: [] },
  };
  try {
    const { port } = await server.listen({ port: 0 });
    // What the client in this process needs is there when a server starts.
    await answered(port);
    const client = { port, engine: imports["engine"], transport: built(transport) };
    for (let round = 0; round < roundsOf(effort); round++) {
      found.engine.push(await ask<Answered>(effort, "connectAndCall", client));
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
    samples: found[what as keyof typeof found].map(({ took }) => took),
    more: { "CPU ms": found[what as keyof typeof found].map(({ cpu }) => cpu) },
  }));
}

const transport = "modules/transport/transport.js";

/** Milliseconds until a new process of `rosewire serve` answers. */
async function untilAnswer(data: string): Promise<Answered> {
  const port = await freePort();
  const began = performance.now();
  const args = [fileURLToPath(built("cli/main.js")), "serve", "--data", data];
  const addresses = ["--port", `${port}`, "--http-port", "0", "--https-port", "0"];
  const server = spawn(process.execPath, [...args, ...addresses], {
    env: { PATH: process.env["PATH"] },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  server.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = once(server, "exit");
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  try {
    await answered(port, () => !hasEnded);
    return { took: performance.now() - began, cpu: cpuOf(server.pid) };
  } catch (cause) {
    throw new Error(`the server did not answer: ${said}`, { cause });
  } finally {
    server.kill();
    await ended;
  }
}

/** The milliseconds that all threads of a process have used; 0 where Linux does not tell. */
function cpuOf(pid: number | undefined): number {
  try {
    const tasks = readdirSync(`/proc/${pid}/task`);
    const used = tasks.map((task) => readFileSync(`/proc/${pid}/task/${task}/schedstat`, "utf8"));
    return used.reduce((sum, line) => sum + Number.parseInt(line, 10) / 1e6, 0);
  } catch {
    return 0;
  }
}

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

const answerOfOurs = {
  ...{ u8sServerVersion: "", u8sProductVersion: "", iProtocolVersion: 0 },
  ...{ iOEMID: 0, u8sCookie: "" },
};

/** Asks as soon as somebody listens. */
async function answered(port: number, mayCome = (): boolean => false): Promise<void> {
  let client: Client | undefined;
  while (client === undefined) {
    try {
      client = await connect({ host: "127.0.0.1", port });
    } catch (error) {
      if (!(error instanceof ConnectError) || !mayCome()) throw error;
      await delay(2);
    }
  }
  await client.invoke(asnCheckConnection, {});
  await client.close();
}
