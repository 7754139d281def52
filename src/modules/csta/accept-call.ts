// Generated from accept-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-accept-call: CSTA Phase III (ECMA-285, 4th edition).

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
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 214. */
export const acceptCall: Operation<
  AcceptCallArgument,
  AcceptCallResult,
  ErrorDefinition.UniversalFailure,
  AcceptCallArgumentInput,
  AcceptCallResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("acceptCall", 214, () => ({
  argument: AcceptCallArgument,
  result: AcceptCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface AcceptCallArgument {
  callToBeAccepted: CallConnectionIdentifiers.ConnectionID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AcceptCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface AcceptCallArgumentInput {
  callToBeAccepted: CallConnectionIdentifiers.ConnectionIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AcceptCallArgument: Type<AcceptCallArgument, AcceptCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "AcceptCallArgument",
    () => [
      ["callToBeAccepted", CallConnectionIdentifiers.ConnectionID],
      ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );

export type AcceptCallResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const AcceptCallResult: Type<AcceptCallResult> = /* @__PURE__ */ choice(
  "AcceptCallResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
