import { describe, expect, test } from "vitest";
import * as Cer from "../../../../src/modules/cer/cer.js";
import * as Management from "../../../../src/modules/management/management.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import { logOn } from "../../../../src/rose/index.js";
import { errorOf, errorsOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";

const errorReports = "https://reports.example.org/upload";
const at = new Date("2026-11-28T12:00:00Z");
const crash: Cer.AsnCERCrashEvent = {
  utcEventTime: at,
  u8sPathToDump: "C:\\dump",
  iSizeOfDumpKB: 12,
};

function entry(u8sErrorText: string): Cer.AsnCERLogEvent {
  return {
    u8sConnectionIdentifier: "guid",
    utcEventTime: at,
    iSeverity: 3,
    u8sSection: "section",
    u8sErrorText,
  };
}

const users = async (admin: Client) =>
  (await admin.invoke(Management.asnCERGetUserData4Admin, {})).listUsers;

/** Lets events of a client come in. */
const settled = (client: Client) => client.invoke(asnCheckConnection, {});

/** What a client gets of some events. */
function got(client: Client) {
  const events: [string, unknown][] = [];
  for (const event of [
    Cer.asnCERSetClientLogDumpLevel,
    Cer.asnCERSaveLogFilePackage,
    Cer.asnCERSaveCrashDump,
    Management.asnCERFileOperationStatus4Admin,
  ]) {
    client.handle(event as typeof Cer.asnCERSaveLogFilePackage, (argument) => {
      events.push([event.name, argument]);
    });
  }
  return async (count: number) => {
    await settled(client);
    while (events.length < count) await settled(client);
    return events.splice(0);
  };
}

/** A client of alice at a computer with a name. */
async function atDesk(there: Running, computer = "Desk"): Promise<Client> {
  const client = await there.connected();
  await logOn(client, { user: "alice", password: "alice's secret" }, { computer });
  return client;
}

describe.each(moduleStores)("client error reports, with the users in $name:", (store) => {
  test("4.16 asnCERGetSettings4Admin (2659) tells whether there are any, and where files go", async () => {
    const without = await (await store.running()).loggedOn("admin");
    expect(await without.invoke(Management.asnCERGetSettings4Admin, {})).toEqual({
      bEnabled: false,
      u8sUploadURI: "",
    });
    const there = await store.running({ errorReports });
    const admin = await there.loggedOn("admin");
    expect(await admin.invoke(Management.asnCERGetSettings4Admin, {})).toEqual({
      bEnabled: true,
      u8sUploadURI: errorReports,
    });
  });

  test("what clients log (4101) and their crash dumps (4102) are listed (2657) as long as they are logged on, the newest 100 entries", async () => {
    const there = await store.running({ errorReports });
    const admin = await there.loggedOn("admin");
    const alice = await atDesk(there);
    expect(await users(admin)).toEqual([]);
    alice.emit(Cer.asnCERLogClientEvent, { event: entry("first\r\nerror: forged") });
    for (const crashes of [[crash, crash], [crash]]) {
      alice.emit(Cer.asnCERLogClientCrashes, { crashes });
    }
    await settled(alice);
    const known = {
      u8sUserName: "alice",
      u8sComputerName: "Desk",
      iComputerType: 0,
      events: [entry("first  error: forged")],
      crashes: [crash],
      mapProperties: [],
    };
    expect(await users(admin)).toEqual([known]);
    for (let count = 0; count < 100; count++) {
      alice.emit(Cer.asnCERLogClientEvent, { event: entry(`${count} ${"x".repeat(2000)}`) });
    }
    await settled(alice);
    const [one] = await users(admin);
    expect(one!.events).toHaveLength(100);
    expect(one!.events[0]!.u8sErrorText).toBe(`0 ${"x".repeat(1022)}`);
    await alice.close();
    await expect.poll(() => users(admin)).toEqual([]);
  });

  test("clients that have asnCERGetClientStats (4100) are asked for what they have now (2657)", async () => {
    const there = await store.running({ errorReports });
    const alice = await atDesk(there);
    const mapProperties = [{ key: "version", value: "1" }];
    alice.handle(Cer.asnCERGetClientStats, () => ({ crashes: [crash], mapProperties }));
    expect(await users(await there.loggedOn("admin"))).toEqual([
      {
        u8sUserName: "alice",
        u8sComputerName: "Desk",
        iComputerType: 0,
        events: [],
        crashes: [crash],
        mapProperties,
      },
    ]);
  });

  test("levels (2727) go to the client of that user at that computer, as 4103; the server does not know them (2658)", async () => {
    const there = await store.running({ errorReports });
    const admin = await there.loggedOn("admin");
    const [desk, laptop] = [got(await atDesk(there)), got(await atDesk(there, "Laptop"))];
    const u8sUserName = "ALICE";
    const u8sComputerName = "desk";
    const named = { u8sUserName, u8sComputerName };
    admin.emit(Management.asnCERSetClientLogDumpLevel4Admin, { ...named, iLogLevel: 4 });
    admin.emit(Management.asnCERSetClientLogDumpLevel4Admin, { ...named, iDumpLevel: -1 });
    await settled(admin);
    expect(await desk(2)).toEqual([
      ["asnCERSetClientLogDumpLevel", { iLogLevel: 4 }],
      ["asnCERSetClientLogDumpLevel", { iDumpLevel: -1 }],
    ]);
    expect(await laptop(0)).toEqual([]);
    const levels = admin.invoke(Management.asnCERGetClientLogDumpLevel4Admin, named);
    expect(await levels).toEqual({ iLogLevel: -1, iDumpLevel: -1 });
  });

  test("a client is told to upload its logs (2728) and a dump (2729), and administrators how far it is (4104, 2730)", async () => {
    const there = await store.running({ errorReports });
    const admin = await there.loggedOn("admin");
    const alice = await atDesk(there);
    const [toAdmin, toAlice] = [got(admin), got(alice)];
    const toBob = got(await there.loggedOn("bob"));
    const named = { u8sUserName: "alice", u8sComputerName: "Desk", u8sCrossRefID: "ref" };
    const u8sTargetFolderPath = `${errorReports}/alice`;
    const logs = { ...named, u8sTargetFolderPath };
    expect(await admin.invoke(Management.asnCERSaveLogFilePackage4Admin, logs)).toEqual({});
    const dump = { ...named, u8sTargetFolderPath: "", u8sCrashDumpPath: "C:\\dump" };
    expect(await admin.invoke(Management.asnCERSaveCrashDump4Admin, dump)).toEqual({});
    expect(await toAlice(2)).toEqual([
      ["asnCERSaveLogFilePackage", { u8sCrossRefID: "ref", u8sTargetFolderPath }],
      [
        "asnCERSaveCrashDump",
        {
          u8sCrossRefID: "ref",
          u8sCrashDumpPath: "C:\\dump",
          u8sTargetFolderPath: errorReports,
        },
      ],
    ]);
    const status = { u8sCrossRefID: "ref", eStatus: -5, u8sStrOptionalString: "no room" } as const;
    alice.emit(Cer.asnCERFileOperationStatus, status);
    await settled(alice);
    expect(await toAdmin(1)).toEqual([["asnCERFileOperationStatus4Admin", status]]);
    expect(await toBob(0)).toEqual([]);
  });

  test("an unknown client is error 3, a target that is not below the address for uploads 4, and without error reporting all is error 501", async () => {
    const there = await store.running({ errorReports });
    const admin = await there.loggedOn("admin");
    const toAlice = got(await atDesk(there));
    const named = { u8sUserName: "alice", u8sComputerName: "Desk", u8sCrossRefID: "ref" };
    const ask = (client: Client, argument: object) =>
      errorOf(
        client.invoke(Management.asnCERSaveLogFilePackage4Admin, {
          ...named,
          u8sTargetFolderPath: "",
          ...argument,
        }),
      );
    for (const unknown of [{ u8sUserName: "bob" }, { u8sComputerName: "Other" }]) {
      expect(await ask(admin, unknown)).toMatchObject({ iErrorDetail: 3 });
    }
    for (const u8sTargetFolderPath of [
      "https://elsewhere.example.org/upload",
      "https://reports.example.org/uploads",
      `${errorReports}/../other`,
      `${errorReports}/%2e%2e/other`,
      "https://user@reports.example.org/upload/a",
      "\\\\elsewhere\\share",
      `${errorReports}/${"x".repeat(1100)}`,
    ]) {
      expect(await ask(admin, { u8sTargetFolderPath })).toMatchObject({ iErrorDetail: 4 });
    }
    expect(await toAlice(0)).toEqual([]);
    const without = await store.running();
    const client = await atDesk(without);
    client.emit(Cer.asnCERLogClientEvent, { event: entry("error") });
    await settled(client);
    const other = await without.loggedOn("admin");
    expect(await users(other)).toEqual([]);
    expect(await ask(other, {})).toMatchObject({ iErrorDetail: 501 });
  });

  test("only administrators ask, and only users report", async () => {
    const there = await store.running({ errorReports });
    const alice = await there.loggedOn("alice");
    const named = { u8sUserName: "alice", u8sComputerName: "", u8sCrossRefID: "" };
    const target = { u8sTargetFolderPath: "", u8sCrashDumpPath: "" };
    for (const error of await errorsOf([
      alice.invoke(Management.asnCERGetSettings4Admin, {}),
      alice.invoke(Management.asnCERGetUserData4Admin, {}),
      alice.invoke(Management.asnCERGetClientLogDumpLevel4Admin, {
        u8sUserName: "alice",
        u8sComputerName: "",
      }),
      alice.invoke(Management.asnCERSaveLogFilePackage4Admin, {
        ...named,
        u8sTargetFolderPath: "",
      }),
      alice.invoke(Management.asnCERSaveCrashDump4Admin, { ...named, ...target }),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
    const nobody = await there.connected();
    nobody.emit(Cer.asnCERLogClientEvent, { event: entry("error") });
    await settled(nobody);
    expect(await users(await there.loggedOn("admin"))).toEqual([]);
  });
});
