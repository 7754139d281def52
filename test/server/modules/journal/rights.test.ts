import { describe, expect, test } from "vitest";
import * as Journal from "../../../../src/modules/journal/journal.js";
import { asnGetJournalEntriesV2 } from "../../../../src/modules/later/journal/journal.js";
import type { Client } from "../../../../src/rose/index.js";
import { standardStaticRights, standardStaticRights2 } from "../../../../src/server/index.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { changeSettings, groupProfile } from "../support/directory.js";
import { bits, call, find, idsOf, kept, privateCall, write } from "./support/entries.js";

const ownJournal = 0x80000;
const groupSees = 0x4000;
const leaderSees = 0x8000;
const membersEdit = 0x10000;
const mayDelete = 0x100000;

const denied = { iErrorDetail: 2, u8sErrorString: "Not allowed for this entry" };
const unknown = { iErrorDetail: 3, u8sErrorString: "There is no such journal entry" };

/** A server where alice, who has these static rights, and bob are in a group with these; bob has a public and a private entry. */
async function inGroup(
  there: Running,
  first: number,
  options: { alice?: number; leads?: boolean } = {},
): Promise<Client> {
  const { alice = standardStaticRights, leads = false } = options;
  const { server } = there;
  await server.users.setStaticRights("alice", { first: alice, second: standardStaticRights2 });
  const about = { members: leads ? ["bob"] : ["alice", "bob"], first };
  await server.groups.add(groupProfile("team", leads ? { ...about, leader: "alice" } : about));
  await write(server, "bob", [call("of bob"), privateCall("private")]);
  return there.loggedOn("alice");
}

async function seen(client: Client, more: Parameters<typeof find>[0]): Promise<string[]> {
  const { journalList } = await client.invoke(Journal.asnGetJournalEntries, find(more));
  const { iCount } = await client.invoke(Journal.asnGetJournalEntriesCount, find(more));
  expect(iCount).toBe(journalList.length);
  return idsOf(journalList);
}

const ofBob = { u8slistLineUserNames: ["BOB"] };
const get = (client: Client, u8sConnectionID: string) =>
  client.invoke(Journal.asnJournalEntryGet, { u8sConnectionID });
const note = (client: Client, ...u8sConnectionIDList: string[]) =>
  client.invoke(Journal.asnUpdateJournalMemo, { u8sConnectionIDList, u8sMemo: "by alice" });
const remove = (client: Client, ...u8sConnectionIDList: string[]) =>
  client.invoke(Journal.asnDeleteJournalEntries, { u8sConnectionIDList });

