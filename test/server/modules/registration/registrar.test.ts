import { setTimeout as delay } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { asnLogon } from "../../../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import {
  asnCreateUserSession,
  asnRegisterServer,
  type AsnRegisterServerArgument,
  type AsnRegisterServerResult,
} from "../../../../src/modules/web-service-connection/web-service-connection.js";
import {
  createServer,
  RoseError,
  silentLog,
  type Connection,
  type RoseServer,
  type ServerOptions,
} from "../../../../src/rose/index.js";
import {
  createUcServer,
  defineModule,
  type UcServer,
  type WebServiceRegistration,
} from "../../../../src/server/index.js";
import { addressOf } from "../../../../src/server/modules/registration/configured.js";
import {
  webServices,
  type WebServiceConnections,
} from "../../../../src/server/modules/transport/api.js";
import { certificateFor } from "../../../rose/support/certificates.js";
import { logonArgument } from "../../login.js";
import { moduleStores } from "../stores.js";

// A wait before a new attempt is a random part of the longest one: here it is 10 ms of 500, of 1,000 20, and so on.
beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(0.02));
afterEach(() => vi.restoreAllMocks());

/** Lets pass several times what the first wait before a new attempt takes. */
const firstWait = (): Promise<void> => delay(100);

const credentials = { id: "our-ucsid", password: "top secret" };

/** A web service that waits for servers. */
class Waiting {
  readonly arguments: AsnRegisterServerArgument[] = [];
  readonly connections: Connection[] = [];
  readonly server: RoseServer;
  port = 0;

  constructor(
    answer: (connection: Connection) => AsnRegisterServerResult = () => ({}),
    options: ServerOptions = {},
  ) {
    this.server = createServer({ log: silentLog, ...options });
    onTestFinished(() => this.server.close());
    this.server.handle(asnRegisterServer, (argument, { connection }) => {
      this.arguments.push(argument);
      this.connections.push(connection);
      return answer(connection);
    });
  }

  async at(tls = false): Promise<string> {
    const { port } = await this.server.listen({ host: "127.0.0.1", port: this.port, tls });
    this.port = port;
    return `${tls ? "enetctis" : "enetcti"}://localhost:${port}`;
  }
}

const refusing = (iErrorDetail: number, redirectAddresses?: string[]) => (): never => {
  throw new RoseError(asnRegisterServer, {
    ...{ iErrorDetail, u8sErrorString: "not you" },
    ...(redirectAddresses && { redirectAddresses }),
  });
};

const registerWith = (url: string, more?: Partial<WebServiceRegistration>) => ({
  registerWith: [{ url, ...credentials, ...more }],
});

