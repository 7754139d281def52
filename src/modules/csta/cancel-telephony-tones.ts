// Generated from cancel-telephony-tones.asn1 by `npm run generate`. Do not edit.
//
// CSTA-cancel-telephony-tones: CSTA Phase III (ECMA-285, 4th edition).

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
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 231. */
export const cancelTelephonyTones: Operation<
  CancelTelephonyTonesArgument,
  CancelTelephonyTonesResult,
  ErrorDefinition.UniversalFailure,
  CancelTelephonyTonesArgumentInput,
  CancelTelephonyTonesResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("cancelTelephonyTones", 231, () => ({
  argument: CancelTelephonyTonesArgument,
  result: CancelTelephonyTonesResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface CancelTelephonyTonesArgument {
  connectionToStopTone: CallConnectionIdentifiers.ConnectionID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CancelTelephonyTonesArgument} for encoding: members with a DEFAULT may be absent. */
export interface CancelTelephonyTonesArgumentInput {
  connectionToStopTone: CallConnectionIdentifiers.ConnectionIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CancelTelephonyTonesArgument: Type<
  CancelTelephonyTonesArgument,
  CancelTelephonyTonesArgumentInput
> = /* @__PURE__ */ sequence(
  "CancelTelephonyTonesArgument",
  () => [
    ["connectionToStopTone", CallConnectionIdentifiers.ConnectionID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);

export type CancelTelephonyTonesResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const CancelTelephonyTonesResult: Type<CancelTelephonyTonesResult> = /* @__PURE__ */ choice(
  "CancelTelephonyTonesResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
