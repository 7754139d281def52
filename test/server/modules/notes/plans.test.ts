import { expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import * as General from "../../../../src/modules/general/general.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { logonKernel } from "../support/logon-kernel.js";
import { moduleStores } from "../stores.js";

test.each(moduleStores)(
  "in $name, no statement for absences and notes reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    let now = Date.now();
    const at = await logonKernel({
      clock: () => new Date(now),
      database: async () => notingDatabase(data, noted),
    });
    const alice = await at.loggedOn("alice");
    const absentstate = {
      ...{ u8sContactId: "", u8sUsername: "", stTimeFrom: noTime, u8sMessage: "" },
      ...{ u8sAbsentReason: "", iPresenceState: 0, iAbsentState: 1 },
      stTimeTo: new Date(now + 100),
    };
    await alice.invoke(General.asnAbsentStateSetUser, { absentstate });
    for (const u8sNote of ["a note", ""]) {
      const customnote = { u8sContactID: "", u8sUsername: "", u8sNote };
      await alice.invoke(General.asnCustomNoteSet, { customnote });
    }
    now += 100;
    const isOver = async () => {
      const got = await alice.invoke(General.asnAbsentStateGetUser, { contactId: "" });
      return got.absentstate.iAbsentState === 4;
    };
    await expect.poll(isOver).toBe(true);
    const deleted = () => noted.some(({ sql }) => /^delete from "absence".*"ends"/.test(sql));
    await expect.poll(deleted).toBe(true);
    // Not before: nothing would be left that ends by itself.
    await alice.invoke(General.asnAbsentStateReset, { u8sContactId: "" });
    const tables = ["absence", "custom_note"];
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThanOrEqual(8);
    expect(fullScans(plans)).toEqual([]);
  },
);
