import { describe, expect, it, onTestFinished } from "vitest";
import type { Client, Connection, RoseServer } from "../../../src/rose/index.js";
import { channels } from "../../../src/rose/diagnostics.js";
import { ConnectionClosedError, LimitError } from "../../../src/rose/errors.js";
import { sessionKey } from "../../../src/rose/connection/session.js";
import { hex } from "../support/bytes.js";
import { add, bye, configure, news, ring, stall } from "../support/operations.js";
import { deferred, join, rawClient, serve, settle, until, type Lines } from "../support/peers.js";
import { internalOf } from "../../../src/rose/connection/connection.js";

interface Pair {
  readonly server: RoseServer;
  readonly connection: Connection;
  readonly client: Client;
  readonly log: Lines;
  readonly port: number;
}

/** A server with multi-user mode on for its connections, and one client. */
async function multiUser(ids: readonly string[] = ["A", "B"]): Promise<Pair> {
  const { server, port, log } = await serve({
    onConnection({ sessions }) {
      sessions.enable();
      for (const id of ids) sessions.create(id);
    },
  });
  const client = await join(port);
  await until(() => server.connections.size === 1);
  const [connection] = server.connections;
  return { server, port, log, client, connection: connection as Connection };
}

describe("the session id of a message", () => {
  it("selects the session; without one it is the connection's own", async () => {
    const { server, connection, client } = await multiUser();
    const visits = sessionKey<number>("visits");
    server.handle(configure, ({ text }, { session, sessionID, user }) => {
      if (text !== undefined) session.user = text;
      session.set(visits, (session.get(visits) ?? 0) + 1);
      return { text: `${sessionID} ${session.id} ${user} ${session.get(visits)}` };
    });
    const texts = async (text: string | undefined): Promise<unknown[]> => {
      const argument = text === undefined ? {} : { text };
      const results = [
        await client.invoke(configure, argument),
        await client.session("A").invoke(configure, argument),
        await client.invoke(configure, text === undefined ? {} : { text: "bob" }, {
          sessionID: "B",
        }),
      ];
      return results.map((result) => result.text);
    };
    await texts("alice");
    expect(await texts(undefined)).toEqual([
      "undefined undefined alice 2",
      "A A alice 2",
      "B B bob 2",
    ]);
    expect(connection.sessions.get("A")?.user).toBe("alice");
    expect([...connection.sessions].map(({ id }) => id)).toEqual(["A", "B"]);
  });

  it.each([
    ["that nobody has created", true, "C"],
    ["that is empty", true, ""],
    ["in a connection without multi-user mode", false, "A"],
  ])("%s is rejected as invalidSessionID, with that id", async (_, mode, id) => {
    const seen: unknown[] = [];
    const { server, port } = await serve({
      onConnection: ({ sessions }) => void (mode && sessions.enable()),
      authorize: () => {
        seen.push("asked");
        return undefined;
      },
    });
    server.handle(configure, () => ({}));
    server.handle(news, () => void seen.push("news"));
    const client = await join(port);
    await expect(client.invoke(configure, {}, { sessionID: id })).rejects.toMatchObject({
      problem: "invokeProblem",
      problemCode: 8,
      problemName: "invalidSessionID",
    });
    client.emit(news, { number: 1, text: "x" }, { sessionID: id });
    const peer = await rawClient(port);
    peer.send(hex("a10c a1040c025331 020107 02010c"));
    expect(await peer.until(14)).toBe("a40ca1040c025331020107810108");
    await settle(20);
    expect(seen).toEqual([]);
  });

  it("is in what a session sends, and in no result", async () => {
    const { server, connection, port } = await multiUser(["S1"]);
    server.handle(configure, () => ({}));
    const peer = await rawClient(port);
    await until(() => server.connections.size === 2);
    const second = [...server.connections].find((other) => other !== connection);
    peer.send(hex("a10c a1040c025331 020107 02010c"));
    expect(await peer.until(12)).toBe("a20a02010730050201003000");
    second?.sessions.get("S1")?.emit(bye, {});
    second?.sessions.get("S1")?.call(configure, {}, () => {});
    second?.session.emit(bye, {});
    const event = "a110a1040c025331 020301869f 020115 3000".replaceAll(" ", "");
    const invoke = "a10ea1040c025331 020101 02010c 3000".replaceAll(" ", "");
    const own = "a10a 020301869f 020115 3000".replaceAll(" ", "");
    expect((await peer.until(12 + 18 + 16 + 12)).slice(24)).toBe(event + invoke + own);
  });
});

