import { describe, expect, test } from "vitest";
import * as Journal from "../../../../src/modules/journal/journal.js";
import { asnUpdateJournalProject } from "../../../../src/modules/journal/journal.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import { standardStaticRights, standardStaticRights2 } from "../../../../src/server/index.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { groupProfile } from "../support/directory.js";
import { call, privateCall, recently, write, writeMany } from "./support/entries.js";
import { FollowingClient } from "./support/followers.js";

const groupSees = 0x4000;

async function follower(there: Running, user: string, before?: FollowingClient) {
  return new FollowingClient(await there.loggedOn(user), before);
}

const note = (u8sConnectionIDList: string[]) => ({ u8sConnectionIDList, u8sMemo: "m" });

describe.each(moduleStores)("in $name, 6 events:", (store) => {
  test("subscribers get asnJournalEntryListChanged (2170): 1 added, 2 modified, 3 deleted, with the counter that each change raises", async () => {
    const there = await store.running();
    await write(there.server, "alice", [call("before")]);
    const alice = await (await follower(there, "alice")).subscribe();
    await write(there.server, "alice", [call("one")]);
    expect(await alice.next()).toEqual(["2170 1 one until 2"]);
    await alice.client.invoke(Journal.asnUpdateJournalMemo, note(["one"]));
    expect(await alice.next()).toEqual(["2170 2 one until 3"]);
    await alice.client.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["before"] });
    expect(await alice.next()).toEqual(["2170 3 before until 4"]);
    await write(there.server, "alice", [call("one", { u8sSubject: "again" })]);
    expect(await alice.next()).toEqual(["2170 2 one until 5"]);
    expect([...alice.known]).toEqual([["one", "again"]]);
    await write(there.server, "alice", [call("before")]);
    expect(await alice.next()).toEqual(["2170 1 before until 6"]);
  });

  test("what a call changes is told by as few events as possible, and what it does not change is not told", async () => {
    const there = await store.running();
    await write(there.server, "alice", [call("one"), call("two"), call("read", { iReadFlag: 1 })]);
    const alice = await (await follower(there, "alice")).subscribe();
    const read = { u8sConnectionIDList: ["one", "read"], bReadFlag: true };
    await alice.client.invoke(Journal.asnUpdateJournalReadFlag, read);
    expect(await alice.next()).toEqual(["2170 2 one until 4"]);
    await alice.client.invoke(Journal.asnMarkAllJournalEntriesAsRead, {});
    expect(await alice.next()).toEqual(["2170 2 two until 5"]);
    await alice.client.invoke(Journal.asnMarkAllJournalEntriesAsRead, {});
    await alice.client.invoke(Journal.asnUpdateJournalMemo, note(["two", "one"]));
    expect(await alice.next()).toEqual(["2170 2 two, 2 one until 7"]);
  });

  test("clients that have logged on for the classic events get asnJournalEntryChanged (2109) about their user's entries", async () => {
    const there = await store.running();
    const classic = await new FollowingClient(await there.connected()).logOn("alice", 1);
    const silent = await new FollowingClient(await there.connected()).logOn("alice", 2);
    await write(there.server, "bob", [call("of bob")]);
    await write(there.server, "alice", [call("one")]);
    expect(await classic.next()).toEqual(["2109 1 one"]);
    await classic.client.invoke(Journal.asnUpdateJournalMemo, note(["one"]));
    expect(await classic.next()).toEqual(["2109 2 one"]);
    await classic.client.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["one"] });
    expect(await classic.next()).toEqual(["2109 3 one"]);
    // Once it has subscribed, it gets lists, and nothing when it has ended that.
    await classic.subscribe();
    await write(there.server, "alice", [call("two")]);
    expect(await classic.next()).toEqual([expect.stringMatching(/^2170 1 two until/)]);
    await classic.subscribe({ bReceiveJournalEvents: false });
    const other = await (await follower(there, "alice")).subscribe();
    await write(there.server, "alice", [call("three")]);
    await other.next();
    expect([...classic.got, ...silent.got]).toEqual([]);
  });

  test("in JSON subscribers get the same", async () => {
    const there = await store.running();
    const client = await there.loggedOn("alice", { encoding: "json" });
    const alice = await new FollowingClient(client).subscribe({ iLastKnownGlobTransactionID: 0 });
    expect(await alice.next()).toEqual(["2170 until 0"]);
    await write(there.server, "alice", [call("one")]);
    expect(await alice.next()).toEqual(["2170 1 one until 1"]);
    await alice.client.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["one"] });
    expect(await alice.next()).toEqual(["2170 3 one until 2"]);
  });

  describe("with iLastKnownGlobTransactionID", () => {
    test("all entries with a higher transaction id are sent, as added or modified (4), then what has been deleted (3)", async () => {
      const there = await store.running();
      await write(there.server, "alice", [call("one"), call("two"), call("three")]);
      const first = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 0 });
      expect(await first.next(2)).toEqual(["2170 4 one, 4 two, 4 three until 3", "2170 until 3"]);
      await first.client.close();
      const other = await there.loggedOn("alice");
      await other.invoke(Journal.asnUpdateJournalMemo, note(["one"]));
      await other.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["three"] });
      await write(there.server, "alice", [call("four")]);
      const again = await follower(there, "alice", first);
      await again.subscribe({ iLastKnownGlobTransactionID: again.last });
      expect(await again.next(2)).toEqual(["2170 4 one, 3 three, 4 four until 6", "2170 until 6"]);
      expect([...again.known.keys()].toSorted()).toEqual(["four", "one", "two"]);
      await again.subscribe({ iLastKnownGlobTransactionID: again.last });
      expect(await again.next()).toEqual(["2170 until 6"]);
    });

    test("the counter goes on when the entry with the highest id has been deleted", async () => {
      const there = await store.running();
      await write(there.server, "alice", [call("one"), call("two")]);
      const alice = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 2 });
      expect(await alice.next()).toEqual(["2170 until 2"]);
      await alice.client.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["two"] });
      expect(await alice.next()).toEqual(["2170 3 two until 3"]);
      await write(there.server, "alice", [call("three")]);
      expect(await alice.next()).toEqual(["2170 1 three until 4"]);
    });

    test("entries that began more than 60 days ago are not sent", async () => {
      const there = await store.running();
      const ago = (days: number) => new Date(Date.now() - days * 24 * 3600_000);
      await write(there.server, "alice", [
        call("61", { stStartTime: ago(61) }),
        call("59", { stStartTime: ago(59) }),
      ]);
      const alice = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 0 });
      expect(await alice.next(2)).toEqual(["2170 4 59 until 2", "2170 until 2"]);
      const list = { u8sConnectionIDList: ["61", "59"] };
      await alice.client.invoke(Journal.asnDeleteJournalEntries, list);
      const again = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 2 });
      expect(await again.next(2)).toEqual(["2170 3 59 until 4", "2170 until 4"]);
    });

    test("iMaxEntries above 10,000 is as much as that", async () => {
      const there = await store.running();
      const entries = Array.from({ length: 10_001 }, (_, i) => call(`${i}`));
      await writeMany(there.server, "alice", entries);
      const alice = await follower(there, "alice");
      await alice.subscribe({ iLastKnownGlobTransactionID: 0, iMaxEntries: 1_000_000 });
      await expect.poll(() => alice.known.size).toBe(10_000);
      expect(alice.known.has("0")).toBe(false);
    });

    test("at most iMaxEntries entries are sent, those that have changed last, and all that have been deleted", async () => {
      const there = await store.running();
      await write(
        there.server,
        "alice",
        ["1", "2", "3", "4", "5"].map((id) => call(id)),
      );
      const alice = await follower(there, "alice");
      await alice.client.invoke(Journal.asnUpdateJournalMemo, note(["2"]));
      await alice.client.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["4"] });
      await alice.subscribe({ iLastKnownGlobTransactionID: 0, iMaxEntries: 2 });
      expect(await alice.next(2)).toEqual(["2170 4 5, 4 2, 3 4 until 7", "2170 until 7"]);
      await alice.subscribe({ iLastKnownGlobTransactionID: 1, iMaxEntries: 1 });
      expect(await alice.next(2)).toEqual(["2170 4 2, 3 4 until 7", "2170 until 7"]);
      await alice.subscribe({ iLastKnownGlobTransactionID: 1, iMaxEntries: 9 });
      expect(await alice.next(2)).toEqual(["2170 4 3, 4 5, 4 2, 3 4 until 7", "2170 until 7"]);
    });

    test("many entries are sent in parts, each with the id from which the client can go on", async () => {
      const there = await store.running();
      const many = Array.from({ length: 250 }, (_, at) => call(`${at}`));
      await writeMany(there.server, "alice", many);
      const alice = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 0 });
      const got = await alice.next(4);
      expect(got.map((text) => text.replace(/.* until/, "until"))).toEqual([
        "until 100",
        "until 200",
        "until 250",
        "until 250",
      ]);
      expect(alice.known.size).toBe(250);
    });

    test("of which the deletions are no longer known, or which is above the last, asnUpdateJournal (2119) replaces what the client knows", async () => {
      const there = await store.running();
      await write(there.server, "alice", [call("one"), call("two")]);
      const alice = await follower(there, "alice");
      alice.known.set("gone", "");
      await alice.subscribe({ iLastKnownGlobTransactionID: 99 });
      expect(await alice.next(2)).toEqual(["2119 0 one two", "2170 until 2"]);
      expect([...alice.known.keys()]).toEqual(["one", "two"]);
      const bob = await (
        await follower(there, "bob")
      ).subscribe({ iLastKnownGlobTransactionID: 99 });
      expect(await bob.next(2)).toEqual(["2119 0 ", "2170 until 2"]);

      // More deletions than are remembered: 10,000.
      const many = Array.from({ length: 10_001 }, (_, at) => call(`${at}`));
      await writeMany(there.server, "alice", many);
      for (let from = 0; from < many.length; from += 1_000) {
        const list = many.slice(from, from + 1_000).map((entry) => entry.u8sConnectionID);
        await alice.client.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: list });
      }
      const firstDeleted = 2 + 10_001 + 1;
      for (const [known, expected] of [
        [firstDeleted - 1, ["2119 0 one two", `2170 until ${2 + 2 * 10_001}`]],
        [2 + 2 * 10_001, [`2170 until ${2 + 2 * 10_001}`]],
      ] as const) {
        const again = await (
          await follower(there, "alice")
        ).subscribe({ iLastKnownGlobTransactionID: known });
        expect(await again.next(expected.length)).toEqual(expected);
      }
      const knows = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: firstDeleted });
      const got = await knows.next(101);
      expect(got[0]).toMatch(/^2170 3 1, 3 2, /);
      expect(got.at(-1)).toBe(`2170 until ${2 + 2 * 10_001}`);
    });
  });

  describe("with iFlags 1, entries of others", () => {
    async function team(there: Running): Promise<void> {
      const members = ["alice", "bob"];
      await there.server.groups.add(groupProfile("team", { members, first: groupSees }));
    }

    test("are told too, if the caller sees them and they are not private", async () => {
      const there = await store.running();
      await team(there);
      await write(there.server, "bob", [call("of bob"), privateCall("private")]);
      await write(there.server, "admin", [call("of admin")]);
      await write(there.server, "alice", [call("own")]);
      const alice = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 0, iFlags: 1 });
      const own = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 0 });
      expect((await alice.next(3)).toSorted()).toEqual([
        // Until all is told, the client would have to begin anew.
        "2170 4 of bob until 0",
        "2170 4 own until 0",
        "2170 until 4",
      ]);
      expect(await own.next(2)).toEqual(["2170 4 own until 4", "2170 until 4"]);
      await write(there.server, "admin", [call("another of admin")]);
      await write(there.server, "bob", [privateCall("also private"), call("new")]);
      await write(there.server, "alice", [privateCall("own private")]);
      expect(await alice.next(2)).toEqual(["2170 1 new until 7", "2170 1 own private until 8"]);
      expect(await own.next()).toEqual(["2170 1 own private until 8"]);
    });

    test("that are removed are told to a client that has been interrupted when it knew some, and no number yet", async () => {
      const there = await store.running();
      await team(there);
      await write(there.server, "bob", [call("one"), call("two")]);
      const bob = await there.loggedOn("bob");
      await bob.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["one"] });
      const alice = await follower(there, "alice");
      alice.known.set("one", "");
      await alice.subscribe({ iLastKnownGlobTransactionID: 0, iFlags: 1 });
      expect(await alice.next(2)).toEqual(["2170 4 two, 3 one until 3", "2170 until 3"]);
      expect([...alice.known.keys()]).toEqual(["two"]);
    });

    test("are gone when they become private, and back when they are no longer", async () => {
      const there = await store.running();
      await team(there);
      await write(there.server, "bob", [call("one")]);
      const alice = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 0, iFlags: 1 });
      await alice.next(2);
      const bob = await there.loggedOn("bob");
      const { projectPinRule } = privateCall("");
      const mark = (isPrivate: boolean) =>
        bob.invoke(asnUpdateJournalProject, {
          u8sConnectionIDList: ["one"],
          projectPinRule: { ...projectPinRule, bAssociatedCallIsPrivateCall: isPrivate },
        });
      await mark(true);
      expect(await alice.next()).toEqual(["2170 3 one until 2"]);
      const late = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 1, iFlags: 1 });
      expect(await late.next(2)).toEqual(["2170 3 one until 2", "2170 until 2"]);
      await mark(false);
      expect(await alice.next()).toEqual(["2170 2 one until 3"]);
      expect([...alice.known.keys()]).toEqual(["one"]);
    });

    test("that are removed and come back as private are gone, also for clients that were away", async () => {
      const there = await store.running();
      await team(there);
      await write(there.server, "bob", [call("one")]);
      const alice = await (
        await follower(there, "alice")
      ).subscribe({ iLastKnownGlobTransactionID: 0, iFlags: 1 });
      await alice.next(2);
      await alice.client.close();
      const bob = await there.loggedOn("bob");
      await bob.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["one"] });
      await write(there.server, "bob", [privateCall("one")]);
      const again = await follower(there, "alice", alice);
      await again.subscribe({ iLastKnownGlobTransactionID: 1, iFlags: 1 });
      expect(await again.next(2)).toEqual(["2170 3 one until 3", "2170 until 3"]);
      expect(again.known.size).toBe(0);
    });

    test("are told as long as the right lasts", async () => {
      const there = await store.running();
      await team(there);
      const alice = await (await follower(there, "alice")).subscribe({ iFlags: 1 });
      await write(there.server, "bob", [call("one")]);
      expect(await alice.next()).toEqual(["2170 1 one until 1"]);
      await there.server.groups.remove("team");
      await write(there.server, "bob", [call("two")]);
      await write(there.server, "alice", [call("own")]);
      expect(await alice.next()).toEqual(["2170 1 own until 3"]);
      await team(there);
      await write(there.server, "bob", [call("three")]);
      expect(await alice.next()).toEqual(["2170 1 three until 4"]);
    });
  });

  test("nothing is told after the right 0x80000 has been taken, or after a logoff", async () => {
    const there = await store.running();
    const alice = await (await follower(there, "alice")).subscribe();
    const bob = await (await follower(there, "bob")).subscribe();
    const rights = { first: standardStaticRights & ~0x80000, second: standardStaticRights2 };
    await there.server.users.setStaticRights("alice", rights);
    await write(there.server, "alice", [call("one")]);
    await write(there.server, "bob", [call("of bob")]);
    expect(await bob.next()).toEqual(["2170 1 of bob until 2"]);
    expect(alice.got).toEqual([]);
    await there.server.users.setEnabled("bob", false);
    await write(there.server, "bob", [call("late")]);
    const admin = await (await follower(there, "admin")).subscribe();
    await write(there.server, "admin", [call("last")]);
    await admin.next();
    expect(bob.got).toEqual([]);
  });

  test("a user has so many entries at most: one more takes the place of the oldest, which is told as deleted", async () => {
    const there = await store.running({ journal: { maxEntries: 3 } });
    const at = (minute: number) => new Date(recently.getTime() + minute * 60_000);
    const alice = await (await follower(there, "alice")).subscribe();
    for (const [id, minute] of [
      ["b", 2],
      ["a", 1],
      ["c", 3],
    ] as const) {
      await write(there.server, "alice", [call(id, { stStartTime: at(minute) })]);
      await alice.next();
    }
    await write(there.server, "bob", [call("of bob")]);
    await write(there.server, "alice", [call("d", { stStartTime: at(4) })]);
    await expect.poll(() => [...alice.known.keys()].toSorted()).toEqual(["b", "c", "d"]);
    await write(there.server, "alice", [call("d", { stStartTime: at(4) })]);
    const { journalList } = await alice.client.invoke(Journal.asnGetOfflineJournal, {
      iMaxDays: 1,
      iMarkRead: 0,
    });
    expect(journalList).toEqual([]);
    expect([...alice.known.keys()].toSorted()).toEqual(["b", "c", "d"]);
  });

  test("an invoke that carries credentials of its own cannot subscribe: it is error 2, and no event comes", async () => {
    const there = await store.running();
    const bare = new FollowingClient(await there.connected());
    const auth = { method: "Basic", authdata: Buffer.from("alice:alice's secret") };
    const authentication = { auth };
    const invoke = (more: object) =>
      bare.client.invoke(
        Journal.asnJournalSubscribeEvents,
        { bReceiveJournalEvents: true, ...more },
        { authentication },
      );
    for (const more of [{}, { iLastKnownGlobTransactionID: 0 }, { iFlags: 1 }]) {
      expect(await errorOf(invoke(more))).toEqual({
        iErrorDetail: 2,
        u8sErrorString: "Only for a session that is logged on",
      });
    }
    const alice = await (await follower(there, "alice")).subscribe();
    await write(there.server, "alice", [call("one")]);
    await alice.next();
    // By now what would have been sent to the other connection has been.
    await bare.client.invoke(asnCheckConnection, {});
    expect(bare.got).toEqual([]);
  });

  test("a subscription with negative numbers is error 4", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const subscribe = (more: object) =>
      errorOf(
        alice.invoke(Journal.asnJournalSubscribeEvents, { bReceiveJournalEvents: true, ...more }),
      );
    expect(await subscribe({ iLastKnownGlobTransactionID: -1 })).toEqual({
      iErrorDetail: 4,
      u8sErrorString: "iLastKnownGlobTransactionID is negative",
    });
    expect(await subscribe({ iMaxEntries: -1 })).toEqual({
      iErrorDetail: 4,
      u8sErrorString: "iMaxEntries is negative",
    });
  });
});
