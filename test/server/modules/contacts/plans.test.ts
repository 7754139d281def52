import { expect, test } from "vitest";
import * as General from "../../../../src/modules/general/general.js";
import { count, page } from "../../../../src/server/modules/contacts/key-search.js";
import { userKeys } from "../../../../src/server/modules/contacts/store.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { logonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";

test.each(moduleStores)(
  "in $name, no statement for searches and references reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
    const alice = await at.loggedOn("alice");
    await at.users.setContact("bob", { u8sFirstName: "Bob" });
    const u8sContactID = "user-1";
    const reference = { u8sEntryID: "e", u8sStoreID: "s", u8sDBID: "d", u8sDisplayName: "" };
    alice.emit(General.asnSetPreferredContactRef, { u8sContactID, ...reference });
    alice.emit(General.asnSetPreferredContactRef, {
      ...{ u8sContactID, ...reference },
      ...{ u8sEntryID: "", u8sStoreID: "", u8sDBID: "" },
    });
    await alice.invoke(General.asnGetPreferredContactRef, { u8sContactID });
    const removed = () =>
      noted.some(({ sql }) => sql.startsWith('delete from "preferred_reference"'));
    await expect.poll(removed).toBe(true);
    await data.read<any, void>(async (unit) => {
      const one = { field: "first-name", from: "b", to: "c" } as const;
      const others = [
        { field: "last-name", from: "b", to: "c" },
        { field: "number", from: "1", to: "2" },
      ] as const;
      for (const query of [
        page(unit, userKeys, one, others, { key: "b", owner: 0 }),
        count(unit, userKeys, one),
      ]) {
        const compiled = query.compile();
        noted.push({ sql: compiled.sql, values: compiled.parameters });
      }
    });
    const tables = ["user_search_key", "preferred_reference"];
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThanOrEqual(6);
    expect(fullScans(plans)).toEqual([]);
  },
);
