// Generated from set-button-information.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-button-information: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  string,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 273. */
export const setButtonInformation: Operation<
  SetButtonInformationArgument,
  SetButtonInformationResult,
  ErrorDefinition.UniversalFailure,
  SetButtonInformationArgumentInput,
  SetButtonInformationResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setButtonInformation", 273, () => ({
  argument: SetButtonInformationArgument,
  result: SetButtonInformationResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetButtonInformationArgument {
  device: DeviceIdentifier.DeviceID;
  button: PhysicalDeviceFeature.ButtonID;
  buttonLabel?: string;
  buttonAssociatedNumber?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetButtonInformationArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetButtonInformationArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  button: PhysicalDeviceFeature.ButtonID;
  buttonLabel?: string;
  buttonAssociatedNumber?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetButtonInformationArgument: Type<
  SetButtonInformationArgument,
  SetButtonInformationArgumentInput
> = /* @__PURE__ */ sequence(
  "SetButtonInformationArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["button", PhysicalDeviceFeature.ButtonID],
    ["buttonLabel", string("IA5String", { size: [{ min: 0, max: 64 }] }), OPTIONAL],
    ["buttonAssociatedNumber", DeviceIdentifier.DeviceID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 4 },
);

export type SetButtonInformationResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetButtonInformationResult: Type<SetButtonInformationResult> = /* @__PURE__ */ choice(
  "SetButtonInformationResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
