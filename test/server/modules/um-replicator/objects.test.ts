import { describe, expect, test } from "vitest";
import {
  asnAdminSetComputerProfile,
  asnAdminSetGroupProfile,
} from "../../../../src/modules/admin/admin.js";
import {
  asnSettingsDynamicGroupRightsChanged,
  asnUpdateMyContactConfiguration,
} from "../../../../src/modules/general/general.js";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import { errorOf } from "../../running.js";
import { attached } from "../support/own-events.js";
import { printed, triple } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import {
  computer,
  full,
  group,
  guid,
  otherSource,
  replicator,
  source,
  user,
} from "./support/replicator.js";
import { computerOf, groupOf, namesOf, profileOf } from "./support/seen.js";

const refused = (iErrorDetail: number) => ({ iErrorDetail });

const person = {
  iEnabled: 1,
  u8sDNPath: "CN=Ann,OU=Staff,DC=example,DC=org",
  u8sSIPURI: "sip:ann@example.org",
  u8sPhoneNumber: "+49 30 1",
  u8sPhoneSecondary: "2",
  userMonitorLineList: [{ u8sPhoneNumber: "3" }],
  iMonitorLineRights: 5,
  u8sSAMAccountName: "ann.sam",
  u8sCallRecordingNumber: "4",
  u8sMailboxNumber: "5",
  u8sHomeServer: "home",
  iUserStaticRights: 0x48,
};

const contact = {
  u8sFirstName: "Ann",
  u8sLastName: "Lee",
  u8sDisplayName: "Ann Lee",
};

