import { describe, expect, test } from "vitest";
import type {
  AsnNetDatabaseContact,
  AsnRequestError,
} from "../../../../src/modules/common/common.js";
import * as General from "../../../../src/modules/general/general.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import {
  asnUMReplicatorLogin,
  asnUMReplicatorLogout,
} from "../../../../src/modules/um-replicator/um-replicator.js";
import { RoseError, type Client } from "../../../../src/rose/index.js";
import { until } from "../../../rose/support/peers.js";
import { errorOf, rejectOf, type Running } from "../../running.js";
import { find, names, nothing } from "../phone-books/support.js";
import { moduleStores } from "../stores.js";

const account = {
  ...{ u8sUserName: "admin", u8sPassword: "admin's secret", iVersion: 1 },
  ...{ iDatabaseCapabilities: 0, iDatabaseType: 0, u8sDatabaseName: "CRM", u8sDatabaseInfo: "" },
};
const contact = (name: string, more: AsnNetDatabaseContact = {}): AsnNetDatabaseContact => ({
  ...{ u8sEntryIDDB: "DB99", u8sEntryIDStore: "crm", u8sEntryID: name, u8sDisplayName: name },
  ...more,
});
const book = (u8sName: string, u8sInfo = "of the CRM"): General.AsnDBPhoneBook => ({
  ...{ u8sName, u8sInfo, iCapabilities: 1, iType: 2, errors: [] },
});

const logIn = (client: Client, more: Partial<typeof account> = {}) =>
  client.invoke(General.asnDatabaseConnectorLogin, { ...account, ...more });
const logOff = (client: Client, iConnectorCrossRefID: number) =>
  client.invoke(General.asnDatabaseConnectorLogoff, { iConnectorCrossRefID });
const byId = (client: Client, u8sEntryID: string, u8sEntryIDDB = "DB99") =>
  client.invoke(General.asnGetContactByEntryID, {
    ...{ u8sEntryIDDB, u8sEntryIDStore: "crm", u8sEntryID },
  });

/** A connector that has these contacts, whatever it is asked, and what it has been asked. */
async function connector(there: Running, contacts: AsnNetDatabaseContact[], books: string[] = []) {
  const client = await there.connected();
  const asked: General.AsnFindDBContactsArgument[] = [];
  client.handle(General.asnFindDBContacts, (argument) => {
    asked.push(argument);
    const { u8sEntryID } = "entryid" in argument ? argument.entryid : {};
    return {
      contactList: contacts.filter((one) => [undefined, one.u8sEntryID].includes(u8sEntryID)),
      phonebookList: books.map((name) => book(name)),
    };
  });
  client.handle(General.asnGetPhoneBooks, () => ({ phonebooks: books.map((name) => book(name)) }));
  return { client, asked };
}

