import { describe, expect, it } from "vitest";
import { holdClock } from "../../support/held-clock.js";
import { certificate } from "../../server/certificate.js";
import { concat, hex, tlv } from "../support/bytes.js";
import { add, configure, news, stall } from "../support/operations.js";
import { insidesOf, join, rawClient, rawServer, serve, settle, until } from "../support/peers.js";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");

const faults: [string, Uint8Array, string][] = [
  ["garbage", hex("deadbeef"), "unknown-frame"],
  ["a wrong tag", hex("a503020101"), "unknown-frame"],
  ["a length of 4 GiB", hex("a1850100000000"), "bad-length"],
  ["a length that looks negative", hex("a18480000000"), "frame-too-large"],
  ["a frame over the limit", hex("a18401000000"), "frame-too-large"],
  ["a primitive of indefinite length", hex("a180 0480"), "bad-length"],
  ["a greeting of HTTP", latin1("GET / HTTP/1.1\r\nHost: x\r\n\r\n"), "unknown-frame"],
  ["a greeting of SMTP", latin1("EHLO localhost\r\n"), "unknown-frame"],
  ["a greeting of SSH", latin1("SSH-2.0-OpenSSH_9.6\r\n"), "unknown-frame"],
  ["a greeting of TLS", hex("16030100c8010000c40303"), "unknown-frame"],
  ["JSON without a header", latin1('{"invoke":{}}'), "unknown-frame"],
  ["a lenient JSON header", latin1("J 000005{}   "), "bad-json-header"],
  ["an envelope that is none", hex("a103020101"), "missing-member"],
  ["an envelope with a stranger in it", hex("a10a 020101 020101 0500 0500"), "unexpected-member"],
];

describe("a server", () => {
  it.each(faults)(
    "closes a connection on %s, logs why, answers nothing, serves the others",
    async (_, octets, code) => {
      const { server, port, log } = await serve();
      server.handle(add, ({ a, b }) => ({ total: a + b }));
      const other = await join(port);
      await other.invoke(add, { a: 1, b: 1 });
      const peer = await rawClient(port);
      peer.send(octets);
      await peer.end();
      expect(peer.received).toBe("");
      expect(log.of("connection closed")).toMatchObject([
        { level: "warn", facts: { code: "protocol", fault: code, connection: 2 } },
      ]);
      await expect(other.invoke(add, { a: 2, b: 3 })).resolves.toEqual({ total: 5 });
      await until(() => server.connections.size === 1);
      await expect((await join(port)).invoke(add, { a: 1, b: 3 })).resolves.toEqual({ total: 4 });
    },
  );

  it("answers what came before the fault, and nothing that comes after it", async () => {
    const { server, port } = await serve();
    server.handle(configure, () => ({}));
    const peer = await rawClient(port);
    peer.send(hex("a106 020101 02010c 00 a106 020102 02010c"));
    await peer.end();
    expect(peer.received).toBe("a20a02010130050201003000");
  });

  it("never delivers a frame that stands inside the contents of another", async () => {
    const { server, port } = await serve();
    const texts: unknown[] = [];
    server.handle(configure, ({ text }) => {
      texts.push(text);
      return {};
    });
    const peer = await rawClient(port);
    const inner = hex("a106 020102 02010c");
    const outer = tlv(0xa1, hex("020101 02010c"), tlv(0x30, tlv(0x0c, hex("41"), hex("06020102"))));
    peer.send(outer);
    await peer.until(12);
    // An octet is lost: what follows must not be searched for something that looks like a frame.
    peer.send(concat(outer.subarray(1), inner));
    await peer.end();
    expect(texts).toEqual(["A\u0006\u0002\u0001\u0002"]);
  });

  it.each([
    ["a length", "a182"],
    ["the contents", "a10e0201010201"],
    ["contents of indefinite length", "a18002010102010a3006"],
    ["a JSON header", "4a3030"],
  ])("closes a connection that falls silent inside %s", async (_, octets) => {
    const { server, port, log } = await serve({ limits: { partialFrameTimeout: 80 } });
    server.handle(configure, () => ({}));
    const other = await join(port);
    const peer = await rawClient(port);
    peer.send(hex(octets));
    await peer.end();
    expect(log.of("connection closed")).toMatchObject([
      {
        level: "warn",
        facts: { code: "timeout", reason: "no progress within a message for 80 ms" },
      },
    ]);
    await expect(other.invoke(configure, {})).resolves.toEqual({});
  });

  it("waits for a frame that makes progress, and for ever between two", async () => {
    const { server, port } = await serve({ limits: { partialFrameTimeout: 500 } });
    server.handle(configure, () => ({}));
    const clock = holdClock();
    const peer = await rawClient(port);
    await until(() => server.connections.size === 1);
    const [connection] = [...server.connections];
    for (const octet of hex("a1060201010201")) {
      const before = connection!.bytesIn;
      peer.send(Uint8Array.of(octet));
      await until(() => connection!.bytesIn > before);
      await clock.advance(300);
    }
    peer.send(hex("0c"));
    expect(await peer.until(12)).toBe("a20a02010130050201003000");
    await clock.advance(2000);
    await settle();
    expect(peer.ended).toBe(false);
  });

  it("leaves JSON frames to a handler that takes them", async () => {
    const frame = latin1('J0000013{"invoke":{}}');
    const texts: string[] = [];
    const served = await serve({
      json: (text, connection) => texts.push(`${connection.id} ${Buffer.from(text).toString()}`),
    });
    const taken = await rawClient(served.port);
    taken.send(frame);
    await until(() => texts.length === 1);
    expect(texts).toEqual(['1 {"invoke":{}}']);
    expect(taken.ended).toBe(false);
  });

  it("takes no JSON frame for that handler where TLS is required and not on", async () => {
    const texts: unknown[] = [];
    const { port, log } = await serve({
      tls: { ...(await certificate()), policy: "required" },
      json: (text) => texts.push(text),
    });
    const peer = await rawClient(port);
    peer.send(latin1('J0000013{"invoke":{}}'));
    await peer.end();
    expect([texts, peer.received]).toEqual([[], ""]);
    expect(log.of("connection closed")).toMatchObject([
      { facts: { code: "protocol", reason: "a JSON frame before TLS" } },
    ]);
  });

  it("closes the connection of a message on which a hook for traces throws", async () => {
    const { port, log } = await serve({
      trace: () => {
        throw new Error("the disk is full");
      },
    });
    const peer = await rawClient(port);
    peer.send(hex("a106 020101 02010d"));
    await peer.end();
    expect(log.of("connection closed")).toMatchObject([
      { level: "error", facts: { code: "internal", err: { message: "the disk is full" } } },
    ]);
  });

  it("closes the connection of a peer to whom not even a failure can be told", async () => {
    const { server, port, log } = await serve({ limits: { maxFrameBytes: 10 } });
    server.handle(stall, () => Promise.reject(new Error("no")));
    const peer = await rawClient(port);
    peer.send(hex("a106 020101 02010d"));
    await peer.end();
    expect(peer.received).toBe("");
    expect(log.of("connection closed")).toMatchObject([
      { level: "error", facts: { code: "internal", err: { name: "LimitError" } } },
    ]);
  });

  it("survives sending on a socket that has just gone", async () => {
    const { server, port } = await serve();
    const peer = await rawClient(port);
    await until(() => server.connections.size === 1);
    const [connection] = insidesOf(server);
    connection!.socket.destroy();
    expect(connection!.emit(news, { number: 1, text: "to nobody" })).toBe(true);
    await expect(connection!.closed).resolves.toMatchObject({ code: "network" });
    expect([connection!.backlog, peer.received]).toEqual([0, ""]);
  });

  it("survives connections that are reset at any moment", async () => {
    const { server, port } = await serve();
    server.handle(stall, async () => {
      await settle(5);
      return {};
    });
    for (let i = 0; i < 30; i++) {
      const peer = await rawClient(port);
      peer.send(hex("a106 020101 02010d a106 0201"));
      if (i % 3 > 0) await settle(i % 7);
      peer.socket.resetAndDestroy();
    }
    await expect((await join(port)).invoke(stall, {})).resolves.toEqual({});
    await until(() => server.connections.size === 1);
  });

  it("stops carrying out requests of a peer that does not take the answers, until it does", async () => {
    const { server, port } = await serve({ limits: { maxBacklogBytes: 200_000 } });
    let calls = 0;
    server.handle(configure, () => {
      calls++;
      return { text: "x".repeat(10_000) };
    });
    const peer = await rawClient(port);
    peer.socket.pause();
    peer.socket.removeAllListeners("data");
    const requests = 3_000;
    peer.send(concat(...Array.from({ length: requests }, () => hex("a106 020101 02010c"))));
    await until(() => [...server.connections].some(({ backlog }) => backlog > 200_000));
    await settle(50);
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThan(requests);
    expect([...server.connections][0]?.open).toBe(true);
    let taken = 0;
    peer.socket.on("data", (chunk: Uint8Array) => {
      taken += chunk.length;
    });
    peer.socket.resume();
    await until(() => taken === requests * 10_022);
    expect(calls).toBe(requests);
  });
});

