import { describe, expect, onTestFinished, test } from "vitest";
import { asnGetLoggedInContact } from "../../../../src/modules/authentication/authentication.js";
import * as General from "../../../../src/modules/general/general.js";
import * as Management from "../../../../src/modules/management/management.js";
import { asnAdminGetUserProfile } from "../../../../src/modules/admin/admin.js";
import { createGateway, localUpstream } from "../../../../src/gateway/index.js";
import { silentLog } from "../../../../src/rose/index.js";
import { basic, openSession, post } from "../../../gateway/world.js";
import { certificate } from "../../certificate.js";
import { errorOf, type Running } from "../../running.js";
import { attachedTo } from "../support/attached.js";
import { changeSettings, contactOf } from "../support/directory.js";
import { moduleStores } from "../stores.js";

const octets = (text: string): Uint8Array => new TextEncoder().encode(text);
const content = (xml: string, about = "") => ({
  content: { osXMLContent: octets(xml), osXMLContentDescription: octets(about) },
});
const settings = (xml: string) => ({ clientSettings: { osSettingsData: octets(xml) } });
const bag = (...pairs: [string, string][]) => ({
  asnUserPropertyBag: { asnProperties: pairs.map(([key, value]) => ({ key, value })) },
});
const forward = (state: number): General.AsnAppointmentForwardEntry => ({
  iAppointmentContactState: state,
  lineForwardProfile: {
    u8sGUID: `guid-${state}`,
    u8sDisplayName: "Away",
    lineIdentification: { u8sSingleLineURI: "tel:+4930123" },
    seqLineForward: [],
  },
  seqFilters: [{ u8sFilterFieldName: "u8sSubject", u8sFilterFieldExpression: "a*" }],
});
const directory: General.AsnMetaDirectorySettings = {
  iMetaEnabled: 1,
  iMetaPort: 712,
  u8sMetaServer: "meta.example.org",
  u8sBaseDN: "dc=meta",
  iMetaForceSSL: 1,
  iMetaUseAccount: 1,
  u8sMetaUser: "reader",
  ePasswordEncryption: 1,
  u8sMetaPassword: "open sesame",
  iMetaUseInServer: 1,
  iMetaUseInClient: 0,
};
const plain = { eSendPlainPassword: 1 } as const;
const xmlOf = async (there: Running, user: string, get = General.asnGetClientXMLContent) => {
  const client = await there.loggedOn(user);
  const { content: found } = await client.invoke(get, {});
  return Buffer.from(found.osXMLContent).toString();
};

