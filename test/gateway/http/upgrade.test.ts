import { execFile } from "node:child_process";
import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { promisify } from "node:util";
import { describe, expect, it, onTestFinished } from "vitest";
import { certificate } from "../../server/certificate.js";
import { silentLog } from "../../../src/rose/index.js";
import { createGateway, directUpstream } from "../../../src/gateway/index.js";
import { h2c, RawHttp, requestText, webSocketHeaders } from "../support/raw-http.js";
import { basic, openSession, world, type World } from "../world.js";

const curl = promisify(execFile);

async function secureUrl({ gateway }: World): Promise<string> {
  const { port } = await gateway.listen({ port: 0, tls: true });
  return `https://127.0.0.1:${port}`;
}

async function raw(url: string): Promise<RawHttp> {
  const client = await RawHttp.to(url);
  onTestFinished(() => client[Symbol.dispose]());
  return client;
}

/** The web service in somebody else's server, which has one client at a time. */
async function mounted(): Promise<{ server: Server; url: string; listeners: () => number }> {
  const { port } = await world();
  const gateway = createGateway({
    log: silentLog,
    upstream: directUpstream({ log: silentLog, host: "127.0.0.1", port }),
  });
  const server = createServer((request, response) => {
    if (request.url === "/own") response.end("mine");
    else gateway.handler(request, response);
  });
  server.on("upgrade", gateway.upgrade);
  let socket: Socket | undefined;
  server.on("connection", (accepted: Socket) => (socket = accepted));
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(async () => {
    await gateway.close();
    server.close();
    server.closeAllConnections();
  });

  const listeners = (): number =>
    (socket?.eventNames() ?? []).reduce((sum, name) => sum + (socket?.listenerCount(name) ?? 0), 0);
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, listeners };
}

const login = { ...basic("alice", "secret") };
const ask = "POST /ws/direct/asnGetLoggedInContact";

describe("a request with an Upgrade that is no WebSocket", () => {
  it.each(["http", "https"])(
    "is answered as any other over %s, and so are those after it",
    async (scheme) => {
      const warnings: string[] = [];
      const warned = ({ name }: Error): void => void warnings.push(name);
      process.on("warning", warned);
      onTestFinished(() => void process.off("warning", warned));
      const tls = await certificate();
      const at = await world({ tls, limits: { maxConnectionsPerAddress: 2 } });
      const client = await raw(scheme === "http" ? at.url : await secureUrl(at));
      for (let i = 0; i < 15; i++) {
        client.write(requestText("GET /.well-known/jwks.json", h2c));
        expect((await client.answer()).status).toBe(200);
        client.write(requestText(ask, { ...h2c, ...login }, "{ }"));
        const { status, body } = await client.answer();
        expect([status, String(body)]).toEqual([200, expect.stringContaining("alice")]);
        client.write(requestText(ask, login, "{}"));
        expect((await client.answer()).status).toBe(200);
      }
      // Node warns of a connection that is listened to more and more.
      expect(warnings).toEqual([]);
    },
  );

  it("has its body in pieces, in chunks or after the answer before", async () => {
    const { url } = await world();
    const client = await raw(url);
    const text = requestText(ask, { ...h2c, ...login, "Content-Length": "4" });
    client.write(`${text}{`);
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.write("  }");
    expect((await client.answer()).status).toBe(200);
    client.write(requestText(ask, { ...h2c, ...login, "Transfer-Encoding": "chunked" }));
    client.write("2\r\n{ \r\n");
    await new Promise((resolve) => setTimeout(resolve, 50));
    client.write("1\r\n}\r\n0\r\n\r\n");
    expect((await client.answer()).status).toBe(200);
    const plain = requestText(ask, login, "{}");
    const wish = requestText(ask, { ...h2c, ...login }, "{}");
    client.write(plain + wish + wish + plain + requestText("GET /nothing", h2c));
    const statuses: number[] = [];
    for (let i = 0; i < 5; i++) statuses.push((await client.answer()).status);
    expect(statuses).toEqual([200, 200, 200, 200, 404]);
  });

  it.each(["h2c", "H2C", "TLS/1.0", "foo, h2c", "websockets", ""])(
    "asks for %j",
    async (Upgrade) => {
      const { url } = await world();
      const client = await raw(url);
      client.write(requestText("GET /.well-known/jwks.json", { Connection: "upgrade", Upgrade }));
      expect((await client.answer()).status).toBe(200);
      client.write(requestText("GET /.well-known/jwks.json"));
      expect((await client.answer()).status).toBe(200);
    },
  );

  it("comes from curl, with and without a body", async () => {
    const at = await world({ tls: await certificate() });
    for (const url of [at.url, await secureUrl(at)]) {
      const target = `${url}/ws/direct/asnGetLoggedInContact`;
      const options = [
        "-sk",
        "--http2",
        "-u",
        "alice:secret",
        "-w",
        "|%{http_code}|%{http_version}",
      ];
      // Twice: on the second the connection is used again.
      const got = await curl("curl", [...options, target, target]);
      expect(got.stdout.match(/\|200\|1\.1/g)).toHaveLength(2);
      const body = " ".repeat(100_000) + "{}";
      const posting = curl("curl", [...options, "--data-binary", "@-", target]);
      posting.child.stdin?.end(body);
      expect((await posting).stdout).toContain("|200|1.1");
    }
  });

  it("is answered by the server in which the web service is mounted", async () => {
    const { url, listeners } = await mounted();
    const client = await raw(url);
    client.write(requestText("GET /own", h2c));
    expect(String((await client.answer()).body)).toBe("mine");
    const counts = new Set<number>();
    for (let i = 0; i < 15; i++) {
      client.write(requestText(ask, { ...h2c, ...login }, "{}"));
      expect((await client.answer()).status).toBe(200);
      counts.add(listeners());
    }
    // What is listened to on a connection does not grow with its requests.
    expect(counts.size).toBe(1);
  });
});

describe("a request for a WebSocket", () => {
  it.each(["websocket", "WebSocket", "websocket, h2c", "h2c,WEBSOCKET"])(
    "says %j",
    async (Upgrade) => {
      const { url } = await world();
      const client = await raw(url);
      const line = `GET /ws/client/websocket?x-ucsessionid=${await openSession(url)}`;
      client.write(requestText(line, { ...webSocketHeaders, Upgrade }));
      expect((await client.answer()).status).toBe(101);
    },
  );

  it("is answered after the requests before it", async () => {
    const { url } = await world();
    const session = await openSession(url);
    const client = await raw(url);
    client.write(
      requestText(ask, login, "{}") +
        requestText("GET /nothing") +
        requestText(`GET /ws/client/websocket?x-ucsessionid=${session}`, webSocketHeaders),
    );
    expect((await client.answer()).status).toBe(200);
    expect((await client.answer()).status).toBe(404);
    expect((await client.answer()).status).toBe(101);
  });

  it("that is refused leaves no connection behind", async () => {
    const { url, server } = await mounted();
    const client = await raw(url);
    // Nor if its client never closes his side.
    client.socket.allowHalfOpen = true;
    client.write(requestText("GET /ws/client/websocket", webSocketHeaders));
    expect((await client.answer()).status).toBe(400);
    await expect.poll(() => promisify(server.getConnections.bind(server))()).toBe(0);
  });
});
