import { describe, expect, test } from "vitest";
import * as Cti from "../../../../src/modules/cti/cti.js";
import { asnMgmtSetLocationInformationMgmt } from "../../../../src/modules/management/management.js";
import { blankJournalEntry } from "../../../../src/server/index.js";
import { blankLocation } from "../../../../src/server/modules/locations/api.js";
import { errorOf, errorsOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { numberOf, outside, Telephony, uriOf } from "./support/telephony.js";

const noProject = blankJournalEntry("").projectPinRule;

/** The location of all lines that have none of their own. */
const location = {
  ...blankLocation("Default"),
  u8sCountryCode: "49",
  u8sCityCodeNoPrefix: "8151",
  u8sNationalPrefix: "0",
  u8sInternationalPrefix: "00",
  iTKMinLenInternalNumbers: 2,
  iTKMaxLenInternalNumbers: 3,
  u8sTKPrivateAccessCode: "8??",
  projectPINRules: [{ ...noProject, u8sProjectName: "house", u8sProjectPin: "42" }],
};

async function start(store: (typeof moduleStores)[number]): Promise<Telephony> {
  const at = await Telephony.start(store);
  const admin = await at.client("admin");
  await admin.client.invoke(asnMgmtSetLocationInformationMgmt, { asnLocationData: location });
  return at;
}

describe.each(moduleStores)("in $name, asnCtiMakeCall (1202)", (store) => {
  test("answers before the PBX, whose answer follows once (1285): 0 if it refuses", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const refused = await ann.call("10", "99");
    expect(ann.results).toMatchObject([
      { u8sConnectionID: refused.u8sConnectionID, success: 0, u8sLinePhoneNumber: uriOf("10") },
    ]);
    expect(await ann.told()).toEqual(["result A 0"]);
    const made = await ann.call("10", numberOf("11"));
    expect(ann.results.map(({ success }) => success)).toEqual([0, 1]);
    expect((await ann.snapshot("10")).seqCalls).toMatchObject([
      { u8sConnectionID: made.u8sConnectionID, iCallState: 8 },
    ]);
  });

  test("calls while the last call only hears the tone", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    at.pbx.phone("11").hangUp();
    await ann.call("10", numberOf("12"));
    at.pbx.phone("10").hangUp();
    at.pbx.phone("11").call(outside);
    await ann.call("10", numberOf("11"));
    await ann.call("10", outside);
    expect(ann.results.map(({ success }) => success)).toEqual([1, 1, 1, 1]);
  });

  test("dials by the rules of the location, or as it is told", async () => {
    const at = await start(store);
    const ann = await at.monitoring("ann");
    const dialled = async (to: string, iNumberFormat: number): Promise<string | undefined> => {
      await ann.call("10", to, { iNumberFormat });
      const [call] = at.pbx.snapshot("10").connections;
      at.pbx.phone("10").hangUp();
      return call?.calledNumber;
    };
    expect(await dialled("+49 (30) 1234567", 1)).toBe("0301234567");
    expect(await dialled("+49 (30) 1234567", 0)).toBe("+49 (30) 1234567");
    expect(await dialled("+43 1 234567", 1)).toBe("00431234567");
    expect(await dialled("11", 1)).toBe("11");
    expect(ann.calls.at(-1)?.callinformation.u8sRemoteNumberSC).toBe(numberOf("11"));
  });

  test("takes projects that the location has, with their PIN, and tells whether one has been found", async () => {
    const at = await start(store);
    const ann = await at.monitoring("ann");
    const params = (rule: object, ...optionalParams: object[]) => ({
      newCallParams: {
        projectPinRule: { ...noProject, ...rule },
        bHideMyCallerID: true,
        ...(optionalParams.length > 0 && { optionalParams }),
      },
    });
    for (const wrong of [
      { u8sProjectName: "garden" },
      { u8sProjectName: "house", u8sUserEnteredPin: "41" },
    ]) {
      const refused = ann.call("10", numberOf("11"), params(wrong));
      expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 1 });
    }
    const find = (stringdata: string, ...more: object[]) =>
      params({}, { key: "FindAndValidateProject", value: { stringdata } }, ...more);
    expect(await ann.call("10", numberOf("11"), find("garden"))).toEqual({
      u8sConnectionID: "",
      optionalParams: [{ key: "WasProjectFound", value: { integerdata: 0 } }],
    });
    const strict = { key: "ProjectErrorHandling", value: { integerdata: 1 } };
    const refused = ann.call("10", numberOf("11"), find("garden", strict));
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 1 });
    expect(at.pbx.snapshot("10").connections).toEqual([]);
    const { optionalParams } = await ann.call("10", numberOf("11"), find("house"));
    expect(optionalParams).toEqual([{ key: "WasProjectFound", value: { integerdata: 1 } }]);
    await ann.told();
    expect(ann.calls.at(-1)?.callinformation).toMatchObject({
      projectPinRule: { u8sProjectName: "house" },
      bCallerIDBlocked: true,
    });
    expect(at.pbx.snapshot("11").connections[0]?.callingNumber).toBe("");
  });

  test("dials private calls with the prefix and the PIN, and needs one", async () => {
    const at = await start(store);
    const ann = await at.client("ann");
    const params = (u8sUserEnteredPin: string) => ({
      newCallParams: {
        projectPinRule: { ...noProject, bAssociatedCallIsPrivateCall: true, u8sUserEnteredPin },
        bHideMyCallerID: false,
      },
    });
    await ann.call("10", outside, params("17"));
    expect(at.pbx.snapshot("10").connections[0]?.calledNumber).toBe("8170301234567");
    at.pbx.phone("10").hangUp();
    const refused = ann.call("10", outside, params("1"));
    expect(await errorOf(refused)).toMatchObject({ iErrorDetail: 1 });
  });

  test("calls from another telephone (DialRemoteOffice) only while that is the line's remote office", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const from = (number?: string) => ({
      newCallParams: {
        projectPinRule: noProject,
        bHideMyCallerID: false,
        optionalParams: [
          { key: "DialRemoteOffice", value: { integerdata: 1 } },
          ...(number === undefined
            ? []
            : [{ key: "RemoteOfficeNumber", value: { stringdata: number } }]),
        ],
      },
    });
    const refused = (number?: string) => errorOf(ann.call("10", "11", from(number)));
    expect(await refused()).toMatchObject({ iErrorDetail: 1 });
    await ann.client.invoke(Cti.asnCtiLineSetRemoteOffice, {
      u8sLinePhoneNumber: uriOf("10"),
      remoteOfficeState: { u8sController: "", iEnabled: 1, u8sDestination: outside },
    });
    expect(await refused("+49307654321")).toMatchObject({ iErrorDetail: 1 });
    expect(at.pbx.snapshot("10").connections).toEqual([]);
    for (const number of [undefined, outside]) {
      await ann.call("10", "11", from(number));
      at.pbx.phone(outside).answer();
      expect(at.pbx.snapshot("11").connections).toMatchObject([{ state: "alerting" }]);
      at.pbx.phone(outside).hangUp();
    }
  });

  test("tells nobody of a call that dials a code of the PBX (FeatureCodeDialing), but of any other", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const { services } = at.pbx;
    const { makeCall } = services;
    const codes: string[] = [];
    const connection = { call: "code", device: "10" };
    // The simulated PBX has no codes.
    services.makeCall = (call) => {
      if (!call.to.startsWith("*")) return makeCall(call);
      codes.push(call.to);
      const numbers = { callingNumber: numberOf("10"), calledNumber: call.to };
      at.pbx.tell({ event: "originated", connection, cause: "newCall", ...numbers });
      return connection;
    };
    const optionalParams = [{ key: "FeatureCodeDialing", value: { integerdata: 1 } }];
    const newCallParams = { projectPinRule: noProject, bHideMyCallerID: false, optionalParams };
    await ann.call("10", "*21#", { newCallParams });
    expect([codes, await ann.told()]).toEqual([["*21#"], ["result A 1"]]);
    at.pbx.tell({ event: "connectionCleared", connection, cause: "normal" });
    expect([await ann.told(), (await ann.snapshot("10")).seqCalls]).toEqual([[], []]);
    for (const number of ["*31#0301234567", "*670301234567"]) {
      await ann.call("10", number, { newCallParams });
      expect((await ann.told()).join()).toContain(` dialing dialing ${number}`);
      at.pbx.tell({ event: "connectionCleared", connection, cause: "normal" });
      await ann.told();
    }
    const { journal, users } = at.there.server;
    const user = (await users.find("ann"))!;
    await expect.poll(() => journal.get(user, ann.id("B"))).toBeDefined();
    expect(await journal.get(user, ann.id("A"))).toBeUndefined();
    // A code that picks up a call.
    await ann.call("10", "*8", { newCallParams });
    const numbers = { callingNumber: numberOf("10"), calledNumber: numberOf("11") };
    const other = { call: "code", device: "11" };
    at.pbx.tell({ event: "delivered", connection: other, cause: "normal", ...numbers });
    expect(await ann.told()).toEqual(["result D 1"]);
    at.pbx.tell({ event: "established", connection: other, cause: "normal" });
    expect((await ann.told()).join()).toContain("D connected connected 11");
    at.pbx.tell({ event: "connectionCleared", connection, cause: "normal" });
    await expect.poll(() => journal.get(user, ann.id("D"))).toMatchObject({ iSucessState: 1 });
  });

  test("gives the call the contact and the data that the client has", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const calldata = JSON.stringify({ case: "17" });
    await ann.call("10", outside, {
      newCallParams: {
        projectPinRule: noProject,
        bHideMyCallerID: false,
        asnRemoteContact: { u8sDisplayName: "Dan" },
        optionalParams: [{ key: "calldata", value: { stringdata: calldata } }],
      },
    });
    await ann.told();
    expect(ann.calls.at(-1)?.callinformation).toMatchObject({
      pRemoteContact: { u8sDisplayName: "Dan" },
      iRemoteContactSource: 2,
      callDataList: [{ key: "case", value: "17" }],
    });
  });

  test("refuses what it cannot do, and changes nothing", async () => {
    const at = await Telephony.start(store);
    const ann = await at.client("ann");
    const params = (key: string, stringdata: string) => ({
      newCallParams: {
        projectPinRule: noProject,
        bHideMyCallerID: false,
        optionalParams: [{ key, value: { stringdata } }],
      },
    });
    const refusals: [string, object, number][] = [
      ["", {}, 1],
      ["x".repeat(257), {}, 4],
      ["1\0", {}, 4],
      ["11", params("calldata", "{"), 4],
      ["11", params("calldata", '[{"key":1}]'), 4],
      ["11", params("Address", "2"), 1],
    ];
    for (const [to, more, iErrorDetail] of refusals) {
      expect(await errorOf(ann.call("10", to, more))).toMatchObject({ iErrorDetail });
    }
    const unknown = ann.client.invoke(Cti.asnCtiMakeCall, {
      ...{ u8sPhoneNumberFrom: "tel:99@pbx", u8sPhoneNumberTo: "11", iNumberFormat: 0 },
    });
    expect(await errorOf(unknown)).toMatchObject({ iErrorDetail: 3 });
    at.pbx.phone("10").call("11");
    expect(await errorOf(ann.call("10", "12"))).toMatchObject({ iErrorDetail: 1 });
    expect(at.pbx.snapshot("10").connections).toHaveLength(1);
  });
});

