// Generated from get-physical-device-information.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-physical-device-information: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  OPTIONAL,
  implicit,
  operation,
  sequence,
  sequenceOf,
  string,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as StatusReporting from "./status-reporting.js";

/** Operation 202. */
export const getPhysicalDeviceInformation: Operation<
  GetPhysicalDeviceInformationArgument,
  GetPhysicalDeviceInformationResult,
  ErrorDefinition.UniversalFailure,
  GetPhysicalDeviceInformationArgumentInput,
  GetPhysicalDeviceInformationResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getPhysicalDeviceInformation", 202, () => ({
  argument: GetPhysicalDeviceInformationArgument,
  result: GetPhysicalDeviceInformationResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetPhysicalDeviceInformationArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link GetPhysicalDeviceInformationArgument} for encoding: members with a DEFAULT may be absent.
 */
export interface GetPhysicalDeviceInformationArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetPhysicalDeviceInformationArgument: Type<
  GetPhysicalDeviceInformationArgument,
  GetPhysicalDeviceInformationArgumentInput
> = /* @__PURE__ */ sequence(
  "GetPhysicalDeviceInformationArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export interface GetPhysicalDeviceInformationResult {
  deviceCategory: CapabilityExchange.DeviceCategory;
  groupDeviceAttributes?: CapabilityExchange.GroupDeviceAttributes;
  namedDeviceTypes?: CapabilityExchange.NamedDeviceTypes;
  hasLogicalElement: boolean;
  otherLogicalDeviceList?: DeviceIdentifier.DeviceID[];
  deviceModelName?: string;
  deviceOnDeviceMonitorFilter?: StatusReporting.MonitorFilter;
  deviceOnConnectionMonitorFilter?: StatusReporting.MonitorFilter;
  callOnDeviceMonitorFilter?: StatusReporting.MonitorFilter;
  callOnConnectionMonitorFilter?: StatusReporting.MonitorFilter;
  maxDisplays?: number;
  maxButtons?: number;
  maxLamps?: number;
  maxRingPatterns?: number;
  physDevServList?: CapabilityExchange.PhysDevServList;
  physDevEvtsList?: CapabilityExchange.PhysDevEvtsList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link GetPhysicalDeviceInformationResult} for encoding: members with a DEFAULT may be absent.
 */
export interface GetPhysicalDeviceInformationResultInput {
  deviceCategory?: CapabilityExchange.DeviceCategory;
  groupDeviceAttributes?: CapabilityExchange.GroupDeviceAttributes;
  namedDeviceTypes?: CapabilityExchange.NamedDeviceTypes;
  hasLogicalElement: boolean;
  otherLogicalDeviceList?: DeviceIdentifier.DeviceIDInput[];
  deviceModelName?: string;
  deviceOnDeviceMonitorFilter?: StatusReporting.MonitorFilterInput;
  deviceOnConnectionMonitorFilter?: StatusReporting.MonitorFilterInput;
  callOnDeviceMonitorFilter?: StatusReporting.MonitorFilterInput;
  callOnConnectionMonitorFilter?: StatusReporting.MonitorFilterInput;
  maxDisplays?: number;
  maxButtons?: number;
  maxLamps?: number;
  maxRingPatterns?: number;
  physDevServList?: CapabilityExchange.PhysDevServList;
  physDevEvtsList?: CapabilityExchange.PhysDevEvtsList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetPhysicalDeviceInformationResult: Type<
  GetPhysicalDeviceInformationResult,
  GetPhysicalDeviceInformationResultInput
> = /* @__PURE__ */ sequence(
  "GetPhysicalDeviceInformationResult",
  () => [
    ["deviceCategory", implicit(0, CapabilityExchange.DeviceCategory), { default: 5 }],
    ["groupDeviceAttributes", implicit(1, CapabilityExchange.GroupDeviceAttributes), OPTIONAL],
    ["namedDeviceTypes", implicit(2, CapabilityExchange.NamedDeviceTypes), OPTIONAL],
    ["hasLogicalElement", BOOLEAN],
    [
      "otherLogicalDeviceList",
      implicit(
        3,
        sequenceOf("", () => DeviceIdentifier.DeviceID),
      ),
      OPTIONAL,
    ],
    [
      "deviceModelName",
      implicit(4, string("IA5String", { size: [{ min: 0, max: 64 }] })),
      OPTIONAL,
    ],
    ["deviceOnDeviceMonitorFilter", implicit(5, StatusReporting.MonitorFilter), OPTIONAL],
    ["deviceOnConnectionMonitorFilter", implicit(6, StatusReporting.MonitorFilter), OPTIONAL],
    ["callOnDeviceMonitorFilter", implicit(7, StatusReporting.MonitorFilter), OPTIONAL],
    ["callOnConnectionMonitorFilter", implicit(8, StatusReporting.MonitorFilter), OPTIONAL],
    ["maxDisplays", implicit(9, INTEGER), OPTIONAL],
    ["maxButtons", implicit(10, INTEGER), OPTIONAL],
    ["maxLamps", implicit(11, INTEGER), OPTIONAL],
    ["maxRingPatterns", implicit(12, INTEGER), OPTIONAL],
    ["physDevServList", implicit(13, CapabilityExchange.PhysDevServList), OPTIONAL],
    ["physDevEvtsList", implicit(14, CapabilityExchange.PhysDevEvtsList), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 16 },
);
