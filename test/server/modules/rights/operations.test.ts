import { describe, expect, test } from "vitest";
import { asnNegotiateServerConnection } from "../../../../src/modules/authentication/authentication.js";
import {
  asnGetSettingsDynamicGroupRights,
  asnGetSettingsDynamicRights,
  asnGetSettingsGlobalDynamicRights,
  asnRequestMyPresenceRightsChallenge,
  asnResetMyPresenceRightsChallenges,
  asnSetSettingsDynamicRights,
} from "../../../../src/modules/general/general.js";
import {
  asnGetUserManagerSettings,
  type AsnUserDynamicRights,
} from "../../../../src/modules/admin/admin.js";
import {
  asnMgmtGetUMMode,
  asnMgmtGetUMSettings,
  asnMgmtGetUserManagerSettings,
  asnMgmtSetUMMode,
  asnMgmtSetUMSettings,
  asnMgmtTestUMInterface,
} from "../../../../src/modules/management/management.js";
import {
  asnRemoveDynamicRights,
  asnSetDynamicRights,
} from "../../../../src/modules/presence-v2/presence-v2.js";
import type { Client } from "../../../../src/rose/index.js";
import type { UcServer } from "../../../../src/server/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import {
  changeSettings,
  contactOf,
  groupProfile,
  idOf,
  printed,
  triple,
} from "../support/directory.js";
import { attached, type OwnClient } from "../support/own-events.js";

const none: AsnUserDynamicRights[] = [];

async function listOf(client: Client): Promise<AsnUserDynamicRights[]> {
  const own = { u8sContactID: "" };
  return (await client.invoke(asnGetSettingsDynamicRights, own)).seqDynamicRightsList;
}

function set(client: Client, list: AsnUserDynamicRights[], u8sContactID = "") {
  return client.invoke(asnSetSettingsDynamicRights, { u8sContactID, seqDynamicRightsList: list });
}

function grant(
  client: Client,
  u8sRemoteContactID: string,
  iDynamicRights: number,
  dynamicRights?: AsnUserDynamicRights,
) {
  return client.invoke(asnSetDynamicRights, {
    u8sOwnerContactID: "",
    u8sRemoteContactID,
    iDynamicRights,
    ...(dynamicRights && { dynamicRights }),
  });
}

