import { expect, test } from "vitest";
import { asnClientPersistenceGetDatabaseID } from "../../../../src/modules/client-persistence/client-persistence.js";
import { logonKernel } from "../support/logon-kernel.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { moduleStores } from "../stores.js";
import { ItemClient } from "./support/item-client.js";

test.each(moduleStores)(
  "in $name, no statement for item stores reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({
      database: async () => notingDatabase(data, noted),
      itemStores: { maxRemoved: 5 },
    });
    const alice = new ItemClient(await at.loggedOn("alice"));
    const other = new ItemClient(await at.loggedOn("alice"));
    await alice.client.invoke(asnClientPersistenceGetDatabaseID, {});
    for (const client of [alice, other]) await client.subscribe("s");
    await alice.create("s", "k", "1");
    await alice.update("s", "k", "2");
    await alice.read("s");
    await alice.read("s", { u8sItemStoreID: "k" });
    await alice.read("s", { iLastKnownGlobalRevision: 1 });
    await alice.remove("s", "k");
    await other.next(3);
    // Removed items are forgotten.
    for (let i = 0; i < 7; i++) {
      await alice.create("s", "k", "");
      await alice.create("s", `k${i}`, "");
      await alice.remove("s", `k${i}`);
    }
    const tables = ["item", "item_space"];
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThanOrEqual(10);
    expect(fullScans(plans)).toEqual([]);
  },
);
