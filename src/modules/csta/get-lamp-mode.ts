// Generated from get-lamp-mode.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-lamp-mode: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  implicit,
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

/** Operation 266. */
export const getLampMode: Operation<
  GetLampModeArgument,
  GetLampModeResult,
  ErrorDefinition.UniversalFailure,
  GetLampModeArgumentInput,
  GetLampModeResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getLampMode", 266, () => ({
  argument: GetLampModeArgument,
  result: GetLampModeResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetLampModeArgument {
  device: DeviceIdentifier.DeviceID;
  lamp?: PhysicalDeviceFeature.LampID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetLampModeArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetLampModeArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  lamp?: PhysicalDeviceFeature.LampID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetLampModeArgument: Type<GetLampModeArgument, GetLampModeArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetLampModeArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["lamp", PhysicalDeviceFeature.LampID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export interface GetLampModeResult {
  lampModeList: LampModeList;
  lamp?: PhysicalDeviceFeature.LampID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetLampModeResult: Type<GetLampModeResult> = /* @__PURE__ */ sequence(
  "GetLampModeResult",
  () => [
    ["lampModeList", LampModeList],
    ["lamp", PhysicalDeviceFeature.LampID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export type LampModeList = {
  lamp: PhysicalDeviceFeature.LampID;
  lampMode: PhysicalDeviceFeature.LampMode;
  lampBrightness?: PhysicalDeviceFeature.LampBrightness;
  lampColor?: PhysicalDeviceFeature.LampColor;
  button?: PhysicalDeviceFeature.ButtonID;
}[];
export const LampModeList: Type<LampModeList> = /* @__PURE__ */ sequenceOf("LampModeList", () =>
  sequence(
    "",
    () => [
      ["lamp", PhysicalDeviceFeature.LampID],
      ["lampMode", PhysicalDeviceFeature.LampMode],
      ["lampBrightness", implicit(0, PhysicalDeviceFeature.LampBrightness), OPTIONAL],
      ["lampColor", implicit(1, PhysicalDeviceFeature.LampColor), OPTIONAL],
      ["button", implicit(2, PhysicalDeviceFeature.ButtonID), OPTIONAL],
    ],
    { extensible: true },
  ),
);
