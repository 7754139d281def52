import { describe, expect, it, onTestFinished, vi } from "vitest";
import {
  OCTET_STRING,
  operation,
  OPTIONAL,
  sequence,
  sequenceOf,
  type Type,
} from "../../src/codec/index.js";
import { createServer, type Connection } from "../../src/rose/index.js";
import { channels } from "../../src/rose/diagnostics.js";
import { RoseTimeoutError } from "../../src/rose/errors.js";
import {
  defaultEngineLimits,
  engineLimits,
  highestEngineLimits,
  type LimitName,
} from "../../src/rose/limits.js";
import { jsonFrame } from "../../src/rose/message/json-message.js";
import { holdClock } from "../support/held-clock.js";
import { concat, hex, tlv } from "./support/bytes.js";
import { add, configure, echo, Failure, news, Options, stall } from "./support/operations.js";
import { deferred, join, rawClient, rawServer, serve, settle, until } from "./support/peers.js";

const configureRequest = (id = "01"): Uint8Array => hex(`a106 0201${id} 02010c`);
const keepAlive = "a10d0203 01869f 0202 06aa 3002 0500".replaceAll(" ", "");

/** The limits that are hit during a test, in order. */
function hits(): LimitName[] {
  const seen: LimitName[] = [];
  const listener = (message: unknown): void => {
    seen.push((message as { limit: LimitName }).limit);
  };
  channels.limit.subscribe(listener);
  onTestFinished(() => channels.limit.unsubscribe(listener));
  return seen;
}

function only(connections: ReadonlySet<Connection>): Connection {
  const [connection] = connections;
  if (connection === undefined) throw new Error("no connection");
  return connection;
}

it("the limits have the defaults that are documented", () => {
  expect(defaultEngineLimits).toMatchObject({
    maxFrameBytes: 16 * 1024 * 1024,
    maxInboundFrameBytes: 4 * 1024 * 1024,
    maxFrameBytesBeforeLogon: 256 * 1024,
    maxDepth: 64,
    maxElements: 50_000,
    maxJsonValues: 100_000,
    maxRunningHandlers: 100,
    maxRunningBytes: 256 * 1024,
    maxRunningBytesTogether: 32 * 1024 * 1024,
    maxInboundInvokes: 1_000,
    maxConnections: 20_000,
    maxConnectionsPerAddress: 0,
    firstMessageTimeout: 10_000,
    logonTimeout: 60_000,
    partialFrameTimeout: 30_000,
    keepAliveInterval: 60_000,
    idleTimeout: 180_000,
    handlerTimeout: 30_000,
    maxBacklogBytes: 1024 * 1024,
    maxOutboundBytes: 64 * 1024 * 1024,
    maxOutboundBytesTogether: 64 * 1024 * 1024,
    stalledTimeout: 30_000,
    callTimeout: 30_000,
  });
  expect(engineLimits({}, "server")).toEqual(defaultEngineLimits);
  expect(engineLimits({}, "client")).toEqual({
    ...defaultEngineLimits,
    maxInboundFrameBytes: 16 * 1024 * 1024,
    maxElements: 1_000_000,
    maxJsonValues: 1_000_000,
    idleTimeout: 0,
  });
});

