import { TLSSocket } from "node:tls";
import { describe, expect, it } from "vitest";
import { connect } from "../../../src/rose/client/client.js";
import type { Client, Connection, RoseServer } from "../../../src/rose/index.js";
import type { ClientStatus } from "../../../src/rose/client/status.js";
import { ConnectError, ConnectionClosedError, RoseTimeoutError } from "../../../src/rose/errors.js";
import { createServer } from "../../../src/rose/server/server.js";
import { timers } from "../../../src/rose/time/timers.js";
import { hex } from "../support/bytes.js";
import { certificateFor } from "../support/certificates.js";
import { add, configure, news, stall } from "../support/operations.js";
import { deferred, insidesOf, join, rawServer, serve, settle, until } from "../support/peers.js";

const quick = { initialDelay: 20, maxDelay: 100 };

/** Cuts all connections of a server, as a network does, until the client has noticed. */
async function cut(server: RoseServer, client: Client): Promise<void> {
  const lost = client.connection.closed;
  for (const { socket } of insidesOf(server)) {
    // It has no reset, even while it is not encrypted yet.
    if (socket instanceof TLSSocket) socket.destroy();
    else socket.resetAndDestroy();
  }
  await lost;
}

/** A server that adds, and never answers `stall`. */
function handlers(server: RoseServer): RoseServer {
  server.handle(add, ({ a, b }) => ({ total: a + b }));
  server.handle(configure, ({ text }, { session }) => {
    if (text !== undefined) session.user = text;
    return { text: String(session.user) };
  });
  server.handle(stall, () => new Promise(() => {}));
  return server;
}

