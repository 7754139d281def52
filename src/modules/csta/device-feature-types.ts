// Generated from device-feature-types.asn1 by `npm run generate`. Do not edit.
//
// CSTA-device-feature-types: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  alias,
  bitString,
  choice,
  enumerated,
  explicit,
  implicit,
  integer,
  sequence,
  sequenceOf,
  string,
  type BitString,
  type Choice,
  type EnumeratedValue,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as EventCause from "./event-cause.js";

export type AccountInfo = Uint8Array;
export const AccountInfo: Type<AccountInfo> = /* @__PURE__ */ alias(
  "AccountInfo",
  () => OCTET_STRING,
);

export type AgentID = Uint8Array;
export const AgentID: Type<AgentID> = /* @__PURE__ */ alias("AgentID", () => OCTET_STRING);

export type AgentPassword = Uint8Array;
export const AgentPassword: Type<AgentPassword> = /* @__PURE__ */ alias(
  "AgentPassword",
  () => OCTET_STRING,
);

export const AgentState = /* @__PURE__ */ enumerated("AgentState", {
  agentNotReady: 0,
  agentNull: 1,
  agentReady: 2,
  agentBusy: 3,
  agentWorkingAfterCall: 4,
});
export type AgentState = EnumeratedValue<typeof AgentState>;

export type AuthCode = Uint8Array;
export const AuthCode: Type<AuthCode> = /* @__PURE__ */ alias("AuthCode", () => OCTET_STRING);

export type CorrelatorData = Uint8Array;
export const CorrelatorData: Type<CorrelatorData> = /* @__PURE__ */ alias(
  "CorrelatorData",
  () => OCTET_STRING,
);

export type IOCrossRefID = Choice<{
  switchProvided: Uint8Array;
  computerProvided: Uint8Array;
}>;
export const IOCrossRefID: Type<IOCrossRefID> = /* @__PURE__ */ choice("IOCrossRefID", () => [
  ["switchProvided", explicit(0, OCTET_STRING)],
  ["computerProvided", explicit(1, OCTET_STRING)],
]);

export type IORegisterReqID = Uint8Array;
export const IORegisterReqID: Type<IORegisterReqID> = /* @__PURE__ */ alias(
  "IORegisterReqID",
  () => OCTET_STRING,
);

export type MessageID = Uint8Array;
export const MessageID: Type<MessageID> = /* @__PURE__ */ alias("MessageID", () => OCTET_STRING);

export const ParticipationType = /* @__PURE__ */ enumerated("ParticipationType", {
  silent: 0,
  active: 1,
  none: 2,
});
export type ParticipationType = EnumeratedValue<typeof ParticipationType>;

export type RouteRegisterReqID = Uint8Array;
export const RouteRegisterReqID: Type<RouteRegisterReqID> = /* @__PURE__ */ alias(
  "RouteRegisterReqID",
  () => OCTET_STRING,
);

export type RouteingCrossRefID = Uint8Array;
export const RouteingCrossRefID: Type<RouteingCrossRefID> = /* @__PURE__ */ alias(
  "RouteingCrossRefID",
  () => implicit(24, OCTET_STRING, "application"),
);

export const SelectValue = /* @__PURE__ */ enumerated("SelectValue", {
  normal: 0,
  leastCost: 1,
  emergency: 2,
  aCD: 3,
  userDefined: 4,
});
export type SelectValue = EnumeratedValue<typeof SelectValue>;

export type RetryValue = Choice<{
  noListAvailable: boolean;
  noCountAvailable: boolean;
  retryCount: number;
}>;
export const RetryValue: Type<RetryValue> = /* @__PURE__ */ choice("RetryValue", () => [
  ["noListAvailable", implicit(0, BOOLEAN)],
  ["noCountAvailable", implicit(1, BOOLEAN)],
  ["retryCount", implicit(2, INTEGER)],
]);

export type SysStatRegisterID = Uint8Array;
export const SysStatRegisterID: Type<SysStatRegisterID> = /* @__PURE__ */ alias(
  "SysStatRegisterID",
  () => OCTET_STRING,
);

export const SystemStatus = /* @__PURE__ */ enumerated("SystemStatus", {
  disabled: 4,
  partiallyDisabled: 8,
  enabled: 1,
  initializing: 0,
  messagesLost: 3,
  normal: 2,
  overloadImminent: 5,
  overloadReached: 6,
  overloadRelieved: 7,
});
export type SystemStatus = EnumeratedValue<typeof SystemStatus>;

