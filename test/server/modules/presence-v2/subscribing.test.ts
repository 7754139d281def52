import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { AsnUserStaticRights2 } from "../../../../src/modules/admin/admin.js";
import { asnNegotiateServerConnection } from "../../../../src/modules/authentication/authentication.js";
import { asnGetAndSubscribePresence } from "../../../../src/modules/presence-v2/presence-v2.js";
import { standardStaticRights } from "../../../../src/server/modules/users/api.js";
import { logOn } from "../../login.js";
import { errorOf, type Running } from "../../running.js";
import { flags, letAll, setNote } from "../presence/support.js";
import { Listening } from "../support/attached.js";
import { changeSettings, contactOf, printed } from "../support/directory.js";
import { moduleStores } from "../stores.js";
import { subscribe, subscribedEvents } from "./support.js";

const picture = Uint8Array.of(0xff, 0xd8, 1, 2, 3);
const bobWithPicture = (there: Running) =>
  there.server.users.setContact("bob", {
    u8sFirstName: "Bob",
    u8sEMail: "bob@example.org",
    optionalParams: [{ key: "jpegPhoto", value: { binarydata: picture } }],
  });

/** A client that is not logged on with a name. */
async function anonymous(there: Running) {
  const client = await there.connected();
  const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, {
    iClientProtocolVersion: 61,
    optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
  });
  const name = optionalParams.find(({ key }) => key === "AnonymousUsername");
  await logOn(client, name!.value.stringdata!, "");
  return client;
}

