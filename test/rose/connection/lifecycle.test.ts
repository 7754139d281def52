import { getEventListeners } from "node:events";
import { createServer as createNetServer, type AddressInfo, Socket } from "node:net";
import { describe, expect, it, onTestFinished, vi } from "vitest";
import { connect } from "../../../src/rose/client/client.js";
import {
  AbortError,
  ConnectError,
  ConnectionClosedError,
  RoseTimeoutError,
  type CloseReason,
} from "../../../src/rose/errors.js";
import { createServer } from "../../../src/rose/server/server.js";
import { timers } from "../../../src/rose/time/timers.js";
import { hex } from "../support/bytes.js";
import { add, configure, news, stall } from "../support/operations.js";
import {
  deferred,
  insidesOf,
  join,
  rawClient,
  rawServer,
  serve,
  settle,
  until,
} from "../support/peers.js";

/** Sockets of this process that are alive. */
function sockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name.startsWith("TCPSocket")).length;
}

describe("connecting", () => {
  it("to nobody rejects with the system's error as cause", async () => {
    const { server, port } = await serve();
    await server.close();
    const error = await connect({ host: "127.0.0.1", port }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(ConnectError);
    expect(error).toMatchObject({ code: "rose-connect", cause: { code: "ECONNREFUSED" } });
    expect((error as Error).message).toContain(`127.0.0.1:${port}`);
  });

  it("gives up after connectTimeout, and leaves no socket", async () => {
    const { server, port } = await serve();
    const before = sockets();
    const attempt = connect({ host: "127.0.0.1", port, connectTimeout: 20 });
    // Timers come before sockets in a turn of the event loop: by then the time has passed.
    const start = performance.now();
    while (performance.now() - start < 40);
    const error = await attempt.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(RoseTimeoutError);
    expect((error as Error).message).toBe(`no connection to 127.0.0.1:${port} within 20 ms`);
    await until(() => server.connections.size === 0 && sockets() <= before);
  });

  it("can be aborted before and while it happens, and leaves no socket", async () => {
    const { server, port } = await serve();
    const before = sockets();
    const aborted = connect({ host: "127.0.0.1", port, signal: AbortSignal.abort("never mind") });
    await expect(aborted).rejects.toMatchObject({ name: "AbortError", cause: "never mind" });
    const controller = new AbortController();
    const attempt = connect({ host: "127.0.0.1", port, signal: controller.signal });
    controller.abort();
    await expect(attempt).rejects.toBeInstanceOf(AbortError);
    await until(() => server.connections.size === 0 && sockets() <= before);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });

  it("refuses limits that make no sense", async () => {
    await expect(connect({ port: 1, callTimeout: -1 })).rejects.toBeInstanceOf(RangeError);
    expect(() => createServer({ limits: { maxFrameBytes: 1.5 } })).toThrow("maxFrameBytes");
    expect(() => createServer({ limits: { maxPendingCalls: 100_000 } })).toThrow("99998");
  });

  it("leaves the client alone when the signal fires later", async () => {
    const { server, port } = await serve();
    server.handle(configure, () => ({}));
    const controller = new AbortController();
    const client = await join(port, { signal: controller.signal });
    controller.abort();
    await expect(client.invoke(configure, {})).resolves.toEqual({});
  });
});

describe("close", () => {
  it("sends what was given before, tells why, and may be called again", async () => {
    const { server, port } = await serve();
    const seen: number[] = [];
    server.handle(news, ({ number }) => void seen.push(number));
    const client = await join(port);
    for (let number = 0; number < 100; number++) client.emit(news, { number, text: "x" });
    await Promise.all([client.close(), client.close()]);
    await client.close();
    await expect(client.closed).resolves.toMatchObject({ code: "local" });
    expect(client.connection.open).toBe(false);
    await until(() => seen.length === 100);
  });

  it("comes with await using", async () => {
    const { server, port } = await serve();
    let closed: Promise<CloseReason>;
    {
      await using client = await connect({ host: "127.0.0.1", port });
      closed = client.closed;
    }
    await expect(closed).resolves.toMatchObject({ code: "local" });
    await until(() => server.connections.size === 0);
    {
      await using other = createServer();
      await other.listen({ port: 0 });
    }
  });

  it("of a connection comes with await using, and aborts its signal", async () => {
    const { server, port } = await serve();
    const client = await join(port);
    await until(() => server.connections.size === 1);
    const [served] = server.connections;
    const signal = served!.signal;
    let closed: Promise<CloseReason>;
    {
      await using connection = client.connection;
      closed = connection.closed;
      expect(signal.aborted).toBe(false);
    }
    await expect(closed).resolves.toMatchObject({ code: "local" });
    await expect(served!.closed).resolves.toMatchObject({ code: "remote" });
    expect(signal.reason).toBeInstanceOf(ConnectionClosedError);
    // Nobody has asked for this one before.
    expect(client.connection.signal.reason).toMatchObject({ reason: { code: "local" } });
  });

  it("does not wait for a peer that never closes its side", async () => {
    const listener = createNetServer({ allowHalfOpen: true }, (socket) => socket.resume());
    onTestFinished(() => void listener.close());
    await new Promise<void>((resolve) => {
      listener.listen(0, "127.0.0.1", resolve);
    });
    const client = await join((listener.address() as AddressInfo).port);
    await client.close();
    await expect(client.closed).resolves.toMatchObject({ code: "local" });
  });

  it("leaves neither socket nor timer nor listener", async () => {
    const { server, port } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    server.handle(stall, () => new Promise(() => {}));
    const [before, waiting] = [sockets(), timers.waiting];
    const controller = new AbortController();
    for (let i = 0; i < 5; i++) {
      const client = await join(port);
      await client.invoke(add, { a: 1, b: i }, { signal: controller.signal });
      const call = client.invoke(stall, {}, { signal: controller.signal }).catch(() => {});
      await Promise.all([client.close(), call]);
    }
    await Promise.all([...server.connections].map((connection) => connection.close()));
    await until(() => server.connections.size === 0);
    await until(() => sockets() <= before);
    // Those of tests before may have run out meanwhile.
    expect(timers.waiting).toBeLessThanOrEqual(waiting);
    expect(getEventListeners(controller.signal, "abort")).toEqual([]);
  });
});

describe("a peer that closes its direction", () => {
  it("still gets the answers that are being made", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      return { text: "x" };
    });
    const peer = await rawClient(port, true);
    peer.socket.end(hex("a106 020101 02010d"));
    await until(() => [...server.connections][0]?.open === false);
    gate.resolve();
    expect(await peer.until(15)).toBe("a20d020101300802010030030c0178");
    await peer.end();
    await until(() => server.connections.size === 0);
  });

  it("is cut off after closeTimeout if the handlers do not end", async () => {
    const { server, port } = await serve({ limits: { closeTimeout: 100 } });
    server.handle(stall, () => new Promise(() => {}));
    const peer = await rawClient(port, true);
    peer.socket.end(hex("a106 020101 02010d"));
    await peer.end();
    await until(() => server.connections.size === 0);
    expect(peer.received).toBe("");
  });
});

