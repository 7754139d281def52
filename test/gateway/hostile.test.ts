import { once } from "node:events";
import { request } from "node:http";
import { connect } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import type { RoseLog } from "../../src/rose/index.js";
import { world } from "./world.js";

describe("hostile requests", () => {
  it("get 413 for a body of 1 GiB before it is sent", async () => {
    const { url } = await world();
    const target = `${url}/ws/direct/asnGetUserToken?user=alice&pass=secret`;
    const asked = request(target, { method: "POST", headers: { "Content-Length": 2 ** 30 } });
    asked.on("error", () => {});
    onTestFinished(() => void asked.destroy());
    asked.write("{");
    const [response] = (await once(asked, "response")) as [{ statusCode: number }];
    expect(response.statusCode).toBe(413);
  });

  it("get 413 for a body without a length that does not end", async () => {
    const { url } = await world({ limits: { maxBodyBytes: 10_000 } });
    const asked = request(`${url}/ws/direct/asnGetUserToken?user=alice&pass=secret`, {
      method: "POST",
    });
    asked.on("error", () => {});
    onTestFinished(() => void asked.destroy());
    const timer = setInterval(() => asked.write("x".repeat(5000)), 5);
    onTestFinished(() => clearInterval(timer));
    const [response] = (await once(asked, "response")) as [{ statusCode: number }];
    clearInterval(timer);
    expect(response.statusCode).toBe(413);
  });

  it("get 413 for JSON of too many values before it is parsed", async () => {
    const { url } = await world({ limits: { maxJsonValues: 1000 } });
    const target = `${url}/ws/direct/asnGetUserToken?user=alice&pass=secret`;
    const statusOf = async (body: string): Promise<number> =>
      (await fetch(target, { method: "POST", body })).status;
    expect(await statusOf(`{"lstServiceType":[${"1,".repeat(1000)}1]}`)).toBe(413);
    expect(await statusOf(`{"iTTL":${"9".repeat(100_000)}}`)).toBe(400);
    expect(await statusOf(`{"_type":"${",[{".repeat(10_000)}"}`)).toBe(200);
  });

  it("are cut off when their headers do not come", async () => {
    const { url } = await world({ limits: { headersTimeout: 300, requestTimeout: 300 } });
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.on("error", () => {});
    let received = "";
    socket.on("data", (data) => (received += data.toString()));
    socket.write("GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ");
    await once(socket, "close");
    expect(received).toMatch(/^HTTP\/1.1 408/);
  });

  it.each([
    "GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
    "GET / HTTP/1.1\r\nHost: x\r\nBad Header\r\n\r\n",
    "GET /\u0000 HTTP/1.1\r\nHost: x\r\n\r\n",
    "hello\r\n\r\n",
  ])("that are no HTTP get 400 and end: %j", async (text) => {
    const { url } = await world();
    const socket = connect(Number(new URL(url).port), "127.0.0.1");
    socket.on("error", () => {});
    let received = "";
    socket.on("data", (data) => (received += data.toString()));
    socket.write(text);
    await once(socket, "close");
    expect(received).toMatch(/^HTTP\/1.1 400/);
    expect((await fetch(url)).status).toBe(200);
  });

  it("to a Host that is none are answered, or refused, and nothing falls over", async () => {
    const { url } = await world();
    for (const host of ["", "[", "a b", "evil.example", "x:y:z"]) {
      const socket = connect(Number(new URL(url).port), "127.0.0.1");
      socket.on("error", () => {});
      let received = "";
      socket.on("data", (data) => (received += data.toString()));
      socket.write(`GET /ws/client/x HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
      await once(socket, "close");
      expect(received).toMatch(host === "evil.example" ? /^HTTP\/1.1 403/ : /^HTTP\/1.1 40[034]/);
    }
    expect((await fetch(url)).status).toBe(200);
  });

  it("get 431 for headers beyond the limit", async () => {
    const { url } = await world();
    const response = await fetch(url, { headers: { "X-Long": "x".repeat(20_000) } });
    expect(response.status).toBe(431);
  });

  it.each([
    "/ws/direct/../../etc/passwd",
    "/ws/direct/%2e%2e/x",
    "/ws/client/",
    "/ws",
    "/page/../explorer.js",
    "/page/..%2fexplorer.js",
    "/page/explorer.ts",
    "/page/",
    "/%00",
  ])("get 404, or 400, for the path %s and no file", async (path) => {
    const { url } = await world();
    const { port } = new URL(url);
    const asked = request({ host: "127.0.0.1", port, path });
    asked.end();
    const [response] = (await once(asked, "response")) as [{ statusCode: number }];
    expect([400, 404]).toContain(response.statusCode);
  });

  it("that are not JSON, or nested too deep, get 400", async () => {
    const { url } = await world();
    const bodies = [
      "{",
      "[".repeat(100_000),
      '{"iType":1e999}',
      '{"iType":1.5}',
      "null",
      "[]",
      "\u0000",
    ];
    for (const body of bodies) {
      const target = `${url}/ws/direct/asnGetUserToken?user=alice&pass=secret`;
      expect((await fetch(target, { method: "POST", body })).status).toBe(400);
    }
    const utf16 = new Uint8Array([0xff, 0xfe, 0x7b, 0]);
    const target = `${url}/ws/direct/asnGetUserToken?user=alice&pass=secret`;
    expect((await fetch(target, { method: "POST", body: utf16 })).status).toBe(400);
  });

  it("leave no passwords in the log", async () => {
    const lines: string[] = [];
    const note = (facts: object, message: string): void =>
      void lines.push(message + JSON.stringify(facts));
    const log: RoseLog = { debug: note, info: note, warn: note, error: note };
    const { url } = await world({ log }, { log });
    await fetch(`${url}/ws/direct/asnGetLoggedInContact?user=alice&pass=hunter2&token2=x`);
    await fetch(`${url}/ws/client/createsession?user=alice&pass=secret`);
    await fetch(`${url}/nothing?pass=hunter2`);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join()).not.toMatch(/hunter2|"secret"|pass=/);
  });

  it("cannot open more sessions than there may be", async () => {
    const { url, gateway } = await world({ limits: { maxSessions: 30, maxSessionsPerUser: 1000 } });
    const statuses = new Map<number, number>();
    for (let i = 0; i < 20; i++) {
      const asked = Array.from({ length: 10 }, () =>
        fetch(`${url}/ws/client/createsession?user=bob&pass=geheim`),
      );
      for (const { status } of await Promise.all(asked))
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses).toEqual(
      new Map([
        [200, 30],
        [503, 170],
      ]),
    );
    expect(gateway.sessions).toBe(30);
  });
});
