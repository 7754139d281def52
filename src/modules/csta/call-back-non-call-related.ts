// Generated from call-back-non-call-related.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-back-non-call-related: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 300. */
export const callBackNonCallRelated: Operation<
  CallBackNonCallRelatedArgument,
  CallBackNonCallRelatedResult,
  ErrorDefinition.UniversalFailure,
  CallBackNonCallRelatedArgumentInput,
  CallBackNonCallRelatedResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("callBackNonCallRelated", 300, () => ({
  argument: CallBackNonCallRelatedArgument,
  result: CallBackNonCallRelatedResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface CallBackNonCallRelatedArgument {
  originatingDevice: DeviceIdentifier.DeviceID;
  targetDevice: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallBackNonCallRelatedArgument} for encoding: members with a DEFAULT may be absent. */
export interface CallBackNonCallRelatedArgumentInput {
  originatingDevice: DeviceIdentifier.DeviceIDInput;
  targetDevice: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallBackNonCallRelatedArgument: Type<
  CallBackNonCallRelatedArgument,
  CallBackNonCallRelatedArgumentInput
> = /* @__PURE__ */ sequence(
  "CallBackNonCallRelatedArgument",
  () => [
    ["originatingDevice", DeviceIdentifier.DeviceID],
    ["targetDevice", DeviceIdentifier.DeviceID],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);

export type CallBackNonCallRelatedResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const CallBackNonCallRelatedResult: Type<CallBackNonCallRelatedResult> =
  /* @__PURE__ */ choice("CallBackNonCallRelatedResult", () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ]);
