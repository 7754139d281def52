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
import { fullScans, planningDatabase, type NotedStatements } from "../support/plans.js";
import { moduleStores } from "../stores.js";

test.each(moduleStores)(
  "in $name, no statement for tasks reads a whole table",
  async ({ database }) => {
    const noted: NotedStatements = new Map();
    const data = await database();
    const at = await logonKernel({ database: async () => planningDatabase(data, noted) });
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
    const { statements, scans } = await fullScans(data, noted, ["task", "task_total"]);
    expect(statements).toBeGreaterThanOrEqual(11);
    expect(scans).toEqual([]);
  },
);
