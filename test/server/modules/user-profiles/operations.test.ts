import { describe, expect, test } from "vitest";
import {
  asnAdminAddUserProfile,
  asnAdminFindUser,
  asnAdminGetUserProfile,
  asnAdminGetUserProfiles,
  asnAdminRemoveUserProfile,
  asnAdminSetUserProfile,
  type AsnUserProfile,
} from "../../../../src/modules/admin/admin.js";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import { asnGetSettingsDynamicRights } from "../../../../src/modules/general/general.js";
import {
  asnMgmtAddUserProfile,
  asnMgmtGetUserProfile,
  asnMgmtGetUserProfiles,
  asnMgmtGetUserProfilesResult,
  asnMgmtRemoveUserProfile,
  asnMgmtSetUserProfile,
  type AsnMgmtGetUserProfilesResultArgument,
} from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import {
  blankProfile,
  standardStaticRights,
  standardStaticRights2,
} from "../../../../src/server/index.js";
import { logOn } from "../../login.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { contactOf, printed, triple } from "../support/directory.js";

/** The operations of both modules, which do the same. */
const modules = [
  [
    "2.1 Admin",
    {
      get: asnAdminGetUserProfile,
      add: asnAdminAddUserProfile,
      set: asnAdminSetUserProfile,
      remove: asnAdminRemoveUserProfile,
    },
  ],
  [
    "4.5 Management",
    {
      get: asnMgmtGetUserProfile,
      add: asnMgmtAddUserProfile,
      set: asnMgmtSetUserProfile,
      remove: asnMgmtRemoveUserProfile,
    },
  ],
] as const;

function profile(name: string, changes: Partial<AsnUserProfile> = {}): AsnUserProfile {
  const blank = blankProfile(standardStaticRights, standardStaticRights2);
  return { ...blank, u8sUserName: name, ...changes };
}

async function get(client: Client, u8sClientUsername: string): Promise<AsnUserProfile> {
  const identifier = { u8sClientUsername };
  return (await client.invoke(asnAdminGetUserProfile, { identifier })).userProfile;
}

const names = (list: readonly AsnUserProfile[]) => list.map((one) => one.u8sUserName);

const detail = async (call: Promise<unknown>): Promise<number> =>
  ((await errorOf(call)) as { iErrorDetail: number }).iErrorDetail;

