// Generated from set-forwarding.asn1 by `npm run generate`. Do not edit.
//
// CSTA-set-forwarding: CSTA Phase III (ECMA-285, 4th edition).

import {
  BOOLEAN,
  INTEGER,
  NULL,
  OPTIONAL,
  choice,
  implicit,
  integer,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 317. */
export const setForwarding: Operation<
  SetForwardingArgument,
  SetForwardingResult,
  ErrorDefinition.UniversalFailure,
  SetForwardingArgumentInput,
  SetForwardingResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("setForwarding", 317, () => ({
  argument: SetForwardingArgument,
  result: SetForwardingResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SetForwardingArgument {
  device: DeviceIdentifier.DeviceID;
  forwardingType?: DeviceFeatureTypes.ForwardingType;
  activateForward: boolean;
  forwardDN?: DeviceIdentifier.DeviceID;
  ringCount?: number;
  ringDuration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SetForwardingArgument} for encoding: members with a DEFAULT may be absent. */
export interface SetForwardingArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  forwardingType?: DeviceFeatureTypes.ForwardingType;
  activateForward: boolean;
  forwardDN?: DeviceIdentifier.DeviceIDInput;
  ringCount?: number;
  ringDuration?: number;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SetForwardingArgument: Type<SetForwardingArgument, SetForwardingArgumentInput> =
  /* @__PURE__ */ sequence(
    "SetForwardingArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["forwardingType", DeviceFeatureTypes.ForwardingType, OPTIONAL],
      ["activateForward", BOOLEAN],
      ["forwardDN", DeviceIdentifier.DeviceID, OPTIONAL],
      ["ringCount", integer({ constraint: { value: [{ min: 1, max: 100 }] } }), OPTIONAL],
      ["ringDuration", implicit(3, INTEGER), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 6 },
  );

export type SetForwardingResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const SetForwardingResult: Type<SetForwardingResult> = /* @__PURE__ */ choice(
  "SetForwardingResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
