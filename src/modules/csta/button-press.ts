// Generated from button-press.asn1 by `npm run generate`. Do not edit.
//
// CSTA-button-press: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 260. */
export const buttonPress: Operation<
  ButtonPressArgument,
  ButtonPressResult,
  ErrorDefinition.UniversalFailure,
  ButtonPressArgumentInput,
  ButtonPressResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("buttonPress", 260, () => ({
  argument: ButtonPressArgument,
  result: ButtonPressResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ButtonPressArgument {
  device: DeviceIdentifier.DeviceID;
  button: PhysicalDeviceFeature.ButtonID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ButtonPressArgument} for encoding: members with a DEFAULT may be absent. */
export interface ButtonPressArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  button: PhysicalDeviceFeature.ButtonID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ButtonPressArgument: Type<ButtonPressArgument, ButtonPressArgumentInput> =
  /* @__PURE__ */ sequence(
    "ButtonPressArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["button", PhysicalDeviceFeature.ButtonID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export type ButtonPressResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const ButtonPressResult: Type<ButtonPressResult> = /* @__PURE__ */ choice(
  "ButtonPressResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