describe("a client that reconnects", () => {
  it("fails what was pending at once, and goes on with a new connection", async () => {
    const { server, port } = await serve();
    handlers(server);
    const client = await join(port, { reconnect: quick });
    const first = client.connection;
    const pending = [1, 2, 3].map(() => client.invoke(stall, {}).catch((error: unknown) => error));
    await until(() => [...server.connections][0]?.runningHandlers === 3);
    await cut(server, client);
    for (const error of await Promise.all(pending)) {
      expect(error).toBeInstanceOf(ConnectionClosedError);
      expect(error).toMatchObject({ cause: { code: "ECONNRESET" }, reason: { code: "network" } });
    }
    await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
    expect(client.connection).not.toBe(first);
    expect(first.open).toBe(false);
  });

  it("never sends an invoke a second time", async () => {
    const { server, port } = await serve();
    handlers(server);
    const seen: number[] = [];
    server.handle(news, ({ number }) => void seen.push(number));
    const client = await join(port, { reconnect: quick });
    for (let round = 0; round < 20; round++) {
      client.emit(news, { number: round, text: "" });
      const call = client.invoke(stall, {}, { timeout: 5_000 }).catch(() => {});
      await until(() => seen.includes(round));
      await cut(server, client);
      await call;
      await client.invoke(add, { a: 1, b: 1 });
      const [connection] = server.connections;
      expect(connection?.messagesIn).toBe(1);
    }
    expect(seen).toEqual(Array.from({ length: 20 }, (_, i) => i));
  });

  it("logs on again and restores what it needs before anything else goes out", async () => {
    const { server, port } = await serve();
    handlers(server);
    const seen: string[] = [];
    const first = deferred();
    let visits = 0;
    const client = await join(port, {
      reconnect: quick,
      async onConnected(connection) {
        visits++;
        if (visits > 1) await first.promise;
        await connection.invoke(configure, { text: "alice" });
        seen.push("logged on");
      },
    });
    expect(seen).toEqual(["logged on"]);
    await cut(server, client);
    const calls = [1, 2, 3].map(async (a) => {
      const { text } = await client.invoke(configure, {});
      seen.push(`${a} ${text}`);
    });
    await until(() => visits === 2);
    await settle();
    expect(seen).toEqual(["logged on"]);
    first.resolve();
    await Promise.all(calls);
    expect(seen).toEqual(["logged on", "logged on", "1 alice", "2 alice", "3 alice"]);
  });

  it("keeps subscriptions and handlers, and begins a stream of octets afresh", async () => {
    const { server, port } = await serve();
    const client = await join(port, { reconnect: quick });
    client.handle(configure, () => ({ text: "here" }));
    const events = client.events(news);
    await until(() => server.connections.size === 1);
    const talk = async (number: number): Promise<void> => {
      await until(() => server.connections.size === 1 && client.state === "connected");
      const [connection] = insidesOf(server);
      connection?.emit(news, { number, text: "x" });
      await expect(events.next()).resolves.toMatchObject({ value: { number } });
      await expect(connection?.invoke(configure, {})).resolves.toEqual({ text: "here" });
      // Half a message is left behind.
      connection?.socket.write(hex("a111 0203 01869f 0201"));
      await settle(5);
    };
    for (let number = 0; number < 5; number++) {
      await talk(number);
      await cut(server, client);
    }
    await client.close();
    await expect(events.next()).resolves.toEqual({ done: true, value: undefined });
  });

  it("ends its sessions with the connection", async () => {
    const { server, port } = await serve();
    const client = await join(port, { reconnect: quick });
    const session = client.session("A");
    const events = session.events(news);
    await until(() => server.connections.size === 1);
    await cut(server, client);
    await expect(events.next()).rejects.toBeInstanceOf(ConnectionClosedError);
    await until(() => client.state === "connected");
    expect(client.session("A")).not.toBe(session);
  });

  it("tells what it does, from the present on", async () => {
    const { server, port } = await serve();
    handlers(server);
    const client = await join(port, { reconnect: quick });
    const seen: ClientStatus[] = [];
    const watching = (async () => {
      for await (const status of client.status()) seen.push(status);
    })();
    await until(() => seen.length === 1);
    await until(() => server.connections.size === 1);
    await cut(server, client);
    await until(() => seen.at(-1)?.state === "connected" && seen.length > 1);
    await client.close();
    await watching;
    expect(seen.map(({ state }) => state)).toEqual([
      "connected",
      "waiting",
      "connecting",
      "connected",
      "closed",
    ]);
    const waiting = seen[1] as Extract<ClientStatus, { state: "waiting" }>;
    expect(waiting.error).toBeInstanceOf(ConnectionClosedError);
    expect(waiting.delay).toBeLessThanOrEqual(20);
    expect(waiting.attempt).toBe(1);
    const late: ClientStatus[] = [];
    for await (const status of client.status()) late.push(status);
    expect(late).toMatchObject([{ state: "closed", reason: { code: "local" } }]);
    const aborted = client.status({ signal: AbortSignal.abort() });
    await expect(aborted.next()).rejects.toMatchObject({ name: "AbortError" });
  });

  it("goes on trying while the server is away, until it is back", async () => {
    const { server, port } = await serve();
    handlers(server);
    const client = await join(port, { reconnect: quick });
    const seen: ClientStatus[] = [];
    void (async () => {
      for await (const status of client.status()) seen.push(status);
    })();
    await server.close();
    const attempts = (): number => seen.filter(({ state }) => state === "connecting").length;
    await until(() => attempts() >= 3);
    const failed = seen.findLast(({ state }) => state === "waiting");
    expect(failed).toMatchObject({ error: { name: "ConnectError" } });
    await using again = handlers(createServer());
    await again.listen({ port });
    await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
    const connected = seen.at(-1) as Extract<ClientStatus, { state: "connected" }>;
    expect(connected.attempt).toBeGreaterThanOrEqual(3);
    await client.close();
  });

  it("gives up after maxAttempts, and then fails what waits and what reads", async () => {
    const { server, port } = await serve();
    const client = await join(port, { reconnect: { ...quick, maxAttempts: 3 } });
    const events = client.events(news);
    await server.close();
    await until(() => client.state !== "connected");
    const call = client.invoke(add, { a: 1, b: 2 });
    await expect(call).rejects.toMatchObject({
      name: "ConnectionClosedError",
      message: "the connection is closed: given up after 3 attempts",
      cause: { name: "ConnectError" },
    });
    await expect(events.next()).rejects.toBeInstanceOf(ConnectionClosedError);
    await expect(client.closed).resolves.toMatchObject({ code: "network" });
    await expect(client.invoke(add, { a: 1, b: 2 })).rejects.toBeInstanceOf(ConnectionClosedError);
  });

  it("gives up when it is told that trying is of no use", async () => {
    const { server, port } = await serve();
    handlers(server);
    const asked: unknown[] = [];
    let valid = true;
    const client = await join(port, {
      reconnect: {
        ...quick,
        retry(error, attempt) {
          asked.push([error.message, attempt]);
          return attempt < 2;
        },
      },
      onConnected() {
        if (!valid) throw new Error("the password has changed");
      },
    });
    valid = false;
    await until(() => server.connections.size === 1);
    await cut(server, client);
    await expect(client.closed).resolves.toMatchObject({
      error: { message: "the password has changed" },
    });
    expect(asked).toEqual([
      ["the password has changed", 1],
      ["the password has changed", 2],
    ]);
    await until(() => server.connections.size === 0);
  });

  it("takes a connection that is lost while it logs on for a failed attempt", async () => {
    const { server, port } = await serve();
    handlers(server);
    const connections: Connection[] = [];
    const client = await join(port, {
      reconnect: quick,
      async onConnected(connection) {
        connections.push(connection);
        if (connections.length > 1 && connections.length < 4) await connection.invoke(stall, {});
      },
    });
    for (let visit = 1; visit < 4; visit++) {
      await until(() => connections.length === visit && server.connections.size === 1);
      if (visit > 1) await until(() => [...server.connections][0]?.runningHandlers === 1);
      await cut(server, client);
    }
    await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
    expect(connections).toHaveLength(4);
  });

  it("can be closed at any moment, and leaves nothing", async () => {
    const { server, port } = await serve();
    const before = timers.waiting;
    for (const moment of ["waiting", "connecting", "connected"]) {
      const away = createServer();
      const { port: target } = moment === "connected" ? { port } : await away.listen({ port: 0 });
      const client = await connect({
        host: "127.0.0.1",
        port: target,
        reconnect: moment === "waiting" ? { initialDelay: 60_000, maxDelay: 60_000 } : quick,
      });
      await away.close();
      if (moment !== "connected") await until(() => client.state === moment);
      const call = client.invoke(stall, {}).catch((error: unknown) => error);
      await Promise.all([client.close(), client.close()]);
      await client[Symbol.asyncDispose]();
      await expect(call).resolves.toBeInstanceOf(ConnectionClosedError);
      await expect(client.closed).resolves.toMatchObject({ code: "local" });
      expect(client.state).toBe("closed");
    }
    await until(() => server.connections.size === 0);
    await until(() => timers.waiting <= before);
  });

  it("can be drained while it has no connection", async () => {
    const { server, port } = await serve();
    const client = await join(port, { reconnect: { initialDelay: 60_000, maxDelay: 60_000 } });
    await server.close();
    await until(() => client.state === "waiting");
    await client.drain();
    expect(client.state).toBe("closed");
  });

  it("ends when this side closes its connection", async () => {
    const { port } = await serve();
    const client = await join(port, { reconnect: quick });
    await client.connection.close();
    await expect(client.closed).resolves.toMatchObject({ code: "local" });
  });

  it("switches to TLS each time, and does not continue without", async () => {
    const own = await certificateFor();
    const { server, port } = await serve({ tls: { ...own, policy: "required" } });
    handlers(server);
    const client = await join(port, {
      reconnect: quick,
      tls: { mode: "starttls", ca: own.cert },
    });
    for (let round = 0; round < 3; round++) {
      await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
      expect(client.connection.encrypted).toBe(true);
      await cut(server, client);
    }
    server.setCertificate(await certificateFor());
    await cut(server, client);
    await until(() => client.state === "waiting");
    const call = client.invoke(add, { a: 1, b: 2 }, { timeout: 300 });
    await expect(call).rejects.toBeInstanceOf(RoseTimeoutError);
  });
});

