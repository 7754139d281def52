import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { connect, type Socket } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { WebSocket } from "ws";
import { operation, sequence } from "../../src/codec/index.js";
import { createGateway } from "../../src/gateway/index.js";
import { highestGatewayLimits } from "../../src/gateway/limits.js";
import { UpstreamUnavailable, type Upstream } from "../../src/gateway/upstream.js";
import { asnMyUpdateClientContent } from "../../src/modules/general/general.js";
import { silentLog } from "../../src/rose/index.js";
import type { UcServerOptions } from "../../src/server/index.js";
import { holdClock } from "../support/held-clock.js";
import { StandIn } from "./stand-in.js";
import { openSession, post, world as anyWorld, type World } from "./world.js";

const Nothing = sequence<object>("Nothing", () => []);
/** An operation of these tests alone. */
const wait = operation("wait", 30_102, () => ({
  argument: Nothing,
  result: Nothing,
  error: Nothing,
}));

/** A web service that knows this operation too. */
const world = (options: Parameters<typeof anyWorld>[0] = {}, ...more: [UcServerOptions?]) =>
  anyWorld({ modules: { Waits: { wait } }, ...options }, ...more);

/** Serves the operation, which ends when the test lets it. */
function slow({ server }: World): { begun: () => number; finish: () => void } {
  const waiting: (() => void)[] = [];
  server.rose.handle(wait, async () => {
    await new Promise<void>((resolve) => waiting.push(resolve));
    return {};
  });
  return {
    begun: () => waiting.length,
    finish: () => {
      for (const resolve of waiting) resolve();
    },
  };
}

const call = (url: string, session: string): Promise<Response> =>
  post(`${url}/ws/client/wait`, {}, { "X-ucsessionid": session });

/** Sends all clients an event of so many octets. */
function tell({ server }: World, octets: number): void {
  server.rose.broadcast(asnMyUpdateClientContent, { u8sNewRevision: "x".repeat(octets) });
}

async function opened(url: string): Promise<Socket> {
  const socket = connect(Number(new URL(url).port), "127.0.0.1");
  socket.on("error", () => {});
  onTestFinished(() => void socket.destroy());
  await once(socket, "connect");
  return socket;
}

async function webSocket(url: string, session: string, options: object = {}): Promise<WebSocket> {
  const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
  const socket = new WebSocket(target, options);
  onTestFinished(() => socket.terminate());
  await once(socket, "open");
  return socket;
}

const poll = async (url: string, session: string, query: string): Promise<any> => {
  const headers = { "X-ucsessionid": session };
  return (await fetch(`${url}/ws/client/events?${query}`, { headers })).json();
};

describe("a limit of the web service", () => {
  it("over what can be kept is refused, whichever it is", () => {
    const made = (name: string, value: number) =>
      createGateway({ upstream: new StandIn(), log: silentLog, limits: { [name]: value } });
    for (const [name, most] of Object.entries(highestGatewayLimits)) {
      expect(() => made(name, most)).not.toThrow();
      for (const value of [most + 1, 99_999_999_999_999, 2 ** 60]) {
        const message = `${name} must be at most ${most}, not ${value}`;
        expect(() => made(name, value)).toThrow(new RangeError(message));
      }
      expect(() => made(name, Infinity)).toThrow(`${name} must be a whole number`);
    }
  });

  it("of octets still holds for a WebSocket where it is highest", async () => {
    const { maxBodyBytes } = highestGatewayLimits;
    const { url } = await world({ limits: { maxBodyBytes } });
    const session = await openSession(url);
    const socket = new WebSocket(
      `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`,
    );
    onTestFinished(() => socket.terminate());
    const [upgraded] = (await once(socket, "upgrade")) as [IncomingMessage];
    // The header of a masked frame of text, which announces one octet more.
    const header = Buffer.from("81ff0000000000000000", "hex");
    header.writeBigUInt64BE(BigInt(maxBodyBytes + 1), 2);
    upgraded.socket.write(header);
    expect((await once(socket, "close"))[0]).toBe(1009);
  });
});