describe("drain", () => {
  it("of a client waits for its calls and makes no new ones", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      return { text: "done" };
    });
    const client = await join(port);
    const call = client.invoke(stall, {});
    const drained = vi.fn<() => void>();
    const drain = client.drain().then(drained);
    await expect(client.invoke(stall, {})).rejects.toBeInstanceOf(ConnectionClosedError);
    await settle();
    expect(drained).not.toHaveBeenCalled();
    gate.resolve();
    await expect(call).resolves.toEqual({ text: "done" });
    await drain;
    await expect(client.closed).resolves.toMatchObject({ code: "local" });
    await client.drain();
  });

  it("of a client ends when the last call times out or is aborted", async () => {
    const { server, port } = await serve();
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port);
    const controller = new AbortController();
    const calls = Promise.allSettled([
      client.invoke(stall, {}, { timeout: 50 }),
      client.invoke(stall, {}, { signal: controller.signal }),
    ]);
    const drain = client.drain();
    controller.abort();
    await drain;
    const outcomes = await calls;
    expect(outcomes.map((o) => (o as PromiseRejectedResult).reason.code as string)).toEqual([
      "rose-timeout",
      "rose-abort",
    ]);
  });

  it("of a client gives up after the time it is given", async () => {
    const { server, port } = await serve();
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port);
    const call = client.invoke(stall, {}).catch((error: unknown) => error);
    await client.drain(50);
    await expect(call).resolves.toBeInstanceOf(ConnectionClosedError);
  });

  it("of a server lets handlers finish, rejects new invokes, accepts nobody", async () => {
    const { server, port } = await serve();
    const gate = deferred();
    server.handle(stall, async () => {
      await gate.promise;
      return { text: "done" };
    });
    server.handle(configure, () => ({}));
    const client = await join(port);
    const call = client.invoke(stall, {});
    await until(() => [...server.connections][0]?.runningHandlers === 1);
    const drain = server.drain(0);
    await expect(client.invoke(configure, {})).rejects.toMatchObject({
      problemName: "resourceLimitation",
      details: "about to close",
    });
    await expect(connect({ host: "127.0.0.1", port })).rejects.toBeInstanceOf(ConnectError);
    gate.resolve();
    await expect(call).resolves.toEqual({ text: "done" });
    await Promise.all([drain, server.drain(), server.close()]);
    await expect(client.closed).resolves.toMatchObject({ code: "remote" });
    expect(server.connections.size).toBe(0);
  });

  it("of a server tells each client once, before it closes or refuses anything", async () => {
    const told: number[] = [];
    const { server, port, log } = await serve({
      onDrain: (connection) => {
        told.push(connection.id);
        connection.emit(news, { number: connection.id, text: "about to close" });
        throw new Error("a hook that fails");
      },
    });
    const gate = deferred();
    server.handle(stall, () => gate.promise.then(() => ({})));
    const clients = [await join(port), await join(port)];
    const [idle, busy] = clients.map((client) => client.events(news));
    const call = clients[1]?.invoke(stall, {});
    await until(() => [...server.connections].at(-1)?.runningHandlers === 1);
    const drain = server.drain();
    void server.drain();
    await expect(idle?.next()).resolves.toMatchObject({ value: { number: 1 } });
    await expect(clients[0]?.closed).resolves.toMatchObject({ code: "remote" });
    await expect(busy?.next()).resolves.toMatchObject({ value: { number: 2 } });
    expect(clients[1]?.connection.open).toBe(true);
    gate.resolve();
    await expect(call).resolves.toEqual({});
    await drain;
    expect(told).toEqual([1, 2]);
    expect(log.of("a hook failed")).toHaveLength(2);
  });

  it("of a server waits for handlers no longer than it is given", async () => {
    const { server, port } = await serve();
    const reasons: unknown[] = [];
    server.handle(stall, (_, { signal }) => {
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return new Promise(() => {});
    });
    const client = await join(port);
    const call = client.invoke(stall, {}).catch((error: unknown) => error);
    await until(() => [...server.connections][0]?.runningHandlers === 1);
    await server.drain(60);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).toMatchObject({ reason: { message: "drained by this side" } });
    await expect(call).resolves.toBeInstanceOf(ConnectionClosedError);
  });

  it("of a server can be cut short by close", async () => {
    const { server, port } = await serve();
    server.handle(stall, () => new Promise(() => {}));
    const client = await join(port);
    const call = client.invoke(stall, {}).catch((error: unknown) => error);
    await until(() => [...server.connections][0]?.runningHandlers === 1);
    const drain = server.drain(0);
    await server.close();
    await drain;
    await expect(call).resolves.toBeInstanceOf(ConnectionClosedError);
  });
});

