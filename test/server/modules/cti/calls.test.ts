import { describe, expect, test } from "vitest";
import * as Cti from "../../../../src/modules/cti/cti.js";
import { blankJournalEntry } from "../../../../src/server/index.js";
import { errorOf } from "../../running.js";
import { moduleStores } from "../stores.js";
import { numberOf, outside, Telephony, uriOf, type CtiClient } from "./support/telephony.js";

const talks = "makecall hangup blindtransfer hold conferencestartusa dialdigits startcallrecord";

describe.each(moduleStores)("in $name, 4.3 calls:", (store) => {
  test("a call is made, answered and ended", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    const made = await ann.call("10", numberOf("11"));
    expect(ann.letter(made.u8sConnectionID)).toBe("A");
    expect(await ann.told()).toEqual([
      "1: A dialing preparecall  [hangup]",
      "1: A dialing dialing 11 [hangup]",
      "1: A ringback ringback 11 [completecall hangup]",
      "result A 1",
    ]);
    expect(await ben.told()).toEqual([
      "1: A offering offering 10 [answer hangup redirect maybepickuped]",
    ]);
    await ben.client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID: ben.id("A") });
    expect(await ann.told()).toEqual([`1: A connected connected 11 [${talks}]`]);
    expect(await ben.told()).toEqual([`1: A connected connected 10 [${talks}]`]);
    await ann.client.invoke(Cti.asnCtiDropCall, { u8sConnectionID: made.u8sConnectionID });
    expect(await ann.told()).toEqual(["1: A destroyed destroyed 11 []"]);
    expect(await ben.told()).toEqual(["1: A disconnect disconnected 10 [hangup]"]);
    at.clock.advance(5_000);
    expect(await ben.told()).toEqual(["1: A destroyed destroyed 10 []"]);
    const [, , , last] = ann.calls;
    expect(last?.callinformation).toMatchObject({
      u8sLinePhoneNumber: uriOf("10"),
      bOutbound: true,
      bInternal: true,
      u8sLocalNumberSC: numberOf("10"),
      pLocalContact: { u8sCtiServerUserName: "ann" },
      pRemoteContact: { u8sCtiServerUserName: "ben" },
      iRemoteContactSource: 1,
    });
    expect((await ann.snapshot("10")).seqCalls).toEqual([]);
  });

  test("a call that is given up while it rings ends once at each line, and has not been connected", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    const { u8sConnectionID } = await ann.call("10", numberOf("11"));
    await Promise.all([ann, ben].map((one) => one.told()));
    await ann.client.invoke(Cti.asnCtiDropCall, { u8sConnectionID });
    expect(await ann.told()).toEqual(["1: A destroyed destroyed 11 (unconnected) []"]);
    expect(await ben.told()).toEqual(["1: A destroyed destroyed 10 (unconnected) []"]);
  });

  test("a call to a busy line is busy, and called back when both are free", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    at.pbx.phone("11").call(outside);
    await ben.told();
    await ann.call("10", numberOf("11"));
    expect(await ann.told()).toEqual([
      "1: A dialing preparecall  [hangup]",
      "1: A dialing dialing 11 [hangup]",
      "1: A busy busy 11 (busy) [completecall hangup]",
      "result A 1",
    ]);
    await ann.client.invoke(Cti.asnCtiCompleteCall, { u8sConnectionID: ann.id("A") });
    expect(await ann.told()).toEqual(["1: A destroyed destroyed 11 (unconnected) []"]);
    at.pbx.phone("11").hangUp();
    expect(await ann.told()).toEqual(["1: B dialing preparecall  [answer hangup]"]);
    expect(ann.calls.at(-1)?.callinformation.iCallType).toBe(3);
    await ann.client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID: ann.id("B") });
    expect(await ann.told()).toEqual([
      "1: B dialing dialing 11 [hangup]",
      "1: B ringback ringback 11 [completecall hangup]",
    ]);
    expect((await ben.told()).at(-1)).toBe(
      "1: B offering offering 10 [answer hangup redirect maybepickuped]",
    );
    await ben.client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID: ben.id("B") });
    expect(await ann.told()).toEqual([`1: B connected connected 11 [${talks}]`]);
  });

  test("a line that is not to be disturbed is not called, and says so", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    await ben.client.invoke(Cti.asnCtiLineSetDoNotDisturb, {
      u8sLinePhoneNumber: uriOf("11"),
      bDoNotDisturb: true,
    });
    expect(await ben.told()).toEqual(["1: do not disturb 1"]);
    expect((await ben.snapshot("11")).iDoNotDisturb).toBe(1);
    await ann.call("10", numberOf("11"));
    expect(await ann.told()).toEqual([
      "1: A dialing preparecall  [hangup]",
      "1: A dialing dialing 11 [hangup]",
      "1: A disconnect disconnected 11 (unconnected) [hangup]",
      "result A 1",
    ]);
    expect(await ben.told()).toEqual([]);
  });

  test("a call that is not answered is forwarded, and its numbers say from where", async () => {
    const at = await Telephony.start(store);
    const [ann, ben, cid] = await at.all();
    const forward = {
      u8sPhoneNumberFrom: uriOf("11"),
      u8sPhoneNumberTo: numberOf("12"),
      optionalParams: [{ key: "ForwardMode", value: { integerdata: 4 } }],
    };
    expect(await ben.client.invoke(Cti.asnCtiSetForward, forward)).toMatchObject({
      bExistingForwardingChanged: true,
    });
    expect(await ben.told()).toEqual([`1: forwards 4 to ${numberOf("12")}`]);
    await ann.call("10", numberOf("11"));
    await Promise.all([ann.told(), ben.told()]);
    at.clock.advance(20_000);
    expect(await ben.told()).toEqual(["1: A destroyed destroyed 10 (redirectedunknown) []"]);
    expect(await ann.told()).toEqual(["1: A remotepartychanged ringback 12 [completecall hangup]"]);
    expect(await cid.told()).toEqual([
      "1: A offering offering 10 [answer hangup redirect maybepickuped]",
    ]);
    expect(cid.calls[0]?.callinformation).toMatchObject({
      pu8sRedirectingNumber: numberOf("11"),
      pRedirectingContact: { u8sCtiServerUserName: "ben" },
    });
  });

  test("a call that has been answered is transferred blindly (1208), and is over for who has done so", async () => {
    const at = await Telephony.start(store);
    const [ann, ben, cid] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    await Promise.all([ann, ben].map((one) => one.told()));
    await ben.client.invoke(Cti.asnCtiRedirectCall, {
      ...{ u8sConnectionID: ben.id("A"), u8sContactID: "", iNumberFormat: 1 },
      u8sPhoneNumber: numberOf("12"),
    });
    expect(await ben.told()).toEqual(["1: A destroyed destroyed 10 []"]);
    expect(await cid.told()).toEqual([
      "1: A offering offering 10 [answer hangup redirect maybepickuped]",
    ]);
    expect(await ann.told()).toEqual([
      "1: A ringback ringback 11 [completecall hangup]",
      "1: A remotepartychanged ringback 12 [completecall hangup]",
    ]);
    at.pbx.phone("12").answer();
    expect(await ann.told()).toEqual([`1: A connected connected 12 [${talks}]`]);
    expect(await cid.told()).toEqual([`1: A connected connected 10 [${talks}]`]);
  });

  test("a call is consulted, swapped and transferred", async () => {
    const at = await Telephony.start(store);
    const [ann, ben, cid] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    await Promise.all([ann.told(), ben.told()]);
    await ann.call("10", numberOf("12"));
    const both = "mergecalls hangup swaphold";
    expect(await ann.told()).toEqual([
      "1: A hold hold 11 [hangup unhold]",
      "1: B dialing preparecall  [hangup]",
      "1: B dialing dialing 12 [hangup]",
      "1: B ringback ringback 12 [completecall mergecalls hangup swaphold]",
      `1: features A [${both}]`,
      "result B 1",
    ]);
    expect(ann.calls.at(-1)?.callinformation).toMatchObject({
      iCallType: 1,
      pu8sHoldNumberSC: numberOf("11"),
      pHoldContact: { u8sCtiServerUserName: "ben" },
    });
    // For him, nothing of what is told about the call is different.
    expect(await ben.told()).toEqual([]);
    at.pbx.phone("12").answer();
    const active = talks
      .replace("makecall", "makecall mergecalls")
      .replace("hold", "swaphold hold conferencestarteu");
    expect(await ann.told()).toEqual([
      `1: B connected connected 12 [${active}]`,
      `1: features A [${both} conferencestarteu]`,
    ]);
    await cid.told();
    await ann.client.invoke(Cti.asnCtiSwapHold, { u8sConnectionID: ann.id("A") });
    expect((await ann.told()).map((line) => line.replace(/\[.*/, ""))).toEqual([
      "1: B hold hold 12 ",
      "1: features A ",
      "1: A connected connected 11 ",
      "1: features B ",
    ]);
    await Promise.all([ben.told(), cid.told()]);
    await ann.client.invoke(Cti.asnCtiMergeCalls, {
      u8sConnectionID1: ann.id("A"),
      u8sConnectionID2: ann.id("B"),
    });
    expect(await ann.told()).toEqual([
      "1: B destroyed destroyed 12 []",
      "1: A destroyed destroyed 11 []",
    ]);
    expect(await ben.told()).toEqual([`1: A remotepartychanged connected 12 [${talks}]`]);
    expect(await cid.told()).toEqual([`1: A remotepartychanged connected 11 [${talks}]`]);
  });

  test("a call is told another held one, and none when that is over (reason 13)", async () => {
    const at = await Telephony.start(store);
    const [ann] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    await ann.call("10", outside);
    at.pbx.phone(outside).answer();
    await ann.told();
    expect(ann.calls.at(-1)?.callinformation.pu8sHoldNumberSC).toBe(numberOf("11"));
    at.pbx.phone("11").hangUp();
    expect(await ann.told()).toEqual([
      "1: A disconnect disconnected 11 [hangup]",
      `1: B holdcontactchanged connected ${outside} [${talks}]`,
    ]);
    const { callinformation } = ann.calls.at(-1)!;
    expect([callinformation.pu8sHoldNumberSC, callinformation.pHoldContact]).toEqual([
      undefined,
      undefined,
    ]);
  });

  test("a conference of three is created, and destroyed when one leaves", async () => {
    const at = await Telephony.start(store);
    const [ann, ben, cid] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    await ann.call("10", numberOf("12"));
    at.pbx.phone("12").answer();
    await Promise.all([ann.told(), ben.told(), cid.told()]);
    await ann.client.invoke(Cti.asnCtiConference, {
      u8sConnectionID1: ann.id("B"),
      u8sConnectionID2: ann.id("A"),
    });
    const member = "hangup hold conferencestartusa dialdigits startcallrecord";
    expect(await ann.told()).toEqual([
      "1: A destroyed destroyed 11 []",
      `1: B conferenced conferenced 12 [${member}]`,
      "1: conference created by 10: 12 11",
    ]);
    expect(await ben.told()).toEqual([
      `1: A conferenced conferenced 10 [${member}]`,
      "1: conference created by 10: 12 11",
    ]);
    const [controller, other] = [ann, ben].map((one) => one.calls.at(-1)!.callinformation);
    expect(controller).toMatchObject({ iCallType: 2, bConferenceCtlr: true });
    expect(other).toMatchObject({
      iCallType: 4,
      bConferenceCtlr: false,
      u8sConferenceCtlrID: ann.id("B"),
    });
    await cid.told();
    at.pbx.phone("12").hangUp();
    expect(await ann.told()).toEqual([
      "1: 12 removed from the conference of 10",
      "1: conference destroyed by 10: 12 11",
      `1: B connected connected 11 [${talks}]`,
    ]);
    expect(await cid.told()).toEqual([
      "1: 12 removed from the conference of 10",
      "1: conference destroyed by 10: 12 11",
      "1: A destroyed destroyed 10 []",
    ]);
  });

  test("a conference goes on, and is told, when its controller has left", async () => {
    const at = await Telephony.start(store);
    const [ann, ben, cid] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    await ann.call("10", numberOf("12"));
    at.pbx.phone("12").answer();
    await ann.client.invoke(Cti.asnCtiConference, {
      u8sConnectionID1: ann.id("B"),
      u8sConnectionID2: ann.id("A"),
    });
    const invite = async (by: CtiClient, u8sPhoneNumberTo: string): Promise<void> => {
      const call = { u8sConnectionID: by.id("A"), u8sPhoneNumberTo, iNumberFormat: 1 };
      await by.client.invoke(Cti.asnCtiSetupConference, call);
    };
    await ben.told();
    await invite(ben, numberOf("13"));
    await ann.told();
    at.pbx.phone("10").hangUp();
    at.pbx.phone("13").answer();
    const conferences = (told: string[]): string[] =>
      told.filter((one) => one.includes("conference "));
    expect(conferences(await ben.told())).toEqual([
      "1: 10 removed from the conference of 10",
      "1: conference destroyed by 10: 12 11",
      "1: conference created by : 12 11 13",
    ]);
    await invite(cid, outside);
    at.pbx.phone(outside).answer();
    at.pbx.phone("13").hangUp();
    at.pbx.phone("12").hangUp();
    expect(conferences(await ben.told())).toEqual([
      `1: ${outside} added to the conference of `,
      "1: 13 removed from the conference of ",
      "1: 12 removed from the conference of ",
      `1: conference destroyed by : 12 11 ${outside}`,
    ]);
  });

  test("who takes part in a conference learns nothing of what the others have noted of their calls", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    const project = { ...blankJournalEntry("").projectPinRule, u8sUserEnteredPin: "42" };
    const newCallParams = { projectPinRule: project, bHideMyCallerID: false };
    await ann.call("10", numberOf("12"), { newCallParams });
    at.pbx.phone("12").answer();
    await ann.client.invoke(Cti.asnCtiSetCallData, {
      u8sConnectionID: ann.id("B"),
      callDataList: [{ key: "client", value: "secret" }],
    });
    await ann.client.invoke(Cti.asnCtiConference, {
      u8sConnectionID1: ann.id("B"),
      u8sConnectionID2: ann.id("A"),
    });
    await Promise.all([ann.told(), ben.told()]);
    const [own, others] = [ann, ben].map(
      ({ conferences }) => conferences[0]!.conferenceControllerCallInfo,
    );
    expect(own?.projectPinRule).toEqual(project);
    expect(own?.callDataList).toEqual([{ key: "client", value: "secret" }]);
    expect(others?.projectPinRule.u8sUserEnteredPin).toBe("");
    expect(others?.callDataList).toBeUndefined();
    expect(others).toMatchObject({
      u8sLinePhoneNumber: uriOf("10"),
      u8sRemoteNumberSC: numberOf("12"),
    });
  });

  test("another party is called into a call", async () => {
    const at = await Telephony.start(store);
    const [ann] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("11").answer();
    await ann.client.invoke(Cti.asnCtiSetupConference, {
      u8sConnectionID: ann.id("A"),
      u8sPhoneNumberTo: "12",
      iNumberFormat: 0,
    });
    at.pbx.phone("12").answer();
    await ann.told();
    expect(ann.calls.at(-1)?.callinformation.iCallType).toBe(2);
  });

  test("a call is picked up, and redirected, by the line's owner", async () => {
    const at = await Telephony.start(store);
    const [ann, ben, cid] = await at.all();
    at.pbx.phone(outside).call("11");
    await ben.told();
    const redirect = { u8sContactID: "", u8sPhoneNumber: numberOf("12"), iNumberFormat: 1 };
    const u8sConnectionID = ben.id("A");
    await ben.client.invoke(Cti.asnCtiRedirectCall, { ...redirect, u8sConnectionID });
    expect(await ben.told()).toEqual([
      `1: A destroyed destroyed ${outside} (redirectedbylineowner) []`,
    ]);
    expect(await cid.told()).toEqual([
      `1: A offering offering ${outside} [answer hangup redirect maybepickuped]`,
    ]);
    const admin = await at.client("admin");
    await admin.client.invoke(Cti.asnCtiPickupCall, {
      ...redirect,
      u8sConnectionID: cid.id("A"),
      u8sPhoneNumber: uriOf("10"),
    });
    expect(await cid.told()).toEqual([
      `1: A destroyed destroyed ${outside} (redirectedunknown) []`,
    ]);
    expect(await ann.told()).toEqual([`1: A connected connected ${outside} [${talks}]`]);
  });

  test("a call that is held while it rings stays held when it goes to ring elsewhere", async () => {
    const at = await Telephony.start(store);
    const [ann, ben, cid] = await at.all();
    await ann.call("10", numberOf("11"));
    at.pbx.phone("10").hold();
    await Promise.all([ann, ben].map((one) => one.told()));
    await ben.client.invoke(Cti.asnCtiRedirectCall, {
      ...{ u8sConnectionID: ben.id("A"), u8sPhoneNumber: numberOf("12"), u8sContactID: "" },
      iNumberFormat: 1,
    });
    expect(await cid.told()).toEqual([
      "1: A offering offering 10 [answer hangup redirect maybepickuped]",
    ]);
    expect(await ann.told()).toEqual(["1: A remotepartychanged hold 12 [hangup unhold]"]);
  });

  test("a call is held and retrieved, sent digits, recorded, and given data", async () => {
    const at = await Telephony.start(store);
    const [ann] = await at.all();
    await ann.call("10", outside);
    at.pbx.phone(outside).answer();
    const u8sConnectionID = ann.id("A");
    await ann.told();
    await ann.client.invoke(Cti.asnCtiHold, { bHold: true, u8sConnectionID });
    await ann.client.invoke(Cti.asnCtiHold, { bHold: false, u8sConnectionID });
    await ann.client.invoke(Cti.asnCtiDialDigits, {
      ...{ u8sConnectionID, iDigitMode: 2, iDigitDuration: 0 },
      u8sDigitsToDial: "12#",
    });
    await ann.client.invoke(Cti.asnCtiStartCallRecording, { u8sConnectionID });
    await ann.client.invoke(Cti.asnCtiStopCallRecording, { u8sConnectionID });
    const callDataList = [{ key: "case", value: "17" }];
    await ann.client.invoke(Cti.asnCtiSetCallData, { u8sConnectionID, callDataList });
    expect(await ann.told()).toEqual([
      `1: A hold hold ${outside} [hangup unhold]`,
      `1: A connected connected ${outside} [${talks}]`,
      `1: A other connected ${outside} [${talks.replace("startc", "stopc")}]`,
      `1: A other connected ${outside} [${talks}]`,
      `1: A datachanged connected ${outside} [${talks}]`,
    ]);
    const shown = ann.calls.slice(-3).map(({ callinformation }) => callinformation);
    expect(shown.map(({ iCallRecordingState }) => iCallRecordingState)).toEqual([2, 4, 4]);
    expect(shown.at(-1)?.callDataList).toEqual(callDataList);
    expect(shown.at(-1)?.bInternal).toBe(false);
  });

  test("two monitors of one line are told the same, each with its own id, and one of them after the other has ended", async () => {
    const at = await Telephony.start(store);
    const ann = await at.client("ann");
    const [one, other] = [await ann.monitor("10"), await ann.monitor("10")];
    expect(one.u8sMonitorCrossRefID).not.toBe(other.u8sMonitorCrossRefID);
    at.pbx.phone("10").call(outside);
    const both = await ann.told();
    expect(both.slice(0, 2)).toEqual([
      `1: A dialing preparecall  [hangup]`,
      `2: A dialing preparecall  [hangup]`,
    ]);
    const { u8sMonitorCrossRefID } = one;
    await ann.client.invoke(Cti.asnCtiLineMonitorStop, { u8sMonitorCrossRefID });
    at.pbx.phone(outside).answer();
    expect(await ann.told()).toEqual([`2: A connected connected ${outside} [${talks}]`]);
    const again = await ann.monitor("10");
    expect(again.u8sMonitorCrossRefID).toMatch(/-3$/);
    expect(again.seqCalls).toMatchObject([{ iCallState: 32, u8sRemoteNumberSC: outside }]);
  });

  test("a remote office rings for the line, and calls for it", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    await ben.client.invoke(Cti.asnCtiLineSetRemoteOffice, {
      u8sLinePhoneNumber: uriOf("11"),
      remoteOfficeState: { u8sController: "", iEnabled: 1, u8sDestination: outside },
    });
    expect(await ben.told()).toEqual([`1: remote office 1 ${outside}`]);
    await ann.call("10", numberOf("11"));
    expect((await ann.told()).slice(-2)).toEqual([
      "1: A ringback ringback 11 [completecall hangup]",
      "result A 1",
    ]);
    expect(await ben.told()).toEqual([
      "1: A offering offering 10 [answer hangup redirect maybepickuped]",
    ]);
    // Only there it is answered.
    const answer = ben.client.invoke(Cti.asnCtiAnswerCall, { u8sConnectionID: ben.id("A") });
    expect(await errorOf(answer)).toMatchObject({ iErrorDetail: 2 });
    at.pbx.phone(outside).answer();
    expect(await ann.told()).toEqual([`1: A connected connected 11 [${talks}]`]);
    expect(await ben.told()).toEqual([`1: A connected connected 10 [${talks}]`]);
    at.pbx.phone(outside).hangUp();
    at.clock.advance(5_000);
    expect(await ben.told()).toEqual(["1: A destroyed destroyed 10 []"]);
    expect(await ann.told()).toEqual([
      "1: A disconnect disconnected 11 [hangup]",
      "1: A destroyed destroyed 11 []",
    ]);
    // A line without telephone still has its remote office, whose calls end as others do.
    at.pbx.phone("11").unplug();
    expect(await ben.told()).toEqual(["1: line 3"]);
    await ben.call("11", numberOf("10"));
    expect(await ben.told()).toEqual(["1: B dialing preparecall  [hangup]", "result B 1"]);
    expect(await ann.told()).toEqual([]);
    at.pbx.phone(outside).answer();
    expect(await ben.told()).toEqual([
      "1: B dialing dialing 10 [hangup]",
      "1: B ringback ringback 10 [completecall hangup]",
    ]);
    expect(await ann.told()).toEqual([
      "1: B offering offering 11 [answer hangup redirect maybepickuped]",
    ]);
    at.pbx.phone(outside).hangUp();
    expect(await ben.told()).toEqual(["1: B destroyed destroyed 10 (unconnected) []"]);
    expect(await ann.told()).toEqual(["1: B destroyed destroyed 11 (unconnected) []"]);
  });

  test("a line without telephone is no phone (3) and not called, and loses its calls (16); without the PBX it is 4, and then as it is", async () => {
    const at = await Telephony.start(store);
    const [ann, ben] = await at.all();
    await ann.call("10", numberOf("11"));
    await Promise.all([ann.told(), ben.told()]);
    at.pbx.phone("11").unplug();
    expect(await ben.told()).toEqual([
      "1: line 3",
      "1: A connectiontophonedestroyed destroyed 10 (unconnected) []",
    ]);
    // The caller's telephone is still there.
    expect(await ann.told()).toEqual(["1: A disconnect disconnected 11 (unconnected) [hangup]"]);
    await ann.client.invoke(Cti.asnCtiDropCall, { u8sConnectionID: ann.id("A") });
    expect(await ann.told()).toEqual(["1: A destroyed destroyed 11 (unconnected) []"]);
    at.pbx.phone("11").plugIn();
    expect(await ben.told()).toEqual(["1: line 2"]);
    at.pbx.phone("11").call(outside);
    at.pbx.phone(outside).answer();
    await ben.told();
    at.pbx.loseLink();
    expect(await ben.told()).toEqual([
      "1: line 4",
      `1: B connectiontophonedestroyed destroyed ${outside} []`,
    ]);
    expect((await ben.snapshot("11")).lineInfo).toMatchObject({
      iLineOpenStatus: 4,
      iLineFeatures: 16,
    });
    at.pbx.phone("11").hangUp();
    at.pbx.phone(outside).call("11");
    at.pbx.restoreLink();
    expect(await ben.next(2)).toEqual([
      `1: C offering offering ${outside} [answer hangup redirect maybepickuped]`,
      "1: line 2",
    ]);
  });
});
