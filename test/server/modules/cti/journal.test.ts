import { describe, expect, test } from "vitest";
import * as Cti from "../../../../src/modules/cti/cti.js";
import {
  asnGetOfflineJournal,
  asnUpdateCallAndJournalContactAndNumber,
  asnUpdateJournalMemo,
  asnUpdateJournalProject,
  type AsnNetDatabaseJournal,
} from "../../../../src/modules/journal/journal.js";
import { blankJournalEntry } from "../../../../src/server/index.js";
import { moduleStores } from "../stores.js";
import { numberOf, outside, Telephony, uriOf, type CtiClient } from "./support/telephony.js";

/** What a user's journal has, after as many entries as it must have. */
async function journal(of: CtiClient, count: number): Promise<readonly AsnNetDatabaseJournal[]> {
  for (;;) {
    const { journalList: found } = await of.client.invoke(asnGetOfflineJournal, {
      iMaxDays: 1,
      iMarkRead: 0,
    });
    if (found.length >= count) return found;
  }
}

describe.each(moduleStores)("in $name, the journal", (store) => {
  test("has each call on both sides, with times, numbers, names and project", async () => {
    const now = { at: new Date("2026-01-01T10:00:00Z") };
    const at = await Telephony.start(store, { server: { clock: () => now.at } });
    const [ann, ben] = await at.all();
    const { users, journal: journals } = at.there.server;
    const made = await ann.call("10", numberOf("11"));
    const pass = (seconds: number): void => {
      now.at = new Date(now.at.getTime() + seconds * 1000);
    };
    pass(10);
    at.pbx.phone("11").answer();
    pass(60);
    at.pbx.phone("10").hangUp();
    at.clock.advance(5_000);
    await Promise.all([ann.told(), ben.told()]);
    const entryOf = async (name: string, id: string): Promise<AsnNetDatabaseJournal> => {
      const user = (await users.find(name))!;
      await expect.poll(() => journals.get(user, id)).toBeDefined();
      return (await journals.get(user, id))!;
    };
    expect(await entryOf("ann", made.u8sConnectionID)).toMatchObject({
      stStartTime: new Date("2026-01-01T10:00:00Z"),
      stConnectTime: new Date("2026-01-01T10:00:10Z"),
      stStopTime: new Date("2026-01-01T10:01:10Z"),
      iDurationTotal: 70,
      iDurationConnected: 60,
      iOrigin: 1,
      iInternal: 1,
      u8sLineNumber: numberOf("10"),
      u8sPhoneNumber: numberOf("11"),
      u8sContactName: "ben",
      u8sLineUserName: "ann",
      iReadFlag: 1,
    });
    expect(await entryOf("ben", ben.id("A"))).toMatchObject({
      iOrigin: 0,
      iLineUserOffline: 0,
      u8sLocalNumber: numberOf("11"),
      u8sPhoneNumber: numberOf("10"),
      u8sContactName: "ann",
      iReadFlag: 1,
      iDurationConnected: 60,
    });
  });

  test("has calls that were missed, unread, and for users who were not logged on in the offline journal", async () => {
    const at = await Telephony.start(store);
    // Whose the lines are is known for the next who logs on.
    await at.client("admin");
    at.pbx.phone(outside).call("11");
    at.pbx.phone(outside).hangUp();
    const ben = await at.monitoring("ben");
    const [missed] = await journal(ben, 1);
    expect(missed).toMatchObject({
      ...{ iOrigin: 0, iInternal: 0, iLineUserOffline: 1, iReadFlag: 0, iDurationConnected: 0 },
      u8sPhoneNumber: outside,
    });
    at.pbx.phone(outside).call("11");
    await ben.told();
    const { users, journal: journals } = at.there.server;
    const user = (await users.find("ben"))!;
    at.pbx.phone(outside).hangUp();
    await expect
      .poll(async () => (await journals.get(user, ben.id("A")))?.iLineUserOffline)
      .toBe(0);
  });

  test("says of calls that others have taken who has, also after a forward", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    await ben.client.invoke(Cti.asnCtiSetForward, {
      u8sPhoneNumberFrom: uriOf("11"),
      u8sPhoneNumberTo: numberOf("12"),
      optionalParams: [{ key: "ForwardMode", value: { integerdata: 4 } }],
    });
    at.pbx.phone(outside).call("11");
    at.clock.advance(20_000);
    at.pbx.phone("12").answer();
    await ben.told();
    const { users, journal: journals } = at.there.server;
    const user = (await users.find("ben"))!;
    await expect
      .poll(async () => journals.get(user, ben.id("A")))
      .toMatchObject({ u8sAcceptorName: "cid", iReadFlag: 1, iDurationConnected: 0 });
    expect(await ann.told()).toEqual([]);
  });

  test("changes the contact and the number of a call that goes on, which tells its monitors", async () => {
    const at = await Telephony.start(store);
    const [ann] = await at.all();
    const made = await ann.call("10", outside);
    await ann.told();
    const result = await ann.client.invoke(asnUpdateCallAndJournalContactAndNumber, {
      u8sConnectionID: made.u8sConnectionID,
      u8sRemoteNumberSC: "",
      remoteContact: { u8sDisplayName: "Dan" },
    });
    expect(result).toMatchObject({ bResultCallInfoUpdate: true, bResultJournalUpdate: false });
    expect(await ann.told()).toEqual([`1: A remotecontactchanged ringback ${outside} [hangup]`]);
    at.pbx.phone("10").hangUp();
    const user = (await at.there.server.users.find("ann"))!;
    await expect
      .poll(async () => at.there.server.journal.get(user, made.u8sConnectionID))
      .toMatchObject({ u8sContactName: "Dan" });
  });

  test("sets note and project of a call that goes on, which tells its monitors (9, 8), and has them when it is over", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    const user = (await at.there.server.users.find("ann"))!;
    await at.there.server.journal.put(user, { entry: blankJournalEntry("before") });
    const { u8sConnectionID: id } = await ann.call("10", outside);
    await ann.told();
    const note = ({ client }: CtiClient, ...u8sConnectionIDList: string[]) =>
      client.invoke(asnUpdateJournalMemo, { u8sConnectionIDList, u8sMemo: "calls back" });
    for (const refused of [note(ann, id, "nobody's"), note(ben, id)]) {
      expect(await refused).toMatchObject({ bSuccess: false });
    }
    expect(await ann.told()).toEqual([]);
    expect(await note(ann, id, "before")).toMatchObject({ bSuccess: true });
    const rule = { ...blankJournalEntry("").projectPinRule, u8sProjectName: "17" };
    const project = () =>
      ann.client.invoke(asnUpdateJournalProject, {
        ...{ u8sConnectionIDList: [id], projectPinRule: rule },
      });
    expect(await project()).toMatchObject({ bSuccess: true });
    expect(await ann.told()).toEqual([
      `1: A memochanged ringback ${outside} [hangup]`,
      `1: A projectorprivatechanged ringback ${outside} [hangup]`,
    ]);
    await project();
    expect(await ann.told()).toEqual([]);
    expect(ann.calls.at(-1)?.callinformation).toMatchObject({
      u8sNote: "calls back",
      projectPinRule: { u8sProjectName: "17" },
    });
    at.pbx.phone("10").hangUp();
    const { journal: journals } = at.there.server;
    await expect
      .poll(() => journals.get(user, id))
      .toMatchObject({ u8sMemo: "calls back", projectPinRule: { u8sProjectName: "17" } });
    expect(await journals.get(user, "before")).toMatchObject({ u8sMemo: "calls back" });
  });

  test("has calls with a note and a contact that are too large together, without the contact", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const user = (await at.there.server.users.find("ann"))!;
    const { u8sConnectionID: id } = await ann.call("10", outside);
    const text = "\u6f22".repeat(1024);
    await ann.client.invoke(asnUpdateCallAndJournalContactAndNumber, {
      u8sConnectionID: id,
      u8sRemoteNumberSC: "",
      remoteContact: {
        ...{ u8sDisplayName: text, u8sCompany: text, u8sEntryID: text },
        ...{ u8sEntryIDStore: text, u8sEntryIDDB: text, u8sCtiServerUserName: text },
      },
    });
    const u8sMemo = text.repeat(16);
    const noted = ann.client.invoke(asnUpdateJournalMemo, { u8sConnectionIDList: [id], u8sMemo });
    expect(await noted).toMatchObject({ bSuccess: true });
    at.pbx.phone("10").hangUp();
    await expect
      .poll(() => at.there.server.journal.get(user, id))
      .toMatchObject({ u8sMemo, u8sContactName: "", u8sPhoneNumber: outside });
  });
});
