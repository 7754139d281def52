// Generated from cti.asn1 by `npm run generate`. Do not edit.
//
// CTI: Remote control and monitoring of phone lines and calls. Manual line 24450, protocol version
// 6.1.0.339.

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  UTF8String,
  enumerated,
  event,
  implicit,
  operation,
  sequence,
  sequenceOf,
  type EnumeratedValue,
  type Event,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as Common from "../common/common.js";
import type * as General from "../general/general.js";

/**
 * Lists lines of a scope and optionally subscribes to additions and removals (manual line 24538).
 * Operation 1260.
 */
export const asnCtiEnumPhoneLines: Operation<
  AsnCtiEnumPhoneLinesArgument,
  AsnCtiEnumPhoneLinesResult,
  AsnCtiEnumPhoneLinesError
> = /* @__PURE__ */ operation("asnCtiEnumPhoneLines", 1260, () => ({
  argument: AsnCtiEnumPhoneLinesArgument,
  result: AsnCtiEnumPhoneLinesResult,
  error: AsnCtiEnumPhoneLinesError,
}));

/** Returns the current state of a line once (manual line 24607). Operation 1261. */
export const asnCtiSnapshotPhoneLine: Operation<
  AsnCtiSnapshotPhoneLineArgument,
  AsnCtiSnapshotPhoneLineResult,
  AsnCtiSnapshotPhoneLineError
> = /* @__PURE__ */ operation("asnCtiSnapshotPhoneLine", 1261, () => ({
  argument: AsnCtiSnapshotPhoneLineArgument,
  result: AsnCtiSnapshotPhoneLineResult,
  error: AsnCtiSnapshotPhoneLineError,
}));

/**
 * Returns the current state of a line and starts its events (manual line 24664). Operation 1262.
 */
export const asnCtiLineMonitorStart: Operation<
  AsnCtiLineMonitorStartArgument,
  AsnCtiLineMonitorStartResult,
  AsnCtiLineMonitorStartError
> = /* @__PURE__ */ operation("asnCtiLineMonitorStart", 1262, () => ({
  argument: AsnCtiLineMonitorStartArgument,
  result: AsnCtiLineMonitorStartResult,
  error: AsnCtiLineMonitorStartError,
}));

/** Stops the events of a line monitor (manual line 24730). Operation 1263. */
export const asnCtiLineMonitorStop: Operation<
  AsnCtiLineMonitorStopArgument,
  AsnCtiLineMonitorStopResult,
  AsnCtiLineMonitorStopError
> = /* @__PURE__ */ operation("asnCtiLineMonitorStop", 1263, () => ({
  argument: AsnCtiLineMonitorStopArgument,
  result: AsnCtiLineMonitorStopResult,
  error: AsnCtiLineMonitorStopError,
}));

/** Sets or removes do not disturb on a line (manual line 24768). Operation 1264. */
export const asnCtiLineSetDoNotDisturb: Operation<
  AsnCtiLineSetDoNotDisturbArgument,
  AsnCtiLineSetDoNotDisturbResult,
  AsnCtiLineSetDoNotDisturbError
> = /* @__PURE__ */ operation("asnCtiLineSetDoNotDisturb", 1264, () => ({
  argument: AsnCtiLineSetDoNotDisturbArgument,
  result: AsnCtiLineSetDoNotDisturbResult,
  error: AsnCtiLineSetDoNotDisturbError,
}));

/** Changes the remote office state of a line (manual line 24811). Operation 1273. */
export const asnCtiLineSetRemoteOffice: Operation<
  AsnCtiLineSetRemoteOfficeArgument,
  AsnCtiLineSetRemoteOfficeResult,
  AsnCtiLineSetRemoteOfficeError
> = /* @__PURE__ */ operation("asnCtiLineSetRemoteOffice", 1273, () => ({
  argument: AsnCtiLineSetRemoteOfficeArgument,
  result: AsnCtiLineSetRemoteOfficeResult,
  error: AsnCtiLineSetRemoteOfficeError,
}));

/**
 * Sets the password of a line (manual line 24867). Id inferred: next to asnCtiLineSetRemoteOffice
 * 1273. Operation 1274.
 */
export const asnCtiLineSetNewPassword: Operation<
  AsnCtiLineSetNewPasswordArgument,
  AsnCtiLineSetNewPasswordResult,
  AsnCtiLineSetNewPasswordError
> = /* @__PURE__ */ operation("asnCtiLineSetNewPassword", 1274, () => ({
  argument: AsnCtiLineSetNewPasswordArgument,
  result: AsnCtiLineSetNewPasswordResult,
  error: AsnCtiLineSetNewPasswordError,
}));

/**
 * Asks the PBX whether a number exists (manual line 24918). Id assigned: none is printed. Operation
 * 1266.
 */
export const asnCtiQueryPBXLine: Operation<
  AsnCtiQueryPBXLineArgument,
  AsnCtiQueryPBXLineResult,
  AsnCtiQueryPBXLineError
> = /* @__PURE__ */ operation("asnCtiQueryPBXLine", 1266, () => ({
  argument: AsnCtiQueryPBXLineArgument,
  result: AsnCtiQueryPBXLineResult,
  error: AsnCtiQueryPBXLineError,
}));

/**
 * Starts a call; the dial result follows in asnCtiNotifyMakeCallResult (manual line 24954).
 * Operation 1202.
 */
export const asnCtiMakeCall: Operation<
  AsnCtiMakeCallArgument,
  AsnCtiMakeCallResult,
  AsnCtiMakeCallError
> = /* @__PURE__ */ operation("asnCtiMakeCall", 1202, () => ({
  argument: AsnCtiMakeCallArgument,
  result: AsnCtiMakeCallResult,
  error: AsnCtiMakeCallError,
}));

/**
 * Not implemented (manual line 25052). Id inferred: next to asnCtiLineSetDoNotDisturb 1264.
 * Operation 1265.
 */
export const asnCtiLineSetForwardState: Operation<
  AsnCtiLineSetForwardStateArgument,
  AsnCtiLineSetForwardStateResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiLineSetForwardState", 1265, () => ({
  argument: AsnCtiLineSetForwardStateArgument,
  result: AsnCtiLineSetForwardStateResult,
  error: Common.AsnRequestError,
}));

/** Drops a call by its id (manual line 25089). Operation 1203. */
export const asnCtiDropCall: Operation<
  AsnCtiDropCallArgument,
  AsnCtiDropCallResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiDropCall", 1203, () => ({
  argument: AsnCtiDropCallArgument,
  result: AsnCtiDropCallResult,
  error: Common.AsnRequestError,
}));

/** Drops the active call of a line (manual line 25128). Operation 1224. */
export const asnCtiLineDropCall: Operation<
  AsnCtiLineDropCallArgument,
  AsnCtiLineDropCallResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiLineDropCall", 1224, () => ({
  argument: AsnCtiLineDropCallArgument,
  result: AsnCtiLineDropCallResult,
  error: Common.AsnRequestError,
}));

/** Answers an offering call (manual line 25170). Operation 1207. */
export const asnCtiAnswerCall: Operation<
  AsnCtiAnswerCallArgument,
  AsnCtiAnswerCallResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiAnswerCall", 1207, () => ({
  argument: AsnCtiAnswerCallArgument,
  result: AsnCtiAnswerCallResult,
  error: Common.AsnRequestError,
}));

/** Redirects an offering call to another line (manual line 25208). Operation 1208. */
export const asnCtiRedirectCall: Operation<
  AsnCtiRedirectCallArgument,
  AsnCtiRedirectCallResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiRedirectCall", 1208, () => ({
  argument: AsnCtiRedirectCallArgument,
  result: AsnCtiRedirectCallResult,
  error: Common.AsnRequestError,
}));

/** Picks up a ringing call of another line (manual line 25284). Operation 1222. */
export const asnCtiPickupCall: Operation<
  AsnCtiPickupCallArgument,
  AsnCtiPickupCallResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiPickupCall", 1222, () => ({
  argument: AsnCtiPickupCallArgument,
  result: AsnCtiPickupCallResult,
  error: Common.AsnRequestError,
}));

/** Starts recording by a conference with the recorder line (manual line 25359). Operation 1230. */
export const asnCtiStartCallRecording: Operation<
  AsnCtiStartCallRecordingArgument,
  AsnCtiStartCallRecordingResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiStartCallRecording", 1230, () => ({
  argument: AsnCtiStartCallRecordingArgument,
  result: AsnCtiStartCallRecordingResult,
  error: Common.AsnRequestError,
}));

/** Stops recording and sends the record to the initiator (manual line 25405). Operation 1231. */
export const asnCtiStopCallRecording: Operation<
  AsnCtiStopCallRecordingArgument,
  AsnCtiStopCallRecordingResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiStopCallRecording", 1231, () => ({
  argument: AsnCtiStopCallRecordingArgument,
  result: AsnCtiStopCallRecordingResult,
  error: Common.AsnRequestError,
}));

/** Attaches data to a call; line owner only (manual line 25447). Operation 1225. */
export const asnCtiSetCallData: Operation<
  AsnCtiSetCallDataArgument,
  AsnCtiSetCallDataResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiSetCallData", 1225, () => ({
  argument: AsnCtiSetCallDataArgument,
  result: AsnCtiSetCallDataResult,
  error: Common.AsnRequestError,
}));

/** Connects two calls of a line and leaves them (manual line 25524). Operation 1209. */
export const asnCtiMergeCalls: Operation<
  AsnCtiMergeCallsArgument,
  AsnCtiMergeCallsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiMergeCalls", 1209, () => ({
  argument: AsnCtiMergeCallsArgument,
  result: AsnCtiMergeCallsResult,
  error: Common.AsnRequestError,
}));

