import { getEventListeners } from "node:events";
import process from "node:process";
import { connect, createServer, type Client } from "../../../src/rose/index.js";
import { timers } from "../../../src/rose/time/timers.js";
import { mirror, news } from "../protocol.js";

/** What the process holds at a moment. */
export interface Holdings {
  readonly heap: number;
  /** Listeners of the process itself, by which libraries like to leak. */
  readonly listeners: number;
  /** Timers and sockets that keep the process alive. */
  readonly resources: readonly string[];
  /** Deadlines of the engine. */
  readonly deadlines: number;
}

export interface ChurnSettings {
  readonly rounds: number;
  readonly connections: number;
  readonly invokes: number;
}

export interface ChurnResult {
  readonly before: Holdings;
  readonly after: Holdings;
  readonly invokes: number;
  readonly connections: number;
  readonly abortListeners: number;
}

const { rounds, connections, invokes } = JSON.parse(process.argv[2] as string) as ChurnSettings;

const server = createServer();
server.handle(mirror, async (note) => {
  if (note.number % 2 === 0) await Promise.resolve();
  return note;
});
const { port } = await server.listen({ port: 0 });

/** One signal for all calls of the process: what hangs on it must come off again. */
const forever = new AbortController();
let done = 0;
let listening = 0;

/** Connects, calls, gets events, and goes away in one of three ways. */
async function visit(number: number): Promise<void> {
  const client = await connect({ host: "127.0.0.1", port });
  const subscription = client.events(news, { signal: forever.signal });
  const first = subscription.next();
  await Promise.all(Array.from({ length: invokes }, (_, i) => call(client, i)));
  server.broadcast(news, { owner: "", number, filling: new Uint8Array(8) });
  await first;
  if (number % 3 === 0) {
    // Calls under way when the connection goes.
    const lost = Array.from({ length: 5 }, (_, i) => call(client, i).catch(() => {}));
    client.close().catch(() => {});
    await Promise.all(lost);
  } else if (number % 3 === 1) {
    await client.drain();
  }
  await client.close();
}

async function call(client: Client, number: number): Promise<void> {
  const options = number % 4 === 0 ? { signal: forever.signal } : {};
  await client.invoke(mirror, { owner: "", number, filling: new Uint8Array(20) }, options);
  done++;
}

async function round(): Promise<void> {
  for (let i = 0; i < connections; i += 10) {
    await Promise.all(Array.from({ length: 10 }, (_, k) => visit(i + k)));
    listening += 10;
  }
}

async function holdings(): Promise<Holdings> {
  // Sockets that are closed let go of their memory a little later.
  for (let i = 0; i < 5; i++) {
    await new Promise((resolve) => {
      setTimeout(resolve, 20);
    });
    globalThis.gc?.();
  }
  const names = process.eventNames();
  return {
    heap: process.memoryUsage().heapUsed,
    listeners: names.reduce((sum, name) => sum + process.listenerCount(name), 0),
    resources: process.getActiveResourcesInfo().toSorted(),
    deadlines: timers.waiting,
  };
}

// The first rounds are for the compiler.
await round();
await round();
const before = await holdings();
done = 0;
listening = 0;
for (let i = 0; i < rounds; i++) await round();
const after = await holdings();
const abortListeners = getEventListeners(forever.signal, "abort").length;
const result: ChurnResult = {
  before,
  after,
  invokes: done,
  connections: listening,
  abortListeners,
};
process.stdout.write(`${JSON.stringify(result)}\n`);
await server.close();
