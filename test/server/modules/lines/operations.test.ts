import { describe, expect, test } from "vitest";
import type { Event } from "../../../../src/codec/index.js";
import { asnGetAvailableLines } from "../../../../src/modules/admin/admin.js";
import {
  asnMgmtDeleteLine,
  asnMgmtDeleteLocation,
  asnMgmtGetAvailableLines,
  asnMgmtGetLineConfig,
  asnMgmtGetLineForwarding,
  asnMgmtGetLineGroupConfig,
  asnMgmtGetLineGroups,
  asnMgmtGetLinesForSource,
  asnMgmtGetLineSourceDeviceIDs,
  asnMgmtGetLineSources,
  asnMgmtOnCtiLineFoundEvent,
  asnMgmtOnLineAddedEvent,
  asnMgmtOnLineCapsChangedEvent,
  asnMgmtOnLineGroupAdded,
  asnMgmtOnLineGroupRemoved,
  asnMgmtOnLineRemovedEvent,
  asnMgmtSetLineConfig,
  asnMgmtSetLineForwarding,
  asnMgmtSetLineGroupConfig,
  asnMgmtSetLocationInformationMgmt,
  type AsnMgmtTapiLineConfiguration,
  type AsnMgmtTapiLineGroupConfiguration,
} from "../../../../src/modules/management/management.js";
import { asnCheckConnection } from "../../../../src/modules/transport/transport.js";
import type { Client } from "../../../../src/rose/index.js";
import { blankLocation, blankProfile, LineError } from "../../../../src/server/index.js";
import { errorOf, type Running } from "../../running.js";
import { moduleStores } from "../stores.js";
import { withSource } from "./source.js";

const get = async (client: Client, iDeviceID: number, u8sLineSource = "PBX") =>
  (await client.invoke(asnMgmtGetLineConfig, { u8sLineSource, iDeviceID })).config;

const set = (client: Client, iDeviceID: number, config: AsnMgmtTapiLineConfiguration) =>
  client.invoke(asnMgmtSetLineConfig, { u8sLineSource: "PBX", iDeviceID, config });

const group = async (client: Client, u8sGroupName: string, u8sLineSourceName = "PBX") =>
  (
    await client.invoke(asnMgmtGetLineGroupConfig, {
      u8sLineSourceName,
      u8sGroupName,
      config: settings(""),
    })
  ).config;

const remove = (client: Client, u8sLineID: string, u8sLineSource = "PBX") =>
  client.invoke(asnMgmtDeleteLine, { u8sLineSource, u8sLineID });

const configuration: AsnMgmtTapiLineConfiguration = {
  iEnabled: 0,
  iJournal: 0,
  iDummyWirelessPhone: 1,
  iUseAutomaticPhoneNumber: 0,
  u8sManualPhoneNumber: "+49 30 1234-10",
  iUseTapiLineName: 0,
  u8sLocationID: "Berlin",
  iPrivatePhone: 1,
  iTrunk: 1,
  customProps: [{ key: "a", value: "b" }],
  iSignalCallsOnAddress: 2,
};

function settings(name: string): AsnMgmtTapiLineGroupConfiguration {
  return {
    u8sLineSourceName: "PBX",
    u8sPBXGroupName: name,
    iDefaultEnabled: 0,
    iDefaultAutoActivate: 1,
    iDefaultAutoCreate: 1,
    iDefaultJournal: 0,
    iLineIDAutomatic: 0,
    iPhoneNumberAutomatic: 0,
    iUseTapiLineNames: 0,
    u8sLocationID: "Berlin",
    bAutomaticLocationFinding: true,
    iSupportedFeatures: 77,
    objFeatureCodes: [{ bEnabled: true, u8sFeatureName: "pickup", u8sFeatureCode: "*8" }],
    customProps: [{ key: "c", value: "d" }],
  };
}

const addLocation = (client: Client, id: string) =>
  client.invoke(asnMgmtSetLocationInformationMgmt, { asnLocationData: blankLocation(id) });

const entry = {
  iInternalID: 1,
  iForwardController: 0,
  iForwardMode: 2,
  iBackEndSpecific: 0,
  iNoAnswerTime: 20,
  u8sDestinationSC: "+4930555",
  u8slistCallerIDs: ["+49301"],
};

