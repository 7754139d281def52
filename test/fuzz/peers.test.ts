import { once } from "node:events";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { connect as connectSocket, createServer as createListener, type Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import type { Operation } from "../../src/codec/index.js";
import { asnCheckConnection } from "../../src/modules/transport/transport.js";
import { laterRegistry } from "../../src/modules/later/registry.js";
import {
  connect,
  ConnectError,
  createServer,
  RoseReject,
  silentLog,
  type Client,
} from "../../src/rose/index.js";
import { Campaign } from "./campaign.js";
import { Random } from "./random.js";

const FRAMES = Math.ceil(Number(process.env["ROSEWIRE_FUZZ_FRAMES"] ?? 10_000) / 10);
const SEED = Number(process.env["ROSEWIRE_FUZZ_SEED"] ?? 20_260_501);
const timeout = 120_000 + FRAMES * 20;

const campaign = new Campaign(SEED, 200);

/** Sends some of the campaign's inputs, cut anywhere, and goes away in one of several manners. */
async function misbehave(socket: Socket, from: number, to: number): Promise<void> {
  const chance = new Random(SEED, from, 5);
  socket.on("error", () => {});
  socket.resume();
  for (let index = from; index < to && !socket.destroyed; index++) {
    const { octets } = campaign.input(index);
    for (let at = 0; at < octets.length;) {
      const length = 1 + chance.below(octets.length);
      if (!socket.destroyed) socket.write(octets.subarray(at, at + length));
      if (chance.once(10)) await delay(0);
      at += length;
    }
  }
  if (chance.once(3)) socket.resetAndDestroy();
  else if (chance.once(2)) socket.destroy();
  else socket.end();
  // Not `once`: that would reject with the error of a socket that the other side has closed.
  await new Promise<void>((resolve) => {
    if (socket.closed) resolve();
    else socket.once("close", () => resolve());
  });
}

/** Runs `work` for all indices in portions, ten at a time. */
async function inPortions(work: (from: number, to: number) => Promise<void>): Promise<void> {
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < FRAMES) {
      const from = next;
      next += 1 + (from % 7);
      await work(from, next);
    }
  };
  await Promise.all(Array.from({ length: 10 }, worker));
}

test(
  `a server goes on serving while others send it ${FRAMES} frames with faults`,
  { timeout },
  async () => {
    let failures = 0;
    const server = createServer({ log: { ...silentLog, error: () => void failures++ } });
    onTestFinished(() => server.close());
    const ids = new Set<number>([asnCheckConnection.id]);
    for (const { id, operation } of laterRegistry().operations) {
      // What these give is no result of any operation, so the neutral error is tried as well.
      if (ids.has(id)) continue;
      ids.add(id);
      server.handle(operation as Operation, async () => {
        await delay(0);
        return undefined;
      });
    }
    const answer = { u8sServerVersion: "", u8sProductVersion: "", iProtocolVersion: 61, iOEMID: 0 };
    server.handle(asnCheckConnection, () => ({ ...answer, u8sCookie: "here" }));
    const { port } = await server.listen({ port: 0 });
    const client = await connect({ host: "127.0.0.1", port });
    onTestFinished(() => client.close());
    const holds = monitorEventLoopDelay({ resolution: 10 });
    holds.enable();
    await inPortions(async (from, to) => {
      const socket = connectSocket({ port, host: "127.0.0.1" });
      await once(socket, "connect");
      await misbehave(socket, from, to);
      expect((await client.invoke(asnCheckConnection, {})).u8sCookie).toBe("here");
    });
    holds.disable();
    console.info(`the loop was held for ${(holds.max / 1e6).toFixed(0)} ms at most`);
    await client.close();
    await expect.poll(() => server.connections.size).toBe(0);
    expect(failures).toBeGreaterThan(0);
  },
);

test("a client settles every call when servers answer with faults", { timeout }, async () => {
  const listener = createListener();
  onTestFinished(() => void listener.close());
  const portions: [number, number][] = [];
  let connected = 0;
  listener.on("connection", (socket) => {
    const [from, to] = portions.shift() as [number, number];
    misbehave(socket, from, to).catch(() => {});
  });
  listener.listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as { port: number };
  await inPortions(async (from, to) => {
    portions.push([from, to]);
    let client: Client;
    try {
      client = await connect({ host: "127.0.0.1", port });
    } catch (error) {
      // A server that resets a connection at once may do so before the client learns of it.
      expect(error).toBeInstanceOf(ConnectError);
      return;
    }
    connected++;
    client.handle(asnCheckConnection, () => {
      throw new Error("not today");
    });
    const calls = Array.from({ length: 5 }, () => client.invoke(asnCheckConnection, {}));
    const outcomes = await Promise.allSettled(calls);
    for (const outcome of outcomes) {
      if (outcome.status === "fulfilled") continue;
      const { reason } = outcome as { reason: { code: string } };
      expect(reason.code).toMatch(/^rose-/);
      if (reason instanceof RoseReject) expect(reason.operation).toBe(asnCheckConnection);
    }
    await client.close();
  });
  expect(connected).toBeGreaterThan(FRAMES / 20);
});
