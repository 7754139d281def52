import { describe, expect, test } from "vitest";
import { asnAppointmentSetEntry } from "../../../../src/modules/appointments/appointments.js";
import { asnSetClientIdleState } from "../../../../src/modules/general/general.js";
import {
  asnSetDynamicRights,
  asnUnsubscribePresence,
} from "../../../../src/modules/presence-v2/presence-v2.js";
import { entry } from "../../entries.js";
import type { Running } from "../../running.js";
import {
  flags,
  letAll,
  openContacts,
  presenceEvents,
  setAbsence,
  setNote,
} from "../presence/support.js";
import { Listening } from "../support/attached.js";
import { contactOf, printed } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import { subscribe, subscribedEvents } from "./support.js";

const { offline } = flags;

/** A client of alice that has subscribed to bob. */
async function following(
  there: Running,
  iEventFlagsToSubscribe?: number,
  encoding: "ber" | "json" = "ber",
): Promise<Listening> {
  const alice = new Listening(await there.loggedOn("alice", { encoding }), subscribedEvents);
  const flag = iEventFlagsToSubscribe === undefined ? {} : { iEventFlagsToSubscribe };
  await subscribe(alice.client, there, ["bob"], flag);
  return alice;
}

const update = (iChangedFlags: number, presence: object) => [
  ["asnUpdatePresence", { iChangedFlags, presence }],
];

