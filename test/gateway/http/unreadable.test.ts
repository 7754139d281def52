import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { connect as tlsConnect } from "node:tls";
import { describe, expect, it, onTestFinished } from "vitest";
import { certificate } from "../../server/certificate.js";
import { hex } from "../../rose/support/bytes.js";
import type { GatewayOptions } from "../../../src/gateway/index.js";
import { join, Lines } from "../../rose/support/peers.js";
import { asnCheckConnection } from "../../../src/modules/transport/transport.js";
import { RawHttp, requestText } from "../support/raw-http.js";
import { world } from "../world.js";

const latin1 = (text: string): Uint8Array => Buffer.from(text, "latin1");
const refusal = "HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n";
const text = "another protocol than the port's";

/** The ports of a web service, and their log. */
async function ports(
  limits: GatewayOptions["limits"] = {},
): Promise<{ http: number; https: number; log: Lines }> {
  const log = new Lines();
  const { gateway, url } = await world({
    log,
    tls: await certificate(),
    limits,
    extend(app) {
      app.post("/read", async ({ req }) => new Response(await req.text()));
      app.get("/slow", async () => {
        const body = new ReadableStream({
          async pull(controller) {
            controller.enqueue(latin1("x"));
            await delay(5);
          },
        });
        return new Response(body);
      });
    },
  });
  const { port: https } = await gateway.listen({ port: 0, tls: true });
  return { http: Number(new URL(url).port), https, log };
}

/** What comes back for octets until the connection ends. */
async function answerOf(port: number, octets: Uint8Array): Promise<string> {
  const socket = connect({ port, host: "127.0.0.1" });
  onTestFinished(() => void socket.destroy());
  socket.on("error", () => {});
  let received = "";
  socket.on("data", (data: Buffer) => (received += data.toString("latin1")));
  socket.write(octets);
  await once(socket, "close");
  return received;
}

describe("a web service in clear", () => {
  it.each([
    ["TLS: does the client need http: in place of https:", hex("16030100c8010000c40303")],
    ["ROSE: does the client need the port for ROSE?", hex("a109020101 0202044f 3000")],
    ["ROSE in JSON", latin1('J0000013{"invoke":{}}')],
    ["HTTP/2: this port speaks HTTP/1.1", latin1("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")],
    ["SSH", latin1("SSH-2.0-OpenSSH_9.6\r\n")],
    ["SIP", latin1("OPTIONS sip:example.com SIP/2.0\r\n\r\n")],
    ["the header of a proxy (PROXY)", latin1("PROXY TCP4 192.0.2.1 192.0.2.2 1 2\r\n")],
  ])("names what has come in one line of the log, and answers 400: %s", async (name, octets) => {
    const { http, log } = await ports();
    expect(await answerOf(http, octets)).toBe(refusal);
    expect(log.lines).toMatchObject([{ level: "warn", facts: { remoteAddress: "127.0.0.1" } }]);
    const facts = log.of(text)[0]?.facts as { reason: string; fault: string };
    const beginning = `this looks like ${name}`;
    expect(facts.reason.slice(0, beginning.length)).toBe(beginning);
    expect(facts.fault).toMatch(/^HPE_/);
  });

  it("names TLS that a real client begins, and ROSE that our own does, which is told of HTTP", async () => {
    const { http, log } = await ports();
    const socket = tlsConnect({ port: http, host: "127.0.0.1", rejectUnauthorized: false });
    await once(socket, "error");
    const client = await join(http);
    await expect(client.invoke(asnCheckConnection, {})).rejects.toThrow(
      "this looks like an answer of HTTP: is it the port of a web service?",
    );
    expect(log.of(text).map(({ facts }) => facts.reason as string)).toEqual([
      expect.stringContaining("this looks like TLS: "),
      expect.stringContaining("this looks like ROSE: "),
    ]);
  });

  it("logs nothing of HTTP that is faulty, nor of what comes after a request", async () => {
    const { http, log } = await ports();
    for (const faulty of [
      "GET /\u0000 HTTP/1.1\r\n\r\n",
      "hello\r\n\r\n",
      "GET / HTTP/1.1\r\nx\r\n",
    ]) {
      expect(await answerOf(http, latin1(faulty))).toBe(refusal);
    }
    using client = await RawHttp.to(`http://127.0.0.1:${http}`);
    client.write(requestText("GET /nothing"));
    expect((await client.answer()).status).toBe(404);
    client.write(hex("16030100c8010000c40303"));
    expect((await client.answer()).status).toBe(400);
    await client.end();
    expect(log.lines).toEqual([]);
  });

  it("puts no refusal into an answer that is being sent", async () => {
    const { http } = await ports();
    using client = await RawHttp.to(`http://127.0.0.1:${http}`);
    client.read();
    client.write(requestText("GET /slow"));
    while (client.received.length === 0) await delay(5);
    client.write(hex("16030100c8010000c40303"));
    await client.end();
    expect(String(client.received)).toMatch(/^HTTP\/1.1 200/);
    expect(String(client.received)).not.toContain("400");
  });

  it("refuses what it cannot read in the words of Node's own server", async () => {
    const { http } = await ports({ headersTimeout: 300, maxHeaderBytes: 4000 });
    const options = { maxHeaderSize: 4000, connectionsCheckingInterval: 300 };
    const plain: Server = createServer(options, (request, response) => {
      request.resume().on("end", () => response.end());
    });
    onTestFinished(() => {
      plain.closeAllConnections();
      plain.close();
    });
    plain.headersTimeout = 300;
    plain.listen(0, "127.0.0.1");
    await once(plain, "listening");
    const { port } = plain.address() as AddressInfo;
    const chunked = "POST /read HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
    const faulty: [number, string][] = [
      [400, "hello\r\n\r\n"],
      [431, `GET / HTTP/1.1\r\nX-Long: ${"x".repeat(5000)}\r\n\r\n`],
      [413, `${chunked}2;${"x".repeat(20_000)}\r\nab\r\n0\r\n\r\n`],
      [408, "GET / HTTP/1.1\r\nX-Slow: "],
    ];
    for (const [status, octets] of faulty) {
      const answer = await answerOf(http, latin1(octets));
      expect(answer.slice(0, 13)).toBe(`HTTP/1.1 ${status} `);
      expect(answer).toBe(await answerOf(port, latin1(octets)));
    }
  });
});

