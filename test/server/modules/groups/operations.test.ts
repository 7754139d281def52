import { describe, expect, test } from "vitest";
import {
  asnAdminAddGroupProfile,
  asnAdminFindGroupProfiles,
  asnAdminRemoveGroupProfile,
  asnAdminSetGroupProfile,
  type AsnGroupProfile,
} from "../../../../src/modules/admin/admin.js";
import {
  asnMgmtAddGroupProfile,
  asnMgmtFindGroupProfiles,
  asnMgmtGetGroups,
  asnMgmtGetGroupsEvent,
  asnMgmtRemoveGroup,
  asnMgmtRemoveGroupProfile,
  asnMgmtSetGroupProfile,
} from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { groupProfile, printed, triple } from "../support/directory.js";

/** The operations of both modules, which do the same. */
const modules = [
  [
    "Admin",
    {
      find: asnAdminFindGroupProfiles,
      add: asnAdminAddGroupProfile,
      remove: asnAdminRemoveGroupProfile,
    },
  ],
  [
    "Management",
    {
      find: asnMgmtFindGroupProfiles,
      add: asnMgmtAddGroupProfile,
      remove: asnMgmtRemoveGroupProfile,
    },
  ],
] as const;

async function all(client: Client, iSearchFilter = 1, text = ""): Promise<AsnGroupProfile[]> {
  const found = await client.invoke(asnAdminFindGroupProfiles, {
    iSearchFilter,
    u8sStringParameter: text,
  });
  return found.listGroupProfiles;
}

const names = (list: readonly AsnGroupProfile[]) => list.map((one) => one.u8sGroupName);

