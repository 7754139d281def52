import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { asnKeepAlive, asnMyUpdateClientContent } from "../../src/modules/general/general.js";
import { silentLog } from "../../src/rose/index.js";
import { sharedUpstream } from "../../src/gateway/index.js";
import { createUcServer } from "../../src/server/index.js";
import { cheap, openSession, post, world } from "./world.js";
import { inMemory } from "../server/database/kept-stores.js";

const webService = { user: "webservice", password: "between us" };

/** A server that lets a web service register, and a web service with one connection to it. */
async function apart(limits = {}): Promise<Awaited<ReturnType<typeof world>>> {
  const server = createUcServer({
    log: silentLog,
    unknownMembers: "refuse",
    passwordCost: cheap,
    database: inMemory(),
    webService,
  });
  const { port } = await server.listen({ port: 0 });
  onTestFinished(() => server.close());
  await server.users.add("alice", "secret");
  await server.users.add("bob", "geheim");
  const upstream = sharedUpstream({
    log: silentLog,
    host: "127.0.0.1",
    port,
    webService,
    retry: 1,
  });
  return { ...(await world({ upstream, limits })), server, port };
}

const user = async (url: string, session: string): Promise<unknown> => {
  const headers = { "X-ucsessionid": session };
  const response = await post(`${url}/ws/client/asnGetLoggedInContact`, {}, headers);
  return ((await response.json()) as { u8sLoggedInUser?: string }).u8sLoggedInUser;
};

/** A user with a session and its WebSocket, and the events that have come. */
interface Seat {
  readonly name: string;
  readonly session: string;
  readonly socket: WebSocket;
  readonly events: string[];
}

async function seat(url: string, name: string): Promise<Seat> {
  const session = await openSession(url, name, "x");
  const target = `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${session}`;
  const socket = new WebSocket(target);
  onTestFinished(() => socket.terminate());
  const events: string[] = [];
  socket.on("message", (data: Buffer) => {
    const [{ invoke }] = JSON.parse(data.toString()) as [any];
    events.push(invoke.argument.u8sNewRevision as string);
  });
  await once(socket, "open");
  return { name, session, socket, events };
}

describe("a web service apart from its server", () => {
  it(
    "serves 80 users over one connection, under load and over a restart",
    { timeout: 120_000 },
    async () => {
      const { url, server, port, gateway } = await apart();
      const names = Array.from({ length: 80 }, (_, i) => `user${i}`);
      for (const name of names) await server.users.add(name, "x");
      const users: Seat[] = [];
      for (let i = 0; i < names.length; i += 10) {
        users.push(...(await Promise.all(names.slice(i, i + 10).map((name) => seat(url, name)))));
      }
      expect(new Set(users.map(({ session }) => session)).size).toBe(80);
      expect(server.rose.connections.size).toBe(1);

      // All call at the same time, three times each, while each is sent twenty events of its own.
      const [connection] = server.rose.connections;
      const sent = 20;
      const emitting = (async () => {
        for (let n = 0; n < sent; n++) {
          for (const session of connection?.sessions ?? []) {
            session.emit(asnMyUpdateClientContent, { u8sNewRevision: `${session.user}:${n}` });
          }
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      })();
      for (let round = 0; round < 3; round++) {
        const answers = await Promise.all(users.map(({ session }) => user(url, session)));
        expect(answers).toEqual(names);
      }
      await emitting;
      const due = (name: string): string[] =>
        Array.from({ length: sent }, (_, n) => `${name}:${n}`);
      await expect.poll(() => users.every(({ events }) => events.length >= sent)).toBe(true);
      for (const { name, events } of users) expect(events).toEqual(due(name));
      expect(server.rose.connections.size).toBe(1);

      // The server goes: every socket is told. It comes back: all may begin anew.
      const closed = users.map(async ({ socket }) => (await once(socket, "close"))[0] as number);
      await server.close();
      expect(new Set(await Promise.all(closed))).toEqual(new Set([1001]));
      expect(gateway.sessions).toBe(0);
      const next = createUcServer({
        log: silentLog,
        unknownMembers: "refuse",
        passwordCost: cheap,
        database: inMemory(),
        webService,
      });
      onTestFinished(() => next.close());
      await next.listen({ port });
      for (const name of names.slice(0, 20)) await next.users.add(name, "x");
      await expect.poll(async () => user(url, await openSession(url, "user0", "x"))).toBe("user0");
      const again = await Promise.all(names.slice(0, 20).map((name) => seat(url, name)));
      const answers = await Promise.all(again.map(({ session }) => user(url, session)));
      expect(answers).toEqual(names.slice(0, 20));
      expect(next.rose.connections.size).toBe(1);
    },
  );

  it("brings events to the session that they are for", async () => {
    const { url, server } = await apart();
    const got: Record<string, number> = { alice: 0, bob: 0 };
    for (const [name, password] of [
      ["alice", "secret"],
      ["bob", "geheim"],
    ] as const) {
      const id = await openSession(url, name, password);
      const socket = new WebSocket(
        `${url.replace("http", "ws")}/ws/client/websocket?x-ucsessionid=${id}`,
      );
      onTestFinished(() => socket.terminate());
      socket.on("message", () => (got[name] = (got[name] ?? 0) + 1));
      await once(socket, "open");
    }
    const [connection] = server.rose.connections;
    for (const session of connection?.sessions ?? []) {
      for (let i = 0; i < (session.user === "alice" ? 3 : 1); i++)
        session.emit(asnKeepAlive, { dummy: null });
    }
    await expect.poll(() => got).toEqual({ alice: 3, bob: 1 });
  });

  it("serves /ws/direct without leaving sessions behind", async () => {
    const { url, server } = await apart();
    for (let i = 0; i < 5; i++) {
      const response = await fetch(`${url}/ws/direct/asnGetLoggedInContact?user=bob&pass=geheim`);
      expect(response.status).toBe(200);
    }
    const [connection] = server.rose.connections;
    await expect.poll(() => connection?.sessions.size).toBe(0);
  });

  it("outlives a restart of the server", async () => {
    const { url, server, port, gateway } = await apart();
    const session = await openSession(url);
    await server.close();
    await expect.poll(() => gateway.sessions).toBe(0);
    const without = await fetch(`${url}/ws/direct/asnGetLoggedInContact?user=alice&pass=secret`);
    expect(without.status).toBe(502);
    const next = createUcServer({
      log: silentLog,
      unknownMembers: "refuse",
      passwordCost: cheap,
      database: inMemory(),
      webService,
    });
    await next.listen({ port });
    onTestFinished(() => next.close());
    await next.users.add("alice", "secret");
    expect(await user(url, session)).toBeUndefined();
    await expect.poll(async () => user(url, await openSession(url))).toBe("alice");
  });

  it("says 502 while it may not register", async () => {
    const server = createUcServer({
      log: silentLog,
      unknownMembers: "refuse",
      passwordCost: cheap,
      database: inMemory(),
      webService,
    });
    const { port } = await server.listen({ port: 0 });
    onTestFinished(() => server.close());
    const wrong = { user: "webservice", password: "wrong" };
    const { url } = await world({
      upstream: sharedUpstream({ log: silentLog, host: "127.0.0.1", port, webService: wrong }),
    });
    expect((await fetch(`${url}/ws/direct/asnGetLoggedInContact?user=a&pass=b`)).status).toBe(502);
  });
});
