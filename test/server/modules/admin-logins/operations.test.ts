import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { asnAdminGetUserProfile, asnAdminLogin } from "../../../../src/modules/admin/admin.js";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import {
  asnMgmtChangeLogin,
  asnMgmtGetLineSources,
  asnMgmtLogin,
} from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import { certificate } from "../../certificate.js";
import { logOn } from "../../login.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

const login = (u8sUsername: string, u8sPassword: string, iVersion = 1) => ({
  u8sUsername,
  u8sPassword,
  iVersion,
  iDuplicate: 0,
  iSIPAVLines: 0,
});
const adminLogin = (u8sAdminUsername: string, u8sAdminPassword: string) => ({
  u8sAdminUsername,
  adminPassword: { u8sAdminPassword },
});
const change = (client: Client, u8sNewUserName: string, u8sNewPasswd: string) =>
  client.invoke(asnMgmtChangeLogin, { u8sNewUserName, u8sNewPasswd });

/** What only administrators may do. */
const administer = (client: Client) => client.invoke(asnMgmtGetLineSources, {});
const nameOf = async (client: Client) =>
  (await client.invoke(asnGetLoggedInContact, {})).u8sLoggedInUser;

let pem: { cert: string; key: string };
beforeAll(async () => {
  pem = await certificate();
});