/** Swaps the active and a held call (manual line 25570). Operation 1210. */
export const asnCtiSwapHold: Operation<
  AsnCtiSwapHoldArgument,
  AsnCtiSwapHoldResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiSwapHold", 1210, () => ({
  argument: AsnCtiSwapHoldArgument,
  result: AsnCtiSwapHoldResult,
  error: Common.AsnRequestError,
}));

/** Holds or retrieves a call (manual line 25611). Operation 1211. */
export const asnCtiHold: Operation<AsnCtiHoldArgument, AsnCtiHoldResult, Common.AsnRequestError> =
  /* @__PURE__ */ operation("asnCtiHold", 1211, () => ({
    argument: AsnCtiHoldArgument,
    result: AsnCtiHoldResult,
    error: Common.AsnRequestError,
  }));

/** Sets a forward on a line (manual line 25662). Operation 1218. */
export const asnCtiSetForward: Operation<
  AsnCtiSetForwardArgument,
  AsnCtiSetForwardResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiSetForward", 1218, () => ({
  argument: AsnCtiSetForwardArgument,
  result: AsnCtiSetForwardResult,
  error: Common.AsnRequestError,
}));

/** Removes all or one forward of a line (manual line 25738). Operation 1219. */
export const asnCtiRemoveForward: Operation<
  AsnCtiRemoveForwardArgument,
  AsnCtiRemoveForwardResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiRemoveForward", 1219, () => ({
  argument: AsnCtiRemoveForwardArgument,
  result: AsnCtiRemoveForwardResult,
  error: Common.AsnRequestError,
}));

/** Sends digits on an active call (manual line 25815). Operation 1221. */
export const asnCtiDialDigits: Operation<
  AsnCtiDialDigitsArgument,
  AsnCtiDialDigitsResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiDialDigits", 1221, () => ({
  argument: AsnCtiDialDigitsArgument,
  result: AsnCtiDialDigitsResult,
  error: Common.AsnRequestError,
}));

/** Sets an automatic call-back (manual line 25873). Operation 1223. */
export const asnCtiCompleteCall: Operation<
  AsnCtiCompleteCallArgument,
  AsnCtiCompleteCallResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiCompleteCall", 1223, () => ({
  argument: AsnCtiCompleteCallArgument,
  result: AsnCtiCompleteCallResult,
  error: Common.AsnRequestError,
}));

/** Joins an active and a held call to a conference (manual line 25915). Operation 1250. */
export const asnCtiConference: Operation<
  AsnCtiConferenceArgument,
  AsnCtiConferenceResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiConference", 1250, () => ({
  argument: AsnCtiConferenceArgument,
  result: AsnCtiConferenceResult,
  error: Common.AsnRequestError,
}));

/**
 * Sets up a conference, American model (manual line 25958). Id inferred: next to asnCtiConference
 * 1250. Operation 1251.
 */
export const asnCtiSetupConference: Operation<
  AsnCtiSetupConferenceArgument,
  AsnCtiSetupConferenceResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiSetupConference", 1251, () => ({
  argument: AsnCtiSetupConferenceArgument,
  result: AsnCtiSetupConferenceResult,
  error: Common.AsnRequestError,
}));

/**
 * Stores the line address chosen by the client on server and PBX (manual line 25999). Id assigned:
 * none is printed. Operation 1275.
 */
export const asnCtiSetActiveLineAddress: Operation<
  AsnCtiSetActiveLineAddressArgument,
  AsnCtiSetActiveLineAddressResult,
  Common.AsnRequestError
> = /* @__PURE__ */ operation("asnCtiSetActiveLineAddress", 1275, () => ({
  argument: AsnCtiSetActiveLineAddressArgument,
  result: AsnCtiSetActiveLineAddressResult,
  error: Common.AsnRequestError,
}));

/**
 * Registers a device as a virtual line, or updates it (manual line 26036). Id assigned: none is
 * printed. Operation 1276.
 */
export const asnMobileRegisterDevice: Operation<
  AsnMobileRegisterDeviceArgument,
  AsnMobileRegisterDeviceResult,
  AsnMobileRegisterDeviceError
> = /* @__PURE__ */ operation("asnMobileRegisterDevice", 1276, () => ({
  argument: AsnMobileRegisterDeviceArgument,
  result: AsnMobileRegisterDeviceResult,
  error: AsnMobileRegisterDeviceError,
}));

/** Line information changed, line added or removed (manual line 26105). Event 1280. */
export const asnCtiNotifyLineInfoChanged: Event<AsnCtiNotifyLineInfoChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineInfoChanged",
    1280,
    () => AsnCtiNotifyLineInfoChangedArgument,
  );

/** Do not disturb changed (manual line 26128). Event 1281. */
export const asnCtiNotifyLineDoNotDisturbChanged: Event<AsnCtiNotifyLineDoNotDisturbChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineDoNotDisturbChanged",
    1281,
    () => AsnCtiNotifyLineDoNotDisturbChangedArgument,
  );

/** Remote office state changed (manual line 26151). Event 1292. */
export const asnCtiNotifyLineRemoteOfficeChanged: Event<AsnCtiNotifyLineRemoteOfficeChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineRemoteOfficeChanged",
    1292,
    () => AsnCtiNotifyLineRemoteOfficeChangedArgument,
  );

/**
 * Password state of the line changed (manual line 26173). Id inferred: gap after
 * asnCtiNotifyLineRemoteOfficeChanged 1292. Event 1293.
 */
export const asnCtiNotifyLineInvalidPasswordChanged: Event<AsnCtiNotifyLineInvalidPasswordChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineInvalidPasswordChanged",
    1293,
    () => AsnCtiNotifyLineInvalidPasswordChangedArgument,
  );

/** Forwards changed (manual line 26200). Event 1282. */
export const asnCtiNotifyLineForwardingChanged: Event<AsnCtiNotifyLineForwardingChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineForwardingChanged",
    1282,
    () => AsnCtiNotifyLineForwardingChangedArgument,
  );

/** A call changed; sent to all monitors of the line (manual line 26222). Event 1283. */
export const asnCtiNotifyLineCallInformationChanged: Event<AsnCtiNotifyLineCallInformationChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineCallInformationChanged",
    1283,
    () => AsnCtiNotifyLineCallInformationChangedArgument,
  );

/** A line was added to or removed from the enumerated list (manual line 26257). Event 1284. */
export const asnCtiNotifyLineAddRemove: Event<AsnCtiNotifyLineAddRemoveArgument> =
  /* @__PURE__ */ event("asnCtiNotifyLineAddRemove", 1284, () => AsnCtiNotifyLineAddRemoveArgument);

/** Result of dialling a call (manual line 26309). Event 1285. */
export const asnCtiNotifyMakeCallResult: Event<AsnCtiNotifyMakeCallResultArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyMakeCallResult",
    1285,
    () => AsnCtiNotifyMakeCallResultArgument,
  );

/** A conference was created (manual line 26337). Event 1286. */
export const asnCtiNotifyConferenceCreated: Event<AsnCtiNotifyConferenceCreatedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyConferenceCreated",
    1286,
    () => AsnCtiNotifyConferenceCreatedArgument,
  );

/** A conference ended (manual line 26377). Event 1287. */
export const asnCtiNotifyConferenceDestroyed: Event<AsnCtiNotifyConferenceDestroyedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyConferenceDestroyed",
    1287,
    () => AsnCtiNotifyConferenceDestroyedArgument,
  );

/** A party joined a conference (manual line 26408). Event 1288. */
export const asnCtiNotifyConferencePartyAdded: Event<AsnCtiNotifyConferencePartyAddedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyConferencePartyAdded",
    1288,
    () => AsnCtiNotifyConferencePartyAddedArgument,
  );

/** A party left a conference (manual line 26436). Event 1289. */
export const asnCtiNotifyConferencePartyRemoved: Event<AsnCtiNotifyConferencePartyRemovedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyConferencePartyRemoved",
    1289,
    () => AsnCtiNotifyConferencePartyRemovedArgument,
  );

/** Only the features of calls changed (manual line 26465). Event 1290. */
export const asnCtiNotifyLineCallFeaturesChanged: Event<AsnCtiNotifyLineCallFeaturesChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineCallFeaturesChanged",
    1290,
    () => AsnCtiNotifyLineCallFeaturesChangedArgument,
  );

/** Project settings or location of a line changed (manual line 26494). Event 1291. */
export const asnCtiNotifyLineProjectSettingsChanged: Event<AsnCtiNotifyLineProjectSettingsChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineProjectSettingsChanged",
    1291,
    () => AsnCtiNotifyLineProjectSettingsChangedArgument,
  );

/**
 * Active address of a line changed (manual line 26526). Id assigned: none is printed. Event 1296.
 */
export const asnCtiNotifyLineActiveAddressChanged: Event<AsnCtiNotifyLineActiveAddressChangedArgument> =
  /* @__PURE__ */ event(
    "asnCtiNotifyLineActiveAddressChanged",
    1296,
    () => AsnCtiNotifyLineActiveAddressChangedArgument,
  );

/** Manual line 26953. */
export const AsnCtiNotifyLineAddRemoveArgumentEnum = /* @__PURE__ */ enumerated(
  "AsnCtiNotifyLineAddRemoveArgumentEnum",
  {
    /** line added */
    added: 0,
    /** line removed */
    removed: 1,
  },
);
export type AsnCtiNotifyLineAddRemoveArgumentEnum = EnumeratedValue<
  typeof AsnCtiNotifyLineAddRemoveArgumentEnum