describe("a server", () => {
  it("listens on several ports, says where, and refuses what is taken", async () => {
    const { server, port } = await serve();
    server.handle(configure, () => ({}));
    const second = await server.listen({ host: "127.0.0.1", port: 0 });
    expect(second).toMatchObject({ address: "127.0.0.1", family: "IPv4" });
    expect(second.port).not.toBe(port);
    await expect(server.listen({ port })).rejects.toMatchObject({ code: "EADDRINUSE" });
    for (const where of [port, second.port]) {
      await expect((await join(where)).invoke(configure, {})).resolves.toEqual({});
    }
    await server.close();
    await expect(server.listen({ port: 0 })).rejects.toThrow("closed");
  });

  it("tells of connections that come and go, and survives hooks that throw", async () => {
    const seen: string[] = [];
    const { server, port, log } = await serve({
      onConnection(connection) {
        seen.push(`open ${connection.id} ${connection.remoteAddress}`);
        throw new Error("no");
      },
      onClose(connection, reason) {
        seen.push(`gone ${connection.id} ${reason.code}`);
        throw new Error("no");
      },
    });
    server.handle(configure, () => ({}));
    const client = await join(port);
    await expect(client.invoke(configure, {})).resolves.toEqual({});
    await client.close();
    await until(() => seen.length === 2);
    expect(seen).toEqual(["open 1 127.0.0.1", "gone 1 remote"]);
    expect(log.of("a hook failed").map((line) => line.facts.hook)).toEqual([
      "onConnection",
      "onClose",
    ]);
    expect(log.of("connection opened")).toHaveLength(1);
    expect(log.of("connection closed")).toMatchObject([
      { level: "info", facts: { code: "remote" } },
    ]);
  });

  it("settles what it has invoked on a client before it tells that the client is gone", async () => {
    const order: string[] = [];
    const { server, port } = await serve({ onClose: () => void order.push("gone") });
    const client = await join(port);
    client.handle(stall, () => new Promise(() => {}));
    await until(() => server.connections.size === 1);
    const [connection] = [...server.connections];
    const call = connection?.invoke(stall, {}).catch(() => void order.push("settled"));
    await until(() => client.connection.runningHandlers === 1);
    await client.close();
    await call;
    await until(() => order.length === 2);
    expect(order).toEqual(["settled", "gone"]);
  });
});