describe("the size of a frame", () => {
  /** A frame of this many octets that holds an invoke of `echo`. */
  function frameOf(octets: number): Uint8Array {
    const contents = new Uint8Array(octets - 18);
    return tlv(0xa1, hex("020101 02010b"), tlv(0x30, tlv(0x04, contents)));
  }

  it("is limited before the logon more than after, and again after the logoff", async () => {
    const limits = { maxFrameBytesBeforeLogon: 1000, maxFrameBytes: 5000 };
    const hit = hits();
    const { server, port, log } = await serve({ logon: true, limits });
    server.handle(echo, ({ bytes }) => ({ bytes: bytes.subarray(0, 1) }));
    server.handle(configure, ({ text }, { connection }) => {
      connection.authenticated = text === "logon";
      return {};
    });
    const big = { bytes: new Uint8Array(1200) };
    const user = await join(port);
    await user.invoke(configure, { text: "logon" });
    await expect(user.invoke(echo, big)).resolves.toEqual({ bytes: new Uint8Array(1) });
    await user.invoke(configure, { text: "logoff" });
    await expect(user.invoke(echo, big)).rejects.toMatchObject({ code: "rose-connection-closed" });
    const stranger = await join(port);
    await expect(stranger.invoke(echo, big)).rejects.toMatchObject({
      code: "rose-connection-closed",
    });
    const loggedOn = await rawClient(port);
    loggedOn.send(hex("a10f 020101 02010c 3007 0c05 6c6f676f6e"));
    await loggedOn.until(12);
    loggedOn.send(frameOf(5001));
    await loggedOn.end();
    await until(() => log.of("connection closed").length === 3);
    expect(log.of("connection closed").map(({ facts }) => [facts.fault, facts.limit])).toEqual([
      ["frame-too-large", "maxFrameBytesBeforeLogon"],
      ["frame-too-large", "maxFrameBytesBeforeLogon"],
      ["frame-too-large", "maxFrameBytes"],
    ]);
    expect(hit).toHaveLength(3);
  });

  it("is not limited more before a logon that nobody asks for", async () => {
    const { server, port } = await serve({ limits: { maxFrameBytesBeforeLogon: 10 } });
    server.handle(echo, ({ bytes }) => ({ bytes }));
    const client = await join(port);
    const bytes = new Uint8Array(1000);
    await expect(client.invoke(echo, { bytes })).resolves.toEqual({ bytes });
  });

  it("that comes in is limited more than that of one that goes out", async () => {
    const limits = { maxInboundFrameBytes: 1000, maxFrameBytes: 5000 };
    const { server, port, log } = await serve({ limits });
    server.handle(echo, ({ bytes }) => ({ bytes: new Uint8Array((bytes[0] ?? 0) * 100) }));
    const client = await join(port);
    const answer = await client.invoke(echo, { bytes: Uint8Array.of(40) });
    expect(answer.bytes).toHaveLength(4000);
    const big = client.invoke(echo, { bytes: new Uint8Array(1200) });
    await expect(big).rejects.toMatchObject({ code: "rose-connection-closed" });
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("connection closed")[0]?.facts.limit).toBe("maxInboundFrameBytes");
  });

  it("costs memory as octets arrive, not as they are announced", async () => {
    const { server, port } = await serve({ limits: { maxInboundFrameBytes: 16 * 1024 * 1024 } });
    const before = process.memoryUsage().arrayBuffers;
    const peers = await Promise.all(Array.from({ length: 50 }, () => rawClient(port)));
    for (const peer of peers) peer.send(hex("a184 00fffff0 020101 02010b 3000"));
    await until(() => [...server.connections].every(({ bytesIn }) => bytesIn > 0));
    // Fifty times nearly 16 MiB have been announced.
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(64 * 1024 * 1024);
    expect(server.connections.size).toBe(50);
  });
});

