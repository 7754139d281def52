import { describe, expect, test } from "vitest";
import { asnLogoff } from "../../../../src/modules/authentication/authentication.js";
import * as Cti from "../../../../src/modules/cti/cti.js";
import {
  asnMgmtGetLineSourceDeviceIDs,
  asnMgmtSetLineConfig,
  asnMgmtSetLocationInformationMgmt,
  AsnMgmtTapiLineConfiguration,
} from "../../../../src/modules/management/management.js";
import { emptyValue } from "../../../../src/codec/index.js";
import { SimulatedPbx } from "../../../../src/server/pbx/index.js";
import { blankLocation } from "../../../../src/server/modules/locations/api.js";
import { errorOf, errorsOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { groupProfile, printed } from "../support/directory.js";
import { numberOf, outside, Telephony, uriOf, type CtiClient } from "./support/telephony.js";

const listed = ({ seqLines }: Cti.AsnCtiEnumPhoneLinesResult): string[] =>
  seqLines.map(({ u8sLinePhoneNumber }) => u8sLinePhoneNumber);

/** Lets members of a group see lines of each other as far as this. */
async function team(at: Telephony, members: string[], primary: number): Promise<void> {
  await at.there.server.groups.add(
    groupProfile("team", { members, ofMembers: { ...printed.company, primary } }),
  );
}

describe.each(moduleStores)("in $name, 4.2 lines:", (store) => {
  const list = (typeofLines: 0 | 1 | 2 | 3, attachChangeNotify = 0) => ({
    typeofLines,
    attachChangeNotify,
  });

  test("asnCtiEnumPhoneLines (1260) lists the own lines, those that are seen, and all for administrators", async () => {
    const at = await Telephony.start(store);
    await team(at, ["ann", "ben"], 0x1);
    const [ann, admin] = [await at.client("ann"), await at.client("admin")];
    const enumerate = async (scope: 0 | 1 | 2 | 3, of = ann): Promise<string[]> =>
      listed(await of.client.invoke(Cti.asnCtiEnumPhoneLines, list(scope)));
    expect(await enumerate(0)).toEqual([uriOf("10")]);
    expect(await enumerate(1)).toEqual([uriOf("10"), uriOf("11")]);
    const all = ["10", "11", "12", "13"].map(uriOf);
    expect([await enumerate(2, admin), await enumerate(3, admin)]).toEqual([all, all]);
    expect(await enumerate(0, admin)).toEqual([]);
    const refused = ann.client.invoke(Cti.asnCtiEnumPhoneLines, list(2));
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 2 });
    const { seqLines } = await ann.client.invoke(Cti.asnCtiEnumPhoneLines, list(0));
    expect(seqLines[0]).toMatchObject({
      iType: 1,
      iLineOpenStatus: 2,
      u8sDescriptor: "line 10",
      u8sPhoneNumber: numberOf("10"),
      iLineFeatures: 1 | 2 | 4 | 8 | 32,
      iForwardFeaturesPBX: 511,
      optionalParams: [
        { key: "AddressNames", value: { stringdata: "desk;home" } },
        { key: "PrivateLine", value: { integerdata: 0 } },
      ],
    });
  });

  test("lines that come and go, or become somebody's, are told with the id of the list (1284), and their order to version 8 (1295)", async () => {
    const at = await Telephony.start(store);
    const [ann, admin] = [await at.later("ann"), await at.client("admin")];
    const own = await ann.client.invoke(Cti.asnCtiEnumPhoneLines, list(0, 1));
    const all = await admin.client.invoke(Cti.asnCtiEnumPhoneLines, list(2, 1));
    at.pbx.addLine({ id: "14", number: numberOf("14") });
    const [ownId, allId] = [own.u8sLineMonitorCrossRefID, all.u8sLineMonitorCrossRefID];
    expect(await admin.next(1)).toEqual([`${allId}: added ${uriOf("14")}`]);
    const { users } = at.there.server;
    const profile = (await users.profileOf((await users.find("ann"))!))!;
    await users.setProfile({ ...profile, u8sPhoneSecondary: numberOf("14") });
    expect(await ann.next(2)).toEqual([
      `${ownId}: added ${uriOf("14")}`,
      `${ownId}: order ${uriOf("10")} ${uriOf("14")}`,
    ]);
    // Once is enough: the list is followed already.
    const again = await ann.client.invoke(Cti.asnCtiEnumPhoneLines, list(0, 1));
    expect([again.u8sLineMonitorCrossRefID, listed(again)]).toEqual([
      ownId,
      [uriOf("10"), uriOf("14")],
    ]);
    await users.setProfile(profile);
    expect(await ann.next(1)).toEqual([`${ownId}: removed ${uriOf("14")}`]);
    const stop = { u8sMonitorCrossRefID: ownId! };
    expect(await errorOf(ann.client.invoke(Cti.asnCtiLineMonitorStop, stop))).toMatchObject({
      iErrorDetail: 3,
    });
  });

  test("who may see only incoming calls is told nothing of the numbers of others, and may do nothing", async () => {
    const at = await Telephony.start(store);
    await team(at, ["ann", "ben"], 0x2);
    const [ann, ben] = [await at.client("ann"), await at.monitoring("ben", "10")];
    at.pbx.phone("10").call(outside);
    expect(await ben.told()).toEqual([
      "1: A dialing preparecall  [hangup]",
      "1: A dialing dialing  [hangup]",
      "1: A ringback ringback  [hangup]",
    ]);
    expect(ben.calls.at(-1)?.callinformation.optionalParams).toBeUndefined();
    at.pbx.phone("10").hangUp();
    at.pbx.phone(outside).call("10");
    expect((await ben.told()).at(-1)).toBe(
      `1: B offering offering ${outside} [answer hangup redirect maybepickuped]`,
    );
    const u8sConnectionID = ben.id("B");
    const to = { u8sContactID: "", u8sConnectionID, u8sPhoneNumber: uriOf("11"), iNumberFormat: 0 };
    const refused = [
      ben.client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID }),
      ben.client.invoke(Cti.asnCtiRedirectCall, to),
      ben.client.invoke(Cti.asnCtiPickupCall, to),
      ben.client.invoke(Cti.asnCtiLineDropCall, { u8sLineDescriptor: uriOf("10") }),
      ben.client.invoke(Cti.asnCtiLineSetDoNotDisturb, {
        u8sLinePhoneNumber: uriOf("10"),
        bDoNotDisturb: true,
      }),
      ben.client.invoke(Cti.asnCtiMakeCall, {
        u8sPhoneNumberFrom: uriOf("10"),
        u8sPhoneNumberTo: "12",
        iNumberFormat: 0,
      }),
    ];
    for (const error of await errorsOf(refused)) {
      expect(error).toMatchObject({ iErrorDetail: 2 });
    }
    expect((await ann.snapshot("10")).seqCalls).toMatchObject([{ iCallState: 2 }]);
  });

  test("who may see only incoming calls is told by no held call and no conference whom the line has called", async () => {
    const at = await Telephony.start(store);
    await team(at, ["ann", "ben"], 0x2);
    const [ann, ben] = [await at.monitoring("ann"), await at.monitoring("ben", "10")];
    const caller = "+49307654321";
    at.pbx.phone(caller).call("10");
    at.pbx.phone("10").answer();
    await ann.call("10", outside);
    at.pbx.phone(outside).answer();
    await ann.client.invoke(Cti.asnCtiSwapHold, { u8sConnectionID: ann.id("A") });
    await ann.told();
    await ann.client.invoke(Cti.asnCtiConference, {
      u8sConnectionID1: ann.id("A"),
      u8sConnectionID2: ann.id("B"),
    });
    await Promise.all([ann.told(), ben.told()]);
    expect(ann.calls.some(({ callinformation: of }) => of.pu8sHoldNumberSC === outside)).toBe(true);
    expect(JSON.stringify(ann.conferences)).toContain(outside);
    expect(ben.calls.map(({ callinformation: of }) => of.u8sRemoteNumberSC)).toContain(caller);
    const [conference] = ben.conferences;
    expect(conference?.conferenceMemberCallInfoList).toHaveLength(2);
    expect(JSON.stringify([ben.calls, ben.conferences])).not.toContain(outside);
  });

  test("who may redirect and pick up does so, with the contact of the line's owner or none", async () => {
    const at = await Telephony.start(store);
    await team(at, ["ann", "ben"], 0x301 | 0x2 | 0x4);
    const ben = await at.monitoring("ben", "10");
    at.pbx.phone(outside).call("10");
    await ben.told();
    const u8sConnectionID = ben.id("A");
    const pickUp = { u8sConnectionID, u8sPhoneNumber: uriOf("11"), iNumberFormat: 0 };
    const wrong = ben.client.invoke(Cti.asnCtiPickupCall, { ...pickUp, u8sContactID: "user-1" });
    expect(await errorOf(wrong)).toMatchObject({ iErrorDetail: 3 });
    const { id } = (await at.there.server.users.find("ann"))!;
    await ben.client.invoke(Cti.asnCtiPickupCall, { ...pickUp, u8sContactID: `user-${id}` });
    expect((await ben.told()).map((line) => line.replace(/ \[.*/, ""))).toEqual([
      `1: A destroyed destroyed ${outside} (redirectedunknown)`,
      `1: B connected connected ${outside}`,
    ]);
  });

  test("monitors end with the right to see the line, and version 8 is told (1294)", async () => {
    const at = await Telephony.start(store);
    await team(at, ["ann", "ben"], 0x1);
    const ben = await at.later("ben");
    const { u8sMonitorCrossRefID } = await ben.monitor("10");
    await at.there.server.groups.remove("team");
    expect(await ben.next(1)).toEqual(["1: stopped"]);
    const stop = ben.client.invoke(Cti.asnCtiLineMonitorStop, { u8sMonitorCrossRefID });
    expect(await errorOf(stop)).toMatchObject({ iErrorDetail: 3 });
    expect(await errorOf(ben.monitor("10"))).toMatchObject({ iErrorDetail: 2 });
  });

  test("a line that is disabled is unknown, and one with another location tells its projects (1291)", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const admin = await at.client("admin");
    const projects = [{ ...emptyProject, u8sProjectName: "17" }];
    await admin.client.invoke(asnMgmtSetLocationInformationMgmt, {
      asnLocationData: { ...blankLocation("office"), projectPINRules: projects },
    });
    const configure = async (about: Partial<AsnMgmtTapiLineConfiguration>): Promise<void> => {
      const config = { ...emptyValue(AsnMgmtTapiLineConfiguration), iEnabled: 1, ...about };
      const where = { u8sLineSource: "pbx", iDeviceID: await deviceOf(at, "10") };
      await admin.client.invoke(asnMgmtSetLineConfig, { ...where, config });
    };
    await configure({ u8sLocationID: "office" });
    expect(await ann.next(1)).toEqual(["1: projects at office: 17"]);
    await configure({ iEnabled: 0 });
    expect(await errorOf(ann.monitor("10"))).toMatchObject({ iErrorDetail: 3 });
  });

  test("the address that a client chooses is told to all (1296), must be one of the line's, and is that of its calls", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const choose = (iAddressID: number) =>
      ann.client.invoke(Cti.asnCtiSetActiveLineAddress, {
        u8sLinePhoneNumber: uriOf("10"),
        iAddressID,
      });
    await choose(1);
    expect(await ann.told()).toEqual(["1: address 1"]);
    expect(await errorOf(choose(2))).toMatchObject({ iErrorDetail: 4 });
    const dialled: unknown[] = [];
    const { services } = at.pbx;
    const { makeCall } = services;
    services.makeCall = (call) => {
      dialled.push(call.address);
      return makeCall(call);
    };
    await ann.call("10", outside);
    at.pbx.phone("10").hangUp();
    const projectPinRule = emptyProject;
    const optionalParams = [{ key: "Address", value: { integerdata: 0 } }];
    const newCallParams = { projectPinRule, bHideMyCallerID: false, optionalParams };
    await ann.call("10", outside, { newCallParams });
    expect(dialled).toEqual([1, 0]);
  });

  test("forwards are added, replaced and removed, all or one", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const set = async (to: string, mode?: number): Promise<boolean> => {
      const result = await ann.client.invoke(Cti.asnCtiSetForward, {
        u8sPhoneNumberFrom: numberOf("10"),
        u8sPhoneNumberTo: to,
        ...(mode !== undefined && {
          optionalParams: [{ key: "ForwardMode", value: { integerdata: mode } }],
        }),
      });
      return result.bExistingForwardingChanged;
    };
    const remove = (...optionalParams: { key: string; value: object }[]) =>
      ann.client.invoke(Cti.asnCtiRemoveForward, {
        u8sPhoneNumberFrom: uriOf("10"),
        optionalParams: optionalParams as never,
      });
    expect([await set(numberOf("11")), await set(numberOf("12"), 2), await set(outside)]).toEqual([
      true,
      false,
      true,
    ]);
    await remove({ key: "ForwardMode", value: { integerdata: 2 } });
    await remove();
    expect(await ann.told()).toEqual([
      `1: forwards 1 to ${numberOf("11")}`,
      `1: forwards 1 to ${numberOf("11")}, 2 to ${numberOf("12")}`,
      `1: forwards 2 to ${numberOf("12")}, 1 to ${outside}`,
      `1: forwards 1 to ${outside}`,
      "1: forwards ",
    ]);
    const gone = remove({ key: "ForwardMode", value: { integerdata: 2 } });
    expect(await errorOf(gone)).toMatchObject({ iErrorDetail: 3 });
    for (const [to, mode] of [
      ["12", 1],
      [numberOf("12"), 512],
    ] as const) {
      expect(await errorOf(set(to, mode))).toMatchObject({ iErrorDetail: 4 });
    }
  });

  test("forwards that are set at once are all there, also when the PBX takes its time", async () => {
    const at = await Telephony.start(store);
    const [ann, other] = [await at.monitoring("ann"), await at.client("ann")];
    const { services } = at.pbx;
    const { setForwarding } = services;
    services.setForwarding = async (feature) => {
      await new Promise((resolve) => setImmediate(resolve));
      await setForwarding(feature);
    };
    const mode = (integerdata: number) => [{ key: "ForwardMode", value: { integerdata } }] as const;
    const set = ({ client }: CtiClient, of: number): Promise<unknown> =>
      client.invoke(Cti.asnCtiSetForward, {
        ...{ u8sPhoneNumberFrom: uriOf("10"), u8sPhoneNumberTo: outside },
        optionalParams: [...mode(of)],
      });
    const remove = { u8sPhoneNumberFrom: uriOf("10"), optionalParams: [...mode(1)] };
    await set(ann, 1);
    await Promise.all([
      set(ann, 2),
      set(other, 4),
      other.client.invoke(Cti.asnCtiRemoveForward, remove),
      set(ann, 8),
    ]);
    const { seqLineForwards } = await ann.snapshot("10");
    const modes = seqLineForwards.map(({ iForwardMode }) => iForwardMode);
    expect(modes.toSorted((one, next) => one - next)).toEqual([2, 4, 8]);
  });

  test("a client registers a line of its own (1276), which is open as long as it is there", async () => {
    const at = await Telephony.start(store);
    const ann = await at.client("ann");
    const register = (
      u8sDevicePhoneNumber: string,
      u8sDeviceIMEI = "1",
      u8sMonitorCrossRefID = "x",
    ) =>
      ann.client.invoke(Cti.asnMobileRegisterDevice, {
        ...{ iRegisterType: 0, u8sDeviceIMEI, u8sUserIMSI: "", u8sDevicePhoneNumber },
        ...{
          u8sGroupName: "",
          u8sNetworkAvailable: "PC",
          iLineFeatures: 3,
          iForwardFeaturesPBX: 1,
        },
        u8sMonitorCrossRefID,
      });
    expect(await errorOf(register(numberOf("11")))).toMatchObject({ iErrorDetail: 0 });
    await register(numberOf("10"));
    const uri = `tel:${numberOf("10")}@1`;
    await expect
      .poll(async () => listed(await ann.client.invoke(Cti.asnCtiEnumPhoneLines, list(0))))
      .toContain(uri);
    const snapshot = { u8sLinePhoneNumber: uri };
    const shown = await ann.client.invoke(Cti.asnCtiSnapshotPhoneLine, snapshot);
    expect(shown.lineInfo).toMatchObject({ iLineOpenStatus: 2, iLineFeatures: 3 });
    await ann.told();
    // It is told as the monitor with the client's id, which it has once.
    await register(numberOf("10"));
    expect(await ann.next(1)).toEqual(["x: line 2"]);
    // An id that another monitor has follows nothing, and does no harm.
    await register(numberOf("10"), "2", "x");
    await register(numberOf("10"));
    expect(await ann.next(1)).toEqual(["x: line 2"]);
    const other = await at.client("ann");
    await ann.client.close();
    await expect
      .poll(async () => {
        const { lineInfo } = await other.client.invoke(Cti.asnCtiSnapshotPhoneLine, snapshot);
        return lineInfo.iLineOpenStatus;
      })
      .toBe(1);
  });

  test("a client that logs off before it has registered its line (1276) leaves none open", async () => {
    const at = await Telephony.start(store);
    const [ann, other] = [await at.client("ann"), await at.client("ann")];
    const registered = ann.client.invoke(Cti.asnMobileRegisterDevice, {
      ...{ iRegisterType: 0, u8sDeviceIMEI: "1", u8sUserIMSI: "", u8sGroupName: "" },
      ...{ u8sDevicePhoneNumber: numberOf("10"), u8sNetworkAvailable: "PC" },
      ...{ iLineFeatures: 3, iForwardFeaturesPBX: 1, u8sMonitorCrossRefID: "x" },
    });
    ann.client.emit(asnLogoff, {});
    await registered;
    const u8sLinePhoneNumber = `tel:${numberOf("10")}@1`;
    await ann.told();
    const { lineInfo } = await other.client.invoke(Cti.asnCtiSnapshotPhoneLine, {
      u8sLinePhoneNumber,
    });
    expect(lineInfo.iLineOpenStatus).toBe(1);
  });

  test("what a line can do changes with its PBX, which is told of the line (1280) and its calls (1290)", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    await ann.call("10", numberOf("11"));
    await ann.told();
    const line = {
      id: "10",
      category: "station",
      number: numberOf("10"),
      name: "line 10",
    } as const;
    const device = { ...line, addresses: ["desk", "home"], services: ["clearConnection"] as const };
    at.pbx.tell({ event: "devicesChanged", changed: [device], removed: [] });
    expect((await ann.next(2)).toSorted()).toEqual(["1: features A [hangup]", "1: line 2"]);
    expect(ann.infos.at(-1)).toMatchObject({ iLineFeatures: 16, iForwardFeaturesPBX: 0 });
  });

  test("a line that its PBX has not is closed (1) as soon as the PBX is reached, and without connection (4) before, which is told (1280)", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const told = async (): Promise<(number | undefined)[]> => {
      await ann.told();
      return [ann.infos.at(-1), (await ann.snapshot("10")).lineInfo].map(
        (line) => line?.iLineOpenStatus,
      );
    };
    const { devices } = SimulatedPbx.prototype;
    at.pbx.devices = () => devices.call(at.pbx).filter(({ id }) => id !== "10");
    at.pbx.tell({ event: "devicesChanged", changed: [], removed: ["10"] });
    await expect.poll(told).toEqual([1, 1]);
    at.pbx.loseLink();
    await expect.poll(told).toEqual([4, 4]);
    at.pbx.restoreLink();
    await expect.poll(told).toEqual([1, 1]);
    expect(ann.infos).toHaveLength(3);
  });

  test("a line that needs a password says whether it is right, takes another (1274), and tells it (1293)", async () => {
    const lines = ["10", "11"].map((id) => ({ id, number: numberOf(id) }));
    const [first, ...others] = lines;
    const at = await Telephony.start(store, {
      lines: [{ ...first!, password: "right" }, ...others],
    });
    await team(at, ["ann", "ben"], 0x1);
    const [ann, ben] = [await at.monitoring("ann"), await at.monitoring("ben", "10")];
    const set = (u8sPassword: string, { client } = ann, line = "10") =>
      client.invoke(Cti.asnCtiLineSetNewPassword, { u8sLinePhoneNumber: uriOf(line), u8sPassword });
    const state = (integerdata: number) => ({
      key: "InvalidPasswordState",
      value: { integerdata },
    });
    const whose = { key: "InvalidPasswordUser", value: { stringdata: "10" } };
    const before = await ann.snapshot("10");
    expect(before.lineInfo.iLineFeatures & 64).toBe(64);
    expect(before.optionalParams).toEqual([state(1), whose]);
    expect(await errorOf(ann.client.invoke(Cti.asnCtiLineSetDoNotDisturb, dnd))).toMatchObject({
      iErrorDetail: 2,
    });
    const wrong = ["wrong", "x".repeat(257), "\0"].map((password) => set(password));
    const refused = await errorsOf([...wrong, set("right", ben), set("", ben, "11")]);
    const details = [2, 4, 4, 2, 501].map((iErrorDetail) => ({ iErrorDetail }));
    expect(refused).toMatchObject(details);
    expect(await ann.told()).toEqual([]);
    await set("right");
    const told = (what: string) => ["1: line 2", `1: password of ${what}`];
    expect(await ann.told()).toEqual(told("10 valid"));
    // Whose password it is, only those learn who see everything of the line.
    expect(await ben.told()).toEqual(told(" valid"));
    expect(ann.infos.at(-1)!.iLineFeatures & 64).toBe(0);
    expect((await ben.snapshot("10")).optionalParams).toEqual([state(0)]);
    await ann.client.invoke(Cti.asnCtiLineSetDoNotDisturb, dnd);
    at.pbx.changePassword("10", "another");
    expect(await ann.told()).toEqual(["1: do not disturb 1", ...told("10 invalid")]);
    // That the PBX says so once more is nothing new, and does not hide what is.
    at.pbx.tell({
      ...{ event: "devicesChanged", removed: [] },
      changed: [{ ...first!, category: "station", services: ["setPassword"] }],
    });
    at.pbx.tell({ event: "password", device: "10", state: { isValid: false, user: "10" } });
    await expect.poll(() => ann.told()).toEqual(["1: line 2"]);
  });

  test("what this server, or a line, cannot do is 501, unknown lines are 3, and numbers are found at the PBX", async () => {
    const at = await Telephony.start(store);
    const { client } = await at.client("ann");
    const own = { u8sLinePhoneNumber: uriOf("10") };
    const password = client.invoke(Cti.asnCtiLineSetNewPassword, { ...own, u8sPassword: "x" });
    expect(await errorOf(password)).toMatchObject({ iErrorDetail: 501 });
    const forwards = { ...own, seqLineForwards: [] };
    const all = client.invoke(Cti.asnCtiLineSetForwardState, forwards);
    expect(await errorOf(all)).toMatchObject({ iErrorDetail: 501 });
    for (const u8sLinePhoneNumber of ["tel:99@pbx", "", "\0", "x".repeat(256)]) {
      const asked = client.invoke(Cti.asnCtiSnapshotPhoneLine, { u8sLinePhoneNumber });
      expect(await errorOf(asked)).toMatchObject({ iErrorDetail: 3 });
    }
    const query = async (u8sLinePhoneNumber: string): Promise<readonly string[]> =>
      (await client.invoke(Cti.asnCtiQueryPBXLine, { u8sLinePhoneNumber })).seqLinesFound;
    expect(await query(numberOf("12"))).toEqual([uriOf("12")]);
    expect(await query("99")).toEqual([]);
  });
});

const dnd = { u8sLinePhoneNumber: uriOf("10"), bDoNotDisturb: true };

const emptyProject = {
  u8sProjectName: "",
  u8sProjectPin: "",
  iProjectType: 0,
  bAssociatedCallIsPrivateCall: false,
  u8sLocationID: "",
  u8sUserEnteredPin: "",
  u8sUserEnteredUserID: "",
};

async function deviceOf({ there }: Telephony, line: string): Promise<number> {
  const admin = await there.loggedOn("admin");
  const { iListDeviceIDs } = await admin.invoke(asnMgmtGetLineSourceDeviceIDs, {
    u8sLineSource: "pbx",
  });
  return iListDeviceIDs[Number(line) - 10]!;
}
