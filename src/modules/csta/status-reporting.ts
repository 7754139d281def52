// Generated from status-reporting.asn1 by `npm run generate`. Do not edit.
//
// CSTA-status-reporting: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  NULL,
  OCTET_STRING,
  OPTIONAL,
  alias,
  bitString,
  choice,
  enumerated,
  implicit,
  sequence,
  sequenceOf,
  string,
  type BitString,
  type Choice,
  type EnumeratedValue,
  type Type,
} from "../../codec/index.js";
import * as AcseUserInfoCsta from "./acse-user-info-csta.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as ConnectionStates from "./connection-states.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as MediaServices from "./media-services.js";
import * as SwitchingFunctionObjects from "./switching-function-objects.js";

export type MonitorObject = SwitchingFunctionObjects.CSTAObject;
/** {@link MonitorObject} for encoding: members with a DEFAULT may be absent. */
export type MonitorObjectInput = SwitchingFunctionObjects.CSTAObjectInput;
export const MonitorObject: Type<MonitorObject, MonitorObjectInput> = /* @__PURE__ */ alias(
  "MonitorObject",
  () => SwitchingFunctionObjects.CSTAObject,
);

export type MonitorCrossRefID = Uint8Array;
export const MonitorCrossRefID: Type<MonitorCrossRefID> = /* @__PURE__ */ alias(
  "MonitorCrossRefID",
  () => implicit(21, OCTET_STRING, "application"),
);