/** What an administrator or another user is told of lines. */
async function told(there: Running, name: string) {
  const client = await there.loggedOn(name);
  const got: [name: string, about: unknown][] = [];
  const note = (event: Event<any>, about: (argument: any) => unknown): void => {
    client.handle(event, (argument) => void got.push([event.name, about(argument)]));
  };
  for (const event of [
    asnMgmtOnLineAddedEvent,
    asnMgmtOnLineCapsChangedEvent,
    asnMgmtOnLineRemovedEvent,
  ]) {
    note(event, ({ tapiLineConfig4Admin }) => tapiLineConfig4Admin);
  }
  note(asnMgmtOnLineGroupAdded, ({ config }) => config.u8sPBXGroupName);
  note(asnMgmtOnLineGroupRemoved, (argument) => argument);
  const next = async (count: number) => {
    while (got.length < count) await client.invoke(asnCheckConnection, {});
    return got.splice(0);
  };
  const now = async () => {
    await client.invoke(asnCheckConnection, {});
    return got.splice(0);
  };
  return { next, now };
}

describe.each(moduleStores)("in $name", (store) => {
  describe("4.9 lines that sources report", () => {
    test("are listed by source (2530, 2562), each in an event (2713) before the answer (2563); a source without lines is error 3", async () => {
      const { admin, report } = await withSource(store);
      expect(await admin.invoke(asnMgmtGetLineSources, {})).toEqual({ u8slistSources: [] });
      const got: string[] = [];
      admin.handle(asnMgmtOnCtiLineFoundEvent, ({ tapiLineConfig4Admin: one }) => {
        got.push(one.u8sLineID);
      });
      const ids: number[] = [];
      for (const line of ["12", "11", "10"]) ids.push(await report(line));
      await report("10", { source: "gateway", uri: "tel:10@gateway" });
      const sources = await admin.invoke(asnMgmtGetLineSources, {});
      expect(sources).toEqual({ u8slistSources: ["gateway", "PBX"] });
      const source = { u8sLineSource: "pbx" };
      expect(await admin.invoke(asnMgmtGetLineSourceDeviceIDs, source)).toEqual({
        iListDeviceIDs: ids.toReversed(),
      });
      expect(await admin.invoke(asnMgmtGetLinesForSource, source)).toEqual({});
      expect(got).toEqual(["10", "11", "12"]);
      for (const u8sLineSource of ["other", "", "a\0b"]) {
        const calls: Promise<unknown>[] = [
          admin.invoke(asnMgmtGetLineSourceDeviceIDs, { u8sLineSource }),
          admin.invoke(asnMgmtGetLinesForSource, { u8sLineSource }),
        ];
        for (const call of calls) expect(await errorOf(call)).toMatchObject({ iErrorDetail: 3 });
      }
    });

    test("are all listed if there are more than are read together", async () => {
      const { admin, change } = await withSource(store);
      const lines = Array.from({ length: 501 }, (_, at) => String(1000 + at));
      for (let from = 0; from < lines.length; from += 50) {
        await change(async (rules, unit) => {
          for (const lineId of lines.slice(from, from + 50)) {
            await rules.report(unit, { source: "PBX", lineId, uri: `tel:${lineId}` });
          }
        });
      }
      const got: string[] = [];
      admin.handle(asnMgmtOnCtiLineFoundEvent, ({ tapiLineConfig4Admin: one }) => {
        got.push(one.u8sLineID);
      });
      await admin.invoke(asnMgmtGetLinesForSource, { u8sLineSource: "PBX" });
      expect(got).toEqual(lines);
      const { linelist } = await admin.invoke(asnGetAvailableLines, {});
      expect(linelist.map((one) => one.u8sLineURI)).toEqual(lines.map((line) => `tel:${line}`));
    });

    test("have all of what is known and set (2578), and keep what is set (2579) when they are reported again", async () => {
      const { admin, report } = await withSource(store);
      const id = await report("10", {
        name: "Reception",
        group: "Office",
        number: "+4930123410",
        physicalDevice: "port 4",
        addresses: ["10", "60"],
      });
      const known = {
        iTapiDeviceID: id,
        u8sLineID: "10",
        u8sAutomaticPhoneNumber: "+4930123410",
        u8sTapiLineName: "Reception",
        u8sPBXGroupName: "Office",
        iAdminForwardingEnabled: 0,
        adminForwarding: [],
        iUserForwardingEnabled: 0,
        userForwarding: [],
        u8sLineSourceName: "PBX",
        iAutoActivate: 0,
        u8sPhysicalDeviceID: "port 4",
        u8sLineURI: "tel:10@pbx",
        u8slistAddressNames: ["10", "60"],
        u8sLineConfigIdentifier: String(id),
      };
      expect(await get(admin, id)).toMatchObject({ ...known, iEnabled: 1, iJournal: 1 });
      await addLocation(admin, "Berlin");
      expect(await set(admin, id, configuration)).toEqual({});
      expect(await get(admin, id)).toEqual({ ...known, ...configuration });
      expect(await report("10", { name: "Desk" })).toBe(id);
      expect(await get(admin, id)).toMatchObject({
        ...configuration,
        u8sTapiLineName: "Desk",
        u8sPBXGroupName: "",
        u8slistAddressNames: [],
      });
    });

    test("that do not exist are error 3, and so is a line of another source; an unknown location is error 4", async () => {
      const { admin, report } = await withSource(store);
      const id = await report("10");
      for (const wrong of [id + 1, 0, -1, Number.MAX_SAFE_INTEGER]) {
        expect(await errorOf(get(admin, wrong))).toMatchObject({ iErrorDetail: 3 });
        const refused = errorOf(set(admin, wrong, configuration));
        expect(await refused).toMatchObject({ iErrorDetail: 3 });
      }
      expect(await errorOf(get(admin, id, "other"))).toMatchObject({ iErrorDetail: 3 });
      const before = await get(admin, id);
      const much = {
        ...configuration,
        u8sLocationID: "",
        u8sManualPhoneNumber: "1".repeat(65_536),
      };
      for (const bad of [configuration, much]) {
        expect(await errorOf(set(admin, id, bad))).toMatchObject({ iErrorDetail: 4 });
      }
      expect(await get(admin, id)).toEqual(before);
      await set(admin, id, { ...configuration, u8sLocationID: "Default" });
      expect(await get(admin, id)).toMatchObject({ u8sLocationID: "Default" });
    });

    test("are not taken with the URI of another line, without a name, or too large", async () => {
      const { admin, report } = await withSource(store);
      await report("10");
      const taken = new LineError("taken-uri", "the URI is that of another line");
      await expect(report("11", { uri: "TEL:10@PBX" })).rejects.toEqual(taken);
      for (const bad of [{ source: "" }, { uri: "a\0b" }, { group: "x".repeat(257) }]) {
        await expect(report("11", bad)).rejects.toMatchObject({ code: "invalid-line" });
      }
      const addresses = ["x".repeat(65_536)];
      await expect(report("11", { addresses })).rejects.toMatchObject({ code: "invalid-line" });
      const { linelist } = await admin.invoke(asnGetAvailableLines, {});
      expect(linelist.map((one) => one.u8sLineURI)).toEqual(["tel:10@pbx"]);
      expect(await admin.invoke(asnMgmtGetLineGroups, { u8sLineSourceName: "PBX" })).toEqual({
        u8slistLineGroups: [],
      });
    });

    test("are removed (2580) by source and id; an unknown one is error 3", async () => {
      const { admin, report } = await withSource(store);
      const id = await report("10");
      await report("10", { source: "gateway", uri: "tel:10@gateway" });
      expect(await remove(admin, "10", "pbx")).toEqual({});
      expect(await errorOf(get(admin, id))).toMatchObject({ iErrorDetail: 3 });
      for (const line of ["10", "", "a\0b"]) {
        expect(await errorOf(remove(admin, line))).toMatchObject({ iErrorDetail: 3 });
      }
      expect(await admin.invoke(asnMgmtGetLineSources, {})).toEqual({
        u8slistSources: ["gateway"],
      });
    });

    test("keep their location from being removed, and so do groups", async () => {
      const { admin, report } = await withSource(store);
      const id = await report("10", { group: "Office" });
      for (const location of ["Berlin", "Bern"]) await addLocation(admin, location);
      await set(admin, id, { ...configuration, u8sLocationID: "BERLIN" });
      await admin.invoke(asnMgmtSetLineGroupConfig, {
        config: { ...settings("Office"), u8sLocationID: "Bern" },
      });
      const drop = (u8sLocationID: string) =>
        admin.invoke(asnMgmtDeleteLocation, { u8sLocationID });
      for (const location of ["Berlin", "Bern"]) {
        expect(await errorOf(drop(location))).toMatchObject({ iErrorDetail: 4 });
      }
      await remove(admin, "10");
      for (const location of ["Berlin", "Bern"]) expect(await drop(location)).toEqual({});
    });
  });

  describe("4.9 groups of lines (2569, 2607, 2608)", () => {
    test("are there as long as they have lines, and give new lines their settings", async () => {
      const { admin, report } = await withSource(store);
      const groups = async () =>
        (await admin.invoke(asnMgmtGetLineGroups, { u8sLineSourceName: "pbx" })).u8slistLineGroups;
      await report("10", { group: "Office" });
      await report("20", { group: "Attic" });
      expect(await groups()).toEqual(["Attic", "Office"]);
      expect(await group(admin, "OFFICE")).toMatchObject({
        u8sPBXGroupName: "Office",
        iDefaultEnabled: 1,
        iDefaultJournal: 1,
        objFeatureCodes: [],
      });
      await addLocation(admin, "Berlin");
      const config = settings("office");
      expect(await admin.invoke(asnMgmtSetLineGroupConfig, { config })).toEqual({});
      // Name and features are the source's.
      expect(await group(admin, "Office")).toEqual({
        ...config,
        u8sPBXGroupName: "Office",
        iSupportedFeatures: 0,
      });
      const id = await report("11", { group: "Office", number: "11" });
      expect(await get(admin, id)).toMatchObject({
        iEnabled: 0,
        iJournal: 0,
        iAutoActivate: 1,
        iUseAutomaticPhoneNumber: 0,
        iUseTapiLineName: 0,
        u8sLocationID: "Berlin",
      });
      await report("10", { group: "Attic" });
      expect(await groups()).toEqual(["Attic", "Office"]);
      await remove(admin, "11");
      expect(await groups()).toEqual(["Attic"]);
    });

    test("an unknown group is error 3, an unknown location and too much error 4, and nothing is changed", async () => {
      const { admin, report } = await withSource(store);
      await report("10", { group: "Office" });
      const before = await group(admin, "Office");
      const put = (config: AsnMgmtTapiLineGroupConfiguration) =>
        admin.invoke(asnMgmtSetLineGroupConfig, { config });
      for (const name of ["Other", "", "a\0b"]) {
        expect(await errorOf(group(admin, name))).toMatchObject({ iErrorDetail: 3 });
        expect(await errorOf(put(settings(name)))).toMatchObject({ iErrorDetail: 3 });
      }
      const much = {
        ...settings("Office"),
        u8sLocationID: "",
        customProps: [{ key: "x".repeat(65_536), value: "" }],
      };
      for (const bad of [settings("Office"), much]) {
        expect(await errorOf(put(bad))).toMatchObject({ iErrorDetail: 4 });
      }
      expect(await group(admin, "Office")).toEqual(before);
      const none = await admin.invoke(asnMgmtGetLineGroups, { u8sLineSourceName: "other" });
      expect(none).toEqual({ u8slistLineGroups: [] });
    });
  });

  describe("4.9 forwards of the server (2622, 2623)", () => {
    test("are kept for each controller, found by URI or id, and shown with the line", async () => {
      const { admin, report } = await withSource(store);
      const id = await report("10");
      const ask = (u8sLineID: string, iFWController: number) =>
        admin.invoke(asnMgmtGetLineForwarding, { iFWController, u8sLineID });
      const put = (u8sLineID: string, iFWController: number, entryList = [entry]) =>
        admin.invoke(asnMgmtSetLineForwarding, {
          iFWController,
          u8sLineID,
          iEnabled: 1,
          entryList,
        });
      expect(await ask("10", 2)).toEqual({ iEnabled: 0, entryList: [] });
      expect(await put("TEL:10@PBX", 2)).toEqual({});
      await put("10", 4, [
        { ...entry, iInternalID: 2 },
        { ...entry, iInternalID: 3 },
      ]);
      expect(await ask("tel:10@pbx", 2)).toEqual({
        iEnabled: 1,
        entryList: [{ ...entry, iForwardController: 2 }],
      });
      const { entryList } = await ask("10", 4);
      expect(
        entryList.map(({ iInternalID, iForwardController }) => [iInternalID, iForwardController]),
      ).toEqual([
        [2, 4],
        [3, 4],
      ]);
      const {
        u8sDestinationSC: u8sDestination,
        u8slistCallerIDs: u8sCallerIDList,
        ...same
      } = entry;
      const forward = { ...same, u8sDestination, u8sCallerIDList };
      expect(await get(admin, id)).toMatchObject({
        iAdminForwardingEnabled: 1,
        adminForwarding: [{ ...forward, iForwardController: 2 }],
        iUserForwardingEnabled: 1,
        userForwarding: [
          { ...forward, iInternalID: 2, iForwardController: 4 },
          { ...forward, iInternalID: 3, iForwardController: 4 },
        ],
      });
      // They stay when the line is reported again.
      await report("10", { name: "Desk" });
      expect(await ask("10", 2)).toMatchObject({ iEnabled: 1 });
    });

    test("those of the PBX are error 501, another controller error 4, an unknown or ambiguous line error 3", async () => {
      const { admin, report } = await withSource(store);
      await report("10");
      await report("10", { source: "gateway", uri: "tel:10@gateway" });
      const ask = (u8sLineID: string, iFWController: number) =>
        admin.invoke(asnMgmtGetLineForwarding, { iFWController, u8sLineID });
      const put = (u8sLineID: string, iFWController: number, entryList = [entry]) => {
        const argument = { iFWController, u8sLineID, iEnabled: 1, entryList };
        return admin.invoke(asnMgmtSetLineForwarding, argument);
      };
      for (const [line, controller, iErrorDetail] of [
        ["tel:10@pbx", 1, 501],
        ["tel:10@pbx", 0, 4],
        ["tel:10@pbx", 3, 4],
        ["10", 2, 3],
        ["other", 2, 3],
        ["", 2, 3],
        ["a\0b", 2, 3],
      ] as const) {
        expect(await errorOf(ask(line, controller))).toMatchObject({ iErrorDetail });
        expect(await errorOf(put(line, controller))).toMatchObject({ iErrorDetail });
      }
      const much = [{ ...entry, u8sDestinationSC: "1".repeat(65_536) }];
      expect(await errorOf(put("tel:10@pbx", 2, much))).toMatchObject({ iErrorDetail: 4 });
      expect(await ask("tel:10@pbx", 2)).toEqual({ iEnabled: 0, entryList: [] });
    });
  });

  describe.each([
    ["2.4 asnGetAvailableLines (2901)", asnGetAvailableLines],
    ["4.9 asnMgmtGetAvailableLines (2654)", asnMgmtGetAvailableLines],
  ])("%s", (_, operation) => {
    test("returns the lines that are enabled, with the user who has their number as the first or second", async () => {
      const { there, admin, report } = await withSource(store);
      await report("10", { name: "Reception", number: "+49 30 1234-10" });
      const manual = await report("11", { number: "11" });
      const off = await report("12");
      await report("13");
      await set(admin, manual, {
        ...configuration,
        iEnabled: 1,
        u8sManualPhoneNumber: "77",
        u8sLocationID: "",
      });
      await set(admin, off, { ...configuration, u8sLocationID: "" });
      const profile = blankProfile(0, 0);
      await there.server.users.setProfile({
        ...profile,
        u8sUserName: "alice",
        u8sPhoneNumber: "0049 30 123410",
        u8sPhoneSecondary: "77",
      });
      await there.server.users.setProfile({
        ...profile,
        u8sUserName: "bob",
        u8sPhoneNumber: "7-7",
      });
      const line = (u8sLineURI: string, u8sLineName: string, u8sCurrentLineOwner: string) => ({
        u8sLineURI,
        u8sLineName,
        u8sCurrentLineOwner,
      });
      expect(await admin.invoke(operation, {})).toEqual({
        linelist: [
          line("tel:10@pbx", "Reception", "alice"),
          // Whose first number it is comes before whose second it is.
          line("tel:11@pbx", "11", "bob"),
          line("tel:13@pbx", "13", ""),
        ],
      });
    });

    test("is for administrators only: others get error 1", async () => {
      const there = await store.running();
      const alice = await there.loggedOn("alice");
      expect(await errorOf(alice.invoke(operation, {}))).toMatchObject({ iErrorDetail: 1 });
    });
  });

  describe("4.9 events of lines (2714 to 2718)", () => {
    test("tell administrators of what is added, changed and removed, and nobody of what is reported as it was", async () => {
      const { there, admin, report } = await withSource(store);
      const [root, alice] = [await told(there, "admin"), await told(there, "alice")];
      const id = await report("10", { group: "Office" });
      const line = await get(admin, id);
      expect(await root.next(2)).toEqual([
        ["asnMgmtOnLineGroupAdded", "Office"],
        ["asnMgmtOnLineAddedEvent", line],
      ]);
      await report("10", { group: "Office" });
      expect(await root.now()).toEqual([]);
      await set(admin, id, { ...configuration, u8sLocationID: "" });
      const after = await get(admin, id);
      expect(await root.next(1)).toEqual([["asnMgmtOnLineCapsChangedEvent", after]]);
      await admin.invoke(asnMgmtSetLineForwarding, {
        iFWController: 2,
        u8sLineID: "10",
        iEnabled: 1,
        entryList: [],
      });
      const forwarded = { ...after, iAdminForwardingEnabled: 1 };
      expect(await root.next(1)).toEqual([["asnMgmtOnLineCapsChangedEvent", forwarded]]);
      await remove(admin, "10");
      expect(await root.next(2)).toEqual([
        ["asnMgmtOnLineRemovedEvent", forwarded],
        ["asnMgmtOnLineGroupRemoved", { u8sLineSourceName: "PBX", u8sPBXGroupName: "Office" }],
      ]);
      expect(await alice.now()).toEqual([]);
    });
  });
});