describe.each(moduleStores)("in $name, 1.4 of General:", (store) => {
  describe.each(["ber", "json"] as const)("in %s", (encoding) => {
    test("asnGetClientXMLContent (9004) returns what asnSetClientXMLContent (9005) has stored, at first empty octets", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice", { encoding });
      expect(await alice.invoke(General.asnGetClientXMLContent, {})).toEqual({
        content: { osXMLContent: octets(""), osXMLContentDescription: octets("") },
      });
      const odd = { osXMLContent: Uint8Array.of(0, 255, 0), osXMLContentDescription: octets("é") };
      expect(await alice.invoke(General.asnSetClientXMLContent, { content: odd })).toEqual({
        optionalParams: [{ key: "NewClientContentRevision", value: { stringdata: "1" } }],
      });
      expect(await alice.invoke(General.asnGetClientXMLContent, {})).toEqual({ content: odd });
      expect(await xmlOf(there, "bob")).toBe("");
    });

    test("asnMyUpdateClientContent (9060) goes to the user's other sessions, with the new revision", async () => {
      const there = await store.running();
      const events = [General.asnMyUpdateClientContent];
      const one = await attachedTo(there, "alice", events, { encoding });
      const two = await attachedTo(there, "alice", events, { encoding });
      const bob = await attachedTo(there, "bob", events, { encoding });
      await one.client.invoke(General.asnSetClientXMLContent, content("<a/>"));
      await two.client.invoke(General.asnSetClientXMLContent, content("<b/>"));
      expect(await one.next(1)).toEqual([["asnMyUpdateClientContent", { u8sNewRevision: "2" }]]);
      expect(await two.next(1)).toEqual([["asnMyUpdateClientContent", { u8sNewRevision: "1" }]]);
      expect(await bob.soFar()).toEqual([]);
    });

    test("server based settings (9029, 9030) are kept for each user and replaced as a whole; iResult is 0 without any", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice", { encoding });
      const get = () => alice.invoke(General.asnGetServerBasedClientSettings, {});
      expect(await get()).toEqual({ iResult: 0, ...settings("") });
      for (const xml of ["<one/>", "<two/>"]) {
        const set = General.asnSetServerBasedClientSettings;
        expect(await alice.invoke(set, settings(xml))).toEqual({ iResult: 0 });
        expect(await get()).toEqual({ iResult: 0, ...settings(xml) });
      }
      const bob = await there.loggedOn("bob");
      expect(await bob.invoke(General.asnGetServerBasedClientSettings, {})).toEqual({
        iResult: 0,
        ...settings(""),
      });
    });

    test("asnSetUserPropertyBag (9028) replaces the caller's whole bag, which own contact and profile show in its order", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice", { encoding });
      const admin = await there.loggedOn("admin");
      const one = bag(["z", "1"], ["a", "ä\0"], ["z", "2"]);
      const two = bag(["k", "v"]);
      for (const given of [one, two]) {
        expect(await alice.invoke(General.asnSetUserPropertyBag, given)).toEqual({ iResult: 0 });
        const { ownContact } = await alice.invoke(asnGetLoggedInContact, {});
        expect(ownContact.asnUserPropertyBag).toEqual(given.asnUserPropertyBag);
        const { userProfile } = await admin.invoke(asnAdminGetUserProfile, {
          identifier: { u8sClientUsername: "alice" },
        });
        expect(userProfile).toMatchObject({ ...given, u8sUserName: "alice", iEnabled: 1 });
      }
    });

    test("asnUpdateMyContactConfiguration (9055) tells the user's clients of the bag, with the whole contact", async () => {
      const there = await store.running();
      const events = [General.asnUpdateMyContactConfiguration];
      const [one, two] = [
        await attachedTo(there, "alice", events, { encoding }),
        await attachedTo(there, "alice", events),
      ];
      const bob = await attachedTo(there, "bob", events);
      await one.client.invoke(General.asnSetUserPropertyBag, bag(["k", "v"]));
      const { ownContact } = await one.client.invoke(asnGetLoggedInContact, {});
      for (const listening of [one, two]) {
        expect(await listening.next(1)).toEqual([
          ["asnUpdateMyContactConfiguration", { contactChanged: ownContact }],
        ]);
      }
      expect(ownContact.asnUserPropertyBag).toEqual(bag(["k", "v"]).asnUserPropertyBag);
      expect(await bob.soFar()).toEqual([]);
    });

    test("asnGetUserdefinedCustomFields (9038) lists the administration's fields (2619, 2620) while they are switched on", async () => {
      const there = await store.running();
      const [alice, admin] = [
        await there.loggedOn("alice", { encoding }),
        await there.loggedOn("admin", { encoding }),
      ];
      const mapCustomFields = [
        { key: "u8sCustom0", value: "Kostenstelle" },
        { key: "u8sCustom1", value: "Raum" },
      ];
      await admin.invoke(Management.asnMgmtSetUserDefinedCustomFields, { mapCustomFields });
      const got = await admin.invoke(Management.asnMgmtGetUserDefinedCustomFields, {});
      expect(got).toEqual({ mapCustomFields });
      const fields = async () =>
        (await alice.invoke(General.asnGetUserdefinedCustomFields, {})).customfields;
      expect(await fields()).toEqual([]);
      await changeSettings(there, { bEnableUserdefinedCustomFields: true });
      expect(await fields()).toEqual([
        { u8sFieldName: "u8sCustom0", u8sFieldValue: "Kostenstelle" },
        { u8sFieldName: "u8sCustom1", u8sFieldValue: "Raum" },
      ]);
      // The other settings are as they were.
      await admin.invoke(Management.asnMgmtSetUserDefinedCustomFields, { mapCustomFields: [] });
      const { settings: now } = await admin.invoke(Management.asnMgmtGetUMSettings, {});
      expect(now).toMatchObject({
        bEnableUserdefinedCustomFields: true,
        mapUserDefinedCustomFields: [],
      });
    });

    test("1.5 asnGetAppointmentForwards (9007) returns the caller's list, which asnSetAppointmentForwards (9006) replaces", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice", { encoding });
      const get = async (client = alice) =>
        (await client.invoke(General.asnGetAppointmentForwards, {})).seqAppointmentForwardEntries;
      expect(await get()).toEqual([]);
      for (const list of [[forward(2), forward(1)], [forward(3)]]) {
        await alice.invoke(General.asnSetAppointmentForwards, {
          seqAppointmentForwardEntries: list,
        });
        expect(await get()).toEqual(list);
      }
      expect(await get(await there.loggedOn("bob"))).toEqual([]);
    });

    test("1.11 settings of the MetaDirectory and of its phone books (2100, 2101, 2026, 2027; 2636-2639) are two records, empty at first", async () => {
      const there = await store.running();
      const [alice, admin] = [
        await there.loggedOn("alice", { encoding }),
        await there.loggedOn("admin", { encoding }),
      ];
      const { asnGetMetaSettings, asnGetMetaPhoneBooksSettings } = General;
      const get = async (operation = asnGetMetaSettings, client = alice) =>
        (await client.invoke(operation, plain)).metasettings;
      const blank = { iMetaEnabled: 0, iMetaPort: 0, u8sMetaServer: "", u8sMetaPassword: "" };
      expect(await get()).toMatchObject(blank);
      await admin.invoke(General.asnSetMetaSettings, { ...plain, metasettings: directory });
      const secret = { ...directory, u8sMetaPassword: "" };
      expect(await get()).toEqual(secret);
      expect(await get(Management.asnMgmtGetMetaSettings, admin)).toEqual(secret);
      expect(await get(asnGetMetaPhoneBooksSettings)).toMatchObject(blank);
      const books = { ...directory, u8sMetaServer: "books.example.org" };
      const set = Management.asnMgmtSetMetaPhoneBooksSettings;
      await admin.invoke(set, { ...plain, metasettings: books });
      expect(await get(asnGetMetaPhoneBooksSettings)).toMatchObject({
        u8sMetaServer: "books.example.org",
      });
      expect(await get()).toEqual(secret);
    });

    test("1.15 asnGetGoogleIntegrationSettings (9035) returns what the administration has set (2512, 2513), and nothing while it is off", async () => {
      const there = await store.running();
      const [alice, admin] = [
        await there.loggedOn("alice", { encoding }),
        await there.loggedOn("admin", { encoding }),
      ];
      const get = () => alice.invoke(General.asnGetGoogleIntegrationSettings, {});
      const off = { iResult: 0, iEnabled: 0, u8sClientID: "", u8sClientSecret: "" };
      expect(await get()).toEqual(off);
      const texts = { u8sClientID: "id", u8sClientSecret: "secret" };
      for (const bEnabled of [false, true]) {
        await admin.invoke(Management.asnMgmtSetGoogleClientID, { bEnabled, ...texts });
        expect(await admin.invoke(Management.asnMgmtGetGoogleClientID, {})).toEqual({
          bEnabled,
          ...texts,
        });
        expect(await get()).toEqual(bEnabled ? { iResult: 0, iEnabled: 1, ...texts } : off);
      }
    });
  });

  test("the administration reads and writes the same content by user name (2617, 2618), and the user is told", async () => {
    const there = await store.running();
    const alice = await attachedTo(there, "alice", [General.asnMyUpdateClientContent]);
    const admin = await there.loggedOn("admin");
    const get = async (u8sUserID: string) =>
      (await admin.invoke(Management.asnMgmtGetUserXmlClientContent, { u8sUserID }))
        .u8sClientContentAsXML;
    const set = Management.asnMgmtSetUserXmlClientContent;
    expect(await get("alice")).toBe("");
    await admin.invoke(set, { u8sUserID: "ALICE", u8sClientContentAsXML: "<ä/>" });
    expect(await alice.next(1)).toEqual([["asnMyUpdateClientContent", { u8sNewRevision: "1" }]]);
    expect(await get("alice")).toBe("<ä/>");
    expect(await xmlOf(there, "alice")).toBe("<ä/>");
    await alice.client.invoke(General.asnSetClientXMLContent, {
      content: {
        osXMLContent: Buffer.from("\ufeff<ö/>", "utf16le"),
        osXMLContentDescription: octets(""),
      },
    });
    expect(await get("alice")).toBe("<ö/>");
    for (const u8sUserID of ["nobody", "", "a\0b", "x".repeat(100_000)]) {
      const unknown = { iErrorDetail: 3 };
      expect(await errorOf(get(u8sUserID))).toMatchObject(unknown);
      const given = { u8sUserID, u8sClientContentAsXML: "" };
      expect(await errorOf(admin.invoke(set, given))).toMatchObject(unknown);
    }
  });

  test("1.11 the password goes only to an administrator who asks for plain (1) over TLS", async () => {
    const pem = await certificate();
    const there = await store.running({ tls: { ...pem, policy: "allowed" } });
    const admin = await there.loggedOn("admin");
    await admin.invoke(General.asnSetMetaSettings, { ...plain, metasettings: directory });
    const tls = { mode: "starttls", ca: pem.cert } as const;
    const safe = (user: string) => there.loggedOn(user, { tls });
    const passwordFor = async (client = admin, eSendPlainPassword: 0 | 1 = 1) =>
      (await client.invoke(General.asnGetMetaSettings, { eSendPlainPassword })).metasettings
        .u8sMetaPassword;
    expect(await passwordFor()).toBe("");
    expect(await passwordFor(await safe("admin"))).toBe("open sesame");
    expect(await passwordFor(await safe("admin"), 0)).toBe("");
    expect(await passwordFor(await safe("alice"))).toBe("");
  });

  test("1.11 an empty password leaves the stored one while an account is used; encrypted ones and ports that are none are refused", async () => {
    const pem = await certificate();
    const there = await store.running({ tls: { ...pem, policy: "allowed" } });
    const admin = await there.loggedOn("admin", { tls: { mode: "starttls", ca: pem.cert } });
    const set = (changes: Partial<typeof directory>) =>
      admin.invoke(General.asnSetMetaSettings, {
        ...plain,
        metasettings: { ...directory, ...changes },
      });
    const get = async () => (await admin.invoke(General.asnGetMetaSettings, plain)).metasettings;
    await set({});
    await set({ u8sMetaPassword: "", u8sMetaUser: "other" });
    const before = { ...directory, u8sMetaUser: "other" };
    expect(await get()).toEqual(before);
    for (const bad of [
      { ePasswordEncryption: 0 as const },
      { iMetaPort: -1 },
      { iMetaPort: 65_536 },
      { u8sBaseDN: "x".repeat(20_000) },
    ]) {
      expect(await errorOf(set(bad))).toMatchObject({ iErrorDetail: 0 });
    }
    expect(await get()).toEqual(before);
    await set({ u8sMetaPassword: "", iMetaUseAccount: 0 });
    expect(await get()).toMatchObject({ u8sMetaPassword: "" });
  });

  test("1.2 nothing is licensed: no counts (9002), and no feature is granted (9019)", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    expect(await alice.invoke(General.asnGetLicensedFeatureCount, {})).toEqual({
      licensedFeatures: [],
    });
    expect(await errorOf(alice.invoke(General.asnRequestFeature, { iFeature: 1 }))).toEqual({
      iErrorDetail: 0,
      u8sErrorString: "There is no licence server",
    });
  });

  test("what is too large or too much is refused with 0, and nothing is changed", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    await alice.invoke(General.asnSetClientXMLContent, content("<a/>"));
    await alice.invoke(General.asnSetServerBasedClientSettings, settings("<a/>"));
    await alice.invoke(General.asnSetUserPropertyBag, bag(["k", "v"]));
    const kept = { seqAppointmentForwardEntries: [forward(1)] };
    await alice.invoke(General.asnSetAppointmentForwards, kept);
    const large = "x".repeat(1024 * 1024);
    const refused = async (call: Promise<unknown>) =>
      expect(await errorOf(call)).toMatchObject({ iErrorDetail: 0 });
    await refused(alice.invoke(General.asnSetClientXMLContent, content(large)));
    await refused(alice.invoke(General.asnSetServerBasedClientSettings, settings(large)));
    await refused(alice.invoke(General.asnSetUserPropertyBag, bag(["k", large])));
    const pairs = Array.from({ length: 1_001 }, (): [string, string] => ["k", ""]);
    await refused(alice.invoke(General.asnSetUserPropertyBag, bag(...pairs)));
    const many = Array.from({ length: 1_001 }, () => forward(2));
    const set = (list: General.AsnAppointmentForwardEntry[]) =>
      alice.invoke(General.asnSetAppointmentForwards, { seqAppointmentForwardEntries: list });
    await refused(set(many));
    const wide = { ...forward(2).lineForwardProfile, u8sDisplayName: "x".repeat(300_000) };
    await refused(set([{ ...forward(2), lineForwardProfile: wide }]));
    expect(await xmlOf(there, "alice")).toBe("<a/>");
    expect(await alice.invoke(General.asnGetServerBasedClientSettings, {})).toMatchObject(
      settings("<a/>"),
    );
    const { ownContact } = await alice.invoke(asnGetLoggedInContact, {});
    expect(ownContact.asnUserPropertyBag).toEqual(bag(["k", "v"]).asnUserPropertyBag);
    expect(await alice.invoke(General.asnGetAppointmentForwards, {})).toEqual(kept);
  });

  test("what is kept for a user goes with the user", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    await alice.invoke(General.asnSetClientXMLContent, content("<a/>"));
    await there.server.users.remove("alice");
    await there.server.users.add("alice", "alice's secret");
    expect(await xmlOf(there, "alice")).toBe("");
  });

  test("the web service serves them, and passes on their events", async () => {
    const there = await store.running();
    const gateway = createGateway({ log: silentLog, upstream: localUpstream(there.server) });
    onTestFinished(() => gateway.close());
    const { port } = await gateway.listen({ port: 0 });
    const url = `http://127.0.0.1:${port}`;
    const alice = await attachedTo(there, "alice", [General.asnMyUpdateClientContent]);
    const headers = { "X-ucsessionid": await openSession(url, "alice", "alice's secret") };
    const call = async (name: string, body: unknown, how = headers as Record<string, string>) => {
      const response = await post(`${url}/ws/client/${name}`, body, how);
      return [response.status, await response.json()];
    };
    const osXMLContent = Buffer.from("<web/>").toString("base64");
    const given = { content: { osXMLContent, osXMLContentDescription: "" } };
    expect((await call("asnSetClientXMLContent", given))[0]).toBe(200);
    expect(await alice.next(1)).toEqual([["asnMyUpdateClientContent", { u8sNewRevision: "1" }]]);
    expect(await xmlOf(there, "alice")).toBe("<web/>");
    expect(await call("asnGetClientXMLContent", {})).toMatchObject([200, given]);
    const direct = await post(
      `${url}/ws/direct/asnSetUserPropertyBag`,
      bag(["k", "v"]),
      basic("alice", "alice's secret"),
    );
    expect([direct.status, await direct.json()]).toMatchObject([200, { iResult: 0 }]);
    expect(await call("asnSetMetaSettings", { ...plain, metasettings: directory })).toMatchObject([
      expect.any(Number),
      { error: { iErrorDetail: 2 } },
    ]);
  });

  test("only administrators set what holds for all, and only users get anything", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const meta = { ...plain, metasettings: directory };
    const google = { bEnabled: true, u8sClientID: "id", u8sClientSecret: "secret" };
    const denied = { iErrorDetail: 2 };
    const nobody = await there.connected();
    for (const call of [
      () => alice.invoke(General.asnSetMetaSettings, meta),
      () => alice.invoke(General.asnSetMetaPhoneBooksSettings, meta),
      () => alice.invoke(Management.asnMgmtSetGoogleClientID, google),
      () => alice.invoke(Management.asnMgmtSetUserDefinedCustomFields, { mapCustomFields: [] }),
      () => nobody.invoke(General.asnGetClientXMLContent, {}),
      () => nobody.invoke(General.asnGetGoogleIntegrationSettings, {}),
    ]) {
      expect(await errorOf(call())).toMatchObject(denied);
    }
    expect(await contactOf(there.server, "alice")).toMatch(/^user-/);
  });
});
