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

function heapUsed(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

const tasks = { measureImport, firstMessage };

process.on("disconnect", () => process.exit());
process.on(
  "message",
  ({ id, task, input }: { id: number; task: keyof typeof tasks; input: Import }) => {
    tasks[task](input).then(
      (output) => process.send?.({ id, output }),
      (error: Error) => process.send?.({ id, error: error.stack }),
    );
  },
);
