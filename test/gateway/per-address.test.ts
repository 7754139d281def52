import { once } from "node:events";
import { request } from "node:http";
import { connect, type Socket } from "node:net";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { createGateway, localUpstream, sharedUpstream } from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import { proxyOf } from "../../src/gateway/http/clients.js";
import { clientFrom } from "../server/from.js";
import { hashing } from "../server/held-passwords.js";
import { holdClock } from "../support/held-clock.js";
import { logOn } from "../server/login.js";
import { basic, openSocket, world, type World } from "./world.js";

vi.mock(import("../../src/server/modules/users/passwords.js"), async (original) => {
  const { heldPasswords } = await import("../server/held-passwords.js");
  return heldPasswords(await original());
});

const attacker = "127.0.0.2";
const honest = "127.0.0.3";

interface Asked {
  readonly status: Promise<number>;
  readonly body: Promise<any>;
  leave(): void;
}

/** Opens a session, or has another path asked for, from an address of this machine. */
function ask(
  { url }: Pick<World, "url">,
  localAddress: string,
  headers: Record<string, string>,
  path = "/ws/client/createsession",
): Asked {
  const sent = request(`${url}${path}`, {
    method: path.includes("createsession") ? "POST" : "GET",
    localAddress,
    agent: false,
    headers: { "X-no401": "1", ...headers },
  });
  sent.end();
  onTestFinished(() => void sent.destroy());
  const response = once(sent, "response").then(([answer]) => answer);
  const text = response.then(async (answer) => {
    let all = "";
    for await (const chunk of answer) all += String(chunk);
    return JSON.parse(all) as unknown;
  });
  response.catch(() => {});
  text.catch(() => {});
  const status = response.then(({ statusCode }) => statusCode as number);
  status.catch(() => {});
  return { status, body: text, leave: () => void sent.destroy() };
}

const alice = basic("alice", "secret");
const bob = basic("bob", "geheim");

async function handlers({ server }: World, count: number): Promise<void> {
  const running = (): number =>
    [...server.rose.connections].reduce((sum, { runningHandlers }) => sum + runningHandlers, 0);
  await expect.poll(running).toBe(count);
}