describe("nesting and elements", () => {
  interface Tree {
    children?: Tree[];
  }
  const Tree: Type<Tree> = sequence<Tree>("Tree", () => [
    ["children", sequenceOf("Trees", () => Tree), OPTIONAL],
  ]);
  const Blobs = sequenceOf<Uint8Array>("Blobs", () => OCTET_STRING);
  const types = { result: Options, error: Failure };
  const plant = operation("plant", 30, () => ({ argument: Tree, ...types }));
  const store = operation("store", 31, () => ({ argument: Blobs, ...types }));

  function nested(levels: number, indefinite: boolean): Uint8Array {
    if (indefinite) return hex("3080".repeat(levels) + "0000".repeat(levels));
    let value = hex("3000");
    for (let i = 1; i < levels; i++) value = tlv(0x30, value);
    return value;
  }

  it.each([
    ["definite", false],
    ["indefinite", true],
  ])(
    "over their limits reject an invoke as mistypedArgument, and the connection stays (%s lengths)",
    async (_, indefinite) => {
      const hit = hits();
      const { server, port } = await serve({ limits: { maxElements: 100 } });
      const seen: string[] = [];
      server.handle(plant, () => {
        seen.push("plant");
        return {};
      });
      server.handle(store, () => {
        seen.push("store");
        return {};
      });
      const peer = await rawClient(port);
      peer.send(tlv(0xa1, hex("020101 02011e"), nested(60, indefinite)));
      expect(await peer.until(12)).toBe("a20a02010130050201003000");
      peer.send(tlv(0xa1, hex("020102 02011e"), nested(65, indefinite)));
      await until(() => peer.received.includes("020102810102"));
      peer.send(tlv(0xa1, hex("020103 02011f"), tlv(0x30, hex("0400".repeat(101)))));
      await until(() => peer.received.includes("020103810102"));
      peer.send(tlv(0xa1, hex("020104 02011f"), tlv(0x30, hex("0400".repeat(100)))));
      await until(() => peer.received.endsWith("a20a02010430050201003000"));
      expect(seen).toEqual(["plant", "store"]);
      expect(hit).toEqual(["maxDepth", "maxElements"]);
      expect(server.connections.size).toBe(1);
    },
  );

  it("of as many levels as there may be at most fit on the stack", async () => {
    const most = highestEngineLimits.maxDepth;
    const { server, port } = await serve({ limits: { maxDepth: most } });
    let levels = 0;
    server.handle(plant, (tree) => {
      for (let node: Tree | undefined = tree; node; node = node.children?.[0]) levels += 2;
      return {};
    });
    const peer = await rawClient(port);
    peer.send(tlv(0xa1, hex("020101 02011e"), nested(most, false)));
    await until(() => peer.received === "a20a02010130050201003000");
    expect(levels).toBe(most);
    peer.send(tlv(0xa1, hex("020102 02011e"), nested(most + 1, false)));
    await until(() => peer.received.includes("020102810102"));
  });

  it("of 100,000 levels are no danger", async () => {
    const { server, port } = await serve();
    server.handle(configure, () => ({}));
    const peer = await rawClient(port);
    for (const open of [nested(100_000, true), nested(2000, false)]) {
      peer.send(tlv(0xa1, hex("020101 02010c"), open));
      peer.send(concat(hex("a180 020102 02010c"), open, hex("0000")));
    }
    const rejects = (): number => peer.received.split("810102").length - 1;
    // Where the ends have to be searched for, that goes too deep; otherwise it is an unknown member, which is passed over.
    await until(() => rejects() === 2 && peer.received.split("30050201003000").length === 3);
    peer.send(configureRequest("07"));
    await until(() => peer.received.endsWith("a20a02010730050201003000"));
    expect(peer.ended).toBe(false);
  });
});