describe("a web service with TLS", () => {
  it.each([
    ["GET / HTTP/1.1\r\nHost: x\r\n\r\n", "this looks like HTTP: does the client need https:"],
    ["CONNECT x:443 HTTP/1.1\r\n\r\n", "this looks like HTTP: does the client need https:"],
    ["SSH-2.0-OpenSSH_9.6\r\n", "this does not look like TLS"],
    ["\u00a1\u0009\u0002\u0001\u0001\u0002\u0002\u0004O0\u0000", "this does not look like TLS"],
  ])("says in one line of the log what has come in clear: %j", async (octets, reason) => {
    const { https, log } = await ports();
    expect(await answerOf(https, latin1(octets))).toBe("");
    await expect.poll(() => log.of(text).length).toBe(1);
    expect(log.lines).toMatchObject([
      { level: "warn", facts: { remoteAddress: "127.0.0.1", fault: /^ERR_SSL_/ } },
    ]);
    expect(log.of(text)[0]?.facts.reason).toContain(reason);
  });

  it("names what has come within TLS", async () => {
    const { https, log } = await ports();
    using client = await RawHttp.to(`https://127.0.0.1:${https}`);
    client.write(hex("a109020101 0202044f 3000"));
    expect((await client.answer()).status).toBe(400);
    expect(log.of(text)).toMatchObject([
      { facts: { reason: "this looks like ROSE: does the client need the port for ROSE?" } },
    ]);
  });

  it("logs nothing of clients that leave, or do not trust its certificate", async () => {
    const { https, log } = await ports();
    const left = connect({ port: https, host: "127.0.0.1" });
    await once(left, "connect");
    left.resetAndDestroy();
    const distrustful = tlsConnect({ port: https, host: "127.0.0.1" });
    await once(distrustful, "error");
    using client = await RawHttp.to(`https://127.0.0.1:${https}`);
    client.write(requestText("GET /nothing"));
    expect((await client.answer()).status).toBe(404);
    expect(log.lines).toEqual([]);
  });
});
