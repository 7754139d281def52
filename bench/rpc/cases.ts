import { Mismatch, type Drop, type Effort, type ProbeCase } from "../cases/case.js";
import { profileName } from "../profiler.js";
import { measured, type Result } from "../result.js";
import { cells, groupOf, type Cell } from "./cells.js";
import { implementations } from "./implementations.js";
import { Pair, type Round } from "./pair.js";

/** For those that a gate compares us with most closely. */
const ROUNDS = 8;
/** For the others. */
const SOME_ROUNDS = 4;
const MILLISECONDS = 300;
/** For those far from any gate where many calls are in flight, and where nothing is gated. */
const FEWER_ROUNDS = 2;

const pairs = new Map<string, Pair>();

/** The processes of an implementation stay for the whole run; the smoke test needs one pair. */
function pairOf(implementation: string, effort: Effort): Pair {
  const key = effort.smoke ? "all" : implementation;
  let pair = pairs.get(key);
  if (pair === undefined) pairs.set(key, (pair = new Pair()));
  return pair;
}

/** Ends the processes of all implementations. */
export async function endPairs(): Promise<void> {
  const all = [...pairs.values()];
  pairs.clear();
  await Promise.all(all.map((pair) => pair[Symbol.asyncDispose]()));
}

/** Calls between two processes, in all combinations. */
export function rpcCases(): ProbeCase[] {
  return cells.map((cell) => ({
    kind: "probe",
    group: groupOf(cell),
    subjects: implementations
      .filter(({ payloads, over }) => over === cell.over && payloads.includes(cell.payload))
      .map(({ name }) => name),
    measure: (effort, subjects, drop) => measureCell(cell, subjects, effort, drop),
    profile: (subject, seconds) => profileCell(cell, subject, seconds),
  }));
}

async function measureCell(
  cell: Cell,
  subjects: readonly string[],
  effort: Effort,
  drop: Drop,
): Promise<Result[]> {
  const small = effort.smoke ? { ...cell, connections: 1, inFlight: 2 } : cell;
  const milliseconds = effort.smoke ? 0 : Math.max(100, MILLISECONDS * effort.time);
  const leastCalls = effort.smoke ? 4 : 0;
  const found = new Map<string, Round[]>(subjects.map((subject) => [subject, []]));
  for (let round = 0; round < (effort.smoke ? 1 : ROUNDS); round++) {
    for (let i = 0; i < subjects.length; i++) {
      const subject = subjects[(i + round) % subjects.length] as string;
      const rounds = found.get(subject);
      if (rounds === undefined || round >= roundsOf(subject, cell)) continue;
      try {
        const pair = pairOf(subject, effort);
        const seen = await pair.round(subject, small, milliseconds, leastCalls);
        if (seen !== undefined) {
          rounds.push(seen);
          continue;
        }
        drop(subject, "does not get so many calls under way in six seconds");
      } catch (error) {
        drop(subject, error as Error);
      }
      found.delete(subject);
    }
  }
  return [...found].map(([subject, rounds]) => resultOf(groupOf(cell), subject, rounds));
}

function roundsOf(subject: string, { inFlight, connections, over }: Cell): number {
  const calls = inFlight * connections;
  const isFar = over === undefined && /jsonrpc|grpc|fastify/.test(subject);
  if (calls > 256 || (calls > 16 && isFar)) return FEWER_ROUNDS;
  return isFar || /JSON|write/.test(subject) ? SOME_ROUNDS : ROUNDS;
}

/** What rounds of calls show. */
export function resultOf(group: string, subject: string, rounds: readonly Round[]): Result {
  if (rounds.some(({ calls }) => calls === 0)) throw new Mismatch(`${subject} answered nothing`);
  return {
    group,
    subject,
    unit: "calls/s",
    better: "more",
    take: "best",
    samples: rounds.map(({ calls, milliseconds }) => (calls * 1000) / milliseconds),
    more: {
      "p50 µs": measured(rounds.map(({ p50 }) => p50)),
      "p99 µs": measured(rounds.map(({ p99 }) => p99)),
      "client µs CPU": rounds.map(({ clientCpu }) => clientCpu),
      "server µs CPU": rounds.map(({ serverCpu }) => serverCpu),
    },
  };
}

async function profileCell(cell: Cell, subject: string, seconds: number): Promise<string[]> {
  const id = `${groupOf(cell)} ${subject}`;
  const files = { client: profileName(`${id} client`), server: profileName(`${id} server`) };
  await pairOf(subject, { time: 1, smoke: false }).profile(subject, cell, seconds * 1000, files);
  return [files.client, files.server];
}
