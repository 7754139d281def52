// Generated from call-back-call-related.asn1 by `npm run generate`. Do not edit.
//
// CSTA-call-back-call-related: CSTA Phase III (ECMA-285, 4th edition).

import {
  OPTIONAL,
  implicit,
  operation,
  sequence,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 215. */
export const callBack: Operation<
  CallBackArgument,
  CallBackResult,
  ErrorDefinition.UniversalFailure,
  CallBackArgumentInput,
  CallBackResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("callBack", 215, () => ({
  argument: CallBackArgument,
  result: CallBackResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface CallBackArgument {
  callbackConnection: CallConnectionIdentifiers.ConnectionID;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallBackArgument} for encoding: members with a DEFAULT may be absent. */
export interface CallBackArgumentInput {
  callbackConnection: CallConnectionIdentifiers.ConnectionIDInput;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallBackArgument: Type<CallBackArgument, CallBackArgumentInput> =
  /* @__PURE__ */ sequence(
    "CallBackArgument",
    () => [
      ["callbackConnection", CallConnectionIdentifiers.ConnectionID],
      ["callCharacteristics", CallControl.CallCharacteristics, OPTIONAL],
      ["subjectOfCall", implicit(0, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(1, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 4 },
  );

export interface CallBackResult {
  targetDevice?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link CallBackResult} for encoding: members with a DEFAULT may be absent. */
export interface CallBackResultInput {
  targetDevice?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const CallBackResult: Type<CallBackResult, CallBackResultInput> = /* @__PURE__ */ sequence(
  "CallBackResult",
  () => [
    ["targetDevice", DeviceIdentifier.DeviceID, OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 1 },
);