describe.each(moduleStores)("in $name", (store) => {
  describe.each(modules)("2.3 and 4.7 groups by the module %s", (_, { find, add, remove }) => {
    test("are added with all of their profile, and found as it was", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const profile: AsnGroupProfile = {
        ...groupProfile("Sales & Support", {
          members: ["bob", "cn=ALICE,cn=users"],
          leader: "admin",
          coLeader: "alice",
          ofMembers: printed.company,
          ofLeaders: printed.team,
          first: 0x4000,
          second: 0x8,
        }),
        asnUserPropertyBag: { asnProperties: [] },
        u8sSIPURI: "sip:sales@example.org",
        u8sMailAddress: "sales@example.org",
        u8sObjectSid: "S-1-5",
      };
      expect(await admin.invoke(add, { groupProfile: profile })).toEqual({ bSuccess: true });
      const { listGroupProfiles } = await admin.invoke(find, {
        iSearchFilter: 1,
        u8sStringParameter: "",
      });
      const [{ u8sobjectGUID: guid }] = listGroupProfiles as [AsnGroupProfile];
      expect(guid).toMatch(/^[0-9a-f]{8}-/);
      expect(listGroupProfiles).toEqual([
        {
          ...profile,
          u8sDNPath: "cn=Sales & Support,cn=groups",
          u8sobjectGUID: guid,
          u8sGroupLeaderDN: "cn=admin,cn=users",
          u8sGroupCoLeaderDN: "cn=alice,cn=users",
          listUserDNs: ["cn=alice,cn=users", "cn=bob,cn=users"],
        },
      ]);
    });

    test("are not added if there is one with the name or GUID (2), or if a member is unknown or the name empty (3)", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      await admin.invoke(add, { groupProfile: groupProfile("Sales") });
      const [{ u8sobjectGUID }] = (await all(admin)) as [AsnGroupProfile];
      const refused = async (profile: AsnGroupProfile, iErrorDetail: number) =>
        expect(await errorOf(admin.invoke(add, { groupProfile: profile }))).toMatchObject({
          iErrorDetail,
        });
      await refused(groupProfile("SALES"), 2);
      const braces = `{${u8sobjectGUID.toUpperCase()}}`;
      await refused({ ...groupProfile("Other"), u8sobjectGUID: braces }, 2);
      await refused({ ...groupProfile("Other"), u8sDNPath: "CN=sales,cn=groups" }, 2);
      await refused({ ...groupProfile("Other"), u8sobjectGUID: "no GUID" }, 3);
      await refused(groupProfile("Other", { members: ["alice", "nobody"] }), 3);
      await refused(groupProfile("Other", { leader: "nobody" }), 3);
      await refused(groupProfile(""), 3);
      await refused(groupProfile("x".repeat(257)), 3);
      await refused(groupProfile("a\0b"), 3);
      const many = Array.from({ length: 20_001 }, () => "alice");
      await refused(groupProfile("Other", { members: many }), 3);
      expect(names(await all(admin))).toEqual(["Sales"]);
    });

    test("are found by a filter: enabled, all, path, name or GUID; without one the error is 2", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      for (const [name, enabled] of [
        ["b", true],
        ["A", true],
        ["c", false],
      ] as const) {
        await admin.invoke(add, { groupProfile: groupProfile(name, { enabled }) });
      }
      const by = async (iSearchFilter: number, u8sStringParameter: string) =>
        names((await admin.invoke(find, { iSearchFilter, u8sStringParameter })).listGroupProfiles);
      const [{ u8sobjectGUID }] = (await all(admin)) as [AsnGroupProfile];
      expect(await by(0, "")).toEqual(["A", "b"]);
      expect(await by(1, "ignored")).toEqual(["A", "b", "c"]);
      expect(await by(2, "cn=C,cn=groups")).toEqual(["c"]);
      expect(await by(3, "B")).toEqual(["b"]);
      expect(await by(4, u8sobjectGUID)).toEqual(["A"]);
      for (const filter of [2, 3, 4]) expect(await by(filter, "nothing\0such")).toEqual([]);
      for (const [filter, text] of [
        [2, ""],
        [3, ""],
        [4, ""],
        [5, "A"],
        [-1, "A"],
      ] as const) {
        expect(await errorOf(by(filter, text))).toMatchObject({ iErrorDetail: 2 });
      }
    });

    test("are removed by GUID, else by name; an unknown one is error 2", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      for (const name of ["a", "b"]) {
        await admin.invoke(add, { groupProfile: groupProfile(name, { members: ["alice"] }) });
      }
      const [{ u8sobjectGUID }] = (await all(admin, 3, "a")) as [AsnGroupProfile];
      const byGuid = { ...groupProfile("b"), u8sobjectGUID };
      expect(await admin.invoke(remove, { groupProfile: byGuid })).toEqual({ bSuccess: true });
      expect(names(await all(admin))).toEqual(["b"]);
      for (const profile of [byGuid, groupProfile("c"), groupProfile("")]) {
        const refused = admin.invoke(remove, { groupProfile: profile });
        expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 2 });
      }
      await admin.invoke(remove, { groupProfile: groupProfile("B") });
      expect(await all(admin)).toEqual([]);
    });

    test("are for administrators only: others get error 1", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const argument = { groupProfile: groupProfile("a") };
      const filter = { iSearchFilter: 1, u8sStringParameter: "" };
      const calls: Promise<unknown>[] = [
        alice.invoke(add, argument),
        alice.invoke(remove, argument),
        alice.invoke(find, filter),
        alice.invoke(asnAdminSetGroupProfile, argument),
        alice.invoke(asnMgmtSetGroupProfile, { ...argument, iSearchFilter: 0 }),
      ];
      for (const error of await Promise.all(calls.map(errorOf))) {
        expect(error).toMatchObject({ iErrorDetail: 1 });
      }
    });
  });

  describe("2.3 asnAdminSetGroupProfile (2917)", () => {
    test("changes the group with the GUID: name, members and leaders too, but not GUID and version", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      await there.server.groups.add(groupProfile("Old", { members: ["alice"], leader: "bob" }));
      const [before] = (await all(admin)) as [AsnGroupProfile];
      const { u8sobjectGUID } = before;
      const after = {
        ...before,
        u8sGroupName: "New",
        u8sDNPath: "",
        listUserDNs: ["bob", "admin"],
        u8sGroupLeaderDN: "",
        asnGroupRightDetails: triple(printed.public),
        iEnabled: 0,
      };
      expect(await admin.invoke(asnAdminSetGroupProfile, { groupProfile: after })).toEqual({
        bSuccess: true,
      });
      expect(await all(admin)).toEqual([
        {
          ...after,
          u8sobjectGUID,
          u8sDNPath: "cn=New,cn=groups",
          listUserDNs: ["cn=admin,cn=users", "cn=bob,cn=users"],
        },
      ]);
      const refused = async (profile: AsnGroupProfile, iErrorDetail: number) => {
        const call = admin.invoke(asnAdminSetGroupProfile, { groupProfile: profile });
        expect(await errorOf(call)).toMatchObject({ iErrorDetail });
      };
      await refused({ ...after, u8sobjectGUID: "" }, 2);
      await refused({ ...after, u8sobjectGUID: u8sobjectGUID.replace(/./g, "0") }, 2);
      await refused({ ...after, iGroupProfileVersion: 2 }, 3);
      await refused({ ...after, listUserDNs: ["nobody"] }, 4);
      await there.server.groups.add(groupProfile("Other"));
      await refused({ ...after, u8sGroupName: "other" }, 4);
      expect(names(await all(admin))).toEqual(["New", "Other"]);
    });
  });

  describe("4.7 asnMgmtSetGroupProfile (2649)", () => {
    test("finds the group by name (0) or GUID (1); other filters, or none, are error 5", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      await there.server.groups.add(groupProfile("a"));
      const [{ u8sobjectGUID }] = (await all(admin)) as [AsnGroupProfile];
      const set = (iSearchFilter: number, profile: AsnGroupProfile) =>
        admin.invoke(asnMgmtSetGroupProfile, { iSearchFilter, groupProfile: profile });
      await set(0, groupProfile("A", { members: ["alice"] }));
      expect(await all(admin)).toMatchObject([
        { u8sGroupName: "A", u8sobjectGUID, listUserDNs: ["cn=alice,cn=users"] },
      ]);
      await set(1, { ...groupProfile("b"), u8sobjectGUID });
      expect(names(await all(admin))).toEqual(["b"]);
      expect(await errorOf(set(0, groupProfile("a")))).toMatchObject({ iErrorDetail: 2 });
      for (const [filter, name] of [
        [0, ""],
        [1, "b"],
        [2, "b"],
      ] as const) {
        expect(await errorOf(set(filter, groupProfile(name)))).toMatchObject({ iErrorDetail: 5 });
      }
    });
  });

  describe("4.7 asnMgmtGetGroups (2503) and asnMgmtRemoveGroup (2554)", () => {
    test("send each group as an event (2702) before the number, and remove a group by its name", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const got: string[] = [];
      admin.handle(asnMgmtGetGroupsEvent, ({ groupProfile: { u8sGroupName } }) => {
        got.push(u8sGroupName);
      });
      for (const name of ["b", "a", "c"]) await there.server.groups.add(groupProfile(name));
      expect(await admin.invoke(asnMgmtGetGroups, {})).toEqual({ iNumberOfGroups: 3 });
      expect(got).toEqual(["a", "b", "c"]);
      expect(await admin.invoke(asnMgmtRemoveGroup, { u8sGroupName: "B" })).toEqual({});
      const again = admin.invoke(asnMgmtRemoveGroup, { u8sGroupName: "B" });
      expect(await errorOf(again)).toMatchObject({ iErrorDetail: 3 });
      expect(names(await all(admin))).toEqual(["a", "c"]);
    });
  });

  describe("groups", () => {
    test("lose members and leaders who are removed, and give them nothing any more", async () => {
      const there = await store.running();
      const { groups, users, rights } = there.server;
      await groups.add(
        groupProfile("a", {
          members: ["alice", "bob"],
          leader: "bob",
          coLeader: "alice",
          ofMembers: printed.team,
        }),
      );
      const admin = await there.loggedOn("admin");
      const bob = (await users.find("bob"))!;
      expect(rights.groups(bob)).toMatchObject([{ name: "a", leads: true }]);
      await users.remove("bob");
      expect(await all(admin)).toMatchObject([
        {
          u8sGroupLeaderDN: "",
          u8sGroupCoLeaderDN: "cn=alice,cn=users",
          listUserDNs: ["cn=alice,cn=users"],
        },
      ]);
      expect(rights.groups(bob)).toEqual([]);
      const [group] = rights.groups((await users.find("alice"))!);
      expect([...group!.members]).toEqual([(await users.find("alice"))!.id]);
    });

    test("give their members the services of their static rights", async () => {
      const there = await store.running();
      const { groups, users, rights } = there.server;
      await users.setStaticRights("alice", { first: 0x8, second: 0 });
      const alice = (await users.find("alice"))!;
      await there.loggedOn("alice");
      expect([...rights.services(alice).names]).toEqual(["client"]);
      await groups.add(groupProfile("a", { members: ["alice"], first: 0x2, second: 0x18 }));
      await groups.add(groupProfile("b", { leader: "alice", first: 0x200 }));
      await groups.add(groupProfile("c", { members: ["alice"], first: 0x1, enabled: false }));
      await there.loggedOn("bob");
      // That of an agent's supervisor is for users only.
      expect(rights.services(alice)).toMatchObject({ first: 0x20a, second: 0x8 });
      expect([...rights.services(alice).names].toSorted()).toEqual([
        "agent",
        "call-recording",
        "client",
        "sms",
      ]);
    });
  });
});