describe("messages of one turn of the event loop", () => {
  it("go out in one write", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const chunks: number[] = [];
    const raw = await peer;
    raw.socket.on("data", (chunk: Uint8Array) => void chunks.push(chunk.length));
    const calls = Array.from({ length: 50 }, () => client.invoke(configure, {}).catch(() => {}));
    await raw.until(50 * 10);
    expect(chunks).toEqual([500]);
    await client.close();
    await Promise.all(calls);
  });

  it("are gathered across promises that settle in that turn", async () => {
    const { server, port } = await serve();
    server.handle(configure, async () => {
      for (let i = 0; i < 10; i++) await Promise.resolve();
      return {};
    });
    const peer = await rawClient(port);
    const chunks: number[] = [];
    peer.socket.on("data", (chunk: Uint8Array) => void chunks.push(chunk.length));
    const request = (id: string): Uint8Array => hex(`a106 0201${id} 02010c`);
    peer.send(Buffer.concat(["01", "02", "03", "04"].map(request)));
    await peer.until(48);
    expect(chunks).toEqual([48]);
  });

  it("have their answers in one write before promises go on, if no handler waits and no call is pending", async () => {
    const { server, port } = await serve();
    const order: string[] = [];
    let waits = false;
    server.handle(configure, () => {
      void Promise.resolve().then(() => order.push("promise"));
      return waits ? Promise.resolve({}) : {};
    });
    const { write } = Socket.prototype;
    const spy = vi.spyOn(Socket.prototype, "write");
    onTestFinished(() => spy.mockRestore());
    spy.mockImplementation(function (this: Socket, ...given: any[]) {
      if (this.localPort === port) order.push(`write ${given[0].length}`);
      return (write as (...all: any[]) => boolean).apply(this, given);
    });
    const peer = await rawClient(port);
    const request = (id: string): Uint8Array => hex(`a106 0201${id} 02010c`);
    peer.send(Buffer.concat(["01", "02"].map(request)));
    await peer.until(24);
    expect(order.splice(0)).toEqual(["write 24", "promise", "promise"]);
    waits = true;
    peer.send(Buffer.concat(["01", "02"].map(request)));
    await peer.until(48);
    expect(order).toEqual(["promise", "promise", "write 24"]);
  });
});

describe("trace", () => {
  it("sees every message in both directions, as copies", async () => {
    const server: string[] = [];
    const { server: running, port } = await serve({
      trace: (direction, bytes, { id }) =>
        void server.push(`${id} ${direction} ${Buffer.from(bytes).toString("hex")}`),
    });
    running.handle(configure, () => ({}));
    const client: [string, Uint8Array][] = [];
    const joined = await join(port, { trace: (...seen) => void client.push([seen[0], seen[1]]) });
    await joined.invoke(configure, {});
    await joined.invoke(configure, {});
    expect(server).toEqual([
      "1 in a10802010102010c3000",
      "1 out a20a02010130050201003000",
      "1 in a10802010202010c3000",
      "1 out a20a02010230050201003000",
    ]);
    const seen = client.map(
      ([direction, bytes]) => `${direction} ${Buffer.from(bytes).toString("hex")}`,
    );
    expect(seen).toEqual([
      "out a10802010102010c3000",
      "in a20a02010130050201003000",
      "out a10802010202010c3000",
      "in a20a02010230050201003000",
    ]);
  });

  it("sees events that are encoded once, large ones too", async () => {
    const sizes: number[] = [];
    const { server, port } = await serve({ trace: (_, bytes) => void sizes.push(bytes.length) });
    await join(port);
    await until(() => server.connections.size === 1);
    server.broadcast(news, { number: 1, text: "x" });
    server.broadcast(news, { number: 1, text: "x".repeat(20_000) });
    expect(sizes).toEqual([18, 20_023]);
  });
});

describe("a connection of a server", () => {
  it("listens once to each event of its socket: a second listener would cost an array each time", async () => {
    const { server, port } = await serve();
    await join(port);
    await until(() => server.connections.size === 1);
    const socket = insidesOf(server)[0]!.socket as Socket;
    const counts = socket.eventNames().map((name) => [name, socket.listenerCount(name)]);
    expect(Object.fromEntries(counts)).toEqual({ data: 1, end: 1, error: 1, drain: 1, close: 1 });
  });
});
