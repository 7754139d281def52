import { once } from "node:events";
import { describe, expect, it } from "vitest";
import { asnKeepAlive } from "../../src/modules/general/general.js";
import { fakeTimeouts } from "../support/held-clock.js";
import { basic, openSession, openSocket, post, world } from "./world.js";

const call = (
  url: string,
  name: string,
  sessionid: string,
  body: unknown = {},
): Promise<Response> =>
  post(`${url}/ws/client/${name}`, body, { "X-ucsessionid": sessionid, "X-ucsid": "local" });

describe("/ws/client", () => {
  it("opens a session as the manual's page does, and calls with it", async () => {
    const { url, gateway } = await world();
    const response = await fetch(`${url}/ws/client/createsession`, {
      method: "POST",
      headers: {
        ...basic("alice", "secret"),
        "X-no401": "1",
        "X-ucsid": "local",
        "X-simple": "1",
      },
    });
    expect(response.status).toBe(200);
    const body = (await response.json()) as { sessionid: string };
    expect(body).toEqual({ sessionid: expect.stringMatching(/^[0-9A-F]{32}$/) });
    const contact = await call(url, "asnGetLoggedInContact", body.sessionid);
    expect(contact.status).toBe(200);
    expect(await contact.json()).toMatchObject({ u8sLoggedInUser: "alice" });
    expect(gateway.sessions).toBe(1);
  });

  it("minds no UCSID on a session, for the manual's page sends the text of an element", async () => {
    const { url } = await world();
    const headers = {
      "X-ucsessionid": await openSession(url),
      "X-ucsid": "[object HTMLInputElement]",
    };
    const response = await post(`${url}/ws/client/asnGetLoggedInContact`, {}, headers);
    expect(response.status).toBe(200);
  });

  it("tells more without X-simple, and takes a negotiation", async () => {
    const { url } = await world();
    const headers = basic("alice", "secret");
    const body = { negotiate: { iClientProtocolVersion: 61 } };
    const response = await post(`${url}/ws/client/createsession?clientappid=15`, body, headers);
    expect(await response.json()).toMatchObject({
      sessionid: expect.any(String),
      logon: { u8sLoggedInUser: "alice", iValidContact: 1 },
    });
    const bad = { negotiate: { iClientProtocolVersion: 0 } };
    const refused = await post(`${url}/ws/client/createsession`, bad, headers);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({ error: { iErrorDetail: 1 } });
  });

  it("challenges with 401 unless asked not to", async () => {
    const { url } = await world();
    const create = `${url}/ws/client/createsession`;
    expect((await fetch(create)).status).toBe(401);
    expect((await fetch(create, { headers: basic("alice", "x") })).status).toBe(401);
    expect((await fetch(`${create}?no401`, { headers: basic("alice", "x") })).status).toBe(400);
    expect((await fetch(`${create}?user=alice&pass=x`)).status).toBe(400);
    expect((await fetch(`${create}?token=x`)).status).toBe(400);
  });

  it.each([undefined, "", "0".repeat(32), "../x"])("refuses the session %s", async (id) => {
    const { url } = await world();
    const headers = id === undefined ? {} : { "X-ucsessionid": id };
    const response = await post(`${url}/ws/client/asnGetLoggedInContact`, {}, headers);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ error: { _type: "WsError", iErrorDetail: 8 } });
  });

  it("keeps sessions apart", async () => {
    const { url } = await world();
    const [alice, bob] = [await openSession(url), await openSession(url, "bob", "geheim")];
    const answers = await Promise.all(
      Array.from({ length: 40 }, async (_, i) => {
        const response = await call(url, "asnGetLoggedInContact", i % 2 === 0 ? alice : bob);
        return ((await response.json()) as { u8sLoggedInUser: string }).u8sLoggedInUser;
      }),
    );
    expect(answers).toEqual(Array.from({ length: 40 }, (_, i) => (i % 2 === 0 ? "alice" : "bob")));
  });

  it("refuses a call whose query names two sessions, or that brings credentials besides", async () => {
    const { url } = await world();
    const [own, other] = [await openSession(url), await openSession(url, "bob", "geheim")];
    for (const path of ["asnGetLoggedInContact", "events", "answer", "destroysession"]) {
      const route = `${url}/ws/client/${path}`;
      for (const name of ["x-ucsessionid", "ucsessionid"]) {
        const both = await fetch(`${route}?x-ucsessionid=${own}&${name}=${other}`);
        expect([both.status, ((await both.json()) as any).error.iErrorDetail]).toEqual([400, 8]);
      }
      for (const [query, headers] of [
        ["user=bob&pass=geheim", {}],
        ["token=x", {}],
        ["", { "x-uctoken": "x" }],
      ] as const) {
        const refused = await fetch(`${route}?${query}`, {
          headers: { ...headers, "X-ucsessionid": own },
        });
        const { error } = (await refused.json()) as any;
        expect([refused.status, error.iErrorDetail]).toEqual([403, 10]);
      }
    }
    // Browsers add what was typed into their own prompt.
    const named = { ...basic("bob", "geheim"), "X-ucsessionid": own };
    const response = await fetch(`${url}/ws/client/asnGetLoggedInContact`, { headers: named });
    expect(await response.json()).toMatchObject({ u8sLoggedInUser: "alice" });
  });

  it("ends a session that is idle, logged off or destroyed", async () => {
    const { url, gateway } = await world({ limits: { sessionIdle: 60_000 } });
    const idle = fakeTimeouts();
    await openSession(url);
    const off = await openSession(url);
    expect((await call(url, "asnLogoff", off)).status).toBe(200);
    expect((await call(url, "asnGetLoggedInContact", off)).status).toBe(400);
    const destroyed = await openSession(url);
    expect((await call(url, "destroysession", destroyed)).status).toBe(200);
    expect((await call(url, "destroysession", destroyed)).status).toBe(400);
    expect(gateway.sessions).toBe(1);
    idle.advance(60_000);
    await expect.poll(() => gateway.sessions).toBe(0);
  });

  it("takes the session's id by each of its names, and that of the header first", async () => {
    const { url } = await world();
    const [alice, bob] = [await openSession(url), await openSession(url, "bob", "geheim")];
    const route = `${url}/ws/client/asnGetLoggedInContact`;
    const user = async (query: string, headers = {}): Promise<string> => {
      const response = await fetch(`${route}?${query}`, { headers });
      return ((await response.json()) as { u8sLoggedInUser: string }).u8sLoggedInUser;
    };
    expect(await user(`x-ucsessionid=${alice}`)).toBe("alice");
    expect(await user(`ucsessionid=${alice}`)).toBe("alice");
    expect(await user(`ucsessionid=${alice}&x-ucsessionid=${alice}`)).toBe("alice");
    for (const name of ["x-ucsessionid", "ucsessionid"]) {
      expect(await user(`${name}=${alice}`, { "X-ucsessionid": bob })).toBe("bob");
    }
    const destroyed = await fetch(`${url}/ws/client/destroysession?ucsessionid=${alice}`);
    expect(destroyed.status).toBe(200);
    expect(await user(`ucsessionid=${alice}`)).toBeUndefined();
  });

  it("takes UCSID and token by each of their names, and that of the header first", async () => {
    const { url } = await world({ ucsids: ["local", "other"] });
    const tokens = await Promise.all(
      [basic("alice", "secret"), basic("bob", "geheim")].map(async (headers) => {
        const asked = await fetch(`${url}/ws/direct/asnGetUserToken?iType=1`, { headers });
        return ((await asked.json()) as { sToken: string }).sToken;
      }),
    );
    const [alice, bob] = tokens as [string, string];
    const ask = async (query: string, headers = {}): Promise<unknown> => {
      const route = `${url}/ws/direct/asnGetLoggedInContact`;
      const response = await fetch(`${route}?${query}`, { headers });
      const { u8sLoggedInUser } = (await response.json()) as { u8sLoggedInUser?: string };
      return u8sLoggedInUser ?? response.status;
    };
    for (const name of ["token", "x-uctoken"]) {
      expect(await ask(`${name}=${alice}`)).toBe("alice");
      expect(await ask(`${name}=${alice}`, { "X-uctoken": bob })).toBe("bob");
    }
    for (const name of ["ucsid", "x-ucsid"]) {
      expect(await ask(`token=${alice}&${name}=other`)).toBe("alice");
      expect(await ask(`token=${alice}&${name}=nowhere`)).toBe(502);
      expect(await ask(`token=${alice}&${name}=nowhere`, { "X-UCSID": "other" })).toBe("alice");
      expect(await ask(`token=${alice}&${name}=other`, { "X-UCSID": "nowhere" })).toBe(502);
    }
  });

  it("bounds the sessions of a user, and those of all", async () => {
    const { url } = await world({ limits: { maxSessionsPerUser: 2, maxSessions: 3 } });
    const open = (user: string, password: string): Promise<Response> =>
      fetch(`${url}/ws/client/createsession?user=${user}&pass=${password}`);
    for (let i = 0; i < 2; i++) {
      const { sessionid } = (await (await open("alice", "secret")).json()) as any;
      await openSocket(url, sessionid);
    }
    const third = await open("alice", "secret");
    expect(third.status).toBe(400);
    expect(await third.json()).toMatchObject({
      error: { _type: "AsnLogonError", iErrorDetail: 103, u8sFailedUser: "alice" },
    });
    expect((await open("bob", "geheim")).status).toBe(200);
    expect((await open("bob", "geheim")).status).toBe(503);
  });

  it("ends what a client has left behind, and not what is in use, when it opens another one", async () => {
    const { url, gateway } = await world({ limits: { maxSessionsPerUser: 4 } });
    const stands = async (session: string): Promise<boolean> =>
      (await call(url, "asnGetLoggedInContact", session)).status === 200;
    const [quiet, used] = [await openSession(url), await openSession(url)];
    const socket = await openSocket(url, used);
    // A client that fails and begins again: each time its socket goes and its session is left.
    const left: string[] = [];
    for (let i = 0; i < 10; i++) {
      const session = await openSession(url);
      expect(session).toMatch(/^[0-9A-F]{32}$/);
      left.push(session);
      const gone = await openSocket(url, session);
      const closed = once(gone, "close");
      gone.terminate();
      await closed;
    }
    expect(gateway.sessions).toBe(4);
    const standing: string[] = [];
    for (const session of left) if (await stands(session)) standing.push(session);
    // The oldest ones have made room; that which had no socket has not, as long as there were others.
    expect(standing).toEqual(left.slice(-2));
    expect([await stands(quiet), await stands(used)]).toEqual([true, true]);
    socket.terminate();
  });

  it("is told with 502 when the server goes", async () => {
    const { url, server, gateway } = await world();
    const session = await openSession(url);
    await server.close();
    await expect.poll(() => gateway.sessions).toBe(0);
    expect((await call(url, "asnGetLoggedInContact", session)).status).toBe(400);
    const again = await fetch(`${url}/ws/client/createsession?user=alice&pass=secret`);
    expect(again.status).toBe(502);
    expect(await again.json()).toMatchObject({ error: { iErrorDetail: 119 } });
  });
});

