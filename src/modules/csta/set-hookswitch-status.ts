// Generated from set-hookswitch-status.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-hookswitch-status: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 275. */
export const setHookswitchStatus: Operation<
  SetHookswitchStatusArgument,
  SetHookswitchStatusResult,
  ErrorDefinition.UniversalFailure,
  SetHookswitchStatusArgumentInput,
  SetHookswitchStatusResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setHookswitchStatus", 275, () => ({
  argument: SetHookswitchStatusArgument,
  result: SetHookswitchStatusResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetHookswitchStatusArgument {
  device: DeviceIdentifier.DeviceID;
  hookswitch: PhysicalDeviceFeature.HookswitchID;
  hookswitchOnHook: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetHookswitchStatusArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetHookswitchStatusArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  hookswitch: PhysicalDeviceFeature.HookswitchID;
  hookswitchOnHook: boolean;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetHookswitchStatusArgument: Type<
  SetHookswitchStatusArgument,
  SetHookswitchStatusArgumentInput
> = /* @__PURE__ */ sequence(
  "SetHookswitchStatusArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["hookswitch", PhysicalDeviceFeature.HookswitchID],
    ["hookswitchOnHook", BOOLEAN],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 3 },
);

export type SetHookswitchStatusResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetHookswitchStatusResult: Type<SetHookswitchStatusResult> = /* @__PURE__ */ choice(
  "SetHookswitchStatusResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
