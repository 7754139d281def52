// Runs in a process of its own and imports nothing of ours before it is told to: what importing
// costs is what is measured.
const started = performance.now();

interface Import {
  /** A module beside this folder: `../../src/modules/index`. */
  readonly module: string;
  readonly extension: string;
}

/** What an import took, in milliseconds and octets of heap. */
export interface Imported {
  /** From the start of the process until the first line of this module. */
  readonly started: number;
  readonly took: number;
  readonly heap: number;
}

async function measureImport({ module, extension }: Import): Promise<Imported> {
  const url = new URL(module + extension, import.meta.url).href;
  const before = heapUsed();
  const start = performance.now();
  const imported = (await import(url)) as object;
  const took = performance.now() - start;
  const heap = heapUsed() - before;
  if (Object.keys(imported).length === 0) throw new Error(`${module} exports nothing`);
  return { started, took, heap };
}

/** From the start of the process until a message has been encoded and decoded. */
async function firstMessage({ extension }: Import): Promise<number> {
  const url = new URL(`../messages/index${extension}`, import.meta.url).href;
  const { m4 } = (await import(url)) as typeof import("../messages/index.js");
  m4.type.decode(m4.type.encode(m4.values[0] as never));
  return performance.now();
}

/** From here until a client has connected and got an answer, all that it needs being imported. */
async function connectAndCall({ port, extension }: Asking): Promise<number> {
  const start = performance.now();
  const url = (module: string): string => new URL(module + extension, import.meta.url).href;
  const { connect } = (await import(url(engine))) as typeof import("../../src/rose/index.js");
  const operations = (await import(url(transport))) as Transport;
  const client = await connect({ host: "127.0.0.1", port });
  await client.invoke(operations.asnCheckConnection, {});
  const took = performance.now() - start;
  await client.close();
  return took;
}

/** Starts a server with its data in a folder; gives its port. */
async function startServer({ data, extension }: Starting): Promise<number> {
  const url = new URL(`../../src/server/index${extension}`, import.meta.url).href;
  const { createUcServer } = (await import(url)) as typeof import("../../src/server/index.js");
  const quiet = (): void => {};
  const log = { debug: quiet, info: quiet, warn: quiet, error: quiet };
  return (await createUcServer({ data, log }).listen({ port: 0 })).port;
}

const engine = "../../src/rose/index";
const transport = "../../src/modules/transport/transport";
type Transport = typeof import("../../src/modules/transport/transport.js");

interface Asking extends Pick<Import, "extension"> {
  readonly port: number;
}

interface Starting extends Pick<Import, "extension"> {
  readonly data: string;
}

function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const tasks = { measureImport, firstMessage, connectAndCall, startServer };

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
