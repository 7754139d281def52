// Generated from switching-function-devices.asn1 by `npm run generate`. Do not edit.
//
// CSTA-switching-function-devices: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
  alias,
  bitString,
  implicit,
  operation,
  sequence,
  sequenceOf,
  string,
  type BitString,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 205. */
export const switchingFunctionDevices: Operation<
  SwitchingFunctionDevicesArgument,
  null,
  ErrorDefinition.UniversalFailure,
  SwitchingFunctionDevicesArgumentInput,
  null,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("switchingFunctionDevices", 205, () => ({
  argument: SwitchingFunctionDevicesArgument,
  result: NULL,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SwitchingFunctionDevicesArgument {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  deviceList: DeviceList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SwitchingFunctionDevicesArgument} for encoding: members with a DEFAULT may be absent. */
export interface SwitchingFunctionDevicesArgumentInput {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  segmentID?: number;
  lastSegment: boolean;
  deviceList: DeviceListInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SwitchingFunctionDevicesArgument: Type<
  SwitchingFunctionDevicesArgument,
  SwitchingFunctionDevicesArgumentInput
> = /* @__PURE__ */ sequence(
  "SwitchingFunctionDevicesArgument",
  () => [
    ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
    ["segmentID", INTEGER, OPTIONAL],
    ["lastSegment", BOOLEAN],
    ["deviceList", DeviceList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);

export type DeviceList = {
  deviceID: DeviceIdentifier.DeviceID;
  deviceCategory: CapabilityExchange.DeviceCategory;
  namedDeviceTypes?: CapabilityExchange.NamedDeviceTypes;
  deviceAttributes?: DeviceAttributes;
  deviceModelName?: string;
  nidGroup?: DeviceIdentifier.DeviceID;
}[];
/** {@link DeviceList} for encoding: members with a DEFAULT may be absent. */
export type DeviceListInput = {
  deviceID: DeviceIdentifier.DeviceIDInput;
  deviceCategory?: CapabilityExchange.DeviceCategory;
  namedDeviceTypes?: CapabilityExchange.NamedDeviceTypes;
  deviceAttributes?: DeviceAttributes;
  deviceModelName?: string;
  nidGroup?: DeviceIdentifier.DeviceIDInput;
}[];
export const DeviceList: Type<DeviceList, DeviceListInput> = /* @__PURE__ */ sequenceOf(
  "DeviceList",
  () =>
    sequence(
      "",
      () => [
        ["deviceID", DeviceIdentifier.DeviceID],
        ["deviceCategory", implicit(0, CapabilityExchange.DeviceCategory), { default: 5 }],
        ["namedDeviceTypes", implicit(1, CapabilityExchange.NamedDeviceTypes), OPTIONAL],
        ["deviceAttributes", DeviceAttributes, OPTIONAL],
        ["deviceModelName", string("IA5String", { size: [{ min: 0, max: 64 }] }), OPTIONAL],
        ["nidGroup", DeviceIdentifier.DeviceID, OPTIONAL],
      ],
      { extensible: true },
    ),
);

export type DeviceAttributes = BitString;
export const DeviceAttributes: Type<DeviceAttributes> = /* @__PURE__ */ alias(
  "DeviceAttributes",
  () =>
    bitString({
      names: { mediaAccessDevice: 0, routeingDevice: 1, groupACD: 2, groupHunt: 3, groupPick: 4 },
    }),
);