describe("web clients at one address", () => {
  test("may have so many connections, and those at others are not affected", async () => {
    const { url } = await world({ limits: { maxConnectionsPerAddress: 2 } });
    const open = async (localAddress: string): Promise<Socket> => {
      const socket = connect({ port: Number(new URL(url).port), host: "127.0.0.1", localAddress });
      socket.on("error", () => {});
      onTestFinished(() => void socket.destroy());
      await once(socket, "connect");
      socket.write("GET /nothing HTTP/1.1\r\nHost: x\r\n\r\n");
      await Promise.race([once(socket, "data"), once(socket, "close")]);
      return socket;
    };
    const [first, second, third] = [
      await open(attacker),
      await open(attacker),
      await open(attacker),
    ];
    expect([first.destroyed, second.destroyed, third.destroyed]).toEqual([false, false, true]);
    expect((await open(honest)).destroyed).toBe(false);
    first.destroy();
    await expect.poll(async () => (await open(attacker)).destroyed).toBe(false);
  });

  test("may have so many sessions", async () => {
    const at = await world({ limits: { maxSessionsPerAddress: 2 } });
    const opened = [await ask(at, attacker, alice).body, await ask(at, attacker, alice).body];
    expect(await ask(at, attacker, bob).status).toBe(503);
    expect(await ask(at, honest, bob).status).toBe(200);
    const { sessionid } = opened[0];
    await ask(at, honest, { "X-ucsessionid": sessionid }, "/ws/client/destroysession").status;
    expect(await ask(at, attacker, bob).status).toBe(200);
  });

  test("make room for their new sessions by what they have left behind, at their own address only", async () => {
    const limits = { maxSessionsPerAddress: 2, maxSessionsPerUser: 3 };
    const at = await world({ limits });
    const opened = async (address: string): Promise<string> =>
      (await ask(at, address, alice).body).sessionid as string;
    const stands = async (sessionid: string): Promise<boolean> => {
      const headers = { "X-ucsessionid": sessionid };
      return (await ask(at, honest, headers, "/ws/client/asnGetLoggedInContact").status) === 200;
    };
    const elsewhere = await opened(honest);
    const [first, second] = [await opened(attacker), await opened(attacker)];
    const third = await opened(attacker);
    const standing = [];
    for (const id of [elsewhere, first, second, third]) standing.push(await stands(id));
    expect(standing).toEqual([true, false, true, true]);
    // Nothing of hers is here that could make room for the fourth of hers.
    const other = ask(at, "127.0.0.9", alice);
    expect(await other.status).toBe(400);
    expect(await other.body).toMatchObject({ error: { iErrorDetail: 103 } });
  });

  test("may have so many logons under way", async () => {
    const at = await world({ limits: { maxLogonsPerAddress: 1 } });
    hashing.shut();
    const first = ask(at, attacker, alice);
    await handlers(at, 1);
    expect(await ask(at, attacker, bob).status).toBe(503);
    const other = ask(at, honest, bob);
    await handlers(at, 2);
    hashing.open();
    expect([await first.status, await other.status]).toEqual([200, 200]);
  });

  test("count at their own address among the connections of the server in front of which the web service is", async () => {
    const at = await world({}, { limits: { maxConnectionsPerAddress: 2 } });
    for (const address of [attacker, attacker, honest, honest, "127.0.0.4", "127.0.0.4"]) {
      expect(await ask(at, address, alice).status, address).toBe(200);
    }
    const refused = ask(at, attacker, bob);
    expect(await refused.status).toBe(503);
    expect(await refused.body).toMatchObject({ error: { _type: "WsError", iErrorDetail: 3 } });
    // The web service itself takes nobody's place.
    await logOn(await clientFrom("127.0.0.1", at.port), "bob", "geheim");
    // A connection without the web service counts at the same address.
    await clientFrom("127.0.0.5", at.port);
    expect(await ask(at, "127.0.0.5", bob).status).toBe(200);
    expect(await ask(at, "127.0.0.5", alice).status).toBe(503);
  });

  test("that begin again are not kept out there by what they have left behind", async () => {
    const at = await world({}, { limits: { maxConnectionsPerAddress: 2 } });
    const connections = (): number => at.server.rose.connections.size;
    const opened: string[] = [];
    for (let i = 0; i < 6; i++) {
      opened.push((await ask(at, attacker, alice).body).sessionid as string);
      await expect.poll(connections).toBe(Math.min(i + 1, 2));
    }
    const stands = (id: string): Promise<number> =>
      ask(at, honest, { "X-ucsessionid": id }, "/ws/client/asnGetLoggedInContact").status;
    const standing = await Promise.all(opened.map(stands));
    expect(standing).toEqual([400, 400, 400, 400, 200, 200]);
    // A wrong password, another user and one call without a session end none of hers.
    hashing.begun.length = 0;
    expect(await ask(at, attacker, basic("alice", "wrong")).status).toBe(400);
    expect(await ask(at, attacker, bob).status).toBe(503);
    expect(await ask(at, attacker, alice, "/ws/direct/asnGetLoggedInContact").status).toBe(503);
    expect(hashing.begun).toEqual(["wrong", "geheim"]);
    await expect.poll(connections).toBe(2);
    expect(await Promise.all(opened.slice(-2).map(stands))).toEqual([200, 200]);
    // Nor does a logon while all of hers are in use, whose password is not even looked at.
    for (const id of opened.slice(-2)) await openSocket(at.url, id);
    expect(await ask(at, attacker, alice).status).toBe(503);
    expect(hashing.begun).toEqual(["wrong", "geheim"]);
  });
});

describe("a web client's logon", () => {
  test("waits for none of 150 that asked for a session and left", async () => {
    const logons = { maxWaitingPerAddress: 1000 };
    const at = await world({ limits: { maxLogonsPerAddress: 0 } }, { logons });
    hashing.shut();
    const guesses = Array.from({ length: 150 }, (_, i) =>
      ask(at, attacker, basic("alice", `guess ${i}`)),
    );
    await handlers(at, 150);
    for (const { leave } of guesses) leave();
    await handlers(at, 2);
    const mine = ask(at, honest, bob);
    await handlers(at, 3);
    hashing.open();
    expect(await mine.status).toBe(200);
    expect(hashing.begun).toHaveLength(3);
  });

  test.each([
    ["createsession", "/ws/client/createsession"],
    ["a direct call", "/ws/direct/asnGetLoggedInContact"],
  ])(
    "by %s has its turn before the second of 50 that guess, and one too many is 503",
    async (_what, path) => {
      const at = await world({}, { logons: { maxWaitingPerAddress: 50 } });
      hashing.shut();
      for (let i = 0; i < 52; i++) ask(at, attacker, basic("alice", `guess ${i}`), path);
      await handlers(at, 52);
      const one = ask(at, attacker, alice, path);
      expect(await one.status).toBe(503);
      expect(await one.body).toMatchObject({
        error: { _type: "AsnLogonError", iErrorDetail: 100 },
      });
      const mine = ask(at, honest, bob, path);
      await handlers(at, 53);
      for (let i = 0; i < 3; i++) await hashing.one();
      await expect.poll(() => hashing.begun).toContain("geheim");
      expect(hashing.begun.indexOf("geheim")).toBeLessThan(5);
      hashing.open();
      expect(await mine.status).toBe(200);
    },
  );
});

