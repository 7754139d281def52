import { sql } from "kysely";
import { describe, expect, test } from "vitest";
import {
  implicit,
  INTEGER,
  operation,
  OPTIONAL,
  sequence,
  UTF8String,
} from "../../../../src/codec/index.js";
import {
  asnClientPersistenceCreate,
  asnClientPersistenceGetDatabaseID,
  asnClientPersistenceRead,
  asnClientPersistenceSubscribe,
} from "../../../../src/modules/client-persistence/client-persistence.js";
import { asnNegotiateServerConnection } from "../../../../src/modules/authentication/authentication.js";
import { defineModule, type ItemOptions, type Module } from "../../../../src/server/index.js";
import type { ModuleContext, UnitOfWork } from "../../../../src/server/kernel/index.js";
import { logOn } from "../../login.js";
import { errorOf, type Running } from "../../running.js";
import { LossyBus } from "../../cluster/support/lossy-bus.js";
import { moduleStores } from "../stores.js";
import { groupProfile } from "../support/directory.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";
import { pausing } from "../support/pausing.js";
import { dataOf, ItemClient } from "./support/item-client.js";

const settings = "usersettings";

async function itemsOf(
  there: Running,
  user: string,
  ...subscribed: readonly string[]
): Promise<ItemClient> {
  const client = new ItemClient(await there.loggedOn(user));
  for (const store of subscribed) await client.subscribe(store);
  return client;
}

/** A module that can keep all others from writing items. */
function holdingWrites(): { readonly module: Module; readonly hold: () => Promise<() => void> } {
  let write: ModuleContext<any>["write"] | undefined;
  const module = defineModule({
    name: "holding",
    setup: (context) => void (write = context.write),
  });
  const hold = (): Promise<() => void> =>
    new Promise((held, failed) => {
      const work = async ({ db }: UnitOfWork<any>): Promise<void> => {
        if (db.kind === "postgres") await sql`lock table item in exclusive mode`.execute(db.db);
        await new Promise<void>((release) => held(release));
      };
      write!(work, { long: true }).catch(failed);
    });
  return { module, hold };
}

const withStores = (itemStores: ItemOptions) => ({ itemStores });

/** The argument of 4302 in version 8, as far as it is known. */
const laterRead = sequence<any>("Later", () => [
  ["u8sCrossRefID", UTF8String],
  ["u8sItemStore", UTF8String],
  ["u8sItemStoreID", implicit(0, UTF8String), OPTIONAL],
  ["iLastKnownGlobalRevision", implicit(1, INTEGER), OPTIONAL],
  ["second", implicit(2, INTEGER), OPTIONAL],
  ["third", implicit(3, INTEGER), OPTIONAL],
  ["fourth", implicit(4, INTEGER), OPTIONAL],
]);

