import { once } from "node:events";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { authorizationOf } from "../../src/connectors/config/authorization.js";
import { loadConfig, parseConfig, type Config } from "../../src/connectors/index.js";
import { HttpClient } from "../../src/connectors/replicator/http-client.js";
import { silentLog } from "../../src/rose/index.js";

let folder: string;
let server: Server;
let url: string;
/** What the source takes. */
let valid: string;
/** Requests to the source, by method and what they proved themselves with. */
let requests: string[];
/** Requests to the token endpoint. */
let grants: { form: Record<string, string>; authorization: string | undefined }[];
/** What the token endpoint answers, by the number of the request. */
let grant: (number: number) => { status: number; body: object };
let moment: Date;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), "rosewire-"));
  valid = "Bearer good";
  requests = [];
  grants = [];
  moment = new Date("2024-11-21T12:00:00Z");
  grant = (number) => ({ status: 200, body: { access_token: `t${number}`, expires_in: 3600 } });
  server = createServer((message, response) => {
    void answer(message).then(({ status, body }) => {
      response.writeHead(status).end(JSON.stringify(body));
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterEach(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  rmSync(folder, { recursive: true });
});

async function answer(message: IncomingMessage): Promise<{ status: number; body: object }> {
  const body = await text(message);
  const { authorization } = message.headers;
  if (message.url === "/token") {
    grants.push({ form: Object.fromEntries(new URLSearchParams(body)), authorization });
    return grant(grants.length);
  }
  requests.push(`${message.method} ${authorization}`);
  return authorization === valid ? { status: 200, body: {} } : { status: 401, body: {} };
}

const minimal = {
  zone: "Europe/Oslo",
  state: "state.db",
  ucserver: { user: "replicator", password: { env: "P" } },
  read: { file: "-" },
};

function configOf(authorization: object): Config<"superoffice"> {
  const path = join(folder, "c.json");
  writeFileSync(path, JSON.stringify({ ...minimal, authorization }));
  return loadConfig("superoffice", path);
}

interface Logged {
  readonly logged: string[];
  readonly client: HttpClient;
}

function clientWith(authorization: object, environment: Record<string, string> = {}): Logged {
  const logged: string[] = [];
  const log = { ...silentLog, error: (_facts: object, line: string) => void logged.push(line) };
  const http = { requestsPerSecond: Infinity, attempts: 2, backoff: { first: 1, longest: 1 } };
  const proof = authorizationOf(configOf(authorization), {
    environment,
    http,
    clock: () => moment,
    log,
  })!;
  return { logged, client: new HttpClient({ ...http, authorization: proof }) };
}

const get = () => ({ method: "GET", url, repeatable: true }) as const;
const post = () => ({ method: "POST", url, body: "{}", repeatable: false }) as const;
const secret = (name: string, value: string): string => {
  writeFileSync(join(folder, name), `${value}\n`);
  return name;
};

describe("a token in a file", () => {
  const token = () => ({ scheme: "Bearer", token: { file: secret("token", "old") } });

  test("is read again when the source refuses it, and the request is sent once more", async () => {
    const { client } = clientWith(token());
    secret("token", "good");
    expect(await client.send(get())).toMatchObject({ status: 200 });
    expect(await client.send(post())).toMatchObject({ status: 200 });
    expect(requests).toEqual(["GET Bearer old", "GET Bearer good", "POST Bearer good"]);
  });

  test("is tried once: a second refusal ends it, and so does a file that has not changed", async () => {
    const { client } = clientWith(token());
    await expect(client.send(post())).rejects.toMatchObject({ status: 401 });
    expect(requests).toEqual(["POST Bearer old"]);
    secret("token", "bad too");
    await expect(client.send(post())).rejects.toMatchObject({ status: 401 });
    expect(requests.slice(1)).toEqual(["POST Bearer old", "POST Bearer bad too"]);
    rmSync(join(folder, "token"));
    await expect(client.send(get())).rejects.toMatchObject({ status: 401 });
  });

  test("and a password in one are treated alike", async () => {
    const basic = (password: string) => `Basic ${Buffer.from(`u:${password}`).toString("base64")}`;
    valid = basic("new");
    const password = { file: secret("password", "old") };
    const { client } = clientWith({ basic: { user: "u", password } });
    secret("password", "new");
    expect(await client.send(get())).toMatchObject({ status: 200 });
    expect(requests).toEqual([`GET ${basic("old")}`, `GET ${valid}`]);
  });
});

describe("OAuth 2.0", () => {
  const oauth2 = (more: object = {}) => ({
    oauth2: {
      tokenUrl: `${url}/token`,
      clientId: "app",
      clientSecret: { env: "SECRET" },
      ...more,
    },
  });
  const environment = { SECRET: "s3cret", REFRESH: "r0" };

  test("gets a token with the client's credentials, once for all requests until it expires", async () => {
    valid = "Bearer t1";
    const { client } = clientWith(oauth2({ scope: "calendar" }), environment);
    await Promise.all([client.send(get()), client.send(get())]);
    expect(grants).toEqual([
      {
        form: {
          grant_type: "client_credentials",
          scope: "calendar",
          client_id: "app",
          client_secret: "s3cret",
        },
        authorization: undefined,
      },
    ]);
    moment = new Date(moment.getTime() + 3_569_000);
    await client.send(get());
    expect(grants).toHaveLength(1);
    valid = "Bearer t2";
    moment = new Date(moment.getTime() + 1000);
    await client.send(get());
    expect(grants).toHaveLength(2);
    expect(requests.at(-1)).toBe("GET Bearer t2");
  });

  test("proves the client by HTTP Basic where the configuration says so", async () => {
    valid = "Bearer t1";
    const { client } = clientWith(oauth2({ clientId: "a:b", client: "header" }), environment);
    await client.send(get());
    expect(grants).toEqual([
      {
        form: { grant_type: "client_credentials" },
        authorization: `Basic ${Buffer.from("a%3Ab:s3cret").toString("base64")}`,
      },
    ]);
  });

  test("gets another token when the source refuses one, and tries once more", async () => {
    valid = "Bearer t2";
    const { client } = clientWith(oauth2(), environment);
    await client.send(post());
    expect(requests).toEqual(["POST Bearer t1", "POST Bearer t2"]);
    valid = "Bearer never";
    await expect(client.send(post())).rejects.toMatchObject({ status: 401 });
    expect(grants).toHaveLength(3);
  });

  test("keeps the refresh token that takes the place of another in its file", async () => {
    valid = "Bearer t1";
    grant = (number) => ({
      status: 200,
      body: { access_token: `t${number}`, expires_in: 60, refresh_token: `r${number}` },
    });
    const refreshToken = { file: secret("refresh", "r0") };
    const { client } = clientWith(oauth2({ refreshToken }), environment);
    await client.send(get());
    expect(readFileSync(join(folder, "refresh"), "utf8")).toBe("r1\n");
    expect(readdirSync(folder).toSorted()).toEqual(["c.json", "refresh"]);
    secret("refresh", "by somebody else");
    valid = "Bearer t2";
    moment = new Date(moment.getTime() + 60_000);
    await client.send(get());
    expect(grants.map(({ form }) => [form["grant_type"], form["refresh_token"]])).toEqual([
      ["refresh_token", "r0"],
      ["refresh_token", "by somebody else"],
    ]);
  });

  test("goes on with it where it cannot be kept, and says so", async () => {
    valid = "Bearer t1";
    grant = (number) => ({
      status: 200,
      body: { access_token: `t${number}`, refresh_token: `r${number}` },
    });
    const { client, logged } = clientWith(
      oauth2({ refreshToken: { env: "REFRESH" } }),
      environment,
    );
    await client.send(get());
    valid = "Bearer t2";
    await client.send(get());
    expect(grants.map(({ form }) => form["refresh_token"])).toEqual(["r0", "r1"]);
    expect(logged).toEqual([
      "the new refresh token could not be stored: it is lost when the process ends",
      "the new refresh token could not be stored: it is lost when the process ends",
    ]);
  });

  test.each([
    [{ status: 400, body: { error: "invalid_grant" } }, /token: POST .* 400 .*invalid_grant/],
    [{ status: 200, body: { token: "t" } }, /no access_token/],
    [{ status: 200, body: { access_token: "a b\r\nX: y" } }, /no access_token/],
  ])("that gives no token is as a refused login: %j", async (given, message) => {
    grant = () => given;
    const { client } = clientWith(oauth2(), environment);
    const failure = await client.send(post()).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "HttpFailure", status: 401 });
    expect((failure as Error).message).toMatch(message);
    expect((failure as Error).message).not.toContain("s3cret");
    expect(requests).toEqual([]);
  });

  test("is checked before anything begins: its secrets must be there", () => {
    expect(() => clientWith(oauth2(), {})).toThrow(
      "authorization.oauth2.clientSecret: the environment variable SECRET is not set",
    );
    expect(() => clientWith(oauth2({ refreshToken: { file: "none" } }), environment)).toThrow(
      /authorization\.oauth2\.refreshToken: cannot read the file/,
    );
    expect(() =>
      parseConfig("superoffice", JSON.stringify({ ...minimal, authorization: oauth2({ x: 1 }) })),
    ).toThrow(/authorization\.oauth2: Unrecognized key/);
  });
});
