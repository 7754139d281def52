// Generated from get-logical-device-information.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-logical-device-information: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  explicit,
  implicit,
  operation,
  sequence,
  sequenceOf,
  string,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as DataCallTypes from "./data-call-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 201. */
export const getLogicalDeviceInformation: Operation<
  GetLogicalDeviceInformationArgument,
  GetLogicalDeviceInformationResult,
  ErrorDefinition.UniversalFailure,
  GetLogicalDeviceInformationArgumentInput,
  GetLogicalDeviceInformationResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getLogicalDeviceInformation", 201, () => ({
  argument: GetLogicalDeviceInformationArgument,
  result: GetLogicalDeviceInformationResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetLogicalDeviceInformationArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link GetLogicalDeviceInformationArgument} for encoding: members with a DEFAULT may be absent.
 */
export interface GetLogicalDeviceInformationArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetLogicalDeviceInformationArgument: Type<
  GetLogicalDeviceInformationArgument,
  GetLogicalDeviceInformationArgumentInput
> = /* @__PURE__ */ sequence(
  "GetLogicalDeviceInformationArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export interface GetLogicalDeviceInformationResult {
  deviceCategory: CapabilityExchange.DeviceCategory;
  groupDeviceAttributes?: CapabilityExchange.GroupDeviceAttributes;
  namedDeviceTypes?: CapabilityExchange.NamedDeviceTypes;
  shortFormDeviceID?: DeviceIdentifier.DeviceID;
  hasPhysicalElement: boolean;
  acdModels: CapabilityExchange.ACDModels;
  agentLogOnModels?: CapabilityExchange.AgentLogOnModels;
  appearanceAddressable: boolean;
  appearanceType: CapabilityExchange.AppearanceType;
  appearanceList?: string[];
  otherPhysicalDeviceList?: DeviceIdentifier.DeviceID[];
  miscMonitorCaps?: CapabilityExchange.MiscMonitorCaps;
  associatedGroupList?: DeviceIdentifier.DeviceID[];
  maxCallbacks?: number;
  maxAutoAnswerRings?: number;
  maxActiveCalls?: number;
  maxHeldCalls?: number;
  maxFwdSettings?: number;
  maxDevicesInConf?: number;
  transAndConfSetup?: CapabilityExchange.TransAndConfSetup;
  deviceOnDeviceMonitorFilter?: StatusReporting.MonitorFilter;
  deviceOnConnectionMonitorFilter?: StatusReporting.MonitorFilter;
  callOnDeviceMonitorFilter?: StatusReporting.MonitorFilter;
  callOnConnectionMonitorFilter?: StatusReporting.MonitorFilter;
  mediaClassSupport?: StatusReporting.MonitorMediaClass;
  mediaServiceCapsList?: CapabilityExchange.MediaServiceCapsList;
  connectionRateList?: DataCallTypes.ConnectionRateList;
  delayToleranceList?: DataCallTypes.DelayToleranceList;
  numberOfChannels?: DataCallTypes.NumberOfChannels;
  maxChannelBind?: DataCallTypes.MaxChannelBind;
  routeingServList?: CapabilityExchange.RouteingServList;
  logDevServList?: CapabilityExchange.LogDevServList;
  logDevEvtsList?: CapabilityExchange.LogDevEvtsList;
  deviceMaintEvtsList?: CapabilityExchange.DeviceMaintEvtsList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetLogicalDeviceInformationResult} for encoding: members with a DEFAULT may be absent. */