describe.each(moduleStores)("in $name, 7 item stores", (store) => {
  describe("asnClientPersistenceCreate (4301)", () => {
    test("adds an item, and answers by an event with the item, its revision and the cross reference id", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      const answer = await alice.create(settings, "volume", "11");
      expect(answer).toEqual({
        iResult: 0,
        u8sCrossRefID: "ref 2",
        iGlobalRevision: 1,
        changedItems: [
          { u8sItemStore: settings, u8sItemStoreID: "volume", data: "11", iRevision: 1 },
        ],
      });
    });

    test("is answered by an empty result", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      const argument = { u8sCrossRefID: "x", u8sItemStore: settings, data: "" };
      expect(await alice.client.invoke(asnClientPersistenceCreate, argument)).toEqual({});
    });

    test("makes a key if it is given none, each time another one", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      const answers = [
        await alice.create(settings, undefined, "a"),
        await alice.create(settings, undefined, "b"),
      ];
      const keys = answers.map(({ changedItems = [] }) => changedItems[0]!.u8sItemStoreID);
      expect(keys.map((key) => /^[\da-f-]{36}$/.test(key))).toEqual([true, true]);
      expect(keys[0]).not.toBe(keys[1]);
      const { changedItems } = await alice.read(settings, { u8sItemStoreID: keys[1]! });
      expect(dataOf(changedItems)).toEqual([[keys[1], "b"]]);
    });

    test("refuses a key that exists with 5 and changes nothing, and takes it again after a removal", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      await alice.create(settings, "k", "first");
      expect(await alice.create(settings, "k", "second")).toEqual({
        iResult: 5,
        u8sCrossRefID: "ref 3",
      });
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([["k", "first"]]);
      await alice.remove(settings, "k");
      expect(await alice.create(settings, "k", "third")).toMatchObject({ iResult: 0 });
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([["k", "third"]]);
    });

    test.each([
      ["an empty key", ""],
      ["a key of 257 characters", "k".repeat(257)],
      ["a key with NUL", "a\0b"],
    ])("refuses %s with 5", async (_, key) => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      expect(await alice.create(settings, key, "x")).toMatchObject({ iResult: 5 });
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([]);
    });

    test("keeps data as they were sent, with NUL and beyond ASCII, and keys that differ in case apart", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      const data = 'a\0b "ü" 🦊 \n';
      await alice.create(settings, "K", data);
      await alice.create(settings, "k", "");
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([
        ["K", data],
        ["k", ""],
      ]);
    });
  });

  describe("asnClientPersistenceRead (4302)", () => {
    test("returns one item by its key, and 5 for an unknown or removed one", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      await alice.create(settings, "a", "1");
      await alice.create(settings, "b", "2");
      const { changedItems, iGlobalRevision } = await alice.read(settings, { u8sItemStoreID: "a" });
      expect([changedItems, iGlobalRevision]).toEqual([
        [{ u8sItemStore: settings, u8sItemStoreID: "a", data: "1", iRevision: 1 }],
        2,
      ]);
      await alice.remove(settings, "b");
      for (const u8sItemStoreID of ["b", "c", "", "a\0", "x".repeat(1_000)]) {
        expect(await alice.read(settings, { u8sItemStoreID })).toMatchObject({ iResult: 5 });
      }
    });

    test("tells changes as they come while it waits until the client takes what it has been sent", async () => {
      const minutes = 10 * 60_000;
      const limits = { handlerTimeout: minutes, stalledTimeout: minutes, callTimeout: minutes };
      const { there, client, socket, connection } = await pausing(store, { limits });
      const alice = new ItemClient(client);
      const writer = await itemsOf(there, "alice", settings);
      await alice.subscribe(settings);
      for (let i = 0; i < 12; i++) await writer.create(settings, `${i}`, "x".repeat(250_000));
      await alice.next(12);
      socket.pause();
      // The system takes the answers of some.
      const answers = Array.from({ length: 6 }, () => alice.read(settings));
      await expect.poll(() => connection.crowded).toBe(true);
      const changes = 1_001;
      await writer.create(settings, "small", "0");
      for (let i = 1; i < changes; i++) await writer.update(settings, "small", `${i}`);
      expect(connection.runningHandlers).toBeGreaterThan(0);
      socket.resume();
      for (const { iResult } of await Promise.all(answers)) expect(iResult).toBe(0);
      expect((await alice.next(changes)).length).toBe(changes);
    });

    test.each([
      ["a wildcard [2]", { second: 1 }],
      ["only the count [3]", { third: 1 }],
      ["a limit [4]", { fourth: 1 }],
    ])("is answered with 6 if it asks for %s (4.4), which is not understood", async (_, asked) => {
      const there = await store.running({ unknownMembers: "ignore" });
      const { id: number, result, error } = asnClientPersistenceRead;
      const later = operation("later", number, () => ({ argument: laterRead, result, error }));
      for (const encoding of ["ber", "json"] as const) {
        const alice = new ItemClient(await there.loggedOn("alice", { encoding }));
        await alice.subscribe(settings);
        await alice.create(settings, encoding, "1");
        const read = (more: object) =>
          alice.answered((u8sCrossRefID) =>
            alice.client.invoke(later, { u8sCrossRefID, u8sItemStore: settings, ...more }),
          );
        const refused = { iResult: 6, u8sCrossRefID: expect.any(String) };
        expect(await read(asked)).toEqual(refused);
        const known = { u8sItemStoreID: encoding, iLastKnownGlobalRevision: 1 };
        expect(await read({ ...known, ...asked })).toEqual(refused);
        expect((await read(known)).changedItems).toHaveLength(1);
      }
    });

    test("returns all of the store without a key, and none of another store", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings, "other");
      await alice.create(settings, "a", "1");
      await alice.create("other", "a", "2");
      await alice.create(settings, "b", "3");
      expect(await alice.read(settings)).toMatchObject({ iGlobalRevision: 3 });
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([
        ["a", "1"],
        ["b", "3"],
      ]);
      expect(dataOf((await alice.read("other")).changedItems)).toEqual([["a", "2"]]);
    });

    test("returns what has a greater revision than iLastKnownGlobalRevision, and what has been removed since", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      for (const key of ["a", "b", "c"]) await alice.create(settings, key, key);
      const known = (await alice.read(settings)).iGlobalRevision!;
      await alice.remove(settings, "a");
      await alice.update(settings, "b", "new");
      await alice.create(settings, "d", "d");
      const since = await alice.read(settings, { iLastKnownGlobalRevision: known });
      expect(since.iGlobalRevision).toBe(6);
      expect(dataOf(since.changedItems)).toEqual([
        ["b", "new"],
        ["d", "d"],
      ]);
      expect(since.deletedItems).toEqual([
        { u8sItemStore: settings, u8sItemStoreID: "a", data: "", iRevision: 4 },
      ]);
      const nothing = await alice.read(settings, { iLastKnownGlobalRevision: 6 });
      expect([nothing.changedItems, nothing.deletedItems]).toEqual([[], undefined]);
      const all = await alice.read(settings, { iLastKnownGlobalRevision: 0 });
      expect(dataOf(all.changedItems).map(([key]) => key)).toEqual(["c", "b", "d"]);
    });

    test("answers 9 for a revision that there has never been, or before removals that are forgotten", async () => {
      const there = await store.running(withStores({ maxRemoved: 20 }));
      const alice = await itemsOf(there, "alice", settings);
      await alice.create(settings, "stays", "1");
      const outdated = { iResult: 9 };
      expect(await alice.read(settings, { iLastKnownGlobalRevision: 2 })).toMatchObject(outdated);
      const known = (await alice.read(settings)).iGlobalRevision!;
      for (let i = 0; i < 23; i++) {
        await alice.create(settings, `k${i}`, "");
        await alice.remove(settings, `k${i}`);
      }
      expect(await alice.read(settings, { iLastKnownGlobalRevision: known })).toMatchObject(
        outdated,
      );
      const recent = (await alice.read(settings)).iGlobalRevision! - 10;
      const { deletedItems } = await alice.read(settings, { iLastKnownGlobalRevision: recent });
      expect(deletedItems).toHaveLength(5);
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([["stays", "1"]]);
    });
  });

  describe("asnClientPersistenceUpdate (4303)", () => {
    test("replaces the data of an item, and answers with it", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      await alice.create(settings, "k", "old");
      expect(await alice.update(settings, "k", "new")).toMatchObject({
        iResult: 0,
        iGlobalRevision: 2,
        changedItems: [{ u8sItemStoreID: "k", data: "new", iRevision: 2 }],
      });
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([["k", "new"]]);
    });

    test("refuses an item that does not exist, or no longer, with 5 and adds none", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings, "other");
      await alice.create(settings, "gone", "x");
      await alice.create("other", "elsewhere", "x");
      await alice.remove(settings, "gone");
      for (const key of ["never", "gone", "elsewhere", ""]) {
        expect(await alice.update(settings, key, "y")).toMatchObject({ iResult: 5 });
      }
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([]);
    });
  });

  describe("asnClientPersistenceDelete (4304)", () => {
    test("removes an item, and answers with its key and the revision of the removal", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      await alice.create(settings, "k", "x");
      expect(await alice.remove(settings, "k")).toEqual({
        iResult: 0,
        u8sCrossRefID: "ref 3",
        iGlobalRevision: 2,
        deletedItems: [{ u8sItemStore: settings, u8sItemStoreID: "k", data: "", iRevision: 2 }],
      });
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([]);
      expect(await alice.remove(settings, "k")).toMatchObject({ iResult: 5 });
    });
  });

  describe("asnClientPersistenceSubscribe (4305)", () => {
    test("tells a client that comes from another server of nothing that it knew, though this one has heard of none of it", async () => {
      const database = await store.database();
      const bus = new LossyBus();
      const node = (users: { readonly users?: "there" }): Promise<LogonKernel> =>
        logonKernel({ database: async () => database, bus, ...users });
      const [here, there] = [await node({}), await node({ users: "there" })];
      const first = new ItemClient(await here.loggedOn("alice"));
      await first.subscribe(settings);
      bus.loses = true;
      const { iGlobalRevision: known } = await first.create(settings, "volume", "11");
      bus.loses = false;
      const second = new ItemClient(await there.loggedOn("alice"));
      await second.subscribe(settings);
      await first.create(settings, "brightness", "12");
      const told = await second.next(1);
      expect(told.map(({ iGlobalRevision }) => iGlobalRevision! > known!)).toEqual([true]);
      expect(told.flatMap(({ changedItems }) => dataOf(changedItems))).toEqual([
        ["brightness", "12"],
      ]);
    });

    test("needs no subscription before; all others do, and are answered 3 without one", async () => {
      const alice = await itemsOf(await store.running(), "alice");
      const refused = { iResult: 3 };
      expect(await alice.create(settings, "k", "x")).toMatchObject(refused);
      expect(await alice.update(settings, "k", "x")).toMatchObject(refused);
      expect(await alice.remove(settings, "k")).toMatchObject(refused);
      expect(await alice.read(settings)).toMatchObject(refused);
      expect(await alice.subscribe(settings)).toMatchObject({ iResult: 0 });
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([]);
    });

    test("adds to earlier subscriptions, and once again changes nothing", async () => {
      const there = await store.running();
      const alice = await itemsOf(there, "alice", "a", "b", "a");
      const other = await itemsOf(there, "alice", "a", "b");
      await other.create("a", "k", "1");
      await other.create("b", "k", "2");
      const told = await alice.next(2);
      expect(told.map(({ changedItems = [] }) => changedItems[0]!.data)).toEqual(["1", "2"]);
    });

    test("ends a subscription with type 2, which is 3 without one, as is an unknown type", async () => {
      const there = await store.running();
      const alice = await itemsOf(there, "alice", "a", "b");
      expect(await alice.subscribe("a", 2)).toMatchObject({ iResult: 0 });
      expect(await alice.subscribe("a", 2)).toMatchObject({ iResult: 3 });
      for (const type of [0, 3, -1]) {
        expect(await alice.subscribe("b", type)).toMatchObject({ iResult: 3 });
      }
      const other = await itemsOf(there, "alice", "a", "b");
      await other.create("a", "k", "1");
      await other.create("b", "k", "2");
      const [told, ...more] = await alice.next(1);
      expect([told!.changedItems![0]!.u8sItemStore, more]).toEqual(["b", []]);
    });

    test("is answered with the id of the database", async () => {
      const alice = await itemsOf(await store.running(), "alice");
      const { u8sDatabaseID } = await alice.client.invoke(asnClientPersistenceGetDatabaseID, {});
      expect(await alice.subscribe(settings)).toEqual({
        iResult: 0,
        u8sCrossRefID: "ref 1",
        u8sDatabaseID,
      });
    });

    test("takes at most 1,000 stores of a session", async () => {
      const alice = await itemsOf(await store.running(), "alice");
      for (let i = 0; i < 1_000; i++) await alice.subscribe(`s${i}`);
      expect(await alice.subscribe("one more")).toMatchObject({ iResult: 3 });
      expect(await alice.subscribe("s5")).toMatchObject({ iResult: 0 });
    });
  });

  test("asnClientPersistenceGetDatabaseID (4307) returns the same id as long as the database is the same, without a subscription", async () => {
    const database = await store.database();
    const there = await store.running({ database });
    const ids = async (): Promise<string> => {
      const client = await there.loggedOn("bob");
      return (await client.invoke(asnClientPersistenceGetDatabaseID, {})).u8sDatabaseID;
    };
    const id = await ids();
    expect(id).toMatch(/^[\da-f-]{36}$/);
    expect(await ids()).toBe(id);
    const elsewhere = await store.running();
    const other = await elsewhere.loggedOn("bob");
    const { u8sDatabaseID } = await other.invoke(asnClientPersistenceGetDatabaseID, {});
    expect(u8sDatabaseID).not.toBe(id);
  });

  describe("asnClientPersistenceEvent (4306)", () => {
    test("comes to all other subscribers of the store, with an empty cross reference id, and once to who has made the change", async () => {
      const there = await store.running();
      const alice = await itemsOf(there, "alice", settings);
      const phone = await itemsOf(there, "alice", settings);
      await alice.create(settings, "k", "1");
      await alice.update(settings, "k", "2");
      await alice.remove(settings, "k");
      const item = { u8sItemStore: settings, u8sItemStoreID: "k" };
      const fixed = { iResult: 0, u8sCrossRefID: "" };
      expect(await phone.next(3)).toEqual([
        { ...fixed, iGlobalRevision: 1, changedItems: [{ ...item, data: "1", iRevision: 1 }] },
        { ...fixed, iGlobalRevision: 2, changedItems: [{ ...item, data: "2", iRevision: 2 }] },
        { ...fixed, iGlobalRevision: 3, deletedItems: [{ ...item, data: "", iRevision: 3 }] },
      ]);
      expect(alice.told).toEqual([]);
    });

    test("does not come for a request that is refused", async () => {
      const there = await store.running();
      const alice = await itemsOf(there, "alice", settings);
      const phone = await itemsOf(there, "alice", settings);
      await alice.create(settings, "k", "1");
      await alice.create(settings, "k", "again");
      await alice.update(settings, "none", "x");
      await alice.create(settings, "last", "2");
      const told = await phone.next(2);
      expect(told.map(({ iGlobalRevision }) => iGlobalRevision)).toEqual([1, 2]);
    });

    test("tells all subscribers of another id of the database, whose stores are empty then", async () => {
      const there = await store.running();
      const alice = await itemsOf(there, "alice", settings);
      const bob = await itemsOf(there, "bob", settings);
      await alice.create(settings, "k", "1");
      const before = (await alice.client.invoke(asnClientPersistenceGetDatabaseID, {}))
        .u8sDatabaseID;
      await there.server.itemStores.replaceDatabase();
      const { databaseId } = await there.server.itemStores.databaseState();
      expect(databaseId).not.toBe(before);
      const event = { iResult: 0, u8sCrossRefID: "", u8sDatabaseID: databaseId };
      expect(await alice.next(1)).toEqual([event]);
      expect(await bob.next(1)).toEqual([event]);
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([]);
      expect((await alice.create(settings, "k", "2")).iGlobalRevision).toBe(3);
    });
  });

  describe("access", () => {
    test("is to a user's own stores, whose items nobody else sees, not even an administrator", async () => {
      const there = await store.running();
      const alice = await itemsOf(there, "alice", settings);
      const bob = await itemsOf(there, "bob", settings);
      const admin = await itemsOf(there, "admin", settings);
      await alice.create(settings, "k", "alice's");
      await bob.create(settings, "k", "bob's");
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([["k", "alice's"]]);
      expect(dataOf((await bob.read(settings)).changedItems)).toEqual([["k", "bob's"]]);
      expect(dataOf((await admin.read(settings)).changedItems)).toEqual([]);
      expect([alice.told, bob.told, admin.told]).toEqual([[], [], []]);
    });

    test("to a shared store is that of all users, unless the options say otherwise: 1 for who may not read, 2 for who may not write", async () => {
      const shared = [
        { name: "FAQEntry", writers: "administrators" },
        { name: "board" },
        { name: "secret", readers: "administrators" },
        { name: "journals", readers: "journal", writers: "agent-supervision" },
      ];
      const there = await store.running(withStores({ shared }));
      const alice = await itemsOf(there, "alice", "FAQEntry", "board", "journals");
      const admin = await itemsOf(there, "admin", "FAQEntry", "board", "secret", "journals");
      expect(await admin.create("FAQEntry", "q", "a")).toMatchObject({ iResult: 0 });
      expect(await alice.next(1)).toMatchObject([{ changedItems: [{ data: "a" }] }]);
      expect(dataOf((await alice.read("FAQEntry")).changedItems)).toEqual([["q", "a"]]);
      expect(await alice.update("FAQEntry", "q", "b")).toMatchObject({ iResult: 2 });
      expect(await alice.create("board", "note", "x")).toMatchObject({ iResult: 0 });
      expect(await admin.update("board", "note", "y")).toMatchObject({ iResult: 0 });
      expect(await alice.subscribe("secret")).toMatchObject({ iResult: 1 });
      expect(await alice.read("secret")).toMatchObject({ iResult: 1 });
      // Alice has the right to the journal, as all new users, but is no supervisor.
      expect(await alice.read("journals")).toMatchObject({ iResult: 0 });
      expect(await alice.create("journals", "k", "x")).toMatchObject({ iResult: 2 });
    });

    test("that is lost ends events and answers too, and comes back", async () => {
      const shared = [{ name: "links", readers: "agent" }];
      const there = await store.running(withStores({ shared }));
      const agents = groupProfile("agents", { members: ["alice"], second: 0x8 });
      await there.server.groups.add(agents);
      const [alice, admin] = [
        await itemsOf(there, "alice", "links"),
        await itemsOf(there, "admin", "links"),
      ];
      await there.server.groups.remove("agents");
      await admin.create("links", "hidden", "1");
      expect(await alice.read("links")).toMatchObject({ iResult: 1 });
      expect(alice.told).toEqual([]);
      await there.server.groups.add(agents);
      await admin.create("links", "shown", "2");
      expect(await alice.next(1)).toMatchObject([{ changedItems: [{ data: "2" }] }]);
    });

    test.each([
      ["an empty name", ""],
      ["a name of 257 characters", "s".repeat(257)],
      ["a name with NUL", "a\0b"],
    ])("to a store with %s is refused with 1", async (_, name) => {
      const alice = await itemsOf(await store.running(), "alice");
      expect(await alice.subscribe(name)).toMatchObject({ iResult: 1 });
      expect(await alice.create(name, "k", "x")).toMatchObject({ iResult: 1 });
    });

    test("is refused to anonymous clients and without a login with error 2", async () => {
      const there = await store.running();
      const client = await there.connected();
      const argument = { u8sCrossRefID: "x", u8sItemStore: settings };
      const denied = expect.objectContaining({ iErrorDetail: 2 });
      expect(await errorOf(client.invoke(asnClientPersistenceRead, argument))).toEqual(denied);
      const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, {
        iClientProtocolVersion: 61,
        optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
      });
      const name = optionalParams.find(({ key }) => key === "AnonymousUsername");
      await logOn(client, (name!.value as { stringdata: string }).stringdata, "");
      expect(await errorOf(client.invoke(asnClientPersistenceRead, argument))).toEqual(denied);
    });

    test("is refused to an invoke with credentials of its own, which no event can answer", async () => {
      const there = await store.running();
      const client = await there.connected();
      const argument = { u8sCrossRefID: "x", u8sItemStore: settings, iSubscribeType: 1 };
      const auth = { method: "Basic", authdata: Buffer.from("alice:alice's secret") };
      const authentication = { auth };
      const call = client.invoke(asnClientPersistenceSubscribe, argument, { authentication });
      expect(await errorOf(call)).toEqual(expect.objectContaining({ iErrorDetail: 2 }));
    });
  });

  describe("limits", () => {
    test("an item has at most 256 KiB, else 6, and nothing is stored", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      const most = 256 * 1024;
      expect(await alice.create(settings, "k", "x".repeat(most))).toMatchObject({ iResult: 6 });
      expect(await alice.create(settings, "k", "ü".repeat(most / 2))).toMatchObject({ iResult: 6 });
      expect(await alice.create(settings, "k", "x".repeat(most - 100))).toMatchObject({
        iResult: 0,
      });
      expect(await alice.update(settings, "k", "x".repeat(most))).toMatchObject({ iResult: 6 });
      expect((await alice.read(settings)).changedItems![0]!.data).toHaveLength(most - 100);
    });

    test("a user has so many items and octets in all stores, else 6; removals make room; others are not concerned", async () => {
      const there = await store.running(withStores({ maxItems: 3, maxItemBytes: 1_000 }));
      const alice = await itemsOf(there, "alice", "a", "b");
      const bob = await itemsOf(there, "bob", "a");
      await alice.create("a", "1", "x".repeat(400));
      await alice.create("b", "2", "x".repeat(400));
      expect(await alice.create("b", "3", "x".repeat(200))).toMatchObject({ iResult: 6 });
      expect(await alice.update("b", "2", "x".repeat(600))).toMatchObject({ iResult: 6 });
      expect(await alice.create("b", "3", "x")).toMatchObject({ iResult: 0 });
      expect(await alice.create("a", "4", "")).toMatchObject({ iResult: 6 });
      expect(await bob.create("a", "1", "x".repeat(900))).toMatchObject({ iResult: 0 });
      await alice.remove("a", "1");
      expect(await alice.create("a", "4", "x".repeat(400))).toMatchObject({ iResult: 0 });
      expect(await alice.update("a", "4", "y".repeat(400))).toMatchObject({ iResult: 0 });
      expect(dataOf((await alice.read("b")).changedItems).map(([key]) => key)).toEqual(["2", "3"]);
    });

    test("a session has 10 open requests, and 7 for more; those of a session are carried out in their order", async () => {
      const holding = holdingWrites();
      const there = await store.running({}, undefined, [holding.module]);
      const alice = await itemsOf(there, "alice", settings);
      const bob = await itemsOf(there, "bob", settings);
      await alice.create(settings, "k", "");
      // Otherwise the first might be done before the last have come.
      const release = await holding.hold();
      let refused = 0;
      const noting = async (answer: ReturnType<typeof alice.update>) => {
        const event = await answer;
        if (event.iResult === 7) refused++;
        return event;
      };
      const all = Promise.all([
        ...Array.from({ length: 15 }, (_, i) => noting(alice.update(settings, "k", `${i}`))),
        bob.create(settings, "k", "bob's"),
      ]);
      await expect.poll(() => refused).toBe(5);
      release();
      const answers = await all;
      expect(answers.map(({ iResult }) => iResult)).toEqual([
        ...Array.from({ length: 10 }, () => 0),
        ...Array.from({ length: 5 }, () => 7),
        0,
      ]);
      expect(dataOf((await alice.read(settings)).changedItems)).toEqual([["k", "9"]]);
    });

    test("a cross reference id that is in use is 4, and may come again afterwards; one that nothing can answer is error 4", async () => {
      const alice = await itemsOf(await store.running(), "alice", settings);
      const results: number[] = [];
      alice.onEvent = ({ iResult }) => void results.push(iResult);
      const argument = { u8sCrossRefID: "same", u8sItemStore: settings };
      await Promise.all([
        alice.client.invoke(asnClientPersistenceRead, argument),
        alice.client.invoke(asnClientPersistenceRead, argument),
      ]);
      expect(results.toSorted()).toEqual([0, 4]);
      await alice.client.invoke(asnClientPersistenceRead, argument);
      expect(results.toSorted()).toEqual([0, 0, 4]);
      for (const u8sCrossRefID of ["", "x".repeat(1_025)]) {
        const call = alice.client.invoke(asnClientPersistenceRead, { ...argument, u8sCrossRefID });
        expect(await errorOf(call)).toEqual(expect.objectContaining({ iErrorDetail: 4 }));
      }
      expect(results).toHaveLength(3);
    });
  });

  test("switched off, answer 99 and store nothing, but still have an id", async () => {
    const there = await store.running(withStores({ enabled: false }));
    const alice = await itemsOf(there, "alice");
    const off = { iResult: 99 };
    expect(await alice.subscribe(settings)).toMatchObject(off);
    expect(await alice.create(settings, "k", "x")).toMatchObject(off);
    expect(await alice.read(settings)).toMatchObject(off);
    const { u8sDatabaseID } = await alice.client.invoke(asnClientPersistenceGetDatabaseID, {});
    expect(u8sDatabaseID).not.toBe("");
  });

  test("are the same to a client that speaks JSON", async () => {
    const there = await store.running();
    const alice = new ItemClient(await there.loggedOn("alice", { encoding: "json" }));
    const phone = await itemsOf(there, "alice", settings);
    await alice.subscribe(settings);
    await phone.create(settings, "k", "ü\0");
    await alice.create(settings, "other", "2");
    await phone.remove(settings, "k");
    expect(await alice.next(2)).toMatchObject([
      { iGlobalRevision: 1, changedItems: [{ data: "ü\0" }] },
      { iGlobalRevision: 3, deletedItems: [{ u8sItemStoreID: "k" }] },
    ]);
    expect(await alice.read(settings, { iLastKnownGlobalRevision: 1 })).toMatchObject({
      changedItems: [{ u8sItemStoreID: "other", data: "2", iRevision: 2 }],
      deletedItems: [{ u8sItemStoreID: "k" }],
    });
  });

  test("last, and go with their user", async () => {
    const database = await store.database();
    const first = await store.running({ database });
    const alice = await itemsOf(first, "alice", settings);
    await alice.create(settings, "k", "x");
    await first.server.users.remove("alice");
    await first.server.users.add("alice", "alice's secret");
    const again = await itemsOf(first, "alice", settings);
    expect(dataOf((await again.read(settings)).changedItems)).toEqual([]);
  });
});
