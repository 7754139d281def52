import { once } from "node:events";
import { connect as tlsConnect, type TLSSocket } from "node:tls";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { asnStartTLS } from "../../../src/modules/transport/transport.js";
import { connect } from "../../../src/rose/client/client.js";
import { ConnectionClosedError, RoseTimeoutError, TlsError } from "../../../src/rose/errors.js";
import { silentLog } from "../../../src/rose/log.js";
import { createServer } from "../../../src/rose/server/server.js";
import type { RoseServer } from "../../../src/rose/index.js";
import { sessionKey } from "../../../src/rose/connection/session.js";
import { certificateFor, type Certificate } from "../support/certificates.js";
import { concat, hex } from "../support/bytes.js";
import { add, configure, echo, news, stall } from "../support/operations.js";
import {
  deferred,
  insidesOf,
  join,
  rawClient,
  rawServer,
  serve,
  settle,
  until,
  type Lines,
} from "../support/peers.js";
import { internalOf } from "../../../src/rose/connection/connection.js";

const request = hex("a109 020101 0202044f 3000");
const answer = "a20a0201013005020100" + "3000";
const configureRequest = hex("a106 020102 02010c");

let own: Certificate;
let other: Certificate;
let stranger: Certificate;

beforeAll(async () => {
  own = await certificateFor();
  other = await certificateFor();
  stranger = await certificateFor("elsewhere.example");
});

/** A server with TLS that adds and configures. */
async function secureServer(
  policy: "never" | "allowed" | "required" = "allowed",
  options: Parameters<typeof serve>[0] = {},
): Promise<{ server: RoseServer; port: number; log: Lines }> {
  const served = await serve({ tls: { ...own, policy }, ...options });
  served.server.handle(add, ({ a, b }) => ({ total: a + b }));
  served.server.handle(configure, ({ text }, { connection }) => ({
    text: `${text} ${connection.encrypted}`,
  }));
  return served;
}

async function secureSocket(port: number, options: object = {}): Promise<TLSSocket> {
  const socket = tlsConnect({ port, host: "127.0.0.1", ca: own.cert, ...options });
  onTestFinished(() => void socket.destroy());
  await once(socket, "secureConnect");
  return socket;
}

