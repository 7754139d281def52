import { once } from "node:events";
import { connect as connectSocket, type Socket } from "node:net";
import { expect, onTestFinished, test, vi } from "vitest";
import { inTheEnd } from "../support/in-the-end.js";
import { ROSEMessage } from "../../src/modules/rose/rose.js";
import { connect, type Client } from "../../src/rose/index.js";
import { Child } from "./children/child.js";
import type { ServingSettings, ServingState } from "./children/serving.js";
import { mirror, news, Note } from "./protocol.js";
import { full } from "./scale.js";

const timeout = 600_000;

async function serving(settings: ServingSettings): Promise<{ server: Child; port: number }> {
  const server = new Child("serving", settings);
  return { server, ...(await server.next<{ port: number }>()) };
}

/** Runs `make` so many times, some at a time. */
async function crowd<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const members: T[] = [];
  for (let i = 0; i < count; i += 50) {
    const some = Array.from({ length: Math.min(50, count - i) }, (_, k) => make(i + k));
    members.push(...(await Promise.all(some)));
  }
  return members;
}

async function client(port: number): Promise<Client> {
  const joined = await connect({ host: "127.0.0.1", port });
  onTestFinished(() => joined.close());
  return joined;
}

const hello: Note = { owner: "idle", number: 0, filling: new Uint8Array(0) };
const greeting = ROSEMessage.encode({
  invoke: { invokeID: 1, operationID: mirror.id, argument: Note.encode(hello) },
});

/** A connection that has said one thing, been answered, and says no more. */
async function idler(port: number): Promise<Socket> {
  const socket = connectSocket({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  socket.write(greeting);
  await once(socket, "data");
  return socket;
}

const idle = full ? 10_000 : 300;
const active = full ? 200 : 20;

test(`${active} connections work while ${idle} others are idle`, { timeout }, async () => {
  const { server, port } = await serving({});
  const idlers = await crowd(idle, () => idler(port));
  const clients = await crowd(active, () => client(port));
  const connections = async () => (await server.ask<ServingState>("state")).connections;
  await vi.waitUntil(async () => (await connections()) === idle + active, inTheEnd);
  const work = async (caller: Client, index: number): Promise<void> => {
    for (let number = 0; number < 100; number++) {
      const note = { owner: `${index}`, number, filling: new Uint8Array(100) };
      const answer = await caller.invoke(mirror, note);
      expect(answer.owner === note.owner && answer.number === number).toBe(true);
    }
  };
  await Promise.all(clients.map(work));
  expect(await connections()).toBe(idle + active);
  expect(idlers.every((socket) => socket.readyState === "open")).toBe(true);
});

const readers = full ? 1_000 : 40;
const events = full ? 500 : 300;
/** Events that are sent at a time. */
const portion = 20;
const octets = 20_000;

test(
  `${readers} readers get every event while ${readers} others read none`,
  { timeout },
  async () => {
    // Little may wait, so that those who read nothing are seen to be dropped.
    const limits = {
      maxBacklogBytes: 256 * 1024,
      maxOutboundBytes: 1024 * 1024,
      backlogGrace: 500,
    };
    const { server, port } = await serving({ limits });
    const slow = await crowd(readers, () => idler(port));
    for (const socket of slow) socket.pause();
    const normal = await crowd(readers, () => client(port));
    // Who says nothing at all is closed after a while.
    await Promise.all(normal.map((reader) => reader.invoke(mirror, hello)));
    const seen = normal.map((reader) => {
      const numbers: number[] = [];
      reader.handle(news, ({ number }) => void numbers.push(number));
      return numbers;
    });
    // No faster than a reader can read who has a thousandth of this process to itself.
    for (let sent = 0; sent < events; sent += portion) {
      await server.ask<ServingState>(`broadcast ${portion} ${octets}`);
      await vi.waitUntil(() => seen.every(({ length }) => length >= sent + portion), {
        timeout: timeout / 2,
        interval: 2,
      });
    }
    const all = Array.from({ length: events }, (_, number) => number);
    for (const numbers of seen) expect(numbers).toEqual(all);
    await vi.waitUntil(
      async () => (await server.ask<ServingState>("state")).connections === readers,
      { timeout: timeout / 2, interval: 100 },
    );
    for (const reader of normal) expect(reader.connection.open).toBe(true);
  },
);