export type CallOrigination = BitString;
export const CallOrigination: Type<CallOrigination> = /* @__PURE__ */ alias("CallOrigination", () =>
  bitString({ names: { internal: 0, external: 1 } }),
);

export type ForwardList = {
  forwardingType?: ForwardingType;
  forwardStatus: boolean;
  forwardDN?: DeviceIdentifier.DeviceID;
  forwardDefault?: ForwardDefault;
  ringDuration?: number;
  ringCount?: number;
}[];
/** {@link ForwardList} for encoding: members with a DEFAULT may be absent. */
export type ForwardListInput = {
  forwardingType?: ForwardingType;
  forwardStatus: boolean;
  forwardDN?: DeviceIdentifier.DeviceIDInput;
  forwardDefault?: ForwardDefault;
  ringDuration?: number;
  ringCount?: number;
}[];
export const ForwardList: Type<ForwardList, ForwardListInput> = /* @__PURE__ */ sequenceOf(
  "ForwardList",
  () =>
    sequence(
      "",
      () => [
        ["forwardingType", ForwardingType, OPTIONAL],
        ["forwardStatus", BOOLEAN],
        ["forwardDN", DeviceIdentifier.DeviceID, OPTIONAL],
        ["forwardDefault", ForwardDefault, OPTIONAL],
        ["ringDuration", implicit(0, INTEGER), OPTIONAL],
        ["ringCount", integer({ constraint: { value: [{ min: 1, max: 100 }] } }), OPTIONAL],
      ],
      { extensible: true },
    ),
);

export const ForwardingType = /* @__PURE__ */ enumerated("ForwardingType", {
  forwardImmediate: 0,
  forwardBusy: 1,
  forwardNoAns: 2,
  forwardDND: 9,
  forwardBusyInt: 3,
  forwardBusyExt: 4,
  forwardNoAnsInt: 5,
  forwardNoAnsExt: 6,
  forwardImmInt: 7,
  forwardImmExt: 8,
  forwardDNDInt: 10,
  forwardDNDExt: 11,
});
export type ForwardingType = EnumeratedValue<typeof ForwardingType>;

export const ForwardDefault = /* @__PURE__ */ enumerated("ForwardDefault", {
  forwardingTypeAndForwardDN: 0,
  forwardingType: 1,
  forwardDN: 2,
});
export type ForwardDefault = EnumeratedValue<typeof ForwardDefault>;

export const PendingAgentState = /* @__PURE__ */ enumerated("PendingAgentState", {
  agentNotReady: 0,
  agentNull: 1,
  agentReady: 2,
  agentWorkingAfterCall: 3,
});
export type PendingAgentState = EnumeratedValue<typeof PendingAgentState>;

export const DataPathType = /* @__PURE__ */ enumerated("DataPathType", {
  text: 0,
  voice: 1,
});
export type DataPathType = EnumeratedValue<typeof DataPathType>;

export interface DisplayAttributeList {
  physicalBaseRowNumber?: number;
  physicalBaseColumnNumber?: number;
  offset?: number;
}
export const DisplayAttributeList: Type<DisplayAttributeList> = /* @__PURE__ */ sequence(
  "DisplayAttributeList",
  () => [
    ["physicalBaseRowNumber", implicit(0, INTEGER), OPTIONAL],
    ["physicalBaseColumnNumber", implicit(1, INTEGER), OPTIONAL],
    ["offset", implicit(2, INTEGER), OPTIONAL],
  ],
  { extensible: true },
);

export type TerminatingConditions = BitString;
export const TerminatingConditions: Type<TerminatingConditions> = /* @__PURE__ */ alias(
  "TerminatingConditions",
  () =>
    bitString({
      names: {
        durationExceeded: 0,
        dTMFDigitDetected: 1,
        endOfMessageDetected: 2,
        speechDetected: 3,
      },
    }),
);