describe.each(moduleStores)("in $name, 6 rights:", (store) => {
  test("without 0x80000 all functions of the journal are off", async () => {
    const there = await store.running();
    await write(there.server, "alice", [call("one")]);
    const rights = { first: standardStaticRights & ~ownJournal, second: standardStaticRights2 };
    await there.server.users.setStaticRights("alice", rights);
    const alice = await there.loggedOn("alice");
    const off = { iErrorDetail: 2, u8sErrorString: "Needs the right journal" };
    const list = { u8sConnectionIDList: ["one"] };
    for (const refused of [
      get(alice, "one"),
      note(alice, "one"),
      remove(alice, "one"),
      alice.invoke(Journal.asnGetJournalEntries, find()),
      alice.invoke(Journal.asnGetJournalEntriesCount, find()),
      alice.invoke(Journal.asnGetOfflineJournal, { iMaxDays: 1, iMarkRead: 1 }),
      alice.invoke(Journal.asnUpdateJournalReadFlag, { ...list, bReadFlag: true }),
      alice.invoke(Journal.asnMarkAllJournalEntriesAsRead, {}),
      alice.invoke(Journal.asnJournalGetSettings, {}),
      alice.invoke(Journal.asnJournalSubscribeEvents, { bReceiveJournalEvents: true }),
    ]) {
      expect(await errorOf(refused)).toEqual(off);
    }
    const owner = (await there.server.users.find("alice"))!;
    expect(await there.server.journal.get(owner, "one")).toEqual(kept(call("one"), "alice"));
  });

  test.each([
    ["of a group with 0x4000", groupSees, {}, ["of bob"]],
    ["of a group without it", 0, {}, []],
    ["of a group with 0x8000 that the caller does not lead", leaderSees, {}, []],
    ["of a group with 0x8000 that the caller leads", leaderSees, { leads: true }, ["of bob"]],
  ] as const)(
    "entries %s are seen or not, private ones never",
    async (_, first, options, expected) => {
      const there = await store.running();
      const alice = await inGroup(there, first, options);
      await write(there.server, "alice", [call("own"), privateCall("own private")]);
      expect(await seen(alice, ofBob)).toEqual(expected);
      const both = { u8slistLineUserNames: ["bob", "alice", "nobody", "a\0b", ""] };
      expect(await seen(alice, both)).toEqual(["own private", "own", ...expected]);
      const all = { bsFlags: bits("flagIncludeAllPublic") };
      expect(await seen(alice, all)).toEqual(["own private", "own", ...expected]);
      expect(await seen(alice, {})).toEqual(["own private", "own"]);
      if (expected.length === 0) expect(await errorOf(get(alice, "of bob"))).toEqual(unknown);
      else expect((await get(alice, "of bob")).journalEntry).toEqual(kept(call("of bob"), "bob"));
      expect(await errorOf(get(alice, "private"))).toEqual(unknown);
    },
  );

  test("with version 8, names add the public entries of others to the caller's own", async () => {
    const there = await store.running();
    const alice = await inGroup(there, groupSees);
    await write(there.server, "alice", [privateCall("own")]);
    const { bsFlags: _, ...options } = find().findOptions;
    const foundBy = async (more: object) => {
      const findOptions = { ...options, iFilter: 0, ...more };
      return idsOf((await alice.invoke(asnGetJournalEntriesV2, { findOptions })).journalList);
    };
    expect(await foundBy({})).toEqual(["own"]);
    expect(await foundBy(ofBob)).toEqual(["own", "of bob"]);
    expect(await foundBy({ iFilter: 0x10000 })).toEqual(["own", "of bob"]);
  });

  test("who sees entries of a group with 0x10000 edits them, and removes them with 0x100000", async () => {
    const there = await store.running();
    const alice = await inGroup(there, groupSees, { alice: standardStaticRights & ~mayDelete });
    expect(await errorOf(note(alice, "of bob"))).toEqual(denied);
    expect(await errorOf(remove(alice, "of bob"))).toEqual(denied);
    const group = await there.server.groups.get("team");
    await there.server.groups.set({ ...group, iGroupStaticRights: groupSees | membersEdit });
    expect(await note(alice, "of bob")).toEqual({ bSuccess: true });
    expect((await get(alice, "of bob")).journalEntry.u8sMemo).toBe("by alice");
    expect(await errorOf(remove(alice, "of bob"))).toEqual(denied);
    await there.server.users.setStaticRights("alice", {
      first: standardStaticRights,
      second: standardStaticRights2,
    });
    expect(await remove(alice, "of bob")).toEqual({ iResult: 0 });
    expect(await errorOf(get(alice, "of bob"))).toEqual(unknown);
  });

  test("an entry that may not be changed keeps all that are listed with it from being changed", async () => {
    const there = await store.running();
    const alice = await inGroup(there, groupSees);
    await write(there.server, "alice", [call("own")]);
    expect(await errorOf(note(alice, "own", "of bob"))).toEqual(denied);
    expect(await errorOf(remove(alice, "own", "of bob"))).toEqual(denied);
    expect(await note(alice, "own", "private")).toEqual({ bSuccess: false });
    expect(await remove(alice, "own", "private")).toEqual({ iResult: 1 });
    expect((await get(alice, "own")).journalEntry).toEqual(kept(call("own"), "alice"));
    const contact = { u8sConnectionID: "of bob", u8sRemoteNumberSC: "1", remoteContact: {} };
    const update = alice.invoke(Journal.asnUpdateCallAndJournalContactAndNumber, contact);
    expect(await errorOf(update)).toEqual(denied);
    expect((await get(alice, "of bob")).journalEntry).toEqual(kept(call("of bob"), "bob"));
  });

  test("nobody deletes own entries without 0x100000", async () => {
    const there = await store.running();
    const rights = { first: standardStaticRights & ~mayDelete, second: standardStaticRights2 };
    await there.server.users.setStaticRights("alice", rights);
    await write(there.server, "alice", [call("own")]);
    const alice = await there.loggedOn("alice");
    expect(await errorOf(remove(alice, "own"))).toEqual(denied);
    expect(await note(alice, "own")).toEqual({ bSuccess: true });
  });

  test("administrators, and with bAllJournalEntriesVisible all, see the public entries of everybody", async () => {
    const there = await store.running();
    await write(there.server, "bob", [call("of bob"), privateCall("private")]);
    const [alice, admin] = [await there.loggedOn("alice"), await there.loggedOn("admin")];
    const all = { bsFlags: bits("flagIncludeAllPublic") };
    expect(await seen(admin, all)).toEqual(["of bob"]);
    expect(await seen(admin, ofBob)).toEqual(["of bob"]);
    expect(await seen(alice, all)).toEqual([]);
    await changeSettings(there, { bAllJournalEntriesVisible: true });
    expect(await seen(alice, all)).toEqual(["of bob"]);
    expect(await errorOf(note(alice, "of bob"))).toEqual(denied);
    expect(await note(admin, "of bob")).toEqual({ bSuccess: true });
  });

  test("an id that several users have means the caller's own entry, otherwise one that is shown", async () => {
    const there = await store.running();
    const alice = await inGroup(there, groupSees | membersEdit);
    await write(there.server, "bob", [call("shared", { u8sSubject: "bob's" })]);
    expect((await get(alice, "shared")).journalEntry.u8sSubject).toBe("bob's");
    await write(there.server, "alice", [call("shared", { u8sSubject: "alice's" })]);
    expect((await get(alice, "shared")).journalEntry.u8sSubject).toBe("alice's");
    await remove(alice, "shared");
    expect((await get(alice, "shared")).journalEntry.u8sSubject).toBe("bob's");
  });
});