describe.each(moduleStores)("in $name", (store) => {
  describe("4.4 asnMgmtLogin (2629)", () => {
    test.each(["ber", "json"] as const)(
      "lets an administrator administer, in %s",
      async (encoding) => {
        const there = await store.running();
        const client = await there.connected({ encoding });
        expect(await errorOf(administer(client))).toMatchObject({ iErrorDetail: 2 });
        expect(await client.invoke(asnMgmtLogin, login("ADMIN", "admin's secret"))).toEqual({
          iOpenState: 0,
        });
        expect(await administer(client)).toEqual({ u8slistSources: [] });
        expect(await nameOf(client)).toBe("admin");
      },
    );

    test("is error 104 for another version, 110 for users who are none, 107 for disabled ones and 113 when logged on", async () => {
      const there = await store.running();
      await there.server.users.add("carol", "carol's secret", { admin: true });
      await there.server.users.setEnabled("carol", false);
      const client = await there.connected();
      const refused = (...given: Parameters<typeof login>) =>
        errorOf(client.invoke(asnMgmtLogin, login(...given)));
      for (const version of [0, 2, 61]) {
        expect(await refused("admin", "admin's secret", version)).toMatchObject({
          iErrorDetail: 104,
        });
      }
      expect(await refused("alice", "alice's secret")).toMatchObject({ iErrorDetail: 110 });
      expect(await refused("carol", "carol's secret")).toMatchObject({ iErrorDetail: 107 });
      expect(await errorOf(administer(client))).toMatchObject({ iErrorDetail: 2 });
      await client.invoke(asnMgmtLogin, login("admin", "admin's secret"));
      expect(await refused("admin", "admin's secret")).toMatchObject({ iErrorDetail: 113 });
      await administer(client);
    });

    test("is the same error 102 for an unknown name as for a wrong password", async () => {
      const there = await store.running();
      const client = await there.connected();
      const refused = (...given: Parameters<typeof login>) =>
        errorOf(client.invoke(asnMgmtLogin, login(...given)));
      const error = { iErrorDetail: 102, u8sErrorString: "Invalid user name or password" };
      expect(await refused("admin", "wrong")).toEqual(error);
      for (const name of ["nobody", "", "a\0b", "x".repeat(2000)]) {
        expect(await refused(name, "admin's secret")).toEqual(error);
      }
      expect(await refused("admin", "x".repeat(100_000))).toEqual(error);
    });

    test("is error 114 without TLS on a server that requires it", async () => {
      const there = await store.running({ tls: { ...pem, policy: "required" } });
      const client = await there.connected();
      const refused = client.invoke(asnMgmtLogin, login("admin", "admin's secret"));
      expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 114 });
      const secure = await there.connected({ tls: { mode: "starttls", ca: pem.cert } });
      await secure.invoke(asnMgmtLogin, login("admin", "admin's secret"));
      await administer(secure);
    });
  });

  describe("2.1 asnAdminLogin (2904)", () => {
    const result = async (client: Client, name: string, password: string) =>
      (await client.invoke(asnAdminLogin, adminLogin(name, password))).result;

    test("returns 0 and lets an administrator administer, 1 for everybody else and what is encrypted", async () => {
      const there = await store.running();
      const client = await there.connected();
      for (const [name, password] of [
        ["admin", "wrong"],
        ["nobody", "admin's secret"],
        ["alice", "alice's secret"],
        ["", ""],
        ["a\0b", "x"],
      ] as const) {
        expect([name, await result(client, name, password)]).toEqual([name, 1]);
      }
      const encrypted = {
        u8sAdminUsername: "admin",
        adminPassword: { u8sAdminPasswordCrypted: "admin's secret" },
      };
      expect(await client.invoke(asnAdminLogin, encrypted)).toEqual({ result: 1 });
      expect(await errorOf(administer(client))).toMatchObject({ iErrorDetail: 2 });
      expect(await result(client, "admin", "admin's secret")).toBe(0);
      await administer(client);
    });

    test("makes a session of a user that of the administrator; if it fails, the user's login stays", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      expect(await result(alice, "admin", "wrong")).toBe(1);
      expect(await nameOf(alice)).toBe("alice");
      expect(await errorOf(administer(alice))).toMatchObject({ iErrorDetail: 2 });
      expect(await result(alice, "admin", "admin's secret")).toBe(0);
      expect(await nameOf(alice)).toBe("admin");
      await administer(alice);
      expect(await result(alice, "admin", "admin's secret")).toBe(0);
      await administer(alice);
    });
  });

  describe("4.4 asnMgmtChangeLogin (2532)", () => {
    const mayLogOn = async (there: Running, name: string, password: string) => {
      const client = await there.connected();
      return logOn(client, name, password).then(
        () => true,
        () => false,
      );
    };

    test("is error 2 if the caller is given another password meanwhile, which stays", async () => {
      const there = await store.running();
      const { users } = there.server;
      const client = await there.loggedOn("admin");
      const { within } = users;
      const hash = within.hash.bind(within);
      const spy = vi.spyOn(within, "hash").mockImplementationOnce(async (password) => {
        await users.setPassword("admin", "reset");
        return hash(password);
      });
      onTestFinished(() => spy.mockRestore());
      expect(await errorOf(change(client, "Root", "new secret"))).toMatchObject({
        iErrorDetail: 2,
      });
      expect(await users.find("root")).toBeUndefined();
      expect(await mayLogOn(there, "admin", "reset")).toBe(true);
    });

    test("changes the caller's name and password; the session goes on, the caller's others end", async () => {
      const there = await store.running();
      const { users } = there.server;
      const [client, other, alice] = [
        await there.loggedOn("admin"),
        await there.loggedOn("admin"),
        await there.loggedOn("alice"),
      ];
      const before = (await users.find("admin"))!;
      expect(await change(client, "Root", "new secret")).toEqual({});
      await administer(client);
      expect(await nameOf(client)).toBe("Root");
      expect(await errorOf(nameOf(other))).toMatchObject({ iErrorDetail: 2 });
      expect(await nameOf(alice)).toBe("alice");
      expect(await users.find("root")).toMatchObject({ id: before.id, name: "Root", admin: true });
      expect(await users.find("admin")).toBeUndefined();
      expect(await mayLogOn(there, "root", "new secret")).toBe(true);
      expect(await mayLogOn(there, "root", "admin's secret")).toBe(false);
      expect(await mayLogOn(there, "admin", "admin's secret")).toBe(false);
      // A later change by somebody else ends it.
      await users.setPassword("root", "third");
      expect(await errorOf(administer(client))).toMatchObject({ iErrorDetail: 2 });
    });

    test("leaves the name or the password if the new one is empty; the path in the directory stays", async () => {
      const there = await store.running();
      const client = await there.loggedOn("admin");
      await change(client, "", "second");
      expect(await mayLogOn(there, "admin", "second")).toBe(true);
      await change(client, "root", "");
      expect(await mayLogOn(there, "root", "second")).toBe(true);
      await change(client, "", "");
      await change(client, "ROOT", "");
      expect(await nameOf(client)).toBe("ROOT");
      const identifier = { u8sClientUsername: "root" };
      expect(await client.invoke(asnAdminGetUserProfile, { identifier })).toMatchObject({
        userProfile: { u8sUserName: "ROOT", u8sDNPath: "cn=admin,cn=users" },
      });
    });

    test("is error 4 for the name of another user or a bad one, and a password that is too long; nothing changes", async () => {
      const there = await store.running();
      const client = await there.loggedOn("admin");
      for (const [name, password] of [
        ["ALICE", "new"],
        ["no name", "new"],
        ["a\0b", "new"],
        ["x".repeat(2000), "new"],
        ["root", "x".repeat(1025)],
      ] as const) {
        expect(await errorOf(change(client, name, password))).toMatchObject({ iErrorDetail: 4 });
      }
      await administer(client);
      expect(await mayLogOn(there, "admin", "admin's secret")).toBe(true);
    });

    test("is for administrators only: others get error 2", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      expect(await errorOf(change(alice, "carol", "x"))).toMatchObject({ iErrorDetail: 2 });
      expect(await mayLogOn(there, "alice", "alice's secret")).toBe(true);
    });
  });
});