export type AttributeInfo = Choice<{
  encodingAlgorithm: EncodingAlgorithm;
  samplingRate: number;
  duration: number;
  filename: string;
  currentPosition: number;
  currentSpeed: number;
  currentVolume: number;
  currentGain: number;
  currentState: CurrentState;
}>;
export const AttributeInfo: Type<AttributeInfo> = /* @__PURE__ */ choice("AttributeInfo", () => [
  ["encodingAlgorithm", implicit(0, EncodingAlgorithm)],
  ["samplingRate", implicit(1, INTEGER)],
  ["duration", implicit(2, INTEGER)],
  ["filename", implicit(3, string("IA5String"))],
  ["currentPosition", implicit(4, INTEGER)],
  ["currentSpeed", implicit(5, INTEGER)],
  ["currentVolume", implicit(6, integer({ constraint: { value: [{ min: 0, max: 100 }] } }))],
  ["currentGain", implicit(7, integer({ constraint: { value: [{ min: 0, max: 100 }] } }))],
  ["currentState", implicit(8, CurrentState)],
]);

export const EncodingAlgorithm = /* @__PURE__ */ enumerated("EncodingAlgorithm", {
  aDPCM6K: 0,
  aDPCM8K: 1,
  muLawPCM6K: 2,
  aLawPCM6K: 3,
});
export type EncodingAlgorithm = EnumeratedValue<typeof EncodingAlgorithm>;

export const LocReason = /* @__PURE__ */ enumerated("LocReason", {
  connectionToDeviceOrNetworkRestored: 0,
  performanceConditionRelieved: 1,
});
export type LocReason = EnumeratedValue<typeof LocReason>;

export type LocCrossRefID = string;
export const LocCrossRefID: Type<LocCrossRefID> = /* @__PURE__ */ alias("LocCrossRefID", () =>
  string("IA5String"),
);

export const CurrentState = /* @__PURE__ */ enumerated("CurrentState", {
  dtmfDetected: 6,
  formed: 7,
  play: 1,
  playing: 8,
  ready: 9,
  record: 2,
  review: 5,
  speechDetected: 10,
  started: 11,
  stop: 0,
  suspendPlay: 3,
  suspendRecord: 4,
});
export type CurrentState = EnumeratedValue<typeof CurrentState>;

export type ResourceID = string;
export const ResourceID: Type<ResourceID> = /* @__PURE__ */ alias("ResourceID", () =>
  string("IA5String"),
);

export interface MessageInfo {
  contents: string;
  contentTypeAndSubtype?: string;
  contentsLength?: number;
}
export const MessageInfo: Type<MessageInfo> = /* @__PURE__ */ sequence(
  "MessageInfo",
  () => [
    ["contents", string("IA5String")],
    ["contentTypeAndSubtype", string("IA5String"), OPTIONAL],
    ["contentsLength", INTEGER, OPTIONAL],
  ],
  { extensible: true },
);

export interface DeviceHistory {
  oldDeviceID: DeviceIdentifier.DeviceID;
  eventCause?: EventCause.EventCause;
  oldConnectionID?: CallConnectionIdentifiers.ConnectionID;
}
/** {@link DeviceHistory} for encoding: members with a DEFAULT may be absent. */
export interface DeviceHistoryInput {
  oldDeviceID: DeviceIdentifier.DeviceIDInput;
  eventCause?: EventCause.EventCause;
  oldConnectionID?: CallConnectionIdentifiers.ConnectionIDInput;
}
export const DeviceHistory: Type<DeviceHistory, DeviceHistoryInput> = /* @__PURE__ */ sequence(
  "DeviceHistory",
  () => [
    ["oldDeviceID", DeviceIdentifier.DeviceID],
    ["eventCause", implicit(1, EventCause.EventCause), OPTIONAL],
    ["oldConnectionID", implicit(2, CallConnectionIdentifiers.ConnectionID), OPTIONAL],
  ],
  { extensible: true },
);

export type SubjectOfCall = string;
export const SubjectOfCall: Type<SubjectOfCall> = /* @__PURE__ */ alias("SubjectOfCall", () =>
  string("IA5String"),
);

export type LanguagePreferences = string;
export const LanguagePreferences: Type<LanguagePreferences> = /* @__PURE__ */ alias(
  "LanguagePreferences",
  () => string("IA5String"),
);

export interface ControlData {
  /** male (0), female (1) */
  gender: 0 | 1 | (number & {});
  language: Uint8Array;
}
export const ControlData: Type<ControlData> = /* @__PURE__ */ sequence(
  "ControlData",
  () => [
    [
      "gender",
      enumerated("", {
        male: 0,
        female: 1,
      }),
    ],
    ["language", OCTET_STRING],
  ],
  { extensible: true },
);

export type UserData = Uint8Array;
export const UserData: Type<UserData> = /* @__PURE__ */ alias("UserData", () =>
  explicit(29, OCTET_STRING, "application"),
);