describe("StartTLS", () => {
  it("turns a client's connection to TLS before anything else is said", async () => {
    const seen: string[] = [];
    const { port } = await secureServer("allowed", {
      trace: (direction, bytes) =>
        void seen.push(`${direction} ${Buffer.from(bytes).toString("hex")}`),
    });
    const client = await join(port, { tls: { mode: "starttls", ca: own.cert } });
    expect(client.connection.encrypted).toBe(true);
    await expect(client.invoke(configure, { text: "x" })).resolves.toEqual({ text: "x true" });
    expect(seen.slice(0, 2)).toEqual(["in a1090201010202044f3000", `out ${answer}`]);
    expect(internalOf(client.connection).socket).toMatchObject({
      encrypted: true,
      authorized: true,
    });
  });

  it("carries large messages both ways, and many of them", async () => {
    const { server, port } = await secureServer();
    server.handle(echo, ({ bytes }) => ({ bytes }));
    const client = await join(port, { tls: { mode: "starttls", ca: own.cert } });
    for (const size of [0, 5000, 300_000, 3_000_000]) {
      const bytes = new Uint8Array(size).map((_, i) => i * 7);
      const result = await client.invoke(echo, { bytes });
      expect(Buffer.compare(result.bytes, bytes)).toBe(0);
    }
    const sums = Array.from({ length: 500 }, (_, a) => client.invoke(add, { a, b: 1 }));
    expect((await Promise.all(sums)).map(({ total }) => total)).toEqual(sums.map((_, a) => a + 1));
  });

  it("is answered in clear first, octet for octet; then the handshake is awaited", async () => {
    const { port } = await secureServer();
    const peer = await rawClient(port);
    peer.send(request);
    expect(await peer.until(12)).toBe(answer);
    peer.socket.removeAllListeners("data");
    const secure = tlsConnect({ socket: peer.socket, host: "127.0.0.1", ca: own.cert });
    await once(secure, "secureConnect");
    secure.write(configureRequest);
    const [octets] = (await once(secure, "data")) as [Buffer];
    expect(octets.toString("hex")).toMatch(/^a2..020102/);
  });

  it.each([
    ["in the same chunk", 0],
    ["in a chunk of their own", 30],
  ])(
    "closes on unencrypted octets after the request %s, and carries out none of them",
    async (_, pause) => {
      const { server, port, log } = await secureServer();
      const texts: unknown[] = [];
      server.handle(news, ({ text }) => void texts.push(text));
      server.handle(stall, () => {
        texts.push("stall");
        return {};
      });
      const peer = await rawClient(port);
      const injected = concat(
        hex("a106 020103 02010d"),
        hex("a111 0203 01869f 020114 3007 020101 0c0269 6e"),
      );
      if (pause === 0) {
        peer.send(concat(request, injected));
      } else {
        peer.send(request);
        await settle(pause);
        peer.send(injected);
      }
      await peer.end();
      await until(() => server.connections.size === 0);
      expect(texts).toEqual([]);
      expect(log.of("connection closed")).toMatchObject([{ facts: { code: "protocol" } }]);
      expect(peer.received.includes("a2") ? peer.received.slice(0, 24) : "").toBe(
        answer.slice(0, 24),
      );
    },
  );

  it("lets nothing that was said before count afterwards", async () => {
    const key = sessionKey<string>("state");
    const secured: unknown[] = [];
    const { server, port } = await secureServer("allowed", {
      onSecure: (connection) => {
        secured.push([
          connection.session.user,
          connection.session.get(key),
          connection.sessions.enabled,
        ]);
      },
    });
    const client = await join(port);
    await until(() => server.connections.size === 1);
    const [connection] = server.connections;
    if (connection === undefined) throw new Error("no connection");
    const before = connection.session;
    before.user = "mallory";
    before.set(key, "negotiated");
    connection.authenticated = true;
    connection.sessions.enable();
    const session = connection.sessions.create("S1");
    await client.connection.startTls({ ca: own.cert });
    // A client of TLS 1.3 is done before the server is.
    await until(() => secured.length === 1);
    expect(secured).toEqual([[undefined, undefined, false]]);
    expect(connection.authenticated).toBe(false);
    expect(connection.session).not.toBe(before);
    expect([before.ended, session.ended]).toEqual([true, true]);
    await expect(
      client.invoke(configure, { text: "x" }, { sessionID: "S1" }),
    ).rejects.toMatchObject({ problemName: "invalidSessionID" });
    await expect(client.invoke(configure, { text: "x" })).resolves.toEqual({ text: "x true" });
  });

  it("begins in BER again, whatever was spoken before", async () => {
    const { server, port } = await secureServer();
    const peer = await rawClient(port);
    peer.send(Buffer.from('J0000050{"invoke":{"invokeID":99999,"operationID":1706}}  '));
    await until(() => [...server.connections].some(({ encoding }) => encoding === "json"));
    peer.send(request);
    expect(await peer.until(12)).toBe(answer);
    peer.socket.removeAllListeners("data");
    const secure = tlsConnect({ socket: peer.socket, host: "127.0.0.1", ca: own.cert });
    await once(secure, "secureConnect");
    await until(() => [...server.connections].some(({ encrypted }) => encrypted));
    server.broadcast(news, { number: 1, text: "x" });
    const [octets] = (await once(secure, "data")) as [Buffer];
    expect(octets[0]).toBe(0xa1);
  });

  it("has what is sent meanwhile wait for TLS", async () => {
    const { server, port } = await secureServer();
    const client = await join(port);
    const events = client.events(news);
    await until(() => server.connections.size === 1);
    const clear: string[] = [];
    const [connection] = insidesOf(server);
    if (connection === undefined) throw new Error("no connection");
    const write = connection.socket.write.bind(connection.socket);
    let stage: unknown;
    connection.socket.write = ((bytes: Uint8Array, ...rest: never[]) => {
      // The first octets are the answer: TLS begins.
      if (clear.push(Buffer.from(bytes).toString("hex")) === 1) {
        queueMicrotask(() => {
          stage = connection.upgrade?.stage;
          server.broadcast(news, { number: 7, text: "secret" });
        });
      }
      return write(bytes, ...rest);
    }) as never;
    const turning = client.connection.startTls({ ca: own.cert });
    const call = client.invoke(add, { a: 1, b: 2 });
    await turning;
    await expect(call).resolves.toEqual({ total: 3 });
    await expect(events.next()).resolves.toMatchObject({ value: { number: 7 } });
    expect(stage).toBeTypeOf("string");
    expect(clear.filter((octets) => octets !== "")).toEqual([answer]);
  });

  it("is refused while it is on, and while other operations are under way", async () => {
    const { server, port } = await secureServer();
    const gate = deferred();
    server.handle(stall, () => gate.promise.then(() => ({})));
    const client = await join(port);
    const call = client.invoke(stall, {});
    await expect(client.connection.startTls()).rejects.toThrow("while calls or handlers");
    await expect(client.invoke(asnStartTLS, {})).rejects.toMatchObject({
      error: { u8sErrorString: "Not while other operations are under way" },
    });
    gate.resolve();
    await call;
    await client.connection.startTls({ ca: own.cert });
    await expect(client.connection.startTls()).rejects.toThrow("TLS is on already");
    await expect(client.invoke(asnStartTLS, {})).rejects.toMatchObject({
      error: { u8sErrorString: "TLS is on already" },
    });
    await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
  });

  it.each(["never", undefined] as const)(
    "is unrecognisedOperation if the policy is %s",
    async (policy) => {
      const { port } = await serve(policy === undefined ? {} : { tls: { ...own, policy } });
      const attempt = connect({ log: silentLog, host: "127.0.0.1", port, tls: "starttls" });
      const error = await attempt.catch((caught: unknown) => caught);
      expect(error).toBeInstanceOf(TlsError);
      expect(error).toMatchObject({
        code: "rose-tls",
        cause: { name: "RoseReject", problemName: "unrecognisedOperation" },
      });
    },
  );

  it("closes after handshakeTimeout if no handshake comes", async () => {
    const { port, log } = await secureServer("allowed", { limits: { handshakeTimeout: 100 } });
    const peer = await rawClient(port);
    peer.send(request);
    await peer.end();
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("connection closed")[0]?.facts).toMatchObject({
      code: "timeout",
      limit: "handshakeTimeout",
    });
  });

  it("survives clients that go away in the middle of it", async () => {
    const { server, port } = await secureServer();
    for (let i = 0; i < 20; i++) {
      const peer = await rawClient(port);
      peer.send(request);
      if (i % 2 === 0) await peer.until(12);
      if (i % 4 === 0) peer.send(hex("16030100c8010000c40303"));
      if (i % 3 === 0) peer.socket.destroy();
      else peer.socket.resetAndDestroy();
    }
    const client = await join(port, { tls: { mode: "starttls", ca: own.cert } });
    await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
    await until(() => server.connections.size === 1);
  });
});

