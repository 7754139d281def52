import { connect as connectSocket, type Socket } from "node:net";
import { Appointments } from "../../src/modules/index.js";
import { connect, type Client } from "../../src/rose/index.js";
import { answer } from "../children.js";
import { operations, argument, requestOf } from "../rpc/wire.js";
import { held, nextTurn, pause } from "./held.js";

// Sockets that only count what comes.

let sockets: Socket[] = [];
let octets = 0;

function count(chunk: Buffer): void {
  octets += chunk.length;
}

function received(): number {
  return octets;
}

/** Waits until so many octets have come in all, and makes sure that no more do. */
async function receive(total: number): Promise<void> {
  const deadline = performance.now() + 20_000;
  while (received() < total && performance.now() < deadline) await pause(10);
  await pause(10);
  if (octets !== total) throw new Error(`${octets} octets have come, not ${total}`);
}

async function open(input: { port: number; count: number }): Promise<void> {
  for (let opened = 0; opened < input.count; opened += 100) {
    const some = Math.min(100, input.count - opened);
    await Promise.all(Array.from({ length: some }, () => openOne(input.port)));
  }
}

function openOne(port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connectSocket({ port, host: "127.0.0.1", noDelay: true }, () => resolve());
    socket.on("error", reject);
    socket.on("data", count);
    sockets.push(socket);
  });
}

/** Each socket makes a call, so that the other side has received and sent something. */
async function callAll(): Promise<void> {
  const before = octets;
  const request = requestOf("M1");
  for (const socket of sockets) socket.write(request);
  // Nobody answers with less than the request.
  while (octets - before < sockets.length * request.length) await pause(10);
}

// A client of ours, with calls that nobody answers.

let client: Client | undefined;
let ended: unknown[] = [];
const end = (error: unknown): void => void ended.push(error);
// Nobody waits for the calls that fail when the client hangs up: a handler would cost memory.
process.on("unhandledRejection", end);

async function dial(port: number): Promise<void> {
  client = await connect({ port, limits: { maxPendingCalls: 99_998 }, callTimeout: 3_600_000 });
  await client.invoke(operations.M1, argument);
}

/** Leaves calls pending: each with a promise, or all with the same callback. */
async function leavePending(input: { calls: number; promises: boolean }): Promise<void> {
  const operation = Appointments.asnAppointmentGetAllEntriesForUser;
  const whose = { u8sOwner: "alice" };
  for (let i = 0; i < input.calls; i++) {
    if (input.promises) void client?.invoke(operation, whose);
    else client?.call(operation, whose, end);
    if (i % 1000 === 999) await nextTurn();
  }
  await pause(50);
  const pending = client?.connection.pendingCalls ?? 0;
  if (ended.length > 0 || pending < input.calls) throw new Error(`${pending} calls are pending`);
}

/** Forgets everything. */
async function hangUp(): Promise<void> {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  octets = 0;
  const left = client;
  client = undefined;
  await left?.close();
  ended = [];
}

answer({ open, hangUp, received, receive, callAll, dial, leavePending, held });
