import { describe, expect, onTestFinished, test } from "vitest";
import { asnAdminGetPhoneJournalSettings } from "../../../../src/modules/admin/admin.js";
import { asnGetJournalEntries } from "../../../../src/modules/journal/journal.js";
import {
  asnMgmtCleanupJournal,
  asnMgmtGetPhoneJournalSettings,
  asnMgmtSetPhoneJournalSettings,
  type AsnMgmtPhoneJournalSettings,
} from "../../../../src/modules/management/management.js";
import type { Client } from "../../../../src/rose/index.js";
import type { UcServer } from "../../../../src/server/index.js";
import { Cleaning, type CleaningParts } from "../../../../src/server/modules/journal/cleaning.js";
import { standardSettings } from "../../../../src/server/modules/journal/settings.js";
import { deferred, until } from "../../../rose/support/peers.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { call, find, idsOf, write } from "./support/entries.js";
import { FollowingClient } from "./support/followers.js";

const daysAgo = (days: number): Date => new Date(Date.now() - days * 24 * 60 * 60 * 1000);
const entry = (id: string, days: number, more = {}) =>
  call(id, { stStartTime: daysAgo(days), ...more });
const internal = { iInternal: 1 };
const noted = { u8sMemo: "a note" };

const set = (client: Client, changes: Partial<AsnMgmtPhoneJournalSettings>) =>
  client.invoke(asnMgmtSetPhoneJournalSettings, {
    phoneJournalSettings: { ...standardSettings, ...changes },
  });
const get = async (client: Client) =>
  (await client.invoke(asnMgmtGetPhoneJournalSettings, {})).phoneJournalSettings;
const listed = async (client: Client) =>
  idsOf((await client.invoke(asnGetJournalEntries, find())).journalList).toSorted();

/** Writes entries of all kinds, which are 10 and 20 days old. */
async function writeAll(server: Pick<UcServer, "users" | "journal">, name: string): Promise<void> {
  await write(
    server,
    name,
    [10, 20].flatMap((days) => [
      entry(`external ${days}`, days),
      entry(`internal ${days}`, days, internal),
      entry(`noted ${days}`, days, noted),
      entry(`noted internal ${days}`, days, { ...internal, ...noted }),
    ]),
  );
}

