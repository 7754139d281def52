// Generated from get-switching-function-capabilities.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-switching-function-capabilities: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
  alias,
  bitString,
  choice,
  enumerated,
  implicit,
  integer,
  operation,
  sequence,
  sequenceOf,
  string,
  type BitString,
  type Choice,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallControl from "./call-control.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as DataCallTypes from "./data-call-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as Security from "./security.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 203. */
export const getSwitchingFunctionCapabilities: Operation<
  GetSwitchingFunctionCapsArgument,
  GetSwitchingFunctionCapsResult,
  ErrorDefinition.UniversalFailure,
  GetSwitchingFunctionCapsArgument,
  GetSwitchingFunctionCapsResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getSwitchingFunctionCapabilities", 203, () => ({
  argument: GetSwitchingFunctionCapsArgument,
  result: GetSwitchingFunctionCapsResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export type GetSwitchingFunctionCapsArgument = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const GetSwitchingFunctionCapsArgument: Type<GetSwitchingFunctionCapsArgument> =
  /* @__PURE__ */ choice("GetSwitchingFunctionCapsArgument", () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ]);

export interface GetSwitchingFunctionCapsResult {
  switchingSubDomainName: string;
  manufacturerName: string;
  profiles: Profiles;
  deviceIDFormat: CapabilityExchange.DeviceIDFormat;
  swDomainFeatures: CapabilityExchange.SwDomainFeatures;
  swAppearanceAddressability: CapabilityExchange.SwAppearanceAddressability;
  swAppearanceTypes: CapabilityExchange.SwAppearanceTypes;
  ignoreUnsupportedParameters: CapabilityExchange.IgnoreUnsupportedParameters;
  callCharacteristicsSupported?: CallControl.CallCharacteristics;
  mediaClassSupport?: StatusReporting.MonitorMediaClass;
  numberOfChannels?: DataCallTypes.NumberOfChannels;
  maxChannelBind?: DataCallTypes.MaxChannelBind;
  miscMediaCallCharacteristics?: MiscMediaCallCharacteristics;
  connectionRateList?: DataCallTypes.ConnectionRateList;
  delayToleranceList?: DataCallTypes.DelayToleranceList;
  pauseTime?: CapabilityExchange.PauseTime;
  currentTime?: Security.TimeInfo;
  messageSeqNumbers?: MessageSeqNumbers;
  timeStampMode?: CapabilityExchange.TimeStampMode;
  securityMode?: SecurityMode;
  securityFormat?: SecurityFormat;
  privateDataFormat?: SecurityFormat;
  transAndConfSetup?: CapabilityExchange.TransAndConfSetup;
  monitorFilterItems?: MonitorFilterItems;
  miscMonitorCaps?: CapabilityExchange.MiscMonitorCaps;
  correlatorDataSupported?: boolean;
  dynamicFeatureSupported?: DynamicFeatureSupported;
  callLinkageOptions?: CallLinkageOptions;
  aCDModels?: CapabilityExchange.ACDModels;
  agentLogOnModels?: AgentLogOnModels;
  agentStateModels?: AgentStateModels;
  connectionView: ConnectionView;
  maxLengthParameters: CapabilityExchange.MaxLengthParameters;
  maxLengthParametersContinued?: CapabilityExchange.MaxLengthParametersContinued;
  servEvtsList?: ServEvtsList;
  privateDataVersionList?: PrivateDataVersionList;
  systemStatusTimer?: number;
  simpleThreshold?: number;
  filterThreshold?: CapabilityExchange.FilterThreshold;
  mediaServiceCapsList?: CapabilityExchange.MediaServiceCapsList;
  maxDeviceHistoryLength?: number;
  maxDestinationDevicesForDeflect?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetSwitchingFunctionCapsResult} for encoding: members with a DEFAULT may be absent. */
