// Generated from get-lamp-information.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-lamp-information: CSTA Phase III (ECMA-285, 4th edition).

import {
  OCTET_STRING,
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

/** Operation 265. */
export const getLampInformation: Operation<
  GetLampInformationArgument,
  GetLampInformationResult,
  ErrorDefinition.UniversalFailure,
  GetLampInformationArgumentInput,
  GetLampInformationResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getLampInformation", 265, () => ({
  argument: GetLampInformationArgument,
  result: GetLampInformationResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetLampInformationArgument {
  device: DeviceIdentifier.DeviceID;
  lamp?: PhysicalDeviceFeature.LampID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetLampInformationArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetLampInformationArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  lamp?: PhysicalDeviceFeature.LampID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetLampInformationArgument: Type<
  GetLampInformationArgument,
  GetLampInformationArgumentInput
> = /* @__PURE__ */ sequence(
  "GetLampInformationArgument",
  () => [
    ["device", DeviceIdentifier.DeviceID],
    ["lamp", PhysicalDeviceFeature.LampID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export interface GetLampInformationResult {
  lampList: LampList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetLampInformationResult: Type<GetLampInformationResult> = /* @__PURE__ */ sequence(
  "GetLampInformationResult",
  () => [
    ["lampList", LampList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type LampList = {
  lamp: PhysicalDeviceFeature.LampID;
  lampLabel?: Uint8Array;
  button?: PhysicalDeviceFeature.ButtonID;
  lampColor?: PhysicalDeviceFeature.LampColor;
}[];
export const LampList: Type<LampList> = /* @__PURE__ */ sequenceOf("LampList", () =>
  sequence(
    "",
    () => [
      ["lamp", PhysicalDeviceFeature.LampID],
      ["lampLabel", implicit(0, OCTET_STRING), OPTIONAL],
      ["button", implicit(1, PhysicalDeviceFeature.ButtonID), OPTIONAL],
      ["lampColor", PhysicalDeviceFeature.LampColor, OPTIONAL],
    ],
    { extensible: true },
  ),
);
