import { once } from "node:events";
import { describe, expect, it, onTestFinished } from "vitest";
import { WebSocket } from "ws";
import { asnKeepAlive } from "../../src/modules/general/general.js";
import { sharedUpstream } from "../../src/gateway/index.js";
import { createUcServer } from "../../src/server/index.js";
import { cheap, openSession, post, world } from "./world.js";

const webService = { user: "webservice", password: "between us" };

/** A server that lets a web service register, and a web service with one connection to it. */
async function apart(limits = {}): Promise<Awaited<ReturnType<typeof world>>> {
  const server = createUcServer({ port: 0, passwordCost: cheap, webService });
  const { port } = await server.listen();
  onTestFinished(() => server.close());
  await server.users.add("alice", "secret");
  await server.users.add("bob", "geheim");
  const upstream = sharedUpstream({ host: "127.0.0.1", port, webService, retry: 1 });
  return { ...(await world({ upstream, limits })), server, port };
}

const user = async (url: string, session: string): Promise<unknown> => {
  const headers = { "X-ucsessionid": session };
  const response = await post(`${url}/ws/client/asnGetLoggedInContact`, {}, headers);
  return ((await response.json()) as { u8sLoggedInUser?: string }).u8sLoggedInUser;
};

describe("a web service apart from its server", () => {
  it("answers 200 sessions over one connection, each its own", { timeout: 120_000 }, async () => {
    const { url, server } = await apart({ maxSessionsPerUser: 100 });
    const sessions: { id: string; name: string }[] = [];
    for (let i = 0; i < 200; i += 10) {
      const names = Array.from({ length: 10 }, (_, k) => (k % 2 === 0 ? "alice" : "bob"));
      const opened = names.map(async (name) => ({
        name,
        id: await openSession(url, name, name === "alice" ? "secret" : "geheim"),
      }));
      sessions.push(...(await Promise.all(opened)));
    }
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(200);
    expect(server.rose.connections.size).toBe(1);
    for (let round = 0; round < 3; round++) {
      const answers = await Promise.all(sessions.map(({ id }) => user(url, id)));
      expect(answers).toEqual(sessions.map(({ name }) => name));
    }
  });

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
    const next = createUcServer({ port, passwordCost: cheap, webService });
    await next.listen();
    onTestFinished(() => next.close());
    await next.users.add("alice", "secret");
    expect(await user(url, session)).toBeUndefined();
    await expect
      .poll(async () => user(url, await openSession(url)), { timeout: 10_000 })
      .toBe("alice");
  });

  it("says 502 while it may not register", async () => {
    const server = createUcServer({ port: 0, passwordCost: cheap, webService });
    const { port } = await server.listen();
    onTestFinished(() => server.close());
    const wrong = { user: "webservice", password: "wrong" };
    const { url } = await world({
      upstream: sharedUpstream({ host: "127.0.0.1", port, webService: wrong }),
    });
    expect((await fetch(`${url}/ws/direct/asnGetLoggedInContact?user=a&pass=b`)).status).toBe(502);
  });
});
