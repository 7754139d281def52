import { describe, expect, test } from "vitest";
import { asnMgmtGetUMInterfaceSettings } from "../../../../src/modules/management/management.js";
import { moduleStores } from "../stores.js";
import { logonKernel, type LogonKernel } from "../support/logon-kernel.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { computer, full, group, guid, replicator, user } from "./support/replicator.js";

const tables = [
  "replication_source",
  "replicated_user",
  "replicated_group",
  "replicated_computer",
  "replicated_missing",
  "directory_interface",
];

/** What is kept in memory has been read again: that is begun by a change, and may end before its answer comes or after it. */
function current({ principals }: LogonKernel): Promise<void> {
  return new Promise((resolve) => principals.whenCurrent(resolve));
}

describe.each(moduleStores)("in $name, statements of a replication", ({ database }) => {
  test("read no table as a whole", async () => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
    const one = await replicator(at);
    await one.users([user(1), user(2, { u8sDNPath: "cn=two" })]);
    await one.groups([group(1, { u8slistGroupMemberDNs: ["cn=three"] })]);
    await one.computers([computer(1)]);
    await one.users([user(2), user(3, { u8sDNPath: "cn=three" })], { enuOperationmode: full });
    await one.groups([group(2)], { sequ8sObjectUIDsToDelete: [guid(1)] });
    await one.guids();
    const admin = await at.loggedOn("admin");
    await admin.invoke(asnMgmtGetUMInterfaceSettings, { iInterfaceType: 2 });
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThan(15);
    expect(fullScans(plans)).toEqual([]);
  });

  test("are few for each new user, and the directory is changed once, however many there are", async () => {
    const statements: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, statements) });
    const one = await replicator(at);
    const block = async (from: number, count: number): Promise<readonly Noted[]> => {
      await current(at);
      statements.length = 0;
      await one.users(Array.from({ length: count }, (_, number) => user(from + number)));
      await current(at);
      return [...statements];
    };
    await block(1, 2);
    // After so many changes, what is kept in memory is read as a whole.
    const few = await block(1_000, 220);
    const more = await block(2_000, 260);
    // The rest is for all of them together.
    expect(more.length - few.length).toBeLessThanOrEqual(5 * 40);
    for (const noted of [few, more]) {
      const changes = noted.filter(({ sql }) => /^insert into "change_counter"/i.test(sql));
      expect(changes).toHaveLength(1);
    }
  });

  test("do not grow in number with what is there, and objects that are as they were are not written", async () => {
    const statements: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, statements) });
    const one = await replicator(at);
    const counted = async (work: () => Promise<unknown>): Promise<number> => {
      await current(at);
      statements.length = 0;
      await work();
      await current(at);
      return statements.length;
    };
    const next = (number: number) => counted(() => one.users([user(number)]));
    await next(1);
    const first = await next(2);
    await one.users(Array.from({ length: 20 }, (_, number) => user(100 + number)));
    expect(await next(3)).toBe(first);
    statements.length = 0;
    await one.users([user(3)], {});
    expect(statements.filter(({ sql }) => /^(update|insert|delete)/i.test(sql))).toEqual([]);
  });
});
