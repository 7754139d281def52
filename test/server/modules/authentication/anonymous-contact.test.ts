import { describe, expect, test } from "vitest";
import {
  asnGetLoggedInContact,
  asnLogoff,
  asnNegotiateServerConnection,
} from "../../../../src/modules/authentication/authentication.js";
import type { AsnNetDatabaseContact } from "../../../../src/modules/common/common.js";
import { asnPublicUserSetContactData } from "../../../../src/modules/general/general.js";
import type { Client } from "../../../../src/rose/index.js";
import { logOn } from "../../login.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

async function anonymous(there: Running): Promise<{ client: Client; name: string }> {
  const client = await there.connected();
  const { optionalParams = [] } = await client.invoke(asnNegotiateServerConnection, {
    iClientProtocolVersion: 61,
    optionalParams: [{ key: "AnonymousLogin", value: { integerdata: 1 } }],
  });
  const found = optionalParams.find(({ key }) => key === "AnonymousUsername");
  const name = found?.value.stringdata ?? "";
  await logOn(client, name, "");
  return { client, name };
}

const say = async (client: Client, contactData: AsnNetDatabaseContact) =>
  (await client.invoke(asnPublicUserSetContactData, { contactData: { contactData } })).iResult;
const ownContact = async (client: Client) =>
  (await client.invoke(asnGetLoggedInContact, {})).ownContact.asnRemoteContact;

const said = {
  u8sDisplayName: "A visitor",
  u8sFirstName: "Ann",
  u8sLastName: "Visitor",
  u8sCompany: "Somewhere",
  u8sEMail: "ann@somewhere.example",
  u8sPhoneMobile: "+491701",
  u8sFaxBusiness: "+4930",
};

describe.each(moduleStores)("1.15 asnPublicUserSetContactData (9034), in $name", (store) => {
  test("sets what an anonymous client says of person, company, numbers and mail, until its logoff, and no ids", async () => {
    const there = await store.running();
    const { client, name } = await anonymous(there);
    const before = await ownContact(client);
    const ids = { u8sEntryID: "user-1", u8sCtiServerUserName: "alice", u8sEntryIDDB: "DB11" };
    const rights = { u8sSIPAddress: "sip:alice", bValid: false, iCtiServerUser: 7 };
    expect(await say(client, { ...said, ...ids, ...rights })).toBe(0);
    expect(await ownContact(client)).toEqual({ ...before, ...said });
    // What is said later takes its place.
    expect(await say(client, { u8sLastName: "Another" })).toBe(0);
    expect(await ownContact(client)).toEqual({ ...before, u8sLastName: "Another" });
    client.emit(asnLogoff, {});
    await logOn(client, name, "");
    expect(await ownContact(client)).toEqual(before);
  });

  test("is refused for users, for who has not logged on, and for over 8 KiB", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const before = await ownContact(alice);
    expect(await say(alice, said)).toBe(1);
    expect(await ownContact(alice)).toEqual(before);
    expect(await errorOf(say(await there.connected(), said))).toMatchObject({ iErrorDetail: 2 });
    const { client } = await anonymous(there);
    expect(await say(client, said)).toBe(0);
    expect(await say(client, { u8sCompany: "c".repeat(8_192) })).toBe(1);
    expect(await ownContact(client)).toMatchObject(said);
  });
});
