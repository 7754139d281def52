// Generated from set-lamp-mode.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-lamp-mode: CSTA Phase III (ECMA-285, 4th edition).

import {
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

/** Operation 276. */
export const setLampMode: Operation<
  SetLampModeArgument,
  SetLampModeResult,
  ErrorDefinition.UniversalFailure,
  SetLampModeArgumentInput,
  SetLampModeResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setLampMode", 276, () => ({
  argument: SetLampModeArgument,
  result: SetLampModeResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetLampModeArgument {
  device: DeviceIdentifier.DeviceID;
  lamp: PhysicalDeviceFeature.LampID;
  lampMode: PhysicalDeviceFeature.LampMode;
  lampBrightness?: PhysicalDeviceFeature.LampBrightness;
  lampColor?: PhysicalDeviceFeature.LampColor;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetLampModeArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetLampModeArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  lamp: PhysicalDeviceFeature.LampID;
  lampMode: PhysicalDeviceFeature.LampMode;
  lampBrightness?: PhysicalDeviceFeature.LampBrightness;
  lampColor?: PhysicalDeviceFeature.LampColor;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetLampModeArgument: Type<SetLampModeArgument, SetLampModeArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetLampModeArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["lamp", PhysicalDeviceFeature.LampID],
      ["lampMode", PhysicalDeviceFeature.LampMode],
      ["lampBrightness", PhysicalDeviceFeature.LampBrightness, OPTIONAL],
      ["lampColor", PhysicalDeviceFeature.LampColor, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );

export type SetLampModeResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetLampModeResult: Type<SetLampModeResult> = /* @__PURE__ */ choice(
  "SetLampModeResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
