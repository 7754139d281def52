import { once } from "node:events";
import { request, type IncomingMessage } from "node:http";
import { describe, expect, it } from "vitest";
import { createGateway } from "../../src/gateway/index.js";
import { silentLog } from "../../src/rose/index.js";
import { exchange } from "./exchange.js";
import { getOverTls } from "./https.js";
import { certificateFor } from "../rose/support/certificates.js";
import { StandIn } from "./stand-in.js";
import { world } from "./world.js";

const path = "/controller/client/ucws";

/** A request with headers that fetch would not let through. */
async function ask(
  url: string,
  headers: Record<string, string> = {},
  method = "GET",
): Promise<{ status: number | undefined; headers: IncomingMessage["headers"]; body: string }> {
  const asked = request(url, { method, headers, agent: false }).end();
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  let body = "";
  for await (const chunk of response) body += String(chunk);
  return { status: response.statusCode, headers: response.headers, body };
}

const redirectOf = async (url: string, headers?: Record<string, string>): Promise<unknown> =>
  JSON.parse((await ask(url, headers)).body).redirect;

describe("/controller/client/ucws", () => {
  it("says where the web service is, without a login, in an answer whose length is known", async () => {
    const { url } = await world();
    const answer = await ask(`${url}${path}?ucsid=local`);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([200, { redirect: url }]);
    expect(answer.headers["content-length"]).toBe(String(answer.body.length));
    expect(answer.headers).not.toHaveProperty("transfer-encoding");
    expect(answer.headers["set-cookie"]).toBeUndefined();
    expect(await redirectOf(`${url}${path}`)).toBe(url);
    expect(await redirectOf(`${url}${path}/`, { "X-ucsid": "local" })).toBe(url);
  });

  it("is answered in JSONP if that is switched on", async () => {
    const { url } = await world({ jsonp: true });
    const { body } = await ask(`${url}${path}?callback=show`);
    expect(body).toBe(`/**/show({"redirect":"${url}"});`);
  });

  it("does not know the servers of other web services", async () => {
    const { url } = await world({ ucsids: ["local", "7A-B"] });
    expect(await redirectOf(`${url}${path}?ucsid=7A-B`)).toBe(url);
    const { status, body } = await ask(`${url}${path}?ucsid=local1`);
    expect([status, JSON.parse(body)]).toEqual([
      404,
      {
        error: {
          details: "server not connected here: [local1]",
          _type: "WsError",
          iErrorDetail: 119,
          u8sErrorString: "UCServer is not connected here",
        },
      },
    ]);
  });

  it("names the host by which it was asked, if that is this machine's", async () => {
    const { url } = await world({ hostNames: ["uc.example.com"] });
    const { port } = new URL(url);
    for (const Host of [`localhost:${port}`, "uc.example.com", `[::1]:${port}`]) {
      expect(await redirectOf(url + path, { Host })).toBe(`http://${Host}`);
    }
    for (const Host of ["evil.example", "a@b", "localhost/x", "localhost?x", "x:y"]) {
      const { status } = await ask(url + path, { Host });
      expect([Host, status]).toEqual([Host, Host === "evil.example" ? 403 : 400]);
    }
  });

  it("names the address of the connection to those who name no host", async () => {
    const { url, gateway } = await world();
    const { port } = await gateway.listen({ port: 0, host: "::" });
    const all = `http://127.0.0.1:${port}`;
    for (const [at, target, head] of [
      [url, path, "HTTP/1.0"],
      [url, path, "HTTP/1.0\r\nHost:"],
      [url, `http://localhost${path}`, "HTTP/1.0"],
      [url, `https://localhost${path}`, "HTTP/1.0"],
      [all, path, "HTTP/1.0"],
      [all, `http://evil.example${path}`, "HTTP/1.0"],
      [all, `https://evil.example${path}`, "HTTP/1.0"],
    ] as const) {
      const answer = await exchange(at, `GET ${target} ${head}\r\n\r\n`);
      expect([target, answer.split("\r\n\r\n")[1]]).toEqual([target, `{"redirect":"${at}"}`]);
    }
    const foreign = await exchange(url, `GET http://evil.example${path} HTTP/1.0\r\n\r\n`);
    expect(foreign).toMatch(/^HTTP\/1.1 403 /);
    expect(foreign).not.toContain("evil");
  });

  it("says https where it was asked by HTTPS", async () => {
    const { cert, key } = await certificateFor();
    const { gateway } = await world({ tls: { cert, key } });
    const { port } = await gateway.listen({ port: 0, tls: true });
    const { body } = await getOverTls(`https://127.0.0.1:${port}${path}`, cert);
    expect(JSON.parse(body)).toEqual({ redirect: `https://127.0.0.1:${port}` });
  });

  it("says the scheme that a proxy names, if the proxy is trusted", async () => {
    const { url } = await world({ trustedProxies: ["127.0.0.0/8"] });
    const other = await world();
    const https = url.replace("http", "https");
    const scheme = (text: string) => redirectOf(url + path, { "X-Forwarded-Proto": text });
    expect(await scheme("https")).toBe(https);
    expect(await scheme("http, HTTPS")).toBe(https);
    expect(await scheme("https, http")).toBe(url);
    for (const text of ["", "ftp", "javascript"]) expect(await scheme(text)).toBe(url);
    const asked = await redirectOf(other.url + path, { "X-Forwarded-Proto": "https" });
    expect(asked).toBe(other.url);
  });

  it("names the public address instead, and knows its host", async () => {
    const { url } = await world({ publicUrl: "https://uc.example.com/" });
    const { host } = new URL(url);
    for (const Host of [host, "uc.example.com"]) {
      expect(await redirectOf(url + path, { Host })).toBe("https://uc.example.com");
    }
    for (const publicUrl of [
      "",
      "uc.example.com",
      "ftp://uc.example.com",
      "https://a/b",
      "https://a/?",
      "https://a:0",
      "https://*",
      "https:a",
      "null",
      "chrome-extension://a",
    ]) {
      expect(() => createGateway({ upstream: new StandIn(), log: silentLog, publicUrl })).toThrow(
        RangeError,
      );
    }
  });

  it("tells pages of other sites nothing, but those that are admitted", async () => {
    const { url } = await world();
    expect((await ask(url + path, { Origin: "null" })).status).toBe(403);
    const open = await world({ origins: ["null"] });
    const answer = await ask(open.url + path, { Origin: "null" });
    expect(answer).toMatchObject({
      status: 200,
      headers: { "access-control-allow-origin": "null" },
    });
    const headers = { Origin: "null", "Access-Control-Request-Headers": "x-ucsid" };
    expect((await ask(open.url + path, headers, "OPTIONS")).status).toBe(204);
  });
});
