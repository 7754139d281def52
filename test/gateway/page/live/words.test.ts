import { expect, it } from "vitest";
import * as values from "../../../../src/gateway/page/live/values.js";
import {
  absenceText,
  callWords,
  durationText,
  partyOf,
  presenceWords,
} from "../../../../src/gateway/page/live/words.js";
import {
  AsnCtiLineOpenStatus,
  EnumCallFeatures,
  EnumLineFeatures,
} from "../../../../src/modules/cti/cti.js";
import {
  AsnPresenceStateEnum,
  AsnPresenceStateFlags,
  EnumCallRecordingState,
  EnumCallState,
  EnumCallType,
} from "../../../../src/modules/general/general.js";
import { AsnPresenceSubscriptionFlags } from "../../../../src/modules/presence-v2/presence-v2.js";

it("the page has the numbers of the protocol", () => {
  const state = EnumCallState.values;
  expect(values.callState).toEqual({
    destroyed: state.eCALLSTATEDESTROYED,
    offering: state.eCALLSTATEOFFERING,
    dialling: state.eCALLSTATEDIALING,
    ringback: state.eCALLSTATERINGBACK,
    busy: state.eCALLSTATEBUSY,
    connected: state.eCALLSTATECONNECTED,
    conferenced: state.eCALLSTATECONFERENCED,
    hold: state.eCALLSTATEHOLD,
    disconnected: state.eCALLSTATEDISCONNECTED,
    preparing: state.eCALLSTATEPREPARECALL,
  });
  expect(values.recorded).toBe(EnumCallRecordingState.values.eCALLRECORDINGMEMBER);
  const feature = EnumCallFeatures.values;
  expect(values.callFeature).toEqual({
    answer: feature.eCFEATUREANSWER,
    merge: feature.eCFEATUREMERGECALLS,
    hangUp: feature.eCFEATUREHANGUP,
    transfer: feature.eCFEATUREBLINDTRANSFER,
    redirect: feature.eCFEATUREREDIRECT,
    pickUp: feature.eCFEATUREMAYBEPICKUPED,
    swap: feature.eCFEATURESWAPHOLD,
    hold: feature.eCFEATUREHOLD,
    retrieve: feature.eCFEATUREUNHOLD,
    digits: feature.eCFEATUREDIALDIGITS,
  });
  expect(values.conferenceType).toEqual({
    controller: EnumCallType.values.eCALLTYPECONFERENCECONTROLER,
    member: EnumCallType.values.eCALLTYPECONFERENCEMEMBER,
  });
  const line = EnumLineFeatures.values;
  expect(values.lineFeature).toEqual({
    makeCall: line.eCTILINEFEATUREMAKECALL,
    doNotDisturb: line.eCTILINEFEATUREDONOTDISTURB,
  });
  const open = AsnCtiLineOpenStatus.values;
  expect(values.lineOpen).toEqual({
    closed: open.lineStatusClosed,
    open: open.lineStatusOpen,
    noTelephone: open.lineStatusOpenNoPhoneConnected,
    noPbx: open.lineStatusOpenNoPBXConnection,
  });
  const [presence, flag] = [AsnPresenceStateEnum.values, AsnPresenceStateFlags.values];
  expect(values.presence).toEqual({
    available: presence.eAVAILABLE,
    busy: presence.eBUSY,
    absent: presence.eABSENT,
    doNotDisturb: presence.eDONOTDISTURB,
    outOfOrder: presence.eOUTOFORDER,
    ringing: flag.eRINGING,
    appointment: flag.eAPPOINTMENT,
    call: flag.eCALL,
    offline: flag.eOFFLINE,
    idle: flag.eIDLE,
  });
  const section = AsnPresenceSubscriptionFlags.values;
  expect(values.sections).toBe(
    section.ePresenceSubscriptionPresence |
      section.ePresenceSubscriptionData |
      section.ePresenceSubscriptionAbsentstate |
      section.ePresenceSubscriptionNote |
      section.ePresenceSubscriptionPhoneLines |
      section.ePresenceSubscriptionPhoneCalls,
  );
});

it.each([
  [{ iCallState: 2, iDisconnectedReason: 0 }, "rings here"],
  [{ iCallState: 256, iDisconnectedReason: 0 }, "the other party is gone"],
  [{ iCallState: 256, iDisconnectedReason: 2 }, "was busy"],
  [{ iCallState: 16, iDisconnectedReason: 2 }, "busy"],
  [{ iCallState: 4711, iDisconnectedReason: 0 }, "unknown"],
])("of a call it is said what it does (%#)", (call, text) => {
  expect(callWords(call).text).toBe(text);
});

it.each([
  [0x01_00_00_01, "rings"],
  [0x05_00_00_02, "rings"],
  [0x04_00_00_02, "on the telephone"],
  [0x02_00_00_02, "in a meeting"],
  [0x20_00_00_01, "available, idle"],
  [0x08_00_00_03, "absent"],
  [0x08_00_00_00, "offline"],
  [0, "unknown"],
])("of a state of presence what matters most is said (%#)", (state, text) => {
  expect(presenceWords(state).text).toBe(text);
});

it("the other party of a call has a name and a number, as far as they are known", () => {
  const contact = { u8sFirstName: "Ann", u8sLastName: "Lee" };
  expect(partyOf("+49", contact)).toBe("Ann Lee, +49");
  expect(partyOf("", contact)).toBe("Ann Lee");
  expect(partyOf("+49", undefined)).toBe("+49");
  expect(partyOf("", undefined)).toBe("unknown number");
});

it("an absence says until when it lasts, if that is known", () => {
  const text = (iAbsentState: number, stTimeTo: string): string =>
    absenceText({ absence: { iAbsentState, stTimeTo } }, (moment) => moment.toISOString());
  expect(text(1, "2026-12-01T10:00:00Z")).toBe(
    "Absence: out of office until 2026-12-01T10:00:00.000Z",
  );
  expect(text(2, "")).toBe("Absence: in a meeting");
  expect(text(4, "")).toBe("");
});

it.each([
  [-5000, "0:00"],
  [65_999, "1:05"],
  [3_600_000 * 25 + 61_000, "25:01:01"],
])("a duration has minutes and seconds, and hours if there are any (%#)", (milliseconds, text) => {
  expect(durationText(milliseconds)).toBe(text);
});
