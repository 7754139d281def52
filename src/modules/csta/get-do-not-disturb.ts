// Generated from get-do-not-disturb.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-do-not-disturb: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  OPTIONAL,
  operation,
  sequence,
  sequenceOf,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 308. */
export const getDoNotDisturb: Operation<
  GetDoNotDisturbArgument,
  GetDoNotDisturbResult,
  ErrorDefinition.UniversalFailure,
  GetDoNotDisturbArgumentInput,
  GetDoNotDisturbResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getDoNotDisturb", 308, () => ({
  argument: GetDoNotDisturbArgument,
  result: GetDoNotDisturbResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetDoNotDisturbArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetDoNotDisturbArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetDoNotDisturbArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetDoNotDisturbArgument: Type<GetDoNotDisturbArgument, GetDoNotDisturbArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetDoNotDisturbArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface GetDoNotDisturbResult {
  doNotDisturbOn: boolean;
  callOrigination?: DeviceFeatureTypes.CallOrigination;
  callingDeviceList?: DeviceIdentifier.DeviceID[];
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetDoNotDisturbResult} for encoding: members with a DEFAULT may be absent. */
export interface GetDoNotDisturbResultInput {
  doNotDisturbOn: boolean;
  callOrigination?: DeviceFeatureTypes.CallOrigination;
  callingDeviceList?: DeviceIdentifier.DeviceIDInput[];
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetDoNotDisturbResult: Type<GetDoNotDisturbResult, GetDoNotDisturbResultInput> =
  /* @__PURE__ */ sequence(
    "GetDoNotDisturbResult",
    () => [
      ["doNotDisturbOn", BOOLEAN],
      ["callOrigination", DeviceFeatureTypes.CallOrigination, OPTIONAL],
      ["callingDeviceList", sequenceOf("", () => DeviceIdentifier.DeviceID), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