>;

/** Manual line 26965. */
export const AsnCtiEnumPhoneLinesArgumentEnum = /* @__PURE__ */ enumerated(
  "AsnCtiEnumPhoneLinesArgumentEnum",
  {
    /** lines owned by the user */
    userOwnLines: 0,
    /** own lines plus lines the user has rights on */
    userMonitorLines: 1,
    /** all lines local to the server */
    systemLocalLines: 2,
    /** all lines known; same as systemLocalLines at present */
    systemGlobalLines: 3,
  },
);
export type AsnCtiEnumPhoneLinesArgumentEnum = EnumeratedValue<
  typeof AsnCtiEnumPhoneLinesArgumentEnum
>;

/** Open state of a line (manual line 26985). */
export const AsnCtiLineOpenStatus = /* @__PURE__ */ enumerated("AsnCtiLineOpenStatus", {
  /** line ready */
  lineStatusDisconnected: 0,
  /** ready but closed */
  lineStatusClosed: 1,
  /** ready and open */
  lineStatusOpen: 2,
  /** open, no phone connected */
  lineStatusOpenNoPhoneConnected: 3,
  /** open, connection to the PBX broken */
  lineStatusOpenNoPBXConnection: 4,
  /** open, PBX login failed */
  lineStatusOpenPBXLoginFailed: 5,
  /** open, PBX licence missing */
  lineStatusOpenPBXNoLicense: 6,
  /** open, PBX session count exceeded */
  lineStatusOpenPBXSessionCountExceeded: 7,
  /** cannot be opened, server licence missing */
  lineStatusFailedNoLicense: 8,
  /** cannot be opened, driver licence missing */
  lineStatusFailedNoECSTALicense: 9,
});
export type AsnCtiLineOpenStatus = EnumeratedValue<typeof AsnCtiLineOpenStatus>;

/** Bits: functions possible on a call, set by the PBX (manual line 27030). */
export const EnumCallFeatures = /* @__PURE__ */ enumerated("EnumCallFeatures", {
  /** nothing possible */
  eCFEATURENONE: 0,
  /** answer a ringing call */
  eCFEATUREANSWER: 1,
  /** make a call, on some PBXs with another call active */
  eCFEATUREMAKECALL: 2,
  /** call-back on busy or no answer */
  eCFEATURECOMPLETECALL: 4,
  /** merge the active with a held call; the client leaves the call */
  eCFEATUREMERGECALLS: 16,
  /** hang up the active call */
  eCFEATUREHANGUP: 32,
  /** blind transfer */
  eCFEATUREBLINDTRANSFER: 256,
  /** redirect to another line */
  eCFEATUREREDIRECT: 512,
  /** may be picked up by another line while ringing */
  eCFEATUREMAYBEPICKUPED: 1024,
  /** swap active and held call */
  eCFEATURESWAPHOLD: 4096,
  /** put on hold */
  eCFEATUREHOLD: 8192,
  /** retrieve from hold */
  eCFEATUREUNHOLD: 16384,
  /** start a conference, European model */
  eCFEATURECONFERENCESTARTEU: 65536,
  /** add to the conference */
  eCFEATURECONFERENCEADDPARTY: 131072,
  /** start a conference, American model */
  eCFEATURECONFERENCESTARTUSA: 262144,
  /** generate tones (not supported) */
  eCFEATUREGENERATETONE: 1048576,
  /** send DTMF */
  eCFEATUREDIALDIGITS: 2097152,
  /** start recording */
  eCFEATURESTARTCALLRECORD: 16777216,
  /** stop recording */
  eCFEATURESTOPCALLRECORD: 33554432,
});
export type EnumCallFeatures = EnumeratedValue<typeof EnumCallFeatures>;

/** Bits: functions possible on a line, some are states (manual line 27129). */
export const EnumLineFeatures = /* @__PURE__ */ enumerated("EnumLineFeatures", {
  /** display only */
  eCTILINEFEATURENONE: 0,
  /** make calls */
  eCTILINEFEATUREMAKECALL: 1,
  /** set do not disturb */
  eCTILINEFEATUREDONOTDISTURB: 2,
  /** calls can be picked up by other lines */
  eCTILINEFEATUREPICKUP: 4,
  /** suppress the caller id when dialling */
  eCTILINEFEATUREBLOCKID: 8,
  /** no automatic hold when dialling with an active call */
  eCTILINEFEATURENOIMMEDIATEINQUIRY: 16,
  /** remote office possible */
  eCTILINEFEATUREREMOTEOFFICE: 32,
  /** line password invalid */
  eCTILINEFEATUREINVALIDPASSWORD: 64,
  /** remote office emulated by the server */
  eCTILINEFEATUREREMOTEOFFICEEMULATION: 128,
});
export type EnumLineFeatures = EnumeratedValue<typeof EnumLineFeatures>;

/** Manual line 27222. */
export const AsnCtiEnumPhoneLinesErrorEnum = /* @__PURE__ */ enumerated(
  "AsnCtiEnumPhoneLinesErrorEnum",
  {
    /** no error, never sent */
    success: 0,
    /** monitor point could not be set */
    generalerror: 1,
    /** no rights on the lines asked for */
    accessdenied: 2,
  },
);
export type AsnCtiEnumPhoneLinesErrorEnum = EnumeratedValue<typeof AsnCtiEnumPhoneLinesErrorEnum>;

/** Manual line 27240. */
export const AsnCtiSnapshotPhoneLineErrorEnum = /* @__PURE__ */ enumerated(
  "AsnCtiSnapshotPhoneLineErrorEnum",
  {
    /** no error, never sent */
    success: 0,
    /** not used */
    generalerror: 1,
    /** no right for the operation */
    accessdenied: 2,
    /** line unknown */
    invalidline: 3,
  },
);
export type AsnCtiSnapshotPhoneLineErrorEnum = EnumeratedValue<
  typeof AsnCtiSnapshotPhoneLineErrorEnum
>;

/** Manual line 27257. */
export const AsnCtiLineMonitorStartErrorEnum = /* @__PURE__ */ enumerated(
  "AsnCtiLineMonitorStartErrorEnum",
  {
    /** no error, never sent */
    success: 0,
    /** not used */
    generalerror: 1,
    /** no right for the operation */
    accessdenied: 2,
    /** line unknown */
    invalidline: 3,
  },
);
export type AsnCtiLineMonitorStartErrorEnum = EnumeratedValue<
  typeof AsnCtiLineMonitorStartErrorEnum
>;

/** Manual line 27275. */
export const AsnCtiLineMonitorStopErrorEnum = /* @__PURE__ */ enumerated(
  "AsnCtiLineMonitorStopErrorEnum",
  {
    /** no error, never sent */
    success: 0,
    /** not used */
    generalerror: 1,
    /** no right for the operation */
    accessdenied: 2,
    /** line unknown */
    invalidline: 3,
  },
);
export type AsnCtiLineMonitorStopErrorEnum = EnumeratedValue<typeof AsnCtiLineMonitorStopErrorEnum>;

/** Manual line 27293. */
export const AsnCtiLineSetDoNotDisturbErrorEnum = /* @__PURE__ */ enumerated(
  "AsnCtiLineSetDoNotDisturbErrorEnum",
  {
    /** no error, never sent */
    success: 0,
    /** not used */
    generalerror: 1,
    /** no right for the operation */
    accessdenied: 2,
    /** line unknown */
    invalidline: 3,
  },
);
export type AsnCtiLineSetDoNotDisturbErrorEnum = EnumeratedValue<
  typeof AsnCtiLineSetDoNotDisturbErrorEnum
>;

/** Manual line 27310. */
export const AsnCtiLineSetRemoteOfficeErrorEnum = /* @__PURE__ */ enumerated(
  "AsnCtiLineSetRemoteOfficeErrorEnum",
  {
    /** no error, never sent */
    success: 0,
    /** not used */
    generalerror: 1,
    /** no right for the operation */
    accessdenied: 2,
    /** line unknown */
    invalidline: 3,
  },
);
export type AsnCtiLineSetRemoteOfficeErrorEnum = EnumeratedValue<
  typeof AsnCtiLineSetRemoteOfficeErrorEnum
>;

/** Manual line 27328. */
export const AsnCtiQueryPBXLineErrorEnum = /* @__PURE__ */ enumerated(
  "AsnCtiQueryPBXLineErrorEnum",
  {
    /** no error, never sent */
    success: 0,
    /** not used */
    generalerror: 1,
    /** no right for the operation */
    accessdenied: 2,
  },
);
export type AsnCtiQueryPBXLineErrorEnum = EnumeratedValue<typeof AsnCtiQueryPBXLineErrorEnum>;

/** Manual line 27343. */
export const AsnCtiCallInfoChangedReason = /* @__PURE__ */ enumerated(
  "AsnCtiCallInfoChangedReason",
  {
    /** new inbound call */
    reasonCallOffering: 0,
    /** new outbound call */
    reasonCallDialing: 1,
    /** outbound call rings */
    reasonCallRingback: 2,
    /** connected */
    reasonCallConnected: 3,
    /** now in a conference */
    reasonCallConferenced: 4,
    /** now on hold */
    reasonCallHold: 5,
    /** remote party changed */
    reasonRemotePartyChanged: 6,
    /** remote contact data changed */
    reasonRemoteContactChanged: 7,
    /** project or private state changed */
    reasonProjectOrPrivateChanged: 8,
    /** note changed */
    reasonCallMemoChanged: 9,
    /** remote party busy */
    reasonCallBusy: 10,
    /** disconnected */
    reasonCallDisconnect: 11,
    /** call gone, line idle */
    reasonCallDestroyed: 12,
    /** held contact changed */
    reasonHoldContactChanged: 13,
    /** other */
    reasonOther: 14,
    /** call information updated as a whole */
    reasonCallDataChanged: 15,
    /** connection to the phone lost */
    reasonConnectionToPhoneDestroyed: 16,
  },
);
export type AsnCtiCallInfoChangedReason = EnumeratedValue<typeof AsnCtiCallInfoChangedReason>;

