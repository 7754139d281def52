import { once } from "node:events";
import { createServer, request, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from "vitest";
import { createGateway } from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import { startBrowser } from "./browser.js";
import { exchange } from "./exchange.js";
import { StandIn } from "./stand-in.js";
import { basic, openSession, world } from "./world.js";

const contact = "/ws/direct/asnGetLoggedInContact";
const inUrl = `${contact}?user=alice&pass=secret`;

/** A request with headers that fetch would not let through. */
async function ask(
  url: string,
  headers: Record<string, string>,
  method = "GET",
): Promise<{ status: number | undefined; body: string }> {
  const asked = request(url, { method, headers, agent: false }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, body };
}

describe("a page of another site", () => {
  it.each([
    ["says that it is one", { "Sec-Fetch-Site": "cross-site" }],
    ["is of another port", { "Sec-Fetch-Site": "same-site" }],
    ["is of an unknown kind", { "Sec-Fetch-Site": "elsewhere" }],
    ["says where it is from", { Origin: "https://evil.example" }],
    ["hides where it is from", { Origin: "null" }],
    ["is named by its address only", { Referer: "http://evil.example/page?q=1" }],
    ["begins as the web service does", { Origin: "http://127.0.0.1" }],
    ["is opened from a file", { Referer: "file:///tmp/page.html" }],
  ])("gets nothing when it %s, whatever its credentials", async (_, headers) => {
    const { url } = await world({ jsonp: true });
    const session = await openSession(url);
    for (const [path, more] of [
      [inUrl, {}],
      [`${inUrl}&callback=steal`, {}],
      [contact, basic("alice", "secret")],
      [`${contact}?token=abc`, {}],
      [`/ws/client/asnGetLoggedInContact?x-ucsessionid=${session}`, {}],
      ["/ws/client/createsession?user=alice&pass=secret", {}],
      ["/ws/public/contacts", {}],
      ["/ber/asnGetLoggedInContact", {}],
    ] as const) {
      for (const method of ["GET", "POST", "OPTIONS"]) {
        const { status, body } = await ask(url + path, { ...headers, ...more }, method);
        expect([path, method, status]).toEqual([path, method, 403]);
        expect(JSON.parse(body)).toMatchObject({
          error: { _type: "WsError", iErrorDetail: 403, u8sErrorString: "Cross-site request" },
        });
      }
    }
  });

  it("may link to the explorer, to the description and to the public keys", async () => {
    const { url } = await world();
    for (const path of ["/", "/openapi.json", "/.well-known/jwks.json"]) {
      expect((await ask(url + path, { "Sec-Fetch-Site": "cross-site" })).status).toBe(200);
    }
  });

  it("may use the web service if its origin is named, by Origin or by Referer", async () => {
    const { url } = await world({ origins: ["https://good.example"], jsonp: true });
    const script = { "Sec-Fetch-Site": "cross-site", Referer: "https://good.example/page" };
    expect(await ask(`${url}${inUrl}&callback=show`, script)).toMatchObject({
      status: 200,
      body: expect.stringMatching(/^\/\*\*\/show\(/) as string,
    });
    const fetched = { "Sec-Fetch-Site": "cross-site", Origin: "https://good.example" };
    expect((await ask(url + inUrl, fetched)).status).toBe(200);
    const hidden = { "Sec-Fetch-Site": "cross-site" };
    expect((await ask(url + inUrl, hidden)).status).toBe(403);
  });

  it("may hide where it is from if files may use the web service, as they do", async () => {
    const { url } = await world({ origins: ["null"] });
    expect((await ask(url + inUrl, { "Sec-Fetch-Site": "cross-site" })).status).toBe(200);
    const named = { "Sec-Fetch-Site": "cross-site", Referer: "https://evil.example/" };
    expect((await ask(url + inUrl, named)).status).toBe(403);
  });
});

describe("what is from no other site's page goes through:", () => {
  it.each([
    ["tools", {}],
    ["an address that a user typed", { "Sec-Fetch-Site": "none" }],
    ["the web service's own page", { "Sec-Fetch-Site": "same-origin", Origin: "http://x" }],
  ])("%s", async (_, headers) => {
    const { url } = await world();
    expect((await ask(url + inUrl, headers)).status).toBe(200);
  });

  it("a browser of old, which tells of the own page by its origin or address", async () => {
    const { url } = await world();
    expect((await ask(url + inUrl, { Origin: url })).status).toBe(200);
    expect((await ask(url + inUrl, { Referer: `${url}/` })).status).toBe(200);
  });
});

describe("a host's name on a port of the loopback address", () => {
  it.each([
    "evil.example",
    "evil.example:7224",
    "127.0.0.1.evil.example",
    "localhost.evil.example.",
  ])("that is not this machine's gets 403: %s", async (host) => {
    const { url } = await world();
    for (const path of [inUrl, "/"]) {
      const { status, body } = await ask(url + path, { Host: host });
      expect([status, JSON.parse(body).error.u8sErrorString]).toEqual([403, "Unknown host"]);
    }
    const upgrade = { Host: host, Connection: "Upgrade", Upgrade: "websocket" };
    expect((await ask(`${url}/ws/client/websocket`, upgrade)).status).toBe(403);
  });

  it.each(["evil%2eexample", "evil.example@x", "[::1].evil.example", "x,evil.example"])(
    "that is not even a name is not let through: %s",
    async (host) => {
      const { url } = await world();
      const { status } = await ask(url + inUrl, { Host: host });
      expect([400, 403]).toContain(status);
      const upgrade = { Host: host, Connection: "Upgrade", Upgrade: "websocket" };
      expect((await ask(`${url}/ws/client/websocket`, upgrade)).status).toBe(403);
    },
  );

  it.each([
    "localhost",
    "LOCALHOST:1",
    "uc.localhost",
    "127.0.0.1",
    "[::1]:7224",
    "uc",
    "localhost.",
  ])("that is goes through: %s", async (host) => {
    const { url } = await world();
    expect((await ask(url + inUrl, { Host: host })).status).toBe(200);
  });

  it("goes through if it is named, by itself or as an origin", async () => {
    const { url } = await world({
      hostNames: ["uc.example.com"],
      origins: ["https://crm.example.com:8443"],
    });
    for (const host of ["UC.example.com:80", "crm.example.com"]) {
      expect((await ask(url + inUrl, { Host: host })).status).toBe(200);
    }
    expect((await ask(url + inUrl, { Host: "example.com" })).status).toBe(403);
  });
});

describe("whether a port is on the loopback address", () => {
  it.each([
    ["127.1", "127.0.0.1"],
    ["0x7f.1", "127.0.0.1"],
    ["2130706433", "127.0.0.1"],
    ["127.9.9.9", "127.9.9.9"],
    ["::1", "[::1]"],
    ["0:0::1", "[::1]"],
    ["::ffff:127.0.0.1", "127.0.0.1"],
    ["::ffff:7f00:1", "127.0.0.1"],
  ])("is told by what it is bound to, whatever that has been called: %s", async (host, reached) => {
    const { gateway } = await world();
    const { port } = await gateway.listen({ port: 0, host });
    const url = `http://${reached}:${port}`;
    expect((await ask(url + inUrl, { Host: "evil.example" })).status).toBe(403);
    const upgrade = { Host: "evil.example", Connection: "Upgrade", Upgrade: "websocket" };
    expect((await ask(`${url}/ws/client/websocket`, upgrade)).status).toBe(403);
    expect((await ask(url + inUrl, { Host: "localhost" })).status).toBe(200);
  });

  it("is not so for all addresses, where a name may be any", async () => {
    const { gateway } = await world();
    const { port } = await gateway.listen({ port: 0, host: "0.0.0.0" });
    const url = `http://127.0.0.1:${port}`;
    expect((await ask(url + inUrl, { Host: "uc.example.com" })).status).toBe(200);
  });
});

describe("a request that names its host otherwise", () => {
  const send = (url: string, target: string, head: string): Promise<string> =>
    exchange(url, `GET ${target} ${head}\r\nConnection: close\r\n\r\n`);

  it("names a foreign one in its target: that is refused as in Host", async () => {
    const { url } = await world();
    const target = `http://evil.example${inUrl}`;
    for (const head of ["HTTP/1.0", "HTTP/1.1\r\nHost: localhost", "HTTP/1.0\r\nHost: localhost"]) {
      expect(await send(url, target, head)).toMatch(/^HTTP\/1.1 403 .*"Unknown host"/s);
    }
    const upgrade = "HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket";
    const socket = `GET http://evil.example/ws/client/websocket ${upgrade}\r\nConnection: Upgrade\r\n\r\n`;
    expect(await exchange(url, socket)).toMatch(/^HTTP\/1.1 403 .*"Unknown host"/s);
    expect(await send(url, url + inUrl, "HTTP/1.0")).toMatch(/^HTTP\/1.1 200 /);
  });

  it("names none, and is not of the web service's own page for that", async () => {
    const { url } = await world();
    expect(await send(url, inUrl, "HTTP/1.0")).toMatch(/^HTTP\/1.1 200 /);
    const page = "HTTP/1.0\r\nOrigin: http://undefined";
    expect(await send(url, inUrl, page)).toMatch(/^HTTP\/1.1 403 .*"Cross-site request"/s);
  });
});

describe("what is given as the origin of a site", () => {
  const origins = (...given: string[]) =>
    createGateway({ upstream: new StandIn(), log: silentLog, origins: given });

  it.each([
    "",
    "*",
    "evil.com",
    "evil.com:443",
    "https://",
    "https:evil.com",
    "https:\\\\evil.com",
    "https://*.evil.com",
    "https://a/b",
    "https://a//",
    "https://a/?",
    "https://a/#",
    "https://user@a",
    "https://a:0",
    "https://a:65536",
    "https://a b",
    "https://a, https://b",
    " https://a",
    "wss://a",
    "file://",
    "NULL",
  ])("is refused if no page is of it: %j", (given) => {
    expect(() => origins("https://good.example", given)).toThrow(
      new RangeError(
        `${given || "an empty text"} is not the origin of a site, like https://crm.example.com or ` +
          "http://localhost:8080, nor null for files",
      ),
    );
  });

  it.each([
    ["https://good.example/", "https://good.example"],
    ["HTTPS://Good.Example:443", "https://good.example"],
    ["http://localhost:8080", "http://localhost:8080"],
    ["http://[::1]:8080", "http://[::1]:8080"],
    ["chrome-extension://abcdefghijklmnop", "chrome-extension://abcdefghijklmnop"],
    ["null", "null"],
  ])("%s admits the pages that browsers call %s", async (given, origin) => {
    const { url } = await world({ origins: [given] });
    const headers = { "Sec-Fetch-Site": "cross-site", Origin: origin };
    const response = await fetch(url + inUrl, { headers });
    expect([response.status, response.headers.get("access-control-allow-origin")]).toEqual([
      200,
      origin,
    ]);
    expect((await ask(url + inUrl, { ...headers, Origin: `${origin}.evil` })).status).toBe(403);
  });
});

describe("what is given as the name of a host", () => {
  it.each(["", "*", "*.example.com", "https://uc.example.com", "a/b", "a/", "a b", "a:0", "a@b"])(
    "is refused if it is none: %j",
    (given) => {
      const options = { upstream: new StandIn(), log: silentLog, hostNames: [given] };
      expect(() => createGateway(options)).toThrow(
        new RangeError(
          `${given || "an empty text"} is not the name of a host, like uc.example.com`,
        ),
      );
    },
  );

  it("may have a port, and letters of other scripts", async () => {
    const { url } = await world({ hostNames: ["uc.example.com:7224", "büro.example.com"] });
    for (const host of ["uc.example.com", "xn--bro-hoa.example.com"]) {
      expect((await ask(url + inUrl, { Host: host })).status).toBe(200);
    }
  });
});

describe("JSONP", () => {
  it("is off unless it is wanted, and says so", async () => {
    const { url } = await world();
    for (const [path, name] of [
      [inUrl, "callback"],
      [inUrl, "jsonp"],
      ["/ws/client/events?", "callback"],
      ["/ws/public/contacts?", "callback"],
      ["/controller/client/ucws?", "callback"],
      ["/controller/client/ucws?", "jsonp"],
    ] as const) {
      const response = await fetch(`${url}${path}&${name}=show`);
      expect(response.status).toBe(403);
      expect(response.headers.get("content-type")).toBe("application/json;charset=utf-8");
      const { error } = (await response.json()) as any;
      expect(error.u8sErrorString).toBe("JSONP is switched off");
      expect(error.details).toContain("--jsonp");
    }
  });

  it("comes with 200 for a failure too, since browsers run no script of another status", async () => {
    const { url } = await world({ jsonp: true });
    for (const [query, detail] of [
      ["user=alice&pass=wrong", 102],
      ["x=1", 101],
      ["user=alice&pass=secret&ucsid=other", 119],
    ] as const) {
      const response = await fetch(`${url}${contact}?${query}&callback=show`);
      expect(response.headers.get("content-type")).toBe("application/javascript;charset=utf-8");
      expect([response.status, response.headers.get("www-authenticate")]).toEqual([200, null]);
      const text = await response.text();
      expect(text).toMatch(/^\/\*\*\/show\(\{"error":\{.*\}\}?\);$/s);
      expect(text).toContain(`"iErrorDetail":${detail},`);
    }
  });
});

describe("Chromium with a page of another site", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await startBrowser();
  });

  afterAll(() => browser?.close());

  /** Listens; gives the port. */
  async function listen(listener: RequestListener): Promise<number> {
    const server = createServer(listener).listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => {
      server.close();
      server.closeAllConnections();
    });
    return (server.address() as AddressInfo).port;
  }

  /** A site with one page; gives its origin. */
  async function site(page: string): Promise<string> {
    const port = await listen((_, response) => {
      response.setHeader("Content-Type", "text/html").end(page);
    });
    return `http://localhost:${port}`;
  }

  /** What the page tries: to read by JSONP, and to log on without being able to read. */
  const attack = (url: string): string => `<!doctype html><script>
      var got = [];
      function steal(value) { got.push(value); }
    </script>
    <script src="${url}${inUrl}&callback=steal"></script>
    <script src="${url}${contact}?user=alice&pass=wrong&callback=steal"></script>
    <img src="${url}/ws/client/createsession?user=alice&pass=secret">
    <iframe name="frame"></iframe>
    <form action="${url}/ws/client/createsession?user=alice&pass=secret" method="post"
      enctype="text/plain" target="frame"></form>
    <script>
      document.forms[0].submit();
      fetch("${url}/ws/client/createsession?user=alice&pass=secret",
        { method: "POST", mode: "no-cors", body: "{}" });
    </script>`;

  it("reads nothing and opens no session with the credentials that the page knows", async () => {
    const { gateway } = await world({ jsonp: true });
    // What the page gets is the browser's secret; here it is seen going out.
    const statuses: number[] = [];
    const port = await listen((incoming, response) => {
      response.on("finish", () => statuses.push(response.statusCode));
      gateway.handler(incoming, response);
    });
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(await site(attack(`http://127.0.0.1:${port}`)));
    await expect.poll(() => statuses).toEqual([403, 403, 403, 403, 403]);
    expect(await page.evaluate("got")).toEqual([]);
    expect(gateway.sessions).toBe(0);
  });

  it("runs JSONP, failures too, for the page of a site that is named", async () => {
    const origin = await site(
      "<script>var got = []; function show(value) { got.push(value); }</script>",
    );
    const { url } = await world({ jsonp: true, origins: [origin] });
    const page = await browser.newPage();
    onTestFinished(() => page.close());
    await page.goto(origin);
    for (const query of ["pass=secret", "pass=wrong"]) {
      await page.addScriptTag({ url: `${url}${contact}?user=alice&${query}&callback=show` });
    }
    expect(await page.evaluate("got")).toMatchObject([
      { u8sLoggedInUser: "alice" },
      { error: { iErrorDetail: 102 } },
    ]);
  });
});