describe("the limits of requests", () => {
  it("hold for the octets of the headers", async () => {
    const { url } = await world({ limits: { maxHeaderBytes: 4000 } });
    const statusOf = async (octets: number): Promise<number> =>
      (await fetch(`${url}/openapi.json`, { headers: { "X-Long": "x".repeat(octets) } })).status;
    expect(await statusOf(1000)).toBe(200);
    expect(await statusOf(5000)).toBe(431);
  });

  it("hold for the time until the body is there", async () => {
    // The time for the headers alone would be longer.
    const { url } = await world({ limits: { requestTimeout: 300 } });
    const target = `${url}/ws/direct/asnGetUserToken?user=alice&pass=secret`;
    const asked = request(target, { method: "POST", headers: { "Content-Length": 100 } });
    onTestFinished(() => void asked.destroy());
    asked.on("error", () => {});
    asked.write("{");
    const [{ statusCode }] = (await once(asked, "response")) as [IncomingMessage];
    expect(statusCode).toBe(408);
  });

  it("hold for connections; those that stand are not affected", async () => {
    const { url } = await world({ limits: { maxConnections: 1 } });
    const first = await opened(url);
    first.write("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
    await once(first, "data");
    const second = await opened(url);
    second.resume();
    await once(second, "close");
    first.write("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
    const [answer] = (await once(first, "data")) as [Buffer];
    expect(String(answer)).toMatch(/^HTTP\/1.1 404/);
  });

  it("hold for logons under way", async () => {
    let open: (() => void) | undefined;
    const upstream: Upstream = {
      async open() {
        await new Promise<void>((resolve) => (open = resolve));
        throw new UpstreamUnavailable("away");
      },
      async close() {},
    };
    const { url } = await world({ upstream, limits: { maxLogons: 1 } });
    const target = `${url}/ws/direct/asnGetLoggedInContact?user=alice&pass=secret`;
    const first = fetch(target);
    await expect.poll(() => open).toBeDefined();
    expect((await fetch(target)).status).toBe(503);
    open?.();
    expect((await first).status).toBe(502);
  });
});

describe("the limits of calls", () => {
  it("hold for those of one session at a time; others are not affected", async () => {
    const at = await world({ limits: { maxCallsPerSession: 2 } });
    const { begun, finish } = slow(at);
    const [mine, other] = [await openSession(at.url), await openSession(at.url, "bob", "geheim")];
    const calls = [call(at.url, mine), call(at.url, mine)];
    await expect.poll(begun).toBe(2);
    const refused = await call(at.url, mine);
    expect(refused.status).toBe(503);
    expect(await refused.json()).toMatchObject({ error: { _type: "WsError", iErrorDetail: 3 } });
    calls.push(call(at.url, other));
    await expect.poll(begun).toBe(3);
    finish();
    expect((await Promise.all(calls)).map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("hold for the time to the answer", async () => {
    const at = await world({ limits: { callTimeout: 200 } });
    const { begun } = slow(at);
    const clock = holdClock();
    const waiting = call(at.url, await openSession(at.url));
    await expect.poll(begun).toBe(1);
    await clock.advance(400);
    const late = await waiting;
    expect(late.status).toBe(504);
    expect(await late.json()).toMatchObject({ error: { iErrorDetail: 504 } });
  });
});

describe("the limits of events", () => {
  it("hold for the time that a long-poll waits, whatever it asks for", async () => {
    const { url } = await world({ limits: { pollTimeout: 1000 } });
    const session = await openSession(url);
    expect(await poll(url, session, "timeout=3600")).toEqual({ last: 0, events: [] });
  });

  it("hold for the octets that wait for a client: the session ends", async () => {
    const at = await world({ limits: { maxQueuedBytes: 10_000 } });
    await openSession(at.url);
    tell(at, 1000);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(at.gateway.sessions).toBe(1);
    tell(at, 6000);
    await expect.poll(() => at.gateway.sessions).toBe(0);
  });

  it("hold for the octets that wait for all clients: sessions end that have taken none for the longest", async () => {
    const ended: object[] = [];
    const info = (facts: object, text: string): void => {
      if (text === "web session ended") ended.push(facts);
    };
    const at = await world({
      log: { ...silentLog, info },
      limits: { maxQueuedBytesTogether: 100_000 },
    });
    const [polling, ...idle] = [
      await openSession(at.url),
      await openSession(at.url, "bob", "geheim"),
      await openSession(at.url),
    ];
    const socket = await webSocket(at.url, await openSession(at.url));
    let messages = 0;
    socket.on("message", () => void messages++);
    let last = 0;
    for (let round = 1; round <= 12; round++) {
      tell(at, 5000);
      while (last < round) {
        last = (await poll(at.url, polling as string, `after=${last}&timeout=1`)).last as number;
      }
      await expect.poll(() => messages).toBe(round);
    }
    // An event counts twice, as text and in BER: each of the idle ones would have 120,000.
    await expect.poll(() => ended.length).toBe(2);
    const reason = expect.stringContaining("too many events wait for all clients");
    expect(ended).toEqual([
      { user: "bob", reason },
      { user: "alice", reason },
    ]);
    expect(at.gateway.sessions).toBe(2);
    for (const session of idle) {
      expect(await poll(at.url, session, "timeout=0")).toMatchObject({ error: {} });
    }
  });

  it("hold for a WebSocket that takes nothing: it is closed, and the events wait for the next", async () => {
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (_: object, text: string) => void warnings.push(text) };
    const limits = { maxSocketBacklog: 100_000, stalledTimeout: 400, maxQueuedBytes: 2 ** 28 };
    const at = await world({ log, limits });
    const session = await openSession(at.url);
    const socket = await webSocket(at.url, session);
    socket.on("error", () => {});
    socket.pause();
    for (let i = 0; i < 300; i++) tell(at, 100_000);
    await expect.poll(() => warnings).toContain("web client takes nothing and is cut off");
    // The last ones may still be on their way from the server.
    await expect
      .poll(async () => (await poll(at.url, session, "timeout=0")).last as number)
      .toBe(300);
    const { events } = await poll(at.url, session, "timeout=0");
    expect(events.length).toBeGreaterThan(0);
    expect(at.gateway.sessions).toBe(1);
  });

  it("hold for a WebSocket that answers no ping, and not for one that does", async () => {
    const pingInterval = 3_600_000;
    const { url } = await world({ limits: { pingInterval } });
    const [first, second] = [await openSession(url), await openSession(url)];
    // Only the pings are taken: the engine's interval, if it were begun now, would stand still in the tests that follow.
    const checks: (() => void)[] = [];
    const setReal = globalThis.setInterval;
    const spy = vi.spyOn(globalThis, "setInterval");
    spy.mockImplementation(((work: () => void, milliseconds: number) => {
      if (milliseconds === pingInterval) checks.push(work);
      return setReal(work, milliseconds);
    }) as typeof setInterval);
    onTestFinished(() => spy.mockRestore());
    const good = await webSocket(url, first);
    let pings = 0;
    good.on("ping", () => void pings++);
    const dead = await webSocket(url, second, { autoPong: false });
    let code = 0;
    dead.on("close", (closed) => (code = closed));
    expect(checks.length).toBe(2);
    for (let round = 1; round <= 4; round++) {
      for (const check of checks) check();
      await expect.poll(() => pings).toBe(round);
      // What the server answers to this it answers after the pong it has got.
      good.ping();
      await once(good, "pong");
    }
    await expect.poll(() => code).toBe(1006);
    expect(good.readyState).toBe(WebSocket.OPEN);
  });
});