describe("invokes at work", () => {
  it("over the soft limit stop the reading until some finish; none is lost", async () => {
    const hit = hits();
    const { server, port } = await serve({ limits: { maxRunningHandlers: 5 } });
    const gates: (() => void)[] = [];
    server.handle(stall, async ({ text }) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return { text: text as string };
    });
    const client = await join(port);
    const order: string[] = [];
    const calls = Array.from({ length: 20 }, async (_, i) => {
      const { text } = await client.invoke(stall, { text: String(i) });
      order.push(text as string);
    });
    await until(() => gates.length === 5);
    await settle(50);
    expect(gates).toHaveLength(5);
    expect(only(server.connections).runningHandlers).toBe(5);
    expect(only(server.connections).messagesIn).toBe(5);
    for (let i = 0; i < 20; i++) {
      await until(() => gates.length > i);
      gates[i]?.();
    }
    await Promise.all(calls);
    expect(order).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
    expect(hit[0]).toBe("maxRunningHandlers");
  });

  it.each(["ber", "json"] as const)(
    "whose messages are long stop the reading in %s until some finish; none is lost",
    async (encoding) => {
      const hit = hits();
      const { server, port } = await serve({ limits: { maxRunningBytes: 10_000 } });
      const gates: (() => void)[] = [];
      server.handle(stall, async ({ text }) => {
        await new Promise<void>((resolve) => gates.push(resolve));
        return { text: text as string };
      });
      const client = await join(port, { encoding });
      // Three of them are over the limit; a single one is, too, and is carried out nevertheless.
      const texts = [
        ...Array.from({ length: 9 }, (_, i) => `${i}`.repeat(4_000)),
        "x".repeat(30_000),
      ];
      const calls = texts.map(async (text) => (await client.invoke(stall, { text })).text);
      await until(() => gates.length === 3);
      await settle(50);
      expect(gates).toHaveLength(3);
      expect(only(server.connections).messagesIn).toBe(3);
      for (let i = 0; i < texts.length; i++) {
        await until(() => gates.length > i);
        gates[i]?.();
      }
      expect(await Promise.all(calls)).toEqual(texts);
      expect(hit[0]).toBe("maxRunningBytes");
    },
  );

  it("with long messages of several connections leave room only for short ones, until some finish", async () => {
    const hit = hits();
    const limits = { maxRunningBytes: 0, maxRunningBytesTogether: 300_000 };
    const { server, port, log } = await serve({ limits });
    const gates: (() => void)[] = [];
    server.handle(stall, async ({ text }) => {
      await new Promise<void>((resolve) => gates.push(resolve));
      return { text: text as string };
    });
    server.handle(configure, ({ text }) => ({ text: text as string }));
    const clients = [await join(port), await join(port)] as const;
    const long = "x".repeat(140_000);
    const calls = clients.map((client) => client.invoke(stall, { text: long }));
    await until(() => gates.length === 2);
    await expect(clients[0].invoke(configure, { text: long })).rejects.toMatchObject({
      problemName: "resourceLimitation",
      details: "too many long messages at a time",
    });
    const short = "x".repeat(60_000);
    expect(await clients[0].invoke(configure, { text: short })).toEqual({ text: short });
    expect(hit).toEqual(["maxRunningBytesTogether"]);
    const [told] = log.of("too many long messages at a time");
    expect(told?.facts).toMatchObject({ operation: "configure" });
    gates[0]?.();
    await calls[0];
    expect(await clients[1].invoke(configure, { text: long })).toEqual({ text: long });
    gates[1]?.();
    await Promise.all(calls);
  });

  it("that wait for an answer of the same client do not keep it from being read", async () => {
    const { server, port } = await serve({ limits: { maxRunningHandlers: 3 } });
    server.handle(stall, async ({ text }, { connection }) => {
      const { total } = await connection.invoke(add, { a: Number(text), b: 1 });
      return { text: String(total) };
    });
    const client = await join(port);
    client.handle(add, async ({ a, b }) => {
      await settle(1);
      return { total: a + b };
    });
    const calls = Array.from({ length: 50 }, (_, i) => client.invoke(stall, { text: String(i) }));
    const texts = (await Promise.all(calls)).map(({ text }) => Number(text));
    expect(texts).toEqual(Array.from({ length: 50 }, (_, i) => i + 1));
  });

  it("of one session leave room for those of others on the same connection", async () => {
    const { server, port } = await serve({
      limits: { maxRunningHandlers: 5, maxInboundInvokes: 5 },
      onConnection({ sessions }) {
        sessions.enable();
        for (const id of ["A", "B"]) sessions.create(id);
      },
    });
    const gate = deferred();
    server.handle(stall, () => gate.promise.then(() => ({})));
    server.handle(configure, ({ text }) => ({ text: `${text} set` }));
    const client = await join(port);
    const waiting = Array.from({ length: 14 }, () => client.session("A").invoke(stall, {}));
    const { text } = await client.session("B").invoke(configure, { text: "B" });
    expect(text).toBe("B set");
    gate.resolve();
    await Promise.all(waiting);
  });

  it("over the hard limit reject what comes; events over it are dropped and logged", async () => {
    const hit = hits();
    const { server, port, log } = await serve({
      limits: { maxRunningHandlers: 0, maxInboundInvokes: 10 },
    });
    const gate = deferred();
    server.handle(stall, () => gate.promise.then(() => ({})));
    const events: number[] = [];
    server.handle(news, ({ number }) => void events.push(number));
    const client = await join(port);
    const calls = Array.from({ length: 15 }, () =>
      client.invoke(stall, {}).then(
        () => "result",
        (error: { problemName: string }) => error.problemName,
      ),
    );
    client.emit(news, { number: 1, text: "" });
    await until(() => hit.length === 6);
    gate.resolve();
    const outcomes = await Promise.all(calls);
    expect(outcomes.filter((outcome) => outcome === "result")).toHaveLength(10);
    expect(outcomes.filter((outcome) => outcome === "resourceLimitation")).toHaveLength(5);
    client.emit(news, { number: 2, text: "" });
    await until(() => events.length === 1);
    expect(events).toEqual([2]);
    expect(hit).toEqual(Array.from({ length: 6 }, () => "maxInboundInvokes"));
    const told = () => log.of("too many invokes at a time").map(({ facts }) => facts);
    expect(told()).toEqual([{ connection: 1, operation: "stall" }]);
    await client.close();
    await until(() => told().length === 2);
    expect(told()[1]).toEqual({ connection: 1, repeated: 5 });
  });
});