describe.each(moduleStores)("in $name, 4.14 of Management:", (store) => {
  test.each([
    ["nothing, as long as nothing is to be deleted", {}, []],
    [
      "internal entries without a note (bDeleteInternalJournalEntries)",
      { bDeleteInternalJournalEntries: true, iDeleteInternalJournalEntriesAfterDays: 15 },
      ["internal 20"],
    ],
    [
      "external entries without a note (bDeleteExternalJournalEntries)",
      { bDeleteExternalJournalEntries: true, iDeleteExternalJournalEntriesAfterDays: 5 },
      ["external 10", "external 20"],
    ],
    [
      "entries with a note (bDeleteNoteJournalEntries)",
      { bDeleteNoteJournalEntries: true, iDeleteNoteJournalEntriesAfterDays: 15 },
      ["noted 20", "noted internal 20"],
    ],
    [
      "each kind after its own days",
      {
        bDeleteInternalJournalEntries: true,
        iDeleteInternalJournalEntriesAfterDays: 5,
        bDeleteExternalJournalEntries: true,
        iDeleteExternalJournalEntriesAfterDays: 15,
        bDeleteNoteJournalEntries: true,
        iDeleteNoteJournalEntriesAfterDays: 25,
      },
      ["external 20", "internal 10", "internal 20"],
    ],
  ] as const)(
    "asnMgmtCleanupJournal (2566) removes %s, of all users",
    async (_, changes, removed) => {
      const there = await store.running();
      for (const name of ["alice", "bob"]) await writeAll(there.server, name);
      const clients = [await there.loggedOn("alice"), await there.loggedOn("bob")];
      const before = await listed(clients[0]!);
      expect(before.length).toBe(8);
      const admin = await there.loggedOn("admin");
      await set(admin, changes);
      expect(await admin.invoke(asnMgmtCleanupJournal, {})).toEqual({});
      for (const client of clients) {
        expect(await listed(client)).toEqual(
          before.filter((id) => !(removed as readonly string[]).includes(id)),
        );
      }
    },
  );

  test("clients that follow are told of what 2566 removes", async () => {
    const there = await store.running();
    await write(there.server, "alice", [entry("old", 20), entry("new", 1)]);
    const alice = new FollowingClient(await there.loggedOn("alice"));
    await alice.subscribe({ iLastKnownGlobTransactionID: 0 });
    await expect.poll(() => [...alice.known.keys()].toSorted()).toEqual(["new", "old"]);
    const admin = await there.loggedOn("admin");
    await set(admin, {
      bDeleteExternalJournalEntries: true,
      iDeleteExternalJournalEntriesAfterDays: 15,
    });
    await admin.invoke(asnMgmtCleanupJournal, {});
    await expect.poll(() => [...alice.known.keys()]).toEqual(["new"]);
  });

  test("2566 removes more than it looks at in a unit, past what stays, and the journal can be filled again", async () => {
    const there = await store.running();
    const { server } = there;
    const owner = (await server.users.find("alice"))!;
    const entries = Array.from({ length: 1_300 }, (_, i) => ({
      // The oldest have a note, and stay; many began at the same time.
      entry: entry(`${i}`, 0, {
        stStartTime: new Date(Date.UTC(2020, 0, 1, i >> 9)),
        ...(i < 600 && noted),
      }),
    }));
    await server.journal.putAll(owner, entries);
    const admin = await there.loggedOn("admin");
    await set(admin, {
      bDeleteExternalJournalEntries: true,
      iDeleteExternalJournalEntriesAfterDays: 1,
    });
    await admin.invoke(asnMgmtCleanupJournal, {});
    const alice = await there.loggedOn("alice");
    expect((await listed(alice)).length).toBe(600);
    expect(await server.journal.get(owner, "599")).toBeDefined();
    expect(await server.journal.get(owner, "600")).toBe(undefined);
    await server.journal.putAll(owner, entries);
    expect((await listed(alice)).length).toBe(1_300);
  });

  test.each(["ber", "json"] as const)(
    "in %s, asnMgmtSetPhoneJournalSettings (2641) sets what 2642 returns, and of it asnAdminGetPhoneJournalSettings (2920) three members",
    async (encoding) => {
      const there = await store.running();
      const admin = await there.loggedOn("admin", { encoding });
      expect(await get(admin)).toEqual(standardSettings);
      expect(await admin.invoke(asnAdminGetPhoneJournalSettings, {})).toEqual({
        iUnansweredCallJournalOption: 1,
        iAnsweredRedirectedCallJournalOption: 1,
        bAutoMarkReadGroupCallsOnCallback: false,
      });
      const settings: AsnMgmtPhoneJournalSettings = {
        iPrivateCallOptions: 2,
        iUseOfflineJournal: 0,
        iOfflineDeleteOldEntries: 1,
        iOfflineDaysNoDelete: 3,
        bDeleteInternalJournalEntries: true,
        iDeleteInternalJournalEntriesAfterDays: 4,
        bDeleteExternalJournalEntries: true,
        iDeleteExternalJournalEntriesAfterDays: 5,
        bDeleteNoteJournalEntries: true,
        iDeleteNoteJournalEntriesAfterDays: 36_525,
        iUnansweredCallJournalOption: 2,
        iAnsweredRedirectedCallJournalOption: 3,
        bAutoMarkReadGroupCallsOnCallback: true,
        iHandlingMode: 3,
        iArchiveJournalEntriesAfterDays: 7,
      };
      expect(await set(admin, settings)).toEqual({});
      expect(await get(await there.loggedOn("admin"))).toEqual(settings);
      expect(await admin.invoke(asnAdminGetPhoneJournalSettings, {})).toEqual({
        iUnansweredCallJournalOption: 2,
        iAnsweredRedirectedCallJournalOption: 3,
        bAutoMarkReadGroupCallsOnCallback: true,
      });
    },
  );

  test("settings with values that there are not, days out of range, and deletion after 0 days are error 4, and change nothing", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    for (const bad of [
      { iPrivateCallOptions: 3 },
      { iUseOfflineJournal: 2 },
      { iUnansweredCallJournalOption: 4 },
      { iAnsweredRedirectedCallJournalOption: -1 },
      { iHandlingMode: 4 },
      { iOfflineDaysNoDelete: -1 },
      { iArchiveJournalEntriesAfterDays: 36_526 },
      { bDeleteInternalJournalEntries: true },
      { bDeleteExternalJournalEntries: true },
      { bDeleteNoteJournalEntries: true },
    ] as Partial<AsnMgmtPhoneJournalSettings>[]) {
      expect([bad, await errorOf(set(admin, bad))]).toMatchObject([{}, { iErrorDetail: 4 }]);
    }
    expect(await get(admin)).toEqual(standardSettings);
  });

  test("only administrators may: 2641, 2642 and 2920 are error 1 for others, 2566 is 2", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const admin = await there.loggedOn("admin");
    const settings = {
      bDeleteExternalJournalEntries: true,
      iDeleteExternalJournalEntriesAfterDays: 1,
    };
    await set(admin, settings);
    await writeAll(there.server, "alice");
    for (const [refused, iErrorDetail] of [
      [set(alice, {}), 1],
      [get(alice), 1],
      [alice.invoke(asnAdminGetPhoneJournalSettings, {}), 1],
      [alice.invoke(asnMgmtCleanupJournal, {}), 2],
    ] as const) {
      expect(await errorOf(refused)).toMatchObject({ iErrorDetail });
    }
    expect(await get(admin)).toMatchObject(settings);
    expect((await listed(alice)).length).toBe(8);
  });
});

