// Generated from single-step-conference.asn1 by `npm run generate`. Do not edit.
//
// CSTA-single-step-conference: CSTA Phase III (ECMA-285, 4th edition).

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
import * as MediaServices from "./media-services.js";

/** Operation 20. */
export const singleStepConf: Operation<
  SingleStepConfArgument,
  SingleStepConfResult,
  ErrorDefinition.UniversalFailure,
  SingleStepConfArgumentInput,
  SingleStepConfResultInput,
  ErrorDefinition.UniversalFailure
> = /* @__PURE__ */ operation("singleStepConf", 20, () => ({
  argument: SingleStepConfArgument,
  result: SingleStepConfResult,
  error: ErrorDefinition.UniversalFailure,
  errors: [ErrorDefinition.universalFailure],
}));

export interface SingleStepConfArgument {
  activeCall: CallConnectionIdentifiers.ConnectionID;
  deviceToJoin: DeviceIdentifier.DeviceID;
  participationType: DeviceFeatureTypes.ParticipationType;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SingleStepConfArgument} for encoding: members with a DEFAULT may be absent. */
export interface SingleStepConfArgumentInput {
  activeCall: CallConnectionIdentifiers.ConnectionIDInput;
  deviceToJoin: DeviceIdentifier.DeviceIDInput;
  participationType?: DeviceFeatureTypes.ParticipationType;
  accountCode?: DeviceFeatureTypes.AccountInfo;
  authCode?: DeviceFeatureTypes.AuthCode;
  correlatorData?: DeviceFeatureTypes.CorrelatorData;
  userData?: DeviceFeatureTypes.UserData;
  subjectOfCall?: DeviceFeatureTypes.SubjectOfCall;
  languagePreferences?: DeviceFeatureTypes.LanguagePreferences;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SingleStepConfArgument: Type<SingleStepConfArgument, SingleStepConfArgumentInput> =
  /* @__PURE__ */ sequence(
    "SingleStepConfArgument",
    () => [
      ["activeCall", CallConnectionIdentifiers.ConnectionID],
      ["deviceToJoin", DeviceIdentifier.DeviceID],
      ["participationType", DeviceFeatureTypes.ParticipationType, { default: 1 }],
      ["accountCode", implicit(0, DeviceFeatureTypes.AccountInfo), OPTIONAL],
      ["authCode", implicit(1, DeviceFeatureTypes.AuthCode), OPTIONAL],
      ["correlatorData", implicit(2, DeviceFeatureTypes.CorrelatorData), OPTIONAL],
      ["userData", DeviceFeatureTypes.UserData, OPTIONAL],
      ["subjectOfCall", implicit(3, DeviceFeatureTypes.SubjectOfCall), OPTIONAL],
      ["languagePreferences", implicit(4, DeviceFeatureTypes.LanguagePreferences), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 9 },
  );

export interface SingleStepConfResult {
  conferencedCall: CallConnectionIdentifiers.ConnectionID;
  conferencedCallInfo?: MediaServices.ConnectionInformation;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
/** {@link SingleStepConfResult} for encoding: members with a DEFAULT may be absent. */
export interface SingleStepConfResultInput {
  conferencedCall: CallConnectionIdentifiers.ConnectionIDInput;
  conferencedCallInfo?: MediaServices.ConnectionInformationInput;
  callLinkageDataList?: CallControl.CallLinkageDataList;
  extensions?: ExtensionTypes.CSTACommonArguments;
}
export const SingleStepConfResult: Type<SingleStepConfResult, SingleStepConfResultInput> =
  /* @__PURE__ */ sequence(
    "SingleStepConfResult",
    () => [
      ["conferencedCall", CallConnectionIdentifiers.ConnectionID],
      ["conferencedCallInfo", MediaServices.ConnectionInformation, OPTIONAL],
      ["callLinkageDataList", implicit(1, CallControl.CallLinkageDataList), OPTIONAL],
      ["extensions", ExtensionTypes.CSTACommonArguments, OPTIONAL],
    ],
    { extensible: 3 },
  );
