import { once } from "node:events";
import { expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { operation, sequence, UTF8String } from "../../src/codec/index.js";
import type { GatewayLimits } from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import { RawHttp, requestText, webSocketHeaders } from "./support/raw-http.js";
import { openSession, world, type World } from "./world.js";

const MiB = 1024 * 1024;

const Nothing = sequence<object>("Nothing", () => []);
const Speech = sequence<{ text: string }>("Speech", () => [["text", UTF8String]]);
/** An operation of these tests alone. */
const speak = operation("speak", 30_101, () => ({
  argument: Nothing,
  result: Speech,
  error: Nothing,
}));

/** A server with one operation, whose results are long. */
async function talkative(
  octets: number,
  limits: Partial<GatewayLimits>,
): Promise<World & { made: () => number; warnings: string[] }> {
  let made = 0;
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (_: object, text: string) => void warnings.push(text) };
  const at = await world({ limits, log, modules: { Speeches: { speak } } });
  at.server.rose.handle(speak, () => {
    made++;
    return { text: "x".repeat(octets) };
  });
  return { ...at, made: () => made, warnings };
}

async function open({ url }: World): Promise<WebSocket> {
  const session = await openSession(url);
  const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
  const socket = new WebSocket(target, { maxPayload: 100 * MiB });
  socket.on("error", () => {});
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  return socket;
}

const { id: operationID } = speak;
const invoke = (invokeID: number): string =>
  JSON.stringify({ invoke: { invokeID, operationID, argument: {} } });

const takesNothing = "web client takes nothing and is cut off";

it("a WebSocket whose answers are not taken is read no further, and gets all of them in the end", async () => {
  const at = await talkative(MiB / 4, { maxSocketBacklog: MiB, maxCallsPerSession: 1000 });
  const socket = await open(at);
  const answered: number[] = [];
  socket.on("message", (data: Buffer) => {
    answered.push(Number(/"invokeID":(\d+)/.exec(data.toString("latin1", 0, 100))?.[1]));
  });
  socket.pause();
  for (let id = 1; id <= 150; id++) {
    socket.send(invoke(id));
    // So that they do not come all at once, of which as many may be under way.
    if (id % 5 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
  let before = -1;
  await expect
    .poll(() => before === (before = at.made()) && before > 0, { interval: 300 })
    .toBe(true);
  expect(at.made()).toBeLessThan(120);
  socket.resume();
  await expect.poll(() => answered.length).toBe(150);
  expect(new Set(answered).size).toBe(150);
  expect(at.warnings).toEqual([]);
});

it("WebSockets that take nothing are cut off beyond what all may hold, and count with HTTP", async () => {
  const at = await talkative(12 * MiB, { maxOutboundBytes: 25 * MiB });
  const sockets: WebSocket[] = [];
  for (let i = 1; i <= 5; i++) {
    const socket = await open(at);
    socket.pause();
    socket.send(invoke(i));
    sockets.push(socket);
    await expect.poll(at.made).toBe(i);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  await expect.poll(() => at.warnings.length).toBeGreaterThanOrEqual(2);
  expect(new Set(at.warnings)).toEqual(new Set([takesNothing]));
  const last = sockets.at(-1) as WebSocket;
  const message = once(last, "message");
  last.resume();
  expect((await message)[0].length).toBeGreaterThan(12 * MiB);
  const first = sockets[0] as WebSocket;
  const closed = once(first, "close");
  first.resume();
  expect((await closed)[0]).toBe(1006);
});

it("a WebSocket that takes none of its answers for a time is cut off", async () => {
  const at = await talkative(12 * MiB, { stalledTimeout: 300 });
  const socket = await open(at);
  socket.pause();
  socket.send(invoke(1));
  await expect.poll(() => at.warnings).toEqual([takesNothing]);
  const closed = once(socket, "close");
  socket.resume();
  expect((await closed)[0]).toBe(1006);
});

it("pings that are sent without end, and whose answers nobody takes, are answered one at a time", async () => {
  const { url, gateway } = await world();
  const session = await openSession(url);
  using client = await RawHttp.to(url);
  const line = `GET /ws/client/websocket?x-ucsessionid=${session}`;
  client.write(requestText(line, webSocketHeaders));
  expect((await client.answer()).status).toBe(101);
  client.socket.pause();
  // Frames of a ping with a number in 125 octets; the mask is 0 (RFC 6455 5.2). More than what the system holds for the client.
  const count = 100_000;
  const pings = Buffer.alloc(131 * count);
  for (let i = 0; i < count; i++) {
    pings.set([0x89, 0x80 | 125], i * 131);
    pings.writeUInt32BE(i, i * 131 + 6);
  }
  client.write(pings);
  await new Promise((resolve) => client.socket.write("", resolve));
  client.read();
  client.socket.resume();
  // The last is answered, whatever became of those before it.
  const lastPong = Buffer.from([0x8a, 125, ...pings.subarray(-125)]);
  await expect.poll(() => client.received.includes(lastPong)).toBe(true);
  expect(client.received.length).toBeLessThan(127 * count);
  expect(gateway.sessions).toBe(1);
});