describe("the sessions of a connection", () => {
  it("are made once, in multi-user mode, by ids that are some, up to a limit", async () => {
    const { server, port } = await serve({ limits: { maxSessions: 2 } });
    await join(port);
    await until(() => server.connections.size === 1);
    const [connection] = server.connections;
    const sessions = (connection as Connection).sessions;
    expect(() => sessions.create("A")).toThrow("multi-user mode is off");
    sessions.enable();
    expect(sessions.enabled).toBe(true);
    sessions.create("A");
    expect(() => sessions.create("A")).toThrow("a session of this id already");
    expect(() => sessions.create("")).toThrow("needs an id");
    sessions.create("B");
    const hit: unknown[] = [];
    const listener = (message: unknown): void => void hit.push(message);
    channels.limit.subscribe(listener);
    onTestFinished(() => channels.limit.unsubscribe(listener));
    expect(() => sessions.create("C")).toThrow(LimitError);
    expect(hit).toMatchObject([{ limit: "maxSessions", connection }]);
    expect(sessions.destroy("A")).toBe(true);
    expect(sessions.destroy("A")).toBe(false);
    sessions.create("C");
    expect(sessions.size).toBe(2);
    await (connection as Connection).close();
    expect(sessions.size).toBe(0);
    expect(() => sessions.create("D")).toThrow(ConnectionClosedError);
  });

  it("end with it: signals abort, subscriptions fail", async () => {
    const { connection, client } = await multiUser();
    const session = client.session("A");
    const events = session.events(news);
    const reason = deferred<unknown>();
    session.signal.addEventListener("abort", () => reason.resolve(session.signal.reason));
    internalOf(connection).shut({ code: "internal", message: "the test is over" });
    await expect(events.next()).rejects.toBeInstanceOf(ConnectionClosedError);
    await expect(reason.promise).resolves.toBeInstanceOf(ConnectionClosedError);
    expect(session.ended).toBe(true);
    await expect(session.invoke(add, { a: 1, b: 1 })).rejects.toBeInstanceOf(ConnectionClosedError);
    await expect(session.events(news).next()).resolves.toEqual({ done: true, value: undefined });
  });

  it("can be destroyed one by one: handlers hear of it, invokes are refused, others go on", async () => {
    const { server, connection, client } = await multiUser();
    const aborted: unknown[] = [];
    server.handle(stall, (_, { signal, sessionID }) => {
      return new Promise((resolve) => {
        signal.addEventListener("abort", () => {
          aborted.push(`${sessionID} ${(signal.reason as Error).name}`);
          resolve({ text: "aborted" });
        });
      });
    });
    server.handle(configure, () => ({}));
    const [a, b] = [client.session("A"), client.session("B")];
    const ends = [a.invoke(stall, {}), b.invoke(stall, {}).catch(() => "lost")];
    await until(() => connection.runningHandlers === 2);
    const session = connection.sessions.get("A");
    expect(connection.sessions.destroy("A", "timed out")).toBe(true);
    await expect(ends[0]).resolves.toEqual({ text: "aborted" });
    expect(aborted).toEqual(["A SessionEndedError"]);
    expect(session?.emit(bye, {})).toBe(false);
    expect(() => session?.call(configure, {}, () => {})).toThrow("timed out");
    await expect(a.invoke(configure, {})).rejects.toMatchObject({
      problemName: "invalidSessionID",
    });
    await expect(b.invoke(configure, {})).resolves.toEqual({});
    await client.close();
    await expect(ends[1]).resolves.toBe("lost");
  });

  it("tell how long nothing has come for them", async () => {
    const { connection, client, server } = await multiUser();
    server.handle(news, () => {});
    await settle(300);
    const idle = (id: string): number => connection.sessions.get(id)?.idleFor ?? -1;
    expect(idle("A")).toBeGreaterThanOrEqual(200);
    client.session("A").emit(news, { number: 1, text: "x" });
    await until(() => idle("A") < idle("B"));
  });
});

