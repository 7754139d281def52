import { describe, expect, it } from "vitest";
import { basic, post, world } from "./world.js";

const contact = "/ws/direct/asnGetLoggedInContact";

describe("/ws/direct", () => {
  it("challenges a browser without credentials", async () => {
    const { url } = await world();
    const response = await fetch(url + contact);
    expect(response.status).toBe(401);
    expect(response.headers.get("www-authenticate")).toMatch(/^Basic realm=/);
  });

  it.each([
    [
      "GET with Basic",
      (url: string) => fetch(url + contact, { headers: basic("alice", "secret") }),
    ],
    ["GET with the query", (url: string) => fetch(`${url}${contact}?user=alice&pass=secret`)],
    ["POST with the query", (url: string) => post(`${url}${contact}?user=alice&pass=secret`, {})],
    [
      "POST of nothing",
      (url: string) =>
        fetch(`${url}${contact}?user=alice&pass=secret&ucsid=local`, { method: "POST" }),
    ],
  ])("answers %s with the bare result", async (_, ask) => {
    const { url } = await world();
    const response = await ask(url);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8");
    const body = (await response.json()) as object;
    expect(body).toMatchObject({ u8sLoggedInUser: "alice", ownContact: { asnRemoteContact: {} } });
    expect(body).not.toHaveProperty("_type");
  });

  it("tells of an unknown user as the manual does", async () => {
    const { url } = await world();
    const response = await fetch(`${url}${contact}?user=nobody&pass=x`);
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      error: {
        _type: "AsnLogonError",
        iErrorDetail: 101,
        sAuthCredetials: "",
        u8sErrorString: "Invalid user name",
        u8sFailedUser: "",
      },
      error_value: 0,
      invokedID: expect.any(Number),
      sessionID: expect.stringMatching(/^[0-9A-F]{32}$/),
    });
  });

  it("tells of a wrong password with the user's name", async () => {
    const { url } = await world();
    const response = await fetch(`${url}${contact}?user=alice&pass=x`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { iErrorDetail: 102, u8sErrorString: "Invalid password", u8sFailedUser: "alice" },
    });
  });

  it("answers wrong Basic credentials with 401, and with 400 if that is not wanted", async () => {
    const { url } = await world();
    const headers = basic("alice", "x");
    expect((await fetch(url + contact, { headers })).status).toBe(401);
    const quiet = await fetch(url + contact, { headers: { ...headers, "X-no401": "1" } });
    expect(quiet.status).toBe(400);
    expect(quiet.headers.get("www-authenticate")).toBeNull();
    expect((await fetch(`${url}${contact}?no401`)).status).toBe(400);
  });

  it("reads names and passwords with umlauts in UTF-8 and in Latin-1", async () => {
    const { url, server } = await world();
    await server.users.add("jörg", "pässwörd");
    const utf8 = Buffer.from("jörg:pässwörd").toString("base64");
    const latin1 = Buffer.from("jörg:pässwörd", "latin1").toString("base64");
    for (const encoded of [utf8, latin1]) {
      const headers = { Authorization: `Basic ${encoded}` };
      expect((await fetch(url + contact, { headers })).status).toBe(200);
    }
  });

  it("answers 502 for a UCSID that is not its own", async () => {
    const { url } = await world();
    const expected = {
      error: {
        details: "server not connected here: [local1]",
        _type: "WsError",
        iErrorDetail: 119,
        u8sErrorString: "UCServer is not connected here",
      },
    };
    const inQuery = await fetch(`${url}${contact}?user=alice&pass=secret&ucsid=local1`);
    expect(inQuery.status).toBe(502);
    expect(await inQuery.json()).toEqual(expected);
    const headers = { "X-UCSID": "local1", ...basic("alice", "secret") };
    const inHeader = await fetch(url + contact, { headers });
    expect(await inHeader.json()).toEqual(expected);
  });

  it("takes the members of the argument from the query of a GET", async () => {
    const { url } = await world();
    const query = "user=alice&pass=secret&ucsid=local&iType=1&iTTL=60&lstServiceType=FAQ&_=123";
    const response = await fetch(`${url}/ws/direct/asnGetUserToken?${query}`);
    expect(response.status).toBe(200);
    const { sToken } = (await response.json()) as { sToken: string };
    const [, payload = ""] = sToken.split(".");
    const claims = JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<
      string,
      number
    >;
    expect(claims).toMatchObject({ sub: "alice", iType: 1, services: ["FAQ"] });
    expect((claims["exp"] as number) - (claims["iat"] as number)).toBe(60);
  });

  it("says where an argument is wrong", async () => {
    const { url } = await world();
    const response = await post(`${url}/ws/direct/asnGetUserToken?user=alice&pass=secret`, {
      lstProfileAttributes: [{ u8sServiceType: "FAQ" }],
    });
    expect(response.status).toBe(400);
    const { error } = (await response.json()) as {
      error: { details: string; iErrorDetail: number };
    };
    expect(error.iErrorDetail).toBe(2);
    expect(error.details).toContain("lstProfileAttributes[0].u8seName");
  });

  it("tells of an operation's error with its type", async () => {
    const { url } = await world();
    const response = await post(`${url}/ws/direct/asnGetUserToken?user=alice&pass=secret`, {
      iType: 7,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      error: { _type: "AsnRequestError", iErrorDetail: 4 },
      error_value: 0,
      invokedID: 3,
    });
  });

  it.each([
    "asnNothing",
    "..%2f..%2fetc%2fpasswd",
    "1000",
    "__proto__",
    "Authentication.asnLogon",
    "asnStartMultiUserMode",
    "asnStartTLS",
    "asnMgmtStartTLS",
    "asnCreateUserSession",
    "asnUserSessionDestroyed",
    "%00",
    "constructor",
    "toString",
    "asnGetLoggedInContact%00",
    "asnGetLoggedInContact%2f..%2fx",
    "asnGetLoggedInContact/x",
    "asnGetLoggedInContact%20",
    "ASNGETLOGGEDINCONTACT",
    "asnGetLogged\u0130nContact",
    "%ff",
    "x".repeat(8000),
  ])("answers 404 to the operation %s", async (name) => {
    const { url } = await world();
    const response = await fetch(`${url}/ws/direct/${name}?user=alice&pass=secret`);
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ error: { _type: "WsError" } });
  });

  it("answers in JSONP to the name of a function only", async () => {
    const { url } = await world({ jsonp: true });
    const query = `${url}${contact}?user=alice&pass=secret`;
    const good = await fetch(`${query}&callback=app.done`);
    expect(good.headers.get("content-type")).toBe("application/javascript;charset=utf-8");
    expect(await good.text()).toMatch(/^\/\*\*\/app\.done\(\{.*\}\);$/s);
    for (const bad of [
      "<script>",
      "alert(1)//",
      "</script><script>",
      "a[0]",
      "a;b",
      "a\u2028b",
      "ä",
      "a b",
      "",
      "x".repeat(101),
      "a.",
      "1a",
    ]) {
      const response = await fetch(`${query}&callback=${encodeURIComponent(bad)}`);
      expect(response.status).toBe(400);
      expect(response.headers.get("content-type")).toMatch(/^application\/json/);
      expect(await response.text()).not.toContain("<script>");
    }
  });

  it("leaves nothing to guess for browsers", async () => {
    const { url } = await world();
    const { headers } = await fetch(`${url}${contact}?user=alice&pass=secret`);
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(headers.get("access-control-allow-origin")).toBeNull();
    expect((await fetch(url + contact, { method: "PUT" })).status).toBe(405);
  });

  it("does not let pages of other sites use credentials that a browser adds", async () => {
    const { url } = await world({ origins: ["https://good.example"] });
    const ask = (origin: string): Promise<Response> =>
      fetch(url + contact, {
        headers: { ...basic("alice", "secret"), Origin: origin, "Sec-Fetch-Site": "cross-site" },
      });
    expect((await ask("https://evil.example")).status).toBe(403);
    const trusted = await ask("https://good.example");
    expect(trusted.status).toBe(200);
    expect(trusted.headers.get("access-control-allow-origin")).toBe("https://good.example");
  });
});
