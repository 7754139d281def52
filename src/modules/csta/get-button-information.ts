// Generated from get-button-information.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-button-information: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  implicit,
  operation,
  sequence,
  sequenceOf,
  string,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";
import * as PhysicalDeviceFeature from "./physical-device-feature.js";

/** Operation 262. */
export const getButtonInformation: Operation<
  GetButtonInformationArgument,
  GetButtonInformationResult,
  ErrorDefinition.UniversalFailure,
  GetButtonInformationArgumentInput,
  GetButtonInformationResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getButtonInformation", 262, () => ({
  argument: GetButtonInformationArgument,
  result: GetButtonInformationResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetButtonInformationArgument {
  device: DeviceIdentifier.DeviceID;
  button?: PhysicalDeviceFeature.ButtonID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetButtonInformationArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetButtonInformationArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  button?: PhysicalDeviceFeature.ButtonID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetButtonInformationArgument: Type<
  GetButtonInformationArgument,
  GetButtonInformationArgumentInput
> = /* @__PURE__ */ sequence(
  "GetButtonInformationArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["button", PhysicalDeviceFeature.ButtonID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface GetButtonInformationResult {
  buttonList: ButtonList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetButtonInformationResult} for encoding: members with a DEFAULT may be absent. */
export interface GetButtonInformationResultInput {
  buttonList: ButtonListInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetButtonInformationResult: Type<
  GetButtonInformationResult,
  GetButtonInformationResultInput
> = /* @__PURE__ */ sequence(
  "GetButtonInformationResult",
  () => [
    ["buttonList", ButtonList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type ButtonList = {
  button: PhysicalDeviceFeature.ButtonID;
  buttonLabel?: string;
  buttonLabelSettable?: boolean;
  buttonFunction?: string;
  buttonAssociatedNumber?: DeviceIdentifier.DeviceID;
  buttonAssociatedNumberSettable?: boolean;
  buttonPressIndicator?: boolean;
  lampList?: PhysicalDeviceFeature.LampID[];
}[];
/** {@link ButtonList} for encoding: members with a DEFAULT may be absent. */
export type ButtonListInput = {
  button: PhysicalDeviceFeature.ButtonID;
  buttonLabel?: string;
  buttonLabelSettable?: boolean;
  buttonFunction?: string;
  buttonAssociatedNumber?: DeviceIdentifier.DeviceIDInput;
  buttonAssociatedNumberSettable?: boolean;
  buttonPressIndicator?: boolean;
  lampList?: PhysicalDeviceFeature.LampID[];
}[];
export const ButtonList: Type<ButtonList, ButtonListInput> = /* @__PURE__ */ sequenceOf(
  "ButtonList",
  () =>
    sequence(
      "",
      () => [
        ["button", PhysicalDeviceFeature.ButtonID],
        ["buttonLabel", implicit(0, string("IA5String")), OPTIONAL],
        ["buttonLabelSettable", implicit(1, BOOLEAN), OPTIONAL],
        ["buttonFunction", implicit(2, string("IA5String")), OPTIONAL],
        ["buttonAssociatedNumber", implicit(3, DeviceIdentifier.DeviceID), OPTIONAL],
        ["buttonAssociatedNumberSettable", implicit(4, BOOLEAN), OPTIONAL],
        ["buttonPressIndicator", implicit(5, BOOLEAN), OPTIONAL],
        ["lampList", sequenceOf("", () => PhysicalDeviceFeature.LampID), OPTIONAL],
      ],
      { extensible: true },
    ),
);