describe.each(moduleStores)("in $name, asnUpdatePresence (4500)", (store) => {
  test.each(["ber", "json"] as const)(
    "tells nothing but the sections that are different, in %s",
    async (encoding) => {
      const there = await store.running();
      await letAll(there, printed.team);
      const alice = await following(there, undefined, encoding);
      const u8sContactId = await contactOf(there.server, "bob");
      const bob = await there.loggedOn("bob");
      expect(await alice.next(1)).toEqual(update(1, { u8sContactId, iPresenceState: 1 }));
      await bob.invoke(asnSetClientIdleState, { u8sContactId: "", iIdleState: 3 });
      const idle = 1 | flags.idle;
      expect(await alice.next(1)).toEqual(update(1, { u8sContactId, iPresenceState: idle }));
      await bob.invoke(asnSetClientIdleState, { u8sContactId: "", iIdleState: 1 });
      await alice.next(1);

      await setAbsence(bob, 1, "travelling");
      const [absent] = await alice.next(1);
      expect([absent]).toMatchObject(
        update(0x11, {
          ...{ u8sContactId, iPresenceState: 3 },
          asnAbsentState: { u8sContactId, iAbsentState: 1, u8sAbsentReason: "travelling" },
        }),
      );
      expect(Object.keys(absent![1].presence).toSorted()).toEqual(
        ["asnAbsentState", "iPresenceState", "u8sContactId"].toSorted(),
      );

      await setNote(bob, "back at 3");
      const noted = { u8sContactId, iPresenceState: 3 | flags.note };
      expect(await alice.next(1)).toMatchObject(
        update(0x21, { ...noted, asnCustomNote: { u8sNote: "back at 3" } }),
      );
      await setNote(bob, "back at 4");
      expect(await alice.next(1)).toEqual(
        update(0x20, {
          u8sContactId,
          asnCustomNote: { u8sContactID: u8sContactId, u8sUsername: "bob", u8sNote: "back at 4" },
        }),
      );

      await there.server.users.setContact("bob", { u8sFirstName: "Bob" });
      expect(await alice.next(1)).toMatchObject(
        update(0x6, { u8sContactId, asnRemoteContact: { u8sFirstName: "Bob" } }),
      );
      await bob.close();
      expect(await alice.next(1)).toEqual(
        update(1, { u8sContactId, iPresenceState: 3 | flags.note | offline }),
      );
    },
  );

  test("tells nothing of sections that a client does not want, and nothing at all without any", async () => {
    const there = await store.running();
    await letAll(there, printed.team);
    const state = await following(there, 1);
    const note = await following(there, 0x20);
    const none = await following(there, 0);
    const bob = await there.loggedOn("bob");
    await setNote(bob, "note");
    await setAbsence(bob, 1);
    const states: number[] = [];
    while (states.at(-1) !== (3 | flags.note)) {
      for (const [, { iChangedFlags, presence }] of await state.next(1)) {
        expect(iChangedFlags).toBe(1);
        expect(Object.keys(presence)).toEqual(["u8sContactId", "iPresenceState"]);
        states.push(presence.iPresenceState);
      }
    }
    // The state is read later than it is due: it may have been told with that of the note, before the note is.
    expect(await note.next(1)).toMatchObject(update(0x20, { asnCustomNote: { u8sNote: "note" } }));
    expect(await none.soFar()).toEqual([]);
  });

  test("tells of appointments what the rights allow", async () => {
    const there = await store.running();
    const shown = async (level: keyof typeof printed, u8sEntryID: string) => {
      await letAll(there, printed[level]);
      const alice = await following(there, 0x40);
      const bob = await there.loggedOn("bob");
      const appointment = entry({
        ...{ u8sEntryID, iSensitivity: 2 },
        stStart: new Date(Date.now() - 60_000),
        stEnd: new Date(Date.now() + 3_600_000),
      });
      await bob.invoke(asnAppointmentSetEntry, { appointment });
      const [[name, told]] = (await alice.next(1)) as [readonly [string, any]];
      expect([name, told.iChangedFlags]).toEqual(["asnUpdatePresence", 0x40]);
      await alice.client.close();
      await bob.close();
      const { seqActualAppointments, asnNextAppointment } = told.presence;
      expect(asnNextAppointment.bIsValid).toBe(false);
      return seqActualAppointments.map((one: any) => one.u8sEntryID);
    };
    expect(await shown("company", "one")).toEqual([]);
    expect(await shown("personal", "two")).toEqual(["one", "two"]);
  });

  test("tells who may see something else all that is wanted, blank where nothing is to be seen", async () => {
    const there = await store.running();
    const bob = await there.loggedOn("bob");
    await setNote(bob, "note");
    const alice = await following(there, 0x3b);
    const u8sRemoteContactID = await contactOf(there.server, "alice");
    const grant = (iDynamicRights: number) =>
      bob.invoke(asnSetDynamicRights, {
        u8sOwnerContactID: "",
        u8sRemoteContactID,
        iDynamicRights,
      });
    await setNote(bob, "other");
    expect(await alice.soFar()).toEqual([]);
    await grant(0x10000);
    expect(await alice.next(1)).toMatchObject(
      update(0x3b, {
        ...{ iPresenceState: 1 | flags.note, iContactFeatureSet: 0x200 },
        ...{ asnCustomNote: { u8sNote: "other" }, asnAbsentState: { u8sUsername: "bob" } },
      }),
    );
    await grant(0);
    const [[, blank]] = (await alice.next(1)) as [readonly [string, any]];
    expect(blank).toMatchObject({
      iChangedFlags: 0x3b,
      presence: { iPresenceState: 0, iContactFeatureSet: 0, asnCustomNote: { u8sNote: "" } },
    });
    await setNote(bob, "third");
    expect(await alice.soFar()).toEqual([]);
  });

  test("agrees with the events of General about the state", async () => {
    const there = await store.running();
    await letAll(there, printed.team);
    const alice = await following(there, 1);
    const old = new Listening(await there.loggedOn("alice"), presenceEvents);
    await openContacts(old.client, there, ["bob"]);
    const bob = await there.loggedOn("bob");
    await setAbsence(bob, 1);
    await setAbsence(bob, 3);
    await bob.close();
    const last = async (listening: Listening, of: (argument: any) => number) => {
      const states: number[] = [];
      while ((states.at(-1)! & offline) === 0 || states.length === 0) {
        states.push(...(await listening.next(1)).map(([, argument]) => of(argument)));
      }
      return states.at(-1);
    };
    const state = await last(alice, ({ presence }) => presence.iPresenceState);
    expect(await last(old, ({ iPresenceState }) => iPresenceState)).toBe(state);
  });

  test("comes for a contact until asnUnsubscribePresence (4503)", async () => {
    const there = await store.running();
    await letAll(there, printed.public);
    const alice = await following(there, 0x20);
    const bob = await there.loggedOn("bob");
    await setNote(bob, "one");
    await alice.next(1);
    const seqContactIDs = [await contactOf(there.server, "bob"), "user-999999", "nobody"];
    expect(await alice.client.invoke(asnUnsubscribePresence, { seqContactIDs })).toEqual({
      iResult: 0,
    });
    const admin = new Listening(await there.loggedOn("admin"), subscribedEvents);
    await subscribe(admin.client, there, ["bob"], { iEventFlagsToSubscribe: 0x20 });
    await setNote(bob, "two");
    await admin.next(1);
    expect(await alice.soFar()).toEqual([]);
  });

  test("asnRemovePresence (4501) tells that a user is removed or no longer enabled, whatever the rights", async () => {
    const there = await store.running();
    const alice = await following(there, 1);
    const u8sContactID = await contactOf(there.server, "bob");
    await there.server.users.setEnabled("bob", false);
    expect(await alice.next(1)).toEqual([["asnRemovePresence", { u8sContactID }]]);
    await there.server.users.setEnabled("bob", true);
    await subscribe(alice.client, there, ["bob"]);
    await there.server.users.remove("bob");
    expect(await alice.next(1)).toEqual([["asnRemovePresence", { u8sContactID }]]);
  });
});
