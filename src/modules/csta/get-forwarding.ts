// Generated from get-forwarding.asn1 by `npm run generate`. Do not edit.
//
// CSTA-get-forwarding: CSTA Phase III (ECMA-285, 4th edition).

import { OPTIONAL, operation, sequence, type Operation, type Type } from "../../codec/index.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 309. */
export const getForwarding: Operation<
  GetForwardingArgument,
  GetForwardingResult,
  ErrorDefinition.UniversalFailure,
  GetForwardingArgumentInput,
  GetForwardingResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("getForwarding", 309, () => ({
  argument: GetForwardingArgument,
  result: GetForwardingResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface GetForwardingArgument {
  device: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetForwardingArgument} for encoding: members with a DEFAULT may be absent. */
export interface GetForwardingArgumentInput {
  device: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetForwardingArgument: Type<GetForwardingArgument, GetForwardingArgumentInput> =
  /* @__PURE__ */ sequence(
    "GetForwardingArgument",
    () => [
      ["device", DeviceIdentifier.DeviceID],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );

export interface GetForwardingResult {
  forwardingList: DeviceFeatureTypes.ForwardList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link GetForwardingResult} for encoding: members with a DEFAULT may be absent. */
export interface GetForwardingResultInput {
  forwardingList: DeviceFeatureTypes.ForwardListInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const GetForwardingResult: Type<GetForwardingResult, GetForwardingResultInput> =
  /* @__PURE__ */ sequence(
    "GetForwardingResult",
    () => [
      ["forwardingList", DeviceFeatureTypes.ForwardList],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 1 },
  );
