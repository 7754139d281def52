import { networkInterfaces } from "node:os";
import { describe, expect, onTestFinished, test } from "vitest";
import {
  asnAppointmentGetAllEntriesForUser,
  asnAppointmentSetEntry,
} from "../../../../src/modules/appointments/appointments.js";
import {
  asnGetLoggedInContact,
  asnLogoff,
  asnLogon,
  type AsnLogonArgument,
} from "../../../../src/modules/authentication/authentication.js";
import { asnKeepAlive } from "../../../../src/modules/general/general.js";
import {
  asnCheckConnection,
  asnTransportKeepAlive,
} from "../../../../src/modules/transport/transport.js";
import {
  asnCreateUserSession,
  asnDestroyUserSession,
  asnStartMultiUserMode,
  asnUserSessionDestroyed,
  asnWebServiceCapabilitiesChanged,
  asnWebServiceLogon,
  type AsnWebServiceLogonArgument,
} from "../../../../src/modules/web-service-connection/web-service-connection.js";
import { connect, type Client } from "../../../../src/rose/index.js";
import type { UcServerOptions } from "../../../../src/server/index.js";
import { isLoopback } from "../../../../src/server/client-address.js";
import { until } from "../../../rose/support/peers.js";
import { holdClock } from "../../../support/held-clock.js";
import { entry, ids } from "../../entries.js";
import { errorOf, rejectOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

const webService = { user: "ucweb", password: "web secret" };

const registration = (
  changes: Partial<AsnWebServiceLogonArgument> = {},
): AsnWebServiceLogonArgument => ({
  iVersion: 61,
  u8sVersion: "1.0",
  u8sUser: "ucweb",
  u8sPassword: "web secret",
  capabilities: [{ u8sType: "MCU" }],
  ...changes,
});

const logonArgument = (user: string): AsnLogonArgument => ({
  iVersion: 61,
  u8sVersion: "",
  iAttachToContact: 0,
  u8sClientComputerName: "",
  authentication: {
    simple: { u8sClientUsername: user, u8sClientUserPassword: `${user}'s secret` },
  },
});

const negotiate = { iClientProtocolVersion: 61 };

describe.each(moduleStores)("in $name", ({ running }) => {
  /** A web service in multi-user mode, and the ends of sessions that it has been told. */
  async function multiUser(
    options: UcServerOptions = {},
  ): Promise<{ at: Running; client: Client; ended: string[] }> {
    const at = await running({ webService, ...options });
    const client = await at.connected();
    const ended: string[] = [];
    client.handle(asnUserSessionDestroyed, ({ u8sSessionID }) => void ended.push(u8sSessionID));
    await client.invoke(asnWebServiceLogon, registration());
    await client.invoke(asnStartMultiUserMode, {});
    return { at, client, ended };
  }

  async function session(client: Client, user?: string): Promise<string> {
    const { u8sSessionID: sessionID } = await client.invoke(asnCreateUserSession, { negotiate });
    if (user !== undefined) await client.invoke(asnLogon, logonArgument(user), { sessionID });
    return sessionID;
  }

  const who = async (client: Client, sessionID: string): Promise<string> =>
    (await client.invoke(asnGetLoggedInContact, {}, { sessionID })).u8sLoggedInUser;

  describe("a web service", () => {
    test("registers with name and password, and gets the server's version and name", async () => {
      const at = await running({ webService, serverName: "uc.example.com" });
      const client = await at.connected();
      expect(await client.invoke(asnWebServiceLogon, registration())).toMatchObject({
        iVersion: 61,
        u8sServerName: "uc.example.com",
      });
      client.emit(asnWebServiceCapabilitiesChanged, { capabilities: [] });
      await client.invoke(asnStartMultiUserMode, {});
      expect(at.logged.join("\n")).not.toContain("secret");
    });

    test.each([
      ["another name", 2, registration({ u8sUser: "someone" })],
      ["another password", 3, registration({ u8sPassword: "x" })],
      ["no version", 1, registration({ iVersion: 0 })],
    ])("with %s is refused with error %i", async (_what, iErrorDetail, argument) => {
      const client = await (await running({ webService })).connected();
      expect(await errorOf(client.invoke(asnWebServiceLogon, argument))).toMatchObject({
        iErrorDetail,
      });
      expect(await errorOf(client.invoke(asnStartMultiUserMode, {}))).toMatchObject({
        iErrorDetail: 2,
      });
    });

    test("is refused by a server without credentials for one", async () => {
      const client = await (await running()).connected();
      const call = client.invoke(asnWebServiceLogon, registration({ u8sPassword: "" }));
      expect(await errorOf(call)).toMatchObject({ iErrorDetail: 0 });
    });

    test("counts as local on loopback addresses only", () => {
      for (const address of ["127.0.0.1", "127.8.9.10", "::1", "0:0::1", "::1%lo"]) {
        expect(isLoopback(address), address).toBe(true);
      }
      for (const address of ["::ffff:127.0.0.1", "::FFFF:127.0.0.1", "::ffff:7f00:1"]) {
        expect(isLoopback(address), address).toBe(true);
      }
      const names = ["127.0.0.1.example.com", "127.1", "localhost", "", "%"];
      for (const address of ["10.0.0.1", "::ffff:10.0.0.1", "fe80::1", "fe80::1%lo", ...names]) {
        expect(isLoopback(address), address).toBe(false);
      }
      expect(isLoopback(undefined)).toBe(false);
    });

    test("on another address of this machine is refused with error 0", async () => {
      const own = Object.values(networkInterfaces())
        .flatMap((addresses) => addresses ?? [])
        .find(({ internal, family }) => !internal && family === "IPv4");
      // A machine without a network has no such address; the rule itself is tested above.
      const host = own?.address ?? "127.0.0.1";
      const at = await running({ webService }, "0.0.0.0");
      const client = await connect({ host, port: at.port });
      onTestFinished(() => client.close());
      const outcome = client.invoke(asnWebServiceLogon, registration());
      if (own === undefined) expect(await outcome).toMatchObject({ iVersion: 61 });
      else expect(await errorOf(outcome)).toMatchObject({ iErrorDetail: 0 });
    });

    test("keeps its connection without a logon; others are closed", async () => {
      const at = await running({ webService, limits: { logonTimeout: 200 } });
      const clock = holdClock();
      const registered = await at.connected();
      await registered.invoke(asnWebServiceLogon, registration());
      const user = await at.loggedOn("alice");
      const loggedOff = await at.loggedOn("bob");
      loggedOff.emit(asnLogoff, {});
      const nobody = await at.connected();
      await nobody.invoke(asnCheckConnection, {});
      await until(() => at.server.rose.connections.size === 4);
      await clock.advance(400);
      expect((await nobody.closed).code).toBe("remote");
      expect((await loggedOff.closed).code).toBe("remote");
      expect(at.logged.filter((line) => line.includes("no logon within 200 ms"))).toHaveLength(2);
      expect(registered.connection.open && user.connection.open).toBe(true);
    });
  });

  describe("a user session", () => {
    test("has an id of 128 bits that is never the same", async () => {
      const { client } = await multiUser();
      const found = await Promise.all(Array.from({ length: 50 }, () => session(client)));
      expect(new Set(found).size).toBe(50);
      for (const id of found) expect(id).toMatch(/^[0-9A-F]{32}$/);
    });

    test("logs on independently and sees nothing of the others", async () => {
      const { client } = await multiUser();
      const [alice, bob, nobody] = [
        await session(client, "alice"),
        await session(client, "bob"),
        await session(client),
      ];
      await client.invoke(asnAppointmentSetEntry, { appointment: entry() }, { sessionID: alice });
      expect(await who(client, alice)).toBe("alice");
      expect(await who(client, bob)).toBe("bob");
      const all = async (sessionID: string) =>
        (await client.invoke(asnAppointmentGetAllEntriesForUser, { u8sOwner: "" }, { sessionID }))
          .listAppointments;
      expect(ids(await all(alice))).toEqual(["entry-1"]);
      expect(await all(bob)).toEqual([]);
      expect(await errorOf(all(nobody))).toMatchObject({ iErrorDetail: 2 });
      // The connection's own session does not belong to any of them.
      expect(await errorOf(client.invoke(asnGetLoggedInContact, {}))).toMatchObject({
        iErrorDetail: 2,
      });
    });

    test("may not call the operations of the web service", async () => {
      const { client } = await multiUser();
      const sessionID = await session(client, "admin");
      const other = await session(client);
      const extras = { sessionID };
      expect(
        await errorOf(client.invoke(asnCreateUserSession, { negotiate }, extras)),
      ).toMatchObject({ iErrorDetail: 2 });
      const destroy = client.invoke(asnDestroyUserSession, { u8sSessionID: other }, extras);
      expect(await errorOf(destroy)).toMatchObject({ iErrorDetail: 2 });
      const register = client.invoke(asnWebServiceLogon, registration(), extras);
      expect(await errorOf(register)).toMatchObject({ iErrorDetail: 0 });
    });

    test("of another connection, or one that does not exist, is rejected with invalidSessionID", async () => {
      const { at, client } = await multiUser();
      const sessionID = await session(client, "alice");
      const other = await at.connected();
      await other.invoke(asnWebServiceLogon, registration());
      await other.invoke(asnStartMultiUserMode, {});
      for (const [caller, id] of [
        [other, sessionID],
        [client, "0".repeat(32)],
        [client, sessionID.toLowerCase()],
        [client, ""],
      ] as const) {
        const reject = await rejectOf(caller.invoke(asnGetLoggedInContact, {}, { sessionID: id }));
        expect(reject.problemName).toBe("invalidSessionID");
      }
      expect(await who(client, sessionID)).toBe("alice");
    });

    test("needs multi-user mode, which needs a web service", async () => {
      const at = await running({ webService });
      const client = await at.connected();
      expect(await errorOf(client.invoke(asnStartMultiUserMode, {}))).toMatchObject({
        iErrorDetail: 2,
      });
      await client.invoke(asnWebServiceLogon, registration());
      const create = client.invoke(asnCreateUserSession, { negotiate });
      expect(await errorOf(create)).toMatchObject({ iErrorDetail: 2, negotiateerror: {} });
      const user = await at.loggedOn("alice");
      expect(await errorOf(user.invoke(asnStartMultiUserMode, {}))).toMatchObject({
        iErrorDetail: 2,
      });
    });

    test("is not created for a client with an invalid version", async () => {
      const { client } = await multiUser();
      const argument = { negotiate: { iClientProtocolVersion: 0 } };
      expect(await errorOf(client.invoke(asnCreateUserSession, argument))).toMatchObject({
        iErrorDetail: 1,
        negotiateerror: { iErrorDetail: 1 },
      });
    });

    test("is not created beyond the limit", async () => {
      const { client } = await multiUser({ limits: { maxSessions: 2 } });
      await session(client);
      const last = await session(client);
      expect(await errorOf(client.invoke(asnCreateUserSession, { negotiate }))).toMatchObject({
        iErrorDetail: 5,
      });
      await client.invoke(asnDestroyUserSession, { u8sSessionID: last });
      await session(client);
    });

    test("that the web service destroys ends without an event", async () => {
      const { client, ended } = await multiUser();
      const sessionID = await session(client, "alice");
      await client.invoke(asnDestroyUserSession, { u8sSessionID: sessionID });
      const call = client.invoke(asnGetLoggedInContact, {}, { sessionID });
      expect((await rejectOf(call)).problemName).toBe("invalidSessionID");
      const again = client.invoke(asnDestroyUserSession, { u8sSessionID: sessionID });
      expect(await errorOf(again)).toMatchObject({ iErrorDetail: 3 });
      expect(ended).toEqual([]);
    });

    test("that logs off is gone, and the web service is told", async () => {
      const { client, ended } = await multiUser();
      const [alice, bob] = [await session(client, "alice"), await session(client, "bob")];
      client.emit(asnLogoff, {}, { sessionID: alice });
      await until(() => ended.length > 0);
      expect(ended).toEqual([alice]);
      expect(await who(client, bob)).toBe("bob");
    });

    test("ends after a time without messages; a keep-alive counts as one", async () => {
      const clock = holdClock();
      const { at, client, ended } = await multiUser({ sessionTimeout: 1500 });
      const [silent, first, second] = [
        await session(client, "alice"),
        await session(client, "bob"),
        await session(client, "bob"),
      ];
      for (let time = 0; time < 3000; time += 500) {
        await clock.advance(500);
        client.emit(asnTransportKeepAlive, { dummy: null }, { sessionID: first });
        client.emit(asnKeepAlive, { dummy: null }, { sessionID: second });
        // Answered after them.
        await client.invoke(asnCheckConnection, {});
      }
      await until(() => ended.length > 0);
      expect(ended).toEqual([silent]);
      expect([await who(client, first), await who(client, second)]).toEqual(["bob", "bob"]);
      expect(at.logged.some((line) => line.includes("no message for 1500 ms"))).toBe(true);
    });

    test("ends if nobody logs on", async () => {
      const clock = holdClock();
      const { client, ended } = await multiUser({ limits: { logonTimeout: 400 } });
      const logged = await session(client, "alice");
      const nobody = await session(client);
      await clock.advance(600);
      await until(() => ended.length > 0);
      expect(ended).toEqual([nobody]);
      expect(await who(client, logged)).toBe("alice");
    });

    test("is logged off once its user gets a new password, and may log on again", async () => {
      const { at, client } = await multiUser();
      const sessionID = await session(client, "alice");
      await at.server.users.setPassword("alice", "alice's secret");
      expect(await errorOf(who(client, sessionID))).toMatchObject({ iErrorDetail: 2 });
      await client.invoke(asnLogon, logonArgument("alice"), { sessionID });
      expect(await who(client, sessionID)).toBe("alice");
    });
  });

  test("asnCheckConnection returns versions and the administration's cookie to anybody", async () => {
    const client = await (await running({ cookie: "it is me" })).connected();
    expect(await client.invoke(asnCheckConnection, {})).toMatchObject({
      iProtocolVersion: 61,
      iOEMID: 0,
      u8sCookie: "it is me",
    });
  });
});