describe.each(moduleStores)("in $name", (store) => {
  describe("3.3 a user", () => {
    test("has all that is sent in the profile, and what version 8 sends besides in the contact", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const jpegPhoto = {
        key: "jpegPhoto",
        value: { binarydata: Uint8Array.from(Buffer.from("picture")) },
      };
      await one.users([
        user(1, {
          ...person,
          ...contact,
          u8sEMailAdress: "ann@example.org",
          u8sMobilePhone: "6",
          u8sPassword: "secret",
          optionalParams: [
            { key: "u8sCompany", value: { stringdata: "Example" } },
            { key: "u8sEntryID", value: { stringdata: "not taken" } },
            { key: "AdditionalLine1", value: { stringdata: "not taken" } },
            jpegPhoto,
          ],
        }),
      ]);
      const seen = await profileOf(there, "user1");
      expect(seen).toMatchObject({ ...person, u8sUserName: "user1", u8sobjectGUID: guid(1) });
      expect(seen.u8sPassword).toBe("");
      expect(seen.asnUserContact).toEqual({
        ...contact,
        u8sEMail: "ann@example.org",
        u8sPhoneMobile: "6",
        u8sCompany: "Example",
        optionalParams: [jpegPhoto],
      });
      const client = await there.loggedOn("admin");
      await client.close();
      expect(await there.server.users.verify("user1", "secret")).toMatchObject({ name: "user1" });
    });

    test("that is new takes what is absent from the defaults; one that is there keeps it", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const defaults = {
        u8sHomeServer: "default",
        u8sPhoneNumber: "100",
        u8sLastName: "Default",
        u8sPassword: "standard",
        optionalParams: [{ key: "u8sCompany", value: { stringdata: "Example" } }],
      };
      await one.users([user(1, { u8sPhoneNumber: "1" })], { userDefaultProfile: defaults });
      const first = await profileOf(there, "user1");
      expect(first).toMatchObject({ u8sPhoneNumber: "1", u8sHomeServer: "default" });
      expect(first.asnUserContact).toMatchObject({ u8sLastName: "Default", u8sCompany: "Example" });
      expect(await there.server.users.verify("user1", "standard")).toMatchObject({ name: "user1" });
      const id = await one.begin();
      await one.setUser(id, user(1, { u8sFirstName: "Ann" }), {
        u8sHomeServer: "other",
        u8sPassword: "other",
        u8sLastName: "Other",
      });
      await one.commit(id);
      const second = await profileOf(there, "user1");
      expect(second).toEqual({
        ...first,
        asnUserContact: { ...first.asnUserContact, u8sFirstName: "Ann" },
      });
      expect(await there.server.users.verify("user1", "standard")).toMatchObject({ name: "user1" });
    });

    test("is found by its id in the source, and may have another name then; the logins end", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1, { u8sPassword: "user1's secret", u8sPhoneNumber: "1" })]);
      const session = await there.loggedOn("user1");
      const { id } = (await there.server.users.find("user1"))!;
      await one.users([user(1, { u8sUserName: "Anna" })]);
      expect(await namesOf(there)).toEqual(["admin", "alice", "Anna", "bob"]);
      expect((await there.server.users.find("anna"))!.id).toBe(id);
      expect(await profileOf(there, "Anna")).toMatchObject({
        u8sPhoneNumber: "1",
        u8sDNPath: "cn=Anna,cn=users",
        u8sobjectGUID: guid(1),
      });
      const asking = session.invoke(asnGetLoggedInContact, {});
      expect(await errorOf(asking)).toMatchObject({ u8sErrorString: "Not logged on" });
      // Without a name in the object, the name stays.
      await one.users([{ ...source, u8sobjectGUID: guid(1), u8sPhoneNumber: "2" }]);
      expect(await profileOf(there, "Anna")).toMatchObject({ u8sPhoneNumber: "2" });
    });

    test("is otherwise found by the name: what the server has becomes the object", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const { id } = (await there.server.users.find("alice"))!;
      await one.users([user(1, { u8sUserName: "ALICE", u8sLastName: "Lee" })]);
      expect((await there.server.users.find("alice"))!).toMatchObject({ id, name: "ALICE" });
      expect((await one.guids()).listUserGUIDs).toEqual([guid(1)]);
      // Made anew in the directory, it has the name with another id.
      await one.users([user(2, { u8sUserName: "alice" })]);
      expect((await there.server.users.find("alice"))!.id).toBe(id);
      expect((await one.guids()).listUserGUIDs).toEqual([guid(2)]);
    });

    test("whose name is that of another source, or of another user, is error 6", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1), user(2)]);
      const bad = [
        user(3, { ...otherSource, u8sUserName: "user1" }),
        user(1, { u8sUserName: "user2" }),
        user(4, { u8sUserName: "" }),
        user(4, { u8sUserName: "no name" }),
        { ...source, u8sPhoneNumber: "1" },
        { ...source, u8sobjectGUID: guid(9) },
        user(4, { u8sSIPURI: "sip:" }),
        user(4, { u8sDNPath: "x".repeat(1025) }),
        user(4, { u8sDNPath: "a\0b" }),
        user(4, { u8sDNPath: "CN=user1,CN=users" }),
        user(4, { u8sobjectGUID: "x".repeat(257) }),
        user(4, { u8sobjectGUID: "a\0b" }),
        user(4, { u8sSourceDB: "x".repeat(257) }),
        user(4, { u8sSourceDBStore: "a\0b" }),
        user(4, { u8sPassword: "x".repeat(1025) }),
        user(4, { u8sHomeServer: "x".repeat(300_000) }),
        user(4, { u8sHomeServer: "x".repeat(2_100_000) }),
        user(4, { userDynamicRights: [triple(printed.team, "nobody")] }),
        user(4, { userDynamicRights: [{ ...triple(printed.team, "bob"), iPresenceRights: -1 }] }),
      ];
      for (const object of bad) {
        expect([object, await errorOf(one.users([object]))]).toMatchObject([object, refused(6)]);
      }
      const large = { u8sHomeServer: "x".repeat(70_000) };
      const withDefaults = one.users([user(4)], { userDefaultProfile: large });
      expect(await errorOf(withDefaults)).toMatchObject(refused(6));
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob", "user1", "user2"]);
      expect((await one.guids()).listUserGUIDs).toEqual([guid(1), guid(2)]);
    });

    test("without an id in its source can be removed by the id that the server gives it", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([{ ...source, u8sUserName: "ann" }]);
      const { listUserGUIDs } = await one.guids();
      expect(listUserGUIDs).toEqual([(await profileOf(there, "ann")).u8sobjectGUID]);
      await one.users([{ ...source, u8sUserName: "ann", u8sPhoneNumber: "1" }]);
      expect(await one.guids()).toMatchObject({ listUserGUIDs });
      await one.users([], { sequ8sObjectUIDsToDelete: listUserGUIDs });
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob"]);
    });

    test("may have an id that is no GUID, which is told as it is written and compared without regard to case", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1, { u8sobjectGUID: "Ä-1" })]);
      await one.users([user(1, { u8sobjectGUID: "ä-1", u8sUserName: "ann" })]);
      expect((await one.guids()).listUserGUIDs).toEqual(["Ä-1"]);
      expect(await namesOf(there)).toEqual(["admin", "alice", "ann", "bob"]);
      expect((await profileOf(there, "ann")).u8sobjectGUID).toMatch(/^[0-9a-f-]{36}$/);
    });

    test("who is sent again as he is, also with the password, is not logged out; another password ends the logins", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const ann = user(1, { ...person, ...contact, u8sPassword: "user1's secret" });
      await one.users([ann]);
      const session = await there.loggedOn("user1");
      await one.users([ann], { enuOperationmode: full });
      await session.invoke(asnGetLoggedInContact, {});
      await one.users([{ ...ann, u8sPassword: "another" }]);
      const asking = session.invoke(asnGetLoggedInContact, {});
      expect(await errorOf(asking)).toMatchObject({ u8sErrorString: "Not logged on" });
      expect(await there.server.users.verify("user1", "another")).toMatchObject({ name: "user1" });
    });

    test("who is disabled or removed is logged out", async () => {
      const there = await store.running();
      const one = await replicator(there);
      for (const change of [
        () => one.users([user(1, { iEnabled: 0 })]),
        () => one.users([], { sequ8sObjectUIDsToDelete: [guid(1)] }),
      ]) {
        await one.users([user(1, { u8sPassword: "user1's secret", iEnabled: 1 })]);
        const session = await there.loggedOn("user1");
        await change();
        const asking = session.invoke(asnGetLoggedInContact, {});
        expect(await errorOf(asking)).toMatchObject({ u8sErrorString: "Not logged on" });
      }
    });

    test("grants what the object says, to others by contact, path, name or id, also to those of the same transaction", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const [alice, bob] = [
        (await there.server.users.find("alice"))!,
        (await there.server.users.find("bob"))!,
      ];
      await one.users([
        user(1, {
          userDynamicRights: [
            triple(printed.team, "alice"),
            triple(printed.public, `user-${bob.id}`),
            triple(printed.personal, guid(2)),
            triple(printed.company, "CN=Three"),
          ],
        }),
        user(2),
        user(3, { u8sDNPath: "cn=three" }),
      ]);
      const [two, three] = [
        (await there.server.users.find("user2"))!,
        (await there.server.users.find("user3"))!,
      ];
      const { userDynamicRights } = await profileOf(there, "user1");
      expect(userDynamicRights).toEqual([
        triple(printed.team, `user-${alice.id}`),
        triple(printed.public, `user-${bob.id}`),
        triple(printed.personal, `user-${two.id}`),
        triple(printed.company, `user-${three.id}`),
      ]);
      const owner = (await there.server.users.find("user1"))!;
      const principal = { kind: "user", name: "alice", user: alice } as any;
      await (await there.loggedOn("alice")).invoke(asnCheckConnection, {});
      expect(there.server.rights.of(principal, owner.id).level).toBe("team");
    });

    test("gets the events of a change by an administrator: that the own contact is another", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1, { u8sPassword: "user1's secret" })]);
      const { client } = await attached(there, "user1");
      let told = 0;
      client.handle(asnUpdateMyContactConfiguration, () => void told++);
      await one.users([user(1, { u8sLastName: "Lee" })]);
      await expect.poll(() => told).toBe(1);
    });
  });

  describe("3.3 a group", () => {
    test("has all that is sent in the profile", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.groups([
        group(1, {
          iEnabled: 1,
          u8sDNPath: "CN=Sales",
          u8sPhoneNumber: "1",
          u8sPhoneSecondary: "2",
          u8sGroupLeaderDN: "alice",
          u8sGroupDeputyDN: "cn=bob,cn=users",
          groupRightDetails: triple(printed.team),
          groupleaderRightDetails: triple(printed.personal),
          iGroupStaticRights: 0x400,
          u8slistGroupMemberDNs: ["CN=Alice,CN=Users", "bob"],
          u8sMailAddress: "sales@example.org",
        }),
      ]);
      expect(await groupOf(there, "group 1")).toMatchObject({
        iEnabled: 1,
        u8sDNPath: "CN=Sales",
        u8sGroupLeaderDN: "cn=alice,cn=users",
        u8sGroupCoLeaderDN: "cn=bob,cn=users",
        asnGroupRightDetails: triple(printed.team),
        asnGroupLeaderRightDetails: triple(printed.personal),
        iGroupStaticRights: 0x400,
        listUserDNs: ["cn=alice,cn=users", "cn=bob,cn=users"],
        u8sMailAddress: "sales@example.org",
      });
    });

    test("keeps what is absent, and may have another name", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.groups([group(1, { u8slistGroupMemberDNs: ["alice"], u8sMailAddress: "a@b" })], {
        groupDefaultProfile: { iGroupStaticRights: 0x400, u8sMailAddress: "default" },
      });
      await one.groups([group(1, { u8sGroupName: "Sales" })]);
      expect(await groupOf(there, "sales")).toMatchObject({
        u8sDNPath: "cn=Sales,cn=groups",
        iGroupStaticRights: 0x400,
        u8sMailAddress: "a@b",
        listUserDNs: ["cn=alice,cn=users"],
      });
      expect(await groupOf(there, "group 1")).toBeUndefined();
    });

    test("gets members and leaders who are not there yet as soon as they are replicated", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const members = {
        u8slistGroupMemberDNs: ["CN=One", "alice", "user2", "CN=Never"],
        u8sGroupLeaderDN: "cn=one",
        u8sGroupDeputyDN: "CN=Two",
      };
      await one.groups([group(1, members)]);
      expect(await groupOf(there, "group 1")).toMatchObject({
        listUserDNs: ["cn=alice,cn=users"],
        u8sGroupLeaderDN: "",
        u8sGroupCoLeaderDN: "",
      });
      await one.users([user(1, { u8sDNPath: "cn=ONE" }), user(2, { u8sDNPath: "cn=two" })]);
      expect(await groupOf(there, "group 1")).toMatchObject({
        listUserDNs: ["cn=alice,cn=users", "cn=ONE", "cn=two"],
        u8sGroupLeaderDN: "cn=ONE",
        u8sGroupCoLeaderDN: "cn=two",
      });
      // What the group says anew counts: nobody is waited for any longer.
      await one.groups([group(1, { u8slistGroupMemberDNs: ["cn=three"] })]);
      await one.groups([group(1, { u8slistGroupMemberDNs: [] })]);
      await one.users([user(3, { u8sDNPath: "cn=three" })]);
      expect((await groupOf(there, "group 1")).listUserDNs).toEqual([]);
    });

    test("may be before its members in a transaction, and gives them rights when it is committed", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const alice = await attached(there, "alice");
      const id = await one.begin();
      const rights = { groupRightDetails: triple(printed.team) };
      await one.setGroup(id, group(1, { ...rights, u8slistGroupMemberDNs: ["alice", "cn=one"] }));
      await one.setUser(id, user(1, { u8sDNPath: "cn=one" }));
      expect(await alice.events()).toEqual([]);
      await one.commit(id);
      await expect
        .poll(() => alice.got.map(([name]) => name))
        .toContain(asnSettingsDynamicGroupRightsChanged.name);
      expect((await groupOf(there, "group 1")).listUserDNs).toEqual([
        "cn=alice,cn=users",
        "cn=one",
      ]);
    });

    test("that is changed by hand is changed again by the next replication that says something else", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.groups([group(1, { u8sMailAddress: "a@b" })]);
      const admin = await there.loggedOn("admin");
      const profile = await groupOf(there, "group 1");
      await admin.invoke(asnAdminSetGroupProfile, {
        groupProfile: { ...profile, u8sMailAddress: "c@d" },
      });
      await one.groups([group(1)]);
      expect((await groupOf(there, "group 1")).u8sMailAddress).toBe("c@d");
      await one.groups([group(1, { u8sMailAddress: "a@b" })]);
      expect((await groupOf(there, "group 1")).u8sMailAddress).toBe("a@b");
    });

    test("with a name or too many members that it may not have is error 6", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.groups([group(1)]);
      for (const object of [
        group(2, { ...otherSource, u8sGroupName: "GROUP 1" }),
        group(2, { u8sGroupName: "x".repeat(257) }),
        group(2, { u8sGroupName: "a\0b" }),
        group(2, { u8slistGroupMemberDNs: Array.from({ length: 20_001 }, () => "x") }),
        { ...source, u8sobjectGUID: guid(5) },
      ]) {
        expect(await errorOf(one.groups([object]))).toMatchObject(refused(6));
      }
      expect((await one.guids()).listGroupGUIDs).toEqual([guid(1)]);
    });
  });

  describe("3.3 a computer", () => {
    test("has all that is sent in the profile, keeps what is absent, and may have another name", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const all = {
        iEnabled: 0,
        u8sDNPath: "CN=Desk",
        u8sPhoneNumber: "1",
        u8sPhoneSecondary: "2",
        userMonitorLineList: [{ u8sPhoneNumber: "3" }],
        iMonitorLineRights: 5,
      };
      await one.computers([computer(1, all), computer(2)], {
        computerDefaultProfile: { iMonitorLineRights: 7 },
      });
      expect(await computerOf(there, "desk 1")).toMatchObject(all);
      expect(await computerOf(there, "desk 2")).toMatchObject({
        iEnabled: 1,
        u8sDNPath: "cn=desk 2,cn=computers",
        iMonitorLineRights: 7,
      });
      await one.computers([computer(2, { u8sComputerName: "table", iEnabled: 0 })]);
      expect(await computerOf(there, "table")).toMatchObject({
        iEnabled: 0,
        u8sDNPath: "cn=table,cn=computers",
        u8sobjectGUID: guid(2),
        iMonitorLineRights: 7,
      });
      expect(await errorOf(computerOf(there, "desk 2"))).toMatchObject(refused(2));
    });

    test("takes the place of one that has its name, and not of one of another source (6)", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.computers([computer(1)]);
      const admin = await there.loggedOn("admin");
      const computerProfile = await computerOf(there, "desk 1");
      await admin.invoke(asnAdminSetComputerProfile, {
        computerProfile: { ...computerProfile, u8sPhoneNumber: "1" },
      });
      await one.computers([computer(2, { u8sComputerName: "DESK 1" })]);
      expect((await one.guids()).listComputerGUIDs).toEqual([guid(2)]);
      for (const object of [
        computer(3, { ...otherSource, u8sComputerName: "desk 1" }),
        computer(3, { u8sComputerName: "" }),
        computer(3, { u8sComputerName: "x".repeat(257) }),
        computer(3, { u8sComputerName: "a\0b" }),
        computer(3, { u8sDNPath: "CN=DESK 1,CN=computers" }),
      ]) {
        expect(await errorOf(one.computers([object]))).toMatchObject(refused(6));
      }
      await one.computers([computer(4)]);
      const renamed = one.computers([computer(4, { u8sComputerName: "desk 1" })]);
      expect(await errorOf(renamed)).toMatchObject(refused(6));
    });
  });
});