describe.each(moduleStores)("in $name", (store) => {
  describe.each(modules)("%s: a profile", (_, { get: read, add, set, remove }) => {
    test("is that of a new user, with the rights that should always be set, or that of a user", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const { userProfile } = await admin.invoke(read, { identifier: { defaultprofile: null } });
      expect(userProfile).toEqual(profile(""));
      expect(userProfile.iUserStaticRights & 0x808).toBe(0x808);
      const ofAlice = await admin.invoke(read, { identifier: { u8sClientUsername: "ALICE" } });
      const { u8sobjectGUID } = ofAlice.userProfile;
      expect(u8sobjectGUID).toMatch(/^[0-9a-f]{8}-/);
      expect(ofAlice.userProfile).toEqual(
        profile("alice", { u8sobjectGUID, u8sDNPath: "cn=alice,cn=users" }),
      );
      const unknown = admin.invoke(read, { identifier: { u8sClientUsername: "nobody" } });
      expect(await detail(unknown)).toBe(1);
    });

    test("is added with all it says, and its user can log on", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const bob = await contactOf(there.server, "bob");
      const carol = profile("carol", {
        u8sPassword: "carol's secret",
        u8sSIPURI: "sip:carol@example.org",
        u8sobjectGUID: "0f8fad5b-d9cb-469f-a165-70867728950e",
        u8sPhoneNumber: "+49 89 1234-5",
        u8sPhoneSecondary: "11",
        userMonitorLineList: [{ u8sPhoneNumber: "12" }],
        iMonitorLineRights: 3,
        u8sSAMAccountName: "CAROL",
        u8sCallRecordingNumber: "13",
        u8sMailboxNumber: "14",
        u8sHomeServer: "here",
        iUserStaticRights: 0x80c,
        iUserStaticRights2: 0x1,
        userDynamicRights: [triple(printed.team, bob)],
        asnUserContact: { u8sDisplayName: "Carol C.", u8sEMail: "carol@example.org" },
      });
      expect(await admin.invoke(add, { userProfile: carol })).toEqual({ bSuccess: true });
      expect(await get(admin, "carol")).toEqual({
        ...carol,
        u8sPassword: "",
        u8sDNPath: "cn=carol,cn=users",
      });
      const client = await there.connected();
      const { ownContact } = await logOn(client, "carol", "carol's secret");
      expect(ownContact).toMatchObject({
        iStaticRights: 0x80c,
        asnRemoteContact: { u8sDisplayName: "Carol C.", u8sEMail: "carol@example.org" },
      });
      const { seqDynamicRightsList } = await client.invoke(asnGetSettingsDynamicRights, {
        u8sContactID: "",
      });
      expect(seqDynamicRightsList).toEqual([triple(printed.team, bob)]);
      expect((await there.server.users.find("carol"))?.public).toBe(true);
    });

    test("is not added if there is one with the name or GUID (2), or if it makes no sense (0)", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const { u8sobjectGUID } = await get(admin, "alice");
      const refused = (userProfile: AsnUserProfile) => detail(admin.invoke(add, { userProfile }));
      expect(await refused(profile("ALICE"))).toBe(2);
      expect(await refused(profile("carol", { u8sobjectGUID }))).toBe(2);
      for (const bad of [
        profile(""),
        profile("a b"),
        profile("carol", { u8sobjectGUID: "no GUID" }),
        profile("carol", { u8sPassword: "x".repeat(1025) }),
        profile("carol", { u8sDNPath: "cn=alice,cn=USERS" }),
        profile("carol", { u8sDNPath: "a\0b" }),
        profile("carol", { userDynamicRights: [triple(printed.team, "user-999")] }),
        profile("carol", {
          userDynamicRights: [triple({ ...printed.team, primary: 8 }, "user-1")],
        }),
        profile("carol", { u8sHomeServer: "x".repeat(300_000) }),
        profile("carol", { asnUserContact: { u8sBody: "x".repeat(300_000) } }),
      ]) {
        expect(await refused(bad)).toBe(0);
      }
      expect((await there.server.users.list()).map(({ name }) => name)).toEqual([
        "admin",
        "alice",
        "bob",
      ]);
    });

    test("is stored by user name; an empty password leaves the stored one, and the GUID stays", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const before = await get(admin, "alice");
      const after = {
        ...before,
        u8sobjectGUID: before.u8sobjectGUID.replace(/./g, "0"),
        u8sDNPath: "cn=Alice A.,ou=elsewhere",
        u8sSIPURI: "alice@example.org",
        iUserStaticRights: 0x8,
      };
      expect(await admin.invoke(set, { userProfile: after })).toEqual({ bSuccess: true });
      expect(await get(admin, "alice")).toEqual({ ...after, u8sobjectGUID: before.u8sobjectGUID });
      const alice = await there.loggedOn("alice");
      expect((await alice.invoke(asnGetLoggedInContact, {})).ownContact.iStaticRights).toBe(0x8);
      // A new password ends the logins, as every change of it does.
      await admin.invoke(set, { userProfile: { ...after, u8sPassword: "new" } });
      expect(await errorOf(alice.invoke(asnGetLoggedInContact, {}))).toMatchObject({
        u8sErrorString: "Not logged on",
      });
      await logOn(await there.connected(), "alice", "new");
    });

    test("that is not enabled ends the user's logins", async () => {
      const there = await store.running();
      const [admin, alice] = [await there.loggedOn("admin"), await there.loggedOn("alice")];
      const before = await get(admin, "alice");
      await admin.invoke(set, { userProfile: { ...before, iEnabled: 0 } });
      expect((await get(admin, "alice")).iEnabled).toBe(0);
      expect(await errorOf(alice.invoke(asnGetLoggedInContact, {}))).toMatchObject({
        u8sErrorString: "Not logged on",
      });
    });

    test("is not stored for an unknown user (2), with a SIP address that another has (3) or that is none (4)", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const refused = (userProfile: AsnUserProfile) => detail(admin.invoke(set, { userProfile }));
      const bob = await get(admin, "bob");
      await admin.invoke(set, { userProfile: { ...bob, u8sSIPURI: "sip:Bob@example.org" } });
      const alice = await get(admin, "alice");
      expect(await refused(profile("nobody"))).toBe(2);
      expect(await refused({ ...alice, u8sSIPURI: "BOB@EXAMPLE.ORG" })).toBe(3);
      for (const u8sSIPURI of ["alice", "sip:", "a b@c", "a@", "@a", "a@b@c", "tel:+49891234"]) {
        expect(await refused({ ...alice, u8sSIPURI })).toBe(4);
      }
      expect(await refused({ ...alice, u8sDNPath: "CN=bob,cn=users" })).toBe(0);
      expect(await get(admin, "alice")).toEqual(alice);
      // The own address is not taken.
      await admin.invoke(set, { userProfile: { ...bob, u8sSIPURI: "bob@example.org" } });
    });

    test("is removed with its user, whose logins end; an unknown user is error 1, no name 3", async () => {
      const there = await store.running();
      const [admin, alice] = [await there.loggedOn("admin"), await there.loggedOn("alice")];
      const call = (name: string) => admin.invoke(remove, { userProfile: profile(name) });
      expect(await call("Alice")).toEqual({ bSuccess: true });
      expect(await errorOf(alice.invoke(asnGetLoggedInContact, {}))).toMatchObject({
        u8sErrorString: "Not logged on",
      });
      expect(await detail(call("alice"))).toBe(1);
      expect(await detail(call(""))).toBe(3);
    });

    test("is for administrators only, but with the right 0x20 users read and change their own, without the rights", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const own = { identifier: { u8sClientUsername: "alice" } };
      const mine = await get(await there.loggedOn("admin"), "alice");
      expect(await detail(alice.invoke(read, own))).toBe(2);
      expect(await detail(alice.invoke(set, { userProfile: mine }))).toBe(1);
      expect(await detail(alice.invoke(add, { userProfile: profile("carol") }))).toBe(1);
      expect(await detail(alice.invoke(remove, { userProfile: mine }))).toBe(2);
      const first = standardStaticRights | 0x20;
      await there.server.users.setStaticRights("alice", { first, second: 0x2 });
      expect((await alice.invoke(read, own)).userProfile.iUserStaticRights).toBe(first);
      const other = { identifier: { u8sClientUsername: "bob" } };
      expect(await detail(alice.invoke(read, other))).toBe(2);
      expect(await detail(alice.invoke(set, { userProfile: profile("bob") }))).toBe(1);
      const bob = await contactOf(there.server, "bob");
      const change = profile("alice", {
        iEnabled: 0,
        iUserStaticRights: -1,
        iUserStaticRights2: 0x1f,
        userDynamicRights: [triple(printed.team, bob)],
        u8sPhoneNumber: "17",
        u8sPassword: "new",
      });
      await alice.invoke(set, { userProfile: change });
      expect(await get(await there.loggedOn("admin"), "alice")).toMatchObject({
        iEnabled: 1,
        iUserStaticRights: first,
        iUserStaticRights2: 0x2,
        userDynamicRights: [],
        u8sPhoneNumber: "17",
      });
      await logOn(await there.connected(), "alice", "new");
    });
  });

  describe("2.1 asnAdminGetUserProfiles (2913)", () => {
    test("returns all profiles, or those that are CTI-enabled, online or offline; none is error 1 if there is a filter", async () => {
      const there = await store.running();
      const { users } = there.server;
      const [admin] = [await there.loggedOn("admin"), await there.loggedOn("bob")];
      const list = async (iActiveUsersOnly: number, iFilterOnlineState: number) =>
        names(
          (await admin.invoke(asnAdminGetUserProfiles, { iActiveUsersOnly, iFilterOnlineState }))
            .userProfiles,
        );
      expect(await list(0, 0)).toEqual(["admin", "alice", "bob"]);
      expect(await list(0, 1)).toEqual(["admin", "bob"]);
      expect(await list(0, 2)).toEqual(["alice"]);
      await users.setStaticRights("admin", { first: 0x8, second: 0 });
      await users.setEnabled("alice", false);
      expect(await list(1, 0)).toEqual(["bob"]);
      expect(await detail(list(1, 2))).toBe(1);
      const alice = await there.loggedOn("bob");
      const refused = alice.invoke(asnAdminGetUserProfiles, {
        iActiveUsersOnly: 0,
        iFilterOnlineState: 0,
      });
      expect(await detail(refused)).toBe(2);
    });
  });

  describe("4.5 asnMgmtGetUserProfiles (2632)", () => {
    test("sends the profiles as events (2726) of at most 50 with the client's id, and returns no list", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      for (let i = 0; i < 98; i++) await there.server.users.add(`user${i}`, "secret");
      const got: AsnMgmtGetUserProfilesResultArgument[] = [];
      admin.handle(asnMgmtGetUserProfilesResult, (event) => void got.push(event));
      const ask = (u8sCrossRefId: string, iFilterOnlineState = 0) =>
        admin.invoke(asnMgmtGetUserProfiles, {
          iActiveUsersOnly: 0,
          iFilterOnlineState,
          u8sCrossRefId,
        });
      expect(await ask("one")).toEqual({ userProfiles: [] });
      expect(
        got.map((one) => [one.listUserProfiles.length, one.u8sCrossRefID, one.bLastSegment]),
      ).toEqual([
        [50, "one", false],
        [50, "one", false],
        [1, "one", true],
      ]);
      const all = got.flatMap((one) => names(one.listUserProfiles));
      expect(all).toEqual(all.toSorted());
      expect(new Set(all).size).toBe(101);
      got.length = 0;
      await there.server.users.setStaticRights("admin", { first: 0, second: 0 });
      await ask("two", 1);
      expect(got.map((one) => [names(one.listUserProfiles), one.bLastSegment])).toEqual([
        [["admin"], true],
      ]);
    });
  });

  describe("2.1 asnAdminFindUser (2911)", () => {
    test("returns all users or those with a number, in the order of the names that are shown, up to a maximum", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const set = async (name: string, changes: Partial<AsnUserProfile>) =>
        admin.invoke(asnAdminSetUserProfile, {
          userProfile: { ...(await get(admin, name)), ...changes },
        });
      await set("alice", {
        u8sPhoneNumber: "+49 (89) 1234-5",
        u8sPhoneSecondary: "11",
        asnUserContact: { u8sDisplayName: "Zora", u8sFirstName: "Alice", u8sLastName: "Z." },
      });
      await set("bob", { u8sPhoneSecondary: "0049 89 12345", iUserStaticRights: 0x8 });
      const find = (of: string | undefined, iMaxResults = 0) =>
        admin.invoke(asnAdminFindUser, {
          find: of === undefined ? { all: null } : { u8sPhoneNumber: of },
          iMaxResults,
        });
      const found = await find("+498912345");
      expect(found).toEqual({
        userlist: [
          {
            u8sDNPath: "cn=alice,cn=users",
            u8sUserName: "alice",
            u8sFirstName: "Alice",
            u8sLastName: "Z.",
            u8sDisplayName: "Zora",
            u8sPhonePrimary: "+49 (89) 1234-5",
            u8sPhoneSecondary: "11",
            iCtiEnabled: 1,
          },
          {
            u8sDNPath: "cn=bob,cn=users",
            u8sUserName: "bob",
            u8sFirstName: "",
            u8sLastName: "",
            u8sDisplayName: "bob",
            u8sPhonePrimary: "",
            u8sPhoneSecondary: "0049 89 12345",
            iCtiEnabled: 0,
          },
        ].toSorted((a, b) => (a.u8sDisplayName < b.u8sDisplayName ? -1 : 1)),
        iLimitReached: 0,
      });
      const some = async (of: string | undefined, most?: number) => {
        const { userlist, iLimitReached } = await find(of, most);
        return [...userlist.map((one) => one.u8sUserName), iLimitReached];
      };
      expect(await some(undefined)).toEqual(["alice", "admin", "bob", 0]);
      expect(await some(undefined, 3)).toEqual(["alice", "admin", "bob", 0]);
      expect(await some(undefined, 2)).toEqual(["alice", "admin", 1]);
      expect(await some("11", 1)).toEqual(["alice", 0]);
      for (const nothing of ["", "12", "a\0b", "x".repeat(10_000)]) {
        expect(await some(nothing)).toEqual([0]);
      }
      expect(await detail(find(undefined, -1))).toBe(1);
      const alice = await there.loggedOn("alice");
      const refused = alice.invoke(asnAdminFindUser, { find: { all: null }, iMaxResults: 0 });
      expect(await detail(refused)).toBe(2);
    });
  });
});
