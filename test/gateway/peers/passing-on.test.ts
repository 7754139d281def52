import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { asnKeepAlive } from "../../../src/modules/general/general.js";
import {
  createGateway,
  localUpstream,
  type Gateway,
  type GatewayOptions,
} from "../../../src/gateway/index.js";
import { silentLog } from "../../../src/rose/index.js";
import { LocalBus } from "../../../src/server/cluster/local.js";
import { createUcServer, type UcServer } from "../../../src/server/index.js";
import { clusterOf, noteCluster } from "../../../src/server/internal-cluster.js";
import { ClusterParts } from "../../../src/server/kernel/cluster.js";
import { inMemory } from "../../server/database/kept-stores.js";
import { cheap, openSession, openSocket, post } from "../world.js";

/** A server on a bus, and its web service. */
interface Place {
  readonly server: UcServer;
  readonly gateway: Gateway;
  readonly cluster: ClusterParts;
  readonly url: string;
}

interface Common {
  readonly database: ReturnType<typeof inMemory>;
  readonly bus: LocalBus;
  readonly limits: GatewayOptions["limits"];
}

/** @param before Is done when the server is on the bus, and has no web service yet. */
async function place(
  { database, bus, limits = {} }: Common,
  before: (server: UcServer) => Promise<unknown> = async () => {},
): Promise<Place> {
  const server = createUcServer({ log: silentLog, passwordCost: cheap, database });
  onTestFinished(() => server.close());
  await server.open();
  const cluster = new ClusterParts({ bus, log: silentLog, onGap: () => {} });
  onTestFinished(() => cluster.leave());
  await cluster.open("data");
  await before(server);
  const upstream = localUpstream(server);
  noteCluster(upstream, cluster);
  const gateway = createGateway({ log: silentLog, upstream, limits });
  onTestFinished(() => gateway.close());
  const { port } = await gateway.listen({ port: 0, host: "127.0.0.1" });
  return { server, gateway, cluster, url: `http://127.0.0.1:${port}` };
}

/** Two servers with the same data, and their web services. */
async function two(limits?: GatewayOptions["limits"]): Promise<[Place, Place]> {
  const common = { database: inMemory(), bus: new LocalBus(), limits };
  const here = await place(common);
  await here.server.users.add("alice", "secret");
  return [here, await place(common)];
}

const of = (session: string): Record<string, string> => ({ "X-UCSessionId": session });
const whoAmI = (url: string, session: string): Promise<Response> =>
  post(`${url}/ws/client/asnGetLoggedInContact`, {}, of(session));
const events = async (url: string, session: string, query: string): Promise<any> =>
  (await fetch(`${url}/ws/client/events?${query}`, { headers: of(session) })).json();
const noSession = { error: { _type: "WsError", iErrorDetail: 8 } };

/** What comes on a WebSocket. */
function messagesOf(socket: WebSocket): any[] {
  const got: any[] = [];
  socket.on("message", (data: Buffer, isBinary) => {
    got.push(isBinary ? data : JSON.parse(data.toString()));
  });
  return got;
}

const invoke = (invokeID: number): string =>
  JSON.stringify({
    invoke: { invokeID, operationID: 0, operationName: "asnGetLoggedInContact", argument: {} },
  });

it("a server's own web service knows its place among the servers on the same data", () => {
  const server = createUcServer({ log: silentLog, database: inMemory() });
  onTestFinished(() => server.close());
  expect(clusterOf(localUpstream(server))?.members().size).toBe(0);
});