describe.each(moduleStores)("in $name", ({ database, running }) => {
  test("of several servers on the same data one is registered, and another one when that has closed", async () => {
    const web = new Waiting();
    const data = { database: await database() };
    const options = registerWith(await web.at());
    const [one, other] = ["one", "other"].map((serverName) => {
      const server = createUcServer({ ...data, ...options, serverName, log: silentLog });
      onTestFinished(() => server.close());
      return server;
    }) as [UcServer, UcServer];
    const names = () => web.arguments.map(({ u8sServerName: name }) => name);
    await one.open();
    await expect.poll(names).toEqual(["one"]);
    await other.open();
    await firstWait();
    expect(names()).toEqual(["one"]);
    await one.close();
    await expect.poll(names).toEqual(["one", "other"]);
  });

  test("a server tells the web service who it is, and the web service then logs users on on that connection", async () => {
    const web = new Waiting();
    const url = await web.at();
    await running({
      ...registerWith(url, { systemId: "system 7" }),
      ...{ serverName: "uc.example.org", presenceDomains: ["example.org"] },
    });
    await expect.poll(() => web.arguments).toHaveLength(1);
    expect(web.arguments[0]).toMatchObject({
      ...{ u8sServerID: "our-ucsid", u8sServerPassword: "top secret", u8sSystemID: "system 7" },
      ...{ u8sServerName: "uc.example.org", presenceDomains: ["example.org"], iVersion: 61 },
    });
    const [connection] = web.connections as [Connection];
    const { u8sSessionID: sessionID } = await connection.invoke(asnCreateUserSession, {
      negotiate: { iClientProtocolVersion: 61 },
    });
    const logon = logonArgument("alice", "alice's secret");
    expect(await connection.invoke(asnLogon, logon, { sessionID })).toMatchObject({
      u8sLoggedInUser: "alice",
    });
  });

  test("what the web service asks right behind its answer is served, too", async () => {
    const asked: Promise<unknown>[] = [];
    const web = new Waiting((connection) => {
      const negotiate = { iClientProtocolVersion: 61 };
      asked.push(connection.invoke(asnCreateUserSession, { negotiate }));
      return {};
    });
    await running(registerWith(await web.at()));
    await expect.poll(() => asked).toHaveLength(1);
    expect(await asked[0]).toMatchObject({ u8sSessionID: expect.any(String) });
  });

  test("a web service that goes away and comes back finds the server again", async () => {
    const first = new Waiting();
    const url = await first.at();
    const at = await running(registerWith(url));
    await expect.poll(() => first.arguments).toHaveLength(1);
    await first.server.close();
    const second = new Waiting();
    second.port = first.port;
    await second.at();
    await expect.poll(() => second.arguments).toHaveLength(1);
    expect(at.logged.join("\n")).toMatch(/web service is gone/);
    expect(at.logged.join("\n")).not.toMatch(/top secret/);
  });

  test("a server that is closed registers no more", async () => {
    const web = new Waiting();
    const at = await running(registerWith(await web.at()));
    await expect.poll(() => web.arguments).toHaveLength(1);
    await at.server.close();
    await (web.connections[0] as Connection).closed;
    const lines = at.logged.length;
    await firstWait();
    expect(web.arguments).toHaveLength(1);
    expect(at.logged.slice(lines)).toEqual([]);
  });

  test("a server that is closed while nobody is there stops trying", async () => {
    const web = new Waiting();
    const url = await web.at();
    await web.server.close();
    const at = await running(registerWith(url));
    await expect.poll(() => at.logged.join("\n")).toMatch(/not registered/);
    await at.server.close();
    const lines = at.logged.length;
    await firstWait();
    expect(at.logged.slice(lines)).toEqual([]);
  });

  test("with TLS, only a web service with a certificate of the right authority gets the password", async () => {
    const certificate = await certificateFor();
    const web = new Waiting(undefined, { tls: certificate });
    const url = await web.at(true);
    const stranger = await running(registerWith(url));
    await expect.poll(() => stranger.logged.join("\n")).toMatch(/not registered/);
    expect(web.arguments).toEqual([]);
    await running(registerWith(url, { ca: certificate.cert }));
    await expect.poll(() => web.arguments).toHaveLength(1);
    const [connection] = web.connections as [Connection];
    expect(connection.encrypted).toBe(true);
    expect(await connection.invoke(asnCheckConnection, {})).toMatchObject({ iOEMID: 0 });
  });

  test("a web service that sends the server elsewhere is followed, past addresses where nobody is", async () => {
    const responsible = new Waiting();
    const url = await responsible.at();
    const nobody = new Waiting();
    const empty = await nobody.at();
    await nobody.server.close();
    const first = new Waiting(refusing(4, ["http://localhost:1", "no address", empty, url]));
    const at = await running(registerWith(await first.at()));
    await expect.poll(() => responsible.arguments).toHaveLength(1);
    await expect.poll(() => at.server.rose.connections.size).toBe(1);
  });

  test("nobody is sent from TLS to clear text", async () => {
    const clear = new Waiting();
    const certificate = await certificateFor();
    const secure = new Waiting(refusing(4, [await clear.at()]), { tls: certificate });
    const at = await running(registerWith(await secure.at(true), { ca: certificate.cert }));
    await expect.poll(() => at.logged.join("\n")).toMatch(/not registered/);
    expect(clear.arguments).toEqual([]);
  });

  test("two web services that send the server to each other are asked ten times in one attempt", async () => {
    const addresses: string[] = [];
    const web = new Waiting(() => refusing(4, addresses)());
    addresses.push(await web.at());
    const asked: number[] = [];
    const error = () => void asked.push(web.arguments.length);
    const log = { info() {}, warn() {}, error };
    await running({ ...registerWith(addresses[0] as string), log });
    await expect.poll(() => asked[0]).toBe(10);
  });

  test.each([1, 2, 3])("after error %i the server does not come back at once", async (code) => {
    const web = new Waiting(refusing(code));
    const at = await running(registerWith(await web.at()));
    await expect.poll(() => at.logged.join("\n")).toMatch(/not registered/);
    await firstWait();
    expect(web.arguments).toHaveLength(1);
    expect(at.server.rose.connections.size).toBe(0);
  });

  test.each([0, 5])("after error %i it does", async (code) => {
    const web = new Waiting(refusing(code));
    await running(registerWith(await web.at()));
    await expect.poll(() => web.arguments.length).toBeGreaterThan(2);
  });

  test("what a web service says to be capable of counts; more than is kept ends the registration", async () => {
    const web = new Waiting(() => ({ capabilities: [{ u8sType: "turn" }] }));
    let service: WebServiceConnections | undefined;
    const looking = defineModule<object>({
      name: "looking",
      needs: [webServices],
      setup: ({ get }) => void (service = get(webServices)),
    });
    await running(registerWith(await web.at()), undefined, [looking]);
    await expect.poll(() => service?.capableOf("turn")).toHaveLength(1);
    await web.server.close();
    await expect.poll(() => service?.capableOf("turn")).toEqual([]);

    const many = Array.from({ length: 101 }, () => ({ u8sType: "turn" }));
    const talkative = new Waiting(() => ({ capabilities: many }));
    const at = await running(registerWith(await talkative.at()));
    await expect.poll(() => at.logged.join("\n")).toMatch(/not registered/);
  });
});

test.each([
  "http://localhost:7222",
  "enetcti://",
  "enetcti://localhost:0",
  "enetcti://localhost:70000",
  "enetcti://alice:secret@localhost",
  "enetcti://localhost/path",
])("%s is no address of a web service", (url) => {
  expect(() => createUcServer(registerWith(url))).toThrow(TypeError);
});

test("an address may be of IPv6, and without a port", () => {
  expect(addressOf("enetcti://[::1]")).toEqual({ host: "::1", port: 7222, secure: false });
  expect(addressOf("ENETCTIS://Web.example.org:80/")).toEqual({
    ...{ host: "Web.example.org", port: 80, secure: true },
  });
});

test("an id and a password are needed, and names are not misspelt", () => {
  const url = "enetcti://localhost";
  expect(() => createUcServer(registerWith(url, { id: "" }))).toThrow(/id and a password/);
  const misspelt = { registerWith: [{ url, ...credentials, systemID: "" }] };
  expect(() => createUcServer(misspelt as never)).toThrow(/systemId/);
  const missing = { registerWith: [{ url, id: "x" }] };
  expect(() => createUcServer(missing as never)).toThrow(TypeError);
});
