import { describe, expect, test } from "vitest";
import * as Journal from "../../../../src/modules/journal/journal.js";
import type { Client } from "../../../../src/rose/index.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { call, find, idsOf, kept, privateCall, write } from "./support/entries.js";

/** An update with this list of ids, by each operation that takes one. */
const updates: readonly [string, (client: Client, ids: string[]) => Promise<unknown>][] = [
  [
    "asnUpdateJournalMemo",
    (client, u8sConnectionIDList) =>
      client.invoke(Journal.asnUpdateJournalMemo, { u8sConnectionIDList, u8sMemo: "m" }),
  ],
  [
    "asnUpdateJournalSubject",
    (client, u8sConnectionIDList) =>
      client.invoke(Journal.asnUpdateJournalSubject, { u8sConnectionIDList, u8sSubject: "s" }),
  ],
  [
    "asnUpdateJournalReadFlag",
    (client, u8sConnectionIDList) =>
      client.invoke(Journal.asnUpdateJournalReadFlag, { u8sConnectionIDList, bReadFlag: true }),
  ],
  [
    "asnUpdateJournalProject",
    (client, u8sConnectionIDList) =>
      client.invoke(Journal.asnUpdateJournalProject, {
        u8sConnectionIDList,
        projectPinRule: privateCall("").projectPinRule,
      }),
  ],
  [
    "asnDeleteJournalEntries",
    (client, u8sConnectionIDList) =>
      client.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList }),
  ],
];

const invalid = (u8sErrorString: string) => ({ iErrorDetail: 4, u8sErrorString });
const tooMany = (u8sErrorString: string) => ({ iErrorDetail: 5, u8sErrorString });

/** Runs something that is refused with an error, and shows that nothing has changed. */
async function expectRefused(
  there: Running,
  client: Client,
  expected: object,
  ...calls: (() => Promise<unknown>)[]
) {
  const all = async () => (await client.invoke(Journal.asnGetJournalEntries, find())).journalList;
  const before = await all();
  for (const attempt of calls) expect(await errorOf(attempt())).toEqual(expected);
  expect(await all()).toEqual(before);
  expect(there.logged.filter((line) => line.includes("the handler failed"))).toEqual([]);
}

