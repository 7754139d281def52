import { Appointments, Authentication } from "../../src/modules/index.js";
import { asnAbsentStateSetUser } from "../../src/modules/general/general.js";
import {
  asnGetAndSubscribePresence,
  asnUpdatePresence,
} from "../../src/modules/presence-v2/presence-v2.js";
import { connect, logOn, silentLog, type Client } from "../../src/rose/index.js";
import { noTime } from "../../src/codec/index.js";
import { createUcServer } from "../../src/server/index.js";
import { answer } from "../children.js";
import { appointmentList } from "../messages/appointments.js";
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

const USERS = 16;
const PASSWORD = "for the bench";
/** So many connect at a time. */
const AT_ONCE = 50;

const userOf = (at: number): string => `user-${at % USERS}`;
const { listAppointments: entries } = appointmentList(USERS).values[0]!;

async function serve({ store, bus, folder }: Serving): Promise<number> {
  const passwordCost = { N: 16, r: 8, p: 1 };
  const server = createUcServer({ store, bus, data: folder, log: silentLog, passwordCost });
  await server.open();
  const known = new Set((await server.users.list()).map(({ name }) => name));
  for (let at = 0; at < USERS; at++) {
    if (!known.has(userOf(at))) await server.users.add(userOf(at), PASSWORD);
  }
  return (await server.listen({ port: 0 })).port;
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
    const appointment = { ...entries[at % USERS]!, u8sEntryID };
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

/** Has so many clients follow the presence of the first user. */
async function follow(input: { ports: readonly number[]; count: number }): Promise<void> {
  await dial(input);
  const [first] = clients;
  const { ownContact } = await first!.invoke(Authentication.asnGetLoggedInContact, {});
  const contact = ownContact.u8sContactId;
  for (const client of clients) {
    client.handle(asnUpdatePresence, () => void told++);
    await client.invoke(asnGetAndSubscribePresence, { seqContactIDs: [contact] });
  }
}

/** Changes the presence of the first user so many times, by the first client; each time waits until all have been told. */
async function change(times: number): Promise<void> {
  for (let time = 0; time < times; time++) {
    const wanted = told + clients.length;
    await clients[0]!.invoke(asnAbsentStateSetUser, {
      absentstate: {
        ...{ u8sContactId: "", u8sUsername: "", stTimeFrom: noTime, stTimeTo: noTime },
        ...{ iAbsentState: 1 + (time % 2), u8sMessage: "", u8sAbsentReason: "", iPresenceState: 0 },
      },
    });
    await haveBeenTold(wanted);
  }
}

async function haveBeenTold(wanted: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  for (;;) {
    if (told >= wanted) return;
    if (performance.now() > deadline) throw new Error(`${told} were told, not ${wanted}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

/** Hangs up. */
async function rest(): Promise<void> {
  load.stopped = true;
  for (const client of clients) await client.close();
  [clients, links, told] = [[], [], 0];
}

answer({ serve, cpu, memory, dial, call, completed, follow, change, rest });
