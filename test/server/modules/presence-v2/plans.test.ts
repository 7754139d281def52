import { expect, test } from "vitest";
import { asnAppointmentSetEntry } from "../../../../src/modules/appointments/appointments.js";
import {
  asnGetAndSubscribePresenceV2,
  asnUpdatePresenceV2,
} from "../../../../src/modules/later/presence-v2/presence-v2.js";
import {
  asnGetAndSubscribePresence,
  asnRequestLargeProfileImage,
  asnSetDynamicRights,
  asnUnsubscribePresence,
} from "../../../../src/modules/presence-v2/presence-v2.js";
import { entry } from "../../entries.js";
import { setAbsence, setNote } from "../presence/support.js";
import { Listening } from "../support/attached.js";
import { contactOf } from "../support/directory.js";
import { logonKernel } from "../support/logon-kernel.js";
import { fullScans, plansOf } from "../support/plans.js";
import { notingDatabase, type Noted } from "../support/statements.js";
import { moduleStores } from "../stores.js";
import { subscribedEvents } from "./support.js";

test.each(moduleStores)(
  "in $name, no statement of presence by subscription reads a whole table",
  async ({ database }) => {
    const noted: Noted[] = [];
    const data = await database();
    const at = await logonKernel({ database: async () => notingDatabase(data, noted) });
    const [alice, bob] = await Promise.all(["alice", "bob"].map((name) => contactOf(at, name)));
    const seqContactIDs = [alice!, bob!];
    const bobs = await at.loggedOn("bob");
    // It ends soon, so the times of others are looked up, too.
    const appointment = entry({ stStart: new Date(0), stEnd: new Date(Date.now() + 300) });
    await bobs.invoke(asnAppointmentSetEntry, { appointment });
    const events = [...subscribedEvents, asnUpdatePresenceV2];
    const one = new Listening(await at.loggedOn("alice"), events);
    const other = new Listening(await at.loggedOn("admin"), events);
    const all = { seqContactIDs, iContactDetailsReturnFilter: 0x1ffff };
    const iEventFlagsToSubscribe = 0x1ffff;
    // Users and rights are known as a whole from now on; what changes is read alone.
    await other.client.invoke(asnGetAndSubscribePresenceV2, { ...all, iEventFlagsToSubscribe });
    noted.length = 0;
    // First without, then with the right to see it.
    await one.client.invoke(asnGetAndSubscribePresence, { ...all, iEventFlagsToSubscribe });
    await bobs.invoke(asnSetDynamicRights, {
      ...{ u8sOwnerContactID: "", u8sRemoteContactID: alice!, iDynamicRights: 0x80000 },
    });
    await one.next(1);
    await other.client.invoke(asnGetAndSubscribePresenceV2, { ...all, iEventFlagsToSubscribe });
    await setNote(bobs, "a note");
    await setAbsence(bobs, 1);
    await at.users.setContact("bob", { u8sEMail: "bob@example.org" });
    const isOver = ([, told]: readonly [string, any]): boolean =>
      told.presence?.seqActualAppointments?.length === 0;
    await expect.poll(async () => (await one.soFar()).some(isOver)).toBe(true);
    for (const { client } of [one, other]) {
      await client.invoke(asnRequestLargeProfileImage, { u8sContactID: bob!, u8sKnownHash: "" });
      await client.invoke(asnUnsubscribePresence, { seqContactIDs });
    }
    const tables = [
      "appointment",
      "user",
      "absence",
      "custom_note",
      "granted_right",
      "rights_request",
    ];
    const plans = await plansOf(data, noted, tables);
    expect(plans.length).toBeGreaterThanOrEqual(10);
    expect(fullScans(plans)).toEqual([]);
  },
);
