// Runs in a process of its own and imports nothing of ours before it is told to: what importing
// costs is what is measured.
const started = performance.now();

interface Import {
  /** The URL of a module. */
  readonly module: string;
}

/** What an import took, in milliseconds and octets of heap. */
export interface Imported {
  /** From the start of the process until the first line of this module. */
  readonly started: number;
  readonly took: number;
  readonly heap: number;
}

/** Milliseconds until an answer, and those of the processor meanwhile. */
export interface Answered {
  readonly took: number;
  readonly cpu: number;
}

async function measureImport({ module }: Import): Promise<Imported> {
  const before = heapUsed();
  const start = performance.now();
  const imported = (await import(module)) as object;
  const took = performance.now() - start;
  const heap = heapUsed() - before;
  if (Object.keys(imported).length === 0) throw new Error(`${module} exports nothing`);
  return { started, took, heap };
}

/** From the start of the process until a message has been encoded and decoded. */
async function firstMessage({ extension }: { readonly extension: string }): Promise<number> {
  const url = new URL(`../messages/index${extension}`, import.meta.url).href;
  const { m4 } = (await import(url)) as typeof import("../messages/index.js");
  m4.type.decode(m4.type.encode(m4.values[0] as never));
  return performance.now();
}

/** From here until a client has connected and got an answer, all that it needs being imported. */
async function connectAndCall({ port, engine, transport }: Asking): Promise<Answered> {
  const start = performance.now();
  const before = process.cpuUsage();
  const { connect } = (await import(engine)) as typeof import("../../src/rose/index.js");
  const operations = (await import(transport)) as Transport;
  const client = await connect({ host: "127.0.0.1", port });
  await client.invoke(operations.asnCheckConnection, {});
  const took = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  await client.close();
  return { took, cpu: (user + system) / 1000 };
}

type Transport = typeof import("../../src/modules/transport/transport.js");

interface Asking {
  readonly port: number;
  /** The URLs of the modules that a client imports. */
  readonly engine: string;
  readonly transport: string;
}

function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const tasks = { measureImport, firstMessage, connectAndCall };

process.on("disconnect", () => process.exit());
process.on(
  "message",
  ({ id, task, input }: { id: number; task: keyof typeof tasks; input: any }) => {
    tasks[task](input).then(
      (output) => process.send?.({ id, output }),
      (error: Error) => process.send?.({ id, error: error.stack }),
    );
  },
);
