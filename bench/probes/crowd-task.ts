import { operation } from "../../src/codec/index.js";
import { Common } from "../../src/modules/index.js";
import { connect, createServer, type Client } from "../../src/rose/index.js";
import { answer } from "../children.js";
import { m1 } from "../messages/index.js";
import { percentile } from "../rpc/load.js";
import { argument, operations } from "../rpc/wire.js";
import { held, nextTurn, pause } from "./held.js";

// A server of many connections and calls, or its clients.

/** M1 there and back again, when it is told to. */
const late = operation("benchLate", 9011, () => ({
  argument: m1.type,
  result: m1.type,
  error: Common.AsnRequestError,
}));

let waiting: (() => void)[] = [];

async function serve(input?: { keepAlive: number }): Promise<number> {
  const server = createServer({
    limits: {
      ...(input !== undefined && { keepAliveInterval: input.keepAlive }),
      // Of one that may have so many calls at work.
      ...{ maxRunningHandlers: 0, maxInboundInvokes: 100_000, handlerTimeout: 600_000 },
      ...{ maxRunningBytes: 2 ** 30, maxRunningBytesTogether: 2 ** 30 },
    },
  });
  server.handle(operations.M1, (received) => received);
  server.handle(
    late,
    (received) => new Promise((resolve) => waiting.push(() => resolve(received))),
  );
  return (await server.listen({ port: 0 })).port;
}

/** Waits until so many calls are at work. */
async function holding(calls: number): Promise<void> {
  await until(() => waiting.length, calls);
}

/** Answers them all. */
async function release(): Promise<void> {
  const all = waiting;
  waiting = [];
  for (const [at, one] of all.entries()) {
    one();
    if (at % 1_000 === 999) await nextTurn();
  }
}

const clients: Client[] = [];

interface Dialing {
  readonly port: number;
  readonly connections: number;
  readonly keepAlive?: number;
}

/** Connects, each with a call, so that both sides have sent and received something. */
async function dial({ port, connections, keepAlive }: Dialing): Promise<void> {
  const limits = {
    ...{ callTimeout: 600_000, maxPendingCalls: 99_998 },
    ...(keepAlive !== undefined && { keepAliveInterval: keepAlive }),
  };
  const one = async (): Promise<Client> => {
    const client = await connect({ host: "127.0.0.1", port, limits });
    await client.invoke(operations.M1, argument);
    return client;
  };
  for (let made = 0; made < connections; made += 100) {
    const some = Math.min(100, connections - made);
    clients.push(...(await Promise.all(Array.from({ length: some }, one))));
  }
}

/** The first clients call, each once in so many milliseconds. */
export interface Acting {
  readonly connections: number;
  readonly every: number;
  readonly milliseconds: number;
}

/** Microseconds. */
export interface Latencies {
  readonly calls: number;
  readonly p50: number;
  readonly p99: number;
}

async function act({ connections, every, milliseconds }: Acting): Promise<Latencies> {
  const took: number[] = [];
  const end = performance.now() + milliseconds;
  const each = async (client: Client, at: number): Promise<void> => {
    // They do not all call at the same moment.
    await pause((at * every) / connections);
    do {
      const began = performance.now();
      await client.invoke(operations.M1, argument);
      took.push(1_000 * (performance.now() - began));
      await pause(every);
    } while (performance.now() < end);
  };
  await Promise.all(clients.slice(0, connections).map(each));
  const sorted = Float64Array.from(took).toSorted();
  const part = (of: number): number => percentile(sorted, of) as number;
  return { calls: took.length, p50: part(0.5), p99: part(0.99) };
}

let ended = 0;
let failure: Error | undefined;

/** Makes so many calls that wait. */
async function pend(calls: number): Promise<void> {
  const end = (error: Error | null): void => {
    ended++;
    failure ??= error ?? undefined;
  };
  for (let made = 0; made < calls; made++) {
    clients[made % clients.length]?.call(late, argument, end);
    if (made % 1_000 === 999) await nextTurn();
  }
}

/** Waits until so many calls have been answered. */
async function answered(calls: number): Promise<void> {
  await until(() => ended, calls);
  if (failure !== undefined) throw failure;
}

async function until(count: () => number, wanted: number): Promise<void> {
  const deadline = performance.now() + 60_000;
  while (count() < wanted) {
    if (performance.now() > deadline) throw new Error(`${count()} of ${wanted} after a minute`);
    await pause(5);
  }
}

function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

answer({ serve, holding, release, dial, act, pend, answered, cpu, held });