describe.each(moduleStores)("in $name, asnGetAndSubscribePresence (4502)", (store) => {
  test.each(["ber", "json"] as const)(
    "returns the sections that the filter has, by default all but capabilities, in %s",
    async (encoding) => {
      const there = await store.running();
      await letAll(there, printed.team);
      await bobWithPicture(there);
      const bob = await there.loggedOn("bob");
      await setNote(bob, "note");
      const alice = await there.loggedOn("alice", { encoding });
      const u8sContactId = await contactOf(there.server, "bob");
      const [whole] = await subscribe(alice, there, ["bob"]);
      expect(whole).toMatchObject({
        u8sContactId,
        iPresenceState: 1 | flags.note,
        asnRemoteContact: {
          ...{ u8sEntryID: u8sContactId, u8sFirstName: "Bob", u8sEMail: "bob@example.org" },
          optionalParams: [{ key: "jpegPhoto", value: { binarydata: picture } }],
        },
        iContactFeatureSet: 0xa00,
        asnAbsentState: { u8sContactId, iPresenceState: 1 | flags.note },
        asnCustomNote: { u8sNote: "note" },
        seqActualAppointments: [],
        asnNextAppointment: { bIsValid: false },
      });
      const only = async (iContactDetailsReturnFilter: number) =>
        (await subscribe(alice, there, ["bob"], { iContactDetailsReturnFilter }))[0]!;
      expect(await only(0)).toEqual({ u8sContactId });
      expect(await only(1)).toEqual({ u8sContactId, iPresenceState: 1 | flags.note });
      const binarydata = new Uint8Array(createHash("sha256").update(picture).digest());
      const { asnRemoteContact, ...rest } = await only(2);
      expect(rest).toEqual({ u8sContactId });
      expect(asnRemoteContact!.optionalParams).toEqual([
        { key: "jpegPhotoHash", value: { binarydata } },
      ]);
      expect(Object.keys(await only(0x78)).toSorted()).toEqual(
        [
          ...["u8sContactId", "iContactFeatureSet", "asnAbsentState", "asnCustomNote"],
          ...["seqActualAppointments", "asnNextAppointment", "asnCurrentUserDynamicRights"],
        ].toSorted(),
      );
    },
  );

  test("returns each contact once, in the order of the ids, and none that is not there or not enabled", async () => {
    const there = await store.running();
    await letAll(there, printed.public);
    await there.server.users.add("carol", "carol's secret");
    await there.server.users.setEnabled("carol", false);
    const alice = await there.loggedOn("alice");
    const ids = async (...names: string[]) =>
      await Promise.all(names.map((name) => contactOf(there.server, name)));
    const seqContactIDs = [
      "nobody",
      ...(await ids("bob", "carol", "alice", "bob")),
      "user-99999",
      "",
    ];
    const found = await subscribe(alice, there, [], { seqContactIDs });
    expect(found.map(({ u8sContactId }) => u8sContactId)).toEqual(await ids("bob", "alice"));
    expect(await subscribe(alice, there, [])).toEqual([]);
  });

  test("shows only the names of those whose presence may not be seen, and asks them for rights unless that is not wanted", async () => {
    const there = await store.running();
    await bobWithPicture(there);
    const bob = new Listening(await there.loggedOn("bob"), subscribedEvents);
    await setNote(bob.client, "note");
    const alice = await there.loggedOn("alice");
    const [seen] = await subscribe(alice, there, ["bob"], { bDontRequestPermissions: true });
    expect(seen).toMatchObject({
      ...{ iPresenceState: 0, iContactFeatureSet: 0, asnCustomNote: { u8sNote: "" } },
      asnRemoteContact: { u8sFirstName: "Bob", u8sCtiServerUserName: "bob" },
    });
    expect(seen!.asnRemoteContact).not.toHaveProperty("u8sEMail");
    expect(seen!.asnRemoteContact).not.toHaveProperty("optionalParams");
    // What others ask for comes to who has subscribed to the own contact, and at once with the filter.
    const [own] = await subscribe(bob.client, there, ["bob"], {
      iContactDetailsReturnFilter: 0x401,
    });
    expect(own).toMatchObject({ iPresenceState: 1 | flags.note });
    expect(await bob.soFar()).toEqual([
      ["asnMyPresenceRightsChallenge", { contactsChallenging: [] }],
    ]);
    await subscribe(alice, there, ["bob"]);
    const u8sEntryID = await contactOf(there.server, "alice");
    expect(await bob.next(1)).toMatchObject([
      ["asnMyPresenceRightsChallenge", { contactsChallenging: [{ u8sEntryID }] }],
    ]);
    await subscribe(bob.client, there, ["bob"], { iContactDetailsReturnFilter: 1 });
    expect(await bob.soFar()).toEqual([]);
  });

  test("shows users their own static rights, and nobody else", async () => {
    const there = await store.running();
    await letAll(there, printed.personal);
    const alice = await there.loggedOn("alice");
    const [own, other] = await subscribe(alice, there, ["alice", "bob"], {
      iContactDetailsReturnFilter: 8,
    });
    expect(own!.iStaticRights).toBeGreaterThan(0);
    expect(other).not.toHaveProperty("iStaticRights");
  });

  test("shows anonymous clients state and names of those who allow it, and nothing else", async () => {
    const there = await store.running();
    await bobWithPicture(there);
    const bob = await there.loggedOn("bob");
    const client = new Listening(await anonymous(there), subscribedEvents);
    const [hidden] = await subscribe(client.client, there, ["bob"]);
    expect(hidden!.iPresenceState).toBe(0);
    const { eUSERRIGHTS2ENABLEFORANONYMOUSAPI: second } = AsnUserStaticRights2.values;
    await there.server.users.setStaticRights("bob", { first: standardStaticRights, second });
    const [[, told]] = (await client.next(1)) as [readonly [string, any]];
    expect(told).toMatchObject({ iChangedFlags: 0xb, presence: { iPresenceState: 1 } });
    expect(told.presence.asnRemoteContact).not.toHaveProperty("u8sEMail");
    await setNote(bob, "note");
    const [[, noted]] = (await client.next(1)) as [readonly [string, any]];
    expect(noted).toEqual({
      iChangedFlags: 1,
      presence: { u8sContactId: told.presence.u8sContactId, iPresenceState: 1 | flags.note },
    });
  });

  test("refuses more than 10,000 contacts at once", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const seqContactIDs = Array.from({ length: 10_001 }, (_, at) => `user-${at}`);
    expect(await errorOf(subscribe(alice, there, [], { seqContactIDs }))).toMatchObject({
      iErrorDetail: 5,
    });
  });

  test("only reads for an invoke with credentials of its own, whose session ends with it", async () => {
    const there = await store.running();
    await letAll(there, printed.public);
    const client = await there.connected();
    const authdata = Buffer.from("alice:alice's secret");
    const authentication = { auth: { method: "Basic", authdata } };
    const seqContactIDs = [await contactOf(there.server, "bob")];
    const invoke = (iEventFlagsToSubscribe?: number) =>
      client.invoke(
        asnGetAndSubscribePresence,
        { seqContactIDs, ...(iEventFlagsToSubscribe !== undefined && { iEventFlagsToSubscribe }) },
        { authentication },
      );
    expect(await errorOf(invoke())).toEqual({
      iErrorDetail: 2,
      u8sErrorString: "Only for a session that is logged on",
    });
    const { seqSubscribedPresence } = await invoke(0);
    expect(seqSubscribedPresence).toMatchObject([{ iPresenceState: flags.offline }]);
  });

  test("clients are told in the negotiation whether presence is switched off for all", async () => {
    const there = await store.running();
    const told = async () => {
      const client = await there.connected();
      const argument = { iClientProtocolVersion: 61 };
      const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, argument);
      return optionalParams.find(({ key }) => key === "PresenceServicesDisabled")?.value;
    };
    expect(await told()).toEqual({ integerdata: 0 });
    await changeSettings(there, { bPresenceDisabled: true });
    expect(await told()).toEqual({ integerdata: 1 });
  });

  test("is refused to a client that is not logged on", async () => {
    const there = await store.running();
    const client = await there.connected();
    const call = client.invoke(asnGetAndSubscribePresence, { seqContactIDs: [] });
    expect(await errorOf(call)).toMatchObject({ iErrorDetail: 2 });
  });
});
