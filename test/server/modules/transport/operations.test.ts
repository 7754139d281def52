import { describe, expect, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogoff,
  asnLogon,
} from "../../../../src/modules/authentication/authentication.js";
import { asnKeepAlive } from "../../../../src/modules/general/general.js";
import {
  asnCheckConnection,
  asnTransportKeepAlive,
} from "../../../../src/modules/transport/transport.js";
import {
  asnCreateUserSession,
  asnDestroyUserSession,
  asnRegisterServer,
  asnStartMultiUserMode,
  asnUserSessionDestroyed,
  asnWebServiceCapabilitiesChanged,
  asnWebServiceLogon,
  asnWebServiceStatus,
} from "../../../../src/modules/web-service-connection/web-service-connection.js";
import type { Client } from "../../../../src/rose/index.js";
import { holdClock } from "../../../support/held-clock.js";
import { logonArgument } from "../../login.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { logonKernel, type LogonKernel, type LogonKernelOptions } from "../support/logon-kernel.js";

const webService = { password: "web secret" };
const registration = {
  iVersion: 61,
  u8sVersion: "1.0",
  u8sUser: "webservice",
  u8sPassword: "web secret",
  capabilities: [],
};
const negotiate = { iClientProtocolVersion: 61 };
const onlyForIt = { iErrorDetail: 2, u8sErrorString: "Only for the web service" };