describe.each(moduleStores)("in $name, operations on calls", (store) => {
  test("need the feature, a call that is there, and arguments that make sense", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    await ann.call("10", numberOf("11"));
    const u8sConnectionID = ann.id("A");
    const { client } = ann;
    const digits = (u8sDigitsToDial: string, iDigitMode: number, iDigitDuration = 0) =>
      client.invoke(Cti.asnCtiDialDigits, {
        ...{ u8sConnectionID, iDigitMode, iDigitDuration, u8sDigitsToDial },
      });
    const both = { u8sConnectionID1: u8sConnectionID, u8sConnectionID2: u8sConnectionID };
    for (const error of await errorsOf([
      client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID }),
      client.invoke(Cti.asnCtiHold, { bHold: true, u8sConnectionID }),
      client.invoke(Cti.asnCtiSwapHold, { u8sConnectionID }),
      client.invoke(Cti.asnCtiMergeCalls, both),
      client.invoke(Cti.asnCtiConference, both),
      client.invoke(Cti.asnCtiStartCallRecording, { u8sConnectionID }),
      digits("1", 2),
    ])) {
      expect(error).toMatchObject({ iErrorDetail: 1 });
    }
    for (const id of ["", "x", "x".repeat(10_000), "\0"]) {
      const unknown = client.invoke(Cti.asnCtiDropCall, { u8sConnectionID: id });
      expect(await errorOf(unknown)).toMatchObject({ iErrorDetail: 3 });
    }
    at.pbx.phone("11").answer();
    for (const wrong of [digits("", 2), digits("12#", 1), digits("1", 3), digits("1", 2, -1)]) {
      expect(await errorOf(wrong)).toMatchObject({ iErrorDetail: 4 });
    }
    const callDataList = Array.from({ length: 65 }, (_, key) => ({ key: `${key}`, value: "" }));
    const data = client.invoke(Cti.asnCtiSetCallData, { u8sConnectionID, callDataList });
    expect(await errorOf(data)).toMatchObject({ iErrorDetail: 4 });
    await client.invoke(Cti.asnCtiLineDropCall, { u8sLineDescriptor: numberOf("10") });
    expect(at.pbx.snapshot("10").connections).toEqual([]);
    const none = client.invoke(Cti.asnCtiLineDropCall, { u8sLineDescriptor: numberOf("10") });
    expect(await errorOf(none)).toMatchObject({ iErrorDetail: 1 });
  });

  test("data are attached to a call that is announced by its number", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    await ann.call("10", outside);
    const set = (...params: [string, string][]) =>
      ann.client.invoke(Cti.asnCtiSetCallData, {
        u8sConnectionID: "",
        callDataList: [{ key: "case", value: "17" }],
        optionalParams: params.map(([key, stringdata]) => ({ key, value: { stringdata } })),
      });
    expect(await errorOf(set())).toMatchObject({ iErrorDetail: 4 });
    expect(await errorOf(set(["calledNumber", "12"]))).toMatchObject({ iErrorDetail: 3 });
    const asOffering = set(["calledNumber", outside], ["callStateMask", "2"]);
    expect(await errorOf(asOffering)).toMatchObject({ iErrorDetail: 3 });
    await set(["calledNumber", outside], ["callStateMask", "8"]);
    await ann.told();
    expect(ann.calls.at(-1)?.callinformation.callDataList).toEqual([{ key: "case", value: "17" }]);
  });

  test("data are attached to a call that another line has redirected", async () => {
    const at = await Telephony.start(store);
    const ann = await at.monitoring("ann");
    const forward = { mode: "immediate", destination: numberOf("10") } as const;
    await at.pbx.services.setForwarding({ device: "11", forwards: [forward] });
    at.pbx.phone(outside).call("11");
    await ann.told();
    const { u8sLocalNumberSC: called } = ann.calls.at(-1)!.callinformation;
    const set = (transferring: string) =>
      ann.client.invoke(Cti.asnCtiSetCallData, {
        u8sConnectionID: "",
        callDataList: [{ key: "case", value: "17" }],
        optionalParams: [
          { key: "calledNumber", value: { stringdata: called } },
          { key: "transferringNumber", value: { stringdata: transferring } },
        ],
      });
    expect(await errorOf(set(numberOf("12")))).toMatchObject({ iErrorDetail: 3 });
    await set(numberOf("11"));
    await ann.told();
    expect(ann.calls.at(-1)?.callinformation.callDataList).toEqual([{ key: "case", value: "17" }]);
  });
});