describe("a call made while there is no connection", () => {
  it("waits no longer than its time, can be aborted, and is limited in number", async () => {
    const { server, port } = await serve();
    const client = await join(port, {
      reconnect: { initialDelay: 60_000, maxDelay: 60_000 },
      limits: { maxPendingCalls: 3 },
    });
    await server.close();
    await until(() => client.state === "waiting");
    const controller = new AbortController();
    const calls = [
      client.invoke(add, { a: 1, b: 2 }, { timeout: 60 }),
      client.invoke(add, { a: 1, b: 2 }, { signal: controller.signal, timeout: 0 }),
      client.invoke(add, { a: 1, b: 2 }),
      client.invoke(add, { a: 1, b: 2 }),
      client.invoke(add, { a: 1, b: 2 }, { signal: AbortSignal.abort() }),
    ];
    const told = deferred<unknown>();
    const outcomes = Promise.allSettled(calls);
    controller.abort();
    await expect(calls[0]).rejects.toBeInstanceOf(RoseTimeoutError);
    client.call(add, { a: 1, b: 2 }, (error) => told.resolve(error));
    expect(client.emit(news, { number: 1, text: "" })).toBe(false);
    await client.close();
    expect(
      (await outcomes).map((o) => ((o as PromiseRejectedResult).reason as { code: string }).code),
    ).toEqual(["rose-timeout", "rose-abort", "rose-connection-closed", "rose-limit", "rose-abort"]);
    await expect(told.promise).resolves.toBeInstanceOf(ConnectionClosedError);
  });

  it("is told its end by its callback when it has been sent", async () => {
    const { server, port } = await serve();
    handlers(server);
    const client = await join(port, { reconnect: { initialDelay: 100, maxDelay: 100 } });
    await until(() => server.connections.size === 1);
    await cut(server, client);
    await until(() => client.state === "waiting");
    const told = deferred<unknown[]>();
    client.call(add, { a: 1, b: 2 }, (...outcome) => told.resolve(outcome));
    await expect(told.promise).resolves.toEqual([null, { total: 3 }]);
  });
});

describe("the first attempt", () => {
  it("fails with the reason, reconnecting or not", async () => {
    const { server, port } = await serve();
    await server.close();
    const target = { host: "127.0.0.1", port };
    await expect(connect({ ...target, reconnect: true })).rejects.toBeInstanceOf(ConnectError);
    const { port: open, server: running } = await serve();
    const onConnected = (): never => {
      throw new Error("no");
    };
    await expect(connect({ host: "127.0.0.1", port: open, onConnected })).rejects.toThrow("no");
    await until(() => running.connections.size === 0);
    await expect(connect({ port: 1, reconnect: { factor: 0 } })).rejects.toBeInstanceOf(RangeError);
  });

  it("can be aborted while it logs on", async () => {
    const { port, peer } = await rawServer();
    const controller = new AbortController();
    const attempt = connect({
      host: "127.0.0.1",
      port,
      signal: controller.signal,
      onConnected: async (connection) => {
        await connection.invoke(stall, {}, { signal: controller.signal });
      },
    });
    await (await peer).until(8);
    controller.abort();
    await expect(attempt).rejects.toMatchObject({ name: "AbortError" });
    await (await peer).end();
  });
});