/** A cleaning whose journal has so many portions. */
function cleaning(portions: number, more: Partial<CleaningParts> = {}) {
  const state = { reads: 0, writes: 0, begins: Promise.resolve() };
  const parts = {
    module: {
      read: async (work: (unit: object) => Promise<unknown>) => {
        state.reads++;
        return work({});
      },
      write: async (work: (unit: object) => Promise<unknown>) => {
        state.writes++;
        return work({});
      },
    },
    rules: {
      async outdated() {
        await state.begins;
        return { internal: 1 };
      },
      removeOutdated: async (_: unknown, __: unknown, { id }: { id: number }) =>
        id + 1 < portions ? { starts: 0, id: id + 1 } : undefined,
    },
    ...more,
  };
  const made = new Cleaning(parts as unknown as CleaningParts);
  onTestFinished(() => made.close());
  return { made, state };
}

test("journals can be cleaned after a failure, until the server closes", async () => {
  let isBroken = true;
  const outdated = async () => {
    if (isBroken) throw new Error("no database");
    return { internal: 1 };
  };
  const removeOutdated = async () => undefined;
  const { made, state } = cleaning(1, {
    rules: { outdated, removeOutdated } as unknown as CleaningParts["rules"],
  });
  await expect(made.run()).rejects.toThrow("no database");
  expect(state.writes).toBe(0);
  isBroken = false;
  await made.run();
  expect(state.writes).toBe(1);
  made.close();
  await made.run();
  expect(state.writes).toBe(1);
});

test("what has to end while journals are cleaned ends with the portion that is being looked at", async () => {
  const ends = new AbortController();
  const { made, state } = cleaning(3, {
    rules: {
      outdated: async () => ({ internal: 1 }),
      async removeOutdated() {
        ends.abort();
        return { starts: 0, id: 1 };
      },
    } as unknown as CleaningParts["rules"],
  });
  await made.until(ends.signal);
  expect(state.writes).toBe(1);
});

test("calls at the same time share what has not begun yet, and each unit looks at one portion", async () => {
  const { promise, resolve } = deferred<void>();
  const { made, state } = cleaning(3);
  state.begins = promise;
  const one = made.run();
  await until(() => state.reads === 1);
  const others = [made.run(), made.run(), made.run()];
  resolve();
  await Promise.all([one, ...others]);
  expect(state).toMatchObject({ reads: 2, writes: 6 });
});
