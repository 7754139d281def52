// Generated from capability-exchange.asn1 by `npm run generate`. Do not edit.
//
// CSTA-capability-exchange: CSTA Phase III (ECMA-285, 4th edition).

import {
  BIT_STRING,
  BOOLEAN,
  INTEGER,
  OCTET_STRING,
  OPTIONAL,
  alias,
  bitString,
  enumerated,
  implicit,
  integer,
  sequence,
  sequenceOf,
  type BitString,
  type EnumeratedValue,
  type Type,
} from "../../codec/index.js";
import * as MediaServices from "./media-services.js";

export type ServiceCrossRefID = Uint8Array;
export const ServiceCrossRefID: Type<ServiceCrossRefID> = /* @__PURE__ */ alias(
  "ServiceCrossRefID",
  () => OCTET_STRING,
);

/** Its members are not known here: they are skipped. */
export type CallControlServList = Record<string, never>;
export const CallControlServList: Type<CallControlServList> = /* @__PURE__ */ sequence(
  "CallControlServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type CallControlEvtsList = Record<string, never>;
export const CallControlEvtsList: Type<CallControlEvtsList> = /* @__PURE__ */ sequence(
  "CallControlEvtsList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type CallAssociatedServList = Record<string, never>;
export const CallAssociatedServList: Type<CallAssociatedServList> = /* @__PURE__ */ sequence(
  "CallAssociatedServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type CallAssociatedEvtsList = Record<string, never>;
export const CallAssociatedEvtsList: Type<CallAssociatedEvtsList> = /* @__PURE__ */ sequence(
  "CallAssociatedEvtsList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type MediaServList = Record<string, never>;
export const MediaServList: Type<MediaServList> = /* @__PURE__ */ sequence(
  "MediaServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type MediaEvtsList = Record<string, never>;
export const MediaEvtsList: Type<MediaEvtsList> = /* @__PURE__ */ sequence(
  "MediaEvtsList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type RouteingServList = Record<string, never>;
export const RouteingServList: Type<RouteingServList> = /* @__PURE__ */ sequence(
  "RouteingServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type PhysDevServList = Record<string, never>;
export const PhysDevServList: Type<PhysDevServList> = /* @__PURE__ */ sequence(
  "PhysDevServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type PhysDevEvtsList = Record<string, never>;
export const PhysDevEvtsList: Type<PhysDevEvtsList> = /* @__PURE__ */ sequence(
  "PhysDevEvtsList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type LogicalServList = Record<string, never>;
export const LogicalServList: Type<LogicalServList> = /* @__PURE__ */ sequence(
  "LogicalServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type LogicalEvtsList = Record<string, never>;
export const LogicalEvtsList: Type<LogicalEvtsList> = /* @__PURE__ */ sequence(
  "LogicalEvtsList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type DeviceMaintEvtsList = Record<string, never>;
export const DeviceMaintEvtsList: Type<DeviceMaintEvtsList> = /* @__PURE__ */ sequence(
  "DeviceMaintEvtsList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type IOServicesServList = Record<string, never>;
export const IOServicesServList: Type<IOServicesServList> = /* @__PURE__ */ sequence(
  "IOServicesServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type DataCollectionServList = Record<string, never>;
export const DataCollectionServList: Type<DataCollectionServList> = /* @__PURE__ */ sequence(
  "DataCollectionServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type VoiceUnitServList = Record<string, never>;
export const VoiceUnitServList: Type<VoiceUnitServList> = /* @__PURE__ */ sequence(
  "VoiceUnitServList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type VoiceUnitEvtsList = Record<string, never>;
export const VoiceUnitEvtsList: Type<VoiceUnitEvtsList> = /* @__PURE__ */ sequence(
  "VoiceUnitEvtsList",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type CDRServList = Record<string, never>;
export const CDRServList: Type<CDRServList> = /* @__PURE__ */ sequence("CDRServList", () => [], {
  extensible: true,
});

export interface LogDevServList {
  callControlServList?: CallControlServList;
  callAssociatedServList?: CallAssociatedServList;
  logicalServList?: LogicalServList;
  mediaServList?: MediaServList;
  iOServicesServList?: IOServicesServList;
  dataCollectionServList?: DataCollectionServList;
  voiceUnitServList?: VoiceUnitServList;
  locationServicesServList?: LocationServicesServList;
}
export const LogDevServList: Type<LogDevServList> = /* @__PURE__ */ sequence(
  "LogDevServList",
  () => [
    ["callControlServList", implicit(0, CallControlServList), OPTIONAL],
    ["callAssociatedServList", implicit(1, CallAssociatedServList), OPTIONAL],
    ["logicalServList", implicit(2, LogicalServList), OPTIONAL],
    ["mediaServList", implicit(3, MediaServList), OPTIONAL],
    ["iOServicesServList", implicit(4, IOServicesServList), OPTIONAL],
    ["dataCollectionServList", implicit(5, DataCollectionServList), OPTIONAL],
    ["voiceUnitServList", implicit(6, VoiceUnitServList), OPTIONAL],
    ["locationServicesServList", implicit(7, LocationServicesServList), OPTIONAL],
  ],
  { extensible: true },
);

export interface LogDevEvtsList {
  callControlEvtsList?: CallControlEvtsList;
  callAssociatedEvtsList?: CallAssociatedEvtsList;
  logicalEvtsList?: LogicalEvtsList;
  mediaEvtsList?: MediaEvtsList;
  voiceUnitEvtsList?: VoiceUnitEvtsList;
}
export const LogDevEvtsList: Type<LogDevEvtsList> = /* @__PURE__ */ sequence(
  "LogDevEvtsList",
  () => [
    ["callControlEvtsList", implicit(0, CallControlEvtsList), OPTIONAL],
    ["callAssociatedEvtsList", implicit(1, CallAssociatedEvtsList), OPTIONAL],
    ["logicalEvtsList", implicit(2, LogicalEvtsList), OPTIONAL],
    ["mediaEvtsList", implicit(3, MediaEvtsList), OPTIONAL],
    ["voiceUnitEvtsList", implicit(4, VoiceUnitEvtsList), OPTIONAL],
  ],
  { extensible: true },
);

export interface CapExchangeServList {
  getCSTAFeatures?: GetCSTAFeatures;
  getLogicalDeviceInformation?: GetLogicalDeviceInformation;
  getPhysicalDeviceInformation?: GetPhysicalDeviceInformation;
  getSwitchingFunctionCaps?: GetSwitchingFunctionCapabilities;
  getSwitchingFunctionDevices?: GetSwitchingFunctionDevices;
  switchingFunctionDevices?: SwitchingFunctionDevices;
}
export const CapExchangeServList: Type<CapExchangeServList> = /* @__PURE__ */ sequence(
  "CapExchangeServList",
  () => [
    ["getCSTAFeatures", implicit(5, GetCSTAFeatures), OPTIONAL],
    ["getLogicalDeviceInformation", implicit(0, GetLogicalDeviceInformation), OPTIONAL],
    ["getPhysicalDeviceInformation", implicit(1, GetPhysicalDeviceInformation), OPTIONAL],
    ["getSwitchingFunctionCaps", implicit(4, GetSwitchingFunctionCapabilities), OPTIONAL],
    ["getSwitchingFunctionDevices", implicit(2, GetSwitchingFunctionDevices), OPTIONAL],
    ["switchingFunctionDevices", implicit(3, SwitchingFunctionDevices), OPTIONAL],
  ],
  { extensible: true },
);

export type GetCSTAFeatures = BitString;
export const GetCSTAFeatures: Type<GetCSTAFeatures> = /* @__PURE__ */ alias("GetCSTAFeatures", () =>
  bitString({ names: { privateDataInReq: 0, privateDataInAck: 1 } }),
);

export type GetLogicalDeviceInformation = BitString;
export const GetLogicalDeviceInformation: Type<GetLogicalDeviceInformation> = /* @__PURE__ */ alias(
  "GetLogicalDeviceInformation",
  () =>
    bitString({
      names: {
        privateDataInReq: 0,
        namedDeviceTypeInAck: 1,
        shortFormDeviceIDInAck: 2,
        miscMonitorCapsInAck: 3,
        maxCallBacksInAck: 4,
        maxAutoAnswerRingsInAck: 5,
        maxActiveCallsInAck: 6,
        maxHeldCallsInAck: 7,
        maxFwdSettingsInAck: 8,
        maxDevicesInConfInAck: 9,
        transAndConfSetupParameter: 10,
        transAndConfSetupConsultationInAck: 11,
        transAndConfSetupHoldMakeInAck: 12,
        transAndConfSetupAlternateInAck: 13,
        transAndConfSetupTwoCallsHoldInAck: 14,
        transAndConfSetupTwoCallsConnectedInAck: 15,
        mediaClassSupportInAck: 16,
        connectionRateListInAck: 17,
        delayToleranceListInAck: 18,
        numberOfChannelsInAck: 19,
        maxChannelBindInAck: 20,
        privateDataInAck: 21,
      },
    }),
);

export type GetPhysicalDeviceInformation = BitString;
export const GetPhysicalDeviceInformation: Type<GetPhysicalDeviceInformation> =
  /* @__PURE__ */ alias("GetPhysicalDeviceInformation", () =>
    bitString({
      names: {
        privateDataInReq: 0,
        namedDeviceTypesInAck: 1,
        otherLogicalDeviceListInAck: 2,
        deviceModelNameInAck: 3,
        maxDisplaysInAck: 4,
        maxButtonsInAck: 5,
        maxLampsInAck: 6,
        maxRingPatternsInAck: 7,
        privateDataInAck: 8,
      },
    }),
  );

export type GetSwitchingFunctionDevices = BitString;
export const GetSwitchingFunctionDevices: Type<GetSwitchingFunctionDevices> = /* @__PURE__ */ alias(
  "GetSwitchingFunctionDevices",
  () =>
    bitString({
      names: {
        requestedDeviceID: 0,
        requestedDeviceCategoryACD: 1,
        requestedDeviceCategoryACDGroup: 2,
        requestedDeviceCategoryHuntGroup: 3,
        requestedDeviceCategoryPickGroup: 4,
        requestedDeviceCategoryUserGroup: 14,
        requestedDeviceCategoryOtherGroup: 5,
        requestedDeviceCategoryNetwInterface: 6,
        requestedDeviceCategoryPark: 7,
        requestedDeviceCategoryRouteingDevice: 8,
        requestedDeviceCategoryStation: 9,
        requestedDeviceCategoryVoiceUnit: 10,
        requestedDeviceCategoryGenericIV: 15,
        requestedDeviceCategoryListenerIV: 16,
        requestedDeviceCategoryVDTMFIV: 17,
        requestedDeviceCategoryPromptIV: 18,
        requestedDeviceCategoryPromptQueueIV: 19,
        requestedDeviceCategoryMessageIV: 20,
        requestedDeviceCategoryConference: 21,
        requestedDeviceCategoryOther: 11,
        privateData: 12,
        privateDataInAck: 13,
      },
    }),
);

export type GetSwitchingFunctionCapabilities = BitString;
export const GetSwitchingFunctionCapabilities: Type<GetSwitchingFunctionCapabilities> =
  /* @__PURE__ */ alias("GetSwitchingFunctionCapabilities", () =>
    bitString({
      names: {
        privateData: 0,
        mediaClassSupport: 1,
        numberOfChannels: 2,
        maxChannelBind: 3,
        miscMediaCallCharacteristics: 4,
        connectionRateList: 5,
        delayToleranceRateList: 6,
        pauseTime: 7,
        currentTime: 8,
        transAndConfSetupParameter: 9,
        transAndConfSetupConsultation: 10,
        transAndConfSetupHoldMake: 11,
        transAndConfSetupAlternate: 12,
        transAndConfSetupTwoCalls: 13,
        transAndConfSetupTwoCallsConnected: 14,
        miscMonitor: 15,
        correlatorDataSupported: 16,
        dynamicFeatureSupported: 17,
        callLinkageOptions: 18,
        acdModels: 19,
        agentLogOnModels: 20,
        agentStateModels: 21,
        privateDataVersionList: 22,
        simpleThreshold: 23,
        filterThreshold: 24,
        maxDeviceHistoryEntries: 25,
      },
    }),
  );

export type SwitchingFunctionDevices = BitString;
export const SwitchingFunctionDevices: Type<SwitchingFunctionDevices> = /* @__PURE__ */ alias(
  "SwitchingFunctionDevices",
  () =>
    bitString({
      names: {
        segmentID: 0,
        deviceListDeviceCategory: 1,
        deviceListNamedDeviceTypes: 2,
        deviceListDeviceAttributes: 3,
        deviceListDeviceModelName: 4,
        deviceListNidGroup: 6,
        privateData: 5,
      },
    }),
);

export interface SystemStatusServList {
  changeSystemStatusFilter?: ChangeSystemStatusFilter;
  systemRegister?: SystemRegister;
  systemStatusRegisterAbort?: SystemStatusRegisterAbort;
  systemStatusRegisterCancel?: SystemStatusRegisterCancel;
  requestSystemStatus?: RequestSystemStatus;
  systemStatus?: SystemStatus;
  swFunctionCapsChanged?: SwFunctionCapsChanged;
  swFunctionDevicesChanged?: SwFunctionDevicesChanged;
  getRegistrations?: GetRegistrations;
  registrationInfo?: RegistrationInfo;
}
export const SystemStatusServList: Type<SystemStatusServList> = /* @__PURE__ */ sequence(
  "SystemStatusServList",
  () => [
    ["changeSystemStatusFilter", implicit(0, ChangeSystemStatusFilter), OPTIONAL],
    ["systemRegister", implicit(1, SystemRegister), OPTIONAL],
    ["systemStatusRegisterAbort", implicit(2, SystemStatusRegisterAbort), OPTIONAL],
    ["systemStatusRegisterCancel", implicit(3, SystemStatusRegisterCancel), OPTIONAL],
    ["requestSystemStatus", implicit(4, RequestSystemStatus), OPTIONAL],
    ["systemStatus", implicit(5, SystemStatus), OPTIONAL],
    ["swFunctionCapsChanged", implicit(6, SwFunctionCapsChanged), OPTIONAL],
    ["swFunctionDevicesChanged", implicit(7, SwFunctionDevicesChanged), OPTIONAL],
    ["getRegistrations", implicit(8, GetRegistrations), OPTIONAL],
    ["registrationInfo", implicit(9, RegistrationInfo), OPTIONAL],
  ],
  { extensible: true },
);

export type ChangeSystemStatusFilter = BitString;
export const ChangeSystemStatusFilter: Type<ChangeSystemStatusFilter> = /* @__PURE__ */ alias(
  "ChangeSystemStatusFilter",
  () =>
    bitString({
      names: {
        requestedStatusFilterInitializing: 0,
        requestedStatusFilterEnabled: 1,
        requestedStatusFilterNormal: 2,
        requestedStatusFilterMessageLost: 3,
        requestedStatusFilterDisabled: 4,
        requestedStatusFilterPartiallyDisabled: 5,
        requestedStatusFilterOverloadImminent: 6,
        requestedStatusFilterOverloadReached: 7,
        requestedStatusFilterOverloadRelieved: 8,
        privateData: 9,
        privateDataInAck: 10,
      },
    }),
);

export type SystemRegister = BitString;
export const SystemRegister: Type<SystemRegister> = /* @__PURE__ */ alias("SystemRegister", () =>
  bitString({
    names: {
      requestTypesSystemStatus: 0,
      requestTypesRequestSystemStatus: 1,
      requestTypesSwitchingFunctionCapsChanged: 2,
      requestTypesSwitchingFuncionDevicesChanged: 3,
      statusFilterInitializing: 4,
      statusFilterEnabled: 5,
      statusFilterNormal: 6,
      statusFilterMessageLost: 7,
      statusFilterDisabled: 8,
      statusFilterPartiallyDisabled: 9,
      statusFilterOverloadImminent: 10,
      statusFilterOverloadReached: 11,
      statusFilterOverloadRelieved: 12,
      privateDataOctetString: 13,
      privateData: 14,
      privateDataOctetStringInAck: 15,
      privateDataInAck: 16,
    },
  }),
);

export type SystemStatusRegisterCancel = BitString;
export const SystemStatusRegisterCancel: Type<SystemStatusRegisterCancel> = /* @__PURE__ */ alias(
  "SystemStatusRegisterCancel",
  () => bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type SystemStatusRegisterAbort = BitString;
export const SystemStatusRegisterAbort: Type<SystemStatusRegisterAbort> = /* @__PURE__ */ alias(
  "SystemStatusRegisterAbort",
  () => bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type RequestSystemStatus = BitString;
export const RequestSystemStatus: Type<RequestSystemStatus> = /* @__PURE__ */ alias(
  "RequestSystemStatus",
  () =>
    bitString({
      names: {
        privateDataInReq: 0,
        systemStatusInitializing: 1,
        systemStatusEnabled: 2,
        systemStatusNormal: 3,
        systemStatusMessageLost: 4,
        systemStatusDisabled: 5,
        systemStatusPartiallyDisabled: 6,
        systemStatusOverloadImminent: 7,
        systemStatusOverloadReached: 8,
        systemStatusOverloadRelieved: 9,
        privateDataInAck: 10,
        switchingFunctionSupportsSending: 11,
        switchingFunctionSupportsReceiving: 12,
      },
    }),
);

export type SystemStatus = BitString;
export const SystemStatus: Type<SystemStatus> = /* @__PURE__ */ alias("SystemStatus", () =>
  bitString({
    names: {
      systemStatusInitializing: 0,
      systemStatusEnabled: 1,
      systemStatusNormal: 2,
      systemStatusMessageLost: 3,
      systemStatusDisabled: 4,
      systemStatusPartiallyDisabled: 5,
      systemStatusOverloadImminent: 6,
      systemStatusOverloadReached: 7,
      systemStatusOverloadRelieved: 8,
      privateData: 9,
      privateDataInAck: 10,
      switchingFunctionSupportsSending: 11,
      switchingFunctionSupportsReceiving: 12,
    },
  }),
);

export type SwFunctionCapsChanged = BitString;
export const SwFunctionCapsChanged: Type<SwFunctionCapsChanged> = /* @__PURE__ */ alias(
  "SwFunctionCapsChanged",
  () => bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type SwFunctionDevicesChanged = BitString;
export const SwFunctionDevicesChanged: Type<SwFunctionDevicesChanged> = /* @__PURE__ */ alias(
  "SwFunctionDevicesChanged",
  () => bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type GetRegistrations = BitString;
export const GetRegistrations: Type<GetRegistrations> = /* @__PURE__ */ alias(
  "GetRegistrations",
  () =>
    bitString({
      names: {
        requestedReqTypes: 0,
        privateData: 1,
        privateDataInAck: 2,
        segmentedResponseProvided: 3,
      },
    }),
);

export type RegistrationInfo = BitString;
export const RegistrationInfo: Type<RegistrationInfo> = /* @__PURE__ */ alias(
  "RegistrationInfo",
  () => bitString({ names: { segmentID: 0, privateData: 1 } }),
);

export interface MonitoringServList {
  changeMonitorFilter?: ChangeMonitorFilter;
  monitorStart?: MonitorStart;
  monitorStop?: MonitorStop;
  getMonitors?: GetMonitors;
  monitorInfo?: MonitorInfo;
}
export const MonitoringServList: Type<MonitoringServList> = /* @__PURE__ */ sequence(
  "MonitoringServList",
  () => [
    ["changeMonitorFilter", implicit(0, ChangeMonitorFilter), OPTIONAL],
    ["monitorStart", implicit(1, MonitorStart), OPTIONAL],
    ["monitorStop", implicit(2, MonitorStop), OPTIONAL],
    ["getMonitors", implicit(3, GetMonitors), OPTIONAL],
    ["monitorInfo", implicit(4, MonitorInfo), OPTIONAL],
  ],
  { extensible: true },
);

export type ChangeMonitorFilter = BitString;
export const ChangeMonitorFilter: Type<ChangeMonitorFilter> = /* @__PURE__ */ alias(
  "ChangeMonitorFilter",
  () => bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type MonitorStart = BitString;
export const MonitorStart: Type<MonitorStart> = /* @__PURE__ */ alias("MonitorStart", () =>
  bitString({
    names: {
      monitorObjectDevice: 0,
      monitorObjectCall: 1,
      requestedMonitorFilter: 2,
      monitorTypeCall: 3,
      monitorTypeDevice: 4,
      monitorMediaClassParameter: 5,
      monitorMediaClassAudio: 6,
      monitorMediaClassData: 7,
      monitorMediaClassImage: 8,
      monitorMediaClassVoice: 9,
      monitorMediaClassChat: 15,
      monitorMediaClassEmail: 16,
      monitorMediaClassMessage: 17,
      monitorMediaClassIM: 18,
      monitorMediaClassSMS: 19,
      monitorMediaClassMMS: 20,
      monitorExistingCallsInAck: 10,
      privateDataInAck: 11,
      callIDOnly: 12,
      swDomainDefaultForMonitorTypeIsDevice: 13,
      acceptsMonitorStartWhileOOS: 14,
    },
  }),
);

export type MonitorStop = BitString;
export const MonitorStop: Type<MonitorStop> = /* @__PURE__ */ alias("MonitorStop", () =>
  bitString({
    names: {
      privateData: 0,
      privateDataInAck: 1,
      switchingFunctionSupportsSending: 2,
      switchingFunctionSupportsReceiving: 3,
    },
  }),
);

export type GetMonitors = BitString;
export const GetMonitors: Type<GetMonitors> = /* @__PURE__ */ alias("GetMonitors", () =>
  bitString({ names: { privateData: 0, privateDataInAck: 1, segmentedResponseProvided: 2 } }),
);

export type MonitorInfo = BitString;
export const MonitorInfo: Type<MonitorInfo> = /* @__PURE__ */ alias("MonitorInfo", () =>
  bitString({ names: { segmentID: 0, privateData: 1 } }),
);

export interface SnapshotServList {
  snapshotCall: SnapshotCall;
  snapshotDevice: SnapshotDevice;
  snapshotCallData: SnapshotCallData;
  snapshotDeviceData: SnapshotDeviceData;
}
export const SnapshotServList: Type<SnapshotServList> = /* @__PURE__ */ sequence(
  "SnapshotServList",
  () => [
    ["snapshotCall", implicit(0, SnapshotCall)],
    ["snapshotDevice", implicit(1, SnapshotDevice)],
    ["snapshotCallData", implicit(2, SnapshotCallData)],
    ["snapshotDeviceData", implicit(3, SnapshotDeviceData)],
  ],
  { extensible: true },
);

export type SnapshotCall = BitString;
export const SnapshotCall: Type<SnapshotCall> = /* @__PURE__ */ alias("SnapshotCall", () =>
  bitString({
    names: {
      privateData: 0,
      locaConnectionStateInAck: 1,
      mediaServiceInfoListInAck: 2,
      mediaServiceVersionInAck: 3,
      mediaServiceInstanceInAck: 4,
      mediaStreamID: 5,
      connectionInformation: 6,
      mediaCallCharacteristicsInAck: 7,
      callCharacteristicsInAck: 8,
      callingDeviceInAck: 9,
      calledDeviceInAck: 10,
      subjectOfCallInAck: 14,
      messageInfoInAck: 15,
      languagePreferencesInAck: 16,
      deviceHistoryInAck: 17,
      privateDataInAck: 11,
      callIDOnly: 12,
      reportsWithSnapsCallData: 13,
      locationInfoList: 18,
    },
  }),
);

export type SnapshotDevice = BitString;
export const SnapshotDevice: Type<SnapshotDevice> = /* @__PURE__ */ alias("SnapshotDevice", () =>
  bitString({
    names: {
      privateData: 0,
      localCallStateCompoundCallState: 1,
      localCallStateSimpleCallState: 2,
      localCallStateUnknown: 3,
      mediaServiceInfoListInAck: 4,
      mediaServiceVersionInAck: 5,
      mediaServiceInstanceInAck: 6,
      mediaStreamID: 7,
      connectionInformation: 8,
      mediaCallCharacteristicsInAck: 9,
      privateDataInAck: 10,
      reportsWithSnapsDeviceData: 11,
    },
  }),
);

/** Its members are not known here: they are skipped. */
export type SnapshotCallData = Record<string, never>;
export const SnapshotCallData: Type<SnapshotCallData> = /* @__PURE__ */ sequence(
  "SnapshotCallData",
  () => [],
  { extensible: true },
);

/** Its members are not known here: they are skipped. */
export type SnapshotDeviceData = Record<string, never>;
export const SnapshotDeviceData: Type<SnapshotDeviceData> = /* @__PURE__ */ sequence(
  "SnapshotDeviceData",
  () => [],
  { extensible: true },
);

export interface VendorSpecificServList {
  escapeRegister?: EscapeRegister;
  escapeRegisterCancel?: EscapeRegisterCancel;
  escapeRegisterAbort?: EscapeRegisterAbort;
  escape?: Escape;
  privateDataVersionSelection?: PrivateDataVersionSelection;
}
export const VendorSpecificServList: Type<VendorSpecificServList> = /* @__PURE__ */ sequence(
  "VendorSpecificServList",
  () => [
    ["escapeRegister", implicit(0, EscapeRegister), OPTIONAL],
    ["escapeRegisterCancel", implicit(1, EscapeRegisterCancel), OPTIONAL],
    ["escapeRegisterAbort", implicit(2, EscapeRegisterAbort), OPTIONAL],
    ["escape", implicit(3, Escape), OPTIONAL],
    ["privateDataVersionSelection", implicit(4, PrivateDataVersionSelection), OPTIONAL],
  ],
  { extensible: true },
);

export type EscapeRegister = BitString;
export const EscapeRegister: Type<EscapeRegister> = /* @__PURE__ */ alias("EscapeRegister", () =>
  bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type EscapeRegisterCancel = BitString;
export const EscapeRegisterCancel: Type<EscapeRegisterCancel> = /* @__PURE__ */ alias(
  "EscapeRegisterCancel",
  () => bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type EscapeRegisterAbort = BitString;
export const EscapeRegisterAbort: Type<EscapeRegisterAbort> = /* @__PURE__ */ alias(
  "EscapeRegisterAbort",
  () => bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type Escape = BitString;
export const Escape: Type<Escape> = /* @__PURE__ */ alias("Escape", () =>
  bitString({
    names: { privateDataInAck: 0, swFunctionSupportsSending: 1, swFunctionSupportsReceiving: 2 },
  }),
);

export type PrivateDataVersionSelection = BitString;
export const PrivateDataVersionSelection: Type<PrivateDataVersionSelection> = /* @__PURE__ */ alias(
  "PrivateDataVersionSelection",
  () => bitString({ names: { privateDataInAck: 0 } }),
);

export interface VendorSpecificEvtsList {
  privateEvent?: PrivateEvent;
}
export const VendorSpecificEvtsList: Type<VendorSpecificEvtsList> = /* @__PURE__ */ sequence(
  "VendorSpecificEvtsList",
  () => [["privateEvent", implicit(0, PrivateEvent), OPTIONAL]],
  { extensible: true },
);

export type PrivateEvent = BitString;
export const PrivateEvent: Type<PrivateEvent> = /* @__PURE__ */ alias(
  "PrivateEvent",
  () => BIT_STRING,
);

export interface LocationServicesServList {
  getLocationInformation?: GetLocationInformation;
  setLocationInformation?: SetLocationInformation;
  locationTrackingSessionResumed?: LocationTrackingSessionResumed;
  locationTrackingSessionSuspended?: LocationTrackingSessionSuspended;
  resumeLocationTrackingSession?: ResumeLocationTrackingSession;
  locationInformationReport?: LocationInformationReport;
  startLocationTrackingSession?: StartLocationTrackingSession;
  stopLocationTrackingSession?: StopLocationTrackingSession;
  suspendLocationTrackingSession?: SuspendLocationTrackingSession;
  getLocationTrackingCapabilities?: GetLocationTrackingCapabilities;
  getLocationTrackingSessions?: GetLocationTrackingSessions;
  locationSessionInfo?: LocationSessionInfo;
}
export const LocationServicesServList: Type<LocationServicesServList> = /* @__PURE__ */ sequence(
  "LocationServicesServList",
  () => [
    ["getLocationInformation", implicit(0, GetLocationInformation), OPTIONAL],
    ["setLocationInformation", implicit(1, SetLocationInformation), OPTIONAL],
    ["locationTrackingSessionResumed", implicit(2, LocationTrackingSessionResumed), OPTIONAL],
    ["locationTrackingSessionSuspended", implicit(3, LocationTrackingSessionSuspended), OPTIONAL],
    ["resumeLocationTrackingSession", implicit(4, ResumeLocationTrackingSession), OPTIONAL],
    ["locationInformationReport", implicit(5, LocationInformationReport), OPTIONAL],
    ["startLocationTrackingSession", implicit(6, StartLocationTrackingSession), OPTIONAL],
    ["stopLocationTrackingSession", implicit(7, StopLocationTrackingSession), OPTIONAL],
    ["suspendLocationTrackingSession", implicit(8, SuspendLocationTrackingSession), OPTIONAL],
    ["getLocationTrackingCapabilities", implicit(9, GetLocationTrackingCapabilities), OPTIONAL],
    ["getLocationTrackingSessions", implicit(10, GetLocationTrackingSessions), OPTIONAL],
    ["locationSessionInfo", implicit(11, LocationSessionInfo), OPTIONAL],
  ],
  { extensible: true },
);

export type GetLocationInformation = BitString;
export const GetLocationInformation: Type<GetLocationInformation> = /* @__PURE__ */ alias(
  "GetLocationInformation",
  () => bitString({ names: { privateData: 0, locationInfoInAck: 1, privateDataInAck: 2 } }),
);

export type SetLocationInformation = BitString;
export const SetLocationInformation: Type<SetLocationInformation> = /* @__PURE__ */ alias(
  "SetLocationInformation",
  () =>
    bitString({ names: { locationInfo: 0, replaceMode: 1, privateData: 2, privateDataInAck: 3 } }),
);

export type LocationTrackingSessionResumed = BitString;
export const LocationTrackingSessionResumed: Type<LocationTrackingSessionResumed> =
  /* @__PURE__ */ alias("LocationTrackingSessionResumed", () =>
    bitString({ names: { locReason: 0, privateData: 1, privateDataInAck: 2 } }),
  );

export type LocationTrackingSessionSuspended = BitString;
export const LocationTrackingSessionSuspended: Type<LocationTrackingSessionSuspended> =
  /* @__PURE__ */ alias("LocationTrackingSessionSuspended", () =>
    bitString({
      names: { locReason: 0, locationInfoList: 1, privateData: 2, privateDataInAck: 3 },
    }),
  );

export type ResumeLocationTrackingSession = BitString;
export const ResumeLocationTrackingSession: Type<ResumeLocationTrackingSession> =
  /* @__PURE__ */ alias("ResumeLocationTrackingSession", () =>
    bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
  );

export type LocationInformationReport = BitString;
export const LocationInformationReport: Type<LocationInformationReport> = /* @__PURE__ */ alias(
  "LocationInformationReport",
  () => bitString({ names: { locationInfoList: 0, privateData: 1, privateDataInAck: 2 } }),
);

export type StartLocationTrackingSession = BitString;
export const StartLocationTrackingSession: Type<StartLocationTrackingSession> =
  /* @__PURE__ */ alias("StartLocationTrackingSession", () =>
    bitString({
      names: {
        collectionType: 0,
        collectionInterval: 1,
        maxCollections: 2,
        collectionFilter: 3,
        reportingType: 4,
        reportingCount: 5,
        privateData: 6,
        piDFProfileOption1inAck: 7,
        piDFProfileOption2inAck: 8,
        privateDataInAck: 9,
      },
    }),
  );

export type StopLocationTrackingSession = BitString;
export const StopLocationTrackingSession: Type<StopLocationTrackingSession> = /* @__PURE__ */ alias(
  "StopLocationTrackingSession",
  () => bitString({ names: { reason: 0, privateData: 1, privateDataInAck: 2 } }),
);

export type SuspendLocationTrackingSession = BitString;
export const SuspendLocationTrackingSession: Type<SuspendLocationTrackingSession> =
  /* @__PURE__ */ alias("SuspendLocationTrackingSession", () =>
    bitString({ names: { reason: 0, privateData: 1, privateDataInAck: 2 } }),
  );

export type GetLocationTrackingCapabilities = BitString;
export const GetLocationTrackingCapabilities: Type<GetLocationTrackingCapabilities> =
  /* @__PURE__ */ alias("GetLocationTrackingCapabilities", () =>
    bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
  );

export type GetLocationTrackingSessions = BitString;
export const GetLocationTrackingSessions: Type<GetLocationTrackingSessions> = /* @__PURE__ */ alias(
  "GetLocationTrackingSessions",
  () => bitString({ names: { privateData: 0, privateDataInAck: 1 } }),
);

export type LocationSessionInfo = BitString;
export const LocationSessionInfo: Type<LocationSessionInfo> = /* @__PURE__ */ alias(
  "LocationSessionInfo",
  () => bitString({ names: { segmentID: 0, privateData: 1 } }),
);

export type DeviceIDFormat = BitString;
export const DeviceIDFormat: Type<DeviceIDFormat> = /* @__PURE__ */ alias("DeviceIDFormat", () =>
  bitString({
    names: {
      dialableDigitsAsterix: 0,
      dialableDigitsHash: 1,
      dialableDigitsABCD: 2,
      dialableDigitsExclamation: 3,
      dialableDigitsP: 4,
      dialableDigitsT: 5,
      dialableDigitsComma: 6,
      dialableDigitsW: 7,
      dialableDigitsAt: 8,
      dialableDigitsDollar: 9,
      dialableDigitsSemicolon: 10,
      sFReprExclamation: 11,
      sFReprEt: 12,
      sFReprSlash: 13,
      sFReprPercent: 14,
      sFReprNM: 15,
      sFReprGeneric: 16,
      sFReprImplicitTON: 17,
      sFReprPubTONUnkown: 18,
      sFReprPubTONInternal: 19,
      sFReprPubTONNational: 20,
      sFReprPubTONSubscriber: 21,
      sFReprPubTONAbbreviated: 22,
      sFReprPriTONUnknown: 23,
      sFReprPriTONLevel3: 24,
      sFReprPriTONLevel2: 25,
      sFReprPriTONLevel1: 26,
      sFReprPriTONLocal: 27,
      sFReprPriTONAbbreviated: 28,
      sFReprOther: 29,
      sFRResourceID: 31,
      privateNumber: 32,
      privateName: 33,
      deviceNumber: 30,
    },
  }),
);

export type SwDomainFeatures = BitString;
export const SwDomainFeatures: Type<SwDomainFeatures> = /* @__PURE__ */ alias(
  "SwDomainFeatures",
  () =>
    bitString({
      names: {
        isForwardingBefore: 0,
        isForwardingAfter: 1,
        swFunctionDefaultSettings: 2,
        userSpecific: 3,
        userSpecificDefaultFowardingType: 4,
        userSpecificDefaultForwardDestination: 5,
        negativeAcknowledgment: 6,
        supportFailedWithAssConn: 7,
        supportFailedWithoutAssConn: 8,
        supportFailedWithAssConnNotReportet: 9,
        recall: 10,
        callBack: 11,
        extCallsIncoming: 12,
        extCallsOutgoing: 13,
        prompting: 14,
      },
    }),
);

export type SwAppearanceAddressability = BitString;
export const SwAppearanceAddressability: Type<SwAppearanceAddressability> = /* @__PURE__ */ alias(
  "SwAppearanceAddressability",
  () => bitString({ names: { nonAddressable: 0, addressable: 1 } }),
);

export type SwAppearanceTypes = BitString;
export const SwAppearanceTypes: Type<SwAppearanceTypes> = /* @__PURE__ */ alias(
  "SwAppearanceTypes",
  () =>
    bitString({
      names: {
        selectedStandard: 0,
        basicStandard: 1,
        basicBridged: 2,
        exclusiveBridged: 3,
        independentSharedBridged: 4,
        interDependentSharedBridged: 5,
      },
    }),
);

export const IgnoreUnsupportedParameters = /* @__PURE__ */ enumerated(
  "IgnoreUnsupportedParameters",
  {
    ignoreParameters: 0,
    rejectMessage: 1,
  },
);
export type IgnoreUnsupportedParameters = EnumeratedValue<typeof IgnoreUnsupportedParameters>;

export type PauseTime = number;
export const PauseTime: Type<PauseTime> = /* @__PURE__ */ alias("PauseTime", () =>
  integer({ constraint: { value: [{ min: 1, max: 2000 }] } }),
);

export type TimeStampMode = BitString;
export const TimeStampMode: Type<TimeStampMode> = /* @__PURE__ */ alias("TimeStampMode", () =>
  bitString({ names: { allEvents: 0, allAcks: 1, allServReqs: 2 } }),
);

export type MiscMonitorCaps = BitString;
export const MiscMonitorCaps: Type<MiscMonitorCaps> = /* @__PURE__ */ alias("MiscMonitorCaps", () =>
  bitString({
    names: {
      groupInclusivModel: 0,
      groupExclusiveModel: 1,
      monitorPhysicalElement: 2,
      acdDeviceInclusiv: 3,
      acdDeviceExclusiv: 4,
    },
  }),
);

export interface MaxLengthParameters {
  accountInfo: number;
  authCode: number;
  agentID: number;
  agentPassword: number;
  callIDInConnectionID: number;
  correlatorData: number;
  privateData: number;
  deviceIdentifiers: number;
  userData: number;
  buttonLabel: number;
  lampLabel: number;
  charactersToSend: number;
}
export const MaxLengthParameters: Type<MaxLengthParameters> = /* @__PURE__ */ sequence(
  "MaxLengthParameters",
  () => [
    ["accountInfo", integer({ constraint: { value: [{ min: 0, max: 32 }] } })],
    ["authCode", integer({ constraint: { value: [{ min: 0, max: 32 }] } })],
    ["agentID", integer({ constraint: { value: [{ min: 0, max: 32 }] } })],
    ["agentPassword", integer({ constraint: { value: [{ min: 0, max: 32 }] } })],
    ["callIDInConnectionID", integer({ constraint: { value: [{ min: 0, max: 8 }] } })],
    ["correlatorData", integer({ constraint: { value: [{ min: 0, max: 32 }] } })],
    ["privateData", INTEGER],
    ["deviceIdentifiers", integer({ constraint: { value: [{ min: 0, max: 128 }] } })],
    ["userData", integer({ constraint: { value: [{ min: 0, max: 256 }] } })],
    ["buttonLabel", integer({ constraint: { value: [{ min: 0, max: 64 }] } })],
    ["lampLabel", integer({ constraint: { value: [{ min: 0, max: 64 }] } })],
    ["charactersToSend", integer({ constraint: { value: [{ min: 0, max: 64 }] } })],
  ],
  { extensible: true },
);

export interface MaxLengthParametersContinued {
  monitorCrossRefID: number;
  callQualifyingData: number;
  subDomainCallLinkageData: number;
  subDomainThreadID: number;
  ioData: number;
  messageInfo: number;
}
export const MaxLengthParametersContinued: Type<MaxLengthParametersContinued> =
  /* @__PURE__ */ sequence(
    "MaxLengthParametersContinued",
    () => [
      ["monitorCrossRefID", INTEGER],
      ["callQualifyingData", INTEGER],
      ["subDomainCallLinkageData", INTEGER],
      ["subDomainThreadID", INTEGER],
      ["ioData", INTEGER],
      ["messageInfo", INTEGER],
    ],
    { extensible: true },
  );

export interface FilterThreshold {
  getLogicalDeviceInformation: number;
  getPhysicalDeviceInformation: number;
  getSwitchingFunctionCaps: number;
  getSwitchingFunctionDevices: number;
  switchingFunctionDevices: number;
  changeSystemStatusFilter: number;
  systemStatusRegister: number;
  systemStatusRegisterAbort: number;
  systemStatusRegisterCancel: number;
  requestSystemStatus: number;
  systemStatus: number;
  switchingFunctionCapsChanged: number;
  switchingFunctionDevsChanged: number;
  changeMonitorFilter: number;
  monitorStart: number;
  monitorStop: number;
  snapshotCall: number;
  snapshotDevice: number;
  snapshotCallData: number;
  snapshotDeviceData: number;
  acceptCall: number;
  alternateCall: number;
  answerCall: number;
  callBackCallRelated: number;
  callBackMessageCallRelated: number;
  campOnCall: number;
  clearCall: number;
  clearConnection: number;
  conferenceCall: number;
  consultationCall: number;
  deflectCall: number;
  dialDigits: number;
  directedPickupCall: number;
  groupPickupCall: number;
  holdCall: number;
  intrudeCall: number;
  joinCall: number;
  makeCall: number;
  makePredictiveCall: number;
  parkCall: number;
  reconnectCall: number;
  retrieveCall: number;
  singleStepConferenceCall: number;
  singleStepTransferCall: number;
  transferCall: number;
  associateData: number;
  cancelTelephonyTone: number;
  generateDigits: number;
  generateTelephonyTone: number;
  sendUserInformation: number;
  startDTMFDigitsCollection: number;
  startTelephonyTonesCollection: number;
  stopDTMFDigitsCollection: number;
  stopTelephonyTonesCollection: number;
  attachMediaService: number;
  detachMediaService: number;
  routeRegister: number;
  routeRegisterAbort: number;
  routeRegisterCancel: number;
  reRoute: number;
  routeEnd: number;
  routeReject: number;
  routeRequest: number;
  routeSelect: number;
  routeUsed: number;
  buttonPress: number;
  getAuditoryApparatusInfo: number;
  getButtonInformation: number;
  getDisplay: number;
  getHookswitchStatus: number;
  getLampInformation: number;
  getLampMode: number;
  getMicrophoneGain: number;
  getMicrophoneMute: number;
  getMessageWaitingIndicator: number;
  getRingerStatus: number;
  getSpeakerMute: number;
  getSpeakerVolume: number;
  setButtonInformation: number;
  setDisplay: number;
  setHookswitchStatus: number;
  setLampMode: number;
  setMsgWaitingIndicator: number;
  setMicrophoneGain: number;
  setMicrophoneMute: number;
  setRingerStatus: number;
  setSpeakerMute: number;
  setSpeakerVolume: number;
  callBackMessageNonCallRelated: number;
  callBackNonCallRelated: number;
  cancelCallBack: number;
  cancelCallBackMessage: number;
  getAgentState: number;
  getAutoAnswer: number;
  getAutoWorkMode: number;
  getCallerIDStatus: number;
  getDoNotDisturb: number;
  getForwarding: number;
  getLastNumberDialed: number;
  getRouteingMode: number;
  setAgentState: number;
  setAutoAnswer: number;
  setAutoWorkMode: number;
  setCallerIDStatus: number;
  setDoNotDisturb: number;
  setForwarding: number;
  setRouteingMode: number;
  backInService: number;
  deviceCaosChanged: number;
  outOfService: number;
  partiallyInService: number;
  ioRegister: number;
  ioRegisterAbort: number;
  ioRegisterCancel: number;
  dataPathResumed: number;
  dataPathSuspended: number;
  fastData: number;
  resumeDataPath: number;
  sendBroadcastData: number;
  sendData: number;
  sendMulticastData: number;
  startDataPath: number;
  stopDataPath: number;
  suspendDataPath: number;
  concatenateMsg: number;
  deleteMsg: number;
  playMsg: number;
  queryVoiceAttribute: number;
  recordMsg: number;
  reposition: number;
  resume: number;
  review: number;
  setVoiceAttribute: number;
  stop: number;
  suspend: number;
  synthesizeMsg: number;
  cDRNotification: number;
  cDRReport: number;
  sendStoredCDRs: number;
  startCDRTransmission: number;
  stopCDRTransmission: number;
  escapeRegister: number;
  escapeRegisterAbort: number;
  escapeRegisterCancel: number;
  escape: number;
  privateDataVersion: number;
}
export const FilterThreshold: Type<FilterThreshold> = /* @__PURE__ */ sequence(
  "FilterThreshold",
  () => [
    ["getLogicalDeviceInformation", INTEGER],
    ["getPhysicalDeviceInformation", INTEGER],
    ["getSwitchingFunctionCaps", INTEGER],
    ["getSwitchingFunctionDevices", INTEGER],
    ["switchingFunctionDevices", INTEGER],
    ["changeSystemStatusFilter", INTEGER],
    ["systemStatusRegister", INTEGER],
    ["systemStatusRegisterAbort", INTEGER],
    ["systemStatusRegisterCancel", INTEGER],
    ["requestSystemStatus", INTEGER],
    ["systemStatus", INTEGER],
    ["switchingFunctionCapsChanged", INTEGER],
    ["switchingFunctionDevsChanged", INTEGER],
    ["changeMonitorFilter", INTEGER],
    ["monitorStart", INTEGER],
    ["monitorStop", INTEGER],
    ["snapshotCall", INTEGER],
    ["snapshotDevice", INTEGER],
    ["snapshotCallData", INTEGER],
    ["snapshotDeviceData", INTEGER],
    ["acceptCall", INTEGER],
    ["alternateCall", INTEGER],
    ["answerCall", INTEGER],
    ["callBackCallRelated", INTEGER],
    ["callBackMessageCallRelated", INTEGER],
    ["campOnCall", INTEGER],
    ["clearCall", INTEGER],
    ["clearConnection", INTEGER],
    ["conferenceCall", INTEGER],
    ["consultationCall", INTEGER],
    ["deflectCall", INTEGER],
    ["dialDigits", INTEGER],
    ["directedPickupCall", INTEGER],
    ["groupPickupCall", INTEGER],
    ["holdCall", INTEGER],
    ["intrudeCall", INTEGER],
    ["joinCall", INTEGER],
    ["makeCall", INTEGER],
    ["makePredictiveCall", INTEGER],
    ["parkCall", INTEGER],
    ["reconnectCall", INTEGER],
    ["retrieveCall", INTEGER],
    ["singleStepConferenceCall", INTEGER],
    ["singleStepTransferCall", INTEGER],
    ["transferCall", INTEGER],
    ["associateData", INTEGER],
    ["cancelTelephonyTone", INTEGER],
    ["generateDigits", INTEGER],
    ["generateTelephonyTone", INTEGER],
    ["sendUserInformation", INTEGER],
    ["startDTMFDigitsCollection", INTEGER],
    ["startTelephonyTonesCollection", INTEGER],
    ["stopDTMFDigitsCollection", INTEGER],
    ["stopTelephonyTonesCollection", INTEGER],
    ["attachMediaService", INTEGER],
    ["detachMediaService", INTEGER],
    ["routeRegister", INTEGER],
    ["routeRegisterAbort", INTEGER],
    ["routeRegisterCancel", INTEGER],
    ["reRoute", INTEGER],
    ["routeEnd", INTEGER],
    ["routeReject", INTEGER],
    ["routeRequest", INTEGER],
    ["routeSelect", INTEGER],
    ["routeUsed", INTEGER],
    ["buttonPress", INTEGER],
    ["getAuditoryApparatusInfo", INTEGER],
    ["getButtonInformation", INTEGER],
    ["getDisplay", INTEGER],
    ["getHookswitchStatus", INTEGER],
    ["getLampInformation", INTEGER],
    ["getLampMode", INTEGER],
    ["getMicrophoneGain", INTEGER],
    ["getMicrophoneMute", INTEGER],
    ["getMessageWaitingIndicator", INTEGER],
    ["getRingerStatus", INTEGER],
    ["getSpeakerMute", INTEGER],
    ["getSpeakerVolume", INTEGER],
    ["setButtonInformation", INTEGER],
    ["setDisplay", INTEGER],
    ["setHookswitchStatus", INTEGER],
    ["setLampMode", INTEGER],
    ["setMsgWaitingIndicator", INTEGER],
    ["setMicrophoneGain", INTEGER],
    ["setMicrophoneMute", INTEGER],
    ["setRingerStatus", INTEGER],
    ["setSpeakerMute", INTEGER],
    ["setSpeakerVolume", INTEGER],
    ["callBackMessageNonCallRelated", INTEGER],
    ["callBackNonCallRelated", INTEGER],
    ["cancelCallBack", INTEGER],
    ["cancelCallBackMessage", INTEGER],
    ["getAgentState", INTEGER],
    ["getAutoAnswer", INTEGER],
    ["getAutoWorkMode", INTEGER],
    ["getCallerIDStatus", INTEGER],
    ["getDoNotDisturb", INTEGER],
    ["getForwarding", INTEGER],
    ["getLastNumberDialed", INTEGER],
    ["getRouteingMode", INTEGER],
    ["setAgentState", INTEGER],
    ["setAutoAnswer", INTEGER],
    ["setAutoWorkMode", INTEGER],
    ["setCallerIDStatus", INTEGER],
    ["setDoNotDisturb", INTEGER],
    ["setForwarding", INTEGER],
    ["setRouteingMode", INTEGER],
    ["backInService", INTEGER],
    ["deviceCaosChanged", INTEGER],
    ["outOfService", INTEGER],
    ["partiallyInService", INTEGER],
    ["ioRegister", INTEGER],
    ["ioRegisterAbort", INTEGER],
    ["ioRegisterCancel", INTEGER],
    ["dataPathResumed", INTEGER],
    ["dataPathSuspended", INTEGER],
    ["fastData", INTEGER],
    ["resumeDataPath", INTEGER],
    ["sendBroadcastData", INTEGER],
    ["sendData", INTEGER],
    ["sendMulticastData", INTEGER],
    ["startDataPath", INTEGER],
    ["stopDataPath", INTEGER],
    ["suspendDataPath", INTEGER],
    ["concatenateMsg", INTEGER],
    ["deleteMsg", INTEGER],
    ["playMsg", INTEGER],
    ["queryVoiceAttribute", INTEGER],
    ["recordMsg", INTEGER],
    ["reposition", INTEGER],
    ["resume", INTEGER],
    ["review", INTEGER],
    ["setVoiceAttribute", INTEGER],
    ["stop", INTEGER],
    ["suspend", INTEGER],
    ["synthesizeMsg", INTEGER],
    ["cDRNotification", INTEGER],
    ["cDRReport", INTEGER],
    ["sendStoredCDRs", INTEGER],
    ["startCDRTransmission", INTEGER],
    ["stopCDRTransmission", INTEGER],
    ["escapeRegister", INTEGER],
    ["escapeRegisterAbort", INTEGER],
    ["escapeRegisterCancel", INTEGER],
    ["escape", INTEGER],
    ["privateDataVersion", INTEGER],
  ],
  { extensible: true },
);

export type MediaServiceCapsList = {
  mediaServiceType: MediaServices.MediaServiceType;
  mediaServiceVersion?: number;
  mediaServiceInstance?: MediaServices.MediaServiceInstanceID;
  connectionMode?: MediaServices.ConnectionModeBMap;
  mediaStreamIDSupported: boolean;
}[];
export const MediaServiceCapsList: Type<MediaServiceCapsList> = /* @__PURE__ */ sequenceOf(
  "MediaServiceCapsList",
  () =>
    sequence(
      "",
      () => [
        ["mediaServiceType", MediaServices.MediaServiceType],
        ["mediaServiceVersion", INTEGER, OPTIONAL],
        ["mediaServiceInstance", MediaServices.MediaServiceInstanceID, OPTIONAL],
        ["connectionMode", MediaServices.ConnectionModeBMap, OPTIONAL],
        ["mediaStreamIDSupported", BOOLEAN],
      ],
      { extensible: true },
    ),
);

export const DeviceCategory = /* @__PURE__ */ enumerated("DeviceCategory", {
  acd: 0,
  group: 1,
  networkInterface: 2,
  park: 3,
  routeingDevice: 4,
  station: 5,
  voiceUnit: 6,
  genericInteractiveVoice: 8,
  listenerInteractiveVoice: 9,
  dtmfInteractiveVoice: 10,
  promptInteractiveVoice: 11,
  promptQueueInteractiveVoice: 12,
  messageInteractiveVoice: 13,
  conference: 14,
  other: 7,
});
export type DeviceCategory = EnumeratedValue<typeof DeviceCategory>;

export type GroupDeviceAttributes = BitString;
export const GroupDeviceAttributes: Type<GroupDeviceAttributes> = /* @__PURE__ */ alias(
  "GroupDeviceAttributes",
  () => bitString({ names: { acd: 0, hunt: 1, pick: 2, user: 4, agent: 5, other: 3 } }),
);

export const NamedDeviceTypes = /* @__PURE__ */ enumerated("NamedDeviceTypes", {
  acd: 0,
  acdGroup: 1,
  button: 2,
  buttonGroup: 3,
  conferenceBridge: 4,
  line: 5,
  lineGroup: 6,
  operator: 7,
  operatorGroup: 8,
  parkingDevice: 9,
  station: 10,
  stationGroup: 11,
  trunk: 12,
  trunkGroup: 13,
  other: 14,
  otherGroup: 15,
});
export type NamedDeviceTypes = EnumeratedValue<typeof NamedDeviceTypes>;

export type ACDModels = BitString;
export const ACDModels: Type<ACDModels> = /* @__PURE__ */ alias("ACDModels", () =>
  bitString({ names: { visibleACDRelatedDevices: 0, nonVisibleACDRelatedDevices: 1 } }),
);

export type AgentLogOnModels = BitString;
export const AgentLogOnModels: Type<AgentLogOnModels> = /* @__PURE__ */ alias(
  "AgentLogOnModels",
  () =>
    bitString({
      names: {
        logOnToACDDevice: 0,
        logOnToACDGroupExplOneStep: 1,
        logOnToACDGroupExplTwoSteps: 2,
        logOnToACDImplOneStep: 3,
      },
    }),
);

export const AppearanceType = /* @__PURE__ */ enumerated("AppearanceType", {
  selectedStandard: 0,
  basicStandard: 1,
  basicBridged: 2,
  exclusiveBridged: 3,
  independentSharedBridged: 4,
  interdependentSharedBridged: 5,
});
export type AppearanceType = EnumeratedValue<typeof AppearanceType>;

export type TransAndConfSetup = BitString;
export const TransAndConfSetup: Type<TransAndConfSetup> = /* @__PURE__ */ alias(
  "TransAndConfSetup",
  () =>
    bitString({
      names: {
        consultationCall: 0,
        holdCallMakeCall: 1,
        alternateCall: 2,
        twoCallsInHold: 3,
        twoCallsInConnected: 4,
      },
    }),
);
