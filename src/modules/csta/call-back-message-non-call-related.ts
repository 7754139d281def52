// Generated from call-back-message-non-call-related.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-back-message-non-call-related: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 301. */
export const callBackMessageNonCallRelated: Operation<
  CallBackMessageNonCallRelatedArgument,
  CallBackMessageNonCallRelatedResult,
  ErrorDefinition.UniversalFailure,
  CallBackMessageNonCallRelatedArgumentInput,
  CallBackMessageNonCallRelatedResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("callBackMessageNonCallRelated", 301, () => ({
  argument: CallBackMessageNonCallRelatedArgument,
  result: CallBackMessageNonCallRelatedResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface CallBackMessageNonCallRelatedArgument {
  originatingDevice: DeviceIdentifier.DeviceID;
  targetDevice: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/**
 * {@link CallBackMessageNonCallRelatedArgument} for encoding: members with a DEFAULT may be absent.
 */
export interface CallBackMessageNonCallRelatedArgumentInput {
  originatingDevice: DeviceIdentifier.DeviceIDInput;
  targetDevice: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallBackMessageNonCallRelatedArgument: Type<
  CallBackMessageNonCallRelatedArgument,
  CallBackMessageNonCallRelatedArgumentInput
> = /* @__PURE__ */ sequence(
  "CallBackMessageNonCallRelatedArgument",
  () => [
    ["originatingDevice", DeviceIdentifier.DeviceID],
    ["targetDevice", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export type CallBackMessageNonCallRelatedResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const CallBackMessageNonCallRelatedResult: Type<CallBackMessageNonCallRelatedResult> =
  /* @__PURE__ */ choice("CallBackMessageNonCallRelatedResult", () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ]);
