import { describe, expect, test } from "vitest";
import * as Journal from "../../../../src/modules/journal/journal.js";
import {
  asnMgmtCleanupJournal,
  asnMgmtSetPhoneJournalSettings,
} from "../../../../src/modules/management/management.js";
import { asnGetJournalEntriesV2 } from "../../../../src/modules/later/journal/journal.js";
import { journalService } from "../../../../src/server/modules/journal/api.js";
import type { JournalTables } from "../../../../src/server/modules/journal/schema.js";
import { moduleStores } from "../stores.js";
import { logonKernel } from "../support/logon-kernel.js";
import { fullScans, plansOf, sorting } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { bits, call, find, recently } from "./support/entries.js";
import { FollowingClient } from "./support/followers.js";

describe.each(moduleStores)("in $name, statements of the journal", (store) => {
  test("find rows by an index, whatever a client asks for, and what is long in order by the order of the index", async () => {
    const noted: Noted[] = [];
    const data = await store.database();
    const noting = notingDatabase(data, noted);
    const at = await logonKernel({ database: async () => noting });
    const journal = at.made.kernel.get(journalService);
    const [owner, bob] = [(await at.users.find("alice"))!, (await at.users.find("bob"))!];
    noted.length = 0;
    const put = (id: string) => journal.put(owner, { entry: call(id, { iLineUserOffline: 1 }) });
    for (const id of ["one", "two", "three"]) await put(id);
    await put("one");
    await journal.put(bob, { entry: call("of bob") });
    const alice = await at.loggedOn("alice");
    const admin = await at.loggedOn("admin");
    for (const client of [alice, admin]) {
      for (const options of [
        {},
        { stStartTimeFrom: recently, stStartTimeTo: recently, iMaxNumEntries: 10 },
        { u8slistLineUserNames: ["alice", "bob"], u8slistPhoneNumber: ["1", "2"] },
        { u8sFilterText: "030", u8sContactName: "a", u8sCompanyName: "b" },
        { bsFlags: bits("flagIncludeAllPublic", "flagUnreadOnly", "flagIntern", "flagHasMemo") },
      ]) {
        await client.invoke(Journal.asnGetJournalEntries, find(options));
        await client.invoke(Journal.asnGetJournalEntriesCount, find(options));
      }
      const { bsFlags: _, ...options } = find().findOptions;
      const later = { ...options, iFilter: 0x2200, iLastKnownGlobTransactionID: 1 };
      await client.invoke(asnGetJournalEntriesV2, { findOptions: later });
    }
    const ids = { u8sConnectionIDList: ["one", "two"] };
    await alice.invoke(Journal.asnJournalEntryGet, { u8sConnectionID: "one" });
    await alice.invoke(Journal.asnUpdateJournalMemo, { ...ids, u8sMemo: "m" });
    await alice.invoke(Journal.asnGetOfflineJournal, { iMaxDays: 2, iMarkRead: 1 });
    await put("four");
    await alice.invoke(Journal.asnMarkAllJournalEntriesAsRead, {});
    const { next } = await noting.read((db) => journal.within.page(db, owner, 2));
    await noting.read((db) => journal.within.page(db, owner, 2, next));
    const follow = async (user: string, iFlags: number) => {
      const follower = new FollowingClient(await at.loggedOn(user));
      await follower.subscribe({ iLastKnownGlobTransactionID: 1, iMaxEntries: 2, iFlags });
      await follower.next(2);
      return follower;
    };
    const followers = [await follow("alice", 0), await follow("admin", 1)];
    await alice.invoke(Journal.asnDeleteJournalEntries, ids);
    for (const follower of followers) await follower.next();
    const settings = {
      ...(await journal.settings()),
      bDeleteExternalJournalEntries: true,
      iDeleteExternalJournalEntriesAfterDays: 1,
    };
    await admin.invoke(asnMgmtSetPhoneJournalSettings, { phoneJournalSettings: settings });
    await put("five");
    await journal.put(owner, { entry: call("old", { stStartTime: new Date(0) }) });
    await admin.invoke(asnMgmtCleanupJournal, {});
    expect(await journal.get(owner, "old")).toBe(undefined);

    const tables = ["journal_entry", "journal_removed", "journal_total", "journal_state"];
    // At most a thousand entries that have been found are brought into their order, and those with the same ids numbered.
    const isOrdered = (sql: string): boolean => !/as "(sorted|shared)"/.test(sql);
    const plans = await plansOf(data, noted, tables, isOrdered);
    expect(plans.length).toBeGreaterThan(25);
    // There is one row in journal_state, and journal_total, a row for each user, is read as a whole for who sees several.
    expect(fullScans(plans, ["journal_total", "journal_state"])).toEqual([]);
    const sorts = plans.filter(({ sql, lines }) => isOrdered(sql) && lines.includes(sorting));
    expect(sorts).toEqual([]);
    for (const { sql, lines } of plans) {
      if (/^(select|delete|update) .*"journal_(entry|removed)"/.test(sql)) {
        expect(lines.join(), sql).toMatch(/SEARCH journal_(entry|removed)/);
      }
    }
  });

  test("mark at most a thousand entries read each, and number them one after the other", async () => {
    const noted: Noted[] = [];
    const data = await store.database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
    const journal = at.made.kernel.get(journalService);
    const alice = await at.loggedOn("alice");
    const owner = (await at.users.find("alice"))!;
    // Many begin at the same time.
    const entries = Array.from({ length: 2_300 }, (_, i) => ({
      entry: call(`${i}`, { iReadFlag: i % 100 === 0 ? 1 : 0, stStartTime: new Date(i >> 10) }),
    }));
    await journal.putAll(owner, entries);
    noted.length = 0;
    await alice.invoke(Journal.asnMarkAllJournalEntriesAsRead, {});
    const marking = noted.filter(({ sql }) => sql.startsWith('update "journal_entry"'));
    expect(marking).toHaveLength(3);
    const rows = await data.read<JournalTables, { unread: boolean; number: number }[]>(({ db }) =>
      db
        .selectFrom("journal_entry")
        .select(["unread", "transaction_id as number"])
        .orderBy("starts")
        .orderBy("id")
        .execute(),
    );
    expect(rows.filter(({ unread }) => Boolean(unread))).toEqual([]);
    const numbers = rows.map(({ number }) => number).filter((number) => number > 2_300);
    expect(numbers).toEqual(Array.from({ length: 2_277 }, (_, i) => 2_301 + i));
  });

  test("are few, however many entries are written, changed or removed", async () => {
    const noted: Noted[] = [];
    const data = await store.database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
    const journal = at.made.kernel.get(journalService);
    const alice = await at.loggedOn("alice");
    const entries = Array.from({ length: 1_000 }, (_, i) => ({ entry: call(`${i}`) }));
    const list = { u8sConnectionIDList: entries.map(({ entry }) => entry.u8sConnectionID) };
    const owner = (await at.users.find("alice"))!;
    for (const work of [
      () => journal.putAll(owner, entries),
      () => journal.putAll(owner, entries),
      () => alice.invoke(Journal.asnUpdateJournalMemo, { ...list, u8sMemo: "m" }),
      () => alice.invoke(Journal.asnDeleteJournalEntries, list),
    ]) {
      noted.length = 0;
      await work();
      expect(noted.length).toBeGreaterThan(2);
      expect(noted.length).toBeLessThan(40);
    }
  });
});
