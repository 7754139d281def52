// Generated from park-call.asn1 by `npm run generate`. Do not edit.
//
// CSTA-park-call: CSTA Phase III (ECMA-285, 4th edition).

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

/** Operation 18. */
export const parkCall: Operation<
  ParkCallArgument,
  ParkCallResult,
  ErrorDefinition.UniversalFailure,
  ParkCallArgumentInput,
  ParkCallResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("parkCall", 18, () => ({
  argument: ParkCallArgument,
  result: ParkCallResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface ParkCallArgument {
  parking: CallConnectionIdentifiers.ConnectionID;
  parkTo: DeviceIdentifier.DeviceID;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ParkCallArgument} for encoding: members with a DEFAULT may be absent. */
export interface ParkCallArgumentInput {
  parking: CallConnectionIdentifiers.ConnectionIDInput;
  parkTo: DeviceIdentifier.DeviceIDInput;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ParkCallArgument: Type<ParkCallArgument, ParkCallArgumentInput> =
  /* @__PURE__ */ sequence(
    "ParkCallArgument",
    () => [
      ["parking", CallConnectionIdentifiers.ConnectionID],
      ["parkTo", DeviceIdentifier.DeviceID],
      ["correlatorData", DeviceFeatureTypes.CorrelatorData, OPTIONAL],
      ["subjectOfCall", implicit(0, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(1, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 5 },
  );

export interface ParkCallResult {
  parkedTo?: CallConnectionIdentifiers.ConnectionID;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link ParkCallResult} for encoding: members with a DEFAULT may be absent. */
export interface ParkCallResultInput {
  parkedTo?: CallConnectionIdentifiers.ConnectionIDInput;
  callLinkageData?: CallControl.CallLinkageData;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const ParkCallResult: Type<ParkCallResult, ParkCallResultInput> = /* @__PURE__ */ sequence(
  "ParkCallResult",
  () => [
    ["parkedTo", CallConnectionIdentifiers.ConnectionID, OPTIONAL],
    ["callLinkageData", implicit(1, CallControl.CallLinkageData), OPTIONAL],
    ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
  ],
  { extensible: 2 },
);