export interface MonitorFilter {
  callControl: AcseUserInfoCsta.CallControlEvents;
  callAssociated: AcseUserInfoCsta.CallAssociatedEvents;
  mediaAttachment: AcseUserInfoCsta.MediaAttachmentEvents;
  physicalDeviceFeature: AcseUserInfoCsta.PhysicalDeviceFeatureEvents;
  logicalDeviceFeature: AcseUserInfoCsta.LogicalDeviceFeatureEvents;
  maintenance: AcseUserInfoCsta.DeviceMaintenanceEvents;
  voiceUnit: AcseUserInfoCsta.VoiceUnitEvents;
  private: AcseUserInfoCsta.VendorSpecEvents;
}
/** {@link MonitorFilter} for encoding: members with a DEFAULT may be absent. */
export interface MonitorFilterInput {
  callControl?: AcseUserInfoCsta.CallControlEvents;
  callAssociated?: AcseUserInfoCsta.CallAssociatedEvents;
  mediaAttachment?: AcseUserInfoCsta.MediaAttachmentEvents;
  physicalDeviceFeature?: AcseUserInfoCsta.PhysicalDeviceFeatureEvents;
  logicalDeviceFeature?: AcseUserInfoCsta.LogicalDeviceFeatureEvents;
  maintenance?: AcseUserInfoCsta.DeviceMaintenanceEvents;
  voiceUnit?: AcseUserInfoCsta.VoiceUnitEvents;
  private?: AcseUserInfoCsta.VendorSpecEvents;
}
export const MonitorFilter: Type<MonitorFilter, MonitorFilterInput> = /* @__PURE__ */ sequence(
  "MonitorFilter",
  () => [
    [
      "callControl",
      implicit(0, AcseUserInfoCsta.CallControlEvents),
      { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
    ],
    [
      "callAssociated",
      implicit(6, AcseUserInfoCsta.CallAssociatedEvents),
      { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
    ],
    [
      "mediaAttachment",
      implicit(7, AcseUserInfoCsta.MediaAttachmentEvents),
      { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
    ],
    [
      "physicalDeviceFeature",
      implicit(8, AcseUserInfoCsta.PhysicalDeviceFeatureEvents),
      { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
    ],
    [
      "logicalDeviceFeature",
      implicit(9, AcseUserInfoCsta.LogicalDeviceFeatureEvents),
      { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
    ],
    [
      "maintenance",
      implicit(3, AcseUserInfoCsta.DeviceMaintenanceEvents),
      { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
    ],
    [
      "voiceUnit",
      implicit(5, AcseUserInfoCsta.VoiceUnitEvents),
      { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
    ],
    [
      "private",
      implicit(4, AcseUserInfoCsta.VendorSpecEvents),
      { default: { bytes: /* @__PURE__ */ Uint8Array.of(), length: 0 } },
    ],
  ],
  { extensible: true },
);

export const MonitorType = /* @__PURE__ */ enumerated("MonitorType", {
  call: 0,
  device: 1,
});
export type MonitorType = EnumeratedValue<typeof MonitorType>;

export type MonitorList = MonitorListEntry[];
/** {@link MonitorList} for encoding: members with a DEFAULT may be absent. */
export type MonitorListInput = MonitorListEntryInput[];
export const MonitorList: Type<MonitorList, MonitorListInput> = /* @__PURE__ */ sequenceOf(
  "MonitorList",
  () => MonitorListEntry,
);

export interface MonitorListEntry {
  monitorCrossRefID: MonitorCrossRefID;
  monitorObject: DeviceIdentifier.DeviceID;
}
/** {@link MonitorListEntry} for encoding: members with a DEFAULT may be absent. */
export interface MonitorListEntryInput {
  monitorCrossRefID: MonitorCrossRefID;
  monitorObject: DeviceIdentifier.DeviceIDInput;
}
export const MonitorListEntry: Type<MonitorListEntry, MonitorListEntryInput> =
  /* @__PURE__ */ sequence(
    "MonitorListEntry",
    () => [
      ["monitorCrossRefID", MonitorCrossRefID],
      ["monitorObject", DeviceIdentifier.DeviceID],
    ],
    { extensible: true },
  );

export type RegistrationTypeList = RegistrationType[];
export const RegistrationTypeList: Type<RegistrationTypeList> = /* @__PURE__ */ sequenceOf(
  "RegistrationTypeList",
  () => RegistrationType,
);

export const RegistrationType = /* @__PURE__ */ enumerated("RegistrationType", {
  escapeRegister: 1,
  ioRegister: 2,
  routeRegister: 3,
  sysStatRegister: 4,
});
export type RegistrationType = EnumeratedValue<typeof RegistrationType>;

export type RegistrationList = RegistrationListEntry[];
/** {@link RegistrationList} for encoding: members with a DEFAULT may be absent. */
export type RegistrationListInput = RegistrationListEntryInput[];
export const RegistrationList: Type<RegistrationList, RegistrationListInput> =
  /* @__PURE__ */ sequenceOf("RegistrationList", () => RegistrationListEntry);

export interface RegistrationListEntry {
  registrationType: RegistrationType;
  registrationID: string;
  registrationObject?: DeviceIdentifier.DeviceID;
}
/** {@link RegistrationListEntry} for encoding: members with a DEFAULT may be absent. */
export interface RegistrationListEntryInput {
  registrationType: RegistrationType;
  registrationID: string;
  registrationObject?: DeviceIdentifier.DeviceIDInput;
}
export const RegistrationListEntry: Type<RegistrationListEntry, RegistrationListEntryInput> =
  /* @__PURE__ */ sequence(
    "RegistrationListEntry",
    () => [
      ["registrationType", RegistrationType],
      ["registrationID", string("IA5String")],
      ["registrationObject", DeviceIdentifier.DeviceID, OPTIONAL],
    ],
    { extensible: true },
  );

export type LocationSessionInfoList = LocationSessionListEntry[];
/** {@link LocationSessionInfoList} for encoding: members with a DEFAULT may be absent. */
export type LocationSessionInfoListInput = LocationSessionListEntryInput[];
export const LocationSessionInfoList: Type<LocationSessionInfoList, LocationSessionInfoListInput> =
  /* @__PURE__ */ sequenceOf("LocationSessionInfoList", () => LocationSessionListEntry);

export interface LocationSessionListEntry {
  locCrossRefID: DeviceFeatureTypes.LocCrossRefID;
  locDevice: DeviceIdentifier.DeviceID;
}
/** {@link LocationSessionListEntry} for encoding: members with a DEFAULT may be absent. */
export interface LocationSessionListEntryInput {
  locCrossRefID: DeviceFeatureTypes.LocCrossRefID;
  locDevice: DeviceIdentifier.DeviceIDInput;
}
export const LocationSessionListEntry: Type<
  LocationSessionListEntry,
  LocationSessionListEntryInput
> = /* @__PURE__ */ sequence(
  "LocationSessionListEntry",
  () => [
    ["locCrossRefID", DeviceFeatureTypes.LocCrossRefID],
    ["locDevice", DeviceIdentifier.DeviceID],
  ],
  { extensible: true },
);

export type MonitorMediaClass = BitString;
export const MonitorMediaClass: Type<MonitorMediaClass> = /* @__PURE__ */ alias(
  "MonitorMediaClass",
  () =>
    bitString({
      names: {
        voice: 0,
        data: 1,
        image: 2,
        audio: 4,
        other: 3,
        notKnown: 5,
        chat: 6,
        email: 7,
        message: 8,
        im: 9,
        sms: 10,
        mms: 11,
      },
    }),
);

export type SnapshotDeviceData = SnapshotDeviceResponseInfo[];
/** {@link SnapshotDeviceData} for encoding: members with a DEFAULT may be absent. */
export type SnapshotDeviceDataInput = SnapshotDeviceResponseInfoInput[];
export const SnapshotDeviceData: Type<SnapshotDeviceData, SnapshotDeviceDataInput> =
  /* @__PURE__ */ alias("SnapshotDeviceData", () =>
    implicit(
      22,
      sequenceOf("", () => SnapshotDeviceResponseInfo),
      "application",
    ),
  );

export interface SnapshotDeviceResponseInfo {
  connectionIdentifier: CallConnectionIdentifiers.ConnectionID;
  endpointDevice?: DeviceIdentifier.SubjectDeviceID;
  localCallState: CallState;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaServiceInfoList?: DeviceMediaInfoList;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristics;
  callLinkageData?: CallControl.CallLinkageData;
}
/** {@link SnapshotDeviceResponseInfo} for encoding: members with a DEFAULT may be absent. */
export interface SnapshotDeviceResponseInfoInput {
  connectionIdentifier: CallConnectionIdentifiers.ConnectionIDInput;
  endpointDevice?: DeviceIdentifier.SubjectDeviceIDInput;
  localCallState: CallState;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaServiceInfoList?: DeviceMediaInfoListInput;
  mediaCallCharacteristics?: MediaServices.MediaCallCharacteristicsInput;
  callLinkageData?: CallControl.CallLinkageData;
}
export const SnapshotDeviceResponseInfo: Type<
  SnapshotDeviceResponseInfo,
  SnapshotDeviceResponseInfoInput
> = /* @__PURE__ */ sequence(
  "SnapshotDeviceResponseInfo",
  () => [
    ["connectionIdentifier", CallConnectionIdentifiers.ConnectionID],
    ["endpointDevice", implicit(3, DeviceIdentifier.SubjectDeviceID), OPTIONAL],
    ["localCallState", CallState],
    ["servicesPermitted", implicit(0, CallControl.ServicesPermitted), OPTIONAL],
    ["mediaServiceInfoList", implicit(1, DeviceMediaInfoList), OPTIONAL],
    ["mediaCallCharacteristics", implicit(2, MediaServices.MediaCallCharacteristics), OPTIONAL],
    ["callLinkageData", implicit(4, CallControl.CallLinkageData), OPTIONAL],
  ],
  { extensible: true },
);

export type DeviceMediaInfoList = {
  mediaStreamID?: MediaServices.MediaStreamID;
  connectionInformation?: MediaServices.ConnectionInformation;
}[];
/** {@link DeviceMediaInfoList} for encoding: members with a DEFAULT may be absent. */
export type DeviceMediaInfoListInput = {
  mediaStreamID?: MediaServices.MediaStreamID;
  connectionInformation?: MediaServices.ConnectionInformationInput;
}[];
export const DeviceMediaInfoList: Type<DeviceMediaInfoList, DeviceMediaInfoListInput> =
  /* @__PURE__ */ sequenceOf("DeviceMediaInfoList", () =>
    sequence(
      "",
      () => [
        ["mediaStreamID", MediaServices.MediaStreamID, OPTIONAL],
        ["connectionInformation", MediaServices.ConnectionInformation, OPTIONAL],
      ],
      { extensible: true },
    ),
  );

export type SnapshotCallData = SnapshotCallResponseInfo[];
/** {@link SnapshotCallData} for encoding: members with a DEFAULT may be absent. */
export type SnapshotCallDataInput = SnapshotCallResponseInfoInput[];
export const SnapshotCallData: Type<SnapshotCallData, SnapshotCallDataInput> =
  /* @__PURE__ */ alias("SnapshotCallData", () =>
    implicit(
      23,
      sequenceOf("", () => SnapshotCallResponseInfo),
      "application",
    ),
  );

export interface SnapshotCallResponseInfo {
  deviceOnCall: DeviceIdentifier.SubjectDeviceID;
  callIdentifier?: CallConnectionIdentifiers.ConnectionID;
  localConnectionState?: ConnectionStates.LocalConnectionState;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaServiceInfoList?: CallMediaInfoList;
  locationInfo?: CallControl.LocationInfoList;
}
/** {@link SnapshotCallResponseInfo} for encoding: members with a DEFAULT may be absent. */
export interface SnapshotCallResponseInfoInput {
  deviceOnCall: DeviceIdentifier.SubjectDeviceIDInput;
  callIdentifier?: CallConnectionIdentifiers.ConnectionIDInput;
  localConnectionState?: ConnectionStates.LocalConnectionState;
  servicesPermitted?: CallControl.ServicesPermitted;
  mediaServiceInfoList?: CallMediaInfoListInput;
  locationInfo?: CallControl.LocationInfoList;
}
export const SnapshotCallResponseInfo: Type<
  SnapshotCallResponseInfo,
  SnapshotCallResponseInfoInput
> = /* @__PURE__ */ sequence(
  "SnapshotCallResponseInfo",
  () => [
    ["deviceOnCall", DeviceIdentifier.SubjectDeviceID],
    ["callIdentifier", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
    ["localConnectionState", ConnectionStates.LocalConnectionState, OPTIONAL],
    ["servicesPermitted", implicit(0, CallControl.ServicesPermitted), OPTIONAL],
    ["mediaServiceInfoList", implicit(1, CallMediaInfoList), OPTIONAL],
    ["locationInfo", implicit(2, CallControl.LocationInfoList), OPTIONAL],
  ],
  { extensible: true },
);

export type CallMediaInfoList = {
  mediaServiceType: MediaServices.MediaServiceType;
  mediaServiceVersion?: number;
  mediaServiceInstance?: MediaServices.MediaServiceInstanceID;
  mediaStreamID?: MediaServices.MediaStreamID;
  connectionInformation?: MediaServices.ConnectionInformation;
}[];
/** {@link CallMediaInfoList} for encoding: members with a DEFAULT may be absent. */
export type CallMediaInfoListInput = {
  mediaServiceType: MediaServices.MediaServiceType;
  mediaServiceVersion?: number;
  mediaServiceInstance?: MediaServices.MediaServiceInstanceID;
  mediaStreamID?: MediaServices.MediaStreamID;
  connectionInformation?: MediaServices.ConnectionInformationInput;
}[];
export const CallMediaInfoList: Type<CallMediaInfoList, CallMediaInfoListInput> =
  /* @__PURE__ */ sequenceOf("CallMediaInfoList", () =>
    sequence(
      "",
      () => [
        ["mediaServiceType", implicit(0, MediaServices.MediaServiceType)],
        ["mediaServiceVersion", implicit(1, INTEGER), OPTIONAL],
        ["mediaServiceInstance", implicit(2, MediaServices.MediaServiceInstanceID), OPTIONAL],
        ["mediaStreamID", implicit(3, MediaServices.MediaStreamID), OPTIONAL],
        ["connectionInformation", implicit(4, MediaServices.ConnectionInformation), OPTIONAL],
      ],
      { extensible: true },
    ),
  );

export type CallState = Choice<{
  compoundCallState: CompoundCallState;
  simpleCallState: SimpleCallState;
  unknown: null;
}>;
export const CallState: Type<CallState> = /* @__PURE__ */ choice("CallState", () => [
  ["compoundCallState", implicit(0, CompoundCallState)],
  ["simpleCallState", implicit(1, SimpleCallState)],
  ["unknown", implicit(2, NULL)],
]);

export type CompoundCallState = ConnectionStates.LocalConnectionState[];
export const CompoundCallState: Type<CompoundCallState> = /* @__PURE__ */ sequenceOf(
  "CompoundCallState",
  () => ConnectionStates.LocalConnectionState,
);

export const SimpleCallState = /* @__PURE__ */ enumerated("SimpleCallState", {
  callNull: 0,
  callPending: 1,
  callOriginated: 3,
  callDelivered: 35,
  callDeliveredHeld: 36,
  callReceived: 50,
  callEstablished: 51,
  callEstablishedHeld: 52,
  callReceivedOnHold: 66,
  callEstablishedOnHold: 67,
  callQueued: 83,
  callQueuedHeld: 84,
  callFailed: 99,
  callFailedHeld: 100,
  callBlocked: 96,
});
export type SimpleCallState = EnumeratedValue<typeof SimpleCallState>;
