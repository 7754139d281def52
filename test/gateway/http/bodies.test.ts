import { describe, expect, it, onTestFinished } from "vitest";
import { RawHttp, requestText } from "../support/raw-http.js";
import { basic, openSession, post, world } from "../world.js";

async function raw(url: string): Promise<RawHttp> {
  const client = await RawHttp.to(url);
  onTestFinished(() => client[Symbol.dispose]());
  return client;
}

/** The head of a request with a body that never comes. */
const announced = (path: string, headers: Record<string, string>, length = 1000): string =>
  requestText(`POST ${path}`, { "Content-Length": String(length), ...headers });

const call = "/ws/direct/asnGetLoggedInContact";

describe("before a body has come", () => {
  it.each([
    ["no credentials", call, {}, 401],
    ["no credentials, and no wish for a 401", call, { "X-no401": "1" }, 400],
    ["a wrong password", call, basic("alice", "wrong"), 401],
    ["a wrong token", call, { "X-UCToken": "none" }, 400],
    ["an unknown operation", "/ws/direct/asnNothing", basic("alice", "secret"), 404],
    ["an unknown UCSID", call, { ...basic("alice", "secret"), "X-ucsid": "other" }, 502],
    [
      "a page of another site",
      call,
      { ...basic("alice", "secret"), "Sec-Fetch-Site": "cross-site" },
      403,
    ],
    ["no session", "/ws/client/asnGetLoggedInContact", { "X-ucsessionid": "0".repeat(32) }, 400],
    ["no session to answer in", "/ws/client/answer", {}, 400],
    ["no credentials for a session", "/ws/client/createsession", {}, 401],
    ["an unknown operation's octets", "/ber/asnNothing", {}, 404],
    [
      "the octets for a session that is none",
      "/ber/asnLogon",
      { "X-ucsessionid": "0".repeat(32) },
      400,
    ],
  ])("%s is answered", async (_, path, headers, status) => {
    const { url } = await world();
    const client = await raw(url);
    client.write(announced(path, headers as Record<string, string>));
    expect((await client.answer()).status).toBe(status);
  });

  it("a body that is said to be too long is refused, whatever it is for", async () => {
    const { url } = await world();
    const session = { "X-ucsessionid": await openSession(url) };
    for (const [path, headers, length] of [
      [call, basic("alice", "secret"), 1024 * 1024 + 1],
      ["/ws/client/asnGetLoggedInContact", session, 1024 * 1024 + 1],
      ["/ws/client/createsession", basic("alice", "secret"), 64 * 1024 + 1],
      ["/ber/asnLogon", {}, 64 * 1024 + 1],
      ["/ber/asnLogon", session, 1024 * 1024 + 1],
    ] as const) {
      const client = await raw(url);
      client.write(announced(path, headers, length));
      expect([path, (await client.answer()).status]).toEqual([path, 413]);
    }
  });
});

describe("bodies", () => {
  it("of those who have not logged on are short", async () => {
    const { url } = await world({ limits: { maxBodyBytesBeforeLogon: 1000 } });
    const body = { iType: 1, u8sPad: "x".repeat(1000) };
    const session = { "X-ucsessionid": await openSession(url) };
    expect((await post(`${url}/ber/asnGetUserToken`, { iType: 1 })).status).toBe(200);
    expect((await post(`${url}/ber/asnGetUserToken`, body)).status).toBe(413);
    expect((await post(`${url}/ber/asnGetUserToken`, body, session)).status).not.toBe(413);
    const login = basic("alice", "secret");
    expect((await post(`${url}/ws/client/createsession`, body, login)).status).toBe(413);
    expect((await post(`${url}${call}`, body, login)).status).not.toBe(413);
  });

  it("that do not come in time are given up, also within a server without such a limit", async () => {
    const { url, gateway } = await world({ limits: { headersTimeout: 300, requestTimeout: 300 } });
    const session = await openSession(url);
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(Buffer.from("{")),
    });
    const response = await gateway.app.request("/ws/client/asnGetLoggedInContact", {
      method: "POST",
      headers: { "X-ucsessionid": session },
      body,
      duplex: "half",
    } as RequestInit);
    expect(response.status).toBe(408);
    expect(await response.json()).toMatchObject({ error: { _type: "WsError" } });
  });

  it("that are read together are given up beyond a limit, those first that have begun first", async () => {
    const { url } = await world({ limits: { maxInboundBytes: 105_000 } });
    const headers = { "X-ucsessionid": await openSession(url) };
    const slow: RawHttp[] = [];
    const path = "/ws/client/asnGetLoggedInContact";
    for (let i = 0; i < 4; i++) {
      const client = await raw(url);
      client.write(announced(path, headers, 60_000) + "{" + " ".repeat(40_000));
      slow.push(client);
    }
    const statuses = await Promise.all(
      slow.slice(0, 2).map(async (client) => (await client.answer()).status),
    );
    expect(statuses).toEqual([503, 503]);
    for (const client of slow.slice(2)) {
      client.write(`${" ".repeat(19_998)}}`);
      expect((await client.answer()).status).toBe(200);
    }
    expect((await post(`${url}${path}`, {}, headers)).status).toBe(200);
  });
});