describe.each(moduleStores)("in $name", ({ database }) => {
  async function multiUser(
    options: Partial<LogonKernelOptions> = {},
  ): Promise<{ at: LogonKernel; client: Client; ended: string[] }> {
    const at = await logonKernel({ database, webService, ...options });
    const client = await at.connected();
    const ended: string[] = [];
    client.handle(asnUserSessionDestroyed, ({ u8sSessionID }) => void ended.push(u8sSessionID));
    await client.invoke(asnWebServiceLogon, registration);
    await client.invoke(asnStartMultiUserMode, {});
    return { at, client, ended };
  }

  async function session(client: Client, user?: string): Promise<string> {
    const { u8sSessionID: sessionID } = await client.invoke(asnCreateUserSession, { negotiate });
    if (user === undefined) return sessionID;
    await client.invoke(asnLogon, logonArgument(user, `${user}'s secret`), { sessionID });
    return sessionID;
  }

  test("keep-alives and the connection check are allowed for everybody", async () => {
    const at = await logonKernel({ database, cookie: "it is me" });
    const client = await at.connected();
    client.emit(asnTransportKeepAlive, { dummy: null });
    client.emit(asnKeepAlive, { dummy: null });
    expect(await client.invoke(asnCheckConnection, {})).toMatchObject({ u8sCookie: "it is me" });
    expect(at.made.log.of("event refused")).toEqual([]);
  });

  describe("an operation for the web service", () => {
    test("is refused on other connections, and in user sessions on the web service's connection", async () => {
      const { at, client } = await multiUser();
      const alice = await at.loggedOn("alice");
      const sessionID = await session(client, "admin");
      for (const [caller, extras] of [
        [alice, {}],
        [client, { sessionID }],
      ] as const) {
        const create = caller.invoke(asnCreateUserSession, { negotiate }, extras);
        expect(await errorOf(create)).toEqual({ ...onlyForIt, negotiateerror: onlyForIt });
        const destroy = caller.invoke(asnDestroyUserSession, { u8sSessionID: sessionID }, extras);
        expect(await errorOf(destroy)).toEqual(onlyForIt);
        const start = caller.invoke(asnStartMultiUserMode, {}, extras);
        expect(await errorOf(start)).toEqual(onlyForIt);
        caller.emit(asnWebServiceCapabilitiesChanged, { capabilities: [] }, extras);
      }
      await alice.invoke(asnCheckConnection, {});
      expect(at.made.log.of("event refused")).toHaveLength(2);
    });

    test("is allowed on its connection", async () => {
      const { at, client } = await multiUser();
      client.emit(asnWebServiceCapabilitiesChanged, { capabilities: [{ u8sType: "MCU" }] });
      const u8sSessionID = await session(client);
      expect(await client.invoke(asnDestroyUserSession, { u8sSessionID })).toEqual({});
      expect(await errorOf(client.invoke(asnDestroyUserSession, { u8sSessionID }))).toEqual({
        iErrorDetail: 3,
        u8sErrorString: "There is no such session",
      });
      expect(at.made.log.of("event refused")).toEqual([]);
    });
  });

  test("nobody registers as a server, neither a client nor the web service", async () => {
    const { at, client } = await multiUser();
    const server = {
      ...{ iVersion: 61, u8sVersion: "", u8sServerName: "", presenceDomains: [], u8sSystemID: "" },
      ...{ u8sServerID: "server", u8sServerPassword: "web secret" },
    };
    for (const caller of [client, await at.connected(), await at.loggedOn("admin")]) {
      expect(await errorOf(caller.invoke(asnRegisterServer, server))).toEqual({
        iErrorDetail: 0,
        u8sErrorString: "Only for a web service to serve",
      });
    }
  });

  test("the addresses at which the web service is listening are logged when it says something new", async () => {
    const { at, client } = await multiUser();
    const interfaces = (listenStatus: number, count = 1) => ({
      interfaceList: Array.from({ length: count }, () => ({
        ...{ u8sInterfaceGUID: "{GUID}", u8sType: "https", listenStatus },
      })),
    });
    const alice = await at.loggedOn("alice");
    alice.emit(asnWebServiceStatus, interfaces(5));
    await alice.invoke(asnCheckConnection, {});
    expect(at.made.log.of("event refused")).toHaveLength(1);
    const said = () => at.made.log.of("web service is listening");
    for (const [status, lines] of [
      [5, 1],
      [5, 1],
      [2, 2],
    ] as const) {
      client.emit(asnWebServiceStatus, interfaces(status));
      await client.invoke(asnCheckConnection, {});
      expect(said()).toHaveLength(lines);
    }
    client.emit(asnWebServiceStatus, interfaces(2, 101));
    await client.invoke(asnCheckConnection, {});
    expect(at.made.log.of("event refused")).toHaveLength(2);
    expect(said()).toHaveLength(2);
  });

  test("capabilities of the web service that are too many or too long are refused", async () => {
    const at = await logonKernel({ database, webService });
    const client = await at.connected();
    for (const capabilities of [
      Array.from({ length: 101 }, () => ({ u8sType: "" })),
      [{ u8sType: "t", u8sValue: "v".repeat(16_384) }],
    ]) {
      const refused = client.invoke(asnWebServiceLogon, { ...registration, capabilities });
      expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 5 });
    }
    expect(await errorOf(client.invoke(asnStartMultiUserMode, {}))).toEqual(onlyForIt);
  });

  describe("a user session", () => {
    test("that logs off is gone, and the web service is told", async () => {
      const { at, client, ended } = await multiUser();
      const [alice, bob] = [await session(client, "alice"), await session(client, "bob")];
      client.emit(asnLogoff, {}, { sessionID: alice });
      await client.invoke(asnGetLoggedInContact, {}, { sessionID: bob });
      expect(ended).toEqual([alice]);
      // The connection still belongs to the web service.
      expect([...at.made.server.connections][0]!.authenticated).toBe(true);
    });

    test("whose user gets another password must log on again in time, as a new one must", async () => {
      const clock = holdClock();
      const { at, client, ended } = await multiUser({ limits: { logonTimeout: 400 } });
      const [alice, bob] = [await session(client, "alice"), await session(client, "bob")];
      await clock.advance(600);
      await client.invoke(asnCheckConnection, {});
      expect(ended).toEqual([]);
      await at.users.setPassword("alice", "other");
      await clock.advance(600);
      await expect.poll(() => ended).toEqual([alice]);
      await client.invoke(asnGetLoggedInContact, {}, { sessionID: bob });
    });

    test("whose user another process has changed ends too, even without a request", async () => {
      const clock = holdClock();
      const { at, client, ended } = await multiUser({ limits: { logonTimeout: 400 } });
      const alice = await session(client, "alice");
      const { id } = (await at.users.find("alice"))!;
      const opened = await at.made.kernel.open();
      await opened.write<{ user: { id: number; enabled: number } }, unknown>(({ db }) =>
        db.updateTable("user").set({ enabled: 0 }).where("id", "=", id).execute(),
      );
      at.made.foreignChanges++;
      await clock.advance(600);
      await expect
        .poll(async () => {
          await clock.advance(200);
          return ended;
        })
        .toEqual([alice]);
    });
  });
});
