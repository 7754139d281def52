import { Appointments } from "../../src/modules/index.js";
import { connect, logOn, silentLog, type Client } from "../../src/rose/index.js";
import { SimulatedPbx } from "../../src/server/pbx/index.js";
import { createUcServer } from "../../src/server/index.js";
import { same } from "../cases/compare.js";
import { answer } from "../children.js";
import { m2p } from "../messages/contact.js";
import { m7 } from "../messages/journal.js";
import { held } from "../probes/held.js";
import { Load, percentile, promiseLink, type Link } from "../rpc/load.js";
import { CONTACTS, entries, lineOf, requests, USERS } from "./requests.js";
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

const HOUR = 3_600_000;
const PASSWORD = "for the bench";
/** The one with a long list. */
const READER = "reader";

async function serve(input: { folder: string }): Promise<number> {
  const passwordCost = { N: 16, r: 8, p: 1 };
  const numberOf = (user: number): string => `+4981510${lineOf(user)}`;
  const lines = Array.from({ length: USERS }, (_, user) => ({
    id: lineOf(user),
    number: numberOf(user),
  }));
  const pbx = [{ name: "pbx", driver: new SimulatedPbx({ lines }) }];
  const server = createUcServer({ data: input.folder, log: silentLog, passwordCost, pbx });
  const { users, journal } = server;
  for (let at = 0; at < CONTACTS; at++) {
    const name = `contact-${at}`;
    await users.add(name, PASSWORD);
    await users.setContact(name, m2p.values[at % m2p.values.length]!);
  }
  await users.add(READER, PASSWORD);
  const now = Date.now();
  for (let at = 0; at < USERS; at++) {
    // An administrator sees everybody's presence.
    const user = await users.add(`user-${at}`, PASSWORD, { admin: true });
    const profile = (await users.profileOf(user))!;
    await users.setProfile({ ...profile, u8sPhoneNumber: numberOf(at) });
    const calls = m7.values[0]!.journalList.map((sample, one) => {
      const stStartTime = new Date(now - one * HOUR);
      return { entry: { ...sample, u8sConnectionID: `call-${at}-${one}`, stStartTime } };
    });
    await journal.putAll(user, calls);
  }
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

/** Connects, checks one answer of each connection, and calls for a while; tells what came of it. */
async function call(input: Calling): Promise<Called> {
  const { work, inFlight, milliseconds, leastCalls } = input;
  const { request, answer: expected } = requests[work];
  const links: Link[] = [];
  for (let at = 0; at < input.connections; at++) {
    const user = work === "GetAll of 1,000" ? READER : `user-${at % USERS}`;
    const client = await clientOf(input.port, user);
    links.push(promiseLink(request(client, at, false), () => void client.close()));
    same(await request(client, at, true)(), expected(user), work);
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