export interface GetLogicalDeviceInformationResultInput {
  deviceCategory?: CapabilityExchange.DeviceCategory;
  groupDeviceAttributes?: CapabilityExchange.GroupDeviceAttributes;
  namedDeviceTypes?: CapabilityExchange.NamedDeviceTypes;
  shortFormDeviceID?: DeviceIdentifier.DeviceIDInput;
  hasPhysicalElement: boolean;
  acdModels: CapabilityExchange.ACDModels;
  agentLogOnModels?: CapabilityExchange.AgentLogOnModels;
  appearanceAddressable: boolean;
  appearanceType: CapabilityExchange.AppearanceType;
  appearanceList?: string[];
  otherPhysicalDeviceList?: DeviceIdentifier.DeviceIDInput[];
  miscMonitorCaps?: CapabilityExchange.MiscMonitorCaps;
  associatedGroupList?: DeviceIdentifier.DeviceIDInput[];
  maxCallbacks?: number;
  maxAutoAnswerRings?: number;
  maxActiveCalls?: number;
  maxHeldCalls?: number;
  maxFwdSettings?: number;
  maxDevicesInConf?: number;
  transAndConfSetup?: CapabilityExchange.TransAndConfSetup;
  deviceOnDeviceMonitorFilter?: StatusReporting.MonitorFilterInput;
  deviceOnConnectionMonitorFilter?: StatusReporting.MonitorFilterInput;
  callOnDeviceMonitorFilter?: StatusReporting.MonitorFilterInput;
  callOnConnectionMonitorFilter?: StatusReporting.MonitorFilterInput;
  mediaClassSupport?: StatusReporting.MonitorMediaClass;
  mediaServiceCapsList?: CapabilityExchange.MediaServiceCapsList;
  connectionRateList?: DataCallTypes.ConnectionRateList;
  delayToleranceList?: DataCallTypes.DelayToleranceList;
  numberOfChannels?: DataCallTypes.NumberOfChannels;
  maxChannelBind?: DataCallTypes.MaxChannelBind;
  routeingServList?: CapabilityExchange.RouteingServList;
  logDevServList?: CapabilityExchange.LogDevServList;
  logDevEvtsList?: CapabilityExchange.LogDevEvtsList;
  deviceMaintEvtsList?: CapabilityExchange.DeviceMaintEvtsList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetLogicalDeviceInformationResult: Type<
  GetLogicalDeviceInformationResult,
  GetLogicalDeviceInformationResultInput
> = /* @__PURE__ */ sequence(
  "GetLogicalDeviceInformationResult",
  () => [
    ["deviceCategory", implicit(0, CapabilityExchange.DeviceCategory), { default: 5 }],
    ["groupDeviceAttributes", implicit(1, CapabilityExchange.GroupDeviceAttributes), OPTIONAL],
    ["namedDeviceTypes", implicit(2, CapabilityExchange.NamedDeviceTypes), OPTIONAL],
    ["shortFormDeviceID", explicit(3, DeviceIdentifier.DeviceID), OPTIONAL],
    ["hasPhysicalElement", BOOLEAN],
    ["acdModels", CapabilityExchange.ACDModels],
    ["agentLogOnModels", implicit(4, CapabilityExchange.AgentLogOnModels), OPTIONAL],
    ["appearanceAddressable", BOOLEAN],
    ["appearanceType", CapabilityExchange.AppearanceType],
    [
      "appearanceList",
      implicit(
        5,
        sequenceOf("", () => string("IA5String")),
      ),
      OPTIONAL,
    ],
    [
      "otherPhysicalDeviceList",
      implicit(
        6,
        sequenceOf("", () => DeviceIdentifier.DeviceID),
      ),
      OPTIONAL,
    ],
    ["miscMonitorCaps", implicit(7, CapabilityExchange.MiscMonitorCaps), OPTIONAL],
    [
      "associatedGroupList",
      implicit(
        8,
        sequenceOf("", () => DeviceIdentifier.DeviceID),
      ),
      OPTIONAL,
    ],
    ["maxCallbacks", implicit(9, INTEGER), OPTIONAL],
    ["maxAutoAnswerRings", implicit(10, INTEGER), OPTIONAL],
    ["maxActiveCalls", implicit(11, INTEGER), OPTIONAL],
    ["maxHeldCalls", implicit(12, INTEGER), OPTIONAL],
    ["maxFwdSettings", implicit(13, INTEGER), OPTIONAL],
    ["maxDevicesInConf", implicit(14, INTEGER), OPTIONAL],
    ["transAndConfSetup", implicit(15, CapabilityExchange.TransAndConfSetup), OPTIONAL],
    ["deviceOnDeviceMonitorFilter", implicit(16, StatusReporting.MonitorFilter), OPTIONAL],
    ["deviceOnConnectionMonitorFilter", implicit(17, StatusReporting.MonitorFilter), OPTIONAL],
    ["callOnDeviceMonitorFilter", implicit(18, StatusReporting.MonitorFilter), OPTIONAL],
    ["callOnConnectionMonitorFilter", implicit(19, StatusReporting.MonitorFilter), OPTIONAL],
    ["mediaClassSupport", implicit(20, StatusReporting.MonitorMediaClass), OPTIONAL],
    ["mediaServiceCapsList", implicit(21, CapabilityExchange.MediaServiceCapsList), OPTIONAL],
    ["connectionRateList", implicit(22, DataCallTypes.ConnectionRateList), OPTIONAL],
    ["delayToleranceList", implicit(23, DataCallTypes.DelayToleranceList), OPTIONAL],
    ["numberOfChannels", implicit(24, DataCallTypes.NumberOfChannels), OPTIONAL],
    ["maxChannelBind", implicit(25, DataCallTypes.MaxChannelBind), OPTIONAL],
    ["routeingServList", implicit(26, CapabilityExchange.RouteingServList), OPTIONAL],
    ["logDevServList", implicit(27, CapabilityExchange.LogDevServList), OPTIONAL],
    ["logDevEvtsList", implicit(28, CapabilityExchange.LogDevEvtsList), OPTIONAL],
    ["deviceMaintEvtsList", implicit(29, CapabilityExchange.DeviceMaintEvtsList), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 34 },
);
