import { describe, expect, test } from "vitest";
import type { Event } from "../../../../src/codec/index.js";
import * as Appointments from "../../../../src/modules/appointments/appointments.js";
import * as General from "../../../../src/modules/general/general.js";
import { asnSetDynamicRights } from "../../../../src/modules/presence-v2/presence-v2.js";
import { entry } from "../../entries.js";
import type { Running } from "../../running.js";
import { attachedTo, Listening } from "../support/attached.js";
import { contactOf, printed } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import { flags, letAll, openContacts, presenceEvents, setAbsence, setNote } from "./support.js";

const { offline } = flags;

/** A client of alice that has the contact of bob open. */
async function observing(
  there: Running,
  encoding: "ber" | "json" = "ber",
  events: readonly Event<any>[] = presenceEvents,
): Promise<Listening> {
  const alice = new Listening(await there.loggedOn("alice", { encoding }), events);
  await openContacts(alice.client, there, ["bob"]);
  return alice;
}
const running = (changes: object = {}) =>
  entry({
    stStart: new Date(Date.now() - 60_000),
    stEnd: new Date(Date.now() + 3_600_000),
    ...changes,
  });

describe.each(moduleStores)("in $name, events about contacts that are open (1.7):", (store) => {
  describe.each(["ber", "json"] as const)("in %s", (encoding) => {
    test("asnPresenceStateChanged (9046) tells of logons, logoffs and idle clients, with the record", async () => {
      const there = await store.running();
      await letAll(there, printed.team);
      const alice = await observing(there, encoding);
      const contactID = await contactOf(there.server, "bob");
      const expectState = async (iPresenceState: number) => {
        const [[name, argument]] = (await alice.next(1)) as [readonly [string, object]];
        expect([name, argument]).toMatchObject([
          "asnPresenceStateChanged",
          {
            ...{ contactID, iPresenceState, iContactFeatureSet: 0xa00 },
            asnRemoteContact: { u8sEntryID: contactID, u8sCtiServerUserName: "bob" },
            ...{ iContactConnectionState: 0, u8sAdditionalConnectionInfo: "" },
          },
        ]);
      };
      const bob = await there.loggedOn("bob");
      await expectState(1);
      await bob.invoke(General.asnSetClientIdleState, { u8sContactId: "", iIdleState: 3 });
      await expectState(1 | flags.idle);
      const second = await there.loggedOn("bob");
      await expectState(1);
      await second.close();
      await expectState(1 | flags.idle);
      await bob.close();
      await expectState(offline);
    });

    test("asnContactAbsentStateChanged (9048) tells of absences, asnContactCustomNoteChanged (9050) of notes, with their flag in the state", async () => {
      const there = await store.running();
      await letAll(there, printed.public);
      const bob = await there.loggedOn("bob");
      const alice = await observing(there, encoding);
      const contactID = await contactOf(there.server, "bob");
      await setAbsence(bob, 1, "travelling");
      expect(await alice.next(1)).toMatchObject([
        [
          "asnContactAbsentStateChanged",
          { contactID, iPresenceState: 3, u8sAbsentReason: "travelling", u8sAbsentMessage: "" },
        ],
      ]);
      await bob.invoke(General.asnAbsentStateReset, { u8sContactId: "" });
      expect(await alice.next(1)).toMatchObject([
        ["asnContactAbsentStateChanged", { contactID, iPresenceState: 1, u8sAbsentReason: "" }],
      ]);
      await setNote(bob, "back at 3");
      expect(await alice.next(2)).toMatchObject([
        [
          "asnContactCustomNoteChanged",
          { u8sContactID: contactID, u8sUsername: "bob", u8sNote: "back at 3" },
        ],
        ["asnPresenceStateChanged", { iPresenceState: 1 | flags.note }],
      ]);
      await setNote(bob, "back at 4");
      expect(await alice.next(1)).toMatchObject([
        ["asnContactCustomNoteChanged", { u8sNote: "back at 4" }],
      ]);
    });

    test("asnContactAppointmentStateChanged (9049) and, for the own ones, asnUpdateMyAppointment (9051) tell when the store changes", async () => {
      const there = await store.running();
      await letAll(there, printed.company);
      const bob = await attachedTo(there, "bob", presenceEvents, { encoding });
      const alice = await observing(there, encoding);
      const id = await contactOf(there.server, "bob");
      const appointment = running({ u8sEntryID: "a", iStatus: 3 });
      await bob.client.invoke(Appointments.asnAppointmentSetEntry, { appointment });
      const iPresenceState = 3 | flags.appointment;
      const shown = { u8sEntryID: "a", u8sOwner: "bob" };
      expect(await alice.next(1)).toMatchObject([
        [
          "asnContactAppointmentStateChanged",
          {
            ...{ contactID: id, iPresenceState, appointmentEntryList: [shown] },
            asnNextAppointment: { bIsValid: false },
          },
        ],
      ]);
      expect(await bob.next(1)).toMatchObject([
        [
          "asnUpdateMyAppointment",
          { u8sContactID: id, iPresenceState, seqActualAppointments: [shown] },
        ],
      ]);
      await bob.client.invoke(Appointments.asnAppointmentRemoveEntry, { u8sEntryID: "a" });
      const none = { iPresenceState: 1, appointmentEntryList: [] };
      expect(await alice.next(1)).toMatchObject([["asnContactAppointmentStateChanged", none]]);
      expect(await bob.next(1)).toMatchObject([
        ["asnUpdateMyAppointment", { iPresenceState: 1, seqActualAppointments: [] }],
      ]);
    });
  });

  test("appointments begin and end by themselves", async () => {
    const there = await store.running();
    await letAll(there, printed.company);
    const bob = await attachedTo(there, "bob", presenceEvents);
    const alice = await observing(there);
    /** Waits for an event with this state and so many appointments; gives its name. */
    const until = async (listening: Listening, state: number, count: number): Promise<string> => {
      for (;;) {
        for (const [name, argument] of await listening.next(1)) {
          const list = argument.appointmentEntryList ?? argument.seqActualAppointments;
          if (argument.iPresenceState === state && list.length === count) return name;
        }
      }
    };
    const set = async (begins: number, ends: number): Promise<void> => {
      const now = Date.now();
      const times = { stStart: new Date(now + begins), stEnd: new Date(now + ends) };
      const appointment = entry({ u8sEntryID: "soon", ...times });
      await bob.client.invoke(Appointments.asnAppointmentSetEntry, { appointment });
    };
    const names = ["asnContactAppointmentStateChanged", "asnUpdateMyAppointment"];
    await set(500, 3_600_000);
    const busy = 2 | flags.appointment;
    expect([await until(alice, busy, 1), await until(bob, busy, 1)]).toEqual(names);
    await set(-60_000, 500);
    expect([await until(alice, 1, 0), await until(bob, 1, 0)]).toEqual(names);
  });

  test("private appointments are shown only with right 0x10, others also with 0x20", async () => {
    const there = await store.running();
    const owner = (await there.server.users.find("bob"))!;
    const next = { stStart: new Date(Date.now() + 7_200_000), stEnd: new Date(Date.now() + 9e6) };
    await there.server.appointments.setList(owner, [
      running({ u8sEntryID: "open" }),
      running({ u8sEntryID: "private", iSensitivity: 2 }),
      entry({ u8sEntryID: "next private", iSensitivity: 1, ...next }),
      entry({ ...next, u8sEntryID: "next", stStart: new Date(next.stStart.getTime() + 1_000) }),
    ]);
    const shown = async (level: keyof typeof printed) => {
      await letAll(there, printed[level]);
      const alice = await observing(there);
      await there.server.users.setContact("bob", { u8sFirstName: level });
      const [[, told]] = (await alice.next(1)) as [readonly [string, any]];
      await alice.client.close();
      const list = told.appointmentEntryList.map((one: any) => one.u8sEntryID);
      return [...list, told.asnNextAppointment.u8sEntryID];
    };
    expect(await shown("public")).toEqual([""]);
    expect(await shown("company")).toEqual(["open", "next"]);
    expect(await shown("personal")).toEqual(["open", "private", "next private"]);
  });

  test("who may see something else is told the whole, others are told nothing", async () => {
    const there = await store.running();
    const bob = await there.loggedOn("bob");
    await setNote(bob, "note");
    const admin = new Listening(await there.loggedOn("admin"), presenceEvents);
    await openContacts(admin.client, there, ["bob"]);
    const alice = await observing(there);
    await setNote(bob, "other");
    await admin.next(1);
    expect(await alice.soFar()).toEqual([]);
    const grant = async (iDynamicRights: number) =>
      bob.invoke(asnSetDynamicRights, {
        u8sOwnerContactID: "",
        u8sRemoteContactID: await contactOf(there.server, "alice"),
        iDynamicRights,
      });
    await grant(0x10000);
    expect(await alice.next(1)).toMatchObject([
      ["asnPresenceStateChanged", { iPresenceState: 1 | flags.note, u8sNote: "other" }],
    ]);
    await grant(0);
    expect(await alice.next(1)).toMatchObject([
      ["asnPresenceStateChanged", { iPresenceState: 0, u8sNote: "", iContactFeatureSet: 0 }],
    ]);
    expect(await admin.soFar()).toEqual([]);
  });

  test("asnContactRemoveContact (9061) tells that a user is removed or no longer enabled, whatever the rights", async () => {
    const there = await store.running();
    const alice = await observing(there, "ber", [General.asnContactRemoveContact]);
    const u8sContactID = await contactOf(there.server, "bob");
    await there.server.users.setEnabled("bob", false);
    expect(await alice.next(1)).toEqual([["asnContactRemoveContact", { u8sContactID }]]);
    await there.server.users.setEnabled("bob", true);
    await openContacts(alice.client, there, ["bob"]);
    await there.server.users.remove("bob");
    expect(await alice.next(1)).toEqual([["asnContactRemoveContact", { u8sContactID }]]);
  });

  test("of many changes at least the last comes, and no more events than changes", async () => {
    const there = await store.running();
    await letAll(there, printed.public);
    const bob = await there.loggedOn("bob");
    const alice = await observing(there);
    await Promise.all(Array.from({ length: 40 }, (_, at) => setNote(bob, `note ${at}`)));
    await setNote(bob, "last");
    const notes: string[] = [];
    while (notes.at(-1) !== "last") {
      for (const [name, argument] of await alice.next(1)) {
        if (name === "asnContactCustomNoteChanged") notes.push(argument.u8sNote);
      }
    }
    // An event tells what is so when it is made, which two of them may find the same.
    expect(notes.length).toBeLessThanOrEqual(41);
  });
});