describe("a client", () => {
  it("closes on garbage from the server and tells every caller why", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const call = client.invoke(add, { a: 1, b: 2 });
    (await peer).send("HTTP/1.1 400 Bad Request\r\n\r\n");
    await expect(call).rejects.toMatchObject({
      code: "rose-connection-closed",
      reason: { code: "protocol" },
      cause: { name: "FramingError", code: "unknown-frame" },
    });
    await expect(client.closed).resolves.toMatchObject({ code: "protocol" });
  });

  it.each(["a185", "a180", "a184 80000000"])("survives the octets %s", async (octets) => {
    const { port, peer } = await rawServer();
    const client = await join(port, { limits: { partialFrameTimeout: 80 } });
    (await peer).send(hex(octets));
    const { code } = await client.closed;
    expect(["protocol", "timeout"]).toContain(code);
  });

  it("starts afresh: half a frame of one connection is no part of the next", async () => {
    const { port, peer } = await rawServer();
    const first = await join(port);
    (await peer).send(hex("a20d 020101 3008"));
    await first.close();
    const { server, port: next } = await serve();
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    await expect((await join(next)).invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
  });
});

describe("logs", () => {
  it("hold what a peer chose only as facts, without line ends", async () => {
    const { port, log } = await serve();
    const peer = await rawClient(port);
    const name = latin1("x\nERROR forged");
    peer.send(tlv(0xa1, hex("020101"), tlv(0xa2, tlv(0x0c, name)), hex("020100")));
    await peer.until(8);
    const [line] = log.of("invoke of an operation that nobody handles");
    expect(line?.facts.operationName).toBe("x?ERROR forged");
    expect(log.lines.every((entry) => !/[\n\r]/.test(entry.message))).toBe(true);
  });

  it("hold no argument", async () => {
    const { server, port, log } = await serve();
    server.handle(configure, () => {
      throw new Error("no");
    });
    const client = await join(port);
    await client.invoke(configure, { text: "hunter2" }).catch(() => {});
    client.connection.send(hex("a110 020107 02010c 3008 0c06 68756e746572"));
    await client.invoke(configure, {}).catch(() => {});
    expect(JSON.stringify(log.lines)).not.toContain("hunter");
  });
});
