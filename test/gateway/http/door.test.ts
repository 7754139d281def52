import { Socket } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { certificate } from "../../server/certificate.js";
import type {
  GatewayOptions,
  SessionListener,
  UpstreamSession,
} from "../../../src/gateway/index.js";
import { asnMyUpdateClientContent } from "../../../src/modules/general/general.js";
import { asnCheckConnection } from "../../../src/modules/transport/transport.js";
import { silentLog } from "../../../src/rose/index.js";
import { RawHttp, requestText } from "../support/raw-http.js";
import { StandIn } from "../stand-in.js";
import { openSession, world, type World } from "../world.js";

const MiB = 1024 * 1024;

/** A web service with answers of any length, and what is told of it. */
interface Busy extends World {
  /** Answers that have been made. */
  made(): number;
  /** Most that were being made at a time. */
  most(): number;
  readonly warnings: string[];
}

async function busy(limits: GatewayOptions["limits"] = {}): Promise<Busy> {
  let [made, running, most] = [0, 0, 0];
  const warnings: string[] = [];
  const log = { ...silentLog, warn: (_: object, text: string) => void warnings.push(text) };
  const at = await world({
    limits,
    log,
    tls: await certificate(),
    extend(app) {
      app.get("/octets/:length", async ({ req }) => {
        made++;
        most = Math.max(most, ++running);
        await delay(1);
        running--;
        return new Response("x".repeat(Number(req.param("length"))));
      });
    },
  });
  return { ...at, made: () => made, most: () => most, warnings };
}

/** A server whose answer to one call is 30 MiB long. */
class Verbose extends StandIn {
  override async open(wish: unknown, listener: SessionListener): Promise<UpstreamSession> {
    const session = await super.open(wish, listener);
    const call: UpstreamSession["call"] = async (operation, argument, options) => {
      if (operation !== asnCheckConnection) return session.call(operation, argument, options);
      const facts = { u8sProductVersion: "1", u8sCookie: "", iProtocolVersion: 61, iOEMID: 0 };
      return operation.result.encode({ ...facts, u8sServerVersion: "x".repeat(30 * MiB) });
    };
    return { ...session, call };
  }
}

/** A socket that says whether the system has taken some of what waits. */
interface WithQueue {
  readonly _parent?: WithQueue | null;
  readonly _handle?: { readonly writeQueueSize: number } | null;
}

async function raw(url: string): Promise<RawHttp> {
  const client = await RawHttp.to(url);
  onTestFinished(() => client[Symbol.dispose]());
  return client;
}

async function secureUrl({ gateway }: World): Promise<string> {
  const { port } = await gateway.listen({ port: 0, tls: true });
  return `https://127.0.0.1:${port}`;
}

/** Waits until a number no longer grows. */
async function settled(number: () => number): Promise<number> {
  for (let before = 0; before === 0 || before !== number();) {
    before = number();
    await delay(100);
  }
  return number();
}

const get = (path: string): string => requestText(`GET ${path}`);
const takesNothing = "web client takes nothing and is cut off";

describe("the requests of one connection", () => {
  it("wait for the answers before them, and are all answered in their order", async () => {
    const { url, most } = await busy();
    const client = await raw(url);
    const lengths = Array.from({ length: 300 }, (_, i) => i % 100);
    client.write(lengths.map((length) => get(`/octets/${length}`)).join(""));
    const answered: number[] = [];
    while (answered.length < 300) answered.push((await client.answer()).body.length);
    expect(answered).toEqual(lengths);
    expect(most()).toBe(1);
  });

  it("wait also for their answers to be taken: 100 unread ones of 1 MiB are not made", async () => {
    const { url, made } = await busy();
    const client = await raw(url);
    client.write(get(`/octets/${MiB}`).repeat(100));
    const before = await settled(made);
    expect(before).toBeGreaterThan(0);
    // What the system takes of them is its own affair.
    expect(before).toBeLessThan(50);
    for (let i = 0; i < 100; i++) expect((await client.answer()).body.length).toBe(MiB);
    expect(made()).toBe(100);
  });

  const expectMostPipelined = async (headers: Record<string, string>): Promise<void> => {
    const { url, made } = await busy({ maxPipelined: 10 });
    const request = requestText("GET /octets/5", headers);
    const good = await raw(url);
    good.write(request.repeat(11));
    for (let i = 0; i < 11; i++) expect((await good.answer()).status).toBe(200);
    const bad = await raw(url);
    bad.write(request.repeat(12));
    bad.read();
    await bad.end();
    expect(made()).toBe(12);
    good.write(request);
    expect((await good.answer()).status).toBe(200);
  };

  it("may be so many, with one more the connection is closed", async () => {
    await expectMostPipelined({});
  });

  it("may be only so many whatever they expect", async () => {
    await expectMostPipelined({ Expect: "wonders" });
  });

  it("may be so many on all connections, then the one that has waited longest is closed", async () => {
    const { url, made, warnings } = await busy({ maxWaitingRequests: 20 });
    const clients: RawHttp[] = [];
    for (let i = 0; i < 4; i++) {
      const client = await raw(url);
      // Big enough not to be taken whole.
      client.write(get(`/octets/${20 * MiB}`) + get("/octets/1").repeat(8));
      clients.push(client);
      await expect.poll(made).toBe(i + 1);
      // From the third on there are more than may be.
      await expect.poll(() => warnings.length).toBe(Math.max(0, i - 1));
    }
    expect(warnings).toEqual(Array(2).fill("too many web requests wait: connection cut off"));
    for (const client of clients) client.read();
    await Promise.all(clients.slice(0, 2).map((client) => client.end()));
    for (const client of clients.slice(2)) {
      expect((await client.answer()).body.length).toBe(20 * MiB);
      for (let i = 0; i < 8; i++) expect((await client.answer()).body.length).toBe(1);
    }
  });
});

