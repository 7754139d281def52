import { expect, test } from "vitest";
import { asnAppointmentSetEntry } from "../../../../src/modules/appointments/appointments.js";
import * as General from "../../../../src/modules/general/general.js";
import { entry } from "../../entries.js";
import { Listening } from "../support/attached.js";
import { logonKernel } from "../support/logon-kernel.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { moduleStores } from "../stores.js";
import { presenceEvents } from "./support.js";

test.each(moduleStores)(
  "in $name, no statement of presence reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
    const admin = new Listening(await at.loggedOn("admin"), presenceEvents);
    await at.users.setContact("bob", { u8sEMail: "bob@example.org", u8sPhoneHome: "4711" });
    await admin.client.invoke(General.asnOpenContacts, { seqContactIDs: [] });
    const { eMail, phoneNumber } = General.AsnContactStatusParameterEnum.values;
    const found = await admin.client.invoke(General.asnContactStatusRequest, {
      request: [
        { typeOfValue: eMail, u8sValue: "bob@example.org" },
        { typeOfValue: phoneNumber, u8sValue: "4711" },
      ].map((parameter, index) => ({
        ...{ iClientSearchID: 1, iClientRowID: index + 1, listSearchParameter: [parameter] },
        ...{ bActivateNotify: true, listDeactivateNotify: [0] },
      })),
    });
    expect(found.iCount).toBe(2);
    const bob = await at.loggedOn("bob");
    // It ends soon, so the times of others are looked up, too.
    const appointment = entry({ stStart: new Date(0), stEnd: new Date(Date.now() + 300) });
    await bob.invoke(asnAppointmentSetEntry, { appointment });
    const ended = async () => {
      const got = await admin.soFar();
      return got.some(
        ([name, argument]) =>
          name === "asnContactAppointmentStateChanged" &&
          argument.appointmentEntryList.length === 0,
      );
    };
    await expect.poll(ended).toBe(true);
    const tables = ["appointment", "user", "user_search_key", "absence", "custom_note"];
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThanOrEqual(10);
    // The directory is read as a whole, but only after it has changed.
    const scans = fullScans(plans).filter((line) => !/from "user"( order.*)?$/.test(line));
    expect(scans).toEqual([]);
  },
);
