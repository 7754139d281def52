import { monitorEventLoopDelay } from "node:perf_hooks";
import { noTime } from "../../src/codec/index.js";
import { Appointments, Authentication } from "../../src/modules/index.js";
import { asnAbsentStateSetUser } from "../../src/modules/general/general.js";
import { asnMgmtSetUMSettings } from "../../src/modules/management/management.js";
import {
  asnGetAndSubscribePresence,
  asnUpdatePresence,
} from "../../src/modules/presence-v2/presence-v2.js";
import { connect, logOn, silentLog, type Client } from "../../src/rose/index.js";
import { createUcServer, NatsBus, type BusMember } from "../../src/server/index.js";
import { answer } from "../children.js";
import { appointmentList } from "../messages/appointments.js";
import { nextTurn, pause } from "../probes/held.js";
import { Load, promiseLink, type Link } from "../rpc/load.js";

// The process of a node, or of its clients.

/** A node. */
export interface Serving {
  readonly store: string;
  readonly bus: string;
  readonly folder: string;
}

/** What clients call all the time, on all these nodes by turns. */
export interface Calling {
  readonly ports: readonly number[];
  readonly work: NodeWork;
  readonly connections: number;
  readonly inFlight: number;
}

export type NodeWork = "own contact" | "SetEntry";

const USERS = 2_000;
const ENTRIES = 16;
const PASSWORD = "for the bench";
/** The level "public" of the manual (line 1331). */
const SEES_PRESENCE = 0x00018001;
/** So many connect at a time. */
const AT_ONCE = 50;
/** So many messages are published in a turn of the event loop. */
const PORTION = 20;

const userOf = (at: number): string => `user-${at % USERS}`;
const { listAppointments: entries } = appointmentList(ENTRIES).values[0]!;

/** Listens; the first server adds the users, each of whom may see who is there. */
async function serve({ store, bus, folder }: Serving): Promise<number> {
  const passwordCost = { N: 16, r: 8, p: 1 };
  const server = createUcServer({ store, bus, data: folder, log: silentLog, passwordCost });
  await server.open();
  const users = Array.from({ length: USERS }, (_, at) => ({
    ...{ name: userOf(at), password: PASSWORD, admin: at === 0 },
  }));
  const added = await server.users.addFirst(users);
  const { port } = await server.listen({ port: 0 });
  if (added !== undefined) {
    const client = await clientOf(port, 0);
    const objGlobalUserRightDetails = {
      ...{ u8sObjectID: "", iPresenceRights: SEES_PRESENCE },
      ...{ iPhoneControlRightsPrimary: 0, iPhoneControlRightsSecondary: 0 },
    };
    const settings = { ...server.rights.settings, objGlobalUserRightDetails };
    await client.invoke(asnMgmtSetUMSettings, { settings });
    await client.close();
  }
  longest.enable();
  return port;
}

const longest = monitorEventLoopDelay({ resolution: 1 });

/** Milliseconds for which the event loop was held at most since the last time. */
function turns(): number {
  const { max } = longest;
  longest.reset();
  return max / 1e6;
}

/** Microseconds of the processor that this process has used. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** Octets of memory that this process has. */
function memory(): number {
  return process.memoryUsage.rss();
}

async function clientOf(port: number, at: number): Promise<Client> {
  const client = await connect({ host: "127.0.0.1", port });
  await logOn(client, { user: userOf(at), password: PASSWORD });
  return client;
}

let clients: Client[] = [];

/** Connects so many clients, to the nodes by turns. */
async function dial(input: { ports: readonly number[]; count: number }): Promise<void> {
  const { ports, count } = input;
  for (let at = 0; at < count; at += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, count - at) }, (_, i) =>
      clientOf(ports[(at + i) % ports.length]!, at + i),
    );
    clients.push(...(await Promise.all(some)));
  }
}

let load = new Load();
let links: Link[] = [];

