// Generated from get-display.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-display: CSTA Phase III (ECMA-285, 4th edition).

import {
  INTEGER,
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

/** Operation 263. */
export const getDisplay: Operation<
  GetDisplayArgument,
  GetDisplayResult,
  ErrorDefinition.UniversalFailure,
  GetDisplayArgumentInput,
  GetDisplayResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getDisplay", 263, () => ({
  argument: GetDisplayArgument,
  result: GetDisplayResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetDisplayArgument {
  device: DeviceIdentifier.DeviceID;
  display?: PhysicalDeviceFeature.DisplayID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetDisplayArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetDisplayArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  display?: PhysicalDeviceFeature.DisplayID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetDisplayArgument: Type<GetDisplayArgument, GetDisplayArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetDisplayArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["display", PhysicalDeviceFeature.DisplayID, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 2 },
  );

export interface GetDisplayResult {
  displayList: DisplayList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetDisplayResult: Type<GetDisplayResult> = /* @__PURE__ */ sequence(
  "GetDisplayResult",
  () => [
    ["displayList", DisplayList],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type DisplayList = {
  displayID: PhysicalDeviceFeature.DisplayID;
  logicalRows: number;
  logicalColumns: number;
  physicalRows?: number;
  physicalColumns?: number;
  physicalBaseRowNumber?: number;
  physicalBaseColumnNumber?: number;
  characterSet?: PhysicalDeviceFeature.CharacterSet;
  contentsOfDisplay: string;
}[];
export const DisplayList: Type<DisplayList> = /* @__PURE__ */ sequenceOf("DisplayList", () =>
  sequence(
    "",
    () => [
      ["displayID", PhysicalDeviceFeature.DisplayID],
      ["logicalRows", INTEGER],
      ["logicalColumns", INTEGER],
      ["physicalRows", implicit(0, INTEGER), OPTIONAL],
      ["physicalColumns", implicit(1, INTEGER), OPTIONAL],
      ["physicalBaseRowNumber", implicit(2, INTEGER), OPTIONAL],
      ["physicalBaseColumnNumber", implicit(3, INTEGER), OPTIONAL],
      ["characterSet", PhysicalDeviceFeature.CharacterSet, OPTIONAL],
      ["contentsOfDisplay", string("IA5String")],
    ],
    { extensible: true },
  ),
);
