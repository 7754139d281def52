import { once } from "node:events";
import { createServer as createHttpServer } from "node:http";
import { connect as netConnect, type AddressInfo } from "node:net";
import { connect as tlsConnect } from "node:tls";
import { beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { connect } from "../../../src/rose/client/client.js";
import { silentLog } from "../../../src/rose/log.js";
import { certificateFor, type Certificate } from "../support/certificates.js";
import { concat, hex } from "../support/bytes.js";
import { add } from "../support/operations.js";
import { join, rawClient, rawServer, serve, until, type Lines } from "../support/peers.js";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const startTls = hex("a109 020101 0202044f 3000");

let own: Certificate;

beforeAll(async () => {
  own = await certificateFor();
});

/** A port in clear and one for TLS of a server that adds. */
async function ports(): Promise<{ clear: number; tls: number; log: Lines }> {
  const { server, port, log } = await serve({ tls: own });
  server.handle(add, ({ a, b }) => ({ total: a + b }));
  return { clear: port, tls: (await server.listen({ port: 0, tls: true })).port, log };
}

/** Sends octets; returns what the log says of the end of the connection, in one line. */
async function reasonFor(port: number, octets: Uint8Array, log: Lines): Promise<string> {
  const peer = await rawClient(port);
  peer.send(octets);
  await peer.end();
  expect(peer.received).toBe("");
  await until(() => log.of("connection closed").length > 0);
  const [closed, ...more] = log.of("connection closed");
  expect(more).toEqual([]);
  expect(closed).toMatchObject({ level: "warn", facts: { code: "protocol" } });
  return closed!.facts.reason as string;
}

/** The port of a web server. */
async function webPort(): Promise<number> {
  const web = createHttpServer((_, response) => response.end());
  onTestFinished(() => {
    web.closeAllConnections();
    web.close();
  });
  web.listen(0, "127.0.0.1");
  await once(web, "listening");
  return (web.address() as AddressInfo).port;
}

describe("a port in clear", () => {
  it.each([
    ["TLS", hex("16030100c8010000c40303")],
    ["HTTP", latin1("GET /openapi.json HTTP/1.1\r\nHost: x\r\n\r\n")],
    ["HTTP/2", latin1("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
    ["SSH", latin1("SSH-2.0-OpenSSH_9.6\r\n")],
    ["SIP", latin1("REGISTER sip:example.com SIP/2.0\r\n")],
    ["RDP", hex("030000130ee000000000000100080003000000")],
    ["SMB", hex("00000085ff534d427200000000")],
    ["the header of a proxy (PROXY)", latin1("PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n")],
    ["BER, but not ROSE", hex("300c02010160070201030400 8000")],
    ["JSON without the header of a frame", latin1('{"invoke":{}}')],
  ])("names what has come in the log: %s", async (name, octets) => {
    const { clear, log } = await ports();
    expect(await reasonFor(clear, octets, log)).toContain(`; this looks like ${name}`);
  });

  it("names TLS that a real client begins", async () => {
    const { clear, log } = await ports();
    const socket = tlsConnect({ port: clear, host: "127.0.0.1", rejectUnauthorized: false });
    onTestFinished(() => void socket.destroy());
    await once(socket, "error");
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("connection closed")[0]?.facts).toMatchObject({
      fault: "unknown-frame",
      reason:
        "no frame begins with octet 16 (octet 0); this looks like TLS: does the client need StartTLS, or the port for TLS?",
    });
  });
});

describe("a port for TLS", () => {
  it.each([
    ["ROSE", startTls],
    // OpenSSL takes these for the beginning of something longer, and waits.
    ["ROSE", hex("a103020101")],
    ["ROSE", concat(hex("a1820105 020101 020201"), new Uint8Array(250))],
    ["ROSE in JSON", latin1('J0000013{"invoke":{}}')],
    ["HTTP", latin1("GET / HTTP/1.1\r\n\r\n")],
    ["HTTP", latin1("DELETE / HTTP/1.1\r\n\r\n")],
    ["SSH", latin1("SSH-2.0-OpenSSH_9.6\r\n")],
  ])("names what has come in the log, and waits for no more of it: %s", async (name, octets) => {
    const { tls, log } = await ports();
    const reason = await reasonFor(tls, octets, log);
    const beginning = `the handshake of TLS failed: this looks like ${name}`;
    expect(reason.slice(0, beginning.length)).toBe(beginning);
  });

  it("says of anything else that it is no TLS", async () => {
    const { tls, log } = await ports();
    expect(await reasonFor(tls, latin1("hello, is it me\r\n"), log)).toBe(
      "the handshake of TLS failed: ERR_SSL_WRONG_VERSION_NUMBER; this does not look like TLS",
    );
  });

  it.each([1, 2, 5, 100])("takes TLS that comes in pieces of %i octets", async (size) => {
    const { tls } = await ports();
    const behind = netConnect({ port: tls, host: "127.0.0.1", noDelay: true });
    onTestFinished(() => void behind.destroy());
    await once(behind, "connect");
    const { port, peer } = await rawServer();
    const socket = tlsConnect({ port, host: "127.0.0.1", ca: own.cert });
    onTestFinished(() => void socket.destroy());
    const front = (await peer).socket;
    front.on("data", (chunk: Buffer) => {
      for (let at = 0; at < chunk.length; at += size) behind.write(chunk.subarray(at, at + size));
    });
    behind.on("data", (chunk) => front.write(chunk));
    await once(socket, "secureConnect");
    socket.write(hex("a109 020101 0202044f 3000"));
    const [octets] = (await once(socket, "data")) as [Buffer];
    expect(octets[0]).toBe(0xa3);
  });

  it("names HTTP that comes within TLS", async () => {
    const { tls, log } = await ports();
    const socket = tlsConnect({ port: tls, host: "127.0.0.1", ca: own.cert });
    onTestFinished(() => void socket.destroy());
    await once(socket, "secureConnect");
    socket.write("GET / HTTP/1.1\r\n\r\n");
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("connection closed")[0]?.facts.reason).toContain("; this looks like HTTP: ");
  });

  it("says nothing of that if a client leaves before it has said anything", async () => {
    const { tls, log } = await ports();
    const peer = await rawClient(tls);
    peer.socket.end();
    await until(() => log.of("connection closed").length === 1);
    expect(log.of("connection closed")).toMatchObject([
      { level: "info", facts: { code: "remote", reason: "closed by the peer" } },
    ]);
  });
});

describe("a client in clear", () => {
  it.each([
    ["an answer of HTTP", latin1("HTTP/1.1 400 Bad Request\r\n\r\n")],
    ["SSH", latin1("SSH-2.0-OpenSSH_9.6\r\n")],
    ["an alert of TLS", hex("15030100020246")],
    ["the greeting of a server for mail or files", latin1("220 mail.example.com ESMTP\r\n")],
  ])("is told what the port speaks: %s", async (name, octets) => {
    const { port, peer } = await rawServer();
    const client = await join(port);
    const call = client.invoke(add, { a: 1, b: 2 });
    (await peer).send(octets);
    await expect(call).rejects.toThrow(
      new RegExp(`^the connection is closed: no frame begins with .*; this looks like ${name}`),
    );
  });

  it("is told that it has reached a web server", async () => {
    const client = await join(await webPort());
    await expect(client.invoke(add, { a: 1, b: 2 })).rejects.toThrow(
      "this looks like an answer of HTTP: is it the port of a web service?",
    );
  });
});

describe("a client with TLS", () => {
  const attempt = (port: number, mode: "starttls" | "direct") =>
    connect({ log: silentLog, host: "127.0.0.1", port, tls: mode });

  it("is told that it has reached a web server", async () => {
    const port = await webPort();
    await expect(attempt(port, "starttls")).rejects.toMatchObject({
      code: "rose-tls",
      message: expect.stringContaining("this looks like an answer of HTTP") as string,
    });
    await expect(attempt(port, "direct")).rejects.toMatchObject({
      code: "rose-tls",
      message:
        "the handshake of TLS failed: ERR_SSL_WRONG_VERSION_NUMBER; this does not look like TLS; does the port speak TLS from the first octet?",
    });
  });

  it("is told to look at its port if a server closes on TLS", async () => {
    const { clear } = await ports();
    await expect(attempt(clear, "direct")).rejects.toMatchObject({
      code: "rose-tls",
      message: expect.stringMatching(/; does the port speak TLS from the first octet\?$/) as string,
    });
  });

  it("is not told that where it has asked for TLS first", async () => {
    const { port, peer } = await rawServer();
    const starting = attempt(port, "starttls").catch((error: Error) => error.message);
    const raw = await peer;
    await raw.until(11);
    raw.send(hex("a20a 020101 3005 020100 3000"));
    await raw.until(12);
    raw.socket.resetAndDestroy();
    expect(await starting).toMatch(/^the handshake of TLS failed: [^;]*$/);
  });
});