describe("connections", () => {
  it("over the limit are accepted and closed with a logged reason; others are not affected", async () => {
    const hit = hits();
    const { server, port, log } = await serve({ limits: { maxConnections: 2 } });
    server.handle(configure, () => ({}));
    const [first, second] = [await join(port), await join(port)];
    await until(() => server.connections.size === 2);
    const refused = await rawClient(port);
    await refused.end();
    await until(() => log.of("connection refused").length === 1);
    expect(log.of("connection refused")).toMatchObject([
      { level: "warn", facts: { remoteAddress: "127.0.0.1", limit: "maxConnections" } },
    ]);
    for (const client of [first, second]) {
      await expect(client.invoke(configure, {})).resolves.toEqual({});
    }
    await first.close();
    await until(() => server.connections.size === 1);
    await expect((await join(port)).invoke(configure, {})).resolves.toEqual({});
    expect(hit).toEqual(["maxConnections"]);
  });

  it("are limited per address if that is wanted", async () => {
    const { server, port, log } = await serve({ limits: { maxConnectionsPerAddress: 1 } });
    server.handle(configure, () => ({}));
    const first = await join(port);
    await until(() => server.connections.size === 1);
    await (await rawClient(port)).end();
    expect(log.of("connection refused")).toMatchObject([
      { facts: { limit: "maxConnectionsPerAddress" } },
    ]);
    await first.close();
    await until(() => server.connections.size === 0);
    await expect((await join(port)).invoke(configure, {})).resolves.toEqual({});
  });
});