describe("the sessions of a client", () => {
  it("get the events of their own id, and nothing else does", async () => {
    const { connection, client } = await multiUser();
    const [a, b] = [client.session("A"), client.session("B")];
    expect(client.session("A")).toBe(a);
    const seen: string[] = [];
    const collect = async (
      name: string,
      events: AsyncIterable<{ text: string }>,
    ): Promise<void> => {
      for await (const { text } of events) seen.push(`${name} ${text}`);
    };
    const readers = [
      collect("client", client.events(news)),
      collect("A", a.events(news)),
      collect("B", b.events(news)),
    ];
    connection.session.emit(news, { number: 1, text: "own" });
    for (const id of ["A", "B"]) {
      connection.sessions.get(id)?.emit(news, { number: 1, text: `for ${id}` });
    }
    connection.emit(news, { number: 1, text: "for nobody" }, { sessionID: "C" });
    connection.emit(news, { number: 1, text: "last" });
    await until(() => seen.includes("client last"));
    expect(seen.toSorted()).toEqual(["A for A", "B for B", "client last", "client own"]);
    client.connection.sessions.destroy("A");
    connection.sessions.get("A")?.emit(news, { number: 1, text: "too late" });
    connection.emit(news, { number: 1, text: "really last" });
    await until(() => seen.includes("client really last"));
    expect(seen).not.toContain("A too late");
    await client.close();
    await Promise.all(readers);
  });

  it("may be the connection's own, with handlers and subscriptions besides those of all", async () => {
    const { server, connection, client, port } = await multiUser();
    server.handle(configure, () => ({ text: "common" }));
    connection.session.handle(configure, () => ({ text: "own" }));
    connection.session.handle(ring, () => null);
    expect(await client.invoke(configure, {})).toEqual({ text: "own" });
    expect(await client.invoke(ring, null)).toBeNull();
    const others = [client.session("A"), await join(port)];
    for (const other of others) {
      expect(await other.invoke(configure, {})).toEqual({ text: "common" });
      await expect(other.invoke(ring, null)).rejects.toMatchObject({
        problemName: "unrecognisedOperation",
      });
    }
    const received: string[] = [];
    client.handle(news, () => void received.push("handler"));
    const [first] = [...connection.sessions];
    const streams = [client.events(news), connection.session.events(news)];
    connection.session.emit(news, { number: 1, text: "" });
    client.emit(news, { number: 2, text: "" });
    for (const [i, stream] of streams.entries()) {
      expect((await stream[Symbol.asyncIterator]().next()).value).toMatchObject({ number: i + 1 });
    }
    expect(received).toEqual(["handler"]);
    first?.emit(news, { number: 3, text: "" });
    await until(() => received.length === 2);
  });

  it("may have handlers of their own; else those of the client know for whom it is", async () => {
    const { connection, client } = await multiUser();
    client.handle(configure, (_, { session }) => ({ text: `client ${session.id}` }));
    client.session("A").handle(configure, (_, { session }) => ({ text: `session ${session.id}` }));
    client.session("B");
    const seen: unknown[] = [];
    client.handle(news, ({ text }, { sessionID }) => void seen.push(`client ${sessionID} ${text}`));
    client.session("A").handle(news, ({ text }) => void seen.push(`A ${text}`));
    const invoke = async (id: string | undefined): Promise<unknown> => {
      const session = id === undefined ? connection.session : connection.sessions.get(id);
      session?.emit(news, { number: 1, text: "x" });
      return (await session?.invoke(configure, {}))?.text;
    };
    expect([await invoke("A"), await invoke("B"), await invoke(undefined)]).toEqual([
      "session A",
      "client B",
      "client undefined",
    ]);
    expect(seen).toEqual(["A x", "client B x", "client undefined x"]);
    expect(() => client.session("A").handle(configure, () => ({}))).toThrow("a handler already");
    await expect(connection.invoke(configure, {}, { sessionID: "C" })).rejects.toMatchObject({
      problemName: "invalidSessionID",
    });
  });
});

describe("broadcastToSessions", () => {
  it("reaches the sessions that the filter lets pass, under their ids", async () => {
    const { server, connection, client } = await multiUser();
    const seen: string[] = [];
    client.handle(news, ({ text }, { sessionID }) => void seen.push(`${sessionID} ${text}`));
    client.session("A");
    client.session("B");
    connection.session.user = "alice";
    const session = connection.sessions.get("B");
    if (session !== undefined) session.user = "alice";
    const sent = server.broadcastToSessions(
      news,
      { number: 1, text: "x" },
      ({ user }) => user === "alice",
    );
    expect(sent).toBe(2);
    await until(() => seen.length === 2);
    expect(seen).toEqual(["undefined x", "B x"]);
    const wrong = { number: "1" } as never;
    expect(() => server.broadcastToSessions(news, wrong, () => true)).toThrow(
      "an integer is expected",
    );
  });
});
