import { createServer as createNetServer, type AddressInfo, type Socket } from "node:net";
import { Appointments, Cti } from "../../src/modules/index.js";
import { createServer } from "../../src/rose/index.js";
import { answer } from "../children.js";
import { m4 } from "../messages/index.js";
import { operations } from "../rpc/wire.js";
import { held, nextTurn, pause } from "./held.js";

// A server that holds connections: ours, or nothing but sockets.

const server = createServer();
server.handle(operations.M1, (argument) => argument);
server.handle(Appointments.asnAppointmentGetAllEntriesForUser, () => new Promise(() => {}));

async function serve(): Promise<number> {
  return (await server.listen({ port: 0 })).port;
}

const bare = new Set<Socket>();

/** The least that a server of its own does: hold the sockets, and answer what comes. */
function serveBare(): Promise<number> {
  const listener = createNetServer({ noDelay: true }, (socket) => {
    bare.add(socket);
    socket.on("data", echo);
    socket.on("error", drop);
    socket.on("close", drop);
  });
  return new Promise((resolve) => {
    listener.listen(0, "127.0.0.1", () => resolve((listener.address() as AddressInfo).port));
  });
}

function echo(this: Socket, chunk: Buffer): void {
  this.write(chunk);
}

function drop(this: Socket): void {
  this.destroy();
  bare.delete(this);
}

/** Waits until so many connections stand: who connects is told so before the server is. */
async function standing(count: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  const stand = (): number => server.connections.size + bare.size;
  while (stand() !== count && performance.now() < deadline) await pause(5);
  if (stand() !== count) throw new Error(`${stand()} connections stand, not ${count}`);
}

const event = Cti.asnCtiNotifyLineCallInformationChanged;
const value = m4.values[0] as (typeof m4)["values"][number];
const BURST = 10;

/** The ways to send an event to all connections. */
const ways = {
  once: () => void server.broadcast(event, value),
  each: () => {
    for (const connection of server.connections) connection.emit(event, value);
  },
  burst: () => {
    for (let i = 0; i < BURST; i++) server.broadcast(event, value);
  },
  async singly() {
    for (let i = 0; i < BURST; i++) {
      server.broadcast(event, value);
      await nextTurn();
    }
  },
};

/** Sends so many times; CPU microseconds for each. The pauses let the receivers catch up. */
async function broadcast(input: { way: keyof typeof ways; times: number }): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < input.times; i++) {
    await ways[input.way]();
    await pause(40);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / input.times;
}

answer({ serve, serveBare, standing, held, broadcast });
