// Generated from get-hookswitch-status.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-hookswitch-status: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  operation,
  sequence,
  sequenceOf,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 264. */
export const getHookswitchStatus: Operation<
  GetHookswitchStatusArgument,
  GetHookswitchStatusResult,
  ErrorDefinition.UniversalFailure,
  GetHookswitchStatusArgumentInput,
  GetHookswitchStatusResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getHookswitchStatus", 264, () => ({
  argument: GetHookswitchStatusArgument,
  result: GetHookswitchStatusResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetHookswitchStatusArgument {
  device: DeviceIdentifier.DeviceID;
  hookswitch?: PhysicalDeviceFeature.HookswitchID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetHookswitchStatusArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetHookswitchStatusArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  hookswitch?: PhysicalDeviceFeature.HookswitchID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetHookswitchStatusArgument: Type<
  GetHookswitchStatusArgument,
  GetHookswitchStatusArgumentInput
> = /* @__PURE__ */ sequence(
  "GetHookswitchStatusArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["hookswitch", PhysicalDeviceFeature.HookswitchID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface GetHookswitchStatusResult {
  hookswitchStatusList: HookswitchStatusList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetHookswitchStatusResult: Type<GetHookswitchStatusResult> = /* @__PURE__ */ sequence(
  "GetHookswitchStatusResult",
  () => [
    ["hookswitchStatusList", HookswitchStatusList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type HookswitchStatusList = {
  hookswitch: PhysicalDeviceFeature.HookswitchID;
  hookswitchOnHook: boolean;
}[];
export const HookswitchStatusList: Type<HookswitchStatusList> = /* @__PURE__ */ sequenceOf(
  "HookswitchStatusList",
  () =>
    sequence(
      "",
      () => [
        ["hookswitch", PhysicalDeviceFeature.HookswitchID],
        ["hookswitchOnHook", BOOLEAN],
      ],
      { extensible: true },
    ),
);