describe("time", () => {
  it.each([
    ["says nothing", ""],
    ["says half a message", "a110 0201"],
  ])("to the first complete message ends: a client that %s is closed", async (_, octets) => {
    const hit = hits();
    const { server, port, log } = await serve({ limits: { firstMessageTimeout: 150 } });
    server.handle(configure, () => ({}));
    const clock = holdClock();
    const peer = await rawClient(port);
    const good = await rawClient(port);
    if (octets !== "") peer.send(hex(octets));
    good.send(configureRequest());
    await good.until(12);
    await until(() => server.connections.size === 2);
    await clock.advance(400);
    await peer.end();
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("connection closed")[0]?.facts).toMatchObject({
      code: "timeout",
      reason: "no message within 150 ms",
      limit: "firstMessageTimeout",
    });
    await clock.advance(400);
    await settle();
    expect(good.ended).toBe(false);
    expect(hit).toEqual(["firstMessageTimeout"]);
  });

  it("to the logon ends, and begins again with the logoff", async () => {
    const hit = hits();
    const { server, port, log } = await serve({ logon: true, limits: { logonTimeout: 300 } });
    server.handle(configure, ({ text }, { connection }) => {
      if (text !== undefined) connection.authenticated = text === "logon";
      return {};
    });
    const clock = holdClock();
    const stranger = await join(port);
    const user = await join(port);
    await stranger.invoke(configure, {});
    await user.invoke(configure, { text: "logon" });
    await clock.advance(500);
    await expect(stranger.closed).resolves.toMatchObject({ code: "remote" });
    await clock.advance(500);
    await expect(user.invoke(configure, {})).resolves.toEqual({});
    await user.invoke(configure, { text: "logoff" });
    await clock.advance(500);
    await expect(user.closed).resolves.toMatchObject({ code: "remote" });
    expect(log.of("connection closed").map(({ facts }) => facts.reason)).toEqual([
      "no logon within 300 ms",
      "no logon within 300 ms",
    ]);
    expect(hit).toEqual(["logonTimeout", "logonTimeout"]);
  });

  it("of silence first sends a keep-alive event, then closes", async () => {
    const hit = hits();
    const { server, port, log } = await serve({
      limits: { keepAliveInterval: 150, idleTimeout: 700, firstMessageTimeout: 0 },
    });
    const clock = holdClock();
    const peer = await rawClient(port);
    await until(() => server.connections.size === 1);
    await clock.advance(250);
    expect(await peer.until(15)).toBe(keepAlive);
    await clock.advance(650);
    await peer.end();
    expect(peer.received.length / keepAlive.length).toBeGreaterThanOrEqual(2);
    expect(peer.received.replaceAll(keepAlive, "")).toBe("");
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("connection closed")[0]?.facts).toMatchObject({
      code: "timeout",
      reason: "nothing received for 700 ms",
    });
    expect(hit).toEqual(["idleTimeout"]);
  });

  it("of silence does not pass while keep-alive events come, on either side", async () => {
    const { server, port, log } = await serve({
      limits: { idleTimeout: 500, keepAliveInterval: 100 },
    });
    const clock = holdClock();
    const client = await join(port, { limits: { idleTimeout: 500, keepAliveInterval: 100 } });
    await until(() => server.connections.size === 1);
    const [here, there] = [client.connection, only(server.connections)];
    for (let time = 0; time < 1500; time += 100) {
      await clock.advance(100);
      await until(
        () => there.messagesIn === here.messagesOut && here.messagesIn === there.messagesOut,
      );
    }
    expect(here.open && there.open).toBe(true);
    expect(there.messagesIn).toBeGreaterThan(3);
    // They are nothing that anybody has to handle.
    expect(log.of("event that nobody handles")).toEqual([]);
    client.emit(news, { number: 1, text: "x" });
    await until(() => log.of("event that nobody handles").length === 1);
  });

  it("of silence of the server closes a client that is told so", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port, { limits: { idleTimeout: 200 } });
    const call = client.invoke(stall, {}).catch((error: unknown) => error);
    await expect(client.closed).resolves.toMatchObject({ code: "timeout", limit: "idleTimeout" });
    await expect(call).resolves.toMatchObject({ reason: { limit: "idleTimeout" } });
    await (await peer).end();
  });

  it("of a handler ends with an error for the caller, an aborted signal, and nothing else", async () => {
    const hit = hits();
    const { server, port, log } = await serve({ limits: { handlerTimeout: 150 } });
    const reasons: unknown[] = [];
    const late: ((text: string) => void)[] = [];
    server.handle(stall, (_, { signal }) => {
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return new Promise((resolve) => late.push((text) => resolve({ text })));
    });
    server.handle(news, (_, { signal }) => {
      signal.addEventListener("abort", () => reasons.push(signal.reason));
      return new Promise(() => {});
    });
    const client = await join(port);
    client.emit(news, { number: 1, text: "" });
    await expect(client.invoke(stall, {})).rejects.toMatchObject({
      name: "RoseError",
      error: { u8sErrorString: "internal error" },
    });
    await until(() => reasons.length === 2);
    expect(reasons.every((reason) => reason instanceof RoseTimeoutError)).toBe(true);
    const connection = only(server.connections);
    expect(connection.runningHandlers).toBe(0);
    const slow = log.of("the handler takes too long").map(({ facts }) => facts.operation as string);
    expect(slow.toSorted()).toEqual(["news", "stall"]);
    const sent = connection.messagesOut;
    late[0]?.("too late");
    await settle();
    expect(connection.messagesOut).toBe(sent);
    expect(client.connection.strayAnswers + client.connection.lateAnswers).toBe(0);
    expect(hit).toEqual(["handlerTimeout", "handlerTimeout"]);
    // The invoke id is free again.
    const peer = await rawClient(port);
    for (let round = 1; round <= 2; round++) {
      peer.send(hex("a106 020101 02010d"));
      await until(() => peer.received.split("a31e020101").length - 1 === round);
    }
  });

  it("of a handler that fails after it has been given up is told to the log alone", async () => {
    const { server, port, log } = await serve({ limits: { handlerTimeout: 50 } });
    const late: ((error: Error) => void)[] = [];
    server.handle(stall, () => new Promise((_, reject) => late.push(reject)));
    const client = await join(port);
    await expect(client.invoke(stall, {})).rejects.toMatchObject({ name: "RoseError" });
    const sent = only(server.connections).messagesOut;
    late[0]?.(new Error("too late"));
    await until(() => log.of("a late handler failed").length === 1);
    expect(log.of("the handler failed")).toEqual([]);
    expect(only(server.connections).messagesOut).toBe(sent);
  });

  it("of a handler counts from the invoke, hooks included", async () => {
    const { server, port } = await serve({
      limits: { handlerTimeout: 100 },
      authorize: () => new Promise(() => {}),
    });
    server.handle(configure, () => ({}));
    const client = await join(port);
    await expect(client.invoke(configure, {})).rejects.toMatchObject({ name: "RoseError" });
  });
});