export interface GetSwitchingFunctionCapsResultInput {
  switchingSubDomainName: string;
  manufacturerName: string;
  profiles: Profiles;
  deviceIDFormat: CapabilityExchange.DeviceIDFormat;
  swDomainFeatures: CapabilityExchange.SwDomainFeatures;
  swAppearanceAddressability: CapabilityExchange.SwAppearanceAddressability;
  swAppearanceTypes: CapabilityExchange.SwAppearanceTypes;
  ignoreUnsupportedParameters: CapabilityExchange.IgnoreUnsupportedParameters;
  callCharacteristicsSupported?: CallControl.CallCharacteristics;
  mediaClassSupport?: StatusReporting.MonitorMediaClass;
  numberOfChannels?: DataCallTypes.NumberOfChannels;
  maxChannelBind?: DataCallTypes.MaxChannelBind;
  miscMediaCallCharacteristics?: MiscMediaCallCharacteristics;
  connectionRateList?: DataCallTypes.ConnectionRateList;
  delayToleranceList?: DataCallTypes.DelayToleranceList;
  pauseTime?: CapabilityExchange.PauseTime;
  currentTime?: Security.TimeInfo;
  messageSeqNumbers?: MessageSeqNumbers;
  timeStampMode?: CapabilityExchange.TimeStampMode;
  securityMode?: SecurityMode;
  securityFormat?: SecurityFormat;
  privateDataFormat?: SecurityFormat;
  transAndConfSetup?: CapabilityExchange.TransAndConfSetup;
  monitorFilterItems?: MonitorFilterItemsInput;
  miscMonitorCaps?: CapabilityExchange.MiscMonitorCaps;
  correlatorDataSupported?: boolean;
  dynamicFeatureSupported?: DynamicFeatureSupported;
  callLinkageOptions?: CallLinkageOptions;
  aCDModels?: CapabilityExchange.ACDModels;
  agentLogOnModels?: AgentLogOnModels;
  agentStateModels?: AgentStateModels;
  connectionView: ConnectionView;
  maxLengthParameters: CapabilityExchange.MaxLengthParameters;
  maxLengthParametersContinued?: CapabilityExchange.MaxLengthParametersContinued;
  servEvtsList?: ServEvtsList;
  privateDataVersionList?: PrivateDataVersionList;
  systemStatusTimer?: number;
  simpleThreshold?: number;
  filterThreshold?: CapabilityExchange.FilterThreshold;
  mediaServiceCapsList?: CapabilityExchange.MediaServiceCapsList;
  maxDeviceHistoryLength?: number;
  maxDestinationDevicesForDeflect?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetSwitchingFunctionCapsResult: Type<
  GetSwitchingFunctionCapsResult,
  GetSwitchingFunctionCapsResultInput
> = /* @__PURE__ */ sequence(
  "GetSwitchingFunctionCapsResult",
  () => [
    ["switchingSubDomainName", string("IA5String", { size: [{ min: 0, max: 64 }] })],
    ["manufacturerName", string("IA5String", { size: [{ min: 0, max: 64 }] })],
    ["profiles", Profiles],
    ["deviceIDFormat", CapabilityExchange.DeviceIDFormat],
    ["swDomainFeatures", CapabilityExchange.SwDomainFeatures],
    ["swAppearanceAddressability", CapabilityExchange.SwAppearanceAddressability],
    ["swAppearanceTypes", CapabilityExchange.SwAppearanceTypes],
    ["ignoreUnsupportedParameters", CapabilityExchange.IgnoreUnsupportedParameters],
    ["callCharacteristicsSupported", implicit(0, CallControl.CallCharacteristics), OPTIONAL],
    ["mediaClassSupport", implicit(1, StatusReporting.MonitorMediaClass), OPTIONAL],
    ["numberOfChannels", implicit(2, DataCallTypes.NumberOfChannels), OPTIONAL],
    ["maxChannelBind", implicit(3, DataCallTypes.MaxChannelBind), OPTIONAL],
    ["miscMediaCallCharacteristics", implicit(4, MiscMediaCallCharacteristics), OPTIONAL],
    ["connectionRateList", implicit(5, DataCallTypes.ConnectionRateList), OPTIONAL],
    ["delayToleranceList", implicit(6, DataCallTypes.DelayToleranceList), OPTIONAL],
    ["pauseTime", implicit(7, CapabilityExchange.PauseTime), OPTIONAL],
    ["currentTime", implicit(8, Security.TimeInfo), OPTIONAL],
    ["messageSeqNumbers", implicit(9, MessageSeqNumbers), OPTIONAL],
    ["timeStampMode", implicit(10, CapabilityExchange.TimeStampMode), OPTIONAL],
    ["securityMode", implicit(11, SecurityMode), OPTIONAL],
    ["securityFormat", implicit(12, SecurityFormat), OPTIONAL],
    ["privateDataFormat", implicit(13, SecurityFormat), OPTIONAL],
    ["transAndConfSetup", implicit(14, CapabilityExchange.TransAndConfSetup), OPTIONAL],
    ["monitorFilterItems", implicit(15, MonitorFilterItems), OPTIONAL],
    ["miscMonitorCaps", implicit(16, CapabilityExchange.MiscMonitorCaps), OPTIONAL],
    ["correlatorDataSupported", implicit(17, BOOLEAN), OPTIONAL],
    ["dynamicFeatureSupported", implicit(18, DynamicFeatureSupported), OPTIONAL],
    ["callLinkageOptions", implicit(28, CallLinkageOptions), OPTIONAL],
    ["aCDModels", implicit(19, CapabilityExchange.ACDModels), OPTIONAL],
    ["agentLogOnModels", implicit(20, AgentLogOnModels), OPTIONAL],
    ["agentStateModels", implicit(21, AgentStateModels), OPTIONAL],
    ["connectionView", ConnectionView],
    ["maxLengthParameters", CapabilityExchange.MaxLengthParameters],
    [
      "maxLengthParametersContinued",
      implicit(28, CapabilityExchange.MaxLengthParametersContinued),
      OPTIONAL,
    ],
    ["servEvtsList", implicit(22, ServEvtsList), OPTIONAL],
    ["privateDataVersionList", implicit(23, PrivateDataVersionList), OPTIONAL],
    [
      "systemStatusTimer",
      implicit(24, integer({ constraint: { value: [{ min: 0, max: 180 }] } })),
      OPTIONAL,
    ],
    ["simpleThreshold", implicit(25, INTEGER), OPTIONAL],
    ["filterThreshold", implicit(26, CapabilityExchange.FilterThreshold), OPTIONAL],
    ["mediaServiceCapsList", implicit(27, CapabilityExchange.MediaServiceCapsList), OPTIONAL],
    ["maxDeviceHistoryLength", implicit(29, INTEGER), OPTIONAL],
    ["maxDestinationDevicesForDeflect", implicit(30, INTEGER), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 42 },
);

export interface MonitorFilterItems {
  deviceOnDeviceMonitorFilter?: StatusReporting.MonitorFilter;
  deviceOnConnectionMonitorFilter?: StatusReporting.MonitorFilter;
  callOnDeviceMonitorFilter?: StatusReporting.MonitorFilter;
  callOnConnectionMonitorFilter?: StatusReporting.MonitorFilter;
}
/** {@link MonitorFilterItems} for encoding: members with a DEFAULT may be absent. */
export interface MonitorFilterItemsInput {
  deviceOnDeviceMonitorFilter?: StatusReporting.MonitorFilterInput;
  deviceOnConnectionMonitorFilter?: StatusReporting.MonitorFilterInput;
  callOnDeviceMonitorFilter?: StatusReporting.MonitorFilterInput;
  callOnConnectionMonitorFilter?: StatusReporting.MonitorFilterInput;
}
export const MonitorFilterItems: Type<MonitorFilterItems, MonitorFilterItemsInput> =
  /* @__PURE__ */ sequence(
    "MonitorFilterItems",
    () => [
      ["deviceOnDeviceMonitorFilter", implicit(0, StatusReporting.MonitorFilter), OPTIONAL],
      ["deviceOnConnectionMonitorFilter", implicit(1, StatusReporting.MonitorFilter), OPTIONAL],
      ["callOnDeviceMonitorFilter", implicit(2, StatusReporting.MonitorFilter), OPTIONAL],
      ["callOnConnectionMonitorFilter", implicit(3, StatusReporting.MonitorFilter), OPTIONAL],
    ],
    { extensible: true },
  );

export type MessageSeqNumbers = BitString;
export const MessageSeqNumbers: Type<MessageSeqNumbers> = /* @__PURE__ */ alias(
  "MessageSeqNumbers",
  () => bitString({ names: { allEvents: 0, allAcks: 1, allServReqs: 2 } }),
);

export const SecurityMode = /* @__PURE__ */ enumerated("SecurityMode", {
  allEvents: 0,
  allAcks: 1,
  allServReqs: 2,
});
export type SecurityMode = EnumeratedValue<typeof SecurityMode>;

export type SecurityFormat = BitString;
export const SecurityFormat: Type<SecurityFormat> = /* @__PURE__ */ alias("SecurityFormat", () =>
  bitString({
    names: { octetStringFromSF: 0, otherTypeFromSF: 1, octetStringToSF: 2, otherTypeToSF: 3 },
  }),
);

export type Profiles = BitString;
export const Profiles: Type<Profiles> = /* @__PURE__ */ alias("Profiles", () =>
  bitString({
    names: {
      basicTelephonyProfile: 0,
      routeingProfile: 1,
      level1aVoiceBrowserProfile: 2,
      level1bVoiceBrowserProfile: 3,
      level2VoiceBrowserProfile: 4,
      minimalUaCSTACallControlProfile: 5,
      basicUaCSTACallControlProfile: 6,
      advancedUaCSTACallControlProfile: 7,
      conferencingUaCSTACallControlProfile: 8,
      basicUaCSTADeviceFeatureProfile: 9,
      advancedUaCSTADeviceFeatureProfile: 10,
      speakerUACSTADeviceFeatureProfile: 11,
      basicSpeechServiceProfile: 12,
      advancedSpeechServiceProfile: 13,
    },
  }),
);

export const DynamicFeatureSupported = /* @__PURE__ */ enumerated("DynamicFeatureSupported", {
  none: 0,
  all: 1,
  some: 2,
});
export type DynamicFeatureSupported = EnumeratedValue<typeof DynamicFeatureSupported>;

export type CallLinkageOptions = BitString;
export const CallLinkageOptions: Type<CallLinkageOptions> = /* @__PURE__ */ alias(
  "CallLinkageOptions",
  () => bitString({ names: { callLinkageFeatureSupported: 0, threadLinkageFeatureSupported: 1 } }),
);

export type AgentLogOnModels = BitString;
export const AgentLogOnModels: Type<AgentLogOnModels> = /* @__PURE__ */ alias(
  "AgentLogOnModels",
  () =>
    bitString({
      names: {
        logOnACDDevice: 0,
        logOnACDGroupExplOneStep: 1,
        logOnACDGroupExplTwoSteps: 2,
        logOnACDGroupImplOneStep: 3,
      },
    }),
);

export type AgentStateModels = BitString;
export const AgentStateModels: Type<AgentStateModels> = /* @__PURE__ */ alias(
  "AgentStateModels",
  () =>
    bitString({ names: { multiState: 0, multiStateSemiIndependentLinked: 1, agentOriented: 2 } }),
);

export const ConnectionView = /* @__PURE__ */ enumerated("ConnectionView", {
  fixed: 0,
  local: 1,
});
export type ConnectionView = EnumeratedValue<typeof ConnectionView>;

export interface ServEvtsList {
  capExchangeServList?: CapabilityExchange.CapExchangeServList;
  systemServList?: CapabilityExchange.SystemStatusServList;
  monitoringServList?: CapabilityExchange.MonitoringServList;
  snapshotServList?: CapabilityExchange.SnapshotServList;
  callControlServList?: CapabilityExchange.CallControlServList;
  callControlEvtsList?: CapabilityExchange.CallControlEvtsList;
  callAssociatedServList?: CapabilityExchange.CallAssociatedServList;
  callAssociatedEvtsList?: CapabilityExchange.CallAssociatedEvtsList;
  mediaServList?: CapabilityExchange.MediaServList;
  mediaEvtsList?: CapabilityExchange.MediaEvtsList;
  routeingServList?: CapabilityExchange.RouteingServList;
  physDevServList?: CapabilityExchange.PhysDevServList;
  physDevEvtsList?: CapabilityExchange.PhysDevEvtsList;
  logicalServList?: CapabilityExchange.LogicalServList;
  logicalEvtsList?: CapabilityExchange.LogicalEvtsList;
  deviceMaintEvtsList?: CapabilityExchange.DeviceMaintEvtsList;
  iOServicesServList?: CapabilityExchange.IOServicesServList;
  dataCollectionServList?: CapabilityExchange.DataCollectionServList;
  voiceUnitServList?: CapabilityExchange.VoiceUnitServList;
  voiceUnitEvtsList?: CapabilityExchange.VoiceUnitEvtsList;
  cdrServList?: CapabilityExchange.CDRServList;
  vendorSpecificServList?: CapabilityExchange.VendorSpecificServList;
  vendorSpecificEvtsList?: CapabilityExchange.VendorSpecificEvtsList;
  statusReportingServList?: StatusReportingServList;
  locationServList?: CapabilityExchange.LocationServicesServList;
}
export const ServEvtsList: Type<ServEvtsList> = /* @__PURE__ */ sequence(
  "ServEvtsList",
  () => [
    ["capExchangeServList", implicit(0, CapabilityExchange.CapExchangeServList), OPTIONAL],
    ["systemServList", implicit(1, CapabilityExchange.SystemStatusServList), OPTIONAL],
    ["monitoringServList", implicit(2, CapabilityExchange.MonitoringServList), OPTIONAL],
    ["snapshotServList", implicit(3, CapabilityExchange.SnapshotServList), OPTIONAL],
    ["callControlServList", implicit(4, CapabilityExchange.CallControlServList), OPTIONAL],
    ["callControlEvtsList", implicit(5, CapabilityExchange.CallControlEvtsList), OPTIONAL],
    ["callAssociatedServList", implicit(6, CapabilityExchange.CallAssociatedServList), OPTIONAL],
    ["callAssociatedEvtsList", implicit(7, CapabilityExchange.CallAssociatedEvtsList), OPTIONAL],
    ["mediaServList", implicit(8, CapabilityExchange.MediaServList), OPTIONAL],
    ["mediaEvtsList", implicit(9, CapabilityExchange.MediaEvtsList), OPTIONAL],
    ["routeingServList", implicit(10, CapabilityExchange.RouteingServList), OPTIONAL],
    ["physDevServList", implicit(11, CapabilityExchange.PhysDevServList), OPTIONAL],
    ["physDevEvtsList", implicit(12, CapabilityExchange.PhysDevEvtsList), OPTIONAL],
    ["logicalServList", implicit(13, CapabilityExchange.LogicalServList), OPTIONAL],
    ["logicalEvtsList", implicit(14, CapabilityExchange.LogicalEvtsList), OPTIONAL],
    ["deviceMaintEvtsList", implicit(15, CapabilityExchange.DeviceMaintEvtsList), OPTIONAL],
    ["iOServicesServList", implicit(16, CapabilityExchange.IOServicesServList), OPTIONAL],
    ["dataCollectionServList", implicit(17, CapabilityExchange.DataCollectionServList), OPTIONAL],
    ["voiceUnitServList", implicit(18, CapabilityExchange.VoiceUnitServList), OPTIONAL],
    ["voiceUnitEvtsList", implicit(19, CapabilityExchange.VoiceUnitEvtsList), OPTIONAL],
    ["cdrServList", implicit(20, CapabilityExchange.CDRServList), OPTIONAL],
    ["vendorSpecificServList", implicit(21, CapabilityExchange.VendorSpecificServList), OPTIONAL],
    ["vendorSpecificEvtsList", implicit(22, CapabilityExchange.VendorSpecificEvtsList), OPTIONAL],
    ["statusReportingServList", implicit(23, StatusReportingServList), OPTIONAL],
    ["locationServList", implicit(24, CapabilityExchange.LocationServicesServList), OPTIONAL],
  ],
  { extensible: true },
);

export interface StatusReportingServList {
  monitoringServices?: CapabilityExchange.MonitoringServList;
  snapshotServices?: CapabilityExchange.SnapshotServList;
  systemServices?: CapabilityExchange.SystemStatusServList;
}
export const StatusReportingServList: Type<StatusReportingServList> = /* @__PURE__ */ sequence(
  "StatusReportingServList",
  () => [
    ["monitoringServices", implicit(0, CapabilityExchange.MonitoringServList), OPTIONAL],
    ["snapshotServices", implicit(1, CapabilityExchange.SnapshotServList), OPTIONAL],
    ["systemServices", implicit(2, CapabilityExchange.SystemStatusServList), OPTIONAL],
  ],
  { extensible: true },
);

export type MiscMediaCallCharacteristics = BitString;
export const MiscMediaCallCharacteristics: Type<MiscMediaCallCharacteristics> =
  /* @__PURE__ */ alias("MiscMediaCallCharacteristics", () =>
    bitString({ names: { supportAdjustment: 0 } }),
  );

export type PrivateDataVersionList = number[];
export const PrivateDataVersionList: Type<PrivateDataVersionList> = /* @__PURE__ */ sequenceOf(
  "PrivateDataVersionList",
  () => INTEGER,
);