describe.each(moduleStores)("in $name", (store) => {
  describe("1.8 asnSetSettingsDynamicRights (9011)", () => {
    test("replaces the list of what the caller has granted, and what is missing is removed", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const [bob, admin] = [
        await contactOf(there.server, "bob"),
        await contactOf(there.server, "admin"),
      ];
      expect(await listOf(alice)).toEqual(none);
      const list = [triple(printed.team, bob), triple(printed.public, admin)];
      expect(await set(alice, list)).toEqual({ iResult: 0 });
      expect(await listOf(alice)).toEqual(list);
      const own = await contactOf(there.server, "alice");
      await set(alice, [triple(printed.company, admin)], own);
      expect(await listOf(alice)).toEqual([triple(printed.company, admin)]);
      expect(there.server.rights.of({ id: await idOf(there.server, "bob") }, 1).level).toBe(
        "blocked",
      );
    });

    test("takes the last of several entries for a contact", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const bob = await contactOf(there.server, "bob");
      await set(alice, [triple(printed.team, bob), triple(printed.public, bob)]);
      expect(await listOf(alice)).toEqual([triple(printed.public, bob)]);
    });

    test("is refused for another contact, even to an administrator, with 1", async () => {
      const there = await store.running();
      const bob = await contactOf(there.server, "bob");
      for (const user of ["alice", "admin"]) {
        const client = await there.loggedOn(user);
        for (const other of [bob, "user-999", "nobody"]) {
          expect(await errorOf(set(client, none, other))).toMatchObject({ iErrorDetail: 1 });
        }
      }
    });

    test("is refused with 1 while users may not grant rights, and so are asnSetDynamicRights and asnRemoveDynamicRights", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const bob = await contactOf(there.server, "bob");
      await grant(alice, bob, 0x10000);
      await changeSettings(there, { bUserUserRightsDisabled: true });
      const remove = { u8sOwnerContactID: "", u8sRemoteContactID: bob };
      const calls = [
        set(alice, none),
        grant(alice, bob, 0),
        alice.invoke(asnRemoveDynamicRights, remove),
      ];
      for (const error of await Promise.all(calls.map(errorOf))) {
        expect(error).toMatchObject({ iErrorDetail: 1 });
      }
      expect(await listOf(alice)).toEqual([triple(printed.public, bob)]);
      // Clients are told so in the negotiation.
      const { optionalParams = [] } = await alice.invoke(asnNegotiateServerConnection, {
        iClientProtocolVersion: 61,
      });
      expect(optionalParams.find(({ key }) => key === "UserUserRightsDisabled")?.value).toEqual({
        integerdata: 1,
      });
    });

    test.each([
      ["an unknown bit of presence", { presence: 0x4, primary: 0, secondary: 0 }],
      ["an unknown bit of the first line", { presence: 0, primary: 0x400, secondary: 0 }],
      ["an unknown bit of other lines", { presence: 0, primary: 0, secondary: 0x8 }],
      ["a number of more than 32 bits", { presence: 0x100000001, primary: 0, secondary: 0 }],
      ["a negative number", { presence: -1, primary: 0, secondary: 0 }],
      ["two levels", { presence: 0x30000, primary: 0, secondary: 0 }],
    ])("is refused for %s with 3, and nothing is changed", async (_, bits) => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const [bob, admin] = [
        await contactOf(there.server, "bob"),
        await contactOf(there.server, "admin"),
      ];
      await set(alice, [triple(printed.public, bob)]);
      const list = [triple(printed.team, admin), triple(bits, bob)];
      expect(await errorOf(set(alice, list))).toMatchObject({ iErrorDetail: 3 });
      expect(await errorOf(grant(alice, bob, 0x10000, triple(bits)))).toMatchObject({
        iErrorDetail: 3,
      });
      expect(await listOf(alice)).toEqual([triple(printed.public, bob)]);
    });

    test("is refused for an unknown contact, the own and too many with 0, and nothing is changed", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const bob = await contactOf(there.server, "bob");
      await set(alice, [triple(printed.public, bob)]);
      const own = await contactOf(there.server, "alice");
      for (const contact of [own, "user-999", "s:somebody@elsewhere", "", "a\0b"]) {
        const list = [triple(printed.team, bob), triple(printed.team, contact)];
        expect(await errorOf(set(alice, list))).toMatchObject({ iErrorDetail: 0 });
      }
      const many = Array.from({ length: 10_001 }, () => triple(printed.team, bob));
      expect(await errorOf(set(alice, many))).toMatchObject({ iErrorDetail: 0 });
      expect(await listOf(alice)).toEqual([triple(printed.public, bob)]);
    });

    test("stores which level it is, and that its details are those of the level only if they are", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const bob = await contactOf(there.server, "bob");
      const { presence, primary, secondary } = printed.team;
      await set(alice, [triple({ presence: presence & ~0x8000, primary, secondary }, bob)]);
      expect(await listOf(alice)).toEqual([triple(printed.team, bob)]);
      await set(alice, [triple({ presence, primary: 0, secondary }, bob)]);
      const changed = { presence: presence & ~0x8000, primary: 0, secondary };
      expect(await listOf(alice)).toEqual([triple(changed, bob)]);
    });

    test("is followed by asnSettingsDynamicRightsChanged (9043) to all own sessions that are attached, with the complete list", async () => {
      const there = await store.running();
      const contact = await contactOf(there.server, "alice");
      const bob = await contactOf(there.server, "bob");
      const own: OwnClient[] = [
        await attached(there, "alice"),
        await attached(there, "alice", 1, { encoding: "json" }),
      ];
      const others = [
        await attached(there, "alice", 0),
        await attached(there, "alice", 2),
        await attached(there, "bob"),
      ];
      const list = [triple(printed.team, bob)];
      await set(own[0]!.client, list);
      const argument = { u8sContactID: contact, seqDynamicRightsList: list };
      for (const client of own) {
        expect(await client.next(1)).toEqual([["asnSettingsDynamicRightsChanged", argument]]);
      }
      for (const client of others) expect(await client.events()).toEqual([]);
      // What is set already changes nothing.
      await set(own[0]!.client, list);
      await set(own[0]!.client, none);
      const empty = { u8sContactID: contact, seqDynamicRightsList: none };
      expect(await own[1]!.next(1)).toEqual([["asnSettingsDynamicRightsChanged", empty]]);
    });
  });

  describe("1.8 asnGetSettingsDynamicRights (9012)", () => {
    test("returns only what the caller has granted, and the own list only", async () => {
      const there = await store.running();
      const [alice, bob] = [await there.loggedOn("alice"), await there.loggedOn("bob")];
      await grant(alice, await contactOf(there.server, "bob"), 0x10000);
      expect(await listOf(bob)).toEqual(none);
      const u8sContactID = await contactOf(there.server, "alice");
      for (const user of ["bob", "admin"]) {
        const client = await there.loggedOn(user);
        for (const operation of [
          asnGetSettingsDynamicRights,
          asnGetSettingsDynamicGroupRights,
          asnGetSettingsGlobalDynamicRights,
        ]) {
          const refused = client.invoke(operation as never, { u8sContactID });
          expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 1 });
        }
      }
    });
  });

  describe("1.8 asnGetSettingsDynamicGroupRights (9013)", () => {
    test("returns a triple for each of the caller's groups, of members or of leaders, about the group's GUID", async () => {
      const there = await store.running();
      const { groups } = there.server;
      const both = { ofMembers: printed.company, ofLeaders: printed.personal };
      await groups.add(groupProfile("C", { ...both, members: ["alice"], leader: "alice" }));
      await groups.add(groupProfile("B", { ...both, members: ["bob"], coLeader: "alice" }));
      await groups.add(groupProfile("A", { ...both, members: ["alice", "bob"], leader: "bob" }));
      await groups.add(groupProfile("D", { ...both, members: ["bob"] }));
      await groups.add(groupProfile("E", { ...both, members: ["alice"], enabled: false }));
      const alice = await there.loggedOn("alice");
      const { iResult, seqDynamicRightsList } = await alice.invoke(
        asnGetSettingsDynamicGroupRights,
        { u8sContactID: "" },
      );
      expect(iResult).toBe(0);
      const guid = async (name: string) => (await groups.get(name)).u8sobjectGUID;
      expect(seqDynamicRightsList).toEqual([
        triple(printed.company, await guid("A")),
        triple(printed.personal, await guid("B")),
        triple(printed.personal, await guid("C")),
      ]);
    });

    test("is told of changes by asnSettingsDynamicGroupRightsChanged (9044): members and leaders, old and new", async () => {
      const there = await store.running();
      const { groups, users } = there.server;
      await users.add("carol", "carol's secret");
      const clients = {
        alice: await attached(there, "alice"),
        bob: await attached(there, "bob"),
        carol: await attached(there, "carol"),
      };
      const changed = async (): Promise<string[]> => {
        const found: string[] = [];
        for (const [name, client] of Object.entries(clients)) {
          for (const [event, argument] of await client.events()) {
            const { u8sContactID, seqDynamicRightsList } = argument as never;
            expect([event, u8sContactID]).toEqual([
              "asnSettingsDynamicGroupRightsChanged",
              await contactOf(there.server, name),
            ]);
            found.push(`${name} ${(seqDynamicRightsList as unknown[]).length}`);
          }
        }
        return found;
      };
      const settled = async (expected: string[]): Promise<void> => {
        const found: string[] = [];
        await expect
          .poll(async () => {
            found.push(...(await changed()));
            return found;
          })
          .toEqual(expected);
      };
      await groups.add(groupProfile("A", { members: ["alice"], leader: "bob" }));
      await settled(["alice 1", "bob 1"]);
      await groups.set({
        ...groupProfile("A", { members: ["carol"], leader: "bob", ofLeaders: printed.public }),
      });
      await settled(["alice 0", "bob 1", "carol 1"]);
      await groups.remove("A");
      await settled(["bob 0", "carol 0"]);
    });
  });

  describe("1.8 asnGetSettingsGlobalDynamicRights (9014)", () => {
    test("returns what all have of all, of which asnSettingsGlobalDynamicRightsChanged (9045) tells everybody who is attached", async () => {
      const there = await store.running();
      const clients = [await attached(there, "alice"), await attached(there, "bob")];
      const ask = (client: Client) =>
        client.invoke(asnGetSettingsGlobalDynamicRights, { u8sContactID: "" });
      expect(await ask(clients[0]!.client)).toEqual({
        iResult: 0,
        globalDynamicRights: triple(printed.blocked),
      });
      const unattached = await attached(there, "alice", 2);
      await changeSettings(there, { objGlobalUserRightDetails: triple(printed.company) });
      const argument = { globalDynamicRights: triple(printed.company) };
      for (const client of clients) {
        expect(await client.next(1)).toEqual([["asnSettingsGlobalDynamicRightsChanged", argument]]);
        expect(await ask(client.client)).toEqual({ iResult: 0, ...argument });
      }
      expect(await unattached.events()).toEqual([]);
      // Other settings are no change of the rights.
      await changeSettings(there, { bProfilePageVisible: true });
      for (const client of clients) expect(await client.events()).toEqual([]);
    });
  });

  describe("PresenceV2 asnSetDynamicRights (4510)", () => {
    test.each([
      ["blocked", 0],
      ["public", 0x10000],
      ["company", 0x20000],
      ["team", 0x40000],
      ["personal", 0x80000],
    ] as const)("writes the rights of the level %s into the list", async (level, bit) => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const bob = await contactOf(there.server, "bob");
      await grant(alice, bob, 0x80000);
      const expected = triple(printed[level], bob);
      expect(await grant(alice, bob, bit)).toEqual({ iResult: 0, dynamicRights: expected });
      expect(await listOf(alice)).toEqual([expected]);
      const [one, other] = [await idOf(there.server, "bob"), await idOf(there.server, "alice")];
      const { rights } = there.server;
      expect(rights.of({ id: one }, other)).toMatchObject({ level, ...printed[level] });
      expect(rights.of({ id: other }, one).level).toBe("blocked");
    });

    test.each([1, 0x8000, 0x30000, 0x18001, 0x100000, -1, 2 ** 32])(
      "refuses %i as level with 3",
      async (level) => {
        const there = await store.running();
        const alice = await there.loggedOn("alice");
        const refused = grant(alice, await contactOf(there.server, "bob"), level);
        expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 3 });
        expect(await listOf(alice)).toEqual(none);
      },
    );

    test("sets special rights instead of those of the level, and returns those really set", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const bob = await contactOf(there.server, "bob");
      const special = { presence: 0x11, primary: 0x200, secondary: 0 };
      const really = triple({ ...special, presence: 0x40011 }, bob);
      expect(await grant(alice, bob, 0x40000, triple(special, "ignored"))).toEqual({
        iResult: 0,
        dynamicRights: really,
      });
      expect(await listOf(alice)).toEqual([really]);
    });

    test("and asnRemoveDynamicRights are refused for another owner with 1, for an unknown contact with 0", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const admin = await there.loggedOn("admin");
      const bob = await contactOf(there.server, "bob");
      const owner = await contactOf(there.server, "alice");
      for (const [operation, level] of [
        [asnSetDynamicRights, { iDynamicRights: 0 }],
        [asnRemoveDynamicRights, {}],
      ] as const) {
        const call = (client: Client, u8sOwnerContactID: string, u8sRemoteContactID: string) =>
          client.invoke(operation as typeof asnRemoveDynamicRights, {
            u8sOwnerContactID,
            u8sRemoteContactID,
            ...level,
          });
        expect(await errorOf(call(alice, bob, owner))).toMatchObject({ iErrorDetail: 1 });
        expect(await errorOf(call(admin, owner, bob))).toMatchObject({ iErrorDetail: 1 });
        expect(await errorOf(call(alice, owner, "user-999"))).toMatchObject({ iErrorDetail: 0 });
        expect(await errorOf(call(alice, owner, owner))).toMatchObject({ iErrorDetail: 0 });
      }
    });
  });

  describe("PresenceV2 asnRemoveDynamicRights (4511)", () => {
    test("removes the contact's entry, which means blocked; if there is none, the error is 0", async () => {
      const there = await store.running();
      const alice = await attached(there, "alice");
      const bob = await contactOf(there.server, "bob");
      const remove = () =>
        alice.client.invoke(asnRemoveDynamicRights, {
          u8sOwnerContactID: "",
          u8sRemoteContactID: bob,
        });
      expect(await errorOf(remove())).toMatchObject({ iErrorDetail: 0 });
      await grant(alice.client, bob, 0x80000);
      await alice.next(1);
      expect(await remove()).toEqual({ iResult: 0 });
      expect(await alice.next(1)).toMatchObject([
        ["asnSettingsDynamicRightsChanged", { seqDynamicRightsList: [] }],
      ]);
      const { rights } = there.server;
      const [owner, other] = [await idOf(there.server, "alice"), await idOf(there.server, "bob")];
      expect(rights.of({ id: other }, owner).level).toBe("blocked");
      expect(rights.grant({ id: owner }, { id: other }).asnCurrentRights).toBeUndefined();
    });
  });

  describe("1.8 requests for rights (9056-9058)", () => {
    async function asked(server: UcServer, asker: string, owner: string): Promise<void> {
      server.rights.request({ id: await idOf(server, asker) }, { id: await idOf(server, owner) });
    }
    const contacts = (event: unknown): unknown[] =>
      (event as { contactsChallenging: { u8sEntryID: string }[] }).contactsChallenging.map(
        ({ u8sEntryID }) => u8sEntryID,
      );

    test("reach the attached sessions of the user who is asked, and any session that asks for the list", async () => {
      const there = await store.running();
      const { server } = there;
      await server.users.setContact("bob", { u8sDisplayName: "Bob", u8sEMail: "bob@example.org" });
      const alice = await attached(there, "alice");
      const other = await attached(there, "alice", 0);
      await asked(server, "bob", "alice");
      const [[name, argument]] = (await alice.next(1)) as [[string, object]];
      expect(name).toBe("asnMyPresenceRightsChallenge");
      expect(argument).toMatchObject({
        contactsChallenging: [
          {
            u8sEntryID: await contactOf(server, "bob"),
            u8sDisplayName: "Bob",
            u8sCtiServerUserName: "bob",
            u8sEMail: "bob@example.org",
          },
        ],
      });
      expect(await other.events()).toEqual([]);
      other.client.emit(asnRequestMyPresenceRightsChallenge, {});
      expect(await other.next(1)).toEqual([[name, argument]]);
      expect(await alice.events()).toEqual([]);
    });

    test("last, are made once, and end with a grant, a block or a reset", async () => {
      const there = await store.running();
      const { server } = there;
      await server.users.add("carol", "carol's secret");
      const alice = await attached(there, "alice");
      const [bob, carol, admin] = [
        await contactOf(server, "bob"),
        await contactOf(server, "carol"),
        await contactOf(server, "admin"),
      ];
      for (const asker of ["bob", "carol"]) {
        await asked(server, asker, "alice");
        await alice.next(1);
      }
      await asked(server, "bob", "alice");
      alice.client.emit(asnRequestMyPresenceRightsChallenge, {});
      const [[, list]] = (await alice.next(1)) as [[string, unknown]];
      expect(contacts(list)).toEqual([bob, carol].toSorted());
      // Each is followed by the event about the list of rights, too.
      const challenges = async (count: number): Promise<unknown[][]> =>
        (await alice.next(count))
          .filter(([name]) => name === "asnMyPresenceRightsChallenge")
          .map(([, argument]) => contacts(argument));
      await grant(alice.client, bob, 0);
      expect(await challenges(2)).toEqual([[carol]]);
      await set(alice.client, [triple(printed.public, carol), triple(printed.blocked, bob)]);
      expect(await challenges(2)).toEqual([[]]);
      // Bob has got his answer, and an administrator sees everybody.
      await asked(server, "bob", "alice");
      await asked(server, "admin", "alice");
      await set(alice.client, none);
      await alice.next(1);
      await asked(server, "bob", "alice");
      expect(await challenges(1)).toEqual([[bob]]);
      alice.client.emit(asnResetMyPresenceRightsChallenges, {});
      expect(await challenges(1)).toEqual([[]]);
      expect(admin).not.toBe(bob);
    });

    test("are at most a hundred", async () => {
      const there = await store.running();
      const { server } = there;
      const owner = await idOf(server, "alice");
      const alice = await there.loggedOn("alice");
      for (let i = 0; i < 105; i++) {
        const { id } = await server.users.add(`user${i}`, "secret");
        await alice.invoke(asnGetSettingsGlobalDynamicRights, { u8sContactID: "" });
        server.rights.request({ id }, { id: owner });
      }
      const own = await attached(there, "alice", 0);
      await expect
        .poll(async () => {
          own.client.emit(asnRequestMyPresenceRightsChallenge, {});
          const [[, list]] = (await own.next(1)) as [[string, unknown]];
          return contacts(list).length;
        })
        .toBe(100);
    });
  });

  describe("PresenceV2 subscription flags (manual line 46684)", () => {
    test("a session that is not attached gets those events whose flags it has given", async () => {
      const there = await store.running();
      const { server } = there;
      const alice = await attached(there, "alice", 2);
      const bob = await contactOf(server, "bob");
      const [session] = [...server.rose.connections].map((connection) => connection.session);
      server.rights.follow(session!, 0x800 | 0x1);
      await grant(alice.client, bob, 0x10000);
      expect((await alice.next(1)).map(([name]) => name)).toEqual([
        "asnSettingsDynamicRightsChanged",
      ]);
      server.rights.follow(session!, 0x1000);
      await grant(alice.client, bob, 0x20000);
      await server.groups.add(groupProfile("A", { members: ["alice"] }));
      expect((await alice.next(1)).map(([name]) => name)).toEqual([
        "asnSettingsDynamicGroupRightsChanged",
      ]);
      await alice.client.invoke(asnGetSettingsGlobalDynamicRights, { u8sContactID: "" });
      server.rights.follow(session!, 0);
      await server.groups.remove("A");
      expect(await alice.events()).toEqual([]);
    });
  });

  describe("Management 4.6 settings (2610, 2611)", () => {
    test("are returned as they were set, without what the server finds out by itself", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const { settings: before } = await admin.invoke(asnMgmtGetUMSettings, {});
      expect(before).toMatchObject({
        objGlobalUserRightDetails: triple(printed.blocked),
        bUserUserRightsDisabled: false,
        iDeskShareAccess: 2,
      });
      const settings = {
        ...before,
        iUMSecurity: 2,
        u8sHomeServerIdentification: "here",
        u8slistPresenceDomains: ["example.org"],
        u8sComputerDomainNT: "ignored",
        mapUserDefinedCustomFields: [],
      };
      expect(await admin.invoke(asnMgmtSetUMSettings, { settings })).toEqual({});
      const { settings: after } = await admin.invoke(asnMgmtGetUMSettings, {});
      expect(after).toEqual({ ...settings, u8sComputerDomainNT: "" });
      for (const operation of [asnMgmtGetUserManagerSettings, asnGetUserManagerSettings]) {
        expect(await admin.invoke(operation, {})).toMatchObject({
          iSelectedUMMode: 0,
          iUMSecurity: 2,
          u8slistPresenceDomain: ["example.org"],
        });
      }
    });

    test("are those of the own database: other kinds of user management are error 501", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      expect(await admin.invoke(asnMgmtGetUMMode, {})).toEqual({ iType: 4 });
      for (const operation of [asnMgmtSetUMMode, asnMgmtTestUMInterface]) {
        for (const iType of [1, 4]) expect(await admin.invoke(operation, { iType })).toEqual({});
        for (const iType of [0, 2, 3, 5]) {
          const refused = admin.invoke(operation, { iType });
          expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 501 });
        }
      }
      expect(await admin.invoke(asnMgmtGetUMMode, {})).toEqual({ iType: 4 });
    });

    test("with unknown global rights are refused with 4, and nothing is changed", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const { settings } = await admin.invoke(asnMgmtGetUMSettings, {});
      for (const presence of [0x4, 0x30000]) {
        const wrong = triple({ ...printed.blocked, presence });
        const refused = admin.invoke(asnMgmtSetUMSettings, {
          settings: { ...settings, objGlobalUserRightDetails: wrong, iUMSecurity: 1 },
        });
        expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 4 });
      }
      expect((await admin.invoke(asnMgmtGetUMSettings, {})).settings).toEqual(settings);
    });
  });
});