/** Manual line 27396. */
export const AsnCtiMakeCallErrorEnum = /* @__PURE__ */ enumerated("AsnCtiMakeCallErrorEnum", {
  /** no error, never sent */
  success: 0,
  /** call cannot be made or project settings are wrong */
  generalerror: 1,
  /** no right for the operation */
  accessdenied: 2,
  /** line unknown */
  invalidline: 3,
});
export type AsnCtiMakeCallErrorEnum = EnumeratedValue<typeof AsnCtiMakeCallErrorEnum>;

/** Manual line 27416. */
export const EnumCtiDigitMode = /* @__PURE__ */ enumerated("EnumCtiDigitMode", {
  /** server decides */
  eLINEDIGITMODESERVERDECIDE: 0,
  /** pulse; digits 0-9 */
  eLINEDIGITMODEPULSE: 1,
  /** DTMF; 0-9 * # A-D */
  eLINEDIGITMODEDTMF: 2,
  /** DTMF with detection of the tone end; 0-9 * # A-D */
  eLINEDIGITMODEDTMFEND: 4,
});
export type EnumCtiDigitMode = EnumeratedValue<typeof EnumCtiDigitMode>;

/** Manual line 27440. */
export const AsnMobileRegisterDeviceErrorEnum = /* @__PURE__ */ enumerated(
  "AsnMobileRegisterDeviceErrorEnum",
  {
    general: 0,
  },
);
export type AsnMobileRegisterDeviceErrorEnum = EnumeratedValue<
  typeof AsnMobileRegisterDeviceErrorEnum
>;

/** Key/value pair attached to a call and transferred with it (manual line 27463). */
export interface AsnCtiCallData {
  key: string;
  value: string;
}
export const AsnCtiCallData: Type<AsnCtiCallData> = /* @__PURE__ */ sequence(
  "AsnCtiCallData",
  () => [
    ["key", UTF8String],
    ["value", UTF8String],
  ],
  { extensible: true },
);

