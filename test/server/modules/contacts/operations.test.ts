import { describe, expect, onTestFinished, test } from "vitest";
import { createGateway, localUpstream } from "../../../../src/gateway/index.js";
import { asnAdminSetUserProfile } from "../../../../src/modules/admin/admin.js";
import type { AsnNetDatabaseContact } from "../../../../src/modules/common/common.js";
import * as General from "../../../../src/modules/general/general.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import { silentLog, type Client } from "../../../../src/rose/index.js";
import { defineModule, type Module, type ModuleContext } from "../../../../src/server/index.js";
import { contactSources, keyOf } from "../../../../src/server/modules/contacts/api.js";
import { openSession, post } from "../../../gateway/world.js";
import { errorOf, type Running } from "../../running.js";
import { nothing } from "../phone-books/support.js";
import { moduleStores } from "../stores.js";

const flags = General.AsnNetDatabaseFindOptionIFlags.values;
const blank: General.AsnNetDatabaseFindOptions = { ...nothing, iFlags: 0 };
type Options = Partial<typeof blank>;

const find = (client: Client, options: Options) =>
  client.invoke(General.asnFindContacts, { findOptions: { ...blank, ...options } });
const names = async (client: Client, options: Options) =>
  (await find(client, options)).contactList.map((one) => one.u8sDisplayName);

const carol: AsnNetDatabaseContact = {
  u8sDisplayName: "Carol Müller",
  u8sFirstName: "Carol",
  u8sLastName: "von der Müller",
  u8sCompany: "Ünder & Co",
  u8sCustomerID: "K-4711",
  u8sDepartment: "Sales",
  u8sBusinessAddressStreet: "Lange Straße 1",
  u8sBusinessAddressPostalCode: "12345",
  u8sPrivateAddressCity: "Köln",
  u8sEMail2: "Carol@Example.org",
  u8sPhoneMobile: "+49 (170) 12-34",
  customFields: [{ key: "Raum", value: "A 12" }],
};

/** A server with carol, dave and erin, who is not enabled. */
async function people(there: Running): Promise<Running> {
  const { users } = there.server;
  for (const name of ["carol", "dave", "erin"]) await users.add(name, "secret");
  await users.setContact("carol", carol);
  const others = { u8sFirstName: "Dave", u8sLastName: "Muller", u8sDisplayName: "Dave Muller" };
  await users.setContact("dave", others);
  const erin = { u8sFirstName: "Erin", u8sLastName: "Müller", u8sDisplayName: "Erin Müller" };
  await users.setContact("erin", erin);
  await users.setEnabled("erin", false);
  return there;
}

/** A phone book with one entry. */
const phoneBook: Module = defineModule({
  name: "test-book",
  needs: [contactSources],
  setup({ get }) {
    const entry: AsnNetDatabaseContact = {
      ...{ u8sEntryIDDB: "DB16", u8sEntryIDStore: "00000001", u8sEntryID: "zoe" },
      u8sDisplayName: "Zoe",
    };
    get(contactSources).add({
      name: "Gelbe Seiten",
      database: "DB16",
      phoneBook: { u8sName: "Gelbe Seiten", u8sInfo: "", iCapabilities: 0, iType: 0, errors: [] },
      find: async (_, { terms }) =>
        terms.every(([, text]) => keyOf("Zoe").startsWith(text)) ? [entry] : [],
      get: async (_, store, id) => (store === "00000001" && id === "zoe" ? entry : undefined),
    });
  },
});