const calls: Readonly<Record<NodeWork, (client: Client, at: number) => () => Promise<unknown>>> = {
  "own contact": (client) => () => client.invoke(Authentication.asnGetLoggedInContact, {}),
  SetEntry: (client, at) => {
    const u8sEntryID = `entry of connection ${at} of ${process.pid}`;
    const appointment = { ...entries[at % ENTRIES]!, u8sEntryID, u8sOwner: "" };
    return () => client.invoke(Appointments.asnAppointmentSetEntry, { appointment });
  },
};

/** Calls until {@link rest}. */
async function call({ ports, work, connections, inFlight }: Calling): Promise<void> {
  await dial({ ports, count: connections });
  load = new Load();
  links = clients.map((client, at) =>
    promiseLink(calls[work](client, at), () => void client.close()),
  );
  for (const link of links) await link.once();
  for (const link of links) link.start(inFlight, load);
}

/** How many calls have been answered. */
function completed(): number {
  if (load.failure !== undefined) throw load.failure;
  return load.completed;
}

let told = 0;
let changes = 0;
/** Busy and absent. */
const ABSENCES = [2, 3];

/** Has so many clients follow the presence of the first user. */
async function follow(input: { ports: readonly number[]; count: number }): Promise<void> {
  await dial(input);
  const [first] = clients;
  const { ownContact } = await first!.invoke(Authentication.asnGetLoggedInContact, {});
  const contact = ownContact.u8sContactId;
  for (let at = 0; at < clients.length; at += AT_ONCE) {
    const some = clients.slice(at, at + AT_ONCE).map((client) => {
      client.handle(asnUpdatePresence, () => void told++);
      return client.invoke(asnGetAndSubscribePresence, { seqContactIDs: [contact] });
    });
    await Promise.all(some);
  }
}

/**
 * Changes the presence of the first user so many times, by the first client; each time waits until all have been told.
 * @returns How long the last time took, in milliseconds.
 */
async function change(times: number): Promise<number> {
  let took = 0;
  for (let time = 0; time < times; time++) {
    const wanted = told + clients.length;
    const began = performance.now();
    await clients[0]!.invoke(asnAbsentStateSetUser, {
      absentstate: {
        ...{ u8sContactId: "", u8sUsername: "", stTimeFrom: noTime, stTimeTo: noTime },
        ...{ iAbsentState: ABSENCES[changes++ % 2]!, u8sMessage: "", u8sAbsentReason: "" },
        iPresenceState: 0,
      },
    });
    await until(() => told, wanted);
    took = performance.now() - began;
  }
  return took;
}

/** Waits until something has come so many times. */
async function until(come: () => number, wanted: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (come() < wanted) {
    if (performance.now() > deadline) throw new Error(`${come()} have come, not ${wanted}`);
    await pause(1);
  }
}

let bus: BusMember | undefined;
let heard = 0;

/** Joins a bus, as a server does. */
async function join(servers: string): Promise<void> {
  bus = new NatsBus({ servers, log: silentLog }).join({ message: () => void heard++ });
  await bus.open("bench");
  await until(() => bus?.members.size ?? 0, 1);
}

/** Publishes so many messages. */
async function publish({ count, octets }: { count: number; octets: number }): Promise<void> {
  const message = new Uint8Array(octets);
  for (let sent = 1; sent <= count; sent++) {
    bus?.publish("bench", message);
    if (sent % PORTION === 0) await nextTurn();
  }
}

/** Waits until so many messages have come. */
async function hear(count: number): Promise<void> {
  await until(() => heard, count);
  heard -= count;
}

/** Hangs up. */
async function rest(): Promise<void> {
  load.stopped = true;
  for (const client of clients) await client.close();
  [clients, links, told] = [[], [], 0];
}

answer({
  serve,
  cpu,
  memory,
  dial,
  call,
  completed,
  follow,
  change,
  rest,
  turns,
  join,
  publish,
  hear,
});