describe.each(["http", "https"])("an answer that is not taken over %s", (scheme) => {
  const urlOf = async (at: World): Promise<string> => (scheme === "http" ? at.url : secureUrl(at));

  it("ends its connection when nothing of it is taken for a time", async () => {
    const at = await busy({ stalledTimeout: 300 });
    const client = await raw(await urlOf(at));
    client.write(get(`/octets/${30 * MiB}`));
    await expect.poll(() => at.warnings).toEqual([takesNothing]);
    client.read();
    await client.end();
    expect(client.received.length).toBeLessThan(30 * MiB);
  });

  it("ends its connection too if it is the one piece that answers a call", async () => {
    const warnings: string[] = [];
    const log = { ...silentLog, warn: (_: object, text: string) => void warnings.push(text) };
    const upstream = new Verbose();
    const tls = await certificate();
    const at = await world({ upstream, limits: { stalledTimeout: 300 }, log, tls });
    const client = await raw(await urlOf(at));
    const session = await openSession(at.url);
    const call = "POST /ws/client/asnCheckConnection";
    client.write(requestText(call, { "x-ucsessionid": session }, "{}"));
    await expect.poll(() => warnings).toEqual([takesNothing]);
    client.read();
    await client.end();
    expect(client.received.length).toBeLessThan(30 * MiB);
  });

  it("stays while some of it is taken now and then, however long that lasts", async () => {
    // The gateway sees that something has been taken when the system takes more, for which many MiB may have to go: so much is
    // taken each time. On a busy machine that takes long, so it is tried with more time, too.
    const watching = vi.spyOn(Socket.prototype, "setTimeout");
    onTestFinished(() => watching.mockRestore());
    const length = 30 * MiB;
    for (const stalledTimeout of [600, 2_400, 9_600]) {
      const at = await busy({ stalledTimeout });
      const client = await raw(await urlOf(at));
      client.write(get(`/octets/${length}`));
      const waiting = (): number | undefined => {
        const watched = watching.mock.calls.findLastIndex(([time]) => time === stalledTimeout);
        const socket = (watching.mock.contexts[watched] ?? {}) as WithQueue;
        // Over TLS, that of the connection beneath.
        const { _parent: below } = socket;
        const { _handle: handle } = below ?? socket;
        return handle?.writeQueueSize;
      };
      let received = 0;
      let before: number | undefined;
      let isPausing = true;
      const done = (): boolean => received > length || client.socket.closed;
      client.socket.on("data", (data: Buffer) => {
        received += data.length;
        if (isPausing && waiting() !== before) client.socket.pause();
      });
      client.socket.pause();
      // All pauses together last more than three times as long as it may take nothing.
      for (let pauses = 0; pauses < 8 && !done(); pauses++) {
        await delay(stalledTimeout * 0.4);
        before = waiting();
        client.socket.resume();
        await expect.poll(() => client.socket.isPaused() || done()).toBe(true);
      }
      isPausing = false;
      client.socket.resume();
      await expect.poll(done).toBe(true);
      if (received <= length && stalledTimeout < 9_600) continue;
      expect(at.warnings).toEqual([]);
      expect(received).toBeGreaterThan(length);
      return;
    }
  });

  it("goes with others beyond what all may be, those first that have waited longest", async () => {
    const at = await busy({ maxOutboundBytes: 25 * MiB });
    const url = await urlOf(at);
    const clients: RawHttp[] = [];
    for (let i = 0; i < 5; i++) {
      const client = await raw(url);
      client.write(get(`/octets/${12 * MiB}`));
      clients.push(client);
      await expect.poll(at.made).toBe(i + 1);
      await delay(200);
    }
    await expect.poll(() => at.warnings.length).toBeGreaterThanOrEqual(2);
    const last = clients.at(-1) as RawHttp;
    expect((await last.answer()).body.length).toBe(12 * MiB);
    const first = clients[0] as RawHttp;
    first.read();
    await first.end();
    expect(first.received.length).toBeLessThan(12 * MiB);
    // Who takes what he gets is not concerned.
    const good = await raw(url);
    good.write(get(`/octets/${12 * MiB}`));
    expect((await good.answer()).body.length).toBe(12 * MiB);
  });
});

it("a long-poll whose answer is not taken ends its connection, and what it held comes again", async () => {
  const at = await busy({ stalledTimeout: 300, maxQueuedBytes: 100 * MiB });
  const session = await openSession(at.url);
  for (let i = 0; i < 15; i++) {
    at.server.rose.broadcast(asnMyUpdateClientContent, { u8sNewRevision: "x".repeat(MiB) });
  }
  const headers = { "X-ucsessionid": session };
  const poll = async (): Promise<number> => {
    const response = await fetch(`${at.url}/ws/client/events?timeout=0`, { headers });
    return ((await response.json()) as { last: number }).last;
  };
  // On a busy machine these, too, may take nothing for so long that they are cut off, and are sent again.
  await expect.poll(poll, { interval: 100 }).toBe(15);
  const before = at.warnings.length;
  const client = await raw(at.url);
  client.write(requestText("GET /ws/client/events?timeout=5", headers));
  await expect.poll(() => at.warnings.length).toBeGreaterThan(before);
  client.read();
  await client.end();
  await expect.poll(poll, { interval: 100 }).toBe(15);
  expect(new Set(at.warnings)).toEqual(new Set([takesNothing]));
});