describe("a request that reaches another server than the one with its session", () => {
  it("is answered as there, however it is asked", async () => {
    const [here, there] = await two();
    const session = await openSession(here.url);
    const direct = await whoAmI(here.url, session);
    const passed = await whoAmI(there.url, session);
    expect([passed.status, await passed.text()]).toEqual([200, await direct.text()]);
    for (const name of ["content-type", "x-content-type-options", "content-security-policy"]) {
      expect(passed.headers.get(name)).toBe(direct.headers.get(name));
    }
    const lower = `ucsessionid=${session.toLowerCase()}`;
    const got = await fetch(`${there.url}/ws/client/asnGetLoggedInContact/?${lower}`);
    expect(await got.json()).toMatchObject({ u8sLoggedInUser: "alice" });
    const unknown = await post(`${there.url}/ws/client/asnNoSuchThing`, {}, of(session));
    expect(unknown.status).toBe(404);
    const ended = await fetch(`${there.url}/ws/client/destroysession`, { headers: of(session) });
    expect([ended.status, here.gateway.sessions]).toEqual([200, 0]);
    const after = await whoAmI(there.url, session);
    expect([after.status, await after.json()]).toMatchObject([400, noSession]);
  });

  it("may be as long as any, and so may its answer", async () => {
    const [here, there] = await two();
    const session = await openSession(here.url);
    const picture = { key: "jpegPhoto", value: { binarydata: Buffer.alloc(200_000, 1) } };
    await here.server.users.setContact("alice", { optionalParams: [picture] });
    const body = { u8sCookie: "y".repeat(900_000) };
    const url = `${there.url}/ws/client/asnGetLoggedInContact`;
    const answer = await post(
      url,
      { _type: "AsnGetLoggedInContactArgument", ...body },
      of(session),
    );
    expect(answer.status).toBe(200);
    expect((await answer.text()).length).toBeGreaterThan(250_000);
    // What the other server refuses is refused here, too.
    const tooLong = await post(url, { x: "y".repeat(5_000_000) }, of(session));
    expect(tooLong.status).toBe(413);
  });

  it("may be a long-poll, which ends with an event and with its client", async () => {
    const [here, there] = await two();
    const session = await openSession(here.url);
    const waiting = events(there.url, session, "timeout=30");
    const cut = new AbortController();
    const leaving = fetch(`${there.url}/ws/client/events?timeout=30`, {
      headers: of(session),
      signal: cut.signal,
    });
    // The second one takes the place of the first.
    expect(await waiting).toEqual({ last: 0, events: [] });
    cut.abort();
    await expect(leaving).rejects.toThrow("aborted");
    here.server.rose.broadcast(asnKeepAlive, { dummy: null });
    const first = await events(there.url, session, "timeout=30");
    expect(first).toMatchObject({
      last: 1,
      events: [{ invoke: { operationName: "asnKeepAlive" } }],
    });
    expect(await events(there.url, session, "after=1&timeout=0")).toEqual({ last: 1, events: [] });
  });

  it("may ask for a WebSocket, on which everything comes in order, until the session ends", async () => {
    const [here, there] = await two();
    const session = await openSession(here.url);
    const socket = await openSocket(there.url, session);
    const got = messagesOf(socket);
    for (let id = 1; id <= 50; id++) socket.send(invoke(id));
    await expect.poll(() => got.length).toBe(50);
    expect(got.map(([message]) => message.result.invokeID)).toEqual(
      Array.from({ length: 50 }, (_, at) => at + 1),
    );
    here.server.rose.broadcast(asnKeepAlive, { dummy: null });
    await expect.poll(() => got.length).toBe(51);
    expect(got[50][0].invoke.operationName).toBe("asnKeepAlive");
    const closed = once(socket, "close");
    await fetch(`${there.url}/ws/client/destroysession`, { headers: of(session) });
    expect((await closed)[0]).toBe(1001);
  });

  it("loses its WebSocket when the web service that has passed it on closes, and goes on with the session at another", async () => {
    const [here, there] = await two();
    const session = await openSession(here.url);
    const closed = once(await openSocket(there.url, session), "close");
    await there.gateway.close();
    await closed;
    const got = messagesOf(await openSocket(here.url, session));
    here.server.rose.broadcast(asnKeepAlive, { dummy: null });
    await expect.poll(() => got.length).toBe(1);
  });

  it("is answered as one for a session that is over when that server has gone, and a new session can be opened", async () => {
    const [here, there] = await two();
    const session = await openSession(here.url);
    const socket = await openSocket(there.url, session);
    const closed = once(socket, "close");
    const poll = fetch(`${there.url}/ws/client/events?timeout=30`, { headers: of(session) });
    // The WebSocket is told that something else takes the events.
    await closed;
    await here.cluster.leave();
    const cut = await poll;
    expect([cut.status, await cut.json()]).toMatchObject([400, noSession]);
    const after = await whoAmI(there.url, session);
    expect([after.status, await after.json()]).toMatchObject([400, noSession]);
    const target = `${there.url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
    const again = new WebSocket(target);
    again.on("error", () => {});
    const [, refused] = await once(again, "unexpected-response");
    expect(refused.statusCode).toBe(400);
    expect((await whoAmI(there.url, await openSession(there.url))).status).toBe(200);
  });

  it("is answered with 503 while that server is there and cannot be reached", async () => {
    const [here, there] = await two();
    const session = await openSession(here.url);
    there.cluster.ask = () => Promise.reject(new Error("away"));
    const answer = await whoAmI(there.url, session);
    expect([answer.status, await answer.json()]).toMatchObject([
      503,
      { error: { iErrorDetail: 3 } },
    ]);
    const again = new WebSocket(
      `${there.url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`,
    );
    again.on("error", () => {});
    const [, refused] = await once(again, "unexpected-response");
    expect(refused.statusCode).toBe(503);
  });

  it("is refused by a web service whose host it does not name, as any other", async () => {
    const [here, there] = await two();
    const session = await openSession(here.url);
    const answer = await post(`${there.url}/ws/client/asnGetLoggedInContact`, {}, of(session));
    expect(answer.status).toBe(200);
    const stranger = await post(
      `${there.url}/ws/client/asnGetLoggedInContact`,
      {},
      {
        ...of(session),
        Origin: "https://elsewhere.example",
      },
    );
    expect(stranger.status).toBe(403);
  });

  it("is not passed on for an id of no server", async () => {
    const [, there] = await two();
    for (const id of ["", "x", "0".repeat(32), "f".repeat(100_000).slice(0, 8000)]) {
      const answer = await whoAmI(there.url, id);
      expect([answer.status, await answer.json()]).toMatchObject([400, noSession]);
    }
  });
});

describe("of the sessions of a user on several servers", () => {
  const status = async (url: string, user = "alice"): Promise<number> => {
    const pass = user === "alice" ? "secret" : "geheim";
    return (await fetch(`${url}/ws/client/createsession?user=${user}&pass=${pass}`)).status;
  };

  it("all together are as many as there may be, and those of a server that dies make room", async () => {
    const [here, there] = await two({ maxSessionsPerUser: 2 });
    await here.server.users.add("bob", "geheim");
    // In use, so they do not make room.
    await openSocket(here.url, await openSession(here.url));
    await openSocket(there.url, await openSession(there.url));
    expect([await status(here.url), await status(there.url)]).toEqual([400, 400]);
    expect(await status(there.url, "bob")).toBe(200);
    await there.cluster.leave();
    expect([await status(here.url), here.gateway.sessions]).toEqual([200, 2]);
  });

  it("the one that a client has left behind on another server makes room, and not one in use", async () => {
    const [here, there] = await two({ maxSessionsPerUser: 2 });
    const [left, used] = [await openSession(here.url), await openSession(here.url)];
    await openSocket(here.url, used);
    const next = await openSession(there.url);
    const stands = async (session: string): Promise<number> =>
      (await whoAmI(there.url, session)).status;
    expect([await stands(left), await stands(used), await stands(next)]).toEqual([400, 200, 200]);
    expect([here.gateway.sessions, there.gateway.sessions]).toEqual([1, 1]);
    // The one that is left behind here goes before any elsewhere.
    await openSession(there.url);
    expect([await stands(next), here.gateway.sessions, there.gateway.sessions]).toEqual([
      400, 1, 1,
    ]);
  });

  it("those that there are count for a web service that is made later", async () => {
    const common = {
      database: inMemory(),
      bus: new LocalBus(),
      limits: { maxSessionsPerUser: 1 },
    };
    const here = await place(common);
    await here.server.users.add("alice", "secret");
    const there = await place(common, async () => {
      await openSocket(here.url, await openSession(here.url));
    });
    expect(await status(there.url)).toBe(400);
  });
});
