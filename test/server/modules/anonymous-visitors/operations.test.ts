import { describe, expect, test } from "vitest";
import { asnNegotiateServerConnection } from "../../../../src/modules/authentication/authentication.js";
import type { AsnNetDatabaseContact } from "../../../../src/modules/common/common.js";
import { asnPublicUserSetContactData } from "../../../../src/modules/general/general.js";
import {
  asnAdminRemoveAnonymousUser,
  asnAdminSetAnonymousUserAccessToken,
  asnAdminSetAnonymousUserContactData,
} from "../../../../src/modules/later/admin/admin.js";
import * as Later from "../../../../src/modules/later/authentication/authentication.js";
import { OptionalParams } from "../../../../src/modules/optional-params.js";
import type { Client } from "../../../../src/rose/index.js";
import { visitorLimits } from "../../../../src/server/modules/anonymous-visitors/limits.js";
import { errorOf, errorsOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

const { asnGetLoggedInContactV2, asnLoginV2, asnNegotiateServerConnectionV2 } = Later;

const hello: Later.AsnNegotiateServerConnectionV2Argument = {
  u8sMinSupportedInterfaceVersion: "8.0.0",
  u8sMaxSupportedInterfaceVersion: "8.0.20240916",
  u8sClientDeviceId: "",
  u8sClientVersion: "",
  eClientAppID: 21,
  u8sClientDeviceName: "",
  iClientCapabilities: 0,
};

type Login = Later.AsnNegotiateServerConnectionAnonymousDataResult;

async function negotiate(client: Client, hint: string, token: string): Promise<Login> {
  const eAnonymousLogin = { u8sHintData: hint, u8sToken: token };
  const argument = { ...hello, eAnonymousLogin };
  const { result } = await client.invoke(asnNegotiateServerConnectionV2, argument);
  return result!.eAnonymousDetails!;
}

function logOn(client: Client, name: string, token: string) {
  const credential = Buffer.from(`${name}:${token}`).toString("base64");
  return client.invoke(asnLoginV2, { auth: { authBasic: { credential } } });
}

/** A client of a visitor, logged on. */
async function visiting(at: Running, hint: string, token: string, encoding?: "ber" | "json") {
  const client = await at.connected({ ...(encoding && { encoding }) });
  const { u8sUsername: name, u8sToken } = await negotiate(client, hint, token);
  await logOn(client, name, u8sToken);
  return { client, name };
}

const setToken = (admin: Client, hint: string, token: string) =>
  admin.invoke(asnAdminSetAnonymousUserAccessToken, {
    u8sAnonymousHintData: hint,
    u8sAnonymousNewAccessToken: token,
  });
const say = (admin: Client, contactData: AsnNetDatabaseContact) =>
  admin.invoke(asnAdminSetAnonymousUserContactData, { contactData });
const remove = (admin: Client, hint: string) =>
  admin.invoke(asnAdminRemoveAnonymousUser, { u8sAnonymousHintData: hint });
const contactOf = async (client: Client) =>
  (await client.invoke(asnGetLoggedInContactV2, {})).ownContact.asnRemoteContact;

/** Negotiates in the older way, for a visitor of whom nothing is known; returns the name. */
async function asAnyone(client: Client): Promise<string | undefined> {
  const optionalParams = [{ key: "AnonymousLogin", value: { integerdata: 1 } }];
  const argument = { iClientProtocolVersion: 61, optionalParams };
  const result = await client.invoke(asnNegotiateServerConnection, argument);
  return new OptionalParams(result.optionalParams).getString("AnonymousUsername");
}

const done = { success: true };
const unknown = { iErrorDetail: 101, u8sErrorString: "Unknown anonymous user" };

describe.each(moduleStores)("anonymous visitors of version 8, in $name", (store) => {
  test.each(["ber", "json"] as const)(
    "3.10 2922 and 2923: a visitor whom an administrator has set up negotiates with hint and token, logs on, and is known (%s)",
    async (encoding) => {
      const at = await store.running();
      const admin = await at.loggedOn("admin", { encoding });
      expect(await setToken(admin, "hint", "token")).toEqual(done);
      const said = { u8sDisplayName: "Ann Visitor", u8sEMail: "ann@example.org" };
      const ids = { u8sEntryID: "hint", u8sCtiServerUserName: "alice", iCtiServerUser: 7 };
      expect(await say(admin, { ...said, ...ids })).toEqual(done);
      const first = await visiting(at, "hint", "token", encoding);
      expect(first.name).toMatch(/^visitor-[0-9a-f-]{36}$/);
      expect(await contactOf(first.client)).toMatchObject(said);
      // The same visitor is found again, and of his ids nothing is kept.
      const second = await visiting(at, "hint", "token", encoding);
      expect(second.name).toBe(first.name);
      expect(await contactOf(second.client)).not.toMatchObject({ iCtiServerUser: 7 });
      // What is said of him reaches the sessions that he has; what he says himself, only his own one.
      await say(admin, { u8sEntryID: "hint", u8sDisplayName: "Ann" });
      expect((await contactOf(first.client)).u8sDisplayName).toBe("Ann");
      const contactData = { contactData: { u8sDisplayName: "Anna" } };
      await second.client.invoke(asnPublicUserSetContactData, { contactData });
      expect((await contactOf(second.client)).u8sDisplayName).toBe("Anna");
      expect((await contactOf(first.client)).u8sDisplayName).toBe("Ann");
    },
  );

  test("2.3 a hint that nobody stored, another token, and a visitor without one are error 101, and so is the name without its password", async () => {
    const at = await store.running();
    const admin = await at.loggedOn("admin");
    await setToken(admin, "hint", "token");
    await setToken(admin, "other", "token of the other");
    await say(admin, { u8sEntryID: "silent", u8sDisplayName: "S" });
    const client = await at.connected();
    for (const [hint, token] of [
      ["nobody", "token"],
      ["hint", "token of the other"],
      ["hint", ""],
      ["silent", ""],
      ["hint\0", "token"],
      ["", ""],
      ["h".repeat(visitorLimits.hint + 1), "t".repeat(visitorLimits.token + 1)],
    ] as const) {
      expect(await errorOf(negotiate(client, hint, token))).toEqual(unknown);
    }
    const { u8sUsername: name, u8sToken } = await negotiate(client, "hint", "token");
    const elsewhere = await at.connected();
    const refusals = [logOn(elsewhere, name, u8sToken), logOn(client, name, "")];
    for (const error of await errorsOf(refusals))
      expect(error).toMatchObject({ iErrorDetail: 101 });
    expect(await logOn(client, name, u8sToken)).toEqual({ succceeded: { u8sLoggedInUser: name } });
    // A new token takes the place of the old one.
    await setToken(admin, "hint", "new");
    expect(await errorOf(negotiate(elsewhere, "hint", "token"))).toEqual(unknown);
    expect((await negotiate(elsewhere, "hint", "new")).u8sUsername).toBe(name);
  });

  test("are forgotten with the next negotiation, whatever it asks for", async () => {
    const at = await store.running();
    const admin = await at.loggedOn("admin");
    await setToken(admin, "hint", "token");
    const negotiatedAgain = async (again: (client: Client) => Promise<unknown>) => {
      const client = await at.connected();
      const { u8sUsername: name, u8sToken } = await negotiate(client, "hint", "token");
      const given = await again(client);
      expect(await errorOf(logOn(client, name, u8sToken))).toMatchObject({ iErrorDetail: 101 });
      return { client, given };
    };
    await negotiatedAgain((client) => client.invoke(asnNegotiateServerConnectionV2, hello));
    await negotiatedAgain((client) => errorOf(negotiate(client, "hint", "wrong")));
    const { client, given } = await negotiatedAgain(asAnyone);
    expect(given).toMatch(/^anonymous-/);
    expect(await logOn(client, String(given), "")).toMatchObject({ succceeded: {} });
  });

  test("3.10 2924: removing a visitor ends his sessions, also one that is about to begin; for an unknown one, success is false", async () => {
    const at = await store.running();
    const admin = await at.loggedOn("admin");
    await setToken(admin, "hint", "token");
    const { client } = await visiting(at, "hint", "token");
    const late = await at.connected();
    const { u8sUsername: name, u8sToken } = await negotiate(late, "hint", "token");
    expect(await remove(admin, "nobody")).toEqual({ success: false });
    expect(await remove(admin, "hint")).toEqual(done);
    expect(await remove(admin, "hint")).toEqual({ success: false });
    expect(await errorOf(contactOf(client))).toMatchObject({ iErrorDetail: 2 });
    expect(await errorOf(logOn(late, name, u8sToken))).toEqual(unknown);
    expect(await errorOf(contactOf(late))).toMatchObject({ iErrorDetail: 2 });
  });

  test("are set up by administrators only (error 1), within limits, and not admitted where nobody may log on anonymously", async () => {
    const at = await store.running({ anonymous: false });
    const [admin, alice] = [await at.loggedOn("admin"), await at.loggedOn("alice")];
    const contact = { u8sEntryID: "hint" };
    const calls = [setToken(alice, "hint", "t"), say(alice, contact), remove(alice, "hint")];
    for (const error of await errorsOf(calls)) expect(error).toMatchObject({ iErrorDetail: 1 });
    const long = "x".repeat(visitorLimits.hint + 1);
    const bad = [
      setToken(admin, "", "token"),
      setToken(admin, long, "token"),
      setToken(admin, "a\0b", "token"),
      setToken(admin, "hint", ""),
      setToken(admin, "hint", "x".repeat(visitorLimits.token + 1)),
      say(admin, {}),
      say(admin, { u8sEntryID: long }),
    ];
    for (const error of await errorsOf(bad)) expect(error).toMatchObject({ iErrorDetail: 4 });
    const large = { ...contact, u8sCompany: "x".repeat(visitorLimits.contact) };
    expect(await errorOf(say(admin, large))).toMatchObject({ iErrorDetail: 5 });
    expect(await remove(admin, "hint")).toEqual({ success: false });
    await setToken(admin, "hint", "token");
    // The longest hint, which no database compresses.
    const han = Array.from(
      { length: visitorLimits.hint },
      (_, place) => 0x4e00 + ((place * 7919) % 20_000),
    );
    const longest = String.fromCodePoint(...han);
    expect(await setToken(admin, longest, "token")).toEqual({ success: true });
    expect(await remove(admin, longest)).toEqual({ success: true });
    const client = await at.connected();
    expect(await errorOf(negotiate(client, "hint", "token"))).toEqual(unknown);
  });
});
