// Generated from set-do-not-disturb.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-do-not-disturb: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  NULL,
  OPTIONAL,
  choice,
  operation,
  sequence,
  sequenceOf,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 316. */
export const setDoNotDisturb: Operation<
  SetDoNotDisturbArgument,
  SetDoNotDisturbResult,
  ErrorDefinition.UniversalFailure,
  SetDoNotDisturbArgumentInput,
  SetDoNotDisturbResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setDoNotDisturb", 316, () => ({
  argument: SetDoNotDisturbArgument,
  result: SetDoNotDisturbResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetDoNotDisturbArgument {
  device: DeviceIdentifier.DeviceID;
  doNotDisturbOn: boolean;
  callOrigination?: DeviceFeatureTypes.CallOrigination;
  callingDeviceList?: DeviceIdentifier.DeviceID[];
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetDoNotDisturbArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetDoNotDisturbArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  doNotDisturbOn: boolean;
  callOrigination?: DeviceFeatureTypes.CallOrigination;
  callingDeviceList?: DeviceIdentifier.DeviceIDInput[];
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetDoNotDisturbArgument: Type<SetDoNotDisturbArgument, SetDoNotDisturbArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetDoNotDisturbArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["doNotDisturbOn", BOOLEAN],
      ["callOrigination", DeviceFeatureTypes.CallOrigination, OPTIONAL],
      ["callingDeviceList", sequenceOf("", () => DeviceIdentifier.DeviceID), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );

export type SetDoNotDisturbResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetDoNotDisturbResult: Type<SetDoNotDisturbResult> = /* @__PURE__ */ choice(
  "SetDoNotDisturbResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
