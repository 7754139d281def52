import { describe, expect, test } from "vitest";
import { noTime } from "../../../../src/codec/index.js";
import * as General from "../../../../src/modules/general/general.js";
import { optionalParameters } from "../../../../src/modules/optional-params.js";
import { entry } from "../../entries.js";
import { errorOf } from "../../running.js";
import { attachedTo, Listening } from "../support/attached.js";
import { contactOf, printed } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import { flags, letAll, openContacts, presenceEvents, setAbsence, setNote } from "./support.js";

const hour = 3_600_000;
const around = (ms = 0) => ({
  stStart: new Date(Date.now() - hour),
  stEnd: new Date(Date.now() + hour + ms),
});

describe.each(moduleStores)("in $name, contacts that are open (1.6 of General):", (store) => {
  describe.each(["ber", "json"] as const)("in %s", (encoding) => {
    test("asnOpenContacts (9008) returns state, record, absence, note and appointments of contacts", async () => {
      const there = await store.running();
      const { server } = there;
      await letAll(there, printed.company);
      const picture = { key: "jpegPhoto", value: { binarydata: Uint8Array.of(1, 2) } };
      await server.users.setContact("bob", { u8sFirstName: "Bob", optionalParams: [picture] });
      const owner = (await server.users.find("bob"))!;
      await server.appointments.setList(owner, [
        entry({ u8sEntryID: "now", ...around() }),
        entry({ u8sEntryID: "private", ...around(), iSensitivity: 2 }),
        entry({ u8sEntryID: "free", ...around(), iStatus: 0 }),
        entry({
          u8sEntryID: "next",
          stStart: new Date(Date.now() + hour),
          stEnd: new Date(Date.now() + 2 * hour),
        }),
      ]);
      const bob = await there.loggedOn("bob");
      await setNote(bob, "at my desk");
      const alice = await there.loggedOn("alice", { encoding });
      const id = await contactOf(server, "bob");
      const contacts = await openContacts(alice, there, ["bob", "bob"]);
      const state = 2 | flags.note | flags.appointment;
      expect(contacts).toHaveLength(1);
      expect(contacts[0]).toMatchObject({
        u8sContactId: id,
        iPresenceState: state,
        iContactFeatureSet: 0x200,
        iStaticRights: 0,
        asnRemoteContact: {
          ...{ u8sEntryID: id, u8sFirstName: "Bob", u8sDisplayName: "bob", iCtiServerUser: 1 },
        },
        seqPhoneLines: [],
        asnAbsentState: { iAbsentState: 4, iPresenceState: state },
        asnCustomNote: { u8sContactID: id, u8sUsername: "bob", u8sNote: "at my desk" },
        asnNextAppointment: { u8sEntryID: "next" },
      });
      const [hash] = contacts[0]!.asnRemoteContact.optionalParams!;
      expect(hash!.key).toBe("jpegPhotoHash");
      const shown = contacts[0]!.seqActualAppointments.map(({ u8sEntryID }) => u8sEntryID);
      expect(shown).toEqual(["now", "free"]);
      await setAbsence(bob, 3, "busy");
      const [absent] = await openContacts(alice, there, ["bob"]);
      expect(absent!.iPresenceState).toBe(4 | flags.note | flags.appointment);
      expect(absent!.asnAbsentState).toMatchObject({ iAbsentState: 3, u8sAbsentReason: "busy" });
    });

    test("an empty list means all whose presence the caller sees; unknown contacts and those who are not enabled are left out", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice", { encoding });
      const named = async (seqContactIDs: string[]) => {
        const { contacts } = await alice.invoke(General.asnOpenContacts, { seqContactIDs });
        return contacts.map((one) => one.asnRemoteContact.u8sCtiServerUserName);
      };
      expect(await named([])).toEqual(["alice"]);
      await letAll(there, printed.public);
      expect(await named([])).toEqual(["alice", "bob", "admin"]);
      const bob = await contactOf(there.server, "bob");
      const strange = ["user-999", "user-", "USER-1", "x".repeat(100_000), "\0", ""];
      expect(await named([...strange, bob])).toEqual(["bob"]);
      await there.server.users.setEnabled("bob", false);
      expect(await named([bob])).toEqual([]);
      expect(await named([])).toEqual(["alice", "admin"]);
    });

    test("CompletedEventID asks for asnOperationComplete (9042) after the result, to the asking session only", async () => {
      const there = await store.running();
      const alice = new Listening(await there.loggedOn("alice", { encoding }), presenceEvents);
      const other = await attachedTo(there, "alice", presenceEvents);
      await openContacts(alice.client, there, [], {
        optionalParams: optionalParameters({ CompletedEventID: "done 1" }),
      });
      expect(await alice.soFar()).toEqual([
        ["asnOperationComplete", { u8sCompletionID: "done 1" }],
      ]);
      await openContacts(alice.client, there, []);
      expect(await alice.soFar()).toEqual([]);
      expect(await other.soFar()).toEqual([]);
      const optionalParams = optionalParameters({ CompletedEventID: "x".repeat(1_025) });
      const long = alice.client.invoke(General.asnOpenContacts, {
        seqContactIDs: [],
        optionalParams,
      });
      expect(await errorOf(long)).toMatchObject({ iErrorDetail: 0 });
    });
  });

  test("without right 0x1 a contact comes with id, names and state 0, and the caller gets onto the list of requests unless that is switched off", async () => {
    const there = await store.running();
    const bob = await attachedTo(there, "bob", [General.asnMyPresenceRightsChallenge]);
    await setNote(bob.client, "secret");
    await there.server.users.setContact("bob", { u8sLastName: "B", u8sPhoneMobile: "123" });
    const alice = await there.loggedOn("alice");
    const [contact] = await openContacts(alice, there, ["bob"], { bDontRequestPermissions: true });
    expect(await bob.soFar()).toEqual([]);
    expect(contact).toMatchObject({
      iPresenceState: 0,
      iContactFeatureSet: 0,
      asnRemoteContact: { u8sCtiServerUserName: "bob", u8sLastName: "B" },
      asnCustomNote: { u8sNote: "" },
      asnAbsentState: { iAbsentState: 0, stTimeFrom: noTime },
    });
    expect(contact!.asnRemoteContact.u8sPhoneMobile).toBeUndefined();
    await openContacts(alice, there, ["bob"]);
    const [[, asked]] = (await bob.next(1)) as [readonly [string, any]];
    expect(JSON.stringify(asked)).toContain("alice");
  });

  test("asnOpenContactEx (9009) opens the user whom a record means: by reference, SIP address or number; else a contact without state", async () => {
    const there = await store.running();
    await letAll(there, printed.public);
    const { users } = there.server;
    await users.setContact("bob", { u8sPhoneBusiness: "+49 30 4711" });
    const profile = (await users.profileOf((await users.find("bob"))!))!;
    await users.setProfile({ ...profile, u8sSIPURI: "sip:bob@example.org" });
    const alice = new Listening(await there.loggedOn("alice"), presenceEvents);
    const open = async (asnNetDatabaseContact: object) =>
      (await alice.client.invoke(General.asnOpenContactEx, { asnNetDatabaseContact })).contact;
    const id = await contactOf(there.server, "bob");
    for (const record of [
      { u8sEntryIDDB: "DB11", u8sEntryIDStore: "users", u8sEntryID: "u:BOB" },
      { u8sSIPAddress: "sip:Bob@example.org" },
      { u8sPhoneMobile: "0049 30 4711", u8sPhoneBusiness: "030/4711" },
    ]) {
      expect([record, (await open(record)).u8sContactId]).toEqual([record, id]);
    }
    const bob = await there.loggedOn("bob");
    expect((await alice.next(1))[0]).toMatchObject(["asnPresenceStateChanged", { contactID: id }]);
    await bob.close();
    await alice.next(1);
    const strange = { u8sDisplayName: "Zoe", u8sPhoneBusiness: "4" };
    const first = await open(strange);
    expect(first).toMatchObject({ iPresenceState: 0, asnRemoteContact: strange });
    const second = await open({ ...strange, u8sEntryIDDB: "DB11", u8sEntryID: "u:nobody" });
    expect(new Set([first.u8sContactId, second.u8sContactId, id]).size).toBe(3);
  });

  test("asnCloseContacts (9010) ends the events; contacts that are not open are no error", async () => {
    const there = await store.running();
    await letAll(there, printed.public);
    const alice = new Listening(await there.loggedOn("alice"), presenceEvents);
    const bob = await there.loggedOn("bob");
    const seqContactIDs = [await contactOf(there.server, "bob"), "user-99", "x"];
    await openContacts(alice.client, there, ["bob"]);
    const closed = await alice.client.invoke(General.asnCloseContacts, { seqContactIDs });
    expect(closed).toEqual({ iResult: 0, u8sComment: "" });
    await openContacts(alice.client, there, ["admin"]);
    await setNote(bob, "note");
    const admin = await there.loggedOn("admin");
    expect(await alice.next(1)).toMatchObject([
      ["asnPresenceStateChanged", { asnRemoteContact: { u8sCtiServerUserName: "admin" } }],
    ]);
    await admin.close();
  });

  test("10,000 contacts may be open; with more the call is refused, and unknown ones count for nothing", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const some = (count: number) => ({
      seqContactIDs: Array.from({ length: count }, (_, at) => `user-${at + 100}`),
    });
    expect((await alice.invoke(General.asnOpenContacts, some(10_000))).contacts).toEqual([]);
    const many = alice.invoke(General.asnOpenContacts, some(10_001));
    expect(await errorOf(many)).toMatchObject({ iErrorDetail: 0 });
    expect(await openContacts(alice, there, ["alice"])).toHaveLength(1);
  });

  test("asnRetriggerFederationConnection (9041) is ignored, because there is no federation", async () => {
    const there = await store.running();
    const alice = new Listening(await there.loggedOn("alice"), presenceEvents);
    alice.client.emit(General.asnRetriggerFederationConnection, { u8sContactID: "user-1" });
    expect(await alice.soFar()).toEqual([]);
    expect(there.logged.filter((line) => /refused|failed/.test(line))).toEqual([]);
  });
});