describe("a peer that does not take what is sent to it", () => {
  const text = "x".repeat(9_000);

  it("is closed when it stays above the limit, and named in the log; others get everything", async () => {
    const hit = hits();
    const { server, port, log } = await serve({
      // The slow one sends no message, however long it takes until so much waits for it.
      limits: { maxOutboundBytes: 400_000, backlogGrace: 100, firstMessageTimeout: 0 },
    });
    const slow = await rawClient(port);
    slow.socket.pause();
    const client = await join(port);
    const events = client.events(news);
    await until(() => server.connections.size === 2);
    let number = 0;
    while (server.connections.size === 2) {
      server.broadcast(news, { number: number++, text });
      await settle(1);
    }
    expect(log.of("slow consumer")).toMatchObject([
      {
        level: "warn",
        facts: {
          connection: 1,
          remoteAddress: "127.0.0.1",
          limit: "maxOutboundBytes",
          backlog: expect.any(Number),
        },
      },
    ]);
    expect(log.of("connection closed")[0]?.facts).toMatchObject({ connection: 1, code: "limit" });
    for (let expected = 0; expected < number; expected++) {
      const { value } = await events.next();
      expect(value?.number).toBe(expected);
    }
    expect(hit).toContain("maxOutboundBytes");
  });

  it("may be above the limit for a moment", async () => {
    const { server, port } = await serve({
      limits: { maxOutboundBytes: 100_000, backlogGrace: 5_000 },
    });
    // Whether the moment is over is not for the machine to say.
    holdClock();
    const client = await join(port, { limits: { maxQueuedEvents: 100_000 } });
    const events = client.events(news);
    await until(() => server.connections.size === 1);
    for (let number = 0; number < 2000; number++) server.broadcast(news, { number, text });
    expect(only(server.connections).backlog).toBeGreaterThan(100_000);
    for (let number = 0; number < 2000; number++) await events.next();
    await until(() => only(server.connections).backlog === 0);
  });

  it("is closed when it takes nothing for a time, however little it is", async () => {
    const hit = hits();
    // No message comes, however long it takes until the buffers are full.
    const limits = { stalledTimeout: 300, firstMessageTimeout: 0 };
    const { server, port, log } = await serve({ limits });
    const slow = await rawClient(port);
    slow.socket.pause();
    await until(() => server.connections.size === 1);
    const connection = only(server.connections);
    let number = 0;
    // Until the buffers of the system are full.
    while (connection.backlog === 0) {
      connection.emit(news, { number: number++, text });
      await settle(1);
    }
    await until(() => server.connections.size === 0);
    expect(log.of("slow consumer")[0]?.facts).toMatchObject({ limit: "stalledTimeout" });
    expect(log.of("connection closed")[0]?.facts).toMatchObject({
      code: "timeout",
      limit: "stalledTimeout",
    });
    expect(hit).toEqual(["stalledTimeout"]);
    // With a reset: the system does not go on holding what nobody takes.
    slow.socket.resume();
    await slow.end();
    expect(slow.received.length / 2).toBeLessThan(connection.bytesOut / 2);
  });

  it("is not closed while it takes something now and then", async () => {
    const { server, port } = await serve({
      limits: { stalledTimeout: 1000, maxFrameBytes: 50_000_000 },
    });
    const slow = await rawClient(port);
    slow.socket.removeAllListeners("data");
    slow.socket.pause();
    await until(() => server.connections.size === 1);
    const connection = only(server.connections);
    const bytes = tlv(0xa1, hex("0203 01869f 020114"), tlv(0x04, new Uint8Array(40_000_000)));
    connection.send(bytes);
    let taken = 0;
    slow.socket.on("data", (chunk: Uint8Array) => {
      taken += chunk.length;
      slow.socket.pause();
    });
    const clock = holdClock();
    for (let time = 0; time < 2800; time += 700) {
      // More than what the system holds for it, so that the server sees it move.
      const enough = taken + 6_000_000;
      await until(() => {
        slow.socket.resume();
        return taken >= enough;
      });
      await clock.advance(700);
    }
    expect(taken).toBeLessThan(bytes.length);
    expect(connection.open).toBe(true);
    slow.socket.removeAllListeners("data");
    slow.socket.on("data", (chunk: Uint8Array) => {
      taken += chunk.length;
    });
    slow.socket.resume();
    await until(() => taken === bytes.length);
  });

  it("gets no more of its requests carried out above the backlog limit, until it takes some", async () => {
    const hit = hits();
    const { server, port } = await serve({ limits: { maxBacklogBytes: 100_000 } });
    let calls = 0;
    server.handle(configure, () => {
      calls++;
      return { text };
    });
    const peer = await rawClient(port);
    peer.socket.pause();
    const requests = 1500;
    peer.send(concat(...Array.from({ length: requests }, () => configureRequest())));
    await until(() => hit.includes("maxBacklogBytes"));
    await settle(50);
    expect(calls).toBeLessThan(requests);
    peer.socket.resume();
    await until(() => calls === requests);
  });
});