describe("a client that asks for TLS", () => {
  it.each(["starttls", "direct"] as const)(
    "verifies the certificate by default (%s)",
    async (mode) => {
      const { server, port } = await secureServer();
      const direct = await server.listen({ port: 0, tls: true });
      const target = { host: "127.0.0.1", port: mode === "direct" ? direct.port : port };
      const error = await connect({ log: silentLog, ...target, tls: mode }).catch(
        (caught: unknown) => caught,
      );
      expect(error).toBeInstanceOf(TlsError);
      expect((error as Error).message).toBe("the handshake of TLS failed: self-signed certificate");
      expect(error).toMatchObject({ cause: { code: "DEPTH_ZERO_SELF_SIGNED_CERT" } });
      await until(() => server.connections.size === 0);
      const careless = await join(target.port, { tls: { mode, rejectUnauthorized: false } });
      await expect(careless.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
    },
  );

  it("refuses a certificate for another name, unless that is the name it asks for", async () => {
    const { port } = await serve({ tls: { ...stranger } });
    const tls = { mode: "starttls", ca: stranger.cert } as const;
    const attempt = connect({ log: silentLog, host: "127.0.0.1", port, tls });
    await expect(attempt).rejects.toMatchObject({
      code: "rose-tls",
      cause: { code: "ERR_TLS_CERT_ALTNAME_INVALID" },
    });
    const named = await join(port, { tls: { ...tls, servername: "elsewhere.example" } });
    expect(named.connection.encrypted).toBe(true);
  });

  it("does not go on in clear with a certificate of its own that is none", async () => {
    const { server, port } = await serve({ tls: own });
    const tls = { mode: "starttls", cert: "none", key: "none" } as const;
    const attempt = connect({ log: silentLog, host: "127.0.0.1", port, tls });
    await expect(attempt).rejects.toMatchObject({ code: "rose-tls", cause: expect.any(Error) });
    await until(() => server.connections.size === 0);
  });

  it("does not go on in clear, nor deliver what comes in clear", async () => {
    const { port, peer } = await rawServer();
    const attempt = connect({ log: silentLog, host: "127.0.0.1", port, tls: "starttls" });
    const raw = await peer;
    expect(await raw.until(11)).toBe("a1090201010202044f3000");
    // The answer, and an event that somebody in between has put after it.
    raw.send(concat(hex(answer), hex("a111 0203 01869f 020114 3007 020101 0c0269 6e")));
    await expect(attempt).rejects.toMatchObject({
      code: "rose-tls",
      message: "unencrypted octets after the request for TLS",
    });
    await raw.end();
  });

  it("does nothing that a server asks in clear meanwhile", async () => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const seen: unknown[] = [];
    client.handle(news, ({ text }) => void seen.push(text));
    client.handle(configure, () => {
      seen.push("configure");
      return {};
    });
    const turning = client.connection.startTls().catch((error: unknown) => error);
    const raw = await peer;
    await raw.until(11);
    raw.send(hex("a106 020107 02010c a10f 0203 01869f 020114 3005 020101 0c00"));
    await settle(50);
    expect(seen).toEqual([]);
    expect(raw.received).toBe("a1090201010202044f3000");
    raw.socket.destroy();
    await expect(turning).resolves.toBeInstanceOf(TlsError);
  });

  it("gives up if the server does not answer, or does not shake hands", async () => {
    const { port, peer } = await rawServer();
    const limits = { handshakeTimeout: 100 };
    const attempt = connect({ log: silentLog, host: "127.0.0.1", port, tls: "starttls", limits });
    await expect(attempt).rejects.toMatchObject({
      code: "rose-tls",
      message: "no TLS within 100 ms",
    });
    await (await peer).end();
    const second = await rawServer();
    const direct = connect({
      log: silentLog,
      host: "127.0.0.1",
      port: second.port,
      tls: "direct",
      limits,
    });
    await expect(direct).rejects.toBeInstanceOf(TlsError);
    await (await second.peer).end();
  });

  it("can be aborted, and leaves nothing behind", async () => {
    const { port, peer } = await rawServer();
    const controller = new AbortController();
    const { signal } = controller;
    const attempt = connect({ log: silentLog, host: "127.0.0.1", port, tls: "direct", signal });
    const raw = await peer;
    controller.abort("never mind");
    await expect(attempt).rejects.toMatchObject({ name: "AbortError" });
    await raw.end();
  });

  it("refuses versions before 1.2", async () => {
    const tls = { mode: "direct", minVersion: "TLSv1.1" } as never;
    await expect(connect({ port: 1, tls })).rejects.toBeInstanceOf(RangeError);
    for (const old of [
      { minVersion: "TLSv1" },
      { maxVersion: "TLSv1.1" },
      { secureProtocol: "x" },
    ]) {
      expect(() => createServer({ tls: { ...own, ...old } as never })).toThrow(RangeError);
    }
  });
});

