import { describe, expect, test } from "vitest";
import { asnMgmtFindGroupProfiles } from "../../../../src/modules/management/management.js";
import * as Um from "../../../../src/modules/um-replicator/um-replicator.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import {
  computer,
  full,
  group,
  guid,
  login,
  otherSource,
  replicator,
  source,
  user,
} from "./support/replicator.js";
import { computerOf, groupOf, namesOf, profileOf } from "./support/seen.js";

const refused = (iErrorDetail: number) => ({ iErrorDetail });

describe.each(moduleStores)("in $name", (store) => {
  describe("3.1 the login (4000)", () => {
    const logIn = async (there: Running, argument: Um.AsnUMReplicatorLoginArgument) =>
      (await there.connected()).invoke(Um.asnUMReplicatorLogin, argument);

    test("is for administrators with their password; everybody else is error 7, and is not told why", async () => {
      const there = await store.running();
      expect(await logIn(there, login())).toEqual({});
      await there.server.users.add("off", "off's secret", { admin: true });
      await there.server.users.setEnabled("off", false);
      const errors = [
        await errorOf(logIn(there, login("alice"))),
        await errorOf(logIn(there, login("admin", "wrong"))),
        await errorOf(logIn(there, login("nobody"))),
        await errorOf(logIn(there, login("off"))),
      ];
      expect(new Set(errors.map((one) => JSON.stringify(one))).size).toBe(1);
      expect(errors[0]).toMatchObject(refused(7));
    });

    test("takes versions 1 to 6 of the interface, and 61; others are error 9, before the password is looked at", async () => {
      const there = await store.running();
      for (const version of ["1", "6", "6.1", "6.1.0.339", "61"]) {
        await logIn(there, login("admin", "admin's secret", version));
      }
      for (const version of ["", "0", "7", "8.0", "6.", "6.1.0.339.1", "six", "1".repeat(1000)]) {
        const logging = logIn(there, login("admin", "wrong", version));
        expect(await errorOf(logging)).toMatchObject(refused(9));
      }
    });

    test("comes first: all other operations are error 1 without it, also for an administrator who has logged on otherwise", async () => {
      const there = await store.running();
      const admin = await there.loggedOn("admin");
      const calls: Promise<unknown>[] = [
        admin.invoke(Um.asnUMReplicatorGetCurrentGUIDs, source),
        admin.invoke(Um.asnUMReplicatorCommitTransaction, { u8sTransactionID: "x" }),
        admin.invoke(Um.asnUMReplicatorLogout, {}),
        admin.invoke(Um.asnUMReplicatorStartTransaction, {
          enuOperationmode: full,
          iSourceType: 7,
          u8sSourceComputerName: "",
        }),
      ];
      for (const call of calls) expect(await errorOf(call)).toMatchObject(refused(1));
    });

    test("gives no other rights, and ends by the logout (4004)", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const find = { iSearchFilter: 4, u8sStringParameter: "" };
      const finding = one.client.invoke(asnMgmtFindGroupProfiles, find);
      expect(await errorOf(finding)).toMatchObject(refused(1));
      await one.guids();
      expect(await one.logOut()).toEqual({});
      expect(await errorOf(one.guids())).toMatchObject(refused(1));
      expect(await errorOf(one.logOut())).toMatchObject(refused(1));
    });

    test("ends when the account gets another password or is disabled, and what it had begun is rolled back", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const id = await one.begin();
      await one.setUser(id, user(1));
      await there.server.users.setPassword("admin", "another");
      expect(await errorOf(one.commit(id))).toMatchObject(refused(1));
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob"]);
    });

    test("of a session again begins anew: what was open is rolled back", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const id = await one.begin();
      await one.client.invoke(Um.asnUMReplicatorLogin, login());
      expect(await errorOf(one.commit(id))).toMatchObject(refused(2));
    });
  });

  describe("3.1 a transaction (4001 to 4003)", () => {
    test("has an id and a limit, and its changes are valid when it is committed and not before", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const begun = await one.client.invoke(Um.asnUMReplicatorStartTransaction, {
        enuOperationmode: 1,
        iSourceType: 9,
        u8sSourceComputerName: "dc1",
      });
      expect(begun.u8sTransactionID).toMatch(/^[0-9a-f-]{36}$/);
      expect(begun.iObjectsPerTransaction).toBe(10_000);
      const { u8sTransactionID: id } = begun;
      await one.setUser(id, user(1));
      await one.setGroup(id, group(2));
      await one.setComputer(id, computer(3));
      const before = { listUserGUIDs: [], listGroupGUIDs: [], listComputerGUIDs: [] };
      expect(await one.guids()).toEqual(before);
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob"]);
      expect(await one.commit(id)).toEqual({});
      expect(await one.guids()).toEqual({
        listUserGUIDs: [guid(1)],
        listGroupGUIDs: [guid(2)],
        listComputerGUIDs: [guid(3)],
      });
      expect(await one.guids(otherSource)).toEqual(before);
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob", "user1"]);
    });

    test("that is rolled back leaves nothing; its id is then unknown (2), as is another replicator's", async () => {
      const there = await store.running();
      const [one, other] = [await replicator(there), await replicator(there)];
      const id = await one.begin();
      await one.setUser(id, user(1));
      expect(await errorOf(other.commit(id))).toMatchObject(refused(2));
      expect(await errorOf(other.rollBack(id))).toMatchObject(refused(2));
      expect(await errorOf(other.setUser(id, user(2)))).toMatchObject(refused(2));
      expect(await one.rollBack(id)).toEqual({});
      for (const call of [one.commit(id), one.rollBack(id), one.setUser(id, user(1))]) {
        expect(await errorOf(call)).toMatchObject(refused(2));
      }
      expect(await errorOf(one.removeUser(id, guid(1)))).toMatchObject(refused(2));
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob"]);
    });

    test("that is committed cannot be committed again (2)", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const id = await one.begin();
      await one.commit(id);
      expect(await errorOf(one.commit(id))).toMatchObject(refused(2));
    });

    test("is rolled back by a logout, and by a connection that is lost", async () => {
      const there = await store.running();
      const [one, other] = [await replicator(there), await replicator(there)];
      const id = await one.begin();
      await one.setUser(id, user(1));
      await one.logOut();
      await one.client.invoke(Um.asnUMReplicatorLogin, login());
      expect(await errorOf(one.commit(id))).toMatchObject(refused(2));
      await other.setUser(await other.begin(), user(2));
      await other.client.close();
      await expect.poll(() => there.logged.join()).toContain('"rolledBack":1}');
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob"]);
    });

    test("has one of the modes, and the source type 7 or 9 (11)", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const begin = (iSourceType: number) =>
        one.client.invoke(Um.asnUMReplicatorStartTransaction, {
          enuOperationmode: full,
          iSourceType,
          u8sSourceComputerName: "",
        });
      for (const type of [7, 9]) await begin(type);
      for (const type of [0, 8, 10, -1]) {
        expect(await errorOf(begin(type))).toMatchObject(refused(11));
      }
    });

    test("is all or nothing: with one object that cannot be stored (6), nothing is", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const id = await one.begin();
      await one.setUser(id, user(1, { u8sSIPURI: "sip:one@example.org" }));
      await one.setGroup(id, group(2));
      await one.setUser(id, user(3, { u8sSIPURI: "sip:ONE@example.org" }));
      const error = await errorOf(one.commit(id));
      expect(error).toMatchObject(refused(6));
      expect((error as { u8sErrorString: string }).u8sErrorString).toContain('user "user3"');
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob"]);
      expect((await one.guids()).listGroupGUIDs).toEqual([]);
      expect(await errorOf(one.commit(id))).toMatchObject(refused(2));
    });

    test("takes what is sent without waiting in the order in which it was sent", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const id = await one.begin();
      await Promise.all([
        one.setUser(id, user(1, { u8sPassword: "first" })),
        one.setUser(id, user(1, { u8sDisplayName: "Last" })),
        one.commit(id),
      ]);
      expect((await profileOf(there, "user1")).asnUserContact.u8sDisplayName).toBe("Last");
      expect(await there.server.users.verify("user1", "first")).toMatchObject({ name: "user1" });
    });

    test("that is full removes, of the kinds and sources that it has, what it does not set", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1), user(2), user(3, otherSource)]);
      await one.groups([group(4)]);
      await one.committed((id) => one.setUser(id, user(2)), full);
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob", "user2", "user3"]);
      // Groups are as they were, because it had none.
      expect(await one.guids()).toMatchObject({
        listUserGUIDs: [guid(2)],
        listGroupGUIDs: [guid(4)],
      });
      expect((await one.guids(otherSource)).listUserGUIDs).toEqual([guid(3)]);
      // Without objects it says nothing of any source.
      await one.committed(async () => {}, full);
      expect((await one.guids()).listUserGUIDs).toEqual([guid(2)]);
    });

    test("that is full gives the name and SIP address of what it removes to what it adds", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const sip = { u8sSIPURI: "sip:a@example.org" };
      await one.users([user(1, sip), user(2)]);
      await one.users([user(2), user(3, sip)], { enuOperationmode: full });
      expect((await one.guids()).listUserGUIDs).toEqual([guid(2), guid(3)]);
      expect((await profileOf(there, "user3")).u8sSIPURI).toBe("sip:a@example.org");
    });
  });

  describe("3.2 a removal (4007, 4010, 4013)", () => {
    test("is of an object by its id; an unknown one is error 5", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1)]);
      await one.groups([group(1)]);
      await one.computers([computer(1)]);
      const id = await one.begin();
      for (const other of [guid(2), "", "x".repeat(257), "a\0b"]) {
        expect(await errorOf(one.removeUser(id, other))).toMatchObject(refused(5));
        expect(await errorOf(one.removeGroup(id, other))).toMatchObject(refused(5));
        expect(await errorOf(one.removeComputer(id, other))).toMatchObject(refused(5));
      }
      await one.removeUser(id, `{${guid(1).toUpperCase()}}`);
      expect(await errorOf(one.removeUser(id, guid(1)))).toMatchObject(refused(5));
      await one.removeGroup(id, guid(1));
      await one.removeComputer(id, guid(1));
      expect(await namesOf(there)).toContain("user1");
      await one.commit(id);
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob"]);
      expect(await one.guids()).toEqual({
        listUserGUIDs: [],
        listGroupGUIDs: [],
        listComputerGUIDs: [],
      });
    });

    test("may be of what the same transaction has set", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const id = await one.begin();
      await one.setUser(id, user(1));
      await one.removeUser(id, guid(1));
      await one.setUser(id, user(2));
      await one.commit(id);
      expect((await one.guids()).listUserGUIDs).toEqual([guid(2)]);
    });

    test("of an id that several sources have is error 6", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1), user(1, { ...otherSource, u8sUserName: "other" })]);
      const id = await one.begin();
      await one.removeUser(id, guid(1));
      expect(await errorOf(one.commit(id))).toMatchObject(refused(6));
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob", "other", "user1"]);
    });

    test("is not of an administrator: error 6, and a full transaction leaves him", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1, { u8sUserName: "admin" }), user(2)]);
      const id = await one.begin();
      await one.removeUser(id, guid(1));
      expect(await errorOf(one.commit(id))).toMatchObject(refused(6));
      await one.users([user(2)], { enuOperationmode: full });
      // Nor is he disabled.
      await one.users([user(1, { u8sUserName: "admin", iEnabled: 0 })]);
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob", "user2"]);
      expect((await there.server.users.find("admin"))!.enabled).toBe(true);
    });
  });

  describe("3.2 a block (4008, 4011, 4014)", () => {
    test("adds, changes and removes in one step", async () => {
      const there = await store.running();
      const one = await replicator(there);
      expect(await one.users([user(1), user(2)])).toEqual({});
      await one.users([user(2, { u8sDisplayName: "Two" }), user(3)], {
        sequ8sObjectUIDsToDelete: [guid(1)],
      });
      expect(await namesOf(there)).toEqual(["admin", "alice", "bob", "user2", "user3"]);
      expect((await profileOf(there, "user2")).asnUserContact.u8sDisplayName).toBe("Two");
      await one.groups([group(1), group(2)]);
      await one.groups([], { sequ8sObjectUIDsToDelete: [guid(1)] });
      await one.computers([computer(1), computer(2)]);
      await one.computers([computer(3)], { enuOperationmode: full });
      expect(await one.guids()).toEqual({
        listUserGUIDs: [guid(2), guid(3)],
        listGroupGUIDs: [guid(2)],
        listComputerGUIDs: [guid(3)],
      });
    });

    test("without anything is error 6", async () => {
      const there = await store.running();
      const one = await replicator(there);
      const empty = { enuOperationmode: full, iSourceType: 7, u8sSourceComputerName: "" };
      for (const call of [
        one.client.invoke(Um.asnUMReplicatorBlockTransferUsers, empty),
        one.client.invoke(Um.asnUMReplicatorBlockTransferGroups, empty),
        one.client.invoke(Um.asnUMReplicatorBlockTransferComputer, empty),
        one.users([], { sequ8sObjectUIDsToDelete: [] }),
      ]) {
        expect(await errorOf(call)).toMatchObject(refused(6));
      }
    });

    test("is rolled back by the server if something of it is wrong, and the caller gets the reason", async () => {
      const there = await store.running();
      const one = await replicator(there);
      await one.users([user(1)]);
      const bad = one.users([user(2), user(3, { u8sUserName: "no name" })]);
      expect(await errorOf(bad)).toMatchObject(refused(6));
      const unknown = one.users([user(2)], { sequ8sObjectUIDsToDelete: [guid(9)] });
      expect(await errorOf(unknown)).toMatchObject(refused(5));
      expect(await errorOf(one.users([user(2)], { iSourceType: 1 }))).toMatchObject(refused(11));
      const late = one.users([user(2), user(3, { u8sDNPath: "cn=user1,cn=users" })], {
        sequ8sObjectUIDsToDelete: [],
      });
      expect(await errorOf(late)).toMatchObject(refused(6));
      expect((await one.guids()).listUserGUIDs).toEqual([guid(1)]);
    });
  });

  test("4.6 an administrator sees groups and computers that are replicated as his own", async () => {
    const there = await store.running();
    const one = await replicator(there);
    await one.groups([group(1)]);
    await one.computers([computer(2)]);
    expect(await groupOf(there, "group 1")).toMatchObject({ u8sobjectGUID: guid(1), iEnabled: 1 });
    expect(await computerOf(there, "desk 2")).toMatchObject({ u8sobjectGUID: guid(2) });
  });
});
