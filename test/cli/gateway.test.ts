import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { request, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet } from "jose";
import { describe, expect, onTestFinished, test } from "vitest";
import { getOverTls } from "../gateway/https.js";
import { ask } from "./desk.js";
import { startGateway, startGatewayAlone } from "./gateway-process.js";
import { clear, startServer, type ServerProcess } from "./servers.js";

const password = ["--webservice-password", "between us"];
const without = ["--http-port", "off", "--https-port", "off"];

function folder(): string {
  const data = mkdtempSync(join(tmpdir(), "rosewire-gateway-"));
  onTestFinished(() => rmSync(data, { recursive: true, force: true }));
  return data;
}

const loginOf = (server: ServerProcess): string => `user=alice&pass=${server.password("alice")}`;

async function user(url: string, session: string): Promise<unknown> {
  const headers = { "X-ucsessionid": session };
  const response = await fetch(`${url}/ws/client/asnGetLoggedInContact`, { headers });
  return ((await response.json()) as { u8sLoggedInUser?: string }).u8sLoggedInUser;
}

async function open(url: string, login: string): Promise<string> {
  const response = await fetch(`${url}/ws/client/createsession?${login}`);
  return ((await response.json()) as { sessionid: string }).sessionid;
}

describe("rosewire gateway", () => {
  test("serves sessions of a server elsewhere, and survives its restart", async () => {
    const data = folder();
    // An address that no other test has: nobody takes the port while the server is away.
    const host = "127.0.0.3";
    const args = ["--data", data, "--host", host, ...password, ...without, ...clear];
    let server: ServerProcess = await startServer(args);
    const login = loginOf(server);
    onTestFinished(async () => void (await server.stop()));
    const { url } = await startGateway(
      server.port,
      ...password,
      "--server",
      `${host}:${server.port}`,
    );
    const session = await open(url, login);
    expect(await user(url, session)).toBe("alice");
    await server.stop();
    const direct = `${url}/ws/direct/asnGetLoggedInContact?${login}`;
    await expect.poll(async () => (await fetch(direct)).status).toBe(502);
    server = await startServer([...args, "--port", String(server.port)]);
    await expect.poll(async () => (await fetch(direct)).status).toBe(200);
    expect(await user(url, session)).toBeUndefined();
    expect(await user(url, await open(url, login))).toBe("alice");
  });

  test("passes tokens through, whose keys the server alone has", async () => {
    const server = await startServer(["--data", folder(), ...password, ...clear]);
    const login = loginOf(server);
    onTestFinished(async () => void (await server.stop()));
    const { url } = await startGateway(server.port, ...password);
    const asked = await fetch(`${url}/ws/direct/asnGetUserToken?${login}&iType=1`);
    const { sToken } = (await asked.json()) as { sToken: string };
    const withToken = await fetch(`${url}/ws/direct/asnGetLoggedInContact?token=${sToken}`);
    expect(withToken.status).toBe(200);
    expect((await fetch(`${url}/.well-known/jwks.json`)).status).toBe(404);
    expect((await fetch(`${url}/ws/public/contacts`)).status).toBe(404);
    const [, own] = /^web service on (http:.*)\/$/m.exec(server.stdout()) as unknown as string[];
    const keys = (await (await fetch(`${own}/.well-known/jwks.json`)).json()) as JSONWebKeySet;
    const { payload } = await jwtVerify(sToken, createLocalJWKSet(keys));
    expect(payload.sub).toBe("alice");
  });

  test("speaks HTTPS to its clients and TLS to the server", async () => {
    const data = folder();
    const server = await startServer([
      "--data",
      data,
      "--tls",
      "required",
      ...password,
      ...without,
    ]);
    onTestFinished(async () => void (await server.stop()));
    const login = loginOf(server);
    const ca = join(data, "demo-cert.pem");
    const tls = ["--tls", "starttls", "--ca", ca];
    const { url, secure } = await startGatewayAlone(
      server.port,
      ...password,
      ...tls,
      "--https-port",
      "0",
    );
    expect(await user(url, await open(url, login))).toBe("alice");
    const answer = await getOverTls(`${secure}/ws/direct/asnGetLoggedInContact?${login}`);
    expect([answer.status, JSON.parse(answer.body).u8sLoggedInUser]).toEqual([200, "alice"]);
    // It made a certificate of its own, not the server's.
    expect(answer.certificate).not.toBe(readFileSync(ca, "utf8"));
    const wrong = await startGateway(server.port, ...password, "--tls", "starttls");
    expect((await fetch(`${wrong.url}/ws/direct/asnGetLoggedInContact?${login}`)).status).toBe(502);
    await expect.poll(wrong.stderr).toContain("cannot connect to the server");
  });

  test("keeps other sites' pages and JSONP away, unless it is told otherwise", async () => {
    const server = await startServer(["--data", ":memory:", ...password, ...without, ...clear]);
    onTestFinished(async () => void (await server.stop()));
    const path = `/ws/direct/asnGetLoggedInContact?${loginOf(server)}&callback=show`;
    const crossSite = { Origin: "https://crm.example.com" };
    const { url: closed } = await startGateway(server.port, ...password);
    expect((await fetch(closed + path)).status).toBe(403);
    const options = [
      "--jsonp",
      "--origin",
      "https://crm.example.com",
      "--host-name",
      "uc.example.com",
    ];
    const { url: opened } = await startGateway(server.port, ...password, ...options);
    expect(await (await fetch(opened + path, { headers: crossSite })).text()).toMatch(
      /^\/\*\*\/show/,
    );
    for (const [url, name, status] of [
      [closed, "uc.example.com", 403],
      [opened, "uc.example.com", 200],
      [opened, "evil.example.com", 403],
    ] as const) {
      const asked = request(url, { headers: { Host: name }, agent: false }).end();
      const [response] = (await once(asked, "response")) as [IncomingMessage];
      response.resume();
      expect([name, response.statusCode]).toEqual([name, status]);
    }
  });

  test.each([
    [["--server", "nothing here"], 2, "It must be a host"],
    [["--server", "x:0"], 2, "It must be a host"],
    [[], 2, "--server"],
    [["--server", "x", "--cert", "c.pem"], 2, "--cert and --key go together"],
    [["--server", "x", "--ca", "c.pem"], 2, "--ca needs --tls"],
    [["--origin", "evil.com"], 2, "evil.com is not the origin of a site, like https://"],
    [["--origin", "*"], 2, "* is not the origin of a site, like https://"],
    [["--origin", ""], 2, "an empty text is not the origin of a site, like https://"],
    [["--host-name", "https://a"], 2, "https://a is not the name of a host, like uc."],
    [["--public-url", "http://a:0"], 2, "http://a:0 is not the address of a site, like https://"],
    [["--host", ""], 2, "It must not be empty"],
  ] as const)("with %j ends with %i and says why", async (args, exit, reason) => {
    const { code, stdout, stderr } = await ask(["gateway", "--http-port", "0", ...args]);
    expect({ code, stdout }).toEqual({ code: exit, stdout: "" });
    expect(stderr).toContain(reason);
  });

  test("that cannot read a file ends with 1 and says why", async () => {
    const args = ["--server", "x", "--tls", "direct", "--ca", "/nowhere.pem"];
    const { code, stdout, stderr } = await ask(["gateway", "--http-port", "0", ...args]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain("cannot read /nowhere.pem");
  });
});
