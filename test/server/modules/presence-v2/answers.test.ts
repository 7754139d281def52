import { expect, test } from "vitest";
import { asnAppointmentSetEntry } from "../../../../src/modules/appointments/appointments.js";
import { AsnNetDatabaseContact } from "../../../../src/modules/common/common.js";
import { asnCtiLineSetDoNotDisturb } from "../../../../src/modules/cti/cti.js";
import { asnSetClientCapabilitiesV2 } from "../../../../src/modules/later/client-capabilities/client-capabilities.js";
import { asnSetDynamicRights } from "../../../../src/modules/presence-v2/presence-v2.js";
import type { Client } from "../../../../src/rose/index.js";
import { entry } from "../../entries.js";
import { running } from "../../running.js";
import { lineOf, Telephony, uriOf } from "../cti/support/telephony.js";
import { flags, letAll, setAbsence, setNote } from "../presence/support.js";
import { contactOf, printed } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import { subscribe } from "./support.js";

const everything = { iContactDetailsReturnFilter: 0x4bff };

test.each(moduleStores)(
  "in $name, an answer that has been given before is as it would be the first time, whatever has changed, and whoever changed it",
  async (store) => {
    const database = await store.database();
    const at = await Telephony.start({
      running: (options, host, modules) => running({ ...options, database }, host, modules),
    });
    const { there } = at;
    const { users } = there.server;
    await letAll(there, printed.team);
    const ben = await there.loggedOn("ben");
    const cid = await there.loggedOn("cid");
    const grant = async (owner: Client, to: string, iDynamicRights: number) => {
      const u8sRemoteContactID = await contactOf(there.server, to);
      const argument = { u8sOwnerContactID: "", u8sRemoteContactID, iDynamicRights };
      await owner.invoke(asnSetDynamicRights, argument);
    };
    const ask = async (viewer = cid) => (await subscribe(viewer, there, ["ben"], everything))[0]!;
    const id = (await users.find("ben"))!.id;
    const soon = new Date(Date.now() + 3_600_000);
    const changes: [change: () => Promise<unknown>, expected: object][] = [
      [
        () => setNote(ben, "one"),
        { asnCustomNote: { u8sNote: "one" }, iPresenceState: 1 | flags.note },
      ],
      [() => setNote(ben, "two"), { asnCustomNote: { u8sNote: "two" } }],
      [
        () => setAbsence(ben, 1, "ill"),
        { asnAbsentState: { u8sAbsentReason: "ill" }, iPresenceState: 3 | flags.note },
      ],
      [() => setAbsence(ben, 1, "away"), { asnAbsentState: { u8sAbsentReason: "away" } }],
      [() => setAbsence(ben, 4), { asnAbsentState: { u8sAbsentReason: "" } }],
      [
        () => users.setContact("ben", { u8sEMail: "ben@example.org" }),
        { asnRemoteContact: { u8sEMail: "ben@example.org", u8sDisplayName: "ben" } },
      ],
      [
        // Nobody is told of it.
        () =>
          database.write<any, unknown>(({ db }) =>
            db
              .updateTable("user")
              .set({ contact: AsnNetDatabaseContact.encode({ u8sEMail: "ben@example.com" }) })
              .where("id", "=", id)
              .execute(),
          ),
        { asnRemoteContact: { u8sEMail: "ben@example.com" } },
      ],
      [
        () =>
          ben.invoke(asnAppointmentSetEntry, {
            appointment: entry({ stStart: soon, stEnd: soon }),
          }),
        { asnNextAppointment: { u8sSubject: "Subject" } },
      ],
      [
        () =>
          ben.invoke(asnAppointmentSetEntry, {
            appointment: entry({ stStart: soon, stEnd: soon, u8sSubject: "Other" }),
          }),
        { asnNextAppointment: { u8sSubject: "Other" } },
      ],
      [
        () =>
          ben.invoke(asnAppointmentSetEntry, {
            appointment: entry({ stStart: new Date(0), stEnd: soon, iStatus: 0 }),
          }),
        {
          seqActualAppointments: [{ u8sSubject: "Subject" }],
          asnNextAppointment: { bIsValid: false },
        },
      ],
      [
        () =>
          ben.invoke(asnAppointmentSetEntry, {
            appointment: entry({
              stStart: new Date(0),
              stEnd: soon,
              iStatus: 0,
              u8sSubject: "Other",
            }),
          }),
        { seqActualAppointments: [{ u8sSubject: "Other" }] },
      ],
      [
        () =>
          ben.invoke(asnCtiLineSetDoNotDisturb, {
            u8sLinePhoneNumber: uriOf(lineOf.ben),
            bDoNotDisturb: true,
          }),
        { seqPhoneLines: [{ u8sLinePhoneNumber: uriOf(lineOf.ben), iDoNotDisturb: 1 }] },
      ],
      [
        () =>
          ben.invoke(asnSetClientCapabilitiesV2, {
            capabilities: { eClientCapabilities: [1], customCapabilities: [] },
          }),
        { asnContactCapabilities: { bAudio: true } },
      ],
      [
        () => grant(cid, "ben", 0x80000),
        {
          asnCurrentUserDynamicRights: {
            asnCurrentRights: { iPresenceRights: printed.personal.presence },
          },
        },
      ],
      [
        () => letAll(there, printed.blocked),
        { iPresenceState: 0, seqPhoneLines: [], asnCustomNote: { u8sNote: "" } },
      ],
      [() => grant(ben, "cid", 0x40000), { asnCustomNote: { u8sNote: "two" } }],
    ];
    for (const [change, expected] of changes) {
      await ask();
      await change();
      await expect.poll(() => ask()).toMatchObject(expected);
      const again = await ask();
      expect(again).toMatchObject(expected);
      expect(await ask()).toEqual(again);
    }
    // Who has other rights sees something else, also in turn.
    const ann = await there.loggedOn("ann");
    for (const [viewer, u8sNote] of [
      [ann, ""],
      [cid, "two"],
      [ann, ""],
      [cid, "two"],
    ] as const) {
      expect(await ask(viewer)).toMatchObject({ asnCustomNote: { u8sNote } });
    }
  },
);
