import { describe, expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import * as Journal from "../../../../src/modules/journal/journal.js";
import {
  asnGetJournalEntriesCountV2,
  asnGetJournalEntriesV2,
} from "../../../../src/modules/later/journal/journal.js";
import type { Client } from "../../../../src/rose/index.js";
import { blankJournalEntry } from "../../../../src/server/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { pausing } from "../support/pausing.js";
import {
  bits,
  call,
  find,
  idsOf,
  kept,
  privateCall,
  recently,
  write,
  writeMany,
} from "./support/entries.js";

const {
  asnGetJournalEntries,
  asnGetJournalEntriesCount,
  asnGetOfflineJournal,
  asnJournalEntryGet,
  asnUpdateJournalMemo,
} = Journal;

type Options = Parameters<typeof find>[0];

/** The ids of what a client finds, after it has been checked that the count is the same. */
async function found(client: Client, options?: Options): Promise<string[]> {
  const { journalList } = await client.invoke(asnGetJournalEntries, find(options));
  if (!options?.iMaxNumEntries) {
    const { iCount } = await client.invoke(asnGetJournalEntriesCount, find(options));
    expect(iCount).toBe(journalList.length);
  }
  return idsOf(journalList);
}

async function get(client: Client, u8sConnectionID: string) {
  return (await client.invoke(asnJournalEntryGet, { u8sConnectionID })).journalEntry;
}

const minutes = (count: number) => new Date(recently.getTime() + count * 60_000);
const days = (count: number) => new Date(Date.now() - count * 24 * 3600_000);

describe.each(moduleStores)("in $name, 6 the operation", (store) => {
  describe("asnGetJournalEntries (2106), and the count (2116),", () => {
    test("return the caller's entries as they were written, the newest first", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const entries = [0, 2, 1].map((at) => call(`${at}`, { stStartTime: minutes(at) }));
      await write(there.server, "alice", entries);
      await write(there.server, "bob", [call("of bob")]);
      expect(await found(alice)).toEqual(["2", "1", "0"]);
      const { journalList } = await alice.invoke(asnGetJournalEntries, find({ iMaxNumEntries: 1 }));
      expect(journalList).toEqual([kept(entries[1]!, "alice")]);
    });

    test("find by start time from and to, both included, and no time is no bound", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const entries = [0, 1, 2].map((at) => call(`${at}`, { stStartTime: minutes(at) }));
      await write(there.server, "alice", entries);
      expect(await found(alice, { stStartTimeFrom: minutes(1) })).toEqual(["2", "1"]);
      expect(await found(alice, { stStartTimeTo: minutes(1) })).toEqual(["1", "0"]);
      const both = { stStartTimeFrom: minutes(1), stStartTimeTo: minutes(1) };
      expect(await found(alice, both)).toEqual(["1"]);
      const none = { stStartTimeFrom: minutes(2), stStartTimeTo: minutes(1) };
      expect(await found(alice, none)).toEqual([]);
    });

    test("find by numbers of the other party, however they are written", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      await write(there.server, "alice", [
        call("one", { u8sPhoneNumber: "+49 (30) 12-34" }),
        call("two", { u8sPhoneNumber: "101" }),
        call("three", { u8sPhoneNumber: "sip:Carol@example.org" }),
        call("none", { u8sPhoneNumber: "" }),
      ]);
      const by = (...u8slistPhoneNumber: string[]) => found(alice, { u8slistPhoneNumber });
      expect(await by("0049301234")).toEqual(["one"]);
      expect(await by("101", "+49301234")).toEqual(["two", "one"]);
      expect(await by("SIP:carol@EXAMPLE.org")).toEqual(["three"]);
      expect(await by("1")).toEqual([]);
      expect(await by("")).toEqual(["none"]);
    });

    test("find by name and company of the other party, and by text in name, company, number or note, without regard to case", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const other = { u8sContactName: "", u8sContactCompany: "", u8sPhoneNumber: "" };
      await write(there.server, "alice", [
        call("name", { ...other, u8sContactName: "Äpfel 100%_x" }),
        call("company", { ...other, u8sContactCompany: "äpfel & Co" }),
        call("number", { ...other, u8sPhoneNumber: "+49 30 1234" }),
        call("note", { ...other, u8sMemo: "mag ÄPFEL" }),
        call("subject", { ...other, u8sSubject: "Äpfel" }),
      ]);
      expect(await found(alice, { u8sContactName: "äpf" })).toEqual(["name"]);
      expect(await found(alice, { u8sCompanyName: "ÄPF" })).toEqual(["company"]);
      expect(await found(alice, { u8sFilterText: "äpfel" })).toEqual(["note", "company", "name"]);
      // The same in other code points.
      expect(await found(alice, { u8sFilterText: "a\u0308pfel" })).toHaveLength(3);
      expect(await found(alice, { u8sFilterText: "0049 30-12" })).toEqual(["number"]);
      expect(await found(alice, { u8sFilterText: "%_" })).toEqual(["name"]);
      expect(await found(alice, { u8sFilterText: "_" })).toEqual(["name"]);
      const all = { u8sContactName: "fel", u8sFilterText: "100%", u8sCompanyName: "fel" };
      expect(await found(alice, all)).toEqual([]);
    });

    test.each([
      [["flagIntern"], ["in"]],
      [["flagExtern"], ["memo", "missed", "out"]],
      [
        ["flagIntern", "flagExtern"],
        ["memo", "in", "missed", "out"],
      ],
      [["flagInbound"], ["memo", "in", "missed"]],
      [["flagOutbound"], ["out"]],
      [["flagConnected"], ["memo", "in", "out"]],
      [["flagNotConnected"], ["missed"]],
      [["flagHasMemo"], ["memo"]],
      [["flagHasNoMemo"], ["in", "missed", "out"]],
      [["flagUnreadOnly"], ["in", "missed", "out"]],
      [["flagExtern", "flagConnected", "flagHasNoMemo"], ["out"]],
    ] as const)("find by the filter bits %s", async (flags, expected) => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      await write(there.server, "alice", [
        call("out", { iOrigin: 1 }),
        call("missed", { iDurationConnected: 0, stConnectTime: noTime }),
        call("in", { iInternal: 1 }),
        call("memo", { u8sMemo: "a note", iReadFlag: 1 }),
      ]);
      expect(await found(alice, { bsFlags: bits(...flags) })).toEqual(expected);
    });

    test("return so many as are wanted at most, 0 for all, and at most 10,000", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const entries = 10_010;
      await writeMany(
        there.server,
        "alice",
        Array.from({ length: entries }, (_, at) =>
          call(`${at}`, { stStartTime: new Date(recently.getTime() + at) }),
        ),
      );
      expect(await found(alice, { iMaxNumEntries: 2 })).toEqual(["10009", "10008"]);
      const { journalList } = await alice.invoke(asnGetJournalEntries, find());
      expect(idsOf(journalList)).toEqual(
        Array.from({ length: 10_000 }, (_, at) => `${10_009 - at}`),
      );
      expect(await alice.invoke(asnGetJournalEntriesCount, find())).toEqual({ iCount: entries });
      // The rest is found by time.
      const { stStartTime } = journalList.at(-1)!;
      const earlier = { stStartTimeTo: new Date(stStartTime.getTime() - 1) };
      expect(await found(alice, earlier)).toHaveLength(10);
    });

    test("find what is rare among many that began at the same time", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      await writeMany(
        there.server,
        "alice",
        // Many begin at the same time.
        Array.from({ length: 7_000 }, (_, at) =>
          call(`${at}`, { u8sMemo: at % 1_000 === 0 ? "rare" : "" }),
        ),
      );
      expect(await found(alice, { u8sFilterText: "rare" })).toEqual([
        "6000",
        "5000",
        "4000",
        "3000",
        "2000",
        "1000",
        "0",
      ]);
    });
  });

  describe("asnGetJournalEntriesV2 (2172), and the count (2173),", () => {
    const later = (more: object = {}) => {
      const { bsFlags: _, ...options } = find().findOptions;
      return { findOptions: { ...options, iFilter: 0, ...more } };
    };
    const foundLater = async (client: Client, more?: object): Promise<string[]> => {
      const { journalList } = await client.invoke(asnGetJournalEntriesV2, later(more));
      const { iCount } = await client.invoke(asnGetJournalEntriesCountV2, later(more));
      expect(iCount).toBe(journalList.length);
      return idsOf(journalList);
    };

    test("return entries of version 8: without rCharging", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const { projectPinRule } = blankJournalEntry("");
      const written = call("one", {
        projectPinRule: {
          ...projectPinRule,
          u8sProjectName: "P",
          optionalParams: [{ key: "k", value: { integerdata: 1 } }],
        },
      });
      await write(there.server, "alice", [written]);
      const { rCharging: _, ...expected } = kept(written, "alice");
      const { journalList } = await alice.invoke(asnGetJournalEntriesV2, later());
      expect(journalList).toEqual([
        { ...expected, projectPinRule: { ...projectPinRule, u8sProjectName: "P" } },
      ]);
    });

    test("find by the same bits as numbers, and by kinds of calls", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      for (const type of [0, 1, 2, 3, 4, 5, 8, 9, 10]) {
        await write(there.server, "alice", [call(`${type}`, { iOrigin: type & 1 })], type);
      }
      const unknown = { u8sContactName: "", u8sContactCompany: "" };
      await write(there.server, "alice", [call("unknown", { ...unknown, iOrigin: 1 })], 7);
      expect(await foundLater(alice, { iFilter: 0x8 })).toEqual(["unknown", "9", "5", "3", "1"]);
      expect(await foundLater(alice, { iFilter: 0x208 })).toEqual(["9", "5", "3", "1"]);
      expect(await foundLater(alice, { iFilter: 0x400 })).toEqual(["8", "4"]);
      expect(await foundLater(alice, { iFilter: 0x800 })).toEqual(["2"]);
      expect(await foundLater(alice, { iFilter: 0x1000 })).toEqual(["3", "1"]);
      expect(await foundLater(alice, { iFilter: 0x2000 })).toEqual(["unknown", "5", "0"]);
      expect(await foundLater(alice, { iFilter: 0x4800 })).toEqual(["10", "9", "2"]);
      expect(await foundLater(alice)).toHaveLength(10);
    });

    test("find only what has changed since a transaction id, and nothing that has been deleted", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      await write(there.server, "alice", [call("one"), call("two"), call("three")]);
      const since = { iLastKnownGlobTransactionID: 3 };
      expect(await foundLater(alice, since)).toEqual([]);
      await alice.invoke(asnUpdateJournalMemo, { u8sConnectionIDList: ["one"], u8sMemo: "m" });
      await alice.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList: ["two"] });
      expect(await foundLater(alice, since)).toEqual(["one"]);
      expect(await foundLater(alice, { iLastKnownGlobTransactionID: 0 })).toEqual(["three", "one"]);
    });
  });

  test("asnJournalEntryGet (2117) returns the entry of a call, error 3 if there is none", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    await write(there.server, "alice", [call("one")]);
    expect(await get(alice, "one")).toEqual(kept(call("one"), "alice"));
    expect(await errorOf(get(alice, "two"))).toEqual({
      iErrorDetail: 3,
      u8sErrorString: "There is no such journal entry",
    });
  });

  const project = {
    ...blankJournalEntry("").projectPinRule,
    u8sProjectName: "P",
    u8sProjectPin: "1",
  };
  test.each([
    [
      "asnUpdateJournalMemo (2112) sets the note",
      Journal.asnUpdateJournalMemo,
      { u8sMemo: "m" },
      { u8sMemo: "m" },
    ],
    [
      "asnUpdateJournalProject (2113) sets the project",
      Journal.asnUpdateJournalProject,
      { projectPinRule: project },
      { projectPinRule: project },
    ],
    [
      "asnUpdateJournalReadFlag (2114) sets the read flag",
      Journal.asnUpdateJournalReadFlag,
      { bReadFlag: true },
      { iReadFlag: 1 },
    ],
    [
      "asnUpdateJournalSubject (2115) sets the subject",
      Journal.asnUpdateJournalSubject,
      { u8sSubject: "s" },
      { u8sSubject: "s" },
    ],
  ] as const)("%s of entries: all that are listed, or none", async (_, operation, set, changed) => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const entries = ["one", "two", "three"].map((id) => call(id));
    await write(there.server, "alice", entries);
    const update = (...u8sConnectionIDList: string[]) =>
      alice.invoke(operation as typeof asnUpdateJournalMemo, {
        u8sConnectionIDList,
        ...(set as { u8sMemo: string }),
      });
    expect(await update("one", "nobody's")).toEqual({ bSuccess: false });
    expect(await get(alice, "one")).toEqual(kept(entries[0]!, "alice"));
    expect(await update()).toEqual({ bSuccess: true });
    expect(await update("one", "two", "one")).toEqual({ bSuccess: true });
    const { journalList } = await alice.invoke(asnGetJournalEntries, find());
    expect(journalList).toEqual([
      kept(entries[2]!, "alice"),
      { ...kept(entries[1]!, "alice"), ...changed },
      { ...kept(entries[0]!, "alice"), ...changed },
    ]);
  });

  test("asnUpdateJournalReadFlag (2114) takes the flag back, and what is searched for follows every change", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    await write(there.server, "alice", [call("one")]);
    const u8sConnectionIDList = ["one"];
    const unread = () => found(alice, { bsFlags: bits("flagUnreadOnly") });
    await alice.invoke(Journal.asnUpdateJournalReadFlag, { u8sConnectionIDList, bReadFlag: true });
    expect(await unread()).toEqual([]);
    await alice.invoke(Journal.asnUpdateJournalReadFlag, { u8sConnectionIDList, bReadFlag: false });
    expect(await unread()).toEqual(["one"]);
    await alice.invoke(asnUpdateJournalMemo, { u8sConnectionIDList, u8sMemo: "needle" });
    expect(await found(alice, { u8sFilterText: "needle" })).toEqual(["one"]);
    expect(await found(alice, { bsFlags: bits("flagHasMemo") })).toEqual(["one"]);
    await alice.invoke(asnUpdateJournalMemo, { u8sConnectionIDList, u8sMemo: "" });
    expect(await found(alice, { bsFlags: bits("flagHasMemo") })).toEqual([]);
  });

  describe("asnUpdateCallAndJournalContactAndNumber (2108)", () => {
    const remoteContact = {
      u8sDisplayName: "Carol C.",
      u8sCompany: "C Ltd",
      u8sEntryID: "id",
      u8sEntryIDStore: "store",
      u8sEntryIDDB: "03",
      u8sCtiServerUserName: "carol",
    };
    const party = {
      u8sContactName: "Carol C.",
      u8sContactCompany: "C Ltd",
      u8sContactEntryID: "id",
      u8sContactEntryStoreID: "store",
      u8sContactEntryDBID: "03",
      u8sCtiServerUserName: "carol",
    };
    const update = (client: Client, u8sConnectionID: string, u8sRemoteNumberSC: string) =>
      client.invoke(Journal.asnUpdateCallAndJournalContactAndNumber, {
        u8sConnectionID,
        u8sRemoteNumberSC,
        remoteContact,
      });

    test("sets contact and number of the entry, and says that there was no call", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      await write(there.server, "alice", [call("one"), call("two")]);
      const yes = { bResultCallInfoUpdate: false, bResultJournalUpdate: true };
      expect(await update(alice, "one", "+4930999")).toEqual(yes);
      const number = { u8sPhoneNumber: "+4930999" };
      expect(await get(alice, "one")).toEqual({
        ...kept(call("one"), "alice"),
        ...party,
        ...number,
      });
      expect(await found(alice, { u8slistPhoneNumber: ["+4930999"] })).toEqual(["one"]);
      expect(await found(alice, { u8sContactName: "carol" })).toEqual(["one"]);
      // Without a number, that of the entry stays.
      expect(await update(alice, "two", "")).toEqual(yes);
      expect(await get(alice, "two")).toEqual({ ...kept(call("two"), "alice"), ...party });
    });

    test("sets those of the call too, and says for each whether it worked", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      await write(there.server, "alice", [call("one")]);
      const set: unknown[] = [];
      there.server.journal.setCalls({
        setRemote: ({ name }, id, contact, number) => {
          set.push([name, id, contact, number]);
          return id !== "gone";
        },
        setLocal: () => expect.unreachable(),
      });
      const worked = async (id: string) => {
        const result = await update(alice, id, "1");
        return [result.bResultCallInfoUpdate, result.bResultJournalUpdate];
      };
      expect(await worked("one")).toEqual([true, true]);
      expect(await worked("going on")).toEqual([true, false]);
      expect(await worked("gone")).toEqual([false, false]);
      expect(set).toEqual(
        ["one", "going on", "gone"].map((id) => ["alice", id, remoteContact, "1"]),
      );
    });
  });

  test("asnDeleteJournalEntries (2128) deletes entries, all that are listed or none; 0 success", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    await write(there.server, "alice", [call("one"), call("two"), call("three")]);
    const remove = (...u8sConnectionIDList: string[]) =>
      alice.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList });
    expect(await remove("one", "nobody's")).toEqual({ iResult: 1 });
    expect(await found(alice)).toEqual(["three", "two", "one"]);
    expect(await remove("one", "three")).toEqual({ iResult: 0 });
    expect(await found(alice)).toEqual(["two"]);
    expect(await remove("one")).toEqual({ iResult: 1 });
    // The id may be used again.
    await write(there.server, "alice", [call("one", { u8sSubject: "again" })]);
    expect(await get(alice, "one")).toMatchObject({ u8sSubject: "again" });
  });

  test("asnMarkAllJournalEntriesAsRead (2129) marks all of the caller's read; 0 success", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const memo = "x".repeat(300);
    const entries = [call("one"), call("two", { iReadFlag: 1 }), call("three", { u8sMemo: memo })];
    await write(there.server, "alice", entries);
    await write(there.server, "bob", [call("of bob")]);
    for (let round = 0; round < 2; round++) {
      expect(await alice.invoke(Journal.asnMarkAllJournalEntriesAsRead, {})).toEqual({
        iResult: 0,
      });
      const { journalList } = await alice.invoke(asnGetJournalEntries, find());
      expect(journalList).toEqual(
        entries.toReversed().map((entry) => ({ ...kept(entry, "alice"), iReadFlag: 1 })),
      );
      expect(await found(alice, { bsFlags: bits("flagUnreadOnly") })).toEqual([]);
    }
    const bob = await there.loggedOn("bob");
    expect(await get(bob, "of bob")).toMatchObject({ iReadFlag: 0 });
  });

  describe("asnGetOfflineJournal (2104)", () => {
    const offline = (id: string, stStartTime: Date) =>
      call(id, { iLineUserOffline: 1, stStartTime });
    const ask = async (client: Client, iMaxDays: number, iMarkRead = 0) =>
      (await client.invoke(asnGetOfflineJournal, { iMaxDays, iMarkRead })).journalList;

    test("returns the calls of the last days that came while the user was offline, and marks them read if it is to", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      const entries = [
        offline("new", days(0.1)),
        offline("yesterday", days(1.5)),
        offline("old", days(40)),
      ];
      await write(there.server, "alice", [...entries, call("online")]);
      expect(idsOf(await ask(alice, 2))).toEqual(["new", "yesterday"]);
      expect(idsOf(await ask(alice, 1))).toEqual(["new"]);
      expect(idsOf(await ask(alice, 100))).toEqual(["new", "yesterday", "old"]);
      expect(await ask(alice, 0)).toEqual([]);
      // They are returned as they were before.
      expect(await ask(alice, 2, 1)).toEqual([
        kept(entries[0]!, "alice"),
        kept(entries[1]!, "alice"),
      ]);
      expect((await ask(alice, 100)).map(({ iReadFlag }) => iReadFlag)).toEqual([1, 1, 0]);
      expect(await get(alice, "online")).toMatchObject({ iReadFlag: 0 });
    });

    test("is not made for a client that does not take the answers", async () => {
      const { server, client, socket, connection } = await pausing(store);
      const text = "x".repeat(16_000);
      const owner = (await server.users.find("alice"))!;
      const large = { u8sMemo: text, u8sLineName: text, u8sLocalNumber: text };
      const entries = Array.from({ length: 40 }, (_, i) => ({
        entry: { ...offline(`${i}`, days(0.1)), ...large },
      }));
      await server.journal.putAll(owner, entries);
      socket.pause();
      const count = 30;
      const answers = Array.from({ length: count }, () => ask(client, 2));
      await expect.poll(() => connection.crowded).toBe(true);
      // What would be made at once has been made when a later change is.
      await server.journal.put(owner, { entry: call("later") });
      expect(connection.runningHandlers).toBeGreaterThan(count / 2);
      socket.resume();
      for (const list of await Promise.all(answers)) expect(list.length).toBe(entries.length);
    });

    test("returns nothing if it is not used, and nothing that is older than it is kept", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      await write(there.server, "alice", [offline("new", days(0.1)), offline("old", days(9))]);
      const { journal } = there.server;
      const settings = await journal.settings();
      await journal.setSettings({
        ...settings,
        iOfflineDeleteOldEntries: 1,
        iOfflineDaysNoDelete: 7,
      });
      expect(idsOf(await ask(alice, 100))).toEqual(["new"]);
      await journal.setSettings({ ...settings, iUseOfflineJournal: 0 });
      expect(await ask(alice, 100, 1)).toEqual([]);
      expect(await get(alice, "new")).toMatchObject({ iReadFlag: 0 });
    });
  });

  test("asnJournalGetSettings (2118) returns privacy level, use of the offline journal, deletion of old entries, days kept", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const get2118 = () => alice.invoke(Journal.asnJournalGetSettings, {});
    expect(await get2118()).toEqual({
      ePrivacyLevel: 0,
      bUseOfflineJournal: true,
      bOfflineDeleteOldEntries: false,
      iOfflineDaysNoDelete: 30,
    });
    const { journal } = there.server;
    await journal.setSettings({
      ...(await journal.settings()),
      iPrivateCallOptions: 2,
      iUseOfflineJournal: 0,
      iOfflineDeleteOldEntries: 1,
      iOfflineDaysNoDelete: 5,
    });
    expect(await get2118()).toEqual({
      ePrivacyLevel: 2,
      bUseOfflineJournal: false,
      bOfflineDeleteOldEntries: true,
      iOfflineDaysNoDelete: 5,
    });
    const wrong = { ...(await journal.settings()), iPrivateCallOptions: 3 };
    await expect(journal.setSettings(wrong)).rejects.toMatchObject({ detail: 4 });
  });

  test.each([
    [0, "+498151360123", "0301234"],
    [1, "+498151360xxx", "0301xxx"],
    [2, "", ""],
  ])(
    "of private calls, with the privacy level %s, the number %j is kept",
    async (level, number, redirecting) => {
      const there = await store.running();
      const { journal } = there.server;
      await journal.setSettings({ ...(await journal.settings()), iPrivateCallOptions: level });
      const numbers = { u8sPhoneNumber: "+498151360123", u8sRedirectingNumber: "0301234" };
      await write(there.server, "alice", [privateCall("private", numbers), call("other", numbers)]);
      const alice = await there.loggedOn("alice");
      expect(await get(alice, "private")).toEqual(
        kept(
          privateCall("private", { u8sPhoneNumber: number, u8sRedirectingNumber: redirecting }),
          "alice",
        ),
      );
      expect(await get(alice, "other")).toEqual(kept(call("other", numbers), "alice"));
    },
  );

  test("asnUpdateCallLocalContact (2140), an event of clients, sets the tenant's contact of a call and notes it in the entry", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const optionalParams = [{ key: "other", value: { integerdata: 1 } }];
    await write(there.server, "alice", [call("one", { optionalParams })]);
    const set: unknown[] = [];
    there.server.journal.setCalls({
      setRemote: () => expect.unreachable(),
      setLocal: ({ name }, id, contact) => void set.push([name, id, contact]),
    });
    const localContact = { u8sFirstName: "Ten", u8sLastName: "Ant" };
    for (const id of ["one", "one", "nobody's"]) {
      alice.emit(Journal.asnUpdateCallLocalContact, { u8sConnectionID: id, localContact });
      await expect.poll(() => set.splice(0)).toEqual([["alice", id, localContact]]);
    }
    expect(await get(alice, "one")).toEqual({
      ...kept(call("one"), "alice"),
      optionalParams: [
        ...optionalParams,
        { key: "LocalContactName", value: { stringdata: "Ten Ant" } },
      ],
    });
  });
});
