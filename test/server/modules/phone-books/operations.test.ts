import { describe, expect, test } from "vitest";
import * as General from "../../../../src/modules/general/general.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { find, names, person } from "./support.js";

const flags = General.AsnNetDatabaseFindOptionIFlags.values;

describe.each(moduleStores)("in $name, phone books:", (store) => {
  describe.each(["ber", "json"] as const)("in %s", (encoding) => {
    test("asnFindContacts (9021) finds contacts of phone books by name, number, company, place and mail with the users", async () => {
      const there = await store.running();
      const { phoneBooks, users } = there.server;
      await users.setContact("bob", person("Bob", "Müller"));
      await phoneBooks.replace("Customers", [
        {
          ...person("Zoë", "Müller", "+49 (30) 12 34-5"),
          u8sEntryID: "zoe",
          u8sCompany: "Ünder & Co",
          u8sBusinessAddressCity: "Köln",
          u8sEMail: "zoe@example.org",
          customFields: [{ key: "Raum", value: "A 12" }],
        },
        person("Yve", "Maier", "030 99"),
      ]);
      const alice = await there.loggedOn("alice", { encoding });
      expect(await names(alice, { u8sLastName: "mull" })).toEqual(["Bob Müller", "Zoë Müller"]);
      for (const options of [
        { u8sFirstName: "ZOE" },
        { u8sPhoneNo: "030 12345" },
        { u8sCompanyName: "under" },
        { u8sAreaCodeOrCity: "koln" },
        { u8sEMail: "zoe@" },
        { u8spairlistCustomFieldsValues: [{ key: "raum", value: "a 12" }] },
        { u8sLastName: "co", iFlags: flags.ePHONEBOOKS | flags.eMULTIFIELDNAME },
        { u8sLastName: "m", u8sFirstName: "z" },
      ]) {
        expect([options, await names(alice, options)]).toEqual([options, ["Zoë Müller"]]);
      }
      expect(await names(alice, { u8sLastName: "m", u8sFirstName: "q" })).toEqual([]);
      expect(await names(alice, { u8sLastName: "ma", iDisplayNameFormat: 1 })).toEqual([
        "Maier Yve",
      ]);
    });

    test("asnGetContactByEntryID (9022) returns a contact by DB16, the id of its phone book and its own, as the search gives it", async () => {
      const there = await store.running();
      const zoe = { ...person("Zoe", "Zorn"), u8sEntryID: "zoe" };
      await there.server.phoneBooks.replace("Customers", [
        { ...zoe, u8sCtiServerUserName: "admin", iCtiServerUser: 1, u8sEntryIDDB: "DB11" },
      ]);
      const alice = await there.loggedOn("alice", { encoding });
      const { contactList } = await find(alice, { u8sFirstName: "zoe" });
      const reference = { u8sEntryIDDB: "DB16", u8sEntryIDStore: "00000008", u8sEntryID: "zoe" };
      expect(contactList).toEqual([
        { ...zoe, ...reference, u8sDatabaseName: "Customers", bValid: true, iCtiServerUser: 0 },
      ]);
      const get = (changes: object = {}) =>
        alice.invoke(General.asnGetContactByEntryID, { ...reference, ...changes });
      expect(await get()).toEqual({ bSuccess: true, contact: contactList[0] });
      const missing = { bSuccess: false, contact: {} };
      for (const changes of [
        { u8sEntryID: "" },
        { u8sEntryID: "z\0" },
        { u8sEntryID: "x".repeat(100_000) },
        { u8sEntryIDStore: "00000001" },
        { u8sEntryIDStore: "8" },
        { u8sEntryIDDB: "DB17" },
      ]) {
        expect([changes, await get(changes)]).toEqual([changes, missing]);
      }
    });

    test("asnGetPhoneBooks (9027) lists the phone books with their texts, and asnFindContacts those that were searched", async () => {
      const there = await store.running();
      const { phoneBooks } = there.server;
      await phoneBooks.replace("Suppliers", [person("Sue", "Zorn")], { info: "since 2020" });
      await phoneBooks.replace("Customers", [person("Cem", "Zorn")]);
      const alice = await there.loggedOn("alice", { encoding });
      const book = { u8sInfo: "", iCapabilities: 0, iType: 0, errors: [] };
      const both = [
        { ...book, u8sName: "Customers" },
        { ...book, u8sName: "Suppliers", u8sInfo: "since 2020" },
      ];
      expect((await alice.invoke(General.asnGetPhoneBooks, {})).phonebooks).toEqual(both);
      const search = async (options: object) => {
        const found = await find(alice, { u8sLastName: "zorn", ...options });
        const searched = found.phonebookList.map(({ u8sName }) => u8sName);
        return [found.contactList.map((one) => one.u8sFirstName), searched];
      };
      expect(await search({})).toEqual([
        ["Cem", "Sue"],
        ["Customers", "Suppliers"],
      ]);
      const named = { iFlags: 0, u8slistDatabaseNames: ["suppliers"] };
      expect(await search(named)).toEqual([["Sue"], ["Suppliers"]]);
      expect(await search({ iFlags: 0 })).toEqual([[], []]);
      expect(await search({ iFlags: flags.ePHONEBOOKS | flags.eNOPHONEBOOKS })).toEqual([[], []]);
    });
  });

  test("they need the static right 0x400", async () => {
    const there = await store.running();
    await there.server.phoneBooks.replace("Customers", [
      { ...person("Zoe", "Zorn"), u8sEntryID: "zoe" },
    ]);
    const alice = await there.loggedOn("alice");
    const reference = { u8sEntryIDDB: "DB16", u8sEntryIDStore: "00000008", u8sEntryID: "zoe" };
    const get = () => alice.invoke(General.asnGetContactByEntryID, reference);
    expect(await names(alice, { u8sFirstName: "zoe" })).toEqual(["Zoe Zorn"]);
    expect((await get()).bSuccess).toBe(true);
    await there.server.users.setStaticRights("alice", { first: 0x8, second: 0 });
    expect(await names(alice, { u8sFirstName: "zoe" })).toEqual([]);
    expect((await get()).bSuccess).toBe(false);
    const list = alice.invoke(General.asnGetPhoneBooks, {});
    expect(await errorOf(list)).toMatchObject({ iErrorDetail: 2 });
  });

  test("of all sources together, a search returns no more contacts than are wanted, and 4 MiB", async () => {
    const there = await store.running();
    const { phoneBooks } = there.server;
    const u8sBody = "x".repeat(60_000);
    const many = Array.from({ length: 50 }, (_, at) => ({ ...person(`P${at}`, "Zorn"), u8sBody }));
    await phoneBooks.replace("One", many);
    await phoneBooks.replace("Two", many);
    const alice = await there.loggedOn("alice");
    const options = { u8sLastName: "zorn" };
    expect(await names(alice, { ...options, iMaxNumEntries: 3 })).toHaveLength(3);
    const found = await names(alice, options);
    expect(found.length).toBeGreaterThan(50);
    expect(found.length).toBeLessThan(70);
  });

  test("of several texts, the one that fewer contacts have is looked up, so it is found among more than a search reads", async () => {
    const there = await store.running();
    const many = Array.from({ length: 10_200 }, (_, at) => ({
      u8sEntryID: `${at}`,
      u8sLastName: "Meier",
      u8sFirstName: at === 10_199 ? "Zacharias" : "A",
      ...(at === 10_198 && { u8sPhoneHome: "12345" }),
    }));
    await there.server.phoneBooks.replace("Customers", many);
    const alice = await there.loggedOn("alice");
    expect(await names(alice, { u8sFirstName: "z", u8sLastName: "meier" })).toEqual([
      "Zacharias Meier",
    ]);
    expect(await names(alice, { u8sPhoneNo: "345", u8sLastName: "meier" })).toEqual(["A Meier"]);
    expect(await names(alice, { u8sLastName: "meier", iMaxNumEntries: 5_000 })).toHaveLength(1_000);
  });
});
