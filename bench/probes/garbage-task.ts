import { PerformanceObserver } from "node:perf_hooks";
import { answer } from "../children.js";
import { m4 } from "../messages/index.js";

/** Decodes so often; milliseconds in all, and those of them in which the collector ran. */
export interface Share {
  readonly total: number;
  readonly collecting: number;
}

const octets = Buffer.from(m4.type.encode(m4.values[0] as never));
let kept: unknown;

function decode(count: number): void {
  for (let i = 0; i < count; i++) kept = m4.type.decode(octets);
}

async function share(count: number): Promise<Share> {
  decode(20_000);
  let collecting = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) collecting += entry.duration;
  });
  observer.observe({ entryTypes: ["gc"] });
  const start = performance.now();
  decode(count);
  const total = performance.now() - start;
  // Entries are delivered in turns of their own.
  await new Promise((resolve) => setTimeout(resolve, 50));
  observer.disconnect();
  return { total, collecting };
}

/** Octets allocated per decoding: the young generation is large enough to hold them all. */
function allocated(count: number): number {
  decode(20_000);
  globalThis.gc?.();
  const before = process.memoryUsage().heapUsed;
  decode(count);
  const after = process.memoryUsage().heapUsed;
  if (kept === undefined || after < before) throw new Error("the collector ran");
  return (after - before) / count;
}

answer({ share, allocated });
