import { describe, expect, test } from "vitest";
import {
  asnAdminAddGroupProfile,
  asnAdminSetUserProfile,
  asnAdminGetUserProfile,
} from "../../../../src/modules/admin/admin.js";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import {
  asnSetUserPropertyBag,
  asnUpdateMyContactConfiguration,
} from "../../../../src/modules/general/general.js";
import { asnGetLoggedInContactV2 } from "../../../../src/modules/later/authentication/authentication.js";
import { asnUpdateMyContactConfigurationV2 } from "../../../../src/modules/later/general/general.js";
import { logOnAsLater } from "../../login.js";
import { attachedTo, Listening } from "../support/attached.js";
import { changeSettings, groupProfile } from "../support/directory.js";
import { moduleStores } from "../stores.js";

const events = [asnUpdateMyContactConfiguration];
const bag = { asnUserPropertyBag: { asnProperties: [{ key: "k", value: "v" }] } };

describe.each(moduleStores)("in $name, 1.10 asnUpdateMyContactConfiguration (9055)", (store) => {
  test("is sent after a change of contact record, profile, static rights of the user, a group or all, with the contact as it is then", async () => {
    const there = await store.running();
    const admin = await there.loggedOn("admin");
    const alice = await attachedTo(there, "alice", events);
    const bob = await attachedTo(there, "bob", events);
    const expectTold = async () => {
      const { ownContact } = await alice.client.invoke(asnGetLoggedInContact, {});
      const [[name, argument]] = (await alice.next(1)) as any;
      expect([name, argument]).toEqual([
        "asnUpdateMyContactConfiguration",
        { contactChanged: ownContact },
      ]);
      return ownContact;
    };
    await there.server.users.setContact("alice", { u8sEMail: "alice@example.org" });
    expect(await expectTold()).toMatchObject({
      asnRemoteContact: { u8sEMail: "alice@example.org" },
    });

    const identifier = { u8sClientUsername: "alice" };
    const { userProfile } = await admin.invoke(asnAdminGetUserProfile, { identifier });
    await admin.invoke(asnAdminSetUserProfile, { userProfile: { ...userProfile, ...bag } });
    expect(await expectTold()).toMatchObject(bag);

    await there.server.users.setStaticRights("alice", { first: 0x81, second: 0 });
    expect((await expectTold()).iStaticRights).toBe(0x81);
    const sms = groupProfile("sms", { members: ["alice"], first: 0x2 });
    await admin.invoke(asnAdminAddGroupProfile, { groupProfile: sms });
    expect((await expectTold()).iStaticRights).toBe(0x83);
    expect(await bob.soFar()).toEqual([]);

    await changeSettings(there, { bInternalChatDisabled: true });
    expect((await expectTold()).iStaticRights).toBe(0x82);
    expect(await bob.next(1)).toHaveLength(1);
    // What changes nothing for her tells her nothing.
    await admin.invoke(asnAdminAddGroupProfile, { groupProfile: groupProfile("other") });
    await changeSettings(there, { bChatDatabaseDisabled: true });
    expect(await alice.soFar()).toEqual([]);
  });

  test("goes to sessions that have logged on with iAttachToContact 1, and to no others", async () => {
    const there = await store.running();
    const quiet = new Listening(await there.loggedOn("alice"), events);
    const alice = await attachedTo(there, "alice", events);
    await quiet.client.invoke(asnSetUserPropertyBag, bag);
    expect(await alice.next(1)).toHaveLength(1);
    expect(await quiet.soFar()).toEqual([]);
  });

  test("is 1309 with a contact of version 8 for clients of version 8", async () => {
    const there = await store.running();
    const client = await there.connected();
    const later = new Listening(client, [...events, asnUpdateMyContactConfigurationV2]);
    await logOnAsLater(client, "alice");
    await client.invoke(asnSetUserPropertyBag, bag);
    const { ownContact } = await client.invoke(asnGetLoggedInContactV2, {});
    expect(ownContact).toMatchObject(bag);
    expect(await later.next(1)).toEqual([
      ["asnUpdateMyContactConfigurationV2", { contactChanged: ownContact }],
    ]);
  });
});
