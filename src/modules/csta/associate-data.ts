// Generated from associate-data.asn1 by `npm run generate`. Do not edit.
//
// CSTA-associate-data: CSTA Phase III (ECMA-285, 4th edition).

import {
  NULL,
  OPTIONAL,
  choice,
  implicit,
  operation,
  sequence,
  type Choice,
  type Operation,
  type Type,
} from "../../codec/index.js";
import * as CallConnectionIdentifiers from "./call-connection-identifiers.js";
import * as CallControl from "./call-control.js";
import * as DeviceFeatureTypes from "./device-feature-types.js";
import * as DeviceIdentifier from "./device-identifier.js";
import * as ErrorDefinition from "./error-definition.js";
import * as ExtensionTypes from "./extension-types.js";

/** Operation 230. */
export const associateData: Operation<
  AssociateDataArgument,
  AssociateDataResult,
  ErrorDefinition.UniversalFailure,
  AssociateDataArgumentInput,
  AssociateDataResult,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("associateData", 230, () => ({
  argument: AssociateDataArgument,
  result: AssociateDataResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface AssociateDataArgument {
  existingCall: CallConnectionIdentifiers.ConnectionID;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callQualifyingData?: CallControl.CallQualifyingData;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceInfo?: DeviceIdentifier.DeviceID;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link AssociateDataArgument} for encoding: members with a DEFAULT may be absent. */
export interface AssociateDataArgumentInput {
  existingCall: CallConnectionIdentifiers.ConnectionIDInput;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  callQualifyingData?: CallControl.CallQualifyingData;
  callCharacteristics?: CallControl.CallCharacteristics;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  deviceInfo?: DeviceIdentifier.DeviceIDInput;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const AssociateDataArgument: Type<AssociateDataArgument, AssociateDataArgumentInput> =
  /* @__PURE__ */ sequence(
    "AssociateDataArgument",
    () => [
      ["existingCall", CallConnectionIdentifiers.ConnectionID],
      ["accountCode", implicit(0, DeviceFeatureTypes.AccountInfo), OPTIONAL],
      ["authCode", implicit(1, DeviceFeatureTypes.AuthCode), OPTIONAL],
      ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["callQualifyingData", implicit(3, CallControl.CallQualifyingData), OPTIONAL],
      ["callCharacteristics", implicit(4, CallControl.CallCharacteristics), OPTIONAL],
      ["subjectOfCall", implicit(5, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(6, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["deviceInfo", implicit(7, DeviceIdentifier.DeviceID), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 9 },
  );

export type AssociateDataResult = Choice<{
  extensions: ExtensionTypes.CSTACommonArguments;
  noData: null;
}>;
export const AssociateDataResult: Type<AssociateDataResult> = /* @__PURE__ */ choice(
  "AssociateDataResult",
  () => [
    ["extensions", ExtensionTypes.CSTACommonArguments],
    ["noData", NULL],
  ],
);