export const TelephonyTone = /* @__PURE__ */ enumerated("TelephonyTone", {
  beep: 0,
  billing: 1,
  busy: 2,
  carrier: 3,
  confirmation: 4,
  dial: 5,
  faxCNG: 6,
  hold: 7,
  howler: 8,
  intrusion: 9,
  modemCNG: 10,
  park: 11,
  recordWarning: 12,
  reorder: 13,
  ringback: 14,
  silence: 15,
  sitVC: 16,
  sitIC: 17,
  sitRO: 18,
  sitNC: 19,
  switchSpec0: 20,
  switchSpec1: 21,
  switchSpec2: 22,
  switchSpec3: 23,
  switchSpec4: 24,
  switchSpec5: 25,
  switchSpec6: 26,
  switchSpec7: 27,
  switchSpec8: 28,
  switchSpec9: 29,
  switchSpec10: 30,
  switchSpec11: 31,
  switchSpec12: 32,
  switchSpec13: 33,
  switchSpec14: 34,
  switchSpec15: 35,
  switchSpec16: 36,
  switchSpec17: 37,
  switchSpec18: 38,
  switchSpec19: 39,
  switchSpec20: 40,
  switchSpec21: 41,
  switchSpec22: 42,
  switchSpec23: 43,
  switchSpec24: 44,
  switchSpec25: 45,
  switchSpec26: 46,
  switchSpec27: 47,
  switchSpec28: 48,
  switchSpec29: 49,
  switchSpec30: 50,
  switchSpec31: 51,
  switchSpec32: 52,
  switchSpec33: 53,
  switchSpec34: 54,
  switchSpec35: 55,
  switchSpec36: 56,
  switchSpec37: 57,
  switchSpec38: 58,
  switchSpec39: 59,
  switchSpec40: 60,
  switchSpec41: 61,
  switchSpec42: 62,
  switchSpec43: 63,
  switchSpec44: 64,
  switchSpec45: 65,
  switchSpec46: 66,
  switchSpec47: 67,
  switchSpec48: 68,
  switchSpec49: 69,
  switchSpec50: 70,
  switchSpec51: 71,
  switchSpec52: 72,
  switchSpec53: 73,
  switchSpec54: 74,
  switchSpec55: 75,
  switchSpec56: 76,
  switchSpec57: 77,
  switchSpec58: 78,
  switchSpec59: 79,
  switchSpec60: 80,
  switchSpec61: 81,
  switchSpec62: 82,
  switchSpec63: 83,
  switchSpec64: 84,
  switchSpec65: 85,
  switchSpec66: 86,
  switchSpec67: 87,
  switchSpec68: 88,
  switchSpec69: 89,
  switchSpec70: 90,
  switchSpec71: 91,
  switchSpec72: 92,
  switchSpec73: 93,
  switchSpec74: 94,
  switchSpec75: 95,
  switchSpec76: 96,
  switchSpec77: 97,
  switchSpec78: 98,
  switchSpec79: 99,
  switchSpec80: 100,
  switchSpec81: 101,
  switchSpec82: 102,
  switchSpec83: 103,
  switchSpec84: 104,
  switchSpec85: 105,
  switchSpec86: 106,
  switchSpec87: 107,
  switchSpec88: 108,
  switchSpec89: 109,
  switchSpec90: 110,
  switchSpec91: 111,
  switchSpec92: 112,
  switchSpec93: 113,
  switchSpec94: 114,
  switchSpec95: 115,
  switchSpec96: 116,
  switchSpec97: 117,
  switchSpec98: 118,
  switchSpec99: 119,
  switchSpec100: 120,
});
export type TelephonyTone = EnumeratedValue<typeof TelephonyTone>;

export type PresenceState = BitString;
export const PresenceState: Type<PresenceState> = /* @__PURE__ */ alias("PresenceState", () =>
  bitString({
    names: {
      available: 0,
      away: 1,
      busy: 2,
      calling: 3,
      dnd: 4,
      meeting: 5,
      offline: 6,
      unknown: 7,
      vacation: 8,
      applicationSpec0: 9,
      applicationSpec1: 10,
      applicationSpec2: 11,
      applicationSpec3: 12,
      applicationSpec4: 13,
      applicationSpec5: 14,
      applicationSpec6: 15,
      applicationSpec7: 16,
      applicationSpec8: 17,
      applicationSpec9: 18,
      applicationSpec10: 19,
    },
  }),
);
