// Generated from set-display.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-display: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
  NULL,
  OPTIONAL,
  choice,
  implicit,
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

/** Operation 274. */
export const setDisplay: Operation<
  SetDisplayArgument,
  SetDisplayResult,
  ErrorDefinition.UniversalFailure,
  SetDisplayArgumentInput,
  SetDisplayResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setDisplay", 274, () => ({
  argument: SetDisplayArgument,
  result: SetDisplayResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetDisplayArgument {
  device: DeviceIdentifier.DeviceID;
  display?: PhysicalDeviceFeature.DisplayID;
  physicalBaseRowNumber?: number;
  physicalBaseColumnNumber?: number;
  contentsOfDisplay: string;
  offset?: number;
  characterSet?: PhysicalDeviceFeature.CharacterSet;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetDisplayArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetDisplayArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  display?: PhysicalDeviceFeature.DisplayID;
  physicalBaseRowNumber?: number;
  physicalBaseColumnNumber?: number;
  contentsOfDisplay: string;
  offset?: number;
  characterSet?: PhysicalDeviceFeature.CharacterSet;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetDisplayArgument: Type<SetDisplayArgument, SetDisplayArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetDisplayArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["display", PhysicalDeviceFeature.DisplayID, OPTIONAL],
      ["physicalBaseRowNumber", implicit(0, INTEGER), OPTIONAL],
      ["physicalBaseColumnNumber", implicit(1, INTEGER), OPTIONAL],
      ["contentsOfDisplay", string("IA5String", { size: [{ min: 0, max: 240 }] })],
      ["offset", implicit(2, INTEGER), OPTIONAL],
      ["characterSet", implicit(3, PhysicalDeviceFeature.CharacterSet), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 7 },
  );

export type SetDisplayResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetDisplayResult: Type<SetDisplayResult> = /* @__PURE__ */ choice(
  "SetDisplayResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
