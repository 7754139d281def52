import { setImmediate, setTimeout as sleep } from "node:timers/promises";
import { Cti, General } from "../../src/modules/index.js";
import { connect, logOn, silentLog, type Client } from "../../src/rose/index.js";
import { SimulatedPbx } from "../../src/server/pbx/index.js";
import { createUcServer } from "../../src/server/index.js";
import { Mismatch } from "../cases/case.js";
import { answer } from "../children.js";

// The process of a UCServer with a simulated PBX, or of the clients that watch its lines.

/** How many lines there are, and who watches them. */
export interface Watching {
  readonly lines: number;
  readonly clients: number;
  /** Lines that a client watches. */
  readonly monitors: number;
}

export interface Ringing {
  readonly lines: number;
  readonly calls: number;
  /** Calls that begin in a second. */
  readonly rate: number;
}

/** When something happened, by the number of the change; undefined where it has not. Milliseconds. */
export type Times = readonly (number | undefined)[];

const PASSWORD = "for the bench";
const WATCHER = "watcher";
/** Users with a line, into whose journals its calls are written. */
const OWNERS = 100;
/** Milliseconds after which a call is answered, and ended. */
const ANSWERED = 30;
const ENDED = 250;
/** Milliseconds after which the server gets its turn, when calls come in faster than it can take them. */
const TURN = 5;

const { eCALLSTATEOFFERING, eCALLSTATECONNECTED, eCALLSTATEDESTROYED } =
  General.EnumCallState.values;
/** What is timed of a call: that it rings, is answered, and is over at the line. */
const changes: readonly number[] = [eCALLSTATEOFFERING, eCALLSTATECONNECTED, eCALLSTATEDESTROYED];
const changesOfCall = changes.length;

const first = 10_000;
const callers = 100_000_000;
const callerOf = (call: number): string => `+49${callers + call}`;
const numberOf = (line: number): string => `+4981510${first + line}`;

/** Milliseconds that processes of one machine count alike. */
const now = (): number => performance.timeOrigin + performance.now();

let pbx: SimulatedPbx;

async function serve(input: { folder: string; lines: number }): Promise<number> {
  const lines = Array.from({ length: input.lines }, (_, line) => ({
    id: String(first + line),
    number: numberOf(line),
  }));
  pbx = new SimulatedPbx({ lines, toneTime: 0 });
  const passwordCost = { N: 16, r: 8, p: 1 };
  const server = createUcServer({
    ...{ data: input.folder, log: silentLog, passwordCost },
    pbx: [{ name: "pbx", driver: pbx }],
  });
  const { users } = server;
  await users.add(WATCHER, PASSWORD, { admin: true });
  for (let at = 0; at < Math.min(OWNERS, input.lines); at++) {
    const user = await users.add(`user-${at}`, PASSWORD);
    const profile = (await users.profileOf(user))!;
    await users.setProfile({ ...profile, u8sPhoneNumber: numberOf(at) });
  }
  return (await server.listen({ port: 0 })).port;
}

/** Has calls come in, each at another line; tells when, and the CPU's microseconds meanwhile. */
async function ring({ lines, calls, rate }: Ringing): Promise<{ times: Times; cpu: number }> {
  const times: number[] = [];
  const before = process.cpuUsage();
  const began = now();
  const after = [0, ANSWERED, ENDED];
  const next = after.map(() => 0);
  const dueAt = (change: number): number => began + (next[change]! * 1_000) / rate + after[change]!;
  let turn = now();
  while (next.some((call) => call < calls)) {
    // What is due first comes first, also when this is behind: no call ends before it is answered.
    const waiting = [...next.keys()].filter((change) => next[change]! < calls);
    const change = waiting.reduce((one, other) => (dueAt(other) < dueAt(one) ? other : one));
    const isLate = now() >= turn + TURN;
    if (isLate || dueAt(change) > now()) {
      await (isLate ? setImmediate() : sleep(1));
      turn = now();
      continue;
    }
    const call = next[change]!++;
    times[call * changesOfCall + change] = now();
    const line = pbx.phone(String(first + (call % lines)));
    if (change === 0) pbx.phone(callerOf(call)).call(numberOf(call % lines));
    else if (change === 1) line.answer();
    else line.hangUp();
  }
  const { user, system } = process.cpuUsage(before);
  return { times, cpu: user + system };
}

const clients: Client[] = [];
/** How often a line is watched. */
let watched: number[] = [];
/** When the last client was told of a change, and how many have been. */
const told: number[] = [];
const counts: number[] = [];
let wrong: string | undefined;

async function watch({
  lines,
  clients: count,
  monitors,
  port,
}: Watching & { port: number }): Promise<void> {
  watched = Array.from({ length: lines }, () => 0);
  for (let at = 0; at < count; at++) {
    const client = await connect({ host: "127.0.0.1", port });
    clients.push(client);
    const last = new Map<string, number>();
    client.handle(Cti.asnCtiNotifyLineCallInformationChanged, (event) => take(event, last));
    await logOn(client, { user: WATCHER, password: PASSWORD });
    const own = Array.from({ length: monitors }, (_, each) => (at * monitors + each) % lines);
    await Promise.all(
      own.map(async (line) => {
        watched[line]!++;
        const u8sLinePhoneNumber = `tel:${first + line}@pbx`;
        await client.invoke(Cti.asnCtiLineMonitorStart, { u8sLinePhoneNumber });
      }),
    );
  }
}

function take(
  {
    u8sLinePhoneNumber: line,
    callinformation: call,
  }: Cti.AsnCtiNotifyLineCallInformationChangedArgument,
  last: Map<string, number>,
): void {
  const at = changes.indexOf(call.iCallState);
  if (at < 0) return;
  const change = (Number(call.u8sRemoteNumberSC.slice(3)) - callers) * changesOfCall + at;
  if (change <= (last.get(line) ?? -1)) wrong ??= `${line} is told ${change} too late or twice`;
  last.set(line, change);
  told[change] = now();
  counts[change] = (counts[change] ?? 0) + 1;
}

/** When the last client was told of each change. @throws Mismatch if somebody has not been, or not in order. */
async function latest({ calls, lines, patience }: Ringing & { patience: number }): Promise<Times> {
  const isComplete = (call: number): boolean =>
    changes.every((_, at) => (counts[call * changesOfCall + at] ?? 0) === watched[call % lines]);
  const late = now() + patience;
  for (let call = 0; call < calls; call++) {
    while (!isComplete(call)) {
      if (now() > late) throw new Mismatch(`not all have been told of call ${call}`);
      await sleep(5);
    }
  }
  if (wrong !== undefined) throw new Mismatch(wrong);
  const times = Array.from({ length: calls * changesOfCall }, (_, change) => told[change]);
  told.length = 0;
  counts.length = 0;
  return times;
}

async function leave(): Promise<void> {
  await Promise.all(clients.splice(0).map((client) => client.close()));
}

answer({ serve, ring, watch, latest, leave });