describe("the long-poll", () => {
  const poll = async (url: string, session: string, query = ""): Promise<any> => {
    const headers = { "X-ucsessionid": session };
    return (await fetch(`${url}/ws/client/events?${query}`, { headers })).json();
  };

  it("gives the events in order, again until they are acknowledged", async () => {
    const { url, server } = await world();
    const session = await openSession(url);
    for (let i = 0; i < 3; i++) server.rose.broadcast(asnKeepAlive, { dummy: null });
    await expect.poll(async () => (await poll(url, session, "timeout=0")).events.length).toBe(3);
    const { events, last } = await poll(url, session);
    expect(last).toBe(3);
    expect(events[0]).toEqual({
      invoke: {
        invokeID: 99999,
        operationName: "asnKeepAlive",
        operationID: 100,
        argument: { _type: "AsnKeepAliveArgument", dummy: null },
      },
    });
    expect((await poll(url, session, "after=2")).events).toHaveLength(1);
    expect(await poll(url, session, "after=3&timeout=0")).toEqual({ last: 3, events: [] });
  });

  it("waits for an event", async () => {
    const { url, server } = await world();
    const session = await openSession(url);
    const waiting = poll(url, session, "timeout=20");
    await new Promise((resolve) => setTimeout(resolve, 100));
    server.rose.broadcast(asnKeepAlive, { dummy: null });
    expect((await waiting).events).toHaveLength(1);
  });

  it("ends a session whose events nobody takes", async () => {
    const { url, server, gateway } = await world({ limits: { maxQueuedEvents: 5 } });
    await openSession(url);
    for (let i = 0; i < 6; i++) server.rose.broadcast(asnKeepAlive, { dummy: null });
    await expect.poll(() => gateway.sessions).toBe(0);
  });
});