describe("a server that requires TLS", () => {
  it("serves only what it is told to before, and everything after", async () => {
    const { server, port } = await serve({
      tls: { ...own, policy: "required", clearOperations: [configure] },
    });
    const handled: string[] = [];
    server.handle(configure, () => {
      handled.push("configure");
      return {};
    });
    server.handle(add, ({ a, b }) => {
      handled.push("add");
      return { total: a + b };
    });
    server.handle(news, () => void handled.push("news"));
    const client = await join(port);
    await expect(client.invoke(configure, {})).resolves.toEqual({});
    await expect(client.invoke(add, { a: 1, b: 2 })).rejects.toMatchObject({
      problemName: "resourceLimitation",
      details: "TLS is required",
    });
    client.emit(news, { number: 1, text: "x" });
    await expect(client.invoke(configure, {})).resolves.toEqual({});
    expect(handled).toEqual(["configure", "configure"]);
    await client.connection.startTls({ ca: own.cert });
    await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
    client.emit(news, { number: 1, text: "x" });
    await until(() => handled.at(-1) === "news");
  });

  it("refuses in words of the embedder's", async () => {
    const error = { iErrorDetail: 114, u8sErrorString: "TLS required", bFatal: false };
    const { server, port } = await serve({
      tls: { ...own, policy: "required", refuse: () => ({ error }) },
    });
    server.handle(add, ({ a, b }) => ({ total: a + b }));
    const client = await join(port);
    await expect(client.invoke(add, { a: 1, b: 2 })).rejects.toMatchObject({ error });
  });

  it("answers StartTLS without asking whether it is authorized", async () => {
    const { port } = await serve({
      tls: { ...own, policy: "required" },
      authorize: () => ({ reject: "authenticationFailed" }),
    });
    const client = await join(port, { tls: { mode: "starttls", ca: own.cert } });
    expect(client.connection.encrypted).toBe(true);
  });
});

