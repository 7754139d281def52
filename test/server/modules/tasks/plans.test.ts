import { expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import {
  asnTaskGetEntriesV2,
  asnTaskGetEntryCount,
} from "../../../../src/modules/later/tasks/tasks.js";
import {
  AsnNetDatabaseTask,
  asnTaskAddEntry,
  asnTaskRemoveEntries,
  asnTaskSetEntriesState,
} from "../../../../src/modules/tasks/tasks.js";
import { emptyValue } from "../../../../src/codec/index.js";
import { logonKernel } from "../support/logon-kernel.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { moduleStores } from "../stores.js";

test.each(moduleStores)(
  "in $name, no statement for tasks reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
    const alice = await at.loggedOn("alice");
    const taskEntry = emptyValue<AsnNetDatabaseTask>(AsnNetDatabaseTask);
    const { u8sAddedTaskID: id } = await alice.invoke(asnTaskAddEntry, { taskEntry });
    const day = new Date("2026-01-01T00:00:00Z");
    for (const [eFlags, time] of [
      [0, noTime],
      [0xff, day],
      [1, day],
      [2, noTime],
    ] as const) {
      const findOptions = {
        eFlags,
        iMaxNumEntries: 0,
        stUTCStartDateFrom: time,
        stUTCStartDateTo: time,
        u8slistOwnerNames: [],
      };
      await alice.invoke(asnTaskGetEntriesV2, { findOptions });
      await alice.invoke(asnTaskGetEntryCount, { findOptions });
    }
    await alice.invoke(asnTaskSetEntriesState, { eState: 1, u8slistTaskIDs: [id] });
    await alice.invoke(asnTaskRemoveEntries, { u8slistTaskID: [id] });
    const tables = ["task", "task_total"];
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThanOrEqual(11);
    expect(fullScans(plans)).toEqual([]);
  },
);