describe("values in JSON", () => {
  it("over their limit close the connection before the text is parsed", async () => {
    const hit = hits();
    const { server, port, log } = await serve({ limits: { maxJsonValues: 1000 } });
    server.handle(configure, () => ({}));
    const peer = await rawClient(port);
    const send = (values: number): void => {
      const argument = `{"text":"","unknown":[${Array<number>(values).fill(1).join(",")}]}`;
      peer.send(jsonFrame(`{"invoke":{"invokeID":1,"operationID":12,"argument":${argument}}}`)!);
    };
    send(900);
    await until(() => server.connections.values().next().value?.messagesIn === 1);
    const parse = vi.spyOn(JSON, "parse");
    onTestFinished(() => parse.mockRestore());
    send(1000);
    await until(() => log.of("connection closed").length === 1);
    expect(parse.mock.calls.every(([text]) => text.length < 100)).toBe(true);
    expect(log.of("connection closed")[0]?.facts.limit).toBe("maxJsonValues");
    expect(hit).toEqual(["maxJsonValues"]);
  });
});

describe("a limit is refused", () => {
  it.each([
    "maxFrameBytes",
    "maxFrameBytesBeforeLogon",
    "maxDepth",
    "maxElements",
    "maxPendingCalls",
  ])("of 0 where nothing would work: %s", (name) => {
    expect(() => engineLimits({ [name]: 0 })).toThrow(
      new RangeError(`${name} must be a whole number of at least 1, not 0`),
    );
  });

  it("that no timer can keep, for it would be over at once", () => {
    expect(() => engineLimits({ callTimeout: 2 ** 31 })).toThrow("callTimeout must be at most");
    expect(engineLimits({ callTimeout: 2 ** 31 - 1 }).callTimeout).toBe(2 ** 31 - 1);
  });

  it("over what can be kept, whichever it is", () => {
    for (const [name, most] of Object.entries(highestEngineLimits)) {
      expect(engineLimits({ [name]: most })).toMatchObject({ [name]: most });
      for (const value of [most + 1, 99_999_999_999_999, 2 ** 60]) {
        const message = `${name} must be at most ${most}, not ${value}`;
        expect(() => engineLimits({ [name]: value })).toThrow(new RangeError(message));
        expect(() => createServer({ limits: { [name]: value } })).toThrow(message);
      }
      for (const value of [Infinity, Number.NaN, 1.5, -1, "1"]) {
        expect(() => engineLimits({ [name]: value as number })).toThrow(`${name} must be a whole`);
      }
    }
  });
});