describe("a port of TLS", () => {
  it("speaks TLS from the first octet, to our client and to others", async () => {
    const { server } = await secureServer("never");
    const { port } = await server.listen({ port: 0, tls: true });
    const client = await join(port, { tls: { mode: "direct", ca: own.cert } });
    await expect(client.invoke(configure, { text: "x" })).resolves.toEqual({ text: "x true" });
    const socket = await secureSocket(port);
    expect(socket.getProtocol()).toBe("TLSv1.3");
    socket.write(configureRequest);
    const [octets] = (await once(socket, "data")) as [Buffer];
    expect(octets[0]).toBe(0xa2);
  });

  it("closes on octets that are no TLS, and on TLS before 1.2", async () => {
    const { server, log } = await secureServer();
    const { port } = await server.listen({ port: 0, tls: true });
    for (const octets of [Buffer.from("GET / HTTP/1.1\r\n\r\n"), request]) {
      const peer = await rawClient(port);
      peer.send(octets);
      await peer.end();
    }
    const old = { minVersion: "TLSv1", maxVersion: "TLSv1.1", ciphers: "DEFAULT@SECLEVEL=0" };
    await expect(secureSocket(port, old)).rejects.toMatchObject({
      code: "ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION",
    });
    await until(() => log.of("connection closed").length === 3);
    expect(log.of("connection closed").map(({ facts }) => facts.code)).toEqual([
      "protocol",
      "protocol",
      "tls",
    ]);
    const client = await join(port, { tls: { mode: "direct", ca: own.cert } });
    await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
  });

  it("closes on a client that says nothing", async () => {
    const { server } = await secureServer("allowed", { limits: { handshakeTimeout: 100 } });
    const { port } = await server.listen({ port: 0, tls: true });
    const peer = await rawClient(port);
    await peer.end();
    expect(peer.received).toBe("");
  });

  it("needs a certificate", async () => {
    const { server } = await serve();
    await expect(server.listen({ port: 0, tls: true })).rejects.toThrow("no certificate");
    expect(() => server.setCertificate(own)).toThrow("no certificate");
    expect(() => createServer({ tls: { cert: "none", key: "none" } })).toThrow("PEM");
  });

  it("shows another certificate without a restart, and keeps connections that stand", async () => {
    const { server } = await secureServer();
    const { port } = await server.listen({ port: 0, tls: true });
    const before = await join(port, { tls: { mode: "direct", ca: own.cert } });
    expect(() => server.setCertificate({ cert: "none", key: other.key })).toThrow("PEM");
    const still = await join(port, { tls: { mode: "direct", ca: own.cert } });
    server.setCertificate(other);
    const attempt = connect({
      log: silentLog,
      host: "127.0.0.1",
      port,
      tls: { mode: "direct", ca: own.cert },
    });
    await expect(attempt).rejects.toBeInstanceOf(TlsError);
    const after = await join(port, { tls: { mode: "direct", ca: other.cert } });
    for (const client of [before, still, after]) {
      await expect(client.invoke(add, { a: 1, b: 2 })).resolves.toEqual({ total: 3 });
    }
  });

  it("cuts off a client that takes nothing, with a reset", async () => {
    const { server, log } = await secureServer("allowed", { limits: { stalledTimeout: 300 } });
    const { port } = await server.listen({ port: 0, tls: true });
    const slow = await secureSocket(port);
    slow.pause();
    await until(() => [...server.connections].some(({ encrypted }) => encrypted));
    const [connection] = server.connections;
    const text = "x".repeat(100_000);
    for (let number = 0; number < 300; number++) connection?.emit(news, { number, text });
    await until(() => server.connections.size === 0);
    expect(log.of("slow consumer")).toMatchObject([{ facts: { limit: "stalledTimeout" } }]);
    let received = 0;
    slow.on("data", (chunk: Uint8Array) => void (received += chunk.length));
    slow.on("error", () => {});
    const gone = new Promise((resolve) => slow.once("close", resolve));
    slow.resume();
    await gone;
    // A connection that is closed sends what waits.
    expect(received).toBeLessThan((300 * text.length) / 2);
  });

  it("ends connections as a port in clear does: what was sent arrives, what was pending fails", async () => {
    const { server } = await secureServer();
    server.handle(stall, () => new Promise(() => {}));
    const seen: number[] = [];
    server.handle(news, ({ number }) => void seen.push(number));
    const { port } = await server.listen({ port: 0, tls: true });
    const client = await join(port, { tls: { mode: "direct", ca: own.cert } });
    const call = client.invoke(stall, {}).catch((error: unknown) => error);
    for (let number = 0; number < 100; number++) client.emit(news, { number, text: "x" });
    await client.close();
    await expect(call).resolves.toBeInstanceOf(ConnectionClosedError);
    await until(() => seen.length === 100);
    const lost = await join(port, { tls: { mode: "direct", ca: own.cert } });
    const pending = lost.invoke(stall, {}, { timeout: 10_000 }).catch((error: unknown) => error);
    await until(() => [...server.connections].some((c) => c.runningHandlers === 1));
    await server.close();
    await expect(pending).resolves.not.toBeInstanceOf(RoseTimeoutError);
    await expect(lost.closed).resolves.toMatchObject({ code: "remote" });
  });
});