describe.each(moduleStores)("in $name, bad input:", (store) => {
  async function withOne(): Promise<{ there: Running; alice: Client }> {
    const there = await store.running();
    await write(there.server, "alice", [call("one")]);
    return { there, alice: await there.loggedOn("alice") };
  }

  describe.each(updates)("%s", (_, update) => {
    test("refuses more than 1,000 ids, and ids that are empty, too long or contain NUL, and changes nothing", async () => {
      const { there, alice } = await withOne();
      const many = Array.from({ length: 1_001 }, (__, at) => `${at}`);
      await expectRefused(there, alice, tooMany("u8sConnectionIDList has over 1000 elements"), () =>
        update(alice, many),
      );
      const path = "u8sConnectionIDList[1]";
      await expectRefused(there, alice, invalid(`${path} is empty`), () =>
        update(alice, ["one", ""]),
      );
      await expectRefused(there, alice, invalid(`${path} contains NUL (U+0000)`), () =>
        update(alice, ["one", "a\0"]),
      );
      await expectRefused(there, alice, invalid(`${path} has over 256 characters`), () =>
        update(alice, ["one", "x".repeat(257)]),
      );
    });
  });

  test("1,000 ids, the longest and other scripts are looked up", async () => {
    const { alice, there } = await withOne();
    const ids = ["x".repeat(256), "日本語 😀", "'; drop table journal_entry; --"];
    await write(
      there.server,
      "alice",
      ids.map((id) => call(id)),
    );
    const many = [...ids, ...Array.from({ length: 997 }, () => "one")];
    const list = { u8sConnectionIDList: many };
    expect(await alice.invoke(Journal.asnUpdateJournalMemo, { ...list, u8sMemo: "m" })).toEqual({
      bSuccess: true,
    });
    const { journalList } = await alice.invoke(
      Journal.asnGetJournalEntries,
      find({ u8sFilterText: "m" }),
    );
    expect(idsOf(journalList).toSorted()).toEqual([...ids, "one"].toSorted());
  });

  test("texts that are too long are error 4, and the longest are kept, with NUL in them", async () => {
    const { there, alice } = await withOne();
    const list = { u8sConnectionIDList: ["one"] };
    await expectRefused(there, alice, invalid("u8sMemo has over 16384 characters"), () =>
      alice.invoke(Journal.asnUpdateJournalMemo, { ...list, u8sMemo: "x".repeat(16_385) }),
    );
    await expectRefused(there, alice, invalid("u8sSubject has over 1024 characters"), () =>
      alice.invoke(Journal.asnUpdateJournalSubject, { ...list, u8sSubject: "x".repeat(1_025) }),
    );
    const { projectPinRule } = call("");
    await expectRefused(there, alice, invalid("projectPinRule has over 4096 octets"), () =>
      alice.invoke(Journal.asnUpdateJournalProject, {
        ...list,
        projectPinRule: { ...projectPinRule, u8sProjectName: "x".repeat(4_097) },
      }),
    );
    const contact = { u8sConnectionID: "one", u8sRemoteNumberSC: "1", remoteContact: {} };
    const setContact = (more: object) => () =>
      alice.invoke(Journal.asnUpdateCallAndJournalContactAndNumber, { ...contact, ...more });
    const long = "x".repeat(1_025);
    await expectRefused(
      there,
      alice,
      invalid("u8sDisplayName has over 1024 characters"),
      setContact({ remoteContact: { u8sDisplayName: long } }),
    );
    await expectRefused(
      there,
      alice,
      invalid("u8sRemoteNumberSC has over 256 characters"),
      setContact({ u8sRemoteNumberSC: long }),
    );
    await expectRefused(
      there,
      alice,
      invalid("u8sConnectionID is empty"),
      setContact({ u8sConnectionID: "" }),
    );
    const u8sMemo = `a\0${"ö".repeat(16_382)}`;
    await alice.invoke(Journal.asnUpdateJournalMemo, { ...list, u8sMemo });
    const { journalEntry } = await alice.invoke(Journal.asnJournalEntryGet, {
      u8sConnectionID: "one",
    });
    expect(journalEntry).toEqual({ ...kept(call("one"), "alice"), u8sMemo });
    const { iCount } = await alice.invoke(
      Journal.asnGetJournalEntriesCount,
      find({ u8sFilterText: "A\0ö" }),
    );
    expect(iCount).toBe(1);
  });

  test("a note of combining characters does not take longer than another", async () => {
    const { alice } = await withOne();
    const u8sMemo = `a${"\u0300\u0323".repeat(8_000)}`;
    await alice.invoke(Journal.asnUpdateJournalMemo, { u8sConnectionIDList: ["one"], u8sMemo });
    const { journalEntry } = await alice.invoke(Journal.asnJournalEntryGet, {
      u8sConnectionID: "one",
    });
    expect(journalEntry.u8sMemo).toBe(u8sMemo);
  });

  test("an entry does not get larger than 64 KiB, and others that are listed with it do not change", async () => {
    const { there, alice } = await withOne();
    const large = call("large", { u8sProviderNumber: "x".repeat(60_000) });
    await write(there.server, "alice", [large]);
    const list = { u8sConnectionIDList: ["one", "large"], u8sMemo: "x".repeat(10_000) };
    await expectRefused(
      there,
      alice,
      tooMany("a journal entry may have at most 65536 octets"),
      () => alice.invoke(Journal.asnUpdateJournalMemo, list),
    );
    const owner = (await there.server.users.find("alice"))!;
    const entry = call("larger", { u8sProviderNumber: "x".repeat(70_000) });
    await expect(there.server.journal.put(owner, { entry })).rejects.toMatchObject({ detail: 5 });
    await expect(
      there.server.journal.put(owner, { entry: call("one"), callType: 11 }),
    ).rejects.toMatchObject({ detail: 4 });
    await expect(there.server.journal.put(owner, { entry: call("") })).rejects.toMatchObject({
      detail: 4,
    });
  });

  test("searches with negative numbers, too many names or texts that are too long are refused", async () => {
    const { there, alice } = await withOne();
    const search = (options: Parameters<typeof find>[0]) => () =>
      alice.invoke(Journal.asnGetJournalEntries, find(options));
    const count = (options: Parameters<typeof find>[0]) => () =>
      alice.invoke(Journal.asnGetJournalEntriesCount, find(options));
    const many = Array.from({ length: 201 }, (_, at) => `${at}`);
    const long = "x".repeat(257);
    for (const [options, expected] of [
      [{ iMaxNumEntries: -1 }, invalid("iMaxNumEntries is negative")],
      [{ u8slistLineUserNames: many }, tooMany("u8slistLineUserNames has over 200 elements")],
      [{ u8slistPhoneNumber: many }, tooMany("u8slistPhoneNumber has over 200 elements")],
      [
        { u8slistPhoneNumber: ["1", long] },
        invalid("u8slistPhoneNumber[1] has over 256 characters"),
      ],
      [{ u8sContactName: long }, invalid("u8sContactName has over 256 characters")],
      [{ u8sCompanyName: long }, invalid("u8sCompanyName has over 256 characters")],
      [{ u8sFilterText: long }, invalid("u8sFilterText has over 256 characters")],
    ] as const) {
      const given = options as unknown as Parameters<typeof find>[0];
      await expectRefused(there, alice, expected, search(given), count(given));
    }
    const nul = find({
      u8sContactName: "a\0b",
      u8slistPhoneNumber: ["\0"],
      u8slistLineUserNames: ["\0"],
    });
    expect((await alice.invoke(Journal.asnGetJournalEntries, nul)).journalList).toEqual([]);
    const short = find({ bsFlags: { bytes: new Uint8Array(), length: 0 } });
    expect((await alice.invoke(Journal.asnGetJournalEntries, short)).journalList).toHaveLength(1);
  });

  test("an unknown id, one with NUL, and negative days are refused by what reads", async () => {
    const { there, alice } = await withOne();
    const get = (u8sConnectionID: string) => () =>
      alice.invoke(Journal.asnJournalEntryGet, { u8sConnectionID });
    await expectRefused(there, alice, invalid("u8sConnectionID contains NUL (U+0000)"), get("a\0"));
    await expectRefused(there, alice, invalid("u8sConnectionID is empty"), get(""));
    await expectRefused(there, alice, invalid("iMaxDays is negative"), () =>
      alice.invoke(Journal.asnGetOfflineJournal, { iMaxDays: -1, iMarkRead: 1 }),
    );
    const far = await alice.invoke(Journal.asnGetOfflineJournal, {
      iMaxDays: 2 ** 31 - 1,
      iMarkRead: 1,
    });
    expect(far).toEqual({ journalList: [] });
  });

  test("an event with an unknown or invalid id, or for an entry of another user, changes nothing", async () => {
    const { there, alice } = await withOne();
    await write(there.server, "bob", [call("of bob")]);
    const localContact = { u8sDisplayName: "x" };
    for (const u8sConnectionID of ["", "a\0", "unknown", "of bob", "x".repeat(300)]) {
      alice.emit(Journal.asnUpdateCallLocalContact, { u8sConnectionID, localContact });
    }
    alice.emit(Journal.asnUpdateCallLocalContact, { u8sConnectionID: "one", localContact });
    const bob = (await there.server.users.find("bob"))!;
    await expect
      .poll(async () => {
        const get = { u8sConnectionID: "one" };
        return (await alice.invoke(Journal.asnJournalEntryGet, get)).journalEntry.optionalParams;
      })
      .toBeDefined();
    expect(await there.server.journal.get(bob, "of bob")).toEqual(kept(call("of bob"), "bob"));
    expect(there.logged.filter((line) => /failed|cannot/.test(line))).toEqual([]);
  });
});