/** Complete description of a line (manual line 27488). */
export interface AsnCtiLineInfo extends Common.WithOptionalParams {
  /** primary line or not, see {@link Common.AsnContactPhoneLineType} */
  iType: Common.AsnContactPhoneLineType;
  /** open state, see {@link AsnCtiLineOpenStatus} */
  iLineOpenStatus: AsnCtiLineOpenStatus;
  /** line identifier: number or tel: URI, used everywhere to name the line */
  u8sLinePhoneNumber: string;
  /** description */
  u8sDescriptor: string;
  /** dialable number, with + if possible */
  u8sPhoneNumber: string;
  /** location settings of the line */
  u8sLineLocationID: string;
  /** features of the line, see {@link EnumLineFeatures} */
  iLineFeatures: EnumLineFeatures;
  /** PBX forwards available, see {@link General.AsnForwardMode} */
  iForwardFeaturesPBX: General.AsnForwardMode;
  /** server forwards available (timed only), see {@link General.AsnForwardMode} */
  iForwardFeaturesSERVER: General.AsnForwardMode;
  /** user forwards available (unused) */
  iForwardFeaturesUSER: number;
  /** AddressNames (';' separated), CTIFeatureCodes (string), PrivateLine (bool) */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnCtiLineInfo: Type<AsnCtiLineInfo> = /* @__PURE__ */ sequence(
  "AsnCtiLineInfo",
  () => [
    ["iType", INTEGER],
    ["iLineOpenStatus", INTEGER],
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sDescriptor", UTF8String],
    ["u8sPhoneNumber", UTF8String],
    ["u8sLineLocationID", UTF8String],
    ["iLineFeatures", INTEGER],
    ["iForwardFeaturesPBX", INTEGER],
    ["iForwardFeaturesSERVER", INTEGER],
    ["iForwardFeaturesUSER", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 27587. */
export interface AsnCtiEnumPhoneLinesError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiEnumPhoneLinesError: Type<AsnCtiEnumPhoneLinesError> = /* @__PURE__ */ sequence(
  "AsnCtiEnumPhoneLinesError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 27601. */
export interface AsnCtiSnapshotPhoneLineArgument extends Common.WithOptionalParams {
  /** line */
  u8sLinePhoneNumber: string;
}
export const AsnCtiSnapshotPhoneLineArgument: Type<AsnCtiSnapshotPhoneLineArgument> =
  /* @__PURE__ */ sequence("AsnCtiSnapshotPhoneLineArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27611. */
export interface AsnCtiSnapshotPhoneLineError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiSnapshotPhoneLineError: Type<AsnCtiSnapshotPhoneLineError> =
  /* @__PURE__ */ sequence("AsnCtiSnapshotPhoneLineError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27624. */
export interface AsnCtiLineMonitorStartArgument extends Common.WithOptionalParams {
  /** line */
  u8sLinePhoneNumber: string;
}
export const AsnCtiLineMonitorStartArgument: Type<AsnCtiLineMonitorStartArgument> =
  /* @__PURE__ */ sequence("AsnCtiLineMonitorStartArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27634. */
export interface AsnCtiLineMonitorStartError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiLineMonitorStartError: Type<AsnCtiLineMonitorStartError> =
  /* @__PURE__ */ sequence("AsnCtiLineMonitorStartError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27648. */
export interface AsnCtiLineMonitorStopArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sMonitorCrossRefID: string;
}
export const AsnCtiLineMonitorStopArgument: Type<AsnCtiLineMonitorStopArgument> =
  /* @__PURE__ */ sequence("AsnCtiLineMonitorStopArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27661. */
export interface AsnCtiLineMonitorStopResult extends Common.WithOptionalParams {}
export const AsnCtiLineMonitorStopResult: Type<AsnCtiLineMonitorStopResult> =
  /* @__PURE__ */ sequence("AsnCtiLineMonitorStopResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27669. */
export interface AsnCtiLineMonitorStopError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiLineMonitorStopError: Type<AsnCtiLineMonitorStopError> =
  /* @__PURE__ */ sequence("AsnCtiLineMonitorStopError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27683. */
export interface AsnCtiLineSetDoNotDisturbArgument extends Common.WithOptionalParams {
  /** line */
  u8sLinePhoneNumber: string;
  /** true sets, false removes */
  bDoNotDisturb: boolean;
}
export const AsnCtiLineSetDoNotDisturbArgument: Type<AsnCtiLineSetDoNotDisturbArgument> =
  /* @__PURE__ */ sequence("AsnCtiLineSetDoNotDisturbArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["bDoNotDisturb", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27699. */
export interface AsnCtiLineSetDoNotDisturbResult extends Common.WithOptionalParams {}
export const AsnCtiLineSetDoNotDisturbResult: Type<AsnCtiLineSetDoNotDisturbResult> =
  /* @__PURE__ */ sequence("AsnCtiLineSetDoNotDisturbResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27706. */
export interface AsnCtiLineSetDoNotDisturbError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiLineSetDoNotDisturbError: Type<AsnCtiLineSetDoNotDisturbError> =
  /* @__PURE__ */ sequence("AsnCtiLineSetDoNotDisturbError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27720. */
export interface AsnCtiLineSetRemoteOfficeArgument extends Common.WithOptionalParams {
  /** line */
  u8sLinePhoneNumber: string;
  /** state to set */
  remoteOfficeState: Common.AsnRemoteOfficeState;
}
export const AsnCtiLineSetRemoteOfficeArgument: Type<AsnCtiLineSetRemoteOfficeArgument> =
  /* @__PURE__ */ sequence("AsnCtiLineSetRemoteOfficeArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["remoteOfficeState", Common.AsnRemoteOfficeState],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27740. */
export interface AsnCtiLineSetRemoteOfficeResult extends Common.WithOptionalParams {}
export const AsnCtiLineSetRemoteOfficeResult: Type<AsnCtiLineSetRemoteOfficeResult> =
  /* @__PURE__ */ sequence("AsnCtiLineSetRemoteOfficeResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27748. */
export interface AsnCtiLineSetRemoteOfficeError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiLineSetRemoteOfficeError: Type<AsnCtiLineSetRemoteOfficeError> =
  /* @__PURE__ */ sequence("AsnCtiLineSetRemoteOfficeError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27761. */
export interface AsnCtiLineSetNewPasswordArgument extends Common.WithOptionalParams {
  /** line */
  u8sLinePhoneNumber: string;
  /** password */
  u8sPassword: string;
}
export const AsnCtiLineSetNewPasswordArgument: Type<AsnCtiLineSetNewPasswordArgument> =
  /* @__PURE__ */ sequence("AsnCtiLineSetNewPasswordArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sPassword", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27779. */
export interface AsnCtiLineSetNewPasswordResult extends Common.WithOptionalParams {}
export const AsnCtiLineSetNewPasswordResult: Type<AsnCtiLineSetNewPasswordResult> =
  /* @__PURE__ */ sequence("AsnCtiLineSetNewPasswordResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27787. */
export interface AsnCtiLineSetNewPasswordError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiLineSetNewPasswordError: Type<AsnCtiLineSetNewPasswordError> =
  /* @__PURE__ */ sequence("AsnCtiLineSetNewPasswordError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27800. */
export interface AsnCtiQueryPBXLineArgument extends Common.WithOptionalParams {
  u8sLinePhoneNumber: string;
}
export const AsnCtiQueryPBXLineArgument: Type<AsnCtiQueryPBXLineArgument> =
  /* @__PURE__ */ sequence("AsnCtiQueryPBXLineArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27812. */
export interface AsnCtiQueryPBXLineResult extends Common.WithOptionalParams {
  /** lines found */
  seqLinesFound: Common.UTF8StringList;
}
export const AsnCtiQueryPBXLineResult: Type<AsnCtiQueryPBXLineResult> = /* @__PURE__ */ sequence(
  "AsnCtiQueryPBXLineResult",
  () => [
    ["seqLinesFound", Common.UTF8StringList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 27822. */
export interface AsnCtiQueryPBXLineError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiQueryPBXLineError: Type<AsnCtiQueryPBXLineError> = /* @__PURE__ */ sequence(
  "AsnCtiQueryPBXLineError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 27836. */
export interface AsnCtiNotifyLineDoNotDisturbChangedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** 1 set, 0 not set */
  iDoNotDisturb: number;
}
export const AsnCtiNotifyLineDoNotDisturbChangedArgument: Type<AsnCtiNotifyLineDoNotDisturbChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineDoNotDisturbChangedArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["iDoNotDisturb", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27855. */
export interface AsnCtiNotifyLineRemoteOfficeChangedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** new state */
  remoteOfficeState: Common.AsnRemoteOfficeState;
}
export const AsnCtiNotifyLineRemoteOfficeChangedArgument: Type<AsnCtiNotifyLineRemoteOfficeChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineRemoteOfficeChangedArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["remoteOfficeState", Common.AsnRemoteOfficeState],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27875. */
export interface AsnCtiNotifyLineInvalidPasswordChangedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** 1 invalid, 0 valid */
  invalidPasswordState: number;
  /** user name */
  u8sUserName: string;
}
export const AsnCtiNotifyLineInvalidPasswordChangedArgument: Type<AsnCtiNotifyLineInvalidPasswordChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineInvalidPasswordChangedArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["invalidPasswordState", INTEGER],
    ["u8sUserName", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27898. */
export interface AsnCtiNotifyLineForwardingChangedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** new forwards */
  seqLineForwards: Common.AsnLineForwards;
}
export const AsnCtiNotifyLineForwardingChangedArgument: Type<AsnCtiNotifyLineForwardingChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineForwardingChangedArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["seqLineForwards", Common.AsnLineForwards],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27918. */
export interface AsnCtiNotifyMakeCallResultArgument extends Common.WithOptionalParams {
  /** line used for dialling */
  u8sLinePhoneNumber: string;
  /** call id */
  u8sConnectionID: string;
  /** 1 dialled at the backend, 0 not */
  success: number;
}
export const AsnCtiNotifyMakeCallResultArgument: Type<AsnCtiNotifyMakeCallResultArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyMakeCallResultArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sConnectionID", UTF8String],
    ["success", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Call id with its features (manual line 27939). */
export interface AsnCtiCallFeature extends Common.WithOptionalParams {
  /** call concerned */
  u8sConnectionID: string;
  /** current features, see {@link EnumCallFeatures} */
  iFeatures: EnumCallFeatures;
}
export const AsnCtiCallFeature: Type<AsnCtiCallFeature> = /* @__PURE__ */ sequence(
  "AsnCtiCallFeature",
  () => [
    ["u8sConnectionID", UTF8String],
    ["iFeatures", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 27957. */
export interface AsnCtiNotifyLineProjectSettingsChangedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** location id */
  u8sLocationID: string;
  /** current projects */
  projectList: Common.AsnProjectPinRuleList;
}
export const AsnCtiNotifyLineProjectSettingsChangedArgument: Type<AsnCtiNotifyLineProjectSettingsChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineProjectSettingsChangedArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sLocationID", UTF8String],
    ["projectList", Common.AsnProjectPinRuleList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 27983. */
export interface AsnCtiMakeCallArgument extends Common.WithOptionalParams {
  /** line to dial from: number with + or line URI */
  u8sPhoneNumberFrom: string;
  /** number to dial */
  u8sPhoneNumberTo: string;
  /**
   * 0 dial as given, otherwise the server formats the number, see
   * {@link General.AsnETAPIDialNumberFormat}
   */
  iNumberFormat: General.AsnETAPIDialNumberFormat;
  /** further call parameters */
  newCallParams?: Common.AsnCtiNewCallParams;
}
export const AsnCtiMakeCallArgument: Type<AsnCtiMakeCallArgument> = /* @__PURE__ */ sequence(
  "AsnCtiMakeCallArgument",
  () => [
    ["u8sPhoneNumberFrom", UTF8String],
    ["u8sPhoneNumberTo", UTF8String],
    ["iNumberFormat", INTEGER],
    ["newCallParams", Common.AsnCtiNewCallParams, OPTIONAL],
    ["optionalParams", implicit(0, Common.AsnOptionalParameters), OPTIONAL],
  ],
);

/** Manual line 28039. */
export interface AsnCtiMakeCallResult extends Common.WithOptionalParams {
  /** call id */
  u8sConnectionID: string;
  /** WasProjectFound (bool) */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnCtiMakeCallResult: Type<AsnCtiMakeCallResult> = /* @__PURE__ */ sequence(
  "AsnCtiMakeCallResult",
  () => [
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28057. */
export interface AsnCtiMakeCallError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnCtiMakeCallError: Type<AsnCtiMakeCallError> = /* @__PURE__ */ sequence(
  "AsnCtiMakeCallError",
  () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28071. */
export interface AsnCtiLineSetForwardStateArgument extends Common.WithOptionalParams {
  /** line */
  u8sLinePhoneNumber: string;
  /** forwards to set */
  seqLineForwards: Common.AsnLineForwards;
}
export const AsnCtiLineSetForwardStateArgument: Type<AsnCtiLineSetForwardStateArgument> =
  /* @__PURE__ */ sequence("AsnCtiLineSetForwardStateArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["seqLineForwards", Common.AsnLineForwards],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28088. */
export interface AsnCtiLineSetForwardStateResult extends Common.WithOptionalParams {}
export const AsnCtiLineSetForwardStateResult: Type<AsnCtiLineSetForwardStateResult> =
  /* @__PURE__ */ sequence("AsnCtiLineSetForwardStateResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28098. */
export interface AsnCtiDropCallArgument extends Common.WithOptionalParams {
  /** call to drop */
  u8sConnectionID: string;
}
export const AsnCtiDropCallArgument: Type<AsnCtiDropCallArgument> = /* @__PURE__ */ sequence(
  "AsnCtiDropCallArgument",
  () => [
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28110. */
export interface AsnCtiDropCallResult extends Common.WithOptionalParams {
  /** true when dropped */
  bSuccess: boolean;
}
export const AsnCtiDropCallResult: Type<AsnCtiDropCallResult> = /* @__PURE__ */ sequence(
  "AsnCtiDropCallResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28122. */
export interface AsnCtiLineDropCallArgument extends Common.WithOptionalParams {
  /** line number or URI */
  u8sLineDescriptor: string;
}
export const AsnCtiLineDropCallArgument: Type<AsnCtiLineDropCallArgument> =
  /* @__PURE__ */ sequence("AsnCtiLineDropCallArgument", () => [
    ["u8sLineDescriptor", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28137. */
export interface AsnCtiLineDropCallResult extends Common.WithOptionalParams {
  /** true when dropped */
  bSuccess: boolean;
}
export const AsnCtiLineDropCallResult: Type<AsnCtiLineDropCallResult> = /* @__PURE__ */ sequence(
  "AsnCtiLineDropCallResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28148. */
export interface AsnCtiAnswerCallArgument extends Common.WithOptionalParams {
  /** call to answer */
  u8sConnectionID: string;
}
export const AsnCtiAnswerCallArgument: Type<AsnCtiAnswerCallArgument> = /* @__PURE__ */ sequence(
  "AsnCtiAnswerCallArgument",
  () => [
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28161. */
export interface AsnCtiAnswerCallResult extends Common.WithOptionalParams {
  /** true when answered */
  bSuccess: boolean;
}
export const AsnCtiAnswerCallResult: Type<AsnCtiAnswerCallResult> = /* @__PURE__ */ sequence(
  "AsnCtiAnswerCallResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28173. */
export interface AsnCtiRedirectCallArgument extends Common.WithOptionalParams {
  /** contact on whose line the call rings; empty to use the call id only */
  u8sContactID: string;
  /** call concerned */
  u8sConnectionID: string;
  /** number to redirect to */
  u8sPhoneNumber: string;
  /**
   * 0 use as given, otherwise the server formats the number, see
   * {@link General.AsnETAPIDialNumberFormat}
   */
  iNumberFormat: General.AsnETAPIDialNumberFormat;
}
export const AsnCtiRedirectCallArgument: Type<AsnCtiRedirectCallArgument> =
  /* @__PURE__ */ sequence("AsnCtiRedirectCallArgument", () => [
    ["u8sContactID", UTF8String],
    ["u8sConnectionID", UTF8String],
    ["u8sPhoneNumber", UTF8String],
    ["iNumberFormat", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28218. */
export interface AsnCtiRedirectCallResult extends Common.WithOptionalParams {
  /** true when redirected */
  bSuccess: boolean;
}
export const AsnCtiRedirectCallResult: Type<AsnCtiRedirectCallResult> = /* @__PURE__ */ sequence(
  "AsnCtiRedirectCallResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28230. */
export interface AsnCtiPickupCallArgument extends Common.WithOptionalParams {
  /** contact on whose line the call rings; empty to use the call id only */
  u8sContactID: string;
  /** call concerned */
  u8sConnectionID: string;
  /** line that takes the call */
  u8sPhoneNumber: string;
  /**
   * 0 use as given, otherwise the server formats the number, see
   * {@link General.AsnETAPIDialNumberFormat}
   */
  iNumberFormat: General.AsnETAPIDialNumberFormat;
}
export const AsnCtiPickupCallArgument: Type<AsnCtiPickupCallArgument> = /* @__PURE__ */ sequence(
  "AsnCtiPickupCallArgument",
  () => [
    ["u8sContactID", UTF8String],
    ["u8sConnectionID", UTF8String],
    ["u8sPhoneNumber", UTF8String],
    ["iNumberFormat", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28275. */
export interface AsnCtiPickupCallResult extends Common.WithOptionalParams {
  /** true when picked up */
  bSuccess: boolean;
}
export const AsnCtiPickupCallResult: Type<AsnCtiPickupCallResult> = /* @__PURE__ */ sequence(
  "AsnCtiPickupCallResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28287. */
export interface AsnCtiStartCallRecordingArgument extends Common.WithOptionalParams {
  /** call to record */
  u8sConnectionID: string;
}
export const AsnCtiStartCallRecordingArgument: Type<AsnCtiStartCallRecordingArgument> =
  /* @__PURE__ */ sequence("AsnCtiStartCallRecordingArgument", () => [
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28299. */
export interface AsnCtiStartCallRecordingResult extends Common.WithOptionalParams {
  /** true when recording started */
  bSuccess: boolean;
}
export const AsnCtiStartCallRecordingResult: Type<AsnCtiStartCallRecordingResult> =
  /* @__PURE__ */ sequence("AsnCtiStartCallRecordingResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28313. */
export interface AsnCtiStopCallRecordingArgument extends Common.WithOptionalParams {
  /** call being recorded */
  u8sConnectionID: string;
}
export const AsnCtiStopCallRecordingArgument: Type<AsnCtiStopCallRecordingArgument> =
  /* @__PURE__ */ sequence("AsnCtiStopCallRecordingArgument", () => [
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28328. */
export interface AsnCtiStopCallRecordingResult extends Common.WithOptionalParams {}
export const AsnCtiStopCallRecordingResult: Type<AsnCtiStopCallRecordingResult> =
  /* @__PURE__ */ sequence("AsnCtiStopCallRecordingResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28338. */
export interface AsnCtiSetCallDataResult extends Common.WithOptionalParams {
  /** true when the data was accepted */
  bSuccess: boolean;
}
export const AsnCtiSetCallDataResult: Type<AsnCtiSetCallDataResult> = /* @__PURE__ */ sequence(
  "AsnCtiSetCallDataResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28351. */
export interface AsnCtiMergeCallsArgument extends Common.WithOptionalParams {
  /** first call */
  u8sConnectionID1: string;
  /** second call */
  u8sConnectionID2: string;
}
export const AsnCtiMergeCallsArgument: Type<AsnCtiMergeCallsArgument> = /* @__PURE__ */ sequence(
  "AsnCtiMergeCallsArgument",
  () => [
    ["u8sConnectionID1", UTF8String],
    ["u8sConnectionID2", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28368. */
export interface AsnCtiMergeCallsResult extends Common.WithOptionalParams {
  /** true when merged */
  bSuccess: boolean;
}
export const AsnCtiMergeCallsResult: Type<AsnCtiMergeCallsResult> = /* @__PURE__ */ sequence(
  "AsnCtiMergeCallsResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28382. */
export interface AsnCtiSwapHoldArgument extends Common.WithOptionalParams {
  /** held call to become active */
  u8sConnectionID: string;
}
export const AsnCtiSwapHoldArgument: Type<AsnCtiSwapHoldArgument> = /* @__PURE__ */ sequence(
  "AsnCtiSwapHoldArgument",
  () => [
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28396. */
export interface AsnCtiSwapHoldResult extends Common.WithOptionalParams {
  /** true when swapped */
  bSuccess: boolean;
}
export const AsnCtiSwapHoldResult: Type<AsnCtiSwapHoldResult> = /* @__PURE__ */ sequence(
  "AsnCtiSwapHoldResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28408. */
export interface AsnCtiHoldArgument extends Common.WithOptionalParams {
  /** true hold, false retrieve */
  bHold: boolean;
  /** call concerned */
  u8sConnectionID: string;
}
export const AsnCtiHoldArgument: Type<AsnCtiHoldArgument> = /* @__PURE__ */ sequence(
  "AsnCtiHoldArgument",
  () => [
    ["bHold", BOOLEAN],
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28427. */
export interface AsnCtiHoldResult extends Common.WithOptionalParams {
  /** true on success */
  bSuccess: boolean;
}
export const AsnCtiHoldResult: Type<AsnCtiHoldResult> = /* @__PURE__ */ sequence(
  "AsnCtiHoldResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28443. */
export interface AsnCtiSetForwardArgument extends Common.WithOptionalParams {
  /** line to forward: number with + or line URI */
  u8sPhoneNumberFrom: string;
  /** destination, long format with + */
  u8sPhoneNumberTo: string;
  /**
   * ForwardMode (int, AsnForwardMode): condition, unconditional when absent, see
   * {@link General.AsnForwardMode}
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnCtiSetForwardArgument: Type<AsnCtiSetForwardArgument> = /* @__PURE__ */ sequence(
  "AsnCtiSetForwardArgument",
  () => [
    ["u8sPhoneNumberFrom", UTF8String],
    ["u8sPhoneNumberTo", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28476. */
export interface AsnCtiSetForwardResult extends Common.WithOptionalParams {
  /** true when set */
  bSuccess: boolean;
  /** true when it is the first forward or replaced one, false when added to a list */
  bExistingForwardingChanged: boolean;
}
export const AsnCtiSetForwardResult: Type<AsnCtiSetForwardResult> = /* @__PURE__ */ sequence(
  "AsnCtiSetForwardResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["bExistingForwardingChanged", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28502. */
export interface AsnCtiRemoveForwardArgument extends Common.WithOptionalParams {
  /** line: number with + or line URI */
  u8sPhoneNumberFrom: string;
  /**
   * ForwardMode (int) and ForwardDestination (string) select a single forward, see
   * {@link General.AsnForwardMode}
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnCtiRemoveForwardArgument: Type<AsnCtiRemoveForwardArgument> =
  /* @__PURE__ */ sequence("AsnCtiRemoveForwardArgument", () => [
    ["u8sPhoneNumberFrom", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28534. */
export interface AsnCtiRemoveForwardResult extends Common.WithOptionalParams {
  /** true when removed */
  bSuccess: boolean;
}
export const AsnCtiRemoveForwardResult: Type<AsnCtiRemoveForwardResult> = /* @__PURE__ */ sequence(
  "AsnCtiRemoveForwardResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28550. */
export interface AsnCtiDialDigitsArgument extends Common.WithOptionalParams {
  u8sConnectionID: string;
  /** see {@link EnumCtiDigitMode} */
  iDigitMode: EnumCtiDigitMode;
  /** tone length and gap in milliseconds, 0 default */
  iDigitDuration: number;
  /** digits to send */
  u8sDigitsToDial: string;
}
export const AsnCtiDialDigitsArgument: Type<AsnCtiDialDigitsArgument> = /* @__PURE__ */ sequence(
  "AsnCtiDialDigitsArgument",
  () => [
    ["u8sConnectionID", UTF8String],
    ["iDigitMode", INTEGER],
    ["iDigitDuration", INTEGER],
    ["u8sDigitsToDial", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28576. */
export interface AsnCtiDialDigitsResult extends Common.WithOptionalParams {
  /** true on success */
  bSuccess: boolean;
}
export const AsnCtiDialDigitsResult: Type<AsnCtiDialDigitsResult> = /* @__PURE__ */ sequence(
  "AsnCtiDialDigitsResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28592. */
export interface AsnCtiCompleteCallArgument extends Common.WithOptionalParams {
  /** call to complete */
  u8sConnectionID: string;
}
export const AsnCtiCompleteCallArgument: Type<AsnCtiCompleteCallArgument> =
  /* @__PURE__ */ sequence("AsnCtiCompleteCallArgument", () => [
    ["u8sConnectionID", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28607. */
export interface AsnCtiCompleteCallResult extends Common.WithOptionalParams {
  /** true when set */
  bSuccess: boolean;
}
export const AsnCtiCompleteCallResult: Type<AsnCtiCompleteCallResult> = /* @__PURE__ */ sequence(
  "AsnCtiCompleteCallResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28620. */
export interface AsnCtiConferenceArgument extends Common.WithOptionalParams {
  /** active call */
  u8sConnectionID1: string;
  /** held call */
  u8sConnectionID2: string;
}
export const AsnCtiConferenceArgument: Type<AsnCtiConferenceArgument> = /* @__PURE__ */ sequence(
  "AsnCtiConferenceArgument",
  () => [
    ["u8sConnectionID1", UTF8String],
    ["u8sConnectionID2", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28635. */
export interface AsnCtiConferenceResult extends Common.WithOptionalParams {
  /** true when started */
  bSuccess: boolean;
}
export const AsnCtiConferenceResult: Type<AsnCtiConferenceResult> = /* @__PURE__ */ sequence(
  "AsnCtiConferenceResult",
  () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);

/** Manual line 28649. */
export interface AsnCtiSetupConferenceArgument extends Common.WithOptionalParams {
  u8sConnectionID: string;
  u8sPhoneNumberTo: string;
  iNumberFormat: number;
  newCallParams?: Common.AsnCtiNewCallParams;
}
export const AsnCtiSetupConferenceArgument: Type<AsnCtiSetupConferenceArgument> =
  /* @__PURE__ */ sequence("AsnCtiSetupConferenceArgument", () => [
    ["u8sConnectionID", UTF8String],
    ["u8sPhoneNumberTo", UTF8String],
    ["iNumberFormat", INTEGER],
    ["newCallParams", implicit(0, Common.AsnCtiNewCallParams), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 28667. */
export interface AsnCtiSetupConferenceResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnCtiSetupConferenceResult: Type<AsnCtiSetupConferenceResult> =
  /* @__PURE__ */ sequence("AsnCtiSetupConferenceResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28679. */
export interface AsnCtiSetActiveLineAddressArgument extends Common.WithOptionalParams {
  u8sLinePhoneNumber: string;
  iAddressID: number;
}
export const AsnCtiSetActiveLineAddressArgument: Type<AsnCtiSetActiveLineAddressArgument> =
  /* @__PURE__ */ sequence("AsnCtiSetActiveLineAddressArgument", () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["iAddressID", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28694. */
export interface AsnCtiSetActiveLineAddressResult extends Common.WithOptionalParams {
  bSuccess: boolean;
}
export const AsnCtiSetActiveLineAddressResult: Type<AsnCtiSetActiveLineAddressResult> =
  /* @__PURE__ */ sequence("AsnCtiSetActiveLineAddressResult", () => [
    ["bSuccess", BOOLEAN],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28705. */
export interface AsnCtiNotifyLineActiveAddressChangedArgument extends Common.WithOptionalParams {
  u8sMonitorCrossRefID: string;
  u8sLinePhoneNumber: string;
  iAddressID: number;
}
export const AsnCtiNotifyLineActiveAddressChangedArgument: Type<AsnCtiNotifyLineActiveAddressChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineActiveAddressChangedArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["iAddressID", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28721. */
export interface AsnMobileRegisterDeviceArgument extends Common.WithOptionalParams {
  /** 0 registration, 1 update */
  iRegisterType: number;
  /** serial number of the device */
  u8sDeviceIMEI: string;
  /** subscriber identity */
  u8sUserIMSI: string;
  /** phone number */
  u8sDevicePhoneNumber: string;
  /** line group */
  u8sGroupName: string;
  /** network of the device (GPRS, UMTS, WLAN, PC) */
  u8sNetworkAvailable: string;
  /** line features */
  iLineFeatures: number;
  /** forward features, see {@link General.AsnForwardMode} */
  iForwardFeaturesPBX: General.AsnForwardMode;
  /** given when the monitor is to be started */
  u8sMonitorCrossRefID?: string;
}
export const AsnMobileRegisterDeviceArgument: Type<AsnMobileRegisterDeviceArgument> =
  /* @__PURE__ */ sequence("AsnMobileRegisterDeviceArgument", () => [
    ["iRegisterType", INTEGER],
    ["u8sDeviceIMEI", UTF8String],
    ["u8sUserIMSI", UTF8String],
    ["u8sDevicePhoneNumber", UTF8String],
    ["u8sGroupName", UTF8String],
    ["u8sNetworkAvailable", UTF8String],
    ["iLineFeatures", INTEGER],
    ["iForwardFeaturesPBX", INTEGER],
    ["u8sMonitorCrossRefID", implicit(0, UTF8String), OPTIONAL],
    ["optionalParams", implicit(1, Common.AsnOptionalParameters), OPTIONAL],
  ]);

/** Manual line 28764. */
export interface AsnMobileRegisterDeviceResult extends Common.WithOptionalParams {}
export const AsnMobileRegisterDeviceResult: Type<AsnMobileRegisterDeviceResult> =
  /* @__PURE__ */ sequence("AsnMobileRegisterDeviceResult", () => [
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28772. */
export interface AsnMobileRegisterDeviceError extends Common.WithOptionalParams {
  iErrorDetail: number;
  u8sErrorString: string;
}
export const AsnMobileRegisterDeviceError: Type<AsnMobileRegisterDeviceError> =
  /* @__PURE__ */ sequence("AsnMobileRegisterDeviceError", () => [
    ["iErrorDetail", INTEGER],
    ["u8sErrorString", UTF8String],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 28786. */
export type AsnCtiCallDataList = AsnCtiCallData[];
export const AsnCtiCallDataList: Type<AsnCtiCallDataList> = /* @__PURE__ */ sequenceOf(
  "AsnCtiCallDataList",
  () => AsnCtiCallData,
);

/** Manual line 28799. */
export type AsnCtiLineInfoList = AsnCtiLineInfo[];
export const AsnCtiLineInfoList: Type<AsnCtiLineInfoList> = /* @__PURE__ */ sequenceOf(
  "AsnCtiLineInfoList",
  () => AsnCtiLineInfo,
);

/** Complete description of a call (manual line 28905). */
export interface AsnCtiCallInformation extends Common.WithOptionalParams {
  /** line of the call */
  u8sLinePhoneNumber: string;
  /** GUID of the call, also used by journal and search */
  u8sConnectionID: string;
  /** see {@link General.EnumCallState} */
  iCallState: General.EnumCallState;
  /** see {@link General.EnumCallType} */
  iCallType: General.EnumCallType;
  /** see {@link General.EnumCallDisconnectedReason} */
  iDisconnectedReason: General.EnumCallDisconnectedReason;
  /** changes with the state, see {@link EnumCallFeatures} */
  iFeatures: EnumCallFeatures;
  /** true outbound, false inbound */
  bOutbound: boolean;
  /** true when both parties are lines of the PBX */
  bInternal: boolean;
  /** caller id blocked */
  bCallerIDBlocked: boolean;
  /** see {@link General.EnumCallRecordingState} */
  iCallRecordingState: General.EnumCallRecordingState;
  /** call is the conference controller */
  bConferenceCtlr: boolean;
  /** controller id when part of a conference */
  u8sConferenceCtlrID: string;
  /** called number (inbound) or line number (outbound) */
  u8sLocalNumberSC: string;
  /** remote number */
  u8sRemoteNumberSC: string;
  /** only with pRemoteContact, see {@link General.EnumRemoteContactSource} */
  iRemoteContactSource: General.EnumRemoteContactSource;
  /** project rules applied */
  projectPinRule: Common.AsnProjectPinRule;
  /** note */
  u8sNote: string;
  /** tracker joining the technical calls of one conversation */
  u8sTrackerID: string;
  /** created */
  utcCallCreated: Common.AsnSystemTime;
  /** connected, 0 if never */
  utcCallConnected: Common.AsnSystemTime;
  /** disconnected, 0 if not yet */
  utcCallDisconnected: Common.AsnSystemTime;
  /** held party has no known number */
  bIsUnknownHoldContact: boolean;
  /** contact of the called number (inbound) or the line owner (outbound) */
  pLocalContact?: Common.AsnNetDatabaseContact;
  /** remote contact */
  pRemoteContact?: Common.AsnNetDatabaseContact;
  /** number of the held call */
  pu8sHoldNumberSC?: string;
  /** contact of the held call */
  pHoldContact?: Common.AsnNetDatabaseContact;
  /** redirecting number */
  pu8sRedirectingNumber?: string;
  /** contact of the redirecting number */
  pRedirectingContact?: Common.AsnNetDatabaseContact;
  /** PBXCallID (string), AddressID (int), CallLinkageID (string) */
  optionalParams?: Common.AsnOptionalParameters;
  /** call data supplied by clients; since 6.1 */
  callDataList?: AsnCtiCallDataList;
}
export const AsnCtiCallInformation: Type<AsnCtiCallInformation> = /* @__PURE__ */ sequence(
  "AsnCtiCallInformation",
  () => [
    ["u8sLinePhoneNumber", UTF8String],
    ["u8sConnectionID", UTF8String],
    ["iCallState", INTEGER],
    ["iCallType", INTEGER],
    ["iDisconnectedReason", INTEGER],
    ["iFeatures", INTEGER],
    ["bOutbound", BOOLEAN],
    ["bInternal", BOOLEAN],
    ["bCallerIDBlocked", BOOLEAN],
    ["iCallRecordingState", INTEGER],
    ["bConferenceCtlr", BOOLEAN],
    ["u8sConferenceCtlrID", UTF8String],
    ["u8sLocalNumberSC", UTF8String],
    ["u8sRemoteNumberSC", UTF8String],
    ["iRemoteContactSource", INTEGER],
    ["projectPinRule", Common.AsnProjectPinRule],
    ["u8sNote", UTF8String],
    ["u8sTrackerID", UTF8String],
    ["utcCallCreated", Common.AsnSystemTime],
    ["utcCallConnected", Common.AsnSystemTime],
    ["utcCallDisconnected", Common.AsnSystemTime],
    ["bIsUnknownHoldContact", BOOLEAN],
    ["pLocalContact", implicit(0, Common.AsnNetDatabaseContact), OPTIONAL],
    ["pRemoteContact", implicit(1, Common.AsnNetDatabaseContact), OPTIONAL],
    ["pu8sHoldNumberSC", implicit(2, UTF8String), OPTIONAL],
    ["pHoldContact", implicit(3, Common.AsnNetDatabaseContact), OPTIONAL],
    ["pu8sRedirectingNumber", implicit(5, UTF8String), OPTIONAL],
    ["pRedirectingContact", implicit(6, Common.AsnNetDatabaseContact), OPTIONAL],
    ["optionalParams", implicit(7, Common.AsnOptionalParameters), OPTIONAL],
    ["callDataList", implicit(8, AsnCtiCallDataList), OPTIONAL],
  ],
);

/** Manual line 29112. */
export type AsnCtiCallInformationList = AsnCtiCallInformation[];
export const AsnCtiCallInformationList: Type<AsnCtiCallInformationList> =
  /* @__PURE__ */ sequenceOf("AsnCtiCallInformationList", () => AsnCtiCallInformation);

/** Manual line 29321. */
export interface AsnCtiEnumPhoneLinesArgument extends Common.WithOptionalParams {
  /** which lines to list */
  typeofLines: AsnCtiEnumPhoneLinesArgumentEnum;
  /** 1 asks for add/remove events, 0 not */
  attachChangeNotify: number;
}
export const AsnCtiEnumPhoneLinesArgument: Type<AsnCtiEnumPhoneLinesArgument> =
  /* @__PURE__ */ sequence("AsnCtiEnumPhoneLinesArgument", () => [
    ["typeofLines", AsnCtiEnumPhoneLinesArgumentEnum],
    ["attachChangeNotify", INTEGER],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29342. */
export interface AsnCtiEnumPhoneLinesResult extends Common.WithOptionalParams {
  /** lines */
  seqLines: AsnCtiLineInfoList;
  /** id of the add/remove events */
  u8sLineMonitorCrossRefID?: string;
}
export const AsnCtiEnumPhoneLinesResult: Type<AsnCtiEnumPhoneLinesResult> =
  /* @__PURE__ */ sequence("AsnCtiEnumPhoneLinesResult", () => [
    ["seqLines", AsnCtiLineInfoList],
    ["u8sLineMonitorCrossRefID", UTF8String, OPTIONAL],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29360. */
export interface AsnCtiSnapshotPhoneLineResult extends Common.WithOptionalParams {
  /** line information */
  lineInfo: AsnCtiLineInfo;
  /** calls on the line */
  seqCalls: AsnCtiCallInformationList;
  /** 1 do not disturb set, 0 not */
  iDoNotDisturb: number;
  /** forwards of the line */
  seqLineForwards: Common.AsnLineForwards;
  /** remote office state */
  remoteOfficeState: Common.AsnRemoteOfficeState;
  /** InvalidPasswordState (int 0/1), InvalidPasswordUser (string) */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnCtiSnapshotPhoneLineResult: Type<AsnCtiSnapshotPhoneLineResult> =
  /* @__PURE__ */ sequence("AsnCtiSnapshotPhoneLineResult", () => [
    ["lineInfo", AsnCtiLineInfo],
    ["seqCalls", AsnCtiCallInformationList],
    ["iDoNotDisturb", INTEGER],
    ["seqLineForwards", Common.AsnLineForwards],
    ["remoteOfficeState", Common.AsnRemoteOfficeState],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29387. */
export interface AsnCtiLineMonitorStartResult extends Common.WithOptionalParams {
  /** id the events of this monitor carry */
  u8sMonitorCrossRefID: string;
  /** line information */
  lineInfo: AsnCtiLineInfo;
  /** calls on the line */
  seqCalls: AsnCtiCallInformationList;
  /** 1 do not disturb set, 0 not */
  iDoNotDisturb: number;
  /** forwards of the line */
  seqLineForwards: Common.AsnLineForwards;
  /** remote office state */
  remoteOfficeState: Common.AsnRemoteOfficeState;
  /** InvalidPasswordState (int 0/1), InvalidPasswordUser (string) */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnCtiLineMonitorStartResult: Type<AsnCtiLineMonitorStartResult> =
  /* @__PURE__ */ sequence("AsnCtiLineMonitorStartResult", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["lineInfo", AsnCtiLineInfo],
    ["seqCalls", AsnCtiCallInformationList],
    ["iDoNotDisturb", INTEGER],
    ["seqLineForwards", Common.AsnLineForwards],
    ["remoteOfficeState", Common.AsnRemoteOfficeState],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29423. */
export interface AsnCtiNotifyLineInfoChangedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** new line information */
  lineInfo: AsnCtiLineInfo;
}
export const AsnCtiNotifyLineInfoChangedArgument: Type<AsnCtiNotifyLineInfoChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineInfoChangedArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["lineInfo", AsnCtiLineInfo],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29442. */
export interface AsnCtiNotifyLineCallInformationChangedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** see {@link AsnCtiCallInfoChangedReason} */
  reason: AsnCtiCallInfoChangedReason;
  /** call information, reduced according to the reason */
  callinformation: AsnCtiCallInformation;
}
export const AsnCtiNotifyLineCallInformationChangedArgument: Type<AsnCtiNotifyLineCallInformationChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineCallInformationChangedArgument", () => [
    ["u8sMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["reason", INTEGER],
    ["callinformation", AsnCtiCallInformation],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29472. */
export interface AsnCtiNotifyLineAddRemoveArgument extends Common.WithOptionalParams {
  /** id from asnCtiEnumPhoneLines */
  u8sLineMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** added 0, removed 1 */
  addremove: AsnCtiNotifyLineAddRemoveArgumentEnum;
  /** line information */
  lineInfo: AsnCtiLineInfo;
}
export const AsnCtiNotifyLineAddRemoveArgument: Type<AsnCtiNotifyLineAddRemoveArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineAddRemoveArgument", () => [
    ["u8sLineMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["addremove", AsnCtiNotifyLineAddRemoveArgumentEnum],
    ["lineInfo", AsnCtiLineInfo],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29513. */
export interface AsnCtiNotifyConferenceCreatedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sLineMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** controller call */
  conferenceControllerCallInfo: AsnCtiCallInformation;
  /** calls in the conference */
  conferenceMemberCallInfoList: AsnCtiCallInformationList;
}
export const AsnCtiNotifyConferenceCreatedArgument: Type<AsnCtiNotifyConferenceCreatedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyConferenceCreatedArgument", () => [
    ["u8sLineMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["conferenceControllerCallInfo", AsnCtiCallInformation],
    ["conferenceMemberCallInfoList", AsnCtiCallInformationList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29547. */
export interface AsnCtiNotifyConferenceDestroyedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sLineMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** controller call */
  conferenceControllerCallInfo: AsnCtiCallInformation;
  /** other calls */
  conferenceMemberCallInfoList: AsnCtiCallInformationList;
}
export const AsnCtiNotifyConferenceDestroyedArgument: Type<AsnCtiNotifyConferenceDestroyedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyConferenceDestroyedArgument", () => [
    ["u8sLineMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["conferenceControllerCallInfo", AsnCtiCallInformation],
    ["conferenceMemberCallInfoList", AsnCtiCallInformationList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29574. */
export interface AsnCtiNotifyConferencePartyAddedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sLineMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** controller call */
  conferenceControllerCallInfo: AsnCtiCallInformation;
  /** call added */
  conferenceMemberCallInfo: AsnCtiCallInformation;
}
export const AsnCtiNotifyConferencePartyAddedArgument: Type<AsnCtiNotifyConferencePartyAddedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyConferencePartyAddedArgument", () => [
    ["u8sLineMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["conferenceControllerCallInfo", AsnCtiCallInformation],
    ["conferenceMemberCallInfo", AsnCtiCallInformation],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29600. */
export interface AsnCtiNotifyConferencePartyRemovedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sLineMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** controller call */
  conferenceControllerCallInfo: AsnCtiCallInformation;
  /** call removed */
  conferenceMemberCallInfo: AsnCtiCallInformation;
}
export const AsnCtiNotifyConferencePartyRemovedArgument: Type<AsnCtiNotifyConferencePartyRemovedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyConferencePartyRemovedArgument", () => [
    ["u8sLineMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["conferenceControllerCallInfo", AsnCtiCallInformation],
    ["conferenceMemberCallInfo", AsnCtiCallInformation],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29625. */
export type AsnCtiCallFeaturesList = AsnCtiCallFeature[];
export const AsnCtiCallFeaturesList: Type<AsnCtiCallFeaturesList> = /* @__PURE__ */ sequenceOf(
  "AsnCtiCallFeaturesList",
  () => AsnCtiCallFeature,
);

/** Manual line 29645. */
export interface AsnCtiNotifyLineCallFeaturesChangedArgument extends Common.WithOptionalParams {
  /** id from asnCtiLineMonitorStart */
  u8sLineMonitorCrossRefID: string;
  /** line concerned */
  u8sLinePhoneNumber: string;
  /** calls with their features */
  callFeaturesList: AsnCtiCallFeaturesList;
}
export const AsnCtiNotifyLineCallFeaturesChangedArgument: Type<AsnCtiNotifyLineCallFeaturesChangedArgument> =
  /* @__PURE__ */ sequence("AsnCtiNotifyLineCallFeaturesChangedArgument", () => [
    ["u8sLineMonitorCrossRefID", UTF8String],
    ["u8sLinePhoneNumber", UTF8String],
    ["callFeaturesList", AsnCtiCallFeaturesList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ]);

/** Manual line 29666. */
export interface AsnCtiSetCallDataArgument extends Common.WithOptionalParams {
  /** call; if unknown (empty) the optional parameters are needed */
  u8sConnectionID: string;
  /** key/value pairs */
  callDataList: AsnCtiCallDataList;
  /**
   * only when the call id is unknown: calledNumber (string), transferringNumber (string),
   * callStateMask (double), hostCallID (double)
   */
  optionalParams?: Common.AsnOptionalParameters;
}
export const AsnCtiSetCallDataArgument: Type<AsnCtiSetCallDataArgument> = /* @__PURE__ */ sequence(
  "AsnCtiSetCallDataArgument",
  () => [
    ["u8sConnectionID", UTF8String],
    ["callDataList", AsnCtiCallDataList],
    ["optionalParams", Common.AsnOptionalParameters, OPTIONAL],
  ],
);