describe.each(moduleStores)("in $name, 1.12 database connectors:", (store) => {
  test("what is searched for is asked of them by 9020, for the user who asks, and comes after what the server has", async () => {
    const there = await store.running();
    await there.server.users.setContact("bob", { u8sLastName: "Ziegler", u8sDisplayName: "Bob" });
    const { client, asked } = await connector(there, [contact("Zoe"), contact("Ada")]);
    const alice = await there.loggedOn("alice");
    const ziegler = { u8sLastName: "Ziegler", u8sPhoneNo: "" };
    expect(await names(alice, ziegler)).toEqual(["Bob"]);
    expect(await logIn(client)).toEqual({ iConnectorCrossRefID: 1 });
    const { eRIGHTSCHECKED, eNOCACHE } = {
      ...General.AsnNetDatabaseFindOptionIFlags.values,
      eNOCACHE: 0x1000,
    };
    const options = { ...ziegler, iMaxNumEntries: 3, u8sUsername: "root" };
    const iFlags = eRIGHTSCHECKED | eNOCACHE;
    expect(await names(alice, { ...options, iFlags })).toEqual(["Bob", "Ada", "Zoe"]);
    const { u8spairlistCustomFieldsValues: _, iDisplayNameFormat: __, ...rest } = nothing;
    const { u8slistDatabaseNames: ___, ...blank } = rest;
    expect(asked).toEqual([
      {
        findoptions: {
          ...{ ...blank, ...ziegler, iMaxNumEntries: 2, u8sUsername: "alice" },
          u8sDatabaseName: "CRM",
          iFlags: eNOCACHE,
        },
      },
    ]);
    expect(await names(alice, { ...ziegler, iMaxNumEntries: 2 })).toEqual(["Bob", "Zoe"]);
    // What they are not chosen for, or cannot be asked for, is not asked of them.
    asked.length = 0;
    await find(alice, { ...ziegler, u8slistDatabaseNames: ["users"] });
    await find(alice, { ...ziegler, u8slistDatabaseNames: ["ActiveUsersOnly", "crm"] });
    await find(alice, { ...ziegler, iFlags: 0x10000 });
    await find(alice, { ...ziegler, iMaxNumEntries: 1 });
    await find(alice, { u8sLastName: "" });
    const room = { key: "room", value: "1" };
    await find(alice, { ...ziegler, u8spairlistCustomFieldsValues: [room] });
    expect(asked).toEqual([]);
    expect(await names(alice, { ...ziegler, u8slistDatabaseNames: ["crm"] })).toEqual([
      ...["Ada", "Zoe"],
    ]);
    expect(await names(alice, { ...ziegler, u8slistDatabaseNames: ["x"], iFlags: 4 })).toEqual([
      ...["Bob", "Ada", "Zoe"],
    ]);
  });

  test("a reference is asked of them, and no contact of theirs passes for one of the server", async () => {
    const there = await store.running();
    const forged = contact("forged", { u8sEntryIDDB: "DB11" });
    const user = contact("Zoe", { u8sCtiServerUserName: "bob", iCtiServerUser: 1 });
    const { client, asked } = await connector(there, [user, forged]);
    await logIn(client);
    const alice = await there.loggedOn("alice");
    const { contactList } = await find(alice, { u8sLastName: "z" });
    expect(contactList).toEqual([contact("Zoe")]);
    asked.length = 0;
    expect(await byId(alice, "Zoe")).toEqual({ bSuccess: true, contact: contact("Zoe") });
    expect(await byId(alice, "nobody")).toEqual({ bSuccess: false, contact: {} });
    expect(await byId(alice, "forged")).toEqual({ bSuccess: false, contact: {} });
    expect(asked.length).toBe(3);
    expect(await byId(alice, "forged", "DB11")).toEqual({ bSuccess: false, contact: {} });
    expect(await byId(alice, "x".repeat(1_025))).toEqual({ bSuccess: false, contact: {} });
    expect(asked.length).toBe(3);
  });

  test("their phone books are listed and searched for who has the right", async () => {
    const there = await store.running();
    const { client, asked } = await connector(there, [contact("Zoe")], ["Yellow", "x".repeat(300)]);
    await logIn(client);
    await there.server.users.setStaticRights("alice", { first: 0, second: 0 });
    const alice = await there.loggedOn("alice");
    const admin = await there.loggedOn("admin");
    const { phonebooks } = await admin.invoke(General.asnGetPhoneBooks, {});
    expect(phonebooks).toEqual([book("Yellow"), book("x".repeat(256))]);
    const flagsOf = async (who: Client) => {
      const { phonebookList } = await find(who, { u8sLastName: "z" });
      const last = asked.at(-1);
      const flags = last !== undefined && "findoptions" in last && last.findoptions.iFlags;
      return [phonebookList.length, flags];
    };
    expect(await flagsOf(admin)).toEqual([2, 2]);
    expect(await flagsOf(alice)).toEqual([0, 0x4000]);
  });

  test("they leave by logoff, with the connection, and when the account may not be one any more", async () => {
    const there = await store.running();
    const alice = await there.loggedOn("alice");
    const found = () => names(alice, { u8sLastName: "z" });
    const { client } = await connector(there, [contact("Zoe")]);
    const { iConnectorCrossRefID: crm } = await logIn(client);
    const { iConnectorCrossRefID: erp } = await logIn(client, { u8sDatabaseName: "ERP" });
    expect([crm, erp]).toEqual([1, 2]);
    expect(await found()).toEqual(["Zoe", "Zoe"]);
    await logOff(client, crm);
    expect(await found()).toEqual(["Zoe"]);
    expect(await errorOf(logOff(client, crm))).toMatchObject({ iErrorDetail: 0 });
    const other = await connector(there, [contact("Yan")]);
    await logIn(other.client);
    expect(await errorOf(logOff(other.client, erp))).toMatchObject({ iErrorDetail: 0 });
    await logOff(client, erp);
    expect(await found()).toEqual(["Yan"]);
    expect(await errorOf(logOff(client, erp))).toMatchObject({ iErrorDetail: 2 });
    await other.client.close();
    await until(() => there.logged.some((line) => line.startsWith("database has gone")));
    expect(await found()).toEqual([]);
    await there.server.users.add("boss", "secret", { admin: true });
    await logIn(client, { u8sUserName: "boss", u8sPassword: "secret" });
    expect(await found()).toEqual(["Zoe"]);
    await there.server.users.setEnabled("boss", false);
    expect(await found()).toEqual([]);
    expect(await errorOf(logOff(client, 4))).toMatchObject({ iErrorDetail: 2 });
  });

  test("what one does not answer is not there, and the others are", async () => {
    const there = await store.running();
    const { client } = await connector(there, [contact("Zoe")]);
    await logIn(client);
    const failing = await there.connected();
    failing.handle(General.asnFindDBContacts, () => {
      const error = { iErrorDetail: 1, u8sErrorString: "no" };
      throw new RoseError(General.asnFindDBContacts, error);
    });
    await logIn(failing, { u8sDatabaseName: "failing" });
    const leaving = await there.connected();
    leaving.handle(General.asnFindDBContacts, async () => {
      await leaving.close();
      return { contactList: [], phonebookList: [] };
    });
    await logIn(leaving, { u8sDatabaseName: "leaving" });
    const alice = await there.loggedOn("alice");
    expect(await names(alice, { u8sLastName: "z" })).toEqual(["Zoe"]);
    const line = "database connector does not answer";
    expect(there.logged.filter((one) => one.startsWith(line)).length).toBe(2);
  });

  test("one is asked 20 questions at a time, and returns no more than 4 MiB", async () => {
    const there = await store.running();
    const client = await there.connected();
    const waiting: (() => void)[] = [];
    const company = { u8sCompany: "x".repeat(1024 * 1024) };
    const large = ["1", "2"].map((id) => contact(id, company));
    client.handle(General.asnFindDBContacts, async (argument) => {
      if ("findoptions" in argument) return { contactList: large, phonebookList: [] };
      await new Promise<void>((resolve) => void waiting.push(resolve));
      return { contactList: [], phonebookList: [] };
    });
    await logIn(client);
    const alice = await there.loggedOn("alice");
    const ids = Array.from({ length: 20 }, () => byId(alice, "1"));
    await until(() => waiting.length === 20);
    expect(await names(alice, { u8sLastName: "z" })).toEqual([]);
    for (const go of waiting) go();
    await Promise.all(ids);
    const other = await connector(there, [contact("3", company), contact("4", company)]);
    await logIn(other.client, { u8sDatabaseName: "other" });
    expect(await names(alice, { u8sLastName: "z" })).toEqual(["1", "2", "3"]);
  });

  test("what has over 4 MiB in JSON does not break an answer: as much comes as fits", async () => {
    const there = await store.running();
    // Each of these characters is six in JSON, so this one contact has more than a frame in JSON may have.
    const escaped = contact("escaped", { u8sCompany: "\u0001".repeat(1_700_000) });
    const { client } = await connector(there, [contact("0"), escaped, contact("9")]);
    await logIn(client);
    const sessions = [
      await there.loggedOn("alice"),
      await there.loggedOn("alice", { encoding: "json" }),
    ];
    const third = await there.connected();
    const long = book("\u0001".repeat(256), "\u0001".repeat(1_024));
    const phonebooks = Array.from({ length: 50 }, () => long);
    third.handle(General.asnGetPhoneBooks, () => ({ phonebooks }));
    for (let at = 0; at < 20; at++) await logIn(third, { u8sDatabaseName: `${at}` });
    for (const alice of sessions) {
      const only = { u8sLastName: "z", u8slistDatabaseNames: ["CRM"] };
      expect(await names(alice, only)).toEqual(["0"]);
      expect(await byId(alice, "escaped")).toEqual({ bSuccess: false, contact: {} });
      const { phonebooks: told } = await alice.invoke(General.asnGetPhoneBooks, {});
      // Of 1,000 that take 7.7 KB each in JSON.
      expect(told.length).toBeGreaterThan(400);
      expect(told.length).toBeLessThan(600);
    }
  });

  test("a session that is a replicator too keeps its limits until it is neither", async () => {
    const there = await store.running({ limits: { maxFrameBytesBeforeLogon: 2_000 } });
    const login = { u8sUsername: "admin", u8sPassword: "admin's secret" };
    const long = { u8sNewRevision: "x".repeat(3_000) };
    /** Whether it may send more than a client that has not logged on. */
    const isFree = async (client: Client): Promise<boolean> => {
      client.emit(General.asnMyUpdateClientContent, long);
      return await client.invoke(asnCheckConnection, {}).then(
        () => true,
        () => false,
      );
    };
    for (const isFirst of [true, false]) {
      const client = await there.connected();
      const { iConnectorCrossRefID: reference } = await logIn(client, {
        u8sDatabaseName: `${isFirst}`,
      });
      await client.invoke(asnUMReplicatorLogin, { ...login, u8sVersionInterface: "1.0" });
      const ends = [
        () => logOff(client, reference),
        () => client.invoke(asnUMReplicatorLogout, {}),
      ] as const;
      await ends[isFirst ? 0 : 1]();
      expect(await isFree(client)).toBe(true);
      await ends[isFirst ? 1 : 0]();
      expect(await isFree(client)).toBe(false);
    }
  });

  test("whose account is none, or whose name is, is refused, and nobody else may ask as the server does", async () => {
    const there = await store.running();
    const client = await there.connected();
    const refused = async (more: Partial<typeof account>, by = client) =>
      ((await errorOf(logIn(by, more))) as AsnRequestError).iErrorDetail;
    expect(await refused({ u8sPassword: "wrong" })).toBe(2);
    expect(await refused({ u8sUserName: "nobody" })).toBe(2);
    expect(await refused({ u8sUserName: "alice", u8sPassword: "alice's secret" })).toBe(2);
    for (const u8sDatabaseName of ["", "x".repeat(257), "Users", "activeUSERSonly"]) {
      expect(await refused({ u8sDatabaseName })).toBe(4);
    }
    expect(await refused({ u8sDatabaseInfo: "x".repeat(1_025) })).toBe(4);
    // It is not logged in after that.
    expect(await errorOf(logOff(client, 1))).toMatchObject({ iErrorDetail: 2 });
    await logIn(client);
    expect(await refused({ u8sDatabaseName: "crm" }, await there.connected())).toBe(4);
    await there.server.users.add("boss", "secret", { admin: true });
    const boss = { u8sUserName: "boss", u8sPassword: "secret", u8sDatabaseName: "other" };
    expect(await refused(boss)).toBe(2);
    for (let at = 1; at < 50; at++) await logIn(client, { u8sDatabaseName: `${at}` });
    expect(await refused({ u8sDatabaseName: "one more" })).toBe(5);
    const alice = await there.loggedOn("alice");
    const entryid = { u8sEntryIDDB: "", u8sEntryIDStore: "", u8sEntryID: "" };
    const reject = await rejectOf(alice.invoke(General.asnFindDBContacts, { entryid }));
    expect(reject.problemName).toBe("unrecognisedOperation");
  });
});
