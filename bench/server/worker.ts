import { ANY, operation } from "../../src/codec/index.js";
import { Appointments, Authentication } from "../../src/modules/index.js";
import { connect, logOn, silentLog, type Client } from "../../src/rose/index.js";
import { createUcServer } from "../../src/server/index.js";
import { same } from "../cases/compare.js";
import { answer } from "../children.js";
import { appointmentList } from "../messages/appointments.js";
import { held } from "../probes/held.js";
import { Load, percentile, promiseLink, type Link } from "../rpc/load.js";
import type { Work } from "./work.js";

// The process of a UCServer with its data on the disk, or of its clients.

export interface Calling {
  readonly port: number;
  readonly work: Work;
  readonly connections: number;
  readonly inFlight: number;
  readonly milliseconds: number;
  /** Calls that are made at least. */
  readonly leastCalls: number;
}

/** What the clients saw. */
export interface Called {
  readonly calls: number;
  readonly milliseconds: number;
  /** Microseconds. */
  readonly p50: number | undefined;
  readonly p99: number | undefined;
}

const USERS = 16;
const PASSWORD = "for the bench";
/** The one with a long list. */
const READER = "reader";
const ENTRIES = 1_000;

const { listAppointments: entries } = appointmentList(ENTRIES).values[0]!;

async function serve(input: { folder: string }): Promise<number> {
  const passwordCost = { N: 16, r: 8, p: 1 };
  const server = createUcServer({ data: input.folder, log: silentLog, passwordCost });
  const names = [READER, ...Array.from({ length: USERS }, (_, i) => `user-${i}`)];
  for (const name of names) await server.users.add(name, PASSWORD);
  const { port } = await server.listen({ port: 0 });
  const client = await clientOf(port, READER);
  const argument = { u8sOwner: "", appointments: entries, u8sDataSource: "" };
  same(await client.invoke(Appointments.asnAppointmentSetEntryList, argument), { iResult: 0 }, "");
  await client.close();
  return port;
}

async function clientOf(port: number, user: string): Promise<Client> {
  const client = await connect({ host: "127.0.0.1", port });
  await logOn(client, { user, password: PASSWORD });
  return client;
}

const {
  asnAppointmentGetAllEntriesForUser,
  AsnAppointmentGetAllEntriesForUserResult: getAllResult,
} = Appointments;

/** The list stays octets unless it is checked: what decoding costs a client is not the server's part. */
const getAll = operation(
  asnAppointmentGetAllEntriesForUser.name,
  asnAppointmentGetAllEntriesForUser.id,
  () => ({ argument: asnAppointmentGetAllEntriesForUser.argument, result: ANY, error: ANY }),
);

/** One call of each work. */
const calls: Readonly<
  Record<Work, (client: Client, at: number, check: boolean) => () => Promise<unknown>>
> = {
  "finds nothing": (client) => () =>
    client.invoke(Appointments.asnAppointmentGetActualEntrysForUser, { u8sOwner: "" }),
  SetEntry: (client, at) => {
    const appointment = { ...entries[at % ENTRIES]!, u8sEntryID: `entry of connection ${at}` };
    return () => client.invoke(Appointments.asnAppointmentSetEntry, { appointment });
  },
  "own contact": (client) => () =>
    client
      .invoke(Authentication.asnGetLoggedInContact, {})
      .then((result) => result.u8sLoggedInUser),
  "GetAll of 1,000": (client, _at, check) => async () => {
    const octets = await client.invoke(getAll, { u8sOwner: "" });
    return check ? getAllResult.decode(octets).listAppointments.length : ENTRIES;
  },
};

const answers: Readonly<Record<Work, (user: string) => unknown>> = {
  "finds nothing": () => ({ iResult: 0, listAppointments: [] }),
  SetEntry: () => ({ iResult: 0 }),
  "own contact": (user) => user,
  "GetAll of 1,000": () => ENTRIES,
};

/** Connects, checks one answer of each connection, and calls for a while; tells what came of it. */
async function call(input: Calling): Promise<Called> {
  const { work, inFlight, milliseconds, leastCalls } = input;
  const links: Link[] = [];
  for (let at = 0; at < input.connections; at++) {
    const user = work === "GetAll of 1,000" ? READER : `user-${at % USERS}`;
    const client = await clientOf(input.port, user);
    links.push(promiseLink(calls[work](client, at, false), () => void client.close()));
    same(await calls[work](client, at, true)(), answers[work](user), work);
  }
  const load = new Load();
  for (const link of links) link.start(inFlight, load);
  await pause(milliseconds / 3);
  load.takeLatencies();
  const before = { completed: load.completed, at: performance.now() };
  await pause(milliseconds);
  while (load.completed - before.completed < leastCalls && load.failure === undefined)
    await pause(1);
  const seen = {
    calls: load.completed - before.completed,
    milliseconds: performance.now() - before.at,
  };
  const latencies = load.takeLatencies();
  load.stopped = true;
  await pause(milliseconds / 3);
  for (const link of links) link.close();
  if (load.failure !== undefined) throw load.failure;
  return { ...seen, p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

answer({ serve, held, call });