describe.each(moduleStores)("in $name, 1.12 of General:", (store) => {
  test("users whom other work changes at the end of a unit are found by what they are then", async () => {
    let module: ModuleContext<any> | undefined;
    const changing = defineModule({ name: "changing", setup: (given) => void (module = given) });
    const there = await store.running({}, "127.0.0.1", [changing]);
    const { within } = there.server.users;
    await module!.write(async ({ db }) => {
      await within.setContact(db, "alice", { u8sLastName: "First" });
      const second = { u8sLastName: "Second", u8sDisplayName: "Bob Second" };
      db.atEnd(() => within.setContact(db, "bob", second));
    });
    const alice = await there.loggedOn("alice");
    expect(await names(alice, { u8sLastName: "second" })).toEqual(["Bob Second"]);
  });

  describe.each(["ber", "json"] as const)("in %s", (encoding) => {
    test("asnFindContacts (9021) finds users by the beginning of each field or of a word in it, whatever case and accents", async () => {
      const there = await people(await store.running());
      const alice = await there.loggedOn("alice", { encoding });
      for (const options of [
        { u8sFirstName: "CAR" },
        { u8sLastName: "von der m" },
        { u8sLastName: "der muller" },
        { u8sCompanyName: "under &" },
        { u8sCustomerID: "k-47" },
        { u8sDepartment: "sales" },
        { u8sStreetAddress: "lange" },
        { u8sAreaCodeOrCity: "123" },
        { u8sAreaCodeOrCity: "KOLN" },
        { u8sEMail: "carol@ex" },
        { u8spairlistCustomFieldsValues: [{ key: "raum", value: "a 12" }] },
      ]) {
        expect([options, await names(alice, options)]).toEqual([options, ["Carol Müller"]]);
      }
      for (const options of [
        { u8sFirstName: "arol" },
        { u8sLastName: "Carol" },
        { u8sCompanyName: "%" },
        { u8sEMail: "example" },
        { u8spairlistCustomFieldsValues: [{ key: "Etage", value: "A 12" }] },
      ]) {
        expect([options, await names(alice, options)]).toEqual([options, []]);
      }
    });

    test("all fields that are given must match; 0x100 looks in several for the last name, and results are sorted by display name", async () => {
      const there = await people(await store.running());
      const alice = await there.loggedOn("alice", { encoding });
      expect(await names(alice, { u8sLastName: "müll" })).toEqual(["Carol Müller", "Dave Muller"]);
      expect(await names(alice, { u8sLastName: "müll", u8sFirstName: "d" })).toEqual([
        "Dave Muller",
      ]);
      const more = { u8sLastName: "müll", u8sFirstName: "d", u8sCompanyName: "u" };
      expect(await names(alice, more)).toEqual([]);
      const anywhere = (u8sLastName: string) =>
        names(alice, { u8sLastName, iFlags: flags.eMULTIFIELDNAME });
      expect(await anywhere("dav")).toEqual(["Dave Muller"]);
      expect(await anywhere("under")).toEqual(["Carol Müller"]);
      expect(await anywhere("bob")).toEqual(["bob"]);
      expect(await names(alice, { u8sLastName: "müll", iDisplayNameFormat: 1 })).toEqual([
        "Muller Dave",
        "von der Müller Carol",
      ]);
    });

    test("numbers match by their last digits, those of the profile too", async () => {
      const there = await people(await store.running());
      const alice = await there.loggedOn("alice", { encoding });
      const { users } = there.server;
      const admin = await there.loggedOn("admin");
      const profile = (await users.profileOf((await users.find("dave"))!))!;
      await admin.invoke(asnAdminSetUserProfile, {
        userProfile: { ...profile, u8sPhoneNumber: "+49 30 555" },
      });
      const by = (u8sPhoneNo: string) => names(alice, { u8sPhoneNo });
      expect(await by("1234")).toEqual(["Carol Müller"]);
      expect(await by("0170 1234")).toEqual(["Carol Müller"]);
      expect(await by("030/555")).toEqual(["Dave Muller"]);
      expect(await by("123")).toEqual([]);
      expect(await by("no digits")).toEqual([]);
    });

    test("asnGetContactByEntryID (9022) returns users by DB11, users and u: with the name, as the search gives them", async () => {
      const there = await people(await store.running());
      const alice = await there.loggedOn("alice", { encoding });
      const get = (db: string, place: string, entry: string, client = alice) =>
        client.invoke(General.asnGetContactByEntryID, {
          u8sEntryIDDB: db,
          u8sEntryIDStore: place,
          u8sEntryID: entry,
        });
      const found = await find(alice, { u8sFirstName: "carol" });
      const reference = {
        ...{ u8sEntryIDDB: "DB11", u8sEntryIDStore: "users", u8sEntryID: "u:carol" },
        ...{ u8sCtiServerUserName: "carol", bValid: true, iCtiServerUser: 1 },
      };
      expect(found).toEqual({
        contactList: [{ ...carol, ...reference, u8sDatabaseName: "users" }],
        phonebookList: [],
      });
      const { bSuccess, contact } = await get("DB11", "users", "u:carol");
      expect([bSuccess, contact]).toEqual([true, found.contactList[0]]);
      const missing = { bSuccess: false, contact: {} };
      for (const [db, place, entry] of [
        ["DB11", "users", "u:nobody"],
        ["DB11", "users", "carol"],
        ["DB11", "lines", "u:carol"],
        ["DB12", "users", "u:carol"],
        ["DB11", "users", "u:a\0b"],
        ["DB11", "users", `u:${"x".repeat(100_000)}`],
        ["DB11", "users", "u:erin"],
      ] as const) {
        expect(await get(db, place, entry)).toEqual(missing);
      }
      const admin = await there.loggedOn("admin");
      expect((await get("DB11", "users", "u:erin", admin)).bSuccess).toBe(true);
    });

    test("asnGetPreferredContactRef (9023) returns what asnSetPreferredContactRef (9064) has set for the user; empty ids remove it", async () => {
      const there = await store.running();
      const [alice, bob] = [
        await there.loggedOn("alice", { encoding }),
        await there.loggedOn("bob"),
      ];
      const get = (client = alice) =>
        client.invoke(General.asnGetPreferredContactRef, { u8sContactID: "user-2" });
      const none = {
        ...{ bContactRefFound: false, u8sEntryID: "", u8sStoreID: "", u8sDBID: "" },
        u8sDisplayName: "",
      };
      const set = async (reference: object) => {
        alice.emit(General.asnSetPreferredContactRef, {
          u8sContactID: "user-2",
          ...{ u8sEntryID: "", u8sStoreID: "", u8sDBID: "", u8sDisplayName: "" },
          ...reference,
        });
        await alice.invoke(asnCheckConnection, {});
      };
      expect(await get()).toEqual(none);
      for (const u8sEntryID of ["one\0", "two"]) {
        const reference = { u8sEntryID, u8sStoreID: "s", u8sDBID: "DB16", u8sDisplayName: "Bob" };
        await set(reference);
        await expect.poll(() => get()).toEqual({ bContactRefFound: true, ...reference });
      }
      expect(await get(bob)).toEqual(none);
      await set({ u8sEntryID: "x".repeat(2_000), u8sContactID: "user-2" });
      expect((await get()).u8sEntryID).toBe("two");
      await set({});
      await expect.poll(() => get()).toEqual(none);
    });
  });

  test("users who are not enabled are found by administrators only, and not with ActiveUsersOnly", async () => {
    const there = await people(await store.running());
    const [alice, admin] = [await there.loggedOn("alice"), await there.loggedOn("admin")];
    const options = { u8sFirstName: "erin" };
    expect(await names(alice, options)).toEqual([]);
    expect(await names(admin, options)).toEqual(["Erin Müller"]);
    const active = { ...options, u8slistDatabaseNames: ["ActiveUsersOnly"] };
    expect(await names(admin, active)).toEqual([]);
    expect(await names(admin, { ...active, u8sFirstName: "dave" })).toEqual(["Dave Muller"]);
  });

  test("the maximum holds, changes of contacts and removed users are followed, and nothing to search for finds nothing", async () => {
    const there = await people(await store.running());
    const alice = await there.loggedOn("alice");
    const { users } = there.server;
    expect(await names(alice, {})).toEqual([]);
    expect(await names(alice, { u8sLastName: "...", u8sFirstName: " " })).toEqual([]);
    expect(await names(alice, { u8sLastName: "mull", iMaxNumEntries: 1 })).toHaveLength(1);
    await users.setContact("carol", { u8sFirstName: "Karola" });
    expect(await names(alice, { u8sFirstName: "carol" })).toEqual([]);
    expect(await names(alice, { u8sFirstName: "karol" })).toEqual(["carol"]);
    await users.remove("carol");
    expect(await names(alice, { u8sFirstName: "karol" })).toEqual([]);
  });

  test("pictures are left out for their hash with 0x20000", async () => {
    const there = await people(await store.running());
    const alice = await there.loggedOn("alice");
    const optionalParams = [{ key: "jpegPhoto", value: { binarydata: Uint8Array.of(1, 2) } }];
    await there.server.users.setContact("dave", { u8sFirstName: "Dave", optionalParams });
    const pictureOf = async (iFlags: number) =>
      (await find(alice, { u8sFirstName: "dave", iFlags })).contactList[0]!.optionalParams;
    expect(await pictureOf(0)).toEqual(optionalParams);
    const [hashed] = (await pictureOf(flags.eJPEGPHOTOHASH))!;
    expect(hashed).toMatchObject({ key: "jpegPhotoHash" });
    expect((hashed!.value as { binarydata: Uint8Array }).binarydata).toHaveLength(32);
  });

  test("phone books join, are chosen by flag or name, and need the right 0x400", async () => {
    const there = await people(await store.running({}, "127.0.0.1", [phoneBook]));
    const alice = await there.loggedOn("alice");
    const search = async (options: Options) => {
      const found = await find(alice, { u8sFirstName: "z", ...options });
      return [found.contactList.length, found.phonebookList.map(({ u8sName }) => u8sName)];
    };
    const searched = [1, ["Gelbe Seiten"]];
    expect(await search({})).toEqual([0, []]);
    expect(await search({ iFlags: flags.ePHONEBOOKS })).toEqual(searched);
    expect(await search({ u8slistDatabaseNames: ["gelbe seiten"] })).toEqual(searched);
    expect(await search({ iFlags: flags.ePHONEBOOKS | flags.eNOPHONEBOOKS })).toEqual([0, []]);
    expect(await search({ iFlags: flags.ePHONEBOOKS | flags.eONLYMETADIRECTORY })).toEqual([0, []]);
    const books = () => alice.invoke(General.asnGetPhoneBooks, {});
    expect((await books()).phonebooks).toMatchObject([{ u8sName: "Gelbe Seiten" }]);
    const zoe = { u8sEntryIDDB: "DB16", u8sEntryIDStore: "00000001", u8sEntryID: "zoe" };
    const get = async () => (await alice.invoke(General.asnGetContactByEntryID, zoe)).bSuccess;
    expect(await get()).toBe(true);
    await there.server.users.setStaticRights("alice", { first: 0x8, second: 0 });
    expect(await search({ iFlags: flags.ePHONEBOOKS })).toEqual([0, []]);
    expect(await get()).toBe(false);
    expect(await errorOf(books())).toMatchObject({ iErrorDetail: 2 });
  });

  test("long texts and lists are refused with 0", async () => {
    const there = await people(await store.running());
    const alice = await there.loggedOn("alice");
    const pair = { key: "k", value: "v" };
    for (const options of [
      { u8sLastName: "x".repeat(129) },
      { u8sPhoneNo: "1".repeat(1_000_000) },
      { u8spairlistCustomFieldsValues: Array.from({ length: 11 }, () => pair) },
      { u8slistDatabaseNames: Array.from({ length: 101 }, () => "users") },
    ]) {
      expect(await errorOf(find(alice, options))).toMatchObject({ iErrorDetail: 0 });
    }
  });

  test("the web service serves them", async () => {
    const there = await people(await store.running());
    const gateway = createGateway({ log: silentLog, upstream: localUpstream(there.server) });
    onTestFinished(() => gateway.close());
    const { port } = await gateway.listen({ port: 0 });
    const url = `http://127.0.0.1:${port}`;
    const headers = { "X-ucsessionid": await openSession(url, "alice", "alice's secret") };
    const findOptions = { ...blank, u8sFirstName: "carol" };
    const response = await post(`${url}/ws/client/asnFindContacts`, { findOptions }, headers);
    expect([response.status, await response.json()]).toMatchObject([
      200,
      { contactList: [{ u8sEntryID: "u:carol", u8sDisplayName: "Carol Müller" }] },
    ]);
  });
});
