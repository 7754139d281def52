// Generated from get-switching-function-devices.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-switching-function-devices: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  enumerated,
  operation,
  sequence,
  type EnumeratedValue,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CapabilityExchange from "./capability-exchange.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 204. */
export const getSwitchingFunctionDevices: Operation<
  GetSwitchingFunctionDevicesArgument,
  GetSwitchingFunctionDevicesResult,
  ErrorDefinition.UniversalFailure,
  GetSwitchingFunctionDevicesArgumentInput,
  GetSwitchingFunctionDevicesResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getSwitchingFunctionDevices", 204, () => ({
  argument: GetSwitchingFunctionDevicesArgument,
  result: GetSwitchingFunctionDevicesResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetSwitchingFunctionDevicesArgument {
  requestedDeviceID?: DeviceIdentifier.DeviceID;
  requestedDeviceCategory?: ReqDeviceCategory;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link GetSwitchingFunctionDevicesArgument} for encoding: members with a DEFAULT may be absent.
 */
export interface GetSwitchingFunctionDevicesArgumentInput {
  requestedDeviceID?: DeviceIdentifier.DeviceIDInput;
  requestedDeviceCategory?: ReqDeviceCategory;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetSwitchingFunctionDevicesArgument: Type<
  GetSwitchingFunctionDevicesArgument,
  GetSwitchingFunctionDevicesArgumentInput
> = /* @__PURE__ */ sequence(
  "GetSwitchingFunctionDevicesArgument",
  () => [
    ["requestedDeviceID", DeviceIdentifier.DeviceID, OPTIONAL],
    ["requestedDeviceCategory", ReqDeviceCategory, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface GetSwitchingFunctionDevicesResult {
  serviceCrossRefID: CapabilityExchange.ServiceCrossRefID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetSwitchingFunctionDevicesResult: Type<GetSwitchingFunctionDevicesResult> =
  /* @__PURE__ */ sequence(
    "GetSwitchingFunctionDevicesResult",
    () => [
      ["serviceCrossRefID", CapabilityExchange.ServiceCrossRefID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export const ReqDeviceCategory = /* @__PURE__ */ enumerated("ReqDeviceCategory", {
  acd: 0,
  conference: 11,
  dtmfIV: 12,
  genericIV: 13,
  groupACD: 1,
  groupHunt: 2,
  groupPick: 3,
  groupOther: 4,
  groupUser: 14,
  listenerIV: 15,
  messageIV: 16,
  networkInterface: 5,
  park: 6,
  promptIV: 17,
  promptQueue: 18,
  routeingDevice: 7,
  station: 8,
  voiceUnit: 9,
  other: 10,
});
export type ReqDeviceCategory = EnumeratedValue<typeof ReqDeviceCategory>;