describe("wrong passwords of web clients", () => {
  const logons = { freeFailures: 1, freeFailuresTogether: 3, maxLogonDelay: 3_600_000 };

  /** Guesses at one address; gives whose passwords are looked at then, of one there and one elsewhere. */
  async function guess(at: World): Promise<string[]> {
    holdClock();
    for (let i = 0; i < 3; i++) {
      expect(await ask(at, attacker, basic(`nobody-${i}`, "guess")).status).toBe(400);
    }
    hashing.begun.length = 0;
    const slowed = ask(at, attacker, bob);
    await handlers(at, 1);
    expect(await ask(at, honest, alice).status).toBe(200);
    slowed.leave();
    return hashing.begun;
  }

  test("slow down their address, not that of the web service", async () => {
    expect(await guess(await world({}, { logons }))).toEqual(["secret"]);
  });

  test("slow down their address through a web service apart from the server, whatever they say themselves", async () => {
    const webService = { user: "ucweb", password: "web secret" };
    const at = await world({}, { logons, webService });
    const upstream = sharedUpstream({
      log: silentLog,
      host: "127.0.0.1",
      port: at.port,
      webService,
    });
    const gateway = createGateway({ log: silentLog, upstream });
    onTestFinished(() => gateway.close());
    const { port } = await gateway.listen({ port: 0 });
    expect(await guess({ ...at, url: `http://127.0.0.1:${port}` })).toEqual(["secret"]);
  });
});

describe("the address of a web client behind a proxy", () => {
  const limits = { maxSessionsPerAddress: 1, maxConnectionsPerAddress: 1 };
  const via = (address: string) => ({ ...alice, "X-Forwarded-For": address });

  test("is that of the connection unless the proxy is trusted", async () => {
    const at = await world({ limits });
    expect(await ask(at, attacker, via("192.0.2.1")).status).toBe(200);
    expect(await ask(at, attacker, { ...via("192.0.2.2"), ...bob }).status).toBe(503);
  });

  test.each([
    ["an address", "127.0.0.2"],
    ["a network", "127.0.0.0/29"],
  ])(
    "is what it says that is trusted as %s: the last one that no trusted proxy has",
    async (_what, proxy) => {
      const at = await world({ limits, trustedProxies: [proxy, "10.0.0.0/8", "2001:db8::/32"] });
      const status = (forwarded: string, user = bob) =>
        ask(at, attacker, { ...via(forwarded), ...user }).status;
      expect(await status("192.0.2.1", alice)).toBe(200);
      expect(await status("192.0.2.1")).toBe(503);
      expect(await status("203.0.113.9, 192.0.2.1, 10.1.2.3")).toBe(503);
      expect(await status("192.0.2.1, 192.0.2.2, 2001:db8::7")).toBe(200);
      expect(await status("nonsense", alice)).toBe(200);
      // Whose word is none counts as the proxy.
      expect(await status("192.0.2.3, nonsense")).toBe(503);
      expect(await status(`${"192.0.2.9, ".repeat(1000)}192.0.2.4`)).toBe(200);
    },
  );

  test("is refused for proxies that are neither addresses nor networks", () => {
    for (const text of ["", "proxy.example.com", "10.0.0.0/33", "::1/129", "10.0.0.1/", "/8"]) {
      expect(() => proxyOf(text), text).toThrow(RangeError);
    }
    const server = { rose: { openLocal: () => expect.unreachable() } };
    const upstream = localUpstream(server);
    expect(() => createGateway({ log: silentLog, upstream, trustedProxies: ["x"] })).toThrow(
      RangeError,
    );
  });
});
