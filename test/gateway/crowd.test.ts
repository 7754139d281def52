import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { createGateway, type Gateway, type GatewayLimits } from "../../src/gateway/index.js";
import { asnMyUpdateClientContent } from "../../src/modules/general/general.js";
import { full } from "../faults/scale.js";
import { StandIn } from "./stand-in.js";
import { openSession, world } from "./world.js";

function crowded(limits: Partial<GatewayLimits>): { gateway: Gateway; upstream: StandIn } {
  const upstream = new StandIn();
  const gateway = createGateway({ upstream, limits });
  onTestFinished(() => gateway.close());
  return { gateway, upstream };
}

/** Asks for a session without a socket of its own: as many as are wanted fit. */
async function create({ app }: Gateway, user: string): Promise<{ status: number; body: any }> {
  const path = `http://host/ws/client/createsession?user=${user}&pass=x`;
  const response = await app.fetch(new Request(path, { headers: { "X-simple": "1" } }));
  return { status: response.status, body: await response.json() };
}

describe("a crowd", () => {
  it("of as many sessions as there may be stands, and one more is refused with 503 until another has ended", async () => {
    // The limit is 10,000 by itself.
    const most = full ? 10_000 : 1_000;
    const { gateway, upstream } = crowded(full ? {} : { maxSessions: most });
    const ids = new Set<string>();
    for (let i = 0; i < most; i += 100) {
      const users = Array.from({ length: 100 }, (_, k) => `user${i + k}`);
      for (const { status, body } of await Promise.all(
        users.map((user) => create(gateway, user)),
      )) {
        expect(status).toBe(200);
        ids.add(body.sessionid as string);
      }
    }
    expect([ids.size, gateway.sessions, upstream.listeners.size]).toEqual([most, most, most]);
    expect(await create(gateway, "late")).toMatchObject({
      status: 503,
      body: { error: { _type: "WsError", iErrorDetail: 3, u8sErrorString: "Resource limitation" } },
    });
    for (const listener of [...upstream.listeners].slice(1)) listener.onEnd("gone");
    expect(gateway.sessions).toBe(1);
    expect((await create(gateway, "late")).status).toBe(200);
  });

  it("that says nothing more is idle after a while, and gone", async () => {
    const { gateway, upstream } = crowded({ sessionIdle: 200 });
    await Promise.all(Array.from({ length: 90 }, (_, i) => create(gateway, `user${i}`)));
    await expect.poll(() => gateway.sessions).toBe(0);
    expect(upstream.listeners.size).toBe(0);
  });

  it("of one user has 20 sessions, those that were opened last, whoever else has some", async () => {
    const { gateway } = crowded({});
    const ids: string[] = [];
    for (let i = 0; i < 25; i++) {
      const { status, body } = await create(gateway, "alice");
      expect(status).toBe(200);
      ids.push(body.sessionid as string);
    }
    expect((await create(gateway, "bob")).status).toBe(200);
    expect(gateway.sessions).toBe(21);
    const standing = await Promise.all(
      ids.map(async (id) => {
        const path = `http://host/ws/client/events?timeout=0&ucsessionid=${id}`;
        return (await gateway.app.fetch(new Request(path))).status;
      }),
    );
    expect(standing).toEqual([...Array<number>(5).fill(400), ...Array<number>(20).fill(200)]);
  });
});

describe("a WebSocket that takes nothing", () => {
  /** An event of 64 KiB: what the system buffers is used up soon. */
  const event = { u8sNewRevision: "x".repeat(65_536) };

  async function stuck(url: string): Promise<WebSocket> {
    const session = await openSession(url);
    const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
    const socket = new WebSocket(target);
    socket.on("error", () => {});
    onTestFinished(() => socket.terminate());
    await once(socket, "open");
    socket.pause();
    return socket;
  }

  it("ends its session when more waits for it than may", async () => {
    const limits = { maxQueuedBytes: 1024 * 1024, maxSocketBacklog: 100_000 };
    const { url, server, gateway } = await world({ limits });
    await stuck(url);
    for (let i = 0; i < 500 && gateway.sessions > 0; i++) {
      server.rose.broadcast(asnMyUpdateClientContent, event);
      await new Promise((resolve) => setImmediate(resolve));
    }
    await expect.poll(() => gateway.sessions).toBe(0);
  });
});
